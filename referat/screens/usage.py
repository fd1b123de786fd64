"""Help and usage errors of the command line in Danish."""

import datetime
import os
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

import click

from models.errors import UnknownWord
from referat.danish.days import read_day, read_period

HEADINGS = {"Options": "Valg", "Commands": "Kommandoer"}
# "[x>=1]", "[0<=x<=65535]": what click puts behind the words of an option
BOUNDS = re.compile(r"\s+\[[\dx<=>]+\]$")


# What click says of a command line, and the same in Danish.
PHRASES = (
    (re.compile(r"(.+) is not a valid integer(?: range)?\."), r"\1 er ikke et helt tal"),
    (re.compile(r"(.+) is not in the range (\d+)<=x<=(\d+)\."), r"\1 er ikke mellem \2 og \3"),
    (re.compile(r"(.+) is not in the range x>=(\d+)\."), r"\1 er mindre end \2"),
    (re.compile(r"(.+) is not (?:one of )?('.+')\."), r"\1 er ikke \2"),
    (re.compile(r"Option '(.+)' requires an argument\."), r"valget \1 mangler sin værdi."),
    (re.compile(r"Option '(.+)' does not take a value\."), r"valget \1 tager ingen værdi."),
    (re.compile(r"Missing command\."), "kommandoen mangler."),
    (
        re.compile(r"Got unexpected extra arguments? \((.+)\)"),
        r"der er for mange ord: \1. Sæt anførselstegn om et navn med mellemrum.",
    ),
)


class DanishFormatter(click.HelpFormatter):
    """Help pages with Danish headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is called."""
        danish = args.replace("[OPTIONS]", "[VALG]").replace("COMMAND [ARGS]...", "KOMMANDO ...")
        super().write_usage(prog, danish, prefix or "Brug: ")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands with what they do, without the bounds of numbers as click writes them."""
        told = [(name, BOUNDS.sub("", words)) for name, words in rows]
        super().write_dl(told, col_max, col_spacing)

    def write_heading(self, heading: str) -> None:
        """The heading of a section."""
        super().write_heading(HEADINGS.get(heading, heading))


class DanishContext(click.Context):
    """A context that writes help with the Danish formatter."""

    formatter_class = DanishFormatter


class DanishUsageError(click.UsageError):
    """A usage error said in Danish, with where to find help."""

    def show(self, file: Any = None) -> None:
        """One line on stderr, and one that points to the help."""
        path = self.ctx.command_path if self.ctx else "referat"
        click.echo(f"Fejl: {self.message}\nSe {path} --help", file=file, err=True)


class Day(click.ParamType[datetime.date]):
    """A date as "2024-03-05", "5.3.2024" or "5-3-2024"; a year is its first day, or its last."""

    name = "dato"

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date; a usage error for anything else."""
        try:
            return read_day(value, last=self.last)
        except UnknownWord as err:
            self.fail(str(err), param, ctx)


# "1.000.000", "1000000", "-2,5"
KRONER = re.compile(r"-?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?")


class Kroner(click.ParamType[float]):
    """An amount as Danes write it: "1.000.000", "1000000", "2,5"."""

    name = "kroner"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The amount; a usage error for anything else."""
        if isinstance(value, float):
            return value
        if KRONER.fullmatch(value):
            return float(value.replace(".", "").replace(",", "."))
        self.fail(f"{value!r} er intet beløb; skriv fx 1.000.000", param, ctx)


def in_danish(err: click.UsageError, ctx: click.Context) -> click.UsageError:
    """The same error with a Danish message; one we have no words for keeps its own, and so does help."""
    if isinstance(err, DanishUsageError | click.exceptions.NoArgsIsHelpError):
        return err
    param = err.param if isinstance(err, click.BadParameter) else None
    name = (
        "" if param is None else param.opts[0] if isinstance(param, click.Option) else param.make_metavar(ctx)
    )
    if isinstance(err, click.exceptions.NoSuchCommand):
        message = f"kommandoen {err.command_name} findes ikke.{_meant(err.possibilities)}"
    elif isinstance(err, click.MissingParameter):
        message = f"{name} mangler."
    elif isinstance(err, click.NoSuchOption):
        message = f"valget {err.option_name} findes ikke.{_meant(err.possibilities)}"
    elif isinstance(err, click.BadParameter):
        message = f"værdien af {name} kan ikke bruges ({_phrase(err.message)})"
    else:
        message = _phrase(err.message)
    return DanishUsageError(message, err.ctx or ctx)


def _meant(near: Sequence[str] | None) -> str:
    """The names that are most like one that there is not (Danish); "" for none."""
    return f" Mente du {' eller '.join(near)}?" if near else ""


def drop_stdout() -> None:
    """Send what is still to be printed nowhere: its reader has gone."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _phrase(said: str) -> str:
    for phrase, danish in PHRASES:
        match = phrase.match(said)
        if match is not None:
            return match.expand(danish)
    return said


class DanishCommand(click.Command):
    """A command whose help and usage errors are Danish."""

    context_class = DanishContext

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as err:
            raise in_danish(err, ctx) from err

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, but not for a period that ends before it begins."""
        try:
            read_period(ctx.params.get("since"), ctx.params.get("until"))
        except UnknownWord as err:
            raise DanishUsageError(str(err).replace("de to dage", "--from og --to"), ctx) from err
        return super().invoke(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help with Danish words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Vis denne hjælp."
        return option
