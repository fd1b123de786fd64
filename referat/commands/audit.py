"""The command that tells which finance tables add up."""

from pathlib import Path
from typing import Any

import click

from referat.commands.base import KRONER, Context, output_options
from referat.danish.wording import count
from referat.screens.usage import DanishCommand


@click.command("audit", cls=DanishCommand, short_help="Regn tabellerne efter: hvilke summer stemmer ikke.")
@click.argument("name", required=False, metavar="[FORSLAG|FIL]")
@click.option("--proposal", metavar="KODE|TEKST", help="Forslagets kode eller noget af dets titel.")
@click.option("--body", metavar="TEKST", help="Fremstillende forvaltning, eller organet, papiret er til.")
@click.option("--year", type=int, metavar="ÅR", help="Kolonnens år.")
@click.option("--file", metavar="TEKST", help="Står i et af filens navne eller i dens sti.")
@click.option(
    "--status",
    metavar="STATUS",
    help="stemmer, afrunding, papiret, læsningen eller uafklaret; forkert for de tre sidste.",
)
@click.option(
    "--kind", metavar="SLAGS", help="rækker, kolonner, tabeller (mod hinanden), oversigt eller tekst."
)
@click.option(
    "--min-off", type=KRONER, metavar="KRONER", help="Kun tal, der er mindst så meget ved siden af."
)
@click.option("--all", "every", is_flag=True, help="Vis også de tal, der stemmer eller er afrundet.")
@click.option(
    "--images",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAPPE",
    help="Tegn siderne med de tal, der ikke stemmer, som PNG med en ramme om summen og dens led.",
)
@output_options
@click.pass_obj
def audit_command(
    context: Context, /, form: str | None, every: bool, images: Path | None, **filters: Any
) -> None:
    """Regn økonomitabellerne efter, og vis, hvilke der ikke stemmer.

    Hver sum regnes efter: rækker, kolonner, tabeller i samme forslag mod hinanden, og oversigter mod de
    forslag, de handler om. "papiret": cifrene står klart, og tabellens andre tal bekræfter, hvordan der er
    regnet. "læsningen": et tal er usikkert læst; se på siden. "afrunding": forskellen er ikke større, end
    afrunding kan forklare. Uden FORSLAG|FIL: alt i databasen.
    """
    from referat import auditing
    from referat.querying import tabular
    from referat.screens import audit as audit_screen
    from referat.screens import lists, screen

    store = context.store()
    frame = auditing.audit(store, **filters)
    wanted = frame if every or filters["status"] else frame[frame["status"].isin(auditing.WRONG)]
    if images is not None:  # before what is printed: its reader may go first
        from referat.audit_pictures import save_pictures

        written = save_pictures(store, wanted, images, context.settings().picture_scale)
        click.echo(f"Tegnet: {count(len(written), 'side', 'sider')} i {images}", err=True)
    if form == "json":
        lists.print_data(tabular.rows_of(auditing.with_cells(store, wanted)), form)
    elif form is not None:
        lists.print_data(tabular.rows_of(wanted), form)
    elif frame.empty:
        screen.stderr().print("Ingen summer passer.")
    else:
        rows = tabular.records(frame)
        screen.stdout().print(audit_screen.audit_list(rows, every=every or bool(filters["status"])))
        screen.stderr().print(audit_screen.audit_summary(rows))
