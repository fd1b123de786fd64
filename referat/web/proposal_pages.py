"""The pages of one proposal with its tables as printed, and of an overview by itself."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from models.tables.core import StoredProposal
from referat.web.charts import Amount, draw_columns
from referat.web.item_page import TOPICS
from referat.web.lookups import (
    Row,
    find_record,
    ids,
    load_own,
    load_row,
    load_rows,
    shown_marks,
)
from referat.web.page import Values, Visit
from referat.web.places import Place, Places, load_places
from referat.web.proposal_list import load_status
from referat.web.said_of import load_said
from referat.web.side import build_source

HOLDER = """
SELECT d.id AS document_id, d.sha256, substr(d.sha256, 1, 12) AS code, d.pages,
 (SELECT n.name FROM document_name n WHERE n.document_id = d.id ORDER BY n.id LIMIT 1) AS name
FROM document d WHERE d.id = :document"""
TABLES = "SELECT * FROM finance_table WHERE {column} = :key ORDER BY ordinal"
COLUMNS = "SELECT * FROM finance_column WHERE finance_table_id IN ({ids}) ORDER BY finance_table_id, ordinal"
ROWS = "SELECT * FROM finance_row WHERE finance_table_id IN ({ids}) ORDER BY finance_table_id, ordinal"
CELLS = """
SELECT v.id, v.finance_row_id, v.finance_column_id, v.value FROM finance_row r
JOIN finance_cell v ON v.finance_row_id = r.id WHERE r.finance_table_id IN ({ids})"""
PAGES = """
SELECT finance_table_id, MIN(page) AS page FROM finance_table_page WHERE finance_table_id IN ({ids}) GROUP
 BY 1"""
# The gravest check that a number is the total of, and those of a table that do not add up.
CHECKS = """
SELECT k.id, k.status, k.kind, k.rule, k.place, k.expected, k.found, k.off, k.note, q.finance_cell_id,
 r.finance_table_id FROM finance_row r JOIN finance_cell v ON v.finance_row_id = r.id
JOIN check_cell q ON q.finance_cell_id = v.id AND q.role = 'total' JOIN sum_check k ON k.id = q.sum_check_id
WHERE r.finance_table_id IN ({ids}) ORDER BY k.id"""
TYPED = "SELECT * FROM typed_table WHERE proposal_id = :key ORDER BY ordinal"
WRONG = ("paper", "reading", "unclear")
TABLE_FIELDS, ROW_FIELDS = (
    ("caption", "number", "unit", "price_year"),
    ("label", "steering_area", "appropriation"),
)


def find(connection: Connection, visit: Visit) -> Values:
    """One proposal: its words, its tables as printed, what they come to by year, and whether they add up."""
    key = find_record(connection, visit, "proposal")
    proposal = load_row(connection, "SELECT * FROM proposal WHERE id = :key", key=key) or {}
    parts = {
        name: load_own(connection, name, "proposal_id", key)
        for name in ("affected_department", "hearing", "proposal_section", "text_amount")
    }
    shown = shown_marks(visit.asked)
    document = load_row(connection, HOLDER, document=proposal["document_id"]) or {}
    tables = load_tables(connection, "proposal_id", key, document["sha256"], shown)
    records = {"proposal": [key], **{name: ids(rows) for name, rows in parts.items()}}
    return {
        "proposal": proposal,
        "code_of_record": visit.path["code"],
        "fate": load_status(connection, visit.path["code"]),
        "document": document,
        "tables": tables,
        "typed": _load_typed(connection, key, document["sha256"], shown),
        "net": _draw_net(tables, visit),
        "departments": parts["affected_department"],
        "hearings": parts["hearing"],
        "sections": parts["proposal_section"],
        "amounts": parts["text_amount"],
        "topics": load_rows(connection, TOPICS, kind="proposal", key=key),
        "places": load_places(connection, records, document["sha256"], shown),
        "corrections": load_said(connection, proposal["document_id"], StoredProposal, key, "title"),
        **build_source(connection, visit, document, proposal["first_page"]),
    }


def find_overview(connection: Connection, visit: Visit) -> Values:
    """A finance table of a document itself, as printed."""
    key = find_record(connection, visit, "overview")
    table = load_row(connection, "SELECT * FROM finance_table WHERE id = :key", key=key) or {}
    document = load_row(connection, HOLDER, document=table["document_id"]) or {}
    tables = load_tables(connection, "id", key, document["sha256"], shown_marks(visit.asked))
    return {
        "table": tables[0],
        "document": document,
        "places": {},
        **build_source(connection, visit, document, tables[0]["page"]),
    }


def load_tables(
    connection: Connection, column: str, key: int, sha256: str, shown: str
) -> list[dict[str, Any]]:
    """Finance tables as printed: rows of cells with their places and checks, in printed order."""
    tables = load_rows(connection, TABLES.format(column=column), key=key)
    listed = ", ".join(str(table["id"]) for table in tables)
    found = {name: load_rows(connection, query.format(ids=listed)) for name, query in _PARTS.items()}
    cells = {(cell["finance_row_id"], cell["finance_column_id"]): cell for cell in found["cells"]}
    checks: dict[int, Row] = {}
    for check in found["checks"]:
        known = checks.get(check["finance_cell_id"])
        if known is None or (check["status"] in WRONG and known["status"] not in WRONG):
            checks[check["finance_cell_id"]] = check
    records = {
        "finance_table": ids(tables),
        "finance_column": ids(found["columns"]),
        "finance_row": ids(found["rows"]),
        "finance_cell": ids(found["cells"]),
    }
    places = load_places(connection, records, sha256, shown)
    pages = {row["finance_table_id"]: row["page"] for row in found["pages"]}
    for heading in found["columns"]:
        heading["place"] = places.get(("finance_column", heading["id"], "heading"))
    for table in tables:
        table["columns"] = [one for one in found["columns"] if one["finance_table_id"] == table["id"]]
        table["page"] = pages.get(table["id"])
        table["places"] = _places_of(places, "finance_table", table["id"], TABLE_FIELDS)
        own = [row for row in found["rows"] if row["finance_table_id"] == table["id"]]
        table["has_area"] = any(row["steering_area"] for row in own)
        table["has_appropriation"] = any(row["appropriation"] for row in own)
        table["lines"] = _lines(table, own, cells, checks, places)
        table["checks"] = [check for check in found["checks"] if check["finance_table_id"] == table["id"]]
        table["wrong"] = [check for check in table["checks"] if check["status"] in WRONG]
    return tables


_PARTS = {"columns": COLUMNS, "rows": ROWS, "cells": CELLS, "pages": PAGES, "checks": CHECKS}


def _lines(
    table: Row, rows: list[Row], cells: Any, checks: dict[int, Row], places: Any
) -> list[dict[str, Any]]:
    """The rows of a table with what stands in each column; a section comes as a line of its own."""
    lines: list[dict[str, Any]] = []
    section = None
    for row in rows:
        if row["section"] is not None and row["section"] != section:
            place = places.get(("finance_row", row["id"], "section"))
            lines.append({"section": row["section"], "place": place})
        section = row["section"]
        values = []
        for column in table["columns"]:
            cell = cells.get((row["id"], column["id"]))
            check = None if cell is None else checks.get(cell["id"])
            place = None if cell is None else places.get(("finance_cell", cell["id"], "value"))
            values.append({"value": cell and cell["value"], "place": place, "check": check})
        own = _places_of(places, "finance_row", row["id"], ROW_FIELDS)
        lines.append({"row": row, "values": values, "places": own})
    return lines


def _places_of(places: Places, table: str, key: int, fields: Sequence[str]) -> dict[str, Place | None]:
    """The places of some values of one record, by field."""
    return {field: places.get((table, key, field)) for field in fields}


def _draw_net(tables: list[dict[str, Any]], visit: Visit) -> dict[str, Any] | None:
    """The grand total of the first table of money that has one, by year, in thousand kroner."""
    for table in tables:
        totals = [line for line in table["lines"] if line.get("row") and line["row"]["kind"] == "grand_total"]
        if not table["is_money"] or not totals:
            continue
        by_year: dict[int, Decimal] = defaultdict(Decimal)
        for column, value in zip(table["columns"], totals[0]["values"], strict=True):
            if column["year"] is not None and value["value"] is not None and column["year"] not in by_year:
                by_year[column["year"]] = Decimal(value["value"]) * table["multiplier"] / 1000
        if by_year:
            amounts = [Amount(str(year), float(kroner)) for year, kroner in sorted(by_year.items())]
            return {"chart": draw_columns(amounts, visit.said), "table": table["number"]}
    return None


def _load_typed(connection: Connection, key: int, sha256: str, shown: str) -> list[dict[str, Any]]:
    """Tables that are no finance tables, as grids of cells with their places."""
    tables = load_rows(connection, TYPED, key=key)
    for table in tables:
        columns = load_own(connection, "typed_column", "typed_table_id", table["id"])
        cells = load_own(connection, "typed_cell", "typed_table_id", table["id"])
        records = {"typed_table": [table["id"]], "typed_column": ids(columns), "typed_cell": ids(cells)}
        places = load_places(connection, records, sha256, shown)
        table["place"] = places.get(("typed_table", table["id"], "caption"))
        table["columns"] = [
            column | {"place": places.get(("typed_column", column["id"], "heading"))} for column in columns
        ]
        count = max((cell["row"] for cell in cells), default=-1) + 1
        grid: list[list[Row | None]] = [[None for _ in columns] for _ in range(count)]
        for cell in cells:
            if cell["column"] < len(columns):
                place = places.get(("typed_cell", cell["id"], "text"))
                grid[cell["row"]][cell["column"]] = {"text": cell["text"], "place": place}
        table["grid"] = grid
    return tables
