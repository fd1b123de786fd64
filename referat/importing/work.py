"""The work on one file: a plain function on plain values, for a process of this machine or of any other."""

import hashlib
import io
import resource
import sys
import time
import traceback
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.settings import ReadSettings
from extract.sniff import ZIP_MARKS, is_wanted
from models.errors import InputError, MemoryLimitBroken, ParseError, ReferatError
from models.evidence import Issue, Span
from models.page import Document, Page, ReaderNote
from models.record_parts import Records
from models.records import Parsed
from referat.danish.wording import fault
from referat.importing.packing import pack_records
from referat.importing.pages import load_pages, save_pages
from referat.importing.worker import give_back_memory, report_alive
from referat.placing import place_spans

if TYPE_CHECKING:
    from parsers.layout_hints import LayoutHint

# Reader notes that only inform; any other says that something may be lost.
HARMLESS_NOTES = (
    "text.encoding", "text.control_characters", "pdf.turned_page", "document.comments",
    "document.deleted_text", "document.placeholders", "ocr.specks",
)  # fmt: skip
# How much longer than the limit the parsers may take for each page, in seconds.
PARSE_SECONDS_A_PAGE = 0.5
# From so many pages on, what reading leaves behind is worth the time that giving it back takes.
LONG_DOCUMENT = 300
KILOBYTES_A_MEGABYTE = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTask:
    """One file to read. path is where it is, shown what the user calls it; member is a file inside it.

    name is what the document is called in the store. sha256 is its content where that is known, and cache the
    folder with pages that were read before; None for either means that it is read. hints are the user's own
    layouts, and layouts is their fingerprint.
    """

    path: str
    shown: str
    name: str
    member: str | None = None
    sha256: str | None = None
    size: int = 0
    settings: ReadSettings = field(default_factory=ReadSettings)
    cache: str | None = None
    hints: "tuple[LayoutHint, ...]" = ()
    layouts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """What came of a file: a document without its lines and what was parsed, or why there is neither.

    Records that came from another process are packed, and unpacked as they are gone through.
    """

    status: str = "ok"
    reason: str | None = None
    trace: str | None = None
    document: Document | None = None
    parsed: Records | None = None
    textless_pages: int = 0
    cached: bool = False
    read_seconds: float | None = None
    parse_seconds: float | None = None
    memory_mb: float | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """How it goes to another process: to pickle record by record takes three times as long."""
        values = {spec.name: getattr(self, spec.name) for spec in fields(self)}
        if isinstance(self.parsed, Parsed):
            values["parsed"] = pack_records(self.parsed)
        return _build_outcome, (values,)

    @property
    def ocr_pages(self) -> int:
        """How many pages were read by OCR, wholly or in part."""
        return sum(page.read_by in ("ocr", "mixed") for page in self.document.pages) if self.document else 0


def _build_outcome(values: dict[str, Any]) -> FileOutcome:
    return FileOutcome(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file inside an archive or letter; sha256 is None where its bytes cannot be had.

    wanted says whether it is of a kind that is read.
    """

    name: str
    sha256: str | None
    size: int
    wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a file holds; is_document says that it is (also) something to read itself, as a letter is."""

    members: tuple[Member, ...] = ()
    is_document: bool = True
    status: str = "ok"
    reason: str | None = None


def list_contents(task: FileTask) -> Contents:
    """The files inside an archive or letter, at any depth, each with its content; none for other files."""
    from extract.formats.containers import find_members

    path = Path(task.path)
    try:
        members = tuple(_member(path, name) for name in find_members(path))
        with path.open("rb") as stream:
            archive = bool(members) and stream.read(len(ZIP_MARKS[0])) in ZIP_MARKS
    except InputError as err:
        return Contents(status=err.status, reason=_shown(task, str(err)))
    return Contents(members=members, is_document=not archive)


def _member(path: Path, name: str) -> Member:
    from extract.formats.containers import read_member

    report_alive(1)
    try:
        data = read_member(path, name)
    except InputError:
        return Member(name=name, sha256=None, size=0, wanted=is_wanted(name, None))
    wanted = is_wanted(name, io.BytesIO(data))
    return Member(name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data), wanted=wanted)


def read_and_parse(task: FileTask) -> FileOutcome:
    """The records of a file, or why there are none; raises nothing that a file can be the cause of.

    Pages that were read before come from the cache. The outcome's document has its pages without their lines.
    """
    try:
        outcome = _read_and_parse(task)
        if outcome.document and len(outcome.document.pages) >= LONG_DOCUMENT:
            give_back_memory()
        return outcome
    except ReferatError as err:
        return _failed(task, err.status, str(err))
    except OSError as err:
        reason = f"{task.shown}: filen kan ikke åbnes ({fault(err)}). Tjek rettigheder, og prøv igen."
        return _failed(task, InputError.status, reason)
    except MemoryError:
        return _failed(task, MemoryLimitBroken.status, f"{task.shown}: der er ikke hukommelse nok til filen.")
    except Exception as err:
        reason = (
            f"{task.shown}: referat gik i stå på denne fil ({type(err).__name__}: {err}). "
            "Det er en fejl i programmet: kør referat -v import, og meld den."
        )
        return _failed(task, ParseError.status, reason, traceback.format_exc())


def _read_and_parse(task: FileTask) -> FileOutcome:
    from parsers.document import parse_document

    begun = time.perf_counter()
    document, cached = _read(task)
    read = time.perf_counter()
    report_alive(more=PARSE_SECONDS_A_PAGE * len(document.pages))
    parsed = _with_notes(place_spans(parse_document(document, task.hints), document), document)
    done = time.perf_counter()
    return replace(
        build_outcome(document, parsed),
        cached=cached,
        read_seconds=read - begun,
        parse_seconds=done - read,
        memory_mb=_peak_memory(),
    )


def build_outcome(document: Document, parsed: Parsed) -> FileOutcome:
    """What is handed to who saves it: the records, and the document without its lines."""
    return FileOutcome(
        document=replace(document, pages=tuple(_bare(page) for page in document.pages)),
        parsed=parsed,
        textless_pages=sum(not page.lines for page in document.pages),
    )


def _read(task: FileTask) -> tuple[Document, bool]:
    """The document, and whether it came from the cache."""
    from extract.read import read_document

    folder = None if task.cache is None else Path(task.cache)
    known = load_pages(folder, task.sha256, task.settings) if folder and task.sha256 else None
    if known is not None:
        return replace(known, source=replace(known.source, path=task.name)), True
    watched = replace(task.settings, told=report_alive)
    document = read_document(Path(task.path), watched, member=task.member)
    if len(document.pages) >= LONG_DOCUMENT:
        give_back_memory()
    if folder is not None:
        save_pages(folder, document, task.settings)
    return replace(document, source=replace(document.source, path=task.name)), False


def _bare(page: Page) -> Page:
    """A page without its lines and tables: enough to count."""
    return Page(number=page.number, read_by=page.read_by)


def _failed(task: FileTask, status: str, reason: str, trace: str | None = None) -> FileOutcome:
    """A failure, with the file called as the user calls it."""
    return FileOutcome(status=status, reason=_shown(task, reason), trace=trace, memory_mb=_peak_memory())


def _shown(task: FileTask, reason: str) -> str:
    """A reason that calls the file what the user calls it."""
    return reason.replace(task.path, outer_name(task))


def outer_name(task: FileTask) -> str:
    """What the user calls the file, or the archive that it is in."""
    return task.shown if task.member is None else task.shown.removesuffix(f"/{task.member}")


def _peak_memory() -> float:
    """The most memory this process has had, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (KILOBYTES_A_MEGABYTE if sys.platform == "linux" else KILOBYTES_A_MEGABYTE**2)


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
