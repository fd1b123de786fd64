"""Tables known again in another file: by caption and year, their rows by label, their columns by heading."""

from typing import Any

from models.addresses import CELLS, Addresses, Row
from models.tables import finance as tables_finance
from models.tables import typed as tables_typed

# The lists of a document that hold such tables, and what a table, a row and so on are known by.
LISTS = {
    "overview_tables": tables_finance.StoredFinanceTable,
    "typed_tables": tables_typed.StoredTypedTable,
}
TABLE, ROW, COLUMN, LINE = ("kind", "caption", "price_year"), ("label",), ("heading",), ("text",)
# What the names of a document's records were read as, where people corrected them.
NamesRead = dict[tuple[str, int], str | None]
# What else than its caption the tables of a list are told apart by.
YEARS = {"overview_tables": "price_year"}


def _holder(kind: str, table: str) -> str:
    """The document that has a table of the same caption and price level; c is the correction.

    One of another name than the file that is gone only where no other document has such a table.
    """
    same = "{}.proposal_id IS NULL AND {}.caption = json_extract(c.known_by, '$.table.caption')"
    if year := YEARS.get(kind):
        same += f" AND {{}}.{year} IS json_extract(c.known_by, '$.table.price_year')"
    return f"""(SELECT t.document_id FROM {table} t
  LEFT JOIN document_name n ON n.document_id = t.document_id AND n.name = c.file
  WHERE json_extract(c.known_by, '$.table.kind') = '{kind}' AND {same.replace("{}", "t")}
  AND (n.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM {table} o
   WHERE {same.replace("{}", "o")} AND o.document_id <> t.document_id))
  ORDER BY n.id IS NULL, t.id LIMIT 1)"""


HOLDER = f"COALESCE({', '.join(_holder(kind, table.__tablename__) for kind, table in LISTS.items())})"


def name_table(addresses: Addresses, path: str, read: NamesRead) -> Row | None:
    """What the table of a path, and its row and column, are known by; None for a table without caption."""
    first, *steps = path.split("/")
    found = addresses.find_record(first)
    caption = None if found is None else name_as_read(found[0], "caption", read)
    if found is None or not caption:
        return None
    kind = first.partition("-")[0]
    known: Row = {"table": {"kind": kind, "caption": caption, "price_year": found[0].get("price_year")}}
    at = (found[0]["table"], found[0]["id"])
    columns = addresses.children(at, "columns")
    for step in steps:
        name, _, label = step.partition("-")
        if name == "rows" and (row := addresses.children(at, name).get(label)) is not None:
            known["row"] = {"label": name_as_read(row, "label", read)}
        elif name in ("columns", CELLS) and label in columns:
            known["column"] = {"heading": name_as_read(columns[label], "heading", read)}
        elif name == "cells" and (cell := addresses.children(at, name).get(label)) is not None:
            known["line"] = {"text": _line_of(addresses.children(at, name), cell)}
            heading = next((one for one in columns.values() if one["ordinal"] == cell["column"]), None)
            known["column"] = {"heading": heading and name_as_read(heading, "heading", read)}
    return known


def find_table_path(addresses: Addresses, known: Row, path: str, read: NamesRead) -> str | None:
    """The path of the same in another document; None where table, row or column is not in it, or twice."""
    first, *steps = path.split("/")
    kind = first.partition("-")[0]
    told = known["table"]
    tables = {
        label: row
        for label, row in addresses.children((None, addresses.document_id), kind).items()
        if (name_as_read(row, "caption", read), row.get("price_year"))
        == (told["caption"], told["price_year"])
    }
    if len(tables) != 1:
        return None
    ((label, table),) = tables.items()
    at, found = (table["table"], table["id"]), [f"{kind}-{label}"]
    for step in steps:
        new = _find_step(addresses, at, known, step, read)
        if new is None:
            return None
        found.append(new)
    return "/".join(found)


def name_as_read(row: Row, column: str, read: NamesRead) -> str | None:
    """What a record is called on paper, whatever people made of it."""
    told: str | None = read.get((row["table"].__tablename__, row["id"]), row[column])
    return None if told is None else " ".join(str(told).split())


def _find_step(addresses: Addresses, at: Any, known: Row, step: str, read: NamesRead) -> str | None:
    """A step of the path as it is in this table; one that is no row, column or cell stays."""
    name, parted, label = step.partition("-")
    columns = addresses.children(at, "columns")
    if name == "rows" and "row" in known:
        rows = addresses.children(at, name)
        same = [one for one, row in rows.items() if name_as_read(row, "label", read) == known["row"]["label"]]
    elif name in ("columns", CELLS) and parted:
        same = _find_columns(columns, known, read)
    elif name == "cells" and parted:
        ordinals = {columns[one]["ordinal"] for one in _find_columns(columns, known, read)}
        cells = addresses.children(at, name)
        same = [
            one
            for one, cell in cells.items()
            if cell["column"] in ordinals and _line_of(cells, cell) == known["line"]["text"]
        ]
    else:
        return step
    chosen = same[0] if len(same) == 1 else label if label in same else None
    return None if chosen is None else f"{name}-{chosen}"


def _find_columns(columns: dict[str, Row], known: Row, read: NamesRead) -> list[str]:
    heading = known.get("column", {}).get("heading")
    return [one for one, row in columns.items() if name_as_read(row, "heading", read) == heading]


def _line_of(cells: dict[str, Row], cell: Row) -> str:
    """What stands first in the line of a cell."""
    line = [one for one in cells.values() if one["row"] == cell["row"]]
    return " ".join(str(min(line, key=lambda one: one["column"])["text"]).split())
