"""What comes again in every item of minutes: from one number to the next, something is decided.

The points of a list count up too, but nothing is decided from one of them to the next. So where neither
dress nor heading words tell items from points, the headings of decisions between them do.
"""

from bisect import bisect_left
from collections.abc import Sequence

from parsers.minutes.agenda.head import Head
from parsers.minutes.paper.rows import Row, heading_of

# the headings of what was decided
DECIDES = frozenset({"decision", "recommendation_and_decision"})
# so many numbers must follow each other, each with its decision
LEAST_DECIDED = 3


def find_decided(rows: Sequence[Row], heads: Sequence[Head]) -> frozenset[int]:
    """Which numbered lines have a decision below them, before the line with the next number.

    Gives places in heads, those of stretches of three or more; the line that a stretch ends with is among
    them where a decision follows it.
    """
    decisions = [i for i, row in enumerate(rows) if _decides(row)]
    if len(decisions) < LEAST_DECIDED:
        return frozenset()
    nexts = _find_nexts(heads)
    decided = {
        i
        for i, j in nexts.items()
        if _any_between(decisions, heads[i].after, heads[j].row if j else len(rows))
    }
    found: set[int] = set()
    for i in sorted(decided - {nexts[i] for i in decided}):
        stretch = [i]
        while (j := nexts[stretch[-1]]) is not None and j in decided:
            stretch.append(j)
        if len(stretch) >= LEAST_DECIDED:
            found |= {*stretch}
    return frozenset(found)


def _decides(row: Row) -> bool:
    hit = heading_of(row)
    return hit is not None and hit.role in DECIDES


def _find_nexts(heads: Sequence[Head]) -> dict[int, int | None]:
    """For each head the nearest one below it with the next number."""
    nearest: dict[int, int] = {}
    nexts: dict[int, int | None] = {}
    for i in range(len(heads) - 1, -1, -1):
        order = heads[i].order[0]
        nexts[i] = nearest.get(order + 1)
        nearest[order] = i
    return nexts


def _any_between(decisions: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(decisions, start)
    return at < len(decisions) and decisions[at] < end
