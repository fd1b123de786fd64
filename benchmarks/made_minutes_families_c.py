"""Layouts of meeting portals, minutes as a table and headings in the margin."""

import random
from datetime import timedelta
from functools import partial
from typing import Any

from benchmarks.made_minutes_drafts import Draft, capital, dot_date, long_date, week_date
from benchmarks.made_minutes_paper import Paper
from benchmarks.made_minutes_set import (
    add_points,
    hour,
    names,
    set_attachments,
    set_case,
    set_decision,
    set_recommendations,
    set_section,
    true_item,
    true_meeting,
)

Meetings = list[dict[str, Any]]


def draw_kle(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """KLE case numbers, Sagsbehandler, Beslutningstema; some packs are agendas without decisions."""
    agenda = rng.random() < 0.4
    meeting = true_meeting(
        draft,
        start=hour(draft.start),
        end=hour(draft.end),
        location=draft.room,
        kind="agenda" if agenda else "minutes",
    )
    paper.foot = lambda page, total: [(draft.body, f"Side {page} af {total}")]
    paper.begin()
    paper.text("Dagsorden" if agenda else "Referat", weight=1, size=paper.dress.title)
    paper.text(draft.body, weight=1, size=paper.dress.heading + 2)
    paper.text(f"Tid: {capital(week_date(draft.day))} kl. {draft.start} - {draft.end}", gap=2)
    paper.text(f"Sted: {draft.room}")
    if not agenda:
        meeting["present"], meeting["absent"] = names(draft.present), names(draft.absent)
        paper.text(f"Deltagere: {', '.join(names(draft.present))}")
        paper.text(f"Afbud: {', '.join(names(draft.absent))}" if draft.absent else "Afbud: Ingen", gap=12)
    for item in draft.items:
        truth = true_item(item)
        meeting["items"].append(truth)
        heading = partial(paper.text, weight=1, gap=2)
        paper.space(10)
        paper.text(f"{item.number}. {item.title}", weight=1, size=paper.dress.heading + 3)
        if item.closed:
            paper.text("Lukket punkt", weight=2)
            continue
        if item.recommendations:
            truth["case_number"] = (
                f"{rng.randint(0, 29):02d}.{rng.randint(0, 39):02d}.{rng.randint(0, 29):02d}-"
                f"{rng.choice('AGPKØS')}{rng.randint(0, 29):02d}-"
                f"{rng.randint(1, 90)}-{draft.day.year % 100:02d}"
            )
            truth["caseworker"] = item.caseworker
            paper.text(truth["case_number"], gap=1)
            paper.text(f"Sagsbehandler: {item.caseworker}")
            heading("Beslutningstema")
            paper.text(item.summary)
            heading("Sagsfremstilling")
            set_case(paper, item)
            set_section(paper, heading, "Økonomi", item.economy)
            heading("Indstilling")
            set_recommendations(
                paper, item, truth, rng.choice(("at", "-", "1.", "plain")), f"{item.unit} foreslår,"
            )
        if not agenda and item.decision.paragraphs:
            heading("Beslutning")
            set_decision(paper, item, truth, "Ad 1)")
        if item.attachments:
            heading("Bilag")
            set_attachments(paper, item, truth, rng.choice(("-", "plain")))
    return [meeting]


def draw_tabel(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """Minutes as a ruled table: Dagsorden | Referat | Ansvarlig | Frist."""
    meeting = true_meeting(
        draft,
        start=hour(draft.start),
        end=hour(draft.end),
        location=draft.room,
        present=names(draft.present),
        absent=names(draft.absent),
    )
    paper.foot = lambda page, total: [("", f"Side {page} af {total}")]
    paper.begin()
    paper.text(f"Referat af {draft.body}", weight=1, size=paper.dress.title)
    for label, value in (
        ("Dato", long_date(draft.day)),
        ("Tidspunkt", f"kl. {draft.start}-{draft.end}"),
        ("Sted", draft.room),
        ("Deltagere", ", ".join(names(draft.present))),
        ("Afbud", ", ".join(names(draft.absent))),
    ):
        paper.pair(label, value, at=80)
    paper.space(12)
    widths = [rng.choice((130.0, 150.0)), 0.0, 76.0, 62.0]
    widths[1] = paper.room - sum(widths)
    paper.row([["Dagsorden"], ["Referat"], ["Ansvarlig"], ["Frist"]], widths, weight=1)
    for item in (item for item in draft.items if not item.closed):
        truth = true_item(item)
        meeting["items"].append(truth)
        told, follow = [], None
        for paragraph in item.decision.paragraphs:
            follow = next(
                (sentence for sentence in paragraph.sentences if sentence.role == "follow_up"), follow
            )
            kept = [sentence for sentence in paragraph.sentences if sentence.role != "follow_up"]
            if kept:
                marker = f"Ad {paragraph.point}) " if paragraph.point else ""
                told.append(marker + " ".join(sentence.text for sentence in kept))
                add_points(truth, kept, paragraph.point, None, None)
        if rng.random() < 0.3 and item.case_text:
            told.insert(0, item.case_text[0][1].split(". ")[0].rstrip(".") + ".")
        truth["decision_text"] = "\n".join(told) or None
        truth["votes"] = item.decision.votes
        who, due = (
            (follow.responsible or "", f"{draft.day + timedelta(days=30):%d.%m.%y}") if follow else ("", "")
        )
        if follow:
            truth["follow_ups"] = [{"responsible": who, "text": told[-1] if told else "", "deadline": due}]
        paper.row(
            [[f"{item.number}. {item.title}"], told, [who] if who else [], [due] if due else []], widths
        )
    paper.space(10)
    return [meeting]


def draw_side(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """Headings stand in a column at the left margin, their text beside them."""
    meeting = true_meeting(draft, start=hour(draft.start), location=draft.room, absent=names(draft.absent))
    paper.foot = lambda page, total: [(f"{draft.municipality} Kommune", f"Side {page}")]
    paper.begin()
    paper.text(f"{draft.body} {dot_date(draft.day)}", weight=1, size=paper.dress.title, gap=12)
    wide = rng.choice((96.0, 112.0, 124.0))
    paper.shift = wide
    for label, text in (
        ("Tid", f"{capital(week_date(draft.day))}, kl. {draft.start}"),
        ("Sted", draft.room),
        ("Afbud", ", ".join(person.tagged for person in draft.absent) or "Ingen"),
    ):
        paper.side(label)
        paper.text(text)
    for item in draft.items:
        truth = true_item(item)
        meeting["items"].append(truth)
        paper.shift = 0
        paper.space(10)
        paper.text(item.title, marker=f"{item.number}.", weight=1, size=paper.dress.heading + 2, hang=26)
        paper.rule()
        paper.shift = wide
        if item.closed:
            paper.side("Lukket punkt")
            paper.text("Ingen offentlig tekst.")
            continue
        if item.recommendations:
            truth["case_number"] = f"{draft.day.year % 100:02d}/{rng.randint(1000, 48999)}"
            paper.side("Sagsnr.")
            paper.text(truth["case_number"])
            paper.side("Resumé")
            paper.text(item.summary)
            paper.side("Sagsfremstilling")
            set_case(paper, item)
            set_section(paper, paper.side, "Økonomiske konsekvenser", item.economy)
            paper.side("Indstilling")
            set_recommendations(
                paper, item, truth, rng.choice(("1.", "at", "-")), "Forvaltningen indstiller,"
            )
        if item.attachments:
            paper.side("Bilag")
            set_attachments(paper, item, truth, rng.choice(("plain", "-")))
        if item.decision.paragraphs:
            paper.side("Beslutning")
            set_decision(paper, item, truth, "Ad 1)")
    return [meeting]
