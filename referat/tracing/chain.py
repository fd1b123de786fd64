"""The chain of a matter: from a record along its links to all that is about the same, and what came of it."""

import datetime
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from referat.tracing.amounts import Years
from referat.tracing.nodes import Node

Status = Literal["approved", "approved_with_changes", "partly", "rejected", "postponed", "pending", "unknown"]

# The caption of an overview of what was approved.
APPROVED_LIST = re.compile(r"godkendt|vedtaget|bevilget|besluttede", re.IGNORECASE)
# Links that are followed: not those a person rejected, nor those that are only suggested.
FOLLOWED = ("true", "confirmed")
CHANGED: Status = "approved_with_changes"
# What an item's decisions come to: the first of these that is among them.
ORDERED: tuple[tuple[str, Status], ...] = (
    ("approved_with_changes", CHANGED),
    ("approved", "approved"),
    ("rejected", "rejected"),
    ("withdrawn", "rejected"),
    ("postponed", "postponed"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A record of a chain, and the link by which it came in; that is None for the one asked for."""

    node: Node
    link: Mapping[str, Any] | None


def follow(start: Iterable[str], nodes: Mapping[str, Node], links: Sequence[Mapping[str, Any]]) -> list[Step]:
    """All records that hang together with those asked for; proposals first, then by date."""
    by_code: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for link in links:
        if link["state"] in FOLLOWED:
            by_code[link["from_id"]].append(link)
            by_code[link["to_id"]].append(link)
    steps = {code: Step(node=nodes[code], link=None) for code in start if code in nodes}
    waiting = deque(steps)
    while waiting:
        code = waiting.popleft()
        for link in by_code[code]:
            other = link["to_id"] if link["from_id"] == code else link["from_id"]
            if other not in steps and other in nodes:
                steps[other] = Step(node=nodes[other], link=link)
                waiting.append(other)
    return sorted(steps.values(), key=_order)


def find_status(
    steps: Sequence[Step], listings: Sequence[str], asked: Years, granted: Years
) -> tuple[Status, str]:
    """What became of a proposal, and (Danish) what says so. What was decided last counts."""
    items = [step.node for step in steps if step.node.kind == "item" and step.node.outcomes]
    if items:
        last = items[-1]
        status = _of_outcomes(last.outcomes)
        told = f"{last.body or 'mødet'}, punkt {last.number}"
        if status == "approved" and _differ(asked, granted):
            return CHANGED, f"{told}; beløbene er andre end de ansøgte"
        return status, told
    listed = [caption for caption in listings if APPROVED_LIST.search(caption)]
    if listed:
        changed = _differ(asked, granted)
        return (CHANGED, f"{listed[0]}, med andre beløb") if changed else ("approved", listed[0])
    if any(step.node.kind == "item" for step in steps):
        return "pending", "er på en dagsorden uden beslutning"
    return "unknown", "ingen beslutning er fundet"


def _of_outcomes(outcomes: Sequence[str]) -> Status:
    """What the decisions on the points of one item come to."""
    said = set(outcomes)
    if said & {"approved", CHANGED} and "rejected" in said:
        return "partly"
    for outcome, status in ORDERED:
        if outcome in said:
            return status
    return "pending"


def _differ(asked: Years, granted: Years) -> bool:
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
