"""Days as people write them: "2024-03-05", "5.3.2024", or a year."""

import datetime
import re
from contextlib import suppress

from models.errors import UnknownWord

FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y")


def read_day(said: datetime.date | str, *, last: bool = False) -> datetime.date:
    """The day that a text says; a year is its first day, or its last. Raises UnknownWord (Danish) for no day.

    >>> read_day("5.3.2024"), read_day("2024", last=True)
    (datetime.date(2024, 3, 5), datetime.date(2024, 12, 31))
    """
    if isinstance(said, datetime.date):
        return said.date() if isinstance(said, datetime.datetime) else said
    text = str(said)
    for form in FORMS:
        with suppress(ValueError):
            return datetime.datetime.strptime(text, form).date()
    if re.fullmatch(r"[12]\d{3}", text):
        return datetime.date(int(text), 12, 31) if last else datetime.date(int(text), 1, 1)
    raise UnknownWord(f"{text!r} er ingen dato. Skriv den som 2024-03-05, 5.3.2024 eller 2024.")


def read_period(
    since: datetime.date | str | None, until: datetime.date | str | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of a period. Raises UnknownWord (Danish) where it ends before it begins.

    >>> read_period("2024", None)
    (datetime.date(2024, 1, 1), None)
    """
    first = None if since is None else read_day(since)
    last = None if until is None else read_day(until, last=True)
    if first is not None and last is not None and first > last:
        raise UnknownWord(f"perioden slutter ({last}), før den begynder ({first}). Byt om på de to dage.")
    return first, last
