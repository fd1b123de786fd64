"""The tour: import the samples, and show a little of everything that came out."""

import datetime
import shlex
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

from models.errors import NotFound
from models.evidence import Found
from models.records import Proposal
from models.store import Store, open_store
from referat import lists, query, screen, show, tabular
from referat.config import Settings
from referat.pipeline import import_paths
from referat.progress import progress
from referat.wording import day, number, word

HOME = Path(__file__).parent.parent / "data"
NAME = "referat"


def run_demo(settings: Settings, home: Path = HOME) -> None:
    """Import home/samples into a new home/out/demo.db and print the tour.

    Raises NotFound where there are no samples: they are in the source, not in the installed program.
    """
    home = home.relative_to(Path.cwd()) if home.is_relative_to(Path.cwd()) else home
    samples, out = home / "samples", home / "out"
    if not samples.is_dir():
        raise NotFound(f"{samples}: eksemplerne følger kun med kildekoden. Kør make demo i den.")
    out.mkdir(exist_ok=True)
    for old in out.glob("demo.db*"):
        old.unlink()
    store = open_store(out / "demo.db", wait=settings.lock_wait_seconds)
    with progress() as told:
        report = import_paths([samples], store, settings, told)
    console = screen.stdout()
    _head(console, "1. Det kom ind", ("show",))
    show.show_documents(store, console)
    screen.stderr().print(screen.summary(report), style="dim")
    _show_outcomes(store, console)
    _show_proposal(store, console)
    _show_trace(store, console)
    _show_findings(store, console)
    _head(console, "Prøv selv", None)
    for line in _commands(store.path):
        console.print(Text("  " + line))


def _head(console: Console, title: str, arguments: tuple[str, ...] | None) -> None:
    """A part's title, with the command that prints what it shows."""
    console.print()
    said = (f"   $ {shlex.join((NAME, *arguments))}", "dim") if arguments else ""
    console.print(Text.assemble((title, "bold underline"), said))


def _show_outcomes(store: Store, console: Console) -> None:
    """How many decisions had which outcome, with a bar and an example."""
    frame = query.decisions(store)
    _head(console, "2. Beslutninger efter udfald", ("decisions",))
    made = screen.table("!Udfald", ">Antal", "", "For eksempel")
    for outcome, amount in frame["outcome"].value_counts().items():
        example = frame[frame["outcome"] == outcome].iloc[0]
        style = show.OUTCOME_STYLES.get(str(outcome), "")
        made.add_row(
            screen.cell(word("outcome", str(outcome)), style),
            screen.cell(number(int(amount))),
            screen.cell("█" * min(int(amount), 24), style),
            screen.cell(screen.cut(example["text"], 50)),
        )
    console.print(made)


def _show_proposal(store: Store, console: Console) -> None:
    """The first proposal with a code and a finance table that has a total, from a PDF if there is one."""
    for info in sorted(store.load_documents(), key=lambda info: info.media_type != "application/pdf"):
        for proposal in store.load_parsed(info.id).proposals:
            if proposal.code is not None and _has_total(proposal):
                _head(console, "3. Et forslags økonomi", ("show", proposal.code.value))
                show.show_proposal(replace(proposal, tables=proposal.tables[:1]), info.names[0], console)
                return


def _has_total(proposal: Proposal) -> bool:
    return any(row.kind.value == "grand_total" for table in proposal.tables for row in table.rows)


def _show_trace(store: Store, console: Console) -> None:
    """One decision from the database back to the characters on the page."""
    frame = query.decisions(store)
    placed = frame[frame["page"].notna() & frame["title"].notna() & frame["body"].notna()]
    if placed.empty:
        return
    row = tabular.records(placed)[len(placed) // 2]
    _head(console, "4. Fra beslutning til side", ("explain", row["file"], "--page", str(row["page"])))
    found = _outcome(store, row)
    text = found[0]
    console.print(Text.assemble(("Beslutning  ", "dim"), (screen.cut(text.value, 90), "bold")))
    console.print(Text.assemble(("Udfald      ", "dim"), word("outcome", found[1].value)))
    date = datetime.date.fromisoformat(row["date"]) if row["date"] else None
    where = f"{row['body']} {day(date)}, punkt {row['number']}: {row['title']}"
    console.print(Text.assemble(("Møde        ", "dim"), screen.cut(where, 90)))
    for span in text.spans:
        box = span.box
        place = (
            ""
            if box is None
            else f", felt ({box.x0:.0f}, {box.top:.0f}) til ({box.x1:.0f}, {box.bottom:.0f})"
        )
        console.print(Text.assemble(("Kilde       ", "dim"), f"{row['file']}, side {span.page}{place}"))
        console.print(Text.assemble(("Trykt       ", "dim"), f"«{screen.cut(span.printed, 90)}»"))
    rule = f"{text.rule} ({word('certainty', text.certainty)})"
    console.print(Text.assemble(("Regel       ", "dim"), rule))


def _show_findings(store: Store, console: Console) -> None:
    """The first findings that are more than a remark."""
    frame = query.findings(store)
    serious = frame[frame["severity"] != "info"].head(5)
    if not serious.empty:
        _head(console, "5. Det bør et menneske se på", ("findings",))
        console.print(lists.finding_list(tabular.records(serious)))


def _outcome(store: Store, row: tabular.Row) -> tuple[Found[str], Found[str]]:
    """The text and outcome of a row of decisions, with their evidence."""
    parsed = store.load_parsed(row["document_id"])
    points = (
        (point.text, point.outcome)
        for meeting in parsed.meetings
        for item in meeting.items
        for point in item.decision_points
        if item.number.value == row["number"] and point.text.value == row["text"]
    )
    return next(points)


def _commands(path: Path) -> tuple[str, ...]:
    """Lines to type; where a shell would not find the command, they begin with how to make it."""
    return (
        *_activation(),
        f"export REFERAT_DB={shlex.quote(str(path))}",
        "referat decisions --outcome godkendt",
        "referat amounts --kind samlet --csv",
        "referat show --columns amounts",
        "referat export --format json --output poster.json",
    )


def _activation() -> tuple[str, ...]:
    script = Path(sys.prefix) / "bin" / "activate"
    if shutil.which(NAME) or not script.is_file():
        return ()
    script = script.relative_to(Path.cwd()) if script.is_relative_to(Path.cwd()) else script
    return (f". {shlex.quote(str(script))}",)
