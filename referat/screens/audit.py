"""What `referat audit` prints: each proposal's tables and how they add up, then what does not."""

from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from referat.danish.wording import count, number, word
from referat.screens import screen

Row = dict[str, Any]

STYLES = {"holds": "green", "rounds": "cyan", "paper": "bold red", "reading": "yellow", "unclear": "magenta"}
WRONG = ("paper", "reading", "unclear")


def audit_list(rows: list[Row], *, every: bool) -> Group:
    """Under each file and proposal its tables with how many sums add up, and the numbers that do not.

    Those off by rounding have a line a row of their table. every: they, and those that hold, are listed one
    by one.
    """
    parts: list[RenderableType] = []
    for (file, name), checks in groupby(rows, key=_holder):
        of_one = list(checks)
        parts.append(screen.titled(f"{name}  ({file})", _tables(of_one)))
        listed = [row for row in of_one if every or row["status"] in WRONG]
        if listed:
            parts.append(_numbers(listed))
        rounded = [row for row in of_one if row["status"] == "rounds"]
        if rounded and not every:
            parts.append(_rounded(rounded))
    return Group(*parts)


def _holder(row: Row) -> tuple[str, str]:
    name = " ".join(filter(None, (row["code"], row["proposal"]))) or "Oversigter"
    return row["file"], screen.cut(name, 80)


def _tables(rows: list[Row]) -> RenderableType:
    """One line a table: how many numbers were checked and how they came out."""
    made = screen.table("Tabel", ">Tal", ">Stemmer", ">Afrunding", ">Papiret", ">Læsningen", ">Uafklaret")
    for _, checks in groupby(rows, key=lambda row: row["finance_table_id"]):
        of_table = list(checks)
        counts = [sum(row["status"] == status for row in of_table) for status in STYLES]
        styled = zip(counts, STYLES.values(), strict=True)
        cells = (screen.cell(amount or "", style) for amount, style in styled)
        made.add_row(screen.cell(_table_name(of_table[0])), screen.cell(len(of_table)), *cells)
    return made


def _table_name(row: Row) -> str:
    numbered = f"Tabel {row['table_number']}. " if row["table_number"] else ""
    return screen.cut(numbered + (row["caption"] or ""), 70) or "Tabel uden overskrift"


def _numbers(rows: list[Row]) -> RenderableType:
    """One line a number: where, what the parts give, what is printed, by how much it is off and why."""
    made = screen.table(
        "Tabel, række", "!Kolonne", ">Ventet", ">Trykt", ">Forskel", "!Hvis fejl", "Hvorfor", ">Side"
    )
    for row in rows:
        table = f"Tabel {row['table_number']}, " if row["table_number"] else ""
        made.add_row(
            screen.cell(table + screen.cut(row["label"] or "uden navn", 60)),
            screen.cell(row["heading"]),
            screen.cell(number(row["expected"])),
            screen.cell(number(row["found"])),
            screen.cell(number(row["off"])),
            screen.cell(word("check", row["status"]), STYLES[row["status"]]),
            screen.cell(row["note"]),
            screen.cell(row["page"]),
        )
    return made


def _rounded(rows: list[Row]) -> RenderableType:
    """One line a row of a table whose numbers are off by rounding: which columns, and by how much at most."""
    made = screen.table("Afrunding: tabel, række", "!Kolonner", ">Højst", "Hvad")
    for _, checks in groupby(rows, key=lambda row: (row["finance_table_id"], row["label"], row["kind"])):
        of_row = list(checks)
        table = f"Tabel {of_row[0]['table_number']}, " if of_row[0]["table_number"] else ""
        made.add_row(
            screen.cell(table + screen.cut(of_row[0]["label"] or "uden navn", 60)),
            screen.cell(_columns(of_row)),
            screen.cell(number(max(abs(row["off"]) for row in of_row))),
            screen.cell(of_row[0]["note"] or "Summen af det, der lægges sammen."),
        )
    return made


def _columns(rows: list[Row]) -> str:
    """The headings of numbers in one row: "2026-2029" where years follow each other."""
    years = [row["year"] for row in rows]
    if len(years) > 1 and None not in years and years == list(range(years[0], years[0] + len(years))):
        return f"{years[0]}-{years[-1]}"
    return ", ".join(str(row["heading"]) for row in rows)


def audit_summary(rows: list[Row]) -> Text:
    """How many numbers of how many tables were checked, and how they came out."""
    counts = {status: sum(row["status"] == status for row in rows) for status in STYLES}
    tables = len({row["finance_table_id"] for row in rows})
    wrong = len({row["finance_table_id"] for row in rows if row["status"] in WRONG and row["kind"] != "text"})
    told = ", ".join(f"{amount} {word('check', status)}" for status, amount in counts.items() if amount)
    return Text(
        f"{count(len(rows), 'tal', 'tal')} efterregnet i {count(tables, 'tabel', 'tabeller')}: {told}. "
        f"{count(wrong, 'tabel', 'tabeller')} stemmer ikke.",
        style="dim",
    )
