"""The command line: thin. Every command opens the store, asks another module, and prints."""

import errno
import logging
import sys
from pathlib import Path
from typing import Any

import click

from models.errors import Ambiguous, ExitCode, InputError, ReferatError
from referat.commands.audit import audit_command
from referat.commands.base import Context, ask_yes, output_options
from referat.commands.completeness import completeness_command
from referat.commands.export import export_command
from referat.commands.imports import import_command, status_command
from referat.commands.layouts import layouts_command, new_layout_command
from referat.commands.listing import (
    amounts_command,
    decisions_command,
    findings_command,
    items_command,
    sittings_command,
)
from referat.commands.review import correct_command, corrections_command, review_command
from referat.commands.rulings import attendees_command, laws_command, statements_command, votes_command
from referat.commands.search import search_command
from referat.commands.serve import serve_command
from referat.commands.topics import topics_command
from referat.commands.trace import links_command, trace_command
from referat.danish.wording import count, fault
from referat.screens.usage import DanishCommand, drop_stdout, in_danish

EPILOG = """Afslutningskoder: 0 alt gik godt, også når intet passer til det, der er valgt; 1 mindst én fil
kom ikke ind; 2 forkert brug: kommando, valg eller et ord, der ikke er et af dem, der kan vælges;
3 en indstilling i referat.toml eller miljøet duer ikke; 4 en fil, du nævner, kan ikke læses; 5
fejl i referat selv; 6 databasen kan ikke bruges; 7 noget, du nævner ved navn, findes ikke i
databasen (fil, organ, kommune, emne, forslag, person, id) eller kan være flere; 130 afbrudt
(Ctrl-C, eller nej).

Resultater skrives på stdout, alt andet på stderr."""


class Group(DanishCommand, click.Group):
    """The group of commands; one of our errors becomes one line and its exit code."""

    command_class = DanishCommand

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; -v lets the traceback through."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except click.UsageError as err:
            raise in_danish(err, ctx) from err
        except ReferatError as err:
            if ctx.params.get("verbose"):
                logging.getLogger(__name__).exception("afbrudt")
            _tell(err)
            ctx.exit(int(err.exit_code))
        except KeyboardInterrupt:
            click.echo("Afbrudt. Det, der nåede at komme ind, er gemt; samme kommando fortsætter.", err=True)
            ctx.exit(int(ExitCode.STOPPED))
        except OSError as err:
            if err.errno == errno.EPIPE:
                drop_stdout()
                ctx.exit(int(ExitCode.OK))
            name = err.filename or "resultatet kan ikke skrives"
            click.echo(f"Fejl: {name}: {fault(err)}. Tjek sti, plads og rettigheder.", err=True)
            ctx.exit(int(ExitCode.INPUT))
        except Exception as err:  # a fault of ours: one line of it, all of it with -v
            if isinstance(err, click.ClickException | click.exceptions.Exit | click.Abort):
                raise
            if ctx.params.get("verbose"):
                logging.getLogger(__name__).exception("fejl i referat selv")
            said = f"Fejl i referat selv ({type(err).__name__}: {err})."
            click.echo(
                f"{said} Kør kommandoen igen med -v, og send det, der står, til dem, der laver referat.",
                err=True,
            )
            ctx.exit(int(ExitCode.PARSE))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is asked for."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as err:
            raise in_danish(err, ctx) from err


def _tell(err: ReferatError) -> None:
    """An error on stderr: a line, and below it a table of what a name can mean."""
    if not isinstance(err, Ambiguous):
        click.echo(f"Fejl: {err}", err=True)
        return
    from referat.screens import lists, screen

    click.echo(f"Fejl: {err.question}", err=True)
    screen.stderr(soft_wrap=False).print(lists.meant_list(err.meant))


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


main.add_command(import_command)
main.add_command(status_command)
main.add_command(audit_command)
main.add_command(completeness_command)
main.add_command(export_command)
main.add_command(decisions_command)
main.add_command(items_command)
main.add_command(sittings_command)
main.add_command(amounts_command)
main.add_command(findings_command)
main.add_command(votes_command)
main.add_command(statements_command)
main.add_command(laws_command)
main.add_command(attendees_command)
main.add_command(search_command)
main.add_command(topics_command)
main.add_command(trace_command)
main.add_command(links_command)
main.add_command(new_layout_command)
main.add_command(layouts_command)
main.add_command(review_command)
main.add_command(correct_command)
main.add_command(corrections_command)
main.add_command(serve_command)


@main.command("show")
@click.argument("name", required=False, metavar="[NAVN]")
@click.option("--columns", is_flag=True, help="Vis databasens tabeller og deres kolonner. NAVN vælger én.")
@output_options
@click.pass_obj
def show_command(context: Context, /, form: str | None, name: str | None, columns: bool) -> None:
    """Vis, hvad der er kommet ind.

    Uden NAVN: alle filer. NAVN kan være en fil, et forslags kode eller titel, et udvalg eller en mødedato.
    """
    from referat.querying import selecting
    from referat.querying.tabular import rows_of
    from referat.screens import lists, screen, show

    if form is not None and columns:
        lists.print_data(rows_of(show.describe_columns(name)), form)
    elif form is not None and name is None:
        lists.print_data(selecting.load_rows(context.store(), selecting.DOCUMENTS), form)
    elif form is not None:
        raise click.UsageError("--json og --csv gælder listen over filer. Vælg items, amounts eller export.")
    elif columns:
        show.show_columns(name, screen.stdout())
    elif name is None:
        show.show_documents(context.store(), screen.stdout())
    else:
        show.show_named(context.store(), name, screen.stdout())


@main.command("explain", short_help="Vis, hvor hver værdi står i en importeret fil.")
@click.argument("file", metavar="FIL")
@click.option("--page", type=click.IntRange(min=1), metavar="N", help="Kun denne side.")
@click.option(
    "--images",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAPPE",
    help="Tegn siderne som PNG med en ramme om hver værdi.",
)
@output_options
@click.pass_obj
def explain_command(
    context: Context, /, form: str | None, file: str, page: int | None, images: Path | None
) -> None:
    """Vis, hvor hver værdi står i en importeret fil, og hvilke linjer ingen regel har brugt."""
    from referat import explain
    from referat.querying.lookup import find_document
    from referat.querying.tabular import rows_of
    from referat.screens import lists, screen

    store = context.store()
    info = find_document(store.load_documents(), file)
    if info.status != "ok":
        raise InputError(info.reason or f"{file}: filen er ikke læst.")
    pages = explain.find_page(info, page)
    parsed = store.load_parsed(info.id)
    if images is not None:  # before what is printed: its reader may go first
        written = explain.save_pictures(info, parsed, pages, images, context.settings().picture_scale)
        click.echo(f"Tegnet: {count(len(written), 'side', 'sider')} i {images}", err=True)
    table = rows_of(explain.explain_table(explain.explain(parsed, page), parsed, page))
    if form is None:
        lists.print_explained(list(table.rows), info, screen.stdout())
    else:
        lists.print_data(table, form)


@main.command("forget")
@click.argument("files", nargs=-1, required=True, metavar="FIL...")
@click.option("--yes", is_flag=True, help="Spørg ikke først.")
@click.pass_obj
def forget_command(context: Context, /, files: tuple[str, ...], yes: bool) -> None:
    """Fjern filer og alt, hvad der kom ud af dem, fra databasen.

    Selve filerne røres ikke. En fil, der er importeret under flere navne, fjernes under dem alle. Enten
    fjernes alle de nævnte filer eller ingen.
    """
    from referat.importing.pages import cache_folder, forget_pages
    from referat.joining.linking import link_sittings
    from referat.querying.lookup import find_document

    store = context.store()
    infos = store.load_documents()
    chosen = {info.id: info for info in (find_document(infos, file) for file in files)}
    what = count(len(chosen), "fil", "filer")
    for info in chosen.values():
        click.echo(" = ".join(info.paths), err=True)
    if not yes and not ask_yes(f"Fjern {what} og alle poster derfra?"):
        click.echo("Intet er fjernet.", err=True)
        raise SystemExit(int(ExitCode.STOPPED))
    store.forget_documents(list(chosen))
    link_sittings(store)
    forget_pages(cache_folder(store.path), list(chosen.values()))
    click.echo(f"{what} fjernet fra databasen.", err=True)


@main.command("demo", short_help="Importér eksemplerne, og vis, hvad der kom ud af dem.")
@click.pass_obj
def demo_command(context: Context, /) -> None:
    """Importér eksemplerne i data/samples, og vis, hvad der kom ud af dem."""
    from referat.demo import run_demo

    run_demo(context.settings())
