"""The command that searches."""

from typing import TYPE_CHECKING, Any

import click

from referat.commands.base import DAY, KRONER, LAST_DAY, Context, output_options
from referat.screens.usage import DanishCommand

if TYPE_CHECKING:
    from models.store import Store
    from referat.searching.find import Filters

# How many hits can be shown or skipped; SQLite cannot count without end.
MOST = 1_000_000_000
# A word with a minus before it is no option, so the command has no short ones.
WORDS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


@click.command("search", cls=DanishCommand, short_help="Søg i alt, der er læst ind.", context_settings=WORDS)
@click.argument("question", nargs=-1, metavar="[SPØRGSMÅL...]")
@click.option("--kind", metavar="SLAGS", help="punkt, forslag eller oversigt.")
@click.option("--body", metavar="TEKST", help="Udvalg eller andet organ.")
@click.option("--municipality", metavar="TEKST", help="Kommune.")
@click.option("--from", "since", type=DAY, metavar="DATO", help="Møder fra og med denne dag (2024-03-05).")
@click.option("--to", "until", type=LAST_DAY, metavar="DATO", help="Møder til og med denne dag.")
@click.option("--outcome", metavar="UDFALD", help="Udfald på dansk eller som kode, fx godkendt eller noted.")
@click.option(
    "--min-amount", "least", type=KRONER, metavar="KRONER", help="Største beløb er mindst så stort."
)
@click.option("--max-amount", "most", type=KRONER, metavar="KRONER", help="Største beløb er højst så stort.")
@click.option("--topic", metavar="EMNE", help="Emnets kode eller noget af dets navn: se referat topics.")
@click.option("--file", metavar="TEKST", help="Står i et af filens navne eller i dens sti.")
@click.option("--limit", type=click.IntRange(1, MOST), default=20, metavar="N", help="Vis så mange (20).")
@click.option(
    "--offset", type=click.IntRange(0, MOST), default=0, metavar="N", help="Spring de første N over."
)
@click.option("--facets", is_flag=True, help="Vis, hvordan fundene fordeler sig på år, udvalg og udfald.")
@output_options
@click.pass_obj
def search_command(
    context: Context,
    /,
    form: str | None,
    question: tuple[str, ...],
    limit: int,
    offset: int,
    facets: bool,
    **given: Any,
) -> None:
    """Søg i punkter, beslutninger, indstillinger, forslag, tabeller og bilag.

    Alle ord skal være der, bøjet eller som del af et andet: "teknologi" finder "velfærdsteknologiske".
    '"to ord"' i citationstegn skal stå ved siden af hinanden, -ord må ikke være der, robot* begynder sådan,
    ELLER mellem to ord nøjes med det ene, og titel:bolig skal stå i titlen (også beslutning:, indstilling:,
    bilag:, tabel:, tekst: og nummer:). Uden spørgsmål: alt det, der passer til de valg, der er gjort.
    """
    from referat.danish.wording import code_of
    from referat.querying import nearest
    from referat.searching.find import Filters

    unknown = next((part for part in question if part.startswith("--")), None)
    if unknown is not None:
        raise click.NoSuchOption(unknown)
    if not any(question) and not any(value is not None for value in given.values()):
        raise click.UsageError("skriv mindst ét ord at søge efter, eller vælg fx --outcome eller --topic.")
    for option, kind in (("kind", "entry_kind"), ("outcome", "outcome")):
        given[option] = None if given[option] is None else code_of(kind, given[option])
    said, filters, store = " ".join(question), Filters(**given), context.store()
    nearest.require_names(store, {name: given[name] for name in ("body", "municipality", "file")})
    if facets or filters.topic is not None:
        context.give_topics(store)
    if facets:
        _print_facets(store, said, filters, form)
    else:
        _print_hits(store, said, filters, form, (limit, offset))


def _print_facets(store: "Store", said: str, filters: "Filters", form: str | None) -> None:
    """How the hits are spread over years, bodies and outcomes."""
    from referat.querying.tabular import Rows
    from referat.screens import lists
    from referat.searching import answering, hit_list

    names = ("facet", "value", "count")
    rows = [dict(zip(names, row, strict=True)) for row in answering.answer_facets(store, said, filters)]
    lists.print_rows(Rows(names, rows), form, hit_list.facet_list)


def _print_hits(
    store: "Store", said: str, filters: "Filters", form: str | None, shown: tuple[int, int]
) -> None:
    """The hits, and how many there are; shown is how many of them at most, and from which on."""
    from referat.querying.tabular import Rows
    from referat.screens import lists, screen
    from referat.searching import answering, hit_list

    limit, offset = shown
    found = answering.answer(store, said, filters, limit=limit, offset=offset)
    if form is not None:
        lists.print_data(Rows(tuple(answering.COLUMNS), found.rows), form)
    elif found.rows:
        screen.stdout().print(hit_list.hit_list(found.rows))
    screen.stderr().print(hit_list.hit_summary(found), style="dim")
    if said.count('"') % 2:
        screen.stderr().print("Et citationstegn mangler sin mage: ordene efter det skal stå sammen.")
