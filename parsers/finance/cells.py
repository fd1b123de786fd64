"""The cells of a table on a page, each with the pieces of lines that are printed in it."""

import re
from collections.abc import Sequence
from dataclasses import field, replace
from itertools import pairwise

from models.frozen import dataclass
from models.page import Box, Cell, Table
from parsers.finance.words import table_words
from parsers.flow import Flow, Piece, Place, pieces_of
from parsers.text import fold, join_lines

# a word counts to a cell when its middle lies within this many points of it
SLACK = 1.5
# cells are looked up by the stripe of the page that a line lies in, this many points high
BAND = 16.0
# a broken word has at least this much before the line end and fills the cell to this many points
LEAST_HEAD, ROOM = 3, 14.0
# a word that fills a line alone is cut when it is this long and less than this part of the type size is free
LONG_HEAD, LETTER = 9, 0.55
# what is left of such a word is at most this long, and none of the words that begin a line of their own
SHORT_TAIL = 8
SMALL_WORDS = frozenset(
    [
        "i",
        "og",
        "til",
        "af",
        "for",
        "på",
        "med",
        "ved",
        "som",
        "samt",
        "fra",
        "en",
        "et",
        "der",
        "den",
        "det",
        "at",
        "om",
        "alt",
    ]
)


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its pieces in reading order; row and column are those of the table it came from.

    text is what is printed in it, on one line.
    """

    pieces: tuple[Piece, ...]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    bold: bool = False
    ruled: bool = False
    text: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if len(self.pieces) == 1:
            text = fold(self.pieces[0].text)
        else:
            text = join_lines([piece.text for piece in self.pieces]) if self.pieces else ""
        object.__setattr__(self, "text", text)

    @property
    def inner_edge(self) -> float | None:
        """Where its text has to end at the right, as far from the rule as it begins at the left."""
        boxes = [piece.place.line.box_of(piece.start, piece.end) for piece in self.pieces]
        lefts = [box.x0 for box in boxes if box is not None]
        if not self.ruled or self.box is None or not lefts:
            return None
        return self.box.x1 - max(0.0, min(lefts) - self.box.x0)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a page. rows hold one cell for each column, None where a spanning cell covers the place.

    box is None where the document has no layout; such a table is read by its cells alone. side is the label
    beside the table in the form that it stands in.
    """

    rows: tuple[tuple[GridCell | None, ...], ...]
    columns: int
    page: int
    box: Box | None
    ruled: bool
    places: tuple[Place, ...]
    side: tuple[Piece, ...] = ()


def build_grid(places: Sequence[Place], table: Table) -> Grid:
    """The grid of one table, its cells filled from the lines of its page that lie inside its box."""
    if table.box is None:
        return _grid_without_layout(places, table)
    index = next((i for i, t in enumerate(places[0].page.tables) if t is table), None)
    inside = [p for p in places if p.line.table == index and p.line.box is not None]
    if not inside:
        inside = [p for p in places if p.line.box is not None and _touches(table.box, p.line.box)]
    held: dict[tuple[int, int], list[Piece]] = {}
    used: set[int] = set()
    bands = _bands(table)
    for place in inside:
        for cell, piece in _pieces_in(bands, place):
            held.setdefault((cell.row, cell.column), []).append(piece)
            used.add(place.index)
    rows = tuple(
        tuple(None if c is None else _filled(c, held.get((c.row, c.column), ()), table.ruled) for c in row)
        for row in table.grid()
    )
    page = inside[0].page.number if inside else 0
    kept = tuple(p for p in inside if p.index in used)
    return Grid(rows, table.columns, page, table.box, table.ruled, kept)


def _grid_without_layout(places: Sequence[Place], table: Table) -> Grid:
    """The grid of a table whose cells know the places of their lines in the text of the page."""
    index = next((i for i, t in enumerate(places[0].page.tables) if t is table), None)
    inside = [p for p in places if p.line.table == index]
    rows = tuple(
        tuple(None if c is None else _filled(c, pieces_of(c, inside), table.ruled) for c in row)
        for row in table.grid()
    )
    return Grid(rows, table.columns, places[0].page.number, None, table.ruled, tuple(inside))


def split_column(grid: Grid, column: int, x: float) -> Grid:
    """The grid with one column cut in two at x: words that begin there or later get a column of their own.

    Where a cell from further left covers the column, it covers both.
    """
    rows = tuple(
        tuple(
            part
            for at, cell in enumerate(row)
            for part in ((None, None) if cell is None and at == column else _split_cell(cell, column, x))
        )
        for row in grid.rows
    )
    return replace(grid, rows=rows, columns=grid.columns + 1)


def _split_cell(cell: GridCell | None, column: int, x: float) -> tuple[GridCell | None, ...]:
    if cell is None:
        return (None,)
    if cell.column > column:
        return (replace(cell, column=cell.column + 1),)
    if cell.column < column:
        return (cell,)
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in cell.pieces:
        place = piece.place
        spoken = [w for w in place.line.words if piece.start <= w.start < piece.end]
        for side, run in (
            (left, [w for w in spoken if w.box.x0 < x]),
            (right, [w for w in spoken if w.box.x0 >= x]),
        ):
            if run:
                side.append(place.piece(run[0].start, run[-1].start + len(run[-1].text)))
    box = cell.box
    return (
        replace(cell, pieces=tuple(left), box=Box(box.x0, box.top, x, box.bottom) if box else None),
        replace(
            cell,
            pieces=tuple(right),
            column=column + 1,
            box=Box(x, box.top, box.x1, box.bottom) if box else None,
        ),
    )


def _touches(outer: Box, inner: Box) -> bool:
    middle = (inner.top + inner.bottom) / 2
    return outer.top - SLACK <= middle <= outer.bottom + SLACK and inner.x1 > outer.x0 and inner.x0 < outer.x1


def _bands(table: Table) -> dict[int, list[tuple[Cell, Box]]]:
    """The cells that reach into each stripe across the page, BAND points high, in their order."""
    bands: dict[int, list[tuple[Cell, Box]]] = {}
    for cell in table.cells:
        if cell.box is not None:
            first, last = (cell.box.top - SLACK) // BAND, (cell.box.bottom + SLACK) // BAND
            for band in range(int(first), int(last) + 1):
                bands.setdefault(band, []).append((cell, cell.box))
    return bands


def _pieces_in(bands: dict[int, list[tuple[Cell, Box]]], place: Place) -> list[tuple[Cell, Piece]]:
    """The parts of a line by the cell they are printed in; words outside all cells are left out."""
    line = place.line
    if line.box is None:
        return []
    y = (line.box.top + line.box.bottom) / 2
    beside = [
        (cell, box, box.top <= y <= box.bottom)
        for cell, box in bands.get(int(y // BAND), ())
        if box.top - SLACK <= y <= box.bottom + SLACK
    ]
    if not beside:
        return []
    found: list[tuple[Cell, Piece]] = []
    before: Cell | None = None
    start = offset = 0
    for i, text in enumerate(line.text.split(" ")):
        cell = _cell_of(beside, (line.word_x[2 * i] + line.word_x[2 * i + 1]) / 2)
        if cell is not before:
            if before is not None:
                found.append((before, Piece(place, start, offset - 1)))
            before, start = cell, offset
        offset += len(text) + 1
    if before is not None:
        found.append((before, Piece(place, start, offset - 1)))
    return found


def _cell_of(beside: Sequence[tuple[Cell, Box, bool]], x: float) -> Cell | None:
    """The cell in which the middle of a word lies, or else the first that it lies close to.

    beside are the cells that the word's line runs through or, where it says false, close to.
    """
    near: Cell | None = None
    for cell, box, through in beside:
        if through and box.x0 <= x <= box.x1:
            return cell
        if near is None and box.x0 - SLACK <= x <= box.x1 + SLACK:
            near = cell
    return near


def _filled(cell: Cell, pieces: Sequence[Piece], ruled: bool) -> GridCell:
    return GridCell(
        tuple(pieces), cell.row, cell.column, cell.row_span, cell.column_span, cell.box, cell.bold, ruled
    )


def columns_of(place: Place) -> list[Piece]:
    """A line cut at its wide gaps, as between the columns of a form."""
    line = place.line
    if line.cuts:
        edges_of = (0, *line.cuts, len(line.text) + 1)
        return [place.piece(start, end - 1) for start, end in pairwise(edges_of)]
    gap = max(line.size or 10.0, 6.0)
    edges = line.word_x if line.box is not None else ()
    wide = {i // 2 for i in range(2, len(edges), 2) if edges[i] - edges[i - 1] > gap}
    if not wide:
        return [place.piece()]
    found: list[Piece] = []
    start = offset = 0
    for i, text in enumerate(line.text.split(" ")):
        if i in wide:
            found.append(place.piece(start, offset - 1))
            start = offset
        offset += len(text) + 1
    return [*found, place.piece(start)]


def label_text(flow: Flow, pieces: Sequence[Piece], edge: float | None = None) -> str:
    """The text of a narrow cell: like join_lines, and a word cut without a hyphen is made whole.

    A word is taken for cut when the next line begins in lower case, no letter more would have fitted, and
    either the document has the whole word elsewhere ("Anlægspu" + "ljen") or the word began its line.
    edge is where the column's text ends at the right, in points; known where many rows were seen.
    """
    lines = [fold(piece.text) for piece in pieces]
    widest = max((_right_edge(piece) for piece in pieces), default=0.0)
    joined: list[str] = []
    for i, line in enumerate(lines):
        if joined and _is_cut(flow, joined[-1], line, pieces[i - 1], edge, widest):
            joined[-1] += line
        elif line:
            joined.append(line)
    return join_lines(joined, flow.known)


def _right_edge(piece: Piece) -> float:
    box = piece.place.line.box_of(piece.start, piece.end)
    return box.x1 if box is not None else 0.0


def _is_cut(flow: Flow, before: str, after: str, last: Piece, edge: float | None, widest: float) -> bool:
    head = re.search(r"[^\W\d_]+$", before)
    tail = re.match(r"[^\W\d_]+", after)
    if head is None or tail is None or not tail[0][0].islower():
        return False
    if last.place.line.size is None or last.place.line.box is None:
        return False
    right = _right_edge(last)
    whole = (head[0] + tail[0]).lower()
    if (
        len(head[0]) >= LEAST_HEAD
        and widest - right <= ROOM
        and (whole in flow.known or whole in table_words())
    ):
        return True
    filled = edge is not None and edge - right < LETTER * last.place.line.size
    whole_line = " " not in fold(last.text) and len(head[0]) >= LONG_HEAD
    return filled and whole_line and len(tail[0]) <= SHORT_TAIL and tail[0] not in SMALL_WORDS
