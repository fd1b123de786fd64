"""Opening a store: new ones are made, ours are brought up to date, others and locked ones are named."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from models.errors import StoreError
from models.store import SCHEMA, Store, open_store
from models.tables.core import Base
from models.tables.search import StoredSearchEntry
from models.tables.topics import StoredTopic
from models.tables.tracing import StoredLink
from tests.made_records import PARSED, document


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "test.db")
    yield opened
    opened.close()


def rows(store: Store, query: str) -> list[Any]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_the_migrations_make_the_tables_as_declared(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    declared = {StoredSearchEntry.__tablename__, StoredTopic.__tablename__, StoredLink.__tablename__}
    assert declared <= set(Base.metadata.tables)
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_declared})
        differences = compare_metadata(context, Base.metadata)
    assert differences == []


def _is_declared(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a table is one of ours: the full-text index and its parts are SQLite's."""
    return kind != "table" or not (name or "").startswith(("search_text", "search_head", "search_vocabulary"))


def test_the_schema_number_is_the_newest_migrations() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from models.store import MIGRATIONS

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == SCHEMA


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert rows(open_store(path), "SELECT version_num FROM alembic_version") == [(SCHEMA,)]


def _newer(path: Path) -> None:
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")


def _garbage(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 100)


@pytest.mark.parametrize(
    ("prepare", "said"),
    [(_newer, "nyere udgave"), (_foreign, "ikke lavet af referat"), (_garbage, "ikke en SQLite-database")],
)
def test_a_file_that_is_no_store_of_ours_is_named(tmp_path: Path, prepare: Any, said: str) -> None:
    path = tmp_path / "x.db"
    prepare(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=said):
        open_store(path)
    assert path.read_bytes() == before


def test_a_missing_store_or_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="findes ikke"):
        open_store(tmp_path / "x.db", create=False)
    with pytest.raises(StoreError, match="mappen findes ikke"):
        open_store(tmp_path / "nowhere" / "x.db")
    assert list(tmp_path.iterdir()) == []


def test_making_a_store_waits_for_another_program_that_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="låst"):
        open_store(path, wait=0.0)
    release = threading.Timer(0.1, holder.close)
    release.start()
    assert rows(open_store(path), "PRAGMA journal_mode") == [("wal",)]
    release.join()


def test_a_locked_store_is_named(tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.db", wait=0.01)
    holder = sqlite3.connect(store.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="låst"):
        store.save_document(document(), PARSED, "1")
    holder.close()
    assert store.save_document(document(), PARSED, "1") == "added"


def test_a_store_held_open_keeps_its_connection_and_its_log(tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.db")
    log = tmp_path / "x.db-wal"
    with store.held_open() as held:
        drivers = []
        for number in range(2):
            with held.writing() as connection:
                drivers.append(connection.connection.driver_connection)
                connection.exec_driver_sql(f"CREATE TABLE held_{number} (x)")
        assert drivers[0] is drivers[1]
        assert log.exists()
    assert not log.exists()
    assert rows(store, "SELECT count(*) FROM held_1") == [(0,)]
