"""Where a finance table begins in plain text: its caption, its headings and the line of years."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from models.frozen import dataclass
from parsers.finance.assemble import (
    PRICED,
    YEAR,
    YEARS,
    find_caption,
    find_price_year,
    find_unit,
    is_total_column,
    words,
)
from parsers.finance.words import COUNTED_YEAR, SPAN
from parsers.flow import Piece, Place
from parsers.money import find_numbers
from parsers.text import key

# "fordelt på 2023 2024", "i 2022": before these words years are running text
IN_PROSE = re.compile(r"(?:^|\s)(?:i|fra|til|og|af|for|på|pr\.?|om|ved|siden|inden|år)$")
BARE_YEAR = re.compile(rf"{YEAR}(?:\s?\*+)?")
# "Før 2026": what was before the first year
EARLIER = re.compile(r"før\b", re.IGNORECASE)
# "År 1 År 2" at the end of a line
COUNTED_LAST = re.compile(r"\bår\s?\d{1,2}\s+år\s?\d{1,2}$", re.IGNORECASE)
YEAR_SPAN = re.compile(rf"{YEAR}\s?[-–]\s?{YEAR}")
# "p/l 2023 2024 2025": the first year may belong to the price level
PRICE_BEFORE = re.compile(r"(?:p\s?/\s?[l1I|]|pl|p\.l\.|priser|niveau)\s*:?$", re.IGNORECASE)
# what a line of unit and price level is made of: "alle beløb i mio. kr., løbende priser, netto"
UNIT_WORD = re.compile(
    r"kr|mio|mia|mill|tus|priser|pris|niveau|prisniveau|løbende|faste|netto|brutto|hele|beløb|antal"
)
# what a line that the next goes on with ends with, and how many characters tell
UNFINISHED = re.compile(
    r"(?:[-–,(/&:]|\b(?:af|på|til|for|i|og|med|fra|ved|vedr\.?|der|er|samt|eller|om))$", re.I
)
UNFINISHED_END = 8

LINES_ABOVE = 10  # how far above its years the caption of a table may stand
LONG_LINE = 95  # a heading line has fewer characters
HEADING_WIDTH, MOST_COLUMNS, TITLE_LINES = 70, 16, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The head of one table. Numbers count in the places it was found in.

    start is its first line, body the first line below it. section is the line above the years when several
    tables of a region share one title. steering and appropriation say that there is a column for them.
    """

    start: int
    body: int
    columns: tuple[tuple[Piece, ...], ...]
    caption: tuple[Piece, ...]
    unit: tuple[Piece, ...]
    section: tuple[Piece, ...]
    steering: bool
    appropriation: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The columns as printed."""
        return tuple(" ".join(piece.text for piece in column) for column in self.columns)

    @property
    def sum_column(self) -> int | None:
        """The column that adds up the others, None if there is none."""
        sums = [i for i, name in enumerate(self.names) if is_total_column(name)]
        return sums[-1] if sums and len(self.names) > 1 else None


@dataclass(frozen=True, slots=True)
class YearLine:
    """The column headings of a table: first and last line they stand on and the text before them.

    worded says that they are words ("Korrigeret budget"), not years.
    """

    first: int
    last: int
    columns: tuple[tuple[Piece, ...], ...]
    prefix: Piece
    worded: bool = False


@cache
def _column_pattern() -> re.Pattern[str]:
    sums = sorted((word.replace(" ", r"\s?") for word in words("amount_columns")), key=len, reverse=True)
    counted = COUNTED_YEAR.pattern
    priced = rf"{PRICED}(?=\s+{PRICED})|(?:(?<=-pl\s)|(?<=p/l\s)|(?<=-priser\s)){PRICED}"
    made = f"{YEARS.pattern}|{priced}|{counted}|(?:{'|'.join(sums)})(?:{SPAN})?"
    return re.compile(rf"(?<!\S)(?:{made})(?!\S)", re.IGNORECASE)


def _may_end_with_column(text: str) -> bool:
    """Whether a line has what a heading of amounts at its end needs; quick."""
    if "20" in text or "19" in text or text.rstrip().lower().endswith(_column_ends()):
        return True
    return text[-1:].isdigit() and COUNTED_LAST.search(text) is not None


@cache
def _column_ends() -> tuple[str, ...]:
    """The last words of the headings that are no years: "alt", "sum"."""
    return tuple(sorted({heading.split()[-1] for heading in words("amount_columns")}))


def find_year_lines(places: Sequence[Place]) -> list[YearLine]:
    """The lines that name the amount columns of tables ("2023 2024 2025 I alt"), from top to bottom.

    Years spread over several lines make one YearLine. Years in running text are none.
    """
    found: list[YearLine] = []
    i = 0
    while i < len(places):
        hit = _year_line(places, i)
        if hit is not None:
            found.append(hit)
            i = hit.last
        i += 1
    return found


def _year_line(places: Sequence[Place], first: int) -> YearLine | None:
    columns = _columns_at_end(places[first])
    if not columns:
        return None
    prefix = places[first].piece(0, columns[0].start)
    last = first
    while last + 1 < len(places) and len(columns) < MOST_COLUMNS:
        more = _columns_at_end(places[last + 1])
        if not more or places[last + 1].text[: more[0].start].strip() or not _ascending([*columns, *more]):
            break
        columns = [*columns, *more]
        last += 1
    years = [c for c in columns if not is_total_column(c.text)]
    enough = len(years) > 1 or (len(years) == 1 and len(columns) > 1)
    if not enough or not _ascending(columns) or not _is_heading(prefix.text):
        return None
    return YearLine(first, last, tuple((column,) for column in columns), prefix)


def _is_heading(text: str) -> bool:
    text = text.strip()
    return (len(text) <= HEADING_WIDTH and IN_PROSE.search(text.lower()) is None) or key(text) == "år"


def is_unfinished(text: str) -> bool:
    """Whether the next line must go on with a line: it ends with a hyphen, a comma, "og" and the like."""
    return UNFINISHED.search(text[-UNFINISHED_END:]) is not None


def _columns_at_end(place: Place) -> list[Piece]:
    """The column headings that a line ends with; a lone word like "Total" is none."""
    if not _may_end_with_column(place.text):
        return []
    hits = list(_column_pattern().finditer(place.text))
    kept: list[Piece] = []
    end = len(place.text.rstrip())
    for hit in reversed(hits):
        if place.text[hit.end() : end].strip():
            break
        kept.insert(0, place.piece(hit.start(), hit.end()))
        end = hit.start()
    while kept and is_total_column(kept[0].text) and len(kept) > 1:
        kept.pop(0)
    return _without_stray_words(kept)


def _without_stray_words(columns: list[Piece]) -> list[Piece]:
    """Word and year as one heading only where all years have it: not "År 2023" before a bare "2024"."""
    years = [c for c in columns if not is_total_column(c.text)]
    if all(BARE_YEAR.match(c.text) is None for c in years):
        return columns
    bare = []
    for column in columns:
        apart = EARLIER.match(column.text) or is_total_column(column.text)
        year = None if apart else BARE_YEAR.search(column.text)
        bare.append(Piece(column.place, column.start + year.start(), column.end) if year else column)
    return bare


def _ascending(columns: Sequence[Piece]) -> bool:
    """Whether the years grow and what sums them stands behind them."""
    named = [c.text for c in columns if not is_total_column(c.text)]
    years = [int(hit[0][:4]) - bool(EARLIER.match(n)) for n in named if (hit := BARE_YEAR.search(n))]
    years = years or [int(c.text[2:]) for c in columns if COUNTED_YEAR.fullmatch(c.text)]
    sums = [is_total_column(c.text) for c in columns]
    return all(0 < b - a <= 5 for a, b in pairwise(years)) and sums == sorted(sums)


def tail_start(text: str) -> int:
    """Where the numbers and dashes that end a line begin; the length of the line when it ends otherwise."""
    start = len(text.rstrip())
    for hit in reversed(find_numbers(text)):
        if text[hit.end : start].strip():
            break
        start = hit.start
    return start if start < len(text.rstrip()) else len(text)


def shared_title(places: Sequence[Place], lines: Sequence[YearLine]) -> tuple[Piece, ...]:
    """The title at the top of a region that holds several tables without captions of their own.

    Empty where the first table has its own: the heading right above its years is that of its section.
    """
    if len(lines) < 2 or any(find_caption(place.text) for place in places[: lines[-1].last]):
        return ()
    top = _paragraph_above(places, _header_lines(places, lines[0].first, 0), 0)
    if top > TITLE_LINES or any(len(place.text) > LONG_LINE for place in places[:top]):
        return ()
    return tuple(place.piece() for place in places[:top])


def read_header(
    places: Sequence[Place], years: YearLine, floor: int, title: Sequence[Piece]
) -> Header | None:
    """The head of the table under a line of years, None when no row of numbers follows.

    floor is the first line that no table above has taken. title are the lines that several tables of a
    region share as caption; the line above the years is then their section.
    """
    years = _fit_columns(places, years)
    body = _below(places, years.last + 1)
    if not _has_numbers(places, body):
        return None
    named = _named_above(places, years.first, floor)
    if named is None:
        above = _header_lines(places, years.first, floor)
        caption, section, start = _title(places, above, floor, title, years)
    else:
        caption, section, start = _caption_lines(places, named, years.first), (), named
        above = named + len(caption)
    head = [places[i].piece() for i in range(above, years.first)]
    head += [years.prefix] + [places[i].piece() for i in range(years.last + 1, body)]
    text = key(" ".join(piece.text for piece in head)).replace(" ", "")
    return Header(
        start=start,
        body=body,
        columns=years.columns,
        caption=caption,
        unit=_unit([*head], caption),
        section=section,
        steering=_names_any(text, "steering_heading", head),
        appropriation=_names_any(text, "appropriation_heading", head),
    )


def _below(places: Sequence[Place], first: int) -> int:
    """The first line of the body: headings can go on below the years ("mio. kr.", "område")."""
    body = first
    while body < min(first + 3, len(places)) and _is_header_line(places[body].text):
        body += 1
    return body


def _is_header_line(text: str) -> bool:
    if tail_start(text) < len(text) or len(text) > HEADING_WIDTH or find_caption(text) is not None:
        return False
    unit = find_unit(text)
    if unit is not None or find_price_year(text) is not None:
        return _letters_beside_unit(text) < (9 if unit is None or unit.is_money else 4)
    compact = key(text).replace(" ", "")
    headings = words("steering_heading") | words("appropriation_heading")
    part = len(compact) > 2 and any(w.endswith(compact) for w in headings)
    begun = len(compact) > 5 and any(w.startswith(compact) for w in headings)
    return part or begun or len(compact) < 3


def _letters_beside_unit(text: str) -> int:
    """How many letters of a line are neither unit, price level nor the heading of a column."""
    headings = words("steering_heading") | words("appropriation_heading") | words("count_units")
    left = [
        word
        for word in re.findall(r"[^\W\d_]+", text.lower())
        if len(word) > 3 and not UNIT_WORD.match(word) and not any(w.startswith(word) for w in headings)
    ]
    return len("".join(left))


def _has_numbers(places: Sequence[Place], body: int) -> bool:
    return any(tail_start(p.text) < len(p.text) for p in places[body : body + 14])


def _named_above(places: Sequence[Place], years: int, floor: int) -> int | None:
    """The nearest "Tabel 2. ..." above the years with nothing but short lines between."""
    for i in range(years, max(floor, years - LINES_ABOVE) - 1, -1):
        if find_caption(places[i].text) is not None:
            return i
        if len(places[i].text) > LONG_LINE or (i < years and len(find_numbers(places[i].text)) > 3):
            return None
    return None


def _header_lines(places: Sequence[Place], years: int, floor: int) -> int:
    """The first of the unit and heading lines right above the years."""
    first = years
    while first > max(floor, years - 4) and _is_header_line(places[first - 1].text):
        if YEAR_SPAN.search(places[first - 1].text):
            break
        first -= 1
    return first


def _title(
    places: Sequence[Place], above: int, floor: int, title: Sequence[Piece], years: YearLine
) -> tuple[tuple[Piece, ...], tuple[Piece, ...], int]:
    """The caption, the section and the first line of a table that is not named "Tabel 1" right above."""
    if key(years.prefix.text) in words("amount_columns"):
        return tuple(title), (years.prefix,), above
    first = _paragraph_above(places, above, floor)
    lines = tuple(places[i].piece() for i in range(first, above))
    text = " ".join(piece.text for piece in lines)
    if find_unit(text) is not None or YEAR_SPAN.search(text):
        return lines, (), first
    waiting = _waiting_caption(places, floor, above)
    if waiting is not None and (above < years.first or find_unit(years.prefix.text) is not None):
        return _caption_lines(places, waiting, waiting + 2), (), above
    if not lines or len(text) > HEADING_WIDTH * 2 or text.endswith("."):
        return (), (), above
    return (tuple(title), lines, first) if title else (lines, (), first)


def _caption_lines(places: Sequence[Place], named: int, stop: int) -> tuple[Piece, ...]:
    """A caption with the lines it goes on in: after a hyphen or a joining word, or in lower case."""
    pieces = [places[named].piece()]
    for i in range(named + 1, min(stop, named + 3)):
        text = places[i].text
        goes_on = is_unfinished(pieces[-1].text.strip()) or text[:1].islower()
        if not goes_on or _is_header_line(text) or len(pieces[-1].text) < 25:
            break
        pieces.append(places[i].piece())
    return tuple(pieces)


def _paragraph_above(places: Sequence[Place], above: int, floor: int) -> int:
    """The first line of the heading right above a table, which may be wrapped."""
    if above <= floor:
        return above
    first = above - 1
    while first > max(floor, above - 4):
        text = " ".join(p.text for p in places[first:above])
        before = places[first - 1].text.strip()
        wrapped = text[:1].islower() or text.count(")") > text.count("(") or is_unfinished(before)
        if not wrapped or len(before) > LONG_LINE:
            break
        first -= 1
    return first


def _waiting_caption(places: Sequence[Place], floor: int, above: int) -> int | None:
    """A "Tabel 1. ..." further up that no table has followed."""
    return next((i for i in range(above - 1, floor - 1, -1) if find_caption(places[i].text)), None)


def _unit(head: Sequence[Piece], caption: Sequence[Piece]) -> tuple[Piece, ...]:
    pieces = tuple(p for p in head if find_unit(p.text) or find_price_year(p.text))
    if any(find_unit(p.text) for p in pieces):
        return pieces
    joined = " ".join(p.text for p in head)
    if find_unit(joined):
        return tuple(head)
    return (*pieces, *caption) if find_unit(" ".join(p.text for p in caption)) else ()


def _names_any(compact: str, name: str, head: Sequence[Piece]) -> bool:
    found = {key(word) for piece in head for word in piece.text.split()}
    compacts = (w.replace(" ", "") for w in words(name))
    return any(w in compact if len(w) > 7 else w in found for w in compacts)


def _fit_columns(places: Sequence[Place], years: YearLine) -> YearLine:
    """The columns less one that no row has a number for.

    The first year may belong to "p/l" before it; "I alt" or "Varig effekt" on a line of its own heads rows.
    """
    if len(years.columns) < 3 or years.worded:
        return years
    first_rows = places[years.last + 1 : years.last + 14]
    most = max((len(find_numbers(p.text[tail_start(p.text) :])) for p in first_rows), default=0)
    if most != len(years.columns) - 1:
        return years
    prefix = years.prefix.text.strip()
    if PRICE_BEFORE.search(prefix) and find_price_year(prefix) is None:
        return replace(years, columns=years.columns[1:])
    last = years.columns[-1][0]
    if (
        years.last > years.first
        and last.text.strip() == last.place.text.strip()
        and BARE_YEAR.search(last.text) is None
    ):
        return replace(years, last=years.last - 1, columns=years.columns[:-1])
    return years
