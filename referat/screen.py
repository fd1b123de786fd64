"""What a person sees: tables, progress and lines on a terminal. Data goes to stdout, talk to stderr."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, JustifyMethod
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from referat.report import FileResult, Progress, RunReport, Silent
from referat.wording import count, printable

T = TypeVar("T")

# Where no terminal says how wide it is, lines are not cut before this.
PIPE_WIDTH = 200


def stdout() -> Console:
    """Where data goes; plain text where it is not a terminal."""
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return _console(sys.stdout, width, soft_wrap=False)


def stderr() -> Console:
    """Where talk goes; lines are never broken."""
    return _console(sys.stderr, None, soft_wrap=True)


def _console(file: TextIO, width: int | None, *, soft_wrap: bool) -> Console:
    """One that prints text as it is: "[bold]" and ":smile:" on paper are characters, not orders to rich."""
    return Console(file=file, width=width, soft_wrap=soft_wrap, markup=False, emoji=False, highlight=False)


def table(*headings: str) -> Table:
    """An empty table of the house: a rule under the headings, no frame.

    A heading that begins with ">" is right aligned (numbers); one that begins with "!" is never cut. Only
    the first character is such a mark: the rest is the heading, whatever it begins with.
    """
    made = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
    for heading in headings:
        right, whole = heading.startswith(">"), heading.startswith("!")
        name = heading[1:] if right or whole else heading
        justify: JustifyMethod = "right" if right else "left"
        made.add_column(
            Text(name), justify=justify, no_wrap=right or whole, overflow="fold", header_style="bold"
        )
    return made


def titled(title: str, made: Table) -> Group:
    """A table under its title, with an empty line before."""
    return Group("", Text(title, style="bold"), made)


def cell(value: object, style: str = "") -> Text:
    """A cell's text, never read as markup; "" for None."""
    return Text("" if value is None else str(value), style=style)


def cut(text: str | None, length: int) -> str:
    """The text on one line, cut with an ellipsis after `length` characters."""
    line = " ".join((text or "").split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


class _Drawn:
    """A bar with the file that is being read."""

    def __init__(self, bar: Bar) -> None:
        self.bar = bar
        self.task = bar.add_task("", total=None)

    def start(self, total: int) -> None:
        self.bar.update(self.task, total=total)

    def file(self, path: str) -> None:
        self.bar.update(self.task, description=printable(path.rsplit("/", 1)[-1])[:40])

    def done(self, result: FileResult) -> None:
        self.bar.advance(self.task)


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar on stderr while files are read, on a terminal only."""
    if not sys.stderr.isatty():
        yield Silent()
        return
    columns = (
        TextColumn("{task.description:<40}", markup=False),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
    )
    with Bar(*columns, console=stderr(), transient=True) as bar:
        yield _Drawn(bar)


def print_report(report: RunReport, *, verbose: bool) -> None:
    """One line a file that did not come in, then how many did what."""
    console = stderr()
    for file in report.files:
        if file.fate in ("failed", "missing"):
            console.print("Fejl: ", style="bold red", end="")
            console.print(file.reason or "")
        elif file.fate == "skipped":
            console.print(file.reason or "", style="dim")
        if verbose and file.trace:
            console.print(file.trace, style="dim")
    console.print(summary(report))


def summary(report: RunReport) -> str:
    """How many files met which fate, in one line.

    >>> summary(RunReport((FileResult(path="a.pdf", fate="added"),)))
    '1 fil: 1 ny'
    """
    total = len(report.files)
    counts = (
        (report.count("added"), "ny", "nye"),
        (report.count("replaced"), "skiftet ud", "skiftet ud"),
        (report.count("unchanged"), "uændret", "uændrede"),
        (report.count("skipped"), "sprunget over", "sprunget over"),
        (len(report.failed), "kom ikke ind", "kom ikke ind"),
    )
    parts = [count(amount, one, many) for amount, one, many in counts if amount]
    return f"{count(total, 'fil', 'filer')}: " + (", ".join(parts) or "intet at læse")
