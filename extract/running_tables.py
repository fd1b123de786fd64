"""Running heads in columns, which read as tables: "Nørreby Kommune | Side 3 af 8" over "Byrådet | 3. maj"."""

import re
from collections import defaultdict
from dataclasses import replace

from extract.settings import ReadSettings
from models.page import Line, Page, Table

DIGITS = re.compile(r"\d+")
MOST_ROWS = 6


def dissolve_running_tables(pages: tuple[Page, ...], settings: ReadSettings) -> tuple[Page, ...]:
    """The pages with tables that are heads or feet taken apart to running lines.

    Such a table lies wholly at the edge of its page, and stands at the same height of several pages, of both
    where there are two, with the same words (digits apart).
    """
    places: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for p, page in enumerate(pages):
        for t, table in enumerate(page.tables):
            if (height := _height_at_edge(page, table, settings)) is not None:
                places[_words(table), height].append((p, t))
    least = 2 if len(pages) == 2 else max(settings.edge_pages, settings.edge_share * len(pages))
    gone: defaultdict[int, set[int]] = defaultdict(set)
    for spots in places.values():
        if len({p for p, _ in spots}) >= least:
            for p, t in spots:
                gone[p].add(t)
    return tuple(_without(page, gone[p]) if p in gone else page for p, page in enumerate(pages))


def _height_at_edge(page: Page, table: Table, settings: ReadSettings) -> int | None:
    """How far a table at the edge of a page is from it, in steps; None for a table of the text."""
    if table.box is None or not page.height or table.rows > MOST_ROWS:
        return None
    zone = settings.edge_zone * page.height
    if table.box.bottom <= zone:
        return round(table.box.top / settings.edge_shift)
    below = page.height - table.box.top
    return -round(below / settings.edge_shift) - 1 if below <= zone else None


def _words(table: Table) -> str:
    return DIGITS.sub("#", " | ".join(cell.text for cell in table.cells).lower())


def _without(page: Page, gone: set[int]) -> Page:
    """The page without some tables, the lines of which are running ones."""
    kept = [t for t in range(len(page.tables)) if t not in gone]
    numbers = {t: n for n, t in enumerate(kept)}
    lines = tuple(_freed(line, numbers) for line in page.lines)
    return replace(page, lines=lines, tables=tuple(page.tables[t] for t in kept))


def _freed(line: Line, numbers: dict[int, int]) -> Line:
    if line.table is None:
        return line
    number = numbers.get(line.table)
    return replace(line, table=number, running=line.running or number is None)
