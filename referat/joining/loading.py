"""What meetings as held are made from: the documents' meetings, items and named files, out of the store."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, or_, select, text

from models.rows import SPAN_COLUMNS
from models.tables.core import StoredDocument, StoredMeeting
from referat.danish.wording import day
from referat.joining.files import Named, Stored, folder_of
from referat.joining.groups import Told, ToldItem
from referat.joining.lent import Lacking, lend, nearest

MANIFEST = "application/xml"
Row = dict[str, Any]
# how many ids or days are looked up at a time
BATCH = 500


def find_touched(connection: Connection) -> list[datetime.date]:
    """The days on which a meeting is not tied yet, or of which one is gone."""
    fresh = """
        SELECT DISTINCT m.date FROM meeting m LEFT JOIN sitting_meeting s ON s.meeting_id = m.id
        WHERE s.id IS NULL AND m.date IS NOT NULL AND m.body IS NOT NULL
        UNION
        SELECT s.date FROM sitting s WHERE s.meeting_count !=
            (SELECT COUNT(*) FROM sitting_meeting t WHERE t.sitting_id = s.id)"""
    days = {datetime.date.fromisoformat(one) for one in connection.execute(text(fresh)).scalars()}
    tied = """
        SELECT t.meeting_id, s.date FROM sitting_meeting t JOIN sitting s ON s.id = t.sitting_id
        JOIN meeting m ON m.id = t.meeting_id WHERE m.date IS NULL OR m.body IS NULL"""
    before = {(row[0], datetime.date.fromisoformat(row[1])) for row in connection.execute(text(tied))}
    now = {(one.id, one.date) for one in _load_lent(connection)}
    return sorted(days | {date for _, date in before ^ now})


def batches(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The values, so many at a time as one statement takes."""
    return (values[i : i + BATCH] for i in range(0, len(values), BATCH))


def load_told(connection: Connection, days: Sequence[datetime.date]) -> list[Told]:
    """The meetings of some days with their items."""
    meetings: list[Told] = []
    for some in batches(days):
        query = (
            select(StoredMeeting.__table__, StoredDocument.sha256, StoredDocument.media_type)
            .join(StoredDocument, StoredDocument.id == StoredMeeting.document_id)
            .where(StoredMeeting.date.in_(some), StoredMeeting.body.is_not(None))
        )
        meetings += [_told(dict(row)) for row in connection.execute(query).mappings()]
    return _with_items(connection, meetings) + [
        one for one in _load_lent(connection) if one.date in set(days)
    ]


def _with_items(connection: Connection, meetings: Sequence[Told]) -> list[Told]:
    items = _load_items(connection, [one.id for one in meetings])
    return [replace(one, items=tuple(items[one.id])) for one in meetings]


def _load_lent(connection: Connection) -> list[Told]:
    """The meetings without body or date that a manifest in their folder tells them of."""
    query = (
        select(StoredMeeting.__table__, StoredDocument.sha256, StoredDocument.media_type)
        .join(StoredDocument, StoredDocument.id == StoredMeeting.document_id)
        .where(StoredMeeting.parent_meeting_index.is_(None))
    )
    table, of_manifest = StoredMeeting, StoredDocument.media_type == MANIFEST
    bare = or_(table.date.is_(None), table.body.is_(None))
    lacking = [dict(row) for row in connection.execute(query.where(bare, ~of_manifest)).mappings()]
    sure = query.where(table.date.is_not(None), table.body.is_not(None), of_manifest)
    manifests = [_told(dict(row)) for row in connection.execute(sure).mappings()] if lacking else []
    if not manifests:
        return []
    paths: dict[int, list[str]] = defaultdict(list)
    for document_id, path in connection.execute(
        text("SELECT document_id, path FROM document_name ORDER BY 2")
    ):
        paths[document_id].append(path)
    folders: dict[str, list[Told]] = defaultdict(list)
    for one in _with_items(connection, manifests):
        for path in paths[one.document_id]:
            folders[folder_of(path)].append(one)
    near = [row for row in lacking if any(nearest(path, folders) for path in paths[row["document_id"]])]
    stand_in = {"body": "", "date": datetime.date.min}
    told = [_told(row | {name: row[name] or value for name, value in stand_in.items()}) for row in near]
    return lend(
        [
            Lacking(
                told=one,
                has_body=row["body"] is not None,
                has_date=row["date"] is not None,
                paths=tuple(paths[one.document_id]),
            )
            for one, row in zip(_with_items(connection, told), near, strict=True)
        ],
        folders,
    )


def _told(row: Row) -> Told:
    same = ("id", "document_id", "ordinal", "kind", "body", "date", "title", "municipality", "start", "end")
    return Told(
        content=row["sha256"] or "",
        is_manifest=row["media_type"] == MANIFEST,
        **{name: row[name] for name in same},
    )


def _load_items(connection: Connection, meeting_ids: Sequence[int]) -> dict[int, list[ToldItem]]:
    items: dict[int, list[ToldItem]] = defaultdict(list)
    for some in batches(meeting_ids):
        listed = ", ".join(map(str, some))
        query = f"""
            SELECT i.id, i.meeting_id, i.ordinal, i.number, i.title, i.closed, i.decision_text IS NOT NULL,
                EXISTS (SELECT 1 FROM recommendation r WHERE r.item_id = i.id AND NOT r.nested),
                (SELECT GROUP_CONCAT(DISTINCT d.outcome) FROM decision d WHERE d.item_id = i.id)
            FROM item i WHERE i.meeting_id IN ({listed}) ORDER BY i.meeting_id, i.ordinal"""
        for row in connection.execute(text(query)):
            items[row[1]].append(
                ToldItem(
                    id=row[0],
                    ordinal=row[2],
                    number=row[3],
                    title=row[4],
                    closed=bool(row[5]),
                    decided=bool(row[6]),
                    recommended=bool(row[7]),
                    outcomes=frozenset((row[8] or "").split(",")) - {""},
                )
            )
    return items


def load_spans(connection: Connection, item_ids: Sequence[int]) -> dict[int, Row]:
    """Where each item has its title, or its number."""
    spans: dict[int, Row] = {}
    columns = ", ".join(f's."{name}"' for name in SPAN_COLUMNS)
    for some in batches(sorted(set(item_ids))):
        listed = ", ".join(map(str, some))
        query = f"""
            SELECT e.record_id, {columns} FROM evidence e JOIN evidence_span s ON s.evidence_id = e.id
            WHERE e.record_table = 'item' AND e.record_id IN ({listed}) AND e.field IN ('title', 'number')
            ORDER BY e.field = 'number', s.ordinal"""
        for row in connection.execute(text(query)).mappings():
            spans.setdefault(row["record_id"], {name: row[name] for name in SPAN_COLUMNS})
    return spans


def load_named(connection: Connection) -> Iterator[Named]:
    """The files that manifests name, for meetings and for items."""
    query = """
        SELECT m.document_id, f.name, f.public, m.body, m.date, NULL, NULL FROM meeting_file f
        CROSS JOIN meeting m ON m.id = f.meeting_id
        UNION ALL
        SELECT m.document_id, f.name, f.public, m.body, m.date, i.number, i.id FROM item_file f
        CROSS JOIN item i ON i.id = f.item_id CROSS JOIN meeting m ON m.id = i.meeting_id ORDER BY 1, 7, 2"""
    for document_id, name, public, body, date, number, item_id in connection.execute(text(query)):
        held = day(datetime.date.fromisoformat(date)) if date else ""
        place = f"{body or 'Møde'} {held}".rstrip() + (f", punkt {number}" if number else "")
        yield Named(
            document_id=document_id,
            name=name,
            place=place,
            public=None if public is None else bool(public),
            item_id=item_id,
        )


def load_stored(connection: Connection) -> list[Stored]:
    """Every document under each of its paths."""
    tied: dict[int, set[int]] = defaultdict(set)
    query = """
        SELECT m.document_id, s.sitting_id FROM sitting_meeting s JOIN meeting m ON m.id = s.meeting_id"""
    for document_id, sitting_id in connection.execute(text(query)):
        tied[document_id].add(sitting_id)
    listed = """
        SELECT d.id, n.path, d.media_type = :manifest AND d.kind IN ('minutes', 'agenda')
        FROM document d JOIN document_name n ON n.document_id = d.id"""
    return [
        Stored(
            document_id=row[0],
            path=row[1],
            is_manifest=bool(row[2]),
            sittings=frozenset(tied.get(row[0], ())),
        )
        for row in connection.execute(text(listed), {"manifest": MANIFEST})
    ]
