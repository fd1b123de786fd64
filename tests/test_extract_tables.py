"""Tables in every dress: the cells must be the ones that were drawn."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extract.read import read_document
from extract.tables.strips import is_number
from models.page import Page, Table

HEAD = ["1.000 kr. 2024 p/l", "Styring", "2024", "2025", "2026", "2027"]
ROWS = [
    HEAD,
    ["Drift af ny svømmehal", "Service", "0", "-942", "−1.250", "-942"],
    ["Reducerede udgifter til rengøring og vagt", "Service", "-", "235", "235", ""],
    ["Projektledelse", "Anlæg", "450", "–", "1.350", "-"],
    ["I alt", "", "450", "-707", "335", "-942"],
]
PROSE = (
    "Forvaltningen vurderer, at halvdelen af anlægget kan stå klar inden sommer, og at resten følger efter, "
    "når lokalplanen for området ved Nørresø er endeligt vedtaget af byrådet i Nørreby Kommune."
)
WIDTHS = (140.0, 60.0, 70.0, 70.0, 70.0, 70.0)


@dataclass(frozen=True)
class Look:
    """How a table is drawn."""

    dress: str
    align: str = "right"
    font: str = "Helvetica"
    size: float = 9
    padding: float = 4
    label_width: float = 140


def write_lines(canvas: Canvas, x: float, y: float, width: float, text: str, font: str, size: float) -> float:
    canvas.setFont(font, size)
    for line in wrap(text, font, size, width):
        canvas.drawString(x, 842 - y, line)
        y += 1.2 * size
    return y


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, font, size) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def draw_table(canvas: Canvas, y: float, rows: list[list[str]], look: Look, x: float = 56) -> float:
    """Draws the rows and gives the height below them."""
    widths = (look.label_width, *WIDTHS[1 : len(rows[0])])
    xs = [x + sum(widths[:i]) for i in range(len(widths) + 1)]
    ys = [y]
    for number, row in enumerate(rows):
        lines = wrap(row[0], look.font, look.size, look.label_width - 8)
        height = len(lines) * look.size * 1.15 + 2 * look.padding
        if look.dress == "zebra" and number % 2:
            canvas.setFillGray(0.9)
            canvas.rect(x, 842 - y - height, xs[-1] - x, height, stroke=0, fill=1)
            canvas.setFillGray(0)
        base = y + look.padding + 0.8 * look.size
        write_lines(canvas, x + 3, base, look.label_width - 8, row[0], look.font, look.size)
        for left, right, text in zip(xs[1:-1], xs[2:], row[1:], strict=True):
            wide = stringWidth(text, look.font, look.size)
            at = {"right": right - 3 - wide, "left": left + 3, "center": (left + right - wide) / 2}[
                look.align
            ]
            canvas.setFont(look.font, look.size)
            canvas.drawString(at, 842 - base, text)
        y += height
        ys.append(y)
    draw_rulings(canvas, xs, ys, look.dress)
    return y


def draw_rulings(canvas: Canvas, xs: list[float], ys: list[float], dress: str) -> None:
    canvas.setLineWidth(0.5)
    level = {"grid": ys, "level": ys, "open": ys, "head": [ys[1], ys[-1]], "upright": [ys[0], ys[1], ys[-1]]}
    upright = {"grid": xs, "open": xs[1:-1], "upright": xs}
    for y in level.get(dress, []):
        canvas.line(xs[0], 842 - y, xs[-1], 842 - y)
    for x in upright.get(dress, []):
        canvas.line(x, 842 - ys[0], x, 842 - ys[-1])
    if dress == "frame":
        canvas.rect(xs[0], 842 - ys[-1], xs[-1] - xs[0], ys[-1] - ys[0])


def page_with(tmp_path: Path, rows: list[list[str]], look: Look) -> Page:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    y = write_lines(canvas, 56, 70, 480, PROSE, "Helvetica", 10)
    y = draw_table(canvas, y + 14, rows, look)
    write_lines(canvas, 56, y + 30, 480, PROSE, "Helvetica", 10)
    canvas.save()
    return read_document(tmp_path / "a.pdf").pages[0]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text.replace("\n", " ") if cell else "" for cell in row] for row in table.grid()]


def joined(rows: list[list[str]]) -> list[list[str]]:
    """Rows with the lines of a wrapped label put together again: a row without numbers goes on."""
    result: list[list[str]] = []
    for row in rows:
        if result and row[0] and not any(row[1:]):
            result[-1][0] += f" {row[0]}"
        else:
            result.append(list(row))
    return result


DRESSES = ["grid", "level", "zebra", "none", "open", "head", "upright", "frame"]


@pytest.mark.parametrize("align", ["right", "left", "center"])
@pytest.mark.parametrize("dress", DRESSES)
def test_numbers_stand_in_their_columns(tmp_path: Path, dress: str, align: str) -> None:
    page = page_with(tmp_path, ROWS, Look(dress, align))
    assert len(page.tables) == 1
    assert joined(texts(page.tables[0])) == ROWS


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(("font", "size"), [("Times-Roman", 8.0), ("Courier", 7.0)])
def test_tight_rows_in_other_faces(tmp_path: Path, dress: str, font: str, size: float) -> None:
    page = page_with(tmp_path, ROWS, Look(dress, "right", font, size, 0.5))
    assert joined(texts(page.tables[0])) == ROWS


def test_ruled_says_what_made_the_cells(tmp_path: Path) -> None:
    ruled = {dress: page_with(tmp_path, ROWS, Look(dress)).tables[0].ruled for dress in DRESSES}
    assert ruled == {
        "grid": True,
        "level": True,
        "zebra": True,
        "open": True,
        "upright": True,
        "none": False,
        "head": False,
        "frame": False,
    }


def test_every_place_of_the_grid_has_a_cell(tmp_path: Path) -> None:
    for dress in DRESSES:
        table = page_with(tmp_path, ROWS, Look(dress)).tables[0]
        assert all(cell is not None for row in table.grid() for cell in row), dress
        assert all(table.box.holds(cell.box, 4) for cell in table.cells if cell.box), dress


def test_drawn_cells_keep_their_lines_and_ungridded_rows_are_lines(tmp_path: Path) -> None:
    drawn = page_with(tmp_path, ROWS, Look("grid")).tables[0]
    assert "\n" in drawn.cells[12].text and drawn.rows == len(ROWS)
    bare = page_with(tmp_path, ROWS, Look("none")).tables[0]
    assert not any("\n" in cell.text for cell in bare.cells) and bare.rows == len(ROWS) + 1


def test_lines_of_a_table_say_so_and_run_across(tmp_path: Path) -> None:
    page = page_with(tmp_path, ROWS, Look("none"))
    inside = [line.text for line in page.lines if line.table == 0]
    assert inside[0] == " ".join(HEAD)
    assert "Projektledelse Anlæg 450 – 1.350 -" in inside
    outside = " ".join(line.text for line in page.lines if line.table is None)
    assert outside == f"{PROSE} {PROSE}"


def test_years_over_one_row_of_numbers_are_a_table(tmp_path: Path) -> None:
    page = page_with(
        tmp_path, [["antal stillinger", "2023", "2024", "2025"], ["", "14", "3", "−6"]], Look("none")
    )
    assert texts(page.tables[0]) == [["antal stillinger", "2023", "2024", "2025"], ["", "14", "3", "−6"]]


def test_merged_cells_keep_their_spans(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    for y in (100, 120, 140, 160):
        canvas.line(150 if y == 120 else 50, 842 - y, 450, 842 - y)
    for x in (50, 150, 250, 350, 450):
        canvas.line(x, 842 - (120 if x in (250, 350) else 100), x, 842 - 160)
    for x, y, text in (
        (55, 114, "Udgift"),
        (155, 114, "Budgetår"),
        (155, 134, "2024"),
        (255, 134, "2025"),
        (355, 134, "2026"),
        (55, 154, "Løn"),
        (155, 154, "1"),
        (255, 154, "2"),
        (355, 154, "3"),
    ):
        canvas.drawString(x, 842 - y, text)
    canvas.save()
    table = read_document(tmp_path / "a.pdf").pages[0].tables[0]
    cells = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells}
    assert cells["Udgift"] == (0, 0, 2, 1)
    assert cells["Budgetår"] == (0, 1, 1, 3)
    assert cells["2026"] == (1, 3, 1, 1) and cells["3"] == (2, 3, 1, 1)


def test_bold_cells(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    for number, row in enumerate(ROWS):
        canvas.setFont("Helvetica-Bold" if row[0] == "I alt" else "Helvetica", 9)
        for column, text in enumerate([row[0][:20], *row[1:]]):
            canvas.drawString(56 + (column > 0) * 60 + 70 * column, 700 - 14 * number, text)
    canvas.save()
    table = read_document(tmp_path / "a.pdf").pages[0].tables[0]
    assert {cell.text for cell in table.cells if cell.bold} == {"I alt", "450", "-707", "335", "-942"}


def test_a_form_is_a_table_of_two_columns(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    y = 100.0
    for label, text in (("Forslagets titel:", "Nye lamper"), ("Resumé:", PROSE), ("Forvaltning:", "Teknik")):
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(56, 842 - y, label)
        y = write_lines(canvas, 160, y, 340, text, "Helvetica", 9) + 4
    canvas.save()
    (table,) = read_document(tmp_path / "a.pdf").pages[0].tables
    rows = texts(table)
    assert [row[0] for row in rows if row[0]] == ["Forslagets titel:", "Resumé:", "Forvaltning:"]
    assert " ".join(row[1] for row in rows) == f"Nye lamper {PROSE} Teknik"


def test_prose_lists_and_contents_are_no_tables(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    y = write_lines(canvas, 56, 70, 480, PROSE, "Helvetica", 10) + 10
    for mark in ("•", "1.", "a)", "-"):
        canvas.drawString(56, 842 - y, mark)
        y = write_lines(canvas, 80, y, 400, PROSE, "Helvetica", 10) + 4
    for number, title in enumerate(("Indledning", "Økonomi", "Tidsplan", "Bilag")):
        canvas.drawString(56, 842 - y, f"{number + 1}. {title}")
        canvas.drawString(160, 842 - y, "." * 90)
        canvas.drawString(500, 842 - y, str(4 + number))
        y += 14
    left = write_lines(canvas, 56, y + 20, 220, PROSE * 3, "Helvetica", 10)
    write_lines(canvas, 310, y + 20, 220, PROSE * 3, "Helvetica", 10)
    canvas.save()
    assert left < 800
    assert read_document(tmp_path / "a.pdf").pages[0].tables == ()


def test_two_tables_on_a_page_stay_apart(tmp_path: Path) -> None:
    for dress in ("none", "grid", "zebra"):
        canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
        y = draw_table(canvas, 80, ROWS, Look(dress))
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(56, 842 - y - 30, "Tabel 2. Andre udgifter og indtægter i perioden frem til 2027")
        draw_table(canvas, y + 36, [[*row[:1], *row[2:]] for row in ROWS], Look(dress))
        canvas.save()
        first, second = read_document(tmp_path / "a.pdf").pages[0].tables
        assert (first.columns, second.columns) == (6, 5), dress
        assert first.box.bottom < second.box.top


def test_contents_without_leaders_are_lines_with_their_pages(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    titles = [
        "Dagsorden",
        "Referat",
        "Nye lamper langs Nørresø og i Østerskoven",
        "Eventuelt",
        "Lukket punkt",
    ]
    for number, title in enumerate(titles):
        canvas.drawString(56, 700 - 16 * number, title)
        canvas.drawRightString(540, 700 - 16 * number, str(3 + 2 * number))
    canvas.save()
    page = read_document(tmp_path / "a.pdf").pages[0]
    assert page.tables == ()
    assert page.text.split("\n") == [f"{title} {3 + 2 * n}" for n, title in enumerate(titles)]


def test_a_second_bold_head_begins_another_table(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    y = 700
    for rows in (
        [["", "Ja/Nej", "Dato"], ["Økonomi", "Ja", "1. maj"], ["Jura", "Nej", "2. maj"]],
        [["", "Ja/Nej/Ikke relevant", "Dato"], ["Ældrerådet", "Ja", ""], ["Elevrådet", "Nej", "-"]],
    ):
        for number, row in enumerate(rows):
            canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 9)
            for column, text in enumerate(row):
                canvas.drawString(56 + 150 * column, y, text)
            y -= 13
        y -= 14
    canvas.save()
    first, second = read_document(tmp_path / "a.pdf").pages[0].tables
    assert texts(first)[0] == ["", "Ja/Nej", "Dato"] and first.rows == 3
    assert texts(second) == [
        ["", "Ja/Nej/Ikke relevant", "Dato"],
        ["Ældrerådet", "Ja", ""],
        ["Elevrådet", "Nej", "-"],
    ]


def test_narrow_gaps_part_columns_where_texts_start_level(tmp_path: Path) -> None:
    rows = [
        ["Opgave", "Ansvarlig", "Frist"],
        ["Tegne en plan over stien", "Økonomiafdelingen", "maj"],
        ["Høre de nærmeste naboer", "Karen Holm", "juni"],
        ["Bede om tilbud på arbejdet", "Jens Dam og Vej", "juli"],
    ]
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica", 10)
    start = 56 + max(stringWidth(row[0], "Helvetica", 10) for row in rows) + 6
    for number, row in enumerate(rows):
        for x, text in zip((56, start, start + 110), row, strict=True):
            canvas.drawString(x, 700 - 14 * number, text)
    canvas.save()
    assert texts(read_document(tmp_path / "a.pdf").pages[0].tables[0]) == rows


def test_numbers_stacked_in_drawn_cells_become_rows(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    for y in (100, 120, 170):
        canvas.line(50, 842 - y, 350, 842 - y)
    for x in (50, 150, 250, 350):
        canvas.line(x, 842 - 100, x, 842 - 170)
    rows = [["Område", "2024", "2025"], ["Skoler", "1.250", "-3"], ["Veje", "-", "40"], ["Stier", "7", "8"]]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            canvas.drawString(55 + 100 * column, 842 - 114 - number * 16, text)
    canvas.save()
    table = read_document(tmp_path / "a.pdf").pages[0].tables[0]
    assert texts(table) == rows and table.ruled


def test_a_drawing_full_of_lines_is_no_table(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    for step in range(13):
        canvas.line(60 + 30 * step, 400, 60 + 30 * step, 700)
        canvas.line(60, 400 + 25 * step, 420, 400 + 25 * step)
    canvas.drawString(70, 640, "Antal")
    canvas.drawString(300, 420, "År")
    canvas.save()
    assert read_document(tmp_path / "a.pdf").pages[0].tables == ()


def test_a_heading_that_begins_in_lines_of_its_own_belongs_to_the_table(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "head.pdf"))
    rows = [["", "", "2030"], ["", "", "og"], ["Post", "2029", "frem"], ["Leje", "12.500", "900"]]
    rows += [["Kørsel", "1.250", "75"], ["Vagter", "", ""], ["Løn", "300", "20"]]
    for i, row in enumerate(rows):
        y = 700 - 10 * i
        canvas.setFont("Helvetica-Bold" if i < 3 else "Helvetica", 9)
        canvas.drawString(60 + 8 * (i in (3, 4, 6)), y, row[0])
        canvas.drawRightString(260, y, row[1])
        canvas.drawRightString(330, y, row[2])
    canvas.save()
    (table,) = read_document(tmp_path / "head.pdf").pages[0].tables
    assert [row[-1].text for row in table.grid() if row[-1]] == ["2030", "og", "frem", "900", "75", "", "20"]


def test_a_number_may_have_its_sign_behind_it() -> None:
    assert is_number("1.250-") and is_number("57,5–") and not is_number("1-2-3")
