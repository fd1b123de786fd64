"""Packs of "Punkt N:" with memos on stamped pages and nested meetings."""

import random
from datetime import timedelta
from functools import partial
from typing import Any

from benchmarks.made_minutes_drafts import Draft, Item, long_date, one
from benchmarks.made_minutes_meetings import draw_draft
from benchmarks.made_minutes_paper import Paper
from benchmarks.made_minutes_set import (
    Truth,
    hour,
    set_attachments,
    set_case,
    set_decision,
    set_recommendations,
    set_section,
    true_item,
    true_meeting,
)

Meetings = list[dict[str, Any]]
MINUTES_RULINGS = (
    ("Godkendt.", "approved"),
    ("Referatet blev godkendt.", "approved"),
    ("Referatet godkendtes uden ændringer.", "approved"),
    (
        "Godkendt med den rettelse, at det under punkt 3 tilføjes, hvem der deltog.",
        "approved_with_changes",
        "det under punkt 3 tilføjes, hvem der deltog",
    ),
)


def draw_punkt(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """A pack with "Beslutning for Punkt N" after each item, memos with stamps and nested meetings."""
    return draw_pack(paper, draft, rng, at_end=False)


def draw_punktreferat(paper: Paper, draft: Draft, rng: random.Random) -> Meetings:
    """A pack whose decisions all stand under the heading "Referat" at its end."""
    return draw_pack(paper, draft, rng, at_end=True)


def draw_pack(paper: Paper, draft: Draft, rng: random.Random, *, at_end: bool) -> Meetings:
    paper.begin()
    draft.items = [item for item in draft.items if not item.closed]
    second = Item(
        number=2,
        title=rng.choice(("Referat", "Godkendelse af referat")),
        kind="agenda",
        decision=one(*rng.choice(MINUTES_RULINGS)),
    )
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
            paper.text(
                f"Beslutning for Punkt {item.number}: {pack_title(item)}", weight=1, size=paper.dress.heading
            )
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
    title = (
        f"{draft.body}r {draft.day.year} ({draft.body} d. {draft.day.day}. {long_date(draft.day).split()[1]})"
    )
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
        if decisions and item.decision.paragraphs:
            paper.contents(f"Beslutning for Punkt {item.number}: {pack_title(item)}", key, dots=False)
    paper.space(16)
    return true_meeting(
        draft,
        title=title,
        start=hour(draft.start),
        end=hour(draft.end),
        location=draft.room,
        information=information,
    )


def draw_previous(paper: Paper, draft: Draft, rng: random.Random) -> Truth:
    """The minutes of the meeting before, as they follow the item "Referat"."""
    before = draw_draft(
        random.Random(rng.random()),
        body=draft.body,
        count=rng.randint(4, 6),
        town=draft.municipality,
        day=draft.day - timedelta(days=14),
    )
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
            paper.text(
                f"Beslutning for Punkt {item.number}: {pack_title(item)}", weight=1, size=paper.dress.heading
            )
            set_decision(paper, item, truth, "at 1)")
    paper.turn()
    return nested


def draw_committee_agenda(
    paper: Paper, draft: Draft, holder: Item, holding: Truth, rng: random.Random
) -> Truth:
    """The agenda of a committee with persons and times, stamped as an attachment of the item."""
    ahead = draw_draft(
        random.Random(rng.random()),
        count=rng.randint(5, 8),
        town=draft.municipality,
        day=draft.day + timedelta(days=9),
    )
    while ahead.body.endswith(("rådet", "bestyrelsen")):
        ahead = draw_draft(
            random.Random(rng.random()), count=6, town=draft.municipality, day=draft.day + timedelta(days=9)
        )
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
    nested = true_meeting(
        ahead,
        kind="agenda",
        start=hour(ahead.start),
        location=ahead.room,
        nested_in_item={"meeting_index": 0, "item_number": str(holder.number)},
    )
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
    order = rng.choice(
        (
            ("1. Resume", "2. Beslutningspunkter", "3. Hvad går sagen ud på?", "4. Økonomi"),
            ("INDLEDNING", "INDSTILLING", "SAGSFREMSTILLING", "ØKONOMI"),
        )
    )
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
