"""What the made-up archive holds: sittings with their entries, proposals with what became of them, and links.

An entry is one item of one sitting. What an entry says of another ("behandlet den ..., punkt ...") is kept as
a Mention until all items have their numbers.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any

from benchmarks.archive_words import COUNCIL, MONTHS, MUNICIPALITY

YEARS = (2019, 2020, 2021, 2022)
ROUNDS = (1, 3, 4, 6, 9, 11)


@dataclass(slots=True, kw_only=True)
class Sitting:
    """One meeting of one body."""

    body: str
    day: datetime.date
    municipality: str = MUNICIPALITY
    entries: list["Entry"] = field(default_factory=list)
    minutes: bool = True


@dataclass(slots=True, kw_only=True)
class Entry:
    """One item; ``about`` are the proposals whose code or title it prints as its own matter.

    Entries of one matter with other chains have no more in common than a title.
    """

    matter: str | None
    sitting: Sitting
    title: str
    case: str | None = None
    sections: list[tuple[str, "str | Mention"]] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    decision: list[str] = field(default_factory=list)
    annexes: list[str] = field(default_factory=list)
    about: list["Case"] = field(default_factory=list)
    number: int = 0
    chain: int = 0

    @property
    def end(self) -> str:
        """The entry as the end of a link."""
        sitting = self.sitting
        return f"item|{sitting.municipality}|{sitting.body}|{sitting.day}|{self.number}"


@dataclass(slots=True, kw_only=True)
class Mention:
    """A phrase about another entry, filled in when that entry has its number."""

    phrase: str
    entry: Entry
    other: str = ""

    def fill(self) -> str:
        """The phrase with the body, date and number of the entry."""
        sitting = self.entry.sitting
        genitive = f"{sitting.body}s" if not sitting.body.endswith("s") else f"{sitting.body}'"
        return self.phrase.format(
            body=sitting.body,
            body_genitive=genitive,
            date=long_date(sitting.day),
            number=self.entry.number,
            other=self.other,
        )


@dataclass(slots=True, kw_only=True)
class Case:
    """A proposal and what became of it; asked and granted are thousands of kroner by year.

    granted is None where no paper says it. row is its label in the overview of its year.
    """

    matter: str
    code: str | None
    title: str
    year: int
    mark: str
    asked: tuple[int, ...]
    status: str = "unknown"
    granted: tuple[int, ...] | None = None
    explained: bool | None = None
    row: str | None = None
    paper: str = ""
    about: str = ""
    copies: list[str] = field(default_factory=list)

    def end(self, paper: str) -> str:
        """The proposal as the end of a link, as it stands in one paper."""
        return f"proposal|{paper}|{self.title}"


@dataclass(slots=True, kw_only=True)
class Archive:
    """All of it; matters holds the entries of each matter in order, foreign what the neighbour has."""

    sittings: dict[tuple[str, int, int], Sitting] = field(default_factory=dict)
    cases: list[Case] = field(default_factory=list)
    matters: dict[str, list[Entry]] = field(default_factory=dict)
    foreign: tuple[str, Entry] | None = None

    def sitting(self, body: str, turn: int) -> Sitting:
        """The sitting of a body in the turn, counted over the years; a last one may only be called."""
        year, place = YEARS[0] + turn // len(ROUNDS), turn % len(ROUNDS)
        key = (body, year, place)
        if key not in self.sittings:
            self.sittings[key] = Sitting(body=body, day=find_day(body, year, ROUNDS[place]))
        return self.sittings[key]

    def entries(self) -> list[Entry]:
        """Every entry of every sitting."""
        return [entry for sitting in self.sittings.values() for entry in sitting.entries]


def find_day(body: str, year: int, month: int) -> datetime.date:
    """Committees meet on a day of their own early in the month, the council on its last Wednesday but one."""
    weekday = 2 if body == COUNCIL else len(body) % 4
    day = datetime.date(year, month, 17 if body == COUNCIL else 3)
    while day.weekday() != weekday:
        day += datetime.timedelta(days=1)
    return day


def long_date(day: datetime.date) -> str:
    """4. marts 2021."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def is_held(matter: str) -> bool:
    """Whether a matter is kept back: every third one."""
    return int(matter.rsplit("-", 1)[1]) % 3 == 2


def case_truth(case: Case) -> dict[str, Any]:
    """The proposal as the truth tells it, amounts in kroner."""
    return {
        "matter": case.matter,
        "held": is_held(case.matter),
        "papers": [case.paper, *case.copies],
        "code": case.code,
        "title": case.title,
        "year": case.year,
        "status": case.status,
        "asked": sum(case.asked) * 1000,
        "granted": None if case.granted is None else sum(case.granted) * 1000,
        "explained": case.explained,
    }
