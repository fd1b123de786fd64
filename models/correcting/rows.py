"""One value changed in the rows of the tables, and changed back to how it was read."""

import json
from dataclasses import dataclass

from sqlalchemy import Connection

from models.addresses import Place, Row, table_named
from models.correcting.checks import recheck_cell, restore_checks
from models.correcting.records import Moved, drop_added, put_back, put_evidence_back, remove_record
from models.correcting.sql import RULE, forget_evidence, insert_row, next_id, select, stored, write_row
from models.tables import finance as tables_finance
from models.tables.core import Base


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a value becomes; also are columns of its row that follow from it, as the database keeps them."""

    document_id: int
    place: Place
    value: str | None
    also: Row
    certainty: str
    note: str


def change_row(connection: Connection, change: Change) -> tuple[int | None, Row]:
    """Give a value in its row another text; gives the row's key and how to take the change back.

    An entry of a list, and a number of a finance table, goes with its row where it becomes nothing. The
    evidence keeps its places and gets the certainty and the note.
    """
    place = change.place
    if place.whole:
        return None, remove_record(connection, change.document_id, place)
    if change.value is None and place.removable:
        record_id, undo = None, _remove(connection, place)
    elif place.record_id is None:
        record_id, undo = _insert(connection, change)
    else:
        record_id = place.record_id
        undo = {"columns": _update(connection, change), "evidence": _mark(connection, change, record_id)}
    if place.table is tables_finance.StoredFinanceCell:
        undo["checks"] = recheck_cell(connection, change.document_id, place.row, record_id)
    return record_id, undo


def restore_row(connection: Connection, document_id: int, correction: Row, moved: Moved) -> None:
    """Take a change back: the row and its evidence are as they were read.

    moved are the new keys of rows that came back under other ones.
    """
    name, record_id, undo = (
        correction["record_table"],
        correction["record_id"],
        json.loads(correction["undo"]),
    )
    table = table_named(name)
    if table is None:
        return
    if "records" in undo:
        drop_added(connection, undo, moved)
        return
    if "whole" in undo:
        put_back(connection, document_id, undo, moved)
        return
    if "removed" in undo:
        record_id = _put_back(connection, table, document_id, undo) if undo["removed"] else None
    elif "made" in undo:
        forget_evidence(connection, name, record_id)
        connection.exec_driver_sql(f'DELETE FROM "{name}" WHERE id = ?', (record_id,))
        record_id = None
    else:
        write_row(connection, name, record_id, undo["columns"])
        _unmark(connection, name, record_id, correction["field"], undo["evidence"])
    if "checks" in undo:
        restore_checks(connection, undo["checks"], record_id)


def forget_derived(connection: Connection, document_id: int) -> None:
    """Let go of what is made from a document's rows: the words of the search, and its meetings as held."""
    connection.exec_driver_sql("DELETE FROM search_document WHERE document_id = ?", (document_id,))
    connection.exec_driver_sql(
        "DELETE FROM sitting WHERE id IN (SELECT s.sitting_id FROM sitting_meeting s"
        " JOIN meeting m ON m.id = s.meeting_id WHERE m.document_id = ?)",
        (document_id,),
    )


def _update(connection: Connection, change: Change) -> Row:
    place = change.place
    values = {place.field: stored(place.table, place.field, change.value), **change.also}
    write_row(connection, place.table.__tablename__, place.record_id, values)
    return {name: place.row[name] for name in values}


def _insert(connection: Connection, change: Change) -> tuple[int, Row]:
    """A row for a value where there was none: the number of an empty cell."""
    place = change.place
    name = place.table.__tablename__
    values = {**place.row, place.field: change.value, "id": next_id(connection, name)}
    del values["table"]
    insert_row(connection, name, values)
    _mark(connection, change, values["id"])
    return values["id"], {"made": True}


def _remove(connection: Connection, place: Place) -> Row:
    """Take a row out; gives it with its evidence."""
    if place.record_id is None:
        return {"removed": None}
    name = place.table.__tablename__
    if place.table is tables_finance.StoredFinanceCell:
        connection.exec_driver_sql(
            "UPDATE check_cell SET finance_cell_id = NULL WHERE finance_cell_id = ?", (place.record_id,)
        )
    proofs = forget_evidence(connection, name, place.record_id)
    connection.exec_driver_sql(f'DELETE FROM "{name}" WHERE id = ?', (place.record_id,))
    return {"removed": {key: value for key, value in place.row.items() if key != "table"}, "proofs": proofs}


def _put_back(connection: Connection, table: type[Base], document_id: int, undo: Row) -> int:
    """Put a row back that was taken out, under its own key unless another has got it meanwhile."""
    name, row = table.__tablename__, undo["removed"]
    taken = connection.exec_driver_sql(f'SELECT 1 FROM "{name}" WHERE id = ?', (row["id"],)).first()
    record_id = int(row["id"]) if taken is None else next_id(connection, name)
    insert_row(connection, name, {**row, "id": record_id})
    put_evidence_back(connection, document_id, record_id, undo["proofs"])
    return record_id


def _mark(connection: Connection, change: Change, record_id: int) -> Row | None:
    """Say in the evidence of a value that a person gave it; gives what it said, None where there was none."""
    name, field = change.place.table.__tablename__, change.place.field
    key = "record_table = ? AND record_id = ? AND field = ?"
    proof = next(iter(select(connection, "evidence", key, (name, record_id, field))), None)
    if proof is not None:
        write_row(connection, "evidence", proof["id"], {"certainty": change.certainty, "note": change.note})
        return {"certainty": proof["certainty"], "note": proof["note"]}
    if change.value is not None:
        made: Row = {"id": next_id(connection, "evidence"), "document_id": change.document_id}
        made |= {"record_table": name, "record_id": record_id, "field": field, "rule": RULE}
        insert_row(connection, "evidence", made | {"certainty": change.certainty, "note": change.note})
    return None


def _unmark(connection: Connection, name: str, record_id: int, field: str, said: Row | None) -> None:
    key = "WHERE record_table = ? AND record_id = ? AND field = ?"
    if said is None:
        connection.exec_driver_sql(f"DELETE FROM evidence {key}", (name, record_id, field))
        return
    connection.exec_driver_sql(
        f"UPDATE evidence SET certainty = ?, note = ? {key}",
        (said["certainty"], said["note"], name, record_id, field),
    )
