"""The words of a text in the form that a search compares: small letters, one spelling, no inflection."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from models.danish_words import look_up
from models.frozen import dataclass
from parsers.lexicons import load_lexicon

# letters and digits; a soft hyphen within a word is no part of it
TOKEN = re.compile(r"[^\W_]+(?:\u00ad[^\W_]+)*")
# "AI" as a scan has it, and what stands before the first word of a sentence
READ_AS_AL, FAR = "Al", 40
SENTENCE_START = re.compile(r"(?:^|[.!?:\n])[\W\d_]*\Z")
# letters that Danish has none of, for those that it writes instead
FOREIGN = str.maketrans({"ö": "ø", "ä": "æ", "\u00ad": None})
OWN = frozenset("æøå")
# how many words a process remembers the stem of
REMEMBERED = 1 << 18


@dataclass(frozen=True, slots=True)
class Token:
    """A word at start:end of its text; form is its spelling for comparison, with its ending."""

    form: str
    start: int
    end: int

    @property
    def stem(self) -> str:
        """The form without ending."""
        return find_stem(self.form)


def find_tokens(text: str) -> list[Token]:
    """The words and numbers of a text, left to right.

    >>> [token.form for token in find_tokens("Kirkegaards CO2-regnskab")]
    ['kirkegårds', 'co2', 'regnskab']
    """
    return [
        Token(
            "ai" if match[0] == READ_AS_AL and _is_ai(text, match) else fold(match[0]),
            match.start(),
            match.end(),
        )
        for match in TOKEN.finditer(text)
    ]


def _is_ai(text: str, match: re.Match[str]) -> bool:
    """Whether "Al" is the "AI" of a scan: before a hyphen, or within a sentence, where "al" is small."""
    start, end = match.span()
    return text[end : end + 1] == "-" or not SENTENCE_START.search(text, max(0, start - FAR), start)


def find_forms(text: str) -> list[str]:
    """The spelling for comparison of each word and number of a text, left to right."""
    return list(map(fold, TOKEN.findall(text)))


@lru_cache(maxsize=REMEMBERED)
def fold(word: str) -> str:
    """A word in small letters and one spelling: "aa" is "å", "é" is "e", "ö" is "ø".

    >>> fold("Allé"), fold("Kirkegaard")
    ('alle', 'kirkegård')
    """
    small = unicodedata.normalize("NFC", word.casefold()).translate(FOREIGN).replace("aa", "å")
    return small if small.isascii() else "".join(char if char in OWN else _bare(char) for char in small)


def _bare(char: str) -> str:
    """A letter without its accent."""
    return unicodedata.normalize("NFD", char)[0]


@lru_cache(maxsize=REMEMBERED)
def find_stem(form: str) -> str:
    """What the forms of a word have in common; a number is itself. form is as fold gives it.

    >>> find_stem("hjemløshed"), find_stem("hjemløse"), find_stem("bøgerne"), find_stem("ledige")
    ('hjemløs', 'hjemløs', 'bog', 'ledig')
    """
    if not form.isalpha():
        return form
    base = _bases().get(form) or look_up(form)
    if base == form:
        base = _with_plain_tail(form)
    for ending, own in _kept():
        if base.endswith(ending):
            return base.removesuffix(ending) + own
    stem = str(_stemmer().stemWord(base))
    for ending, noun in _adjectives():
        if stem.endswith(ending):
            return str(_stemmer().stemWord(stem.removesuffix(ending) + noun))
    return stem


def is_ignored(form: str) -> bool:
    """Whether a word stands everywhere, so that a search is not helped by it."""
    return form in _ignored()


@cache
def _ignored() -> frozenset[str]:
    return frozenset(load_lexicon("search")["ignored"])


def _with_plain_tail(form: str) -> str:
    """A compound with its last word as it stands in a dictionary: "plejebørn" as "plejebarn"."""
    for tail, plain in _tails():
        if form.endswith(tail) and len(form) > len(tail) + 2:
            return form.removesuffix(tail) + plain
    return form


@cache
def _tails() -> tuple[tuple[str, str], ...]:
    return tuple((tail, plain) for tail, plain in load_lexicon("search")["tails"])


@cache
def _bases() -> dict[str, str]:
    return dict(load_lexicon("search")["bases"])


@cache
def formal_stems() -> frozenset[str]:
    """The stems of words that stand in any minutes and proposal, so that they point to no topic."""
    return frozenset(find_stem(word) for word in load_lexicon("search")["formal"])


@cache
def _adjectives() -> tuple[tuple[str, str], ...]:
    return tuple((ending, noun) for ending, noun in load_lexicon("search")["adjectives"])


@cache
def _kept() -> tuple[tuple[str, str], ...]:
    return tuple((ending, own) for ending, own in load_lexicon("search")["kept"])


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("danish")
