"""What a person sees: tables, progress and lines on a terminal. Data goes to stdout, talk to stderr."""

import os
import sys
from collections.abc import Callable
from typing import Literal, TextIO, TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, Group, JustifyMethod, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from referat.danish.wording import count
from referat.reports.report import RunReport
from referat.screens.usage import drop_stdout

T = TypeVar("T")

# The colour of each outcome.
OUTCOME_STYLES = {
    "approved": "green",
    "approved_with_changes": "green",
    "noted": "cyan",
    "discussed": "cyan",
    "rejected": "red",
    "postponed": "yellow",
    "referred": "yellow",
    "withdrawn": "yellow",
}
# Where no terminal says how wide it is, lines are not cut before this.
PIPE_WIDTH = 200
# Wider than any cell.
WIDEST = 10_000
# How many characters a column of text gets at least, and one that names the row; and what parts two columns.
TEXT_WIDTH, LABEL_WIDTH, GAP = 12, 20, 3
# The same of text that a table is read for, and of other text beside it.
READ_WIDTH, ASIDE_WIDTH = 30, 16


def stdout() -> Console:
    """Where data goes; plain text where it is not a terminal."""
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return _console(sys.stdout, width, soft_wrap=False)


def stderr(*, soft_wrap: bool = True) -> Console:
    """Where talk goes; lines are never broken, but in tables with soft_wrap=False."""
    width = None if soft_wrap or sys.stderr.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return _console(sys.stderr, width, soft_wrap=soft_wrap)


class _House(Console):
    """A console whose reader may go before all is said: `referat show | head` is no failure."""

    def on_broken_pipe(self) -> None:
        """Say no more."""
        drop_stdout()
        raise SystemExit(0)


def _console(file: TextIO, width: int | None, *, soft_wrap: bool) -> Console:
    """One that prints text as it is: "[bold]" and ":smile:" on paper are characters, not orders to rich.

    Where NO_COLOR is set nothing is dressed, neither in colour nor in bold.
    """
    colours: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
    return _House(
        file=file,
        width=width,
        soft_wrap=soft_wrap,
        color_system=colours,
        markup=False,
        emoji=False,
        highlight=False,
    )


class FittedTable:
    """A table of the house that leaves nothing half shown where the screen is narrow.

    First the spare columns go, the last named first. What is then still too wide breaks into several tables
    under each other, each with the first column.
    """

    def __init__(self, headings: tuple[str, ...], spare: tuple[str, ...]) -> None:
        self.columns = [_Column(heading) for heading in headings]
        self.spare = spare
        self.rows: list[tuple[tuple[RenderableType, ...], bool]] = []

    def add_row(self, *cells: RenderableType, end_section: bool = False) -> None:
        """A row with a cell for each column, or for the first of them."""
        empty = [""] * (len(self.columns) - len(cells))
        self.rows.append(((*cells, *empty), end_section))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The table or tables, as wide as the screen at most."""
        needs = [self._need(n, console, options) for n in range(len(self.columns))]
        kept = list(range(len(self.columns)))
        for name in reversed(self.spare):
            if _wide([needs[n] for n in kept]) > options.max_width:
                kept = [n for n in kept if self.columns[n].name != name]
        for part in _parts(kept, needs, options.max_width):
            yield self._drawn(part, options.max_width - _wide([needs[n] for n in part]))

    def _need(self, n: int, console: Console, options: ConsoleOptions) -> int:
        """How wide a column must be: numbers and short words whole, text so that it can be read."""
        cells = (Text(self.columns[n].name), *(row[n] for row, _ in self.rows))
        free = options.update(width=WIDEST)
        widest = max(Measurement.get(console, free, cell).maximum for cell in cells)
        return widest if self.columns[n].no_wrap else min(widest, self._room(n))

    def _room(self, n: int) -> int:
        """How many characters a column of text needs."""
        if self.columns[n].is_read:
            return READ_WIDTH
        if any(column.is_read for column in self.columns):
            return ASIDE_WIDTH
        return TEXT_WIDTH if n else LABEL_WIDTH

    def _drawn(self, part: list[int], left: int) -> Table:
        """The columns of one table; left is how many characters the screen has beyond what they need."""
        made = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
        for n in part:
            column = self.columns[n]
            made.add_column(
                Text(column.name),
                justify=column.justify,
                no_wrap=column.no_wrap,
                overflow="fold",
                width=READ_WIDTH + max(0, left) * 2 // 3 if column.is_read else None,
                header_style="bold",
            )
        for cells, end_section in self.rows:
            made.add_row(*(cells[n] for n in part), end_section=end_section)
        return made


class _Column:
    """A column's heading and dress, from its mark."""

    def __init__(self, heading: str) -> None:
        marked = heading[:1] in (">", "!", "+")
        self.name = heading[1:] if marked else heading
        self.no_wrap = heading[:1] in (">", "!")
        self.is_read = heading.startswith("+")
        self.justify: JustifyMethod = "right" if heading.startswith(">") else "left"


def _wide(needs: list[int]) -> int:
    return sum(needs) + GAP * (len(needs) - 1)


def _parts(kept: list[int], needs: list[int], width: int) -> list[list[int]]:
    """The columns of each table: all, or the first with as many others as there is room for."""
    parts = [kept[:1]]
    for n in kept[1:]:
        if len(parts[-1]) > 1 and _wide([needs[m] for m in (*parts[-1], n)]) > width:
            parts.append(kept[:1])
        parts[-1].append(n)
    return parts


def table(*headings: str, spare: tuple[str, ...] = ()) -> FittedTable:
    """An empty table of the house: a rule under the headings, no frame.

    A heading that begins with ">" is right aligned (numbers); one that begins with "!" is never cut,
    one that begins with "+" has text to be read and is given room before columns that can be spared. Only the
    first character is such a mark: the rest is the heading, whatever it begins with. spare names the
    columns (without mark) that a narrow screen can do without.
    """
    return FittedTable(headings, spare)


def titled(title: str, made: RenderableType) -> Group:
    """A table under its title, with an empty line before."""
    return Group("", Text(title, style="bold"), made)


def cell(value: object, style: str = "") -> Text:
    """A cell's text, never read as markup; "" for None."""
    return Text("" if value is None else str(value), style=style)


def cut(text: str | None, length: int) -> str:
    """The text on one line, cut with an ellipsis after `length` characters."""
    line = " ".join((text or "").split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def print_report(
    report: RunReport, *, verbose: bool, totals: Callable[[Console], None] | None = None
) -> None:
    """One line a file that did not come in, the totals where there are any, then how many did what."""
    console = stderr()
    for file in report.files:
        if file.fate in ("failed", "missing"):
            console.print("Fejl: ", style="bold red", end="")
            console.print(file.reason or "")
        elif file.fate == "skipped":
            console.print(file.reason or "", style="dim")
        if verbose and file.trace:
            console.print(file.trace, style="dim")
    waited = sum(file.waited for file in report.files)
    if waited:
        files = count(waited, "fil er", "filer er")
        console.print(f"{files} læst igen: der var sider, som ventede på OCR, og det er der nu.")
    if totals is not None:
        totals(console)
    console.print(summary(report))
    if report.unseen:
        left = count(report.unseen, "fil", "filer")
        console.print(f"Stoppet ved den første fejl (--strict): {left} er ikke set på.")


def summary(report: RunReport) -> str:
    """How many files met which fate, in one line.

    >>> summary(RunReport((FileResult(path="a.pdf", fate="added"),)))
    '1 fil: 1 ny'
    """
    total = len(report.files)
    counts = (
        (report.count("added"), "ny", "nye"),
        (report.count("copied"), "kopi af en kendt fil", "kopier af kendte filer"),
        (report.count("replaced"), "skiftet ud", "skiftet ud"),
        (report.count("unchanged"), "uændret", "uændrede"),
        (report.count("older"), "ikke ændret siden", "ikke ændret siden"),
        (report.count("opened"), "pakket ud", "pakket ud"),
        (report.count("skipped"), "sprunget over", "sprunget over"),
        (len(report.failed), "kom ikke ind", "kom ikke ind"),
    )
    parts = [count(amount, one, many) for amount, one, many in counts if amount]
    return f"{count(total, 'fil', 'filer')}: " + (", ".join(parts) or "intet at læse")
