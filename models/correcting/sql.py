"""Rows of the tables and their evidence as plain values: read, written, taken out."""

from typing import Any

from sqlalchemy import Boolean, Connection, Integer

from models.addresses import Row
from models.tables.core import Base

# What says that a value was given by a person and stands nowhere on paper.
RULE = "correction"


def stored(table: type[Base], column: str, value: str | None) -> Any:
    """A value's text as the database keeps it in a column."""
    kind = table.__table__.columns[column].type
    return int(value) if value is not None and isinstance(kind, Integer | Boolean) else value


def forget_evidence(connection: Connection, name: str, record_id: int) -> list[Row]:
    """Take the evidence of a row out; gives it with its places."""
    proofs = select(connection, "evidence", "record_table = ? AND record_id = ?", (name, record_id))
    for proof in proofs:
        proof["spans"] = select(connection, "evidence_span", "evidence_id = ?", (proof["id"],))
    connection.exec_driver_sql(
        "DELETE FROM evidence WHERE record_table = ? AND record_id = ?", (name, record_id)
    )
    return proofs


def write_row(connection: Connection, name: str, record_id: int | None, values: Row) -> None:
    """Give some columns of a row other values."""
    named = ", ".join(f'"{column}" = ?' for column in values)
    connection.exec_driver_sql(f'UPDATE "{name}" SET {named} WHERE id = ?', (*values.values(), record_id))


def select(connection: Connection, table: str, where: str, values: tuple[Any, ...]) -> list[Row]:
    """The rows of a table that a condition is true of, by key."""
    found = connection.exec_driver_sql(f'SELECT * FROM "{table}" WHERE {where} ORDER BY id', values)
    return [dict(row) for row in found.mappings()]


def insert_row(connection: Connection, table: str, row: Row) -> None:
    """A new row, its key given."""
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    connection.exec_driver_sql(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(row.values()))


def next_id(connection: Connection, table: str) -> int:
    """The key after the last one of a table."""
    found: int = connection.exec_driver_sql(f'SELECT coalesce(max(id), 0) + 1 FROM "{table}"').scalar_one()
    return found
