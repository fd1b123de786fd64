"""Every sum of a document checked: whether it holds, is off by rounding, or wrong, and whose error it is."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from models.evidence import Issue
from models.frozen import dataclass
from models.records import CheckKind, CheckStatus, FinanceTable, Proposal, SumCheck
from parsers.finance.placed import ZERO, Placed, place_tables
from parsers.finance.sums import Sum, find_sums, mended_issues, print_number
from parsers.finance.ties import Tie, find_ties
from parsers.finance.verdicts import judge_checks

WRONG: tuple[CheckStatus, ...] = ("paper", "reading", "unclear")
CODES: dict[CheckKind, str] = {
    "rows": "table.sum",
    "columns": "table.sum",
    "tables": "table.differs",
    "overview": "table.differs",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """The checks of a document and what a person should look at."""

    checks: tuple[SumCheck, ...]
    issues: tuple[Issue, ...]


def check_document(proposals: Sequence[Proposal], overviews: Sequence[FinanceTable]) -> Checked:
    """All sums of all finance tables of a document, and the numbers that two of its tables print.

    checks hold every printed total; issues only those that are wrong beyond rounding, and numbers of a scan
    that were mended.
    """
    tables = place_tables(proposals, overviews)
    return _judge(tables, [*_sums(tables), *_tied(find_ties(tables, proposals))])


def check_table(table: FinanceTable, name: str) -> Checked:
    """The sums of one table alone; name is what messages call it ("EL07 Tabel 1")."""
    placed = (Placed(None, 0, table, name),)
    return _judge(placed, list(_sums(placed)))


def _judge(tables: Sequence[Placed], raw: Sequence[SumCheck]) -> Checked:
    by_place = {(table.proposal, table.index): table for table in tables}
    checks = judge_checks(tables, raw)
    issues = [_issue(check, by_place) for check in checks if check.status in WRONG]
    mended = [issue for table in tables for issue in mended_issues(table.table, table.name)]
    return Checked(checks, (*issues, *mended))


def _sums(tables: Sequence[Placed]) -> Iterator[SumCheck]:
    """The sums inside each table; what is off is "unclear" as yet."""
    for table in tables:
        values = [[None if cell is None else cell.value for cell in row.values] for row in table.table.rows]
        for one in find_sums(table.table.rows, table.table.columns):
            check = _check_sum(table, one, values)
            if check is not None:
                yield check


def _check_sum(table: Placed, one: Sum, values: Sequence[Sequence[Decimal | None]]) -> SumCheck | None:
    """The check of one sum; None where no total is printed or there is nothing to add up."""
    printed = values[one.total[0]][one.total[1]]
    if printed is None or (not printed and not any(values[r][c] is not None for r, c in one.parts)):
        return None
    signs = one.signs or (1,) * len(one.parts)
    parts = (table.cell(r, c, sign=sign) for (r, c), sign in zip(one.parts, signs, strict=True))
    made, slack = one.made(values), one.slack(values)
    return SumCheck(
        status=_first_status(printed - made, slack),
        kind="columns" if one.rule == "across" else "rows",
        rule=one.rule,
        place=table.place(*one.total),
        expected=_same(made),
        found=printed,
        off=_same(printed - made),
        slack=_same(slack),
        cells=(table.cell(*one.total, role="total"), *parts),
    )


def _tied(ties: Sequence[Tie]) -> Iterator[SumCheck]:
    """The checks of numbers that other tables print as well."""
    for tie in ties:
        for c, *others in tie.columns:
            printed = tie.table.value(tie.row, c)
            made = [table.value(row, d) for (table, row), d in zip(tie.others, others, strict=True)]
            if (printed is None and not any(made)) or not any(value is not None for value in made):
                continue
            yield _check_tie(tie, c, others, printed or ZERO, sum((value or ZERO for value in made), ZERO))


def _check_tie(tie: Tie, column: int, others: Sequence[int], printed: Decimal, made: Decimal) -> SumCheck:
    scale = tie.table.table.multiplier
    parts = (table.cell(row, d) for (table, row), d in zip(tie.others, others, strict=True))
    return SumCheck(
        status=_first_status(printed - made, tie.slack),
        kind=tie.kind,
        rule=tie.rule,
        place=tie.table.place(tie.row, column),
        expected=_same(made / scale),
        found=_same(printed / scale),
        off=_same((printed - made) / scale),
        slack=_same(tie.slack / scale),
        cells=(tie.table.cell(tie.row, column, role="total"), *parts),
        note=f"Sammenlignet med {tie.named}.",
    )


def _same(number: Decimal) -> Decimal:
    """The number, held once for all checks that have it: most are off by 0, and few slacks differ."""
    return _held(str(number))


@lru_cache(maxsize=4096)
def _held(number: str) -> Decimal:
    return Decimal(number)


def _first_status(off: Decimal, slack: Decimal) -> CheckStatus:
    if not off:
        return "holds"
    return "rounds" if abs(off) <= slack else "unclear"


def _issue(check: SumCheck, tables: dict[tuple[int | None, int], Placed]) -> Issue:
    first = check.cells[0]
    cell = tables[first.proposal, first.table].table.rows[first.row].values[first.column]
    expected, found = print_number(check.expected), print_number(check.found)
    scanned = any(span.confidence is not None for span in cell.spans) if cell is not None else False
    doubt = " Tallene er læst fra en scanning: tjek dem på billedet af siden." if scanned else ""
    if check.kind in ("rows", "columns"):
        said = f"der er trykt {found}, men det, der lægges sammen, giver {expected}."
    else:
        other = check.cells[1]
        named = tables[other.proposal, other.table].name
        said = f"der er trykt {found}, men {named} har {expected}."
    return Issue(
        code=CODES[check.kind],
        severity="warning",
        message=f"{check.place}: {said}{doubt}",
        where=check.place,
        expected=expected,
        found=found,
        span=cell.spans[0] if cell is not None and cell.spans else None,
        check=check.status,
    )
