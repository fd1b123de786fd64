"""Layouts after the record systems: journal systems of councils, regions and committees."""

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


def draw_edoc(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """Running head, contents with dot leaders, "2.   Titel", Sagsnr., "X's beslutning den ..."."""
    meeting = true_meeting(
        draft,
        start=hour(draft.start),
        present=names(draft.present),
        absent=names(draft.absent),
        location=draft.room,
        municipality=f"{draft.municipality} Kommune",
    )
    closed_head = rng.choice(("Lukket referat", "Lukkede punkter"))
    paper.head = lambda page, total: [
        (draft.body, ""),
        ("Åbent referat", ""),
        (f"Dato: {dot_date(draft.day)}", ""),
        (f"Side {page}", ""),
    ]
    paper.begin()
    paper.text(f"{draft.municipality} Kommune", weight=1)
    paper.text(draft.body, weight=1, size=paper.dress.title, gap=10)
    paper.text("Referat", weight=1, size=paper.dress.heading + 2)
    paper.text(f"{week_date(draft.day)}, kl. {draft.start}", gap=2)
    paper.text(f"i {draft.room}", gap=16)
    paper.pair("Tilstede", ", ".join(names(draft.present)))
    paper.pair("Afbud/Fraværende", ", ".join(names(draft.absent)))
    paper.pair("Sekretær", "Direktionssekretariatet")
    paper.space(20)
    paper.text("INDHOLDSFORTEGNELSE", weight=1)
    told = False
    for item in draft.items:
        if item.closed and not told:
            paper.text(closed_head, weight=1, gap=2)
            told = True
        paper.contents(f"{item.number}.   {item.title}", str(item.number))
    paper.turn()
    form = rng.choice(("A)", "1.", "at"))
    told = False
    for item in draft.items:
        truth = true_item(item)
        meeting["items"].append(truth)
        paper.mark(str(item.number))
        if item.closed and not told:
            paper.text(closed_head, weight=1, size=paper.dress.heading + 2)
            told = True
        paper.text(item.title, marker=f"{item.number}.  ", weight=1, size=paper.dress.heading, hang=26)
        if item.closed:
            continue
        truth["case_number"] = f"{draft.day.year}-{rng.randint(1000, 45000)}"
        paper.pair("Sagsnr.:", truth["case_number"], at=70, weight=0)
        paper.pair("Dok.nr.:", f"{draft.day.year}-{rng.randint(10000, 299000)}", at=70, weight=0)
        paper.space(8)
        heading = partial(paper.text, weight=1, gap=1)
        if item.recommendations:
            if item.earlier:
                paper.text(f"{item.earlier[0]} den {long_date(item.earlier[1])} Punkt {rng.randint(2, 19)}")
            set_section(paper, heading, "Sammendrag", item.summary)
            heading(rng.choice(("Sagsfremstilling", "Baggrund")))
            set_case(paper, item)
            set_section(paper, heading, "Økonomiske konsekvenser og finansiering", item.economy)
            if item.attachments:
                heading("Bilag")
                set_attachments(paper, item, truth, "doc", draft.day.year)
            set_section(paper, heading, "Beslutningen træffes af", draft.body)
            heading("Indstilling")
            set_recommendations(paper, item, truth, form, f"{item.unit} indstiller,")
        heading(f"{draft.body}s beslutning den {dot_date(draft.day)} Punkt {item.number}")
        if not item.decision.paragraphs:
            continue
        before = []
        if item.absent:
            before = [f"Følgende deltog ikke i behandlingen af punktet: {item.absent.tagged}"]
            paper.text(before[0], gap=2)
        set_decision(
            paper, item, truth, rng.choice(("Ad A)", "A)")) if form == "A)" else "Ad 1)", before=before
        )
        paper.space(10)
    return [meeting]


def draw_region(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """Headings in capitals; decisions of dated sub-meetings under the body's heading."""
    draft.body = "Forretningsudvalget"
    name = f"Region {draft.municipality}"
    meeting = true_meeting(
        draft,
        start=hour(draft.start),
        end=hour(draft.end),
        location=draft.room,
        municipality=name,
        present=names(draft.present),
        absent=names(draft.absent),
    )
    paper.foot = lambda page, total: [(name, f"Side {page} af {total}")]
    paper.begin()
    paper.text("BESLUTNINGER" if rng.random() < 0.3 else "REFERAT", weight=1, size=paper.dress.title)
    paper.text("Forretningsudvalget", weight=1, size=paper.dress.title - 2, gap=14)
    paper.pair("MØDETIDSPUNKT", f"{dot_date(draft.day)} {draft.start}", at=130)
    paper.pair("MØDE SLUTTIDSPUNKT", f"{dot_date(draft.day)} {draft.end}", at=130)
    paper.pair("MØDESTED", draft.room, at=130)
    paper.pair("MEDLEMMER", "", at=130)
    for person in draft.present:
        paper.pair(person.name, "Deltog", at=200, weight=0)
    for person in draft.absent:
        paper.pair(person.name, "Afbud", at=200, weight=0)
    paper.space(16)
    paper.text("INDHOLDSLISTE", weight=1)
    for item in draft.items:
        paper.contents(f"{item.number}. {item.title}", str(item.number), dots=False)
    paper.turn()
    for item in draft.items:
        truth = true_item(item)
        meeting["items"].append(truth)
        paper.mark(str(item.number))
        paper.text(
            f"{item.number}. {item.title.upper() if rng.random() < 0.5 else item.title}",
            weight=1,
            size=paper.dress.heading + 1,
        )
        if item.closed:
            paper.text("Punktet er lukket.")
            continue
        heading = partial(paper.text, weight=1, gap=2)
        if item.earlier:
            set_section(
                paper,
                heading,
                "PUNKTET BEHANDLET TIDLIGERE",
                f"{item.earlier[0]} den {long_date(item.earlier[1])}.",
            )
        if item.recommendations:
            heading("ADMINISTRATIONENS INDSTILLING")
            set_recommendations(
                paper, item, truth, rng.choice(("at", "-", "1.")), "Administrationen indstiller,"
            )
            heading("POLITISK BEHANDLING" if rng.random() < 0.2 else "RESUME")
            paper.text(item.summary)
            heading("SAGSFREMSTILLING")
            set_case(paper, item)
            set_section(
                paper, heading, "KOMMUNIKATION", "Der er ikke planlagt en særlig kommunikationsindsats."
            )
            set_section(paper, heading, "ØKONOMISKE KONSEKVENSER", item.economy)
            set_section(paper, heading, "SAGEN AFGØRES AF", "Forretningsudvalget")
        heading("FORRETNINGSUDVALGETS BESLUTNING")
        if rng.random() < 0.3 and item.recommendations and item.decision.paragraphs:
            set_sub_decision(paper, draft, truth, rng)
            before = [truth["decision_text"], f"{long_date(draft.day)}:"]
            paper.text(before[1], gap=2)
            set_decision(
                paper,
                item,
                truth,
                "Ad 1)",
                before=before,
                body="Forretningsudvalget",
                day=draft.day.isoformat(),
            )
        else:
            set_decision(paper, item, truth, "Ad 1)")
            if not item.decision.paragraphs:
                paper.text("Tomt indhold")
        set_section(
            paper,
            heading,
            "JOURNALNUMMER",
            case := f"{draft.day.year % 100:02d}{rng.randint(100000, 999999)}",
        )
        truth["case_number"] = case
        if item.attachments:
            heading("BILAGSFORTEGNELSE")
            set_attachments(paper, item, truth, "1.")
        if rng.random() < 0.6:
            paper.turn()
    return [meeting]


def set_sub_decision(paper: Paper, draft: Draft, truth: dict[str, Any], rng: random.Random) -> None:
    """An earlier decision of the same body, with its date before it."""
    day = draft.day - timedelta(days=rng.choice((14, 21, 28)))
    text, outcome = rng.choice(
        (
            ("Sagen udsat til førstkommende møde.", "postponed"),
            ("Udsat.", "postponed"),
            ("Sendt tilbage til administrationen til fornyet beregning.", "referred"),
        )
    )
    printed = f"{long_date(day)}: {text}"
    paper.text(printed, gap=3)
    truth["decision_text"] = printed
    truth["decision_points"].append(
        {
            "point": None,
            "text": text,
            "outcome": outcome,
            "condition": None,
            "body": "Forretningsudvalget",
            "date": day.isoformat(),
        }
    )


def draw_acadre(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """Sag, Dok., Initialer, Åbent; "Beslutning i Byrådet 27. november 2018:" with the absent first."""
    code = rng.randint(201, 860)
    meeting = true_meeting(
        draft, start=hour(draft.start), location=draft.room, municipality=f"{draft.municipality} Kommune"
    )
    paper.foot = lambda page, total: [("", f"Side {page}")]
    paper.begin()
    paper.text(f"{draft.municipality} Kommune", size=9)
    paper.text(f"Referat\n{draft.body}", weight=1, size=paper.dress.title, gap=12)
    for label, value in (
        ("Mødedato:", capital(week_date(draft.day))),
        ("Mødetidspunkt:", f"Kl. {draft.start.replace(':', '.')}"),
        ("Mødested:", draft.room),
    ):
        paper.pair(label, value)
    if draft.absent:
        paper.pair("Fraværende:", absent_line(meeting, draft.absent, rng))
    paper.space(14)
    paper.text("Indholdsfortegnelse", weight=1)
    for item in draft.items:
        paper.contents(
            f"{item.number:02d}. {item.title}" + (" - LUKKET" if item.closed else ""), str(item.number)
        )
    paper.turn()
    form = rng.choice(("1.", "at", "a)", "plain"))
    for item in draft.items:
        truth = true_item(item)
        truth["number"] = f"{item.number}"
        meeting["items"].append(truth)
        paper.mark(str(item.number))
        paper.rule()
        paper.text(f"{item.number}. {item.title}", weight=1, size=paper.dress.heading + 1)
        if item.closed:
            paper.text("Lukket", gap=14)
            continue
        truth["case_number"] = f"{code}-{draft.day.year}-{rng.randint(100, 99999)}"
        paper.text(
            f"Sag {truth['case_number']}      Dok. {code}-{draft.day.year}-{rng.randint(1000, 399999)}      "
            f"Initialer: {rng.choice(('JHN', 'BKR', 'llar', 'SOLB'))}      Åbent",
            size=paper.dress.size - 1,
        )
        heading = partial(paper.text, weight=1, gap=1)
        if item.recommendations:
            heading("Sagsfremstilling")
            set_case(paper, item)
            set_section(paper, heading, "Økonomiske konsekvenser", item.economy)
            heading("Indstilling")
            set_recommendations(
                paper,
                item,
                truth,
                form,
                rng.choice(("Det indstilles,", "Forvaltningen indstiller,", "Administrationen indstiller,")),
            )
            set_section(paper, heading, "Sagen afgøres i", draft.body)
            if item.attachments:
                heading("Bilag")
                set_attachments(paper, item, truth, rng.choice(("plain", "1.", "pdf")))
        if not item.decision.paragraphs:
            continue
        heading(f"Beslutning i {draft.body} {long_date(draft.day)}:")
        before = []
        if draft.absent:
            before = [f"Fraværende: {absent_line(meeting, draft.absent, rng)}"]
            paper.text(before[0], gap=3)
        set_decision(
            paper,
            item,
            truth,
            "a)" if form == "a)" else rng.choice(("Ad 1:", "1.", "Pkt. 1:")),
            before=before,
        )
        paper.space(10)
    return [meeting]


def draw_bo(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """Titles with (B) or (O); Kompetence, Beslutningstema; "Beslutning i X den 1. oktober 2018:"."""
    meeting = true_meeting(draft, start=hour(draft.start), end=hour(draft.end), location=draft.room)
    paper.foot = lambda page, total: [(f"{draft.body} - {long_date(draft.day)}", f"{page}")]
    paper.begin()
    paper.text(
        f"Referat - {draft.body} d. {dot_date(draft.day).replace('.', '-')}", weight=1, size=paper.dress.title
    )
    paper.pair("Mødested", draft.room)
    paper.pair("Mødestart", f"kl. {draft.start}")
    paper.pair("Mødet hævet", f"kl. {draft.end}")
    if rng.random() < 0.6:
        meeting["present"] = names(draft.present)
        paper.pair("Medlemmer", ", ".join(person.tagged for person in draft.present))
    paper.space(10)
    form = "1."
    for item in draft.items:
        letter = "O" if item.kind == "note" else "B"
        truth = true_item(item)
        truth["title"] = f"{item.title} ({letter})"
        meeting["items"].append(truth)
        paper.text(f"{item.number}. {item.title} ({letter})", weight=1, size=paper.dress.heading + 1)
        if item.closed:
            paper.text("Denne sag er behandlet for lukkede døre.")
            continue
        heading = partial(paper.text, weight=2, gap=1)
        if item.recommendations:
            set_section(paper, heading, "Kompetence:", draft.body)
            set_section(paper, heading, "Beslutningstema:", item.summary)
            heading("Indstilling:")
            set_recommendations(
                paper, item, truth, form, rng.choice(("Direktøren indstiller,", "Centerchefen indstiller,"))
            )
            heading("Sagens indhold:")
            set_case(paper, item)
            set_section(paper, heading, "Økonomiske og personalemæssige konsekvenser:", item.economy)
            if item.attachments:
                heading("Bilag:")
                set_attachments(paper, item, truth, "1.")
        heading(f"Beslutning i {draft.body} den {long_date(draft.day)}:")
        before = []
        if draft.absent:
            before = [f"Fraværende: {absent_line(meeting, draft.absent, rng)}"]
            paper.text(before[0], gap=3)
        set_decision(paper, item, truth, rng.choice(("Ad 1:", "1.", "Ad 1)")), before=before)
        paper.space(8)
    return [meeting]
