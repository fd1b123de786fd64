"""What the decision on one item of a meeting comes to for a proposal."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from parsers.tracing.titles import build_title
from referat.tracing.nodes import Node, Point

Status = Literal["approved", "approved_with_changes", "partly", "rejected", "postponed", "pending", "unknown"]

CHANGED: Status = "approved_with_changes"
# What an item's decisions come to: the first of these that is among them.
ORDERED: tuple[tuple[str, Status], ...] = (
    ("approved_with_changes", CHANGED),
    ("approved", "approved"),
    ("rejected", "rejected"),
    ("withdrawn", "rejected"),
    ("postponed", "postponed"),
    ("referred", "pending"),
)
YES, NO = {"approved", "approved_with_changes"}, {"rejected", "withdrawn", "postponed"}
# Who has the last word; what such a body approves is no recommendation.
COUNCIL = re.compile(r"byråd|kommunalbestyrelse|borgerrepræsentation|regionsråd", re.IGNORECASE)
# "Udvalget anbefaler, at ...", "Indstillingen anbefales", "Indstilles til byrådet"; not "som anbefalet"
ADVICE = re.compile(
    r"\b(?:anbefaler|anbefales|anbefalede|(?:blev|bliver|er|kunne|kan|at) anbefale[st]?|med anbefaling"
    r"|indstiller|indstilles)\b",
    re.IGNORECASE,
)
# "NB01 og NB02 godkendes, mens NB03 ikke godkendes": what is said of each.
CLAUSE = re.compile(r",?\s+(?:mens|medens|hvorimod|men)\s+|;\s*|(?<=\w)\.\s+(?=[A-ZÆØÅ])")
# A vote on another wording says nothing of the proposal itself.
AMENDMENT = re.compile(r"\bændringsforslag", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What an item comes to; status is None where it decides nothing ("taget til efterretning").

    code is that of the item. advises: it is a recommendation to another body. unclear: it is about several
    proposals, some of which were approved and others not, and says not which.
    """

    code: str
    place: str
    date: datetime.date | None
    status: Status | None
    by_council: bool
    advises: bool = False
    unclear: bool = False


def find_verdict(item: Node, proposal: Node, others: Sequence[Node]) -> Verdict:
    """What an item comes to for a proposal; others are the other proposals that the item is about."""
    points = _last_points(item.points)
    named = [point for point in points if others and _names(point, proposal)]
    elsewhere = [point for point in points if any(_names(point, other) for other in others)]
    if others:
        named = [_of_proposal(point, proposal, others) for point in named]
        points = named or [point for point in points if point not in elsewhere]
    body = next((point.body for point in points if point.body), item.body) or ""
    status = _status(points)
    unclear = bool(others) and ((status == "partly" and not named) or (bool(elsewhere) and not points))
    by_council = bool(COUNCIL.search(body))
    return Verdict(
        code=item.code,
        place=f"{item.body or 'mødet'}, punkt {item.number}",
        date=item.date,
        status=None if unclear else status,
        by_council=by_council,
        advises=not by_council and any(ADVICE.search(point.said) for point in points),
        unclear=unclear,
    )


def _last_points(points: Sequence[Point]) -> list[Point]:
    """The points of the body that decided last, where a paper tells what several bodies decided."""
    if not points:
        return []
    dated = [point for point in points if point.date is not None]
    undated = [point for point in points if point.date is None]
    last = undated[-1] if undated else max(dated, key=lambda point: point.date or datetime.date.min)
    return [point for point in points if (point.body, point.date) == (last.body, last.date)]


def _of_proposal(point: Point, proposal: Node, others: Sequence[Node]) -> Point:
    """What a point says of one proposal: the only clause with it, where others have clauses of their own."""
    clauses = [replace(point, said=said, asked=None) for said in CLAUSE.split(point.said)]
    own = [clause for clause in clauses if _names(clause, proposal)]
    rest = [clause for clause in clauses if clause not in own]
    if len(own) != 1 or not any(_names(clause, other) for clause in rest for other in others):
        return point
    from parsers.minutes.phrases.outcomes import (
        find_outcome,  # it takes 45 MB and a second, which few traces need
    )

    hit = find_outcome(own[0].said)
    return point if hit is None else replace(own[0], outcome=hit.outcome)


def _names(point: Point, proposal: Node) -> bool:
    """Whether a point of a decision, or what it answers, names a proposal: its code or all of its title."""
    said = f"{point.asked or ''}\n{point.said}"
    if proposal.number and re.search(
        rf"(?<![\w-]){re.escape(proposal.number)}(?![\w-])", said, re.IGNORECASE
    ):
        return True
    stems = proposal.title.stems
    return len(stems) > 1 and stems <= _find_stems(said)


@lru_cache(maxsize=1024)
def _find_stems(said: str) -> frozenset[str]:
    """The stems of what is said; an item about many proposals is asked for each of them."""
    return build_title(said).stems


def _status(points: Sequence[Point]) -> Status | None:
    """What points come to together; None where they decide nothing."""
    said = {point.outcome for point in points if not AMENDMENT.search(point.said)}
    said = said or {point.outcome for point in points}
    if said & YES and said & NO:
        return "partly"
    return next((status for outcome, status in ORDERED if outcome in said), None)
