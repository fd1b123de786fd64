"""The tables of a page: drawn ones first, then those that gaps alone make."""

from collections.abc import Sequence

from extract.ruled import fill_grid, find_grids
from extract.settings import ReadSettings
from extract.sheet import Ink, Sheet
from extract.unruled import find_unruled
from models.page import Box, Table

TableWords = tuple[Table, tuple[Ink, ...]]


def find_tables(sheet: Sheet, settings: ReadSettings) -> tuple[list[TableWords], list[Ink]]:
    """The tables of a page, top to bottom, each with the words in it, and the words that are in none."""
    left = list(sheet.words)
    found: list[TableWords] = []
    for grid in find_grids(sheet.rules, settings):
        inside, outside = _part(left, grid.box)
        table = fill_grid(grid, inside, settings) if inside else None
        if table is not None:
            found.append((table, tuple(inside)))
            left = outside
    found += find_unruled(left, sheet.rules, sheet.fills, settings)
    taken = {id(word) for _, inside in found for word in inside}
    left = [word for word in left if id(word) not in taken]
    found.sort(key=lambda pair: (pair[0].box.top, pair[0].box.x0))
    return found, left


def _part(words: Sequence[Ink], box: Box) -> tuple[list[Ink], list[Ink]]:
    inside: list[Ink] = []
    outside: list[Ink] = []
    for word in words:
        held = box.holds(Box(word.x0, word.top, word.x1, word.bottom))
        (inside if held else outside).append(word)
    return inside, outside
