"""Dates on a paper that no calendar has: "31. april 2019"."""

import re
from calendar import monthrange

from models.evidence import Issue
from parsers.dates import date_pattern, month_numbers
from parsers.flow import Flow, Piece, spans_of

# no other day is missing in any month; quick to look for
LATE = re.compile(r"(?:29|3[0-9])(?<![\d.,/-]..)\s?(?:[./-]|[a-zæA-ZÆ])")
# "30-02-2019-14" and "30.02.12-P19" are numbers of cases
GOES_ON = re.compile(r"[\w/-]|\.\d")
# a year that says nothing is a leap year
LEAP = 2000


def find_impossible_dates(flow: Flow) -> tuple[Issue, ...]:
    """A finding for each date of a document that does not exist; such a date is stored nowhere."""
    return tuple(
        _tell(place.text[start:end], place.piece(start, end))
        for place in flow.places
        if LATE.search(place.text)
        for start, end in find_impossible(place.text)
    )


def find_impossible(text: str) -> list[tuple[int, int]]:
    """Where a text prints a day that its month does not have, with the month's name or the whole year.

    find_impossible("onsdag den 31. april 2019") has one, from 11 to 25.
    """
    return [
        match.span()
        for match in date_pattern().finditer(text)
        if not GOES_ON.match(text, match.end()) and _is_impossible(match)
    ]


def _is_impossible(match: re.Match[str]) -> bool:
    year = match["y1"] or match["y2"] or match["y3"]
    if match["m3"] is None and (year is None or len(year) < 4):
        return False
    month = int(match["m1"] or match["m2"] or month_numbers()[match["m3"].lower()])
    day = int(match["d1"] or match["d2"] or match["d3"])
    if not 1 <= month <= 12 or day > 39:
        return False
    return day > monthrange(int(year) if year else LEAP, month)[1]


def _tell(printed: str, piece: Piece) -> Issue:
    return Issue(
        code="document.impossible_date",
        severity="warning",
        message=f"Datoen {printed} findes ikke i nogen kalender og er ikke gemt som dato.",
        found=printed,
        span=spans_of([piece])[0],
    )
