"""Connections that only read: the store for our own pages, and the database that Datasette shows.

Both see the store behind the veil (see referat.web.veil), one state of it throughout a page, and have to
answer within a limited time.
"""

import re
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.database import Database, connections
from sqlalchemy import Connection, QueuePool, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from models.errors import StoreError
from models.store import Store
from models.tables.core import Base
from referat.web.standing import FileMark, read_mark
from referat.web.veil import OPEN_TABLES, VEILED, Veil

# How long all questions of one page may take together, and how often SQLite is stopped to see.
PAGE_SECONDS, STEPS = 10.0, 20_000
# How many kilobytes of the store a connection keeps in memory, and how many connections our pages have.
COUNT_MS = 30
CACHE_KB, CONNECTIONS = 4_000, 4
# What asks SQLite how it would answer, not for the answer: it names what stands behind the veil.
EXPLAIN = re.compile(r"(?:\s|--[^\n]*(?:\n|$)|/\*.*?\*/)*explain\b", re.IGNORECASE | re.DOTALL)
VEIL = "veil"
SHOWN_TABLES = OPEN_TABLES | VEILED.keys() | {"item"}
HIDDEN_TABLES = frozenset(
    {
        *("evidence", "evidence_span", "loose_line", "search_entry", "entry_topic", "link", "check_cell"),
        *("run", "run_file", "run_finding", "sitting_part", "sitting_meeting", "alembic_version"),
        *("correction", "proposal_status", "proposal_status_source"),
    }
)
LABELS = {"meeting": "body"}
# Which column of which table names a row of which other.
KEYS = tuple(
    (table.name, key.parent.name, key.column.table.name)
    for table in Base.metadata.sorted_tables
    if table.name in SHOWN_TABLES
    for key in sorted(table.foreign_keys, key=lambda key: str(key.parent.name))
    if key.column.table.name in SHOWN_TABLES
)


class ReadingConnection(sqlite3.Connection):
    """A connection that knows which file it was opened on."""

    mark: FileMark | None = None


def connect_to_read(path: Path) -> ReadingConnection:
    """A connection that cannot write; it sees the last state that was kept, also while others write.

    Raises StoreError (Danish) where there is no store.
    """
    mark = read_mark(path)
    if mark is None:
        raise StoreError(f"{path.name}: databasen findes ikke mere. Læg den på plads, og hent siden igen.")
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro",
        uri=True,
        check_same_thread=False,
        isolation_level=None,
        factory=ReadingConnection,
    )
    connection.mark = mark
    connection.execute(f"PRAGMA cache_size=-{CACHE_KB}")
    return connection


def open_reading_store(path: Path, seconds: float = PAGE_SECONDS) -> Store:
    """The store for our own pages: nothing can be written by it, and closed items are behind the veil.

    seconds is how long all questions of one reading may take together.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect_to_read(path),
        poolclass=QueuePool,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_use_lifo=True,  # the one used last has what comes next in its memory
    )
    event.listen(engine, "connect", _draw_veil)
    event.listen(engine, "checkout", partial(_check_file, path))
    event.listen(engine, "begin", partial(_begin, seconds=seconds))
    return Store(path, engine, PAGE_SECONDS)


def _draw_veil(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
    record.info[VEIL] = Veil(connection, inner=True)


def _check_file(path: Path, connection: ReadingConnection, _record: Any, _held: Any) -> None:
    """Have the store opened anew where another file stands in its place."""
    if connection.mark != read_mark(path):
        raise DisconnectionError(f"{path}: another file is in its place")


def _begin(connection: Connection, *, seconds: float) -> None:
    driver: Any = connection.connection.driver_connection
    last = time.monotonic() + seconds
    driver.set_progress_handler(lambda: time.monotonic() > last, STEPS)
    connection.connection.info[VEIL].begin()


class StoreDatabase(Database):  # type: ignore[misc]
    """The store as Datasette shows it.

    Where the veil stands before a table, SQLite knows a view by its name; what is a key is told from here.
    """

    def __init__(self, datasette: Datasette, path: Path) -> None:
        super().__init__(datasette, path=str(path), is_mutable=True)
        self._veils: dict[int, Veil] = {}

    def connect(self, write: bool = False) -> ReadingConnection:
        """A connection that only reads; Datasette shows nothing that writes."""
        if write:
            raise sqlite3.OperationalError("attempt to write a readonly database")
        connection = connect_to_read(Path(self.path))
        self._all_file_connections.append(connection)
        return connection

    def draw_veil(self, connection: sqlite3.Connection) -> None:
        """Put the veil before a new connection."""
        self._veils[id(connection)] = Veil(connection, inner=False)

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], Any]) -> Any:
        """Let a function ask; all it asks is of one state of the store."""
        return await super().execute_fn(partial(self._ask, fn))

    def _ask(self, fn: Callable[[sqlite3.Connection], Any], connection: ReadingConnection) -> Any:
        if connection.mark != read_mark(Path(self.path)):
            connection = self._connect_anew(connection)
        veil = self._veils[id(connection)]
        veil.begin()
        try:
            return fn(connection)
        finally:
            veil.end()

    def _connect_anew(self, old: ReadingConnection) -> ReadingConnection:
        """This thread's connection to the file that stands where the store is now."""
        connection = self.connect()
        self.ds._prepare_connection(connection, self.name)
        setattr(connections, self.name, connection)
        self._all_file_connections.remove(old)
        del self._veils[id(old)]
        old.close()
        return connection

    async def execute(self, sql: str, *args: Any, **options: Any) -> Any:
        """The rows of a question; how SQLite would find them is not told."""
        if EXPLAIN.match(sql):
            raise sqlite3.OperationalError("EXPLAIN is not available here")
        if sql.startswith("select count(*) "):  # how many rows a page is of; many is told as many
            options["custom_time_limit"] = COUNT_MS
        return await super().execute(sql, *args, **options | {"log_sql_errors": False})

    async def table_counts(self, limit: int = 10) -> dict[str, None]:
        """Nothing is counted for the list of all tables."""
        return dict.fromkeys(await self.table_names())

    async def table_names(self) -> list[str]:
        """The tables that people can read."""
        return sorted(set(await super().table_names()) & SHOWN_TABLES)

    async def hidden_table_names(self) -> list[str]:
        """The tables that are no use without the others; they are listed last."""
        return sorted(SHOWN_TABLES & HIDDEN_TABLES)

    async def primary_keys(self, table: str) -> list[str]:
        """The key of every table of ours is id."""
        return ["id"] if table in SHOWN_TABLES - {"alembic_version"} else []

    async def label_column_for_table(self, table: str) -> str | None:
        """What a row is called where another names it; few meetings have a title."""
        label: str | None = LABELS.get(table) or await super().label_column_for_table(table)
        return label

    async def foreign_keys_for_table(self, table: str) -> list[dict[str, str]]:
        """Which rows of other tables the rows of a table name."""
        return [
            {"column": column, "other_table": other, "other_column": "id"}
            for one, column, other in KEYS
            if one == table
        ]

    async def get_all_foreign_keys(self) -> dict[str, dict[str, list[dict[str, str]]]]:
        """The same for all tables, from both sides."""
        return {
            table: {
                "incoming": [
                    {"other_table": one, "column": "id", "other_column": column}
                    for one, column, other in KEYS
                    if other == table
                ],
                "outgoing": [
                    {"other_table": other, "column": column, "other_column": "id"}
                    for one, column, other in KEYS
                    if one == table
                ],
            }
            for table in SHOWN_TABLES
        }


class ReadingDatasette(Datasette):  # type: ignore[misc]
    """Datasette without its own list of tables, which asks of tables that stand behind the veil."""

    async def refresh_schemas(self) -> None:
        """Nothing: the store's schema is known."""

    async def check_visibility(self, actor: Any, *asked: Any, **more: Any) -> tuple[bool, bool]:
        """Whoever came through the door may see what stands before the veil; none of it is private."""
        return True, False
