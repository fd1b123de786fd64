"""Many rows of one table written with one statement, without the toolkit's work on each of them."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, insert
from sqlalchemy.dialects import sqlite

from models.tables.core import Base

# a column's name and what turns its values into SQLite's, None where they are that already
Column = tuple[str, Callable[[Any], Any] | None]


def save_rows(connection: Connection, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that each name every column of the table; nothing for no rows."""
    if not rows:
        return
    sql, columns = _statement(table)
    values = [
        tuple([row[name] if convert is None else convert(row[name]) for name, convert in columns])
        for row in rows
    ]
    connection.exec_driver_sql(sql, values)


@cache
def _statement(table: type[Base]) -> tuple[str, tuple[Column, ...]]:
    """The insert of one row with a mark for each value, and the columns in that order."""
    dialect = sqlite.dialect()
    compiled = insert(table.__table__).compile(dialect=dialect)  # type: ignore[arg-type]
    columns = table.__table__.columns
    converts = {column.name: column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns}
    return str(compiled), tuple((name, converts[name]) for name in compiled.positiontup or ())
