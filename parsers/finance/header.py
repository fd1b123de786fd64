"""The head of a table: over which columns amounts stand, what heads them, what the other columns hold."""

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.finance.assemble import (
    PRICED_YEAR,
    is_amount_column,
    is_appropriation_heading,
    is_steering_area,
    is_steering_heading,
    is_unit_line,
    is_year,
)
from parsers.finance.cells import Grid, GridCell
from parsers.finance.strips import Roles
from parsers.finance.words import is_budget_column, is_total_column, may_head_numbers
from parsers.flow import Piece
from parsers.money import is_dash, parse_number
from parsers.text import join_lines

# a header is looked for in this many rows from the top of a grid, and goes over no more of them
HEADER_ROWS = 4
# rows of a wrapped heading, counted from the row in which most headings stand; the longest that fits is taken
WRAPS = ((0, 0), (0, 1), (-1, 0), (-2, 0), (-1, 1))
WRAPS_UP, WRAPS_DOWN = min(above for above, _ in WRAPS), max(below for _, below in WRAPS)
# four digits or a counted year ("År 1"), without which a row's headings are no years
YEAR = re.compile(r"\d{4}|\bår\s?\d", re.IGNORECASE)
# at least this part of what stands in a column of amounts is numbers or dashes
AMOUNTS = 0.7
# "-12", "1.250,5": a number alone, which is no heading
BARE = re.compile(r"[-−–\d.,\s]+")
# signs that an amount begins with, and those that end a heading that the next line goes on with
DASHES, GOES_ON = ("-", "−", "–"), ("-", "–", "/")

Head = tuple[Piece, ...]


def find_roles(grid: Grid) -> Roles | None:
    """Which columns hold amounts, labels, steering areas, appropriations; None for other kinds of table."""
    dated = [any(c is not None and YEAR.search(c.text) for c in row) for row in grid.rows[: HEADER_ROWS + 1]]
    for at, row in enumerate(grid.rows[:HEADER_ROWS]):
        if not any(dated[max(0, at + WRAPS_UP) : at + WRAPS_DOWN + 1]):
            continue
        heads, last = _year_heads(grid, at)
        others = [c for c in row if c is not None and c.text and c.column not in heads]
        if not _heads_years(heads) or any(BARE.fullmatch(c.text) for c in others):
            continue
        end = _header_end(grid, last + 1, tuple(heads))
        return _with_text_columns(grid, at, end, _with_beside(grid, at, end, heads))
    return _budget_roles(grid)


def _with_beside(grid: Grid, at: int, end: int, heads: dict[int, Head]) -> dict[int, Head]:
    """The headings of years with those beside them that numbers alone stand under: "Senere år", "Ramme"."""
    named = {join_lines([piece.text for piece in head]) for head in heads.values()}
    found = dict(heads)
    for column in range(1, grid.columns):
        pieces = _pieces(grid, at, column)
        name = join_lines([piece.text for piece in pieces])
        if column not in heads and name not in named and may_head_numbers(name):
            texts = column_texts(grid.rows[end:], column)
            numbers = [text for text in texts if not is_dash(text)]
            if len(numbers) > 1 and all(_is_amount(text) for text in numbers):
                found[column] = pieces
                named.add(name)
    return dict(sorted(found.items()))


def _is_amount(text: str) -> bool:
    """Whether a cell holds a number that is no year."""
    return parse_number(text) is not None and not is_year(text)


def _year_heads(grid: Grid, at: int) -> tuple[dict[int, Head], int]:
    """The headings of amounts that stand in a row, with what they have above and below; their last row.

    "2028 og" over "frem" is one heading.
    """
    heads: dict[int, Head] = {}
    lowest = at
    named = _years_below(grid, at)
    for column in range(grid.columns):
        if grid.rows[at][column] is None or not _pieces(grid, at, column):
            continue
        for above, below in WRAPS:
            pieces = _run(grid, range(at + above, at + below + 1), column)
            if (
                pieces
                and all(_goes_on(a.text, b.text) or (named and is_year(b.text)) for a, b in pairwise(pieces))
                and is_amount_column(join_lines([piece.text for piece in pieces]))
            ):
                heads[column] = pieces
                lowest = max(lowest, at + below)
    return _less_a_price(heads), lowest


def _less_a_price(heads: dict[int, Head]) -> dict[int, Head]:
    """The headings without one that tells the price level of all: "2026-pl" alone among years."""
    priced = [column for column, pieces in heads.items() if PRICED_YEAR.fullmatch(pieces[0].text)]
    return {c: pieces for c, pieces in heads.items() if c != priced[0]} if len(priced) == 1 else heads


def _years_below(grid: Grid, at: int) -> bool:
    """Whether a row of words has years below several of them: "Budget" over "2031", "Budget" over "2032"."""
    if at + 1 == len(grid.rows) or any(cell is not None and YEAR.search(cell.text) for cell in grid.rows[at]):
        return False
    return sum(cell is not None and is_year(cell.text) for cell in grid.rows[at + 1]) > 1


def _goes_on(above: str, below: str) -> bool:
    """Whether a heading can go on in the next line: "2028 og" over "frem", but not "2028" over "-59"."""
    return not (below[:1].isdecimal() or below.startswith(DASHES)) or above.endswith(GOES_ON)


def _run(grid: Grid, rows: range, column: int) -> Head:
    """The pieces of a column in some rows; none where a row has no cell of its own there."""
    if rows.start < 0 or rows.stop > len(grid.rows):
        return ()
    found: list[Piece] = []
    for row in rows:
        cell = grid.rows[row][column]
        if cell is None or not cell.pieces or (cell.column_span > 1 and len(rows) > 1):
            return ()
        found += cell.pieces
    return tuple(found)


def _pieces(grid: Grid, row: int, column: int) -> Head:
    cell = grid.rows[row][column]
    return cell.pieces if cell is not None else ()


def _heads_years(heads: dict[int, Head]) -> bool:
    """Whether these headings are those of a table over years."""
    texts = [join_lines([piece.text for piece in head]) for head in heads.values()]
    if len(texts) < 2 or len(set(texts)) < len(texts):
        return False
    years = [int(text[:4]) for text in texts if is_year(text)]
    return years == sorted(years) and any(YEAR.search(text) for text in texts)


def _header_end(grid: Grid, height: int, amounts: Sequence[int]) -> int:
    """The number of header rows, wrapped headings of text columns included.

    "Styrings-" over "område" beside the years is such a heading.
    """
    while not grid.ruled and height < min(len(grid.rows), HEADER_ROWS):
        cells = [cell for cell in grid.rows[height] if cell is not None and cell.pieces]
        if not cells or any(c.column == 0 or c.column in amounts for c in cells):
            break
        height += 1
    return height


def _budget_roles(grid: Grid) -> Roles | None:
    """The roles of a table whose amounts stand under words: "Vedtaget budget", "Forbrug", "Afvigelse"."""
    amounts = [c for c in range(1, grid.columns) if _holds_amounts(grid, c)]
    if len(amounts) < 2:
        return None
    height = _words_end(grid, amounts)
    if not height:
        return None
    heads = {c: _word_head(grid, height, c) for c in amounts}
    texts = [join_lines([piece.text for piece in head]) for head in heads.values()]
    areas = _labels_are_years(grid, height)
    named = sum(is_budget_column(text) or (areas and is_steering_area(text)) for text in texts)
    others = sum(is_total_column(text) for text in texts)
    if len(set(texts)) < len(texts) or named < 2 or 2 * (named + others) < len(texts):
        return None
    return _with_text_columns(grid, height - 1, height, heads)


def _labels_are_years(grid: Grid, height: int) -> bool:
    """Whether the rows below the header are the years of a budget: "2031", "2032", "2033"."""
    labels = [text for text in column_texts(grid.rows[height:], 0) if not is_total_column(text)]
    return len(labels) > 1 and all(is_year(text) for text in labels)


def _holds_amounts(grid: Grid, column: int) -> bool:
    cells = [row[column] for row in grid.rows[1:]]
    texts = [cell.text for cell in cells if cell is not None and cell.pieces]
    numbers = [text for text in texts if parse_number(text) is not None]
    words = [text for text in texts if parse_number(text) is None and not is_dash(text)]
    return bool(numbers) and len(words) <= max(HEADER_ROWS - 1, (1 - AMOUNTS) * len(texts))


def _words_end(grid: Grid, amounts: Sequence[int]) -> int:
    """How many rows the headings of these columns go over; 0 where they are not all headed by words."""
    headed: set[int] = set()
    for at, row in enumerate(grid.rows[: HEADER_ROWS + 1]):
        cells = [cell for cell in row if cell is not None and cell.pieces]
        over = [cell for cell in cells if cell.column in amounts]
        if any(parse_number(cell.text) is not None or is_dash(cell.text) for cell in over):
            return at if headed.issuperset(amounts) else 0
        if headed.issuperset(amounts) and (not over or any(cell.column == 0 for cell in cells)):
            return at
        headed.update(cell.column for cell in over if cell.column_span == 1)
    return 0


def _word_head(grid: Grid, height: int, column: int) -> Head:
    """The heading of a column in the first rows, without what stands alone over several columns."""
    found: list[Piece] = []
    for row in grid.rows[:height]:
        cell = row[column]
        if cell is None or not cell.pieces or cell.column_span > 1:
            continue
        alone = not any(c is not None and c.pieces for c in row[1:] if c is not cell)
        if not (alone and height > 1 and (is_unit_line(cell.text) or re.search(r"\d{4}", cell.text))):
            found += cell.pieces
    return tuple(found)


def _with_text_columns(grid: Grid, years: int, height: int, heads: dict[int, Head]) -> Roles:
    steering = appropriation = None
    texts = [c for c in range(grid.columns) if c not in heads and c < max(heads)]
    for column in texts[1:] if texts and texts[0] == 0 else texts:
        heading = join_lines(column_texts(grid.rows[:height], column))
        glued = heading.replace(" ", "")
        body = column_texts(grid.rows[height:], column)
        if is_steering_heading(glued) or (body and sum(map(is_steering_area, body)) * 2 > len(body)):
            steering = column if steering is None else steering
        elif is_appropriation_heading(heading) or is_appropriation_heading(glued):
            appropriation = column
    labels = tuple(c for c in texts if c not in (steering, appropriation) and c < min(heads))
    return Roles(height, years, tuple(heads), labels, steering, appropriation, tuple(heads.values()))


def column_texts(rows: Sequence[Sequence[GridCell | None]], column: int) -> list[str]:
    """What is printed in a column of some rows, without its empty cells."""
    cells = [row[column] for row in rows if column < len(row)]
    return [cell.text for cell in cells if cell is not None and cell.text]
