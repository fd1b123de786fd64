"""Layouts of one's own, as tables for people."""

from collections.abc import Iterator

from rich.console import RenderableType

from referat.danish.wording import count, number
from referat.layouts import STATES, Checked
from referat.querying.tabular import Row
from referat.screens import screen

# So many of the places that differ are named.
MOST_NAMED = 10


def layout_list(rows: list[Row]) -> RenderableType:
    """One line a layout: what is read from its sample, and whether that is what was accepted."""
    made = screen.table("Layout", "Prøve", ">Punkter", ">Beslutninger", "Vinket bruges", "Tilstand")
    for row in rows:
        made.add_row(
            screen.cell(row["layout"]),
            screen.cell(row["sample"]),
            screen.cell(number(row["items"])),
            screen.cell(number(row["decisions"])),
            screen.cell("ja" if row["used"] else "nej"),
            screen.cell(STATES[row["state"]]),
        )
    return made


def reading_list(rows: list[Row]) -> RenderableType:
    """The items of a sample, one line each."""
    made = screen.table("Nr.", "Titel", "Sagsnr.", "Indstilling", "Beslutning")
    for row in rows:
        named = ("number", "title", "case_number", "recommendation", "decision")
        made.add_row(*(screen.cell(row[name]) for name in named))
    return made


def tell_state(checked: Checked) -> Iterator[str]:
    """What there is to say of one layout: whether it counts, its state, and where the reading differs."""
    if not checked.used:
        yield "Vinket ændrer intet: prøven har ikke kendetegnene, eller reglerne finder lige så meget uden."
    yield f"{checked.name}: {STATES[checked.state]}."
    if checked.differences:
        yield f"{count(len(checked.differences), 'værdi er anderledes', 'værdier er anderledes')}:"
    yield from checked.differences[:MOST_NAMED]
