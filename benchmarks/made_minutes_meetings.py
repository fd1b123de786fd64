"""Whole made-up meetings: the items in order, each with its decision."""

import random
from datetime import date, timedelta

from benchmarks import made_minutes_rulings as rulings
from benchmarks import made_minutes_words as words
from benchmarks.made_minutes_cases import CASES
from benchmarks.made_minutes_drafts import (
    Decision,
    Draft,
    Item,
    Paragraph,
    capital,
    draw_case,
    draw_people,
    one,
)


def draw_draft(
    rng: random.Random,
    *,
    body: str | None = None,
    count: int | None = None,
    town: str | None = None,
    day: date | None = None,
) -> Draft:
    """A whole meeting with decisions."""
    body = body or rng.choice((*words.COMMITTEES, *words.COUNCILS[:2] * 3))
    day = day or date(rng.randint(2009, 2025), rng.randint(1, 12), rng.randint(1, 28))
    while day.weekday() > 4:
        day += timedelta(days=1)
    people = draw_people(rng, rng.randint(17, 25) if body in words.COUNCILS else rng.randint(5, 9))
    gone = rng.choice((0, 0, 1, 1, 2))
    begin = rng.choice((13, 14, 15, 16, 17, 18))
    draft = Draft(
        body=body,
        municipality=town or rng.choice(words.MUNICIPALITIES),
        day=day,
        start=f"{begin}:{rng.choice(('00', '30', '15'))}",
        end=f"{begin + rng.randint(1, 3)}:{rng.choice(('05', '20', '45'))}",
        room=rng.choice(words.ROOMS),
        present=people[gone:],
        absent=people[:gone],
        items=[],
        rng=rng,
    )
    count = count or rng.randint(4, 14)
    cases = rng.sample(CASES, min(count, len(CASES)))
    opening, closing = rng.choice(words.OPENING), rng.choice(words.CLOSING)
    draft.items.append(Item(number=1, title=opening[0], kind="agenda", decision=agenda_decision(rng, draft)))
    for case in cases[: count - 2]:
        item = draw_case(rng, len(draft.items) + 1, draft, day, case)
        item.decision = draw_decision(rng, draft, item)
        if rng.random() < 0.12:
            item.absent = rng.choice(draft.present)
        draft.items.append(item)
    draft.items.append(
        Item(
            number=len(draft.items) + 1,
            title=closing[0],
            kind=closing[1],
            decision=closing_decision(rng, draft),
        )
    )
    for _ in range(rng.choice((0, 0, 1, 2))):
        draft.items.append(
            Item(number=len(draft.items) + 1, title=rng.choice(words.CLOSED), kind="closed", closed=True)
        )
    return draft


def agenda_decision(rng: random.Random, draft: Draft) -> Decision:
    return one(
        *rng.choice(
            (
                ("Godkendt.", "approved"),
                ("Dagsordenen blev godkendt.", "approved"),
                ("Dagsordenen godkendt.", "approved"),
                (f"{capital(draft.common)} godkendte dagsordenen.", "approved"),
                ("Dagsordenen blev godkendt uden bemærkninger.", "approved"),
                (
                    "Godkendt med den ændring, at punkt 3 behandles som det sidste punkt.",
                    "approved_with_changes",
                    "punkt 3 behandles som det sidste punkt",
                ),
            )
        )
    )


def closing_decision(rng: random.Random, draft: Draft) -> Decision:
    chosen = rng.choice(
        (
            ("Intet til referat.", "no_record"),
            ("Intet at referere.", "no_record"),
            ("Der var intet til referat.", "no_record"),
            ("Formanden orienterede om besøget på genbrugspladsen.", "noted"),
            ("Der blev orienteret om den kommende studietur.", "noted"),
            ("Punktet udgik.", "withdrawn"),
            ("Orienteringen blev taget til efterretning.", "noted"),
            ("Næste møde blev kort drøftet.", "discussed"),
            None,
        )
    )
    return one(*chosen) if chosen else Decision()


def draw_decision(rng: random.Random, draft: Draft, item: Item) -> Decision:
    """A decision on an item: its wording, points, votes and what follows from it."""
    if rng.random() < 0.04:
        return Decision()
    decision = rulings.draw_ruling(rng, draft, item)
    if rng.random() < 0.28:
        follow = rulings.draw_follow_up(rng, draft)
        if rng.random() < 0.5:
            decision.paragraphs.append(Paragraph(sentences=[follow]))
        else:
            decision.paragraphs[-1].sentences.append(follow)
    return decision
