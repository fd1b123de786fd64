"""The command that writes the records to files."""

from pathlib import Path

import click

from referat.commands.base import Context
from referat.danish.wording import count
from referat.screens.usage import DanishCommand

FORMATS = ("json", "csv", "xlsx", "parquet", "graphml", "oparl")


@click.command("export", cls=DanishCommand)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Formatet; ellers det, som filens navn ender på, eller json.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="STI",
    help="Filen, for csv, parquet og oparl mappen; json kan også skrives på stdout.",
)
@click.option("--bom", is_flag=True, help="Med csv: begynd filerne, så et regneark viser æ, ø og å.")
@click.option("--base-url", metavar="ADRESSE", help="Med oparl: den adresse, filerne lægges på.")
@click.pass_obj
def export_command(
    context: Context, /, form: str | None, output: Path | None, bom: bool, base_url: str | None
) -> None:
    """Skriv alle poster ud.

    json: dokumenter med møder, punkter, forslag og tabeller. csv og parquet: en fil for hver af databasens
    tabeller (se referat show --columns). xlsx: en projektmappe med et ark for hver. graphml: hvad der hører
    sammen (se referat links), til programmer, der tegner netværk. oparl: en mappe med møder, punkter,
    forslag og filer efter standarden OParl 1.1.
    """
    ending = "" if output is None else output.suffix.lower().lstrip(".")
    if form is None:
        form = ending if ending in ("xlsx", "graphml") else "json"
    if bom and form != "csv":
        raise click.UsageError("--bom gælder csv.")
    if base_url is not None and (form != "oparl" or not base_url.startswith(("https://", "http://"))):
        raise click.UsageError("--base-url gælder oparl og begynder med https://.")
    if form == "json":
        _write_json(context, output)
        return
    if output is None:
        raise click.UsageError(f"skriv med --output, hvor {form} skal skrives.")
    from referat.exporting import files as export_files

    store = context.store()
    if form == "csv":
        written = export_files.save_csv(store, output, bom=bom)
    elif form == "parquet":
        written = export_files.save_parquet(store, output)
    elif form == "xlsx":
        written = export_files.save_workbook(store, output)
    elif form == "oparl":
        from referat.exporting.oparl import save_oparl

        written = save_oparl(store, output, base_url=base_url)
    else:
        written = export_files.save_graph(store, output)
    click.echo(f"Skrevet: {output} ({count(len(written), 'fil', 'filer')})", err=True)


def _write_json(context: Context, output: Path | None) -> None:
    import json

    from referat.exporting.records import build_export

    text = json.dumps(build_export(context.store()), ensure_ascii=False, indent=1) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
        click.echo(f"Skrevet: {output}", err=True)
