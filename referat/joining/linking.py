"""Meetings as held: the agenda, minutes, addendum and manifest of one meeting tied together in the store."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from models.correcting.findings import rule_on_all_findings
from models.rows import SPAN_COLUMNS
from models.store import Store
from models.tables.sittings import (
    StoredSitting,
    StoredSittingFinding,
    StoredSittingItem,
    StoredSittingMeeting,
    StoredSittingPart,
)
from referat.danish.wording import day
from referat.joining.files import find_file_differences
from referat.joining.groups import Group, Told, find_groups
from referat.joining.loading import (
    Row,
    batches,
    find_touched,
    load_named,
    load_spans,
    load_stored,
    load_told,
)
from referat.joining.pairs import Difference, Joined, find_differences, join_items, name_sitting

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
        if _is_linked(connection, find_touched(connection)):
            return 0
    with store.writing() as connection:
        return link_touched(connection)


def link_touched(connection: Connection) -> int:
    """As link_sittings, in a transaction that is under way: what is corrected is never seen without it."""
    days = find_touched(connection)
    if _is_linked(connection, days):
        return 0
    known = _known_file_rows(connection)
    _forget(connection, days)
    for some in batches(days):
        groups = find_groups(load_told(connection, some))
        writer = _Writer(connection)
        for date, held in groupby(groups, key=lambda group: group.members[0].date):
            _Day(writer, date).save(list(held))
        writer.flush()
    files = _file_rows(connection)
    if files != known:
        connection.execute(delete(StoredSittingFinding).where(StoredSittingFinding.sitting_id.is_(None)))
        if files:
            connection.execute(insert(StoredSittingFinding), files)
        rule_on_all_findings(connection)
    else:
        for some in batches(days):
            rule_on_all_findings(connection, some)
    return len(days)


def _is_linked(connection: Connection, days: Sequence[datetime.date]) -> bool:
    """Whether there is nothing to tie anew: no day, and no other word on the files of exports."""
    return not days and _file_rows(connection) == _known_file_rows(connection)


def _forget(connection: Connection, days: Sequence[datetime.date]) -> None:
    for some in batches(days):
        connection.execute(delete(StoredSitting).where(StoredSitting.date.in_(some)))


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
    spans = load_spans(connection, [one.item_id for one in differences if one.item_id is not None])
    same = ("code", "severity", "message", "place", "expected", "found", "document_id")
    return [
        {name: getattr(one, name) for name in same}
        | {"ordinal": n, "sitting_id": sitting_id}
        | spans.get(one.item_id or 0, dict.fromkeys(SPAN_COLUMNS))
        for n, one in enumerate(differences)
    ]


def _file_rows(connection: Connection) -> list[Row]:
    """What is to be said of the files of exports, as rows."""
    named = list(load_named(connection))
    if not named:
        return []
    differences = sorted(
        find_file_differences(named, load_stored(connection)),
        key=lambda one: (one.code, one.message, one.place),
    )
    rows = _finding_rows(connection, differences, None)
    return [{"id": n, **row} for n, row in enumerate(rows, 1)]


def _known_file_rows(connection: Connection) -> list[Row]:
    table = StoredSittingFinding.__table__
    query = select(table).where(table.c.sitting_id.is_(None)).order_by(table.c.ordinal)
    rows = connection.execute(query).mappings()
    return [{name: value for name, value in row.items() if name != "ruling"} for row in rows]
