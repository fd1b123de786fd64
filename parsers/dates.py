"""Dates and clock times as Danish paper prints them."""

import re
import warnings
from datetime import date, time
from functools import cache

from models.frozen import dataclass
from parsers.lexicons import load_lexicon

# "04.12.2012", "19-12-2016", "24/5/2019", "7/3-2019", "24.05.19", "14/11 2023"
NUMERIC = (
    r"(?P<d1>\d{1,2})\s?(?:(?P<stroke>/)|[.-])\s?(?P<m1>\d{1,2})"
    r"(?:\s?[./-]\s?|(?(stroke)\s(?=(?:19|20)\d\d)|(?!)))(?P<y1>\d{4}|\d{2})(?!\d)"
)
# "2012-12-04"
ISO = r"(?P<y2>(?:19|20)\d{2})-(?P<m2>\d{2})-(?P<d2>\d{2})(?!\d)"
# "4. december 2012", "15-maj-2002", "9. juni" (the year may be missing), "d. 3 marts 2021"
WORDED = r"(?P<d3>\d{1,2})\s?[.-]?\s?(?P<m3>{months})\b\.?(?:[\s,-]{1,2}(?P<y3>\d{4}))?"
# "kl. 13:00", "13.00", "kl 9", "kl. 9,00", "18:00:00"
CLOCK = re.compile(
    r"""
    (?:(?P<word>\bkl(?:okken)?\b\.?)\s*)?
    (?(word)|(?<![\d.,:/]))(?P<hour>[01]?\d|2[0-4])
    (?:(?:\s?[.:]\s?|(?(word),|(?!)))(?P<minute>[0-5]\d)(?::[0-5]\d(?!\d))?)?
    (?![\d:/]|[.,]\d|\s?[.-]?\s?(?:pct|%|kr|mio))
    """,
    re.VERBOSE | re.IGNORECASE,
)
# what stands after "kl." is no date: "kl. 9-11.30"
AFTER_CLOCK = re.compile(r"\bkl(?:okken)?\b\.?\s*$", re.IGNORECASE)

# "13-15", "13 – 15"
SPAN = re.compile(r"\s?[–-]\s?")


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date in a line: text[start:end] is printed; value is None where the year is left out."""

    start: int
    end: int
    value: date | None
    day: int
    month: int


@dataclass(frozen=True, slots=True)
class TimeHit:
    """A clock time in a line: text[start:end] is printed."""

    start: int
    end: int
    value: time


@cache
def month_numbers() -> dict[str, int]:
    """The printed names of months with their numbers."""
    months = load_lexicon("months")["months"]
    return {name: int(number) for number, names in months.items() for name in names}


@cache
def date_pattern() -> re.Pattern[str]:
    """Any of the printed forms of a date."""
    names = "|".join(sorted(month_numbers(), key=len, reverse=True))
    worded = WORDED.replace("{months}", names)
    return re.compile(rf"(?<![\d.,])(?:{ISO}|{NUMERIC}|{worded})", re.IGNORECASE)


def find_dates(text: str) -> list[DateHit]:
    """The dates of one line, left to right; an impossible date is left out.

    find_dates("tirsdag den 4. december 2012, kl. 13:00") has one hit, date(2012, 12, 4).
    """
    hits: list[DateHit] = []
    for match in date_pattern().finditer(text):
        if AFTER_CLOCK.search(text, 0, match.start()):
            continue
        day = int(match["d1"] or match["d2"] or match["d3"])
        printed = match["m1"] or match["m2"]
        month = int(printed) if printed else month_numbers()[match["m3"].lower()]
        year = match["y1"] or match["y2"] or match["y3"]
        if not (1 <= month <= 12 and 1 <= day <= 31):
            continue
        value = _date(year, month, day) if year else None
        if year is None or value is not None:
            hits.append(DateHit(match.start(), match.end(), value, day, month))
    return hits


def _date(year: str, month: int, day: int) -> date | None:
    number = int(year)
    if number < 100:
        number += 2000 if number < 70 else 1900
    try:
        return date(number, month, day)
    except ValueError:
        return None


def parse_date(text: str) -> date | None:
    """The one date a text prints, None where there is none or no year.

    The fixed Danish forms come first; a form they do not know ("den fjerde december 2012") is left to
    dateparser. parse_date("19-12-2016") is date(2016, 12, 19).
    """
    hits = find_dates(text)
    if hits:
        return hits[0].value
    if not re.search(r"\b(?:19|20)\d{2}\b", text):
        return None
    return _parse_loose(text)


def _parse_loose(text: str) -> date | None:
    import dateparser  # heavy to import, and needed for odd forms alone

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        settings = {"REQUIRE_PARTS": ["day", "month", "year"]}
        found = dateparser.parse(text, languages=["da"], settings=settings)
    return found.date() if found is not None else None


def find_times(text: str) -> list[TimeHit]:
    """The clock times of one line, left to right; dates in the line are no times.

    find_times("Kl. 16.10 – 17.25") has two hits, time(16, 10) and time(17, 25); so has "kl. 13-15".
    """
    dates = [(hit.start, hit.end) for hit in find_dates(text)]
    hits: list[TimeHit] = []
    for match in CLOCK.finditer(text):
        inside = any(a <= match.start("hour") < b for a, b in dates)
        bare = match["minute"] is None and match["word"] is None
        hour, minute = int(match["hour"]) % 24, int(match["minute"] or 0)
        if inside or (bare and not _ends_span(text, match, hits)):
            continue
        hits.append(TimeHit(match.start(), match.end(), time(hour, minute)))
    return hits


def _ends_span(text: str, match: re.Match[str], before: list[TimeHit]) -> bool:
    """Whether an hour alone ends the span that the time before it begins: the 15 of "kl. 13-15"."""
    if not before or SPAN.fullmatch(text, before[-1].end, match.start()) is None:
        return False
    return int(match["hour"]) > before[-1].value.hour and len(before) == 1
