"""Which column a printed number stands in, when a row has fewer numbers than the table has columns.

Text taken from a PDF has lost its empty cells. The numbers of a row keep their order, so there are only so
many places for them, and the sums that the table prints say which is right. Pure arithmetic: no Danish, no
paper.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from math import comb
from typing import Literal

from models.frozen import dataclass

Cells = tuple[Decimal | None, ...]
Ground = Literal["full", "sums", "known", "guess"]

# What speaks against a placement, from the gravest to the slightest.
MISFIT = 1000  # a column that does not sum to its printed total
NO_ROW_SUM = 160  # the sum column does not hold the sum of the others
ROUNDED = 50  # a column that sums only when rounding is forgiven
UNKNOWN = 20  # the same row stands otherwise elsewhere
READING = 7  # for each likelier way to read the printed characters
GAP = 2  # an empty cell between two numbers

MOST_PLACES = 2000  # placements of one row that are looked at
MOST_STEPS = 15_000  # partial tables that are looked at before the search gives up
MOST_WORK = 1_000_000  # the same, counted in columns of sums that are looked at
MOST_OPEN = 300  # rows tied by sums that are searched together; with more they are not searched
MOST_TIES = 200  # equally good tables that are kept to see where they differ


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow:
    """The numbers of one row as printed, without their columns.

    readings are the ways to read the characters, the likeliest first; a None in a reading is a printed dash
    that takes up a cell. sum_of are the indices of the rows that this one should be the sum of. known are
    whole rows, as wide as the table, that say where the same numbers stand elsewhere.
    """

    readings: tuple[Cells, ...]
    sum_of: tuple[int, ...] = ()
    known: tuple[Cells, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """The columns of a row's numbers: columns[i] is where cell i of readings[reading] stands.

    ground says what decided: "full" when there was no choice, "sums" when printed sums leave one place alone,
    "known" when the row stands elsewhere too, and "guess" when several places are equally good.
    """

    reading: int
    columns: tuple[int, ...]
    ground: Ground


@dataclass(frozen=True, slots=True)
class _Option:
    reading: int
    columns: tuple[int, ...]
    cells: Cells
    cost: int
    known: bool


@dataclass(frozen=True, slots=True)
class _Sum:
    total: int
    parts: tuple[int, ...]
    slack: Decimal

    @property
    def rows(self) -> tuple[int, ...]:
        return (self.total, *self.parts)


def place_rows(
    rows: Sequence[PrintedRow], width: int, sum_column: int | None = None
) -> tuple[PlacedRow | None, ...]:
    """The columns of every row of a table with `width` columns, so that most printed sums hold.

    sum_column is the column that holds the sum of the others, if there is one. None stands for a row with
    more numbers than columns. Sums that hold in more columns come first, then rows without holes.

    >>> one, two, both = (Decimal(n) for n in (1, 2, 3))
    >>> rows = [PrintedRow(readings=((one,),)), PrintedRow(readings=((two,),)),
    ...         PrintedRow(readings=((one, two),), sum_of=(0, 1))]
    >>> [row.columns for row in place_rows(rows, 2)]
    [(0,), (1,), (0, 1)]
    """
    options = [_options(row, width, sum_column) for row in rows]
    sums = [
        _Sum(i, parts, _slack(rows, (i, *parts)))
        for i, row in enumerate(rows)
        if options[i] and (parts := tuple(j for j in row.sum_of if options[j]))
    ]
    placed: list[PlacedRow | None] = [_only(option) if len(option) == 1 else None for option in options]
    cut_short = {i for i, row in enumerate(rows) if _is_cut_short(row, width)}
    for open_rows in _components(options, sums):
        touched = [s for s in sums if set(s.rows) & set(open_rows)]
        whole = cut_short.isdisjoint(open_rows)
        for row, found in _search(open_rows, options, touched, width, whole).items():
            placed[row] = found
    return tuple(placed)


def spread(cells: Cells, columns: Sequence[int], width: int) -> Cells:
    """The cells as a whole row: each in its column, None elsewhere."""
    row: list[Decimal | None] = [None] * width
    for cell, column in zip(cells, columns, strict=True):
        row[column] = cell
    return tuple(row)


def same_row(one: Cells, other: Cells) -> bool:
    """Whether two whole rows hold the same amounts, an empty cell counting as 0."""
    return all((a or 0) == (b or 0) for a, b in zip(one, other, strict=True))


def _only(options: list[_Option]) -> PlacedRow:
    return PlacedRow(reading=options[0].reading, columns=options[0].columns, ground="full")


def _options(row: PrintedRow, width: int, sum_column: int | None) -> list[_Option]:
    found: dict[Cells, _Option] = {}
    for reading, cells in enumerate(row.readings):
        if len(cells) > width:
            continue
        for count, columns in enumerate(combinations(range(width), len(cells))):
            if count >= MOST_PLACES:
                break
            whole = spread(cells, columns, width)
            known = any(same_row(whole, other) for other in row.known)
            cost = READING * reading + _holes(columns, sum_column) * GAP + _row_sum(whole, sum_column)
            cost += UNKNOWN if row.known and not known else 0
            if whole not in found or cost < found[whole].cost:
                found[whole] = _Option(reading, columns, whole, cost, known)
    return sorted(found.values(), key=lambda option: option.cost)


def _is_cut_short(row: PrintedRow, width: int) -> bool:
    """Whether a row has more placements than are looked at."""
    return any(comb(width, len(cells)) > MOST_PLACES for cells in row.readings)


def _holes(columns: tuple[int, ...], sum_column: int | None) -> int:
    """How many runs of empty cells lie between the numbers; the hole before a sum at the end is none."""
    body = [c for c in columns if c != sum_column]
    return sum(1 for a, b in pairwise(body) if b > a + 1)


def _row_sum(whole: Cells, sum_column: int | None) -> int:
    if sum_column is None:
        return 0
    parts = [n for c, n in enumerate(whole) if c != sum_column and n is not None]
    total = whole[sum_column]
    if not parts and total is None:
        return 0
    return 0 if total is not None and sum(parts, Decimal(0)) == total else NO_ROW_SUM


def _slack(rows: Sequence[PrintedRow], members: tuple[int, ...]) -> Decimal:
    """How far rounded parts may miss their rounded total: half a unit of the last decimal for each."""
    numbers = [n for i in members for cells in rows[i].readings for n in cells if n is not None]
    places = max((_decimals(n) for n in numbers), default=0)
    return Decimal(1).scaleb(-places) * max(1, len(members) // 2)


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _components(options: list[list[_Option]], sums: list[_Sum]) -> list[list[int]]:
    """The rows that still have a choice, grouped by the sums that tie them together."""
    group = {i: i for i, found in enumerate(options) if len(found) > 1}
    for s in sums:
        ties = {group[i] for i in s.rows if i in group}
        for i, mark in group.items():
            if mark in ties:
                group[i] = min(ties)
    marks = sorted(set(group.values()))
    return [[i for i, mark in group.items() if mark == m] for m in marks]


def _search(
    open_rows: list[int], options: list[list[_Option]], sums: list[_Sum], width: int, whole: bool
) -> dict[int, PlacedRow]:
    """The best places of rows tied by sums; whole says that their options are all there are."""
    if len(open_rows) > MOST_OPEN:
        likeliest = {i: min(options[i], key=_rank) for i in open_rows}
        return {
            i: PlacedRow(reading=o.reading, columns=o.columns, ground="guess") for i, o in likeliest.items()
        }
    totals = {s.total for s in sums}
    order = sorted(open_rows, key=lambda i: (i not in totals, len(options[i]), i))
    search = _Search(order, options, sums, width)
    search.run()
    best = min(search.ties, key=lambda choice: sum(map(_unlikely, choice)))
    settled = whole and not search.gave_up
    found = {}
    for position, i in enumerate(order):
        option = best[position]
        alone = settled and all(tie[position].cells == option.cells for tie in search.ties)
        ground: Ground = ("known" if option.known else "sums") if alone else "guess"
        found[i] = PlacedRow(reading=option.reading, columns=option.columns, ground=ground)
    return found


def _rank(option: _Option) -> tuple[int, int]:
    return option.cost, _unlikely(option)


def _unlikely(option: _Option) -> int:
    """How little a place looks like it when nothing else tells: what goes on ends in the last column."""
    numbers = [n for n in option.cells if n is not None]
    goes_on = len(numbers) > 1 and numbers[-1] == numbers[-2] != 0
    filled = [c for c, n in enumerate(option.cells) if n is not None]
    if not filled:
        return 0
    return len(option.cells) - 1 - filled[-1] if goes_on else filled[0]


# of a sum with some rows placed: total minus parts in each column, and what speaks against it so far
_Rest = tuple[list[int], int]


class _Search:
    """Depth first through the open rows, cheapest place first, cutting what cannot be among the best.

    Numbers are counted in whole steps of their last decimal.
    """

    def __init__(self, order: list[int], options: list[list[_Option]], sums: list[_Sum], width: int) -> None:
        self.order, self.options, self.sums, self.width = order, options, sums, width
        self.best: int | None = None
        self.ties: list[tuple[_Option, ...]] = []
        self.steps = 0
        self.most = min(MOST_STEPS, MOST_WORK // max(1, len(sums) * width))
        self.gave_up = False
        self.least = [0] * (len(order) + 1)
        for depth in range(len(order) - 1, -1, -1):
            self.least[depth] = self.least[depth + 1] + options[order[depth]][0].cost
        self.decimals = _most_decimals(options, sums)
        self.cells = [[self._steps(option) for option in options[i]] for i in order]
        self.slacks = [int(s.slack.scaleb(self.decimals)) for s in sums]
        self.weights = [
            [(at, weight) for at, s in enumerate(sums) if (weight := (i == s.total) - s.parts.count(i))]
            for i in order
        ]
        self.reach = [self._reach(at) for at in range(len(sums))]

    def _steps(self, option: _Option) -> list[int]:
        return [0 if cell is None else int(cell.scaleb(self.decimals)) for cell in option.cells]

    def _reach(self, at: int) -> list[list[tuple[int, int]]]:
        """For each depth and column, how much the rows still to be placed can add to total minus parts."""
        rows: list[list[tuple[int, int]]] = [[(0, 0)] * self.width]
        for cells, weights in zip(reversed(self.cells), reversed(self.weights), strict=True):
            weight = dict(weights).get(at)
            if weight is not None:
                reached = [[weight * n for n in column] for column in zip(*cells, strict=True)]
                rows.append([(a + min(n), b + max(n)) for (a, b), n in zip(rows[-1], reached, strict=True)])
            else:
                rows.append(rows[-1])
        return rows[::-1]

    def run(self) -> None:
        """Fill ties with the best placements of the open rows."""
        fixed = [self._fixed(s) for s in self.sums]
        self._go(0, 0, [(left, self._misfit(at, 0, left)) for at, left in enumerate(fixed)], ())

    def _fixed(self, s: _Sum) -> list[int]:
        """What total minus parts comes to in each column, of the rows that have no choice."""
        rest = [0] * self.width
        for i in s.rows:
            if i not in self.order:
                weight = 1 if i == s.total else -1
                cells = self._steps(self.options[i][0])
                rest = [n + weight * cell for n, cell in zip(rest, cells, strict=True)]
        return rest

    def _go(self, depth: int, cost: int, rest: list[_Rest], chosen: tuple[_Option, ...]) -> None:
        self.steps += 1
        if self.steps > self.most and self.ties:
            self.gave_up = True
            return
        bound = cost + self.least[depth] + sum([misfit for _, misfit in rest])
        if self.best is not None and bound > self.best:
            return
        if depth == len(self.order):
            self._keep(bound, chosen)
            return
        for option, cells in zip(self.options[self.order[depth]], self.cells[depth], strict=True):
            self._go(depth + 1, cost + option.cost, self._add(depth, cells, rest), (*chosen, option))
            if self.gave_up:
                return

    def _keep(self, cost: int, chosen: tuple[_Option, ...]) -> None:
        if self.best is None or cost < self.best:
            self.best, self.ties = cost, []
        if len(self.ties) < MOST_TIES:
            self.ties.append(chosen)
        else:
            self.gave_up = True

    def _add(self, depth: int, cells: list[int], rest: list[_Rest]) -> list[_Rest]:
        """The sums with one more row placed; only those that it is part of have changed."""
        added = list(rest)
        for at, weight in self.weights[depth]:
            left = [n + weight * cell for n, cell in zip(rest[at][0], cells, strict=True)]
            added[at] = left, self._misfit(at, depth + 1, left)
        return added

    def _misfit(self, at: int, depth: int, left: list[int]) -> int:
        cost, slack = 0, self.slacks[at]
        for n, (low, high) in zip(left, self.reach[at][depth], strict=True):
            if n + low > slack or n + high < -slack:
                cost += MISFIT
            elif n + low > 0 or n + high < 0:
                cost += ROUNDED
        return cost


def _most_decimals(options: list[list[_Option]], sums: list[_Sum]) -> int:
    cells = (cell for found in options for option in found for cell in option.cells if cell is not None)
    return max((_decimals(n) for n in (*cells, *(s.slack for s in sums))), default=0)
