"""Votes that do not go together: with those present, with the names given, or with themselves."""

import re
from collections.abc import Iterator, Sequence

from models.evidence import Found, Issue, Severity
from models.records import AgendaItem, Meeting
from models.records_rulings import Ballot
from parsers.minutes.phrases.people import NAME

SIDES = (
    ("for", "in_favour", "count_for"),
    ("imod", "against", "count_against"),
    ("hverken for eller imod", "abstain", "count_abstain"),
)
PERSON = re.compile(rf"{NAME}\s*(?:\([^()]*\))?")
# a list of those present with fewer names is no list of members
LEAST_PRESENT = 3


def find_vote_issues(meeting: Meeting, item: AgendaItem, where: str) -> list[Issue]:
    """What is wrong with the votes on an item: more votes than persons, or not as many as names.

    where names the item. Fewer votes than those present is told as an oddity only: not all need have voted.
    """
    issues: list[Issue] = []
    for ballot in item.ballots:
        issues += _against_present(_count_there(meeting, item), ballot, item.number.value, where)
        issues += _against_names(ballot, item.number.value, where)
        issues += _twice(ballot, item.number.value, where)
    return issues


def _count_there(meeting: Meeting, item: AgendaItem) -> int:
    """How many were there to vote: those on the list, and who came for another, less whom they came for.

    0 where the list is too short to be one of members.
    """
    names = {name.value for name in meeting.present}
    if len(names) < LEAST_PRESENT:
        return 0
    stood_in = [one for one in (*meeting.attendance, *item.attendance) if one.status == "substitute"]
    replaced = {one.stands_in_for.value for one in stood_in if one.stands_in_for}
    return len((names - replaced) | {one.name.value for one in stood_in})


def _against_present(there: int, ballot: Ballot, number: str, where: str) -> Iterator[Issue]:
    counts = [count for count in (ballot.count_for, ballot.count_against, ballot.count_abstain) if count]
    total = sum(count.value for count in counts)
    if not there or not counts:
        return
    if total > there:
        message = f"Punkt {number}: der er talt {total} stemmer, men {there} er nævnt som til stede."
        yield _issue("votes_above_present", message, where, counts[0], "warning", str(there), str(total))
    elif ballot.count_for and ballot.count_against and ballot.rest is None and total < there:
        message = f"Punkt {number}: der er talt {total} stemmer, og {there} er nævnt som til stede."
        yield _issue("votes_below_present", message, where, counts[0], "info", str(there), str(total))


def _against_names(ballot: Ballot, number: str, where: str) -> Iterator[Issue]:
    for side, names_field, count_field in SIDES:
        count: Found[int] | None = getattr(ballot, count_field)
        names: Sequence[Found[str]] = getattr(ballot, names_field)
        if count is None or not names or not all(PERSON.fullmatch(name.value) for name in names):
            continue
        if len(names) != count.value:
            message = f"Punkt {number}: {count.value} stemte {side}, men {len(names)} er nævnt ved navn."
            expected, found = str(count.value), str(len(names))
            yield _issue("votes_named_otherwise", message, where, count, "info", expected, found)


def _twice(ballot: Ballot, number: str, where: str) -> Iterator[Issue]:
    seen: set[str] = set()
    for _, names_field, _ in SIDES:
        for name in getattr(ballot, names_field):
            if name.value in seen:
                message = f"Punkt {number}: {name.value} står på to sider i samme afstemning."
                yield _issue("voted_twice", message, where, name, "warning", None, name.value)
            seen.add(name.value)


def _issue(
    code: str,
    message: str,
    where: str,
    at: Found[int] | Found[str],
    severity: Severity,
    expected: str | None,
    found: str,
) -> Issue:
    span = at.spans[0] if at.spans else None
    return Issue(
        code=f"minutes.{code}",
        severity=severity,
        message=message,
        where=where,
        expected=expected,
        found=found,
        span=span,
    )
