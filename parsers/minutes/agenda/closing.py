"""What stands behind the last item of a meeting: when it ended, when the next one is, who signed."""

import re
from collections.abc import Sequence

from parsers.minutes.agenda.head import Head
from parsers.minutes.heads.record import Header
from parsers.minutes.paper.rows import Row

# what stands after the last item: "Mødet hævet kl. 17.20", "Næste møde er den 3. maj", lines to sign on
CLOSES = re.compile(
    r"^\W*(?:mødet?\s+(?:blev\s+|er\s+)?(?:hævet|hævedes|slut\w*|afslut\w*)\b|næste\s+møde(?:r|dato)?\b|_{5,}"
    r"|referatet\s+er\s+(?:læst|underskrevet)\b)",
    re.IGNORECASE,
)
# "Mødet hævet kl. 17.20" and nothing else
ENDED = re.compile(
    r"^\W*mødet?\s+(?:blev\s+|er\s+)?(?:hævet|hævedes|sluttede?|slut)\b.{0,20}$", re.IGNORECASE
)


def find_closing(
    rows: Sequence[Row], heads: Sequence[Head], header: Header | None, marks: Sequence[int]
) -> int | None:
    """The row behind a meeting's last item that says when it ended, or that it was signed.

    heads are the meeting's, marks the rows at which something else begins. None where there is no such row,
    or where it is all that the last item says.
    """
    if not heads:
        return None
    last = heads[-1]
    said = False
    there = [name.value for name in header.present] if header else []
    for i in range(last.after, min(mark for mark in marks if mark > last.row)):
        if said and (CLOSES.match(rows[i].text) or _is_signed(rows[i].text, there)):
            return i
        heading = rows[i].heading
        said = said or heading is None or heading.rest is not None
    return None


def _is_signed(text: str, there: Sequence[str]) -> bool:
    """Whether a line is the names of several who were there, side by side and nothing between them."""
    if len(text) > 160 or not any(text.startswith(name) for name in there):
        return False
    count, left = 0, text
    for name in there:
        if name in left:
            left, count = left.replace(name, ""), count + 1
    return count > 1 and not left.strip()
