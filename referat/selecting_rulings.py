"""What is told around decisions, by filters: rounds of voting, voters, statements, acts, attendance."""

import datetime

from models.store import Store
from referat.selecting import Selection, choose, equals, held, of_file, saying
from referat.wording import code_of

# Letters of parties are short; a voter with so few characters is that whole letter.
LONGEST_LETTER = 2
OLDEST_FIRST = "date IS NULL, date"


def select_ballots(
    store: Store,
    *,
    body: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    result: str | None = None,
    text: str | None = None,
    file: str | None = None,
) -> Selection:
    """Rounds of voting, oldest meeting first; the filters are those of referat.ballots."""
    return choose(
        "ballots",
        *held(body, since, until),
        equals("result", None if result is None else code_of("result", result)),
        saying(("about", "title"), text),
        of_file(store, file),
        order=f"{OLDEST_FIRST}, ballot_id",
    )


def select_votes(
    store: Store,
    *,
    voter: str | None = None,
    choice: str | None = None,
    body: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    text: str | None = None,
    file: str | None = None,
) -> Selection:
    """What each voted, oldest meeting first; the filters are those of referat.votes."""
    letter = voter is not None and len(voter) <= LONGEST_LETTER
    return choose(
        "votes",
        *held(body, since, until),
        ("casefold(voter) = :voter", {"voter": voter.casefold()}) if letter and voter else None,
        saying(("voter",), None if letter else voter),
        equals("choice", None if choice is None else code_of("choice", choice)),
        saying(("title",), text),
        of_file(store, file),
        order=f"{OLDEST_FIRST}, vote_id",
    )


def select_statements(
    store: Store,
    *,
    kind: str | None = None,
    body: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    text: str | None = None,
    file: str | None = None,
) -> Selection:
    """Statements, amendments and conditions, oldest meeting first; filters as for referat.statements."""
    return choose(
        "statements",
        *held(body, since, until),
        equals("kind", None if kind is None else code_of("statement", kind)),
        saying(("text", '"by"'), text),
        of_file(store, file),
        order=f"{OLDEST_FIRST}, statement_id",
    )


def select_law_references(
    store: Store,
    *,
    act: str | None = None,
    paragraph: str | None = None,
    body: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    file: str | None = None,
) -> Selection:
    """Places in acts, oldest meeting first; the filters are those of referat.law_references."""
    return choose(
        "law_references",
        *held(body, since, until),
        saying(("act", "printed"), act),
        equals("paragraph", paragraph),
        of_file(store, file),
        order=f"{OLDEST_FIRST}, law_reference_id",
    )


def select_attendees(
    store: Store,
    *,
    name: str | None = None,
    status: str | None = None,
    body: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    file: str | None = None,
) -> Selection:
    """Persons and how they attended, oldest meeting first; the filters are those of referat.attendees."""
    return choose(
        "attendees",
        *held(body, since, until),
        saying(("name",), name),
        equals("status", None if status is None else code_of("presence", status)),
        of_file(store, file),
        order=f"{OLDEST_FIRST}, meeting_id, page",
    )
