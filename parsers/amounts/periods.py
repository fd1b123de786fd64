"""When an amount falls: "i 2024", "fra 2025 og frem", "2026-2028", "over fire år", "(2024-p/l)"."""

import re
from functools import cache

from models.frozen import dataclass
from parsers.amounts.words import any_of, lists

YEAR = r"(?:19|20)\d\d"
# "-priser", " p/l", "-pl": the year before it is a price level
PRICES = r"[\s-]{0,2}(?:p\.?\s?/\s?l|pl\b|pris|prisniveau|niveau)"
PRICE_YEAR = re.compile(rf"(?<!\d)(?P<a>{YEAR}){PRICES}|\bp\.?/?l\.?[\s-]{{0,2}}(?P<b>{YEAR})", re.IGNORECASE)
# "1. januar 2025", "3/5 2024": the year of a date
DATE_BEFORE = re.compile(r"(?:\d\.?\s?[a-zæøå]{3,9}\.?|\d[./-]\d{1,2}[./-]?)\s*$", re.IGNORECASE)
# between an amount and a period of something else: "2 mio. kr., når den er indfaset i 2026"
OTHER_CLAUSE = re.compile(r"[:;]|,\s(?:når|hvis|da|idet|mens|fordi|hvor|efter|indtil)\b", re.IGNORECASE)
# from how many characters apart a period no longer belongs to an amount
FAR = 70


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in a text: last is None for an open end; afterwards: the years after the last named.

    years is set alone for "over fire år".
    """

    start: int
    end: int
    first: int | None = None
    last: int | None = None
    years: int | None = None
    afterwards: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    words = lists()["periods"]
    open_ends, afterwards = any_of(words["onwards"]), any_of(words["afterwards"])
    numbers = any_of(word for word in lists()["numbers"] if word not in ("en halv", "halvanden"))
    return re.compile(
        rf"""
        (?<!\w)(?:
            (?:(?P<since>{any_of(words["from_year"])})|(?:{any_of(words["before_year"])}))?\s*(?P<budget>budget(?:tet)?\s)?(?:år\s)?
            (?<![\d.,/-])(?P<first>{YEAR})(?!\d|[.,]\d|{PRICES}|/\d)(?:(?:,\s{YEAR})+(?=\sog\s{YEAR}))?
            (?:\s?(?P<join>[-\u2013\u2014/]|og|til\s+og\s+med|t\.o\.m\.|til)\s?(?P<last>{YEAR})(?!\d|[.,]\d|{PRICES}))?
            (?P<onwards>\s+(?:{open_ends})|\s+og\s+(?:{afterwards})(?!\s+(?:\S+\s+){{0,4}}[\d]))?
          | (?P<after>(?:{afterwards})(?!\w))
          | over\s(?:en\s)?(?:\w+\s)?(?P<count>{numbers}|\d{{1,2}})[\s-]års?\b(?:\speriode)?
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def find_periods(text: str) -> list[Period]:
    """The stretches of time of a sentence, left to right; price levels and dates are none.

    >>> [(p.first, p.last) for p in find_periods("1 mio. kr. i 2024 og 2 mio. kr. fra 2025 og frem")]
    [(2024, 2024), (2025, None)]
    """
    periods: list[Period] = []
    for match in _pattern().finditer(text):
        if match["after"]:
            periods.append(Period(match.start(), match.end(), afterwards=True))
        elif match["count"]:
            count = match["count"].lower()
            years = int(count) if count.isdigit() else int(lists()["numbers"][count])
            periods.append(Period(match.start(), match.end(), years=years))
        elif not DATE_BEFORE.search(text[: match.start("first")]) and _is_bound(text, match):
            periods.append(_period(match))
    return periods


def _period(match: re.Match[str]) -> Period:
    first = int(match["first"])
    last = int(match["last"]) if match["last"] else first
    if match["onwards"] or (match["since"] and not match["last"]):
        return Period(match.start(), match.end(), first if not match["last"] else last, None)
    return Period(match.start(), match.end(), min(first, last), max(first, last))


def _is_bound(text: str, match: re.Match[str]) -> bool:
    """Whether a year is the time of something: a preposition, a span, an open end or a list says so."""
    if match["budget"] and match["since"]:
        return False
    if match.start() < match.start("first") or match["last"] or match["onwards"]:
        return True
    return bool(re.search(rf"(?:{YEAR}|\bog|,)\s*$", text[: match.start("first")]))


def find_price_year(text: str) -> int | None:
    """The one price level that a sentence names, None for none or several."""
    years = {int(match["a"] or match["b"]) for match in PRICE_YEAR.finditer(text)}
    return years.pop() if len(years) == 1 else None


def share_periods(text: str, spots: list[tuple[int, int]], periods: list[Period]) -> list[Period | None]:
    """The period of each amount, by their places in a sentence.

    A period belongs to the nearest amount, rather the one it follows; amounts without one of their own take
    the period that opens the sentence. "herefter" begins the year after the last one named.
    """
    own: list[Period | None] = [None] * len(spots)
    near = [FAR + 1.0] * len(spots)
    dated = [p for p in periods if p.years is None]
    for period in dated:
        nearest = _nearest(text, spots, period)
        if nearest is not None and nearest[0] < near[nearest[1]]:
            near[nearest[1]], own[nearest[1]] = nearest[0], _resolve(period, dated)
    opening = next((p for p in dated if spots and p.end <= spots[0][0] and not p.afterwards), None)
    return (
        [one or (opening if opening is not None and at == 0 else None) for at, one in enumerate(own)]
        if (opening is None or any(own))
        else [opening] * len(own)
    )


def _nearest(text: str, spots: list[tuple[int, int]], period: Period) -> tuple[float, int] | None:
    """How far the amount is that a period belongs to, and which it is; None where all are far."""
    best: tuple[float, int] | None = None
    for at, (start, end) in enumerate(spots):
        gap = text[end : period.start] if end <= period.start else text[period.end : start]
        follows = end <= period.start
        if OTHER_CLAUSE.search(gap):
            continue
        distance = (
            len(gap.strip())
            + (8 if re.search(r"\b(?:og|samt|men)\b|,", gap) else 0)
            - (0.5 if follows else 0)
        )
        if distance <= FAR and (best is None or distance < best[0]):
            best = (distance, at)
    return best


def _resolve(period: Period, dated: list[Period]) -> Period:
    """A period with its years: those after the last one named before it, for "herefter"."""
    if not period.afterwards:
        return period
    named = [p.last for p in dated if p.end <= period.start and p.last is not None]
    if not named:
        return Period(period.start, period.end)
    return Period(period.start, period.end, max(named) + 1, None)
