"""What commands share: the options before their names, and those for CSV and JSON."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from referat.screens.usage import Day, Kroner

if TYPE_CHECKING:
    from models.store import Store
    from referat.config import Settings

F = TypeVar("F", bound=Callable[..., Any])

# How rows are printed: as "csv", "json" or (None) a table for people, and how many of them at most.
Printed = tuple[str | None, int | None]

DAY, LAST_DAY = Day(), Day(last=True)
KRONER = Kroner()


class Context:
    """What the group hands to its commands: the options before the command's name."""

    def __init__(self, db: str | None, verbose: bool) -> None:
        self.db = db
        self.verbose = verbose

    def settings(self, **flags: Any) -> "Settings":
        """The settings in force."""
        from referat.config import load_settings

        return load_settings({"db": self.db, **flags})

    def store(self, *, create: bool = False) -> "Store":
        """The store that the settings name."""
        from models.store import open_store

        settings = self.settings()
        return open_store(settings.db, create=create, wait=settings.lock_wait_seconds)

    def give_topics(self, store: "Store") -> None:
        """Give topics to what has none yet, by the lists that the settings name."""
        from referat.searching.topic_index import update_topics

        update_topics(store, self.settings().topics)


def output_options(command: F) -> F:
    """The options --json and --csv, given to the command as `form`."""
    csv = click.option("--csv", is_flag=True, expose_value=False, callback=_form, help="Skriv som CSV.")
    json = click.option("--json", is_flag=True, expose_value=False, callback=_form, help="Skriv som JSON.")
    return json(csv(command))


def list_options(command: F) -> F:
    """The options of a command that lists rows: --limit, and those of output_options."""
    most = click.IntRange(min=1)
    return click.option("--limit", type=most, metavar="N", help="Vis højst så mange. Ellers alle.")(
        output_options(command)
    )


def _form(ctx: click.Context, param: click.Parameter, given: bool) -> None:
    """Keep which of --json and --csv is asked for; a usage error for both."""
    form = ctx.params.setdefault("form", None)
    if given and form is not None:
        raise click.UsageError("vælg enten --json eller --csv, ikke begge.", ctx)
    if given:
        ctx.params["form"] = param.name


def ask_yes(question: str) -> bool:
    """Whether a person answers yes. Raises UsageError where nobody answers at all."""
    click.echo(f"{question} [j/N] ", nl=False, err=True)
    answer = sys.stdin.readline()
    if not answer:
        click.echo(err=True)  # what follows begins a line of its own
        raise click.UsageError("der kom intet svar. Svar j, eller brug --yes.")
    return answer.strip().casefold() in ("j", "ja")
