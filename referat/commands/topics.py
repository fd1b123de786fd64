"""The command that tells of topics."""

from pathlib import Path

import click

from models.errors import ConfigError, InputError
from referat.commands.base import Context, list_options
from referat.danish.wording import count
from referat.screens.usage import DanishCommand


@click.command("topics", cls=DanishCommand)
@click.argument("name", required=False, metavar="[EMNE|ID]")
@click.option("--none", "without", is_flag=True, help="Vis det, der intet emne har fået.")
@click.option(
    "--list",
    "lists_given",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Brug fra nu af emnerne i filen: KL's emneliste (KLE) eller egne i TOML. Kan gives flere gange.",
)
@click.option("--builtin", is_flag=True, help="Brug ingen lister, kun de hovedgrupper, der følger med.")
@list_options
@click.pass_obj
def topics_command(
    context: Context,
    /,
    form: str | None,
    limit: int | None,
    name: str | None,
    without: bool,
    lists_given: tuple[Path, ...],
    builtin: bool,
) -> None:
    """Vis, hvad punkter og forslag handler om.

    Uden EMNE: alle emner, og hvor meget der er om hvert. Et EMNE er en kode eller noget af et navn; et ID
    (se search) viser emnerne for ét punkt eller forslag, og hvilke ord de hviler på. Emnet er det, som
    sagsnummeret rummer (KLE), ellers det, ordene peger på. Databasen husker de lister, der er valgt; fast
    valg for alle databaser: topics i referat.toml.
    """
    from referat.querying.tabular import rows_of
    from referat.screens import lists, screen
    from referat.searching import topic_frames, topic_list
    from referat.searching.topic_index import update_topics, use_builtin_topics

    if without and name is not None:
        raise click.UsageError("vælg enten et emne eller --none, ikke begge.")
    if builtin and lists_given:
        raise click.UsageError("vælg enten --list eller --builtin, ikke begge.")
    store = context.store()
    if builtin:
        use_builtin_topics(store)
    try:
        update_topics(store, lists_given or context.settings().topics)
    except ConfigError as err:
        if not lists_given:
            raise
        raise InputError(str(err)) from err
    if without:
        lists.print_rows(
            rows_of(topic_frames.without_topics(store)), form, topic_list.without_list, limit=limit
        )
    elif name is not None:
        lists.print_rows(rows_of(topic_frames.topics(store, name)), form, topic_list.about_list, limit=limit)
    else:
        lists.print_rows(rows_of(topic_frames.count_topics(store)), form, topic_list.count_list, limit=limit)
        left = len(topic_frames.without_topics(store))
        if left and form is None:
            screen.stderr().print(f"{count(left, 'post', 'poster')} uden emne: referat topics --none")
