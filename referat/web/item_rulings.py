"""What the page of an item shows around its decision: rounds of voting, statements, acts, absences."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from referat.web.lookups import Row, ids, load_own

# Tables whose rows hang on an item, and the order they are told in; the tables below two of them.
RULING_PARTS = {
    "ballot": "ordinal",
    "statement": "ordinal",
    "law_reference": "ordinal",
    "attendance_note": "ordinal",
}
BELOW = {"ballot_vote": "ballot", "statement_by": "statement"}
CHOICES = ("in_favour", "against", "abstain")
COUNTS = {"in_favour": "count_for", "against": "count_against", "abstain": "count_abstain"}


def load_below(connection: Connection, parts: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """The voters of an item's ballots, and those that its statements are by."""
    return {
        name: [
            row
            for key in ids(parts[parent])
            for row in load_own(connection, name, f"{parent}_id", key, "ordinal")
        ]
        for name, parent in BELOW.items()
    }


def group_ballots(parts: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    """The rounds of voting with their sides, the statements with those they are by, and the rest as it is."""
    return {
        "ballots": [row | {"sides": _sides(row, parts["ballot_vote"])} for row in parts["ballot"]],
        "statements": [
            row | {"by": [one for one in parts["statement_by"] if one["statement_id"] == row["id"]]}
            for row in parts["statement"]
        ],
        "law_references": parts["law_reference"],
        "item_attendance": parts["attendance_note"],
    }


def _sides(ballot: Row, voters: Sequence[Row]) -> list[tuple[str, int | None, list[Row]]]:
    """The sides of a ballot that the paper tells of: which, how many, and who."""
    own = [voter for voter in voters if voter["ballot_id"] == ballot["id"]]
    sides = [
        (choice, ballot[COUNTS[choice]], [v for v in own if v["choice"] == choice]) for choice in CHOICES
    ]
    return [side for side in sides if side[1] is not None or side[2]]
