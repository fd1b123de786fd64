"""Proposals by the fields they begin with: a block of them over each table of amounts.

No heading and no order of labels has to be known. The title stands at a label for it, above the block, or at
the first label whose value reads as a name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.flow import Piece, Place
from parsers.proposals.heads import COUNTED_YEARS, find_banded, heads_columns, is_form_head, names_form
from parsers.proposals.repeated import speaks_of_proposals
from parsers.proposals.rows_of_fields import Row, find_blocks
from parsers.proposals.starts import LARGER, Start
from parsers.proposals.words import SPEAKING, find_label, squeeze, words

# "Budgetblok 2.1.4: Ny bro", "Forslag nr. 7 Ny bro", "2031-07 Ny bro", "Driftsblok: Ny bro"
HEADING = re.compile(
    r"^\s*(?:(?P<kind>[A-ZÆØÅ][^\W\d]+(?: [^\W\d]+){0,3}?)\s+)??(?:(?:nr\b\.?|nummer)\s*)?"
    r"(?P<code>(?=[^\s:]*\d|[A-ZÆØÅ]{1,5} \d)(?:[A-ZÆØÅ]{1,5}[-. ]?)?\d[\d.-]{0,8}[a-z]?)"
    r"(?:\s*[:|–-])?\s+(?P<title>[A-ZÆØÅ].*)$"
)
# "2031" behind the name of a form is a year
A_YEAR = re.compile(r"(?:19|20)\d\d\Z")
NAMED = re.compile(
    r"^\s*(?P<kind>[A-ZÆØÅ][^\W\d]+(?: [^\W\d]+){0,3})\s*(?::|\s[–-])\s+(?P<title>[A-ZÆØÅ].*)$"
)
# "Budgetblok 2.1.4", "Driftsønske nr. 7": what a form is called, with its code
KIND = re.compile(
    r"^\s*(?P<kind>[A-ZÆØÅ][^\W\d]+(?: [^\W\d]+){0,3})(?:\s+(?:nr\b\.?|nummer)?\s*"
    r"(?P<code>(?:[A-ZÆØÅ]{1,5}[-. ]?)?\d[\d.-]{0,8}[a-z]?))?\s*$"
)
# a title is at most this long, goes on over so many lines, and has so many words where nothing else tells it
LONGEST, MOST_LINES, LEAST_WORDS = 110, 3, 2
# a block stands at most so many lines above its table, and this part of the blocks stand over one
FAR, WITH_TABLE = 120, 0.75
# the fields that memos have as well
OF_MEMOS = frozenset({"department", "summary"})
# labels that most blocks of a paper have in common
LEAST_SHARED = 1


class Card(NamedTuple):
    """A block of fields and what stands above it: where both begin, title and code, and its form's name."""

    at: int
    rows: Sequence[Row]
    title: Piece | None
    code: Piece | None
    kind: str

    @property
    def labels(self) -> set[str]:
        """The labels of the block, squeezed."""
        return {squeeze(label.text) for row in self.rows for label, _ in row.fields}

    @property
    def speaking(self) -> set[str]:
        """The fields of the block that speak for a proposal."""
        found = (find_label([label], whole=True) for row in self.rows for label, _ in row.fields)
        coded = {"code"} if self.code is not None else set[str]()
        return ({label.field for label in found if label is not None} & SPEAKING) | coded


def find_cards(places: Sequence[Place]) -> list[Start]:
    """Where proposals begin by their blocks of fields; empty where little speaks for any."""
    heads = [i for i, place in enumerate(places) if _heads_amounts(place.text)]
    if not heads:
        return []
    read = (_card(places, block) for block in _blocks(places, heads))
    cards = _alike([card for card in read if card is not None])
    if not cards or not _are_proposals(places, cards):
        return []
    starts = [start for card in cards if (start := _start(card)) is not None]
    return starts if len(starts) == len(cards) else []


def _heads_amounts(text: str) -> bool:
    return heads_columns(text) or (len(text) < 80 and COUNTED_YEARS.search(text) is not None)


def _blocks(places: Sequence[Place], heads: Sequence[int]) -> Iterator[list[Row]]:
    """The first block of most fields above each table of amounts, below the table before."""
    for above, head in pairwise([-1, *heads]):
        start = max(above + 1, head - FAR)
        blocks = [block for block in find_blocks(places, start, head) if _counts(block)]
        if blocks:
            yield max(blocks, key=lambda block: _counts(block))


def _counts(block: Sequence[Row]) -> int:
    """How many labels of a block the lexicon knows."""
    return sum(find_label([label], whole=True) is not None for row in block for label, _ in row.fields)


def _card(places: Sequence[Place], block: Sequence[Row]) -> Card | None:
    """A block with the heading above it; None where that is of another paper or has a number of its own."""
    top = block[0].at
    lines = _heading(places, top)
    at = lines[0] if lines else top
    first = places[at] if lines else None
    if first is None:
        return Card(at, block, None, None, "")
    if find_banded(first.text) is not None or squeeze(first.text) in words("other_papers"):
        return None
    hit = HEADING.match(first.text)
    if hit is not None and not A_YEAR.match(hit["code"]) and _names_kind(hit["kind"] or "forslag"):
        title, code = first.piece(hit.start("title")), first.piece(*hit.span("code"))
        return Card(at, block, title, code, hit["kind"] or "")
    named = NAMED.match(first.text)
    if named is not None and _names_kind(named["kind"]):
        return Card(at, block, first.piece(named.start("title")), None, named["kind"])
    over = _kind_of(first)
    if over is not None:
        return Card(at, block, None, over[1], over[0])
    above = places[at - 1] if at and places[at - 1].page.number == first.page.number else None
    over = _kind_of(above) if above is not None else None
    if over is not None:
        return Card(at - 1, block, first.piece(), over[1], over[0])
    return Card(at, block, first.piece(), None, "")


def _heading(places: Sequence[Place], top: int) -> list[int]:
    """The lines of the heading right above a block: set alike, larger or bolder than the block."""
    lines: list[int] = []
    for i in range(top - 1, max(-1, top - 1 - MOST_LINES), -1):
        place, line = places[i], places[i].line
        same = place.page.number == places[top].page.number and line.table is None
        last = places[lines[-1]].line if lines else line
        if not same or len(place.text) > LONGEST or (line.size, line.bold) != (last.size, last.bold):
            break
        if line.size is None:
            return [i] if _stands_apart(places, i) else []
        if not lines and not _over(place, places[top]):
            break
        lines.append(i)
    return lines[::-1]


def _over(place: Place, below: Place) -> bool:
    larger = (place.line.size or 0.0) > (below.line.size or 0.0) * LARGER
    return larger or place.line.bold or _kind_of(place) is not None


def _stands_apart(places: Sequence[Place], i: int) -> bool:
    """Whether a line without type is no sentence, and has a blank line, a sentence or a form's name above."""
    text = places[i].text.rstrip()
    if not text[:1].isalnum() or text.endswith((".", ",", ":", ";")):
        return False
    above = places[i - 1] if i else None
    return (
        above is None
        or places[i].index - above.index > 1
        or above.page.number != places[i].page.number
        or above.text.rstrip().endswith(".")
        or _kind_of(above) is not None
    )


def _kind_of(place: Place) -> tuple[str, Piece | None] | None:
    """What a form is called in a line that says no more than that and its code."""
    hit = KIND.match(place.text) if len(place.text) <= LONGEST else None
    if hit is None or not (_names_kind(hit["kind"]) or is_form_head(place.text)):
        return None
    coded = hit["code"] is not None and not A_YEAR.match(hit["code"])
    return hit["kind"], place.piece(*hit.span("code")) if coded else None


def _names_kind(text: str) -> bool:
    name = squeeze(text)
    known = (
        names_form(text) or name in words("initiative") or name.startswith(tuple(words("card_beginnings")))
    )
    return known or name.endswith(tuple(words("card_endings")))


def _alike(cards: Sequence[Card]) -> list[Card]:
    """The cards that have labels in common with most others; the only one, where there is one."""
    if len(cards) < 2:
        return list(cards)
    counts = Counter(label for card in cards for label in card.labels)
    shared = {label for label, n in counts.items() if n > 1 and n * 2 >= len(cards)}
    return [card for card in cards if len(card.labels & shared) >= LEAST_SHARED]


def _are_proposals(places: Sequence[Place], cards: Sequence[Card]) -> bool:
    """Whether blocks are those of proposals: by the name of their form, or by fields that speak for it."""
    named = sum(bool(card.kind) for card in cards)
    if named * 2 > len(cards):
        return True
    speaking = set.intersection(*(card.speaking for card in cards))
    sure = len(speaking) > 1 and (len(cards) > 1 or not speaking <= OF_MEMOS)
    return sure or (bool(speaking) and speaks_of_proposals(places))


def _start(card: Card) -> Start | None:
    """Where a card begins, and its title: at its label, above the block, or at a label that no list knows."""
    fields = [field for row in card.rows for field in row.fields]
    found = [(find_label([label], whole=True), value) for label, value in fields]
    told = next((value for label, value in found if label is not None and label.field == "title"), None)
    if told is not None:
        return Start(card.at, told, card.code)
    if card.title is not None:
        return Start(card.at, card.title, card.code)
    unknown = next((value for label, value in found if label is None and _reads_as_name(value.text)), None)
    return Start(card.at, unknown, card.code) if unknown is not None else None


def _reads_as_name(text: str) -> bool:
    words_in = text.split()
    return text[:1].isupper() and len(words_in) >= LEAST_WORDS and not text.rstrip().endswith((".", ","))
