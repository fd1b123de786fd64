"""Layouts of meeting portals, "Punkt N:" packs with nested meetings, minutes as a table and side headings."""

import random
from datetime import timedelta
from functools import partial
from typing import Any

from benchmarks.made_minutes_drafts import Draft, Item, capital, dot_date, long_date, week_date
from benchmarks.made_minutes_meetings import draw_draft
from benchmarks.made_minutes_paper import Paper
from benchmarks.made_minutes_set import (
    Truth,
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
    meeting = true_meeting(draft, start=hour(draft.start), end=hour(draft.end), location=draft.room, kind="agenda" if agenda else "minutes")
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
            truth["case_number"] = (f"{rng.randint(0, 29):02d}.{rng.randint(0, 39):02d}.{rng.randint(0, 29):02d}-"
                                    f"{rng.choice('AGPKØS')}{rng.randint(0, 29):02d}-{rng.randint(1, 90)}-{draft.day.year % 100:02d}")  # fmt: skip
            truth["caseworker"] = item.caseworker
            paper.text(truth["case_number"], gap=1)
            paper.text(f"Sagsbehandler: {item.caseworker}")
            heading("Beslutningstema")
            paper.text(item.summary)
            heading("Sagsfremstilling")
            set_case(paper, item)
            set_section(paper, heading, "Økonomi", item.economy)
            heading("Indstilling")
            set_recommendations(paper, item, truth, rng.choice(("at", "-", "1.", "plain")), f"{item.unit} foreslår,")
        if not agenda and item.decision.paragraphs:
            heading("Beslutning")
            set_decision(paper, item, truth, "Ad 1)")
        if item.attachments:
            heading("Bilag")
            set_attachments(paper, item, truth, rng.choice(("-", "plain")))
    return [meeting]


def draw_punkt(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """A pack with "Beslutning for Punkt N" after each item, memos with stamps and nested meetings."""
    return draw_pack(paper, draft, rng, at_end=False)


def draw_punktreferat(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """A pack whose decisions all stand under the heading "Referat" at its end."""
    return draw_pack(paper, draft, rng, at_end=True)


def draw_pack(paper: Paper, draft: Draft, rng: random.Random, *, at_end: bool) -> Meetings:
    paper.begin()
    draft.items = [item for item in draft.items if not item.closed]
    second = Item(number=2, title=rng.choice(("Referat", "Godkendelse af referat")), kind="agenda", decision=draft.items[0].decision)
    draft.items.insert(1, second)
    news = Item(number=0, title="Orientering om udvalgsmødet", kind="news", decision=draft.items[-1].decision)
    draft.items.insert(-1, news)
    for number, item in enumerate(draft.items, start=1):
        item.number = number
    outer = set_pack_head(paper, draft, rng, decisions=not at_end)
    meetings: Meetings = [outer]
    for item in draft.items:
        truth = true_item(item, category=category(item), duration_min=shown_minutes(item))
        outer["items"].append(truth)
        paper.mark(f"{draft.day}-{item.number}")
        paper.text(f"Punkt {item.number}: {pack_title(item)}", weight=1, size=paper.dress.heading + 2)
        paper.text(".")
        if not at_end and item.decision.paragraphs:
            paper.text(f"Beslutning for Punkt {item.number}: {pack_title(item)}", weight=1, size=paper.dress.heading)
            set_decision(paper, item, truth, "at 1)")
        if item is second and rng.random() < 0.8:
            meetings.append(draw_previous(paper, draft, rng))
        elif item is news and rng.random() < 0.8:
            meetings.append(draw_committee_agenda(paper, draft, item, truth, rng))
        elif item.recommendations and item.kind != "agenda" and rng.random() < 0.7:
            set_memo(paper, draft, item, truth, rng)
        paper.space(8)
    if at_end:
        paper.turn()
        paper.text("Referat", weight=1, size=paper.dress.title)
        for item, truth in zip(draft.items, outer["items"], strict=True):
            paper.text(f"Punkt {item.number}: {item.title}", weight=1, size=paper.dress.heading)
            set_decision(paper, item, truth, "at 1)")
    return meetings


def category(item: Item) -> str:
    return "Faste orienteringspunkter" if item.kind in ("news", "other") else "Til godkendelse"


def shown_minutes(item: Item) -> int | None:
    return item.duration if item.recommendations else None


def pack_title(item: Item) -> str:
    return f"{item.title} ({item.duration} min)" if shown_minutes(item) else item.title


def set_pack_head(paper: Paper, draft: Draft, rng: random.Random, *, decisions: bool) -> Truth:
    """Title, time, place and contents of a pack; gives its meeting."""
    title = f"{draft.body}r {draft.day.year} ({draft.body} d. {draft.day.day}. {long_date(draft.day).split()[1]})"
    information = rng.choice((None, "Husk at medbringe budgetmaterialet."))
    paper.text(title, weight=1, size=paper.dress.title)
    paper.text(f"{draft.day:%d-%m-%Y} {draft.start} - {draft.end}")
    paper.text(draft.room)
    paper.text(f"Information: {information or ''}".strip(), gap=10)
    paper.text("Indhold", weight=1)
    last = ""
    for item in draft.items:
        if category(item) != last:
            last = category(item)
            paper.text(f"Kategori - {last}", weight=1, gap=3)
        key = f"{draft.day}-{item.number}"
        paper.contents(f"Punkt {item.number}: {pack_title(item)}", key, dots=False)
        if decisions:
            paper.contents(f"Beslutning for Punkt {item.number}: {pack_title(item)}", key, dots=False)
    paper.space(16)
    return true_meeting(draft, title=title, start=hour(draft.start), end=hour(draft.end), location=draft.room, information=information)


def draw_previous(paper: Paper, draft: Draft, rng: random.Random) -> Truth:
    """The minutes of the meeting before, as they follow the item "Referat"."""
    before = draw_draft(random.Random(rng.random()), body=draft.body, count=rng.randint(4, 6), town=draft.municipality,
                        day=draft.day - timedelta(days=14))  # fmt: skip
    before.room = draft.room
    before.items = [item for item in before.items if not item.closed]
    paper.turn()
    nested = set_pack_head(paper, before, rng, decisions=True)
    nested["nested_in_item"] = {"meeting_index": 0, "item_number": "2"}
    for item in before.items:
        truth = true_item(item, category=category(item), duration_min=shown_minutes(item))
        nested["items"].append(truth)
        paper.mark(f"{before.day}-{item.number}")
        paper.text(f"Punkt {item.number}: {pack_title(item)}", weight=1, size=paper.dress.heading + 2)
        paper.text(".")
        if item.decision.paragraphs:
            paper.text(f"Beslutning for Punkt {item.number}: {pack_title(item)}", weight=1, size=paper.dress.heading)
            set_decision(paper, item, truth, "at 1)")
    paper.turn()
    return nested


def draw_committee_agenda(paper: Paper, draft: Draft, holder: Item, holding: Truth, rng: random.Random) -> Truth:
    """The agenda of a committee with persons and times, stamped as an attachment of the item."""
    ahead = draw_draft(random.Random(rng.random()), count=rng.randint(5, 8), town=draft.municipality, day=draft.day + timedelta(days=9))
    while ahead.body.endswith(("rådet", "bestyrelsen")):
        ahead = draw_draft(random.Random(rng.random()), count=6, town=draft.municipality, day=draft.day + timedelta(days=9))
    label = f"Dagsorden til mødet i {ahead.body} den {long_date(ahead.day)}"
    paper.turn()
    paper.stamp = f"Punkt {holder.number}, Bilag 1: {label}"
    first = paper.page
    paper.text("Dagsorden", weight=1, size=paper.dress.title)
    paper.text(ahead.body, weight=1, size=paper.dress.heading)
    paper.pair("Dato:", long_date(ahead.day))
    paper.pair("Tid:", f"kl. {ahead.start.replace(':', '.')}")
    paper.pair("Sted:", ahead.room)
    paper.space(10)
    nested = true_meeting(ahead, kind="agenda", start=hour(ahead.start), location=ahead.room,
                          nested_in_item={"meeting_index": 0, "item_number": str(holder.number)})  # fmt: skip
    clock = int(ahead.start[:2]) * 60 + int(ahead.start[3:])
    for item in (item for item in ahead.items if not item.closed):
        minutes = item.duration or 5
        slot = f"{clock // 60}.{clock % 60:02d} – {(clock + minutes) // 60}.{(clock + minutes) % 60:02d}"
        clock += minutes
        responsible = item.caseworker or ahead.present[0].name
        truth = true_item(item, duration_min=minutes, responsible=responsible, time_slot=slot)
        nested["items"].append(truth)
        paper.text(f"{item.number}. {item.title}", weight=1)
        if item.summary:
            paper.text(f"Baggrund/formål: {item.summary}")
        paper.text(f"Metode: {rng.choice(('Mundtlig orientering', 'Drøftelse', 'Oplæg og drøftelse'))}")
        paper.text(f"Ansvarlig: {responsible}")
        paper.text(f"Tid: {slot} ({minutes} min.)")
        paper.text("Bilag:", gap=1)
        set_attachments(paper, item, truth, "-")
        paper.space(6)
    holding["attachments"] = [{"number": "1", "title": label, "pages": [first, paper.page]}]
    paper.turn_plain()
    return nested


def set_memo(paper: Paper, draft: Draft, item: Item, truth: Truth, rng: random.Random) -> None:
    """A memo to the meeting, or to the council by way of it, on stamped pages of its own."""
    upward = rng.random() < 0.25
    group = "byrådet" if upward else draft.common
    paper.turn()
    title = f"{'Byrådsindstilling' if upward else 'Indstilling'} - {item.title}"
    paper.stamp = f"Punkt {item.number}, Bilag 1: {title}"
    first = paper.page
    paper.text(f"Indstilling til {group}", weight=1)
    paper.text(item.title, weight=1, size=paper.dress.title - 1, gap=12)
    heading = partial(paper.text, weight=1, gap=2)
    order = rng.choice((("1. Resume", "2. Beslutningspunkter", "3. Hvad går sagen ud på?", "4. Økonomi"),
                        ("INDLEDNING", "INDSTILLING", "SAGSFREMSTILLING", "ØKONOMI")))  # fmt: skip
    heading(order[0])
    paper.text(item.summary)
    heading(order[1])
    shown: Truth = {"recommendations": []}
    if upward:
        item.recommendations = [text.replace(draft.common, "byrådet") for text in item.recommendations]
    set_recommendations(paper, item, shown, rng.choice(("At 1)", "1.")), "Det indstilles,")
    truth["nested_recommendations" if upward else "recommendations"] = shown["recommendations"]
    heading(order[2])
    set_case(paper, item)
    set_section(paper, heading, order[3], item.economy)
    if item.attachments:
        heading("Bilag")
        set_attachments(paper, item, truth, "Bilag 1:")
    truth["caseworker"] = item.caseworker
    paper.text(f"Sagsbehandler: {item.caseworker}", size=paper.dress.size - 1)
    truth["attachments"] = [{"number": "1", "title": title, "pages": [first, paper.page]}]
    paper.turn_plain()


def draw_tabel(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """Minutes as a ruled table: Dagsorden | Referat | Ansvarlig | Frist."""
    meeting = true_meeting(draft, start=hour(draft.start), end=hour(draft.end), location=draft.room, present=names(draft.present),
                           absent=names(draft.absent))  # fmt: skip
    paper.foot = lambda page, total: [("", f"Side {page} af {total}")]
    paper.begin()
    paper.text(f"Referat af {draft.body}", weight=1, size=paper.dress.title)
    for label, value in (("Dato", long_date(draft.day)), ("Tidspunkt", f"kl. {draft.start}-{draft.end}"), ("Sted", draft.room),
                         ("Deltagere", ", ".join(names(draft.present))), ("Afbud", ", ".join(names(draft.absent)))):  # fmt: skip
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
            follow = next((sentence for sentence in paragraph.sentences if sentence.role == "follow_up"), follow)
            kept = [sentence for sentence in paragraph.sentences if sentence.role != "follow_up"]
            if kept:
                marker = f"Ad {paragraph.point}) " if paragraph.point else ""
                told.append(marker + " ".join(sentence.text for sentence in kept))
                add_points(truth, kept, paragraph.point, None, None)
        if rng.random() < 0.3 and item.case_text:
            told.insert(0, item.case_text[0][1].split(". ")[0].rstrip(".") + ".")
        truth["decision_text"] = "\n".join(told) or None
        truth["votes"] = item.decision.votes
        who, due = (follow.responsible or "", f"{draft.day + timedelta(days=30):%d.%m.%y}") if follow else ("", "")
        if follow:
            truth["follow_ups"] = [{"responsible": who, "text": told[-1] if told else "", "deadline": due}]
        paper.row([[f"{item.number}. {item.title}"], told, [who] if who else [], [due] if due else []], widths)
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
    for label, text in (("Tid", f"{capital(week_date(draft.day))}, kl. {draft.start}"), ("Sted", draft.room),
                        ("Afbud", ", ".join(person.tagged for person in draft.absent) or "Ingen")):  # fmt: skip
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
            set_recommendations(paper, item, truth, rng.choice(("1.", "at", "-")), "Forvaltningen indstiller,")
        if item.attachments:
            paper.side("Bilag")
            set_attachments(paper, item, truth, rng.choice(("plain", "-")))
        if item.decision.paragraphs:
            paper.side("Beslutning")
            set_decision(paper, item, truth, "Ad 1)")
    return [meeting]
