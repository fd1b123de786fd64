"""Names of bodies for comparing: "Udvalget for Teknik og Miljø" and "Teknik- og Miljøudvalget" are one."""

import re
from functools import cache, lru_cache
from typing import Any

from parsers.lexicons import load_lexicon
from parsers.minutes.phrases.people import find_body
from parsers.text import fold

# "udvalget for teknik og miljø"
FIELD_LAST = re.compile(r"^(?P<kind>udvalg|råd|nævn|bestyrelse)(?:et|en|n)?s? for (?P<field>.+)$")
# "nørreby kommunes ", "nørreby kommune, "
OWNER = re.compile(r"^.*?\b(?:kommunes?|amts?)\b[\s,:–-]*(?=\w)")
# " i nørreby kommune"
PLACE = re.compile(r"\s+(?:i|for)\s+[\w -]+?\s+kommune$")
MEETING = re.compile(r"(?:s?møde(?:t|r|rne)?|s?dagsorden|s?referat)$")


@cache
def _lexicon() -> dict[str, Any]:
    return load_lexicon("bodies")


@lru_cache(maxsize=4096)
def body_key(name: str) -> str:
    """A body's name reduced for comparing: no place, no article, no hyphens, its field first.

    body_key("Udvalget for Teknik og Miljø") and body_key("Teknik- og Miljøudvalgets møde") are both
    "teknik og miljø udvalg".
    """
    whole = fold(name.replace("&", " og ").replace("/", " og "))
    hit = None if FIELD_LAST.match(whole.casefold()) else find_body(whole)
    text = PLACE.sub("", OWNER.sub("", (hit[2] if hit else whole).casefold())).replace("aa", "å")
    text = MEETING.sub("", " ".join(re.findall(r"\w+", text)))
    turned = FIELD_LAST.match(text)
    if turned:
        return f"{_field(turned['field'])} {turned['kind']}"
    for council in _lexicon()["councils"]:
        if re.search(rf"(?:^|\s){council}(?:et|en|n)?s?$", text):
            return str(council)
    for ending in _lexicon()["endings"]:
        match = re.search(rf"^(?P<field>.*?)\s?{ending}(?:et|en|n)?s?$", text)
        if match:
            return f"{_field(match['field'])} {ending}".strip()
    return text


def _field(words: str) -> str:
    """A field without the s that joins words: "fritids" is "fritid"."""
    return " ".join(word[:-1] if len(word) > 4 and word.endswith("s") else word for word in words.split())


def is_abbreviation(name: str) -> bool:
    """Whether a body is named by letters alone ("TMU", "ØU", "BR")."""
    return re.fullmatch(r"[A-ZÆØÅ]{2,5}|[A-ZÆØÅ][A-ZÆØÅa-zæøå]{0,2}U", name.strip(" .")) is not None


def abbreviates(short: str, key: str) -> bool:
    """Whether an abbreviation stands for the body of a key.

    abbreviates("TMU", "teknik og miljø udvalg") is True.
    """
    letters = short.strip(" .").casefold()
    listed = _lexicon()["abbreviations"].get(key, [])
    words = [word for word in key.split() if word not in _lexicon()["small_words"]]
    first = "".join(word[0] for word in words)
    parts = [ending for ending in _lexicon()["endings"] if words and words[-1].endswith(ending)]
    split = first + parts[0][0] if parts and words[-1] != parts[0] else first
    return letters in listed or letters in (first, split)
