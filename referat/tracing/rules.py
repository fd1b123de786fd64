"""The rules that link records: each gives links with the words on both sides that say so."""

import datetime
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.tracing.mentions import Mention, is_aside, is_renumbered
from parsers.tracing.titles import Rarity, Title, build_title, find_pairs
from referat.tracing.coded import Archive, find_codes, find_denied, list_places
from referat.tracing.link import SUGGESTED, SURE, UNSURE, Link, build_link
from referat.tracing.nodes import Node, is_elsewhere, know_home
from referat.tracing.price_years import Leads
from referat.tracing.proposal_rules import (
    find_copies,
    find_initiatives,
    find_listed,
    find_titled,
    pair_titles,
    settle_namesakes,
)

# How alike the titles of an item and the earlier one that it names are, where the body is not named.
ALIKE = 0.3
# How much of an earlier item's title a sentence spells that tells of that matter, not of its own.
SPELT = 0.75
# How long after a meeting the same matter comes to another body, or comes back.
NEXT_BODY, RETURNS = datetime.timedelta(days=150), datetime.timedelta(days=550)
# What a decision is that leaves the matter open.
OPEN = ("postponed", "referred", "other", "no_record")
# Outcomes that settle nothing: items of one title that come to no more may each be news of their own.
QUIET = {"noted", "discussed", "no_record"}
CASE_LENGTH = 6


def find_links(
    nodes: Sequence[Node], texts: Mapping[int, str], papers: Mapping[str, Collection[int]]
) -> list[Link]:
    """All links between the records, the surest of each pair and kind.

    texts are the words of items that name a code, by record: they tell whether the item is about it.
    papers are those that name themselves by what a plan is called (see load_papers).
    """
    items = [node for node in nodes if node.kind == "item"]
    proposals = [node for node in nodes if node.kind == "proposal"]
    rows = [node for node in nodes if node.kind == "row"]
    rarity = Rarity((node.title for node in nodes), ((item.body, item.title) for item in items))
    pairs = pair_titles(items, proposals, rarity)
    leads = Leads((pair.proposal, pair.item) for pair in pairs)
    titled = list(find_titled(pairs, leads))
    archive = Archive(
        rarity=rarity,
        leads=leads,
        texts=texts,
        titled={link.other for link in titled if link.score >= SURE},
        places=list_places(nodes),
    )
    about = [*titled, *find_codes(items, _placed(proposals, titled, items), archive)]
    about = list(settle_namesakes(about, proposals))
    proposals = _placed(proposals, about, items)
    about = list(_without_denied(about, find_denied(items, proposals, archive.places)))
    found: dict[tuple[str, str, str], Link] = {}
    for link in (
        *_by_case(items, rarity),
        *_by_former_case(items, rarity, archive.places),
        *_by_reference(items, rarity, archive.places),
        *_of_one_matter(_by_title(items, rarity), about, proposals),
        *_at_home(about, proposals, items),
        *find_listed(rows, proposals, rarity, archive.places),
        *find_copies(proposals, rarity),
        *find_initiatives(items, rows, rarity, papers),
    ):
        key = (link.one, link.other, link.kind)
        if link.score >= SUGGESTED and (key not in found or found[key].score < link.score):
            found[key] = link
    return sorted(found.values(), key=lambda link: (link.one, link.other, link.kind))


def _without_denied(about: Sequence[Link], denied: Collection[tuple[str, str]]) -> Iterator[Link]:
    """The links of proposals to items, unsure where the item says that the code is another municipality's."""
    for link in about:
        if (link.one, link.other) in denied:
            yield replace(link, score=min(link.score, UNSURE))
        else:
            yield link


def _placed(proposals: Sequence[Node], about: Sequence[Link], items: Sequence[Node]) -> list[Node]:
    """The proposals, each of the municipality whose items are about most of its paper's."""
    places = {item.code: item.municipality for item in items if item.municipality}
    papers = {proposal.code: proposal.document_id for proposal in proposals}
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for link in about:
        place = places.get(link.other)
        if link.score >= SURE and place:
            counts[papers[link.one]][place] += 1
    return [
        replace(one, municipality=one.municipality or _most(counts[one.document_id])) for one in proposals
    ]


def _most(counts: Counter[str]) -> str | None:
    """What more than half are of."""
    place, times = counts.most_common(1)[0] if counts else (None, 0)
    return place if times * 2 > counts.total() else None


def _at_home(about: Sequence[Link], proposals: Sequence[Node], items: Sequence[Node]) -> Iterator[Link]:
    """The links of proposals to items, but for those of another municipality."""
    nodes = {node.code: node for node in (*proposals, *items)}
    for link in about:
        if not is_elsewhere(nodes[link.one], nodes[link.other]):
            yield link


def _of_one_matter(links: Iterable[Link], about: Sequence[Link], proposals: Sequence[Node]) -> Iterator[Link]:
    """Links of items by title; those of items that are surely about other proposals are unsure."""
    names = {one.code: (one.number, one.title.stems, one.year) for one in proposals}
    dealt: dict[str, set[tuple[str | None, frozenset[str], int | None]]] = defaultdict(set)
    for link in about:
        if link.score >= SURE:
            dealt[link.other].add(names[link.one])
    for link in links:
        these, those = dealt.get(link.one), dealt.get(link.other)
        apart = these and those and these.isdisjoint(those)
        yield replace(link, score=min(link.score, UNSURE)) if apart else link


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
            yield build_link(
                before,
                after,
                "next",
                UNSURE if common else 0.99,
                "case_number",
                before.case_number,
                after.case_number,
            )


def _by_former_case(items: Sequence[Node], rarity: Rarity, places: Collection[str]) -> Iterator[Link]:
    """An item whose text says the number that its case had before, in its own municipality."""
    cases: dict[str, list[Node]] = defaultdict(list)
    for item in items:
        if item.case_number and item.date is not None:
            cases["".join(item.case_number.split()).casefold()].append(item)
    for item in items:
        for _, one in item.mentions:
            if one.kind != "case" or one.value == (item.case_number or "").casefold():
                continue
            earlier = [
                node
                for node in cases.get(one.value, ())
                if node.date and item.date and node.date < item.date and not is_elsewhere(item, node)
            ]
            if earlier:
                last = max(earlier, key=lambda node: (node.date or datetime.date.min, node.code))
                home = know_home(item, last, places) or rarity.likeness(item.title, last.title) >= ALIKE
                told = home and is_renumbered(one.sentence) and not rarity.is_common(last.title)
                score = 0.95 if told else UNSURE
                yield build_link(last, item, "next", score, "former_case", last.case_number, one.sentence)


def _by_reference(items: Sequence[Node], rarity: Rarity, places: Collection[str]) -> Iterator[Link]:
    """An item whose text names the day and point of an earlier one.

    Several bodies can meet on a day: sure is only a point whose body is named too, or whose title is alike.
    What is named for comparison, or with its own title, is another matter.
    """
    by_place: dict[str, list[Node]] = defaultdict(list)
    for item in items:
        if item.date is not None and item.number:
            by_place[f"{item.date.isoformat()} {item.number.rstrip('.')}"].append(item)
    for item in items:
        for part, one in item.mentions:
            if one.kind != "point":
                continue
            earlier = [
                node
                for node in by_place.get(one.value, ())
                if node is not item
                and (item.date is None or (node.date is not None and node.date < item.date))
                and not is_elsewhere(item, node)
            ]
            named = [node for node in earlier if _is_named(node.body, one.sentence)]
            earlier = named or earlier
            if len(earlier) == 1:
                said = f"punkt {earlier[0].number}"
                sure = bool(named) and know_home(item, earlier[0], places)
                score = _sureness(item, earlier[0], part, one, sure, rarity)
                yield build_link(earlier[0], item, "next", score, "date_and_point", said, one.printed)


def _sureness(item: Node, earlier: Node, part: str, said: Mention, named: bool, rarity: Rarity) -> float:
    """How sure it is that an item and the earlier one it names are one matter."""
    if rarity.likeness(earlier.title, item.title) >= ALIKE:
        return 0.97
    if part != "history" and (is_aside(said.sentence) or _spells(said.sentence, earlier.title, rarity)):
        return UNSURE
    return 0.97 if named else UNSURE


def _spells(sentence: str, title: Title, rarity: Rarity) -> bool:
    """Whether a sentence says most of a title."""
    whole = rarity.weights(title.stems)
    return bool(whole) and rarity.weights(title.stems & build_title(sentence).stems) / whole >= SPELT


def _by_title(items: Sequence[Node], rarity: Rarity) -> Iterator[Link]:
    """An item and the next of the same title: at another body soon after, or back where it was left open."""
    dated = sorted((item for item in items if item.date is not None), key=lambda item: (item.date, item.code))
    told = [item for item in dated if not rarity.is_common(item.title)]
    titles = [item.title for item in told]
    days = [item.date or datetime.date.min for item in told]
    left_open = [not item.outcomes or any(outcome in OPEN for outcome in item.outcomes) for item in told]
    spans = [RETURNS if open_ else NEXT_BODY for open_ in left_open]
    later = [
        (bisect_right(days, day), bisect_right(days, day + span))
        for day, span in zip(days, spans, strict=True)
    ]
    after: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for m, n in find_pairs(titles, titles, rarity, later):
        one, other = told[m], told[n]
        soon = one.body != other.body and days[n] - days[m] <= NEXT_BODY
        if not (left_open[m] or soon) or is_elsewhere(one, other):
            continue
        likeness = rarity.likeness(one.title, other.title)
        if likeness >= SUGGESTED:
            after[m].append((likeness, n))
    for m, others in after.items():
        best = max(likeness for likeness, _ in others)
        likeness, n = next(
            (likeness, n) for likeness, n in sorted(others, key=lambda one: one[1]) if likeness == best
        )
        quiet = all(one.outcomes and QUIET.issuperset(one.outcomes) for one in (told[m], told[n]))
        score = min(likeness * 0.97, UNSURE if quiet else 1.0)
        yield build_link(told[m], told[n], "next", score, "title", told[m].title.said, told[n].title.said)


def _is_named(body: str | None, words: str) -> bool:
    """Whether a body is named, by its whole name or without its inflection ("Byrådet": "byråds")."""
    stem = (body or "").casefold().removesuffix("et")
    return bool(stem) and stem in words.casefold()
