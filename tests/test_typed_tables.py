"""Tables that are no finance tables: found, typed, stored and exported under their own headings."""

from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.read import read_document
from models.records import TypedTable
from models.store import open_store
from parsers.flow import build_flow
from parsers.typed_tables import find_typed_tables
from referat.exporting.records import build_document
from tests.made_records import PARSED, document

XS = (60.0, 230.0, 330.0, 450.0)
HEAD = ["Succeskriterium", "Måles i", "Mål", "Senest"]
ROWS = [
    HEAD,
    ["Kortere ventetid for borgere", "hverdage", "10", "1. maj 2027"],
    ["Færre sygedage", "dage pr. ansat", "-1,5", "31.12.2027"],
    ["Tilfredse brugere", "pct.", "-", "løbende"],
]


def draw(path: Path, pages: list[list[list[str]]], drawn: bool) -> Path:
    """Pages of rows; the first of a page is bold where it is the head. A row is so many lines of cells."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for rows in pages:
        y = A4[1] - 90
        for row in rows:
            canvas.setFont("Helvetica-Bold" if row is HEAD else "Helvetica", 9)
            for x, text in zip(XS, row, strict=True):
                canvas.drawString(x, y, text)
            if drawn:
                for x0, x1 in zip(XS, [*XS[1:], 540.0], strict=True):
                    canvas.rect(x0 - 4, y - 5, x1 - x0, 18)
            y -= 18
        canvas.showPage()
    canvas.save()
    return path


def found_in(path: Path, covered: frozenset[int] = frozenset()) -> tuple[TypedTable, ...]:
    flow = build_flow(read_document(path))
    return find_typed_tables(flow, flow.places, covered)


def texts(table: TypedTable) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text.value for cell in table.cells}


def test_cells_keep_their_heading_and_say_what_they_are(tmp_path: Path) -> None:
    for drawn in (True, False):
        (table,) = found_in(draw(tmp_path / f"{drawn}.pdf", [ROWS], drawn))
        assert [column.value for column in table.columns] == HEAD
        assert texts(table)[0, 0] == "Kortere ventetid for borgere"
        typed = {(c.row, c.column): c.number or c.day for c in table.cells if c.kind != "text"}
        assert typed == {
            (0, 2): Decimal(10),
            (0, 3): date(2027, 5, 1),
            (1, 2): Decimal("-1.5"),
            (1, 3): date(2027, 12, 31),
        }
        assert texts(table)[2, 2] == "-" and table.pages == (1, 1)


def test_a_table_goes_on_over_the_page(tmp_path: Path) -> None:
    for again in ([HEAD], []):
        path = draw(tmp_path / f"{len(again)}.pdf", [ROWS[:3], [*again, *ROWS[3:], *ROWS[2:3]]], True)
        (table,) = found_in(path)
        assert texts(table)[2, 0] == "Tilfredse brugere" and texts(table)[3, 0] == "Færre sygedage"
        assert table.pages == (1, 2)


def test_what_other_records_rest_on_is_left_to_them(tmp_path: Path) -> None:
    path = draw(tmp_path / "a.pdf", [ROWS], True)
    flow = build_flow(read_document(path))
    assert found_in(path, frozenset({flow.places[2].index})) == ()


def test_a_form_and_rows_without_head_are_no_tables(tmp_path: Path) -> None:
    form = [["Titel:", "Ny hal", "", ""], ["Kontor:", "Plan", "", ""], ["Pris:", "12", "", ""]]
    assert found_in(draw(tmp_path / "form.pdf", [form], True)) == ()
    loose = [["ord", "andre", "flere", "sidst"], ["her", "der", "nu", "da"], ["op", "ned", "ud", "ind"]]
    assert found_in(draw(tmp_path / "loose.pdf", [loose], False)) == ()


def test_wrapped_lines_are_told_from_rows_by_the_white_between(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "w.pdf"), pagesize=A4)
    y = 700.0
    for step, row in (
        (0, HEAD),
        (20, ["Kortere ventetid", "hverdage fra", "10", "1. maj 2027"]),
        (11, ["for borgere", "henvendelse", "", ""]),
        (20, ["Færre sygedage", "dage", "5", "31.12.2027"]),
        (20, ["Ro", "dage", "7", "31.12.2027"]),
    ):
        y -= step
        canvas.setFont("Helvetica-Bold" if row is HEAD else "Helvetica", 9)
        for x, text in zip(XS, row, strict=True):
            canvas.drawString(x, y, text)
    canvas.save()
    (table,) = found_in(tmp_path / "w.pdf")
    assert texts(table)[0, 0] == "Kortere ventetid for borgere"
    assert texts(table)[0, 1] == "hverdage fra henvendelse" and texts(table)[1, 0] == "Færre sygedage"


def test_stored_tables_come_back_and_are_exported(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "t.db", create=True)) as store:
        store.save_document(document(), PARSED, "1")
        ((info, parsed),) = store.load_all()
    assert parsed.typed_tables == PARSED.typed_tables
    assert parsed.proposals[0].typed_tables == PARSED.proposals[0].typed_tables
    (exported,) = build_document(info, parsed)["typed_tables"]
    assert exported["columns"] == ["Sag", "Antal", "Modtaget"]
    assert exported["rows"] == [["Salg af grund", 1200, None], [None, None, "2024-05-01"]]
