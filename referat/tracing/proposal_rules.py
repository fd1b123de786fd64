"""The rules that tie proposals by title: to the items about them, to rows in overviews, to their copies."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.tracing.titles import Rarity, Title, build_title, find_pairs
from referat.tracing.coded import TITLED, find_title_codes, group_codes
from referat.tracing.link import SUGGESTED, SURE, UNSURE, Link, build_link
from referat.tracing.nodes import NEAR_YEARS, Node, is_elsewhere, is_near, know_home
from referat.tracing.price_years import Leads

# How alike a row and the only proposal left over are at least, and how sure that is.
KINDRED, LEFT_OVER = 0.35, 0.85
# How sure a row is whose label has a proposal's code, and another title.
CODED = 0.9
# "5. Digitalisering", "Tema 2: Boliger": the heading of a theme in an overview.
THEME = re.compile(r"^\s*(?:[^\W\d_]+\s+)?(?P<number>\d{1,2})(?![\d.,]*\d)")
# How sure it is that an item that names a theme and spells a row of it comes from there.
INITIATIVE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """An item, or an annex of it, with the title of a proposal, and how alike the two are."""

    score: float
    proposal: Node
    item: Node
    rule: str
    said: str


def pair_titles(items: Sequence[Node], proposals: Sequence[Node], rarity: Rarity) -> list[Titled]:
    """The items that have titles like those of proposals, themselves or as an annex."""
    if not proposals:
        return []
    named = [(item, title, rule) for item in items for title, rule in _names(item)]
    titles = [title for _, title, _ in named]
    found: list[Titled] = []
    for m, n in find_pairs([proposal.title for proposal in proposals], titles, rarity):
        proposal, (item, title, rule) = proposals[m], named[n]
        if not is_near(item, proposal) or (rarity.is_common(proposal.title) and rarity.is_common(title)):
            continue
        likeness = rarity.likeness(proposal.title, title)
        if not likeness:
            continue
        held = rarity.weights(proposal.title.stems & title.stems) / rarity.weights(proposal.title.stems)
        score = max(likeness, held * 0.9 if len(proposal.title.stems) > 2 else 0.0)
        if score >= SUGGESTED:
            found.append(Titled(score=score * 0.96, proposal=proposal, item=item, rule=rule, said=title.said))
    return found


def find_titled(pairs: Sequence[Titled], leads: Leads) -> Iterator[Link]:
    """The links of items to proposals of their title; of several years, that of the item's own."""
    by_item: dict[str, list[Titled]] = defaultdict(list)
    for pair in pairs:
        by_item[pair.item.code].append(pair)
    for some in by_item.values():
        for pair in some:
            rival = any(_is_rival(pair.proposal, one.proposal, pair.item, leads) for one in some)
            said = pair.proposal.title.said, pair.said
            score = min(pair.score, UNSURE) if rival else pair.score
            yield build_link(pair.proposal, pair.item, "decided", score, pair.rule, *said)


def _names(item: Node) -> Iterator[tuple[Title, str]]:
    yield item.title, "title"
    for attached in item.attached:
        yield build_title(attached), "attachment"


def _is_rival(proposal: Node, other: Node, item: Node, leads: Leads) -> bool:
    """Whether another proposal of the same title is of a year as near to the item's, or nearer."""
    if other.title.stems != proposal.title.stems or other.year == proposal.year:
        return False
    return leads.apart(item, other) <= leads.apart(item, proposal)


def settle_namesakes(about: Sequence[Link], proposals: Sequence[Node]) -> Iterator[Link]:
    """The links of proposals to items; where an item names the code of one, its namesakes are unsure."""
    by_code = {node.code: node for node in proposals}
    named: dict[str, list[Node]] = defaultdict(list)
    for link in about:
        if link.rule == "code" and link.score >= SURE:
            named[link.other].append(by_code[link.one])
    for link in about:
        one = by_code[link.one]
        meant = [node for node in named[link.other] if node.title.stems == one.title.stems]
        if meant and one.number and all(node.number != one.number for node in meant):
            yield replace(link, score=min(link.score, UNSURE))
        else:
            yield link


def find_listed(
    rows: Sequence[Node], proposals: Sequence[Node], rarity: Rarity, places: Collection[str]
) -> Iterator[Link]:
    """A row of an overview that has a proposal's title: the likest one of its own paper, else of its years.

    One whose code stands in the row too goes before others, and is sure. Of copies the one among most other
    proposals is taken. places are the municipalities of the archive.
    """
    titles = [proposal.title for proposal in proposals]
    sizes = Counter(proposal.document_id for proposal in proposals)
    best: dict[int, list[tuple[bool, bool, float, int, int, int]]] = defaultdict(list)
    for m, n in find_pairs([row.title for row in rows], titles, rarity):
        row, proposal = rows[m], proposals[n]
        likeness = rarity.likeness(row.title, titles[n])
        if likeness >= SUGGESTED and _of_time(row, proposal):
            own = row.document_id == proposal.document_id
            apart = abs((row.year or 0) - (proposal.year or 0)) if row.year and proposal.year else 1
            coded = _has_code(row, proposal)
            best[m].append((own, coded, likeness, -apart, sizes[proposal.document_id], -n))
    taken: set[int] = set()
    for m, found in best.items():
        own, coded, likeness, _, _, n = max(found)
        score = min(likeness + 0.2, 0.99) if own else likeness * 0.9
        score = max(score, TITLED) if coded else score
        taken.add(-n)
        yield _listed(proposals[-n], rows[m], score, "overview_row")
    left = [row for m, row in enumerate(rows) if m not in best]
    ordinals = {proposal.code: n for n, proposal in enumerate(proposals)}
    named: set[str] = set()
    for row, proposal in _coded_rows(left, proposals):
        taken.add(ordinals[proposal.code])
        named.add(row.code)
        own = row.document_id == proposal.document_id
        score = CODED if own or know_home(row, proposal, places) else UNSURE
        yield _listed(proposal, row, score, "overview_row_code")
    yield from _left_over([row for row in left if row.code not in named], proposals, taken, rarity)


def _has_code(row: Node, proposal: Node) -> bool:
    """Whether the code of a proposal stands in a row's label."""
    code = (proposal.number or "").casefold()
    return bool(code) and any(one.value == code for _, one in find_title_codes(row))


def _coded_rows(rows: Sequence[Node], proposals: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Rows whose label has a proposal's code beside another title, each with the proposal.

    Codes begin anew with the years: only one of the row's own year, or of its own paper, is meant.
    """
    by_code = group_codes(proposals)
    for row in rows:
        codes = {one.value for _, one in find_title_codes(row)} & by_code.keys()
        meant = [
            node
            for code in codes
            for node in by_code[code]
            if not is_elsewhere(row, node)
            and (row.document_id == node.document_id or (row.year is not None and row.year == node.year))
        ]
        if len({(node.number, node.title.stems) for node in meant}) == 1:
            yield row, meant[0]


def _left_over(
    rows: Sequence[Node], proposals: Sequence[Node], taken: set[int], rarity: Rarity
) -> Iterator[Link]:
    """A row in other words than its proposal's title, where all other proposals of the paper have theirs."""
    left: dict[int, list[Node]] = defaultdict(list)
    for n, proposal in enumerate(proposals):
        if n not in taken:
            left[proposal.document_id].append(proposal)
    listed = {proposals[n].document_id for n in taken}
    for document, some in left.items():
        kindred = [
            (row, one)
            for row in rows
            for one in some
            if row.document_id == document and rarity.likeness(row.title, one.title) >= KINDRED
        ]
        if document in listed and len(kindred) == 1:
            yield _listed(kindred[0][1], kindred[0][0], LEFT_OVER, "overview_row_left_over")


def _listed(proposal: Node, row: Node, score: float, rule: str) -> Link:
    return build_link(proposal, row, "listed", score, rule, proposal.title.said, row.title.said)


def find_copies(proposals: Sequence[Node], rarity: Rarity) -> Iterator[Link]:
    """A proposal that stands in several papers, by code, title, year and municipality.

    Where papers of several municipalities have it, one that names none is a copy of neither.
    """
    same: dict[tuple[str, frozenset[str], int | None], list[Node]] = defaultdict(list)
    for proposal in proposals:
        if not rarity.is_common(proposal.title) or proposal.number:
            same[(proposal.number or "").casefold(), proposal.title.stems, proposal.year].append(proposal)
    for some in same.values():
        places = {one.municipality for one in some}
        groups = [[one for one in some if one.municipality == place] for place in places]
        for own in groups if len(places - {None}) > 1 else [some]:
            for one, other in pairwise(own):
                if one.document_id != other.document_id:
                    yield build_link(
                        one, other, "copy", 0.95, "code_title_year", one.title.said, other.title.said
                    )


def find_initiatives(
    items: Sequence[Node], rows: Sequence[Node], rarity: Rarity, papers: Mapping[str, Collection[int]]
) -> Iterator[Link]:
    """An item that names a theme of a plan, and the rows of its overview under that theme that it spells.

    papers are those that name themselves by what a plan is called; a row of another is only a suggestion.
    """
    themes: dict[int, list[Node]] = defaultdict(list)
    for row in rows:
        numbered = THEME.match(row.about or "")
        if numbered and not rarity.is_common(row.title):
            themes[int(numbered["number"])].append(row)
    for item in items if themes else ():
        for _, one in item.mentions:
            if one.kind != "theme":
                continue
            number, _, plan = one.value.partition(" ")
            said = build_title(one.sentence).stems | item.title.stems
            for row in themes.get(int(number), ()):
                if row.title.stems and row.title.stems <= said and is_near(item, row):
                    score = INITIATIVE if row.document_id in papers.get(plan, ()) else UNSURE
                    yield build_link(row, item, "initiative", score, "theme", row.title.said, one.sentence)


def _of_time(row: Node, proposal: Node) -> bool:
    """Whether an overview of another paper can tell of a proposal by their places and years."""
    if is_elsewhere(row, proposal):
        return False
    if row.document_id == proposal.document_id or row.year is None or proposal.year is None:
        return True
    return abs(row.year - proposal.year) <= NEAR_YEARS
