"""Whole records that people add or take out: kept, laid on every import anew, and undone without a trace."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import referat
from models.correcting.values import build_addresses
from models.errors import BadValue, NotFound
from models.records import FinanceRow
from models.records_rulings import Ballot
from models.store import Store, open_store
from referat.review import exchange
from referat.review.rulings import bring_up, undo
from tests.made_records import CHECK, ITEM, MEETING, PARSED, PROPOSAL, TABLE, document, found

SHA = document().source.sha256[:12]
ITEM_AT = f"{SHA}/meetings-1/items-3"
POINTS = f"{ITEM_AT}/decision_points"
ROWS = f"{SHA}/proposals-NK07/tables-1/rows"
SAID = {"tekst": "Et ekstra punkt blev afvist.", "udfald": "afslået"}
BY = {"by": "Karen Holm", "why": "Se lydfilen."}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "test.db"
    store = open_store(path)
    store.save_document(document(), PARSED, "1")
    bring_up(store)
    store.close()
    return path


@pytest.fixture
def store(saved: Path, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(shutil.copy(saved, tmp_path / "test.db"))
    yield opened
    opened.close()


def points(store: Store) -> list[tuple[str, str]]:
    item = store.load_parsed(1).meetings[0].items[0]
    return [(one.text.value, one.outcome.value) for one in item.decision_points]


def states(store: Store) -> list[str]:
    return list(referat.corrections(store).sort_values("correction_id")["state"])


def add_point(store: Store, **more: Any) -> int:
    made = referat.add(store, POINTS, SAID, **{**BY, **more})
    assert made is not None
    return made


def test_a_missed_decision_is_added_shown_and_taken_back(store: Store) -> None:
    before = points(store)
    made = add_point(store, page=2)
    assert points(store) == [*before, ("Et ekstra punkt blev afvist.", "rejected")]
    new = store.load_parsed(1).meetings[0].items[0].decision_points[-1]
    assert new.text.certainty == "corrected" and "Tilføjet af Karen Holm" in (new.text.note or "")
    assert [span.page for span in new.text.spans] == [2]
    frame = referat.decisions(store)
    assert "rejected" in set(frame["outcome"])
    undo(store, made)
    assert store.load_parsed(1) == PARSED


@pytest.mark.parametrize("version", ["1", "2"])
def test_what_was_added_survives_another_import_and_can_be_corrected(store: Store, version: str) -> None:
    before = points(store)
    add_point(store)
    address = f"{POINTS}-{len(before) + 1}/outcome"
    referat.correct(store, address, "udsat", **BY)
    store.save_document(document(), PARSED, version, again=True)
    bring_up(store)
    assert points(store)[-1] == ("Et ekstra punkt blev afvist.", "postponed")
    assert states(store) == ["applied", "applied"]


def test_a_newer_parser_that_reads_what_was_added_is_told_of(store: Store) -> None:
    add_point(store)
    last = ITEM.decision_points[-1]
    more = replace(last, point=None, text=found("Et ekstra punkt blev afvist."), outcome=found("rejected"))
    item = replace(ITEM, decision_points=(*ITEM.decision_points, more))
    meeting = replace(MEETING, items=(item, *MEETING.items[1:]))
    read = replace(PARSED, meetings=(meeting, *PARSED.meetings[1:]))
    store.save_document(document(), read, "2")
    assert states(store) == ["agrees"] and store.load_parsed(1) == read


def test_what_was_added_asks_again_where_another_text_stands_above_it(store: Store) -> None:
    add_point(store)
    item = replace(ITEM, title=found("Noget helt andet"))
    read = replace(
        PARSED, meetings=(replace(MEETING, items=(item, *MEETING.items[1:])), *PARSED.meetings[1:])
    )
    store.save_document(document(), read, "2")
    assert states(store) == ["changed"] and store.load_parsed(1) == read
    assert "Et ekstra punkt" in referat.doubts(store, kind="correction")["reason"].iloc[0]


def test_a_corrected_title_keeps_what_was_added_below_it(store: Store) -> None:
    referat.correct(store, f"{ITEM_AT}/title", "En anden titel", **BY)
    add_point(store)
    store.save_document(document(), PARSED, "2")
    assert states(store) == ["applied", "applied"]


def test_a_wrong_record_goes_with_all_that_hangs_on_it_and_comes_back(store: Store) -> None:
    referat.correct(store, f"{POINTS}-2/outcome", "afslået", **BY)
    made = referat.reject(store, ITEM_AT, **BY)
    assert made is not None
    numbers = [item.number.value for item in store.load_parsed(1).meetings[0].items]
    assert "3" not in numbers and states(store) == ["superseded", "applied"]
    with store.reading() as connection:
        for table in ("decision", "recommendation", "ballot"):
            left = f"SELECT COUNT(*) FROM {table} WHERE item_id NOT IN (SELECT id FROM item)"
            assert connection.exec_driver_sql(left).scalar() == 0
    store.save_document(document(), PARSED, "2")
    assert states(store) == ["superseded", "applied"]
    undo(store, made)
    assert states(store) == ["applied", "undone"] and points(store)[1][1] == "rejected"
    undo(store, 1)
    assert store.load_parsed(1) == PARSED


@pytest.mark.parametrize("title", ["Ny cykelsti langs fjorden", "Et andet punkt"])
def test_those_left_keep_their_addresses_when_one_of_the_same_number_goes(store: Store, title: str) -> None:
    more = [replace(ITEM, title=found(title)), replace(ITEM, title=found("Det tredje"))]
    meeting = replace(MEETING, items=(ITEM, *more, *MEETING.items[1:]))
    read = replace(PARSED, meetings=(meeting, *PARSED.meetings[1:]))
    store.save_document(document(), read, "2")
    taken = [referat.reject(store, ITEM_AT, **BY)]
    referat.correct(store, f"{ITEM_AT}~2/title", "Rettet", **BY)
    taken.append(referat.reject(store, f"{ITEM_AT}~3", **BY))
    with pytest.raises(NotFound):
        referat.reject(store, ITEM_AT, **BY)
    for version in ("2", "3"):
        store.save_document(document(), read, version)
        titles = [item.title.value for item in store.load_parsed(1).meetings[0].items if item.title]
        assert titles[0] == "Rettet" and "Det tredje" not in titles
        assert states(store) == ["applied", "applied", "applied"]
    for made in (taken[0], taken[1], 2):
        assert made is not None
        undo(store, made)
    assert store.load_parsed(1) == read


def test_a_voter_is_added_to_a_round_of_voting_and_the_round_taken_out(store: Store) -> None:
    ballot = Ballot(against=(found("C"),), count_against=found(1))
    meeting = replace(MEETING, items=(replace(ITEM, ballots=(ballot,)), *MEETING.items[1:]))
    read = replace(PARSED, meetings=(meeting, *PARSED.meetings[1:]))
    store.save_document(document(), read, "2")
    referat.add(store, f"{ITEM_AT}/ballots-1/against", {"voter": "Ø"}, **BY)
    assert list(referat.votes(store, choice="imod")["voter"]) == ["C", "Ø"]
    referat.reject(store, f"{ITEM_AT}/ballots-1", **BY)
    assert referat.votes(store).empty
    for made in (2, 1):
        undo(store, made)
    assert store.load_parsed(1) == read


def test_what_is_taken_out_and_added_again_with_the_same_text_is_there(store: Store) -> None:
    before = points(store)
    taken = referat.reject(store, f"{POINTS}-2", **BY)
    assert points(store) == before[:1]
    made = referat.add(store, POINTS, {"tekst": before[1][0], "udfald": "udsat"}, **BY)
    assert points(store) == [before[0], (before[1][0], "postponed")]
    store.save_document(document(), PARSED, "2")
    assert points(store) == [before[0], (before[1][0], "postponed")]
    assert states(store) == ["applied", "applied"]
    for key in (made, taken):
        assert key is not None
        undo(store, key)
    assert store.load_parsed(1) == PARSED


def test_a_name_that_is_taken_out_and_added_again_is_there(store: Store) -> None:
    present = [one.value for one in MEETING.present]
    referat.reject(store, f"{SHA}/meetings-1/present-1", **BY)
    referat.add(store, f"{SHA}/meetings-1/present", {"name": present[0]}, **BY)
    for version in ("1", "2"):
        store.save_document(document(), PARSED, version)
        now = [one.value for one in store.load_parsed(1).meetings[0].present]
        assert sorted(now) == sorted(present)


def test_what_is_added_and_later_taken_out_is_not_there(store: Store) -> None:
    before = points(store)
    referat.add(store, POINTS, {"tekst": before[1][0], "udfald": "udsat"}, **BY)
    referat.reject(store, f"{POINTS}-2", **BY)
    store.save_document(document(), PARSED, "2")
    assert points(store) == before[:1]


def test_a_row_that_was_missed_counts_in_its_sum(store: Store) -> None:
    lost = TABLE.rows[0]
    table = replace(TABLE, rows=TABLE.rows[1:])
    lacking = replace(
        CHECK,
        status="reading",
        expected=Decimal(-942),
        found=Decimal(308),
        off=Decimal(1250),
        cells=(replace(CHECK.cells[0], row=1), replace(CHECK.cells[2], row=0)),
    )
    read = replace(PARSED, proposals=(replace(PROPOSAL, tables=(table,)),), checks=(lacking,))
    store.save_document(document(), read, "2")
    cells = {f"values-{n}": str(one.value) for n, one in enumerate(lost.values, 1) if one is not None}
    made = referat.add(store, ROWS, {"label": "Ny række", **cells}, **BY)
    assert made is not None
    loaded = store.load_parsed(1)
    row: FinanceRow = loaded.proposals[0].tables[0].rows[-1]
    assert row.label.value == "Ny række"
    assert [one and one.value for one in row.values] == [one and one.value for one in lost.values]
    assert (loaded.checks[0].status, loaded.checks[0].off, len(loaded.checks[0].cells)) == ("holds", 0, 3)
    undo(store, made)
    assert store.load_parsed(1) == read


@pytest.mark.parametrize("taken", [0, 1])
def test_a_row_taken_out_is_left_out_of_its_sums_until_it_is_back(store: Store, taken: int) -> None:
    def checks() -> list[tuple[str, Decimal]]:
        with store.reading() as connection:
            query = "SELECT status, expected FROM sum_check ORDER BY id"
            return [(row[0], Decimal(row[1])) for row in connection.exec_driver_sql(query)]

    before = checks()
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT r.id FROM finance_row r JOIN check_cell q ON q.row = r.ordinal WHERE q.role = 'part'"
            " ORDER BY r.id LIMIT 1 OFFSET ?",
            (taken,),
        ).scalar_one()
        from models.tables.finance import StoredFinanceRow

        place = build_addresses(connection, 1).whole_of(StoredFinanceRow, row)
    assert place is not None
    made = referat.reject(store, f"{SHA}/{place.path}", **BY)
    assert made is not None and checks() != before
    undo(store, made)
    assert checks() == before and store.load_parsed(1) == PARSED


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        (POINTS, {"udfald": "afslået"}),
        (POINTS, {"tekst": "x", "udfald": "måske"}),
        (POINTS, {"tekst": "x", "farve": "rød"}),
        (ROWS, {"label": "x", "values-1": "mange"}),
    ],
)
def test_a_record_without_what_it_needs_is_refused(
    store: Store, address: str, fields: dict[str, str]
) -> None:
    with pytest.raises(BadValue):
        referat.add(store, address, fields, **BY)
    with pytest.raises(BadValue):
        referat.add(store, POINTS, SAID, page=99, **BY)
    assert states(store) == []


@pytest.mark.parametrize("address", [f"{ITEM_AT}/nothing", f"{SHA}/meetings", f"{ITEM_AT}/text_amounts"])
def test_there_are_lists_that_nothing_is_added_to(store: Store, address: str) -> None:
    with pytest.raises(NotFound):
        referat.add(store, address, SAID, **BY)


def test_a_whole_meeting_is_not_taken_out_and_no_record_is_corrected_whole(store: Store) -> None:
    for address in (f"{SHA}/meetings-1", f"{SHA}/proposals-NK07"):
        with pytest.raises(BadValue):
            referat.reject(store, address, **BY)
    with pytest.raises(BadValue):
        referat.correct(store, f"{POINTS}-1", "x", **BY)


def test_what_was_added_is_taken_to_another_store(store: Store, tmp_path: Path) -> None:
    add_point(store)
    referat.reject(store, f"{POINTS}-1", **BY)
    told = referat.corrections(store).to_json(orient="records")
    path = tmp_path / "rettelser.json"
    path.write_text(told, encoding="utf-8")
    other = open_store(tmp_path / "other.db")
    other.save_document(document(), PARSED, "1")
    counted = exchange.import_said(other, exchange.load_said(path))
    assert counted["added"] == 2 and points(other) == points(store)
    assert exchange.import_said(other, exchange.load_said(path))["known"] == 2
    other.close()


def test_what_is_no_record_is_not_taken_from_another_store(store: Store, tmp_path: Path) -> None:
    add_point(store)
    rows = json.loads(referat.corrections(store).to_json(orient="records"))
    path = tmp_path / "rettelser.json"
    for value in ('{"item_id": "7"}', "[]", "x", '{"text": "x", "values": {"1": "mange"}}'):
        path.write_text(json.dumps([rows[0] | {"value": value}]), encoding="utf-8")
        with pytest.raises(Exception, match="kan ikke bruges"):
            exchange.load_said(path)


@pytest.mark.parametrize("seed", range(4))
def test_in_whatever_order_records_come_and_go_undoing_all_leaves_them_as_read(
    store: Store, seed: int
) -> None:
    dice = random.Random(seed)
    made: list[int] = []
    targets = [ITEM_AT, f"{POINTS}-1", f"{POINTS}-2", f"{ROWS}-1", f"{SHA}/meetings-1/present-1"]
    for n in range(8):
        try:
            step = dice.random()
            if step < 0.35:
                given = {"tekst": f"Punkt {n}.", "udfald": "afslået"}
                new = referat.add(store, POINTS, given, **BY)
            elif step < 0.7:
                new = referat.reject(store, dice.choice(targets), **BY)
            else:
                new = referat.correct(store, f"{POINTS}-{dice.randint(1, 4)}/outcome", "udsat", **BY)
        except (BadValue, NotFound):
            continue
        assert new is not None
        made.append(new)
        if dice.random() < 0.3:
            store.save_document(document(), PARSED, str(dice.random()))
        if dice.random() < 0.3:
            undo(store, made.pop(dice.randrange(len(made))))
    dice.shuffle(made)
    for one in made:
        undo(store, one)
    assert store.load_parsed(1) == PARSED
