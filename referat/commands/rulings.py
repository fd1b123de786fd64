"""The commands that list what is told around decisions: votes, statements, acts and attendance."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

import click

from referat.commands.base import DAY, LAST_DAY, Context, Printed, list_options
from referat.screens.usage import DanishCommand

if TYPE_CHECKING:
    from rich.console import RenderableType

    from models.store import Store
    from referat.querying.rulings import AttendeeFilters, LawFilters, StatementFilters
    from referat.querying.selecting import Selection
    from referat.querying.tabular import Row

F = TypeVar("F", bound=Callable[..., Any])


def _period_options(command: F) -> F:
    """The filters that all of these commands have: body, municipality, period and file."""
    for option in (
        click.option("--file", metavar="TEKST", help="Står i et af filens navne eller i dens sti."),
        click.option("--to", "until", type=LAST_DAY, metavar="DATO", help="Møder til og med denne dag."),
        click.option(
            "--from", "since", type=DAY, metavar="DATO", help="Møder fra og med denne dag (2024-03-05)."
        ),
        click.option("--municipality", metavar="TEKST", help="Kommune."),
        click.option("--body", metavar="TEKST", help="Udvalg eller andet organ."),
    ):
        command = option(command)
    return command


def _print(
    store: "Store",
    found: "Selection",
    printed: Printed,
    build: "Callable[[list[Row]], RenderableType]",
) -> None:
    """The rows that are chosen; where there are none for papers read long ago, what to do about it.

    printed is the form and the most.
    """
    from referat.emptiness import tell_empty
    from referat.querying import selecting
    from referat.querying.rulings import find_unread
    from referat.screens import lists

    unread = partial(find_unread, store, found.view)
    rows = selecting.load_rows(store, found)
    form, limit = printed
    lists.print_rows(
        rows, form, build, unread, lambda: None if unread() else tell_empty(store, found.view), limit
    )


@click.command("votes", cls=DanishCommand, short_help="Vis afstemninger: hvem der stemte hvad.")
@click.option(
    "--voter",
    metavar="NAVN",
    help="Partiets bogstav eller noget af et navn (A finder også Socialdemokratiet): én række pr. stemme.",
)
@click.option("--choice", metavar="ORD", help="Med --voter: for, imod eller undlod.")
@click.option("--result", metavar="ORD", help="vedtaget, forkastet eller trukket tilbage.")
@click.option("--text", metavar="TEKST", help="Står i det, der blev stemt om, eller i punktets titel.")
@_period_options
@list_options
@click.pass_obj
def votes_command(
    context: Context,
    /,
    form: str | None,
    limit: int | None,
    voter: str | None,
    choice: str | None,
    result: str | None,
    **filters: Any,
) -> None:
    """Vis afstemninger: hvem og hvor mange der stemte for, imod og hverken eller, og hvad der kom ud af det.

    Med --voter vises i stedet, hvad ét parti eller én person stemte. Det, de øvrige stemte, er udledt.
    """
    from referat.querying import rulings as chosen
    from referat.screens import rulings as rulings_list

    store = context.store()
    if voter is not None or choice is not None:
        if result is not None:
            raise click.UsageError("--result gælder hele afstemninger, --voter og --choice én stemme. Vælg.")
        asked: Any = {"voter": voter, "choice": choice, **filters}
        found = chosen.select_votes(store, asked)
        _print(store, found, (form, limit), rulings_list.vote_list)
        _tell_inferred(store, found, voter)
        return
    given: Any = {"result": result, **filters}
    found = chosen.select_ballots(store, given)
    _print(store, found, (form, limit), rulings_list.ballot_list)


def _tell_inferred(store: "Store", found: "Selection", voter: str | None) -> None:
    """Say on stderr which rows were found by another form of the party's name than the one asked for."""
    from parsers.party_letters import forms_of
    from referat.querying import selecting
    from referat.querying.rulings import find_inferred

    if voter is not None and forms_of(voter):
        rows = [dict(row) for row in selecting.load_rows(store, found).rows]
        note = find_inferred(voter, rows)
        if note is not None:
            click.echo(note, err=True)


@click.command("statements", cls=DanishCommand, short_help="Vis udtalelser, forbehold og ændringsforslag.")
@click.option("--kind", metavar="SLAGS", help="fx forbehold, mindretalsudtalelse eller ændringsforslag.")
@click.option("--text", metavar="TEKST", help="Står i udtalelsen eller i navnet på den, der kom med den.")
@_period_options
@list_options
@click.pass_obj
def statements_command(
    context: Context, /, form: str | None, limit: int | None, **filters: "Unpack[StatementFilters]"
) -> None:
    """Vis mindretalsudtalelser, protokoltilførsler, forbehold, ændringsforslag og forudsætninger."""
    from referat.querying import rulings as chosen
    from referat.screens import rulings as rulings_list

    store = context.store()
    found = chosen.select_statements(store, filters)
    _print(store, found, (form, limit), rulings_list.statement_list)


@click.command("laws", cls=DanishCommand)
@click.option("--act", metavar="TEKST", help="Noget af lovens navn, fx serviceloven.")
@click.option("--paragraph", metavar="NR", help="Paragraffens nummer, fx 83.")
@_period_options
@list_options
@click.pass_obj
def laws_command(
    context: Context, /, form: str | None, limit: int | None, **filters: "Unpack[LawFilters]"
) -> None:
    """Vis, hvilke love og paragraffer punkterne nævner."""
    from referat.querying import rulings as chosen
    from referat.screens import rulings as rulings_list

    store = context.store()
    found = chosen.select_law_references(store, filters)
    _print(store, found, (form, limit), rulings_list.law_list)


@click.command(
    "attendees", cls=DanishCommand, short_help="Vis, hvem der var til stede, havde afbud eller var inhabil."
)
@click.option("--name", metavar="TEKST", help="Noget af et navn.")
@click.option("--status", metavar="ORD", help="til stede, afbud, fraværende, stedfortræder, inhabil ...")
@_period_options
@list_options
@click.pass_obj
def attendees_command(
    context: Context, /, form: str | None, limit: int | None, **filters: "Unpack[AttendeeFilters]"
) -> None:
    """Vis, hvem der var til stede, havde afbud, kom senere, gik før eller var inhabil."""
    from referat.querying import rulings as chosen
    from referat.screens import rulings as rulings_list

    store = context.store()
    found = chosen.select_attendees(store, filters)
    _print(store, found, (form, limit), rulings_list.attendance_list)
