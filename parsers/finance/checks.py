"""Every sum of a document checked: whether it holds, is off by rounding, or wrong, and whose error it is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from models.evidence import Found, Issue
from models.records import CheckCell, CheckKind, CheckStatus, FinanceTable, Proposal, SumCheck
from parsers.finance.placed import ZERO, Placed, place_tables
from parsers.finance.sum_rows import find_step
from parsers.finance.sums import Sum, find_sums, mended_issues, print_number
from parsers.finance.ties import Tie, find_ties

# An OCR program is sure of a number from this confidence on.
SURE = 0.9
# Sums of more numbers than this may be off by two steps through rounding alone.
MOST_LONE = 8
# Checks of one total (or one column of sums), which confirm each other's way of adding up.
Family = tuple[str, int | None, int, int]
Key = tuple[int | None, int, int, int]
AGREEING: tuple[CheckStatus, ...] = ("holds", "rounds")
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
    raw = list(_doubt_rounding(raw))
    right = Counter(_family(check) for check in raw if check.status in AGREEING and check.found)
    firm = {_key(cell) for check in raw if check.status == "holds" and check.found for cell in check.cells}
    checks = tuple(
        _with_status(check, by_place, right, firm) if check.status == "unclear" else check for check in raw
    )
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
        expected=made,
        found=printed,
        off=printed - made,
        slack=slack,
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
    steps = [tie.table.step, *(table.step for table, _ in tie.others)]
    slack = sum(steps, ZERO) / 2 if len(set(steps)) > 1 or len(steps) > 2 else ZERO
    parts = (table.cell(row, d) for (table, row), d in zip(tie.others, others, strict=True))
    return SumCheck(
        status=_first_status(printed - made, slack),
        kind=tie.kind,
        rule=tie.rule,
        place=tie.table.place(tie.row, column),
        expected=made / scale,
        found=printed / scale,
        off=(printed - made) / scale,
        slack=slack / scale,
        cells=(tie.table.cell(tie.row, column, role="total"), *parts),
        note=f"Sammenlignet med {', '.join(dict.fromkeys(table.name for table, _ in tie.others))}.",
    )


def _first_status(off: Decimal, slack: Decimal) -> CheckStatus:
    if not off:
        return "holds"
    return "rounds" if abs(off) <= slack else "unclear"


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
        if check.status == "rounds" and check.kind in ("rows", "columns") and lone:
            step = find_step([cell.value for cell in check.cells if cell.value is not None])
            yield replace(check, status="unclear") if abs(check.off) >= 2 * step else check
        else:
            yield check


def _table(check: SumCheck) -> tuple[int | None, int]:
    return check.cells[0].proposal, check.cells[0].table


def _family(check: SumCheck) -> Family:
    """The checks that are made in the same way: of one row, or of one column of sums."""
    total = check.cells[0]
    return check.kind, total.proposal, total.table, total.column if check.kind == "columns" else total.row


def _key(cell: CheckCell) -> Key:
    return cell.proposal, cell.table, cell.row, cell.column


def _with_status(
    check: SumCheck,
    tables: dict[tuple[int | None, int], Placed],
    right: Counter[Family],
    firm: set[Key],
) -> SumCheck:
    """A check that is off, with whose error it is and what that rests on."""
    said = [check.note] if check.note else []
    for cell in check.cells:
        doubt = None if _key(cell) in firm else _doubt(_printed(tables, cell))
        if doubt is not None:
            return replace(check, status="reading", note=" ".join([*said, doubt]))
    told = right[_family(check)]
    if told:
        said.append(
            f"Regnet på samme måde stemmer {told} andre tal."
            if told > 1
            else "Regnet på samme måde stemmer et andet tal."
        )
        return replace(check, status="paper", note=" ".join(said))
    if _key(check.cells[0]) in firm:
        return replace(check, status="paper", note=" ".join([*said, "Tallet går op i en anden sum."]))
    said.append("Intet andet tal viser, om det er papiret eller læsningen, der er forkert.")
    return replace(check, note=" ".join(said))


def _printed(tables: dict[tuple[int | None, int], Placed], cell: CheckCell) -> Found[Decimal] | None:
    return tables[cell.proposal, cell.table].table.rows[cell.row].values[cell.column]


def _doubt(cell: Found[Decimal] | None) -> str | None:
    """Why a number may have been misread; None where it is plain."""
    if cell is None:
        return None
    if cell.certainty in ("uncertain", "repaired", "inferred"):
        return f"Tallet {print_number(cell.value)} er usikkert læst: {cell.note or 'se siden'}"
    sure = min((s.confidence for s in cell.spans if s.confidence is not None), default=1.0)
    if sure < SURE:
        share = round(sure * 100)
        return f"Tallet {print_number(cell.value)} er læst fra en scanning med {share} pct. sikkerhed."
    return None


def _issue(check: SumCheck, tables: dict[tuple[int | None, int], Placed]) -> Issue:
    cell = _printed(tables, check.cells[0])
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
