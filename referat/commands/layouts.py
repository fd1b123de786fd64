"""The commands for layouts of one's own."""

from pathlib import Path

import click

from models.errors import ExitCode
from referat.commands.base import Context, output_options
from referat.danish.wording import count
from referat.screens.usage import DanishCommand

# Where layouts are kept when no setting names a folder.
FOLDER = Path("layouts")


@click.command("new-layout", cls=DanishCommand)
@click.argument("name", metavar="NAVN")
@click.argument("sample", type=click.Path(path_type=Path), metavar="FIL")
@click.pass_obj
def new_layout_command(context: Context, /, name: str, sample: Path) -> None:
    """Lav et vink om et layout, som referat ikke læser godt nok.

    FIL er et referat med det layout. Der skrives NAVN.toml med de overskrifter, som referat ikke kender,
    en kopi af filen, og hvad der læses af den i dag. Ret NAVN.toml i et tekstprogram, og se med
    `referat layouts NAVN`, hvad der så læses. Mappen hedder layouts, eller som i referat.toml.
    """
    from referat.layouts import new_layout
    from referat.screens import screen

    folders = context.settings().layouts
    file = new_layout(name, sample, folders[0] if folders else FOLDER)
    click.echo(str(file))
    said = f"Ret {file}, og se, hvad der så læses: referat layouts {name}"
    if not folders:
        said += f'. Brug det ved import: skriv layouts = ["{FOLDER}"] i referat.toml'
    screen.stderr().print(screen.cell(f"{said}."))


@click.command("layouts", cls=DanishCommand)
@click.argument("name", required=False, metavar="[NAVN]")
@click.option("--accept", is_flag=True, help="Godkend det, der læses af prøven nu.")
@output_options
@click.pass_context
def layouts_command(ctx: click.Context, /, form: str | None, name: str | None, accept: bool) -> None:
    """Vis og prøv egne layouts.

    Uden NAVN: alle layouts, og om hver prøve læses som godkendt; afslutningskoden er 1, hvis én ikke gør. Med
    NAVN: hvad der læses af prøven, punkt for punkt.
    """
    from referat import layouts
    from referat.querying.tabular import rows_of
    from referat.screens import layouts as layout_list
    from referat.screens import lists, screen

    if accept and name is None:
        raise click.UsageError("--accept godkender ét layout: skriv dets NAVN.")
    found = layouts.check_layouts(ctx.obj.settings().layouts or (FOLDER,), name)
    if accept:
        layouts.accept_layout(found[0])
        found = layouts.check_layouts(ctx.obj.settings().layouts or (FOLDER,), name)
    if name is not None:
        lists.print_rows(rows_of(layouts.reading_table(found[0])), form, layout_list.reading_list)
        for line in layout_list.tell_state(found[0]):
            screen.stderr().print(screen.cell(line))
    else:
        lists.print_rows(rows_of(layouts.layout_table(found)), form, layout_list.layout_list)
    wrong = sum(one.state != "same" for one in found)
    if wrong and name is None:
        screen.stderr().print(screen.cell(f"{count(wrong, 'layout', 'layouts')} er ikke som godkendt."))
    ctx.exit(int(ExitCode.SOME_FAILED if wrong else ExitCode.OK))
