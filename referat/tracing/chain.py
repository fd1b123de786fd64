"""The chain of a matter: from a record along its links to all that is about the same, and what came of it."""

import datetime
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from referat.tracing.amounts import Years
from referat.tracing.nodes import Node
from referat.tracing.verdicts import CHANGED, Status, Verdict

# The caption of an overview of what was approved.
APPROVED_LIST = re.compile(r"godkendt|vedtaget|bevilget|besluttede", re.IGNORECASE)
NOT_YET = re.compile(
    r"\b(?:ikke|ønskes|indstilles|foreslås|anbefales|kan|skal|til godkendelse)\b", re.IGNORECASE
)
# Links that are followed: not those a person rejected, nor those that are only suggested.
FOLLOWED = ("true", "confirmed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A record of a chain, and the link by which it came in; that is None for the one asked for."""

    node: Node
    link: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one body decided on an item: who, the day where the paper tells it, codes of outcomes."""

    body: str | None
    date: datetime.date | None
    outcomes: tuple[str, ...]


def find_rulings(node: Node) -> tuple[Ruling, ...]:
    """What each body decided on an item, as its paper tells them; empty where only one is told of."""
    told: dict[tuple[str | None, datetime.date | None], dict[str, None]] = {}
    for point in node.points:
        told.setdefault((point.body, point.date), {})[point.outcome] = None
    if len(told) < 2:
        return ()
    return tuple(Ruling(body, date, tuple(outcomes)) for (body, date), outcomes in told.items())


def index_links(links: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """The links that are followed, by the codes on both sides."""
    by_code: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for link in links:
        if link["state"] in FOLLOWED:
            by_code[link["from_id"]].append(link)
            by_code[link["to_id"]].append(link)
    return by_code


def follow(
    start: Sequence[str],
    nodes: Mapping[str, Node],
    by_code: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    leave_out: str | None = None,
) -> list[Step]:
    """All records that hang together with those asked for; proposals first, then by date.

    leave_out is a kind of link that is not followed.

    The chain of a proposal does not go through other proposals than its copies: an item about many of them
    does not make one matter of them.
    """
    steps = {code: Step(node=nodes[code], link=None) for code in start if code in nodes}
    of_proposal = any(step.node.kind == "proposal" for step in steps.values())
    waiting = deque(steps)
    while waiting:
        code = waiting.popleft()
        for link in by_code.get(code, ()):
            other = link["to_id"] if link["from_id"] == code else link["from_id"]
            if other in steps or other not in nodes or link["kind"] == leave_out:
                continue
            if of_proposal and nodes[other].kind == "proposal" and link["kind"] != "copy":
                continue
            steps[other] = Step(node=nodes[other], link=link)
            waiting.append(other)
    return sorted(steps.values(), key=_order)


def is_approved_list(caption: str | None) -> bool:
    """Whether an overview tells of what was approved, by its caption; "ikke godkendte" is no such one."""
    return bool(APPROVED_LIST.search(caption or "")) and not NOT_YET.search(caption or "")


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a proposal, (Danish) what says so, the day, and the code of the item that says it."""

    status: Status
    because: str
    decided: datetime.date | None = None
    code: str | None = None


def find_status(
    verdicts: Sequence[Verdict], listings: Sequence[str], asked: Years, granted: Years
) -> Finding:
    """What became of a proposal. verdicts are those of its items by date, listings captions of overviews.

    What a council decided last counts, else what was decided last; that a committee recommends something
    decides nothing.
    """
    final = _final(verdicts)
    if final is not None:
        if final.status == "approved" and differ(asked, granted):
            because = f"{final.place}; beløbene er andre end de ansøgte"
            return Finding(CHANGED, because, final.date, final.code)
        return Finding(final.status or "unknown", final.place, final.date, final.code)
    listed = [caption for caption in listings if is_approved_list(caption)]
    if listed:
        changed = differ(asked, granted)
        return (
            Finding(CHANGED, f"{listed[0]}, med andre beløb") if changed else Finding("approved", listed[0])
        )
    unclear = [one for one in verdicts if one.unclear]
    if unclear:
        because = f"{unclear[-1].place}: flere forslag, og beslutningen siger ikke hvilke"
        return Finding("unknown", because, code=unclear[-1].code)
    advised = [one for one in verdicts if one.advises]
    if advised:
        because = f"{advised[-1].place}, er en indstilling; der er ingen endelig beslutning"
        return Finding("pending", because, code=advised[-1].code)
    if verdicts:
        return Finding("pending", "er på en dagsorden uden beslutning", code=verdicts[-1].code)
    return Finding("unknown", "ingen beslutning er fundet")


def _final(verdicts: Sequence[Verdict]) -> Verdict | None:
    """The verdict that counts; None where it was left to a body that has not decided yet."""
    deciding = [one for one in verdicts if one.status is not None and not one.advises]
    councils = [one for one in deciding if one.by_council]
    if councils and councils[-1].status not in ("postponed", "pending"):
        return councils[-1]
    if not deciding:
        return None
    last = deciding[-1]
    open_after = any(one.advises or one.by_council for one in verdicts[verdicts.index(last) + 1 :])
    return None if open_after and not last.by_council and not councils else last


def differ(asked: Years, granted: Years) -> bool:
    """Whether other amounts are granted than asked for, in a year that both name, by more than rounding.

    An overview in whole hundred thousands adds up two rounded rows, so it can be off by one of its units.
    """
    unit = Decimal(1)
    while any(granted.values()) and all(value % (unit * 10) == 0 for value in granted.values()):
        unit *= 10
    return any(abs(granted[year] - asked[year]) > unit for year in asked.keys() & granted.keys())


def _order(step: Step) -> tuple[int, datetime.date, str]:
    kinds = {"proposal": 0, "item": 1, "row": 2}
    return kinds[step.node.kind], step.node.date or datetime.date.max, step.node.code
