"""The commands that fill the database and say how it went."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from models.errors import ExitCode, ParseError
from referat.commands.base import DAY, Context, output_options
from referat.screens.usage import DanishCommand

if TYPE_CHECKING:
    import pandas as pd

    from models.store import Store
    from referat.reports.report import RunReport


@click.command("import", cls=DanishCommand)
@click.argument("paths", nargs=-1, required=True, metavar="STI...", type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Tag også filer, der ikke er ændret siden sidst.")
@click.option("--retry", is_flag=True, help="Prøv igen med filer, der ikke kom ind eller er sat til side.")
@click.option("--since", type=DAY, metavar="DATO", help="Kun filer, der er ændret den dag eller senere.")
@click.option("--dry-run", is_flag=True, help="Vis, hvad der ville ske med hver fil. Intet skrives.")
@click.option("--ocr", metavar="auto|never|force", help="Hvornår sider læses med OCR. Ellers auto.")
@click.option("--jobs", metavar="N", help="Hvor mange filer der læses på samme tid. Ellers én pr. kerne.")
@click.option(
    "--time-limit",
    metavar="SEKUNDER",
    help="Hvor længe en fil må stå stille (180). I alt må den tage det og en sjettedel (30) pr. side.",
)
@click.option(
    "--memory-limit", metavar="MB", help="Hvor meget hukommelse en fil må bruge (2000; mindst 300)."
)
@click.option("--strict", is_flag=True, default=None, help="Stop ved den første fil, der ikke kan læses.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Gem rapporten som en side til arkivet (.html) eller som data (.json).",
)
@click.option("--json", "as_json", is_flag=True, help="Skriv rapporten som JSON på stdout.")
@click.pass_obj
def import_command(
    context: Context,
    /,
    paths: tuple[Path, ...],
    again: bool,
    retry: bool,
    since: date | None,
    dry_run: bool,
    report_file: Path | None,
    as_json: bool,
    **flags: Any,
) -> None:
    """Læs filer og mapper ind i databasen.

    En fil, der er importeret før og ikke er ændret, springes over. En ændret fil får sine egne poster
    skiftet ud. En fil, der ikke kan læses, stopper ikke de andre; den står i rapporten med sin grund. Bliver
    kørslen afbrudt, er det gemt, der nåede at komme ind, og samme kommando fortsætter, hvor den slap.
    """
    settings = context.settings(**flags)
    click.echo("Leder efter filer ...", err=True)  # at once: what follows can take a while
    from referat.importing import plan
    from referat.importing.progress import progress as drawn
    from referat.importing.running import Choice
    from referat.pipeline import import_paths
    from referat.reports.files import check_report
    from referat.screens import screen

    if dry_run:
        planned = plan.plan_paths(paths, settings, Choice(again=again, retry=retry, since=since))
        plan.show_plan(planned, screen.stdout(), as_json=as_json)
        return
    if report_file is not None:
        check_report(report_file)
    store = context.store(create=True)
    with drawn() as progress:
        report = import_paths(paths, store, settings, progress, again=again, retry=retry, since=since)
    _tell_run(context, store, report, report_file, as_json=as_json)
    if any(file.status == ParseError.status for file in report.failed):
        raise SystemExit(int(ExitCode.PARSE))
    if report.failed:
        raise SystemExit(int(ExitCode.SOME_FAILED))


def _tell_run(
    context: Context, store: "Store", report: "RunReport", report_file: Path | None, *, as_json: bool
) -> None:
    """How an import went: on stderr, in a file where one is asked for, and on stdout as JSON."""
    from referat.reports.files import save_report, to_json
    from referat.reports.summary import summarise
    from referat.screens import run as show_run
    from referat.screens import screen

    run = summarise(store, report.run)
    screen.print_report(
        report, verbose=context.verbose, totals=lambda console: show_run.print_totals(run, console)
    )
    if report_file is not None:
        save_report(run, report_file)
        click.echo(f"Rapporten er skrevet: {report_file}", err=True)
    if as_json:
        click.echo(to_json(run), nl=False)


@click.command("status", cls=DanishCommand, short_help="Vis, hvordan den sidste import gik.")
@click.option("--run", "number", type=int, metavar="N", help="Kørslens nummer. Ellers den sidste.")
@click.option("--runs", is_flag=True, help="Vis alle kørsler, der huskes.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Gem rapporten som en side til arkivet (.html) eller som data (.json).",
)
@output_options
@click.pass_obj
def status_command(
    context: Context, /, form: str | None, number: int | None, runs: bool, report_file: Path | None
) -> None:
    """Vis, hvordan den sidste import gik, og hvad databasen holder.

    Også en import, der er i gang eller blev afbrudt. Som CSV: en række for hver fil, der blev taget op.
    """
    from referat.reports.files import check_report, save_report, to_json
    from referat.reports.summary import list_runs, summarise
    from referat.screens import run as show_run
    from referat.screens import screen

    store = context.store()
    if runs and form is not None:
        _print_data(show_run.runs_frame(list_runs(store)), form)
        return
    if runs:
        show_run.show_runs(list_runs(store), screen.stdout())
        return
    run = summarise(store, number)
    if report_file is not None:
        check_report(report_file)
        save_report(run, report_file)
    if form == "csv":
        _print_data(show_run.files_frame(store, run.id), form)
    elif form == "json":
        click.echo(to_json(run, show_run.archive(store)), nl=False)
    else:
        show_run.show_run(run, screen.stdout())
        show_run.show_archive(store, screen.stdout())


def _print_data(frame: "pd.DataFrame", form: str) -> None:
    """The rows as data; pandas is loaded only here, as it takes longer than all the rest."""
    from referat.querying.tabular import rows_of
    from referat.screens.lists import print_data

    print_data(rows_of(frame), form)
