"""Tables that go out as data: CSV and JSON, through pandas."""

import json
import re
from typing import Any

import pandas as pd

Row = dict[str, Any]

# Where a spreadsheet would find something to run: "=1+1", "+45", "@sum", "-2+3"; a plain number is nothing.
# A Danish one parts cells at ";", and then takes quotes within a line for text: "x;=1+1" hides a formula too,
# and so does a new line within a cell.
FORMULA = re.compile(r"(^|[;\n\t]) *(?=[=+\-@\t])")
PLAIN_NUMBER = re.compile(r"^[+-]?\s?[\d.,]+$")


def to_csv(frame: pd.DataFrame) -> str:
    """Comma-separated text with a heading line, point as decimal mark, ISO dates, nothing for missing.

    What a spreadsheet would take for a formula gets an apostrophe before it, also after ";" and in new lines.
    """
    guarded = frame.reset_index(drop=True)
    for name in frame.columns:
        if isinstance(frame[name].dtype, pd.StringDtype) or frame[name].dtype == object:
            guarded[name] = guarded[name].map(_guard, na_action="ignore")
        elif pd.api.types.is_float_dtype(frame[name].dtype):
            guarded[name] = pd.Series([_plain(value) for value in frame[name]], dtype="object")
    return str(guarded.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n"))


def to_json(frame: pd.DataFrame) -> str:
    """A list of objects, one a row and line; missing is null, dates ISO, whole numbers without decimals."""
    lines = [json.dumps(row, ensure_ascii=False) for row in records(frame)]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain values by column: str, int, float, bool, ISO date text, None."""
    rows = frame.itertuples(index=False, name=None)
    return [{name: _plain(v) for name, v in zip(frame.columns, row, strict=True)} for row in rows]


def _guard(value: Any) -> Any:
    if not isinstance(value, str) or PLAIN_NUMBER.match(value):
        return value
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return FORMULA.sub(lambda before: f"{before[0]}'", lines)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if hasattr(value, "item"):
        value = value.item()
    return int(value) if isinstance(value, float) and value.is_integer() else value
