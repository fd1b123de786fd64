"""The command that tells how complete each file is."""

from functools import partial
from typing import TYPE_CHECKING

import click

from models.errors import InputError
from referat.commands.base import Context, list_options
from referat.screens.usage import DanishCommand

if TYPE_CHECKING:
    from models.store import Store


@click.command(
    "completeness", cls=DanishCommand, short_help="Vis, hvad filernes indhold lover, og hvad der mangler."
)
@click.argument("file", required=False, metavar="[FIL]")
@click.option("--all", "every", is_flag=True, help="Vis også de filer, der intet mangler.")
@list_options
@click.pass_obj
def completeness_command(
    context: Context, /, form: str | None, limit: int | None, every: bool, file: str | None
) -> None:
    """Vis for hver fil, hvad indholdet lover, og hvad der er fundet.

    Punkter i indholdsfortegnelsen uden tekst, punkter uden beslutning, huller i numrene, bilag, der er nævnt,
    men ikke er i filen, og sider, ingen post hviler på. Et hul i numrene er ofte et lukket punkt. FIL er
    noget af filens navn eller sti. Uden --all vises kun de filer, der mangler noget.
    """
    from referat.querying.lookup import find_documents
    from referat.querying.tabular import rows_of
    from referat.reports.lacking import completeness
    from referat.screens import lists
    from referat.screens.lacking import completeness_list

    store = context.store()
    meant = [] if file is None else find_documents(store.load_documents(), file)
    frame = completeness(store, file=file)
    if meant and frame.empty:
        raise InputError(meant[0].reason or f"{file}: filen er ikke læst.")
    wanted = frame if every or file is not None else frame[~frame["complete"]]
    nothing = partial(_tell_complete, store, len(frame))
    lists.print_rows(rows_of(wanted), form, completeness_list, None, nothing, limit)


def _tell_complete(store: "Store", read: int) -> str | None:
    """Why no file is listed: none is read, or all that are have what their contents promise."""
    from referat.emptiness import tell_empty

    if not read:
        return tell_empty(store, "documents")
    return "Ingen fil mangler noget, som dens indhold lover. Med --all vises alle filer."
