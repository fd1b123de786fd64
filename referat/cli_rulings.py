"""The commands that list what is told around decisions: votes, statements, acts and attendance."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from referat.cli_base import DAY, LAST_DAY, Context, output_options
from referat.usage import DanishCommand

F = TypeVar("F", bound=Callable[..., Any])


def _period_options(command: F) -> F:
    """The filters that all of these commands have: body, period and file."""
    for option in (
        click.option("--file", metavar="TEKST", help="Står i et af filens navne eller i dens sti."),
        click.option("--to", "until", type=LAST_DAY, metavar="DATO", help="Møder til og med denne dag."),
        click.option(
            "--from", "since", type=DAY, metavar="DATO", help="Møder fra og med denne dag (2024-03-05)."
        ),
        click.option("--body", metavar="TEKST", help="Udvalg eller andet organ."),
    ):
        command = option(command)
    return command


@click.command("votes", cls=DanishCommand)
@click.option("--voter", metavar="NAVN", help="Partiets bogstav eller noget af et navn: én række pr. stemme.")
@click.option("--choice", metavar="ORD", help="Med --voter: for, imod eller undlod.")
@click.option("--result", metavar="ORD", help="vedtaget, forkastet eller trukket tilbage.")
@click.option("--text", metavar="TEKST", help="Står i det, der blev stemt om, eller i punktets titel.")
@_period_options
@output_options
@click.pass_obj
def votes_command(
    context: Context,
    /,
    form: str | None,
    voter: str | None,
    choice: str | None,
    result: str | None,
    **filters: Any,
) -> None:
    """Vis afstemninger: hvem og hvor mange der stemte for, imod og hverken eller, og hvad der kom ud af det.

    Med --voter vises i stedet, hvad ét parti eller én person stemte. Det, de øvrige stemte, er udledt.
    """
    from referat import lists, rulings_list, selecting
    from referat import selecting_rulings as chosen

    store = context.store()
    if voter is not None or choice is not None:
        if result is not None:
            raise click.UsageError("--result gælder hele afstemninger, --voter og --choice én stemme. Vælg.")
        found = chosen.select_votes(store, voter=voter, choice=choice, **filters)
        lists.print_rows(selecting.load_rows(store, found), form, rulings_list.vote_list)
        return
    found = chosen.select_ballots(store, result=result, **filters)
    lists.print_rows(selecting.load_rows(store, found), form, rulings_list.ballot_list)


@click.command("statements", cls=DanishCommand)
@click.option("--kind", metavar="SLAGS", help="fx forbehold, mindretalsudtalelse eller ændringsforslag.")
@click.option("--text", metavar="TEKST", help="Står i udtalelsen eller i navnet på den, der kom med den.")
@_period_options
@output_options
@click.pass_obj
def statements_command(context: Context, /, form: str | None, **filters: Any) -> None:
    """Vis mindretalsudtalelser, protokoltilførsler, forbehold, ændringsforslag og forudsætninger."""
    from referat import lists, rulings_list, selecting
    from referat import selecting_rulings as chosen

    store = context.store()
    found = chosen.select_statements(store, **filters)
    lists.print_rows(selecting.load_rows(store, found), form, rulings_list.statement_list)


@click.command("laws", cls=DanishCommand)
@click.option("--act", metavar="TEKST", help="Noget af lovens navn, fx serviceloven.")
@click.option("--paragraph", metavar="NR", help="Paragraffens nummer, fx 83.")
@_period_options
@output_options
@click.pass_obj
def laws_command(context: Context, /, form: str | None, **filters: Any) -> None:
    """Vis, hvilke love og paragraffer punkterne nævner."""
    from referat import lists, rulings_list, selecting
    from referat import selecting_rulings as chosen

    store = context.store()
    found = chosen.select_law_references(store, **filters)
    lists.print_rows(selecting.load_rows(store, found), form, rulings_list.law_list)


@click.command("attendees", cls=DanishCommand)
@click.option("--name", metavar="TEKST", help="Noget af et navn.")
@click.option("--status", metavar="ORD", help="til stede, afbud, fraværende, stedfortræder, inhabil ...")
@_period_options
@output_options
@click.pass_obj
def attendees_command(context: Context, /, form: str | None, **filters: Any) -> None:
    """Vis, hvem der var til stede, havde afbud, kom senere, gik før eller var inhabil."""
    from referat import lists, rulings_list, selecting
    from referat import selecting_rulings as chosen

    store = context.store()
    found = chosen.select_attendees(store, **filters)
    lists.print_rows(selecting.load_rows(store, found), form, rulings_list.attendance_list)
