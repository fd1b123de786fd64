"""How a run went: what the pipeline tells, and the command line shows."""

from dataclasses import dataclass
from typing import Literal, Protocol

# copied: the content is known from another file, and only its new name is kept. opened: an archive, whose
# files are reported one by one. older: not changed since the day that was asked for.
Fate = Literal["added", "copied", "replaced", "unchanged", "failed", "skipped", "missing", "opened", "older"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """How one file went. reason is one Danish line; trace is kept for a fault of ours.

    waited says that it was read again because its pages waited for OCR.
    """

    path: str
    fate: Fate
    status: str | None = None
    reason: str | None = None
    trace: str | None = None
    pages: int = 0
    waited: bool = False


@dataclass(frozen=True, slots=True)
class RunReport:
    """How all files of a run went, in the order they were taken; unseen is how many a strict run left.

    run is the number of the run in the store's history, from which referat.reports.summary
    makes the whole report.
    """

    files: tuple[FileResult, ...]
    unseen: int = 0
    run: int | None = None

    @property
    def failed(self) -> tuple[FileResult, ...]:
        """The files (and missing paths) that did not come in."""
        return tuple(file for file in self.files if file.fate in ("failed", "missing"))

    def count(self, fate: Fate) -> int:
        """How many files met this fate."""
        return sum(1 for file in self.files if file.fate == fate)


class Progress(Protocol):
    """What a run tells while it goes; drawn by the command line, if at all."""

    def start(self, total: int) -> None:
        """The number of files is known, or has become larger: archives hold more."""

    def file(self, path: str) -> None:
        """A file is taken up."""

    def done(self, result: FileResult) -> None:
        """A file is finished, and what came of it is kept."""


class Silent:
    """Progress that is not shown."""

    def start(self, total: int) -> None:
        """Say nothing."""

    def file(self, path: str) -> None:
        """Say nothing."""

    def done(self, result: FileResult) -> None:
        """Say nothing."""
