"""Amounts as printed in sentences: "1.316.000 kr.", "2,5-3 mio. kr.", "t.kr. 250", "to mio. kr."."""

import re
from decimal import Decimal
from functools import cache

from models.frozen import dataclass
from parsers.amounts.words import any_of, lists
from parsers.money import GAPS, MINUS

# what a line or text must have for an amount to be possible at all
MARK = re.compile(
    r"(?<![^\W\d_])(?:t?kr\b|kr[.\d]|kroner|mio|mia\b|mill\b|million|milliard|dkk)", re.IGNORECASE
)
# one of these is in each of them
OF_MARK = ("kr", "mio", "mia", "mill", "dkk")
SIGN = rf"(?:(?<![\w)\]])[{MINUS}+])?"
# "1.316.000", "1 316 000", "2,59", "15,950", "0.5"
NUMBER = (
    rf"(?<![\w.,])(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:[{GAPS}]\d{{3}})+|\d+)"
    r"(?:,\d+|\.\d{1,2}(?!\d))?(?!\d)"
)
# the second of two numbers: a hyphen or a word stands before it
NEXT = NUMBER.replace(r"(?<![\w.,])", "")
MILLION, MILLIARD, THOUSAND = Decimal(10) ** 6, Decimal(10) ** 9, Decimal(1000)
# "mio.", "mill.", "millioner"; "mia.", "milliard"
LARGE = r"(?:mio\b\.?|mill\b\.?|million(?:er)?\b|mia\b\.?|mio(?=kr)\.?|mia(?=kr)\.?|milliard(?:er)?\b)"
KRONER = r"(?:kr\b(?:\.(?!\w))?|kroners?\b|kr\b\.?|dkk\b)"
# "t.kr.", "tkr", "t. kr.", "tusind kr."
KILO = r"(?:t\.?\s?kr\b\.?|tusinde?\s(?:kr\b\.?|kroner\b))"
UNIT = rf"(?:{LARGE}\s?{KRONER}|{KILO}|{KRONER}|{LARGE})"
# "1.000 kr." alone: the unit of a table, not an amount
TABLE_UNIT = re.compile(r"^\+?1[.\s]?000\s?kr\.?$", re.IGNORECASE)
# "afrundet til hele 100.000 kr."; "Side 3 af 7 kr.": the foot of a page in the middle of a line
NO_AMOUNT = re.compile(r"\b(?:hele|nærmeste|side\s\d{1,4}\s(?:af|/))\s$", re.IGNORECASE)
UNIT_BEFORE = re.compile(r"(?:^|\bi|\bhele|[(\[])\s*$", re.IGNORECASE)
# "1.000 kr., 2025-priser", "1.000 kr. (2026 p/l)": at which prices a table is, right behind its unit
PRICES_AFTER = re.compile(r"\s?,?\s?\(?(?:19|20)\d\d[\s-]{0,2}(?:pris|p/?l\b)", re.IGNORECASE)
AFTER_TABLE_UNIT = re.compile(r"^[\s,)\]]*(?:$|\(?\d{4}[\s-]?(?:p\.?/?l|pl|priser)|[\d\s]+$)", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
# "(1.284) t.kr." is below zero; not so the year before it ("500 (450) t.kr."), nor the number of a point
BRACKETED = rf"(?<![\w)%])(?<![\d.)%]\s)\((?P<lost>{NUMBER})\)\s?(?P<unit5>{UNIT}(?:,-)?)(?!\.?\s?\d)"
SHORT = re.compile(r"\d{1,2}")
EVENT = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a text: text[start:end] is printed; low is high but for a range.

    step is the worth of its last printed digit.
    bare says that no "kr." is printed with it, only "mio." or the unit of another amount.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    bare: bool


def may_have_money(text: str) -> bool:
    """Whether a text can have an amount in it at all; quick."""
    folded = text.lower()
    return any([part in folded for part in OF_MARK]) and MARK.search(folded) is not None


@cache
def amount_pattern() -> re.Pattern[str]:
    """Any printed form of an amount."""
    words = any_of(lists()["numbers"])
    return re.compile(
        rf"""
        (?=[{MINUS}\d+(]|(?<![^\W_])[a-zé])
        (?:(?P<sign>{SIGN})
        (?:
            (?P<many>(?P<first>{NUMBER})\s?(?P<join>[-\u2010-\u2014]|\s(?:og|til|eller)\s)\s?(?P<second>{NEXT})\s?
                (?P<unit2>{UNIT}))
          | (?P<one>{NUMBER})\s?(?P<unit1>{UNIT}(?:,-)?)
          | \b(?P<word>{words})\s(?P<unit3>(?:mio|mia|mill|million|milliard)\w*\.?(?:\s?{KRONER})?)
        )
      | \b(?P<unit4>{KILO}|{LARGE}\s?{KRONER}|{KRONER})\s?(?P<sign4>[{MINUS}]?)(?P<prefixed>{NEXT})
        (?P<large4>\s?{LARGE})?(?:,-)?
      | {BRACKETED})
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def find_printed(text: str) -> list[Amount]:
    """The amounts of a text, left to right, whatever is said of them.

    >>> [(hit.low, text[hit.start:hit.end]) for text in ("2,5 mio. kr.",) for hit in find_printed(text)]
    [(Decimal('2500000.0'), '2,5 mio. kr.')]
    """
    hits: list[Amount] = []
    for match in amount_pattern().finditer(text):
        hits += _read(text, match)
    return _merge_ranges(text, hits)


def _read(text: str, match: re.Match[str]) -> list[Amount]:
    if match["many"]:
        return _read_many(text, match)
    if match["prefixed"]:
        return _read_prefixed(text, match)
    if match["lost"]:
        return _read_bracketed(text, match)
    unit = match["unit1"] or match["unit3"]
    scale, bare = _scale(unit)
    if match["word"]:
        value, step = Decimal(lists()["numbers"][" ".join(match["word"].lower().split())]), Decimal(1)
    else:
        value, step = parse_printed(match["one"])
    if bare and not _is_money(text, match.end()):
        return []
    if NO_AMOUNT.search(text[max(0, match.start() - 16) : match.start()]):
        return []
    if TABLE_UNIT.match(match[0]) and _is_table_unit(text, match):
        return []
    sign = _sign(match["sign"])
    return [
        Amount(match.start(), match.end(), sign * value * scale, sign * value * scale, step * scale, bare)
    ]


def _is_table_unit(text: str, match: re.Match[str]) -> bool:
    """Whether "1.000 kr." tells what a table counts in."""
    alone = UNIT_BEFORE.search(text[: match.start()]) or PRICES_AFTER.match(text, match.end())
    return alone is not None or (
        AFTER_TABLE_UNIT.match(text[match.end() :]) is not None and match.start() == 0
    )


def _read_prefixed(text: str, match: re.Match[str]) -> list[Amount]:
    number = match["prefixed"]
    before = text[: match.start()]
    if YEAR.fullmatch(number) or before.rstrip().endswith(("(", "[")) or re.search(r"\bi\s$", before):
        return []
    if re.search(r"\d\s*$", before) or re.match(r"\s?(?:%|pct|\d|[.:/-]\d)", text[match.end() :]):
        return []
    value, step = parse_printed(number)
    scale = _scale(match["unit4"])[0] * (_scale(match["large4"])[0] if match["large4"] else 1)
    sign = -1 if match["sign4"] else 1
    return [
        Amount(match.start(), match.end(), sign * value * scale, sign * value * scale, step * scale, False)
    ]


def _read_bracketed(text: str, match: re.Match[str]) -> list[Amount]:
    """A number in brackets before its unit, as accounts print what is below zero."""
    number = match["lost"]
    scale, bare = _scale(match["unit5"])
    if YEAR.fullmatch(number) or (bare and not _is_money(text, match.end())):
        return []
    if scale == 1 and (SHORT.fullmatch(number) or number in ("1.000", "1000")):
        return []
    value, step = parse_printed(number)
    return [Amount(match.start(), match.end(), -value * scale, -value * scale, step * scale, bare)]


def _read_many(text: str, match: re.Match[str]) -> list[Amount]:
    """A range as one amount; two numbers that are no range as the second alone, or both after "hhv."."""
    scale, bare = _scale(match["unit2"])
    (low, step1), (high, step2) = parse_printed(match["first"]), parse_printed(match["second"])
    start, end, before = match.start(), match.end(), text[: match.start()]
    if bare and not _is_money(text, end):
        return []
    second = Amount(match.start("second"), end, high * scale, high * scale, step2 * scale, bare)
    word = match["join"].strip().lower()
    if re.search(r"\b(?:hhv\.?|henholdsvis)\s*$", before) and word == "og":
        first = Amount(start, match.end("first"), low * scale, low * scale, step1 * scale, True)
        return [first, second]
    if (word == "og" and not re.search(r"\bmellem\s*$", before)) or YEAR.fullmatch(match["first"]):
        return [second]
    if "." not in match["first"] and low * 1000 < high and "." in match["second"]:
        low *= 1000
    sign = _sign(match["sign"])
    ends = sorted((sign * low * scale, sign * high * scale))
    return [Amount(start, end, ends[0], ends[1], max(step1, step2) * scale, bare)]


def _merge_ranges(text: str, hits: list[Amount]) -> list[Amount]:
    """Two amounts with "mellem" before and "og" between them as one range."""
    merged: list[Amount] = []
    for hit in hits:
        last = merged[-1] if merged else None
        joined = last is not None and last.low == last.high and text[last.end : hit.start].strip() == "og"
        if last is not None and joined and re.search(r"\bmellem\s*$", text[: last.start]):
            ends = sorted((last.low, hit.high))
            merged[-1] = Amount(last.start, hit.end, ends[0], ends[1], max(last.step, hit.step), False)
        else:
            merged.append(hit)
    return merged


def parse_printed(number: str) -> tuple[Decimal, Decimal]:
    """A printed number and the worth of its last digit.

    >>> parse_printed("2,59"), parse_printed("1.316.000"), parse_printed("0.5")
    ((Decimal('2.59'), Decimal('0.01')), (Decimal('1316000'), Decimal('1')), (Decimal('0.5'), Decimal('0.1')))
    """
    whole, comma, fraction = number.partition(",")
    if not comma and (point := re.search(r"\.(\d{1,2})$", number)):
        whole, fraction = number[: point.start()], point[1]
    digits = EVENT.sub("", whole)
    value = Decimal(f"{digits}.{fraction}") if fraction else Decimal(digits)
    return value, Decimal(1).scaleb(-len(fraction))


def _scale(unit: str) -> tuple[Decimal, bool]:
    """What one of the unit is worth in kroner, and whether "kr." is left out."""
    folded = unit.lower().lstrip()
    bare = "kr" not in folded and "dkk" not in folded
    if folded.startswith(("mio", "mill")) and not folded.startswith("milliard"):
        return MILLION, bare
    if folded.startswith(("mia", "milliard")):
        return MILLIARD, bare
    return (THOUSAND if folded.startswith("t") else Decimal(1)), bare


def _sign(printed: str) -> int:
    return -1 if printed.strip() and printed.strip() != "+" else 1


@cache
def _after_bare() -> re.Pattern[str]:
    words = any_of(lists()["bare"]["words"])
    return re.compile(rf"\s*(?:$|[.,;:)\]]|(?:{words})(?!\w))", re.IGNORECASE)


def _is_money(text: str, end: int) -> bool:
    """Whether "mio." without "kr." is money by what follows it."""
    return _after_bare().match(text, end) is not None
