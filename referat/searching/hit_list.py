"""Hits on a screen: title, where it stands, and the words around what was asked for."""

import datetime
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from referat.danish.wording import count, day, number, word
from referat.screens import screen
from referat.searching.answering import Answer
from referat.searching.snippets import HIT

Row = dict[str, Any]

HIT_STYLE = "bold yellow"
# Facets whose values are codes, and which words these have.
CODED = {"kind": "entry_kind", "outcome": "outcome"}
# How many values of a facet a screen shows.
SHOWN = 12


def hit_list(rows: list[Row]) -> Group:
    """Each hit in three lines: title, where and what came out, and a snippet with the hits marked."""
    width = len(str(rows[-1]["rank"])) + 2 if rows else 0
    parts: list[RenderableType] = []
    for row in rows:
        title = Text(f"{row['rank']:>{width - 2}}  ", style="dim")
        title.append(row["title"] or word("entry_kind", row["kind"]), style="bold not dim")
        below: list[RenderableType] = [_place(row)]
        if row["snippet"]:
            below.append(marked(row["snippet"]))
        parts += [title, Padding(Group(*below), (0, 0, 1, width), expand=False)]
    return Group(*parts)


def _place(row: Row) -> Text:
    """What the hit is, who decided what when, and where it stands."""
    named = word("entry_kind", row["kind"])
    line = Text(f"{named} {row['number']}" if row["number"] else named)
    if row["body"] or row["date"]:
        date = day(datetime.date.fromisoformat(row["date"])) if row["date"] else ""
        line.append(f" · {row['body'] or 'Møde'} {date}".rstrip())
    for outcome in filter(None, (row["outcomes"] or "").split("; ")):
        line.append(" · ").append(word("outcome", outcome), screen.OUTCOME_STYLES.get(outcome, ""))
    page = f" s. {row['page']}" if row["page"] else ""
    line.append(f" · {row['file']}{page}")
    if row["also_in"]:
        line.append(f" · også i {row['also_in'].replace('; ', ', ')}")
    if row["missing"]:
        line.append(f" · uden {row['missing'].replace('; ', ' og ')}", style="yellow")
    return line.append(f"  {row['id']}", style="dim")


def marked(snippet: str) -> Text:
    """A snippet whose hits stand out instead of being between marks."""
    line = Text()
    for n, piece in enumerate(snippet.split(HIT)):
        line.append(piece, HIT_STYLE if n % 2 else "")
    return line


def facet_list(rows: list[Row]) -> Group:
    """How many hits there are of each kind, year, body and so on."""
    parts: list[RenderableType] = []
    for facet, some in groupby(rows, key=lambda row: str(row["facet"])):
        made = screen.table(word("facet", facet), ">Fund")
        listed = list(some)
        for row in listed[:SHOWN]:
            value = word(CODED[facet], row["value"]) if facet in CODED else row["value"]
            made.add_row(screen.cell(value), screen.cell(number(row["count"])))
        if len(listed) > SHOWN:
            made.add_row(screen.cell(f"og {number(len(listed) - SHOWN)} mere", "dim"))
        parts += ["", made]
    return Group(*parts)


def hit_summary(answer: Answer) -> str:
    """How many hits there are and how many of them are shown, or what was perhaps meant."""
    total, shown = answer.total, len(answer.rows)
    meant = [f"mente du {right!r} i stedet for {typed!r}?" for typed, right in answer.suggested.items()]
    asked = [text[0].upper() + text[1:] for text in meant]
    if answer.lacking:
        some = "" if shown == total else f", {number(shown)} er vist (--limit, --offset)"
        told = f"Intet har alle ordene. {count(total, 'fund', 'fund')} mangler nogle af dem{some}."
        return " ".join([told, *asked])
    if answer.more:
        return (
            f"Over {number(total)} fund, {number(shown)} er vist: først dem med ordene i titlen, så i"
            " beslutningen, de nyeste øverst. Flere ord eller fx --from giver færre. Fordelt på år, udvalg"
            " og udfald: --facets"
        )
    if total:
        some = "" if shown == total else f", {number(shown)} er vist (--limit, --offset)"
        return f"{count(total, 'fund', 'fund')}{some}. Fordelt på år, udvalg og udfald: --facets"
    return " ".join(["Intet fundet.", *asked])
