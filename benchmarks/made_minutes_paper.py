"""Paper for made-up minutes: text set line by line on pages, with running heads, contents and rows.

A layout is drawn twice, so that contents and "side 2 af 7" know the page numbers. Every line is kept as text
too, for the text files that go with some of the packs.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FACES = {
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "vera": ("Vera", "VeraBd", "VeraIt"),
    "courier": ("Courier", "Courier-Bold", "Courier-Oblique"),
}
VOWELS = "aeiouyæøå"
Heads = Callable[[int, int], list[tuple[str, str]]]


def load_fonts() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in FACES["vera"]:
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """How a pack is dressed: face, sizes and margins in points."""

    face: str = "helvetica"
    size: float = 10
    heading: float = 11
    title: float = 16
    left: float = 62
    right: float = 62
    top: float = 70
    bottom: float = 66
    lead: float = 1.28
    gap: float = 6
    hyphenate: bool = False
    line_gap: bool = False


@dataclass(slots=True, kw_only=True)
class Paper:
    """Pages under way. marks are the pages of headings as the first drawing found them."""

    canvas: Canvas
    dress: Dress
    total: int = 0
    known: dict[str, int] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    head: Heads | None = None
    foot: Heads | None = None
    stamp: str | None = None
    page: int = 1
    y: float = 0
    shift: float = 0
    pages: list[list[str]] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Begin a page with its running head and foot."""
        self.pages.append([])
        self.tail = []
        height = A4[1]
        if self.head:
            self.draw_running(self.head(self.page, self.total), height - 34, self.pages[-1])
        if self.foot:
            self.draw_running(self.foot(self.page, self.total), 40, self.tail)
        self.y = height - self.dress.top
        if self.head:
            self.y = min(self.y, height - 44 - 11 * len(self.head(self.page, self.total)))

    def draw_running(self, rows: list[tuple[str, str]], y: float, kept: list[str]) -> None:
        """Set rows of a running head or foot, left and right."""
        self.canvas.setFont(FACES[self.dress.face][0], 8.5)
        for left, right in rows:
            self.canvas.drawString(self.dress.left, y, left)
            self.canvas.drawRightString(A4[0] - self.dress.right, y, right)
            kept.extend(part for part in (left, right) if part)
            y -= 11
        kept.append("")

    def end(self) -> None:
        """End the page with its stamp."""
        if self.stamp:
            self.draw_stamp(self.stamp)
        self.pages[-1] += [*self.tail]
        self.canvas.showPage()

    def draw_stamp(self, text: str) -> None:
        """Set the stamp in the lower right corner."""
        lines = wrap(text, FACES[self.dress.face][0], 8, 150, False)
        self.canvas.setFont(FACES[self.dress.face][0], 8)
        for number, line in enumerate(lines):
            self.canvas.drawString(A4[0] - 178, 58 - 10 * number, line)
        self.pages[-1] += ["", *lines]

    def turn(self) -> None:
        """Turn the page; a stamp stays on."""
        self.end()
        self.page += 1
        self.begin()

    def need(self, height: float) -> None:
        """Turn the page where the height does not fit."""
        if self.y - height < self.dress.bottom:
            self.turn()

    def turn_plain(self) -> None:
        """Turn the page and leave off the stamp."""
        self.end()
        self.stamp = None
        self.page += 1
        self.begin()

    @property
    def room(self) -> float:
        """Width between the margins."""
        return A4[0] - self.dress.left - self.dress.right

    def mark(self, key: str) -> None:
        """Note the page of a heading for the contents."""
        self.marks[key] = self.page

    def space(self, height: float) -> None:
        """Leave a space; in the text a blank line."""
        self.y -= height
        if self.pages[-1] and self.pages[-1][-1]:
            self.pages[-1].append("")

    def rule(self) -> None:
        """Draw a line from margin to margin."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(self.dress.left, self.y - 2, A4[0] - self.dress.right, self.y - 2)
        self.y -= 6

    def text(
        self,
        text: str,
        *,
        weight: int = 0,
        size: float | None = None,
        indent: float = 0,
        marker: str = "",
        gap: float | None = None,
        hang: float = 18,
        keep: bool = True,
    ) -> None:
        """Set a paragraph; weight is 0 plain, 1 bold, 2 slanted; marker hangs to the left of it."""
        size = size or self.dress.size
        font = FACES[self.dress.face][weight]
        start = self.dress.left + self.shift + indent
        inner = start + (max(hang, pdfmetrics.stringWidth(marker + " ", font, size)) if marker else 0)
        room = A4[0] - self.dress.right - inner
        lines = wrap(text, font, size, room, self.dress.hyphenate and weight == 0)
        for number, line in enumerate(lines):
            self.need(size * self.dress.lead * (2 if number == 0 and weight == 1 and keep else 1))
            self.y -= size * self.dress.lead
            self.canvas.setFont(font, size)
            if marker and number == 0:
                self.canvas.drawString(start, self.y, marker)
            self.canvas.drawString(inner, self.y, line)
            self.keep_line(f"{marker} {line}" if marker and number == 0 else line)
        self.space(self.dress.gap if gap is None else gap)

    def keep_line(self, line: str) -> None:
        """Keep a line for the text file."""
        self.pages[-1].append(line)
        if self.dress.line_gap:
            self.pages[-1].append("")

    def pair(self, label: str, value: str, *, at: float = 110, weight: int = 1) -> None:
        """Set "Mødested:" and its value side by side."""
        size = self.dress.size
        font = FACES[self.dress.face][0]
        start = self.dress.left + self.shift
        lines = wrap(value, font, size, A4[0] - self.dress.right - start - at, False) or [""]
        for number, line in enumerate(lines):
            self.need(size * self.dress.lead)
            self.y -= size * self.dress.lead
            if number == 0:
                self.canvas.setFont(FACES[self.dress.face][weight], size)
                self.canvas.drawString(start, self.y, label)
            self.canvas.setFont(font, size)
            self.canvas.drawString(start + at, self.y, line)
            self.pages[-1].append(f"{label} {line}".strip() if number == 0 else line)
        self.y -= 2

    def side(self, label: str) -> None:
        """Set a heading in the left margin; the text that follows stands beside it."""
        self.need(self.dress.size * self.dress.lead * 3)
        size = self.dress.size
        font = FACES[self.dress.face][1]
        y = self.y
        for line in wrap(label, font, size, self.shift - 10, False):
            y -= size * self.dress.lead
            self.canvas.setFont(font, size)
            self.canvas.drawString(self.dress.left, y, line)
            self.pages[-1].append(line)

    def contents(self, label: str, key: str, *, dots: bool = True, indent: float = 0) -> None:
        """Set a line of the table of contents with its page number."""
        size = self.dress.size
        font = FACES[self.dress.face][0]
        number = str(self.known.get(key, 1))
        end = A4[0] - self.dress.right
        lines = wrap(label, font, size, end - self.dress.left - indent - 60, False)
        for place, line in enumerate(lines):
            self.need(size * self.dress.lead)
            self.y -= size * self.dress.lead
            self.canvas.setFont(font, size)
            self.canvas.drawString(self.dress.left + indent + (14 if place else 0), self.y, line)
            if place < len(lines) - 1:
                self.pages[-1].append(line)
                continue
            used = self.dress.left + indent + 14 + pdfmetrics.stringWidth(line, font, size)
            count = int((end - 18 - used) / pdfmetrics.stringWidth(".", font, size)) if dots else 0
            self.canvas.drawRightString(end, self.y, number)
            self.canvas.drawRightString(end - 16, self.y, "." * count)
            self.pages[-1].append(f"{line} {'.' * min(count, 40)} {number}" if dots else f"{line}\t{number}")
        self.y -= 2

    def row(self, cells: Iterable[list[str]], widths: list[float], *, weight: int = 0) -> None:
        """Set a ruled row; a cell is a list of paragraphs."""
        size, font = self.dress.size, FACES[self.dress.face][weight]
        set_cells = [
            [line for part in cell for line in wrap(part, font, size, width - 10, False)]
            for cell, width in zip(cells, widths, strict=True)
        ]
        height = max(len(cell) for cell in set_cells) * size * self.dress.lead + 8
        self.need(height)
        x = self.dress.left
        self.canvas.setLineWidth(0.6)
        self.canvas.setFont(font, size)
        for lines, width in zip(set_cells, widths, strict=True):
            self.canvas.rect(x, self.y - height, width, height)
            for number, line in enumerate(lines):
                self.canvas.drawString(x + 5, self.y - (number + 1) * size * self.dress.lead, line)
            self.pages[-1] += lines
            x += width
        self.y -= height


def wrap(text: str, font: str, size: float, room: float, hyphenate: bool) -> list[str]:
    """Break a text into lines that fit; long words may be broken between syllables."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}".strip()
        if pdfmetrics.stringWidth(joined, font, size) <= room:
            line = joined
            continue
        cut = find_cut(line, word, font, size, room) if hyphenate else 0
        if cut:
            lines.append(f"{line} {word[:cut]}-".strip())
            line = word[cut:]
        else:
            if line:
                lines.append(line)
            line = word
    return [*lines, line] if line else lines


def find_cut(line: str, word: str, font: str, size: float, room: float) -> int:
    if len(word) < 11 or not word[:-1].isalpha():
        return 0
    for cut in range(len(word) - 4, 3, -1):
        fits = pdfmetrics.stringWidth(f"{line} {word[:cut]}-".strip(), font, size) <= room
        if fits and word[cut - 1] in VOWELS and word[cut] not in VOWELS and word[cut + 1] in VOWELS:
            return cut
    return 0


def render(
    path: Path, dress: Dress, draw: Callable[[Paper], list[dict[str, Any]]]
) -> tuple[list[dict[str, Any]], str]:
    """Draw a pack to a PDF; gives its meetings and its text, pages parted by form feeds."""
    known: dict[str, int] = {}
    total = 0
    for _ in range(2):
        paper = Paper(
            canvas=Canvas(str(path), pagesize=A4, invariant=1), dress=dress, total=total, known=known
        )
        paper.canvas.setTitle(path.stem)
        meetings = draw(paper)
        paper.end()
        known, total = paper.marks, paper.page
    paper.canvas.save()
    return meetings, "\n".join("\n".join(page) for page in paper.pages) + "\n"
