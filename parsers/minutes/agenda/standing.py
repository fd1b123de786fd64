"""Agendas of boards and councils without heading words: a short list that counts from the head to the end.

"1. Godkendelse af dagsorden", "2. Nyt fra formanden", ... "8. Eventuelt": what is said stands right under
each item, or nothing does. Such a list looks like the points of any list, but for the items that stand on
every agenda, and for its being the whole paper.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from parsers.dates import find_dates
from parsers.lexicons import load_lexicon
from parsers.minutes.agenda.head import Head, finish_title
from parsers.minutes.paper.row_ends import room_left
from parsers.minutes.paper.rows import Row
from parsers.text import join_lines

# so many items; so many of the numbered lines are in the list; of the items so many stand on every agenda
LEAST_ITEMS, MOST_OF_ALL, LEAST_STANDING = 3, 0.8, 2
# where no title is known, text stands under such a share of the items before the last
MOST_TOLD = 0.5
# an agenda that is nothing but a list has so many items, and so few other lines to an item, none longer
LEAST_LISTED, MOST_OTHERS, SHORT_LINE = 4, 0.4, 60
# so many titles must be paragraphs of their own; a full line has no more letters left than these
WHOLE, SPARE = 0.6, 2
# a title is no longer than this, for most of them, and the first one stands so near the top
LONGEST, SHORT, NEAR_TOP = 140, 0.8, 30


def find_standing(rows: Sequence[Row], heads: Sequence[Head], told: bool = False) -> list[Head]:
    """The numbered lines that are the items of such an agenda; none where the list may be another.

    heads are those of all numbered lines; the caller knows that the paper opens with the head of a meeting.
    told: that head calls the paper minutes, which have no heading words, so that no title need be known. Days
    ("9. juni møde") are no items, and one number may be missing, where its line is too long for a title.
    """
    heads = [head for head in heads if not _is_day(rows[head.row].text)]
    if len(heads) < LEAST_ITEMS or heads[0].row > NEAR_TOP or heads[0].order[0] > 2:
        return []
    chain = [heads[0]]
    numbers = {head.order[0] for head in heads}
    for head in heads[1:]:
        step = head.order[0] - chain[-1].order[0]
        if step == 1 or (step == 2 and head.order[0] - 1 not in numbers):
            chain.append(head)
    standing = sum(1 for head in chain if stands_on_all(head.title))
    short = sum(1 for head in chain if len(head.title) < LONGEST)
    whole = len(chain) >= max(LEAST_ITEMS, MOST_OF_ALL * len(heads))
    known = standing >= LEAST_STANDING or (told and _is_told(rows, chain))
    return chain if whole and known and short >= SHORT * len(chain) else []


def _is_day(text: str) -> bool:
    return any(hit.start == 0 for hit in find_dates(" ".join(text[:30].split())))


def _is_told(rows: Sequence[Row], chain: Sequence[Head]) -> bool:
    """Whether text stands under the lines of a list that nothing leads up to, as it does under items."""
    if chain[0].row and rows[chain[0].row - 1].text.endswith(":"):
        return False
    told = sum(one.after < after.row for one, after in itertools.pairwise(chain))
    return told >= MOST_TOLD * (len(chain) - 1)


def find_listed(rows: Sequence[Row], heads: Sequence[Head]) -> list[Head]:
    """The numbered lines that are all there is under the head of an agenda: items without any text.

    None where anything but items and what gathers them stands below the first. The caller knows that the
    paper opens with the head of a meeting.
    """
    if len(heads) < LEAST_LISTED or heads[0].row > NEAR_TOP:
        return []
    steps = [after.order[0] - before.order[0] for before, after in itertools.pairwise(heads)]
    if any(step != 1 for step in steps):
        return []
    taken = {i for head in heads for i in range(head.row, _end_of(rows, head))}
    others = [row for i, row in enumerate(rows[heads[0].row :], heads[0].row) if i not in taken]
    if len(others) > MOST_OTHERS * len(heads) or any(len(row.text) > SHORT_LINE for row in others):
        return []
    if any(head.title.endswith((";", ",")) for head in heads):
        return []
    apart = all(rows[head.row].gap for head in heads[1:])
    return [_whole(rows, head) for head in heads] if apart else list(heads)


def with_whole_titles(rows: Sequence[Row], heads: Sequence[Head]) -> list[Head]:
    """The heads with the whole paragraphs they begin, where what was decided stands in one of its own below.

    Old protocols print a sentence for a title: "3. Andragende fra ... om køb af jord ved Banegade."
    """
    nexts = [head.row for head in heads[1:]] + [len(rows)]
    ends = [_end_of_paragraph(rows, head, stop) for head, stop in zip(heads, nexts, strict=True)]
    parted = sum(end < stop and rows[end].gap > 0 for end, stop in zip(ends, nexts, strict=True))
    if parted < WHOLE * len(heads):
        return list(heads)
    return [_whole(rows, head) if end > head.after else head for head, end in zip(heads, ends, strict=True)]


def _end_of_paragraph(rows: Sequence[Row], head: Head, stop: int) -> int:
    """The row behind a title and the lines it runs on over, each as full as its next word let it be.

    None of them is the row at stop, where the next item begins.
    """
    at = head.after
    while (
        at < stop
        and rows[at].gap == 0
        and not rows[at].top
        and room_left(rows[at - 1], rows[at].text) < SPARE
    ):
        at += 1
    return at


def _whole(rows: Sequence[Row], head: Head) -> Head:
    """The head with all of its title, in a list whose items have blank lines between them."""
    stop = head.after
    while stop < len(rows) and rows[stop].gap == 0:
        stop += 1
    below = rows[head.after : stop]
    title = join_lines([head.title, *(row.text for row in below)], frozenset())
    pieces = (*head.title_pieces, *(row.piece for row in below))
    return finish_title(replace(head, title=title, after=stop, title_pieces=pieces)) if below else head


def _end_of(rows: Sequence[Row], head: Head) -> int:
    """The row behind a title and what it runs on over."""
    at = head.after
    while at < len(rows) and rows[at].gap == 0 and rows[at].text[:1].islower():
        at += 1
    return at


def stands_on_all(title: str) -> bool:
    """Whether a title begins as those of items on nearly every agenda: "Eventuelt", "Siden sidst"."""
    return len(title) < LONGEST and _standing_words().match(title.lower()) is not None


@cache
def _standing_words() -> re.Pattern[str]:
    words = sorted(load_lexicon("headings")["standing"]["starts"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(re.escape(word) for word in words)})(?:e?n|et|er|e?ne|erne)?\b")
