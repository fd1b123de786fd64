"""The words of the pages: Danish as they stand in the templates, English from one catalogue."""

import datetime
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from parsers.lexicons import load_lexicon
from referat.danish import field_names, wording
from referat.web.english_names import find_name, find_place, find_word, load_english

DANISH = "da"
# What stands in the places of the program's sentences where it is not any words; which are sentences too.
PLACES = {"n": r"[\d.]+"}
SENTENCES, VALUES, CHOICES = ("kind", "note", "paper", "place", "why"), ("rule", "said"), ("choices",)
# The catalogues of sentences: why files did not come in, the messages of findings, and all others.
TOLD = ("english_told.toml", "english_findings.toml", "english_reasons.toml")
LANGUAGES = {"da": "Dansk", "en": "English"}
MONTHS = {
    "da": [names[0] for names in load_lexicon("months")["months"].values()],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


@cache
def _told() -> tuple[Mapping[str, str], Sequence[tuple[re.Pattern[str], str]]]:
    """The sentences of the program in English: whole ones, and those with a place for words of papers."""
    read: dict[str, str] = {}
    for name in TOLD:
        read |= tomllib.loads((files("referat.web") / name).read_text(encoding="utf-8"))["told"]
    whole = {danish: english for danish, english in read.items() if "{" not in danish}
    parted = []
    for danish, english in read.items():
        if "{" in danish:
            pieces = re.split(r"\{(\w+)\}", danish)
            said = "".join(
                f"(?P<{one}>{PLACES.get(one, '.+')})" if n % 2 else re.escape(one)
                for n, one in enumerate(pieces)
            )
            parted.append((re.compile(said, re.DOTALL), english))
    return whole, parted


def _tell(danish: str) -> str:
    """A sentence with words of papers in it; several sentences, or parts between commas, one by one."""
    whole, parted = _told()
    for pattern, english in parted:
        match = pattern.fullmatch(danish)
        if match is not None:
            return english.format(
                **{name: _tell_place(name, said) for name, said in match.groupdict().items()}
            )
    for mark in (". ", ", "):
        if mark in danish:
            end = "." if mark == ". " else ""
            pieces = [
                piece if n == danish.count(mark) else piece + end
                for n, piece in enumerate(danish.split(mark))
            ]
            return (" " if end else mark).join(whole.get(piece) or _tell(piece) for piece in pieces)
    return whole.get(danish, danish)


def _tell_place(name: str, said: str) -> str:
    """What stands in the place of a sentence that has this name."""
    if name in SENTENCES:
        return _tell(said)
    if name in CHOICES:
        return ", ".join(map(find_word, said.split(", ")))
    return find_word(said) if name in VALUES else said


@dataclass(frozen=True, slots=True)
class Said:
    """How one language says things; made once for each page."""

    language: str

    def say(self, danish: str, **values: Any) -> str:
        """A text of a page; {name} stands for a value. Without a translation it stays Danish."""
        text = danish if self.language == DANISH else load_english()[0].get(danish, danish)
        return text.format(**values) if values else text

    def code(self, kind: str, code: str | None) -> str:
        """The word for a code of the records."""
        if code is None:
            return ""
        if self.language == DANISH:
            return wording.word(kind, code)
        return load_english()[1].get(kind, {}).get(code, code.replace("_", " "))

    def sentence(self, danish: str | None) -> str:
        """What the program says of papers, sentence by sentence; words of papers in it stay as they are."""
        if self.language == DANISH or not danish:
            return danish or ""
        known = load_english()[0].get(danish) or _told()[0].get(danish)
        return known or _tell(danish)

    def field(self, name: str) -> str:
        """What a field of a record is called."""
        if self.language == DANISH:
            return field_names.field_name(name)
        return load_english()[1].get("field", {}).get(name, name.replace("_", " ").capitalize())

    def name(self, danish: str) -> str:
        """What a field is called, by its Danish name; a number or another word stays as it is."""
        return danish if self.language == DANISH else find_name(danish)

    def place(self, danish: str | None) -> str:
        """Where something stands, as the program names places: "Møde 1, Punkt 3"."""
        return danish or "" if self.language == DANISH else find_place(danish or "")

    def value(self, danish: str | None) -> str:
        """A value as people read it: the words for codes, and those of what was added."""
        return danish or "" if self.language == DANISH else find_word(danish or "")

    def record(self, danish: str) -> str:
        """What a record is called, by its Danish name."""
        return danish if self.language == DANISH else load_english()[1].get("record", {}).get(danish, danish)

    def count(self, amount: int, one: str, many: str) -> str:
        """A number of things: 1.200 filer, 1,200 files."""
        return f"{self.number(amount)} {self.say(one if amount == 1 else many)}"

    def number(self, value: Decimal | float | str | None) -> str:
        """A number with separators as the language has them; a real minus."""
        if value is None or value == "":
            return ""
        text = wording.number(Decimal(value) if isinstance(value, str) else value)
        if self.language == "en":
            text = text.translate(str.maketrans(",.", ".,"))
        return text.replace("-", "\N{MINUS SIGN}")

    def day(self, value: datetime.date | str | None, *, short: bool = False) -> str:
        """A date: 5. marts 2024, 5 March 2024; short 5.3.2024, 2024-03-05."""
        if not value:
            return ""
        date = datetime.date.fromisoformat(value[:10]) if isinstance(value, str) else value
        if short:
            return wording.day(date) if self.language == DANISH else date.isoformat()
        dot = "." if self.language == DANISH else ""
        return f"{date.day}{dot} {MONTHS[self.language][date.month - 1]} {date.year}"

    def moment(self, value: str | None) -> str:
        """A time of the store, here: 5. marts 2024 kl. 12.30."""
        if not value:
            return ""
        here = datetime.datetime.fromisoformat(value).astimezone()
        clock = f"kl. {here:%H.%M}" if self.language == DANISH else f"{here:%H:%M}"
        return f"{self.day(here.date())} {clock}"


def template_words(said: Said) -> dict[str, Callable[..., str] | str]:
    """What templates call, by its name there."""
    return {
        "_": said.say,
        "code": said.code,
        "field": said.field,
        "sentence": said.sentence,
        "record": said.record,
        "name": said.name,
        "where": said.place,
        "value": said.value,
        "count": said.count,
        "number": said.number,
        "day": said.day,
        "moment": said.moment,
        "language": said.language,
    }
