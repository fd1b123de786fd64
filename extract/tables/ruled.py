"""Tables whose cells are drawn: PDFium's rulings through pdfplumber's own cell finding."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pdfplumber.table import merge_edges

from extract.settings import ReadSettings
from extract.sheet import Ink, Rule
from extract.tables.cells import find_cells, find_crossings, joined_cells, touching_groups
from extract.tables.strips import build_strips, chunks, is_number, mostly_bold, text_of
from models.frozen import dataclass
from models.page import Box, Cell, Table

MANY_CELLS = 24
FILLED = 0.15  # of the cells of a large grid; with fewer it is a diagram or squared paper

Place = tuple[int, int, int, int]  # row, column, row span, column span


@dataclass(frozen=True, slots=True)
class Grid:
    """A drawn grid: the heights and positions of its rulings, and the cells between them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    places: tuple[Place, ...]

    @property
    def box(self) -> Box:
        """The box around it."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_grids(rules: Sequence[Rule], settings: ReadSettings) -> list[Grid]:
    """The grids that the rulings of a page draw, top to bottom; sides that are not drawn are closed.

    A grid has at least two cells. A frame around something is none.
    """
    edges = merge_edges([_edge(rule) for rule in rules], *([settings.snap] * 4)) if rules else []
    if len(edges) > settings.most_edges:
        return []
    grids: list[Grid] = []
    for group in touching_groups(edges, settings.snap):
        closed = _closed(group, settings)
        if not closed:
            continue
        for cells in joined_cells(find_cells(find_crossings(closed, settings.snap))):
            grids.append(_build_grid(cells, settings.snap))
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _edge(rule: Rule) -> dict[str, Any]:
    return {
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
        "orientation": "h" if rule.level else "v",
    }


def _closed(group: list[dict[str, Any]], settings: ReadSettings) -> list[dict[str, Any]]:
    """A group of edges with its outer sides drawn in; empty when it can't be a grid."""
    level = [e for e in group if e["orientation"] == "h"]
    upright = [e for e in group if e["orientation"] == "v"]
    if not upright or not level or (len(group) < 4 and not (len(level) + len(upright) >= 3)):
        return []
    x0, x1 = min(e["x0"] for e in group), max(e["x1"] for e in group)
    top, bottom = min(e["top"] for e in group), max(e["bottom"] for e in group)
    sides = [Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom)]
    sides += [Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom)]
    return list(merge_edges(group + [_edge(side) for side in sides], *([settings.snap] * 4)))


def _build_grid(cells: list[tuple[float, float, float, float]], snap: float) -> Grid:
    xs, column = _distinct({x for cell in cells for x in (cell[0], cell[2])}, snap)
    ys, row = _distinct({y for cell in cells for y in (cell[1], cell[3])}, snap)
    places = [
        (row[top], column[x0], row[bottom] - row[top], column[x1] - column[x0])
        for x0, top, x1, bottom in cells
    ]
    return Grid(tuple(xs), tuple(ys), tuple(sorted(places)))


def _distinct(values: set[float], snap: float) -> tuple[list[float], dict[float, int]]:
    """The values that stand apart, in order, and for every value the number of the nearest of them."""
    kept: list[float] = []
    ordered = sorted(values)
    for value in ordered:
        if not kept or value - kept[-1] > snap:
            kept.append(value)
    nearest: dict[float, int] = {}
    at = 0
    for value in ordered:
        while at + 1 < len(kept) and abs(kept[at + 1] - value) < abs(kept[at] - value):
            at += 1
        nearest[value] = at
    return kept, nearest


def fill_grid(grid: Grid, words: Sequence[Ink], settings: ReadSettings) -> Table | None:
    """The grid with the words that lie in it; None when the rulings only frame something else.

    A cell over several columns that holds a chunk in each is parted into them. A row of the grid that holds
    numbers under each other in two columns or more becomes as many rows as it has lines.
    """
    inside = _assign(grid, words)
    inside = _parted(grid, inside, settings)
    if not _is_table(grid, inside, settings):
        return None
    if _needs_lines(grid, inside):
        return _by_lines(grid, inside)
    cells = tuple(_build_cell(grid, place, found) for place, found in sorted(inside.items()))
    return Table(box=grid.box, rows=len(grid.ys) - 1, columns=len(grid.xs) - 1, cells=cells, ruled=True)


def _assign(grid: Grid, words: Sequence[Ink]) -> dict[Place, list[Ink]]:
    inside: dict[Place, list[Ink]] = {place: [] for place in grid.places}
    owner = {
        (row, column): place
        for place in grid.places
        for row in range(place[0], place[0] + place[2])
        for column in range(place[1], place[1] + place[3])
    }
    for word in words:
        row = bisect_right(grid.ys, (word.top + word.bottom) / 2) - 1
        row = min(max(row, 0), len(grid.ys) - 2)
        place = owner.get((row, _column(grid, word.middle)))
        if place is None:  # a hole in the grid: a cell of its own
            place = (row, _column(grid, word.middle), 1, 1)
            owner[place[0], place[1]] = place
            inside[place] = []
        inside[place].append(word)
    return inside


def _column(grid: Grid, x: float) -> int:
    return min(max(bisect_right(grid.xs, x) - 1, 0), len(grid.xs) - 2)


def _parted(grid: Grid, inside: dict[Place, list[Ink]], settings: ReadSettings) -> dict[Place, list[Ink]]:
    """The cells with those over several columns parted where their chunks keep to the columns."""
    result: dict[Place, list[Ink]] = {}
    for place, words in inside.items():
        row, column, rows, columns = place
        parts = _columns_within(grid, words, settings) if columns > 1 and words else {}
        if len(parts) < 2:
            result[place] = words
            continue
        for offset in range(columns):
            result[row, column + offset, rows, 1] = parts.get(column + offset, [])
    return result


def _columns_within(grid: Grid, words: list[Ink], settings: ReadSettings) -> dict[int, list[Ink]]:
    """The words by grid column, empty unless every chunk keeps to one and numbers are among them."""
    parts: dict[int, list[Ink]] = {}
    numbers = 0
    for strip in build_strips(words):
        for chunk in chunks(strip, settings.chunk_gap):
            column = _column(grid, (chunk[0].x0 + chunk[-1].x1) / 2)
            if chunk[0].x0 < grid.xs[column] - 3 or chunk[-1].x1 > grid.xs[column + 1] + 3:
                return {}
            numbers += is_number(text_of(chunk))
            parts.setdefault(column, []).extend(chunk)
    return parts if numbers else {}


def _is_table(grid: Grid, inside: dict[Place, list[Ink]], settings: ReadSettings) -> bool:
    filled = sum(1 for words in inside.values() if words)
    if len(grid.xs) < 3 or filled < 2 or (len(inside) > MANY_CELLS and filled < FILLED * len(inside)):
        return False
    return not any(_holds_columns(words, settings) for words in inside.values())


def _holds_columns(words: list[Ink], settings: ReadSettings) -> bool:
    """Whether one cell holds several columns of numbers: a frame, not a cell."""
    if len(words) < 4:
        return False
    rows = 0
    for strip in build_strips(words):
        numbers = [c for c in chunks(strip, settings.chunk_gap) if is_number(text_of(c))]
        rows += len(numbers) >= 2
    return rows >= 2


def _needs_lines(grid: Grid, inside: dict[Place, list[Ink]]) -> bool:
    return any(_stacked(row, inside) for row in range(len(grid.ys) - 1))


def _stacked(row: int, inside: dict[Place, list[Ink]]) -> bool:
    """Whether a row of the grid has numbers under each other in two of its cells or more."""
    stacks = 0
    for place, words in inside.items():
        if place[0] == row and place[2] == 1 and len(words) > 1:
            strips = build_strips(words)
            stacks += len(strips) > 1 and all(is_number(text_of(strip)) for strip in strips)
    return stacks >= 2


def _by_lines(grid: Grid, inside: dict[Place, list[Ink]]) -> Table:
    """The table with each row of stacked numbers parted by printed line."""
    starts: list[int] = []
    cuts: dict[int, list[float]] = {}
    total = 0
    for row in range(len(grid.ys) - 1):
        starts.append(total)
        if _stacked(row, inside):
            words = [w for place, found in inside.items() if place[0] == row and place[2] == 1 for w in found]
            cuts[row] = [max(w.bottom for w in strip) for strip in build_strips(words)]
        total += max(1, len(cuts.get(row, ())))
    starts.append(total)
    cells: list[Cell] = []
    for place, words in sorted(inside.items()):
        whole = _build_cell(grid, place, words)
        row, last = starts[place[0]], starts[place[0] + place[2]]
        if place[2] > 1 or place[0] not in cuts:
            cells.append(replace(whole, row=row, row_span=last - row))
        else:
            cells += _line_cells(whole, words, row, cuts[place[0]])
    return Table(box=grid.box, rows=total, columns=len(grid.xs) - 1, cells=tuple(cells), ruled=True)


def _line_cells(whole: Cell, words: list[Ink], row: int, cuts: list[float]) -> list[Cell]:
    cells = []
    above = whole.box.top if whole.box else 0.0
    for offset, cut in enumerate(cuts):
        part = [w for w in words if above - 1 <= (w.top + w.bottom) / 2 <= cut]
        words = [w for w in words if w not in part]
        box = replace(whole.box, top=above, bottom=cut) if whole.box else None
        text = " ".join(text_of(strip) for strip in build_strips(part))
        cells.append(
            replace(whole, text=text, row=row + offset, box=box, bold=bool(part) and mostly_bold(part))
        )
        above = cut
    return cells


def _build_cell(grid: Grid, place: Place, words: list[Ink]) -> Cell:
    row, column, rows, columns = place
    box = Box(grid.xs[column], grid.ys[row], grid.xs[column + columns], grid.ys[row + rows])
    return Cell(
        text="\n".join(text_of(strip) for strip in build_strips(words)),
        row=row,
        column=column,
        row_span=rows,
        column_span=columns,
        box=box,
        bold=bool(words) and mostly_bold(words),
    )
