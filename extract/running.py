"""Heads, feet and page numbers: what stands on page after page and is no part of the text."""

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from rapidfuzz.fuzz import ratio

from extract.running_tables import dissolve_running_tables
from extract.settings import ReadSettings
from models.frozen import dataclass
from models.page import Box, Line, Page

DIGITS = re.compile(r"\d+")
# "4", "- 4 -", "4/17", "4 (17)", with a short word between: a page number by itself
LONE_NUMBER = re.compile(r"\W*(?P<page>\d{1,4})\W*(?:[^\W\d_]{0,3}\W*(?P<all>\d{1,4})\W*)?")
LONGEST_NUMBERED = 80  # characters; longer lines are prose, even when a number in them counts up
BIG = 1.2  # times the body size: a heading
OUTERMOST = 0.06  # of the page height
NEAREST = 4  # lines from the edge that are looked at
FIRST_WORDS = 4  # that lines have in common which say the same of different things
# "A-03", "K4", "BC 12", "nr. 7": in a heading at the top of a page it tells what begins there
OWN_CODE = re.compile(
    r"(?<![\w-])(?:[A-ZÆØÅ]{1,5}[-.]?(?P<number>\d{1,4})"
    r"|(?:[A-ZÆØÅ]{1,3}|[Nn]r\.?) (?P<apart>\d{1,4}))(?![\w-])"
)
INSIDE = 0.5  # as many lines within pages, for each at an edge, say the same: it is no running line


@dataclass(frozen=True, slots=True)
class Edge:
    """A line near the top or the bottom of a page. away is its distance from that edge in points."""

    page: int
    position: int
    line: Line
    box: Box
    top: bool
    away: float
    share: float
    width: float
    mask: str
    detached: bool

    @property
    def size(self) -> float:
        """Its font size; 0 where it is unknown."""
        return self.line.size or 0.0


@dataclass(frozen=True)
class Inner:
    """The lines of pages that stand at no edge of theirs; edges are page and position of those that do."""

    pages: tuple[Page, ...]
    edges: frozenset[tuple[int, int]]

    def count(self, cluster: Sequence[Edge]) -> int:
        """How many begin as some lines at the edge do, digits apart."""
        return sum(self._starts[start] for start in {_start(edge.mask) for edge in cluster})

    @cached_property
    def _starts(self) -> Counter[str]:
        return Counter(
            _start(DIGITS.sub("#", line.text.lower()))
            for page in self.pages
            for position, line in enumerate(page.lines)
            if line.table is None and (page.number, position) not in self.edges
        )


def _start(mask: str) -> str:
    return " ".join(mask.split()[:FIRST_WORDS])


def mark_running(pages: tuple[Page, ...], settings: ReadSettings) -> tuple[Page, ...]:
    """The pages with their running lines marked: heads, feet and page numbers.

    A line is one when it stands at the same height of several pages with the same words (digits apart), or
    in the same small print, or counts up with the pages. Big print and lines of tables are not, unless the
    whole table is a head. In a file of two pages it must stand on both. A heading at the top that names what
    begins there by a code of its own ("Forslag K4", "Forslag K5") is text.
    """
    pages = dissolve_running_tables(pages, settings)
    body = body_size(pages)
    edges = [edge for page in pages for edge in _edges(page, settings)]
    inner = Inner(pages, frozenset((edge.page, edge.position) for edge in edges))
    marked: set[tuple[int, int]] = set()
    for top in (True, False):
        group = [edge for edge in edges if edge.top is top]
        found = {_place(edge) for edge in group if edge.line.running}
        found |= _alike(group, body, len(pages), inner, settings) | _in_style(
            group, body, len(pages), settings
        )
        found |= _counting(group, body, settings) | _lone(group, len(pages))
        found |= _on_both(group, body) if len(pages) == 2 else set()
        marked |= _outer(group, _with_wrapped(group, found, body) - _naming(group, body))
    return tuple(_mark(page, marked) for page in pages)


def body_size(pages: Iterable[Page]) -> float:
    """The font size, in points, of most characters outside tables; 0 when nothing is known."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if line.size is not None and line.table is None:
                sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _mark(page: Page, marked: set[tuple[int, int]]) -> Page:
    if not any((page.number, position) in marked for position in range(len(page.lines))):
        return page
    lines = tuple(
        replace(line, running=True) if (page.number, position) in marked else line
        for position, line in enumerate(page.lines)
    )
    return replace(page, lines=lines)


def _edges(page: Page, settings: ReadSettings) -> list[Edge]:
    height, width = page.height or 1.0, page.width or 1.0
    placed = [(i, line, line.box) for i, line in enumerate(page.lines) if line.box is not None]
    found: list[Edge] = []
    for top in (True, False):
        ordered = sorted(placed, key=lambda p: p[2].top if top else -p[2].bottom)
        for nth, (position, line, box) in enumerate(ordered[:NEAREST]):
            away = box.top if top else height - box.bottom
            if away > settings.edge_zone * height or line.table is not None:
                continue
            after = ordered[nth + 1][2] if nth + 1 < len(ordered) else None
            gap = (after.top - box.bottom if top else box.top - after.bottom) if after else height
            detached = gap > 1.0 * (line.size or 10)
            mask = DIGITS.sub("#", line.text.lower())
            found.append(
                Edge(page.number, position, line, box, top, away, away / height, width, mask, detached)
            )
    return found


def _enough(pages: Iterable[int], total: int, share: float, settings: ReadSettings) -> bool:
    """Whether these pages are many: a share of all, or a run of neighbours, left and right pages apart."""
    numbers = sorted(set(pages))
    return _many(numbers, total, share, settings)


def _many(numbers: Sequence[int], total: int, share: float, settings: ReadSettings) -> bool:
    """The same for pages in order, each once."""
    if len(numbers) < settings.edge_pages:
        return False
    if len(numbers) >= share * total:
        return True
    near = [b - a <= 2 for a, b in itertools.pairwise(numbers)]
    return any(all(near[i : i + settings.edge_pages - 1]) for i in range(len(near) - settings.edge_pages + 2))


def _place(edge: Edge) -> tuple[int, int]:
    return edge.page, edge.position


def _alike(
    group: Sequence[Edge], body: float, total: int, inner: Inner, settings: ReadSettings
) -> set[tuple[int, int]]:
    """Lines with the same words at the same height, small or set off from the text.

    What stands within pages nearly as often is text that tops of pages have by chance: "Beløb i 1.000 kr.".
    """
    found: list[Edge] = []
    for cluster in _clusters(group, settings):
        big = cluster[0].size > BIG * body and cluster[0].share > OUTERMOST
        share = 0.5 if cluster[0].line.bold else settings.edge_share
        if big or not _enough((e.page for e in cluster), total, share, settings):
            continue
        if cluster[0].share <= OUTERMOST or inner.count(cluster) < INSIDE * len(cluster):
            found += cluster
    kept: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in sorted(found, key=lambda e: -e.away):
        tight = any(abs(other.away - edge.away) < 2 * edge.size for other in kept[edge.page])
        if edge.detached or tight or edge.size <= body - 0.4:
            kept[edge.page].append(edge)
    return {_place(edge) for edges in kept.values() for edge in edges}


def _clusters(group: Sequence[Edge], settings: ReadSettings) -> list[list[Edge]]:
    """Lines with the first before them that says nearly the same at nearly the same height and size.

    Only firsts in the drawers beside an edge's own are compared, and what was compared once is remembered.
    """
    clusters: list[list[Edge]] = []
    drawers: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    known: dict[tuple[float, float, str], int] = {}
    for edge in group:
        key = (edge.away, edge.size, edge.mask)
        if key not in known:
            height, length = _drawer(edge, settings)
            beside = itertools.product((height - 1, height, height + 1), (length - 1, length, length + 1))
            likely = sorted(itertools.chain.from_iterable(drawers.get(drawer, ()) for drawer in beside))
            same = (n for n in likely if _is_like(clusters[n][0], edge, settings))
            known[key] = next(same, len(clusters))
            if known[key] == len(clusters):
                clusters.append([])
                drawers[height, length].append(known[key])
        clusters[known[key]].append(edge)
    return clusters


def _drawer(edge: Edge, settings: ReadSettings) -> tuple[int, int]:
    """Height and length in steps: what is alike is one step apart at most.

    Texts whose lengths are too different can't be alike, whatever they say.
    """
    least = settings.edge_likeness / (200 - settings.edge_likeness)  # of the length of the longer one
    step = -math.log(least) if least < 1 else 1.0
    length = math.log(len(edge.mask)) / step if edge.mask else -2
    return math.floor(edge.away / settings.edge_shift), math.floor(length)


def _is_like(first: Edge, edge: Edge, settings: ReadSettings) -> bool:
    near = abs(first.away - edge.away) <= settings.edge_shift and abs(first.size - edge.size) < 0.6
    return near and ratio(first.mask, edge.mask, score_cutoff=settings.edge_likeness) > 0


def _in_style(group: Sequence[Edge], body: float, total: int, settings: ReadSettings) -> set[tuple[int, int]]:
    """Outermost lines in the same small print at the same place, whatever they say."""
    outer: dict[int, Edge] = {}
    for edge in group:
        if edge.page not in outer or edge.away < outer[edge.page].away:
            outer[edge.page] = edge
    small = sorted((e for e in outer.values() if e.size <= body - 0.4), key=lambda e: e.page)
    pages = np.array([e.page for e in small], np.int64)
    styles = np.array([_style(e) for e in small]).reshape(-1, 6)
    answers: dict[tuple[float, ...], bool] = {}
    found: set[tuple[int, int]] = set()
    for edge, style in zip(small, styles, strict=True):
        key = _style(edge)
        if key not in answers:
            off = abs(styles - style)
            same = (off[:, 0] <= 2) & (off[:, 1] <= 0.3) & (off[:, 2] == 0)
            same &= np.minimum(np.minimum(off[:, 3], off[:, 4]), off[:, 5] / 2) < 3
            answers[key] = _many(pages[same].tolist(), total, 0.3, settings)
        if answers[key]:
            found.add(_place(edge))
    return found


def _style(edge: Edge) -> tuple[float, ...]:
    """Height, size and weight, and how far it is from the left, from the right and twice from the middle."""
    box, width = edge.box, edge.width
    return edge.away, edge.size, float(edge.line.bold), box.x0, width - box.x1, box.x0 + box.x1 - width


def _aligned(a: Edge, b: Edge) -> bool:
    """Whether two lines stand alike from the left or right side of their pages, or about the middle."""
    right = abs((a.width - a.box.x1) - (b.width - b.box.x1))
    middle = abs((a.box.x0 + a.box.x1 - a.width) - (b.box.x0 + b.box.x1 - b.width)) / 2
    return min(abs(a.box.x0 - b.box.x0), right, middle) < 3


def _counting(group: Sequence[Edge], body: float, settings: ReadSettings) -> set[tuple[int, int]]:
    """Short lines with a number that counts up with the pages, in small print or with words in common.

    Numbered headings and captions at the tops of pages count up as well ("3. Budget", "4. Veje"), in bold
    and each in its own words, or right above the text that they head.
    """
    by_offset: dict[tuple[int, int], list[Edge]] = {}
    for edge in group:
        heads = edge.top and not edge.detached and edge.size > body - 0.4 and edge.share > OUTERMOST
        if len(edge.line.text) > LONGEST_NUMBERED or edge.size > BIG * body or heads:
            continue
        for number in {int(n) for n in DIGITS.findall(edge.line.text) if len(n) <= 4}:
            by_offset.setdefault((number - edge.page, round(edge.away / 8)), []).append(edge)
    found: set[tuple[int, int]] = set()
    for edges in by_offset.values():
        numbers = sorted({e.page for e in edges})
        if len(numbers) >= settings.edge_pages and numbers[-1] - numbers[0] < 3 * len(numbers):
            pages_of: defaultdict[str, set[int]] = defaultdict(set)
            for edge in edges:
                pages_of[edge.mask].add(edge.page)
            found |= {
                _place(e)
                for e in edges
                if (e.size <= body - 0.4 and not e.line.bold) or _has_like(e, pages_of, settings)
            }
    return found


def _has_like(edge: Edge, pages_of: Mapping[str, set[int]], settings: ReadSettings) -> bool:
    """Whether a line of another page says nearly the same, digits apart: by text the pages that have it."""
    if pages_of[edge.mask] - {edge.page}:
        return True
    return any(
        ratio(mask, edge.mask) >= settings.edge_likeness and bool(pages - {edge.page})
        for mask, pages in pages_of.items()
        if mask != edge.mask
    )


def _on_both(group: Sequence[Edge], body: float) -> set[tuple[int, int]]:
    """Lines of a file of two pages that say the same at the same height of both, outside the text.

    Two pages are few: the words must be the same but for digits, not bold or larger than the text, and in
    small print or at the very edge with white between them and the text.
    """
    found: set[tuple[int, int]] = set()
    for edge in group:
        small = edge.size <= body - 0.4
        plain = edge.size <= body + 0.4 and not edge.line.bold
        if (small and (edge.detached or edge.share <= OUTERMOST)) or (
            plain and edge.detached and edge.share <= OUTERMOST
        ):
            same = [e for e in group if e.mask == edge.mask and abs(e.away - edge.away) <= 2]
            if len({e.page for e in same}) == 2:
                found |= {_place(e) for e in same}
    return found


def _naming(group: Sequence[Edge], body: float) -> set[tuple[int, int]]:
    """The headings at tops of pages with a code that no page before has, others as on the pages about them.

    They are bold or larger than the text, and the number in the code is not the page's own.
    """
    named: defaultdict[str, dict[str, Edge]] = defaultdict(dict)
    for edge in sorted(group, key=lambda e: e.page):
        hit = OWN_CODE.search(edge.line.text) if edge.top and _is_headlike(edge, body) else None
        if hit is not None and int(hit["number"] or hit["apart"]) != edge.page:
            rest = edge.line.text[: hit.start()] + edge.line.text[hit.end() :]
            named[rest].setdefault(hit[0], edge)
    return {_place(edge) for codes in named.values() if len(codes) > 1 for edge in codes.values()}


def _is_headlike(edge: Edge, body: float) -> bool:
    return edge.line.bold or edge.size > body + 0.4


def _lone(group: Sequence[Edge], total: int) -> set[tuple[int, int]]:
    """Page numbers by themselves that tell the page's own number, or the number of pages."""
    found: set[tuple[int, int]] = set()
    for edge in group:
        match = LONE_NUMBER.fullmatch(edge.line.text)
        if match and edge.detached and (int(match["page"]) == edge.page or match["all"] == str(total)):
            found.add(_place(edge))
    return found


def _with_wrapped(group: Sequence[Edge], found: set[tuple[int, int]], body: float) -> set[tuple[int, int]]:
    """The running lines with the small lines that go on from them or into them."""
    result = set(found)
    pages: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in group:
        pages[edge.page].append(edge)
    for _ in range(NEAREST):
        added = {
            _place(e) for e in group if _place(e) not in result and _goes_on(e, pages[e.page], result, body)
        }
        if not added:
            break
        result |= added
    return result


def _outer(group: Sequence[Edge], running: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The running lines with nothing but running lines between them and the edge of the page."""
    kept: set[tuple[int, int]] = set()
    blocked: dict[int, float] = {}
    for edge in sorted(group, key=lambda e: e.away):
        if _place(edge) not in running:
            blocked.setdefault(edge.page, edge.away)
        elif edge.away < blocked.get(edge.page, edge.away + 1) + 2:
            kept.add(_place(edge))
    return kept


def _goes_on(edge: Edge, beside: Sequence[Edge], running: set[tuple[int, int]], body: float) -> bool:
    """Whether a small line goes on from or into a running one of its page."""
    if edge.size > body - 0.4:
        return False
    for other in beside:
        if _place(other) in running:
            close = abs(other.box.bottom - edge.box.bottom) <= 1.5 * edge.size
            alike = abs(other.size - edge.size) < 0.3 and other.line.bold == edge.line.bold
            if close and alike and _aligned(other, edge):
                return True
    return False
