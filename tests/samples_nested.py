"""The meetings inside a pack: the last meeting's minutes, and the agenda of a committee."""

from __future__ import annotations

from tests.samples_pack_parts import annex, decided, end_annex, front, head, item_head
from tests.samples_paper import Paper, plain
from tests.samples_truth import Record, decision, follow_up, item, meeting

BODY = "Rådmandsmøde"
COUNCIL = "Orientering fra Magistraten"
ANNEX_AGENDA = "Dagsorden til mødet i Kultur- og Fritids¬udvalget den 19. marts 2025"


def last_meeting(paper: Paper) -> Record:
    """Last meeting's minutes, which the pack carries under "Referat"; the numbers start again."""
    paper.new_page()
    front(
        paper,
        "Rådmandsmøde i Kultur og Fritid (24. februar 2025)",
        "24-02-2025 09:30 - 11:00",
        "Rådhuset, mødelokale 3.12",
        "Information: Mødet blev holdt delvist på Teams.",
    )
    items = [
        item(
            "1", "Dagsorden", decision_text="Godkendt.", decision_points=[decision("Godkendt.", "approved")]
        ),
        item("2", "Referat", decision_text="Godkendt.", decision_points=[decision("Godkendt.", "approved")]),
    ]
    for record in items:
        item_head(paper, f"Punkt {record['number']}: {record['title']}")
        decided(paper, f"Punkt {record['number']}: {record['title']}", [record["decision_text"]])
    grants = head(3, "Fordeling af puljen til frivillige sommer¬aktiviteter", 10)
    item_head(paper, grants)
    text = "at 1) rådmanden kunne ikke tiltræde fordelingen."
    back = "Sagen sendes tilbage til Fritids¬kontoret, som udarbejder et nyt forslag."
    lines = [text, back, "Fritidskontoret følger op inden den 1. april 2025."]
    full = decided(paper, grants, lines)
    items.append(
        item(
            "3",
            "Fordeling af puljen til frivillige sommeraktiviteter",
            duration_min=10,
            decision_text=full,
            decision_points=[
                decision("rådmanden kunne ikke tiltræde fordelingen.", "rejected", 1),
                decision(plain(back), "referred"),
            ],
            follow_ups=[
                follow_up(
                    "Fritidskontoret",
                    "Fritidskontoret følger op inden den 1. april 2025.",
                    "inden den 1. april 2025",
                )
            ],
        )
    )
    item_head(paper, head(4, COUNCIL))
    text = "Rådmanden orienterede om budget¬forliget og om tids¬planen for anlægs¬loftet."
    full = decided(paper, head(4, COUNCIL), [f"- {text}"])
    items.append(item("4", COUNCIL, decision_text=full, decision_points=[decision(plain(text), "noted")]))
    item_head(paper, head(5, "Eventuelt"))
    full = decided(paper, head(5, "Eventuelt"), ["Punktet udgik."])
    items.append(
        item("5", "Eventuelt", decision_text=full, decision_points=[decision("Punktet udgik.", "withdrawn")])
    )
    return meeting(
        "minutes",
        title="Rådmandsmøde i Kultur og Fritid (24. februar 2025)",
        body=BODY,
        date="2025-02-24",
        start="09:30",
        end="11:00",
        location="Rådhuset, mødelokale 3.12",
        information="Mødet blev holdt delvist på Teams.",
        nested_in_item={"meeting_index": 0, "item_number": "2"},
        items=items,
    )


def committee_agenda(paper: Paper) -> tuple[Record, list[int]]:
    """The agenda of a committee, stamped as an annex of the item that carries it."""
    annex(paper, 7, 1, ANNEX_AGENDA)
    first = paper.page
    y = paper.y - 120
    for line in (
        "KULTUR OG FRITID",
        "Nørreby Kommune",
        "Rådhuspladsen 1",
        "9990 Nørreby",
        "Telefon: 70 00 12 00",
    ):
        paper.at(430, y, line, size=8)
        y -= 11
    paper.inset = 130
    paper.text("DAGSORDEN", bold=True, size=15, after=12)
    paper.text("Møde i Kultur- og Fritidsudvalget", bold=True, size=12, after=10)
    for line in ("Mødedato: 19. marts 2025", "Mødetid: 16.30 - 18.30", "Mødested: Rådhuset, lokale 214"):
        paper.text(line, after=2)
    rows = (
        ("Godkendelse af dagsorden", "Ole Krag", "16.30 – 16.35 (5 min.)", 5, [ANNEX_AGENDA]),
        (
            "Referat fra udvalgets møde den 19. februar 2025",
            "Ole Krag",
            "16.35 – 16.40 (5 min.)",
            5,
            ["Referat fra mødet den 19. februar 2025"],
        ),
        (
            "Drøftelse af frivillige foreningers adgang til skolernes lokaler i week¬ender og ferier",
            "Birgitte Falk-Madsen",
            "16.40 – 17.20 (40 min.)",
            40,
            ["Forside til drøftelsen", "Kort over skolernes lokaler og haller"],
        ),
        (
            "Opfølgning på fællesmøde med Børne- og Unge¬udvalget",
            "Birgitte Falk-Madsen",
            "17.20 – 17.45 (25 min.)",
            25,
            ["Forside til drøftelsen"],
        ),
        (
            "Sager på vej til byrådet",
            "Ole Krag",
            "17.45 – 18.00 (15 min.)",
            15,
            ["Liste over kommende sager"],
        ),
        ("Evt.", "Ole Krag", "18.00 – 18.05 (5 min.)", 5, []),
    )
    items = []
    for n, (title, responsible, time, minutes, listed) in enumerate(rows, 1):
        paper.heading(f"{n}. {title}", size=11, before=10)
        paper.text(
            "Formål: Udvalget får sagen forelagt, så medlemmerne kan stille spørgsmål, inden der træffes "
            "endelig "
            "beslutning i byrådet, og så forvalt¬ningen kan tage bemærkningerne med i det videre arbejde."
            if minutes > 5
            else "Formål:",
            after=2,
        )
        paper.text("Metode: Mundtlig drøftelse", after=2)
        paper.text(f"Ansvarlig: {responsible}", after=2)
        paper.text(f"Tid: {time}", after=2)
        paper.text("Bilag:", after=2)
        for name in listed:
            paper.text(f"- {name}", after=2)
        slot = time.split(" (")[0]
        items.append(
            item(
                str(n),
                plain(title),
                duration_min=minutes,
                responsible=responsible,
                time_slot=slot,
                listed_attachments=[plain(name) for name in listed],
            )
        )
    last = paper.page
    paper.inset = 0
    end_annex(paper)
    return meeting(
        "agenda",
        title="Møde i Kultur- og Fritidsudvalget",
        body="Kultur- og Fritidsudvalget",
        date="2025-03-19",
        start="16:30",
        end="18:30",
        location="Rådhuset, lokale 214",
        nested_in_item={"meeting_index": 0, "item_number": "7"},
        items=items,
    ), [first, last]
