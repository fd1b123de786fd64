"""Items that the line under them tells: "2 Budget" among other numbers, and "Det blev besluttet" in each.

In a text without layout a number without a full stop may begin an item, a row of a table or a line of text.
Where one short line comes again and again, and one number stands between each two of them, one higher every
time, those are the items; what the line is called need not be known.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from parsers.minutes.agenda.head import BARE, NUMBERED, Head, build_head
from parsers.minutes.agenda.title_rows import find_title_rows
from parsers.minutes.paper.rows import Row
from parsers.text import key

# a line that comes again is no longer than this, a title neither; so many items there are at least
LONGEST, LONGEST_TITLE, LEAST_ITEMS = 50, 130, 3
# so many of the times that the line stands there must be a number before it
AGREED = 0.8
REFRAIN = re.compile(r"^[A-ZÆØÅ][^.;,\d]{4,}[^.;,]$")

Counted = tuple[int, re.Match[str]]


def find_refrained(rows: Sequence[Row], known: frozenset[str]) -> list[Head]:
    """The items of a text without layout, by the line that comes again in each; none where no line does."""
    if not rows or rows[0].box is not None:
        return []
    counted = [(i, match) for i, row in enumerate(rows) if (match := _count(row.text)) is not None]
    if len(counted) < LEAST_ITEMS:
        return []
    spots: defaultdict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if len(row.text) <= LONGEST and REFRAIN.match(row.text):
            spots[key(row.text)].append(i)
    often = (found for found in spots.values() if len(found) >= LEAST_ITEMS)
    best = max((_between(counted, found) for found in often), key=len, default=[])
    heads = [build_head("numbered", match, rows[i], i) for i, match in best]
    return [find_title_rows(rows, head, known) for head in heads]


def _count(text: str) -> re.Match[str] | None:
    if not text[:1].isdigit() or len(text) > LONGEST_TITLE or text.endswith((".", ",", ";", ":")):
        return None
    return BARE.match(text) or NUMBERED.match(text)


def _between(counted: Sequence[Counted], spots: Sequence[int]) -> list[Counted]:
    """The numbers from 1 on, one before each place of a line and after the one before; none if some lack."""
    chain: list[Counted] = []
    places = [i for i, _ in counted]
    for before, spot in pairwise([-1, *spots]):
        want = str(len(chain) + 1)
        near = counted[bisect_right(places, before) : bisect_left(places, spot)]
        fits = [one for one in near if one[1]["number"].lstrip("0") == want]
        fits = [one for one in fits if not chain or _is_alike(one[1], chain[0][1])]
        if fits:
            chain.append(fits[-1] if not chain else fits[0])
    return chain if len(chain) >= max(LEAST_ITEMS, AGREED * len(spots)) else []


def _is_alike(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two numbers have both a sign behind them or none."""
    return one.groupdict().get("sign") == other.groupdict().get("sign")
