"""What people said of overviews, other tables and retitled proposals, asked again in a new file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import referat
from models.records import FinanceTable, Parsed, TypedCell, TypedTable
from models.store import Store, open_store
from tests.made_records import CASES, ITEM, PARSED, PROPOSAL, TABLE, document, finance_row, found
from tests.web_room import ask, open_app, prepare_all

OLD, NEW = document(content="a"), document(content="b")
OLD_SHA = OLD.source.sha256[:12]
BY = {"by": "Karen Holm", "why": "Se regnskabet."}
# The tables as a corrected file has them: a row and a column more, before those that were there.
MORE = finance_row("Kantsten", "detail", "7", "1", "2", "3", "4")
LATER = replace(
    TABLE,
    columns=(found("2023"), *TABLE.columns),
    rows=(MORE, *(replace(row, values=(None, *row.values)) for row in TABLE.rows)),
)
LINES = replace(
    CASES,
    cells=(
        TypedCell(row=0, column=0, text=found("Køb af grund")),
        TypedCell(row=0, column=1, text=found("3"), kind="number", number=Decimal(3)),
        *(replace(cell, row=cell.row + 1) for cell in CASES.cells),
    ),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "test.db")
    opened.save_document(OLD, PARSED, "1")
    yield opened
    opened.close()


def offers(store: Store) -> list[str]:
    return [str(address) for address in referat.doubts(store, kind="earlier")["address"]]


def come(store: Store, overview: FinanceTable = LATER, typed: TypedTable = LINES) -> None:
    """The corrected file takes the place of the first."""
    parsed = replace(PARSED, overview_tables=(overview,), typed_tables=(typed,))
    store.save_document(NEW, parsed, "1")


def read(store: Store) -> Parsed:
    (info,) = store.load_documents()
    return store.load_parsed(info.id)


def test_a_number_of_an_overview_goes_with_its_row_and_column(store: Store) -> None:
    referat.correct(store, f"{OLD_SHA}/overview_tables-1/rows-2/values-1", "-999", **BY)
    come(store)
    (offer,) = offers(store)
    referat.accept(store, offer, by="Jens Vang")
    row = read(store).overview_tables[0].rows[2]
    assert row.label.value == "Vedligehold"
    assert [value and int(value.value) for value in row.values] == [None, -999, 0, None, None]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("overview_tables-1/caption", "En anden overskrift"),
        ("overview_tables-1/unit", "mio. kr."),
        ("overview_tables-1/rows-1/label", "Asfalt og sten"),
        ("overview_tables-1/columns-1/heading", "2026"),
        ("typed_tables-1/caption", "En anden overskrift"),
        ("typed_tables-1/columns-2/heading", "Hvor mange"),
        ("typed_tables-1/cells-1.2/text", "1.300"),
    ],
)
def test_each_value_of_a_table_is_offered_once(store: Store, path: str, value: str) -> None:
    referat.correct(store, f"{OLD_SHA}/{path}", value, **BY)
    come(store)
    (offer,) = offers(store)
    made = referat.accept(store, offer, by="Jens Vang")
    row = referat.corrections(store).set_index("correction_id").loc[made]
    assert (row["state"], row["value"]) == ("applied", value)
    assert offers(store) == []


def test_a_cell_goes_with_the_line_it_stands_in(store: Store) -> None:
    referat.correct(store, f"{OLD_SHA}/typed_tables-1/cells-1.2/text", "1.300", **BY)
    come(store)
    referat.accept(store, offers(store)[0], by="Jens Vang")
    texts = [cell.text.value for cell in read(store).typed_tables[0].cells]
    assert texts == ["Køb af grund", "3", "Salg af grund", "1.300", "1. maj 2024"]


@pytest.mark.parametrize(
    ("overview", "typed"),
    [
        (replace(LATER, caption=found("En anden tabel")), LINES),
        (replace(LATER, caption=None), LINES),
        (replace(LATER, price_year=found(2025)), LINES),
        (replace(LATER, rows=(MORE, *LATER.rows[3:])), LINES),
        (replace(LATER, rows=(*LATER.rows, LATER.rows[2], LATER.rows[2])), LINES),
    ],
)
def test_another_table_or_one_without_the_row_is_not_asked_about(
    store: Store, overview: FinanceTable, typed: TypedTable
) -> None:
    referat.correct(store, f"{OLD_SHA}/overview_tables-1/rows-2/values-1", "-999", **BY)
    come(store, overview, typed)
    assert offers(store) == []


@pytest.mark.parametrize(
    ("names", "years", "asked"),
    [
        (("plan.pdf",), (2024,), True),
        (("plan.pdf", "budget.pdf"), (2025, 2024), True),
        (("plan.pdf", "budget.pdf"), (2024, 2024), False),
        (("plan.pdf", "nørreby.pdf"), (2024, 2024), True),
    ],
)
def test_a_caption_that_several_files_have_is_no_sign(
    store: Store, names: tuple[str, ...], years: tuple[int, ...], asked: bool
) -> None:
    assert TABLE.price_year is not None and TABLE.price_year.value == 2024
    referat.correct(store, f"{OLD_SHA}/overview_tables-1/rows-2/values-1", "-999", **BY)
    store.save_document(NEW, Parsed(kind="other"), "1")
    for name, year in zip(names, years, strict=True):
        parsed = replace(PARSED, overview_tables=(replace(LATER, price_year=found(year)),))
        store.save_document(document(f"/arkiv/{name}", name), parsed, "1")
    assert bool(offers(store)) == asked
    if asked:
        referat.accept(store, offers(store)[0], by="Jens Vang")
        (told,) = [row for _, row in referat.corrections(store).iterrows() if row["state"] == "applied"]
        assert told["file"] == names[-1]


def test_what_was_said_of_a_name_before_is_found_by_the_printed_name(store: Store) -> None:
    referat.correct(store, f"{OLD_SHA}/overview_tables-1/rows-2/label", "Drift", **BY)
    referat.correct(store, f"{OLD_SHA}/overview_tables-1/rows-2/values-1", "-999", **BY)
    come(store)
    assert len(offers(store)) == 2


def test_the_reading_room_asks_of_tables_and_of_a_proposal_with_another_title(
    store: Store, tmp_path: Path
) -> None:
    referat.correct(store, f"{OLD_SHA}/overview_tables-1/rows-2/values-1", "-987654", **BY)
    referat.correct(store, f"{OLD_SHA}/proposals-NK07/tables-1/rows-1/values-1", "-765432", **BY)
    retitled = replace(PROPOSAL, title=found("Lamper ved stierne"))
    parsed = replace(PARSED, overview_tables=(LATER,), typed_tables=(LINES,), proposals=(retitled,))
    opened = tuple(replace(one, items=(ITEM,)) for one in PARSED.meetings[:1])
    store.save_document(NEW, replace(parsed, meetings=opened), "1")
    prepare_all(tmp_path / "test.db")
    assert len(offers(store)) == 2
    page = ask(open_app(tmp_path / "test.db", edit=True), "/gennemgang?slags=earlier").text
    assert "har sagt om nørreby.pdf (»Samlet økonomi«): -987.654" in page
    assert "har sagt om nørreby.pdf (»Lys på stierne«): -765.432" in page
    store.save_document(NEW, parsed, "2")
    for address in ("/gennemgang?slags=earlier", "/gennemgang/rettelser", "/data/corrections.json"):
        page = ask(open_app(tmp_path / "test.db", edit=True), address).text.replace(".", "")
        assert "987654" not in page and "765432" not in page, "the tables stand in a closed item now"


def test_a_table_of_a_closed_item_is_not_told_of_for_its_caption_in_another_file(
    store: Store, tmp_path: Path
) -> None:
    referat.correct(store, f"{OLD_SHA}/overview_tables-1/rows-2/values-1", "-987654", **BY)
    referat.correct(store, f"{OLD_SHA}/typed_tables-1/cells-1.2/text", "765432", **BY)
    without = replace(PARSED, meetings=(), proposals=())
    store.save_document(document("/papers/vestby.pdf", "c"), without, "1")
    store.save_document(NEW, replace(PARSED, overview_tables=(), typed_tables=(), proposals=()), "1")
    prepare_all(tmp_path / "test.db")
    for address in ("/gennemgang?slags=earlier", "/gennemgang/rettelser", "/data/corrections.json"):
        page = ask(open_app(tmp_path / "test.db", edit=True), address).text.replace(".", "")
        assert "987654" not in page and "765432" not in page, address
