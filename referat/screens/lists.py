"""Rows on a screen: decisions, items, amounts, findings and explained values; or the same as CSV or JSON."""

import datetime
import sys
from collections.abc import Callable, Sequence
from itertools import groupby, islice
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from models.document_info import DocumentInfo
from referat.danish.field_names import field_name
from referat.danish.finding_kinds import LIST_UNKNOWN, SEVERITY_STYLES, UNKNOWN
from referat.danish.wording import count, day, number, word
from referat.querying.tabular import Row, Rows, write_csv, write_json
from referat.screens import screen

CERTAINTY_STYLES = {
    "printed": "dim",
    "inferred": "cyan",
    "repaired": "yellow",
    "uncertain": "red",
    "confirmed": "green",
    "corrected": "bold green",
}
# Fields whose value is a code, and which words it has.
CODED_FIELDS = {"outcome": "outcome", "kind": "row_kind", "result": "result", "rest": "side"}
# How many things that a name can mean are listed.
MEANT = 40
# From how many characters a screen has room for the rule, and for the point on the page, of a value.
FULL_WIDTH, HALF_WIDTH = 100, 72


def print_rows(
    table: Rows,
    form: str | None,
    build: Callable[[list[Row]], RenderableType],
    hint: Callable[[], str | None] | None = None,
    nothing: Callable[[], str | None] | None = None,
    limit: int | None = None,
) -> None:
    """The rows on stdout as "csv", "json" or (None) as a table for people; how many on stderr.

    Where there are none, nothing says why in words of its own, or else hint what to do. limit is how many
    are printed at most; that there are more is told to people.
    """
    if form is not None:
        print_data(Rows(table.columns, islice(table.rows, limit)), form)
        return
    rows = list(islice(table.rows, None if limit is None else limit + 1))
    more = limit is not None and len(rows) > limit
    rows = rows[:limit]
    if not rows:
        why = nothing() if nothing else None
        screen.stderr().print(why or " ".join(filter(None, ("Ingen rækker passer.", hint and hint()))))
    else:
        screen.stdout().print(build(rows))
        told = " er vist; der er flere (--limit)" if more else ""
        screen.stderr().print(count(len(rows), "række", "rækker") + told, style="dim")


def print_data(table: Rows, form: str) -> None:
    """The rows on stdout as "csv" or "json"."""
    if form == "csv":
        write_csv(table, sys.stdout)
    else:
        write_json(table, sys.stdout)


def meant_list(meant: Sequence[tuple[str, str, str]]) -> RenderableType:
    """What a name can mean: what it is called, where it stands, and the id to ask for it by."""
    made = screen.table("!Id", "+Titel", "Hvad")
    for code, title, place in meant[:MEANT]:
        made.add_row(screen.cell(code), screen.cell(title), screen.cell(place))
    if len(meant) > MEANT:
        return Group(made, Text(f"og {len(meant) - MEANT} til: skriv mere af navnet."))
    return made


def decision_list(rows: list[Row]) -> Group:
    """Decisions under their meetings: which item, what came out, and the words; who decided, if not all."""
    parts: list[RenderableType] = []
    for (_, meeting), held in groupby(rows, key=name_meeting):
        points = list(held)
        bodies = any(row["decided_by"] != row["body"] for row in points)
        made = screen.table(">Nr.", "Punkt", *(("Organ",) if bodies else ()), "Udfald", "Beslutning", ">Side")
        for row in points:
            number = f"{row['number']}.{row['point']}" if row["point"] else row["number"]
            made.add_row(
                screen.cell(number),
                screen.cell(screen.cut(row["title"], 60)),
                *((screen.cell(row["decided_by"]),) if bodies else ()),
                screen.cell(word("outcome", row["outcome"]), screen.OUTCOME_STYLES.get(row["outcome"], "")),
                screen.cell(screen.cut(row["text"], 160)),
                screen.cell(row["page"]),
            )
        parts.append(screen.titled(meeting, made))
    return Group(*parts)


def name_meeting(row: Row) -> tuple[int, str]:
    """The meeting's key; who met when, and the file that tells of it."""
    date = day(datetime.date.fromisoformat(row["date"])) if row["date"] else ""
    return row["meeting_id"], f"{row['body'] or 'Møde'} {date}".rstrip() + f"  ({row['file']})"


def item_list(rows: list[Row]) -> Group:
    """Agenda items under their meetings: number, title, case and decision."""
    parts: list[RenderableType] = []
    for (_, meeting), items in groupby(rows, key=name_meeting):
        made = screen.table(">Nr.", "Punkt", "Sagsnr.", "Beslutning", ">Side", spare=("Sagsnr.",))
        for row in items:
            made.add_row(
                screen.cell(row["number"]),
                screen.cell(row["title"] or ("(lukket punkt)" if row["closed"] else None)),
                screen.cell(row["case_number"]),
                screen.cell(screen.cut(row["decision_text"], 160)),
                screen.cell(row["page"]),
            )
        parts.append(screen.titled(meeting, made))
    return Group(*parts)


def sitting_list(rows: list[Row]) -> RenderableType:
    """Meetings as held: who met when, the files that tell of it, how many items are decided."""
    made = screen.table("Dato", "Møde", "Filer", ">Punkter", ">Besluttet", ">Fund")
    for row in rows:
        names = {"Dagsorden": "agenda", "Tillæg": "addendum", "Referat": "minutes", "Manifest": "manifest"}
        told = [f"{name}: {row[column]}" for name, column in names.items() if row[column]]
        made.add_row(
            screen.cell(day(datetime.date.fromisoformat(row["date"]))),
            screen.cell(row["body"], "yellow" if row["doubtful"] else ""),
            screen.cell("\n".join(told)),
            screen.cell(row["item_count"]),
            screen.cell(row["decided_count"]),
            screen.cell(row["finding_count"] or None),
        )
    return made


def sitting_item_list(rows: list[Row]) -> Group:
    """Items under the meetings as held: number, title, what came out, the decision, and where it stands."""
    parts: list[RenderableType] = []
    for (_, meeting), items in groupby(rows, key=_sitting):
        made = screen.table(">Nr.", "Punkt", "Udfald", "Beslutning", "Filer")
        for row in items:
            outcomes = (row["outcomes"] or "").split("; ")
            made.add_row(
                screen.cell(row["number"]),
                screen.cell(row["title"] or ("(lukket punkt)" if row["closed"] else None)),
                screen.cell(", ".join(word("outcome", one or None) for one in outcomes)),
                screen.cell(screen.cut(row["decision_text"], 160)),
                screen.cell(row["documents"]),
            )
        parts.append(screen.titled(meeting, made))
    return Group(*parts)


def _sitting(row: Row) -> tuple[int, str]:
    """The key of a meeting as held; who met when."""
    return row["sitting_id"], f"{row['body']} {day(datetime.date.fromisoformat(row['date']))}"


def amount_list(rows: list[Row]) -> Group:
    """Amounts under their tables: row and year, the number as printed and in kroner."""
    parts: list[RenderableType] = []
    for (_, heading), cells in groupby(rows, key=_table):
        made = screen.table(
            "Række", "Område", "!Slags", ">År", ">Trykt", ">Kroner", ">Side", spare=("Slags", "Område")
        )
        for row in cells:
            certain = row["certainty"] == "printed"
            made.add_row(
                screen.cell(row["label"]),
                screen.cell(row["steering_area"]),
                screen.cell(word("row_kind", row["kind"])),
                screen.cell(row["year"] or row["heading"]),
                screen.cell(_printed(row)),
                screen.cell(
                    number(row["amount_kroner"]), "" if certain else CERTAINTY_STYLES[row["certainty"]]
                ),
                screen.cell(row["page"]),
            )
        parts.append(screen.titled(heading, made))
    return Group(*parts)


def _table(row: Row) -> tuple[int, str]:
    """The finance table's key; the proposal, the table's number, and the file it stands in."""
    name = " ".join(filter(None, (row["code"], row["proposal"]))) or "Oversigt"
    number = f", Tabel {row['table_number']}" if row["table_number"] else ""
    return row["finance_table_id"], f"{screen.cut(name, 60)}{number}  ({row['file']})"


def _printed(row: Row) -> str:
    doubt = "?" if row["certainty"] == "uncertain" else ""
    return f"{row['printed'] or number(row['value'])}{doubt}"


def text_amount_list(rows: list[Row]) -> Group:
    """Amounts in sentences under their item or proposal: what, when, what for, and what the table says."""
    parts: list[RenderableType] = []
    for (*_, heading), amounts in groupby(rows, key=_carrier):
        made = screen.table(
            "Beløb", ">Kroner", "!Slags", "År", "Til", "Tabel", ">Side", spare=("Til", "Tabel")
        )
        for row in amounts:
            said = " ".join(filter(None, (word("bound", row["bound"]), "skøn" if row["expected"] else "")))
            made.add_row(
                screen.cell(f"{row['printed']} ({said})" if said else row["printed"]),
                screen.cell(_kroner(row)),
                screen.cell(word("direction", row["direction"]).replace("ukendt", "")),
                screen.cell(_when(row)),
                screen.cell(
                    screen.cut(row["purpose"] or row["sentence"], 90), "" if row["purpose"] else "dim"
                ),
                screen.cell(
                    word("compared", row["compared"]), "yellow" if row["compared"] == "differs" else ""
                ),
                screen.cell(row["page"]),
            )
        parts.append(screen.titled(heading, made))
    return Group(*parts)


def _carrier(row: Row) -> tuple[Any, ...]:
    """The document, the proposal or item that an amount stands in, and its name with the file's."""
    name = " ".join(filter(None, (row["code"], row["proposal"])))
    if row["item_id"] is not None:
        name = f"Punkt {row['number']} {row['item'] or ''}".rstrip()
    shown = f"{screen.cut(name, 60)}  ({row['file']})" if name else str(row["file"])
    return row["document_id"], row["proposal_id"], row["item_id"], shown


def _kroner(row: Row) -> str:
    """The amount in kroner, both ends of a range, with the unit of a price."""
    amount = number(row["amount_kroner"])
    if row["amount_kroner"] is None:
        amount = f"{number(row['low'])} – {number(row['high'])}"
    return f"{amount} pr. {row['per']}" if row["per"] else amount


def _when(row: Row) -> str:
    """The years of an amount: "2024", "2025-2027", "fra 2025 årligt"."""
    first, last = row["from_year"], row["to_year"]
    years = "" if first is None else str(first)
    if first is not None and first != last:
        years = f"{first}-{last}" if last else f"fra {first}"
    length = f"over {row['years']} år" if row["years"] else ""
    return " ".join(filter(None, (years, length, word("frequency", row["frequency"]))))


def finding_list(rows: list[Row]) -> Group:
    """Findings under their files: how bad, what it is about, what, and the page."""
    parts: list[RenderableType] = []
    for file, findings in groupby(sorted(rows, key=lambda row: row["file"]), key=lambda row: row["file"]):
        made = screen.table("!Grad", "Sted", "Besked", ">Side")
        for row in findings:
            place = row["place"] or ""
            made.add_row(
                screen.cell(word("severity", row["severity"]), SEVERITY_STYLES[row["severity"]]),
                screen.cell(place),
                screen.cell(row["message"].removeprefix(f"{place}: ") if place else row["message"]),
                screen.cell(row["page"]),
            )
        parts.append(screen.titled(str(file), made))
    return Group(*parts)


def fold_settled(rows: list[Row]) -> list[Row]:
    """The findings that nobody has seen yet; how many somebody has, on stderr."""
    waiting = [row for row in rows if row["ruling"] is None]
    if len(waiting) < len(rows):
        seen = count(len(rows) - len(waiting), "bemærkning er", "bemærkninger er")
        screen.stderr().print(f"{seen} set af et menneske. Se hvad der er sagt med referat corrections.")
    return waiting


def fold_unrecognised(rows: list[Row]) -> list[Row]:
    """The findings but for files that are neither meeting nor proposal; how many those are, on stderr."""
    told = [row for row in rows if row["code"] != UNKNOWN]
    if len(told) < len(rows):
        files = count(len(rows) - len(told), "fil", "filer")
        screen.stderr().print(f"{files} er hverken møde eller forslag. Se dem med {LIST_UNKNOWN}.")
    return told


def print_explained(rows: list[Row], info: DocumentInfo, console: Console) -> None:
    """Each record with its values, where they stand and why; then the lines that nothing claimed."""
    values = [row for row in rows if row["rule"] is not None]
    loose = [row for row in rows if row["rule"] is None]
    for record, fields in groupby(values, key=lambda row: row["record"]):
        console.print(Text(record or info.names[0], style="bold"))
        console.print(_explained_list(list(fields), console.width))
    if loose:
        console.print(Text("Linjer, som ingen regel har brugt", style="bold"))
        for row in loose:
            console.print(Text.assemble((f"s. {row['page']:>3}  ", "dim"), row["printed"]), soft_wrap=True)
    words = (count(len(values), "værdi", "værdier"), count(len(loose), "ubrugt linje", "ubrugte linjer"))
    screen.stderr().print(", ".join(words), style="dim")


def _explained_list(rows: list[Row], width: int) -> Table:
    """Field, value, place and rule; a narrow screen does without the rule, then without the place's point."""
    made = Table.grid(padding=(0, 2), expand=True)
    widths = (20, None, 16, 28) if width >= FULL_WIDTH else (20, None, 16 if width >= HALF_WIDTH else 7)
    for column in widths:
        made.add_column(width=column, ratio=None if column else 1, overflow="fold")
    for row in rows:
        place = f"s. {row['page']}" if row["page"] else "-"
        if row["x0"] is not None and width >= HALF_WIDTH:
            place += f" ({row['x0']:.0f}, {row['top']:.0f})"
        cells: tuple[RenderableType, ...] = (
            Padding(screen.cell(row["heading"] or field_name(row["field"]), "dim"), (0, 0, 0, 2)),
            _explained_value(row),
            screen.cell(place),
            screen.cell(row["rule"], "dim"),
        )
        made.add_row(*cells[: len(widths)])
    return made


def _explained_value(row: Row) -> Text:
    """The value, what is printed where it differs, and how certain it is where it is not as printed."""
    value = word(CODED_FIELDS[row["field"]], row["value"]) if row["field"] in CODED_FIELDS else row["value"]
    said = Text(screen.cut(str(value), 80))
    if row["printed"] is not None and screen.cut(row["printed"], 999) != screen.cut(str(row["value"]), 999):
        said.append(f"  «{screen.cut(row['printed'], 60)}»", "dim")
    if row["certainty"] != "printed":
        said.append(f"  {word('certainty', row['certainty'])}", CERTAINTY_STYLES[row["certainty"]])
        said.append(f": {row['note']}" if row["note"] else "", "dim")
    return said
