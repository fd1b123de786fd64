"""The command line: thin. Every command opens the store, asks another module, and prints."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from models.errors import ExitCode, ReferatError

if TYPE_CHECKING:
    from models.store import Store
    from referat.config import Settings

EPILOG = """\b
Afslutningskoder: 0 alt gik godt, 1 mindst én fil kom ikke ind, 2 forkert brug,
3 en indstilling duer ikke, 4 filen kan ikke læses, 5 fejl i referat selv,
6 databasen kan ikke bruges, 7 det søgte findes ikke.

\b
Resultater skrives på stdout, alt andet på stderr."""


class Context:
    """What the group hands to its commands: the options before the command's name."""

    def __init__(self, db: str | None, verbose: bool) -> None:
        self.db = db
        self.verbose = verbose

    def settings(self, **flags: Any) -> "Settings":
        """The settings in force."""
        from referat.config import load_settings

        return load_settings({"db": self.db, **flags})

    def store(self, *, create: bool = False) -> "Store":
        """The store that the settings name."""
        from models.store import open_store

        settings = self.settings()
        return open_store(settings.db, create=create, wait=settings.lock_wait_seconds)


class Group(click.Group):
    """The group of commands; one of our errors becomes one line and its exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; -v lets the traceback through."""
        try:
            return super().invoke(ctx)
        except ReferatError as err:
            if ctx.params.get("verbose"):
                logging.getLogger(__name__).exception("afbrudt")
            click.echo(f"Fejl: {err}", err=True)
            ctx.exit(int(err.exit_code))


@click.group(
    cls=Group,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--db",
    envvar="REFERAT_DB",
    metavar="FIL",
    help="SQLite-databasen. Ellers REFERAT_DB, referat.toml eller referat.db i denne mappe.",
)
@click.option("-v", "--verbose", is_flag=True, help="Vis, hvad der sker, og den fulde fejl.")
@click.version_option(package_name="referat", message="referat %(version)s", help="Vis udgaven.")
@click.pass_context
def main(ctx: click.Context, db: str | None, verbose: bool) -> None:
    """Kommunale referater, dagsordener og investeringsforslag som én SQLite-database.

    Begynd med `referat import MAPPE`, se så `referat show` og `referat decisions`.
    """
    level = logging.DEBUG if verbose else logging.WARNING
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    for room in ("referat", "extract", "parsers", "models"):
        logging.getLogger(room).setLevel(level)
    ctx.obj = Context(db, verbose)


@main.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="STI...", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, default=None, help="Stop ved den første fil, der ikke kan læses.")
@click.option("--again", is_flag=True, help="Læs også filer, der ikke er ændret siden sidst.")
@click.pass_obj
def import_command(context: Context, paths: tuple[Path, ...], strict: bool | None, again: bool) -> None:
    """Læs filer og mapper (.pdf, .txt, .md) ind i databasen.

    En fil, der er importeret før og ikke er ændret, springes over. En ændret fil får sine egne poster
    skiftet ud. En fil, der ikke kan læses, stopper ikke de andre; den står i `referat show` med sin grund.
    """
    from referat import screen
    from referat.pipeline import import_paths

    settings = context.settings(strict=strict)
    store = context.store(create=True)
    with screen.progress() as progress:
        report = import_paths(paths, store, settings, progress, again=again)
    screen.print_report(report, verbose=context.verbose)
    if report.failed:
        raise SystemExit(int(ExitCode.SOME_FAILED))


@main.command("export")
@click.option(
    "--format", "form", type=click.Choice(["json"]), default="json", show_default=True, help="Formatet."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Skriv til en fil i stedet for stdout.",
)
@click.pass_obj
def export_command(context: Context, form: str, output: Path | None) -> None:
    """Skriv alle poster ud som JSON: dokumenter, møder, punkter, forslag og tabeller."""
    import json

    from referat.export import build_export

    text = json.dumps(build_export(context.store()), ensure_ascii=False, indent=1) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
        click.echo(f"Skrevet: {output}", err=True)
