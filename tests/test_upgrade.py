"""A store of the first schema is brought up to date when it is opened, with all that it holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, text

from models.store import MIGRATIONS, SCHEMA, open_store
from referat.joining.linking import link_sittings

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
    path = tmp_path / "gammel.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        _upgrade(connection, "0001")
        _insert(connection, HELD)
        connection.execute(text("CREATE VIEW findings AS SELECT id AS finding_id FROM finding"))
    engine.dispose()
    return path


def _upgrade(connection: Connection, schema: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, schema)


def _insert(connection: Connection, held: tuple[tuple[str, dict[str, object]], ...]) -> None:
    for table, row in held:
        names = ", ".join(f'"{name}"' for name in row)
        values = ", ".join(f":{name}" for name in row)
        connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)


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


VOTED = {"item_id": 1, "choice": "against", "ordinal": 0}
VOTE_PROVED = {**PROVED, "record_table": "vote", "field": "voter"}
# A vote as papers have it that were read before rounds of voting were, and what people said of votes.
SAID = {
    "sha256": "a", "file": "referat.pdf", "anchor": "1", "made_by": "Karen Holm", "record_table": "vote",
    "field": "voter", "printed": None, "also": None,
}  # fmt: skip
VOTES: tuple[tuple[str, dict[str, object]], ...] = (
    ("vote", {"id": 1, "voter": "Venstre", **VOTED}),
    ("vote", {"id": 2, "voter": "Ø", **VOTED, "choice": "in_favour"}),
    ("evidence", {"id": 2, "document_id": 1, "record_id": 1, **VOTE_PROVED}),
    (
        "correction",
        {
            "uid": "1", "path": "meetings-1/items-1/against-1", "verdict": "corrected", "read": "V",
            "value": "Venstre", "made_at": "2026-01-01", "state": "applied", "record_id": 1, "layer": 1,
            "undo": '{"columns": {"voter": "V"}, "evidence": {"certainty": "printed", "note": null}}', **SAID,
        },
    ),
    (
        "correction",
        {
            "uid": "2", "path": "meetings-1/items-1/in_favour-+2", "verdict": "added", "read": None,
            "value": '{"voter": "Ø"}', "made_at": "2026-01-02", "state": "applied", "record_id": 2,
            "layer": 2, "undo": '{"records": [["vote", 2]], "attached": []}', **SAID,
        },
    ),
)  # fmt: skip


def test_votes_of_items_become_those_of_a_round_with_what_people_said(first_store: Path) -> None:
    _fill(first_store, "0010", VOTES)
    store = open_store(first_store)
    (info,) = [info for info in store.load_documents() if info.names == ("referat.pdf",)]
    votes = store.load_parsed(info.id).meetings[0].items[0].votes
    store.close()
    assert votes is not None
    assert [one.value for one in votes.in_favour] == ["Ø"]
    assert [(one.value, one.certainty) for one in votes.against] == [("Venstre", "corrected")]
    assert rows(first_store, "SELECT uid, state FROM correction") == [("1", "applied"), ("2", "applied")]
    assert rows(first_store, "SELECT voter, choice, round FROM votes") == [
        ("Venstre", "against", 1),
        ("Ø", "in_favour", 1),
    ]
    assert rows(first_store, "PRAGMA foreign_key_check") == []


def test_votes_that_rounds_tell_of_come_once(first_store: Path) -> None:
    ballots = (
        ("ballot", {"id": 1, "item_id": 1, "ordinal": 0, "matter": "matter"}),
        ("ballot_vote", {"id": 1, "ballot_id": 1, "choice": "against", "ordinal": 0, "voter": "V"}),
    )
    _fill(first_store, "0010", (*VOTES, *ballots))
    open_store(first_store).close()
    assert rows(first_store, "SELECT voter, choice, round FROM votes") == [
        ("Venstre", "against", 1),
        ("Ø", "in_favour", 1),
    ]
    assert rows(first_store, "SELECT COUNT(*) FROM evidence WHERE record_table = 'vote'") == [(0,)]


def _fill(path: Path, schema: str, held: tuple[tuple[str, dict[str, object]], ...]) -> None:
    """Bring a file of an old schema up to a newer one, and write more rows."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("DROP VIEW IF EXISTS findings"))
        _upgrade(connection, schema)
        _insert(connection, held)
    engine.dispose()
