"""Tables that go out as data: CSV and JSON, row for row."""

import csv
import datetime
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

# Where a spreadsheet would find something to run: "=1+1", "+45", "@sum", "-2+3"; a plain number is nothing.
# A Danish one parts cells at ";", and then takes quotes within a line for text: "x;=1+1" hides a formula too,
# and so does a new line within a cell.
FORMULA = re.compile(r"(^|[;\n\t]) *(?=[=+\-@\t])")
SUSPECT = re.compile(r"[=+\-@\t\r]")
PLAIN_NUMBER = re.compile(r"^[+-]?\s?[\d.,]+$")


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of plain values: str, int, float, bool, ISO date text, None.

    The rows may be read from the store while they are gone through, so that they are there once.
    """

    columns: tuple[str, ...]
    rows: Iterable[Row]


def write_csv(table: Rows, out: TextIO) -> None:
    """Comma-separated text with a heading line, point as decimal mark, ISO dates, nothing for missing.

    What a spreadsheet would take for a formula gets an apostrophe before it, also after ";" and in new lines.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_guard(row[name]) for name in table.columns] for row in table.rows)


def write_json(table: Rows, out: TextIO) -> None:
    """A list of objects, one a row and line; missing is null, dates ISO, whole numbers without decimals."""
    before = "[\n"
    for row in table.rows:
        out.write(before + json.dumps(row, ensure_ascii=False))
        before = ",\n"
    out.write("[]\n" if before == "[\n" else "\n]\n")


def rows_of(frame: "pd.DataFrame") -> Rows:
    """A pandas table as plain rows."""
    return Rows(tuple(frame.columns), records(frame))


def records(frame: "pd.DataFrame") -> list[Row]:
    """The rows of a pandas table as plain values by column: str, int, float, bool, ISO date text, None."""
    known = frame.astype(object).where(frame.notna(), None)
    rows = known.itertuples(index=False, name=None)
    return [{name: _plain(value) for name, value in zip(frame.columns, row, strict=True)} for row in rows]


def _guard(value: Any) -> Any:
    if not isinstance(value, str) or not SUSPECT.search(value) or PLAIN_NUMBER.match(value):
        return value
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return FORMULA.sub(lambda before: f"{before[0]}'", lines)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if hasattr(value, "item"):
        value = value.item()
    return int(value) if isinstance(value, float) and value.is_integer() else value
