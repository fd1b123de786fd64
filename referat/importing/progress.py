"""What a person sees while an import runs: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from referat.danish.wording import count, number, printable
from referat.reports.report import FileResult, Progress
from referat.screens import screen

# How long an import runs before the first line where there is no terminal, and between two, in seconds.
QUIET_SECONDS, LINE_SECONDS = 10.0, 30.0
# The least rate that is told as a number, in pages a second.
LEAST_RATE = 0.1
# How many characters of a file's name fit before the bar.
NAME_WIDTH = 32


class _Counter:
    """Pages that are kept and how many a second; how many files there are, how many inside others."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.files = 0
        self.named = self.total = 0
        self.pages = 0

    def start(self, total: int) -> None:
        self.named = self.named or total
        self.total = total

    @property
    def inside(self) -> int:
        """How many of the files came out of archives and letters so far."""
        return self.total - self.named

    def count(self, result: FileResult) -> None:
        self.files += 1
        self.pages += result.pages

    def rate(self) -> str:
        """Pages a second since the beginning, with one decimal."""
        passed = time.monotonic() - self.begun
        rate = self.pages / passed if passed > 0 else 0.0
        return "under 0,1" if 0 < rate < LEAST_RATE else number(round(rate, 1))


class _Drawn:
    """A bar with the file taken up last, files, pages, pages a second and the time left."""

    def __init__(self, bar: Bar) -> None:
        self.bar = bar
        self.counter = _Counter()
        self.task = bar.add_task("Gør klar ...", total=None, pages="0", rate="0", inside="")

    def start(self, total: int) -> None:
        self.counter.start(total)
        inside = self.counter.inside
        self.bar.update(self.task, total=total, inside=f" ({number(inside)} i arkiver)" if inside else "")

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
        if total and not self.counter.total:
            self.console.print(f"{count(total, 'fil', 'filer')} at se på. Gør klar til at læse ...")
        self.counter.start(total)

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
        files = f"{number(counter.files)} af {number(counter.total)} filer"
        if counter.inside:
            files += f" (heraf {number(counter.inside)} i arkiver og breve)"
        if not counter.pages:
            return f"{files} efter {count(round(passed), 'sekund', 'sekunder')}"
        left = passed / counter.files * (counter.total - counter.files) / 60
        pages = count(counter.pages, "side", "sider")
        until = f"ca. {number(round(left))} min. tilbage" if left >= 1 else "under 1 min. tilbage"
        return f"{files}, {pages}, {counter.rate()} sider i sekundet, {until}"


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
        TextColumn("{task.fields[inside]}", markup=False),
        TextColumn("{task.fields[pages]} sider, {task.fields[rate]}/s", markup=False),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=screen.stderr(), transient=True) as bar:
        yield _Drawn(bar)
