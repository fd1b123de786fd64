"""The word lists about money, as patterns."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from parsers.lexicons import load_lexicon


def lists() -> dict[str, Any]:
    """The lexicon of amounts."""
    return load_lexicon("amounts")


def any_of(entries: Iterable[str]) -> str:
    """An alternation of words or phrases, the longest first, with any white space between their words."""
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in ordered)


def coded(section: str) -> dict[str, str]:
    """Each word of a section with the code of its list."""
    return {word: code for code, words in lists()[section].items() for word in words}


@cache
def directions() -> tuple[re.Pattern[str], dict[str, str]]:
    """A word that tells what an amount is, inside a longer word too, and the code of each; "" for none.

    >>> directions()[0].search("de samlede driftsudgifter")["stem"]
    'udgift'
    """
    codes = {w: code for code, ws in lists()["directions"].items() for w in ws}
    codes |= dict.fromkeys(lists()["no_direction"], "")
    return re.compile(rf"\b[^\W\d_]*?(?P<stem>{any_of(codes)})[^\W\d_]*", re.IGNORECASE), codes


@cache
def bounds() -> tuple[re.Pattern[str], dict[str, str]]:
    """A word that stands right before an amount and says how exact it is, and the code of each."""
    codes = coded("bounds")
    between = rf"(?:(?:{any_of(lists()['between']['words'])})\s+){{0,2}}"
    pattern = rf"(?<!\w)(?P<word>{any_of(codes)})\s*{between}(?:på\s+|til\s+)?$"
    return re.compile(pattern, re.IGNORECASE), codes


@cache
def expected() -> re.Pattern[str]:
    """A word that says an amount is an expectation, inside a longer word too."""
    return re.compile(rf"\b[^\W\d_]*?(?:{any_of(lists()['expected']['words'])})[^\W\d_]*", re.IGNORECASE)


@cache
def frequencies() -> tuple[re.Pattern[str], dict[str, str]]:
    """A word that says how often an amount falls, and the code of each; "engangs" begins a longer word."""
    codes = coded("frequencies")
    return re.compile(rf"(?<!\w)(?P<word>{any_of(codes)})(?:(?<=gangs)\w*|(?!\w))", re.IGNORECASE), codes


@cache
def per() -> tuple[re.Pattern[str], dict[str, str]]:
    """What follows the amount of one unit: "pr. borger", "i døgnet"; `unit` or `phrase` is set."""
    phrases = lists()["per"]
    pattern = (
        rf"(?:\s(?:inkl|ekskl)\.?\s\w+)?\s*(?:(?P<phrase>{any_of(phrases)})(?!\w)"
        r"|(?:pr\.?|per)\s+(?P<unit>(?:\w+(?:ivt|ligt|tisk|eret|ede)\s)?[^\W\d_][\w-]*))"
    )
    return re.compile(pattern, re.IGNORECASE), phrases


@cache
def price() -> re.Pattern[str]:
    """What before an amount makes it a price: "timepris på", "et årsværk á", "En måneds ophold koster".

    The unit is in one of the groups `compound`, `priced`, `each`, `noun` or `one`; in none for
    "en gennemsnitspris på".
    """
    units, prices = any_of(lists()["price"]["units"]), any_of(lists()["price"]["words"])
    return re.compile(
        rf"""
        \b(?:(?P<compound>{units})[es]?|gennemsnits?|enheds?|stk\.?)?(?:{prices})(?:e[rn])?
            (?:\spr\.?\s(?:[^\W\d_]+[te]\s)?(?P<priced>[^\W\d_]+))?
            (?:\s(?!(?:{prices}))[^\d\s.,;:]+){{0,5}}\s(?:på|er|udgør)\s(?:[^\d\s]+\s)?$
      | \b(?:(?P<each>{units})\s(?:á|à|beregnet\stil)|(?P<noun>[^\W\d_]+)\s[áà])\s(?:ca\.\s)?$
      | ^\W*(?:en|et)\s(?P<one>{units})s\s.*\bkoster\s(?:\D{{0,24}}\s)?$
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def anywhere(section: str) -> re.Pattern[str]:
    """One of the words of a section as a whole word."""
    return re.compile(rf"(?<!\w)(?:{any_of(lists()[section]['words'])})(?!\w)", re.IGNORECASE)
