"""The commands on votes, statements, acts and attendance: what they list, and what they filter."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import referat
from models.records_rulings import Ballot
from models.store import open_store
from referat.cli import main
from referat.importing.revision import parser_version
from tests.made_records import ITEM, MEETING, PARSED, document, found


@pytest.fixture(autouse=True)
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REFERAT_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    store = open_store(tmp_path / "referat.db")
    store.save_document(document(), PARSED, "1")
    store.close()


def rows(*arguments: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(main, [*arguments, "--json"])
    assert result.exit_code == 0, result.output
    read: list[dict[str, Any]] = json.loads(result.stdout)
    return read


def test_rounds_of_voting_in_order_with_both_sides() -> None:
    first, second = rows("votes")
    assert (first["round"], first["matter"], first["count_against"]) == (1, "amendment", 5)
    assert (second["in_favour"], second["against"], second["rest"]) == ("A; B", "Karen Holm", "for")
    assert second["decision_id"] == rows("decisions")[0]["decision_id"]
    assert all(row["page"] == 2 for row in (first, second))


def test_votes_are_filtered() -> None:
    assert [row["round"] for row in rows("votes", "--result", "forkastet")] == [1]
    assert [(row["round"], row["choice"]) for row in rows("votes", "--voter", "a")] == [
        (1, "against"),
        (2, "in_favour"),
    ]
    assert [row["voter"] for row in rows("votes", "--voter", "holm", "--choice", "imod")] == ["Karen Holm"]


def test_a_national_party_is_found_by_its_letter_and_its_name_and_that_is_said() -> None:
    result = CliRunner().invoke(main, ["votes", "--voter", "Socialdemokratiet", "--json"])
    assert [(row["voter"], row["choice"]) for row in json.loads(result.stdout)] == [
        ("A", "against"),
        ("A", "in_favour"),
    ]
    assert "A er regnet for det samme parti som Socialdemokratiet" in result.stderr
    assert "udledt" in result.stderr
    assert CliRunner().invoke(main, ["votes", "--voter", "A", "--json"]).stderr == ""
    assert CliRunner().invoke(main, ["votes", "--voter", "Nørrebylisten", "--json"]).exit_code == 7


def test_statements_acts_and_attendees() -> None:
    assert [row["by"] for row in rows("statements", "--kind", "forbehold")] == ["B"]
    assert [row["paragraph"] for row in rows("laws", "--act", "VEJLOV")] == ["12"]
    assert rows("laws", "--paragraph", "13") == []
    told = {(row["name"], row["status"], row["number"], row["time"]) for row in rows("attendees")}
    assert told == {
        ("Karen Holm", "excused", None, None),
        ("Ida Berg", "absent", None, None),
        ("Ida Berg", "recused", "3", None),
        ("Bo Dam", "substitute", None, None),
        ("Per Lund", "late", None, "17:15"),
    }
    assert [row["name"] for row in rows("attendees", "--status", "inhabil")] == ["Ida Berg"]


@pytest.mark.parametrize("command", ["votes", "statements", "laws", "attendees"])
def test_a_person_gets_a_table_in_danish(command: str) -> None:
    result = CliRunner().invoke(main, [command])
    assert result.exit_code == 0, result.output
    assert "Teknisk Udvalg 5.3.2024" in result.stdout


def test_what_cannot_be_combined_is_said() -> None:
    result = CliRunner().invoke(main, ["votes", "--voter", "A", "--result", "vedtaget"])
    assert result.exit_code == 2


@pytest.mark.parametrize("command", ["votes", "statements", "laws", "attendees"])
def test_papers_read_by_an_older_version_are_to_be_read_again(command: str, tmp_path: Path) -> None:
    (meeting,) = PARSED.meetings[:1]
    silent = replace(
        meeting,
        present=(),
        absent=(),
        attendance=(),
        items=tuple(
            replace(item, ballots=(), statements=(), law_references=(), attendance=())
            for item in meeting.items
        ),
    )
    for version, told in (("0.1.0+p0.r0", True), (parser_version(), False)):
        store = open_store(tmp_path / f"{told}.db")
        store.save_document(document(), replace(PARSED, meetings=(silent,)), version)
        store.close()
        result = CliRunner().invoke(main, ["--db", f"{told}.db", command])
        assert ("Ingen rækker passer." in result.stderr) == told
        assert ("referat import MAPPE" in result.stderr) == told
        assert ("Der er ingen " in result.stderr) != told


def test_a_filter_that_there_is_not_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="voters: no such filter"):
        referat.votes(open_store(tmp_path / "referat.db"), voters="A")  # type: ignore[call-arg]


def test_persons_of_a_party_are_found_by_its_letter_and_its_name() -> None:
    names = ("Ole Krag (V)", "Ida Berg (VÆ)", "Ib Toft (C)")
    ballot = Ballot(against=tuple(map(found, names)), result=found("adopted"))  # type: ignore[arg-type]
    meeting = replace(MEETING, items=(replace(ITEM, ballots=(ballot,)),))
    store = open_store(Path("referat.db"))
    store.save_document(document("/arkiv/andet.pdf", "b"), replace(PARSED, meetings=(meeting,)), "1")
    store.close()
    for asked in ("V", "v", "Venstre", "Liste V"):
        assert [row["voter"] for row in rows("votes", "--voter", asked)] == ["Ole Krag (V)"]
    assert [row["voter"] for row in rows("votes", "--voter", "VÆ")] == ["Ida Berg (VÆ)"]
