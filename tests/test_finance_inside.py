"""Tables inside forms, two tables in one grid, years counted from the first, running sums; made-up text."""

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from extract.read import read_document
from models.records import FinanceTable
from parsers.finance.assemble import TableContext, is_amount_column
from parsers.finance.grid import find_grid_tables
from parsers.flow import build_flow
from tests.built_tables import build_table, check

GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]


def read(path: Path, rows: list[list[str]], style: list[tuple[object, ...]]) -> list[FinanceTable]:
    """The finance tables of a page with some prose and one grid of such rows."""
    table = Table(rows, colWidths=[110, *[60] * (len(rows[0]) - 1)], style=style)
    SimpleDocTemplate(str(path), pagesize=A4).build(
        [Paragraph("Forslaget giver flere grønne haver i Nørreby.", getSampleStyleSheet()["Normal"]), table]
    )
    flow = build_flow(read_document(path))
    return [found.table for found in find_grid_tables(flow, flow.places, TableContext())]


def printed(table: FinanceTable) -> list[list[str]]:
    """Label and values of each row."""
    return [
        [row.label.value, *(str(cell.value) if cell else "" for cell in row.values)] for row in table.rows
    ]


FORM = [
    ["Titel", "Fælles haver", "", "", ""],
    ["Udvalg", "Haveudvalget", "", "", ""],
    ["Center", "Center for Have", "", "", ""],
    ["Ansvarlig", "Karen Holm", "", "", ""],
    ["Baggrund", "Haverne er få", "", "", ""],
    ["1.000 kr.", "2031", "2032", "2033", "2034"],
    ["Løn", "-10", "-20", "-20", "-20"],
    ["I alt", "-10", "-20", "-20", "-20"],
    ["Proces", "Sendes i høring", "", "", ""],
]


def test_a_table_inside_a_form(tmp_path: Path) -> None:
    spans = [("SPAN", (1, at), (4, at)) for at in (0, 1, 2, 3, 4, 8)]
    (table,) = read(tmp_path / "form.pdf", FORM, [*GRID, *spans])
    assert [column.value for column in table.columns] == ["2031", "2032", "2033", "2034"]
    assert printed(table) == [["Løn", "-10", "-20", "-20", "-20"], ["I alt", "-10", "-20", "-20", "-20"]]


def test_a_form_without_years_has_no_table(tmp_path: Path) -> None:
    rows = [[cell.replace("203", "") for cell in row] for row in FORM]
    assert read(tmp_path / "form.pdf", rows, GRID) == []


TWO = [
    ["Mio. kr.", "2031", "2032", "2033", "I alt"],
    ["Investering", "1,50", "2,00", "2,00", "5,50"],
    ["Gevinst", "-0,50", "-3,00", "-4,00", "-7,50"],
    ["Tabel 2. Borgere", "", "", "", ""],
    ["", "2031", "2032", "2033", ""],
    ["Borgere i forløb", "20", "40", "60", ""],
]


def test_a_second_head_with_fewer_years_begins_a_table(tmp_path: Path) -> None:
    first, second = read(tmp_path / "two.pdf", TWO, GRID)
    assert [row[0] for row in printed(first)] == ["Investering", "Gevinst"]
    assert second.number is not None and second.number.value == "2"
    assert [column.value for column in second.columns] == ["2031", "2032", "2033"]
    assert printed(second) == [["Borgere i forløb", "20", "40", "60"]]


def test_a_row_of_numbers_like_years_is_none(tmp_path: Path) -> None:
    rows = [["Besøgende" if i == 4 and not cell else cell for cell in row] for i, row in enumerate(TWO)]
    (table,) = read(tmp_path / "one.pdf", rows, GRID)
    assert len(table.rows) >= 4


def test_years_counted_from_the_first(tmp_path: Path) -> None:
    rows = [["t.kr.", "År 0", "År 1", "År 2"], ["Udstyr", "350", "120", "120"], ["Løn", "0", "-310", "-470"]]
    (table,) = read(tmp_path / "counted.pdf", rows, GRID)
    assert [column.value for column in table.columns] == ["År 0", "År 1", "År 2"]
    assert printed(table)[1] == ["Løn", "0", "-310", "-470"]


@pytest.mark.parametrize(("heading", "amounts"), [("År 1", True), ("år 12", True), ("År", False)])
def test_counted_years_head_amounts(heading: str, amounts: bool) -> None:
    assert is_amount_column(heading) is amounts


def test_an_empty_row_above_a_bare_total_heads_nothing(tmp_path: Path) -> None:
    rows = [
        ["t.kr.", "2031", "2032"],
        ["Drift", "-320", "-330"],
        ["Indtægter", "", ""],
        ["I alt", "-320", "-330"],
    ]
    style = [*GRID, ("FONTNAME", (0, 3), (-1, 3), "Helvetica-Bold")]
    (table,) = read(tmp_path / "empty.pdf", rows, style)
    assert [row[0] for row in printed(table)] == ["Drift", "Indtægter", "I alt"]
    assert table.rows[-1].section is None


INVESTED = """
    Investering/Udstyr: 350 120 120
    Investering/Løn: 280 140 0
    Investering/Investering i alt: 630 260 120
    Gevinst/Opkald: 0 -310 -470
    Gevinst/Besøg: 0 -90 -190
    Gevinst/Gevinst i alt: 0 -400 -660
    Gevinst/Nettoeffekt: 630 -140 -540
    Gevinst/Akkumuleret nettoeffekt: 630 490 -50
"""


def test_a_running_sum_below_a_total_is_a_total_and_no_second_grand_total() -> None:
    table = build_table(INVESTED)
    assert [row.kind.value for row in table.rows[-3:]] == ["total", "grand_total", "total"]
    assert [row.section for row in table.rows[-2:]] == [None, None]
    assert all(one.status == "holds" for one in check(table).checks)


def test_a_row_named_as_its_heading_and_net_is_its_total() -> None:
    table = build_table("Anlæg/Udgift: 15 20 0\nAnlæg/Anlæg netto: 15 20 0\nAnlæg/Netto i Nørreby: 1 2 3")
    assert [row.kind.value for row in table.rows] == ["detail", "total", "detail"]
