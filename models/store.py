"""The SQLite store: open it, save what a file yielded, load it again.

One file is one transaction: either all of its records are there or those it had before.
"""

import datetime
import shlex
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    NullPool,
    create_engine,
    delete,
    event,
    insert,
    select,
    text,
    true,
    update,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, OperationalError

from models.bulk import save_rows
from models.errors import StoreError
from models.page import Document, Source
from models.records import Parsed
from models.rows import build_parsed, build_rows
from models.runs import RunEntry, forget_in_runs, leave_in_runs, write_entry
from models.schema import WRITE_ORDER
from models.tables import StoredDocument, StoredDocumentName, StoredFinding, StoredMeeting
from models.tables_search import forget_words
from models.tables_sittings import StoredSitting, StoredSittingMeeting
from models.views import VIEWS

SCHEMA = "0004"
MIGRATIONS = Path(__file__).parent / "migrations"
LOCK_WAIT_SECONDS = 5.0
# How long between two tries where SQLite itself does not wait.
RETRY_SECONDS = 0.05

# What the database itself ran into, as SQLAlchemy and as SQLite say it.
FAULTS = (OperationalError, sqlite3.OperationalError)

Saved = Literal["added", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    """What the store knows of a file apart from its records; names are in order of import."""

    id: int
    names: tuple[str, ...]
    paths: tuple[str, ...]
    sha256: str | None
    media_type: str | None
    size: int | None
    pages: int | None
    read_by: str | None
    kind: str | None
    status: str
    reason: str | None
    trace: str | None
    imported_at: str
    parser_version: str


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; made by open_store. Every failure of the database is a StoreError."""

    path: Path
    engine: Engine

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
    def held_open(self) -> Iterator[None]:
        """Keep the file open meanwhile: SQLite empties its log whenever the last one closes the file."""
        with self.engine.connect() as connection:
            with _explained(self.path):
                driver: Any = connection.connection.driver_connection
                driver.execute("PRAGMA schema_version").fetchone()
            yield

    def save_document(
        self,
        document: Document,
        parsed: Parsed,
        version: str,
        *,
        again: bool = False,
        entry: RunEntry | None = None,
    ) -> Saved:
        """Keep what a file yielded. The same content and version change nothing at all, unless `again`.

        What the same path yielded before is removed, unless its content still has another name. entry is
        what the history of runs says of the file; it is kept in the same transaction.
        """
        facts = {
            "pages": len(document.pages),
            "read_by": document.read_by,
            "kind": parsed.kind,
            "status": "ok",
        }
        with self.writing() as connection:
            saved, document_id = _save(connection, document.source, facts, parsed, version, again)
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
        facts = {"status": status, "reason": reason, "trace": trace}
        with self.writing() as connection:
            saved, document_id = _save(connection, source, facts, None, version, again=False)
            if entry is not None:
                write_entry(connection, entry, "failed", document_id)
        return saved

    def save_name(self, document_id: int, path: str, *, entry: RunEntry | None = None) -> Saved:
        """Keep that a known content now stands at this path (too)."""
        with self.writing() as connection:
            saved = _name(connection, document_id, _find_holder(connection, path), path)
            if entry is not None:
                fate = "copied" if saved == "added" else saved
                write_entry(connection, entry, fate if entry.status == "ok" else "failed", document_id)
        return saved

    def find_content(self, sha256: str) -> DocumentInfo | None:
        """What is known of a content, None when it was never imported."""
        with self.reading() as connection:
            found = _load_infos(connection, StoredDocument.sha256 == sha256)
        return found[0] if found else None

    def find_noted(self, code: str) -> frozenset[int]:
        """The documents that have a finding of this kind."""
        with self.reading() as connection:
            noted = select(StoredFinding.document_id).where(StoredFinding.code == code)
            return frozenset(connection.execute(noted).scalars())

    def load_documents(self) -> tuple[DocumentInfo, ...]:
        """All documents, those that could not be read too, by their first name."""
        with self.reading() as connection:
            return _load_sorted(connection)

    def load_all(self) -> Iterator[tuple[DocumentInfo, Parsed]]:
        """Every document with its records, one after the other, all from one state of the store."""
        with self.reading() as connection:
            for info in _load_sorted(connection):
                yield info, build_parsed(connection, info.id, info.kind or "other")

    def load_parsed(self, document_id: int) -> Parsed:
        """The records of one document, each value with its evidence, as they were saved."""
        with self.reading() as connection:
            kind = connection.execute(
                select(StoredDocument.kind).where(StoredDocument.id == document_id)
            ).scalar_one_or_none()
            return build_parsed(connection, document_id, kind or "other")

    def forget_documents(self, document_ids: Sequence[int]) -> None:
        """Remove documents with their names and records, all or none, so that the file keeps no trace.

        The meetings as held that they told of go too; linking makes those anew that others tell of.
        """
        with self.writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
            forget_in_runs(connection, document_ids)
            told = select(StoredSittingMeeting.sitting_id).join(
                StoredMeeting, StoredMeeting.id == StoredSittingMeeting.meeting_id
            )
            held = told.where(StoredMeeting.document_id.in_(document_ids))
            connection.execute(delete(StoredSitting).where(StoredSitting.id.in_(held)))
            connection.execute(delete(StoredDocument).where(StoredDocument.id.in_(document_ids)))
            forget_words(connection)
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
    if not create and not path.exists():
        named = shlex.quote(str(path))
        raise StoreError(f"{path}: databasen findes ikke. Importér først: referat --db {named} import MAPPE.")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: mappen findes ikke. Opret den, eller vælg en anden database med --db.")
    engine = create_engine(
        URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"timeout": wait}
    )
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    store = Store(path, engine)
    _bring_up_to_date(store, wait)
    return store


def _prepare_connection(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    # A killed program loses nothing that was committed. Only a power cut can take the last files with it; the
    # store stays whole, and the next run imports them again, since their content is not in it.
    connection.execute("PRAGMA synchronous=NORMAL")


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
            _drop_views(connection)
            _migrate(connection)
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


def _save(
    connection: Connection,
    source: Source,
    facts: dict[str, Any],
    parsed: Parsed | None,
    version: str,
    again: bool,
) -> tuple[Saved, int | None]:
    """Keep a file's facts and records; gives what became of it and its document's id."""
    known, holder = _find_row(connection, source), _find_holder(connection, source.path)
    if not source.sha256 and holder is not None and known is None:
        return "unchanged", holder
    if known is not None and _is_same(known, facts, version, again):
        return _name(connection, known["id"], holder, source.path), known["id"]
    document_id = _write_document(connection, known, source, facts, version)
    saved = _name(connection, document_id, holder, source.path)
    if parsed is not None:
        rows = build_rows(connection, document_id, parsed)
        for table in WRITE_ORDER:
            save_rows(connection, table, rows[table])
    return ("replaced" if known is not None else saved), document_id


def _find_row(connection: Connection, source: Source) -> dict[str, Any] | None:
    """The document of this content; for a file that could not be opened, the one of this path."""
    query = select(StoredDocument.__table__)
    if source.sha256:
        query = query.where(StoredDocument.sha256 == source.sha256)
    else:
        named = select(StoredDocumentName.document_id).where(StoredDocumentName.path == source.path)
        query = query.where(StoredDocument.sha256.is_(None), StoredDocument.id.in_(named))
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else dict(row)


def _is_same(known: dict[str, Any], facts: dict[str, Any], version: str, again: bool) -> bool:
    same = known["parser_version"] == version and known["status"] == facts["status"]
    return same and not again


def _load_infos(connection: Connection, condition: ColumnElement[bool]) -> list[DocumentInfo]:
    rows = connection.execute(select(StoredDocument.__table__).where(condition)).mappings().all()
    listed = select(StoredDocumentName.__table__).order_by(StoredDocumentName.id)
    owned = select(StoredDocument.id).where(condition)
    names: dict[int, list[Any]] = defaultdict(list)
    for name in connection.execute(listed.where(StoredDocumentName.document_id.in_(owned))):
        names[name.document_id].append(name)
    return [
        DocumentInfo(
            names=tuple(name.name for name in names[row["id"]]),
            paths=tuple(name.path for name in names[row["id"]]),
            **row,
        )
        for row in rows
    ]


def _load_sorted(connection: Connection) -> tuple[DocumentInfo, ...]:
    """All documents by their first name."""
    return tuple(sorted(_load_infos(connection, true()), key=lambda info: (info.names, info.id)))


def _find_holder(connection: Connection, path: str) -> int | None:
    """The document that has this path among its names."""
    query = select(StoredDocumentName.document_id).where(StoredDocumentName.path == path)
    return connection.execute(query).scalar_one_or_none()


def _write_document(
    connection: Connection, known: dict[str, Any] | None, source: Source, facts: dict[str, Any], version: str
) -> int:
    """A document without records: a new one, or the known one emptied, its id and names kept."""
    columns = {"sha256": source.sha256 or None, "media_type": source.media_type, "size": source.size}
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    columns |= {"imported_at": now, "parser_version": version, **facts}
    names: list[dict[str, Any]] = []
    if known is not None:
        kept = select(StoredDocumentName.__table__).where(StoredDocumentName.document_id == known["id"])
        names = [dict(row) for row in connection.execute(kept).mappings()]
        connection.execute(delete(StoredDocument).where(StoredDocument.id == known["id"]))
        columns["id"] = known["id"]
    result = connection.execute(insert(StoredDocument).values(**columns).returning(StoredDocument.id))
    document_id = result.scalar_one()
    if names:
        connection.execute(insert(StoredDocumentName), names)
    return document_id


def _name(connection: Connection, document_id: int, holder: int | None, path: str) -> Saved:
    """Give the document this path, taken from its holder; one without a name left goes, records and all."""
    names = StoredDocumentName
    if holder is None:
        values = {"document_id": document_id, "path": path, "name": Path(path).name}
        connection.execute(insert(names).values(**values))
        return "added"
    if holder == document_id:
        return "unchanged"
    connection.execute(update(names).where(names.path == path).values(document_id=document_id))
    if connection.execute(select(names.id).where(names.document_id == holder)).first() is None:
        leave_in_runs(connection, holder)
        connection.execute(delete(StoredDocument).where(StoredDocument.id == holder))
    return "replaced"
