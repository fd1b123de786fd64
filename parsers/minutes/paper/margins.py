"""Headings in the margin: words to the left of the text they are over, set apart by white."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from models.page import Line
from parsers.flow import Piece, Place
from parsers.minutes.paper.column_roles import ITEM_START
from parsers.minutes.paper.cuts import Columns, spot_of
from parsers.minutes.phrases.heading_forms import Heading
from parsers.minutes.phrases.headings import find_bare, find_heading
from parsers.text import join_lines

# "Sags- fremstilling"
BROKEN = re.compile(r"(?<=[a-zæøå])-\s+(?=[a-zæøå])")
# "Pkt.   12": the word and the number of an item, set apart
BESIDE_NUMBER = re.compile(
    r"(?:punkt|pkt\.?|sag|dagsordenspunkt)(?:\s+nr\.?)?\s+\d{1,4}(?!\d|[./-]\d)", re.IGNORECASE
)
# a heading in the margin is at most this many words a line, and parted from its text by this many letters
MOST_WORDS, LEAST_GAP, OF_WIDEST = 5, 0.7, 0.6
# where so many words stand behind it, it is so much wider than the gaps between them
LEAST_GAPS, WIDER = 3, 1.5
# the text beside a margin heading may be indented by so many points
INDENT = 40
# so many margin headings with their text at one place make a column of text
LEAST_MARGIN = 3
# a heading in the margin is broken over no more lines, each of them no longer
MOST_LINES, LONGEST = 6, 24


def read_margins(places: Sequence[Place], columns: Columns) -> None:
    """Cut headings in the margin off the text beside them."""
    wide = {place.index: at for place in places if (at := _gap_after(place.line)) is not None}
    beside = [p for p in places if p.index in wide and not p.text[wide[p.index] :].isdigit()]  # no page
    named = [p for p in beside if find_margin_label(p.text[: wide[p.index]]) is not None]
    often = Counter(_text_x(p.line, wide[p.index]) for p in named)
    sure = {p.index for p in named}
    filled = _narrow_gaps(places, named, wide, {x for x, count in often.items() if count >= LEAST_MARGIN})
    wide |= filled
    sure |= filled.keys()
    for page_places in _by_page(places):
        for n, place in enumerate(page_places):
            at = wide.get(place.index)
            if at is None or place.index in columns.pieces:
                continue
            x = _text_x(place.line, at)
            indent = INDENT if place.index in sure else 3
            many = sum(count for other, count in often.items() if -3 <= x - other <= indent) >= LEAST_MARGIN
            if many or _is_broken(page_places, n, at, wide):
                _cut_margin(page_places, n, at, wide, columns)


def _narrow_gaps(
    places: Sequence[Place], named: Sequence[Place], wide: dict[int, int], columns: set[int]
) -> dict[int, int]:
    """The places whose first words fill the margin of the named ones, with where the text beside begins."""
    margins = {round(place.line.word_x[0]) for place in named} if columns else set()
    found: dict[int, int] = {}
    for place in places if columns else ():
        edges = place.line.word_x
        if place.index in wide or not edges or round(edges[0]) not in margins:
            continue
        for k in range(1, min(MOST_WORDS, len(edges) // 2 - 1) + 1):
            if round(edges[2 * k]) in columns:
                found[place.index] = len(place.text) - len(place.text.split(" ", k)[-1])
                break
    return found


def _by_page(places: Sequence[Place]) -> Iterator[list[Place]]:
    pages: dict[int, list[Place]] = {}
    for place in places:
        pages.setdefault(place.page.number, []).append(place)
    yield from pages.values()


def _gap_after(line: Line) -> int | None:
    """The offset of the text that a wide gap parts from the first words of a line."""
    edges, size = line.word_x, line.size or 10.0
    most, least = min(MOST_WORDS, len(edges) // 2 - 1), LEAST_GAP * size
    for k in range(most):
        if edges[2 * k + 2] - edges[2 * k + 1] > least:
            k = _widest(edges, k, most)
            if _is_even(edges, k):
                return None
            words = line.text.split(" ", k + 1)
            return len(line.text) - len(words[-1])
    return None


def _widest(edges: Sequence[float], first: int, most: int) -> int:
    """The gap that parts margin and text: the first wide one, or one behind it that is much wider.

    Typewriters set every word apart by as much as print sets columns.
    """
    gaps = [edges[2 * k + 2] - edges[2 * k + 1] for k in range(first, most)]
    widest = max(gaps)
    return first if gaps[0] >= OF_WIDEST * widest else first + gaps.index(widest)


def _is_even(edges: Sequence[float], k: int) -> bool:
    """Whether a gap is no wider than those behind it: a typewriter's, which parts nothing."""
    others = sorted(edges[n + 1] - edges[n] for n in range(2 * k + 3, len(edges) - 1, 2))
    return (
        len(others) >= LEAST_GAPS and edges[2 * k + 2] - edges[2 * k + 1] < WIDER * others[len(others) // 2]
    )


def _text_x(line: Line, at: int) -> int:
    return round(line.word_x[2 * line.text[:at].count(" ")])


def find_margin_label(text: str) -> Heading | None:
    """The heading that words in the margin are; "Sags- fremstilling" is broken at the end of a line.

    "J.nr. 81.28.00" beside other labels has its value with it, and nothing of it stands beside it.
    """
    heading = find_heading(text.strip()) or find_bare(text) or find_heading(BROKEN.sub("", text.strip()))
    valued = heading is not None and heading.rest is not None and heading.role == "case_number"
    return None if valued else heading


def _cut_margin(places: Sequence[Place], n: int, at: int, wide: dict[int, int], columns: Columns) -> None:
    """Cut the heading in the margin of places[n], which may be broken over lines, off the text beside it."""
    place = places[n]
    if ITEM_START.match(place.text[:at]) or BESIDE_NUMBER.match(place.text):
        return  # "3", "Sag nr. 3", "Pkt.    3": the number of an item
    lefts, cuts = _lines_of_heading(places, n, at, wide)
    heading = _find_joined(lefts)
    if heading is None:
        return
    rights = [Piece(p.place, cut, len(p.place.text)) for p, cut in zip(lefts, cuts, strict=True)]
    columns.pieces[place.index] = [lefts[0], *(piece for piece in rights if piece.text)]
    columns.opens[spot_of(lefts[0])] = Heading(heading.role, None, heading.body, heading.date)
    for left in lefts[1:]:
        columns.pieces[left.place.index] = []
        columns.silent.append(left)


def _lines_of_heading(
    places: Sequence[Place], n: int, at: int, wide: dict[int, int]
) -> tuple[list[Piece], list[int]]:
    """The words in the margin that are one heading, and where each of their lines is cut.

    As many lines as make one: "Beslutning i" over "Børne- og" and "Skoleudvalget".
    """
    margin, text_x = places[n].line.word_x[0], _text_x(places[n].line, at)
    lefts, cuts = [Piece(places[n], 0, at - 1)], [at]
    least = 1 if _find_joined(lefts) is not None else 0
    for below in places[n + 1 : n + MOST_LINES]:
        cut = _same_margin(below, margin, text_x, wide)
        if cut is None or lefts[-1].text.rstrip().endswith(":") or not _is_next(lefts[-1].place, below):
            break
        left = Piece(below, 0, cut - 1 if cut < len(below.text) else cut)
        if find_margin_label(left.text) is not None and left.text[:1].isupper():
            break  # the next heading
        lefts.append(left)
        cuts.append(cut)
        if _find_joined(lefts) is not None:
            least = len(lefts)
    return lefts[: least or 1], cuts[: least or 1]


def _is_next(place: Place, below: Place) -> bool:
    """Whether a line is in the type of another, right under it."""
    one, other = place.line, below.line
    if one.box is None or other.box is None:
        return below.position == place.position + 1
    near = other.box.top - one.box.bottom < 0.8 * (one.box.bottom - one.box.top)
    return near and one.size == other.size


def _find_joined(lefts: Sequence[Piece]) -> Heading | None:
    """The heading that words in the margin are together, broken between words or within one."""
    words = [piece.text for piece in lefts]
    heading = find_margin_label(join_lines(words))
    if heading is None and len(words) > 1:
        heading = find_margin_label("".join(words))
    return heading


def _is_broken(places: Sequence[Place], n: int, at: int, wide: dict[int, int]) -> bool:
    """Whether a label and its colon stand in the margin over two lines or more: no others need stand so."""
    if not any(":" in below.text[:LONGEST] for below in places[n + 1 : n + MOST_LINES]):
        return False
    lefts, _ = _lines_of_heading(places, n, at, wide)
    return len(lefts) > 1 and lefts[-1].text.rstrip().endswith(":")


def _same_margin(below: Place, margin: float, text_x: int, wide: dict[int, int]) -> int | None:
    """Where a line that goes on with a margin heading is cut; its end when it is all heading."""
    line = below.line
    if not line.word_x or abs(line.word_x[0] - margin) > 3:
        return None
    if line.word_x[-1] < text_x - 3:
        return len(below.text)
    at = wide.get(below.index)
    return at if at is not None and abs(_text_x(line, at) - text_x) <= 3 else None
