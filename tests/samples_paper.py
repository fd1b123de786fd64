"""Municipal paper drawn with reportlab: hyphenated text, tables in four dresses, stamps, running heads.

In all texts "¬" marks a place where a word may be broken at the end of a line; `plain` takes the marks out.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(reportlab.__file__).parent / "fonts"
for name, file in (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf")):
    pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))

BREAK = "¬"
LINE, SHADE, BLUE = HexColor("#555555"), HexColor("#e8edf2"), HexColor("#1f4e79")


def plain(text: str) -> str:
    return text.replace(BREAK, "")


@dataclass
class Dress:
    """How a municipality's paper looks; head and foot draw on every page: (paper, page number)."""

    regular: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    size: float = 10.5
    leading: float = 1.32
    page: tuple[float, float] = A4
    left: float = 62
    right: float = 62
    top: float = 70
    bottom: float = 64
    head: Callable[[Paper, int], None] | None = None
    foot: Callable[[Paper, int], None] | None = None


@dataclass
class Paper:
    """A PDF being written. marks (heading -> page) and total are those of the run before this one."""

    dress: Dress
    title: str
    marks: dict[str, int] = field(default_factory=dict)
    total: int = 0
    stamp: str | None = None
    stamp_low: bool = False
    inset: float = 0
    page: int = 0
    y: float = 0

    def __post_init__(self) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=self.dress.page, invariant=1, pageCompression=1)
        self.canvas.setTitle(self.title)
        self.canvas.setAuthor("Nørreby Kommune (opdigtet)")
        self.seen: dict[str, int] = {}
        self.printed: list[dict[str, list[str]]] = []
        self.part = "text"
        self.new_page()

    @property
    def width(self) -> float:
        return self.dress.page[0] - self.dress.left - self.dress.right - self.inset

    def new_page(self) -> int:
        if self.page:
            self._close_page()
        self.page += 1
        self.printed.append({})
        self.y = self.dress.page[1] - self.dress.top
        return self.page

    def _close_page(self) -> None:
        for part, draw in (("head", self.dress.head), ("foot", self.dress.foot)):
            self.part = part
            if draw is not None:
                draw(self, self.page)
        self.part = "stamp"
        if self.stamp is not None:
            self._draw_stamp(self.stamp)
        self.part = "text"
        self.canvas.showPage()

    def _draw_stamp(self, text: str) -> None:
        x = self.dress.page[0] - 178
        y = 62.0 if self.stamp_low else self.dress.page[1] - 24
        for line in wrap(text, self.dress.bold, 8, 150):
            self.at(x, y, line, bold=True, size=8)
            y -= 9.5

    def save(self) -> bytes:
        self._close_page()
        self.canvas.save()
        return self.buffer.getvalue()

    def at(self, x: float, y: float, text: str, *, bold: bool = False, size: float | None = None) -> None:
        self._note(text)
        self.canvas.setFont(self.dress.bold if bold else self.dress.regular, size or self.dress.size)
        self.canvas.drawString(x, y, plain(text))

    def at_right(
        self, x: float, y: float, text: str, *, bold: bool = False, size: float | None = None
    ) -> None:
        self._note(text)
        self.canvas.setFont(self.dress.bold if bold else self.dress.regular, size or self.dress.size)
        self.canvas.drawRightString(x, y, plain(text))

    def _note(self, text: str) -> None:
        """Remember what is printed on the page, by part: text, cells, head, foot, stamp."""
        if text.strip():
            self.printed[-1].setdefault(self.part, []).append(plain(text))

    def mark(self, name: str) -> None:
        self.seen.setdefault(name, self.page)

    def room(self, points: float) -> None:
        """Go to the next page unless so much room is left."""
        if self.y - points < self.dress.bottom:
            self.new_page()

    def gap(self, points: float) -> None:
        self.y -= points

    def text(
        self,
        text: str,
        *,
        bold: bool = False,
        size: float | None = None,
        indent: float = 0,
        hang: float = 0,
        after: float = 6,
        width: float | None = None,
        colour: HexColor | None = None,
    ) -> None:
        """One paragraph; breaks pages between lines. hang is the extra indent of later lines."""
        size = size or self.dress.size
        font = self.dress.bold if bold else self.dress.regular
        width = (width or self.width) - indent
        lines = wrap(text, font, size, width, width - hang)
        step = size * self.dress.leading
        for i, line in enumerate(lines):
            if self.y - step < self.dress.bottom:
                self.new_page()
            self.y -= step
            if colour is not None:
                self.canvas.setFillColor(colour)
            self.at(self.dress.left + indent + (hang if i else 0), self.y, line, bold=bold, size=size)
            self.canvas.setFillColorRGB(0, 0, 0)
        self.y -= after

    def heading(self, text: str, *, size: float | None = None, before: float = 8, after: float = 5) -> None:
        self.room(before + 46)
        self.gap(before)
        self.mark(plain(text))
        self.text(text, bold=True, size=size or self.dress.size + 1, after=after)

    def points(self, texts: list[str], *, mark: str = "{n}. ", indent: float = 14, after: float = 4) -> None:
        for n, text in enumerate(texts, 1):
            self.text(mark.format(n=n) + text, indent=indent, hang=14, after=after)

    def table(self, grid: Grid) -> list[int]:
        """Draw a table; gives the pages it stands on. The head is repeated on a new page."""
        pages = [self.page]
        self.room(3 * grid.size * 1.6)
        pages = [self.page]
        for number, row in enumerate(grid.rows):
            height = grid.height(self, row)
            if self.y - height < self.dress.bottom:
                self.new_page()
                pages.append(self.page)
                if grid.repeat_head and number:
                    self._draw_row(grid, 0, grid.rows[0], grid.height(self, grid.rows[0]))
            self._draw_row(grid, number, row, height)
        self.gap(10)
        return pages

    def _draw_row(self, grid: Grid, number: int, row: list[str], height: float) -> None:
        bold = number in grid.bold or (grid.bold_head and number == 0)
        top, x = self.y, self.dress.left + grid.shift
        whole = sum(grid.widths)
        spans = number in grid.sections
        if grid.dress == "zebra" and number % 2:
            self.canvas.setFillColor(SHADE)
            self.canvas.rect(x, top - height, whole, height, stroke=0, fill=1)
            self.canvas.setFillColorRGB(0, 0, 0)
        self._draw_rules(grid, number, x, top, height, spans)
        for column, (width, cell) in enumerate(zip(grid.widths, row, strict=True)):
            wide = whole if spans and column == 0 else width
            self._draw_cell(grid, column, cell, x, top, wide, height, bold or spans)
            x += width
        self.y = top - height

    def _draw_rules(self, grid: Grid, number: int, x: float, top: float, height: float, spans: bool) -> None:
        self.canvas.setStrokeColor(LINE)
        self.canvas.setLineWidth(0.5)
        if grid.dress == "grid":
            edge = x
            for width in [sum(grid.widths)] if spans else grid.widths:
                self.canvas.rect(edge, top - height, width, height)
                edge += width
        elif grid.dress == "lines" or (grid.dress == "zebra" and number == 0):
            self.canvas.line(x, top - height, x + sum(grid.widths), top - height)

    def _draw_cell(
        self,
        grid: Grid,
        column: int,
        cell: str,
        x: float,
        top: float,
        width: float,
        height: float,
        bold: bool,
    ) -> None:
        font = self.dress.bold if bold else self.dress.regular
        lines = [part for piece in cell.split("\n") for part in wrap(piece, font, grid.size, width - 6)]
        self.part = "cells"
        step = grid.size * 1.25
        y = top - 2 - grid.size
        if grid.bottom_aligned and column >= grid.right_from:
            y = top - height + 4.5 + step * (len(lines) - 1)
        for line in lines:
            if column >= grid.right_from:
                self.at_right(x + width - 3, y, line, bold=bold, size=grid.size)
            else:
                self.at(x + 3, y, line, bold=bold, size=grid.size)
            y -= step
        self.part = "text"


@dataclass
class Grid:
    """A table to draw: rows of printed cells; right_from is the first right-aligned column."""

    widths: list[float]
    rows: list[list[str]]
    dress: str = "grid"
    bold: tuple[int, ...] = ()
    sections: tuple[int, ...] = ()
    right_from: int = 99
    size: float = 9
    shift: float = 0
    bold_head: bool = True
    repeat_head: bool = True
    bottom_aligned: bool = False

    def height(self, paper: Paper, row: list[str]) -> float:
        most = 1
        for column, (width, cell) in enumerate(zip(self.widths, row, strict=True)):
            wide = sum(self.widths) if column == 0 and not any(row[1:]) else width
            pieces = cell.split("\n")
            most = max(most, sum(len(wrap(p, paper.dress.bold, self.size, wide - 6)) for p in pieces))
        return most * self.size * 1.25 + 6


def wrap(text: str, font: str, size: float, width: float, rest: float | None = None) -> list[str]:
    """Greedy lines; words break after a hyphen, and at a BREAK mark with a hyphen added."""
    lines, line = [], ""
    for word in text.split(" "):
        room = width if not lines or rest is None else rest
        if _fits(line + " " + word if line else word, font, size, room):
            line = line + " " + word if line else word
            continue
        head, tail = _split(line, word, font, size, room)
        if head:
            lines.append(f"{line} {head}" if line else head)
        elif line:
            lines.append(line)
        line = tail
    return [*lines, line]


def _fits(text: str, font: str, size: float, width: float) -> bool:
    return pdfmetrics.stringWidth(plain(text), font, size) <= width


def _split(line: str, word: str, font: str, size: float, width: float) -> tuple[str, str]:
    best = ("", word)
    for i, letter in enumerate(word[:-1]):
        if letter == BREAK:
            head, tail = word[:i] + "-", word[i + 1 :]
        elif letter == "-" and i > 1:
            head, tail = word[: i + 1], word[i + 1 :]
        else:
            continue
        if _fits(f"{line} {head}" if line else head, font, size, width):
            best = (head, tail)
    return best


def as_text(pages: list[dict[str, list[str]]]) -> str:
    """Printed pages as a text file has them: no layout, a stamp after its page, a form feed between pages."""
    sheets = []
    for parts in pages:
        lines: list[str] = []
        for line in parts.get("text", []):
            if line.isdigit() and lines:
                lines[-1] += f"\t{line}"
            else:
                lines.append(line)
        whole = [*parts.get("head", []), *lines, *parts.get("stamp", []), *parts.get("foot", [])]
        sheets.append("\n".join(whole) + "\n")
    return "\f".join(sheets)


def write(dress: Dress, title: str, build: Callable[[Paper], dict]) -> tuple[bytes, dict]:
    """Run build until page numbers stand still; gives the PDF and the truth that build returns."""
    marks: dict[str, int] = {}
    total = 0
    while True:
        paper = Paper(dress, title, marks, total)
        truth = build(paper)
        data = paper.save()
        if (paper.seen, paper.page) == (marks, total):
            return data, truth | {"pages": paper.page, "printed": paper.printed}
        marks, total = paper.seen, paper.page
