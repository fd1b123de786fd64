"""What is told around a decision, and of who attended, as the JSON of the export."""

from collections.abc import Iterable
from typing import Any

from models.records import AgendaItem, Meeting
from models.records_rulings import Attendance, Ballot, LawReference, Statement, Votes
from referat.exporting.json_values import pick, plain

Json = dict[str, Any]


def build_rulings(item: AgendaItem) -> Json:
    """The rounds of voting on an item, what was said to it, the acts it names, and who took no part in it."""
    return {
        "ballots": [_ballot(ballot) for ballot in item.ballots],
        "statements": [_statement(statement) for statement in item.statements],
        "law_references": [_law_reference(reference) for reference in item.law_references],
        "attendance": build_attendance(item),
    }


def build_point_votes(item: AgendaItem, position: int) -> Json | None:
    """The votes on one of an item's decision points, by its position from 0: those of its last round."""
    told = [ballot for ballot in item.ballots if ballot.decision == position and _names(ballot)]
    return build_sides(told[-1]) if told else None


def build_attendance(record: AgendaItem | Meeting) -> list[Json]:
    """How people attended a meeting or an item, where the paper says more than who was there."""
    return [_attendance(one) for one in record.attendance]


def _names(ballot: Ballot) -> bool:
    return bool(ballot.in_favour or ballot.against or ballot.abstain)


def build_sides(ballot: Ballot | Votes) -> Json:
    """Who voted for, against and not at all."""
    return {
        "for": _values(ballot.in_favour),
        "against": _values(ballot.against),
        "abstain": _values(ballot.abstain),
    }


def _ballot(ballot: Ballot) -> Json:
    facts = pick(ballot, "matter", "about", "point", "decision")
    facts |= build_sides(ballot) | pick(
        ballot, "count_for", "count_against", "count_abstain", "rest", "result"
    )
    inferred = [name for name in ("rest", "result") if _is_inferred(getattr(ballot, name))]
    return facts | {"inferred": inferred}


def _is_inferred(found: Any) -> bool:
    return found is not None and found.certainty == "inferred"


def _statement(statement: Statement) -> Json:
    return pick(statement, "kind", "text", "result", "decision") | {"by": _values(statement.by)}


def _law_reference(reference: LawReference) -> Json:
    return pick(reference, "printed", "act", "paragraph", "part")


def _attendance(one: Attendance) -> Json:
    return pick(one, "name", "status", "time", "at_item", "stands_in_for", "reason")


def _values(found: Iterable[Any]) -> list[Any]:
    return [plain(value) for value in found]
