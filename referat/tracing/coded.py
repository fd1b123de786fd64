"""The rule that ties proposals to items by their codes, and how much else has to speak for it.

Codes begin anew with the years, and every municipality has its NB12: a code alone says little.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parsers.tracing.mentions import Mention, find_year_of, is_aside, is_elsewhere_said, is_proposed
from parsers.tracing.titles import Rarity, build_title
from referat.tracing.link import SUGGESTED, UNSURE, Link, build_link
from referat.tracing.nodes import Node, is_near, know_home
from referat.tracing.price_years import Leads

# A code of a proposal: letters and digits ("NB12"); a number alone is none.
CODE = re.compile(r"^(?=.*[^\W\d_])(?=.*\d)[\w-]{3,12}$")
# How much of a proposal's words an item says that is about it, and how much more than of any other's.
SAID, CLEARLY = 0.4, 0.2
# The parts of an item that name what it is about, not what it is beside.
OWN_PARTS = ("title", "recommendation", "decision", "attached")
# The parts that tell most surely: under the title of one proposal others stand in tables and sentences.
TITLES = ("title", "attached")
# How sure a code is with a title, with other evidence, and where several proposals have it.
TITLED, SUPPORTED, ONE_OF_SEVERAL = 0.98, 0.95, 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What speaks beside its code for an item's being about a proposal.

    alike: their titles are. words: the item says much of the proposal's words. named: the item's title,
    annexes, recommendations or decision have the code, or the sentence calls it a proposal. home: both are of
    one municipality. timely: the meeting is of the year that decides on the proposal, or the text says its
    year. early: the meeting was before that.
    """

    alike: bool = False
    words: bool = False
    named: bool = False
    home: bool = False
    timely: bool = False
    early: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether the code and all this make the link sure: words are not enough without place or year."""
        if self.alike:
            return True
        if self.words and not self.early:
            return self.home or self.timely
        return self.named and self.home and self.timely


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What the rule knows of the archive: its titles, its years, its municipalities.

    texts are the words of items by record; titled are the items whose title is that of a proposal.
    """

    rarity: Rarity
    leads: Leads
    texts: Mapping[int, str]
    titled: Collection[str]
    places: frozenset[str]


def group_codes(proposals: Sequence[Node]) -> dict[str, list[Node]]:
    """The proposals by their codes in small letters; those without one are left out."""
    by_code: dict[str, list[Node]] = defaultdict(list)
    for proposal in proposals:
        if proposal.number and CODE.match(proposal.number):
            by_code[proposal.number.casefold()].append(proposal)
    return by_code


def list_places(nodes: Sequence[Node]) -> frozenset[str]:
    """The municipalities that records name."""
    return frozenset(node.municipality for node in nodes if node.municipality)


def find_title_codes(node: Node) -> Iterator[tuple[str, Mention]]:
    """The codes of a record's title and annexes, with the part they stand in."""
    for part, said in (("title", node.title.said), *(("attached", one) for one in node.attached)):
        for word in re.findall(r"[\w-]+", said):
            if CODE.match(word):
                yield part, Mention("code", word.casefold(), word, said)


def find_codes(items: Sequence[Node], proposals: Sequence[Node], archive: Archive) -> Iterator[Link]:
    """An item that names a proposal's code; where several have the code, what else is said tells which."""
    by_code = group_codes(proposals)
    for item in items if by_code else ():
        words: frozenset[str] | None = None
        for part, one in (*find_title_codes(item), *item.mentions):
            near = [node for node in by_code.get(one.value, ()) if is_near(item, node)]
            if one.kind != "code" or not near:
                continue
            if words is None:
                words = build_title(f"{item.title.said}\n{archive.texts.get(item.record_id, '')}").stems
            for proposal, score in _weigh(item, part, one, near, words, archive):
                yield build_link(proposal, item, "decided", score, "code", proposal.number, one.sentence)


def _weigh(
    item: Node, part: str, one: Mention, near: Sequence[Node], words: frozenset[str], archive: Archive
) -> Iterator[tuple[Node, float]]:
    """The proposals that a code can mean, and how sure each is."""
    supports = _find_supports(item, part, one, near, words, archive)
    pairs = list(zip(near, supports, strict=True))
    meant = _find_meant(pairs)
    nearest = min((archive.leads.apart(item, node) for node, _ in meant), default=0)
    beside = part not in OWN_PARTS and is_aside(one.sentence)
    beside = beside or (part not in TITLES and (item.code in archive.titled or _names_another(item, one)))
    for node, support in meant or pairs:
        if support.alike:
            score = TITLED if archive.leads.apart(item, node) == nearest else UNSURE
        elif meant:
            score = SUPPORTED
        else:
            score = UNSURE if len({other.title.stems for other in near}) == 1 else ONE_OF_SEVERAL
        against = (beside and not support.alike) or _is_denied(item, node, one, archive.places)
        yield node, min(score, UNSURE) if against else score


def _names_another(item: Node, one: Mention) -> bool:
    """Whether the item's title has a code of the same make and not this one."""
    named = [word.casefold() for word in re.findall(r"[\w-]+", item.title.said)]
    return one.value not in named and _make_of(one.value) in map(_make_of, named)


def _make_of(code: str) -> str:
    """Which places of a code have letters and which have digits: "aa-99"."""
    return re.sub(r"\d", "9", re.sub(r"[^\W\d_]", "a", code))


def _find_meant(pairs: Sequence[tuple[Node, Support]]) -> list[tuple[Node, Support]]:
    """The proposals that enough speaks for: by title, else by words, else by all but words.

    None where the last of these are several with other titles.
    """
    enough = [pair for pair in pairs if pair[1].is_enough]
    alike = [pair for pair in enough if pair[1].alike]
    meant = alike or [pair for pair in enough if pair[1].words] or enough
    return meant if alike or len({node.title.stems for node, _ in meant}) == 1 else []


def _find_supports(
    item: Node, part: str, one: Mention, near: Sequence[Node], words: frozenset[str], archive: Archive
) -> list[Support]:
    """What speaks for each of the proposals that have a code."""
    shares = [_share(node, words, archive.rarity) for node in near]
    best = max(shares)
    others = max((share for share in shares if share < best), default=0.0)
    clear = best >= SAID and best - others >= CLEARLY
    named = part in OWN_PARTS or is_proposed(one.sentence, one.printed)
    return [
        replace(
            _find_time(item, node, one, archive.leads),
            alike=archive.rarity.likeness(item.title, node.title) >= SUGGESTED,
            words=clear and share == best,
            named=named,
            home=know_home(item, node, archive.places),
        )
        for node, share in zip(near, shares, strict=True)
    ]


def _find_time(item: Node, proposal: Node, one: Mention, leads: Leads) -> Support:
    """What the years say: that of the meeting, and one that stands beside the code."""
    year = find_year_of(one.sentence, one.printed)
    said = year is not None and year == proposal.year
    if item.date is None or proposal.year is None:
        return Support(timely=said)
    apart = leads.apart(item, proposal)
    early = apart > 0 and item.date.year < proposal.year
    return Support(timely=said or apart == 0, early=early and not said)


def _is_denied(item: Node, proposal: Node, one: Mention, places: Collection[str]) -> bool:
    """Whether the sentence says that the code is another municipality's, or of another year."""
    if is_elsewhere_said(one.sentence, item.municipality or proposal.municipality, places):
        return True
    year = find_year_of(one.sentence, one.printed)
    return year is not None and proposal.year is not None and abs(year - proposal.year) > 1


def find_denied(
    items: Sequence[Node], proposals: Sequence[Node], places: Collection[str]
) -> set[tuple[str, str]]:
    """Proposals and items that name their code only as another municipality's: whatever their titles."""
    by_code = group_codes(proposals)
    denied: set[tuple[str, str]] = set()
    for item in items if by_code else ():
        told: dict[str, list[Mention]] = defaultdict(list)
        for _, one in (*find_title_codes(item), *item.mentions):
            if one.kind == "code" and one.value in by_code:
                told[one.value].append(one)
        for value, some in told.items():
            denied |= {
                (node.code, item.code)
                for node in by_code[value]
                if all(
                    is_elsewhere_said(one.sentence, item.municipality or node.municipality, places)
                    for one in some
                )
            }
    return denied


def _share(proposal: Node, words: frozenset[str], rarity: Rarity) -> float:
    """How much of the weight of a proposal's words other words have: of its title, or of its summary too."""
    title = proposal.title.stems
    whole = title | build_title(proposal.about).stems
    return max(
        (rarity.weights(stems & words) / (rarity.weights(stems) or 1) for stems in (whole, title) if stems),
        default=0.0,
    )
