"""The run: files and folders in, records in the store, a report of how each file went."""

import logging
import traceback
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from extract.read import read_document
from models.errors import InputError, ParseError, ReferatError, StoreError
from models.evidence import Issue, Span
from models.page import Document, ReaderNote, Source
from models.records import Parsed
from models.store import DocumentInfo, Store
from parsers.document import parse_document
from referat.config import Settings
from referat.files import MEDIA_TYPES, digest, find_files, is_store
from referat.report import Fate, FileResult, Progress, RunReport, Silent
from referat.wording import fault, printable

log = logging.getLogger(__name__)

# Reader notes that only inform; any other says that something may be lost.
HARMLESS_NOTES = ("text.encoding", "text.control_characters", "pdf.turned_page")


def import_paths(
    paths: Sequence[Path],
    store: Store,
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    again: bool = False,
) -> RunReport:
    """Import files and everything readable in folders; one bad file never stops the others.

    A file whose content this version has read before is left as it is, unless `again`. With settings.strict
    the run stops after the first file that fails. The report says how each file went; nothing is raised for a
    file. Raises StoreError when the database cannot be written. The store is made beforehand, where there is
    none:

    >>> store = open_store("referat.db", create=True)            # doctest: +SKIP
    >>> report = import_paths([Path("papirer")], store)          # doctest: +SKIP
    >>> report.count("added"), [file.reason for file in report.failed]      # doctest: +SKIP
    (12, ['papirer/scan.pdf: ingen side har tekst; det ligner en scanning. Kør OCR på filen først.'])
    """
    settings = settings or Settings()
    progress = progress or Silent()
    wanted = [found for path in paths for found in find_files(path)]
    unique = list({file.path: file for file in wanted if not is_store(file.path, store.path)}.values())
    progress.start(len(unique))
    results: list[FileResult] = []
    for file in unique:
        progress.file(file.path)
        result = file if file.fate in ("missing", "skipped") else _import_file(Path(file.path), store, again)
        progress.done(result)
        results.append(result)
        if settings.strict and result.fate in ("failed", "missing"):
            break
    return RunReport(tuple(results), unseen=len(unique) - len(results))


def parser_version() -> str:
    """The version that is kept with what it read."""
    return version("referat")


def _import_file(path: Path, store: Store, again: bool) -> FileResult:
    """Read, parse and save one file; whatever goes wrong with it becomes its result."""
    full = printable(str(path.resolve()))
    source = Source(sha256="", path=full, media_type=MEDIA_TYPES.get(path.suffix.lower(), "unknown"), size=0)
    try:
        source = replace(source, sha256=digest(path), size=path.stat().st_size)
        known = store.find_content(source.sha256)
        if known is not None and _is_done(known, path) and not again:
            return _keep(known, source, store, path)
        document = read_document(path)
        document = replace(document, source=replace(document.source, path=full))
        parsed = _with_notes(parse_document(document), document)
        saved = store.save_document(document, parsed, parser_version(), again=again)
        return FileResult(path=str(path), fate=saved, status="ok")
    except StoreError:
        raise
    except ReferatError as err:
        return _failed(store, source, path, err.status, str(err), None)
    except OSError as err:
        reason = f"{path}: filen kan ikke åbnes ({fault(err)}). Tjek rettigheder, og prøv igen."
        return _failed(store, source, path, InputError.status, reason, None)
    except Exception as err:
        log.debug("%s: %s", path, err, exc_info=True)
        reason = (
            f"{path}: referat gik i stå på denne fil ({type(err).__name__}: {err}). "
            "Det er en fejl i programmet: kør referat -v import, og meld den."
        )
        return _failed(store, source, path, ParseError.status, reason, traceback.format_exc())


def _is_done(known: DocumentInfo, path: Path) -> bool:
    """Whether reading the content anew would give the same.

    What broke the program is tried again, and so is what failed under another name: the name's ending can
    be what was wrong, and the reason names the file.
    """
    if known.parser_version != parser_version() or known.status == ParseError.status:
        return False
    return known.status == "ok" or (known.reason or "").startswith(printable(f"{path}: "))


def _keep(known: DocumentInfo, source: Source, store: Store, path: Path) -> FileResult:
    """A content that was seen before: it only gets this name, if it has not got it."""
    fate: Fate = "unchanged"
    if source.path not in known.paths:
        saved = store.save_name(known.id, source.path)
        fate = "copied" if saved == "added" else saved
    if known.status != "ok":
        return FileResult(
            path=str(path), fate="failed", status=known.status, reason=known.reason, trace=known.trace
        )
    return FileResult(path=str(path), fate=fate, status="ok")


def _failed(
    store: Store, source: Source, path: Path, status: str, reason: str, trace: str | None
) -> FileResult:
    """Keep why a file did not come in. What could not be opened has no content: its old records stay."""
    reason = printable(reason)
    trace = trace and trace.encode(errors="backslashreplace").decode()
    if status == InputError.status:
        source = replace(source, sha256="")
    store.save_failure(source, status, reason, parser_version(), trace)
    return FileResult(path=str(path), fate="failed", status=status, reason=reason, trace=trace)


def _with_notes(parsed: Parsed, document: Document) -> Parsed:
    """What the reader noticed, before what the parsers did."""
    return replace(parsed, issues=tuple(_issue(note) for note in document.notes) + parsed.issues)


def _issue(note: ReaderNote) -> Issue:
    return Issue(
        code=note.code,
        severity="info" if note.code in HARMLESS_NOTES else "warning",
        message=note.message,
        where=f"side {note.page}",
        span=Span(note.page, 0, 0, None, ""),
    )
