"""What a text names of other matters: earlier points, case numbers and codes, each with its sentence."""

import re
from collections.abc import Iterable, Iterator
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
# "Nørreby Kommune", "Nordre Nørreby kommunes"
PLACE = re.compile(
    r"\b(?P<name>[A-ZÆØÅ][\wæøå-]+(?:\s+[A-ZÆØÅ][\wæøå-]+){0,2})\s+[Kk]ommunes?\b|\bRegion\s+[A-ZÆØÅ]\w+"
)
# the shortest name that tells a municipality without the word for one
PLACE_LENGTH = 4
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


def is_proposed(sentence: str, code: str) -> bool:
    """Whether a sentence says that a code is that of a proposal, and not of one to compare with.

    >>> is_proposed("Forslaget er optaget som NB12.", "NB12"), is_proposed("Vi gør som i NB12.", "NB12")
    (True, False)
    """
    if not _proposal().search(sentence):
        return False
    return not re.search(rf"{_likened().pattern}\s+(?:[\w-]+\s+)?{re.escape(code)}", sentence, re.IGNORECASE)


def find_year_of(sentence: str, code: str) -> int | None:
    """The year that stands beside a code as that of its budget or paper; None where there is none.

    >>> find_year_of("NB12 i Budget 2024-2027", "NB12"), find_year_of("Til NB12 gives 2 mio. i 2026", "NB12")
    (2024, None)
    """
    word = rf"(?:[\w-]*(?:{_papers()})\w*|B|BO)"
    year = r"(?P<{}>(?:19|20)\d\d)(?!\d)"
    after = rf"\W{{1,3}}(?:fra|(?:(?:i|fra|af|til|under)\s+)?{word}\s*(?:for)?)\s+{year.format('after')}"
    before = rf"{word}\s+(?:for\s+)?{year.format('before')}[\d–-]*\W{{1,3}}(?:nr\.?\s+)?"
    named = re.escape(code)
    match = re.search(rf"(?<![\w-]){named}{after}|{before}{named}(?![\w-])", sentence, re.IGNORECASE)
    return int(match["after"] or match["before"]) if match else None


def find_places(text: str) -> Iterator[str]:
    """The municipalities and regions that a text names as such.

    >>> list(find_places("Nørreby Kommunes budget er denne kommunes."))
    ['Nørreby Kommune']
    """
    for match in PLACE.finditer(text):
        name = match["name"]
        if name is None:
            yield match[0]
        elif name.split()[-1].casefold() not in load_lexicon("tracing")["no_place"]:
            yield f"{name} Kommune"


def is_elsewhere_said(sentence: str, own: str | None, others: Iterable[str] = ()) -> bool:
    """Whether a sentence names a municipality other than its own, and not its own; False without one.

    others are municipalities that are known too when named without "Kommune".

    >>> is_elsewhere_said("Som i Vestby Kommune.", "Nørreby Kommune")
    True
    """
    bare = bare_place(own or "")
    if not bare or re.search(rf"\b{re.escape(bare)}s?\b", sentence, re.IGNORECASE):
        return False
    if any(find_places(sentence)):
        return True
    known = [bare_place(other) for other in others]
    return any(
        len(name) >= PLACE_LENGTH and re.search(rf"\b{re.escape(name)}s?\b", sentence) for name in known
    )


def bare_place(place: str) -> str:
    """The name of a municipality without the word for one.

    >>> bare_place("Nørreby Kommune")
    'Nørreby'
    """
    return re.sub(r"\s+[Kk]ommunes?$", "", place.strip())


@cache
def _papers() -> str:
    return "|".join(map(re.escape, load_lexicon("tracing")["papers"]))


@cache
def _proposal() -> re.Pattern[str]:
    """A word for a proposal, in whatever compound: "investeringsforslaget"."""
    words = "|".join(map(re.escape, load_lexicon("tracing")["proposals"]))
    return re.compile(rf"\b[\w-]*(?:{words})\w*", re.IGNORECASE)


@cache
def _likened() -> re.Pattern[str]:
    """What stands before something to compare with: "som i", "erfaringerne fra"."""
    return _pattern("likened")


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
