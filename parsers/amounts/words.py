"""The word lists about money, as patterns."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from models.frozen import dataclass
from parsers.lexicons import load_lexicon
from parsers.text import lower_in_place

LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class StemHit:
    """A word as printed that has a stem in it, and where it begins."""

    start: int
    word: str
    stem: str


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


class Stems:
    """Words that have one of some stems in them: "driftsudgifterne" for "udgift".

    The stems alone are looked for, in small letters, and the word around each is read off the text: a pattern
    of whole words tries every stem at every letter, which takes ten times as long.
    """

    def __init__(self, stems: Iterable[str]) -> None:
        self._stem = re.compile(any_of(stems))

    def find(self, text: str) -> Iterator[StemHit]:
        """The words of a text, left to right; of several stems at one place the longest."""
        lowered = lower_in_place(text)
        at = 0
        while (hit := self._stem.search(lowered, at)) is not None:
            start, end = _word_around(text, hit.start(), hit.end())
            at = end
            if start and (text[start - 1].isdecimal() or text[start - 1] == "_"):
                at = hit.start() + 1
                continue
            yield StemHit(start, text[start:end], " ".join(hit[0].split()))


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the letters around a part of a text begin and end."""
    while start and LETTERS.match(text[start - 1]):
        start -= 1
    after = LETTERS.match(text, end)
    return start, after.end() if after else end


@cache
def directions() -> tuple[Stems, dict[str, str]]:
    """The words that tell what an amount is, inside longer words too, and the code of each; "" for none.

    >>> [hit.stem for hit in directions()[0].find("de samlede driftsudgifter")]
    ['udgift']
    """
    codes = {w: code for code, ws in lists()["directions"].items() for w in ws}
    codes |= dict.fromkeys(lists()["no_direction"], "")
    return Stems(codes), codes


@cache
def bounds() -> tuple[re.Pattern[str], dict[str, str]]:
    """A word that stands right before an amount and says how exact it is, and the code of each."""
    codes = coded("bounds")
    between = rf"(?:(?:{any_of(lists()['between']['words'])})\s+){{0,2}}"
    pattern = rf"(?<!\w)(?P<word>{any_of(codes)})\s*{between}(?:på\s+|til\s+)?$"
    return re.compile(pattern, re.IGNORECASE), codes


@cache
def expected() -> Stems:
    """The words that say an amount is an expectation, inside longer words too."""
    return Stems(lists()["expected"]["words"])


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
def awarding() -> re.Pattern[str]:
    """The beginning of a verb that makes a price an award: "prisen på 10.000 kr. tildeles"."""
    return re.compile(rf"(?<!\w)(?:{any_of(lists()['price']['awarding'])})", re.IGNORECASE)


@cache
def anywhere(section: str) -> re.Pattern[str]:
    """One of the words of a section as a whole word."""
    return re.compile(rf"(?<!\w)(?:{any_of(lists()[section]['words'])})(?!\w)", re.IGNORECASE)
