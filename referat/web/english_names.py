"""The English of what the program calls fields, records, places and codes in Danish."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from referat.danish.field_names import FIELDS, RECORD_NAMES
from referat.danish.wording import CODES

# Codes whose Danish words stand as values of fields.
WORDS = ("entry_kind", "proposal_status", "outcome", "row_kind", "link_rule", "link_kind")
# What else places are named by in findings, in small letters before a number or a quotation.
SPOTS = {"punkt": "item", "side": "page", "række": "row", "kolonne": "column", "tabel": "table"}
SPOT = re.compile(rf"\b({'|'.join(SPOTS)})(?= [\d'«])", re.IGNORECASE)
NOT_THERE = {"findes ikke": "is not there"}


@cache
def load_english() -> tuple[Mapping[str, str], Mapping[str, Mapping[str, str]]]:
    """What is said in English, by the Danish; and the words for codes."""
    read = tomllib.loads((files("referat.web") / "english.toml").read_text(encoding="utf-8"))
    return read["said"], read["codes"]


def find_name(danish: str) -> str:
    """What a field or record is called; a number behind it stays, and so does a word that is no name of ours.

    >>> find_name("Udfald"), find_name("Til stede 2"), find_name("2027")
    ('Outcome', 'Present 2', '2027')
    """
    names = _names()
    if danish in names:
        return names[danish]
    name, _, number = danish.rpartition(" ")
    return f"{names[name]} {number}" if name in names and number.isdigit() else danish


def find_place(danish: str) -> str:
    """Where something stands; words of papers in it stay.

    >>> find_place("Møde 1, Punkt 3, Beslutning 2"), find_place("Byrådet 5.3.2024, punkt 4")
    ('Meeting 1, Item 3, Decision 2', 'Byrådet 5.3.2024, item 4')
    """
    return ", ".join(_find_part(part) for part in danish.split(", "))


def find_word(danish: str) -> str:
    """The value of a field; of several fields, as of a record that was added, each with its name.

    >>> find_word("afslået"), find_word("Udfald: afslået; Tekst: Afvist.")
    ('rejected', 'Outcome: rejected; Text: Afvist.')
    """
    words = _words()
    if danish in words:
        return words[danish]
    parts = [part.partition(": ") for part in danish.split("; ")]
    if not all(parted and name in FIELDS.values() for name, parted, _ in parts):
        return danish
    return "; ".join(f"{find_name(name)}: {words.get(said, said)}" for name, _, said in parts)


def _find_part(part: str) -> str:
    for record in sorted(RECORD_NAMES.values(), key=len, reverse=True):
        if part.startswith(f"{record} "):
            return f"{_names()[record]}{part.removeprefix(record)}"
    return SPOT.sub(_find_spot, part)


def _find_spot(hit: re.Match[str]) -> str:
    said = SPOTS[hit[1].casefold()]
    return said.capitalize() if hit[1][0].isupper() else said


@cache
def _names() -> Mapping[str, str]:
    """Records and fields by their Danish names; a record's own name goes first."""
    codes = load_english()[1]
    fields = {
        danish: codes["field"].get(name, name.replace("_", " ").capitalize())
        for name, danish in reversed(FIELDS.items())
    }
    return fields | dict(codes["record"])


@cache
def _words() -> Mapping[str, str]:
    codes = load_english()[1]
    return NOT_THERE | {
        danish: codes.get(kind, {}).get(code, code.replace("_", " "))
        for kind in WORDS
        for code, danish in CODES[kind].items()
    }
