"""Whole records that people add or take out, and both undone: a record goes with all that hangs on it."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from models.addresses import VOTES, Addresses, Place, Record, Row, find_main_ballot, main_field, tree
from models.correcting.checks import attach_cell, detach_cell, recheck_cell, restore_checks
from models.correcting.sql import RULE, forget_evidence, insert_row, next_id, select, stored
from models.schema import WRITE_ORDER
from models.tables import checks as tables_checks
from models.tables import core as tables
from models.tables import finance as tables_finance
from models.tables import rulings as tables_rulings
from models.tables.core import Base

# The lists that people can add to, and what a new record has in columns that they say nothing of.
ADDABLE = frozenset(
    {
        *("items", "decision_points", "recommendations", "nested_recommendations", "follow_ups"),
        *("in_favour", "against", "abstain", "present", "absent", "attachments", "listed_attachments"),
        *("rows", "hearings", "affected_departments"),
    }
)
DEFAULTS: dict[type[Base], Row] = {
    tables.StoredItem: {"closed": 0},
    tables.StoredDecision: {"outcome": "other"},
    tables_finance.StoredFinanceRow: {"kind": "detail"},
}
# What an added row of a finance table has in its columns, by their labels.
CELLS = "values"
# Records that a meeting, a proposal or a table stands and falls with are not taken out.
KEPT = (tables.StoredMeeting, tables.StoredProposal, tables_finance.StoredFinanceTable)
Moved = dict[tuple[str, int], int]


def is_removable(place: Place) -> bool:
    """Whether a whole record can be taken out."""
    return place.whole and place.table not in KEPT


def add_record(
    connection: Connection, addresses: Addresses, parent: Row, said: Row, taken: frozenset[Record]
) -> tuple[int | None, Row | None]:
    """A new last record of a list; gives its key and how to take it back. None where it is there already.

    taken are records that do not count, since they go. said has the columns of a correction, its value the
    fields of the record as JSON.
    """
    name = list_name(said["path"])
    parent, made = _find_parent(connection, parent, name)
    child = tree()[parent["table"]][name]
    given: Row = json.loads(said["value"])
    cells = given.pop(CELLS, {})
    siblings = list(addresses.children((parent["table"], parent["id"]), name).values())
    if find_same(addresses, parent, name, given, taken) is not None:
        return None, None
    table_name = child.table.__tablename__
    columns = child.table.__table__.columns.keys()
    row: Row = {**DEFAULTS.get(child.table, {}), child.link: parent["id"]}
    row |= {column: int(v) if isinstance(v, bool) else v for column, v in child.constants.items()}
    row |= {column: stored(child.table, column, text) for column, text in given.items()}
    row |= {"id": next_id(connection, table_name)}
    row["ordinal"] = max((one["ordinal"] for one in siblings), default=-1) + 1
    if "document_id" in columns:
        row["document_id"] = addresses.document_id
    if "first_page" in columns:
        row |= {"first_page": said["page"], "last_page": said["page"]}
    insert_row(connection, table_name, row)
    for column in given:
        _prove(connection, addresses.document_id, (table_name, row["id"], column), said)
    undo: Row = {"records": [*made, [table_name, row["id"]]], "attached": []}
    for label, value in cells.items():
        columns_there = addresses.children((parent["table"], parent["id"]), "columns")
        if label in columns_there:
            key, attached = _add_cell(
                connection, addresses.document_id, (row["id"], columns_there[label]["id"]), value, said
            )
            undo["records"].append(["finance_cell", key])
            undo["attached"] += attached
    return row["id"], undo


def _find_parent(connection: Connection, parent: Row, name: str) -> tuple[Row, list[list[Any]]]:
    """The record whose list it is: of an item's voters its round of voting, made where there is none.

    Gives what was made, too.
    """
    if parent["table"] is not tables.StoredItem or name not in VOTES:
        return parent, []
    key, made = find_main_ballot(connection, parent["id"], to_add=True), []
    if key is None:
        key = next_id(connection, "ballot")
        query = (
            "INSERT INTO ballot (id, item_id, ordinal, matter)"
            " SELECT ?, ?, COUNT(*), 'matter' FROM ballot WHERE item_id = ?"
        )
        connection.exec_driver_sql(query, (key, parent["id"], parent["id"]))
        made = [["ballot", key]]
    return {"table": tables_rulings.StoredBallot, "id": key}, made


def find_same(
    addresses: Addresses, parent: Row, name: str, given: Row, taken: frozenset[Record] = frozenset()
) -> Row | None:
    """The record of a list that says in its main words what another would; those taken do not count."""
    for row in addresses.children((parent["table"], parent["id"]), name).values():
        if (row["table"], row["id"]) not in taken and _is_same(row, row["table"], given):
            return row
    return None


def list_name(path: str) -> str:
    """The list that the path of a record leads into.

    >>> list_name("meetings-1/items-3/decision_points-+1a2b3c4d")
    'decision_points'
    """
    return path.rpartition("/")[2].partition("-")[0]


def drop_added(connection: Connection, undo: Row, moved: Moved) -> None:
    """Take out again what add_record made."""
    for attached in reversed(undo["attached"]):
        detach_cell(connection, attached)
    for name, key in reversed(undo["records"]):
        record_id = moved.get((name, key), key)
        forget_evidence(connection, name, record_id)
        connection.exec_driver_sql(f'DELETE FROM "{name}" WHERE id = ?', (record_id,))


def remove_record(connection: Connection, document_id: int, place: Place) -> Row:
    """Take a record out with all that hangs on it; gives how to put it back."""
    found = list(_collect(connection, place.table, int(place.row["id"])))
    checks = []
    for name, row in reversed(found):
        row["proofs"] = forget_evidence(connection, name, row["row"]["id"])
        if name == "finance_cell":
            detach = "UPDATE check_cell SET finance_cell_id = NULL WHERE finance_cell_id = ?"
            connection.exec_driver_sql(detach, (row["row"]["id"],))
        connection.exec_driver_sql(f'DELETE FROM "{name}" WHERE id = ?', (row["row"]["id"],))
        if name == "finance_cell":
            were = recheck_cell(connection, document_id, row["row"], None)
            checks.append([row["row"]["id"], were])
    whole = [[name, row["row"], row["proofs"]] for name, row in found]
    return {"whole": whole, "checks": checks, "path": place.path}


def put_back(connection: Connection, document_id: int, undo: Row, moved: Moved) -> int:
    """Put a record back that was taken out; where its keys have gone to others, moved tells the new ones."""
    first: int | None = None
    for name, row, proofs in undo["whole"]:
        table = next(one for one in WRITE_ORDER if one.__tablename__ == name)
        for column, parent in _parents(table):
            if row[column] is not None:
                row[column] = moved.get((parent.__tablename__, row[column]), row[column])
        taken = connection.exec_driver_sql(f'SELECT 1 FROM "{name}" WHERE id = ?', (row["id"],)).first()
        if taken is not None:
            moved[name, row["id"]] = next_id(connection, name)
        record_id = moved.get((name, row["id"]), row["id"])
        insert_row(connection, name, {**row, "id": record_id})
        put_evidence_back(connection, document_id, record_id, proofs)
        first = record_id if first is None else first
    for cell_id, were in reversed(undo["checks"]):
        restore_checks(connection, were, moved.get(("finance_cell", cell_id), cell_id))
    return first or 0


def put_evidence_back(connection: Connection, document_id: int, record_id: int, proofs: list[Row]) -> None:
    """The evidence of a row, as forget_evidence gave it."""
    for proof in proofs:
        spans = proof.pop("spans")
        proof_id = next_id(connection, "evidence")
        told = {**proof, "id": proof_id, "record_id": record_id, "document_id": document_id}
        insert_row(connection, "evidence", told)
        for span in spans:
            key = {"id": next_id(connection, "evidence_span"), "evidence_id": proof_id}
            insert_row(connection, "evidence_span", {**span, **key})


def _is_same(row: Row, table: type[Base], given: Row) -> bool:
    """Whether a record says in its main words what another would."""
    field = main_field(table, given)
    said = " ".join(str(row.get(field) or "").split()).casefold()
    return said == " ".join(str(given.get(field) or "").split()).casefold()


def _add_cell(
    connection: Connection, document_id: int, at: tuple[int, int], value: str, said: Row
) -> tuple[int, list[Any]]:
    key = next_id(connection, "finance_cell")
    row = {"id": key, "finance_row_id": at[0], "finance_column_id": at[1], "value": value}
    insert_row(connection, "finance_cell", row)
    _prove(connection, document_id, ("finance_cell", key, "value"), said)
    return key, attach_cell(connection, document_id, row)


def _prove(connection: Connection, document_id: int, at: tuple[str, int, str], said: Row) -> None:
    """The evidence of an added value: who said so, and the page, if one is named."""
    proof_id = next_id(connection, "evidence")
    proof: Row = dict(zip(("record_table", "record_id", "field"), at, strict=True))
    told: Row = {"rule": RULE, "certainty": "corrected", "note": said["note"]}
    insert_row(connection, "evidence", {"id": proof_id, "document_id": document_id, **proof, **told})
    if said["page"] is None:
        return
    span: Row = {"id": next_id(connection, "evidence_span"), "evidence_id": proof_id, "ordinal": 0}
    span |= {"page": said["page"], "start": 0, "end": 0, "printed": ""}
    insert_row(connection, "evidence_span", span)


def _collect(connection: Connection, table: type[Base], key: int) -> Iterator[tuple[str, Row]]:
    """A row and all rows that hang on it, parents before their parts."""
    name = table.__tablename__
    for row in select(connection, name, "id = ?", (key,)):
        yield name, {"row": row}
    for other in WRITE_ORDER:
        if other is tables_checks.StoredCheckCell:
            continue
        for column, parent in _parents(other):
            if parent is table:
                query = f'SELECT id FROM "{other.__tablename__}" WHERE "{column}" = ? ORDER BY id'
                for part in connection.exec_driver_sql(query, (key,)).scalars().all():
                    yield from _collect(connection, other, part)


def _parents(table: type[Base]) -> list[tuple[str, type[Base]]]:
    """The columns of a table that name rows of others that are written with it."""
    known = {one.__tablename__: one for one in WRITE_ORDER}
    keys = [key for column in table.__table__.columns for key in column.foreign_keys]
    return [(key.parent.name, known[key.column.table.name]) for key in keys if key.column.table.name in known]
