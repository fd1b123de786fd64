"""Titles with the number of their item at the right end of the line: "Budget 2030          12."."""

import re
from collections.abc import Sequence

from parsers.minutes.agenda.head import FOLLOWERS, Head, build_head
from parsers.minutes.agenda.title_rows import find_title_rows
from parsers.minutes.paper.rows import Row, heading_of

TRAILING = re.compile(r"^(?P<title>[A-ZÆØÅ\"”»(].*\S)\s+(?P<number>\d{1,3})[.)]$")
# so many lines count on by one; under so many of them stands what stands under an item's title
LEAST_ITEMS, HEADED = 3, 0.5


def find_trailing(rows: Sequence[Row], known: frozenset[str]) -> list[Head]:
    """The lines that end in numbers which count on by one, each over what an item begins with; else none."""
    numbered = [i for i, row in enumerate(rows) if row.text[-1:] in ".)" and row.text[-2:-1].isdigit()]
    found = [(i, match) for i in numbered if (match := TRAILING.match(rows[i].text)) is not None]
    chains: dict[int, list[tuple[int, re.Match[str]]]] = {}
    for i, match in found:
        number = int(match["number"])
        chains[number] = max(chains.get(number, []), [*chains.get(number - 1, []), (i, match)], key=len)
    chain = max(chains.values(), key=len, default=[])
    if len(chain) < LEAST_ITEMS:
        return []
    ends = [i for i, _ in chain[1:]] + [len(rows)]
    best = [
        find_title_rows(rows[:end], build_head("numbered", match, rows[i], i), known)
        for (i, match), end in zip(chain, ends, strict=True)
    ]
    below = [heading_of(rows[head.after]) for head in best if head.after < len(rows)]
    headed = sum(1 for hit in below if hit is not None and hit.role in FOLLOWERS)
    return best if headed >= max(2, HEADED * len(best)) else []
