"""Whether numbers whose columns were worked out would add up if they stood in other columns."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import combinations

from models.records import CheckCell, FinanceRow, SumCheck
from parsers.finance.placed import ZERO, Placed
from parsers.finance.sum_rows import find_step
from parsers.finance.words import is_ratio_column

Tables = Mapping[tuple[int | None, int], Placed]
# The ways to place one row that are tried; with more it stays open.
MOST_WAYS = 2000


def is_worked_out(row: FinanceRow) -> bool:
    """Whether a row has fewer numbers than columns, and arithmetic said where they stand."""
    cells = [cell for cell in row.values if cell is not None]
    return len(cells) < len(row.values) and any(c.certainty in ("inferred", "uncertain") for c in cells)


def may_add_up(check: SumCheck, tables: Tables, *, rounded: bool) -> bool:
    """Whether a check that is off could hold with the numbers of its rows in other columns.

    What every column adds up to, all columns add up to together, wherever the numbers stand: that alone
    rules it out. rounded says that other sums of the table are off by rounding, so that more is forgiven.
    True where it cannot be told.
    """
    if check.kind == "columns":
        return _may_add_across(check, tables)
    rows = dict.fromkeys((cell.proposal, cell.table, cell.row) for cell in check.cells)
    headings = {tuple(tables[p, t].headings) for p, t, _ in rows}
    if len(headings) > 1 or any(is_ratio_column(heading) for heading in next(iter(headings))):
        return True
    off = sum((_weight(cell) * _whole(tables, cell) for cell in check.cells), ZERO)
    scale = tables[check.cells[0].proposal, check.cells[0].table].table.multiplier
    slack = check.slack * scale * len(next(iter(headings)))
    return abs(off) <= (slack if rounded else min(slack, _step(check) * scale))


def _weight(cell: CheckCell) -> int:
    return 1 if cell.role == "total" else -cell.sign


def _whole(tables: Tables, cell: CheckCell) -> Decimal:
    """All numbers of a cell's row together, in kroner or what else the table counts."""
    placed = tables[cell.proposal, cell.table]
    return sum((placed.value(cell.row, c) or ZERO for c in range(len(placed.table.columns))), ZERO)


def _step(check: SumCheck) -> Decimal:
    return find_step([cell.value for cell in check.cells if cell.value is not None])


def _may_add_across(check: SumCheck, tables: Tables) -> bool:
    """Whether the numbers of one row make its column of sums in some order-keeping places."""
    first = check.cells[0]
    row = tables[first.proposal, first.table].table.rows[first.row]
    numbers = [cell.value for cell in row.values if cell is not None]
    for count, places in enumerate(combinations(range(len(row.values)), len(numbers))):
        if count >= MOST_WAYS:
            return True
        at = dict(zip(places, numbers, strict=True))
        off = sum((_weight(cell) * at.get(cell.column, ZERO) for cell in check.cells), ZERO)
        if abs(off) <= min(check.slack, _step(check)):
            return True
    return False
