"""Agendas of boards and councils without heading words: a short list that counts from the head to the end.

"1. Godkendelse af dagsorden", "2. Nyt fra formanden", ... "8. Eventuelt": what is said stands right under
each item, or nothing does. Such a list looks like the points of any list, but for the items that stand on
every agenda, and for its being the whole paper.
"""

import re
from collections.abc import Sequence
from functools import cache

from parsers.lexicons import load_lexicon
from parsers.minutes.agenda.head import Head
from parsers.minutes.paper.rows import Row

# so many items; so many of the numbered lines are in the list; of the items so many stand on every agenda
LEAST_ITEMS, MOST_OF_ALL, LEAST_STANDING = 3, 0.8, 2
# a title is no longer than this, for most of them, and the first one stands so near the top
LONGEST, SHORT, NEAR_TOP = 140, 0.8, 30


def find_standing(rows: Sequence[Row], heads: Sequence[Head]) -> list[Head]:
    """The numbered lines that are the items of such an agenda; none where the list may be another.

    heads are those of all numbered lines; the caller knows that the paper opens with the head of a meeting.
    """
    if len(heads) < LEAST_ITEMS or heads[0].row > NEAR_TOP or heads[0].order[0] > 2:
        return []
    chain = [heads[0]]
    for head in heads[1:]:
        if head.order[0] == chain[-1].order[0] + 1:
            chain.append(head)
    standing = sum(1 for head in chain if _stands_on_all(head.title))
    short = sum(1 for head in chain if len(head.title) < LONGEST)
    whole = len(chain) >= max(LEAST_ITEMS, MOST_OF_ALL * len(heads))
    return chain if whole and standing >= LEAST_STANDING and short >= SHORT * len(chain) else []


def _stands_on_all(title: str) -> bool:
    return len(title) < LONGEST and _standing_words().match(title.lower()) is not None


@cache
def _standing_words() -> re.Pattern[str]:
    words = sorted(load_lexicon("headings")["standing"]["starts"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(re.escape(word) for word in words)})\b")
