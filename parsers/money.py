"""Danish numbers as printed in tables: "1.250", "-942", "2,5", "(1.200)", "2.093,8-"."""

import re
from decimal import Decimal
from functools import lru_cache

from models.frozen import dataclass

MINUS = "-\u2010\u2011\u2012\u2013\u2014\u2212"
GAPS = " \u00a0\u2000-\u200b\u202f"
# "-", "–", "_", "--": an empty cell that was marked as empty
DASH = re.compile(rf"[{MINUS}_]+(?:\s*[{MINUS}_]+)*")
# "*", "1)", "**", "²": a footnote mark after a number
FOOTNOTE = r"(?:\s?(?:\*+|\d?\)|[¹²³⁴⁵⁶⁷⁸⁹†]+))"
# "1.250", "12.345.678", "1 250" and "0,5", "6,25"; "0.5" where a point was typed for the comma
GROUPED = rf"\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:[{GAPS}]\d{{3}})+|\d+"
FRACTION = r"(?:,\d+|(?<!\.\d{3})\.\d{1,2})"
NO_DIGIT = re.compile(r"\D")
# "- 1.250", "(1.200)", "2.093,8-", "5,0*", "+200", "1.200 kr."
NUMBER = re.compile(
    rf"""
    (?P<open>\()?\s*
    (?P<sign>[{MINUS}+])?\s*
    (?P<whole>{GROUPED}|(?=,\d))
    (?P<fraction>{FRACTION})?
    (?P<after>\s?[{MINUS}])?
    \s*(?P<close>\))?
    (?:\s?(?:kr\.?|,-))?
    {FOOTNOTE}?
    """,
    re.VERBOSE,
)
# one word of a printed row: a number without gaps inside, or a dash that stands alone
TOKEN = re.compile(
    rf"""
    (?<![^\s(])
    (?P<token>
        \(?[{MINUS}+]?(?:\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,\d+|(?<!\.\d{{3}})\.\d{{1,2}}(?!\d))?[{MINUS}]?\)?(?:\*+)?
      | [{MINUS}_]+
    )
    (?=\s|$)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class NumberHit:
    """A number or an empty mark in a line: text[start:end] is printed; value is None for a mark like "-"."""

    start: int
    end: int
    printed: str
    value: Decimal | None


def is_dash(printed: str) -> bool:
    """Whether a cell holds nothing but a mark for empty: "-", "–", "_" or several of them."""
    return DASH.fullmatch(printed.strip()) is not None


@lru_cache(maxsize=4096)
def parse_number(printed: str) -> Decimal | None:
    """The value of one table cell, None where it holds no single number.

    Reads points as thousands and the comma as decimal sign; a minus may stand before the number, after it or
    as brackets around it. parse_number("2.093,8-") is Decimal("-2093.8"), parse_number("-") is None.
    """
    hit = NUMBER.fullmatch(printed.strip())
    if hit is None or bool(hit["open"]) != bool(hit["close"]):
        return None
    if (hit["sign"] and hit["after"]) or (hit["open"] and (hit["sign"] or hit["after"])):
        return None
    whole = NO_DIGIT.sub("", hit["whole"]) or "0"
    value = Decimal(whole + (hit["fraction"] or "").replace(",", "."))
    negative = hit["open"] or hit["after"] or (hit["sign"] or "+") != "+"
    return -value if negative and value else value


def find_numbers(text: str) -> list[NumberHit]:
    """The numbers and empty marks of one line, left to right; a dash parted by a space is a mark of its own.

    Gives only words that are a number as a whole: nothing in "EL07", "2021-2023" or "1.-2. linje". Spaces as
    thousands marks are not joined here, since they part columns as well. "Drift - 0 -14" gives "-" (None),
    "0" and "-14".
    """
    return list(_numbers(text))


@lru_cache(maxsize=4096)
def _numbers(text: str) -> tuple[NumberHit, ...]:
    hits: list[NumberHit] = []
    for match in TOKEN.finditer(text):
        printed = match["token"]
        value = None if is_dash(printed) else parse_number(printed)
        if value is not None or is_dash(printed):
            hits.append(NumberHit(match.start("token"), match.end("token"), printed, value))
    return tuple(hits)
