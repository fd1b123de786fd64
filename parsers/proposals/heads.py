"""The lines that a proposal begins with: the heading of a form, a code or a number before a title."""

import re
from functools import cache, lru_cache

from parsers.finance.assemble import find_caption, find_unit, is_amount_column
from parsers.proposals.words import squeeze, words
from parsers.text import REMEMBERED, key

# "2 | Flere fælles køkkener", "Tiltag 3: Ny vagtplan", "Initiativ 4 - Titel"
INITIATIVE = re.compile(
    r"^\s*(?:(?P<bar>\d{1,2})\s*\|\s*|(?P<word>[^\W\d]+)\s+(?P<number>\d{1,3})\s*[:.|–-]\s*)(?P<title>\S.*)$"
)
# "Forslag 14 Ny vagtplan": as in a band of cells; the numbers of such headings have to run
BANDED = re.compile(r"^\s*(?P<word>[^\W\d]+)\s+(?P<number>\d{1,3})\s+(?P<title>[A-ZÆØÅ].*)$")
# "EL07 Nye haver", "SO-12: Titel", "F3 Titel", "B.1 Titel", "RÅD-BU-01 – Titel"
CODED = re.compile(
    r"^\s*(?P<code>(?P<letters>[A-ZÆØÅ]{1,5})(?:-[A-ZÆØÅ]{1,5})?[-. ]?\d{1,3}[a-z]?)(?P<mark>\s*[.:|–-])?"
    r"\s+(?P<title>\S.*)$"
)
# "INV-014", "F13", "D 7", "RÅD-BU-01": a code behind the heading of a form or in a field of its own
CODE = re.compile(r"(?<![\w-])(?P<code>(?:[A-ZÆØÅ]{1,5}-)?[A-ZÆØÅ]{1,5}[- ]?\d{1,4}[a-z]?)(?!\w)")
# "nr. 3", "2024" in the heading of a form
NUMBER_OF_HEAD = re.compile(r"\b(?:nr\.?|nummer)\b|\d+", re.IGNORECASE)
# "Anlægsønske nr. 17", "Investeringsforslag 2", "Driftsforslag 2031 - nr. 4"
HEAD_NUMBER = re.compile(
    r"^\s*(?P<word>[^\W\d]+(?: [^\W\d]+)?)(?:\s+20\d\d)?(?:\s*[-–,:]\s*|\s+)"
    r"(?:(?:nr\b\.?|nummer)\s*:?\s*(?P<code>\d{1,4})|(?P<lone>\d{1,3}))\s*$",
    re.IGNORECASE,
)
# "Forslag K4", "Ønske nr. 31-2": a common word with a code, over the title
COMMON_HEAD = re.compile(
    r"^\s*(?P<word>[^\W\d]+)\s+(?:(?:nr\b\.?|nummer)\s*:?\s*)?"
    r"(?P<code>[A-ZÆØÅ]{1,5}[-. ]?\d{1,4}[a-z]?|\d{1,4}[-.]\d{1,3})\s*$"
)
# "Investeringsforslag NB31: Nye haver", "Business case nr. 4 – Nye haver"
WITH_TITLE = re.compile(
    r"^\s*(?P<word>[^\W\d]+(?: [^\W\d]+)?)\s+(?:(?:nr\b\.?|nummer)\s*)?"
    r"(?P<code>(?:[A-ZÆØÅ]{1,5}-)?[A-ZÆØÅ]{1,5}[- ]?\d{1,4}[a-z]?|\d{1,3})"
    r"\s*(?::|\s[–|-])\s*(?P<title>(?:[^\W\d_].*)?)$"
)
# "Skema til", "Ark for": before what a form is for, and "- budget", "til budgettet" behind it
LEAD = re.compile(r"^\s*(?:skema|ark|blanket|skabelon)\s+(?:til|for|vedr(?:\.|ørende))\s+", re.IGNORECASE)
SCOPE = re.compile(
    r"\s*[–:,-]?\s*\b(?:(?:til|i|for)\s+)?(?:budget(?:tet|år|året)?|overslagsår(?:ene)?|\w+puljen)\b[\s.,:–-]*$",
    re.IGNORECASE,
)
# "Forslag 14 Ny vagtplan SSU-07": the code behind the title, at the other end of the band
LAST_CODE = re.compile(r"\s+(?P<code>[A-ZÆØÅ]{1,5}-\d{1,4}[a-z]?)\s*$")
# "Økonomiske konsekvenser i 1.000 kr.", "Økonomi, t.kr."; "Der afsættes 100 t.kr." is none
UNIT_LAST = re.compile(
    r"^[A-ZÆØÅ][^\d.]*(?:\bi|,)\s+(?:hele\s+)?(?:1[. ]?000 ?kr|t\.? ?kr|mi(?:o|ll)\. ?kr|kr|kroner)\b\.?\s*$",
    re.IGNORECASE,
)
# "År 0 År 1 År 2": the years of a table counted from the first
COUNTED_YEARS = re.compile(r"(?:\bår \d\b\s*){2,}", re.IGNORECASE)
# the heading of a form has at most so many letters
LONGEST_HEAD = 80
# letters with a space before the number ("OMP 3") are a code when they are so few: "SIDE 2" is none
SPACED_LETTERS = 3


@lru_cache(maxsize=REMEMBERED)
def is_form_head(text: str) -> bool:
    """Whether a line is the heading of a form: "INVESTERINGSFORSLAG", with a number, year or code at most.

    "Skema til anlægsønsker" and "DRIFTSFORSLAG - BUDGET 2031" are as well.
    """
    if len(text) > LONGEST_HEAD or not text.strip()[:1].isupper():
        return False
    letters = squeeze(text)
    if not any([beginning in letters for beginning in _head_beginnings()]):
        return False
    return _heads_alone(NUMBER_OF_HEAD.sub(" ", text)) or head_code(text) is not None


def _heads_alone(text: str) -> bool:
    led = LEAD.match(text)
    bare = SCOPE.sub("", text[led.end() if led else 0 :].rstrip(" .,:–-"))
    return names_form(bare) or (led is not None and names_form(bare.removesuffix("r")))


@lru_cache(maxsize=REMEMBERED)
def names_form(text: str) -> bool:
    """Whether some words are what a form is called: those of the lexicon, or a word that ends like them.

    "Servicereduktionsforslag" ends like "reduktionsforslag"; "Ændringsforslag" is a motion of a meeting.
    """
    squeezed = squeeze(text)
    return squeezed in head_words() or (text.strip().isalpha() and squeezed.endswith(_compounds()))


@cache
def _compounds() -> tuple[str, ...]:
    """The names of forms that more may stand before, in one word."""
    return tuple(stem + ending for stem in words("compound_stems") for ending in words("head_endings"))


@cache
def head_words() -> frozenset[str]:
    """The names of forms, squeezed: those of the lexicon, and what its stems and endings make together."""
    made = {stem + ending for stem in words("head_stems") for ending in words("head_endings")}
    return words("form_start") | made.union(_compounds())


@cache
def _head_beginnings() -> frozenset[str]:
    """The first letters of each heading of a form and the endings of others; no line without can be one."""
    return frozenset(word[:4] for word in head_words()) | words("head_endings")


def head_code(text: str) -> re.Match[str] | None:
    """The code behind the heading of a form: "F13" in "BUSINESS CASE F13"."""
    hit = CODE.search(text)
    return hit if hit and names_form(text[: hit.start()] + text[hit.end() :]) else None


def head_number(text: str) -> tuple[int, int] | None:
    """Where the number stands behind the heading of a form: "17" in "Anlægsønske nr. 17", "Forslag 17"."""
    hit = HEAD_NUMBER.match(text)
    if hit is None or not (names_form(hit["word"]) or squeeze(hit["word"]) in words("numbered_proposal")):
        return None
    return hit.span("code") if hit["code"] else hit.span("lone")


def common_head(text: str) -> tuple[int, int] | None:
    """Where the code stands in a heading of a common word and a code: "K4" in "Forslag K4"."""
    hit = COMMON_HEAD.match(text) if text[:1].isupper() else None
    return hit.span("code") if hit is not None and squeeze(hit["word"]) in words("initiative") else None


@lru_cache(maxsize=REMEMBERED)
def head_with_title(text: str) -> re.Match[str] | None:
    """A heading that names form, code and title: "Investeringsforslag NB31: Nye haver"; None for others.

    The title is empty where it begins in the line below.
    """
    hit = WITH_TITLE.match(text) if text[:1].isupper() else None
    known = hit is not None and (names_form(hit["word"]) or squeeze(hit["word"]) in words("initiative"))
    return hit if known else None


@lru_cache(maxsize=REMEMBERED)
def find_initiative(text: str) -> re.Match[str] | None:
    """The heading of a plan's initiative: "2 | Titel", "Tiltag 3: Titel"; None for other lines."""
    hit = INITIATIVE.match(text)
    if hit is None or (hit["word"] and squeeze(hit["word"]) not in words("initiative")):
        return None
    return hit


@lru_cache(maxsize=REMEMBERED)
def find_banded(text: str) -> re.Match[str] | None:
    """A heading whose number no mark parts from the title: "Forslag 14 Ny vagtplan"; None for other lines."""
    hit = BANDED.match(text)
    return hit if hit is not None and squeeze(hit["word"]) in words("initiative") else None


@lru_cache(maxsize=REMEMBERED)
def find_code(text: str) -> re.Match[str] | None:
    """A code in letters and digits before a title: "EL07 Titel"; None for "CO2 ..." and the like."""
    hit = CODED.match(text)
    if hit is None or squeeze(hit["code"]) in words("not_codes") or squeeze(hit["letters"]) in words("theme"):
        return None
    if " " in hit["code"] and len(hit["letters"]) > SPACED_LETTERS and not hit["mark"]:
        return None
    return hit


def is_theme_head(text: str) -> bool:
    """Whether a line heads a theme of a plan: "TEMA 2 - Flere fælles haver", "Spor 1:"."""
    first = key(text).split(" ")
    return len(first) > 1 and first[0] in words("theme") and first[1].isdigit() and len(text) < 110


@lru_cache(maxsize=REMEMBERED)
def heads_columns(text: str) -> bool:
    """Whether a line is the head of a table with three years or more: "t.kr. 2031 2032 2033"."""
    return sum(is_amount_column(word) for word in text.split()) > 2


@lru_cache(maxsize=REMEMBERED)
def opens_table(text: str) -> bool:
    """Whether a line stands at the top of a table of amounts.

    It has years in a row, is a caption, or names a unit at the end of a short line: in brackets, behind "i".
    """
    years = [word for word in text.split() if is_amount_column(word)]
    ends = text.rstrip().endswith(")") or (len(text) < 70 and UNIT_LAST.search(text) is not None)
    named = len(text) < 90 and ends and find_unit(text) is not None
    if named or (len(years) >= 2 and len(text) < 80):
        return True
    return find_caption(text) is not None or (len(text) < 80 and COUNTED_YEARS.search(text) is not None)
