"""Wordings of decisions in all outcomes, with votes, conditions and follow-ups, and their truth."""

import random
from datetime import timedelta

from benchmarks import made_minutes_words as words
from benchmarks.made_minutes_drafts import (
    Decision,
    Draft,
    Item,
    Paragraph,
    Person,
    Sentence,
    capital,
    closed,
    long_date,
    one,
)

PAST = {
    "godkender": "godkendte",
    "vedtager": "vedtog",
    "tager": "tog",
    "drøfter": "drøftede",
    "bevilger": "bevilgede",
    "frigiver": "frigav",
    "sender": "sendte",
    "bemyndiger": "bemyndigede",
    "udpeger": "udpegede",
}
NOTED = (
    "Taget til efterretning.",
    "Orienteringen blev taget til efterretning.",
    "Til efterretning.",
    "{B} tog orienteringen til efterretning.",
    "Orienteringen taget til efterretning.",
    "Efterretning.",
    "{B} blev orienteret.",
    "Orientering givet og taget til efterretning.",
)
DISCUSSED = (
    "Drøftet.",
    "{B} drøftede sagen.",
    "Sagen blev drøftet.",
    "Emnet blev drøftet, og synspunkterne indgår i det videre arbejde.",
    "Temaet blev drøftet på baggrund af et oplæg fra forvaltningen.",
    "Drøftedes.",
)
APPROVED = (
    "Godkendt.",
    "Indstillingen godkendt.",
    "Indstillingen blev godkendt.",
    "Tiltrådt.",
    "Indstillingen tiltrådt.",
    "Vedtaget.",
    "{B} godkendte indstillingen.",
    "{B} tiltrådte indstillingen.",
    "Godkendt som indstillet.",
    "Enstemmigt vedtaget.",
    "Indstillingen blev tiltrådt af et enigt {b0}.",
    "Forvaltningens indstilling godkendes.",
    "Indstillingen følges.",
    "{B} besluttede at godkende indstillingen.",
    "Indstillingen blev vedtaget uden afstemning.",
    "Godkendes.",
    "{B} tilslutter sig indstillingen.",
    "Bevilget.",
)
CHANGED = (
    ("Godkendt med bemærkning om, at {c}.", 1),
    ("Indstillingen godkendt, idet {c}.", 1),
    ("Godkendt med den tilføjelse, at {c}.", 1),
    ("Indstillingen blev godkendt under forudsætning af, at {c}.", 1),
    ("Tiltrådt, dog således at {c}.", 1),
    ("{B} godkendte indstillingen med den ændring, at {c}.", 1),
    ("Vedtaget med følgende bemærkning: {C}.", 0),
    ("Indstillingen godkendt på betingelse af, at {c}.", 1),
    ("Godkendt med forbehold for, at {c}.", 1),
)
CONDITIONS = (
    "der fremlægges en evaluering efter det første år",
    "ordningen gøres midlertidig frem til udgangen af {year}",
    "udgiften finansieres inden for egen ramme",
    "afstanden til naboskel øges til mindst fem meter",
    "boligforeningen inddrages i den videre proces",
    "høringsperioden forlænges med to uger",
    "træerne langs {road} bevares",
    "tilskuddet nedsættes til 50.000 kr.",
)
REJECTED = (
    "Indstillingen blev ikke godkendt.",
    "{B} kunne ikke tiltræde indstillingen.",
    "Ikke godkendt.",
    "Forslaget blev forkastet.",
    "Afvist.",
    "Ansøgningen afslås, da puljen er opbrugt.",
    "Indstillingen kan ikke godkendes.",
    "{B} afviste forslaget.",
)
POSTPONED = (
    "Udsat.",
    "Sagen udsættes til næste møde.",
    "Sagen blev udsat med henblik på nærmere belysning af økonomien.",
    "Behandlingen af punktet udskydes.",
    "Udsættes.",
    "{B} udsatte sagen til mødet i {month}.",
    "Beslutningen blev udsat.",
)
REFERRED = (
    "Oversendes til {committee}.",
    "Sagen henvises til behandling i {committee}.",
    "Sendes til udtalelse i {committee}.",
    "Tilbagesendes til forvaltningen med henblik på fornyet behandling.",
    "Henvist til budgetforhandlingerne.",
    "{B} besluttede at oversende sagen til {committee}.",
)
WITHDRAWN = (
    "Punktet udgik.",
    "Udgår.",
    "Sagen blev taget af dagsordenen.",
    "Punktet udgår af dagsordenen.",
    "Trukket tilbage.",
)
OTHER = (
    "{B} besluttede, at der indhentes tilbud fra flere leverandører.",
    "{B} ønsker en samlet oversigt over kommunens bygninger.",
    "Det blev aftalt, at emnet tages op igen, når regnskabet foreligger.",
)
RESERVED = (
    "{p} tog forbehold.",
    "{p} ønskede tilført protokollen, at partiet finder grundlaget utilstrækkeligt.",
    "{p} kunne ikke støtte placeringen.",
)
FOLLOW = (
    "{x} følger op.",
    "{x} vender tilbage med et notat inden {d}.",
    "{x} udarbejder et oplæg til mødet den {d}.",
    "{x} sørger for, at høringsparterne orienteres.",
    "{x} følger op senest {d}.",
    "{x} undersøger mulighederne for tilskud inden {d}.",
)


def slots(rng: random.Random, draft: Draft) -> dict[str, str]:
    return {
        "B": capital(draft.common),
        "b": draft.common,
        "b0": "byråd" if draft.body == "Byrådet" else "udvalg",
        "committee": rng.choice([name for name in words.COMMITTEES if name != draft.body]),
        "month": rng.choice(words.MONTHS),
        "year": str(draft.day.year + 1),
        "road": rng.choice(words.ROADS).replace("_", " "),
    }


def pick(rng: random.Random, draft: Draft, wordings: tuple[str, ...]) -> str:
    chosen = [text for text in wordings if "{b0}" not in text or draft.common in ("udvalget", "byrådet")]
    return capital(rng.choice(chosen).format(**slots(rng, draft)))


def draw_changed(rng: random.Random, draft: Draft) -> Sentence:
    condition = rng.choice(CONDITIONS).format(**slots(rng, draft))
    wording, _ = rng.choice(CHANGED)
    text = wording.format(**{**slots(rng, draft), "c": condition, "C": capital(condition)})
    text = text.replace("..", ".")
    return Sentence(text=text, outcome="approved_with_changes", condition=condition)


def draw_follow_up(rng: random.Random, draft: Draft) -> Sentence:
    who = rng.choice((*words.CHIEFS, *words.UNITS[:3]))
    wording = rng.choice(FOLLOW)
    due = long_date(draft.day + timedelta(days=rng.randint(14, 120)))
    return Sentence(
        text=wording.format(x=who, d=due),
        role="follow_up",
        responsible=who,
        deadline=due if "{d}" in wording else None,
    )


def draw_ruling(rng: random.Random, draft: Draft, item: Item) -> Decision:
    """A decision that fits the kind of the item."""
    chance = rng.random()
    if chance < 0.08:
        outcome, wordings = rng.choice(
            (("postponed", POSTPONED), ("withdrawn", WITHDRAWN), ("referred", REFERRED))
        )
        return one(pick(rng, draft, wordings), outcome)
    if item.kind == "note":
        return one(pick(rng, draft, NOTED), "noted")
    if item.kind == "discuss":
        return one(pick(rng, draft, DISCUSSED), "discussed")
    if len(item.recommendations) > 1 and chance < 0.45:
        return draw_pointwise(rng, draft, item)
    if chance < 0.6 and draft.body not in words.GROUPS:
        return draw_voted(rng, draft)
    if chance < 0.72:
        return Decision(paragraphs=[Paragraph(sentences=[draw_changed(rng, draft)])])
    if chance < 0.82:
        outcome, wordings = rng.choice(
            (("rejected", REJECTED), ("postponed", POSTPONED), ("referred", REFERRED))
        )
        return one(pick(rng, draft, wordings), outcome)
    decision = one(pick(rng, draft, APPROVED), "approved")
    if rng.random() < 0.2:
        other = Sentence(text=pick(rng, draft, OTHER), outcome="other")
        decision.paragraphs.append(Paragraph(sentences=[other]))
    elif rng.random() < 0.15:
        text = rng.choice(RESERVED).format(
            p=rng.choice((draft.present[0].tagged, "Enhedslisten", "Liste Ø", "Venstre"))
        )
        decision.paragraphs.append(Paragraph(sentences=[Sentence(text=text, role="remark")]))
    return decision


def draw_pointwise(rng: random.Random, draft: Draft, item: Item) -> Decision:
    """One paragraph for each recommendation: short answers, or the recommendation told in the past tense."""
    told = rng.random() < 0.5 and all(text.startswith(draft.common + " ") for text in item.recommendations)
    decision = Decision()
    for point, text in enumerate(item.recommendations, start=1):
        sentence = draw_told(rng, draft, text) if told else draw_answer(rng, draft, text)
        decision.paragraphs.append(Paragraph(sentences=[sentence], point=point))
    return decision


def draw_told(rng: random.Random, draft: Draft, recommendation: str) -> Sentence:
    verb = recommendation.removeprefix(draft.common + " ").split()[0]
    text = recommendation.replace(verb, PAST[verb], 1)
    outcome = "noted" if "til efterretning" in text else "discussed" if verb == "drøfter" else "approved"
    if outcome == "approved" and rng.random() < 0.25:
        condition = rng.choice(CONDITIONS).format(**slots(rng, draft))
        return Sentence(
            text=closed(f"{text} med bemærkning om, at {condition}"),
            outcome="approved_with_changes",
            condition=condition,
        )
    return Sentence(text=closed(text), outcome=outcome)


def draw_answer(rng: random.Random, draft: Draft, recommendation: str) -> Sentence:
    if "efterretning" in recommendation:
        return Sentence(text="Taget til efterretning.", outcome="noted")
    if "drøfter" in recommendation:
        return Sentence(text="Drøftet.", outcome="discussed")
    chance = rng.random()
    if chance < 0.6:
        return Sentence(
            text=rng.choice(("Godkendt.", "Tiltrådt.", "Godkendes.", "Vedtaget.")), outcome="approved"
        )
    if chance < 0.8:
        return draw_changed(rng, draft)
    outcome, text = rng.choice(
        (("rejected", "Ikke godkendt."), ("postponed", "Udsættes."), ("rejected", "Forkastet."))
    )
    return Sentence(text=text, outcome=outcome)


def draw_voted(rng: random.Random, draft: Draft) -> Decision:
    """A decision by vote, told by party or by person."""
    voters = draft.present
    parties = sorted({person.party for person in voters})
    if len(parties) < 3:
        return one(pick(rng, draft, APPROVED), "approved")
    against = set(rng.sample(parties, rng.randint(1, max(1, len(parties) // 2))))
    no = [person for person in voters if person.party in against]
    yes = [person for person in voters if person.party not in against]
    passed = len(yes) > len(no)
    subject = rng.choice(("Indstillingen", "Forslaget"))
    lead = f"{subject} blev {'vedtaget' if passed else 'forkastet'}"
    counts = rng.choice(
        (
            f" med {len(yes)} stemmer for og {len(no)} imod.",
            f" med stemmerne {len(yes)} for og {len(no)} imod.",
            " ved afstemning.",
        )
    )
    decision = one(lead + counts, "approved" if passed else "rejected")
    decision.votes = vote_lines(rng, decision, yes, no)
    return decision


def vote_lines(
    rng: random.Random, decision: Decision, yes: list[Person], no: list[Person]
) -> dict[str, list[str]]:
    """Add the lines that tell who voted what; gives the truth of the votes."""
    names: list[list[str]] = []
    by_party = rng.random() < 0.6
    for group in (yes, no):
        names.append(
            sorted({person.party for person in group}) if by_party else [person.tagged for person in group]
        )
    joined = [join_names(group) for group in names]
    form = rng.choice((0, 1, 2))
    if form == 0:
        lines = [f"For stemte: {joined[0]}.", f"Imod stemte: {joined[1]}."]
    elif form == 1:
        lines = [f"For: {len(yes)} ({', '.join(names[0])})", f"Imod: {len(no)} ({', '.join(names[1])})"]
    else:
        lines = [f"For stemte {joined[0]}. Imod stemte {joined[1]}."]
    decision.paragraphs += [Paragraph(sentences=[Sentence(text=line, role="vote")]) for line in lines]
    return {"for": names[0], "against": names[1], "abstain": []}


def join_names(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} og {names[-1]}"
