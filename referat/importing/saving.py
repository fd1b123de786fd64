"""What came of a file into the store, together with what the history of runs says of it."""

import shlex
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from extract.sniff import MEDIA_TYPES
from models.document_info import DocumentInfo
from models.errors import InputError, WorkError
from models.page import Source
from models.runs import RunEntry, findings_of, write_entry
from models.store import Store
from referat.danish.wording import printable
from referat.importing.known import SET_ASIDE
from referat.importing.revision import parser_version
from referat.importing.work import FileOutcome, FileTask, outer_name
from referat.reports.report import Fate, FileResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Writes one run's files into the store; again says that even the same is written anew."""

    store: Store
    run_id: int
    again: bool

    def save(self, task: FileTask, outcome: FileOutcome, *, again: bool = False) -> FileResult:
        """Keep the records of a file, or why there are none; `again` even those it has already."""
        document, parsed = outcome.document, outcome.parsed
        if document is None or parsed is None:
            return self._save_failure(task, outcome)
        entry = RunEntry(
            run_id=self.run_id,
            path=task.name,
            status="ok",
            pages=len(document.pages),
            ocr_pages=outcome.ocr_pages,
            textless_pages=outcome.textless_pages,
            read_seconds=outcome.read_seconds,
            parse_seconds=outcome.parse_seconds,
            cached=outcome.cached,
            memory_mb=outcome.memory_mb,
            findings=findings_of(parsed.issues),
        )
        version = parser_version(task.settings.ocr, task.layouts)
        saved = self.store.save_document(document, parsed, version, again=again or self.again, entry=entry)
        return FileResult(path=task.shown, fate=saved, status="ok", pages=len(document.pages))

    def keep(self, task: FileTask, known: DocumentInfo) -> FileResult:
        """Leave a content that was seen before; it only gets this name, if it has not got it."""
        entry = RunEntry(run_id=self.run_id, path=task.name, status=known.status, reason=known.reason)
        fate: Fate = "unchanged"
        if task.name not in known.paths:
            saved = self.store.save_name(known.id, task.name, entry=entry)
            fate = "copied" if saved == "added" else saved
        elif known.status != "ok":
            self._write(entry, "failed", known.id)
        if known.status == "ok":
            return FileResult(path=task.shown, fate=fate, status="ok")
        return FileResult(
            path=task.shown, fate="failed", status=known.status, reason=known.reason, trace=known.trace
        )

    def note(self, file: FileResult) -> FileResult:
        """Keep what became of a path that is no document: missing, skipped, an archive."""
        path = printable(str(Path(file.path).resolve()))
        entry = RunEntry(run_id=self.run_id, path=path, status=file.status, reason=file.reason)
        self._write(entry, file.fate, None)
        return file

    def _save_failure(self, task: FileTask, outcome: FileOutcome) -> FileResult:
        """Keep why a file did not come in. What could not be opened has no content: its old records stay."""
        status, reason = outcome.status, printable(outcome.reason or "")
        trace = outcome.trace and outcome.trace.encode(errors="backslashreplace").decode()
        result = FileResult(path=task.shown, fate="failed", status=status, reason=reason, trace=trace)
        entry = RunEntry(
            run_id=self.run_id, path=task.name, status=status, reason=reason, memory_mb=outcome.memory_mb
        )
        sha256 = "" if status == InputError.status else task.sha256 or ""
        known = self.store.find_content(sha256) if status in SET_ASIDE and sha256 else None
        if known is not None and known.status == "ok":
            self._write(entry, "failed", known.id)
            return result
        source = Source(sha256=sha256, path=task.name, media_type=_media_type(task), size=task.size)
        version = parser_version(task.settings.ocr, task.layouts)
        self.store.save_failure(source, status, reason, version, trace, entry=entry)
        return result

    def _write(self, entry: RunEntry, fate: Fate, document_id: int | None) -> None:
        with self.store.writing() as connection:
            write_entry(connection, entry, fate, document_id)


def explain_breakdown(
    task: FileTask, error: BaseException, time_limit: float, memory_limit: float
) -> FileOutcome:
    """The outcome of a file whose worker did not get done with it: set aside, with how to try again."""
    status = error.status if isinstance(error, WorkError) else WorkError.status
    said = (
        str(error)
        if isinstance(error, WorkError)
        else f"arbejderen gik ned ({type(error).__name__}: {error})"
    )
    more = {
        "timeout": f" --time-limit {2 * time_limit:g}",
        "memory": f" --memory-limit {2 * memory_limit:g}",
    }.get(status, "")
    path = shlex.quote(outer_name(task))
    reason = (
        f"{task.shown}: {said}. Filen er sat til side. Prøv igen med: referat import --retry{more} {path}"
    )
    return FileOutcome(status=status, reason=reason)


def _media_type(task: FileTask) -> str:
    return MEDIA_TYPES.get(PurePosixPath(task.member or task.path).suffix.lower(), "unknown")
