"""The history of runs: what each import took up, how each file went, and what was found in it.

Rows of a file are written in the transaction that keeps its records, so that the history never says more
than the store holds. A file that was left as it is only counts.
"""

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.core import Base, StoredDocumentName, part_of

RunState = Literal["running", "finished", "stopped", "failed", "killed"]

# How many runs are remembered.
RUNS_KEPT = 100


class StoredRun(Base):
    """One import; ended_at is empty while it goes on, and for good when it was killed."""

    __tablename__ = "run"

    started_at: Mapped[str]
    ended_at: Mapped[str | None]
    state: Mapped[str]
    pid: Mapped[int]
    version: Mapped[str]
    options: Mapped[str]
    planned: Mapped[int]
    unchanged: Mapped[int]
    older: Mapped[int]


class StoredRunFile(Base):
    """How one file of a run went; document_id is that of its records, empty when they are gone."""

    __tablename__ = "run_file"

    run_id: Mapped[int] = part_of("run")
    at: Mapped[str]
    path: Mapped[str] = mapped_column(index=True)
    document_id: Mapped[int | None] = mapped_column(index=True)
    fate: Mapped[str]
    status: Mapped[str | None]
    reason: Mapped[str | None]
    pages: Mapped[int | None]
    ocr_pages: Mapped[int | None]
    textless_pages: Mapped[int | None]
    read_seconds: Mapped[float | None]
    parse_seconds: Mapped[float | None]
    cached: Mapped[bool]
    memory_mb: Mapped[float | None]


class StoredRunFinding(Base):
    """How many findings of one kind a file of a run gave."""

    __tablename__ = "run_finding"

    run_file_id: Mapped[int] = part_of("run_file")
    severity: Mapped[str]
    code: Mapped[str]
    amount: Mapped[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEntry:
    """What the history keeps of a file; findings are (severity, code, how many)."""

    run_id: int
    path: str
    status: str | None = None
    reason: str | None = None
    pages: int | None = None
    ocr_pages: int | None = None
    textless_pages: int | None = None
    read_seconds: float | None = None
    parse_seconds: float | None = None
    cached: bool = False
    memory_mb: float | None = None
    findings: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInfo:
    """One run as it is remembered."""

    id: int
    started_at: str
    ended_at: str | None
    state: str
    pid: int
    version: str
    options: Mapping[str, Any]
    planned: int
    unchanged: int
    older: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFileInfo:
    """One file of a run as it is remembered."""

    id: int
    at: str
    path: str
    document_id: int | None
    fate: str
    status: str | None
    reason: str | None
    pages: int | None
    ocr_pages: int | None
    textless_pages: int | None
    read_seconds: float | None
    parse_seconds: float | None
    cached: bool
    memory_mb: float | None
    findings: tuple[tuple[str, str, int], ...]


def begin_run(connection: Connection, pid: int, version: str, options: Mapping[str, Any]) -> int:
    """A new run, going on; those beyond RUNS_KEPT are forgotten. Gives its number."""
    values = {"started_at": now(), "state": "running", "pid": pid, "version": version}
    values |= {"options": json.dumps(options, ensure_ascii=False), "planned": 0, "unchanged": 0, "older": 0}
    run_id = connection.execute(insert(StoredRun).values(**values).returning(StoredRun.id)).scalar_one()
    connection.execute(delete(StoredRun).where(StoredRun.id <= run_id - RUNS_KEPT))
    return run_id


def count_in_run(connection: Connection, run_id: int, *, planned: int, unchanged: int, older: int) -> None:
    """Keep how many files the run has to see, and how many it left as they are."""
    values = {"planned": planned, "unchanged": unchanged, "older": older}
    connection.execute(update(StoredRun).where(StoredRun.id == run_id).values(**values))


def end_run(connection: Connection, run_id: int, state: RunState) -> None:
    """Keep how the run ended; one that was killed gets no end."""
    values: dict[str, Any] = {"state": state}
    if state != "killed":
        values["ended_at"] = now()
    connection.execute(update(StoredRun).where(StoredRun.id == run_id).values(**values))


def write_entry(connection: Connection, entry: RunEntry, fate: str, document_id: int | None) -> None:
    """Keep how one file went, within the transaction that keeps its records."""
    names = ("run_id", "path", "status", "reason", "pages", "ocr_pages", "textless_pages")
    values: dict[str, Any] = {name: getattr(entry, name) for name in names}
    values |= {"read_seconds": entry.read_seconds, "parse_seconds": entry.parse_seconds}
    values |= {"cached": entry.cached, "memory_mb": entry.memory_mb}
    values |= {"at": now(), "fate": fate, "document_id": document_id}
    made = connection.execute(insert(StoredRunFile).values(**values).returning(StoredRunFile.id))
    file_id = made.scalar_one()
    found = [
        {"run_file_id": file_id, "severity": severity, "code": code, "amount": amount}
        for severity, code, amount in entry.findings
    ]
    if found:
        connection.execute(insert(StoredRunFinding), found)


def load_runs(connection: Connection) -> tuple[RunInfo, ...]:
    """All runs that are remembered, the newest first."""
    rows = connection.execute(select(StoredRun.__table__).order_by(StoredRun.id.desc())).mappings()
    return tuple(RunInfo(**{**row, "options": json.loads(row["options"])}) for row in rows)


def load_run_files(connection: Connection, run_id: int) -> tuple[RunFileInfo, ...]:
    """The files of a run in the order they were finished."""
    of_run = select(StoredRunFile.id).where(StoredRunFile.run_id == run_id)
    found: dict[int, list[tuple[str, str, int]]] = {}
    query = select(StoredRunFinding.__table__).where(StoredRunFinding.run_file_id.in_(of_run))
    for row in connection.execute(query):
        found.setdefault(row.run_file_id, []).append((row.severity, row.code, row.amount))
    files = select(StoredRunFile.__table__).where(StoredRunFile.run_id == run_id).order_by(StoredRunFile.id)
    return tuple(
        RunFileInfo(
            findings=tuple(found.get(row["id"], ())),
            **{name: value for name, value in row.items() if name != "run_id"},
        )
        for row in connection.execute(files).mappings()
    )


def forget_in_runs(connection: Connection, document_ids: Sequence[int]) -> None:
    """Remove what the history says of documents and of the paths they had."""
    paths = select(StoredDocumentName.path).where(StoredDocumentName.document_id.in_(document_ids))
    gone = or_(StoredRunFile.document_id.in_(document_ids), StoredRunFile.path.in_(paths))
    connection.execute(delete(StoredRunFile).where(gone))


def leave_in_runs(connection: Connection, document_id: int) -> None:
    """Let the history name this document no more: it goes, and SQLite may give its number to another."""
    gone = StoredRunFile.document_id == document_id
    connection.execute(update(StoredRunFile).where(gone).values(document_id=None))


def findings_of(issues: Iterable[Any]) -> tuple[tuple[str, str, int], ...]:
    """How many issues there are of each severity and code, in order of both."""
    counted: dict[tuple[str, str], int] = {}
    for issue in issues:
        key = (issue.severity, issue.code)
        counted[key] = counted.get(key, 0) + 1
    return tuple((severity, code, amount) for (severity, code), amount in sorted(counted.items()))


def now() -> str:
    """The time as the store writes it, in UTC."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
