"""Records to table rows and back, field by field: no record is spelled out here."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, select

from models.bulk import save_rows
from models.evidence import Found, Issue, Span
from models.page import Box
from models.record_parts import Records
from models.records import FinanceRow, FinanceTable, Nesting, Parsed
from models.schema import CHILDREN, DOCUMENT_CHILDREN, WRITE_ORDER, Child
from models.tables import checks as tables_checks
from models.tables import core as tables
from models.tables import finance as tables_finance
from models.tables.core import Base

Row = dict[str, Any]
# Where a number stands in a document: the ordinals of its proposal (None outside), table, row and column.
Place = tuple[int | None, int, int, int]
Rows = dict[type[Base], list[Row]]
# The columns of a Span, in the tables that hold one.
SPAN_COLUMNS = ("page", "start", "end", "x0", "top", "x1", "bottom", "printed", "confidence")
# Tables that most rows belong to and no row of another refers to, the first before the second; so many rows
# of them are held before they are written.
EVIDENCE = (tables.StoredEvidence, tables.StoredEvidenceSpan)
MOST_HELD = 5000
# The fields of Parsed that are lines in no record, and the role each is stored under.
LOOSE_ROLES = ("unclaimed", "furniture")

# The fields of an Issue that are columns of the same name.
ISSUE_COLUMNS = ("code", "severity", "message", "expected", "found", "check")

# The columns that say a row of a document is part of something in it.
OTHER_PARENTS = ("proposal_id", "item_id")

# The one year a heading names: "2024", "Budget 2024", not "2024-2027".
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def heading_year(heading: str) -> int | None:
    """The year a column heading names, None for none or several.

    >>> heading_year("Budget 2024"), heading_year("2024-2027")
    (2024, None)
    """
    years = set(YEAR.findall(heading))
    return int(years.pop()) if len(years) == 1 else None


def write_rows(connection: Connection, document_id: int, parsed: Records) -> None:
    """Write all rows of one document's records, many at a time, so that few are held."""
    writer = _RowWriter(connection, document_id, _last_ids(connection))
    for name, child in DOCUMENT_CHILDREN.items():
        for ordinal, entry in enumerate(getattr(parsed, name)):
            writer.add(child, document_id, ordinal, entry)
            writer.write_many()
    for ordinal, issue in enumerate(parsed.issues):
        writer.add_issue(ordinal, issue)
    for role in LOOSE_ROLES:
        for ordinal, span in enumerate(getattr(parsed, role)):
            writer.take(tables.StoredLooseLine, {"ordinal": ordinal, "role": role, **_span_columns(span)})
            writer.write_many()
    writer.write()


def build_parsed(connection: Connection, document_id: int, kind: Any) -> Parsed:
    """The records of one document as they were parsed, each Found with its spans."""
    return _RowReader(connection, document_id).parsed(kind)


@cache
def _field_names(record: type[Any]) -> tuple[str, ...]:
    return tuple(spec.name for spec in fields(record))


@cache
def _empty_row(table: type[Base]) -> Row:
    """Every column of a table without a value; to be copied."""
    return dict.fromkeys(table.__table__.columns.keys())


def _last_ids(connection: Connection) -> dict[type[Base], int]:
    """The highest id in use of each table, 0 for none; asked with one statement."""
    asked = ", ".join(f'(SELECT coalesce(max(id), 0) FROM "{table.__tablename__}")' for table in WRITE_ORDER)
    return dict(zip(WRITE_ORDER, connection.exec_driver_sql(f"SELECT {asked}").one(), strict=True))


def _span_columns(span: Span | None) -> Row:
    if span is None:
        return dict.fromkeys(SPAN_COLUMNS)
    box = span.box
    return {
        "page": span.page,
        "start": span.start,
        "end": span.end,
        "printed": span.printed,
        "confidence": span.confidence,
        "x0": None if box is None else box.x0,
        "top": None if box is None else box.top,
        "x1": None if box is None else box.x1,
        "bottom": None if box is None else box.bottom,
    }


def _span(row: Row) -> Span | None:
    if row["page"] is None:
        return None
    box = None if row["x0"] is None else Box(row["x0"], row["top"], row["x1"], row["bottom"])
    return Span(row["page"], row["start"], row["end"], box, row["printed"], row["confidence"])


@dataclass(slots=True)
class _RowWriter:
    connection: Connection
    document_id: int
    last_id: dict[type[Base], int]
    rows: Rows = field(default_factory=lambda: defaultdict(list))
    column_ids: list[int] = field(default_factory=list)
    rates: tuple[int, ...] = ()
    cell_ids: dict[Place, int] = field(default_factory=dict)
    held: int = 0
    numbered: bool = False

    def take(self, table: type[Base], row: Row) -> int:
        """Number a row and keep it, with every column named; a table that knows its document gets it."""
        self.last_id[table] += 1
        empty = _empty_row(table)
        full = empty | row
        full["id"] = self.last_id[table]
        if "document_id" in empty:
            full["document_id"] = self.document_id
        self.rows[table].append(full)
        self.held += 1
        return self.last_id[table]

    def write_many(self) -> None:
        """Write the rows that are held, once they are many; where numbers stand is kept for the checks."""
        if self.held >= MOST_HELD:
            self._number_cells()
            self.write()

    def write(self) -> None:
        """Write the rows that are held, parents before their parts."""
        for table in WRITE_ORDER:
            save_rows(self.connection, table, self.rows[table])
        self.rows.clear()
        self.held, self.numbered = 0, False

    def add_children(self, record: Any, children: dict[str, Child], parent_id: int) -> None:
        if isinstance(record, FinanceTable):
            self.rates = record.rates
        for name, child in children.items():
            ids = [self.add(child, parent_id, n, entry) for n, entry in enumerate(getattr(record, name))]
            if child.table is tables_finance.StoredFinanceColumn:
                self.column_ids = ids

    def add_issue(self, ordinal: int, issue: Issue) -> None:
        row = {name: getattr(issue, name) for name in ISSUE_COLUMNS}
        row |= {"ordinal": ordinal, "place": issue.where, **_span_columns(issue.span)}
        self.take(tables.StoredFinding, row)

    def add(self, child: Child, parent_id: int, ordinal: int, entry: Any) -> int:
        """Take the rows of a record or value, and of all in it; gives the id of its own."""
        row: Row = {child.link: parent_id, "ordinal": ordinal, **child.constants}
        if child.record is None:
            found = {child.value: entry} if isinstance(entry, Found) else {}
            row[child.value] = entry.value if isinstance(entry, Found) else entry
            if child.table is tables_finance.StoredFinanceColumn:
                row |= {"year": heading_year(row[child.value]), "is_money": ordinal not in self.rates}
            row_id = self.take(child.table, row)
        else:
            found = self._fill(row, entry, CHILDREN[child.record])
            if child.table is tables_checks.StoredCheckCell:
                row["finance_cell_id"] = self._find_cell(row)
            row_id = self.take(child.table, row)
            self.add_children(entry, CHILDREN[child.record], row_id)
            self._add_inner(entry, row_id)
        for name, value in found.items():
            self._add_evidence(child.table, row_id, name, value)
        return row_id

    def _fill(self, row: Row, record: Any, children: dict[str, Child]) -> dict[str, Found[Any]]:
        """Set the row's columns from the record's plain fields; give those that have evidence."""
        found: dict[str, Found[Any]] = {}
        for name in _field_names(record.__class__):
            if name in children or name in ("values", "rates"):
                continue
            value = getattr(record, name)
            if name == "pages":
                row["first_page"], row["last_page"] = value or (None, None)
            elif name == "nested_in_item":
                row["parent_meeting_index"] = value.meeting_index if value else None
                row["parent_item_number"] = value.item_number if value else None
            elif isinstance(value, Found):
                row[name], found[name] = value.value, value
            else:
                row[name] = value
        return found

    def _add_inner(self, record: Any, row_id: int) -> None:
        """The field that is neither a column nor a plain tuple: the values of a finance row."""
        if isinstance(record, FinanceRow):
            for column_id, value in zip(self.column_ids, record.values, strict=True):
                if value is not None:
                    row = {"finance_row_id": row_id, "finance_column_id": column_id, "value": value.value}
                    cell_id = self.take(tables_finance.StoredFinanceCell, row)
                    self._add_evidence(tables_finance.StoredFinanceCell, cell_id, "value", value)

    def _find_cell(self, row: Row) -> int | None:
        """The number that a row of a check is about, None for an empty cell."""
        self._number_cells()
        return self.cell_ids.get((row["proposal"], row["table"], row["row"], row["column"]))

    def _number_cells(self) -> None:
        """Keep the ids of the numbers that are held by where they stand in the document."""
        if self.numbered:
            return
        self.numbered = True
        holders = {row["id"]: row["ordinal"] for row in self.rows[tables.StoredProposal]}
        columns = {row["id"]: row["ordinal"] for row in self.rows[tables_finance.StoredFinanceColumn]}
        placed = {
            row["id"]: (holders.get(row["proposal_id"]), row["ordinal"])
            for row in self.rows[tables_finance.StoredFinanceTable]
        }
        lines = {
            row["id"]: (*placed[row["finance_table_id"]], row["ordinal"])
            for row in self.rows[tables_finance.StoredFinanceRow]
        }
        self.cell_ids |= {
            (*lines[row["finance_row_id"]], columns[row["finance_column_id"]]): row["id"]
            for row in self.rows[tables_finance.StoredFinanceCell]
        }

    def _add_evidence(self, table: type[Base], row_id: int, name: str, found: Found[Any]) -> None:
        row = {"record_table": table.__tablename__, "record_id": row_id, "field": name}
        row |= {"rule": found.rule, "certainty": found.certainty, "note": found.note}
        evidence_id = self.take(tables.StoredEvidence, row)
        for ordinal, span in enumerate(found.spans):
            place = {"evidence_id": evidence_id, "ordinal": ordinal, **_span_columns(span)}
            self.take(tables.StoredEvidenceSpan, place)
        if len(self.rows[tables.StoredEvidence]) >= MOST_HELD:
            for many in EVIDENCE:
                self.held -= len(self.rows[many])
                save_rows(self.connection, many, self.rows.pop(many))


class _RowReader:
    def __init__(self, connection: Connection, document_id: int) -> None:
        self.connection = connection
        self.document_id = document_id
        self.scopes: dict[type[Base], Select[Any]] = {}
        self.parts: dict[tuple[type[Base], str], dict[int, list[Row]]] = {}
        self.found = self._load_evidence()
        self._load_children(DOCUMENT_CHILDREN, tables.StoredDocument)

    def parsed(self, kind: Any) -> Parsed:
        children = {name: self._entries(child, self.document_id) for name, child in DOCUMENT_CHILDREN.items()}
        issues = tuple(self._issue(row) for row in self._own(tables.StoredFinding))
        loose: dict[str, list[Span]] = {role: [] for role in LOOSE_ROLES}
        for row in self._own(tables.StoredLooseLine):
            span = _span(row)
            if span is not None:
                loose[row["role"]].append(span)
        unclaimed, furniture = (tuple(loose[role]) for role in LOOSE_ROLES)
        return Parsed(kind=kind, issues=issues, unclaimed=unclaimed, furniture=furniture, **children)

    def _load_evidence(self) -> dict[tuple[str, int], dict[str, Row]]:
        found: dict[tuple[str, int], dict[str, Row]] = defaultdict(dict)
        by_id: dict[int, Row] = {}
        for row in self._own(tables.StoredEvidence):
            row["spans"] = []
            by_id[row["id"]] = row
            found[row["record_table"], row["record_id"]][row["field"]] = row
        spans, evidence = tables.StoredEvidenceSpan, tables.StoredEvidence
        owned = select(evidence.id).where(evidence.document_id == self.document_id)
        query = select(spans.__table__).where(spans.evidence_id.in_(owned)).order_by(spans.ordinal)
        for place in self.connection.execute(query).mappings():
            by_id[place["evidence_id"]]["spans"].append(_span(dict(place)))
        return found

    def _own(self, table: Any) -> list[Row]:
        query = select(table.__table__).where(table.document_id == self.document_id).order_by(table.id)
        return [dict(row) for row in self.connection.execute(query).mappings()]

    def _load_children(self, children: dict[str, Child], parent: type[Base]) -> None:
        for child in children.values():
            self._load(child.table, child.link, parent)
            if child.record is not None:
                self._load_children(CHILDREN[child.record], child.table)
                if child.record is FinanceRow:
                    self._load(tables_finance.StoredFinanceCell, "finance_row_id", child.table)

    def _load(self, table: Any, link: str, parent: type[Base]) -> None:
        if (table, link) in self.parts:
            return
        columns = table.__table__.columns
        if "document_id" in columns:
            scope = select(table.id).where(columns["document_id"] == self.document_id)
        else:
            scope = select(table.id).where(columns[link].in_(self.scopes[parent]))
        self.scopes[table] = scope
        query = select(table.__table__).where(table.id.in_(scope)).order_by(table.id)
        parts: dict[int, list[Row]] = defaultdict(list)
        for row in self.connection.execute(query).mappings():
            parts[row[link]].append(dict(row))
        self.parts[table, link] = parts

    def _entries(self, child: Child, parent_id: int) -> tuple[Any, ...]:
        rows = self.parts[child.table, child.link].get(parent_id, [])
        if child.link == "document_id":
            rows = [row for row in rows if all(row.get(key) is None for key in OTHER_PARENTS)]
        rows = [row for row in rows if all(row[key] == value for key, value in child.constants.items())]
        if child.record is None:
            return tuple(self._wrapped(child.table, row, child.value) for row in rows)
        return tuple(self._record(child, row) for row in rows)

    def _wrapped(self, table: type[Base], row: Row, name: str) -> Any:
        proof = self.found.get((table.__tablename__, row["id"]), {}).get(name)
        if proof is None:
            return row[name]
        return Found(row[name], tuple(proof["spans"]), proof["rule"], proof["certainty"], proof["note"])

    def _record(self, child: Child, row: Row) -> Any:
        record: Any = child.record
        children = CHILDREN[record]
        values: Row = {}
        for spec in fields(record):
            if spec.name in children:
                values[spec.name] = self._entries(children[spec.name], row["id"])
            elif spec.name == "pages":
                values["pages"] = None if row["first_page"] is None else (row["first_page"], row["last_page"])
            elif spec.name == "nested_in_item":
                values["nested_in_item"] = _nesting(row)
            elif spec.name == "values":
                values["values"] = self._values(row)
            elif spec.name == "rates":
                values["rates"] = tuple(c["ordinal"] for c in self._columns(row["id"]) if not c["is_money"])
            else:
                values[spec.name] = self._wrapped(child.table, row, spec.name)
        return record(**values)

    def _columns(self, finance_table_id: int) -> list[Row]:
        return self.parts[tables_finance.StoredFinanceColumn, "finance_table_id"].get(finance_table_id, [])

    def _values(self, row: Row) -> tuple[Any, ...]:
        columns = self._columns(row["finance_table_id"])
        cells = self.parts[tables_finance.StoredFinanceCell, "finance_row_id"].get(row["id"], [])
        by_column = {cell["finance_column_id"]: cell for cell in cells}
        return tuple(
            self._wrapped(tables_finance.StoredFinanceCell, by_column[column["id"]], "value")
            if column["id"] in by_column
            else None
            for column in columns
        )

    def _issue(self, row: Row) -> Issue:
        return Issue(where=row["place"], span=_span(row), **{name: row[name] for name in ISSUE_COLUMNS})


def _nesting(row: Row) -> Nesting | None:
    if row["parent_meeting_index"] is None:
        return None
    return Nesting(meeting_index=row["parent_meeting_index"], item_number=row["parent_item_number"])
