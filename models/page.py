"""A document as it lies on paper: pages, lines, tables and boxes, before anyone knows what they mean.

All lengths are points (1/72 inch), origin at the top left of the page as seen; pages count from 1.
Text without layout (a .txt or .docx file) has pages without width and height, and lines and tables without
box.
"""

import math
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from models.frozen import dataclass

ReadBy = Literal["text", "pdf", "ocr", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a document's bytes came from; sha256 (hex) is its identity, path only its name."""

    sha256: str
    path: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points: x0 <= x1 and top <= bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, other: "Box", slack: float = 1.0) -> bool:
        """Whether the middle of the other box lies inside this one, give or take `slack` points."""
        x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack


def union(boxes: "tuple[Box, ...]") -> Box:
    """The smallest box around all of them; at least one is needed."""
    return Box(
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line with its own box; start is its offset in the line's text.

    confidence is the OCR program's own, 0 to 1; None for text that was not read from a picture.
    """

    text: str
    box: Box
    start: int
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line, words parted by single spaces.

    start is the offset of the line in Page.text. word_x holds x0 and x1 of each word in turn (two floats a
    word), empty where there is no layout; `words` unfolds it. Without a box it tells columns kept by blanks.
    size is the font size in points of most characters. running is true for what stands on page after page
    (heads, feet, page numbers) and is no part of the text. table is the index in Page.tables of the table the
    line lies in. word_confidence is the OCR program's own for each word, 0 to 1; empty for a line that was
    not read from a picture. cuts are the offsets that a new column begins at, in a line without layout:
    behind a tab, a row of spaces or the edge of a cell.
    """

    text: str
    start: int
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    word_x: tuple[float, ...] = ()
    running: bool = False
    table: int | None = None
    word_confidence: tuple[float, ...] = ()
    cuts: tuple[int, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """The words with their boxes; empty where there is no layout."""
        if self.box is None:
            return ()
        found, offset = [], 0
        for i, text in enumerate(self.text.split(" ")):
            box = Box(self.word_x[2 * i], self.box.top, self.word_x[2 * i + 1], self.box.bottom)
            sure = self.word_confidence[i] if self.word_confidence else None
            found.append(Word(text, box, offset, sure))
            offset += len(text) + 1
        return tuple(found)

    def box_of(self, start: int, end: int) -> Box | None:
        """The box of the words that the characters start to end of this line's text touch."""
        box, edges = self.box, self.word_x
        if box is None:
            return None
        if start <= 0 and end >= len(self.text) > 0:
            if edges[0] == box.x0 and edges[-1] == box.x1:  # as where words follow each other to the right
                return box
            return self._across(min(edges[::2]), max(edges[1::2]))
        first = self.text.count(" ", 0, max(start, 0) + 1)
        beyond = self.text.count(" ", 0, end - 1) + 1 if end > 0 else 0
        if first >= beyond or start >= len(self.text):
            return box
        if beyond == first + 1:
            return self._across(edges[2 * first], edges[2 * first + 1])
        return self._across(
            min(edges[2 * first : 2 * beyond : 2]), max(edges[2 * first + 1 : 2 * beyond : 2])
        )

    def _across(self, x0: float, x1: float) -> Box | None:
        """The line's box from x0 to x1; the very same where that is all of it."""
        if self.box is None or (x0 == self.box.x0 and x1 == self.box.x1):
            return self.box
        return Box(x0, self.box.top, x1, self.box.bottom)

    def confidence_of(self, start: int, end: int) -> float | None:
        """The least confidence of the words that the characters start to end touch; None without OCR."""
        if not self.word_confidence:
            return None
        return min(
            (w.confidence for w in self._touched(start, end) if w.confidence is not None), default=None
        )

    def _touched(self, start: int, end: int) -> Iterator[Word]:
        return (w for w in self.words if w.start < end and w.start + len(w.text) > start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table: its printed lines joined by newlines, "" where nothing is printed.

    spans are the places of its lines in Page.text (start, end), for a table without layout; empty elsewhere,
    where the boxes tell.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    bold: bool = False
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A grid found on one page. A cell stands at its first row and column; covered places have no cell.

    rows and columns count the grid. ruled says that lines or shading, not gaps alone, made the cells. box is
    None for a table of a document without layout.
    """

    box: Box | None
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    ruled: bool

    def grid(self) -> list[list[Cell | None]]:
        """The cells by row and column; None where a spanning cell covers the place."""
        places: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            places[cell.row][cell.column] = cell
        return places


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A check box that is drawn or a form field, not printed as a character, with text just beside it.

    filled says that it is ticked: a solid dark box, one with a cross or tick in it, or a field that is on.
    """

    box: Box
    filled: bool


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: its lines in reading order (those inside tables too) and its tables from top to bottom.

    marks are its check boxes that are no characters, from top to bottom. All boxes are on the page as it
    was read: turned clockwise by so many quarters, then straightened about its middle where it lies askew
    (skew in degrees, positive where lines fall to the right). `shown` gives them on the page as it is shown.
    """

    number: int
    width: float | None = None
    height: float | None = None
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    read_by: ReadBy = "pdf"
    quarters: int = 0
    skew: float = 0.0

    def shown(self, box: Box) -> Box:
        """The smallest box, on the page as it is shown, around a box of the page as it was read."""
        if self.width is None or self.height is None or not (self.quarters or self.skew):
            return box
        slant = math.radians(self.skew)
        cos, sin = math.cos(slant), math.sin(slant)
        corners = []
        for x, y in ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom)):
            dx, dy = x - self.width / 2, y - self.height / 2
            right, down = cos * dx - sin * dy, sin * dx + cos * dy
            for _ in range(self.quarters % 4):
                right, down = down, -right
            corners.append((right, down))
        wide, high = (self.height, self.width) if self.quarters % 2 else (self.width, self.height)
        xs, ys = [wide / 2 + x for x, _ in corners], [high / 2 + y for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    @cached_property
    def text(self) -> str:
        """The lines joined by newlines; Span offsets point into this."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as read. notes are what the reader has to say of pages: (page, code, message in Danish).

    tree is what an XML file is made of; None for any other.
    """

    source: Source
    pages: tuple[Page, ...]
    read_by: ReadBy
    notes: "tuple[ReaderNote, ...]" = ()
    tree: "Element | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element of an XML file: its tag and attributes without namespace, its own text, its children.

    attributes are (name, line) and text is the first line and the one after the last: indices in the lines
    of the document's one page, so that each value has its place. Text that is HTML is unfolded to lines and
    its marks are no children.
    """

    tag: str
    attributes: tuple[tuple[str, int], ...] = ()
    text: tuple[int, int] = (0, 0)
    children: "tuple[Element, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderNote:
    """Something the reader noticed that a person should know: a page without text, a repaired glyph."""

    code: str
    page: int
    message: str
