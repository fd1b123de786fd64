"""What a text names of other matters: earlier points, case numbers and codes, each with its sentence."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from models.frozen import dataclass
from parsers.lexicons import load_lexicon
from parsers.tracing.references import find_references

MentionKind = Literal["point", "case", "code", "theme"]

# "27.36.04-P20-12-23", "306-2009-600", "2024-018452", "15/34881"
CASE = re.compile(
    r"(?<![\w.,/-])(?:\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d+-\d{2}|\d{3}-\d{4}-\d{1,6}|\d{4}-\d{4,6}|\d{2}/\d{3,6})(?![\w/-])"
)
# letters and digits in one word: "NB12", "BC-04"
CODE = re.compile(r"(?<![\w-])(?=[\w-]*[^\W\d_])(?=[\w-]*\d)[\w-]{3,12}(?![\w-])")
# all that is named has one
DIGIT = re.compile(r"\d")
# where a sentence ends: not after "pkt." or "4."
SENTENCE_END = re.compile(r"(?:(?<=[^\W\d_]{4})|(?<=\d{4}))[.!?](?=\s+[A-ZÆØÅ])|\n")
# How much of a sentence is kept around what it names.
NEAR = 200


@dataclass(frozen=True, slots=True)
class Mention:
    """Something a text names: an earlier point ("2024-03-05 7"), a case number or a code, in small letters.

    A theme of a plan is the theme's number and what the plan is called ("5 klimaplan"). printed is what
    stands there, sentence the words around it.
    """

    kind: MentionKind
    value: str
    printed: str
    sentence: str


def find_mentions(text: str) -> Iterator[Mention]:
    """All that a text names.

    >>> [(one.kind, one.value) for one in find_mentions("Byrådet 5. marts 2024, pkt. 7, om NB12.")]
    [('point', '2024-03-05 7'), ('code', 'nb12')]
    """
    if not DIGIT.search(text):
        return
    for one in find_references(text):
        sentence = _sentence(text, one.start, one.end)
        yield Mention("point", f"{one.day.isoformat()} {one.number}", one.printed, sentence)
    for match in CASE.finditer(text):
        yield Mention("case", match[0].casefold(), match[0], _sentence(text, *match.span()))
    for match in CODE.finditer(text):
        yield Mention("code", match[0].casefold(), match[0], _sentence(text, *match.span()))
    for match in _theme().finditer(text):
        plan, number = match["plan"] or match["later"], match["number"] or match["first"]
        value = f"{int(number)} {plan.casefold()}"
        yield Mention("theme", value, " ".join(match[0].split()), _sentence(text, *match.span()))


@cache
def _theme() -> re.Pattern[str]:
    """A plan and the number of a part of it: "Klimaplanens tema 5", "tema 5 i den nye Klimaplan"."""
    words = load_lexicon("tracing")
    plans, parts = ("|".join(map(re.escape, words[name])) for name in ("plans", "parts"))
    number, ending = r"\d{1,2}(?![\d.,]*\d)", r"(?:m?et|e?n)?"
    return re.compile(
        rf"(?<![\w-])(?P<plan>[\w-]*(?:{plans})){ending}s\s+(?:{parts})\s+(?P<number>{number})"
        rf"|\b(?:{parts})\s+(?P<first>{number})\s+i\s+(?:den\s+|det\s+)?(?:nye\s+)?"
        rf"(?P<later>[\w-]*(?:{plans})){ending}\b",
        re.IGNORECASE,
    )


def is_aside(sentence: str) -> bool:
    """Whether a sentence names another matter only beside its own: "i lighed med", "behandles særskilt"."""
    return bool(_pattern("aside").search(sentence))


def is_renumbered(sentence: str) -> bool:
    """Whether a sentence says that the matter used to have another number."""
    return bool(_pattern("renumbered").search(sentence))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = (r"\s+".join(map(re.escape, phrase.split())) for phrase in load_lexicon("tracing")[name])
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence that start:end stands in, or so much of it as is near."""
    low, high = max(0, start - NEAR), min(len(text), end + NEAR)
    before = [match.end() for match in SENTENCE_END.finditer(text, low, start)]
    after = SENTENCE_END.search(text, end, high)
    return " ".join(text[before[-1] if before else low : after.end() if after else high].split())
