"""What members had put on record, gathered behind the items: "Protokoltilførsler" over "Ad 1. Budget"."""

import re
from collections.abc import Sequence

from parsers.minutes.agenda.head import AD, order_of
from parsers.minutes.paper.rows import Row

STATEMENTS = re.compile(
    r"(?:(?:protokol)?(?:tilførsler|tilførsel|bemærkninger)|mindretals(?:udtalelser|udtalelse|erklæringer)"
    r"|sær(?:udtalelser|standpunkter))(?:\s+til\s+(?:protokollen|referatet))?\s*:?",
    re.IGNORECASE,
)
LONGEST = 50


def find_statements(rows: Sequence[Row]) -> frozenset[int]:
    """The rows "Ad 1. Budget" that count up below a heading of statements and head no items."""
    found: set[int] = set()
    opened: int | None = None
    last: tuple[int, str] | None = None
    for i, row in enumerate(rows):
        text = row.text
        if text[:2].lower() != "ad":
            opened = i if len(text) <= LONGEST and STATEMENTS.fullmatch(text) else opened
            continue
        if (match := AD.match(text)) is None:
            continue
        order = order_of(match["number"])
        last = order if opened == i - 1 or (last is not None and order > last) else None
        if last is not None:
            found.add(i)
    return frozenset(found)
