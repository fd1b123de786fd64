"""Made-up meetings before they are laid out: items, decisions and what is true of them.

A decision is paragraphs of sentences; a sentence has a role, what it is in the truth: "point" (with its
outcome), "vote", "follow_up", "remark" (part of the text, no point), "absent".
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks import made_minutes_words as words


@dataclass(slots=True, kw_only=True)
class Sentence:
    """A sentence of a decision and its truth."""

    text: str
    role: str = "point"
    outcome: str = "other"
    condition: str | None = None
    responsible: str | None = None
    deadline: str | None = None


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """Sentences printed together, with the printed number of the recommendation they answer."""

    sentences: list[Sentence]
    point: int | None = None


@dataclass(slots=True, kw_only=True)
class Decision:
    """A decision and its votes."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    votes: dict[str, list[str]] | None = None


@dataclass(slots=True, kw_only=True)
class Person:
    """A member with party letter."""

    name: str
    party: str

    @property
    def tagged(self) -> str:
        """Name and party letter as printed: "Karen Holm (V)"."""
        return f"{self.name} ({self.party})"


@dataclass(slots=True, kw_only=True)
class Item:
    """An agenda item with all that a layout may print of it."""

    number: int
    title: str
    kind: str
    recommendations: list[str] = field(default_factory=list)
    summary: str = ""
    case_text: list[tuple[str, str]] = field(default_factory=list)
    economy: str = ""
    attachments: list[str] = field(default_factory=list)
    decision: Decision = field(default_factory=Decision)
    earlier: tuple[str, date, str] | None = None
    caseworker: str = ""
    unit: str = ""
    closed: bool = False
    duration: int | None = None
    absent: Person | None = None


@dataclass(slots=True, kw_only=True)
class Draft:
    """A meeting: who, where, when, and its items."""

    body: str
    municipality: str
    day: date
    start: str
    end: str
    room: str
    present: list[Person]
    absent: list[Person]
    items: list[Item]
    rng: random.Random

    @property
    def common(self) -> str:
        """The body as running text names it: "byrådet" or "udvalget"."""
        if self.body in words.COUNCILS:
            return self.body.lower()
        return words.GROUPS.get(self.body, "udvalget")


def long_date(day: date) -> str:
    return f"{day.day}. {words.MONTHS[day.month - 1]} {day.year}"


def week_date(day: date) -> str:
    return f"{words.WEEKDAYS[day.weekday()]} den {long_date(day)}"


def dot_date(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def closed(text: str) -> str:
    """The text with one full stop at its end."""
    return text if text.endswith(".") else f"{text}."


def fill(text: str, values: dict[str, str]) -> str:
    return text.format(**values)


def draw_values(rng: random.Random, town: str, body: str, day: date) -> dict[str, str]:
    """Values for the slots of one case."""
    year = day.year + rng.randint(0, 1)
    millions = rng.choice(
        (f"{rng.randint(1, 48)},{rng.randint(1, 9)} mio. kr.", f"{rng.randint(120, 990)}.000 kr.")
    )
    return {
        "b": body,
        "B": capital(body),
        "town": town,
        "place": rng.choice(words.PLACES),
        "road": rng.choice(words.ROADS).replace("_", " "),
        "sum": millions,
        "date": long_date(day - timedelta(days=rng.randint(20, 200))),
        "unit": rng.choice(words.UNITS),
        "year": str(year),
        "year4": str(year + 4),
        "n": str(rng.randint(12, 480)),
        "m": str(rng.randint(1, 39)),
        "month": rng.choice(words.MONTHS),
        "pct": f"{rng.randint(2, 19)},{rng.randint(0, 9)}",
        "short": "sagen",
    }


def draw_people(rng: random.Random, count: int) -> list[Person]:
    firsts, lasts = (
        rng.sample(words.FIRST_NAMES, count),
        rng.sample(words.LAST_NAMES, min(count, len(words.LAST_NAMES))),
    )
    parties = rng.sample(words.PARTIES, 6)
    return [
        Person(
            name=" ".join(
                (
                    first,
                    *((rng.choice("BHKLP") + ".",) if rng.random() < 0.15 else ()),
                    lasts[place % len(lasts)],
                )
            ),
            party=rng.choice(parties),
        )
        for place, first in enumerate(firsts)
    ]


def draw_case_text(rng: random.Random, values: dict[str, str], length: int) -> list[tuple[str, str]]:
    """Paragraphs of a case: ("p", text), list points ("li", text) and numbered points ("ol", text)."""
    text: list[tuple[str, str]] = []
    for _ in range(length):
        chosen = rng.sample(words.SENTENCES, rng.randint(2, 5))
        text.append(("p", fill(" ".join(chosen), values)))
    if rng.random() < 0.55:
        lead, points = rng.choice(words.LISTS)
        kind = rng.choice(("li", "ol"))
        text += [("p", lead), *((kind, fill(point, values)) for point in points)]
        text.append(("p", fill(rng.choice(words.SENTENCES), values)))
    if rng.random() < 0.3:
        day = values["date"]
        text.append(
            (
                "p",
                rng.choice(
                    (
                        f'{values["B"]} traf den {day} følgende beslutning: "Sagen '
                        'sendes tilbage til forvaltningen. Indstillingen blev ikke godkendt."',
                        f'Af referatet fra mødet den {day} fremgår: "Godkendt, dog '
                        'således at udgiften finansieres af kassen."',
                        f"Fagudvalget behandlede sagen den {day} og besluttede at "
                        "anbefale, at den oprindelige plan fastholdes.",
                    )
                ),
            )
        )
    return text


def lengthen(draft: Draft, rng: random.Random, paragraphs: int) -> Draft:
    """The meeting with so many more paragraphs in the text of each case that has one."""
    for item in draft.items:
        if item.case_text and paragraphs:
            values = draw_values(rng, draft.municipality, draft.common, draft.day)
            item.case_text += draw_case_text(rng, values, paragraphs)
    return draft


def draw_case(
    rng: random.Random,
    number: int,
    draft: Draft,
    day: date,
    case: tuple[str, tuple[str, ...], tuple[str, ...], str],
) -> Item:
    values = draw_values(rng, draft.municipality, draft.common, day)
    title, recommendations, attachments, kind = case
    name = fill(title, values)
    values["short"] = name[0].lower() + name[1:]
    item = Item(
        number=number,
        title=name,
        kind=kind,
        recommendations=[fill(text, values) for text in recommendations],
        summary=fill(rng.choice(words.SUMMARIES), values),
        case_text=draw_case_text(rng, values, rng.choice((1, 1, 2, 3, 5))),
        economy=fill(rng.choice(words.ECONOMY), values) if rng.random() < 0.6 else "",
        attachments=[fill(text, values) for text in attachments] if rng.random() < 0.75 else [],
        caseworker=" ".join((rng.choice(words.FIRST_NAMES), rng.choice(words.LAST_NAMES))),
        unit=values["unit"],
        duration=rng.choice((5, 10, 15, 20, 30)),
    )
    if rng.random() < 0.35:
        item.earlier = (
            rng.choice([name for name in words.COMMITTEES if name != draft.body]),
            day - timedelta(days=rng.randint(7, 40)),
            rng.choice(words.EARLIER),
        )
    return item


def one(text: str, outcome: str, condition: str | None = None) -> Decision:
    return Decision(
        paragraphs=[Paragraph(sentences=[Sentence(text=text, outcome=outcome, condition=condition)])]
    )
