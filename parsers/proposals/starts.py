"""Where proposals begin, and what tells a heading from other lines."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from parsers.flow import Piece, Place
from parsers.proposals.heads import is_form_head, opens_table

T = TypeVar("T")
DIGITS = re.compile(r"\d+")
# at most so many lines stand above the heading of a form on its page
MOST_ABOVE = 2
# bold or big type counts as a heading when it is this much larger than the text around it
LARGER = 1.08


class Start(NamedTuple):
    """Where a proposal begins among the lines, and its title and code where a heading tells them."""

    at: int
    title: Piece | None = None
    code: Piece | None = None


def over_tables(places: Sequence[Place], hits: Sequence[tuple[int, T]]) -> list[tuple[int, T]]:
    """The headings that a table of amounts stands below, before the next of them."""
    ends = [i for i, _ in (*hits, (len(places), None))][1:]
    return [
        (i, hit)
        for (i, hit), end in zip(hits, ends, strict=True)
        if any(opens_table(place.text) for place in places[i + 1 : end])
    ]


def head_above(places: Sequence[Place], i: int) -> int:
    """Where a coded proposal begins: at the heading of its form, if that stands right above."""
    return i - 1 if i and is_form_head(places[i - 1].text) else i


def stands_out(places: Sequence[Place], i: int) -> bool:
    """Whether a line looks like a heading: larger or bolder than the lines around it; true without layout."""
    line = places[i].line
    if line.size is None:
        return len(line.text) < 110 and not line.text.rstrip().endswith((".", ","))
    around = [p.line for p in places[max(0, i - 12) : i + 13] if p.line.size]
    usual = sorted(near.size or 0.0 for near in around)[len(around) // 2]
    return line.size > usual * LARGER or (line.bold and line.table is None)


def with_page_heads(places: Sequence[Place], starts: Sequence[Start]) -> list[Start]:
    """The starts, from the top of their pages where the same few lines stand there above several of them."""
    above = [_above_on_page(places, start.at) for start in starts]
    texts = [tuple(DIGITS.sub("#", place.text) for place in held) for held in above]
    counts = Counter(texts)
    return [
        start._replace(at=start.at - len(held)) if held and counts[text] > 1 else start
        for start, held, text in zip(starts, above, texts, strict=True)
    ]


def _above_on_page(places: Sequence[Place], at: int) -> Sequence[Place]:
    """The lines between a line and the top of its page; none where they are many."""
    top = at
    while top and places[top - 1].page.number == places[at].page.number and at - top <= MOST_ABOVE:
        top -= 1
    return places[top:at] if at - top <= MOST_ABOVE else ()
