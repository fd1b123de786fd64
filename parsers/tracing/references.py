"""Earlier meetings that a text names with day and point: "Byrådet den 4. marts 2019, pkt. 7"."""

import datetime
import re
from collections.abc import Iterator

from models.frozen import dataclass
from parsers.dates import DateHit, find_dates

# "pkt. 7", "punkt nr. 12", "sag nr. 3": within so many characters of the date
POINT = re.compile(
    r"\b(?:pkt\.?|punkt|sag)\s*(?:nr\.?\s*)?(?P<number>\d{1,3}(?:\.\d{1,2})?)\b", re.IGNORECASE
)
NEAR = 60


@dataclass(frozen=True, slots=True)
class Reference:
    """A point of a meeting on a day; printed is the text at start:end that says so."""

    day: datetime.date
    number: str
    printed: str
    start: int
    end: int


def find_references(text: str) -> Iterator[Reference]:
    """The points of earlier meetings that a text names, left to right; a date without a point is none.

    >>> [one.number for one in find_references("Byrådet, 4. marts 2019, pkt. 7: Udsat.")]
    ['7']
    """
    points = list(POINT.finditer(text))
    if not points:
        return
    for hit, point in _pairs([hit for hit in find_dates(text) if hit.value is not None], points):
        start, end = min(hit.start, point.start()), max(hit.end, point.end())
        if hit.value is not None and _distance(hit, point) <= NEAR:
            yield Reference(hit.value, point["number"], " ".join(text[start:end].split()), start, end)


def _pairs(hits: list[DateHit], points: list[re.Match[str]]) -> Iterator[tuple[DateHit, re.Match[str]]]:
    """Which point belongs to which day: in order where they are as many, else the nearest."""
    if len(hits) == len(points):
        yield from zip(hits, points, strict=True)
        return
    for hit in hits if points else ():
        yield hit, min(points, key=lambda point: _distance(hit, point))


def _distance(hit: DateHit, point: re.Match[str]) -> int:
    return max(point.start() - hit.end, hit.start - point.end(), 0)
