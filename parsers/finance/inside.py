"""Tables that share one grid: a second head in the middle, and a table that stands inside a form."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from models.page import union
from parsers.finance.assemble import find_caption, is_amount_column, is_unit_line, is_year
from parsers.finance.cells import Grid, GridCell
from parsers.finance.header import HEADER_ROWS, find_roles
from parsers.finance.strips import Roles
from parsers.money import is_dash, parse_number

# a head has at least so many columns of amounts, and a table inside a form at least so many rows of them
LEAST_HEADS, LEAST_ROWS = 2, 1


def split_headers(grid: Grid, roles: Roles | None) -> list[Grid]:
    """A grid cut where a header stands again in the middle: two tables drawn as one.

    The second has the same years, or fewer or others where nothing stands beside them but its name. What
    stands above its years, in its cells or in rows of labels alone, is left to name the second table. A grid
    without a header at its top is cut to the table that stands inside it, as in a form.
    """
    if roles is None:
        return [inner] if (inner := _inner(grid)) is not None else [grid]
    heads = [_amount_texts(row, roles.amounts) for row in grid.rows]
    again = [
        i
        for i, texts in enumerate(heads)
        if i >= max(roles.years + 1, roles.height)
        and (texts == heads[roles.years] or _heads_others(grid.rows[i], texts))
    ]
    ends = [_name_begins(grid, i) for i in again] + [len(grid.rows)]
    return [_part(grid, start, end) for start, end in zip([0, *again], ends, strict=True)]


def without_side(grid: Grid) -> Grid:
    """The table in a grid whose first column is that of a form's labels: "Økonomi" beside years and rows.

    The label stands beside the header and no row of amounts has one; where the next label comes the table
    ends. The grid as it is where that is not so.
    """
    at = next((i for i, row in enumerate(grid.rows[:HEADER_ROWS]) if _heads_beside(row)), None)
    if at is None or grid.columns < LEAST_HEADS + 2:
        return grid
    label = grid.rows[at][0]
    end = next((i for i in range(at + 1, len(grid.rows)) if _text(grid.rows[i], 0)), len(grid.rows))
    body = grid.rows[at + 1 : end]
    named = [row for row in body if _text(row, 1)]
    if label is None or not named or len(named) < len(body) or not any(_has_amount(row) for row in body):
        return grid
    if any(_has_amount(row) for row in grid.rows[end:]):
        return grid
    rows = tuple(
        tuple(cell and replace(cell, column=cell.column - 1) for cell in row[1:]) for row in grid.rows[at:end]
    )
    cut = _part(replace(grid, rows=rows, columns=grid.columns - 1), 0, len(rows), always=True)
    return replace(cut, side=label.pieces)


def _heads_beside(row: Sequence[GridCell | None]) -> bool:
    """Whether a row holds a label, an empty cell and years."""
    texts = [_text(row, column) for column in range(len(row))]
    return bool(texts[0]) and not any(texts[1:2]) and sum(map(is_amount_column, texts[2:])) >= LEAST_HEADS


def _text(row: Sequence[GridCell | None], column: int) -> str:
    cell = row[column] if column < len(row) else None
    return cell.text if cell is not None else ""


def _has_amount(row: Sequence[GridCell | None]) -> bool:
    return any(cell is not None and parse_number(cell.text) is not None for cell in row[2:])


def _amount_texts(row: Sequence[GridCell | None], amounts: Sequence[int]) -> list[str]:
    cells = [row[column] for column in amounts]
    return [cell.text if cell is not None else "" for cell in cells]


def _heads_others(row: Sequence[GridCell | None], texts: Sequence[str]) -> bool:
    """Whether a row holds nothing but years that run on, beside an empty cell, a unit or a caption."""
    said = [text for text in texts if text]
    if len(said) < LEAST_HEADS or not _run_on(said):
        return False
    labels = [cell.text for cell in row if cell is not None and cell.text and cell.text not in said]
    return all(is_unit_line(text) or find_caption(text) is not None for text in labels)


def _run_on(texts: Sequence[str]) -> bool:
    """Whether some texts are years one after another, other headings of amounts behind them."""
    years = list(itertools.takewhile(is_year, texts))
    numbers = [int(text[:4]) for text in years]
    follow = all(after == before + 1 for before, after in itertools.pairwise(numbers))
    return len(years) >= LEAST_HEADS and follow and all(map(is_amount_column, texts))


def _name_begins(grid: Grid, head: int) -> int:
    """The first of the rows of labels alone right above a header; the header where there is none."""
    start = head
    while start and _is_bare(grid.rows[start - 1]):
        start -= 1
    return start


def _is_bare(row: Sequence[GridCell | None]) -> bool:
    cells = [cell for cell in row if cell is not None and cell.pieces]
    return bool(cells) and all(cell.column == 0 for cell in cells)


def _inner(grid: Grid) -> Grid | None:
    """The table inside a grid that is something else at its top: from its header to its last amounts."""
    for at in range(1, len(grid.rows) - LEAST_ROWS):
        texts = [cell.text for cell in grid.rows[at] if cell is not None and cell.text]
        if sum(map(is_amount_column, texts)) < LEAST_HEADS:
            continue
        below = _part(grid, at, len(grid.rows))
        roles = find_roles(below)
        if roles is None or roles.years >= HEADER_ROWS - 1:
            continue
        body = [_fits(row, roles) for row in below.rows[roles.height :]]
        rows = body.index(False) if False in body else len(body)
        if rows >= LEAST_ROWS:
            return _part(grid, at, at + roles.height + rows)
    return None


def _fits(row: Sequence[GridCell | None], roles: Roles) -> bool:
    """Whether what stands in a row under the years is amounts, or nothing."""
    over = [row[column] for column in roles.amounts]
    if any(cell is None for cell in over):
        return False
    return all(is_dash(c.text) or parse_number(c.text) is not None for c in over if c is not None and c.text)


def _part(grid: Grid, start: int, end: int, always: bool = False) -> Grid:
    if start == 0 and end == len(grid.rows) and not always:
        return grid
    rows = list(grid.rows[start:end])
    if start:
        years = min(p.place.index for cell in rows[0][1:] if cell is not None for p in cell.pieces)
        rows[0] = tuple(_from_line(cell, years) for cell in rows[0])
    held = {p.place.index: p.place for row in rows for cell in row if cell for p in cell.pieces}
    places = tuple(held[i] for i in sorted(held))
    boxes = tuple(place.line.box for place in places if place.line.box is not None)
    box = union(boxes) if boxes else None
    return replace(grid, rows=tuple(rows), places=places, box=box)


def _from_line(cell: GridCell | None, first: int) -> GridCell | None:
    if cell is None:
        return None
    return replace(cell, pieces=tuple(p for p in cell.pieces if p.place.index >= first))
