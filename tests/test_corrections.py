"""What people say of values: laid on the records, outlasting every import, taken back without a trace."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.addresses import table_named
from models.correcting.values import build_addresses
from models.errors import BadValue, NotFound
from models.evidence import Found
from models.records import AgendaItem, FinanceRow, Parsed
from models.store import Store, open_store
from referat.exporting.records import build_export
from referat.querying.frames import decisions, load_view
from referat.review.rulings import Said, bring_up, rule, undo
from tests.made_records import ITEM, MEETING, PARSED, PROPOSAL, TABLE, document, finance_row, found

OUTCOME = "meetings-1/items-3/decision_points-2/outcome"
SHA = document().source.sha256[:12]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the made records, to be copied."""
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


def say(store: Store, path: str, value: str | None = None, **more: Any) -> int:
    verdict = more.pop("verdict", "corrected" if value is not None else "rejected")
    said = Said(verdict=verdict, value=value, **{"by": "Karen Holm", "why": "Se lydfilen.", **more})
    made = rule(store, f"{SHA}/{path}", said)
    assert made is not None
    return made


def the_item(store: Store) -> AgendaItem:
    return store.load_parsed(1).meetings[0].items[0]


def told(store: Store) -> list[tuple[str, str, str | None]]:
    frame = load_view(store, "corrections").sort_values("correction_id")
    return [(row.path, row.state, row.value) for row in frame.itertuples()]


def states(store: Store) -> list[str]:
    return [state for _, state, _ in told(store)]


def records(store: Store) -> list[str]:
    """All rows of the store but those of corrections, and of what is made anew from the others."""
    made = ('"correction"', "search_", "link_state")
    with sqlite3.connect(store.path) as connection:
        return sorted(line for line in connection.iterdump() if not any(name in line for name in made))


def with_point(**changed: Any) -> Parsed:
    """The records with another second point of the first decision."""
    first, second = ITEM.decision_points
    item = replace(ITEM, decision_points=(first, replace(second, **changed)))
    meeting = replace(MEETING, items=(item, *MEETING.items[1:]))
    return replace(PARSED, meetings=(meeting, *PARSED.meetings[1:]))


def test_a_corrected_value_is_what_everything_shows(store: Store) -> None:
    say(store, OUTCOME, "afslået")
    point = the_item(store).decision_points[1]
    assert (point.outcome.value, point.outcome.certainty) == ("rejected", "corrected")
    assert point.outcome.spans == ITEM.decision_points[1].outcome.spans
    assert "Karen Holm" in (point.outcome.note or "") and "noted" in (point.outcome.note or "")
    assert list(decisions(store, outcome="rejected")["point"]) == [2]
    exported = build_export(store)["documents"][0]["meetings"][0]["items"][0]["decision_points"][1]
    assert exported["outcome"] == "rejected"
    (told_of,) = build_export(store)["documents"][0]["corrections"]
    assert (told_of["read"], told_of["value"], told_of["made_by"]) == ("noted", "rejected", "Karen Holm")
    assert told(store) == [(OUTCOME, "applied", "rejected")]


@pytest.mark.parametrize("version", ["1", "2"])
def test_a_correction_survives_another_import(store: Store, version: str) -> None:
    say(store, OUTCOME, "afslået")
    assert store.save_document(document(), PARSED, version, again=True) == "replaced"
    assert the_item(store).decision_points[1].outcome.value == "rejected"
    assert states(store) == ["applied"]


def test_another_printed_text_asks_again_and_keeps_what_is_read(store: Store) -> None:
    say(store, OUTCOME, "afslået")
    other = replace(found("noted"), spans=found("Til efterretning", 2).spans)
    store.save_document(document(), with_point(outcome=other), "2")
    assert the_item(store).decision_points[1].outcome.value == "noted"
    assert states(store) == ["changed"]
    say(store, OUTCOME, "afslået")
    assert states(store) == ["superseded", "applied"]


def test_a_newer_parser_that_reads_what_a_person_said_is_told_of(store: Store) -> None:
    say(store, OUTCOME, "afslået")
    better = replace(found("rejected"), spans=ITEM.decision_points[1].outcome.spans)
    store.save_document(document(), with_point(outcome=better), "2")
    assert states(store) == ["agrees"]
    assert the_item(store).decision_points[1].outcome.certainty == "confirmed"


def test_a_record_that_is_gone_asks_again(store: Store) -> None:
    say(store, OUTCOME, "afslået")
    store.save_document(document(), Parsed(kind="other"), "2")
    assert states(store) == ["gone"]
    store.save_document(document(), PARSED, "3")
    assert states(store) == ["applied"]


def test_a_content_that_went_and_comes_back_gets_its_corrections(store: Store) -> None:
    say(store, OUTCOME, "afslået")
    store.save_document(document(content="andet"), Parsed(kind="other"), "1")
    assert states(store) == ["absent"]
    store.save_document(document(name="/papers/igen.pdf"), PARSED, "1")
    assert states(store) == ["applied"]
    assert list(decisions(store, outcome="rejected")["point"]) == [2]


def test_what_is_forgotten_takes_its_corrections_along(store: Store) -> None:
    say(store, OUTCOME, "afslået")
    store.forget_documents([1])
    assert told(store) == []


def test_undoing_leaves_no_trace_in_the_records(store: Store) -> None:
    before = records(store)
    made = say(store, OUTCOME, "afslået")
    assert records(store) != before
    undo(store, made, "Per Lund")
    assert records(store) == before
    assert states(store) == ["undone"]
    with pytest.raises(NotFound, match="allerede"):
        undo(store, made)


def test_the_newest_of_two_people_is_believed_and_the_other_comes_back(store: Store) -> None:
    say(store, OUTCOME, "afslået")
    second = say(store, OUTCOME, "udsat", by="Per Lund")
    assert the_item(store).decision_points[1].outcome.value == "postponed"
    assert states(store) == ["superseded", "applied"]
    assert list(load_view(store, "corrections")["read"]) == ["noted", "noted"]
    undo(store, second)
    assert the_item(store).decision_points[1].outcome.value == "rejected"
    assert states(store) == ["applied", "undone"]


def test_what_is_seen_and_right_is_no_longer_in_doubt(store: Store) -> None:
    doubtful = with_point(outcome=replace(ITEM.decision_points[1].outcome, certainty="uncertain", note="?"))
    store.save_document(document(), doubtful, "2")
    made = say(store, OUTCOME, verdict="accepted")
    point = the_item(store).decision_points[1].outcome
    assert (point.value, point.certainty) == ("noted", "confirmed")
    store.save_document(document(), doubtful, "3")
    assert the_item(store).decision_points[1].outcome.certainty == "confirmed"
    undo(store, made)
    assert store.load_parsed(1) == doubtful


@pytest.mark.parametrize(
    ("path", "written", "stored"),
    [
        ("meetings-1/date", "6. marts 2024", "2024-03-06"),
        ("meetings-1/start", "16.45", "16:45"),
        ("meetings-1/body", "Kulturudvalget", "Kulturudvalget"),
        ("meetings-1/absent-2", "Ida  Bergh", "Ida Bergh"),
        ("meetings-1/items-3/case_number", "24-1235", "24-1235"),
        ("meetings-1/items-3/caseworker", "Bo Lind", "Bo Lind"),
        ("meetings-1/items-3/duration_min", "15", "15"),
        ("meetings-1/items-3/against-1", "C", "C"),
        ("meetings-1/items-3/follow_ups-1/deadline", "1. maj", "1. maj"),
        ("proposals-NK07/price_year", "2025", "2025"),
        ("proposals-NK07/payback_service_years", "3,5", "3.5"),
        ("proposals-NK07/tables-1/rows-1/values-1", "-1.250,5", "-1250.5"),
        ("proposals-NK07/tables-1/rows-1/kind", "sum", "total"),
        ("overview_tables-1/rows-2/label", "Drift", "Drift"),
        ("proposals-NK07/typed_tables-1/cells-1.2/text", "1.300", "1.300"),
    ],
)
def test_any_value_can_be_corrected_as_danes_write_it(
    store: Store, path: str, written: str, stored: str
) -> None:
    before = records(store)
    made = say(store, path, written)
    assert told(store) == [(path, "applied", stored)]
    store.load_parsed(1)
    store.save_document(document(), PARSED, "2")
    assert states(store) == ["applied"]
    undo(store, made)
    assert store.load_parsed(1) == PARSED
    store.save_document(document(), PARSED, "1")
    bring_up(store)
    assert len(records(store)) == len(before)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("meetings-1/date", "i går"),
        ("meetings-1/start", "sent"),
        (OUTCOME, "måske"),
        ("proposals-NK07/price_year", "2,5"),
        ("proposals-NK07/tables-1/unit", "æbler"),
        ("meetings-1/body", "   "),
    ],
)
def test_a_value_that_its_field_cannot_have_is_refused(store: Store, path: str, written: str) -> None:
    with pytest.raises(BadValue):
        say(store, path, written)
    assert told(store) == []


@pytest.mark.parametrize(
    "address",
    ["meetings-1/items-9", "meetings-9/date", "meetings-1/id", "items", "", "meetings-1/items-3/meeting_id"],
)
def test_an_address_that_leads_nowhere_is_named(store: Store, address: str) -> None:
    with pytest.raises(NotFound):
        say(store, address, "x")


def test_what_follows_from_a_value_follows_it(store: Store) -> None:
    say(store, "proposals-NK07/tables-1/unit", "mio. kr.")
    say(store, "proposals-NK07/tables-1/columns-3", "2026")
    table = store.load_parsed(1).proposals[0].tables[0]
    assert (table.multiplier, table.columns[2].value) == (1_000_000, "2026")
    with store.reading() as connection:
        query = "SELECT year, amount_kroner FROM amounts WHERE heading = '2026' AND label = 'Asfalt'"
        assert connection.exec_driver_sql(query).all() == [(2026, 100_000)]
    say(store, "proposals-NK07/tables-1/columns-3", "Andel i 2026, pct.")
    assert store.load_parsed(1).proposals[0].tables[0].rates == (2,)


def test_a_person_who_is_none_goes_and_comes_back(store: Store) -> None:
    made = say(store, "meetings-1/absent-1")
    assert [one.value for one in store.load_parsed(1).meetings[0].absent] == ["Ida Berg"]
    store.save_document(document(), PARSED, "2")
    assert [one.value for one in store.load_parsed(1).meetings[0].absent] == ["Ida Berg"]
    with pytest.raises(NotFound, match="fortryd"):
        say(store, "meetings-1/absent-1", "Ida Holm")
    undo(store, made)
    assert store.load_parsed(1) == PARSED


def test_a_value_that_has_to_be_there_cannot_be_rejected(store: Store) -> None:
    with pytest.raises(BadValue, match="udelades"):
        say(store, "meetings-1/items-3/decision_points-1/text")


CELL = "proposals-NK07/tables-1/rows-3/values-1"


def check_of(store: Store) -> tuple[Any, ...]:
    check = store.load_parsed(1).checks[0]
    return check.status, check.expected, check.found, check.off, check.cells[0].value


def test_a_corrected_number_is_added_up_again(store: Store) -> None:
    summed = replace(PARSED.checks[0], expected=Decimal(308), found=Decimal(309), status="reading")
    total = finance_row("Samlet", "grand_total", "309", "0", None, None)
    table = replace(TABLE, rows=(*TABLE.rows[:2], total, TABLE.rows[3]))
    proposal = replace(PROPOSAL, tables=(table,))
    issue = replace(PARSED.issues[0], where=summed.place, check="reading")
    parsed = replace(PARSED, proposals=(proposal,), checks=(summed,), issues=(issue,))
    store.save_document(document(), parsed, "2")
    made = say(store, CELL, "308")
    assert check_of(store) == ("holds", 308, 308, 0, 308)
    assert list(load_view(store, "findings")["ruling"]) == ["corrected"]
    undo(store, made)
    assert store.load_parsed(1) == parsed
    assert load_view(store, "findings")["ruling"].isna().all()


def test_a_number_goes_and_an_empty_cell_gets_one(store: Store) -> None:
    gone, new = say(store, CELL), say(store, "proposals-NK07/tables-1/rows-1/values-2", "7")
    first, _, total, _ = store.load_parsed(1).proposals[0].tables[0].rows
    assert total.values[0] is None
    assert first.values[1] is not None and first.values[1].value == 7
    store.save_document(document(), PARSED, "2")
    assert states(store) == ["applied", "applied"]
    undo(store, gone)
    undo(store, new)
    assert store.load_parsed(1) == PARSED


def placed(row: FinanceRow, start: int) -> FinanceRow:
    """The row with each value at a place of its own."""
    values = tuple(
        None if one is None else replace(one, spans=(replace(one.spans[0], start=start + n),))
        for n, one in enumerate(row.values)
    )
    return replace(row, values=values)


def test_a_value_is_found_where_it_is_printed_when_rows_come_before_it(store: Store) -> None:
    one, other = (placed(finance_row(name, "detail", "0", "5"), at) for name, at in (("A", 100), ("B", 200)))
    columns: tuple[Found[str], ...] = TABLE.columns[:2]
    both = replace(TABLE, columns=columns, rows=(one, other))
    late = replace(both, rows=(placed(finance_row("Ny", "detail", "0", "5"), 50), one, other))
    store.save_document(document(), Parsed(kind="plan", overview_tables=(both,)), "2")
    say(store, "overview_tables-1/rows-2/values-1", "8")
    store.save_document(document(), Parsed(kind="plan", overview_tables=(late,)), "3")
    rows = store.load_parsed(1).overview_tables[0].rows
    assert [row.values[0].value for row in rows if row.values[0]] == [0, 0, 8]


def test_a_corrected_number_of_an_item_keeps_the_addresses_of_what_is_in_it(store: Store) -> None:
    say(store, "meetings-1/items-3/number", "3a")
    say(store, OUTCOME, "afslået")
    for version in ("2", "3"):
        store.save_document(document(), PARSED, version)
        assert states(store) == ["applied", "applied"]
        assert the_item(store).decision_points[1].outcome.value == "rejected"


def test_a_finding_that_is_seen_is_settled_until_it_says_something_else(store: Store) -> None:
    with store.reading() as connection:
        finding = dict(connection.exec_driver_sql("SELECT * FROM finding LIMIT 1").mappings().one())
    from models.correcting.findings import finding_path

    made = say(store, finding_path(finding), verdict="accepted")
    assert list(load_view(store, "findings")["ruling"].fillna("")) == ["accepted", ""]
    store.save_document(document(), PARSED, "2")
    assert list(load_view(store, "findings")["ruling"].fillna("")) == ["accepted", ""]
    other = replace(PARSED.issues[0], found="310")
    store.save_document(document(), replace(PARSED, issues=(other,)), "3")
    assert list(load_view(store, "findings")["ruling"].fillna("")) == [""]
    assert states(store) == ["gone"]
    undo(store, made)
    assert states(store) == ["undone"]


def all_values(store: Store) -> list[tuple[str, str]]:
    """The address and the text of every value that has evidence."""
    with store.reading() as connection:
        addresses = build_addresses(connection, 1)
        query = "SELECT record_table, record_id, field FROM evidence ORDER BY id"
        made = []
        for name, record_id, field in connection.exec_driver_sql(query):
            table = table_named(name)
            assert table is not None
            place = addresses.of(table, record_id, field)
            assert place is not None and (place.record_id, place.field) == (record_id, field)
            made.append((place.path, place.text or ""))
    return made


def test_every_value_has_an_address_of_its_own(store: Store) -> None:
    paths = [path for path, _ in all_values(store)]
    assert len(set(paths)) == len(paths) > 100


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_said_and_taken_back_in_any_order_the_records_are_as_read(
    store: Store, seed: int
) -> None:
    before = records(store)
    dice = random.Random(seed)
    values, made = all_values(store), []
    for path, read in dice.choices(values, k=8):
        verdict = dice.choice(("accepted", "corrected", "rejected"))
        try:
            made.append(say(store, path, read if verdict == "corrected" else None, verdict=verdict))
        except (BadValue, NotFound):
            continue
        if dice.random() < 0.3:
            undo(store, made.pop(dice.randrange(len(made))))
        if dice.random() < 0.2:
            store.save_document(document(), PARSED, str(dice.random()))
    dice.shuffle(made)
    for one in made:
        undo(store, one)
    loaded = store.load_parsed(1)
    assert loaded == PARSED
    store.save_document(document(), PARSED, "1", again=True)
    bring_up(store)
    assert len(records(store)) == len(before)
