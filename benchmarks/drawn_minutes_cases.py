"""Meetings before they are laid out: people, items, what was decided, and what is true of it."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from benchmarks import drawn_minutes_words as words
from benchmarks.made_minutes_words import MONTHS


@dataclass(slots=True, kw_only=True)
class Ruling:
    """A sentence of a decision; outcome is None where it is no point of it."""

    text: str
    outcome: str | None = None
    point: int | None = None
    condition: str | None = None


@dataclass(slots=True, kw_only=True)
class Item:
    """An item and all that a layout may print of it."""

    title: str
    group: str = ""
    number: str | None = None
    closed: bool = False
    points: list[str] = field(default_factory=list)
    summary: str = ""
    case: list[str] = field(default_factory=list)
    bullets: list[str] = field(default_factory=list)
    economy: str = ""
    hearing: str = ""
    annexes: list[str] = field(default_factory=list)
    case_number: str = ""
    caseworker: str = ""
    earlier: list[tuple[str, date, str]] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    voters: tuple[list[str], list[str]] | None = None
    truth: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Meeting:
    """A meeting: where, when, who, and its items."""

    body: str
    town: str
    day: date
    start: str
    end: str
    room: str
    present: list[tuple[str, str]]
    absent: list[tuple[str, str]]
    items: list[Item] = field(default_factory=list)

    @property
    def common(self) -> str:
        """The body in running text: "byrådet" or "udvalget"."""
        return self.body.lower() if self.body in words.COUNCILS else "udvalget"


def long_date(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def draw_meeting(rng: random.Random, features: dict[str, str]) -> Meeting:
    """A meeting with 4 to 9 items, as the features ask for."""
    day = date(rng.randint(1974, 2025), rng.randint(1, 12), rng.randint(1, 28))
    day += timedelta(days=max(0, 4 - day.weekday()) if day.weekday() > 4 else 0)
    while day.weekday() > 4:
        day += timedelta(days=1)
    names = [
        f"{first} {last}"
        for first, last in zip(rng.sample(words.FIRST, 15), rng.sample(words.LAST, 15), strict=True)
    ]
    people = [(name, rng.choice(words.PARTIES)) for name in names]
    hour = rng.choice((14, 15, 16, 17, 18))
    body = rng.choice((*words.COUNCILS * 2, *words.COMMITTEES))
    count = rng.randint(7, 13) if body in words.COUNCILS else rng.randint(5, 8)
    gone = rng.choice((0, 1, 2))
    meeting = Meeting(
        body=body,
        town=rng.choice(words.TOWNS),
        day=day,
        start=f"{hour}:{rng.choice(('00', '15', '30'))}",
        end=f"{hour + 2}:{rng.choice(('05', '20', '50'))}",
        room=rng.choice(words.ROOMS),
        present=people[gone:count],
        absent=people[:gone],
    )
    for matter in rng.sample(words.MATTERS, rng.randint(3, 7)):
        meeting.items.append(draw_item(rng, meeting, features, matter))
    for place, plain in enumerate(rng.sample(words.PLAIN, rng.choice((0, 1, 2)))):
        item = Item(title=plain[0])
        outcome = {"do": "approved", "note": "noted", "none": "no_record"}[plain[1]]
        text = "Godkendt." if outcome == "approved" else rng.choice(words.RULINGS[outcome])
        item.rulings = [Ruling(text=text, outcome=outcome)]
        meeting.items.insert(0 if place == 0 and plain[1] == "do" else len(meeting.items), item)
    if features["closed"] != "none":
        for title in rng.sample(words.CLOSED, rng.choice((1, 2))):
            meeting.items.append(Item(title=title, closed=True))
    give_groups(rng, meeting, features["groups"])
    give_numbers(rng, meeting, features)
    return meeting


def give_groups(rng: random.Random, meeting: Meeting, form: str) -> None:
    """Part the open items into groups: by kind or department; closed ones into their own."""
    names = {"none": (), "kinds": words.KINDS, "departments": words.DEPARTMENTS, "open": ("Åbne punkter",)}[
        form
    ]
    open_items = [item for item in meeting.items if not item.closed]
    if not names:
        return
    chosen = rng.sample(names, min(len(names), 2))
    cut = rng.randint(2, max(2, len(open_items) - 2)) if len(chosen) > 1 else len(open_items)
    for place, item in enumerate(open_items):
        item.group = chosen[0] if place < cut else chosen[1]
    for item in meeting.items:
        if item.closed:
            item.group = "Lukkede punkter"


def give_numbers(rng: random.Random, meeting: Meeting, features: dict[str, str]) -> None:
    """Number the items: from 1, on from last time, anew in each group, or with gaps."""
    number = rng.randint(24, 380) if features["sequence"] == "running" else 1
    group = meeting.items[0].group
    for item in meeting.items:
        if features["sequence"] == "restart" and item.group != group:
            number, group = 1, item.group
        item.number = str(number)
        number += rng.choice((1, 1, 1, 2)) if features["sequence"] == "gaps" else 1


def draw_item(
    rng: random.Random, meeting: Meeting, features: dict[str, str], matter: tuple[str, str, tuple[str, ...]]
) -> Item:
    """An item of the matter with its case and what was decided."""
    slots = draw_slots(rng, meeting)
    title, kind, points = matter
    item = Item(title=title.format(**slots), points=[point.format(**slots) for point in points])
    item.points = item.points[: rng.randint(1, len(points))]
    item.case = [capital(text.format(**slots)) for text in rng.sample(words.CASE, rng.randint(1, 4))]
    if rng.random() < 0.3:
        lead, bullets = rng.choice(words.LISTS)
        item.case.append(lead)
        item.bullets = [text.format(**slots) for text in bullets]
    for name, texts in (("summary", words.SUMMARY), ("economy", words.ECONOMY), ("hearing", words.HEARING)):
        if rng.random() < 0.5:
            setattr(item, name, rng.choice(texts).format(**slots))
    item.annexes = [text.format(**slots) for text in rng.sample(words.ANNEXES, rng.choice((0, 1, 2, 3)))]
    item.caseworker = rng.choice(words.FIRST) + " " + rng.choice(words.LAST)
    item.case_number = draw_case_number(rng, meeting.day.year)
    if meeting.body in words.COUNCILS and rng.random() < 0.6:
        for back, body in zip((14, 7), ("Teknik- og Miljøudvalget", "Økonomiudvalget"), strict=True):
            item.earlier.append((body, meeting.day - timedelta(days=back), rng.choice(words.ADVICE)))
    draw_rulings(rng, meeting, item, kind, features)
    return item


def draw_case_number(rng: random.Random, year: int) -> str:
    return rng.choice(
        (
            f"{year}-{rng.randint(1000, 64000):06d}",
            f"{rng.randint(0, 29):02d}.{rng.randint(0, 30):02d}.{rng.randint(0, 20):02d}-"
            f"{rng.choice('AGKPS')}{rng.randint(0, 30):02d}-{rng.randint(1, 90)}-{year % 100:02d}",
            f"{year % 100:02d}/{rng.randint(1000, 39000)}",
        )
    )


def draw_slots(rng: random.Random, meeting: Meeting) -> dict[str, str]:
    year = meeting.day.year
    earlier = meeting.day - timedelta(days=rng.randint(30, 400))
    return {
        "road": rng.choice(words.ROADS),
        "place": rng.choice(words.PLACES),
        "club": rng.choice(words.CLUBS),
        "sum": rng.choice(
            (f"{rng.randint(2, 40)},{rng.randint(1, 9)} mio. kr.", f"{rng.randint(15, 900)}.000 kr.")
        ),
        "year": str(year - rng.randint(1, 3)),
        "n": str(rng.randint(2, 140)),
        "day": long_date(earlier),
        "b": meeting.common,
        "b1": capital(meeting.common),
        "unit": rng.choice(words.UNITS),
        "unit0": "forvaltningen",
        "other": rng.choice([name for name in words.COMMITTEES if name != meeting.body]),
    }


def draw_rulings(
    rng: random.Random, meeting: Meeting, item: Item, kind: str, features: dict[str, str]
) -> None:
    slots = draw_slots(rng, meeting)
    chance = rng.random()
    outcome = {"do": "approved", "note": "noted", "talk": "discussed"}[kind]
    if kind == "do" and features["votes"] != "none" and chance < 0.4:
        draw_votes(rng, meeting, item)
        return
    if kind == "do" and len(item.points) > 1 and chance < 0.55:
        for point in range(1, len(item.points) + 1):
            item.rulings.append(
                Ruling(text=rng.choice(("Godkendt.", "Tiltrådt.")), outcome=outcome, point=point)
            )
        return
    if kind == "do" and chance > 0.72:
        outcome = rng.choice(
            ("rejected", "postponed", "referred", "approved_with_changes", "approved_with_changes")
        )
    condition = rng.choice(words.CONDITIONS).format(**slots)
    text = rng.choice(words.RULINGS[outcome]).format(**slots, c=condition)
    item.rulings.append(
        Ruling(text=text, outcome=outcome, condition=condition if "changes" in outcome else None)
    )
    if rng.random() < 0.15:
        name, party = rng.choice(meeting.present)
        item.rulings.append(Ruling(text=rng.choice(words.REMARKS).format(p=f"{name} ({party})")))


def draw_votes(rng: random.Random, meeting: Meeting, item: Item) -> None:
    """Told apart by party: those of some parties against."""
    parties = sorted({party for _, party in meeting.present})
    against = rng.sample(parties, max(1, len(parties) // 3))
    yes = sum(party not in against for _, party in meeting.present)
    no = len(meeting.present) - yes
    passed = yes > no
    word = "vedtaget" if passed else "forkastet"
    item.rulings.append(
        Ruling(
            text=f"Indstillingen blev {word} med {yes} stemmer mod {no}.",
            outcome="approved" if passed else "rejected",
        )
    )
    item.voters = ([party for party in parties if party not in against], sorted(against))
