"""Heads, lists of those present, contents and closes of drawn minutes."""

import random
from typing import Any

from reportlab.lib.pagesizes import A4

from benchmarks.drawn_minutes_cases import Item, Meeting, capital, long_date
from benchmarks.made_minutes_paper import Paper
from benchmarks.made_minutes_words import MONTHS, WEEKDAYS

Truth = dict[str, Any]


def set_running(paper: Paper, meeting: Meeting, form: str) -> None:
    """Running heads and feet."""
    short = f"{meeting.day:%d-%m-%Y}"
    name = f"{meeting.town} Kommune"
    if form in ("head", "both"):
        paper.head = lambda page, total: [(f"{meeting.body}, {long_date(meeting.day)}", f"Side {page}")]
    if form == "stamp":
        paper.head = lambda page, total: [(name, "Blad nr."), (f"Mødet den {short}", f"{page + 211}")]
    if form in ("foot", "both"):
        paper.foot = lambda page, total: [(f"{name} | {short}", f"{page}/{total}")]
    if form == "dashes":
        paper.foot = lambda page, total: [("", f"- {page} -")]


def set_head(paper: Paper, meeting: Meeting, form: str, truth: Truth, rng: random.Random) -> None:
    """What, where and when: as lines, labels, a table, or one sentence."""
    week = f"{WEEKDAYS[meeting.day.weekday()]} den {long_date(meeting.day)}"
    clock = meeting.start.replace(":", rng.choice(".:"))
    truth["start"] = meeting.start
    if form == "prose":
        paper.text(f"{meeting.town} Kommune", weight=1, gap=2)
        paper.text("Forhandlingsprotokol", weight=1, size=paper.dress.title)
        paper.text(
            f"År {meeting.day.year} den {meeting.day.day}. {MONTHS[meeting.day.month - 1]} kl. {clock} "
            f"holdt {meeting.body} møde i {meeting.room}."
        )
        truth["location"] = meeting.room
        return
    paper.text(f"{meeting.town} Kommune", gap=2)
    paper.text(meeting.body, weight=1, size=paper.dress.title, gap=4)
    paper.text(rng.choice(("Referat", "REFERAT", "Mødereferat", "Beslutningsprotokol")), weight=1, gap=8)
    if form == "lines":
        paper.text(f"{capital(week)}, kl. {clock}", gap=2)
        paper.text(capital(meeting.room))
        truth["location"] = meeting.room
        return
    pairs = [
        (rng.choice(("Dato", "Mødedato", "Tid")), capital(week)),
        (rng.choice(("Tidspunkt", "Mødet begyndt", "Start")), f"kl. {clock}"),
        (rng.choice(("Sted", "Mødested", "Lokale")), capital(meeting.room)),
    ]
    truth["location"] = meeting.room
    if form == "end":
        pairs.append((rng.choice(("Slut", "Sluttidspunkt", "Mødet hævet")), f"kl. {meeting.end}"))
        truth["end"] = meeting.end
    for label, value in pairs:
        if form == "table":
            paper.row([[label], [value]], [120, paper.room - 120])
        else:
            paper.pair(f"{label}:", value)
    paper.space(8)


def set_attendance(paper: Paper, meeting: Meeting, form: str, truth: Truth, rng: random.Random) -> None:
    """Who was there and who was not."""
    here, gone = meeting.present, meeting.absent
    if form == "none":
        return
    truth["absent"] = [name for name, _ in gone]
    if form == "prose":
        if gone:
            told = " og ".join(name for name, _ in gone)
            paper.text(f"Samtlige medlemmer var mødt undtagen {told}, der havde meldt afbud.")
        else:
            paper.text("Samtlige medlemmer var til stede.")
        return
    truth["present"] = [name for name, _ in here]
    first = rng.choice(("Til stede", "Tilstede", "Deltagere", "Mødt", "Medlemmer til stede"))
    second = rng.choice(("Afbud", "Fraværende", "Afbud fra", "Fraværende med afbud"))
    if form == "table":
        for name, party in (*here, *gone):
            said = "Fraværende" if (name, party) in gone else "Til stede"
            paper.row([[name], [party], [said]], [190, 50, 110])
        paper.space(8)
        return
    for label, people in ((first, here), (second, gone)):
        if not people and rng.random() < 0.5:
            continue
        if form == "lines":
            paper.text(f"{label}:", weight=1, gap=1)
            for name, party in people:
                paper.text(f"{name} ({party})", gap=0, indent=10)
            paper.space(6)
            continue
        shown = [name if form == "plain" else f"{name} ({party})" for name, party in people]
        if label == first and form == "roles":
            shown[0] = f"{people[0][0]}, formand"
            shown[1:] = [name for name, _ in people[1:]]
        joined = ("; " if form == "roles" else ", ").join(shown) or "Ingen"
        paper.text(f"{label}: {joined}", gap=4)


def set_contents(paper: Paper, meeting: Meeting, form: str, of_year: bool) -> None:
    """The list of items: with dots, pages, none, or as a table."""
    if form == "none":
        return
    paper.text("Indhold" if form == "pageless" else "Indholdsfortegnelse", weight=1)
    group = ""
    for place, item in enumerate(meeting.items):
        number = f"{item.number}/{meeting.day.year}" if of_year else item.number
        if form == "grouped" and item.group and item.group != group:
            group = item.group
            paper.text(group, weight=1, gap=2)
        label = f"{number} {item.title}" if of_year else f"{number}. {item.title}"
        if form == "table":
            page = str(paper.known.get(str(place), 1))
            paper.row([[number], [item.title], [page]], [40, paper.room - 90, 50])
        elif form == "pageless":
            paper.text(label, gap=1)
        else:
            paper.contents(label, str(place), dots=form != "pages")
    paper.space(10)
    if form in ("dotted", "table"):
        paper.turn()


def set_close(paper: Paper, meeting: Meeting, form: str, truth: Truth) -> None:
    """The end of the paper: when the meeting ended, and who signs."""
    paper.space(10)
    if form in ("raised", "both"):
        paper.text(f"Mødet hævet kl. {meeting.end.replace(':', '.')}.")
        truth["end"] = meeting.end
    if form == "box":
        paper.row([["Mødet sluttede"], [f"kl. {meeting.end}"]], [130, 150])
        truth["end"] = meeting.end
    if form in ("signed", "both"):
        paper.text("Underskrifter" if form == "both" else "Godkendt og underskrevet:", weight=1)
        for name, _ in meeting.present:
            paper.need(30)
            paper.space(14)
            paper.canvas.setLineWidth(0.4)
            paper.canvas.line(paper.dress.left, paper.y, min(paper.dress.left + 190, A4[0] - 60), paper.y)
            paper.text(name, size=9, gap=2)


def set_group(paper: Paper, item: Item, look: int) -> None:
    """The heading of a group of items."""
    paper.space(8)
    text = item.group.upper() if look == 1 else item.group
    paper.text(text, weight=0 if look == 1 else 1, size=paper.dress.heading + (2 if look == 2 else 0))
