"""Rows that add up rows below them: the quick search finds what trying every stretch finds."""

from __future__ import annotations

import random
from decimal import Decimal

from models.evidence import Found
from models.records import FinanceRow
from parsers.finance.sums import _adds_up, _find_stop


def row(values: list[str | None]) -> FinanceRow:
    cells = tuple(
        None if value is None else Found(value=Decimal(value), spans=(), rule="made") for value in values
    )
    return FinanceRow(
        label=Found(value="Drift", spans=(), rule="made"),
        kind=Found(value="detail", spans=(), rule="made"),
        values=cells,
    )


def test_the_first_rows_that_add_up_are_found_as_by_trying_all() -> None:
    chance = random.Random(7)
    printed = ["0", "1", "2", "3", "-1", "2,5", "0,5", "1,25", None]
    for _ in range(400):
        rows = [
            row([value and value.replace(",", ".") for value in chance.choices(printed, k=3)])
            for _ in range(9)
        ]
        for at in range(8):
            tried = (j for j in range(at + 2, 10) if _adds_up(rows[at], rows[at + 1 : j]))
            assert _find_stop(rows, at, 9) == next(tried, None)
