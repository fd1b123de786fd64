"""Charts as plain numbers: what templates draw as SVG, and the same as rows of a table."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from referat.web.said import Said

# The picture of a chart of columns, in its own units.
WIDTH, HEIGHT, LEFT, FOOT, HEAD = 640, 230, 64, 24, 18
# How many columns can have a value each above them, and a name each below.
WITH_VALUES, WITH_NAMES = 12, 14


@dataclass(frozen=True, slots=True)
class Amount:
    """One bar: its name, how much, and where a click on it leads."""

    name: str
    amount: float
    href: str | None = None


def draw_bars(rows: Sequence[Amount]) -> list[dict[str, Any]]:
    """Rows of a table with the length of each bar in per cent of the longest."""
    most = max((row.amount for row in rows), default=1) or 1
    return [
        {"name": row.name, "amount": row.amount, "href": row.href, "share": round(100 * row.amount / most, 1)}
        for row in rows
    ]


def draw_columns(rows: Sequence[Amount], said: Said) -> dict[str, Any]:
    """A chart of columns, down from zero where amounts are negative, and the same as rows of a table."""
    steps = _steps([row.amount for row in rows])
    low, high = min(steps), max(steps)
    unit = (HEIGHT - FOOT - HEAD) / ((high - low) or 1)
    zero = HEAD + high * unit
    pitch = (WIDTH - LEFT) / max(len(rows), 1)
    wide = min(pitch * 0.7, 56)
    every = math.ceil(len(rows) / WITH_NAMES)
    bars = []
    for n, row in enumerate(rows):
        middle = LEFT + pitch * (n + 0.5)
        tall = abs(row.amount) * unit
        top = zero - tall if row.amount >= 0 else zero
        bars.append(
            {
                "x": round(middle - wide / 2, 1),
                "y": round(top, 1),
                "width": round(wide, 1),
                "height": round(tall, 1),
                "middle": round(middle, 1),
                "minus": row.amount < 0,
                "said": said.number(row.amount) if len(rows) <= WITH_VALUES else "",
                "said_y": round(top - 4 if row.amount >= 0 else top + tall + 12, 1),
                "name": row.name if n % every == 0 else "",
            }
        )
    rules = [
        {"y": round(zero - step * unit, 1), "said": said.number(step), "zero": step == 0} for step in steps
    ]
    table = [{"name": row.name, "amount": row.amount, "href": row.href} for row in rows]
    return {"width": WIDTH, "height": HEIGHT, "left": LEFT, "bars": bars, "rules": rules, "table": table}


def _steps(amounts: Sequence[float]) -> list[float]:
    """Round numbers, zero among them, between which all amounts lie."""
    low, high = min((*amounts, 0)), max((*amounts, 0))
    span = (high - low) or 1
    size = 10 ** math.floor(math.log10(span / 3))
    size = next(size * times for times in (1, 2, 5, 10) if span / (size * times) <= 4)
    first, last = math.floor(low / size), math.ceil(high / size)
    return [
        int(step * size) if float(step * size).is_integer() else step * size
        for step in range(first, last + 1)
    ]
