"""The commands for reviewing: what is unsure, what people say of it, and what they have said."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from referat.commands.base import Context, list_options, output_options
from referat.danish.wording import count, word
from referat.screens.usage import DanishCommand

if TYPE_CHECKING:
    from models.correcting.values import Verdict


@click.command("review", cls=DanishCommand, short_help="Vis det, et menneske bør se efter, det værste først.")
@click.option(
    "--kind",
    metavar="SLAGS",
    help='rettelse, "fra en tidligere fil", sum, værdi, udfald, scanning, forbindelse, bemærkning.',
)
@click.option("--file", metavar="TEKST", help="Står i et af filens navne eller i dens sti.")
@click.option("--limit", type=click.IntRange(min=1), default=20, metavar="N", help="Højst så mange (20).")
@output_options
@click.pass_obj
def review_command(
    context: Context, /, form: str | None, kind: str | None, file: str | None, limit: int
) -> None:
    """Vis det, et menneske bør se efter, det værste først, hver med en adresse.

    Sig så, hvad der er rigtigt, med referat correct ADRESSE. I browseren går det hurtigere: referat serve
    --edit
    """
    from referat.querying.tabular import rows_of
    from referat.review import frames, review_list
    from referat.screens import lists
    from referat.tracing.links import update_links

    store = context.store()
    update_links(store)
    waiting = frames.doubts(store, kind=kind, file=file, limit=limit)
    lists.print_rows(rows_of(waiting), form, review_list.doubt_list)


@click.command("correct", cls=DanishCommand, short_help="Ret, bekræft eller afvis en værdi eller bemærkning.")
@click.argument("address", metavar="ADRESSE")
@click.option("--to", "value", metavar="VÆRDI", help="Det, der skal stå: afslået, 5.3.2024, -1.250,5 ...")
@click.option("--accept", is_flag=True, help="Set, og det er rigtigt, som det er læst.")
@click.option("--reject", is_flag=True, help="Der er ingen sådan værdi; eller bemærkningen er forkert.")
@click.option(
    "--add",
    "added",
    multiple=True,
    metavar="FELT=VÆRDI",
    help="Tilføj en post, der mangler; ADRESSE ender på listen (.../decision_points). Ét felt ad gangen.",
)
@click.option("--page", type=click.IntRange(min=1), metavar="N", help="Med --add: siden, posten står på.")
@click.option("--why", metavar="TEKST", help="Hvorfor.")
@click.option("--by", metavar="NAVN", help="Hvem der siger det. Ellers den, der er logget ind.")
@click.pass_obj
def correct_command(
    context: Context,
    /,
    address: str,
    value: str | None,
    accept: bool,
    reject: bool,
    added: tuple[str, ...],
    page: int | None,
    why: str | None,
    by: str | None,
) -> None:
    """Ret, bekræft eller afvis en værdi, en bemærkning eller en forbindelse.

    En hel post (.../decision_points-2) kan afvises, så er den væk, og en, der mangler, tilføjes med --add.
    ADRESSE står i referat review. Rettelsen gælder straks overalt, og igen hver gang filen importeres. Det,
    der var læst, gemmes: referat corrections --undo NR
    """
    from referat.review.rulings import Said, rule

    if (value is not None) + accept + reject + bool(added) != 1:
        raise click.UsageError("skriv enten --to VÆRDI, --accept, --reject eller --add FELT=VÆRDI.")
    if not all("=" in one for one in added):
        raise click.UsageError("skriv --add FELT=VÆRDI, fx --add udfald=afslået.")
    fields = {name.strip(): said for name, _, said in (one.partition("=") for one in added)}
    verdict: Verdict = "accepted" if accept else "rejected" if reject else "added" if added else "corrected"
    said = Said(verdict=verdict, value=value, fields=fields, page=page, why=why, by=by)
    made = rule(context.store(), address, said)
    told = f" Fortryd med: referat corrections --undo {made}" if made is not None else ""
    click.echo(f"{word('verdict', verdict).capitalize()}.{told}", err=True)


@click.command("corrections", cls=DanishCommand, short_help="Vis eller fortryd det, mennesker har rettet.")
@click.option("--state", metavar="TILSTAND", help='gælder, fortrudt, "spørger igen", "findes ikke mere" ...')
@click.option("--file", metavar="TEKST", help="Står i det navn, filen havde dengang.")
@click.option(
    "--undo", "undone", type=int, metavar="NR", help="Fortryd en rettelse: værdien er igen som læst."
)
@click.option("--by", metavar="NAVN", help="Med --undo: hvem der fortryder.")
@click.option(
    "--import",
    "source",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Hent rettelser fra en anden database: en fil, som --json har skrevet.",
)
@list_options
@click.pass_obj
def corrections_command(
    context: Context,
    /,
    form: str | None,
    limit: int | None,
    state: str | None,
    file: str | None,
    undone: int | None,
    by: str | None,
    source: Path | None,
) -> None:
    """Vis, hvad mennesker har sagt om værdierne, det nyeste først; fortryd det, eller tag det med videre.

    Tag alle rettelser med til en anden database: referat corrections --json > rettelser.json, og der:
    referat corrections --import rettelser.json
    """
    from referat.querying.tabular import rows_of
    from referat.review import exchange, frames, review_list, rulings
    from referat.screens import lists

    store = context.store()
    if undone is not None:
        rulings.undo(store, undone, by)
        click.echo("Fortrudt. Værdien er igen, som den var før.", err=True)
    elif source is not None:
        counted = exchange.import_said(store, exchange.load_said(source))
        added = count(counted["added"], "ny rettelse", "nye rettelser")
        click.echo(f"{added}, {counted['known']} kendte, {counted['undone']} fortrudt.", err=True)
        if counted["disagree"]:
            values = count(counted["disagree"], "værdi", "værdier")
            click.echo(f"Om {values} siger de to databaser hver sit: den nyeste rettelse gælder.", err=True)
    else:
        frame = frames.corrections(store, state=state, file=file)
        lists.print_rows(rows_of(frame), form, review_list.correction_list, limit=limit)
