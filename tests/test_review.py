"""The queue of what is unsure, and the commands that people review with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import referat
from models.evidence import Span
from models.page import Box
from models.store import Store, open_store
from referat.cli import main
from referat.review.queue import Choice, count_queue, load_queue
from referat.review.rulings import bring_up
from tests.made_records import ITEM, MEETING, PARSED, PROPOSAL, document, found

OUTCOME = "meetings-1/items-3/decision_points-2/outcome"
TITLE = "meetings-1/items-3/title"
SHA = document().source.sha256[:12]


def faint(value: str, confidence: float, start: int) -> Any:
    """A value read from a picture, so surely."""
    span = Span(2, start, start + len(value), Box(50.0, 60.0, 200.0, 72.0), value, confidence)
    return replace(found(value), spans=(span,))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    first, second = ITEM.decision_points
    doubtful = replace(second, outcome=replace(found("approved"), certainty="uncertain", note="to ord"))
    item = replace(ITEM, decision_points=(replace(first, outcome=found("other")), doubtful))
    meeting = replace(MEETING, items=(item,), location=faint("Rådhuset", 0.3, 7))
    proposal = replace(PROPOSAL, department=faint("Skoler", 0.5, 90), summary=faint("Klart", 0.9, 120))
    opened = open_store(tmp_path / "test.db")
    parsed = replace(PARSED, meetings=(meeting,), proposals=(proposal,))
    opened.save_document(document(), parsed, "1")
    bring_up(opened)
    yield opened
    opened.close()


def run(store: Store, *words: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(store.path), *words])


def addresses(store: Store, **asked: Any) -> list[str]:
    return [str(one).partition("/")[2] for one in referat.doubts(store, **asked)["address"]]


def test_the_worst_comes_first_with_its_reason_and_place(store: Store) -> None:
    frame = referat.doubts(store)
    assert list(frame["kind"])[:4] == ["value", "outcome", "ocr", "ocr"]
    assert list(frame["score"]) == sorted(frame["score"], reverse=True)
    first = frame.iloc[0]
    assert (first["address"], first["value"], first["note"]) == (f"{SHA}/{OUTCOME}", "godkendt", "to ord")
    assert first["place"] == "Møde 1, Punkt 3, Beslutning 2" and first["context"] == "=1+1"
    assert addresses(store, kind="scanning") == ["meetings-1/location", "proposals-NK07/department"]


def test_the_queue_goes_on_where_it_stopped(store: Store) -> None:
    with store.reading() as connection:
        whole = load_queue(connection, Choice(), 100)
        parts, after = [], None
        while some := load_queue(connection, Choice(after=after), 2):
            parts += some
            after = some[-1].after
        assert parts == whole
        assert sum(count_queue(connection).values()) == len(whole)
        assert load_queue(connection, Choice(after="[nonsense"), 100) == whole
        assert load_queue(connection, Choice(documents=(9,)), 100) == []


@pytest.mark.parametrize("answer", ["accept", "correct", "reject"])
def test_what_is_answered_is_no_longer_asked(store: Store, answer: str) -> None:
    before = addresses(store)
    for path in before:
        if answer == "accept" or "findings/" in path:
            referat.accept(store, f"{SHA}/{path}")
        elif path.endswith("outcome") or answer == "correct":
            value = "afslået" if path.endswith("outcome") else "Noget andet"
            referat.correct(store, f"{SHA}/{path}", value)
        else:
            referat.reject(store, f"{SHA}/{path}")
    assert addresses(store) == []
    for number in referat.corrections(store)["correction_id"]:
        referat.undo(store, int(number))
    assert addresses(store) == before


def test_a_correction_of_a_text_that_changed_is_asked_first(store: Store) -> None:
    referat.correct(store, f"{SHA}/{OUTCOME}", "afslået", by="Karen Holm")
    other = replace(found("noted"), spans=found("Til efterretning", 2).spans)
    item = replace(
        ITEM, decision_points=(ITEM.decision_points[0], replace(ITEM.decision_points[1], outcome=other))
    )
    parsed = replace(PARSED, meetings=(replace(MEETING, items=(item,)),))
    store.save_document(document(), parsed, "2")
    first = referat.doubts(store).iloc[0]
    assert (first["kind"], first["address"]) == ("correction", f"{SHA}/{OUTCOME}")
    assert "Karen Holm har sagt: afslået" in first["reason"]
    referat.accept(store, f"{SHA}/{OUTCOME}")
    assert "correction" not in set(referat.doubts(store)["kind"])


def test_reviewing_on_the_command_line(store: Store) -> None:
    listed = json.loads(run(store, "review", "--json", "--limit", "1").stdout)
    said = run(
        store,
        "correct",
        listed[0]["address"],
        "--to",
        "afslået",
        "--why",
        "Se lydfilen.",
        "--by",
        "Karen Holm",
    )
    assert (said.exit_code, said.stdout) == (0, "")
    assert "--undo 1" in said.stderr
    assert "afslået" in run(store, "decisions", "--outcome", "afslået").stdout
    shown = run(store, "corrections").stdout
    assert all(word in shown for word in ("Karen Holm", "godkendt", "afslået", "Se lydfilen.", "gælder"))
    assert run(store, "review", "--kind", "værdi").stdout == ""
    assert run(store, "corrections", "--undo", "1").exit_code == 0
    assert (
        json.loads(run(store, "corrections", "--state", "fortrudt", "--json").stdout)[0]["value"]
        == "rejected"
    )
    assert "Udfald" in run(store, "review", "--kind", "værdi").stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("correct", f"{SHA}/{OUTCOME}"), 2, "--to"),
        (("correct", f"{SHA}/{OUTCOME}", "--to", "måske"), 2, "måske"),
        (("correct", "nowhere", "--accept"), 7, "adressen"),
        (("correct", f"{SHA}/items-9/title", "--accept"), 7, "ingen værdi"),
        (("corrections", "--undo", "7"), 7, "ingen rettelse"),
        (("review", "--kind", "alt"), 2, "alt"),
    ],
)
def test_what_cannot_be_done_is_said(store: Store, words: tuple[str, ...], code: int, said: str) -> None:
    result = run(store, *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr


def test_a_finding_that_was_seen_is_listed_no_more(store: Store) -> None:
    for path in [path for path in addresses(store) if "table.sum" in path]:
        referat.accept(store, f"{SHA}/{path}")
    shown = run(store, "findings")
    assert "giver ikke summen" not in shown.stdout and "1 bemærkning er set" in shown.stderr
    assert "giver ikke summen" in run(store, "findings", "--json").stdout


def test_corrections_go_to_another_store_and_two_people_agree_by_time(store: Store, tmp_path: Path) -> None:
    other = open_store(tmp_path / "other.db")
    other.save_document(document(name="/elsewhere/nørreby.pdf"), PARSED, "1")
    referat.correct(other, f"{SHA}/{TITLE}", "Sti langs fjorden", by="Per Lund")
    referat.correct(store, f"{SHA}/{TITLE}", "Cykelsti", by="Karen Holm")
    referat.correct(store, f"{SHA}/proposals-NK07/tables-1/columns-1", "2030")
    file = tmp_path / "rettelser.json"
    file.write_text(run(store, "corrections", "--json").stdout, encoding="utf-8")
    taken = run(other, "corrections", "--import", str(file))
    assert taken.exit_code == 0
    assert "2 nye rettelser" in taken.stderr and "1 værdi siger" in taken.stderr
    assert "0 nye" in run(other, "corrections", "--import", str(file)).stderr
    assert referat.items(other)["title"].iloc[0] == "Cykelsti"
    assert 2030 in set(referat.amounts(other)["year"].dropna())
    for number in referat.corrections(store)["correction_id"]:
        referat.undo(store, int(number))
    file.write_text(run(store, "corrections", "--json").stdout, encoding="utf-8")
    assert "2 fortrudt" in run(other, "corrections", "--import", str(file)).stderr
    assert referat.items(other)["title"].iloc[0] == "Sti langs fjorden"
    other.close()


def test_corrections_wait_for_their_file(store: Store, tmp_path: Path) -> None:
    referat.correct(store, f"{SHA}/{TITLE}", "Cykelsti")
    file = tmp_path / "rettelser.json"
    file.write_text(run(store, "corrections", "--json").stdout, encoding="utf-8")
    empty = open_store(tmp_path / "empty.db")
    assert run(empty, "corrections", "--import", str(file)).exit_code == 0
    assert list(referat.corrections(empty)["state"]) == ["absent"]
    empty.save_document(document(), PARSED, "1")
    assert list(referat.corrections(empty)["state"]) == ["applied"]
    empty.close()


@pytest.mark.parametrize(
    "changed",
    [
        {"also": '{"id": 7}'},
        {"also": '{"value\\" = 1, \\"x": 7}'},
        {"field": "item_id"},
        {"record_table": "document"},
        {"verdict": "maybe"},
        {"value": "perhaps"},
        {"uid": 7},
        {"sha256": None},
    ],
)
def test_a_file_of_corrections_that_is_none_changes_nothing(
    store: Store, tmp_path: Path, changed: dict[str, Any]
) -> None:
    referat.correct(store, f"{SHA}/{OUTCOME}", "afslået")
    said = json.loads(run(store, "corrections", "--json").stdout)
    file = tmp_path / "rettelser.json"
    file.write_text(json.dumps([said[0] | changed]), encoding="utf-8")
    empty = open_store(tmp_path / "empty.db")
    result = run(empty, "corrections", "--import", str(file))
    assert result.exit_code == 4 and "rettelse 1" in result.stderr
    assert referat.corrections(empty).empty
    empty.close()
