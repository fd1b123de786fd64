"""Lines that belong to a table though they stand outside its grid: at a page break, above or below it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from models.page import Box
from parsers.finance.assemble import find_caption, row_kind
from parsers.finance.cells import Grid, GridCell, columns_of
from parsers.flow import Piece, Place

# how far a piece may reach out of its column, in points
OVERHANG = 3.0
# a line goes on a table when it follows within this many line heights and its type is this much alike
NEAR, ALIKE = 2.6, 0.6
# "4. Tidsplan", "* Afrundede tal", "Note: ...": never a row of a table
STOP = re.compile(r"^\s*(?:\d{1,2}\.\s+[A-ZÆØÅ]|\*\s*\w|note\b|anm\b|kilde\b)", re.IGNORECASE)

Column = tuple[float, float]


def column_reaches(grid: Grid) -> list[Column | None]:
    """From where to where the text of each column of a grid reaches; None for a column without text."""
    spans: list[list[float]] = [[] for _ in range(grid.columns)]
    for row in grid.rows:
        for cell in row:
            if cell is not None and cell.column_span == 1:
                spans[cell.column] += [x for piece in cell.pieces for x in _reach(piece)]
    return [(min(span), max(span)) if span else None for span in spans]


def _reach(piece: Piece) -> tuple[float, ...]:
    box = piece.place.line.box_of(piece.start, piece.end)
    return (box.x0, box.x1) if box is not None else ()


def fitting_row(grid: Grid, place: Place) -> tuple[GridCell | None, ...] | None:
    """A line as a row of the grid; None when a part of it lies across the columns, or it is no row at all."""
    line = place.line
    if line.box is None or grid.box is None:
        return None
    if STOP.match(line.text) or find_caption(line.text) or not _alike(grid, place):
        return None
    reaches = column_reaches(grid)
    held: list[list[Piece]] = [[] for _ in reaches]
    for piece in columns_of(place):
        x0, x1 = _reach(piece)
        if x0 < grid.box.x0 - OVERHANG or x1 > grid.box.x1 + OVERHANG:
            return None
        touched = [i for i, reach in enumerate(reaches) if reach and _overlap(reach, (x0, x1)) > OVERHANG]
        near = sorted((_gap(reach, (x0, x1)), i) for i, reach in enumerate(reaches) if reach)
        if len(touched) > 1 or not near:
            return None
        held[touched[0] if touched else near[0][1]].append(piece)
    return tuple(_cell(column, pieces, line.box, line.bold) for column, pieces in enumerate(held))


def _overlap(one: Column, other: Column) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])


def _gap(one: Column, other: Column) -> float:
    return -_overlap(one, other)


def _cell(column: int, pieces: Sequence[Piece], box: Box, bold: bool) -> GridCell:
    return GridCell(tuple(pieces), -1, column, 1, 1, box if pieces else None, bold)


def _alike(grid: Grid, place: Place) -> bool:
    sizes = sorted(p.line.size for p in grid.places if p.line.size)
    size = place.line.size
    return not sizes or size is None or abs(size - sizes[len(sizes) // 2]) <= ALIKE


def with_lines(grid: Grid, above: Sequence[Place], below: Sequence[Place]) -> Grid | None:
    """The grid with loose lines as rows above and below its own; None when one of them does not fit."""
    tops = [fitting_row(grid, place) for place in above]
    ends = [fitting_row(grid, place) for place in below]
    rows = [row for row in (*tops, *grid.rows, *ends) if row is not None]
    if len(rows) < len(tops) + len(grid.rows) + len(ends):
        return None
    return replace(grid, rows=tuple(rows), places=(*above, *grid.places, *below))


def lines_below(grid: Grid, places: Sequence[Place]) -> list[Place]:
    """The lines right below a grid that carry it on, over the end of the page if it reaches that far.

    places are the lines of the document behind the grid. Labels alone at the end are left out unless they
    can only be the rest of a row.
    """
    taken: list[Place] = []
    last = grid.places[-1]
    for place in places:
        turned = place.page.number == last.page.number + 1
        if place.line.table is not None or not (turned or _follows(last, place)):
            break
        if fitting_row(grid, place) is None:
            break
        taken.append(place)
        last = place
    while taken and _loose_end(grid, taken[-1]):
        taken.pop()
    return taken


def _follows(before: Place, place: Place) -> bool:
    above, box = before.line.box, place.line.box
    if before.page.number != place.page.number or above is None or box is None:
        return False
    return box.top - above.bottom <= NEAR * (box.bottom - box.top)


def _loose_end(grid: Grid, place: Place) -> bool:
    row = fitting_row(grid, place)
    alone = row is not None and all(cell is None or not cell.pieces for cell in row[1:])
    return alone and not place.text[:1].islower() and row_kind(place.text) != "payback"
