"""Where a line that gathers closed items no longer counts: another stands like it that no list knows.

To show a closed item is worse than to hide an open one, so that anything else keeps them closed.
"""

import re
from collections.abc import Sequence

from parsers.minutes.agenda.contents import Group
from parsers.minutes.agenda.head import Head
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.outcomes import find_outcome
from parsers.minutes.phrases.people import is_name_line

# "Lukket dagsorden", "LUKKEDE SAGER", "For lukkede døre"
CLOSED_GROUP = re.compile(r"(?:for\s+)?lukke(?:t|de)\b", re.IGNORECASE)
# a line that may gather items: words and nothing else, on the edge of the other within so many points
WORDS = re.compile(r"[A-ZÆØÅ][^\W\d_]{3,}(?:\s[^\W\d_]+){0,4}")
LONGEST, SAME_EDGE = 40, 4.0


def ends_group(rows: Sequence[Row], group: Group, i: int, head: Head) -> bool:
    """Whether row i ends a group of closed items: alone as the group's own line, between text and an item."""
    one, other = rows[group.row], rows[i]
    if CLOSED_GROUP.match(group.name) is None or i != head.top - 1 or i - 1 <= group.row:
        return False
    if not all(row.gap or row.top for row in (one, rows[group.row + 1], other, rows[head.top])):
        return False
    edge = one.box is None or other.box is None or abs(one.box.x0 - other.box.x0) <= SAME_EDGE
    dressed = edge and (one.bold, one.size) == (other.bold, other.size)
    return dressed and rows[i - 1].text.endswith(".") and _may_gather(other.text)


def _may_gather(text: str) -> bool:
    """Whether a line is a few words that are no heading of an item, no ruling and nobody's name."""
    if len(text) > LONGEST or WORDS.fullmatch(text) is None:
        return False
    return find_heading(text) is None and find_outcome(text) is None and not is_name_line(text)
