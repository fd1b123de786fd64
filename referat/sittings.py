"""Meetings as held: the agenda, minutes, addendum and manifest of one meeting tied together in the store."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, text

from models.rows import SPAN_COLUMNS
from models.store import Store
from models.tables import StoredDocument, StoredMeeting
from models.tables_sittings import (
    StoredSitting,
    StoredSittingFinding,
    StoredSittingItem,
    StoredSittingMeeting,
    StoredSittingPart,
)
from referat.sitting_files import Named, Stored, find_file_differences, folder_of
from referat.sitting_groups import Group, Told, ToldItem, find_groups
from referat.sitting_items import Difference, Joined, find_differences, join_items, name_sitting
from referat.sitting_lent import Lacking, lend, nearest
from referat.wording import day

MANIFEST = "application/xml"
Row = dict[str, Any]
# how many ids or days are looked up at a time
BATCH = 500
TABLES = (
    StoredSitting,
    StoredSittingMeeting,
    StoredSittingItem,
    StoredSittingPart,
    StoredSittingFinding,
)


def link_sittings(store: Store) -> int:
    """Tie the meetings of all documents to meetings as held; gives how many days were looked at anew.

    Only days with a meeting that came, changed or went since the last time are made anew, in one transaction;
    the result is what it would be if all had been imported at once, in any order. Findings about what the
    documents of a meeting, or of an export, say otherwise are written along. Raises StoreError.
    """
    with store.reading() as connection:
        days = _touched(connection)
        files = _file_rows(connection)
        unchanged = not days and files == _known_file_rows(connection)
    if unchanged:
        return 0
    with store.writing() as connection:
        days = _touched(connection)
        _forget(connection, days)
        for some in _batches(days):
            groups = find_groups(_load_told(connection, some))
            writer = _Writer(connection)
            for date, held in groupby(groups, key=lambda group: group.members[0].date):
                _Day(writer, date).save(list(held))
            writer.flush()
        connection.execute(delete(StoredSittingFinding).where(StoredSittingFinding.sitting_id.is_(None)))
        files = _file_rows(connection)
        if files:
            connection.execute(insert(StoredSittingFinding), files)
    return len(days)


def _touched(connection: Connection) -> list[datetime.date]:
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


def _forget(connection: Connection, days: Sequence[datetime.date]) -> None:
    for some in _batches(days):
        connection.execute(delete(StoredSitting).where(StoredSitting.date.in_(some)))


def _batches(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[i : i + BATCH] for i in range(0, len(values), BATCH))


def _load_told(connection: Connection, days: Sequence[datetime.date]) -> list[Told]:
    """The meetings of some days with their items."""
    meetings: list[Told] = []
    for some in _batches(days):
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
    for some in _batches(meeting_ids):
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


@dataclass(slots=True)
class _Writer:
    """Collects rows and writes those of a table together; parents before their parts."""

    connection: Connection
    rows: dict[Any, list[Row]] = field(default_factory=lambda: {table: [] for table in TABLES})

    def flush(self) -> None:
        """Write what was collected."""
        for table, rows in self.rows.items():
            if rows:
                columns = list(rows[0])
                listed = ", ".join(f'"{name}"' for name in columns)
                marks = ", ".join("?" for _ in columns)
                sql = f"INSERT INTO {table.__tablename__} ({listed}) VALUES ({marks})"
                values = [tuple(_plain(row[name]) for name in columns) for row in rows]
                self.connection.exec_driver_sql(sql, values)
            rows.clear()


def _plain(value: Any) -> Any:
    """A value as the tables keep it: dates and times as text."""
    if isinstance(value, datetime.time):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, datetime.date) else value


@dataclass(slots=True)
class _Day:
    """Writes the meetings held on one day.

    Keys count from the day's own number, in order of the meetings and items: whatever was imported first,
    they are the same.
    """

    writer: _Writer
    date: datetime.date
    counts: Counter[Any] = field(default_factory=Counter)

    def save(self, groups: Sequence[Group]) -> None:
        """Write the day's meetings, their items, and where their documents differ."""
        for group in groups:
            sitting_id = self._save_sitting(group)
            rows = join_items(group.members)
            self._save_items(sitting_id, rows)
            differences = list(find_differences(group.members, rows)) if len(group.members) > 1 else []
            differences += [_doubt(one) for one in group.members if group.doubtful]
            found = _finding_rows(self.writer.connection, differences, sitting_id)
            self._write(
                StoredSittingFinding, [{**row, "id": self._next(StoredSittingFinding)} for row in found]
            )

    def _next(self, table: Any, digits: int = 8) -> int:
        self.counts[table] += 1
        return int(f"{self.date.isoformat().replace('-', '')}{self.counts[table]:0{digits}}")

    def _write(self, table: Any, rows: Sequence[Row]) -> None:
        self.writer.rows[table] += rows

    def _save_sitting(self, group: Group) -> int:
        members, sitting_id = group.members, self._next(StoredSitting, 5)
        sitting = {
            "id": sitting_id,
            "body": members[0].body,
            "municipality": _first(one.municipality for one in members),
            "date": members[0].date,
            "start": _first(one.start for one in sorted(members, key=lambda one: one.kind != "minutes")),
            "end": _first(one.end for one in members),
            "meeting_count": len(members),
            "doubtful": group.doubtful,
        }
        self._write(StoredSitting, [sitting])
        meetings = [
            {
                "id": self._next(StoredSittingMeeting),
                "sitting_id": sitting_id,
                "meeting_id": one.id,
                "ordinal": n,
                "role": one.role,
            }
            for n, one in enumerate(members)
        ]
        self._write(StoredSittingMeeting, meetings)
        return sitting_id

    def _save_items(self, sitting_id: int, rows: Sequence[Joined]) -> None:
        items: list[Row] = []
        parts: list[Row] = []
        for ordinal, row in enumerate(rows):
            item_id = self._next(StoredSittingItem)
            shown = {"title": row.title_item, "recommendation": row.recommendation_item}
            shown["decision"] = row.decision_item
            sources = {f"{name}_item_id": item.id if item else None for name, item in shown.items()}
            place = {"id": item_id, "sitting_id": sitting_id, "ordinal": ordinal, "number": row.number}
            items.append(place | sources)
            for n, (told, item) in enumerate(row.parts):
                part = {"id": self._next(StoredSittingPart), "sitting_item_id": item_id, "item_id": item.id}
                parts.append(part | {"ordinal": n, "role": told.role})
        self._write(StoredSittingItem, items)
        self._write(StoredSittingPart, parts)


def _first(values: Iterable[Any]) -> Any:
    return next((value for value in values if value is not None), None)


def _doubt(one: Told) -> Difference:
    """What to say of a meeting that could be another's and was left alone."""
    message = (
        f"Der er flere møder i {one.body} {day(one.date)}, og det er usikkert, hvilket af dem dette er. "
        "Det er ikke knyttet til de andre."
    )
    return Difference(
        code="sitting.ambiguous",
        severity="warning",
        message=message,
        place=name_sitting([one]),
        document_id=one.document_id,
    )


def _finding_rows(
    connection: Connection, differences: Sequence[Difference], sitting_id: int | None
) -> list[Row]:
    """Findings as rows without keys, each with the place of the item it is about."""
    spans = _spans(connection, [one.item_id for one in differences if one.item_id is not None])
    same = ("code", "severity", "message", "place", "expected", "found", "document_id")
    return [
        {name: getattr(one, name) for name in same}
        | {"ordinal": n, "sitting_id": sitting_id}
        | spans.get(one.item_id or 0, dict.fromkeys(SPAN_COLUMNS))
        for n, one in enumerate(differences)
    ]


def _spans(connection: Connection, item_ids: Sequence[int]) -> dict[int, Row]:
    """Where each item has its title, or its number."""
    spans: dict[int, Row] = {}
    columns = ", ".join(f's."{name}"' for name in SPAN_COLUMNS)
    for some in _batches(sorted(set(item_ids))):
        listed = ", ".join(map(str, some))
        query = f"""
            SELECT e.record_id, {columns} FROM evidence e JOIN evidence_span s ON s.evidence_id = e.id
            WHERE e.record_table = 'item' AND e.record_id IN ({listed}) AND e.field IN ('title', 'number')
            ORDER BY e.field = 'number', s.ordinal"""
        for row in connection.execute(text(query)).mappings():
            spans.setdefault(row["record_id"], {name: row[name] for name in SPAN_COLUMNS})
    return spans


def _file_rows(connection: Connection) -> list[Row]:
    """What is to be said of the files of exports, as rows."""
    named = list(_load_named(connection))
    if not named:
        return []
    differences = sorted(
        find_file_differences(named, _load_stored(connection)),
        key=lambda one: (one.code, one.message, one.place),
    )
    rows = _finding_rows(connection, differences, None)
    return [{"id": n, **row} for n, row in enumerate(rows, 1)]


def _known_file_rows(connection: Connection) -> list[Row]:
    table = StoredSittingFinding.__table__
    query = select(table).where(table.c.sitting_id.is_(None)).order_by(table.c.ordinal)
    return [dict(row) for row in connection.execute(query).mappings()]


def _load_named(connection: Connection) -> Iterator[Named]:
    """The files that manifests name, for meetings and for items."""
    query = """
        SELECT m.document_id, f.name, f.public, m.body, m.date, NULL, NULL FROM meeting_file f
        JOIN meeting m ON m.id = f.meeting_id
        UNION ALL
        SELECT m.document_id, f.name, f.public, m.body, m.date, i.number, i.id FROM item_file f
        JOIN item i ON i.id = f.item_id JOIN meeting m ON m.id = i.meeting_id ORDER BY 1, 7, 2"""
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


def _load_stored(connection: Connection) -> list[Stored]:
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
