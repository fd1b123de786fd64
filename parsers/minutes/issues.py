"""What a person should look at in a meeting: gaps, items without text or decision, unsure outcomes."""

import itertools
from datetime import date

from models.evidence import Issue, Severity, Span
from models.records import AgendaItem, Meeting
from parsers.flow import spans_of
from parsers.minutes.agenda.head import order_of
from parsers.minutes.agenda.likeness import alike
from parsers.minutes.agenda.meetings import Draft
from parsers.minutes.voting.issues import find_vote_issues


def find_issues(meeting: Meeting, draft: Draft) -> list[Issue]:
    """The findings about a meeting, each with the meeting and the item it is about, and where that stands.

    where is "Kulturudvalget 5.5.2024, punkt 3", for a meeting inside another's item
    "Kulturudvalget 5.5.2024 (inde i punkt 2), punkt 3".
    """
    name = name_meeting(meeting)
    issues = _gaps(meeting, name)
    printed = {head.number for head in draft.heads}
    for item in meeting.items:
        number, where = item.number.value, f"{name}, punkt {item.number.value}"
        if number not in printed:
            message = f"Punkt {number} står i indholdsfortegnelsen, men har ingen tekst i filen."
            issues.append(_issue("item_without_text", message, where, _span(item), warns=True))
        elif meeting.kind == "minutes" and item.decision_text is None and not item.closed:
            message = f"Punkt {number} har ingen beslutning i referatet."
            issues.append(_issue("no_decision", message, where, _span(item)))
        issues += _unsure(item, where)
        issues += find_vote_issues(meeting, item, where) if item.ballots else []
    return issues + _duplicates(draft, name)


def name_meeting(meeting: Meeting) -> str:
    """What a meeting is called in a finding: its body, or its title, and its day."""
    named = meeting.body or meeting.title
    words = [named.value if named is not None else "Møde"]
    words += [_day(meeting.date.value)] if meeting.date is not None else []
    inside = f" (inde i punkt {meeting.nested_in_item.item_number})" if meeting.nested_in_item else ""
    return " ".join(words) + inside


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _issue(
    code: str, message: str, where: str, span: Span | None, *, warns: bool = False, found: str | None = None
) -> Issue:
    severity: Severity = "warning" if warns else "info"
    return Issue(
        code=f"minutes.{code}", severity=severity, message=message, where=where, found=found, span=span
    )


def _span(item: AgendaItem) -> Span | None:
    """Where an item stands: its heading."""
    spans = (*(item.title.spans if item.title else ()), *item.number.spans)
    return spans[0] if spans else None


def _gaps(meeting: Meeting, name: str) -> list[Issue]:
    issues: list[Issue] = []
    for one, other in itertools.pairwise(meeting.items):
        before, after = order_of(one.number.value)[0], order_of(other.number.value)[0]
        if after > before + 1:
            missing = f"{before + 1}" if after == before + 2 else f"{before + 1}-{after - 1}"
            message = f"Punkt {missing} mangler i nummereringen; det kan være et lukket punkt."
            issues.append(_issue("number_gap", message, f"{name}, punkt {missing}", _span(other)))
    return issues


def _unsure(item: AgendaItem, where: str) -> list[Issue]:
    name = f"Punkt {item.number.value}: udfaldet af beslutningen er"
    unknown, refused = f"{name} ikke genkendt.", f"{name} usikkert, for der siges nej til et afslag."
    return [
        _issue(
            "unsure_outcome",
            unknown if point.outcome.value == "other" else refused,
            where,
            point.text.spans[0],
            found=point.text.value[:120],
        )
        for point in item.decision_points
        if point.outcome.certainty == "uncertain"
    ]


def _duplicates(draft: Draft, name: str) -> list[Issue]:
    issues: list[Issue] = []
    for number in dict.fromkeys(head.number for head in draft.heads):
        heads = [head for head in draft.heads if head.number == number and head.title]
        other = next((head for head in heads if not alike(head.title, heads[0].title)), None)
        if other is not None:
            message = f"Punkt {number} står med to forskellige titler."
            span = spans_of([other.number_piece])[0]
            issues.append(_issue("duplicate_number", message, f"{name}, punkt {number}", span, warns=True))
    return issues
