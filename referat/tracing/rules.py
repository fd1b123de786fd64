"""The rules that link records: each gives links with the words on both sides that say so."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.tracing.references import find_references
from parsers.tracing.titles import Rarity, build_title, find_pairs
from referat.tracing.nodes import Node

# From this score on a link is taken as true until a person rejects it; below it is a suggestion.
SURE, SUGGESTED = 0.8, 0.6
# The score of what a rule found and something else speaks against.
UNSURE = 0.7
# How alike the titles of an item and the earlier one that it names are, where the body is not named.
ALIKE = 0.3
# How long after a meeting the same matter comes to another body, or comes back.
NEXT_BODY, RETURNS = datetime.timedelta(days=150), datetime.timedelta(days=550)
# What a decision is that leaves the matter open.
OPEN = ("postponed", "referred", "other", "no_record")
# A code of a proposal: letters and digits ("NB12"); a number alone is none.
CODE = re.compile(r"^(?=.*[^\W\d_])(?=.*\d)[\w-]{3,12}$")
# How many years a proposal and the item about it are apart, at most.
NEAR_YEARS = 2
CASE_LENGTH = 6
# How alike a row and the only proposal left over are at least, and how sure that is.
KINDRED, LEFT_OVER = 0.35, 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link between two records and the words on each side that it rests on."""

    one: str
    other: str
    kind: str
    score: float
    rule: str
    one_says: str
    other_says: str


def find_links(nodes: Sequence[Node]) -> list[Link]:
    """All links between the records, the surest of each pair and kind."""
    items = [node for node in nodes if node.kind == "item"]
    proposals = [node for node in nodes if node.kind == "proposal"]
    rows = [node for node in nodes if node.kind == "row"]
    rarity = Rarity((node.title for node in nodes), ((item.body, item.title) for item in items))
    found: dict[tuple[str, str, str], Link] = {}
    for link in (
        *_by_case(items, rarity),
        *_by_reference(items, rarity),
        *_by_title(items, rarity),
        *_by_code(items, proposals, rarity),
        *_by_proposal_title(items, proposals, rarity),
        *_by_row(rows, proposals, rarity),
        *_copies(proposals, rarity),
    ):
        key = (link.one, link.other, link.kind)
        if link.score >= SUGGESTED and (key not in found or found[key].score < link.score):
            found[key] = link
    return sorted(found.values(), key=lambda link: (link.one, link.other, link.kind))


def _by_case(items: Sequence[Node], rarity: Rarity) -> Iterator[Link]:
    """Items with one case number, each to the next by date.

    A number that items of common titles share is that of a kind of item ("Godkendelse af dagsorden").
    """
    cases: dict[tuple[str, str], list[Node]] = defaultdict(list)
    known = {item.municipality for item in items if item.municipality}
    for item in items:
        if item.case_number and len(item.case_number) >= CASE_LENGTH and item.date is not None:
            whose = item.municipality or (next(iter(known)) if len(known) == 1 else "")
            cases["".join(item.case_number.split()).casefold(), whose].append(item)
    for some in cases.values():
        for before, after in pairwise(
            sorted(some, key=lambda item: (item.date or datetime.date.min, item.code))
        ):
            common = rarity.is_common(before.title) and rarity.is_common(after.title)
            yield _link(
                before,
                after,
                "next",
                UNSURE if common else 0.99,
                "case_number",
                before.case_number,
                after.case_number,
            )


def _by_reference(items: Sequence[Node], rarity: Rarity) -> Iterator[Link]:
    """An item whose text names the day and point of an earlier one.

    Several bodies can meet on a day: sure is only a point whose body is named too, or whose title is alike.
    """
    by_place: dict[tuple[datetime.date, str], list[Node]] = defaultdict(list)
    for item in items:
        if item.date is not None and item.number:
            by_place[item.date, item.number.rstrip(".")].append(item)
    for item in items:
        for words in item.texts:
            for one in find_references(words):
                earlier = [
                    node
                    for node in by_place.get((one.day, one.number), ())
                    if node is not item
                    and (item.date is None or one.day < item.date)
                    and not _elsewhere(item, node)
                ]
                named = [node for node in earlier if _is_named(node.body, one.near)]
                earlier = named or earlier
                if len(earlier) == 1:
                    said = f"punkt {earlier[0].number}"
                    alike = rarity.likeness(earlier[0].title, item.title) >= ALIKE
                    score = 0.97 if named or alike else UNSURE
                    yield _link(earlier[0], item, "next", score, "date_and_point", said, one.printed)


def _by_title(items: Sequence[Node], rarity: Rarity) -> Iterator[Link]:
    """An item and the next of the same title: at another body soon after, or back where it was left open."""
    dated = sorted((item for item in items if item.date is not None), key=lambda item: (item.date, item.code))
    told = [item for item in dated if not rarity.is_common(item.title)]
    titles = [item.title for item in told]
    after: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for m, n in find_pairs(titles, titles, rarity):
        one, other = told[m], told[n]
        if one.date is None or other.date is None or not one.date < other.date or _elsewhere(one, other):
            continue
        likeness = rarity.likeness(one.title, other.title)
        left_open = not one.outcomes or any(outcome in OPEN for outcome in one.outcomes)
        apart = other.date - one.date
        if likeness >= SUGGESTED and (
            (one.body != other.body and apart <= NEXT_BODY) or (left_open and apart <= RETURNS)
        ):
            after[m].append((likeness, n))
    for m, others in after.items():
        best = max(likeness for likeness, _ in others)
        likeness, n = next(
            (likeness, n) for likeness, n in sorted(others, key=lambda one: one[1]) if likeness == best
        )
        yield _link(
            told[m], told[n], "next", likeness * 0.97, "title", told[m].title.said, told[n].title.said
        )


def _by_code(items: Sequence[Node], proposals: Sequence[Node], rarity: Rarity) -> Iterator[Link]:
    """An item that quotes a proposal's code; where others have the code too, years and titles tell which."""
    by_code: dict[str, list[Node]] = defaultdict(list)
    for proposal in proposals:
        if proposal.number and CODE.match(proposal.number):
            by_code[proposal.number.casefold()].append(proposal)
    if not by_code:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, by_code))})(?![\w-])", re.IGNORECASE)
    for item in items:
        for words in (item.title.said, *item.texts, *item.attached):
            for match in pattern.finditer(words):
                near = [one for one in by_code[match[0].casefold()] if _near(item, one)]
                for proposal in near:
                    titled = {one.title.stems for one in near}
                    score = 0.95 if len(titled) == 1 else 0.65
                    if rarity.likeness(item.title, proposal.title) >= SUGGESTED:
                        score = 0.98
                    yield _link(
                        proposal, item, "decided", score, "code", proposal.number, _around(words, match)
                    )


def _by_proposal_title(items: Sequence[Node], proposals: Sequence[Node], rarity: Rarity) -> Iterator[Link]:
    """An item, or an annex of it, with the title of a proposal."""
    named = [(item, build_title(said), rule) for item in items for said, rule in _names(item)]
    titles = [title for _, title, _ in named]
    for m, n in find_pairs([proposal.title for proposal in proposals], titles, rarity):
        proposal, (item, title, rule) = proposals[m], named[n]
        if rarity.is_common(proposal.title) and rarity.is_common(title):
            continue
        likeness = rarity.likeness(proposal.title, title)
        held = rarity.weights(proposal.title.stems & title.stems) / (
            rarity.weights(proposal.title.stems) or 1
        )
        score = max(likeness, held * 0.9 if len(proposal.title.stems) > 2 else 0.0)
        if score >= SUGGESTED and _near(item, proposal):
            yield _link(proposal, item, "decided", score * 0.96, rule, proposal.title.said, title.said)


def _names(item: Node) -> Iterator[tuple[str, str]]:
    yield item.title.said, "title"
    for attached in item.attached:
        yield attached, "attachment"


def _by_row(rows: Sequence[Node], proposals: Sequence[Node], rarity: Rarity) -> Iterator[Link]:
    """A row of an overview that has a proposal's title, the likest one of its own paper first."""
    titles = [proposal.title for proposal in proposals]
    best: dict[int, list[tuple[bool, float, int]]] = defaultdict(list)
    for m, n in find_pairs([row.title for row in rows], titles, rarity):
        likeness = rarity.likeness(rows[m].title, titles[n])
        if likeness >= SUGGESTED and _of_time(rows[m], proposals[n]):
            best[m].append((rows[m].document_id == proposals[n].document_id, likeness, n))
    taken: set[int] = set()
    for m, found in best.items():
        own, likeness, n = max(found, key=lambda one: (one[0], one[1], -one[2]))
        score = min(likeness + 0.2, 0.99) if own else likeness * 0.9
        taken.add(n)
        yield _listed(proposals[n], rows[m], score, "overview_row")
    yield from _left_over([row for m, row in enumerate(rows) if m not in best], proposals, taken, rarity)


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
    return _link(proposal, row, "listed", score, rule, proposal.title.said, row.title.said)


def _copies(proposals: Sequence[Node], rarity: Rarity) -> Iterator[Link]:
    """A proposal that stands in several papers, by code and title and year."""
    same: dict[tuple[str, frozenset[str], int | None], list[Node]] = defaultdict(list)
    for proposal in proposals:
        if not rarity.is_common(proposal.title) or proposal.number:
            same[(proposal.number or "").casefold(), proposal.title.stems, proposal.year].append(proposal)
    for some in same.values():
        for one, other in pairwise(some):
            if one.document_id != other.document_id:
                yield _link(one, other, "copy", 0.95, "code_title_year", one.title.said, other.title.said)


def _near(item: Node, proposal: Node) -> bool:
    """Whether an item can be about a proposal by their years; where one has none, it can."""
    if item.date is None or proposal.year is None:
        return True
    return abs(item.date.year - proposal.year) <= NEAR_YEARS


def _of_time(row: Node, proposal: Node) -> bool:
    """Whether an overview of another paper can tell of a proposal by their years."""
    if row.document_id == proposal.document_id or row.year is None or proposal.year is None:
        return True
    return abs(row.year - proposal.year) <= NEAR_YEARS


def _elsewhere(one: Node, other: Node) -> bool:
    """Whether two items are of different municipalities."""
    return bool(one.municipality and other.municipality) and one.municipality != other.municipality


def _is_named(body: str | None, words: str) -> bool:
    """Whether a body is named, by its whole name or without its inflection ("Byrådet": "byråds")."""
    stem = (body or "").casefold().removesuffix("et")
    return bool(stem) and stem in words.casefold()


def _around(words: str, match: re.Match[str]) -> str:
    return " ".join(words[max(0, match.start() - 40) : match.end() + 40].split())


def _link(
    one: Node, other: Node, kind: str, score: float, rule: str, says: str | None, said: str | None
) -> Link:
    return Link(
        one=one.code,
        other=other.code,
        kind=kind,
        score=round(min(score, 1.0), 3),
        rule=rule,
        one_says=says or "",
        other_says=said or "",
    )
