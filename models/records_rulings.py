"""What is told around a decision: rounds of voting, statements, references to acts, who came and went.

The records of models.records hold these; every rule of that module on Found, None and () goes for them too.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models.evidence import Found

BallotMatter = Literal["matter", "amendment", "subamendment"]
BallotResult = Literal["adopted", "rejected", "withdrawn"]
VoteSide = Literal["for", "against", "abstain"]
StatementKind = Literal["minority", "note", "reservation", "amendment", "subamendment", "condition"]
Presence = Literal["excused", "absent", "substitute", "late", "left", "recused", "away"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One round of voting on an item: what it was on, who and how many voted what, and what came of it.

    about are the printed words for what was voted on ("Ændringsforslag 2", "punkt 4"), point its number.
    decision counts, from 0, the item's decision point in whose text the round stands; None outside them.
    count_* are the numbers the paper gives, which need not be those of the names. rest is the side of those
    that are not named: printed where the paper says so ("de øvrige stemte for"), else inferred.
    """

    matter: BallotMatter = "matter"
    about: Found[str] | None = None
    point: int | None = None
    decision: int | None = None
    in_favour: tuple[Found[str], ...] = ()
    against: tuple[Found[str], ...] = ()
    abstain: tuple[Found[str], ...] = ()
    count_for: Found[int] | None = None
    count_against: Found[int] | None = None
    count_abstain: Found[int] | None = None
    rest: Found[VoteSide] | None = None
    result: Found[BallotResult] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """Who voted what on the matter itself: party letters, parties or persons, as printed."""

    in_favour: tuple[Found[str], ...] = ()
    against: tuple[Found[str], ...] = ()
    abstain: tuple[Found[str], ...] = ()


def find_votes(ballots: Sequence[Ballot]) -> Votes | None:
    """Who voted what in the last round on the matter itself that names voters; None where none does.

    Where all such rounds are on amendments, it is the last of them.
    """
    named = [one for one in ballots if one.in_favour or one.against or one.abstain]
    if not named:
        return None
    last = ([one for one in named if one.matter == "matter"] or named)[-1]
    return Votes(in_favour=last.in_favour, against=last.against, abstain=last.abstain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody said to a decision, or what it rests on, word for word.

    kind: minority is an opinion against the decision (mindretalsudtalelse, "kan ikke tiltræde"), note one
    that was entered in the minutes (protokoltilførsel), reservation a forbehold, amendment and subamendment
    what was moved, condition what a decision was made on ("under forudsætning af"). by are parties and
    persons; result is that of what was moved. decision is as in Ballot.
    """

    kind: StatementKind
    text: Found[str]
    by: tuple[Found[str], ...] = ()
    result: Found[BallotResult] | None = None
    decision: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawReference:
    """A place in an act that an item's text names: "servicelovens § 83, stk. 2".

    act is the act's name in one form ("lov om social service" is "serviceloven"), None where the text gives
    the paragraph alone, inferred where it is that of the place just before; paragraph is its
    number ("83 a"), part what follows it ("stk. 2, nr. 3").
    """

    printed: Found[str]
    act: Found[str] | None = None
    paragraph: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """What the paper says of how one person attended: a meeting, or in an item's text that item.

    status: excused sent regrets, absent is away without a word of regrets, substitute came for another, late
    and left with the time where it is given, recused took no part for partiality (inhabil), away took no part
    in an item for no given reason. at_item is the item during which the person came or left, as printed.
    """

    name: Found[str]
    status: Presence
    time: Found[datetime.time] | None = None
    at_item: Found[str] | None = None
    stands_in_for: Found[str] | None = None
    reason: Found[str] | None = None
    said: Found[str] | None = None
