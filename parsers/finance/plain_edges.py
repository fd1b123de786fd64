"""Heads, feet and page numbers in text without layout, which stand between the rows of tables."""

import re
from collections import defaultdict
from collections.abc import Sequence

from parsers.flow import Flow, Place
from parsers.text import key

# "Side 12", "Nørreby Kommune Side 3 af 40"
PAGE_NUMBER = re.compile(r"(?:.{0,60}\b)?side\s+\d{1,4}(?:\s+af\s+\d+)?", re.IGNORECASE)
# "-----", "==== ====": a line drawn with signs
DRAWN = re.compile(r"(?:[-=_–—*+|]{3,}\s*)+")
# "12", "- 12 -"
LONE_NUMBER = re.compile(r"[-–]?\s*(?P<number>\d{1,3})\s*[-–]?")
DIGITS = re.compile(r"\d+")
# "I alt 15 15 15", "1.000 kr. 2031 2032": a row of a table or the head of one
ROW = re.compile(r"(?:(?:^|\s)(?:[-–(+]?\d[\d.,]*\)?|[-–])){2}\s*$")
# so many page numbers tell that they count up, and this part of all lone numbers are such
LEAST, MOSTLY = 2, 0.7


def without_edges(flow: Flow, places: Sequence[Place]) -> list[Place]:
    """Some lines less the heads, feet and page numbers of a document without layout, and less drawn rules."""
    edges: frozenset[int] = flow.once("finance.edges", _find_edges)
    return [p for p in places if p.index not in edges and not _is_edge(p.text.strip())]


def _is_edge(text: str) -> bool:
    return PAGE_NUMBER.fullmatch(text) is not None or DRAWN.fullmatch(text) is not None


def _find_edges(flow: Flow) -> frozenset[int]:
    """The indices of the lines that come again at the tops or ends of pages, and of page numbers."""
    bare = [place for place in flow.places if place.page.width is None and place.line.table is None]
    return frozenset(_repeated(bare) | _counting(bare))


def _repeated(places: Sequence[Place]) -> set[int]:
    """The first and last lines of pages that most pages have in common, but for a number that counts pages.

    Rows of tables are none: each page may hold a form that ends in its total.
    """
    pages: defaultdict[int, list[Place]] = defaultdict(list)
    for place in places:
        pages[place.page.number].append(place)
    found: set[int] = set()
    for side in (0, -1):
        alike: defaultdict[str, list[Place]] = defaultdict(list)
        for lines in pages.values():
            if not ROW.search(lines[side].text):
                alike[_mask(lines[side])].append(lines[side])
        for ends in alike.values():
            if len(ends) * 2 > len(pages) > 1 and _run_on(ends):
                found |= {place.index for place in ends}
    return found


def _run_on(ends: Sequence[Place]) -> bool:
    """Whether lines say the same, each number in them the same or one that counts with the pages."""
    told = [[int(number) for number in DIGITS.findall(place.text)] for place in ends]
    pages = [place.page.number for place in ends]
    return all(
        len(set(column)) == 1 or len({n - page for n, page in zip(column, pages, strict=True)}) == 1
        for column in zip(*told, strict=True)
    )


def _mask(place: Place) -> str:
    return DIGITS.sub("#", key(place.text))


def _counting(places: Sequence[Place]) -> set[int]:
    """The numbers in lines of their own that count up by one through the document, none beside another."""
    lone = [(i, hit) for i, p in enumerate(places) if (hit := LONE_NUMBER.fullmatch(p.text.strip()))]
    at = {i for i, _ in lone}
    apart = [(i, int(hit["number"])) for i, hit in lone if not {i - 1, i + 1} & at]
    run: list[tuple[int, int]] = []
    for i, number in apart:
        if not run or number == run[-1][1] + 1:
            run.append((i, number))
    counts = len(run) >= LEAST and run[0][1] <= LEAST and len(run) >= MOSTLY * len(apart)
    return {places[i].index for i, _ in run} if counts else set()
