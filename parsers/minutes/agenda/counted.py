"""Items that only their numbers tell: "2. nyt fra formanden", "4  Budget" among others without a full stop.

Lists of points and lines of text begin so too, so that such a line is an item's only where the numbers say
so: it fills the gap between two items, or all of them together count from 1.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.minutes.agenda.head import AD, FOLLOWERS, Head, build_head
from parsers.minutes.agenda.title_rows import find_title_rows
from parsers.minutes.paper.rows import Row, heading_of

COUNTED = re.compile(r"^(?P<number>\d{1,3})(?:\s?(?P<sign>[.)])\s*|\s+)(?P<title>[^\W\d_].*|\(.*)$")
SIGNED = re.compile(r"^\d{1,3}\s?[.)]")
# points of a recommendation
POINT = re.compile(r"^\d{1,3}\s?[.)]\s*at\b|[,;:]$", re.IGNORECASE)
# so many points of the page may two edges differ and still be one
SAME_EDGE = 4.0
# so many items must count from 1, those with capitals among them
LEAST_COUNTED = 3


def with_counted(rows: Sequence[Row], heads: list[Head], known: frozenset[str]) -> list[Head]:
    """The heads, with those that only their numbers tell."""
    if not heads and (ads := _count_ads(rows)):
        return [find_title_rows(rows, head, known) for head in ads]
    told = [(i, match) for i, row in enumerate(rows) if (match := _match(rows, i)) is not None]
    if not told:
        return heads
    found = _count_up(rows, heads, told) or list(_fill_gaps(rows, heads, told))
    return sorted([*heads, *(find_title_rows(rows, h, known) for h in found)], key=lambda head: head.row)


def _match(rows: Sequence[Row], i: int) -> re.Match[str] | None:
    """The number and title of a row that may be one: short, parted from what is above, no point of a list."""
    row = rows[i]
    if not row.text[:1].isdigit() or len(row.text) > 120 or not (row.gap or row.top or i == 0):
        return None
    match = COUNTED.match(row.text)
    if match is None or POINT.search(row.text.rstrip()):
        return None
    return match if match["title"][0].islower() == bool(match["sign"]) else None


def _fill_gaps(
    rows: Sequence[Row], heads: Sequence[Head], told: Sequence[tuple[int, re.Match[str]]]
) -> Iterator[Head]:
    """Those between two heads one number apart, at the edge of the first."""
    for before, after in pairwise(head for head in heads if not head.decision and head.rank is None):
        if after.order[0] != before.order[0] + 2:
            continue
        for i, match in told:
            fits = before.row < i < after.row and int(match["number"]) == before.order[0] + 1
            if fits and _is_alike(rows[i], rows[before.row]) and _is_behind(rows, before.after, i):
                yield build_head("numbered", match, rows[i], i)
                break


def _is_behind(rows: Sequence[Row], before: int, i: int) -> bool:
    """Whether the item that begins at row `before` is over at row i, which is no point of a list in it.

    It is decided, or has no headings.
    """
    roles = {hit.role for row in rows[before:i] if (hit := heading_of(row)) is not None}
    return any(role.endswith("decision") for role in roles) or not FOLLOWERS.intersection(roles)


def _count_ads(rows: Sequence[Row]) -> list[Head]:
    """The rows "Ad 1. Økonomi" that count from 1, where a protocol answers an agenda it does not hold."""
    found = [
        (i, match)
        for i, row in enumerate(rows)
        if (row.gap or row.top or row.bold) and (match := AD.match(row.text)) and _names(match["title"])
    ]
    numbers = [match["number"] for _, match in found]
    if len(numbers) < LEAST_COUNTED or numbers != [str(n + 1) for n in range(len(numbers))]:
        return []
    return [build_head("numbered", match, rows[i], i) for i, match in found]


def _names(title: str) -> bool:
    """Whether a text may be a title: "Evt." is one, "Godkendt med 5 stemmer mod 2." is none."""
    return title[0].isupper() and (not title.endswith(".") or " " not in title)


def _count_up(
    rows: Sequence[Row], heads: Sequence[Head], told: Sequence[tuple[int, re.Match[str]]]
) -> list[Head]:
    """Those that count from 1 without a gap, together with the heads there are."""
    first = rows[min(told[0][0], heads[0].row if heads else told[0][0])]
    counted = {i: int(match["number"]) for i, match in told if _is_alike(rows[i], first)}
    counted |= {head.row: head.order[0] for head in heads}
    numbers = [counted[i] for i in sorted(counted)]
    if len(numbers) < LEAST_COUNTED or numbers != list(range(1, len(numbers) + 1)):
        return []
    before = {later: one + 1 for one, later in pairwise(sorted(counted))}
    if not all(_is_behind(rows, before.get(i, i), i) for i, _ in told if i in counted):
        return []
    return [build_head("numbered", match, rows[i], i) for i, match in told if i in counted]


def _is_alike(one: Row, other: Row) -> bool:
    """Whether two rows begin at one edge, and both or neither have a full stop at their end or number."""
    edge = one.box is None or other.box is None or abs(one.box.x0 - other.box.x0) <= SAME_EDGE
    signed = bool(SIGNED.match(one.text)) == bool(SIGNED.match(other.text))
    return edge and signed and one.text.endswith(".") == other.text.endswith(".")
