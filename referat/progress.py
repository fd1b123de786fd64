"""What a person sees while an import runs: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from referat import screen
from referat.report import FileResult, Progress
from referat.wording import count, number, printable

# How long an import runs before the first line where there is no terminal, and between two, in seconds.
QUIET_SECONDS, LINE_SECONDS = 10.0, 30.0
# How many characters of a file's name fit before the bar.
NAME_WIDTH = 32


class _Counter:
    """Pages that are kept, and how many a second."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.files = 0
        self.total = 0
        self.pages = 0

    def count(self, result: FileResult) -> None:
        self.files += 1
        self.pages += result.pages

    def rate(self) -> str:
        """Pages a second since the beginning, with one decimal."""
        passed = time.monotonic() - self.begun
        return number(round(self.pages / passed, 1)) if passed > 0 else "0"


class _Drawn:
    """A bar with the file taken up last, files, pages, pages a second and the time left."""

    def __init__(self, bar: Bar) -> None:
        self.bar = bar
        self.counter = _Counter()
        self.task = bar.add_task("", total=None, pages="0", rate="0")

    def start(self, total: int) -> None:
        self.bar.update(self.task, total=total)

    def file(self, path: str) -> None:
        self.bar.update(self.task, description=printable(path.rsplit("/", 1)[-1])[:NAME_WIDTH])

    def done(self, result: FileResult) -> None:
        self.counter.count(result)
        pages, rate = number(self.counter.pages), self.counter.rate()
        self.bar.update(self.task, advance=1, pages=pages, rate=rate)


class _Written:
    """A line now and then, for a log."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.counter = _Counter()
        self.next = time.monotonic() + QUIET_SECONDS

    def start(self, total: int) -> None:
        self.counter.total = total

    def file(self, path: str) -> None:
        """Say nothing: there are too many."""

    def done(self, result: FileResult) -> None:
        self.counter.count(result)
        if time.monotonic() >= self.next:
            self.next = time.monotonic() + LINE_SECONDS
            self.console.print(self.line())

    def line(self) -> str:
        """How far the import is, and when it will be done if it goes on like this."""
        counter = self.counter
        passed = time.monotonic() - counter.begun
        if not counter.pages:
            so_far = count(round(passed), "sekund", "sekunder")
            return f"{number(counter.files)} af {number(counter.total)} filer efter {so_far}"
        left = passed / counter.files * (counter.total - counter.files) / 60
        pages = count(counter.pages, "side", "sider")
        until = f"ca. {number(round(left))} min. tilbage" if left >= 1 else "under 1 min. tilbage"
        return (
            f"{number(counter.files)} af {number(counter.total)} filer, {pages}, "
            f"{counter.rate()} sider i sekundet, {until}"
        )


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar on stderr while files are read; without a terminal, lines. Only what is kept counts."""
    if not sys.stderr.isatty():
        yield _Written(screen.stderr())
        return
    columns = (
        TextColumn(f"{{task.description:<{NAME_WIDTH}}}", markup=False),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pages]} sider, {task.fields[rate]}/s", markup=False),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=screen.stderr(), transient=True) as bar:
        yield _Drawn(bar)
