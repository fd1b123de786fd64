"""Values and fields of records as JSON has them."""

import datetime
from decimal import Decimal
from typing import Any

from models.evidence import Found


def plain(found: Any) -> Any:
    """A value as JSON has it: dates and times as ISO text, whole numbers without decimals, None as null.

    >>> plain(Decimal("2.50")), plain(datetime.time(9, 5))
    (2.5, '09:05')
    """
    value = found.value if isinstance(found, Found) else found
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime.time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def pick(record: Any, *names: str) -> dict[str, Any]:
    """Some fields of a record by name, as JSON has them."""
    return {name: plain(getattr(record, name)) for name in names}
