"""The whole report of a run, made from what the store remembers of it: the same at once and weeks later."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

import psutil
from sqlalchemy import Connection, func, select

from models.errors import NotFound
from models.runs import RunFileInfo, RunInfo, StoredRunFile, load_run_files, load_runs
from models.store import Store
from models.tables.core import StoredFinding
from models.tables.sittings import StoredSittingFinding
from referat.danish.finding_kinds import UNKNOWN, finding_kind
from referat.danish.wording import count, number

FATES = ("added", "replaced", "copied", "unchanged", "older", "opened", "skipped", "missing", "failed")
SEVERITIES = ("error", "warning", "info")
# Failures that referat itself is to blame for come first among what a person should see to.
OURS = ("parse_failed", "crashed")
# The rank of a file that did not come in; those that came in have higher ones.
FAILED_RANK = 1
# How much later than it says a run's process may have started, in seconds.
START_SLACK = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Files that did not come in for the same reason; each with its own words."""

    status: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCount:
    """How often one kind of finding was made, in how many files, and what one of them says."""

    severity: str
    code: str
    amount: int
    files: int
    example: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unrecognised:
    """Files of one kind ("PDF") that came in and are neither meeting nor proposal."""

    kind: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """A file that a person should look at, and why; rank 0 is worst."""

    rank: int
    path: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """All there is to say of a run. pages and rates count what was read, not what was left as it is."""

    id: int
    state: str
    started_at: str
    ended_at: str | None
    seconds: float
    version: str
    options: Mapping[str, Any]
    planned: int
    files: Mapping[str, int]
    pages: Mapping[str, int]
    rates: Mapping[str, float | None]
    failures: tuple[Failure, ...]
    skipped: tuple[tuple[str, str], ...]
    findings: tuple[FindingCount, ...]
    attention: tuple[Attention, ...]
    unrecognised: tuple[Unrecognised, ...]

    @property
    def not_in(self) -> int:
        """How many files did not come in."""
        return self.files["failed"] + self.files["missing"]

    @property
    def doubtful(self) -> tuple[Attention, ...]:
        """The files that came in and should be looked at all the same, worst first."""
        return tuple(entry for entry in self.attention if entry.rank > FAILED_RANK)

    @property
    def unseen(self) -> int:
        """How many files the run did not come to."""
        return self.planned - sum(self.files.values())


def summarise(store: Store, wanted: int | None = None) -> RunSummary:
    """The report of a run by its number, or of the last one. Raises NotFound where there is none."""
    with store.reading() as connection:
        runs = load_runs(connection)
        chosen = [run for run in runs if wanted is None or run.id == wanted]
        if not chosen:
            raise NotFound(_no_run(store, wanted, runs))
        return build_summary(connection, chosen[0])


def build_summary(connection: Connection, run: RunInfo) -> RunSummary:
    """The report of one run, by what a connection sees."""
    files = _with_sittings(connection, load_run_files(connection, run.id))
    return _summary(run, files, _examples(connection, run.id))


def list_runs(store: Store) -> tuple[tuple[RunInfo, str], ...]:
    """All runs that are remembered, the newest first, each with how it ended."""
    with store.reading() as connection:
        return tuple((run, state_of(run)) for run in load_runs(connection))


def state_of(run: RunInfo) -> str:
    """How a run ended; "running" only while its process lives, otherwise it was "killed"."""
    if run.state != "running":
        return run.state
    try:
        started = psutil.Process(run.pid).create_time()
    except psutil.Error:
        return "killed"
    return "running" if started <= _time(run.started_at).timestamp() + START_SLACK else "killed"


def _no_run(store: Store, wanted: int | None, runs: Sequence[RunInfo]) -> str:
    if wanted is None:
        return f"{store.path}: der er ingen kørsler endnu. Importér først: referat import MAPPE."
    known = f"{runs[-1].id} til {runs[0].id}" if runs else "ingen"
    return f"kørsel {wanted} findes ikke. Kendte kørsler: {known}. Se dem med referat status --runs."


def _summary(run: RunInfo, files: Sequence[RunFileInfo], examples: Mapping[str, str]) -> RunSummary:
    last = run.ended_at or (files[-1].at if files else run.started_at)
    seconds = (_time(last) - _time(run.started_at)).total_seconds()
    read = [file for file in files if file.read_seconds is not None]
    return RunSummary(
        id=run.id,
        state=state_of(run),
        started_at=run.started_at,
        ended_at=run.ended_at,
        seconds=seconds,
        version=run.version,
        options=run.options,
        planned=run.planned,
        files=_fates(run, files),
        pages={
            "read": sum(file.pages or 0 for file in read if not file.cached),
            "from_cache": sum(file.pages or 0 for file in read if file.cached),
            "ocr": sum(file.ocr_pages or 0 for file in read),
            "without_text": sum(file.textless_pages or 0 for file in read),
        },
        rates=_rates(read, seconds),
        failures=_failures(files),
        skipped=tuple(
            (file.path, unnamed(file.reason or "", file.path)) for file in files if file.fate == "skipped"
        ),
        findings=_findings(files, examples),
        attention=_attention(files),
        unrecognised=_unrecognised(files),
    )


def _fates(run: RunInfo, files: Sequence[RunFileInfo]) -> dict[str, int]:
    counts = {fate: sum(file.fate == fate for file in files) for fate in FATES}
    return counts | {"unchanged": counts["unchanged"] + run.unchanged, "older": run.older}


def _rates(read: Sequence[RunFileInfo], seconds: float) -> dict[str, float | None]:
    """What was read a second, and how many seconds of work it took in all processes together."""
    pages = sum(file.pages or 0 for file in read)
    return {
        "files_per_second": round(len(read) / seconds, 2) if seconds else None,
        "pages_per_second": round(pages / seconds, 2) if seconds else None,
        "read_seconds": round(sum(file.read_seconds or 0 for file in read), 2),
        "parse_seconds": round(sum(file.parse_seconds or 0 for file in read), 2),
        "most_memory_mb": max((file.memory_mb for file in read if file.memory_mb), default=None),
    }


def _failures(files: Sequence[RunFileInfo]) -> tuple[Failure, ...]:
    """The files that did not come in by reason, the most frequent first."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for file in files:
        if file.fate in ("failed", "missing"):
            named = (file.path, unnamed(file.reason or "", file.path))
            groups.setdefault(file.status or file.fate, []).append(named)
    made = [Failure(status=status, files=tuple(group)) for status, group in groups.items()]
    return tuple(sorted(made, key=lambda failure: (-len(failure.files), failure.status)))


def _findings(files: Sequence[RunFileInfo], examples: Mapping[str, str]) -> tuple[FindingCount, ...]:
    amounts: dict[tuple[str, str], list[int]] = {}
    for file in files:
        for severity, code, amount in file.findings:
            amounts.setdefault((severity, code), []).append(amount)
    made = [
        FindingCount(
            severity=severity, code=code, amount=sum(each), files=len(each), example=examples.get(code)
        )
        for (severity, code), each in amounts.items()
    ]
    return tuple(
        sorted(made, key=lambda found: (SEVERITIES.index(found.severity), -found.amount, found.code))
    )


def _attention(files: Sequence[RunFileInfo]) -> tuple[Attention, ...]:
    """What a person should see to, worst first; a file is named once, for the worst of its reasons."""
    found = [(order, attention) for file in files for order, attention in _reasons(file)]
    return tuple(attention for _, attention in sorted(found, key=lambda pair: pair[0]))


def _reasons(file: RunFileInfo) -> list[tuple[tuple[int, int, str], Attention]]:
    amounts = {severity: 0 for severity in SEVERITIES}
    for severity, _, amount in file.findings:
        amounts[severity] += amount
    if file.fate in ("failed", "missing"):
        rank, weight, what = (
            (0 if file.status in OURS else FAILED_RANK),
            0,
            unnamed(file.reason or "", file.path),
        )
    elif amounts["error"]:
        rank, weight, what = 2, amounts["error"], _named(file)
    elif file.textless_pages:
        what = count(file.textless_pages, "side uden tekst", "sider uden tekst")
        rank, weight = 3, file.textless_pages
    elif amounts["warning"] and not _is_only_unknown(file):
        rank, weight, what = 4, amounts["warning"], _named(file)
    else:
        return []
    return [((rank, -weight, file.path), Attention(rank=rank, path=file.path, what=what))]


def _is_only_unknown(file: RunFileInfo) -> bool:
    """Whether all there is to see to in a file is that it is neither meeting nor proposal: an annex."""
    grave = {code for severity, code, _ in file.findings if severity != "info"}
    return grave == {UNKNOWN} and not file.textless_pages


def _unrecognised(files: Sequence[RunFileInfo]) -> tuple[Unrecognised, ...]:
    """The files that are neither meeting nor proposal by kind, the most frequent first.

    They are those that `referat findings` counts, whatever else is found of them; of copies one is told.
    """
    groups: dict[str, list[str]] = {}
    told: set[int] = set()
    for file in files:
        if any(code == UNKNOWN for _, code, _ in file.findings) and file.document_id not in told:
            told |= {file.document_id} if file.document_id is not None else set()
            kind = PurePosixPath(file.path).suffix.lstrip(".").upper() or "uden endelse"
            groups.setdefault(kind, []).append(file.path)
    made = [Unrecognised(kind=kind, files=tuple(paths)) for kind, paths in groups.items()]
    return tuple(sorted(made, key=lambda group: (-len(group.files), group.kind)))


def unnamed(reason: str, path: str) -> str:
    """A reason without the file's name before it.

    >>> unnamed("papirer/laast.pdf: filen kræver adgangskode.", "/arkiv/papirer/laast.pdf")
    'filen kræver adgangskode.'
    """
    _, name, rest = reason.partition(f"{PurePosixPath(path).name}: ")
    return rest if name else reason


def _named(file: RunFileInfo) -> str:
    """What the errors and warnings of a file are about, in Danish: "2 × sum passer ikke, side uden tekst"."""
    grave = [found for severity in SEVERITIES[:2] for found in file.findings if found[0] == severity]
    each = (f"{number(amount)} × " * (amount > 1) + finding_kind(code) for _, code, amount in grave)
    return ", ".join(dict.fromkeys(each))


def _with_sittings(connection: Connection, files: Sequence[RunFileInfo]) -> tuple[RunFileInfo, ...]:
    """The files with what their meetings' papers disagree on now; that is known when all are in."""
    table = StoredSittingFinding
    query = select(table.document_id, table.severity, table.code, func.count()).group_by(
        table.document_id, table.severity, table.code
    )
    found: dict[int, list[tuple[str, str, int]]] = {}
    for document_id, severity, code, amount in connection.execute(query):
        found.setdefault(document_id, []).append((severity, code, amount))
    return tuple(
        replace(file, findings=(*file.findings, *found[file.document_id]))
        if file.fate in ("added", "replaced") and file.document_id in found
        else file
        for file in files
    )


def _examples(connection: Connection, run_id: int) -> dict[str, str]:
    """One message of each kind of finding in the run's documents, as they are now."""
    of_run = select(StoredRunFile.document_id).where(StoredRunFile.run_id == run_id)
    found: dict[str, str] = {}
    for table in (StoredFinding, StoredSittingFinding):
        query = (
            select(table.code, func.min(table.message))
            .where(table.document_id.in_(of_run))
            .group_by(table.code)
        )
        found |= {code: message for code, message in connection.execute(query)}
    return found


def _time(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)
