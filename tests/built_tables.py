"""Finance tables written as lines of text, and what the checks of their sums say."""

from collections.abc import Sequence
from decimal import Decimal

from models.evidence import Certainty, Found, Span
from models.page import Box
from models.records import FinanceRow, FinanceTable, Proposal
from parsers.finance.assemble import row_kind
from parsers.finance.checks import Checked, check_document
from parsers.finance.sums import settle_kinds

YEARS = "2026 2027 2028"


def told(words: str) -> Found[str]:
    return Found(words, (), "test")


def cell(printed: str, place: int, certainty: Certainty, confidence: float | None) -> Found[Decimal] | None:
    """A number; "-" is an empty cell, "~12" one whose column was worked out."""
    if printed == "-":
        return None
    if printed.startswith("~"):
        printed, certainty = printed[1:], "inferred"
    span = Span(1, place, place + 1, Box(place, 10, place + 9, 20), printed, confidence)
    return Found(Decimal(printed), (span,), "test", certainty)


def build_table(
    lines: str,
    columns: str = YEARS,
    number: str = "1",
    *,
    caption: str | None = None,
    multiplier: int = 1000,
    certainty: Certainty = "printed",
    confidence: float | None = None,
) -> FinanceTable:
    """A line is "label: values" or "section/label: values"."""
    rows = []
    for r, line in enumerate(lines.strip().splitlines()):
        named, _, values = line.strip().rpartition(":")
        section, _, label = named.rpartition("/")
        cells = (cell(v, 100 * r + 10 * c, certainty, confidence) for c, v in enumerate(values.split()))
        kind = Found(row_kind(label), (), "test")
        rows.append(
            FinanceRow(
                label=told(label), kind=kind, values=tuple(cells), section=told(section) if section else None
            )
        )
    return FinanceTable(
        number=told(number),
        caption=told(caption) if caption else None,
        unit=told("1.000 kr."),
        multiplier=multiplier,
        is_money=True,
        price_year=None,
        columns=tuple(told(column) for column in columns.split()),
        rows=settle_kinds(rows, [False] * len(rows)),
        pages=(1,),
    )


def check(*tables: FinanceTable, overviews: Sequence[FinanceTable] = ()) -> Checked:
    proposal = Proposal(title=told("Fælles vagtplan i Nørreby"), code=told("NB01"), tables=tables)
    return check_document([proposal], overviews)


def off(checked: Checked) -> list[tuple[str, str, int, int]]:
    """Place, status, expected and found of what does not hold."""
    return [(c.place, c.status, int(c.expected), int(c.found)) for c in checked.checks if c.status != "holds"]


def parts_of(checked: Checked, row: int, column: int = 0) -> set[int]:
    """The rows that make a total in a column."""
    (one,) = [
        c for c in checked.checks if c.kind == "rows" and (c.cells[0].row, c.cells[0].column) == (row, column)
    ]
    return {part.row for part in one.cells[1:]}
