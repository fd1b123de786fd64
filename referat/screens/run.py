"""A run's report on a screen, and what the database holds."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text
from sqlalchemy import func, select

from models.runs import RunInfo, load_run_files
from models.store import Store
from models.tables.core import StoredDocument, StoredFinding, StoredItem, StoredMeeting, StoredProposal
from models.tables.sittings import StoredSittingFinding
from referat.danish.finding_kinds import LIST_UNKNOWN, SEVERITY_STYLES, finding_kind
from referat.danish.wording import count, number, word
from referat.reports.files import duration, is_bad, look_at, moment, page_counts, times, unrecognised, verdict
from referat.reports.summary import RunSummary
from referat.screens import screen

if TYPE_CHECKING:
    import pandas as pd

# How many files to look at are listed on a screen; the page and the JSON have them all.
LISTED = 20
# Findings by severity as they are counted: one, many.
COUNTED = {
    "error": ("fejl", "fejl"),
    "warning": ("advarsel", "advarsler"),
    "info": ("oplysning", "oplysninger"),
}


def print_totals(run: RunSummary, console: Console) -> None:
    """After an import: pages, findings and what a person should see to, a line each where there are any."""
    pages = run.pages
    if pages["read"] or pages["from_cache"]:
        said = [f"{count(pages['read'] + pages['from_cache'], 'side', 'sider')} på {duration(run.seconds)}"]
        said += [f"{number(pages['ocr'])} læst med OCR"] if pages["ocr"] else []
        said += [f"{number(pages['without_text'])} uden tekst"] if pages["without_text"] else []
        console.print(", ".join(said))
    if run.findings:
        console.print(f"Bemærkninger: {_severities(run)}. Se dem med referat findings.")
    if run.doubtful:
        console.print(f"{look_at(run)} Se dem med referat status.")
    if run.unrecognised:
        console.print(f"{unrecognised(run)} Se dem med {LIST_UNKNOWN}.")


def show_run(run: RunSummary, console: Console) -> None:
    """The whole report."""
    console.print(Text(f"Kørsel {run.id}, {moment(run.started_at)}, {word('run', run.state)}", style="bold"))
    console.print(Text(verdict(run), style="red" if is_bad(run) else "green"))
    numbers = screen.table("Filer", ">Antal")
    for fate, amount in run.files.items():
        if amount:
            numbers.add_row(screen.cell(word("fate", fate)), screen.cell(number(amount)))
    console.print(screen.titled("Filer og sider", numbers))
    pages = screen.table("Sider", ">Antal")
    for name, amount in page_counts(run):
        pages.add_row(screen.cell(name), screen.cell(number(amount)))
    console.print()
    console.print(pages)
    _show_failures(run, console)
    _show_skipped(run, console)
    _show_attention(run, console)
    if run.unrecognised:
        console.print()
        console.print(f"{unrecognised(run)} Se dem med {LIST_UNKNOWN}.")
    _show_findings(run, console)
    console.print()
    for name, value in times(run):
        console.print(Text(f"{name}: {value}", style="dim"))


def show_archive(store: Store, console: Console) -> None:
    """What the database holds, and what in it waits for a person."""
    held = archive(store)
    console.print()
    console.print(Text("Databasen", style="bold"))
    console.print(
        f"{count(held['documents'], 'dokument', 'dokumenter')} med {count(held['pages'], 'side', 'sider')}: "
        f"{count(held['meetings'], 'møde', 'møder')}, {count(held['items'], 'punkt', 'punkter')}, "
        f"{count(held['proposals'], 'forslag', 'forslag')}"
    )
    if held["not_read"]:
        reasons = ", ".join(f"{number(n)} {word('status', status)}" for status, n in held["not_read"].items())
        console.print(f"Ikke læst: {reasons}", style="red")
    if held["findings"]:
        found = ", ".join(count(n, *COUNTED[severity]) for severity, n in held["findings"].items())
        console.print(f"Bemærkninger: {found}. Se dem med referat findings.")


def archive(store: Store) -> dict[str, Any]:
    """How much the database holds, how many files were not read and why, how many findings wait."""
    document = StoredDocument
    with store.reading() as connection:
        by_status = select(document.status, func.count(), func.sum(document.pages)).group_by(document.status)
        statuses = {status: (amount, pages or 0) for status, amount, pages in connection.execute(by_status)}
        severities: Counter[str] = Counter()
        for finding in (StoredFinding, StoredSittingFinding):
            counted = select(finding.severity, func.count()).group_by(finding.severity)
            severities.update({severity: amount for severity, amount in connection.execute(counted)})
        tables = {"meetings": StoredMeeting, "items": StoredItem, "proposals": StoredProposal}
        amounts = {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in tables.items()
        }
    return {
        "documents": sum(amount for amount, _ in statuses.values()),
        "pages": sum(pages for _, pages in statuses.values()),
        **amounts,
        "not_read": {status: amount for status, (amount, _) in sorted(statuses.items()) if status != "ok"},
        "findings": {name: severities[name] for name in ("error", "warning", "info") if name in severities},
    }


def show_runs(runs: Sequence[tuple[RunInfo, str]], console: Console) -> None:
    """The runs that are remembered, the newest first."""
    made = screen.table(">Nr.", "!Begyndt", "!Endte", ">Filer", "Stier")
    for run, state in runs:
        made.add_row(
            screen.cell(run.id),
            screen.cell(moment(run.started_at)),
            screen.cell(word("run", state), "" if state in ("finished", "running") else "red"),
            screen.cell(number(run.planned)),
            screen.cell(screen.cut(", ".join(run.options["paths"]), 60)),
        )
    console.print(made)


def runs_frame(runs: Sequence[tuple[RunInfo, str]]) -> "pd.DataFrame":
    """The runs as rows."""
    rows = [
        (
            run.id,
            state,
            run.started_at,
            run.ended_at,
            run.planned,
            run.version,
            "; ".join(run.options["paths"]),
        )
        for run, state in runs
    ]
    columns = ["run", "state", "started_at", "ended_at", "planned", "version", "paths"]
    import pandas as pd

    return pd.DataFrame(rows, columns=columns, dtype="object")


def files_frame(store: Store, number: int) -> "pd.DataFrame":
    """The files of a run as rows, in the order they were finished; those left as they were are not there."""
    with store.reading() as connection:
        files = load_run_files(connection, number)
    columns = ["path", "fate", "status", "reason", "pages", "ocr_pages", "textless_pages", "findings", "at"]
    rows = [
        (*(getattr(file, name) for name in columns[:7]), sum(each[2] for each in file.findings), file.at)
        for file in files
    ]
    import pandas as pd

    return pd.DataFrame(rows, columns=columns, dtype="object")


def _severities(run: RunSummary) -> str:
    totals = {severity: 0 for severity in SEVERITY_STYLES}
    for found in run.findings:
        totals[found.severity] += found.amount
    return ", ".join(count(totals[name], *words) for name, words in COUNTED.items() if totals[name])


def _show_failures(run: RunSummary, console: Console) -> None:
    """The files that did not come in, by reason; not more than a screen of them."""
    files = [(failure.status, path, reason) for failure in run.failures for path, reason in failure.files]
    if not files:
        return
    made = screen.table("!Slags", "Fil", "Grund, og hvad man gør")
    for status, path, reason in files[:LISTED]:
        name = path.rsplit("/", 1)[-1]
        made.add_row(screen.cell(word("status", status), "red"), screen.cell(name), screen.cell(reason))
    console.print(screen.titled("Kom ikke ind", made))
    _say_more(len(files), console)


def _show_skipped(run: RunSummary, console: Console) -> None:
    """The files that are not of the kinds that are read, and what to do; not more than a screen of them."""
    if not run.skipped:
        return
    made = screen.table("Fil", "Grund, og hvad man gør")
    for path, reason in run.skipped[:LISTED]:
        made.add_row(screen.cell(path.rsplit("/", 1)[-1]), screen.cell(reason))
    console.print(screen.titled("Sprunget over", made))
    _say_more(len(run.skipped), console)


def _show_findings(run: RunSummary, console: Console) -> None:
    if not run.findings:
        return
    made = screen.table("!Grad", ">Antal", ">Filer", "Slags", "For eksempel")
    for found in run.findings:
        made.add_row(
            screen.cell(word("severity", found.severity), SEVERITY_STYLES[found.severity]),
            screen.cell(number(found.amount)),
            screen.cell(number(found.files)),
            screen.cell(finding_kind(found.code)),
            screen.cell(screen.cut(found.example, 110)),
        )
    console.print(screen.titled("Bemærkninger", made))


def _show_attention(run: RunSummary, console: Console) -> None:
    """The files that came in and that a person should look at; those that did not are shown already."""
    if not run.doubtful:
        return
    made = screen.table("Fil", "Hvad")
    for entry in run.doubtful[:LISTED]:
        made.add_row(screen.cell(entry.path.rsplit("/", 1)[-1]), screen.cell(entry.what))
    console.print(screen.titled("Kom ind, men bør ses efter, det værste først", made))
    _say_more(len(run.doubtful), console)


def _say_more(amount: int, console: Console) -> None:
    if amount > LISTED:
        console.print(f"og {count(amount - LISTED, 'fil', 'filer')} mere: --json og --report har dem alle.")
