"""The commands that list what is in the store: decisions, items, meetings, amounts and findings."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from referat.commands.base import DAY, LAST_DAY, Context, Printed, list_options
from referat.screens.usage import DanishCommand

if TYPE_CHECKING:
    from rich.console import RenderableType

    from models.store import Store
    from referat.querying.selecting import Selection
    from referat.querying.tabular import Row


def _print(
    store: "Store",
    chosen: "Selection",
    printed: Printed,
    build: "Callable[[list[Row]], RenderableType]",
) -> None:
    """The rows that are chosen, or that there are none of their kind; printed is the form and the most."""
    from referat.emptiness import tell_empty
    from referat.querying import selecting
    from referat.screens import lists

    nothing = partial(tell_empty, store, chosen.view)
    form, limit = printed
    lists.print_rows(selecting.load_rows(store, chosen), form, build, None, nothing, limit)


@click.command("decisions", cls=DanishCommand)
@click.option("--body", metavar="TEKST", help="Udvalg eller andet organ.")
@click.option("--municipality", metavar="TEKST", help="Kommune.")
@click.option("--from", "since", type=DAY, metavar="DATO", help="Møder fra og med denne dag (2024-03-05).")
@click.option("--to", "until", type=LAST_DAY, metavar="DATO", help="Møder til og med denne dag.")
@click.option("--topic", metavar="EMNE", help="Emnets kode eller noget af dets navn: se referat topics.")
@click.option("--outcome", metavar="UDFALD", help="Udfald på dansk eller som kode, fx godkendt eller noted.")
@click.option("--text", metavar="TEKST", help="Står i beslutningen eller i punktets titel.")
@click.option("--file", metavar="TEKST", help="Står i et af filens navne eller i dens sti.")
@list_options
@click.pass_obj
def decisions_command(context: Context, /, form: str | None, limit: int | None, **filters: Any) -> None:
    """Vis beslutninger, punkt for punkt."""
    from referat.querying import selecting
    from referat.screens import lists

    store = context.store()
    if filters["topic"] is not None:
        context.give_topics(store)
    chosen = selecting.select_decisions(store, **filters)
    _print(store, chosen, (form, limit), lists.decision_list)


@click.command("items", cls=DanishCommand)
@click.option("--body", metavar="TEKST", help="Udvalg eller andet organ.")
@click.option("--municipality", metavar="TEKST", help="Kommune.")
@click.option("--from", "since", type=DAY, metavar="DATO", help="Møder fra og med denne dag (2024-03-05).")
@click.option("--to", "until", type=LAST_DAY, metavar="DATO", help="Møder til og med denne dag.")
@click.option("--outcome", metavar="UDFALD", help="Udfald på dansk eller som kode, fx godkendt eller noted.")
@click.option("--topic", metavar="EMNE", help="Emnets kode eller noget af dets navn: se referat topics.")
@click.option("--text", metavar="TEKST", help="Står i punktets titel eller beslutning.")
@click.option("--file", metavar="TEKST", help="Står i et af filens navne eller i dens sti.")
@list_options
@click.pass_obj
def items_command(context: Context, /, form: str | None, limit: int | None, **filters: Any) -> None:
    """Vis dagsordenspunkter."""
    from referat.querying import selecting
    from referat.screens import lists

    store = context.store()
    if filters["topic"] is not None:
        context.give_topics(store)
    _print(store, selecting.select_items(store, **filters), (form, limit), lists.item_list)


@click.command("sittings", cls=DanishCommand, short_help="Vis møder, som de blev holdt, alle filer under ét.")
@click.option("--body", metavar="TEKST", help="Udvalg eller andet organ.")
@click.option("--municipality", metavar="TEKST", help="Kommune.")
@click.option("--from", "since", type=DAY, metavar="DATO", help="Møder fra og med denne dag (2024-03-05).")
@click.option("--to", "until", type=LAST_DAY, metavar="DATO", help="Møder til og med denne dag.")
@click.option("--text", metavar="TEKST", help="Vis punkter, hvor dette står i titel eller beslutning.")
@click.option("--file", metavar="TEKST", help="Står i navnet på en af mødets filer eller i dens sti.")
@click.option("--items", is_flag=True, help="Vis mødernes punkter, ét pr. række.")
@list_options
@click.pass_obj
def sittings_command(
    context: Context, /, form: str | None, limit: int | None, items: bool, text: str | None, **filters: Any
) -> None:
    """Vis møder, som de blev holdt: dagsorden, tillæg, referat og manifest for ét møde under ét.

    Hvor filerne om et møde er uenige, eller hvor det er usikkert, hvilke der hører sammen, står det i
    `referat findings`.
    """
    from referat.querying import selecting
    from referat.screens import lists

    store = context.store()
    if items or text is not None:
        chosen = selecting.select_sitting_items(store, text=text, **filters)
        _print(store, chosen, (form, limit), lists.sitting_item_list)
    else:
        _print(store, selecting.select_sittings(store, **filters), (form, limit), lists.sitting_list)


@click.command("amounts", cls=DanishCommand, short_help="Vis tal fra økonomitabeller og beløb fra sætninger.")
@click.option("--proposal", metavar="KODE|TEKST", help="Forslagets kode eller noget af dets titel.")
@click.option("--year", type=int, metavar="ÅR", help="Kolonnens år.")
@click.option("--kind", metavar="SLAGS", help="Rækkens slags: detalje, sum eller samlet.")
@click.option("--steering-area", metavar="TEKST", help="Styringsområde, fx Service eller Anlæg.")
@click.option("--file", metavar="TEKST", help="Står i et af filens navne eller i dens sti.")
@click.option("--text", "in_text", is_flag=True, help="Vis i stedet beløb, der står i sætninger.")
@click.option("--direction", metavar="SLAGS", help="Med --text: udgift, besparelse, indtægt, bevilling ...")
@click.option("--saying", metavar="TEKST", help="Med --text: står i sætningen.")
@list_options
@click.pass_obj
def amounts_command(
    context: Context, /, form: str | None, limit: int | None, in_text: bool, **filters: Any
) -> None:
    """Vis tal fra økonomitabeller, ét pr. række og år, eller med --text beløb fra sætninger.

    Rækker af slagsen sum og samlet er lagt sammen af de andre: vælg én slags, før du lægger sammen.
    """
    from referat.querying import selecting
    from referat.screens import lists

    direction, saying = filters.pop("direction"), filters.pop("saying")
    store = context.store()
    if in_text:
        if filters.pop("kind") or filters.pop("steering_area"):
            raise click.UsageError("--kind og --steering-area gælder tabeller, ikke --text.")
        filters.pop("steering_area", None)
        chosen = selecting.select_text_amounts(store, direction=direction, text=saying, **filters)
        _print(store, chosen, (form, limit), lists.text_amount_list)
        return
    if direction or saying:
        raise click.UsageError("--direction og --saying gælder beløb i sætninger. Skriv også --text.")
    _print(store, selecting.select_amounts(store, **filters), (form, limit), lists.amount_list)


@click.command(
    "findings", cls=DanishCommand, short_help="Vis det, programmet har bemærket, fx tal, der ikke stemmer."
)
@click.option("--severity", metavar="GRAD", help="fejl, advarsel eller oplysning.")
@click.option("--kind", metavar="TEKST", help='Står i bemærkningens slags, fx "sum passer ikke".')
@click.option("--file", metavar="TEKST", help="Står i et af filens navne eller i dens sti.")
@list_options
@click.pass_obj
def findings_command(context: Context, /, form: str | None, limit: int | None, **filters: Any) -> None:
    """Vis det, programmet har bemærket: tal, der ikke stemmer, og sider, der ikke kunne læses.

    Filer, der hverken er møde eller forslag (bilag, breve), tælles kun; --kind genkendt viser dem. Det, et
    menneske har set, tælles kun; --json og --csv har det med.
    """
    from referat.emptiness import tell_empty
    from referat.querying import selecting
    from referat.querying.tabular import Rows
    from referat.screens import lists

    store = context.store()
    found = selecting.load_rows(store, selecting.select_findings(store, **filters))
    if form is not None:
        lists.print_rows(found, form, lists.finding_list, limit=limit)
        return
    rows = lists.fold_settled(list(found.rows))
    told = rows if any(filters.values()) else lists.fold_unrecognised(rows)
    if told or not rows:
        nothing = partial(tell_empty, store, "findings")
        lists.print_rows(Rows(found.columns, told), form, lists.finding_list, None, nothing, limit)
