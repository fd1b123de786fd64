"""Votes, statements, acts and attendance as tables on a screen."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType

from referat.danish.wording import word
from referat.querying.tabular import Row
from referat.screens import screen
from referat.screens.lists import name_meeting

TITLE, TEXT = 50, 160


def ballot_list(rows: list[Row]) -> Group:
    """Rounds of voting under their meetings: on what, who and how many on each side, and the result."""
    return _by_meeting(rows, (">Nr.", "Om", "For", "Imod", "Undlod", "Resultat", ">Side"), _ballot)


def _ballot(row: Row) -> tuple[Any, ...]:
    about = row["about"] or word("matter", row["matter"])
    sides = [_side(row, names, count) for names, count in _SIDES]
    if row["rest"]:
        at = ("for", "against", "abstain").index(row["rest"])
        sides[at] = "; ".join(filter(None, (sides[at], "de øvrige (udledt)")))
    number = row["number"] if row["point"] is None else f"{row['number']}.{row['point']}"
    return (
        number,
        screen.cut(f"{row['title'] or ''}: {about}", TITLE),
        *sides,
        word("result", row["result"]),
        row["page"],
    )


_SIDES = (("in_favour", "count_for"), ("against", "count_against"), ("abstain", "count_abstain"))


def _side(row: Row, names: str, count: str) -> str:
    """How many were on a side, and who: "4: A; F"."""
    parts = [str(row[count])] if row[count] is not None else []
    return ": ".join([*parts, *([row[names]] if row[names] else [])])


def vote_list(rows: list[Row]) -> Group:
    """What each voter voted, under the meetings."""
    return _by_meeting(rows, (">Nr.", "Punkt", "Hvem", "Stemte", "Om", "Resultat", ">Side"), _vote)


def _vote(row: Row) -> tuple[Any, ...]:
    facts = (row["number"], screen.cut(row["title"], TITLE), row["voter"], word("choice", row["choice"]))
    return *facts, word("matter", row["matter"]), word("result", row["result"]), row["page"]


def statement_list(rows: list[Row]) -> Group:
    """What was said to decisions, under the meetings."""
    return _by_meeting(rows, (">Nr.", "Slags", "Af", "Tekst", "Resultat", ">Side"), _statement)


def _statement(row: Row) -> tuple[Any, ...]:
    facts = (row["number"], word("statement", row["kind"]), row["by"], screen.cut(row["text"], TEXT))
    return *facts, word("result", row["result"]), row["page"]


def law_list(rows: list[Row]) -> Group:
    """Which acts and paragraphs items name, under the meetings."""
    return _by_meeting(rows, (">Nr.", "Punkt", "Lov", ">§", "Trykt", ">Side"), _law)


def _law(row: Row) -> tuple[Any, ...]:
    paragraph = ", ".join(filter(None, (row["paragraph"], row["part"])))
    return row["number"], screen.cut(row["title"], TITLE), row["act"], paragraph, row["printed"], row["page"]


def attendance_list(rows: list[Row]) -> Group:
    """Who attended how, under the meetings."""
    return _by_meeting(rows, ("Navn", "Fremmøde", "Tid", "Punkt", "Bemærkning", ">Side"), _attendance)


def _attendance(row: Row) -> tuple[Any, ...]:
    for_whom = f"for {row['stands_in_for']}" if row["stands_in_for"] else None
    note = ", ".join(filter(None, (for_whom, row["reason"])))
    return (
        row["name"],
        word("presence", row["status"]),
        row["time"],
        row["number"] or row["at_item"],
        note,
        row["page"],
    )


def _by_meeting(rows: list[Row], headings: tuple[str, ...], build: Callable[[Row], tuple[Any, ...]]) -> Group:
    """The rows as a table for each meeting."""
    parts: list[RenderableType] = []
    for (_, meeting), lines in groupby(rows, key=name_meeting):
        made = screen.table(*headings)
        for row in lines:
            made.add_row(*(screen.cell(value) for value in build(row)))
        parts.append(screen.titled(meeting, made))
    return Group(*parts)
