"""Agendas set as tables whose columns are lost: number, subject, kind and minutes stand below each other.

The heads of the columns stand under each other too ("Tid", "Punkt", "Referat"). The last of them tells what
stands behind the cell that says what kind of item it is, or for how long: "Orientering", "B", "19.30-19.45".
"""

import re
from collections.abc import Iterator, Sequence

from parsers.minutes.paper.column_roles import find_column_role
from parsers.minutes.paper.rows import Row

KIND = r"(?:beslutning|orient(?:ering)?|drøftelse|diskussion|information|godkendelse)"
CELL = re.compile(
    rf"^(?:[BODI]|(?:til\s+)?{KIND}(?:\s*(?:/|og|,)\s*{KIND})*"
    r"|(?:kl\.?\s*)?\d{1,2}[.:]\d\d\s*[–-]\s*(?:kl\.?\s*)?\d{1,2}[.:]\d\d)$",
    re.IGNORECASE,
)
# what the last column is called; the heads of so many columns stand among so many rows above the first item
SAID = frozenset({"decision", "said"})
LEAST_COLUMNS, ABOVE = 2, 6
# so many items have such a cell with minutes behind it
LEAST_ITEMS = 2


def find_behind_cells(rows: Sequence[Row], spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The rows where the minutes of items begin, in a table whose columns are lost; none in other papers."""
    if not spans or not _has_columns(rows[max(0, spans[0][0] - ABOVE) : spans[0][0]]):
        return ()
    found = tuple(_find_behind(rows, spans))
    return found if len(found) >= LEAST_ITEMS else ()


def _has_columns(above: Sequence[Row]) -> bool:
    roles = [role for row in above if (role := find_column_role(row.text))]
    return len(roles) >= LEAST_COLUMNS and roles[-1] in SAID


def _find_behind(rows: Sequence[Row], spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    for start, end in spans:
        cells = [i for i in range(start, end) if CELL.match(rows[i].text)]
        if cells and cells[-1] + 1 < end:
            yield cells[-1] + 1
