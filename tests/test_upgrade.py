"""A store of the first schema is brought up to date when it is opened, with all that it holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from models.store import MIGRATIONS, SCHEMA, open_store
from referat.linking import link_sittings

READ = {"size": 9, "read_by": "pdf", "status": "ok", "imported_at": "2025-01-01", "parser_version": "0.1"}
MET = {"ordinal": 0, "body": "Kulturudvalget", "date": "2018-08-27", "first_page": 1}
TREATED = {"ordinal": 0, "number": "1", "title": "Ny cykelsti", "closed": 0, "first_page": 1}
PROVED = {
    "record_table": "decision",
    "field": "text",
    "rule": "minutes.decision.point",
    "certainty": "printed",
}
HELD: tuple[tuple[str, dict[str, object]], ...] = (
    ("document", {"id": 1, "sha256": "a", "pages": 2, "kind": "minutes", **READ}),
    ("document", {"id": 2, "sha256": "b", "pages": 1, "kind": "agenda", **READ}),
    ("document_name", {"document_id": 1, "path": "/p/referat.pdf", "name": "referat.pdf"}),
    ("document_name", {"document_id": 2, "path": "/p/dagsorden.pdf", "name": "dagsorden.pdf"}),
    ("meeting", {"id": 1, "document_id": 1, "kind": "minutes", "last_page": 2, **MET}),
    ("meeting", {"id": 2, "document_id": 2, "kind": "agenda", "last_page": 1, **MET}),
    ("item", {"id": 1, "meeting_id": 1, "decision_text": "Godkendt.", "last_page": 2, **TREATED}),
    ("item", {"id": 2, "meeting_id": 2, "last_page": 1, **TREATED}),
    ("decision", {"id": 1, "item_id": 1, "ordinal": 0, "text": "Godkendt.", "outcome": "approved"}),
    ("evidence", {"id": 1, "document_id": 1, "record_id": 1, **PROVED}),
    (
        "evidence_span",
        {"evidence_id": 1, "ordinal": 0, "page": 2, "start": 5, "end": 14, "printed": "Godkendt."},
    ),
    ("finding", {"document_id": 1, "ordinal": 0, "code": "x", "severity": "info", "message": "Se her."}),
)


@pytest.fixture
def first_store(tmp_path: Path) -> Path:
    """A file as the first schema left it."""
    from alembic import command
    from alembic.config import Config

    path = tmp_path / "gammel.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for table, row in HELD:
            names = ", ".join(f'"{name}"' for name in row)
            values = ", ".join(f":{name}" for name in row)
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)
        connection.execute(text("CREATE VIEW findings AS SELECT id AS finding_id FROM finding"))
    engine.dispose()
    return path


def rows(path: Path, query: str) -> list[Any]:
    with sqlite3.connect(path) as connection:
        return connection.execute(query).fetchall()


def test_the_first_store_is_of_the_first_schema(first_store: Path) -> None:
    assert rows(first_store, "SELECT version_num FROM alembic_version") == [("0001",)]
    with pytest.raises(sqlite3.OperationalError):
        rows(first_store, "SELECT * FROM sitting")


def test_an_old_store_keeps_its_records_and_gets_the_new_tables(first_store: Path) -> None:
    store = open_store(first_store)
    (info,) = [info for info in store.load_documents() if info.names == ("referat.pdf",)]
    parsed = store.load_parsed(info.id)
    store.close()
    (item,) = parsed.meetings[0].items
    point = item.decision_points[0]
    assert (point.text.value, point.outcome, item.files, parsed.meetings[0].files) == (
        "Godkendt.",
        "approved",
        (),
        (),
    )
    (span,) = point.text.spans
    assert (span.page, span.printed, span.confidence) == (2, "Godkendt.", None)
    assert rows(first_store, "SELECT version_num FROM alembic_version") == [(SCHEMA,)]
    assert rows(first_store, "PRAGMA integrity_check") == [("ok",)]
    assert rows(first_store, "PRAGMA foreign_key_check") == []


def test_the_meetings_of_an_old_store_can_be_linked(first_store: Path) -> None:
    store = open_store(first_store)
    assert link_sittings(store) == 1
    store.close()
    query = "SELECT agenda, minutes, item_count, decided_count FROM sittings"
    assert rows(first_store, query) == [("dagsorden.pdf", "referat.pdf", 1, 1)]
    query = "SELECT number, title, outcomes, decision_text, documents FROM sitting_items"
    assert rows(first_store, query) == [
        ("1", "Ny cykelsti", "approved", "Godkendt.", "referat.pdf s. 1-2; dagsorden.pdf s. 1")
    ]
    assert rows(first_store, "SELECT message FROM findings") == [("Se her.",)]
