"""The row of each content in the store, its names, and what was saved of it last."""

import datetime
from collections import defaultdict
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, delete, insert, select, true, update

from models.correcting.carrying import leave_waiting
from models.correcting.values import refresh_document
from models.document_info import DocumentInfo
from models.page import Source
from models.record_parts import Records
from models.rows import write_rows
from models.runs import leave_in_runs
from models.tables.core import StoredDocument, StoredDocumentName

Saved = Literal["added", "replaced", "unchanged"]


def write_parsed(
    connection: Connection,
    source: Source,
    facts: dict[str, Any],
    parsed: Records | None,
    version: str,
    again: bool,
) -> tuple[Saved, int | None]:
    """Keep a file's facts and records; gives what became of it and its document's id."""
    known, holder = _find_row(connection, source), find_holder(connection, source.path)
    if not source.sha256 and holder is not None and known is None:
        return "unchanged", holder
    if known is not None and _is_same(known, facts, version, again):
        return write_name(connection, known["id"], holder, source.path), known["id"]
    document_id = _write_document(connection, known, source, facts, version)
    saved = write_name(connection, document_id, holder, source.path)
    if parsed is not None:
        write_rows(connection, document_id, parsed)
    refresh_document(connection, document_id, fresh=True)
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


def load_infos(connection: Connection, condition: ColumnElement[bool]) -> list[DocumentInfo]:
    """What is known of the documents that a condition names, with all their names."""
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


def load_sorted(connection: Connection) -> tuple[DocumentInfo, ...]:
    """All documents by their first name."""
    return tuple(sorted(load_infos(connection, true()), key=lambda info: (info.names, info.id)))


def find_holder(connection: Connection, path: str) -> int | None:
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


def write_name(connection: Connection, document_id: int, holder: int | None, path: str) -> Saved:
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
        gone = select(StoredDocument.sha256).where(StoredDocument.id == holder)
        leave_waiting(connection, connection.execute(gone).scalar_one())
        connection.execute(delete(StoredDocument).where(StoredDocument.id == holder))
    return "replaced"
