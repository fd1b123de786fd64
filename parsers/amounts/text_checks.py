"""Sentences that give another amount than their proposal's table, as checks beside those of the sums."""

from collections.abc import Iterator
from decimal import Decimal

from models.records import CheckCell, Proposal, SumCheck, TextAmount
from parsers.finance.placed import proposal_name, row_name, table_name


def check_sentences(at: int, proposal: Proposal) -> Iterator[SumCheck]:
    """A check for each amount of a proposal's text that differs from the cell it was compared with.

    at is the proposal's ordinal. found is what the text says, in the table's unit and with the cell's sign;
    nothing tells which of the two is wrong.
    """
    for amount in proposal.text_amounts:
        if amount.compared == "differs" and None not in (amount.table, amount.row, amount.column):
            check = _check(at, proposal, amount)
            if check is not None:
                yield check


def _check(at: int, proposal: Proposal, amount: TextAmount) -> SumCheck | None:
    t, r, c = amount.table or 0, amount.row or 0, amount.column or 0
    table = proposal.tables[t]
    if amount.kroner is None:
        return None
    cell = table.rows[r].values[c]
    value = Decimal(0) if cell is None else cell.value
    below = any(one is not None and one.value < 0 for one in table.rows[r].values)
    found = abs(amount.kroner) / table.multiplier * (-1 if below else 1)
    pages = [span.page for span in amount.printed.spans]
    where = f" (side {pages[0]})" if pages else ""
    return SumCheck(
        status="unclear",
        kind="text",
        rule="sentence",
        place=f"{table_name(proposal_name(proposal), table)}, {row_name(table.rows[r])}, "
        f"{table.columns[c].value}",
        expected=value,
        found=found,
        off=found - value,
        slack=Decimal(0),
        cells=(
            CheckCell(
                role="total",
                sign=1,
                proposal=at,
                table=t,
                row=r,
                column=c,
                value=cell.value if cell else None,
            ),
        ),
        note=f"Teksten{where} siger {amount.printed.value}; intet viser, om teksten eller tabellen har ret.",
    )
