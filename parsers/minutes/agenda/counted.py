"""Items that only their numbers tell: "2. nyt fra formanden", "4  Budget" among others without a full stop.

Lists of points and lines of text begin so too, so that such a line is an item's only where the numbers say
so: it fills the gap between two items, or all of them together count from 1.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.minutes.agenda.head import ALONE, FOLLOWERS, Head, build_head
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
# a title is no longer, and "128." is the longest number
LONGEST_TITLE, LONGEST_NUMBER = 160, 4


def with_counted(rows: Sequence[Row], heads: list[Head], known: frozenset[str]) -> list[Head]:
    """The heads, with those that only their numbers tell."""
    if alone := _count_alone(rows, heads):
        more = [find_title_rows(rows, head, known) for head in alone]
        heads = sorted([*heads, *more], key=lambda head: head.row)
    told = [(i, match) for i, row in enumerate(rows) if (match := _match(rows, i)) is not None]
    if not told or (
        len(told) >= LEAST_COUNTED and len({match["title"].split()[0] for _, match in told}) == 1
    ):
        return heads  # "1. punkt: Budget" is a number in a frame
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


def _count_alone(rows: Sequence[Row], heads: Sequence[Head]) -> list[Head]:
    """The numbers alone on their lines that count up, each right over a title of its own.

    The numbers of pages count up too, but what stands under them is no title, or the same on every page.
    """
    spots = {head.row for head in heads}
    found: list[Head] = []
    stretch: list[tuple[int, re.Match[str]]] = []
    alone = [
        (i, match)
        for i, row in enumerate(rows[:-1])
        if len(row.text) <= LONGEST_NUMBER and (match := ALONE.match(row.text)) and _is_over(rows, i)
    ]
    for n, (i, match) in enumerate(alone):
        stretch.append((i, match))
        after = alone[n + 1][1]["number"] if n + 1 < len(alone) else ""
        if after == str(int(match["number"]) + 1):
            continue
        titles = {rows[k + 1].text for k, _ in stretch}
        if LEAST_COUNTED <= len(stretch) == len(titles):
            found += [build_head("numbered", m, rows[k], k) for k, m in stretch if k not in spots]
        stretch = []
    return found


def _is_over(rows: Sequence[Row], i: int) -> bool:
    """Whether the row right under another may be a title, parted from what is above them."""
    text = rows[i + 1].text
    ended = text.endswith((".", ";", ",")) and not text.isupper()
    named = text[:1].isupper() and len(text) < LONGEST_TITLE and not ended
    return named and bool(rows[i].gap or i == 0) and rows[i + 1].gap == 0 and not rows[i + 1].top


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
