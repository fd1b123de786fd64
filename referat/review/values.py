"""A value as a person writes it, as the database keeps it, with what follows from it."""

import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Date, Integer

from models.errors import BadValue, UnknownWord
from models.rows import heading_year
from models.tables import amounts as tables_amounts
from models.tables import finance as tables_finance
from models.tables import typed as tables_typed
from models.tables.core import Base, ClockText, DecimalText
from parsers.amounts.numbers import find_printed
from parsers.dates import find_times, parse_date
from parsers.finance.words import find_unit, is_ratio_column
from parsers.money import parse_number
from referat.danish.wording import CODES, code_of, day, number

Row = dict[str, Any]

# Fields whose value is a code, and which words it has.
CODED = {("decision", "outcome"): "outcome", ("finance_row", "kind"): "row_kind"}

# The columns that follow from values of a table.
FOLLOWING: dict[type[Base], frozenset[str]] = {
    tables_finance.StoredFinanceColumn: frozenset({"year", "is_money"}),
    tables_finance.StoredFinanceTable: frozenset({"multiplier", "is_money"}),
    tables_amounts.StoredTextAmount: frozenset({"kroner", "low", "high"}),
    tables_typed.StoredTypedCell: frozenset({"number", "day"}),
}


def parse_value(table: type[Base], field: str, said: str) -> str:
    """The text of a value as the database keeps it: codes, ISO dates, HH:MM, digits; else the words.

    Codes and dates can be Danish. Raises BadValue (Danish) for what is no value of the field.

    >>> parse_value(tables.StoredDecision, "outcome", "afslået")
    'rejected'
    >>> parse_value(tables_finance.StoredFinanceCell, "value", "-1.250,5")
    '-1250.5'
    """
    kind = table.__table__.columns[field].type
    if coded := CODED.get((table.__tablename__, field)):
        try:
            return code_of(coded, said.strip())
        except UnknownWord as err:
            raise BadValue(str(err)) from err
    if isinstance(kind, Date):
        return _read_date(said)
    if isinstance(kind, ClockText):
        return _read_time(said)
    if isinstance(kind, Integer | DecimalText):
        value = parse_number(said)
        if value is None or (isinstance(kind, Integer) and value != value.to_integral_value()):
            raise BadValue(f"{said}: er intet tal her. Skriv fx 2024 eller -1.250,5.")
        return format(value.to_integral_value() if isinstance(kind, Integer) else value, "f")
    text = "\n".join(" ".join(line.split()) for line in said.splitlines()).strip()
    if not text:
        raise BadValue("Værdien er tom. Skal den helt væk, så afvis den i stedet.")
    return text


def find_following(table: type[Base], field: str, value: str | None, row: Row) -> Row:
    """The other columns of a row that follow from a value: what a unit is worth, the year of a heading.

    row is the row as it is now. Raises BadValue (Danish) for a unit or amount that is none.
    """
    if value is None:
        return {}
    if table is tables_finance.StoredFinanceColumn:
        return {"year": heading_year(value), "is_money": int(not is_ratio_column(value))}
    if table is tables_finance.StoredFinanceTable and field == "unit":
        unit = find_unit(value)
        if unit is None:
            raise BadValue(f"{value}: enheden er ukendt. Skriv fx 1.000 kr., mio. kr. eller årsværk.")
        return {"multiplier": unit.multiplier, "is_money": int(unit.is_money)}
    if table is tables_amounts.StoredTextAmount and field == "printed":
        return _amount(value)
    if table is tables_typed.StoredTypedCell and row.get("kind") == "number":
        exact = parse_number(value)
        return {"number": None if exact is None else format(exact, "f")}
    if table is tables_typed.StoredTypedCell and row.get("kind") == "date":
        date = parse_date(value)
        return {"day": None if date is None else date.isoformat()}
    return {}


def show_value(table_name: str | None, field: str | None, value: str | None) -> str:
    """A value's text as people read it: Danish words for codes, Danish dates and numbers.

    >>> show_value("decision", "outcome", "rejected"), show_value("meeting", "date", "2024-03-05")
    ('afslået', '5.3.2024')
    """
    if value is None:
        return ""
    coded = CODED.get((table_name or "", field or ""))
    if coded:
        return CODES[coded].get(value, value)
    if field == "date" and table_name in ("meeting", "decision"):
        return day(datetime.date.fromisoformat(value))
    if table_name == "finance_cell":
        return number(Decimal(value))
    return value


def choices(table_name: str, field: str) -> dict[str, str]:
    """The codes a field can have and what they are called; nothing for a field of other values."""
    return CODES.get(CODED.get((table_name, field), ""), {})


def _read_date(said: str) -> str:
    date = parse_date(said)
    if date is None:
        raise BadValue(f"{said}: er ingen dato. Skriv fx 2024-03-05 eller 5. marts 2024.")
    return date.isoformat()


def _read_time(said: str) -> str:
    times = find_times(said) or find_times(f"kl. {said}")
    if not times:
        raise BadValue(f"{said}: er intet klokkeslæt. Skriv fx 16.30.")
    return times[0].value.isoformat(timespec="minutes")


def _amount(printed: str) -> Row:
    """What an amount in a sentence is worth, from how it is printed."""
    amounts = find_printed(printed)
    if not amounts:
        raise BadValue(f"{printed}: er intet beløb. Skriv det som på papiret, fx 2,5 mio. kr.")
    low, high = format(amounts[0].low, "f"), format(amounts[0].high, "f")
    if low == high:
        return {"kroner": low, "low": None, "high": None}
    return {"kroner": None, "low": low, "high": high}
