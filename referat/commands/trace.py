"""The commands that trace proposals and cases, and tell of links."""

from functools import partial
from typing import TYPE_CHECKING

import click

from models.errors import ExitCode
from referat.commands.base import Context, ask_yes, list_options, output_options
from referat.danish.wording import count
from referat.screens.usage import DanishCommand

if TYPE_CHECKING:
    from models.store import Store


@click.command(
    "trace", cls=DanishCommand, short_help="Følg et forslag, en sag eller et punkt gennem møderne."
)
@click.argument("words", nargs=-1, metavar="[KODE|TITEL|SAGSNUMMER|ID]")
@output_options
@click.pass_obj
def trace_command(context: Context, /, form: str | None, words: tuple[str, ...]) -> None:
    """Følg et forslag, en sag eller et punkt gennem møderne: hvad blev der besluttet, hvor og hvornår.

    Viser, hvad der blev af forslaget, hvad der blev ansøgt og bevilget år for år, og alle led i forløbet med
    det, der binder dem sammen. Uden navn: alle forslag og deres status. Et id står i referat search.
    """
    from referat.emptiness import tell_empty
    from referat.querying import tabular
    from referat.screens import lists, screen
    from referat.tracing import frames, trace_list

    store, name = context.store(), " ".join(words)
    if not words:
        nothing = partial(tell_empty, store, "statuses")
        lists.print_rows(tabular.rows_of(frames.statuses(store)), form, trace_list.status_list, None, nothing)
        return
    steps = frames.trace(store, name)
    if form is not None:
        lists.print_data(tabular.rows_of(steps), form)
        return
    rows = tabular.records(steps)
    screen.stdout().print(trace_list.fate_list(frames.find_fates(store, name)))
    screen.stdout().print(trace_list.step_list(rows))
    screen.stderr().print(count(len(rows), "led", "led"), style="dim")


@click.command("links", cls=DanishCommand, short_help="Vis, hvad der hører sammen; bekræft eller afvis det.")
@click.argument("ids", nargs=-1, metavar="[ID [ID]]")
@click.option("--suggested", is_flag=True, help="Kun dem, der er usikre og venter på et svar.")
@click.option("--confirm", "ruling", flag_value="confirmed", help="Forbindelsen mellem to ID er rigtig.")
@click.option("--reject", "ruling", flag_value="rejected", help="Forbindelsen mellem to ID er forkert.")
@click.option("--yes", is_flag=True, help="Spørg ikke, hvor de to ligner hver sin sag.")
@list_options
@click.pass_obj
def links_command(
    context: Context,
    /,
    form: str | None,
    limit: int | None,
    ids: tuple[str, ...],
    suggested: bool,
    ruling: str | None,
    yes: bool,
) -> None:
    """Vis, hvad der hører sammen, og hvorfor; bekræft eller afvis det, der er usikkert.

    Med ét ID kun det, der har med den post at gøre. Et svar gælder også, når filerne importeres igen:
    referat links --confirm ID ID
    """
    from referat.emptiness import tell_empty
    from referat.querying import tabular
    from referat.screens import lists
    from referat.tracing import links, trace_list

    store = context.store()
    if ruling is not None:
        if len(ids) != 2:
            raise click.UsageError("skriv de to ID, som forbindelsen er mellem.")
        links.update_links(store)
        _warn(store, ids, ask=ruling == "confirmed" and not yes)
        ruled = links.rule_on(store, *ids, "confirmed" if ruling == "confirmed" else "rejected")
        word = "bekræftet" if ruling == "confirmed" else "afvist"
        click.echo(f"{count(ruled, 'forbindelse', 'forbindelser')} {word}.", err=True)
        return
    if len(ids) > 1:
        raise click.UsageError("skriv højst ét ID, eller --confirm eller --reject foran to.")
    frame = links.links(store, state="suggested" if suggested else None, of=ids[0] if ids else None)
    nothing = partial(tell_empty, store, "link")
    lists.print_rows(tabular.rows_of(frame), form, trace_list.link_list, None, nothing, limit)


def _warn(store: "Store", ids: tuple[str, ...], *, ask: bool) -> None:
    """Ask before two records are tied that look like two matters; one would take the other's fate."""
    from referat.tracing.contradiction import tell_contradiction

    if not ask:
        return
    with store.reading() as connection:
        against = tell_contradiction(connection, ids[0], ids[1])
    if against is None:
        return
    question = f"{against}. Bekræftes de, får den ene det udfald, den anden fik. Er det én sag?"
    if not ask_yes(question):
        click.echo("Intet er bekræftet.", err=True)
        raise SystemExit(int(ExitCode.STOPPED))
