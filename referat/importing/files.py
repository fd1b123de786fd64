"""Which files a path means, and what tells one content from another."""

import hashlib
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from extract.sniff import DATABASE_MARK, HEAD, MEDIA_TYPES, OLE_MARK, ZIP_MARKS, is_letter, is_wanted
from referat.danish.wording import fault, printable
from referat.reports.report import FileResult

# What the files end in that SQLite keeps beside a database in use.
BESIDE = ("-wal", "-shm", "-journal")
# What marks a folder as a cache for all programs (bford.info/cachedir).
CACHE_TAG = "CACHEDIR.TAG"
# What the pages have that --report writes.
REPORT_MARK = b'<meta name="generator" content="referat">'
# "Referat - Kopi", "Kopi af referat", "referat (2)": what is read first lends a content its name.
COPY = re.compile(r"(?<![^\W_])(?:kopi|copy)(?![^\W_])|\s\(\d+\)$", re.IGNORECASE)
# Archives by their bytes that are documents all the same.
OFFICE = (".docx", ".docm", ".dotx", ".odt", ".ott")


def find_all(paths: Sequence[Path], store: Path) -> list[FileResult]:
    """The files that paths mean, each once, in order; the store itself is none of them."""
    wanted = [found for path in paths for found in find_files(path)]
    return list({file.path: file for file in wanted if not is_store(file.path, store)}.values())


def find_files(path: Path) -> tuple[FileResult, ...]:
    """The files of a path in order of name, those named as copies last; others than of our kinds as skipped.

    A file named outright is always tried. Hidden files in folders are passed over. What is not there, a
    link to nothing, and a folder that cannot be opened, comes as missing with its reason.
    """
    try:
        there, is_file, is_folder = path.exists(), path.is_file(), path.is_dir()
    except OSError as err:
        return (_missing(path, f"kan ikke åbnes ({fault(err)}). Tjek sti og rettigheder."),)
    if not there:
        return (_missing(path, "findes ikke. Tjek stien, og prøv igen."),)
    if is_file:
        return (FileResult(path=str(path), fate="added"),)
    if not is_folder:
        return (_missing(path, "er hverken en fil eller en mappe. Angiv en af dem."),)
    closed: list[OSError] = []
    walk = os.walk(path, onerror=closed.append)
    inside = sorted(
        (Path(folder, name) for folder, below, names in walk for name in _kept(below, names)),
        key=lambda entry: (COPY.search(entry.stem) is not None, entry),
    )
    shown = [entry for entry in inside if _is_wanted(entry) and not _is_hidden(entry.relative_to(path))]
    return (*(_closed(err) for err in closed), *(_planned(entry) for entry in shown))


def is_store(path: str, store: Path) -> bool:
    """Whether a path is the store itself or one of the files SQLite keeps beside it."""
    beside = {f"{store.resolve()}{end}" for end in ("", *BESIDE)}
    return str(Path(path).resolve()) in beside


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes in hex. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def may_hold_files(path: Path) -> bool:
    """Whether a file begins like an archive or a letter, and is not named as an Office document."""
    suffix = path.suffix.lower()
    if suffix in OFFICE:
        return False
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    return head.startswith((*ZIP_MARKS, OLE_MARK)) or is_letter(head, suffix)


def _missing(path: Path, what: str) -> FileResult:
    return FileResult(path=str(path), fate="missing", status="missing", reason=printable(f"{path}: {what}"))


def _closed(err: OSError) -> FileResult:
    return _missing(Path(err.filename), f"mappen kan ikke åbnes ({fault(err)}). Tjek rettigheder.")


def _kept(below: list[str], names: list[str]) -> list[str]:
    """The names of files in a folder; none in a cache, ours or another program's, and none below it."""
    if CACHE_TAG not in names:
        return names
    below.clear()
    return []


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def _is_wanted(path: Path) -> bool:
    """Whether it is a file, or a link to nothing, which is named too; not what SQLite keeps beside a file."""
    if any(path.name.endswith(end) and Path(str(path).removesuffix(end)).is_file() for end in BESIDE):
        return False
    return path.is_file() or (path.is_symlink() and not path.exists())


def _planned(path: Path) -> FileResult:
    if not path.is_file():
        return _missing(path, "linket peger på noget, der ikke findes. Ret linket, eller fjern det.")
    if path.suffix.lower() in MEDIA_TYPES and not _is_report(path):
        return FileResult(path=str(path), fate="added")
    if path.suffix.lower() in MEDIA_TYPES:
        return _skipped(str(path), "det er en rapport fra referat.")
    try:
        with path.open("rb") as stream:
            database = stream.read(len(DATABASE_MARK)) == DATABASE_MARK
            stream.seek(0)
            wanted = is_wanted(path.name, stream)
    except OSError as err:
        return _skipped(
            str(path), f"filen kan ikke åbnes ({fault(err)}). Tjek rettigheder, hvis den skal med."
        )
    if database:
        return _skipped(str(path), "det er en database. Vælg den med --db, hvis det er den, der skal bruges.")
    return plan_kind(str(path), wanted=wanted)


def _is_report(path: Path) -> bool:
    """Whether a page is a report of ours, filed beside what was imported."""
    if path.suffix.lower() != ".html":
        return False
    with suppress(OSError), path.open("rb") as stream:
        return REPORT_MARK in stream.read(HEAD)
    return False


def plan_kind(shown: str, *, wanted: bool) -> FileResult:
    """A file in a folder or an archive: to be added, or skipped where it is of no kind that is read."""
    if wanted:
        return FileResult(path=shown, fate="added")
    return _skipped(shown, "den slags filer læses ikke. Gem den som PDF, hvis den skal med.")


def _skipped(shown: str, why: str) -> FileResult:
    return FileResult(path=shown, fate="skipped", reason=printable(f"{shown}: sprunget over; {why}"))
