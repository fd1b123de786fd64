"""The command that tells how complete each file is."""

import click

from referat.cli_base import Context, output_options
from referat.usage import DanishCommand


@click.command("completeness", cls=DanishCommand)
@click.argument("file", required=False, metavar="[FIL]")
@click.option("--all", "every", is_flag=True, help="Vis også de filer, der intet mangler.")
@output_options
@click.pass_obj
def completeness_command(context: Context, /, form: str | None, every: bool, file: str | None) -> None:
    """Vis for hver fil, hvad indholdet lover, og hvad der er fundet.

    Punkter i indholdsfortegnelsen uden tekst, punkter uden beslutning, huller i numrene, bilag, der er nævnt,
    men ikke er i filen, og sider, ingen post hviler på. Et hul i numrene er ofte et lukket punkt. FIL er
    noget af filens navn eller sti. Uden --all vises kun de filer, der mangler noget.
    """
    from referat import lists
    from referat.lacking import completeness
    from referat.lacking_list import completeness_list
    from referat.tabular import rows_of

    frame = completeness(context.store(), file=file)
    wanted = frame if every or file is not None else frame[~frame["complete"]]
    lists.print_rows(rows_of(wanted), form, completeness_list)
