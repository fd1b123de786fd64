"""What stands above a table and names it: its caption, the line with its unit, the group it belongs to."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from models.frozen import dataclass
from parsers.finance.assemble import find_caption, find_price_year, find_unit, is_unit_line
from parsers.finance.cells import Grid
from parsers.flow import Piece, Place

# a caption ends at most this many line heights above its table, and is at most this long without a number
CAPTION_GAP, CAPTION_LENGTH = 4.5, 130
# a table is named by one of this many lines above it
CAPTION_LINES = 3
# a heading over several tables is this much larger than the name of each
LARGER = 1.08
# labels take at least this part of a table's width; what is this far off its middle is not centred
LABELS, OFF_MIDDLE = 0.25, 0.06
# "Note: ...", "* Beløb i ...": belongs to the table before
NOTE = re.compile(r"^\s*(?:\*|note\b|anm\b|kilde\b)", re.IGNORECASE)
# "Note: 2031-priser", "Alle beløb er i 2031-priser", in one of so many lines below a table
NOTE_LINES = 2
PRICE_NOTE = re.compile(
    r"^\s*\(?(?:\*|note\b|anm\b|alle\b|beløb|tal|priser|prisniveau|opgjort|\d{4}-?\s?(?:pl|p/l|pris))",
    re.IGNORECASE,
)
# "Alle beløb er i 1.000 kr.", "Note: Tallene er i t.kr.": what a line below a table says of it begins so
UNIT_NOTE = re.compile(
    r"^\s*[(*]?\s*(?:note\W*|anm\W*)?(?:alle\s+)?(?:beløb|tal(?:lene)?|tabel)", re.IGNORECASE
)
# "* Ministeriets tal er i 2029-priser", "Tal fra Velfærdsministeriet": what one source says of its own
ONE_SOURCE = re.compile(r"(?i:ministeri)|\b(?:fra|ifølge|iflg\.)\s+[A-ZÆØÅ]")
# "Tallene i tabellen er opgjort i 1.000 kr., 2024-priser", in one of so many lines above a table
SAID_LINES = 8
SAID = re.compile(
    r"\b(?:tal(?:lene)?|beløb(?:ene)?|tabel(?:len|lerne)?|opg(?:jort|øres)|angive[ts]|opgivet)\b[^.]*?\bi\s+"
    r"(?P<unit>(?:hele\s+|antal\s+)?"
    r"(?:1[. ]?000\s?kr|t\.?\s?kr|tus|mio|mill|mia|kr|årsværk|stilling|fuldtid).*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Above:
    """The lines above a table: its caption, a line that only gives the unit, the group of rows it shows.

    said is the end of a sentence of the text that names the unit.
    """

    caption: tuple[Place, ...] = ()
    unit: tuple[Place, ...] = ()
    group: tuple[Place, ...] = ()
    said: Piece | None = None


def read_above(places: Sequence[Place], grid: Grid, covered: Collection[int], grouped: bool) -> Above:
    """What the lines right above a grid say of it; covered are the indices of lines inside grids.

    A line "Tabel 2. ..." with its wraps is the caption, and so is one short line that is no prose. grouped
    allows that the short line names a group, under a larger heading that is the caption of several tables.
    """
    first = grid.places[0].index
    before = places[: bisect_left(places, first, key=lambda place: place.index)]
    above = [p for p in before if p.page.number == grid.page]
    found = _named_above(places, above, grid, covered, grouped)
    return replace(found, said=_said_unit(before, grid.page, covered) or _said_by_head(grid))


def read_note(places: Sequence[Place], grid: Grid) -> tuple[Piece, ...]:
    """The line right below a grid that says the price level of its amounts: "Note: 2031-priser"."""
    after = bisect_left(places, grid.places[-1].index + 1, key=lambda place: place.index)
    return price_note(
        [place for place in places[after : after + NOTE_LINES] if place.page.number == grid.page]
    )


def read_unit_note(places: Sequence[Place], grid: Grid) -> tuple[Piece, ...]:
    """The unit in a line right below a grid that says what all its amounts are in: "Beløb i 1.000 kr."."""
    after = bisect_left(places, grid.places[-1].index + 1, key=lambda place: place.index)
    for place in places[after : after + NOTE_LINES]:
        if place.page.number != grid.page or place.line.table is not None or find_caption(place.text):
            break
        hit = SAID.search(place.text) if UNIT_NOTE.match(place.text) else None
        if hit is not None and find_unit(hit["unit"]) and not ONE_SOURCE.search(place.text):
            return (place.piece(hit.start("unit")),)
    return ()


def price_note(below: Sequence[Place]) -> tuple[Piece, ...]:
    """The first of some lines below a table that says the price level, none behind another table."""
    for place in below:
        if place.line.table is not None:
            break
        noted = PRICE_NOTE.match(place.text) and not ONE_SOURCE.search(place.text)
        if noted and find_price_year(place.text) is not None:
            return (place.piece(),)
    return ()


def _named_above(
    places: Sequence[Place], above: Sequence[Place], grid: Grid, covered: Collection[int], grouped: bool
) -> Above:
    """What the lines right above a grid name: the caption, its wraps, the unit below it."""
    near: list[Place] = []
    for place in reversed(above):
        if place.index in covered or len(near) == CAPTION_LINES:
            break
        near.insert(0, place)
    numbered = next((i for i in range(len(near) - 1, -1, -1) if find_caption(near[i].text)), None)
    if numbered is not None:
        return _numbered(near[numbered:])
    unit: tuple[Place, ...] = ()
    while (
        near
        and _names_table(near[-1], grid)
        and (is_unit_line(near[-1].text) or _heads_columns(near[-1], grid))
    ):
        unit = (near.pop(), *unit)
    if not near or not _names_table(near[-1], grid):
        return Above(unit=unit)
    name = _with_wrap(near)
    heading = _larger_heading(places, name[0], covered) if grouped else None
    if heading is not None:
        return Above((heading,), unit, name)
    return Above(name, unit)


def _said_unit(before: Sequence[Place], page: int, covered: Collection[int]) -> Piece | None:
    """The unit that a sentence before a table gives its numbers: "Alle beløb er angivet i mio. kr.".

    It may be the last of the page before.
    """
    for place in reversed(before[-SAID_LINES:]):
        if place.index in covered or place.page.number < page - 1:
            return None
        hit = SAID.search(place.text)
        if hit is not None and find_unit(hit["unit"]):
            return place.piece(hit.start("unit"))
    return None


def _said_by_head(grid: Grid) -> Piece | None:
    """The unit that stands over the table at the top of its page, as on every page: "Beløb i 1.000 kr."."""
    page, top = grid.places[0].page, grid.box.top if grid.box is not None else 0.0
    for position, line in enumerate(page.lines):
        if not line.running or line.box is None or line.box.bottom > top:
            continue
        hit = SAID.search(line.text)
        if hit is not None and find_unit(hit["unit"]):
            head = Place(grid.places[0].index - grid.places[0].position + position, page, position)
            return head.piece(hit.start("unit"))
    return None


def _numbered(lines: Sequence[Place]) -> Above:
    """A numbered caption with the lines it goes on over, and the unit between it and the table."""
    head = lines[0].line
    caption = [lines[0]]
    unit: list[Place] = []
    for place in lines[1:]:
        alike = place.line.size == head.size and place.line.bold == head.bold
        if is_unit_line(place.text) or (unit and find_price_year(place.text)):
            unit.append(place)
        elif alike and not unit:
            caption.append(place)
    return Above(tuple(caption), tuple(unit))


def _heads_columns(place: Place, grid: Grid) -> bool:
    """Whether a line stands over the amounts alone, as "Budgetår" does: beside the labels, off the middle."""
    box, table = place.line.box, grid.box
    if box is None or table is None:
        return False
    width = table.x1 - table.x0
    aside = abs((box.x0 + box.x1) - (table.x0 + table.x1)) / 2 > OFF_MIDDLE * width
    return box.x0 > table.x0 + LABELS * width and aside


def _names_table(place: Place, grid: Grid) -> bool:
    line = place.line
    if len(line.text) > CAPTION_LENGTH:
        return False
    if line.box is None or grid.box is None:
        near = grid.places[0].position - place.position <= CAPTION_LINES
    else:
        near = grid.box.top - line.box.bottom < CAPTION_GAP * (line.box.bottom - line.box.top)
    prose = line.text.rstrip().endswith((".", ",", ";", ":")) and not line.bold and not find_unit(line.text)
    return near and not prose and not NOTE.match(line.text)


def _with_wrap(near: Sequence[Place]) -> tuple[Place, ...]:
    """The last line, with the line before where both are set alike and the text plainly runs on."""
    last = near[-1]
    if len(near) > 1:
        before = near[-2].line
        alike = before.bold == last.line.bold and before.size == last.line.size
        if alike and last.line.bold and last.text[:1].islower():
            return (near[-2], last)
    return (last,)


def _larger_heading(places: Sequence[Place], name: Place, covered: Collection[int]) -> Place | None:
    """The last heading before a table's name that is set larger than it."""
    size = name.line.size
    if size is None:
        return None
    before = [p for p in places if p.index < name.index and p.index not in covered]
    larger = [
        p for p in before if p.line.size and p.line.size > size * LARGER and len(p.text) < CAPTION_LENGTH
    ]
    return larger[-1] if larger else None
