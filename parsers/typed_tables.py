"""Tables that are no finance tables, under headings of their own: success criteria, lists of cases."""

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from decimal import Decimal

from models.evidence import Found
from models.frozen import dataclass
from models.page import Table
from models.records import TypedCell, TypedTable
from parsers.dates import find_dates
from parsers.finance.caption import read_above
from parsers.finance.cells import Grid, GridCell, build_grid
from parsers.finance.words import CAPTION
from parsers.flow import Flow, Piece, Place, found, found_text
from parsers.money import is_dash, parse_number

# a heading of a column is at most this long; a table has at least so many rows below its headings
LONGEST_HEADING, LEAST_ROWS = 60, 1
# a cell longer than this is running text that a frame is drawn around
LONGEST_CELL = 400
# lines of one row are this much alike in distance, and rows stand this much further apart
CLOSE, SPREAD = 1.08, 1.2
# at most this part of the headings may be empty
EMPTY = 0.34
# "Økonomi:", "Dato": the left side of a form
FORM_LABEL = re.compile(r":\s*$")

Cells = list[list[Piece]]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A table on its way: its headings, its rows, the grids it goes over."""

    heads: Cells
    rows: list[Cells]
    grids: tuple[Grid, ...]


def find_typed_tables(
    flow: Flow, places: Sequence[Place], covered: Collection[int]
) -> tuple[TypedTable, ...]:
    """The tables among some lines that no other record has read, in printed order.

    covered are the indices of lines that other records rest on: grids that hold any of them are left out. A
    table has headings in its first row; frames, forms and tables of one column are none. One at the top of
    a page with the same headings, or with none, goes on with the one before.
    """
    drafts: list[_Draft] = []
    for grid in _free_grids(places, covered):
        longer = _carried_on(drafts[-1], grid, places) if drafts else None
        draft = longer or _read_grid(grid)
        if longer is not None:
            drafts[-1] = longer
        elif draft is not None:
            drafts.append(draft)
    return tuple(_build(flow, draft, places, covered) for draft in drafts)


def _free_grids(places: Sequence[Place], covered: Collection[int]) -> Iterator[Grid]:
    """The grids of the pages whose lines are in no other record, top to bottom."""
    for _, run in itertools.groupby(places, key=lambda place: place.page.number):
        held = list(run)
        if not held[0].page.tables:
            continue
        lines: dict[int, list[Place]] = {}
        for place in held:
            if place.line.table is not None:
                lines.setdefault(place.line.table, []).append(place)
        for index, inside in sorted(lines.items()):
            table = held[0].page.tables[index]
            if _may_be_table(table) and not any(place.index in covered for place in inside):
                yield build_grid(held, table)


def _may_be_table(table: Table) -> bool:
    texts = [cell.text for cell in table.cells if cell.text]
    return table.rows > LEAST_ROWS and table.columns > 1 and max(map(len, texts), default=0) <= LONGEST_CELL


def _read_grid(grid: Grid) -> _Draft | None:
    """The grid with its headings apart; None where it has none."""
    rows = [_cells(row) for row in grid.rows if any(cell is not None and cell.pieces for cell in row)]
    if len(rows) <= LEAST_ROWS or any(c.column_span > 1 for c in grid.rows[0] if c is not None and c.pieces):
        return None
    height = _head_height(grid)
    if not height:
        return None
    heads = [[piece for row in rows[:height] for piece in row[c]] for c in range(grid.columns)]
    body = _joined(rows[height:], grid.ruled)
    return _Draft(heads, body, (grid,)) if _is_headed(heads, body, grid, height) else None


def _cells(row: Sequence[GridCell | None]) -> Cells:
    return [list(cell.pieces) if cell is not None else [] for cell in row]


def _text(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def _head_height(grid: Grid) -> int:
    """How many rows the headings take: the bold ones at the top, or the first."""
    bold = 0
    for row in grid.rows:
        told = [cell for cell in row if cell is not None and cell.pieces]
        if not told or not all(cell.bold for cell in told):
            break
        bold += 1
    return bold if 0 < bold < len(grid.rows) else 1


def _is_headed(heads: Cells, body: Sequence[Cells], grid: Grid, height: int) -> bool:
    """Whether the first rows head the columns: short words, set or filled otherwise than what is below."""
    texts = [_text(head) for head in heads]
    empty = sum(not text for text in texts)
    if not body or empty > EMPTY * len(texts) or max(map(len, texts)) > LONGEST_HEADING:
        return False
    if any(parse_number(text) is not None or FORM_LABEL.search(text) for text in texts):
        return False
    told = [cell for row in grid.rows[:height] for cell in row if cell is not None and cell.pieces]
    below = [cell for row in grid.rows[height:] for cell in row if cell is not None and cell.pieces]
    if all(cell.bold for cell in told):
        return not all(cell.bold for cell in below) and any(
            not cell.bold for cell in below if cell.column == 0
        )
    return len(texts) > 2 and not empty and any(_value(_text(cell.pieces)) for cell in below)


def _joined(rows: Sequence[Cells], ruled: bool) -> list[Cells]:
    """The rows with their wrapped lines together; told by the white between them where nothing is drawn."""
    if ruled:
        return list(rows)
    tops = [_top(row) for row in rows]
    steps = [b - a for a, b in itertools.pairwise(tops)]
    lead = min((step for step in steps if step > 0), default=0.0)
    apart = max(steps, default=0.0) >= SPREAD * lead
    joined: list[Cells] = []
    for i, row in enumerate(rows):
        near = i > 0 and apart and 0 < steps[i - 1] <= CLOSE * lead
        if joined and (near or not row[0]):
            joined[-1] = [above + below for above, below in zip(joined[-1], row, strict=True)]
        else:
            joined.append(row)
    return joined


def _top(row: Cells) -> float:
    boxes = [piece.place.line.box for cell in row for piece in cell]
    return min((box.top for box in boxes if box is not None), default=0.0)


def _carried_on(draft: _Draft, grid: Grid, places: Sequence[Place]) -> _Draft | None:
    """The table with a grid that goes on with it at the top of the next page; None where it does not."""
    last = draft.grids[-1]
    if grid.page != last.page + 1 or grid.columns != len(draft.heads):
        return None
    if any(last.places[-1].index < p.index < grid.places[0].index for p in places):
        return None
    again = _read_grid(grid)
    if again is not None and [_text(h) for h in again.heads] == [_text(h) for h in draft.heads]:
        rows = again.rows
    elif again is not None and all(c.bold for c in grid.rows[0] if c is not None and c.pieces):
        return None
    else:
        rows = _joined([_cells(row) for row in grid.rows], grid.ruled)
    return _Draft(draft.heads, [*draft.rows, *rows], (*draft.grids, grid))


def _build(flow: Flow, draft: _Draft, places: Sequence[Place], covered: Collection[int]) -> TypedTable:
    first = draft.grids[0]
    caption = read_above(places, first, covered, False).caption
    cells = [
        _cell(flow, r, c, pieces)
        for r, row in enumerate(draft.rows)
        for c, pieces in enumerate(row)
        if pieces
    ]
    named = found_text(flow, [place.piece() for place in caption], "tables.caption")
    return TypedTable(
        caption=_without_number(named),
        columns=tuple(
            found_text(flow, head, "tables.column")
            or Found("", (), "tables.column", "inferred", "Kolonnen har ingen overskrift.")
            for head in draft.heads
        ),
        cells=tuple(cell for cell in cells if cell is not None),
        pages=(first.page, draft.grids[-1].page),
    )


def _without_number(caption: Found[str] | None) -> Found[str] | None:
    """A caption without "Tabel 3." before it."""
    hit = CAPTION.match(caption.value) if caption is not None else None
    if caption is None or hit is None or not hit["text"]:
        return caption
    return Found(hit["text"].rstrip(" .:"), caption.spans, caption.rule)


def _cell(flow: Flow, row: int, column: int, pieces: Sequence[Piece]) -> TypedCell | None:
    text = found_text(flow, pieces, "tables.cell")
    if text is None:
        return None
    value = _value(text.value)
    placed = found(text.value, pieces, "tables.cell")
    if isinstance(value, date):
        return TypedCell(row=row, column=column, text=placed, kind="date", day=value)
    if value is not None:
        return TypedCell(row=row, column=column, text=placed, kind="number", number=value)
    return TypedCell(row=row, column=column, text=placed)


def _value(text: str) -> date | Decimal | None:
    """The date or the number that a text is, None where it is anything else."""
    if not text[-1:].isdigit() and not text[:1].isdigit() and not is_dash(text[:1]):
        return None
    dates = [hit for hit in find_dates(text) if hit.start == 0 and hit.end == len(text.rstrip("."))]
    return dates[0].value if dates else parse_number(text)
