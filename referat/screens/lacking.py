"""How complete files are, as a table for people."""

from rich.console import RenderableType

from referat.danish.wording import number
from referat.querying.tabular import Row
from referat.screens import screen

COUNTED = (
    "items", "closed", "without_text", "without_decision", "number_gaps", "listed", "not_present",
    "unclaimed_lines",
)  # fmt: skip


def completeness_list(rows: list[Row]) -> RenderableType:
    """One line a file: its items, and what is lacking of them."""
    made = screen.table(
        "Fil", ">Sider", ">Punkter", ">Lukkede", ">Uden tekst", ">Uden beslutning", ">Huller", ">Bilag nævnt",
        ">Ikke i filen", ">Løse linjer", "Sider uden post", spare=("Lukkede", "Løse linjer"),
    )  # fmt: skip
    for row in rows:
        counts = (screen.cell(number(row[name]) if row[name] else None) for name in COUNTED)
        made.add_row(
            screen.cell(row["file"]),
            screen.cell(number(row["pages"]) if row["pages"] else None),
            *counts,
            screen.cell(row["unclaimed_pages"]),
        )
    return made
