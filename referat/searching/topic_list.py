"""Topics on a screen."""

import datetime
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType

from referat.danish.wording import day, number, word
from referat.screens import screen

Row = dict[str, Any]

# The columns of how much there is.
COUNTED = ("items", "proposals", "overviews")
# How many characters of a title and of the words a screen shows.
TITLE, WORDS = 60, 60


def count_list(rows: list[Row]) -> RenderableType:
    """The topics, and how much there is about each."""
    made = screen.table("!Kode", "Emne", ">Punkter", ">Forslag", ">Oversigter")
    for row in rows:
        counts = (screen.cell(number(row[name]) if row[name] else None) for name in COUNTED)
        made.add_row(screen.cell(row["topic"]), screen.cell(row["topic_title"]), *counts)
    return made


def about_list(rows: list[Row]) -> Group:
    """What is about each topic, and the words that say so."""
    parts: list[RenderableType] = []
    for (code, title), some in groupby(rows, key=lambda row: (row["topic"], row["topic_title"])):
        made = screen.table("Punkt eller forslag", "Slags", "Møde", "Hviler på", "!Id", spare=("Slags", "Id"))
        for row in some:
            told = f"sagsnr. {row['words']}" if row["source"] == "case_number" else row["words"]
            made.add_row(
                screen.cell(screen.cut(row["title"], TITLE)),
                screen.cell(word("entry_kind", row["kind"])),
                screen.cell(_held(row)),
                screen.cell(screen.cut(told, WORDS)),
                screen.cell(row["id"]),
            )
        parts.append(screen.titled(f"{code} {title}", made))
    return Group(*parts)


def without_list(rows: list[Row]) -> RenderableType:
    """What is about none of the topics."""
    made = screen.table("Punkt eller forslag", "Slags", "Møde", "Fil", ">Side")
    for row in rows:
        made.add_row(
            screen.cell(screen.cut(row["title"], TITLE)),
            screen.cell(word("entry_kind", row["kind"])),
            screen.cell(_held(row)),
            screen.cell(row["file"]),
            screen.cell(row["page"]),
        )
    return made


def _held(row: Row) -> str:
    """Who met when; nothing for a proposal."""
    if not row["body"]:
        return ""
    date = day(datetime.date.fromisoformat(row["date"])) if row["date"] else ""
    return f"{row['body']} {date}".rstrip()
