"""What is unsure, and what people said, as lists for a screen."""

import datetime
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from referat.danish.field_names import field_name
from referat.danish.wording import day, word
from referat.review.adding import show_added
from referat.review.values import show_value
from referat.screens import screen

Row = dict[str, Any]

# From which score something is red, and from which yellow.
RED, YELLOW = 75, 40
STATE_STYLES = {"applied": "green", "agrees": "green", "changed": "bold red", "gone": "red"}


def doubt_list(rows: list[Row]) -> RenderableType:
    """One block a thing to look at: how grave, why, the value with its printed text, and its address."""
    made = Table.grid(padding=(0, 2))
    made.add_column(justify="right")
    made.add_column(overflow="fold")
    for row in rows:
        style = "bold red" if row["score"] >= RED else "yellow" if row["score"] >= YELLOW else "dim"
        where = row["file"] if row["page"] is None else f"{row['file']}, side {row['page']}"
        said = [Text.assemble((row["reason"], "bold"), ("  " + where, "dim"))]
        said.append(Text(screen.cut(": ".join(filter(None, (row["place"], row["title"]))), 160)))
        if row["field"]:
            said.append(_value(row))
        said.append(Text(row["address"], style="dim", overflow="fold"))
        made.add_row(Text(str(row["score"]), style=style), Group(*said))
        made.add_row("", "")
    return made


def _value(row: Row) -> Text:
    told = Text.assemble((f"{row['field']}: ", ""), (screen.cut(row["value"] or "intet", 80), "bold"))
    printed = screen.cut(row["printed"] or "", 60)
    if printed and printed != screen.cut(row["value"] or "", 60):
        told.append(f"  «{printed}»", "dim")
    if row["context"]:
        told.append(f"  i: {screen.cut(row['context'], 160)}", "dim")
    return told


def correction_list(rows: list[Row]) -> Group:
    """Under each file: number, the value, from and to, who, when and why, and what came of it."""
    parts: list[RenderableType] = []
    ordered = sorted(rows, key=lambda row: row["file"])
    for file, some in groupby(ordered, key=lambda row: row["file"]):
        made = screen.table(">Nr.", "Værdi", "Læst", "Skal være", "Hvem", "!Hvornår", "Hvorfor", "!Tilstand")
        for row in some:
            when = datetime.datetime.fromisoformat(row["made_at"]).astimezone()
            made.add_row(
                screen.cell(row["correction_id"]),
                screen.cell(screen.cut(_name(row), 70)),
                screen.cell(screen.cut(_shown(row, "read"), 40)),
                screen.cell(screen.cut(_to(row), 40)),
                screen.cell(row["made_by"]),
                screen.cell(day(when.date())),
                screen.cell(screen.cut(row["why"] or "", 60)),
                screen.cell(word("correction_state", row["state"]), STATE_STYLES.get(row["state"], "dim")),
            )
        parts.append(screen.titled(str(file), made))
    return Group(*parts)


def _name(row: Row) -> str:
    if row["field"] is None:
        return f"Bemærkning: {row['anchor']}"
    last = row["path"].rpartition("/")[2].partition("-")[0]
    return f"{row['anchor']}: {field_name(last)}"


def _shown(row: Row, column: str) -> str:
    return show_value(row["record_table"], row["field"], row[column])


def _to(row: Row) -> str:
    if row["verdict"] == "corrected":
        return _shown(row, "value")
    if row["verdict"] == "added":
        return f"({word('verdict', 'added')}) {show_added(row['record_table'], row['value'])}"
    return f"({word('verdict', row['verdict'])})"
