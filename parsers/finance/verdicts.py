"""Whose error it is when a sum does not hold: the paper's, or that of the reading, and what tells."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from models.frozen import dataclass
from models.records import CheckCell, CheckStatus, FinanceRow, SumCheck
from parsers.finance.other_places import Tables, is_worked_out, may_add_up
from parsers.finance.placed import ZERO, Placed
from parsers.finance.sum_rows import find_step
from parsers.finance.sums import print_number

# An OCR program is sure of a number from this confidence on.
SURE = 0.9
# Sums of more numbers than this may be off by two steps through rounding alone.
MOST_LONE = 8
AGREEING: tuple[CheckStatus, ...] = ("holds", "rounds")
TIED = ("tables", "overview")
# Checks of one total (or one column of sums), which confirm each other's way of adding up.
Family = tuple[str, int | None, int, int]
Key = tuple[int | None, int, int, int]


@dataclass(frozen=True, slots=True)
class _Twin:
    """What another table prints for a number: in the number's own unit, and what that table is called."""

    value: Decimal
    name: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What the checks of a document tell together.

    right counts what holds of each family; firm are the numbers that a sum confirms; twins are what other
    tables have for a number; cured are the numbers that make a sum hold which is off, had they been as their
    twin is, with what to say of it; rounded are the tables where rounding shows.
    """

    tables: Tables
    right: Counter[Family]
    firm: frozenset[Key]
    twins: dict[Key, list[_Twin]]
    cured: dict[Key, str]
    rounded: frozenset[tuple[int | None, int]]


def judge_checks(tables: Sequence[Placed], raw: Sequence[SumCheck]) -> tuple[SumCheck, ...]:
    """The checks of a document, each that is off (and no rounding) with whose error it is and why.

    "paper" where the digits are plain and another number confirms them, or where no way to place the numbers
    of a text without layout adds up; "reading" where a number is uncertain; "unclear" where nothing tells.
    """
    by_place = {(table.proposal, table.index): table for table in tables}
    checks = list(_forgive_rounded(list(_doubt_rounding(raw)), by_place))
    twins = _find_twins(checks, by_place)
    known = _Known(
        tables=by_place,
        right=Counter(_family(check) for check in checks if check.status in AGREEING and check.found),
        firm=frozenset(
            _key(cell) for check in checks if check.status == "holds" and check.found for cell in check.cells
        ),
        twins=twins,
        cured=dict(pair for check in checks for pair in _find_cured(check, twins, by_place)),
        rounded=frozenset(_table(check) for check in checks if check.status == "rounds"),
    )
    return tuple(_with_status(check, known) if check.status == "unclear" else check for check in checks)


def _doubt_rounding(raw: Sequence[SumCheck]) -> Iterator[SumCheck]:
    """The checks, those "unclear" that rounding explains only at its worst where nothing else is rounded.

    Rounded parts miss their total by one step now and then and by two hardly ever. Where all other sums of
    the table hold to the digit, two steps are no rounding.
    """
    rounded: Counter[tuple[int | None, int]] = Counter()
    for check in raw:
        rounded[_table(check)] += check.status == "rounds"
    for check in raw:
        lone = rounded[_table(check)] == 1 and len(check.cells) <= MOST_LONE
        if check.status == "rounds" and check.kind not in TIED and lone:
            yield replace(check, status="unclear") if abs(check.off) >= 2 * _step(check) else check
        else:
            yield check


def _forgive_rounded(checks: Sequence[SumCheck], tables: Tables) -> Iterator[SumCheck]:
    """The checks, those of two tables "rounds" where one step between them comes from a rounded sum.

    One table may print the sum of its rounded rows where the other prints the rounded sum.
    """
    rounded = {
        _key(check.cells[0]) for check in checks if check.status == "rounds" and check.kind not in TIED
    }
    for check in checks:
        off = check.status == "unclear" and check.kind == "tables"
        if off and any(_key(cell) in rounded for cell in check.cells):
            table = tables[_table(check)]
            step = table.step / table.table.multiplier
            yield replace(check, status="rounds", slack=step) if abs(check.off) <= step else check
        else:
            yield check


def _find_twins(checks: Sequence[SumCheck], tables: Tables) -> dict[Key, list[_Twin]]:
    """What the tables of a proposal have for each other's numbers, where they differ."""
    twins: dict[Key, list[_Twin]] = {}
    for check in checks:
        if check.kind != "tables" or len(check.cells) != 2 or check.status in AGREEING:
            continue
        for one, other in (check.cells, check.cells[::-1]):
            there = tables[other.proposal, other.table]
            scale = tables[one.proposal, one.table].table.multiplier
            value = (other.value or ZERO) * there.table.multiplier / scale
            twins.setdefault(_key(one), []).append(_Twin(value, there.name))
    return twins


def _find_cured(check: SumCheck, twins: dict[Key, list[_Twin]], tables: Tables) -> Iterator[tuple[Key, str]]:
    """The numbers of a sum that is off which would make it hold, were they as another table has them."""
    if check.status in AGREEING or check.kind in TIED:
        return
    for cell in check.cells:
        weight = 1 if cell.role == "total" else -cell.sign
        for twin in twins.get(_key(cell), ()):
            off = check.off + weight * (twin.value - (cell.value or ZERO))
            if abs(off) < _step(check):
                own, value = tables[cell.proposal, cell.table].name, print_number(twin.value)
                yield _key(cell), f"Sættes tallet i {own} til {value} som i {twin.name}, går summen op."


def _with_status(check: SumCheck, known: _Known) -> SumCheck:
    """A check that is off, with whose error it is and what that rests on."""
    said = [check.note] if check.note else []
    cells = [cell for cell in check.cells if _key(cell) not in known.firm]
    doubts = [(cell, doubt) for cell in cells if (doubt := _doubt(known.tables, cell)) is not None]
    cured = [known.cured[_key(cell)] for cell in check.cells if _key(cell) in known.cured]
    unsettled = [doubt for cell, doubt in doubts if not is_worked_out(_row(known.tables, cell))]
    if doubts and not unsettled:
        if not may_add_up(check, known.tables, rounded=_table(check) in known.rounded):
            said.append("Tallene går ikke op, uanset hvilke kolonner de sættes i.")
        elif not cured:
            unsettled = [doubts[0][1]]
    if unsettled:
        return replace(check, status="reading", note=" ".join([*said, unsettled[0]]))
    told = [*_told_alike(check, known), *cured[:1]] or _told_firm(check, known)
    if told:
        return replace(check, status="paper", note=" ".join([*said, *told]))
    said.append("Intet andet tal viser, om det er papiret eller læsningen, der er forkert.")
    return replace(check, note=" ".join(said))


def _told_alike(check: SumCheck, known: _Known) -> list[str]:
    """That other numbers which are made in the same way are right."""
    count = known.right[_family(check)]
    if not count:
        return []
    if check.kind in TIED:
        return [f"Rækkens andre tal er de samme ({count})."]
    return [f"Regnet på samme måde stemmer {f'{count} andre tal' if count > 1 else 'et andet tal'}."]


def _told_firm(check: SumCheck, known: _Known) -> list[str]:
    """That a number goes into another sum; of two tables, that one or both add up by themselves."""
    own = _key(check.cells[0]) in known.firm
    if check.kind not in TIED:
        return ["Tallet går op i en anden sum."] if own else []
    other = all(_key(cell) in known.firm for cell in check.cells[1:])
    if own and other:
        return ["Begge tal går op i summer i deres egen tabel."]
    if own:
        return ["Tallet går op i en sum i sin egen tabel."]
    return ["Tallet, det er sammenlignet med, går op i en sum i sin egen tabel."] if other else []


def _doubt(tables: Tables, check_cell: CheckCell) -> str | None:
    """Why a number may have been misread, or an empty cell may not be empty; None where it is plain."""
    row = _row(tables, check_cell)
    cell = row.values[check_cell.column]
    if cell is None and is_worked_out(row):
        cell = next(cell for cell in row.values if cell is not None and cell.certainty != "printed")
    if cell is None:
        return None
    if cell.certainty in ("uncertain", "repaired", "inferred"):
        return f"Tallet {print_number(cell.value)} er usikkert læst: {cell.note or 'se siden'}"
    sure = min((s.confidence for s in cell.spans if s.confidence is not None), default=1.0)
    if sure < SURE:
        share = round(sure * 100)
        return f"Tallet {print_number(cell.value)} er læst fra en scanning med {share} pct. sikkerhed."
    return None


def _row(tables: Tables, cell: CheckCell) -> FinanceRow:
    return tables[cell.proposal, cell.table].table.rows[cell.row]


def _step(check: SumCheck) -> Decimal:
    return find_step([cell.value for cell in check.cells if cell.value is not None])


def _table(check: SumCheck) -> tuple[int | None, int]:
    return check.cells[0].proposal, check.cells[0].table


def _family(check: SumCheck) -> Family:
    """The checks that are made in the same way: of one row, or of one column of sums."""
    total = check.cells[0]
    return check.kind, total.proposal, total.table, total.column if check.kind == "columns" else total.row


def _key(cell: CheckCell) -> Key:
    return cell.proposal, cell.table, cell.row, cell.column
