"""Text that flows without a place on paper (DOCX, ODT, HTML, letters): paragraphs and tables to pages.

Readers of such formats give blocks in reading order; here they become the lines and tables of pages. Lines
have no boxes, and a table's cells know by offsets in the page's text which lines are theirs.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace

from models.errors import EmptyFile
from models.frozen import dataclass
from models.page import Cell, Document, Line, Page, ReaderNote, Source, Table

# a row of a table whose cells hold one line each is one printed line when it is at most this long
ROW_LENGTH = 100
# "3", "3.", "Pkt. 3": a cell that holds the number of what its row is about
NUMBER = re.compile(r"(?:(?:pkt|punkt|nr|sag)\b\.?\s*)?\d{1,3}[.):]?", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200b\u202f\u2060\ufeff]+")
UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200c-\u200f\u202a-\u202e]")
NON_BREAKING_HYPHEN = "\u2011"


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters set alike; a newline in them breaks the line. size is in points, None where unknown."""

    text: str
    bold: bool = False
    size: float | None = None


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a paragraph; bold and size are those of most of its characters, cuts what tabs part."""

    text: str
    bold: bool = False
    size: float | None = None
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its lines as its own breaks part them.

    gap says that white is left above it on paper, running that it is no part of the text (a menu, say).
    """

    lines: tuple[TextLine, ...]
    gap: bool = False
    running: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The text goes on on a new page."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table at its first row and column, with what is in it."""

    blocks: "tuple[Block, ...]"
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells by row and column, covered places without one."""

    cells: tuple[GridCell, ...]

    @property
    def rows(self) -> int:
        """The number of rows."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def columns(self) -> int:
        """The number of columns."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


Block = Paragraph | Grid | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """What stands at the head and the foot of pages; first is for the first page, where that differs."""

    head: tuple[Block, ...] = ()
    foot: tuple[Block, ...] = ()
    first_head: tuple[Block, ...] | None = None
    first_foot: tuple[Block, ...] | None = None


def build_paragraph(runs: Iterable[Run], gap: bool = False, running: bool = False) -> Paragraph:
    """A paragraph from its runs, white space folded; without text it has one empty line."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        for i, text in enumerate(run.text.split("\n")):
            if i:
                parts.append([])
            if text:
                parts[-1].append(Run(text, run.bold, run.size))
    return Paragraph(tuple(_text_line(part) for part in parts), gap, running)


def _text_line(runs: Sequence[Run]) -> TextLine:
    raw = "".join(run.text for run in runs)
    text = fold_spaces(raw)
    bold = sum(len(r.text.strip()) * (1 if r.bold else -1) for r in runs)
    sizes: Counter[float] = Counter()
    for run in runs:
        if run.size is not None:
            sizes[run.size] += len(run.text.strip())
    cuts = _tab_cuts(raw) if "\t" in raw else ()
    return TextLine(text, bold > 0, sizes.most_common(1)[0][0] if sizes and text else None, cuts)


def _tab_cuts(raw: str) -> tuple[int, ...]:
    """Where in the folded text the columns begin that tabs part."""
    parts = [part for part in (fold_spaces(part) for part in raw.split("\t")) if part]
    return tuple(itertools.accumulate(len(part) + 1 for part in parts[:-1]))


def fold_spaces(text: str) -> str:
    """The text with runs of white space as one space, without characters that print nothing."""
    plain = UNPRINTED.sub("", text).replace(NON_BREAKING_HYPHEN, "-")
    return SPACES.sub(" ", plain.replace("\n", " ")).strip()


def build_document(
    source: Source, blocks: Iterable[Block], notes: Iterable[ReaderNote] = (), edges: Edges | None = None
) -> Document:
    """Blocks as a Document: a page for each page break, heads and feet as running lines.

    Raises EmptyFile when no page has text outside heads and feet.
    """
    edges = edges or Edges()
    pages: list[Page] = []
    for number, on_page in enumerate(_by_page(blocks), 1):
        first = number == 1
        builder = PageBuilder()
        builder.add(edges.first_head if first and edges.first_head is not None else edges.head, running=True)
        builder.add(on_page)
        builder.add(edges.first_foot if first and edges.first_foot is not None else edges.foot, running=True)
        pages.append(builder.page(number))
    if not any(line.text for page in pages for line in page.lines if not line.running):
        raise EmptyFile(f"{source.path}: filen er tom. Tjek, at den er overført helt, og prøv igen.")
    return Document(source=source, pages=tuple(pages), read_by="text", notes=tuple(notes))


def _by_page(blocks: Iterable[Block]) -> list[list[Block]]:
    pages: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, PageBreak):
            pages.append([])
        else:
            pages[-1].append(block)
    return pages if len(pages) == 1 else [page for page in pages if _has_text(page)] or [[]]


def _has_text(blocks: Iterable[Block]) -> bool:
    for block in blocks:
        if isinstance(block, Paragraph) and any(line.text for line in block.lines):
            return True
        if isinstance(block, Grid) and any(_has_text(cell.blocks) for cell in block.cells):
            return True
    return False


@dataclass(slots=True)
class PageBuilder:
    """A page on its way: its lines and tables so far, and where the next line starts in its text."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    offset: int = 0

    def page(self, number: int) -> Page:
        """The page as it is now."""
        return Page(number=number, lines=tuple(self.lines), tables=tuple(self.tables), read_by="text")

    def add(self, blocks: Iterable[Block], running: bool = False, table: int | None = None) -> None:
        """Put blocks below what is there; running ones are heads or feet."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._add_paragraph(block, running or block.running, table)
            elif isinstance(block, Grid) and (running or _is_layout(block)):
                for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)):
                    self.add(cell.blocks, running)
            elif isinstance(block, Grid):
                self._add_table(block)

    def _add_line(
        self,
        line: TextLine,
        running: bool = False,
        table: int | None = None,
    ) -> tuple[int, int]:
        start, end = self.offset, self.offset + len(line.text)
        kept = Line(
            text=line.text,
            start=start,
            size=line.size,
            bold=line.bold,
            running=running,
            table=table,
            cuts=line.cuts,
        )
        self.lines.append(kept)
        self.offset = end + 1
        return start, end

    def _add_paragraph(self, block: Paragraph, running: bool, table: int | None) -> list[tuple[int, int]]:
        printed = any(line.text for line in block.lines)
        if running and not printed:
            return []
        if block.gap and not running and self.lines and self.lines[-1].text:
            self._add_line(TextLine(""), False, table)
        return [self._add_line(line, running, table) for line in block.lines]

    def _add_table(self, grid: Grid) -> None:
        index = len(self.tables)
        cells: list[Cell] = []
        self._part(None)
        ordered = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
        for _, group in itertools.groupby(ordered, key=lambda cell: cell.row):
            row = list(group)
            lines = [list(_lines_of(cell.blocks)) for cell in row]
            short = sum(len(line.text) + 1 for held in lines for line in held) <= ROW_LENGTH
            if short and all(len(held) <= 1 for held in lines):
                spans = self._add_row(lines, index)
            else:
                spans = self._add_tall_row(row, lines, index)
            cells += [_cell(*each) for each in zip(row, lines, spans, strict=True)]
        self.tables.append(
            Table(box=None, rows=grid.rows, columns=grid.columns, cells=tuple(cells), ruled=True)
        )
        self._part(None)

    def _part(self, table: int | None) -> None:
        """A blank line, where there is none."""
        if self.lines and self.lines[-1].text:
            self._add_line(TextLine(""), False, table)

    def _add_row(self, cells: Sequence[Sequence[TextLine]], table: int) -> list[tuple[tuple[int, int], ...]]:
        """The cells of a row side by side on one line, and where each stands."""
        held = [line for lines in cells for line in lines]
        if not held:
            return [() for _ in cells]
        text = " ".join(line.text for line in held)
        sizes = {line.size for line in held}
        size = sizes.pop() if len(sizes) == 1 else held[0].size
        ends = itertools.accumulate(len(line.text) + 1 for line in held[:-1])
        whole = TextLine(text, all(line.bold for line in held), size, tuple(ends))
        start, _ = self._add_line(whole, False, table)
        spans: list[tuple[tuple[int, int], ...]] = []
        for lines in cells:
            spans.append(tuple((start, start + len(line.text)) for line in lines))
            start += sum(len(line.text) + 1 for line in lines)
        return spans

    def _add_tall_row(
        self, row: Sequence[GridCell], lines: Sequence[Sequence[TextLine]], table: int
    ) -> list[tuple[tuple[int, int], ...]]:
        """Cells below each other, and where each stands; a number is beside its neighbour's first line."""
        if not _is_numbered(row, lines):
            return [self._add_cell(cell, table) for cell in row]
        (number,), title = lines[0], lines[1][0]
        start, end = self._add_line(replace(title, text=f"{number.text} {title.text}", cuts=()), False, table)
        rest = replace(row[1], blocks=_without_first_line(row[1].blocks))
        return [
            ((start, start + len(number.text)),),
            ((end - len(title.text), end), *self._add_cell(rest, table)),
            *(self._add_cell(cell, table) for cell in row[2:]),
        ]

    def _add_cell(self, cell: GridCell, table: int) -> tuple[tuple[int, int], ...]:
        """The lines of one cell, below each other, and where each stands."""
        first = len(self.lines)
        self.add(cell.blocks, table=table)
        added = self.lines[first:]
        return tuple((line.start, line.start + len(line.text)) for line in added if line.text)


def _is_layout(grid: Grid) -> bool:
    """Whether a table only places text on the page: one column, or tables and pages inside its cells."""
    inside = (block for cell in grid.cells for block in cell.blocks)
    used = {cell.column for cell in grid.cells if _has_text(cell.blocks)}
    return len(used) <= 1 or any(isinstance(block, (Grid, PageBreak)) for block in inside)


def _is_numbered(row: Sequence[GridCell], lines: Sequence[Sequence[TextLine]]) -> bool:
    """Whether a row's first cell holds a number alone, and the next a text that begins beside it."""
    if len(row) < 2 or len(lines[0]) != 1 or NUMBER.fullmatch(lines[0][0].text) is None or not lines[1]:
        return False
    first = next(block for block in row[1].blocks if _has_text((block,)))
    return isinstance(first, Paragraph) and NUMBER.match(lines[1][0].text) is None


def _without_first_line(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a cell less the first line that has text, and what is empty above it."""
    for i, block in enumerate(blocks):
        if isinstance(block, Paragraph) and any(line.text for line in block.lines):
            first = next(k for k, line in enumerate(block.lines) if line.text)
            left = block.lines[first + 1 :]
            return (*((replace(block, lines=left, gap=False),) if left else ()), *blocks[i + 1 :])
    return ()


def _lines_of(blocks: Iterable[Block]) -> Iterator[TextLine]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (line for line in block.lines if line.text)


def _cell(cell: GridCell, lines: Sequence[TextLine], spans: tuple[tuple[int, int], ...]) -> Cell:
    return Cell(
        text="\n".join(line.text for line in lines),
        row=cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        bold=bool(lines) and all(line.bold for line in lines),
        spans=spans,
    )
