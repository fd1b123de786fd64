"""What people said of a file that another took the place of: asked again on the same value of the new one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import referat
from models.errors import BadValue, InputError, NotFound
from models.records import Meeting, Parsed
from models.store import Store, open_store
from referat.review import exchange
from referat.review.queue import count_queue
from tests.made_records import ITEM, MEETING, PARSED, PROPOSAL, TABLE, document, found
from tests.web_room import ask, open_app

OLD, NEW = document(content="a"), document(content="b")
OLD_SHA, NEW_SHA = OLD.source.sha256[:12], NEW.source.sha256[:12]
AT = "meetings-1/items-3"
BY = {"by": "Karen Holm", "why": "Se lydfilen."}
ME = {"by": "Jens Vang"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(path)
    opened.save_document(OLD, PARSED, "1")
    yield opened
    opened.close()


def offers(store: Store) -> list[dict[str, Any]]:
    with store.reading() as connection:
        counted = count_queue(connection)["earlier"]
    rows = [row for row in referat.doubts(store, kind="earlier").to_dict("records")]
    assert len(rows) == counted
    return rows


def first(store: Store, sha256: str = NEW_SHA) -> Meeting:
    (info,) = [info for info in store.load_documents() if (info.sha256 or "").startswith(sha256)]
    return store.load_parsed(info.id).meetings[0]


def test_a_correction_is_offered_on_the_same_value_of_a_new_file(store: Store) -> None:
    referat.correct(store, f"{OLD_SHA}/{AT}/decision_points-1/outcome", "afslået", **BY)
    assert offers(store) == []
    store.save_document(NEW, PARSED, "1")
    (offer,) = offers(store)
    assert "gælder det også her? Karen Holm" in offer["reason"] and "afslået" in offer["reason"]
    assert (offer["value"], offer["file"], offer["page"]) == ("godkendt med ændringer", "nørreby.pdf", 2)
    assert first(store).items[0].decision_points[0].outcome.value == "approved_with_changes"
    made = referat.accept(store, offer["address"], why="Samme møde.", **ME)
    outcome = first(store).items[0].decision_points[0].outcome
    assert (outcome.value, outcome.certainty) == ("rejected", "corrected")
    row = referat.corrections(store).set_index("correction_id").loc[made]
    assert (
        row["made_by"] == "Jens Vang"
        and "Samme møde. Se lydfilen. Fra nørreby.pdf, hvor Karen Holm" in row["why"]
    )
    assert offers(store) == []
    store.save_document(NEW, PARSED, "2")
    assert first(store).items[0].decision_points[0].outcome.value == "rejected"


def test_what_does_not_hold_for_the_new_file_is_gone(store: Store) -> None:
    referat.correct(store, f"{OLD_SHA}/{AT}/title", "En anden titel", **BY)
    store.save_document(NEW, PARSED, "1")
    (offer,) = offers(store)
    with pytest.raises(BadValue, match="bekræftes eller afvises"):
        referat.correct(store, offer["address"], "Noget", **ME)
    assert referat.reject(store, offer["address"], **ME) is None
    assert offers(store) == [] and first(store) == PARSED.meetings[0]
    with pytest.raises(NotFound):
        referat.accept(store, offer["address"], **ME)
    store.save_document(OLD, PARSED, "1")
    titles = [item.title and item.title.value for item in first(store, OLD_SHA).items]
    assert "En anden titel" in titles, "for the file itself it holds whenever that comes back"


def test_an_item_is_known_by_its_title_where_numbers_moved(store: Store) -> None:
    referat.correct(store, f"{OLD_SHA}/{AT}/case_number", "24-9999", **BY)
    moved = replace(ITEM, number=found("7"))
    other = replace(ITEM, title=found("Noget helt andet"))
    store.save_document(NEW, with_items(other, moved), "1")
    (offer,) = offers(store)
    assert "Punkt 7" in offer["place"]
    referat.accept(store, offer["address"], **ME)
    assert [item.case_number.value for item in first(store).items if item.case_number] == [
        "24-1234",
        "24-9999",
    ]


def with_items(*items: Any) -> Parsed:
    return replace(PARSED, meetings=(replace(MEETING, items=items), *PARSED.meetings[1:]))


def test_nothing_is_offered_that_is_not_there_or_read_so_or_said_already(store: Store) -> None:
    referat.correct(store, f"{OLD_SHA}/{AT}/title", "En anden titel", **BY)
    store.save_document(NEW, with_items(replace(ITEM, number=found("9"), title=found("Fremmed"))), "1")
    assert offers(store) == []
    store.save_document(NEW, with_items(replace(ITEM, title=found("En anden titel"))), "2")
    assert offers(store) == []
    store.save_document(NEW, PARSED, "3")
    assert len(offers(store)) == 1
    referat.accept(store, f"{NEW_SHA}/{AT}/title", **ME)
    assert offers(store) == []


def test_records_added_and_taken_out_are_offered_too(store: Store) -> None:
    said = {"tekst": "Et ekstra punkt blev afvist.", "udfald": "afslået"}
    referat.add(store, f"{OLD_SHA}/{AT}/decision_points", said, **BY)
    referat.reject(store, f"{OLD_SHA}/{AT}/decision_points-2", **BY)
    store.save_document(NEW, PARSED, "1")
    for offer in offers(store):
        referat.accept(store, offer["address"], **ME)
    assert offers(store) == []
    points = [point.text.value for point in first(store).items[0].decision_points]
    assert points == [ITEM.decision_points[0].text.value, "Et ekstra punkt blev afvist."]


def test_a_number_of_a_proposal_is_offered(store: Store) -> None:
    referat.correct(store, f"{OLD_SHA}/proposals-NK07/tables-1/rows-1/values-1", "-999", **BY)
    store.save_document(NEW, PARSED, "1")
    (offer,) = offers(store)
    referat.accept(store, offer["address"], **ME)
    (info,) = [info for info in store.load_documents() if info.sha256.startswith(NEW_SHA)]
    value = store.load_parsed(info.id).proposals[0].tables[0].rows[0].values[0]
    assert PROPOSAL.tables == (TABLE,) and value is not None and int(value.value) == -999


def test_a_number_alone_is_no_sign_where_the_titles_are_of_two_matters(store: Store) -> None:
    referat.correct(store, f"{OLD_SHA}/{AT}/case_number", "24-9999", **BY)
    title = ITEM.title.value if ITEM.title else ""
    store.save_document(NEW, with_items(replace(ITEM, title=found("Skolestart i Nørreby"))), "1")
    assert offers(store) == []
    for near in (found(f"{title}."), None):
        store.save_document(NEW, with_items(replace(ITEM, title=near)), "2")
        (offer,) = offers(store)
        assert f"nørreby.pdf (»{title}«)" in offer["reason"]


def test_an_item_is_known_by_its_printed_title_and_found_so(store: Store, path: Path) -> None:
    referat.correct(store, f"{OLD_SHA}/{AT}/title", "En helt anden titel", **BY)
    referat.correct(store, f"{OLD_SHA}/{AT}/case_number", "24-9999", **BY)
    printed = ITEM.title.value if ITEM.title else ""
    told = [json.loads(known)["item"]["title"] for known in referat.corrections(store)["known_by"]]
    assert told == [printed, printed]
    store.save_document(NEW, PARSED, "1")
    titled = next(offer for offer in offers(store) if "En helt anden titel" in offer["reason"])
    referat.accept(store, titled["address"], **ME)
    (offer,) = offers(store)
    assert "24-9999" in offer["reason"]
    assert "24-9999" in ask(open_app(path, edit=True), "/gennemgang?slags=earlier").text


def write_said(store: Store, path: Path, **changed: Any) -> Path:
    rows = referat.corrections(store).astype(object).where(lambda frame: frame.notna(), None)
    told = [row | changed for row in rows.to_dict("records")]
    path.write_text(json.dumps(told, default=str), encoding="utf-8")
    return path


def test_they_are_offered_in_a_store_that_has_only_the_new_file(store: Store, tmp_path: Path) -> None:
    referat.correct(store, f"{OLD_SHA}/{AT}/title", "En anden titel", **BY)
    kept = write_said(store, tmp_path / "rettelser.json")
    other = open_store(tmp_path / "other.db")
    other.save_document(NEW, PARSED, "1")
    exchange.import_said(other, exchange.load_said(kept))
    assert len(offers(other)) == 1
    other.close()


def test_what_is_answered_is_not_asked_in_another_store(store: Store, tmp_path: Path) -> None:
    referat.correct(store, f"{OLD_SHA}/{AT}/title", "En anden titel", **BY)
    before = write_said(store, tmp_path / "før.json")
    store.save_document(NEW, PARSED, "1")
    referat.reject(store, offers(store)[0]["address"], **ME)
    after = write_said(store, tmp_path / "efter.json")
    for name, files in (("both.db", (before, after, before)), ("one.db", (after,))):
        other = open_store(tmp_path / name)
        other.save_document(NEW, PARSED, "1")
        for file in files:
            exchange.import_said(other, exchange.load_said(file))
        assert offers(other) == []
        assert referat.corrections(other)["answered_by"].to_list() == ["Jens Vang"]
        other.close()


@pytest.mark.parametrize(
    "known_by",
    [
        *("ikke json", "7", "[]", "{}", "null", '{"meeting": "i går"}', '{"item": {"number": "3"}}'),
        *('{"proposal": {"code": ["NK07"]}}', '{"proposal": {"price_year": NaN}}', '{"meeting": {"x": "1"}}'),
        '{"proposal": {}, "meeting": {}}',
    ],
)
def test_what_no_record_is_known_by_is_refused(store: Store, tmp_path: Path, known_by: str) -> None:
    referat.correct(store, f"{OLD_SHA}/{AT}/title", "En anden titel", **BY)
    kept = write_said(store, tmp_path / "rettelser.json", known_by=known_by)
    with pytest.raises(InputError, match=r"rettelse 1 kan ikke bruges .known_by"):
        exchange.load_said(kept)


def test_the_reading_room_asks_and_does_not_tell_of_closed_items(store: Store, path: Path) -> None:
    referat.correct(store, f"{OLD_SHA}/{AT}/title", "HEMMELIG TITEL", **BY)
    store.save_document(NEW, PARSED, "1")
    page = ask(open_app(path, edit=True), "/gennemgang?slags=earlier").text
    assert "HEMMELIG TITEL" in page and "Ja, det gælder her" in page and "Nej, det gælder ikke her" in page
    store.save_document(NEW, with_items(replace(ITEM, closed=True), *MEETING.items[1:]), "2")
    app = open_app(path, edit=True)
    for address in ("/gennemgang?slags=earlier", "/gennemgang/rettelser", "/data/corrections.json"):
        assert "HEMMELIG" not in ask(app, address).text
