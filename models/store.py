"""The SQLite store: open it, save what a file yielded, load it again.

One file is one transaction: either all of its records are there or those it had before. What is needed to
write records is loaded where they are written: a search or a list opens the store in half the time.
"""

from __future__ import annotations

import shlex
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, Engine, NullPool, Pool, QueuePool, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, OperationalError

from models.errors import StoreError
from models.folding import fold_name
from models.views.flat import VIEWS

if TYPE_CHECKING:
    from models.document_info import DocumentInfo
    from models.documents import Saved
    from models.page import Document, Source
    from models.record_parts import Records
    from models.records import Parsed
    from models.runs import RunEntry

SCHEMA = "0012"
MIGRATIONS = Path(__file__).parent / "migrations"
LOCK_WAIT_SECONDS = 5.0
# What a database is called where nobody says otherwise.
DEFAULT_NAME = "referat.db"
# How long between two tries where SQLite itself does not wait.
RETRY_SECONDS = 0.05

# What the database itself ran into, as SQLAlchemy and as SQLite say it.
FAULTS = (OperationalError, sqlite3.OperationalError)


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; made by open_store. Every failure of the database is a StoreError."""

    path: Path
    engine: Engine
    wait: float

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store throughout."""
        with _explained(self.path), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one transaction: all of it is kept, or on an error nothing."""
        writer = self.engine.execution_options(begin="BEGIN IMMEDIATE")
        with _explained(self.path), writer.begin() as connection:
            yield connection

    @contextmanager
    def held_open(self) -> Iterator[Self]:
        """The same store with one connection that stays open from one transaction to the next.

        Otherwise each reads the schema anew, and SQLite empties its log whenever the last one ends.
        """
        held = type(self)(self.path, _build_engine(self.path, self.wait, QueuePool), self.wait)
        try:
            with held.reading():
                pass
            yield held
        finally:
            held.close()

    def save_document(
        self,
        document: Document,
        parsed: Records,
        version: str,
        *,
        again: bool = False,
        entry: RunEntry | None = None,
    ) -> Saved:
        """Keep what a file yielded. The same content and version change nothing at all, unless `again`.

        What the same path yielded before is removed, unless its content still has another name. entry is
        what the history of runs says of the file; it is kept in the same transaction.
        """
        from models.documents import write_parsed
        from models.runs import write_entry

        facts = {
            "pages": len(document.pages),
            "read_by": document.read_by,
            "kind": parsed.kind,
            "status": "ok",
        }
        with self.writing() as connection:
            saved, document_id = write_parsed(connection, document.source, facts, parsed, version, again)
            if entry is not None:
                write_entry(connection, entry, saved, document_id)
        return saved

    def save_failure(
        self,
        source: Source,
        status: str,
        reason: str,
        version: str,
        trace: str | None = None,
        *,
        entry: RunEntry | None = None,
    ) -> Saved:
        """Keep that a file could not be read or parsed, and why.

        source.sha256 is "" for a file that could not be opened; the records it yielded before then stay.
        """
        from models.documents import write_parsed
        from models.runs import write_entry

        facts = {"status": status, "reason": reason, "trace": trace}
        with self.writing() as connection:
            saved, document_id = write_parsed(connection, source, facts, None, version, again=False)
            if entry is not None:
                write_entry(connection, entry, "failed", document_id)
        return saved

    def save_name(self, document_id: int, path: str, *, entry: RunEntry | None = None) -> Saved:
        """Keep that a known content now stands at this path (too)."""
        from models.documents import find_holder, write_name
        from models.runs import write_entry

        with self.writing() as connection:
            saved = write_name(connection, document_id, find_holder(connection, path), path)
            if entry is not None:
                fate = "copied" if saved == "added" else saved
                write_entry(connection, entry, fate if entry.status == "ok" else "failed", document_id)
        return saved

    def find_content(self, sha256: str) -> DocumentInfo | None:
        """What is known of a content, None when it was never imported."""
        from models.documents import load_infos
        from models.tables.core import StoredDocument

        with self.reading() as connection:
            found = load_infos(connection, StoredDocument.sha256 == sha256)
        return found[0] if found else None

    def find_noted(self, code: str) -> frozenset[int]:
        """The documents that have a finding of this kind."""
        with self.reading() as connection:
            noted = text("SELECT document_id FROM finding WHERE code = :code")
            return frozenset(connection.execute(noted, {"code": code}).scalars())

    def load_documents(self) -> tuple[DocumentInfo, ...]:
        """All documents, those that could not be read too, by their first name."""
        from models.documents import load_sorted

        with self.reading() as connection:
            return load_sorted(connection)

    def load_all(self) -> Iterator[tuple[DocumentInfo, Parsed]]:
        """Every document with its records, one after the other, all from one state of the store."""
        from models.documents import load_sorted
        from models.rows import build_parsed

        with self.reading() as connection:
            for info in load_sorted(connection):
                yield info, build_parsed(connection, info.id, info.kind or "other")

    def load_parsed(self, document_id: int) -> Parsed:
        """The records of one document, each value with its evidence, as they were saved."""
        from models.rows import build_parsed

        with self.reading() as connection:
            query = text("SELECT kind FROM document WHERE id = :id")
            kind = connection.execute(query, {"id": document_id}).scalar_one_or_none()
            return build_parsed(connection, document_id, kind or "other")

    def forget_documents(self, document_ids: Sequence[int]) -> None:
        """Remove documents with their names and records, all or none, so that the file keeps no trace.

        The meetings as held that they told of go too; linking makes those anew that others tell of. What
        people said of their values goes with them.
        """
        from models.forgetting import remove_documents

        with self.writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
            remove_documents(connection, document_ids)
        with _explained(self.path), self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


def open_store(path: Path | str, *, create: bool = True, wait: float = LOCK_WAIT_SECONDS) -> Store:
    """An open store of the newest schema; an older one is migrated first, a missing one created.

    wait is how many seconds to wait for another program that writes. Raises StoreError when the file is no
    database of ours, is of a newer schema, cannot be written, or (create=False) is not there.
    """
    path = Path(path)
    if path.is_dir():
        named = shlex.quote(str(path / DEFAULT_NAME))
        raise StoreError(f"{path}: er en mappe, ikke en database. Skriv filens navn med, fx {named}.")
    if not create and not path.exists():
        named = "" if str(path) == DEFAULT_NAME else f"--db {shlex.quote(str(path))} "
        raise StoreError(f"{path}: databasen findes ikke. Importér først: referat {named}import MAPPE.")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: mappen findes ikke. Opret den, eller vælg en anden database med --db.")
    store = Store(path, _build_engine(path, wait, NullPool), wait)
    _bring_up_to_date(store, wait)
    return store


def _build_engine(path: Path, wait: float, pool: type[Pool]) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)), poolclass=pool, connect_args={"timeout": wait}
    )
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_connection(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    # SQLite's own functions fold English letters alone.
    connection.create_function("fold_name", 1, _fold, deterministic=True)
    # A killed program loses nothing that was committed. Only a power cut can take the last files with it; the
    # store stays whole, and the next run imports them again, since their content is not in it.
    connection.execute("PRAGMA synchronous=NORMAL")


def _fold(said: str | None) -> str | None:
    return None if said is None else fold_name(str(said))


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says into one line with what to do."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as err:
        said = str(err.orig if isinstance(err, DatabaseError) else err)
        if "locked" in said:
            hint = "databasen er låst af et andet program. Luk det, eller prøv igen om lidt"
        elif "readonly" in said or "read-only" in said:
            hint = "databasen kan ikke skrives. Ret filens rettigheder, eller vælg en anden med --db"
        elif "not a database" in said or "malformed" in said:
            hint = "filen er ikke en SQLite-database eller er beskadiget. Vælg en anden med --db"
        elif isinstance(err, FAULTS) and "unable to open" in said:
            hint = "databasen kan ikke åbnes. Tjek sti og rettigheder"
        elif isinstance(err, FAULTS) and ("full" in said or "disk I/O" in said):
            hint = f"databasen kan ikke skrives ({said}). Tjek, at der er plads på disken"
        else:
            raise
        raise StoreError(f"{path}: {hint}.") from err


def _bring_up_to_date(store: Store, wait: float) -> None:
    with store.reading() as connection:
        version = _schema_version(connection, store.path)
        listed = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
        views = {row.name: row.sql for row in listed}
    if version is not None and version > SCHEMA:
        raise StoreError(
            f"{store.path}: databasen er lavet af en nyere udgave af referat (skema {version}, "
            f"denne udgave kender {SCHEMA}). Opdatér referat, eller vælg en anden database med --db."
        )
    if version == SCHEMA and all(views.get(view.name) == view.sql for view in VIEWS):
        return
    _use_wal(store, wait)
    with store.writing() as connection:
        if _schema_version(connection, store.path) != SCHEMA:
            from models.correcting.values import bring_up_corrections

            _drop_views(connection)
            _migrate(connection)
            bring_up_corrections(connection)
        _drop_views(connection)
        for view in VIEWS:
            connection.exec_driver_sql(view.sql)


def _schema_version(connection: Connection, path: Path) -> str | None:
    """The schema's number; None for a new, empty database."""
    names = set(connection.execute(text("SELECT name FROM sqlite_master")).scalars())
    if "alembic_version" not in names:
        if names:
            raise StoreError(f"{path}: databasen er ikke lavet af referat. Vælg en anden med --db.")
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _use_wal(store: Store, wait: float) -> None:
    """Let readers read while an import writes; the file remembers it.

    SQLite does not wait for this by itself when another program makes the same store, so this does.
    """
    last_try = time.monotonic() + wait
    with _explained(store.path), store.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        while True:
            try:
                driver.execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError as err:
                if "locked" not in str(err) or time.monotonic() > last_try:
                    raise
                time.sleep(RETRY_SECONDS)


def _drop_views(connection: Connection) -> None:
    for view in VIEWS:
        connection.exec_driver_sql(f'DROP VIEW IF EXISTS "{view.name}"')


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
