"""What is told around decisions, by filters: rounds of voting, voters, statements, acts, attendance.

The filters of each list stand here alone; commands and pandas tables take the same.
"""

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from models.folding import fold_name
from models.store import Store
from parsers.party_letters import LONGEST_LETTER, forms_of, letter_of
from referat.danish.wording import code_of
from referat.importing.revision import parser_version
from referat.querying.nearest import require_names
from referat.querying.selecting import Condition, Selection, choose, equals, held, of_file, saying, there

# Filters that are parts of names.
NAMES = ("body", "municipality", "file", "voter", "name", "act")
OLDEST_FIRST = "date IS NULL, date"
# The table that a list's rows come from: empty where the papers were read before it was known.
TABLES = {
    "ballots": "ballot",
    "votes": "ballot",
    "statements": "statement",
    "law_references": "law_reference",
    "attendees": "attendance_note",
}


class HeldFilters(TypedDict, total=False):
    """The filters that all of these lists have: parts of who met, where, and of a file's name; and dates."""

    body: str | None
    municipality: str | None
    since: datetime.date | str | None
    until: datetime.date | str | None
    file: str | None


class BallotFilters(HeldFilters, total=False):
    """Of rounds of voting: what came of them, and part of what was voted on or of the item's title."""

    result: str | None
    text: str | None


class VoteFilters(HeldFilters, total=False):
    """Of votes: a party's letter or part of a name, the side, and part of the item's title."""

    voter: str | None
    choice: str | None
    text: str | None


class StatementFilters(HeldFilters, total=False):
    """Of statements: their kind, and part of the words or of those they are by."""

    kind: str | None
    text: str | None


class LawFilters(HeldFilters, total=False):
    """Of places in acts: part of the act's name, and the paragraph's number."""

    act: str | None
    paragraph: str | None


class AttendeeFilters(HeldFilters, total=False):
    """Of attendance: part of a name, and how the person attended."""

    name: str | None
    status: str | None


def select_ballots(store: Store, filters: BallotFilters) -> Selection:
    """Rounds of voting, oldest meeting first. Raises UnknownWord for another result."""
    return choose(
        "ballots",
        *_held(store, filters, BallotFilters),
        equals("result", _code("result", filters.get("result"))),
        saying(("about", "title"), filters.get("text")),
        order=f"{OLDEST_FIRST}, ballot_id",
    )


def select_votes(store: Store, filters: VoteFilters) -> Selection:
    """What each voted, oldest meeting first. Raises UnknownWord for another choice.

    A national party is found by its letter and by its names alike.
    """
    return choose(
        "votes",
        *_held(store, filters, VoteFilters),
        _of_voter(filters.get("voter")),
        equals("choice", _code("choice", filters.get("choice"))),
        saying(("title",), filters.get("text")),
        order=f"{OLDEST_FIRST}, vote_id",
    )


def _of_voter(voter: str | None) -> Condition | None:
    """Rows of a party's whole letter, or of part of a name; of a national party by its other forms too.

    Those of a person are a party's where the letter stands behind the name: "Bo Dam (V)".
    """
    if voter is None:
        return None
    letter = letter_of(voter) or fold_name(voter)
    forms = sorted(map(fold_name, forms_of(voter)))
    given = {"voter": fold_name(voter), "forms": json.dumps(forms), "member": f" ({letter})"}
    own = "fold_name(voter) = :voter" if len(voter) <= LONGEST_LETTER else "instr(fold_name(voter), :voter)"
    member = "substr(fold_name(voter), -length(:member)) = :member"
    return f"{own} OR {member} OR fold_name(voter) IN (SELECT value FROM json_each(:forms))", given


def find_inferred(voter: str, rows: Sequence[Mapping[str, Any]]) -> str | None:
    """A note (Danish) where rows were found by a party's letter or name that was not asked for; else None."""
    asked = voter.casefold()
    others = {row["voter"] for row in rows if row["voter"].casefold() in forms_of(voter)}
    told = sorted(form for form in others if form.casefold() != asked and asked not in form.casefold())
    if not told:
        return None
    return (
        f"{', '.join(told)} er regnet for det samme parti som {voter}: det er udledt af de bogstaver og "
        "navne, partierne har i hele landet, og står ikke i papirerne."
    )


def select_statements(store: Store, filters: StatementFilters) -> Selection:
    """Statements, amendments and conditions, oldest meeting first. Raises UnknownWord for another kind."""
    return choose(
        "statements",
        *_held(store, filters, StatementFilters),
        equals("kind", _code("statement", filters.get("kind"))),
        saying(("text", '"by"'), filters.get("text")),
        order=f"{OLDEST_FIRST}, statement_id",
    )


def select_law_references(store: Store, filters: LawFilters) -> Selection:
    """Places in acts, oldest meeting first."""
    return choose(
        "law_references",
        *_held(store, filters, LawFilters),
        saying(("act", "printed"), filters.get("act")),
        equals("paragraph", filters.get("paragraph")),
        order=f"{OLDEST_FIRST}, law_reference_id",
    )


def select_attendees(store: Store, filters: AttendeeFilters) -> Selection:
    """Persons and how they attended, oldest meeting first. Raises UnknownWord for another status."""
    return choose(
        "attendees",
        *_held(store, filters, AttendeeFilters),
        saying(("name",), filters.get("name")),
        equals("status", _code("presence", filters.get("status"))),
        order=f"{OLDEST_FIRST}, meeting_id, page",
    )


def find_unread(store: Store, view: str) -> str | None:
    """What to do (Danish) where a list is empty since the papers were read by an older version; else None."""
    query = """
        SELECT COUNT(*) FROM document d WHERE d.parser_version NOT LIKE ? || '%'
        AND EXISTS (SELECT 1 FROM meeting m WHERE m.document_id = d.id)"""
    with store.reading() as connection:
        filled = connection.exec_driver_sql(f"SELECT 1 FROM {TABLES[view]} LIMIT 1").first()
        older = connection.exec_driver_sql(query, (parser_version(),)).scalar_one()
    if filled is not None or not older:
        return None
    return (
        "Filerne er læst af en ældre udgave af referat, som ikke fandt dette. Læs dem igen: "
        "referat import MAPPE."
    )


def _held(store: Store, filters: Mapping[str, Any], kind: Any) -> list[tuple[str, dict[str, Any]] | None]:
    """The conditions of the filters that all lists have. Raises TypeError for a filter that is none.

    A name that nothing in the store has raises UnknownName.
    """
    for name in filters:
        if name not in kind.__optional_keys__:
            raise TypeError(f"{name}: no such filter; there are {', '.join(sorted(kind.__optional_keys__))}")
    require_names(store, {name: filters.get(name) for name in NAMES})
    period = held(filters.get("body"), filters.get("since"), filters.get("until"))
    return [*period, there(filters.get("municipality")), of_file(store, filters.get("file"))]


def _code(kind: str, said: str | None) -> str | None:
    return None if said is None else code_of(kind, said)
