"""Layouts after the paper of large councils and of committees with running case numbers."""

import random
from datetime import timedelta
from functools import partial
from typing import Any

from benchmarks.made_minutes_drafts import Draft, capital, dot_date, long_date, week_date
from benchmarks.made_minutes_paper import Paper
from benchmarks.made_minutes_set import (
    absent_line,
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
TRAIL = (
    "Magistraten. Sendt til byrådet.",
    "Udvalget. Drøftet. Genoptages.",
    "Byrådet. Henvist til udvalget.",
)
ADVICE = ("Anbefales.", "Indstilles godkendt.", "Indstilles til godkendelse.")


def draw_forsamling(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """A large council: Problemstilling and Løsning; a committee's advice and the council's own decision."""
    draft.body = "Borgerrepræsentationen"
    meeting = true_meeting(draft, start=hour(draft.start), location=draft.room)
    paper.foot = lambda page, total: [("", f"Side {page} af {total}")]
    paper.begin()
    paper.text(draft.body, weight=1, size=paper.dress.title)
    paper.text(f"BESLUTNINGSPROTOKOL for ordinært møde {week_date(draft.day)}", weight=1, gap=12)
    paper.pair("Mødedato:", f"{dot_date(draft.day)}, kl. {draft.start}")
    paper.pair("Mødested:", draft.room)
    if draft.absent:
        paper.text("Fraværende med afbud:", weight=1, gap=1)
        for person in draft.absent:
            absent_line(meeting, [person], rng)
            paper.text(f"{person.tagged} ({rng.choice(('sygdom', 'ferie', 'arbejde'))})", gap=1)
    late = draft.present[0]
    paper.text(
        f"{late.tagged} ankom til mødet kl. {draft.start.split(':')[0]}.42 under behandlingen af punkt 2.",
        gap=14,
    )
    form = rng.choice(("1.", "1.", "at"))
    joint = rng.random() < 0.4
    for item in draft.items:
        truth = true_item(item)
        meeting["items"].append(truth)
        heading = partial(paper.text, weight=1, gap=2)
        paper.space(8)
        if item.recommendations:
            truth["case_number"] = f"{draft.day.year}-{rng.randint(10000, 399999):07d}"
            paper.text(
                f"{item.number}. {item.title} ({truth['case_number']})",
                weight=1,
                size=paper.dress.heading + 3,
            )
        else:
            paper.text(f"{item.number}. {item.title}", weight=1, size=paper.dress.heading + 3)
        if item.closed:
            paper.text("Punktet behandles for lukkede døre.")
            continue
        if item.recommendations:
            heading("Indstilling og beslutning" if joint else "Indstilling")
            set_recommendations(
                paper,
                item,
                truth,
                form,
                f"{rng.choice(('Økonomiforvaltningen', 'Teknik- og Miljøforvaltningen'))} indstiller,",
            )
            heading("Problemstilling")
            paper.text(item.summary)
            heading("Løsning")
            set_case(paper, item)
            set_section(paper, heading, "Økonomi", item.economy)
            heading("Videre proces")
            paper.text(
                "Hvis indstillingen bliver godkendt, igangsættes arbejdet. "
                "Bliver den ikke godkendt, fortsætter den nuværende ordning."
            )
            if item.attachments:
                heading("Bilag")
                set_attachments(paper, item, truth, rng.choice(("plain", "1.", "Bilag 1:")))
        if not item.decision.paragraphs:
            continue
        heading("Beslutning")
        before: list[str] = []
        if item.earlier and item.recommendations:
            day = item.earlier[1].isoformat()
            before = [
                f"{item.earlier[0]}s beslutning i mødet den {long_date(item.earlier[1])}",
                "Indstillingen blev anbefalet over for Borgerrepræsentationen uden afstemning.",
            ]
            paper.text(before[0], weight=2, gap=2)
            paper.text(before[1])
            truth["decision_points"].append(
                {
                    "point": None,
                    "text": before[1],
                    "outcome": "approved",
                    "condition": None,
                    "body": item.earlier[0],
                    "date": day,
                }
            )
            own = f"{draft.body}s beslutning i mødet den {long_date(draft.day)}"
            paper.text(own, weight=2, gap=2)
            before.append(own)
        set_decision(paper, item, truth, rng.choice(("1.", "Ad 1)")), before=before)
    return [meeting]


def draw_magistrat(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """The decision stands before the Resume; "At 1)" points; a dated trail under Sagens forløb."""
    meeting = true_meeting(draft, start=hour(draft.start), location=draft.room, absent=names(draft.absent))
    paper.head = lambda page, total: [(f"{draft.body} - {long_date(draft.day)}", f"{page}/{total}")]
    paper.begin()
    paper.text(f"{draft.body} - referat", weight=1, size=paper.dress.title)
    paper.text(f"{capital(week_date(draft.day))} kl. {draft.start}", gap=2)
    paper.text(draft.room)
    paper.text("Afbud fra", weight=1, gap=1)
    paper.text(", ".join(person.tagged for person in draft.absent) or "Ingen", gap=14)
    for item in draft.items:
        truth = true_item(item)
        meeting["items"].append(truth)
        heading = partial(paper.text, weight=1, gap=2)
        paper.text(f"Sag {item.number}", size=9, gap=0)
        paper.text(item.title, weight=1, size=paper.dress.heading + 4)
        if item.closed:
            paper.text("Sagen er lukket for offentligheden.")
            continue
        if item.decision.paragraphs:
            heading("Beslutning")
            set_decision(paper, item, truth, "At 1)")
        if item.recommendations:
            heading("Resumé")
            paper.text(item.summary)
            heading("Indstilling")
            set_recommendations(paper, item, truth, "At 1)", "Det indstilles til byrådets godkendelse,")
            heading("Sagens forløb")
            for weeks in (5, 3):
                day = draft.day - timedelta(days=7 * weeks)
                paper.text(
                    f"{dot_date(day)}: {rng.choice(TRAIL)}",
                    gap=1,
                )
            paper.space(6)
            set_case(paper, item)
            if item.attachments:
                heading("Bilag")
                set_attachments(paper, item, truth, rng.choice(("-", "Bilag 1:")))
    return [meeting]


def draw_tidlig(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """The decision stands right after the Indstilling and before the Sagsfremstilling."""
    meeting = true_meeting(
        draft,
        start=hour(draft.start),
        end=hour(draft.end),
        location=draft.room,
        present=names(draft.present),
        absent=names(draft.absent),
    )
    paper.foot = lambda page, total: [(f"Referat {dot_date(draft.day)}", str(page))]
    paper.begin()
    paper.text(draft.body.upper(), weight=1, size=paper.dress.title)
    paper.text(f"{capital(week_date(draft.day))}, kl. {draft.start} - {draft.end}", gap=3)
    paper.text(draft.room, gap=10)
    paper.text(f"Til stede: {', '.join(person.tagged for person in draft.present)}")
    if draft.absent:
        paper.text(f"Afbud: {', '.join(person.tagged for person in draft.absent)}")
    paper.space(10)
    form = rng.choice(("a)", "1.", "plain"))
    for item in draft.items:
        truth = true_item(item)
        meeting["items"].append(truth)
        heading = partial(paper.text, weight=1, gap=2)
        if item.closed:
            paper.text(f"{item.number}. LUKKET - {item.title}", weight=1, size=paper.dress.heading + 2)
            truth["title"] = f"LUKKET - {item.title}"
            continue
        paper.text(f"{item.number}. {item.title}", weight=1, size=paper.dress.heading + 2)
        if item.recommendations:
            truth["case_number"] = (
                f"{rng.randint(0, 29):02d}.{rng.randint(10, 39)}.{rng.randint(10, 29)}-"
                f"{rng.choice('APGS')}{rng.randint(10, 29)}-{rng.randint(1, 60)}-{draft.day.year % 100:02d}"
            )
            paper.text(truth["case_number"], size=paper.dress.size - 1)
            heading("SAGSRESUMÉ")
            paper.text(item.summary)
            heading("INDSTILLING")
            set_recommendations(paper, item, truth, form, f"{item.unit} indstiller til {draft.common},")
        if item.decision.paragraphs:
            heading("BESLUTNING")
            set_decision(paper, item, truth, "Ad a)" if form == "a)" else "Ad 1.")
        if item.recommendations:
            heading("SAGSFREMSTILLING")
            set_case(paper, item)
            set_section(paper, heading, "ØKONOMI", item.economy)
            if item.attachments:
                heading("BILAG")
                set_attachments(paper, item, truth, "plain")
        paper.space(8)
    return [meeting]


def draw_sagnr(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """Printed: "Sag nr. 129" with the year's running numbers; advice of committees inside the Indstilling."""
    meeting = true_meeting(draft, start=hour(draft.start), location=draft.room, absent=names(draft.absent))
    base = rng.randint(20, 240)
    paper.foot = lambda page, total: [("", f"Side {page} / {total}")]
    paper.begin()
    paper.text(f"{draft.municipality} Kommune", size=9)
    paper.text(f"REFERAT fra møde i {draft.body}", weight=1, size=paper.dress.title)
    paper.text(f"{capital(week_date(draft.day))} kl. {draft.start} i {draft.room}", gap=10)
    if rng.random() < 0.5:
        meeting["present"] = names(draft.present)
        paper.pair("Medlemmer", ", ".join(names(draft.present)))
    paper.pair("Fraværende", "; ".join(names(draft.absent)) or "Ingen")
    paper.space(12)
    for item in draft.items:
        truth = true_item(item)
        truth["number"] = str(base + item.number)
        meeting["items"].append(truth)
        heading = partial(paper.text, weight=1, gap=2)
        paper.text(f"Sag nr. {base + item.number}", weight=1, size=paper.dress.heading + 1, gap=2)
        paper.text(item.title, weight=1, size=paper.dress.heading + 1)
        if item.closed:
            paper.text("Lukket sag")
            continue
        if item.recommendations:
            paper.text(f"Beslutningskompetence: {rng.choice(('KB', 'ØU', 'TMU', 'BU'))}")
            heading("Sagens kerne")
            paper.text(item.summary)
            set_case(paper, item)
            heading("Indstilling")
            set_recommendations(paper, item, truth, rng.choice(("1.", "at")), f"{item.unit} indstiller,")
            if item.earlier:
                paper.text(
                    f"{item.earlier[0]}, {long_date(item.earlier[1])}, "
                    f"pkt. {rng.randint(4, 90)}: {rng.choice(ADVICE)}"
                )
            if item.attachments:
                heading("Bilag")
                set_attachments(paper, item, truth, rng.choice(("Bilag 1:", "-")))
        if item.decision.paragraphs:
            heading("Beslutning")
            set_decision(paper, item, truth, rng.choice(("Ad 1.", "1.")))
        paper.space(10)
    return [meeting]


def draw_nrdash(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """Printed: "Nr.178 - Titel" and "Beslutning i X den 19-12-2016"; named vote lists."""
    meeting = true_meeting(
        draft,
        start=hour(draft.start),
        end=hour(draft.end),
        location=draft.room,
        present=names(draft.present),
        absent=names(draft.absent),
    )
    base = rng.randint(1, 300)
    paper.head = lambda page, total: [(f"{draft.municipality} Kommune", f"{draft.body} {draft.day:%d-%m-%Y}")]
    paper.foot = lambda page, total: [("", f"- {page} -")]
    paper.begin()
    paper.text("Referat", weight=1, size=paper.dress.title)
    for label, value in (
        ("Dato", f"{draft.day:%d-%m-%Y}"),
        ("Starttidspunkt", draft.start),
        ("Sluttidspunkt", draft.end),
        ("Sted", draft.room),
        ("Deltagere", ", ".join(names(draft.present))),
        ("Afbud", ", ".join(names(draft.absent))),
    ):
        paper.pair(f"{label}:", value)
    paper.space(10)
    for item in draft.items:
        paper.contents(f"Nr.{base + item.number} - {item.title}", str(item.number))
    paper.space(18)
    for item in draft.items:
        truth = true_item(item)
        truth["number"] = str(base + item.number)
        meeting["items"].append(truth)
        heading = partial(paper.text, weight=1, gap=2)
        paper.mark(str(item.number))
        paper.text(f"Nr.{base + item.number} - {item.title}", weight=1, size=paper.dress.heading + 1)
        if item.closed:
            paper.text("LUKKET MØDE")
            continue
        if item.recommendations:
            truth["case_number"] = f"{draft.day.year % 100:02d}/{rng.randint(1000, 49999)}"
            paper.text(f"Sagsnr. {truth['case_number']}")
            heading("Sagsbeskrivelse")
            set_case(paper, item)
            set_section(paper, heading, "Økonomi", item.economy)
            heading("Administrationens indstilling")
            set_recommendations(
                paper, item, truth, rng.choice(("-", "1.", "plain")), "Administrationen indstiller,"
            )
            if item.attachments:
                heading("Bilag")
                set_attachments(paper, item, truth, "pdf")
        if item.decision.paragraphs:
            heading(f"Beslutning i {draft.body} den {draft.day:%d-%m-%Y}")
            set_decision(paper, item, truth, "1.")
        paper.space(10)
    return [meeting]
