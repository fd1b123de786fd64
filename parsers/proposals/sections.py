"""The sections of a proposal: their headings, told from sub-headings, and the text under each."""

import re
from collections import Counter
from collections.abc import Sequence

from models.frozen import dataclass
from models.records import Passage
from parsers.finance.assemble import find_caption, find_unit
from parsers.flow import Flow, Place, found, found_text
from parsers.proposals.heads import find_initiative, is_form_head
from parsers.proposals.split import StretchKind
from parsers.proposals.words import LABELLED, find_label, squeeze, words
from parsers.text import fold

# "1. Formål", "10. Hvem har svaret?", "3 Tidsplan"
NUMBERED = re.compile(r"^\s*(?P<number>\d{1,2})(?P<point>\.?)\s+(?P<title>[A-ZÆØÅ][^.]{2,90}?)\s*[.:]?\s*$")
# a heading without a number is at most this long
LONGEST = 95
# what comes again is a heading from so many letters on: "Mål"
LEAST = 3
# what speaks for a numbered line being a heading of the first level
KNOWN, REPEATED, BOLD = 3.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its place among the lines, its running number (0 for none) and what speaks for it."""

    at: int
    number: int
    weight: float


def repeated_lines(stretches: Sequence[Sequence[Place]]) -> frozenset[str]:
    """The short lines, squeezed, that stand in two or more of the proposals of a document."""
    counts: Counter[str] = Counter()
    for places in stretches:
        counts.update({squeeze(p.text) for p in places if len(p.text) <= LONGEST and p.line.table is None})
    return frozenset(text for text, count in counts.items() if count > 1 and len(text) >= LEAST)


def read_sections(
    flow: Flow,
    places: Sequence[Place],
    kind: StretchKind,
    repeated: frozenset[str],
    covered: frozenset[int],
) -> tuple[Passage, ...]:
    """The sections of one proposal with their text, in order.

    Forms number their sections; numbers that begin again inside a section are its sub-headings. Initiatives
    repeat the same unnumbered headings, often questions. covered are the lines of tables and the form, which
    belong to no section's text.
    """
    if kind == "initiative":
        heads = _unnumbered(places, repeated, covered)
    else:
        heads = _numbered(places, repeated, covered) or _unnumbered(places, repeated, covered)
    passages: list[Passage] = []
    for i, at in enumerate(heads):
        end = heads[i + 1] if i + 1 < len(heads) else len(places)
        body = [p for p in places[at + 1 : end] if p.index not in covered]
        heading = found(fold(places[at].text), [places[at].piece()], "proposals.section.heading")
        text = found_text(flow, [p.piece() for p in body], "proposals.section.text")
        passages.append(Passage(role="section", heading=heading, text=text))
    return tuple(passages)


def _numbered(places: Sequence[Place], repeated: frozenset[str], covered: frozenset[int]) -> list[int]:
    """The run of numbered headings that most speaks for: it counts up by one from heading to heading."""
    hits: list[Heading] = []
    for at, place in enumerate(places):
        hit = NUMBERED.match(place.text)
        if hit is None or place.index in covered or place.line.table is not None:
            continue
        weight = 1.0 + KNOWN * (squeeze(hit["title"]) in words("section_headings"))
        weight += REPEATED * (squeeze(place.text) in repeated) + BOLD * place.line.bold
        hits.append(Heading(at, int(hit["number"]), weight))
    return _best_run(hits)


def _best_run(hits: Sequence[Heading]) -> list[int]:
    best: list[tuple[float, int]] = []
    for j, hit in enumerate(hits):
        before = [(best[i][0], i) for i in range(j) if hits[i].number == hit.number - 1]
        gain, link = max(before, default=(0.0, -1))
        best.append((hit.weight + max(gain, 0.0), link))
    if not best:
        return []
    at = max(range(len(best)), key=lambda j: best[j][0])
    run: list[int] = []
    while at >= 0:
        run.append(hits[at].at)
        at = best[at][1]
    return run[::-1]


def _unnumbered(places: Sequence[Place], repeated: frozenset[str], covered: frozenset[int]) -> list[int]:
    heads: list[int] = []
    for at, place in enumerate(places):
        text = place.text.strip()
        if place.index in covered or not text[:1].isupper() or len(text) > LONGEST:
            continue
        if find_caption(text) or find_unit(text) or find_initiative(text) or is_form_head(text):
            continue
        first = squeeze(text.split(" ")[0])
        known = squeeze(text) in words("section_headings")
        again = squeeze(text) in repeated and not text.endswith((".", ",", ";"))
        if first in words("theme") or text.isupper() or LABELLED.match(text) or find_label([place.piece()]):
            continue
        if at == len(places) - 1:  # the head of a page stands there before the next proposal
            continue
        if known or again or (text.endswith("?") and _stands_alone(places, at)):
            heads.append(at)
    return heads


def _stands_alone(places: Sequence[Place], at: int) -> bool:
    """Whether a line is no part of a paragraph: the line above ends a sentence or there is none."""
    return at == 0 or places[at - 1].text.rstrip().endswith((".", ":", "?", "!")) or places[at].line.bold
