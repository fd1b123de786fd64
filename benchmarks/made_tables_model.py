"""What a made-up finance table is: rows, columns, sums, and the truth that goes beside the paper.

Amounts are whole numbers of the last printed decimal ("ticks"): with one decimal, -12 is printed "-1,2".
"""

from dataclasses import dataclass, field
from itertools import chain
from typing import Any

Place = tuple[int, int]  # row and column, both from 0


@dataclass(slots=True, kw_only=True)
class Column:
    """A column of amounts. parts are the columns, with sign, that make it; also names it may be given.

    group is the merged header it stands under; summed says that its totals are sums (not so for per cent).
    """

    name: str
    also: tuple[str, ...] = ()
    parts: tuple[tuple[int, int], ...] = ()
    group: str = ""
    summed: bool = True


@dataclass(slots=True, kw_only=True)
class Row:
    """One row. kind "heading" is no row of the truth; parts are the rows that this one is the sum of.

    exact are the amounts before rounding, in hundredths of a tick; values what is printed. kinds are other
    kinds that would be right as well. mark is the sign of a footnote, level the indent.
    """

    label: str
    kind: str
    section: str | None = None
    area: str = ""
    appropriation: str = ""
    level: int = 0
    parts: tuple[int, ...] = ()
    exact: list[int | None] = field(default_factory=list)
    values: list[int | None] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    kinds: tuple[str, ...] = ()
    mark: str = ""
    remark: str = ""


@dataclass(slots=True, kw_only=True)
class Table:
    """A finance table as meant; how it is printed is the dress's business."""

    number: str | None
    caption: str
    structure: str
    columns: list[Column]
    rows: list[Row]
    unit: str
    multiplier: int
    price_year: int | None
    decimals: int = 0
    unit_place: str = "corner"
    area_header: str = ""
    appropriation_header: str = ""
    remark_header: str = ""
    label_header: str = ""
    notes: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class TextTable:
    """A table that is no finance table: hearings, success criteria, a list of cases."""

    sort: str
    caption: str
    columns: list[str]
    rows: list[list[str]]
    number: str | None = None
    pages: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One sum: the amount at `place` is made by those at `parts`, with sign."""

    place: Place
    parts: tuple[tuple[Place, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """An error put in: where, what it should be and what is printed. also are checks that fail with it.

    other is the place in the next table that says what is right, for tables that disagree.
    """

    sort: str
    place: Place
    expected: int
    printed: int
    also: tuple[Place, ...] = ()
    other: Place | None = None


@dataclass(slots=True, kw_only=True)
class Proposal:
    """A proposal with its tables, in order, finance and other."""

    code: str
    title: str
    summary: str
    department: str
    tables: list[Table | TextTable] = field(default_factory=list)
    planted: list[tuple[Table, Planted]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


def find_checks(table: Table) -> list[Check]:
    """Every sum of the table: down the rows, and across where a column is made of others."""
    down = [
        Check(place=(r, c), parts=tuple(((part, c), 1) for part in row.parts))
        for r, row in enumerate(table.rows)
        for c in range(len(table.columns))
        if row.parts and table.columns[c].summed and row.values[c] is not None
    ]
    across = [
        Check(place=(r, c), parts=tuple(((r, part), sign) for part, sign in column.parts))
        for c, column in enumerate(table.columns)
        for r, row in enumerate(table.rows)
        if column.parts and row.values and row.values[c] is not None
    ]
    return down + across


def amount(table: Table, place: Place) -> int:
    """What is printed at a place; nothing counts as 0."""
    row, column = place
    return table.rows[row].values[column] or 0


def sum_parts(table: Table, check: Check) -> int:
    """What the parts of a check make."""
    return sum(sign * amount(table, part) for part, sign in check.parts)


def off(table: Table, check: Check) -> int:
    """By how much a check fails, in ticks; 0 where it holds."""
    return sum_parts(table, check) - amount(table, check.place)


def set_printed_values(table: Table) -> None:
    """Rounds the exact amounts to what is printed, halves away from zero."""
    for row in table.rows:
        row.values = [None if e is None else (abs(e) + 50) // 100 * (1 if e >= 0 else -1) for e in row.exact]


def as_number(ticks: int | None, decimals: int) -> float | int | None:
    """Ticks as the number of the truth."""
    if ticks is None or decimals == 0:
        return ticks
    number = ticks / 10**decimals
    return int(number) if number == int(number) else number


def table_truth(table: Table) -> dict[str, Any]:
    """The record of one finance table; column_names and kinds say what else would be right."""
    rows = [row for row in table.rows if row.kind != "heading"]
    return {
        "number": table.number,
        "caption": table.caption,
        "unit": table.unit,
        "multiplier": table.multiplier,
        "price_year": table.price_year,
        "columns": [column.name for column in table.columns],
        "column_names": {column.name: [column.name, *column.also] for column in table.columns},
        "structure": table.structure,
        "pages": sorted(set(table.pages)),
        "rows": [row_truth(table, row) for row in rows],
    }


def row_truth(table: Table, row: Row) -> dict[str, Any]:
    """The record of one row: its values by column, None where the cell is empty or a dash."""
    names = [column.name for column in table.columns]
    numbers = [as_number(value, table.decimals) for value in row.values]
    return {
        "section": row.section,
        "label": row.label,
        "steering_area": row.area or None,
        "appropriation": row.appropriation or None,
        "kind": row.kind,
        "kinds": [row.kind, *row.kinds],
        "values": dict(zip(names, numbers, strict=True)),
        "ambiguous": False,
    }


def proposal_truth(proposal: Proposal) -> dict[str, Any]:
    """The record of one proposal; typed_tables are those that are no finance tables and no hearings."""
    texts = [table for table in proposal.tables if isinstance(table, TextTable)]
    hearings = chain.from_iterable(table.rows for table in texts if table.sort == "hearings")
    return {
        "code": proposal.code,
        "title": proposal.title,
        "summary": proposal.summary,
        "department": proposal.department,
        "affected_departments": [],
        "hearings": [{"party": row[0], "answer": row[1], "date": None, "note": None} for row in hearings],
        "pages": [min(proposal.pages), max(proposal.pages)] if proposal.pages else None,
        "tables": [table_truth(table) for table in proposal.tables if isinstance(table, Table)],
        "typed_tables": [
            {"sort": t.sort, "caption": t.caption, "columns": t.columns, "rows": t.rows, "pages": t.pages}
            for t in texts
            if t.sort != "hearings"
        ],
    }


def list_planted(proposals: list[Proposal], file: str) -> list[dict[str, Any]]:
    """The errors put in: file, table, row label, column, expected and printed, and the checks they break."""
    return [
        {"file": file, "proposal": proposal.code, **planted_entry(proposal, table, planted)}
        for proposal in proposals
        for table, planted in proposal.planted
    ]


def planted_entry(proposal: Proposal, table: Table, planted: Planted) -> dict[str, Any]:
    """One error as it is listed."""
    also = [place_entry(table, place) for place in planted.also]
    if planted.other:
        following = proposal.tables[[id(one) for one in proposal.tables].index(id(table)) + 1]
        also += [place_entry(following, planted.other)] if isinstance(following, Table) else []
    return {
        **place_entry(table, planted.place),
        "sort": planted.sort,
        "expected": as_number(planted.expected, table.decimals),
        "printed": as_number(planted.printed, table.decimals),
        "also": also,
    }


def place_entry(table: Table, place: Place) -> dict[str, Any]:
    """A cell by table, row label and column."""
    row, column = place
    return {
        "table": table.number,
        "caption": table.caption,
        "row": table.rows[row].label,
        "column": table.columns[column].name,
        "value": as_number(table.rows[row].values[column], table.decimals),
    }


def list_roundings(proposals: list[Proposal], file: str) -> list[dict[str, Any]]:
    """The sums that are off by rounding alone, which is no error, with what the parts give."""
    entries = []
    for proposal in proposals:
        known = {(id(t), place) for t, p in proposal.planted for place in (p.place, *p.also)}
        for table in proposal.tables:
            checks = find_checks(table) if isinstance(table, Table) else []
            for check in checks:
                if isinstance(table, Table) and off(table, check) and (id(table), check.place) not in known:
                    sums = as_number(sum_parts(table, check), table.decimals)
                    entry = {**place_entry(table, check.place), "sum": sums}
                    entries.append({"file": file, "proposal": proposal.code, **entry})
    return entries


def count_checks(proposals: list[Proposal]) -> int:
    """How many sums the tables hold."""
    tables = [t for proposal in proposals for t in proposal.tables if isinstance(t, Table)]
    return sum(len(find_checks(table)) for table in tables)
