"""Tables of a document with where they stand, as the checks of their sums see them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from models.evidence import Found
from models.records import CheckCell, FinanceRow, FinanceTable, Proposal
from parsers.finance.sum_rows import find_step
from parsers.finance.words import is_bare_total
from parsers.text import key

ZERO = Decimal(0)


@dataclass(frozen=True)
class Placed:
    """A table, the ordinals of its proposal (None outside all) and of itself, and what it is called."""

    proposal: int | None
    index: int
    table: FinanceTable
    name: str

    @cached_property
    def headings(self) -> dict[str, int]:
        """Which column a heading stands over; headings that occur twice are left out."""
        names = [key(column.value) for column in self.table.columns]
        return {name: c for c, name in enumerate(names) if name and names.count(name) == 1}

    @cached_property
    def step(self) -> Decimal:
        """The smallest step the table's numbers show, in kroner; 100 where all of them are whole hundreds."""
        values = [cell.value for row in self.table.rows for cell in row.values if cell is not None]
        step = find_step(values)
        told = [abs(value) for value in values if value]
        while len(told) > 3 and all(value % (step * 10) == 0 for value in told):
            step *= 10
        return step * self.table.multiplier

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """The rows that add up others; all rows with amounts where there are no such."""
        counted = [r for r, row in enumerate(self.table.rows) if any(cell is not None for cell in row.values)]
        kinds = ("total", "grand_total")
        return tuple([r for r in counted if self.table.rows[r].kind.value in kinds] or counted)

    @cached_property
    def numbers(self) -> tuple[tuple[int | Decimal | None, ...], ...]:
        """The same as amounts, whole kroner as int, which are compared faster."""
        return tuple([tuple([_as_int(one) for one in row]) for row in self.amounts])

    @cached_property
    def amounts(self) -> tuple[tuple[Decimal | None, ...], ...]:
        """The numbers of each row in kroner (or in what else the table counts)."""
        times = self.table.multiplier
        return tuple(
            [tuple([None if c is None else c.value * times for c in row.values]) for row in self.table.rows]
        )

    def value(self, row: int, column: int) -> Decimal | None:
        """A number in kroner (or in what else the table counts)."""
        return self.amounts[row][column]

    def cell(self, row: int, column: int, role: str = "part", sign: int = 1) -> CheckCell:
        """A number as a check refers to it; the same one however many checks do."""
        known = self._cells.get((row, column, role, sign))
        if known is not None:
            return known
        found = self.table.rows[row].values[column]
        cell = CheckCell(
            role="total" if role == "total" else "part",
            sign=sign,
            proposal=self.proposal,
            table=self.index,
            row=row,
            column=column,
            value=None if found is None else found.value,
        )
        self._cells[row, column, role, sign] = cell
        return cell

    @cached_property
    def _cells(self) -> dict[tuple[int, int, str, int], CheckCell]:
        """The cells that checks refer to so far."""
        return {}

    def place(self, row: int, column: int) -> str:
        """What a number is called: "EL07 Tabel 1, række 'I alt', 2027"."""
        return f"{self.name}, {row_name(self.table.rows[row])}, {self.table.columns[column].value}"


def _as_int(amount: Decimal | None) -> int | Decimal | None:
    return amount if amount is None or amount != (whole := int(amount)) else whole


def row_name(row: FinanceRow) -> str:
    """What a row is called in a message."""
    return f"række '{row.label.value}'" if row.label.value else "en række uden navn"


def table_name(holder: str, table: FinanceTable) -> str:
    """What a table is called: "EL07 Tabel 1"; by its caption where it has no number."""
    if table.number is not None:
        return f"{holder} Tabel {table.number.value}"
    return f"{holder}, {table.caption.value}" if table.caption is not None else holder


def place_tables(proposals: Sequence[Proposal], overviews: Sequence[FinanceTable]) -> tuple[Placed, ...]:
    """All finance tables of a document, those of the proposals first."""
    placed = [
        Placed(p, t, table, table_name(proposal_name(proposal), table))
        for p, proposal in enumerate(proposals)
        for t, table in enumerate(proposal.tables)
    ]
    outside = (
        Placed(None, t, table, table.caption.value if table.caption else "Oversigt")
        for t, table in enumerate(overviews)
    )
    return (*placed, *outside)


def proposal_name(proposal: Proposal) -> str:
    """Its code, or else its title."""
    return proposal.code.value if proposal.code else (proposal.title.value or "Forslag")


def common_columns(one: Placed, other: Placed) -> Iterator[tuple[int, int]]:
    """The columns of two tables with the same heading."""
    for name, c in one.headings.items():
        if name in other.headings:
            yield c, other.headings[name]


def same_measure(one: FinanceTable, other: FinanceTable) -> bool:
    """Whether the numbers of two tables can be compared: both money, or both the same count."""
    if one.is_money != other.is_money:
        return False
    return one.is_money or unit_key(one.unit) == unit_key(other.unit)


def unit_key(unit: Found[str] | None) -> str:
    """A unit reduced for comparing."""
    return key(unit.value) if unit is not None else ""


def is_told_name(row: FinanceRow) -> bool:
    """Whether a label says which row it is: not empty, not a bare "I alt"."""
    return len(row.label.value) > 3 and not is_bare_total(row.label.value)
