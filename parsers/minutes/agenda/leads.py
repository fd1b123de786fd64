"""Rows above an item's heading that belong to it: its case number, the body's name over each item.

What stands above a heading may as well end the item before. It is the next item's where it stands above most
headings and above the first one, which has no item before it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parsers.minutes.agenda.head import CASE, NUMBERED, WORDED, Head
from parsers.minutes.agenda.runs import Run
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.people import is_name_line
from parsers.text import key

# "01.02.05-P16-3-18", "(15/34881)", "Åben - 1-10-72-17-07" alone on a line
CASE_LEAD = re.compile(
    rf"^(?:(?:åbent?|lukket)\s*[-–:]?\s+)?[(\[]?(?:{CASE.pattern}|\d-\d{{2}}-\d{{2}}-[\d-]+)[)\]]?$",
    re.IGNORECASE,
)
# "• Pkt. 16 Budget": the bullet of a fold
FOLD = re.compile(r"^[•▪●◦]\s*")
# so many rows above a heading at most; they stand above so many headings, two at least
MOST_ROWS, LEAST_HEADS, AGREED = 3, 2, 0.6
# labels of a case that may stand above its heading
LABELS = frozenset({"case_number", "document_number", "caseworker", "category"})


def add_leads(rows: Sequence[Row], runs: Sequence[Run]) -> list[Run]:
    """The runs, with the rows above their headings that belong to the items below told to the heads."""
    taken = {i for run in runs for head in run.heads for i in range(head.row, head.after)}
    taken |= {i for run in runs if run.contents for i in range(run.contents.start, run.contents.end)}
    for run in runs:
        heads = [head for head in run.heads if not head.decision]
        if len(heads) < LEAST_HEADS:
            run.heads = [_with_case(rows, head, taken) for head in run.heads]
            continue
        usual = _usual(rows, heads, taken)
        leads = {head: _count(rows, head, taken, usual) for head in heads} if usual else {}
        said = {head: _said_above(rows, head, taken) for head in heads}
        run.heads = [
            replace(head, lead=lead) if (lead := max(leads.get(head, 0), said.get(head, 0))) else head
            for head in run.heads
        ]
    return list(runs)


def _said_above(rows: Sequence[Row], head: Head, taken: set[int]) -> int:
    """How many rows above a heading the same number and title stand, as a portal's fold over its item."""
    for i in range(head.row - 1, max(-1, head.row - 1 - MOST_ROWS), -1):
        if i in taken:
            return 0
        text = FOLD.sub("", rows[i].text)
        match = WORDED.match(text) or NUMBERED.match(text)
        if match is not None and match["number"] == head.printed and key(match["title"]) == key(head.title):
            return head.row - i
    return 0


def case_between(rows: Sequence[Row], head: Head | None) -> list[Row]:
    """The row of the case that stands between an item's number and its title; none for most items."""
    if head is None or head.after < head.row + 3:
        return []
    hit = rows[head.row + 1].heading
    return [rows[head.row + 1]] if hit is not None and hit.role == "case_number" else []


def _with_case(rows: Sequence[Row], head: Head, taken: set[int]) -> Head:
    """The only head of a run, with the line of its case right above it."""
    return replace(head, lead=1) if _shape(rows, head.row - 1, taken) in ("case", "case_number") else head


def _usual(rows: Sequence[Row], heads: Sequence[Head], taken: set[int]) -> list[str]:
    """What the rows above the headings say, from the nearest one up, as far as most headings agree."""
    usual: list[str] = []
    for step in range(1, MOST_ROWS + 1):
        shapes = [_shape(rows, head.row - step, taken) for head in heads]
        best, count = Counter(shapes).most_common(1)[0]
        if not best or shapes[0] != best or count < max(LEAST_HEADS, AGREED * len(heads)):
            break
        usual.append(best)
    return usual


def _count(rows: Sequence[Row], head: Head, taken: set[int], usual: Sequence[str]) -> int:
    """How many rows above a heading say what usually stands there."""
    count = 0
    for step, shape in enumerate(usual, start=1):
        if _shape(rows, head.row - step, taken) != shape:
            break
        count = step
    return count


def _shape(rows: Sequence[Row], i: int, taken: set[int]) -> str:
    """What a row says, figures apart; "" where it can't belong to the heading below it."""
    if i < 0 or i in taken:
        return ""
    text = rows[i].text
    if CASE_LEAD.match(text):
        return "case"
    heading = find_heading(text)
    if heading is not None:
        return heading.role if heading.role in LABELS and heading.rest is not None else ""
    if len(text) >= 90 or text.endswith((".", ",", ";")) or _is_of_list(rows, i):
        return ""
    return re.sub(r"\d+", "#", key(text))


def _is_of_list(rows: Sequence[Row], i: int) -> bool:
    """Whether a row is one of those who were away from the item before: "Karen Holm (A)"."""
    if not is_name_line(rows[i].text):
        return False
    above = rows[i - 1].heading if i else None
    return rows[i].text.endswith(")") or (above is not None and above.role == "absent")
