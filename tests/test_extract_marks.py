"""Check boxes: those drawn as shapes become marks, those printed as characters stay words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.pdf.glyphs import repair
from extract.read import read_document
from extract.settings import ReadSettings
from models.page import Page

Draw = Callable[[Canvas, float, float, float], None]
HEIGHT = 842


def read_page(path: Path, draw: Callable[[Canvas], None]) -> Page:
    canvas = Canvas(str(path), pagesize=(595, HEIGHT), invariant=1)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, 770, "Andre berørte forvaltninger")
    draw(canvas)
    canvas.save()
    return read_document(path).pages[0]


def outline(c: Canvas, x: float, y: float, side: float) -> None:
    c.rect(x, y, side, side)


def white_outline(c: Canvas, x: float, y: float, side: float) -> None:
    c.setFillGray(1)
    c.rect(x, y, side, side, fill=1)
    c.setFillGray(0)


def circle(c: Canvas, x: float, y: float, side: float) -> None:
    c.circle(x + side / 2, y + side / 2, side / 2)


def four_lines(c: Canvas, x: float, y: float, side: float) -> None:
    c.line(x, y, x + side, y)
    c.line(x, y + side, x + side, y + side)
    c.line(x, y, x, y + side)
    c.line(x + side, y, x + side, y + side)


def four_bars(c: Canvas, x: float, y: float, side: float) -> None:
    for box in (
        (x, y, side, 0.5),
        (x, y + side, side, 0.5),
        (x, y, 0.5, side),
        (x + side - 0.5, y, 0.5, side),
    ):
        c.rect(*box, stroke=0, fill=1)


def white_on_black(c: Canvas, x: float, y: float, side: float) -> None:
    c.rect(x, y, side, side, stroke=0, fill=1)
    c.setFillGray(1)
    c.rect(x + 0.7, y + 0.7, side - 1.4, side - 1.4, stroke=0, fill=1)
    c.setFillGray(0)


def ring(c: Canvas, x: float, y: float, side: float) -> None:
    path = c.beginPath()
    path.rect(x, y, side, side)
    path.rect(x + 0.8, y + 0.8, side - 1.6, side - 1.6)
    c.drawPath(path, stroke=0, fill=1, fillMode=0)


def solid(c: Canvas, x: float, y: float, side: float) -> None:
    c.rect(x, y, side, side, stroke=0, fill=1)


def dark_blue(c: Canvas, x: float, y: float, side: float) -> None:
    c.setFillColorRGB(0.1, 0.3, 0.5)
    c.rect(x, y, side, side, stroke=0, fill=1)
    c.setFillGray(0)


def crossed(c: Canvas, x: float, y: float, side: float) -> None:
    c.rect(x, y, side, side)
    c.line(x, y, x + side, y + side)
    c.line(x, y + side, x + side, y)


def crossed_in_one(c: Canvas, x: float, y: float, side: float) -> None:
    path = c.beginPath()
    path.rect(x, y, side, side)
    path.moveTo(x, y)
    path.lineTo(x + side, y + side)
    path.moveTo(x, y + side)
    path.lineTo(x + side, y)
    c.drawPath(path)


def small_cross(c: Canvas, x: float, y: float, side: float) -> None:
    four_lines(c, x, y, side)
    c.line(x + 2, y + 2, x + side - 2, y + side - 2)
    c.line(x + 2, y + side - 2, x + side - 2, y + 2)


def ticked(c: Canvas, x: float, y: float, side: float) -> None:
    c.rect(x, y, side, side)
    path = c.beginPath()
    path.moveTo(x + 0.2 * side, y + 0.5 * side)
    path.lineTo(x + 0.45 * side, y + 0.2 * side)
    path.lineTo(x + 0.85 * side, y + 0.85 * side)
    c.drawPath(path)


def tick_area(c: Canvas, x: float, y: float, side: float) -> None:
    c.rect(x, y, side, side)
    path = c.beginPath()
    for i, (dx, dy) in enumerate(((0.1, 0.5), (0.4, 0.1), (0.9, 0.9), (0.8, 0.95), (0.4, 0.4), (0.2, 0.6))):
        (path.lineTo if i else path.moveTo)(x + dx * side, y + dy * side)
    path.close()
    c.drawPath(path, stroke=0, fill=1)


def square_in_box(c: Canvas, x: float, y: float, side: float) -> None:
    c.rect(x, y, side, side)
    c.rect(x + 2, y + 2, side - 4, side - 4, stroke=0, fill=1)


def radio(c: Canvas, x: float, y: float, side: float) -> None:
    c.circle(x + side / 2, y + side / 2, side / 2)
    c.circle(x + side / 2, y + side / 2, side / 4, stroke=0, fill=1)


def typed_cross(c: Canvas, x: float, y: float, side: float) -> None:
    c.rect(x, y, side, side)
    c.drawString(x + side / 2 - 3.3, y + 1, "X")


@pytest.mark.parametrize("side", [6, 8, 10, 13])
@pytest.mark.parametrize(
    "draw", [outline, white_outline, circle, four_lines, four_bars, white_on_black, ring]
)
def test_an_empty_box_is_a_mark(tmp_path: Path, draw: Draw, side: float) -> None:
    marks = marks_beside(tmp_path, draw, side)
    assert [mark.filled for mark in marks] == [False, False, False]


@pytest.mark.parametrize("side", [6, 8, 10, 13])
@pytest.mark.parametrize(
    "draw",
    [
        solid,
        dark_blue,
        crossed,
        crossed_in_one,
        small_cross,
        ticked,
        tick_area,
        square_in_box,
        radio,
        typed_cross,
    ],
)
def test_a_ticked_box_is_a_filled_mark(tmp_path: Path, draw: Draw, side: float) -> None:
    marks = marks_beside(tmp_path, draw, side)
    assert [mark.filled for mark in marks] == [True, True, True]


def marks_beside(folder: Path, draw: Draw, side: float) -> tuple[object, ...]:
    def lines(c: Canvas) -> None:
        for y, name in ((740, "Skoleforvaltningen"), (722, "Jobforvaltningen"), (704, "Havneforvaltningen")):
            draw(c, 72, y - 1, side)
            c.drawString(72 + side + 6, y, name)

    page = read_page(folder / "a.pdf", lines)
    for mark, y in zip(page.marks, (740, 722, 704), strict=True):
        assert mark.box.x0 == pytest.approx(72, abs=1.1)
        assert mark.box.bottom == pytest.approx(HEIGHT - y + 1, abs=1.1)
        assert mark.box.x1 - mark.box.x0 == pytest.approx(side, abs=2.1)
    return page.marks


@pytest.mark.parametrize("on", [True, False])
def test_form_fields_are_marks(tmp_path: Path, on: bool) -> None:
    def field(c: Canvas) -> None:
        c.acroForm.checkbox(x=72, y=738, size=10, checked=on, name="felt")
        c.acroForm.textfield(x=300, y=738, width=10, height=10, name="tekst")
        c.drawString(90, 740, "Havneforvaltningen")

    assert [mark.filled for mark in read_page(tmp_path / "a.pdf", field).marks] == [on]


def small_grid(c: Canvas) -> None:
    for column in range(7):
        c.rect(72 + 12 * column, 700, 12, 12)
    c.drawString(160, 702, "Uge 14")


def numbered_boxes(c: Canvas) -> None:
    c.rect(72, 700, 13, 13)
    c.drawString(76, 703, "7")
    c.drawString(90, 703, "Havneforvaltningen")


def far_from_text(c: Canvas) -> None:
    c.rect(400, 700, 8, 8, fill=1)


def dots(c: Canvas) -> None:
    for y in (740, 722, 704):
        c.circle(74, y + 3, 2.5, stroke=0, fill=1)
        c.drawString(84, y, "Et punkt på en liste")


def light_shading(c: Canvas) -> None:
    c.setFillGray(0.85)
    c.rect(72, 700, 10, 10, stroke=0, fill=1)
    c.setFillGray(0)
    c.drawString(86, 702, "Signatur")


def long_boxes(c: Canvas) -> None:
    c.rect(72, 700, 13, 6)
    c.rect(72, 680, 30, 30)
    c.drawString(106, 702, "Felt")


@pytest.mark.parametrize("draw", [small_grid, numbered_boxes, far_from_text, dots, light_shading, long_boxes])
def test_other_shapes_are_no_marks(tmp_path: Path, draw: Callable[[Canvas], None]) -> None:
    assert read_page(tmp_path / "a.pdf", draw).marks == ()


def draw_turned(c: Canvas) -> None:
    c.setPageRotation(90)
    c.saveState()
    c.translate(595, 0)
    c.rotate(90)
    c.rect(100, 500, 9, 9, fill=1)
    c.drawString(114, 501, "Havneforvaltningen har nok at se til")
    c.restoreState()


def test_boxes_on_a_turned_page_stand_where_they_are_seen(tmp_path: Path) -> None:
    page = read_page(tmp_path / "a.pdf", draw_turned)
    (mark,) = page.marks
    line = next(line for line in page.lines if line.text.startswith("Havne"))
    assert mark.filled and line.box is not None
    assert mark.box.x1 < line.box.x0 < mark.box.x1 + 8
    assert line.box.top < (mark.box.top + mark.box.bottom) / 2 < line.box.bottom


@pytest.mark.parametrize(
    ("glyph", "word"),
    [
        ("\uf0fe", "☑"),
        ("\uf0fd", "☒"),
        ("\uf078", "☒"),
        ("\uf0a3", "☐"),
        ("\uf0a8", "☐"),
        ("\uf06f", "☐"),
        ("❏", "☐"),
        ("☒", "☒"),
        ("■", "■"),
        ("□", "□"),
    ],
)
def test_boxes_of_symbol_fonts_are_words(glyph: str, word: str) -> None:
    assert repair(glyph) == (word, 0)


def draw_symbols(c: Canvas) -> None:
    for y, letter in ((740, "x"), (720, "o"), (700, "þ"), (680, "¨")):
        c.setFont("Helvetica", 10)
        c.drawString(72, y, letter)
        c.setFont("Times-Roman", 10)
        c.drawString(80, y, "Havneforvaltningen")


def test_letters_of_a_symbol_font_are_read_as_pictures(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    read_page(path, draw_symbols)
    path.write_bytes(path.read_bytes().replace(b"/BaseFont /Helvetica ", b"/BaseFont /Wingdings "))
    texts = [line.text for line in read_document(path, ReadSettings(ocr="never")).pages[0].lines]
    assert texts[-4:] == [f"{box} Havneforvaltningen" for box in "☒☐☑☐"]


@pytest.mark.parametrize("box", ["n", "o"])
def test_a_box_right_at_a_word_is_a_word_of_its_own(tmp_path: Path, box: str) -> None:
    def glued(c: Canvas) -> None:
        c.setFont("ZapfDingbats", 10)
        c.drawString(72, 740, {"n": "■", "o": "❏"}[box])
        c.setFont("Helvetica", 10)
        c.drawString(72 + c.stringWidth("■", "ZapfDingbats", 10), 740, "Havneforvaltningen")

    line = read_page(tmp_path / "a.pdf", glued).lines[-1]
    assert [word.text for word in line.words] == [{"n": "■", "o": "☐"}[box], "Havneforvaltningen"]
