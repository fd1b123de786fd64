"""Finance tables from the grids of a page: header, column roles, continuation over pages, caption above."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from models.frozen import dataclass
from models.records import FinanceTable
from parsers.finance.assemble import (
    Frame,
    Payback,
    RawRow,
    TableContext,
    assemble,
    find_price_year,
    find_unit,
    is_amount_column,
    is_appropriation_heading,
    is_steering_heading,
    is_unit_line,
    row_kind,
)
from parsers.finance.caption import Above, read_above, read_note, read_unit_note
from parsers.finance.carry import lines_below, with_lines
from parsers.finance.cells import Grid, GridCell, build_grid, split_column
from parsers.finance.header import HEADER_ROWS, column_texts, find_roles
from parsers.finance.inside import split_headers, without_side
from parsers.finance.rows import build_rows
from parsers.finance.strips import Roles
from parsers.finance.words import is_remark_heading
from parsers.flow import Flow, Piece, Place
from parsers.money import is_dash, parse_number
from parsers.text import fold

# at a page break at most this many lines of labels stand outside the grids
LOOSE_LINES = 6
# two grids of one table stand at most this many line heights apart on a page
APART = 3.5
# several rules ask for the grids of a page in turn; those of so many pages are remembered
REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class GridTable:
    """A finance table with the lines it covers and the payback times printed in it."""

    table: FinanceTable
    places: tuple[Place, ...]
    payback: Payback


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on its way: the grids it goes over, the roles of the first, the lines above it."""

    grids: tuple[tuple[Grid, int], ...]
    roles: Roles
    above: Above


@dataclass(frozen=True, slots=True)
class Notes:
    """What the lines below a table say of its unit and its price level."""

    unit: tuple[Piece, ...]
    price: tuple[Piece, ...]


def find_grid_tables(flow: Flow, places: Sequence[Place], context: TableContext) -> list[GridTable]:
    """The finance tables among some lines of a document, read from the grids of their pages.

    A grid with years or the like over its columns is one; others (forms, hearings) are left out. A grid at
    the top of a page goes on with the one that ended the page before when the columns agree.
    """
    sheets: list[Sheet] = []
    parts = [part for grid in find_grids(flow, places) for part in _parts(grid)]
    covered = {place.index for grid, _ in parts for place in grid.places}
    for grid, roles in parts:
        longer = _carried_on(sheets[-1], grid, roles, places) if sheets else None
        if longer is not None:
            sheets[-1] = longer
        elif roles is not None:
            above = Above() if grid.side else read_above(places, grid, covered, context.title is None)
            sheets.append(Sheet(((grid, roles.height),), roles, above))
    whole = [_with_loose_end(sheet, places) for sheet in _grouped(sheets)]
    return [_read(flow, sheet, _notes(places, sheet.grids[-1][0]), context) for sheet in whole]


def _notes(places: Sequence[Place], grid: Grid) -> Notes:
    return Notes(read_unit_note(places, grid), read_note(places, grid))


def _grouped(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets, a larger heading kept as the caption only where it stands over several tables."""
    heads = Counter(sheet.above.caption[0].index for sheet in sheets if sheet.above.group)
    return [
        replace(sheet, above=Above(sheet.above.group, sheet.above.unit))
        if sheet.above.group and heads[sheet.above.caption[0].index] < 2
        else sheet
        for sheet in sheets
    ]


def find_grids(flow: Flow, places: Sequence[Place]) -> list[Grid]:
    """Every grid on the pages of some lines, given in order, that holds any of them; in reading order."""
    pages = [list(held) for _, held in itertools.groupby(places, attrgetter("page.number"))]
    grids = [grid for held in pages if held[0].page.tables for grid in _grids(flow, held)]
    return sorted((g for g in grids if g.places), key=_place_of)


def _grids(flow: Flow, places: Sequence[Place]) -> tuple[Grid, ...]:
    """The grids in some lines of a page; those of the last pages asked for are remembered."""
    kept = flow.once("grids", _none_yet)
    lines = tuple([place.index for place in places])
    if lines not in kept:
        if len(kept) >= REMEMBERED:
            kept.clear()
        kept[lines] = tuple([build_grid(places, table) for table in places[0].page.tables])
    return kept[lines]


def _none_yet(_: Flow) -> dict[tuple[int, ...], tuple[Grid, ...]]:
    return {}


def _parts(grid: Grid) -> Iterator[tuple[Grid, Roles | None]]:
    """The tables that are drawn as one grid, each with the roles of its columns."""
    grid = without_side(grid)
    roles = find_roles(grid)
    for part in split_headers(grid, roles):
        parted = part_area_column(part)
        yield parted, roles if parted is grid else find_roles(parted)


def _place_of(grid: Grid) -> tuple[int, float]:
    """Where a grid stands: by height on its page, or by its lines where there is no layout."""
    return grid.page, grid.places[0].position if grid.box is None else grid.box.top


def part_area_column(grid: Grid) -> Grid:
    """The grid with the labels parted from the areas, where one header cell names both columns.

    "1.000 kr. Styringsområde" over "Ny vagtplan Service" is cut where the heading's second part begins; so is
    "2030 Note" over "1.250 2)".
    """
    for row in grid.rows[:HEADER_ROWS]:
        for cell in row:
            if cell is None or is_amount_column(cell.text):
                continue
            for piece in cell.pieces:
                x = _second_heading(piece)
                if x is not None:
                    return split_column(grid, cell.column, x - 1.0)
    return grid


def _second_heading(piece: Piece) -> float | None:
    """Where a second column's heading begins in a piece that begins with something else."""
    texts = piece.text.split(" ")
    heads = [is_steering_heading(text) or is_appropriation_heading(text) for text in texts]
    if len(texts) > 1 and is_amount_column(" ".join(texts[:-1])):
        heads[-1] = is_remark_heading(texts[-1])
    if True not in heads or heads[0]:
        return None
    spoken = [w for w in piece.place.line.words if piece.start <= w.start < piece.end]
    at = heads.index(True)
    return None if spoken[at - 1].text.endswith("-") else spoken[at].box.x0


def _carried_on(sheet: Sheet, grid: Grid, roles: Roles | None, places: Sequence[Place]) -> Sheet | None:
    """The sheet with a grid that carries on its table: next page, same columns, nothing but labels between.

    Lines of the label column that the reader left outside the grids at the page break come along.
    """
    last, skip = sheet.grids[-1]
    if grid.page == last.page and roles is None:
        return _carried_below(sheet, grid, places)
    if grid.page != last.page + 1:
        return None
    between = [p for p in places if last.places[-1].index < p.index < grid.places[0].index]
    below = [p for p in between if p.page.number == last.page]
    above = [p for p in between if p.page.number == grid.page]
    if roles is not None:  # "t.kr." over the years comes again with them
        above = [p for p in above if not is_unit_line(p.text)]
    if len(below) > LOOSE_LINES or len(above) > LOOSE_LINES:
        return None
    first = sheet.grids[0][0]
    if roles is not None and (above or _heading_texts(first, sheet.roles) != _heading_texts(grid, roles)):
        return None
    if grid.columns != first.columns:
        whole = with_lines(last, (), [*between, *grid.places]) if roles is None else None
        return None if whole is None else replace(sheet, grids=(*sheet.grids[:-1], (whole, skip)))
    ended, opened = with_lines(last, (), below), with_lines(grid, above, ())
    if ended is None or opened is None:
        return None
    height = roles.height if roles is not None else 0
    return replace(sheet, grids=(*sheet.grids[:-1], (ended, skip), (opened, height)))


def _carried_below(sheet: Sheet, grid: Grid, places: Sequence[Place]) -> Sheet | None:
    """The sheet with a grid right below its last one that holds more amounts or payback times of it.

    Lines between the two come along where they fit the columns.
    """
    last, skip = sheet.grids[-1]
    heights = [p.line.box.bottom - p.line.box.top for p in grid.places if p.line.box is not None]
    between = [p for p in places if last.places[-1].index < p.index < grid.places[0].index]
    if last.box is None or grid.box is None:
        return None
    boxes = [last.box, *(p.line.box for p in between if p.line.box is not None), grid.box]
    gaps = [below.top - above.bottom for above, below in itertools.pairwise(boxes)]
    if not heights or len(between) > LOOSE_LINES or max(gaps) > APART * min(heights):
        return None
    cells = [cell for row in grid.rows for cell in row if cell is not None and cell.text]
    amounts = sum(parse_number(cell.text) is not None or is_dash(cell.text) for cell in cells)
    paybacks = sum(row_kind(cell.text) == "payback" for cell in cells)
    if not paybacks and amounts * 2 < len(cells):
        return None
    if grid.columns == last.columns:
        ended = with_lines(last, (), between)
        return None if ended is None else replace(sheet, grids=(*sheet.grids[:-1], (ended, skip), (grid, 0)))
    whole = with_lines(last, (), [*between, *grid.places])
    return None if whole is None else replace(sheet, grids=(*sheet.grids[:-1], (whole, skip)))


def _with_loose_end(sheet: Sheet, places: Sequence[Place]) -> Sheet:
    """The sheet with the rows that the reader left outside its last grid, below it or on the next page."""
    last, skip = sheet.grids[-1]
    loose = lines_below(last, [p for p in places if p.index > last.places[-1].index])
    ended = with_lines(last, (), loose) if loose else None
    return sheet if ended is None else replace(sheet, grids=(*sheet.grids[:-1], (ended, skip)))


def _heading_texts(grid: Grid, roles: Roles) -> list[str]:
    return [" ".join(column_texts(grid.rows[: roles.height], column)) for column in range(grid.columns)]


def _read(flow: Flow, sheet: Sheet, notes: Notes, context: TableContext) -> GridTable:
    first = sheet.grids[0][0]
    header = first.rows[: sheet.roles.height]
    caption = (
        first.side
        or tuple(place.piece() for place in sheet.above.caption)
        or _caption_inside(header, sheet.roles)
    )
    held = [cell.pieces for row in header for cell in row if cell is not None and cell.pieces]
    unit = tuple(place.piece() for place in sheet.above.unit)
    said = (sheet.above.said,) if sheet.above.said is not None else ()
    bracketed = caption if caption and "(" in caption[-1].text else ()
    measure = _unit_pieces([*held, unit, bracketed, said, caption, notes.unit])
    price = _price_pieces([*held, unit, caption, notes.price])
    frame = Frame(columns=sheet.roles.heads, caption=caption, unit=measure, price=price)
    rows = build_rows(flow, [(grid, grid.rows[skip:]) for grid, skip in sheet.grids], sheet.roles)
    section = _section_in_header(header, sheet.roles)
    if section and not rows[0].heading and any(row.heading for row in rows):
        rows.insert(0, RawRow(section, heading=True))
    group = tuple(place.piece() for place in sheet.above.group)
    if group:
        rows.insert(0, RawRow(group, heading=True))
    built = assemble(flow, frame, rows, context)
    named = (*sheet.above.caption, *sheet.above.unit, *sheet.above.group)
    covered = {p.index: p for p in (*named, *(p for grid, _ in sheet.grids for p in grid.places))}
    return GridTable(built.table, tuple(covered[i] for i in sorted(covered)), built.payback)


def _caption_inside(header: Sequence[Sequence[GridCell | None]], roles: Roles) -> tuple[Piece, ...]:
    """The caption where it is printed inside the grid, alone in a row above the years."""
    for row in header[: roles.years]:
        cells = [cell for cell in row if cell is not None and cell.pieces]
        if len(cells) == 1 and cells[0].column == 0 and len(cells[0].text) > len("1.000 kr. 2024 p/l"):
            return cells[0].pieces
    return ()


def _price_pieces(places: Sequence[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """The pieces that name a price level, the first of the header's cells, the caption and the note below."""
    return next((p for p in places if p and find_price_year(fold(" ".join(q.text for q in p)))), ())


def _section_in_header(header: Sequence[Sequence[GridCell | None]], roles: Roles) -> tuple[Piece, ...]:
    """The heading of the first rows where the grid holds it in the header, printed below the years."""
    corner = header[-1][0] if header and roles.labels[:1] == (0,) else None
    if corner is None or not corner.pieces or find_unit(corner.text) is not None:
        return ()
    bottoms = [
        box.bottom for head in roles.heads for piece in head if (box := piece.place.line.box) is not None
    ]
    tops = [box.top for piece in corner.pieces if (box := piece.place.line.box) is not None]
    return corner.pieces if bottoms and tops and min(tops) >= max(bottoms) - 1.0 else ()


def _unit_pieces(places: Sequence[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """The pieces that name a unit: the first of the header's cells that does, else the caption."""
    for pieces in places:
        if find_unit(fold(" ".join(piece.text for piece in pieces))):
            return pieces
    return ()
