"""Check boxes: those drawn as shapes become marks, those printed as characters stay words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.glyphs import repair
from extract.read import read_document
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
