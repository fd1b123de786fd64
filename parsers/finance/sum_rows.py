"""The rows of a table as numbers to be added up, and what speaks for one row being the sum of others."""

from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal

from models.evidence import Found
from models.frozen import dataclass
from models.records import FinanceRow
from parsers.finance.words import is_of_which, is_ratio_column, is_running
from parsers.text import key

ZERO = Decimal(0)
Cells = tuple[int | None, ...]

# What a column that adds up is worth, and what one costs that does not.
HOLDS, FAILS = 3.0, 3.0
# A blank total over rows with amounts says less than a wrong one.
BLANK = 1.5


def find_step(values: Sequence[Decimal]) -> Decimal:
    """The smallest step that some printed numbers can show: 1 for whole numbers, 0.1 for "2,5"."""
    exponents = [int(value.as_tuple().exponent) for value in values]
    return Decimal(1).scaleb(min([*exponents, 0]))


@dataclass(frozen=True, slots=True)
class Facts:
    """A row as the search for sums sees it: cells are whole numbers of the smallest printed step.

    left is where the label begins on the page, None without layout. counted says that it has amounts that
    could be added up, named_total that its words (or what was settled before) say that it adds up others.
    """

    index: int
    name: str
    kind: str
    section: str | None
    cells: Cells
    area: str
    of_which: bool
    numbered: bool
    left: float | None
    rule: str

    counted: bool = field(init=False, compare=False)
    named_total: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        counted = self.kind != "payback" and any([cell is not None for cell in self.cells])
        object.__setattr__(self, "counted", counted)
        object.__setattr__(self, "named_total", self.kind in ("total", "grand_total"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the columns of a total compare with what its parts make.

    score is what they say in all; right and wrong count columns whose numbers differ from each other.
    """

    score: float
    right: int
    wrong: int


def build_facts(rows: Sequence[FinanceRow], headings: Sequence[str]) -> tuple[Facts, ...]:
    """The rows as numbers; columns of per cent and the like are left out (their cells are None)."""
    values = [cell.value for row in rows for cell in row.values if cell is not None]
    step = find_step(values)
    summed = [not is_ratio_column(heading) for heading in headings]
    return tuple(
        Facts(
            index=i,
            name=key(row.label.value),
            kind=row.kind.value,
            section=key(row.section.value) if row.section is not None else None,
            cells=_cells(row, step, summed),
            area=key(row.steering_area.value) if row.steering_area is not None else "",
            of_which=is_of_which(row.label.value),
            numbered=_is_numbered(row.label.value),
            left=_left(row.label),
            rule=row.kind.rule,
        )
        for i, row in enumerate(rows)
    )


def _cells(row: FinanceRow, step: Decimal, summed: Sequence[bool]) -> Cells:
    running = is_running(row.label.value)
    return tuple(
        _ticks(cell, step, not running and (c >= len(summed) or summed[c]))
        for c, cell in enumerate(row.values)
    )


def _ticks(cell: Found[Decimal] | None, step: Decimal, summed: bool) -> int | None:
    return int(cell.value / step) if cell is not None and summed else None


def _is_numbered(label: str) -> bool:
    """Whether a label begins with a number of its own: "3. Flere fælles køkkener"."""
    head, _, rest = label.strip().partition(" ")
    return bool(rest) and len(head) <= 3 and head[:-1].isdigit() and head[-1] in ".)"


def _left(label: Found[str]) -> float | None:
    boxes = [span.box for span in label.spans if span.box is not None]
    return min((box.x0 for box in boxes), default=None)


def weigh(total: Cells, sums: Sequence[int], parts: int) -> Evidence:
    """What the columns say of a row being the sum of so many parts, rounding allowed.

    Columns with the same numbers count once; a sum of many digits that is met says more than one of few;
    columns where both are 0, or so small that rounding alone explains it, say nothing.
    """
    score = 0.0
    right = wrong = 0
    for printed, made in dict.fromkeys(zip(total, sums, strict=True)):
        if not printed and not made:
            continue
        if printed is None:
            score -= BLANK
            continue
        off = abs(printed - made)
        if off * 2 <= parts + 1 and abs(printed) * 2 > parts + 1:
            right += 1
            sure = min(1.0, 0.25 + 0.25 * len(str(abs(printed))))
            score += HOLDS * sure * (1.0 if not off else 0.6)
        elif off * 2 > parts + 1:
            wrong += 1
            score -= FAILS
    return Evidence(score, right, wrong)


def is_met(total: Cells, sums: Sequence[int], parts: int) -> bool:
    """Whether a column that a row prints is what so many parts make, within rounding, and not 0."""
    for printed, made in zip(total, sums, strict=True):
        if printed and (printed == made or abs(printed - made) * 2 <= parts + 1):
            return True
    return False


def is_off(total: Cells, sums: Sequence[int], parts: int) -> bool:
    """Whether a column that a row prints is further from what so many parts make than rounding takes it."""
    for printed, made in zip(total, sums, strict=True):
        if printed is not None and printed != made and abs(printed - made) * 2 > parts + 1:
            return True
    return False


def add_cells(rows: Sequence[Cells], width: int) -> list[int]:
    """The rows added up, an empty cell counting as 0."""
    return [sum(row[c] or 0 for row in rows) for c in range(width)]
