"""Sections of an agenda whose numbers begin from 1 again: "I. Åbent møde" 1 to 7, "II. Lukket møde" 1, 2."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from parsers.minutes.agenda.contents import is_group
from parsers.minutes.agenda.head import Head
from parsers.minutes.agenda.standing import LEAST_STANDING, stands_on_all
from parsers.minutes.heads.header import find_header
from parsers.minutes.paper.rows import Row, heading_of
from parsers.text import key

# so many items are printed as the first, and on such a share of them the same heading follows
LEAST_ONES, SAME = 3, 0.5
# a section's name stands in one of so many rows above its first item
ABOVE = 2


def number_sections(rows: Sequence[Row], heads: Sequence[Head]) -> list[Head]:
    """The heads, those of later sections told from those of the first by their numbers.

    A section opens where an item 1 stands under a line that gathers items. Each has a name of its own, and no
    head of another meeting stands before it.
    """
    if _all_ones(rows, heads):
        return [head.in_section(i) for i, head in enumerate(heads)]
    starts: list[int] = []
    names: list[str] = []
    for head in heads:
        name = _name_above(rows, head) if head.style == "numbered" and head.is_first else ""
        if name:
            starts.append(head.row)
            names.append(name)
    if len(starts) < 2 or len(set(names)) < len(names) or _has_header(rows, heads, starts):
        return list(heads)
    return [head.in_section(max(0, bisect_right(starts, head.row) - 1)) for head in heads]


def _all_ones(rows: Sequence[Row], heads: Sequence[Head]) -> bool:
    """Whether every item is printed as "1.", as where each was a list of its own on a page of the web.

    The same word heads the text under most of them, or some stand on every agenda; no two have one title.
    """
    if len(heads) < LEAST_ONES or any(head.number != "1" or head.style != "numbered" for head in heads):
        return False
    under = [heading_of(rows[head.after]) if head.after < len(rows) else None for head in heads]
    told = Counter(hit.role for hit in under if hit is not None)
    apart = len({key(head.title) for head in heads}) == len(heads)
    same = bool(told) and told.most_common(1)[0][1] >= SAME * len(heads)
    return apart and (same or sum(stands_on_all(head.title) for head in heads) >= LEAST_STANDING)


def _name_above(rows: Sequence[Row], head: Head) -> str:
    """The name of the group right above a head; "" for none."""
    for i in range(head.row - 1, max(-1, head.row - 1 - ABOVE), -1):
        if len(rows[i].text) < 90 and is_group(rows[i].text):
            return key(rows[i].text)
    return ""


def _has_header(rows: Sequence[Row], heads: Sequence[Head], starts: Sequence[int]) -> bool:
    """Whether the head of a meeting, with its day, stands before a later section."""
    for start in starts[1:]:
        before = max((head.after for head in heads if head.row < start), default=0)
        header = find_header(rows, before, start, frozenset(), False)
        if header is not None and header.day is not None and header.body is not None:
            return True
    return False
