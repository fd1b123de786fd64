"""Pages set in two columns: their lines are text, what stands beside each other by chance is no table."""

from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extract.read import read_document
from models.page import Page

LEFT = [
    "3. Ny sti ved Nørresø",
    "Sagsnr. 24/118",
    "Udvalget drøftede en ny sti langs søen og bad om",
    "en plan for, hvordan lodsejerne bliver hørt.",
    "Beslutning:",
    "Godkendt.",
    "4. Takster for havnen",
    "Sagsnr. 24/207",
    "Havnen foreslår, at prisen for en bådplads følger",
    "de priser, som havnene i Østby og Vesterby tager.",
]
RIGHT = [
    "Beslutning:",
    "Udsat til mødet i marts, så havnens brugere kan nå",
    "at svare.",
    "5. Ansøgning fra klubben",
    "Sagsnr. 24/311",
    "Klubben søger om 40.000 kr. til nye redningsveste,",
    "der kan bruges af skolernes elever om sommeren.",
    "Beslutning:",
    "Afslag, da puljen er brugt.",
    "Mødet hævet kl. 18.40.",
]
BUDGET = [["Plads", "2024", "2025"], ["Jolle", "1.200", "1.250"], ["Kutter", "4.800", "4.900"]]
BOLD = "Helvetica-Bold"


def write_column(canvas: Canvas, x: float, y: float, lines: list[str], pitch: float = 13) -> float:
    for line in lines:
        canvas.setFont(BOLD if line.endswith(":") else "Helvetica", 9)
        canvas.drawString(x, y, line)
        y -= pitch
    return y


def write_cells(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFont("Helvetica", 9)
    for row in BUDGET:
        canvas.drawString(x, y, row[0])
        canvas.drawRightString(x + 130, y, row[1])
        canvas.drawRightString(x + 190, y, row[2])
        y -= 13


def read_page(canvas: Canvas, path: Path) -> Page:
    canvas.save()
    return read_document(path).pages[0]


def new_canvas(path: Path) -> Canvas:
    return Canvas(str(path), pagesize=(595, 842), invariant=1)


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def test_minutes_in_two_columns_are_no_table(tmp_path: Path) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    write_column(canvas, 60, 780, LEFT)
    write_column(canvas, 310, 780, RIGHT)
    page = read_page(canvas, tmp_path / "a.pdf")
    assert page.tables == ()
    assert texts(page) == LEFT + RIGHT


def write_spread(canvas: Canvas, x: float, y: float, width: float, lines: list[str]) -> float:
    for line in lines:
        words = line.split()
        widths = [stringWidth(word, "Helvetica", 9) for word in words]
        space, at = (width - sum(widths)) / (len(words) - 1), x
        for word, wide in zip(words, widths, strict=True):
            canvas.drawString(at, y, word)
            at += wide + space
        y -= 13
    return y


def test_wide_spaces_in_lines_that_fill_a_column_part_nothing(tmp_path: Path) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    spread = ["Udvalget drøftede byggesagen", "om en sti langs Nørresø"]
    y = write_column(canvas, 60, 780, LEFT)
    canvas.setFont("Helvetica", 9)
    write_column(canvas, 60, write_spread(canvas, 60, y, 230, [LEFT[2], *spread]), ["og Vestersø."])
    write_column(canvas, 310, 780, RIGHT + LEFT[:4])
    page = read_page(canvas, tmp_path / "a.pdf")
    assert page.tables == ()
    assert texts(page) == [*LEFT, LEFT[2], *spread, "og Vestersø.", *RIGHT, *LEFT[:4]]


def test_a_table_in_one_of_two_columns_is_found(tmp_path: Path) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    write_cells(canvas, 60, write_column(canvas, 60, 780, LEFT) - 8)
    write_column(canvas, 310, 780, RIGHT + LEFT)
    page = read_page(canvas, tmp_path / "a.pdf")
    assert [[cell.text for cell in table.cells] for table in page.tables] == [
        [text for row in BUDGET for text in row]
    ]
    outside = [line.text for line in page.lines if line.table is None]
    assert outside == LEFT + RIGHT + LEFT


def test_texts_beside_each_other_under_bold_heads_are_a_table(tmp_path: Path) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    write_column(canvas, 60, 780, ["Spørgsmål:", *LEFT[2:4], *LEFT[8:]])
    write_column(canvas, 310, 780, ["Svar:", *RIGHT[5:7], "Det sker i marts.", RIGHT[5]])
    page = read_page(canvas, tmp_path / "a.pdf")
    assert [table.cells[0].text for table in page.tables] == ["Spørgsmål:"]
