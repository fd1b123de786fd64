"""The tour: import the samples, and show a little of everything that came out."""

import datetime
import shlex
import shutil
import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

from models.errors import NotFound
from models.evidence import Found
from models.records import Proposal
from models.runs import RunFileInfo, load_run_files
from models.store import Store, open_store
from referat.config import Settings
from referat.danish.finding_kinds import UNKNOWN
from referat.danish.wording import day, number, word
from referat.importing.progress import progress
from referat.pipeline import import_paths
from referat.querying import frames as query
from referat.querying import tabular
from referat.reports.report import RunReport
from referat.screens import lists, screen, show
from referat.tracing import trace_list
from referat.tracing.frames import find_fates, statuses, trace

HOME = Path(__file__).parent.parent / "data"
NAME = "referat"
PDF, NO_TEXT = "application/pdf", "no_text"
# How many findings the tour shows.
MOST_FINDINGS = 6


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
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    store = open_store(out / "demo.db", wait=settings.lock_wait_seconds)
    with progress() as told:
        report = import_paths([samples], store, settings, told)
    console = screen.stdout()
    _head(console, "1. Det kom ind", ("show",), whole=True)
    show.show_documents(store, console)
    screen.stderr().print(screen.summary(report), style="dim")
    scans = _scans(store, report)
    _show_outcomes(store, console)
    _show_proposal(store, console, {file.document_id for file in scans})
    _show_trace(store, console)
    _show_scans(store, console, scans)
    _show_sitting(store, console)
    _show_findings(store, console)
    _show_fate(store, console)
    _head(console, "Prøv selv")
    for line in _commands(store.path):
        console.print(Text("  " + line))


def _head(console: Console, title: str, arguments: Sequence[str] = (), *, whole: bool = False) -> None:
    """A part's title, with the command that prints the whole of what it shows, or more of the kind."""
    console.print()
    command = shlex.join((NAME, *arguments))
    said = (f"   $ {command}" if whole else f"   mere: {command}", "dim") if arguments else ""
    console.print(Text.assemble((title, "bold underline"), said))


def _show_outcomes(store: Store, console: Console) -> None:
    """How many decisions had which outcome, with a bar and an example."""
    frame = query.decisions(store)
    _head(console, "2. Beslutninger efter udfald", ("decisions",))
    made = screen.table("!Udfald", ">Antal", "", "For eksempel")
    for outcome, amount in frame["outcome"].value_counts().items():
        example = frame[frame["outcome"] == outcome].iloc[0]
        style = screen.OUTCOME_STYLES.get(str(outcome), "")
        made.add_row(
            screen.cell(word("outcome", str(outcome)), style),
            screen.cell(number(int(amount))),
            screen.cell("█" * min(int(amount), 24), style),
            screen.cell(screen.cut(example["text"], 50)),
        )
    console.print(made)


def _show_proposal(store: Store, console: Console, scans: Collection[int | None]) -> None:
    """The first proposal that is no scan and has a total, from a PDF if there is one."""
    for info in sorted(store.load_documents(), key=lambda info: info.media_type != PDF):
        proposal = None if info.id in scans else _proposal(store, info.id)
        if proposal is not None and proposal.code is not None:
            _head(console, "3. Et forslags økonomi", ("show", proposal.code.value))
            show.show_proposal(replace(proposal, tables=proposal.tables[:1]), info.names[0], console)
            return


def _proposal(store: Store, document_id: int) -> Proposal | None:
    """The first proposal of a document with a code and a finance table that has a total."""
    proposals = store.load_parsed(document_id).proposals
    return next((each for each in proposals if each.code is not None and _has_total(each)), None)


def _scans(store: Store, report: RunReport) -> list[RunFileInfo]:
    """The files with pages that are pictures: read by OCR, or without text where there is no OCR."""
    with store.reading() as connection:
        files = load_run_files(connection, report.run or 0)
    return [file for file in files if file.ocr_pages or file.textless_pages or file.status == NO_TEXT]


def _show_scans(store: Store, console: Console, scans: list[RunFileInfo]) -> None:
    """Which pages were read by OCR and which have no text, and a proposal as it was read from a scan."""
    if not scans:
        return
    _head(console, "5. Scannede sider", ("status",))
    made = screen.table("Fil", ">Sider", ">Læst med OCR", ">Uden tekst")
    for file in scans:
        if file.status == NO_TEXT:
            console.print(Text(f"• {file.reason}", style="red"))
            continue
        amounts = (file.pages, file.ocr_pages, file.textless_pages)
        made.add_row(
            screen.cell(Path(file.path).name), *(screen.cell(number(amount or 0)) for amount in amounts)
        )
    if made.rows:
        console.print(made)
    for file in scans:
        proposal = _proposal(store, file.document_id) if file.document_id is not None else None
        if proposal is not None:
            show.show_proposal(replace(proposal, tables=proposal.tables[:1]), Path(file.path).name, console)
            return


def _show_sitting(store: Store, console: Console) -> None:
    """The meeting that most papers tell of, and its items."""
    frame = query.sittings(store)
    several = frame[frame["meeting_count"] > 1].sort_values("meeting_count", ascending=False).head(1)
    if several.empty:
        return
    (row,) = tabular.records(several)
    items = query.sitting_items(store)
    _head(console, "6. Et møde, som flere papirer fortæller om", ("sittings", "--items"))
    console.print(lists.sitting_list([row]))
    console.print(lists.sitting_item_list(tabular.records(items[items["sitting_id"] == row["sitting_id"]])))


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
    """The first findings that are more than a remark, or that a letter is no minutes."""
    frame = query.findings(store)
    serious = frame[(frame["severity"] != "info") & (frame["code"] != UNKNOWN)].head(MOST_FINDINGS)
    if not serious.empty:
        _head(console, "7. Det bør et menneske se på", ("findings",))
        console.print(lists.finding_list(tabular.records(serious)))


def _show_fate(store: Store, console: Console) -> None:
    """What became of the first proposal that was granted something, and what says so."""
    known = statuses(store)
    granted = known[known["granted_kroner"].notna()].head(1)
    if granted.empty:
        return
    (row,) = tabular.records(granted)
    _head(console, "8. Hvad blev der af forslaget?", ("trace", row["id"]), whole=True)
    console.print(trace_list.fate_list(find_fates(store, row["id"])))
    console.print(trace_list.step_list(tabular.records(trace(store, row["id"]))))


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
        "referat search genbrug",
        "referat trace",
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
