"""Amounts in a proposal's sentences against its finance tables, to the printed precision of both."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from models.evidence import Issue
from models.frozen import dataclass
from models.records import AmountAgreement, FinanceTable, Proposal, TextAmount
from parsers.amounts.numbers import find_printed
from parsers.amounts.words import anywhere
from parsers.text import REMEMBERED

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SUM_COLUMN = re.compile(r"^\W*(?:i\s?alt|total|sum|samlet)\b", re.IGNORECASE)
# a word of a label, and how many of its letters are compared
WORD, STEM = re.compile(r"[^\W\d_]{5,}"), 7
# the rows that are tried first
RANKS = {"grand_total": 0, "total": 1, "detail": 2}
# "netto", "samlet": the sentence speaks of the bottom line
NET = re.compile(r"\b(?:netto\w*|samle(?:t|de)|i\salt)\b", re.IGNORECASE)
# "2 mio. kr. fordelt over 2024 og 2025": the years together, not each of them
SPREAD = re.compile(r"^\W*(?:[^\W\d_]+\W+){0,8}fordel", re.IGNORECASE)
# a table's sum further from the amount than this many times is of something else
FAR = 2
# a number of at most this many digits is found in any table by chance
FEW_DIGITS = 1


@dataclass(frozen=True, slots=True)
class _Cell:
    """An amount of a table, or the sum of a row's years: column is None for a sum worked out here.

    whole says that it is all of its row: an "I alt" column, or all years together.
    """

    table: int
    row: int
    column: int | None
    kind: str
    first: int | None
    last: int | None
    kroner: Decimal
    step: Decimal
    sure: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class _Book:
    """The cells of a proposal by how far they are from nought; signed: savings are written below nought."""

    cells: tuple[_Cell, ...]
    sizes: tuple[Decimal, ...]
    signed: bool
    coarsest: Decimal

    def near(self, kroner: Decimal, width: Decimal) -> tuple[_Cell, ...]:
        """The cells of about a size, whatever their sign."""
        low, high = (
            bisect_left(self.sizes, abs(kroner) - width),
            bisect_right(self.sizes, abs(kroner) + width),
        )
        return self.cells[low:high]


def _build_book(proposal: Proposal) -> _Book:
    cells = [cell for at, table in enumerate(proposal.tables) if table.is_money for cell in _cells(at, table)]
    cells.sort(key=lambda cell: (abs(cell.kroner), cell.table, cell.row))
    sizes = tuple(abs(cell.kroner) for cell in cells)
    coarsest = max((cell.step for cell in cells), default=Decimal(1))
    return _Book(tuple(cells), sizes, any(cell.kroner < 0 for cell in cells), coarsest)


def compare_amounts(
    proposal: Proposal, amounts: Sequence[TextAmount]
) -> tuple[tuple[TextAmount, ...], tuple[Issue, ...]]:
    """The amounts, each with the cell of the proposal's tables that says the same, and what is amiss.

    An amount agrees with a cell of its year, or with the sum of its years, whatever the signs; totals are
    tried first. It differs only where the sentence speaks of the whole proposal in one year, no cell of that
    year has the amount, and the bottom line has another of the same size; or where the row that it names has
    the amount in other years. Anything else has no comparison.
    """
    book = _build_book(proposal)
    compared: list[TextAmount] = []
    issues: list[Issue] = []
    for amount in amounts:
        other = None
        cell = _agreeing(amount, book, proposal.tables)
        if cell is None:
            cell = other = _differing(amount, book.cells, proposal) or _in_other_years(amount, book, proposal)
        if cell is None:
            compared.append(amount)
            continue
        said: AmountAgreement = "differs" if other else "agrees"
        compared.append(replace(amount, compared=said, table=cell.table, row=cell.row, column=cell.column))
        if other is not None:
            issues.append(_issue(proposal, amount, other))
    return tuple(compared), tuple(issues)


def _cells(at: int, table: FinanceTable) -> Iterator[_Cell]:
    """The amounts of one table with their years; those of the years together last."""
    years = [_year(column.value) for column in table.columns]
    for r, row in enumerate(table.rows):
        if row.kind.value not in RANKS:
            continue
        found = [
            (c, year, value)
            for c, (value, year) in enumerate(zip(row.values, years, strict=True))
            if value is not None and value.value and (year or SUM_COLUMN.match(table.columns[c].value))
        ]
        dated = [year for _, year, _ in found if year]
        cells = [
            _Cell(
                table=at,
                row=r,
                column=c,
                kind=row.kind.value,
                first=year,
                last=year,
                kroner=value.value * table.multiplier,
                step=Decimal(table.multiplier).scaleb(min(0, _exponent(value.value))),
                sure=value.certainty in ("printed", "inferred"),
                whole=year is None or len(dated) == 1,
            )
            for c, year, value in found
        ]
        yield from cells
        yield from _sums([cell for cell in cells if cell.first is not None])


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _sums(cells: Sequence[_Cell]) -> Iterator[_Cell]:
    """The sums of each run of a row's years, two years or more."""
    for i, first in enumerate(cells):
        total = first.kroner
        for last in cells[i + 1 :]:
            total += last.kroner
            whole = i == 0 and last is cells[-1]
            yield _Cell(
                table=first.table,
                row=first.row,
                column=None,
                kind=first.kind,
                first=first.first,
                last=last.last,
                kroner=total,
                step=first.step,
                sure=first.sure,
                whole=whole,
            )


def _year(heading: str) -> int | None:
    years = set(YEAR.findall(heading))
    return int(years.pop()) if len(years) == 1 else None


def _agreeing(amount: TextAmount, book: _Book, tables: Sequence[FinanceTable]) -> _Cell | None:
    """The cell that has the amount in its time; of several the one whose row the sentence speaks of most.

    A round amount without a year needs a word in common with its row, since any table may have it.
    """
    if amount.per is not None or not amount.kroner:
        return None
    step = _step(amount)
    fitting = [
        cell
        for cell in book.near(amount.kroner, max(step, book.coarsest))
        if _same(amount, cell, step)
        and _same_time(amount, cell, book.cells)
        and _same_sign(amount, cell, book.signed)
    ]
    shared = {cell: _shared(amount, tables[cell.table], cell) for cell in fitting}
    if len(_digits(amount)) <= FEW_DIGITS:
        undated = amount.from_year is None
        fitting = [cell for cell in fitting if shared[cell] or (not undated and cell.kind != "detail")]
    return min(fitting, key=lambda cell: _order(cell, shared[cell]), default=None)


def _order(cell: _Cell, shared: int) -> tuple[int, ...]:
    """What comes first: no sum of some years only, most words in common, totals, the table's own order."""
    return (cell.column is None and not cell.whole, -shared, RANKS[cell.kind], cell.table, cell.row)


def _same_sign(amount: TextAmount, cell: _Cell, signed: bool) -> bool:
    """Whether an amount may be a cell by what it is; signed: the tables write savings below nought."""
    if amount.kroner is not None and amount.kroner < 0:
        return cell.kroner < 0
    if not signed or amount.direction not in ("saving", "expense", "grant", "asked"):
        return True
    return (cell.kroner < 0) == (amount.direction == "saving")


def _shared(amount: TextAmount, table: FinanceTable, cell: _Cell) -> int:
    """How many words of a row's label, by their beginnings, the sentence has; no more than two."""
    return min(2, len(_stems(table.rows[cell.row].label.value) & _stems(amount.sentence)))


@lru_cache(maxsize=REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words of a text."""
    return frozenset([word[:STEM] for word in WORD.findall(text.lower())])


def _same_time(amount: TextAmount, cell: _Cell, cells: Sequence[_Cell]) -> bool:
    first, last = amount.from_year, amount.to_year
    if first is None:
        if amount.frequency in ("yearly", "permanent"):
            return cell.column is not None and cell.first is not None
        return cell.whole
    if cell.first is None:
        return False
    if last is None or first == last:
        return cell.column is not None and cell.first == first
    if cell.whole and first <= cell.first and (cell.last or first) <= last:
        return True
    if cell.first != first or cell.last not in (first, last):
        return False
    spread = SPREAD.search(amount.sentence.partition(amount.printed.value)[2]) is not None
    return cell.column is None or (not spread and _is_alike(cell, last, cells))


def _is_alike(cell: _Cell, last: int, cells: Sequence[_Cell]) -> bool:
    """Whether a row has the same amount from a cell's year to the last: "500 t.kr. i 2025 og 2026"."""
    row = [c for c in cells if (c.table, c.row) == (cell.table, cell.row) and c.column is not None]
    years = {c.first: c.kroner for c in row}
    return all(years.get(year) == cell.kroner for year in range(cell.first or 0, last + 1))


def _digits(amount: TextAmount) -> str:
    """The digits of an amount that are not noughts at its end."""
    return str(abs(amount.kroner or 0)).replace(".", "").strip("0")


def _same(amount: TextAmount, cell: _Cell, printed: Decimal) -> bool:
    """Whether two amounts are one to the coarser's precision; twice as wide after "ca." and the like."""
    step = max(printed, cell.step)
    width = step / 2 if amount.bound == "exact" else step
    return abs(abs(amount.kroner or Decimal(0)) - abs(cell.kroner)) <= width


def _step(amount: TextAmount) -> Decimal:
    """The worth of the last digit of an amount as printed."""
    printed = find_printed(amount.printed.value)
    return printed[0].step if printed else Decimal(1)


def _differing(amount: TextAmount, cells: Sequence[_Cell], proposal: Proposal) -> _Cell | None:
    """The bottom line that a sentence on the whole proposal does not agree with; None in any doubt."""
    if amount.per is not None or not amount.kroner or amount.bound not in ("exact", "about"):
        return None
    if amount.from_year is None or amount.to_year not in (None, amount.from_year):
        return None
    if amount.direction not in ("saving", "expense"):
        return None
    before = amount.sentence.partition(amount.printed.value)[0]
    if anywhere("whole").search(before) is None or anywhere("part").search(amount.sentence) is not None:
        return None
    lines = [
        c for c in cells if c.kind == "grand_total" and c.column is not None and c.first == amount.from_year
    ]
    if len({c.kroner for c in lines}) != 1 or not lines[0].sure:
        return None
    line = min(lines, key=lambda cell: (cell.table, cell.row))
    table = proposal.tables[line.table]
    if None not in (amount.price_year, price := _price(table)) and amount.price_year != price:
        return None
    ratio = abs(amount.kroner) / abs(line.kroner)
    return line if 1 / Decimal(FAR) <= ratio <= FAR else None


def _in_other_years(amount: TextAmount, book: _Book, proposal: Proposal) -> _Cell | None:
    """The cell of a year in which the row that a sentence names should have its amount and has none.

    Only where that one row has the amount in other years, and the table has a column for each of its own.
    """
    first, last = amount.from_year, amount.to_year
    if amount.per is not None or not amount.kroner or first is None or last is None:
        return None
    if amount.bound != "exact" or SPREAD.search(amount.sentence.partition(amount.printed.value)[2]):
        return None
    step = _step(amount)
    rows = {
        (cell.table, cell.row): cell
        for cell in book.near(amount.kroner, max(step, book.coarsest))
        if cell.column is not None
        and cell.first is not None
        and cell.sure
        and _same(amount, cell, step)
        and _shared(amount, proposal.tables[cell.table], cell) > 1
    }
    for (t, r), cell in sorted(rows.items()):
        years = {
            year: c for c, column in enumerate(proposal.tables[t].columns) if (year := _year(column.value))
        }
        if not set(range(first, last + 1)) <= set(years):
            continue
        empty = [year for year in range(first, last + 1) if not _number(proposal.tables[t], r, years[year])]
        if empty:
            year = empty[0]
            return replace(cell, column=years[year], first=year, last=year, kroner=Decimal(0))
    return None


def _number(table: FinanceTable, row: int, column: int) -> Decimal:
    """The number of a cell, 0 for an empty one."""
    cell = table.rows[row].values[column]
    return Decimal(0) if cell is None else cell.value


def _price(table: FinanceTable) -> int | None:
    return table.price_year.value if table.price_year is not None else None


def _period(amount: TextAmount) -> str:
    """The years of an amount, "2024-2025"."""
    if amount.to_year in (None, amount.from_year):
        return f"{amount.from_year}"
    return f"{amount.from_year}-{amount.to_year}"


def _issue(proposal: Proposal, amount: TextAmount, cell: _Cell) -> Issue:
    table = proposal.tables[cell.table]
    name = proposal.code.value if proposal.code else proposal.title.value
    number = f"Tabel {table.number.value}" if table.number else "tabellen"
    label = table.rows[cell.row].label.value
    has = f"{cell.kroner.normalize():f}"
    said = f"{amount.kroner:f}"
    tells = f"har {has} kr. i {cell.first}" if cell.kroner else f"har det i andre år og intet i {cell.first}"
    message = (
        f"{name}: teksten siger {amount.printed.value} i {_period(amount)}, men {number}, rækken '{label}', "
        f"{tells}. "
        "Se efter på siden, om de handler om det samme, og hvilket tal der er rigtigt."
    )
    net = NET.search(amount.sentence.partition(amount.printed.value)[0])
    return Issue(
        code="amounts.differs_from_table",
        severity="warning" if net and cell.kroner else "info",
        message=message,
        where=f"{name}, {cell.first}",
        expected=has,
        found=said,
        span=amount.printed.spans[0] if amount.printed.spans else None,
        check="unclear",
    )
