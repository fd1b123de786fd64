"""The tables of a page: drawn ones first, then those that gaps alone make."""

from collections.abc import Sequence

from extract.gutters import find_text_gutter, sides
from extract.settings import ReadSettings
from extract.sheet import Ink, Sheet
from extract.tables.ruled import fill_grid, find_grids
from extract.tables.strips import Row, build_rows
from extract.tables.unruled import find_unruled
from models.page import Box, Table

TableWords = tuple[Table, tuple[Ink, ...]]


def find_tables(sheet: Sheet, settings: ReadSettings) -> tuple[list[TableWords], list[Row]]:
    """The tables of a page, top to bottom, each with its words, and the printed lines that are in none."""
    left = list(sheet.words)
    found: list[TableWords] = []
    for grid in find_grids(sheet.rules, settings):
        inside, outside = _part(left, grid.box)
        table = fill_grid(grid, inside, settings) if inside else None
        if table is not None:
            found.append((table, tuple(inside)))
            left = outside
    rows = build_rows(left, settings)
    unruled, rows = _without_grids(rows, sheet, settings)
    found += unruled
    found.sort(key=lambda pair: (pair[0].box.top, pair[0].box.x0) if pair[0].box else (0.0, 0.0))
    return found, rows


def _without_grids(
    rows: Sequence[Row], sheet: Sheet, settings: ReadSettings
) -> tuple[list[TableWords], list[Row]]:
    """The tables that gaps make and the lines left; columns of running text are looked through one by one."""
    gapped = sum(len(row.chunks) > 1 for row in rows) >= settings.shortest_table
    gutter = find_text_gutter(rows, settings) if gapped else None
    if gutter is None:
        return find_unruled(rows, sheet.rules, sheet.fills, settings)
    beside = rows[gutter.first : gutter.last]
    parts = [rows[: gutter.first], *sides(beside, gutter, settings), rows[gutter.last :]]
    looked = [_without_grids(part, sheet, settings) for part in parts]
    above, on_left, on_right, below = (rest for _, rest in looked)
    level = build_rows([word for row in (*on_left, *on_right) for word in row.words], settings)
    return [table for tables, _ in looked for table in tables], [*above, *level, *below]


def _part(words: Sequence[Ink], box: Box) -> tuple[list[Ink], list[Ink]]:
    inside: list[Ink] = []
    outside: list[Ink] = []
    x0, top, x1, bottom = box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1
    for word in words:
        held = x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom
        (inside if held else outside).append(word)
    return inside, outside
