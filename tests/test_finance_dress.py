"""Finance tables set in ways that are easy to get wrong: wrapped headings, words over amounts, no lines."""

from decimal import Decimal
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.read import read_document
from models.records import FinanceTable
from parsers.finance.assemble import TableContext
from parsers.finance.grid import find_grid_tables
from parsers.flow import build_flow

LEFT, SIZE = 60.0, 9.0
# a printed line: how far below the line before, whether bold, and the cells: "" for an empty one
Line = tuple[float, bool, list[str]]


def draw_paper(path: Path, pages: list[list[Line]], rules: bool = False, label: float = 190) -> Path:
    """A PDF of lines: the first cell at the left, the others ending 70 points apart."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for lines in pages:
        y = A4[1] - 80
        for step, bold, cells in lines:
            y -= step
            canvas.setFont("Helvetica-Bold" if bold else "Helvetica", SIZE)
            canvas.drawString(LEFT, y, cells[0])
            for c, text in enumerate(cells[1:], 1):
                canvas.drawRightString(LEFT + label + 70 * c, y, text)
            if rules and len(cells) > 1 and cells[0]:
                canvas.line(LEFT, y - 4, LEFT + label + 70 * (len(cells) - 1), y - 4)
        canvas.showPage()
    canvas.save()
    return path


def tables_of(path: Path) -> list[FinanceTable]:
    flow = build_flow(read_document(path))
    return [found.table for found in find_grid_tables(flow, flow.places, TableContext())]


def columns_of(table: FinanceTable) -> list[str]:
    return [column.value for column in table.columns]


def rows_of(table: FinanceTable) -> list[tuple[str | None, str, list[Decimal | None]]]:
    return [
        (row.section and row.section.value, row.label.value, [cell and cell.value for cell in row.values])
        for row in table.rows
    ]


def numbers(*values: int | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


FOLLOW_UP: list[Line] = [
    (20, True, ["Tabel 1. Opfølgning pr. 30. juni"]),
    (20, True, ["", "Vedtaget", "Korrigeret", "", "Forventet"]),
    (11, True, ["1.000 kr.", "budget", "budget", "Forbrug", "regnskab", "Afvigelse"]),
    (16, False, ["Skovhave", "1.200", "1.300", "700", "1.350", "50"]),
    (16, False, ["Nørreby Hal", "400", "380", "-", "380", "0"]),
    (16, False, ["Åens Venner", "90", "90", "45", "85", "-5"]),
    (16, True, ["I alt", "1.690", "1.770", "745", "1.815", "45"]),
]


def test_amounts_under_words_keep_their_own_headings(tmp_path: Path) -> None:
    for rules in (False, True):
        (table,) = tables_of(draw_paper(tmp_path / f"{rules}.pdf", [FOLLOW_UP], rules, label=120))
        assert columns_of(table) == [
            "Vedtaget budget",
            "Korrigeret budget",
            "Forbrug",
            "Forventet regnskab",
            "Afvigelse",
        ]
        assert table.unit is not None and table.unit.value == "1.000 kr."
        assert rows_of(table)[1] == (None, "Nørreby Hal", numbers(400, 380, None, 380, 0))
        assert [row.kind.value for row in table.rows] == ["detail", "detail", "detail", "total"]


def test_words_over_numbers_that_are_no_money_are_no_finance_table(tmp_path: Path) -> None:
    lines: list[Line] = [
        (20, True, ["Skole", "Elever", "Klasser"]),
        (16, False, ["Søskolen", "412", "18"]),
        (16, False, ["Byskolen", "297", "14"]),
    ]
    assert tables_of(draw_paper(tmp_path / "skoler.pdf", [lines])) == []


def test_a_heading_over_several_lines_is_one_column(tmp_path: Path) -> None:
    lines: list[Line] = [
        (20, True, ["", "", "", "2028"]),
        (11, True, ["", "", "", "og"]),
        (11, True, ["t.kr.", "2026", "2027", "frem"]),
        (16, False, ["Leje af lokaler", "-59", "12", "8"]),
        (16, False, ["Rengøring", "20", "-", "1"]),
        (16, True, ["I alt", "-39", "12", "9"]),
    ]
    for rules in (False, True):
        (table,) = tables_of(draw_paper(tmp_path / f"{rules}.pdf", [lines], rules))
        assert columns_of(table) == ["2026", "2027", "2028 og frem"]
        assert rows_of(table)[0] == (None, "Leje af lokaler", numbers(-59, 12, 8))


def test_a_number_under_a_year_is_no_part_of_the_heading(tmp_path: Path) -> None:
    lines: list[Line] = [
        (20, True, ["t.kr.", "2014", "2015"]),
        (16, True, ["Bibliotek", "–59", "–12"]),
        (16, False, ["Lån af bøger", "–40", "–10"]),
        (16, False, ["Arrangementer", "–19", "–2"]),
    ]
    (table,) = tables_of(draw_paper(tmp_path / "aar.pdf", [lines]))
    assert columns_of(table) == ["2014", "2015"]
    assert len(table.rows) == 3


def test_a_sentence_above_may_give_the_unit(tmp_path: Path) -> None:
    rows: list[Line] = [
        (16, True, ["Post", "2026", "2027"]),
        (16, False, ["Leje", "1,5", "2,5"]),
        (16, False, ["Løn", "0,5", "-"]),
    ]
    said: list[Line] = [(20, False, ["Alle beløb i tabellen er angivet i mio. kr., 2026-priser."])]
    (table,) = tables_of(draw_paper(tmp_path / "said.pdf", [[*said, *rows]]))
    assert table.unit is not None and table.unit.value == "mio. kr." and table.multiplier == 1_000_000
    assert table.price_year is not None and table.price_year.value == 2026
    told: list[Line] = [(20, False, ["Forslaget koster 2 mio. kr. i alt, og tallene er sikre."])]
    told += [(14, False, ["Der er taget højde for lønudviklingen."])]
    (table,) = tables_of(draw_paper(tmp_path / "told.pdf", [[*told, *rows]]))
    assert table.unit is None


def test_rules_at_totals_alone_do_not_part_the_rows_between(tmp_path: Path) -> None:
    lines: list[Line] = [(16, True, ["kr.", "2026", "2027"])]
    for name in ("Skole", "Hal", "Park"):
        lines += [(18, False, [f"{name}: sparede udgifter til el,", "", ""])]
        lines += [(11, False, ["", "100", "200"]), (18, False, ["Løn", "1", "2"])]
        lines += [(18, True, [f"{name} i alt", "101", "202"])]
    path = tmp_path / "totals.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    y = A4[1] - 80
    for step, bold, cells in lines:
        y -= step
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", SIZE)
        canvas.drawString(LEFT, y, cells[0] or "vand og varme")
        for c, text in enumerate(cells[1:], 1):
            canvas.drawRightString(LEFT + 190 + 70 * c, y, text)
        for edge in (y - 4, y + 11) if bold else ():
            canvas.line(LEFT, edge, LEFT + 330, edge)
    canvas.save()
    (table,) = tables_of(path)
    assert [row.label.value for row in table.rows][:3] == [
        "Skole: sparede udgifter til el, vand og varme",
        "Løn",
        "Skole i alt",
    ]


def test_a_head_over_two_rows_that_comes_again_on_the_next_page_goes_on(tmp_path: Path) -> None:
    head: list[Line] = [(20, True, ["", "", "t.kr.", ""]), (14, True, ["Post", "2026", "2027", "2028"])]
    first: list[Line] = [*head, (18, False, ["Leje", "1", "2", "3"]), (18, False, ["Løn", "4", "5", "6"])]
    second: list[Line] = [
        *head,
        (18, False, ["Drift", "7", "8", "9"]),
        (18, True, ["I alt", "12", "15", "18"]),
    ]
    (table,) = tables_of(draw_paper(tmp_path / "to.pdf", [first, second], label=120))
    assert [row.label.value for row in table.rows] == ["Leje", "Løn", "Drift", "I alt"]
    assert table.pages == (1, 2)


def test_remarks_close_behind_the_last_amounts_are_no_part_of_them(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    rows = (("t.kr.", "2029", "2030", "Note"), ("Leje", "10", "20", "2)"), ("Løn", "30", "40", ""))
    for i, (label, one, two, note) in enumerate(rows):
        canvas.setFont("Helvetica-Bold" if i == 0 else "Helvetica", SIZE)
        canvas.drawString(LEFT, 700 - 16 * i, label)
        canvas.drawRightString(300, 700 - 16 * i, one)
        canvas.drawRightString(370, 700 - 16 * i, two)
        canvas.drawString(376, 700 - 16 * i, note)
    canvas.save()
    (table,) = tables_of(path)
    assert columns_of(table) == ["2029", "2030"]
    assert rows_of(table) == [(None, "Leje", numbers(10, 20)), (None, "Løn", numbers(30, 40))]


def test_labels_of_many_lines_do_not_end_a_table(tmp_path: Path) -> None:
    lines: list[Line] = [(20, True, ["t.kr.", "2029", "2030"]), (16, False, ["Leje", "1", "2"])]
    for row in range(3):
        texts = ["Drift af", "haller og", "baner og", "pladser til", "idræt og", "leg"]
        lines += [(16 if i == 0 else 10, False, [text]) for i, text in enumerate(texts[:5])]
        lines += [(10, False, [texts[5], str(row), "7"])]
    (table,) = tables_of(draw_paper(tmp_path / "many.pdf", [lines], label=60))
    assert len(table.rows) == 4
    assert table.rows[-1].label.value == "Drift af haller og baner og pladser til idræt og leg"
