"""Which meetings of which documents are one meeting as held: pure rules, whatever the order they come in."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Literal

from rapidfuzz.fuzz import ratio

from parsers.bodies import abbreviates, body_key, is_abbreviation
from parsers.text import key

Role = Literal["manifest", "minutes", "agenda", "addendum"]
ROLES: tuple[Role, ...] = ("manifest", "minutes", "agenda", "addendum")
ADDENDUM = re.compile(r"\b(?:tillægs?|tillæg til|supplerende)\W?\s?(?:dagsorden|punkt)", re.IGNORECASE)
# how alike two titles of one item are at least, in percent; and two spellings of one body
SAME_TITLE, SAME_BODY = 85.0, 93.0
# a cut title says this many characters of the whole one
CUT_TITLE = 12
# shares of the shorter list's titles that the other has: from the first one meeting, under the second two
ONE, TWO = 0.4, 0.2
# two starts this far apart are two meetings
APART = datetime.timedelta(minutes=60)


@lru_cache(maxsize=20_000)
def _key(title: str) -> str:
    return key(title)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldItem:
    """An item as one document tells of it; outcomes are those of its decision's points."""

    id: int
    ordinal: int
    number: str
    title: str | None = None
    closed: bool = False
    decided: bool = False
    recommended: bool = False
    outcomes: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The title for comparing; "" where there is none to compare."""
        return "" if self.closed or not self.title else _key(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A meeting as one document tells of it; content and ordinal name it whatever its id is."""

    id: int
    document_id: int
    content: str
    ordinal: int
    kind: str
    body: str
    date: datetime.date
    title: str | None = None
    municipality: str | None = None
    start: datetime.time | None = None
    end: datetime.time | None = None
    is_manifest: bool = False
    items: tuple[ToldItem, ...] = ()

    @property
    def role(self) -> Role:
        """What the document is to the meeting."""
        if self.is_manifest:
            return "manifest"
        if self.title and ADDENDUM.search(self.title):
            return "addendum"
        return "minutes" if self.kind == "minutes" else "agenda"

    @property
    def rank(self) -> tuple[int, bool, str, int]:
        """Its place among the documents of a meeting: who is believed first."""
        return (ROLES.index(self.role), self.kind != "minutes", self.content, self.ordinal)


@dataclass(frozen=True, slots=True)
class Group:
    """Meetings that are one, by rank; doubtful where another meeting could be the same one or is not told."""

    members: tuple[Told, ...]
    doubtful: bool = False


def same_title(one: ToldItem, other: ToldItem) -> bool:
    """Whether two items have the same title, one of them perhaps cut short."""
    a, b = one.key, other.key
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    cut = len(short) >= CUT_TITLE and long.startswith(short)
    return a == b or cut or ratio(a, b, score_cutoff=SAME_TITLE) > 0


def agree(one: Told, other: Told) -> bool | None:
    """Whether the items say that two meetings are one: True, False, or None where they tell nothing."""
    few, many = sorted((_titled(one), _titled(other)), key=len)
    if not few:
        return None
    hits = sum(1 for item in few if any(same_title(item, another) for another in many))
    if hits >= max(1, ONE * len(few)):
        return True
    apart = not {i.number for i in few} & {i.number for i in many}
    if len(few) < 2 or apart or "addendum" in (one.role, other.role):
        return None
    return False if hits < TWO * len(few) else None


def _titled(told: Told) -> list[ToldItem]:
    return [item for item in told.items if item.key]


def find_groups(told: Iterable[Told]) -> tuple[Group, ...]:
    """The meetings as held, among documents' meetings of any days.

    One is of one body, day and place, and starts once; meetings whose items contradict each other are kept
    apart and doubtful. The answer does not depend on the order.
    """
    days: dict[datetime.date, list[Told]] = defaultdict(list)
    for one in told:
        days[one.date].append(one)
    return tuple(group for day in sorted(days) for group in _of_day(days[day]))


@lru_cache(maxsize=4096)
def may_be_one_body(one: str | None, other: str | None) -> bool:
    """Whether two names may be of one body: the same, an abbreviation, a spelling; or one is not told.

    >>> may_be_one_body("TMU", "Teknik- og Miljøudvalget"), may_be_one_body("Byrådet", "Havneudvalget")
    (True, False)
    """
    if one is None or other is None:
        return True
    keys = (_name_key(one), _name_key(other))
    short = [(a, b) for a, b in (keys, keys[::-1]) if a.isupper() and not b.isupper()]
    return ratio(*keys, score_cutoff=SAME_BODY) > 0 or any(abbreviates(a, b) for a, b in short)


def _of_day(told: Sequence[Told]) -> list[Group]:
    bodies: dict[str, list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.rank):
        bodies[_name_key(one.body)].append(one)
    for short in sorted(name for name in bodies if name.isupper()):
        full = [name for name in bodies if not name.isupper() and abbreviates(short, name)]
        if len(full) == 1:
            bodies[full[0]] += bodies.pop(short)
    _join_spellings(bodies)
    return [group for name in sorted(bodies) for group in _of_body(bodies[name])]


def _name_key(name: str) -> str:
    """A body's name for comparing; an abbreviation in capitals."""
    return name.strip(" .").upper() if is_abbreviation(name) else body_key(name)


def _join_spellings(bodies: dict[str, list[Told]]) -> None:
    """Names that differ by a letter or two are one body where the items agree."""
    names = sorted(bodies)
    for one, other in combinations(names, 2):
        if one not in bodies or other not in bodies or ratio(one, other, score_cutoff=SAME_BODY) == 0:
            continue
        if any(agree(a, b) for a in bodies[one] for b in bodies[other]):
            bodies[one] += bodies.pop(other)


def _of_body(told: Sequence[Told]) -> list[Group]:
    """The meetings of one body on one day: parted by place, then by start, then by their items."""
    if len(told) == 1:
        return [Group(tuple(told))]
    towns: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        towns[key(one.municipality or "")].append(one)
    groups: list[Group] = []
    places, left = _share_out(towns.pop("", []), list(towns.values()))
    for place in places:
        starts, unsure = _share_out([one for one in place if one.start is None], _by_start(place))
        left += unsure
        for part in starts:
            groups += _by_items(part)
    return groups + [Group((one,), doubtful=True) for one in left]


def _share_out(loose: Sequence[Told], sure: Sequence[Sequence[Told]]) -> tuple[list[list[Told]], list[Told]]:
    """The sets with the loose ones that belong to just one of them, and those that could be in several."""
    if not sure:
        return [list(loose)], []
    if len(sure) == 1:
        return [[*sure[0], *loose]], []
    sets, left = [list(one) for one in sure], []
    for one in loose:
        fits = [n for n, others in enumerate(sure) if any(agree(one, other) for other in others)]
        if len(fits) == 1:
            sets[fits[0]].append(one)
        else:
            left.append(one)
    return sets, left


def _by_start(told: Sequence[Told]) -> list[list[Told]]:
    """Those that say when they start, in runs of starts that are near each other."""
    timed = sorted((one for one in told if one.start is not None), key=lambda one: (_minute(one), one.rank))
    runs = [[timed[0]]] if timed else []
    for before, one in pairwise(timed):
        if _minute(one) - _minute(before) > APART:
            runs.append([])
        runs[-1].append(one)
    return runs


def _minute(told: Told) -> datetime.timedelta:
    start = told.start or datetime.time(0)
    return datetime.timedelta(hours=start.hour, minutes=start.minute)


def _by_items(told: Sequence[Told]) -> list[Group]:
    """One group unless two have items that contradict each other: then what agrees, each part doubtful."""
    ranked = sorted(told, key=lambda one: one.rank)
    verdicts = {(a.rank, b.rank): agree(a, b) for a, b in combinations(ranked, 2)}
    if False not in verdicts.values():
        return [Group(tuple(ranked))]
    parts: list[list[Told]] = []
    for one in ranked:
        fits = [part for part in parts if any(verdicts[other.rank, one.rank] for other in part)]
        joined = [other for part in fits for other in part] + [one]
        parts = [part for part in parts if part not in fits] + [joined]
    alone = len(parts) == 1
    return [Group(tuple(sorted(part, key=lambda one: one.rank)), doubtful=not alone) for part in parts]
