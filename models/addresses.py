"""The address of a value: a path from its document down to it that is the same whenever the file is read.

A path is made of the record fields that lead to a value, each with what the paper calls the record, as in
"meetings-1/items-7a/decision_points-2/outcome". A record without a printed number is counted from 1.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection

from models import records_rulings
from models.schema import CHILDREN, DOCUMENT_CHILDREN, Child
from models.tables import amounts as tables_amounts
from models.tables import core as tables
from models.tables import finance as tables_finance
from models.tables import rulings as tables_rulings
from models.tables import typed as tables_typed
from models.tables.core import Base

Row = dict[str, Any]
# A table and the key of a row in it; no table for the document itself.
Record = tuple[type[Base] | None, int]

# The columns that hold what the paper calls a record: its label in a path, and the name people know it by.
LABELS = ("number", "code")
NAMES = ("title", "caption", "label", "heading")
# What tells a record in one field, the best first.
MAIN = (
    "text", "title", "label", "name", "voter", "party", "caption", "heading", "number", "code", "printed",
    "about", "result", "rest", "count_for", "count_against", "count_abstain",
)  # fmt: skip
# What the finance cells of a row are called in a path.
CELLS = "values"
# The lists of voters, which an item has by its round on the matter itself.
VOTES = CHILDREN[records_rulings.Ballot]
# Characters of a label that mean something in a path.
ESCAPED = re.compile(r"[/%~\s]")
# Fields of records that no path leads through: pages are counted, and checks follow from other values.
LEFT_OUT = {"pages", "checks"}
OTHER_PARENTS = ("proposal_id", "item_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One value in the tables: the row that holds it, and the column.

    record_id is None for a finance cell that is empty; row then has the keys of its row and column. listed
    says that the value is an entry of a list (a person present), which is there or not; whole that not the
    value is meant but its record, with all that hangs on it. anchor is the names of the records around it;
    closed says that one of them is a closed item.
    """

    table: type[Base]
    record_id: int | None
    field: str
    row: Row
    listed: bool
    path: str
    anchor: str
    closed: bool = False
    whole: bool = False

    @property
    def removable(self) -> bool:
        """Whether the value can be taken out with its row."""
        return self.listed or self.table is tables_finance.StoredFinanceCell

    @property
    def text(self) -> str | None:
        """The value as text, the way the database keeps it."""
        value = self.row.get(self.field)
        return None if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Way:
    """How records of a table hang on those of another: by which field."""

    parent: type[Base] | None
    name: str
    child: Child


@cache
def tree() -> dict[type[Base] | None, dict[str, Child]]:
    """The fields that lead from the records of a table to others; None is the document."""
    found: dict[type[Base] | None, dict[str, Child]] = {None: _led(DOCUMENT_CHILDREN)}
    for children in (DOCUMENT_CHILDREN, *CHILDREN.values()):
        for child in children.values():
            if child.record is not None:
                found[child.table] = _led(CHILDREN[child.record])
    return found


@cache
def ways() -> dict[type[Base], tuple[Way, ...]]:
    """The ways up from each table."""
    found: dict[type[Base], list[Way]] = defaultdict(list)
    for parent, children in tree().items():
        for name, child in children.items():
            found[child.table].append(Way(parent, name, child))
    return {table: tuple(some) for table, some in found.items()}


def fields_of(table: type[Base] | None) -> dict[str, Child]:
    """The fields that a path leads through from a table's records: those of tree, and the votes of an item.

    Those votes are of its round on the matter itself, so they have that address and one by the round.
    """
    return tree().get(table, {}) | (VOTES if table is tables.StoredItem else {})


@cache
def found_fields(table: type[Base]) -> frozenset[str]:
    """The columns of a table whose values were read from paper."""
    if table is tables_finance.StoredFinanceCell:
        return frozenset({"value"})
    found: set[str] = set()
    for way in ways()[table]:
        record = way.child.record
        if record is None:
            found.add(way.child.value)
        else:
            found |= {spec.name for spec in fields(record) if "Found[" in str(spec.type)}
    return frozenset(found & set(table.__table__.columns.keys()))


def is_required(table: type[Base], field: str) -> bool:
    """Whether a record of a table always has a value in a field."""
    return not table.__table__.columns[field].nullable


def main_field(table: type[Base], row: Row) -> str:
    """The column that tells one record of a table from the others, the first that is not empty."""
    known = [name for name in MAIN if name in found_fields(table)]
    return next((name for name in known if row.get(name)), known[0])


def document_of(connection: Connection, table: type[Base], record_id: int) -> int | None:
    """The document that a row belongs to; None where there is no such row."""
    at: type[Base] | None = table
    key: int | None = record_id
    while at is not None and key is not None:
        columns = at.__table__.columns.keys()
        up = [(way.child.link, way.parent) for way in ways().get(at, ())]
        if at is tables_finance.StoredFinanceCell:
            up = [("finance_row_id", tables_finance.StoredFinanceRow)]
        if "document_id" in columns:
            up = [("document_id", None)]
        link, at = up[0]
        query = f'SELECT "{link}" FROM "{table.__tablename__}" WHERE id = ?'
        key = connection.exec_driver_sql(query, (key,)).scalar_one_or_none()
        table = at or table
    return key


def list_of(table: type[Base], row: Row, name: str) -> tuple[Record, str] | None:
    """The list of this name that a row hangs in, by the record that has it; None where it hangs in none."""
    for way in ways()[table]:
        if way.name == name and row.get(way.child.link) is not None and _hangs(row, way):
            return (way.parent, row[way.child.link]), name
    return None


def is_record_step(table: type[Base], step: str) -> bool:
    """Whether the last step of a path leads to a record of a table, not to a value of one."""
    name, parted, _ = step.partition("-")
    return bool(parted) and any(
        way.name == name and way.child.record is not None for way in ways().get(table, ())
    )


@cache
def table_named(name: str) -> type[Base] | None:
    """The table of this name, None where no path leads to one."""
    known: list[type[Base]] = [*ways(), tables_finance.StoredFinanceCell]
    return next((table for table in known if table.__tablename__ == name), None)


def _led(children: dict[str, Child]) -> dict[str, Child]:
    return {name: child for name, child in children.items() if name not in LEFT_OUT}


@dataclass(slots=True)
class Addresses:
    """The paths of one document's values; make a new one when its rows have changed.

    labels: what a label was read as that was corrected since; gone: those of records taken out of a list.
    """

    connection: Connection
    document_id: int
    labels: dict[Record, str] = field(default_factory=dict)
    gone: dict[tuple[Record, str], set[str]] = field(default_factory=dict)
    known: dict[tuple[Record, str], dict[str, Row]] = field(default_factory=dict)

    def find(self, path: str) -> Place | None:
        """The value that a path leads to; None where there is no such record or field."""
        *steps, last = path.split("/")
        passed = self._pass(steps)
        if passed is None:
            return None
        record: Record = (passed[-1]["table"], passed[-1]["id"]) if passed else (None, self.document_id)
        place = self._at(record, last, path, " / ".join(filter(None, map(_name, passed))))
        is_closed = any(row.get("closed") for row in passed)
        return replace(place, closed=True) if place is not None and is_closed else place

    def find_record(self, path: str) -> tuple[Row, bool] | None:
        """The row of the record that a path leads to, and whether it is of a closed item; None for none."""
        passed = self._pass(path.split("/"))
        return None if passed is None else (passed[-1], any(row.get("closed") for row in passed))

    def whole_of(self, table: type[Base], record_id: int) -> Place | None:
        """A whole record by its key, with its path."""
        row = self._row(table, record_id)
        steps = self._climb(row) if row else []
        return self.find("/".join(step for step, _, _ in steps)) if steps else None

    def _pass(self, steps: Sequence[str]) -> list[Row] | None:
        """The rows that the steps of a path lead through; None where one leads nowhere."""
        record: Record = (None, self.document_id)
        passed: list[Row] = []
        for step in steps:
            row = self._follow(record, step)
            if row is None:
                return None
            record = (row["table"], row["id"])
            passed.append(row)
        return passed

    def _at(self, record: Record, last: str, path: str, at: str) -> Place | None:
        """The value of a record that the last step of a path leads to."""
        if record[0] is tables_finance.StoredFinanceRow and last.startswith(f"{CELLS}-"):
            return self._cell(record[1], last, path, at)
        name, parted, _ = last.partition("-")
        child = fields_of(record[0]).get(name)
        if parted and child is not None and child.record is None:
            row = self._follow(record, last)
            return None if row is None else _place(row, child.value, path, at, listed=_is_listed(child))
        if parted and child is not None:
            row = self._follow(record, last)
            return None if row is None else _whole(row, path, at)
        if record[0] is None or last not in found_fields(record[0]):
            return None
        return _place(self._row(record[0], record[1]), last, path, at)

    def of(self, table: type[Base], record_id: int, name: str) -> Place | None:
        """The value in a column of a row, with its path."""
        row = self._row(table, record_id)
        if not row:
            return None
        if table is tables_finance.StoredFinanceCell:
            column = self._row(tables_finance.StoredFinanceColumn, row["finance_column_id"])
            climbed = self._climb(self._row(tables_finance.StoredFinanceRow, row["finance_row_id"]))
            last = f"{CELLS}-{column['ordinal'] + 1}"
        else:
            *climbed, own = self._climb(row)
            child = own[2]
            if child.record is None:
                last = own[0]
            else:
                climbed, last = [*climbed, own], name
        path = "/".join([*(step for step, _, _ in climbed), last])
        return self.find(path)

    def _climb(self, row: Row) -> list[tuple[str, Row, Child]]:
        """The steps from the document down to a row."""
        for way in ways()[row["table"]]:
            parent_id = row.get(way.child.link)
            if parent_id is None or not _hangs(row, way):
                continue
            siblings = self.children((way.parent, parent_id), way.name)
            label = next((label for label, one in siblings.items() if one["id"] == row["id"]), None)
            if label is None:
                continue
            above = [] if way.parent is None else self._climb(self._row(way.parent, parent_id))
            return [*above, (f"{way.name}-{label}", row, way.child)]
        return []

    def _follow(self, record: Record, step: str) -> Row | None:
        name, _, label = step.partition("-")
        return self.children(record, name).get(label) if name in fields_of(record[0]) else None

    def children(self, record: Record, name: str) -> dict[str, Row]:
        """The records that one field of a record leads to, by label."""
        if record[0] is tables.StoredItem and name in VOTES:
            key = find_main_ballot(self.connection, record[1])
            return {} if key is None else self.children((tables_rulings.StoredBallot, key), name)
        if (record, name) not in self.known:
            child = tree()[record[0]][name]
            rows = self._select(child.table, child.link, record[1])
            way = Way(record[0], name, child)
            hanging = [row for row in rows if _hangs(row, way)]
            self.known[record, name] = _labelled(hanging, self.labels, self.gone.get((record, name), set()))
        return self.known[record, name]

    def _cell(self, row_id: int, step: str, path: str, anchor: str) -> Place | None:
        """The value of a finance table's row in one of its columns; the cell can be empty."""
        table_id = self._row(tables_finance.StoredFinanceRow, row_id)["finance_table_id"]
        columns = self.children((tables_finance.StoredFinanceTable, table_id), "columns")
        column = columns.get(step.partition("-")[2])
        if column is None:
            return None
        cells = self._select(tables_finance.StoredFinanceCell, "finance_row_id", row_id)
        empty = {"finance_row_id": row_id, "finance_column_id": column["id"], "id": None, "value": None}
        empty["table"] = tables_finance.StoredFinanceCell
        row = next((one for one in cells if one["finance_column_id"] == column["id"]), empty)
        return _place(row, "value", path, f"{anchor} / {column['heading']}")

    def _row(self, table: type[Base], record_id: int) -> Row:
        return next(iter(self._select(table, "id", record_id)), {})

    def _select(self, table: type[Base], column: str, value: int) -> list[Row]:
        """The rows with a value in a column, as the database keeps them, in printed order."""
        columns = table.__table__.columns.keys()
        order = '"ordinal", "id"' if "ordinal" in columns else '"id"'
        query = f'SELECT * FROM "{table.__tablename__}" WHERE "{column}" = ? ORDER BY {order}'
        found = self.connection.exec_driver_sql(query, (value,)).mappings()
        return [{**row, "table": table} for row in found]


def find_main_ballot(connection: Connection, item_id: int, *, to_add: bool = False) -> int | None:
    """The round of voting that an item's votes are those of; None where there is none.

    to_add asks for the one that a voter is added to: on the matter itself, even if it names nobody yet.
    """
    query = f"""
        SELECT b.id FROM ballot b WHERE b.item_id = ? {"AND b.matter = 'matter'" if to_add else ""}
        ORDER BY EXISTS (SELECT 1 FROM ballot_vote v WHERE v.ballot_id = b.id) DESC, b.matter = 'matter' DESC,
        b.ordinal DESC, b.id DESC LIMIT 1"""
    found: int | None = connection.exec_driver_sql(query, (item_id,)).scalar()
    return found


def _place(row: Row, name: str, path: str, anchor: str, *, listed: bool = False) -> Place:
    return Place(
        table=row["table"],
        record_id=row["id"],
        field=name,
        row=row,
        listed=listed,
        path=path,
        anchor=anchor,
    )


def _whole(row: Row, path: str, at: str) -> Place:
    """A whole record, told by its main words."""
    place = _place(row, main_field(row["table"], row), path, " / ".join(filter(None, (at, _name(row)))))
    return replace(place, whole=True)


def _is_listed(child: Child) -> bool:
    """Whether the entries of a field are there or not, and nothing hangs on them."""
    return child.table not in (tables_finance.StoredFinanceColumn, tables_typed.StoredTypedColumn)


def _hangs(row: Row, way: Way) -> bool:
    """Whether a row hangs on its parent in this way, and not in another that shares the table."""
    if any(row[name] != value for name, value in way.child.constants.items()):
        return False
    return way.parent is not None or all(row.get(name) is None for name in OTHER_PARENTS)


def _labelled(rows: Sequence[Row], read: dict[Record, str], gone: set[str]) -> dict[str, Row]:
    """The rows by their labels; one that comes again, or is that of a row taken out, gets a count."""
    found: dict[str, Row] = {}
    for label, row in zip(_labels(rows, read), rows, strict=True):
        unique, times = label, 1
        while unique in found or unique in gone:
            times += 1
            unique = f"{label}~{times}"
        found[unique] = row
    return found


def _labels(rows: Sequence[Row], read: dict[Record, str]) -> Iterator[str]:
    for row in rows:
        yield ESCAPED.sub(lambda sign: f"%{ord(sign[0]):02X}", _label(row, read))


def _label(row: Row, read: dict[Record, str]) -> str:
    """What the paper calls a record, as it was read; else its place among its like, counted from 1."""
    table = row["table"]
    if table is tables_typed.StoredTypedCell:
        return f"{row['row'] + 1}.{row['column'] + 1}"
    if (table, row["id"]) in read:
        return read[table, row["id"]]
    names = (*LABELS, "point") if table is not tables_amounts.StoredTextAmount else ()
    named = (row[name] for name in names if row.get(name) is not None)
    return str(next(named, row["ordinal"] + 1))


def _name(row: Row) -> str:
    return next((str(row[name]) for name in NAMES if row.get(name)), "")
