"""A committee's minutes of the made-up Nørreby Kommune, with a running head on every page."""

from __future__ import annotations

from tests.samples_paper import Dress, Paper, plain, write
from tests.samples_truth import (
    Record,
    decision,
    document,
    item,
    meeting,
    recommendations,
    votes,
)

COMMITTEE, COMMITTEE_DAY = "Teknik- og Miljøudvalget", "2024-12-04"


def committee_head(paper: Paper, page: int) -> None:
    top, right = paper.dress.page[1] - 40, paper.dress.page[0] - paper.dress.right
    paper.at(paper.dress.left, top, COMMITTEE, bold=True, size=10)
    paper.at(paper.dress.left, top - 13, "Referat", size=9)
    paper.at_right(right, top, "Dato: 04.12.2024", size=9)
    paper.at_right(right, top - 13, f"Side {page}", size=9)
    paper.canvas.line(paper.dress.left, top - 20, right, top - 20)


EDOC = Dress(regular="Vera", bold="Vera-Bold", size=9.5, leading=1.4, top=92, head=committee_head)

COMMITTEE_ITEMS = [
    {
        "number": "1",
        "title": "Godkendelse af dagsorden",
        "decision": ["Godkendt."],
        "points": [("Godkendt.", "approved", None, None)],
    },
    {
        "number": "2",
        "title": "Ny belægning og bedre belysning på stien mellem Nørreby Station og Engskolen",
        "case": "2024-018452",
        "parts": [
            (
                "Sammendrag",
                "Stien mellem stationen og Engskolen er slidt, og belysningen er mangelfuld på en "
                "strækning af "
                "400 meter. Centret foreslår, at stien får ny belægning i 2025, og at der sættes lave "
                "lygter op.",
            ),
            (
                "Sagsfremstilling",
                "Omkring 350 elever bruger stien hver dag. Ved vinter¬målingen blev der registreret "
                "elleve uheld "
                "på to år, de fleste i mørke. Naboerne er spurgt om lygternes placering, og to af dem "
                "ønsker, at "
                "lyset dæmpes efter klokken 22. Det kan lade sig gøre uden ekstra udgift.\n"
                "Arbejdet kan udføres fra maj til august, så skole¬børnene generes mindst muligt. En "
                "tiltrædelse "
                "af indstillingen indebærer ikke, at resten af stinettet renoveres.",
            ),
            (
                "Økonomiske konsekvenser",
                "Udgiften er beregnet til 1.316.000 kr., som finansieres af puljen til trafik¬sikkerhed.",
            ),
        ],
        "listed": ["2024-301177 - Kort over stien", "2024-301180 - Vurdering af uheld 2022-2024"],
        "proposer": "Center for Veje og Grønne Områder indstiller, at",
        "recommendations": [
            "stien renoveres i 2025 for 1.316.000 kr.",
            "udgiften finansieres af puljen til trafik¬sikkerhed.",
        ],
        "decision": [
            "1) Godkendt, idet lyset dæmpes efter klokken 22.",
            "2) Godkendt.",
        ],
        "points": [
            (
                "Godkendt, idet lyset dæmpes efter klokken 22.",
                "approved_with_changes",
                1,
                "lyset dæmpes efter klokken 22",
            ),
            ("Godkendt.", "approved", 2, None),
        ],
    },
    {
        "number": "3",
        "title": "Nedlæggelse af genbrugs¬pladsen i Ålum",
        "case": "2024-020911",
        "parts": [
            (
                "Sammendrag",
                "Genbrugspladsen i Ålum besøges af færre end 20 biler om dagen. Centret foreslår, at pladsen "
                "lukkes, og at der i stedet køres en mobil ordning to lørdage om måneden.",
            ),
            (
                "Sagsfremstilling",
                "Driften koster 740.000 kr. om året. En mobil ordning kan drives for under det halve og "
                "kan også "
                "nå Lille Ålum og Sønderskov, som i dag har mere end tolv kilometer til den nærmeste plads.",
            ),
            ("Økonomiske konsekvenser", "Forslaget giver en årlig besparelse på 410.000 kr. fra 2026."),
        ],
        "listed": ["2024-305560 - Hørings¬svar fra Ålum Borger¬forening"],
        "proposer": "Center for Klima og Affald indstiller, at",
        "recommendations": [
            "pladsen i Ålum nedlægges den 31. december 2025.",
            "den mobile ordning etableres.",
        ],
        "decision": [
            "Forslaget blev vedtaget.",
            "For stemte: A, F og Ø.",
            "Imod stemte: C og V.",
            "Undlod at stemme: B.",
        ],
        "points": [("Forslaget blev vedtaget.", "approved", None, None)],
        "votes": votes(["A", "F", "Ø"], ["C", "V"], ["B"]),
        "left": "Grethe Hald",
    },
    {"number": "4", "title": "Lukket punkt", "closed": True},
    {
        "number": "5",
        "title": "Støjkort og støjhandlingsplan 2025-2029",
        "case": "2024-011200",
        "parts": [
            (
                "Sammendrag",
                "Udkastet til støjhandlingsplan er klar til høring. Planen peger på fire veje, hvor "
                "støjen ved "
                "boligerne er højere end den vejledende grænse.",
            ),
            (
                "Sagsfremstilling",
                "Kommunen skal hvert femte år vise, hvordan støjen fra de større veje begrænses. Der er "
                "regnet på "
                "ny asfalt, lavere fart og støj¬skærme. Ny asfalt giver den største virkning for pengene.",
            ),
        ],
        "listed": [],
        "proposer": "Center for Klima og Affald indstiller, at",
        "recommendations": ["udkastet sendes i offentlig høring i otte uger."],
        "decision": ["Sagens behandling blev udsat."],
        "points": [("Sagens behandling blev udsat.", "postponed", None, None)],
    },
    {
        "number": "7",
        "title": "Meddelelser",
        "parts": [("Sagsfremstilling", "Formanden orienterer om mødet med Banestyrelsen den 28. november.")],
        "decision": ["Taget til efterretning."],
        "points": [("Taget til efterretning.", "noted", None, None)],
    },
]


def dotted(paper: Paper, number: str, title: str) -> None:
    page = str(paper.marks.get(f"{number}. {plain(title)}", 0))
    text = f"{number}. {plain(title)} "
    wide = paper.width - 30
    dot = paper.canvas.stringWidth(".", paper.dress.regular, paper.dress.size)
    used = paper.canvas.stringWidth(text, paper.dress.regular, paper.dress.size)
    if used > wide:
        paper.text(text.strip(), width=wide, hang=18, after=3)
        paper.at_right(paper.dress.page[0] - paper.dress.right, paper.y + 3, page)
        return
    paper.text(text + "." * int((wide - used) / dot), after=3)
    paper.at_right(paper.dress.page[0] - paper.dress.right, paper.y + 3, page)


def committee_front(paper: Paper) -> None:
    paper.text("Åbent referat", bold=True, size=15, after=10)
    paper.text("onsdag den 4. december 2024, kl. 15:00", size=11)
    paper.text("i Mødelokale 4, Rådhuset", size=11, after=14)
    paper.text("Til stede", bold=True, after=2)
    for name in (
        "Peter Bang (A), formand",
        "Grethe Hald (F)",
        "Mikkel Toftegaard (V)",
        "Dorthe Winther (C)",
        "Amina Rashid (Ø)",
    ):
        paper.text(name, after=1)
    paper.gap(6)
    paper.text("Afbud", bold=True, after=2)
    paper.text("Svend-Erik Kjær (B)", after=8)
    paper.text("Sekretær", bold=True, after=2)
    paper.text("Louise Munk", after=8)
    paper.text("Mødet hævet kl. 17.20", after=8)


def committee_item(paper: Paper, source: Record) -> Record:
    number, title = source["number"], source["title"]
    paper.heading(f"{number}. {title}", size=12, before=18)
    if source.get("closed"):
        return item(number, title, closed=True)
    if "case" in source:
        paper.text(f"Sagsnr.: {source['case']}", after=8)
    for heading, body in source.get("parts", []):
        paper.heading(heading, size=9.5)
        for paragraph in body.split("\n"):
            paper.text(paragraph)
    if "listed" in source:
        paper.heading("Bilag", size=9.5)
        for name in source["listed"] or ["Ingen"]:
            paper.text(name, after=2)
    if "recommendations" in source:
        paper.heading("Indstilling", size=9.5)
        paper.text(source["proposer"])
        paper.points(source["recommendations"], mark="{n}) ")
    paper.heading(f"{COMMITTEE}s beslutning den 04.12.2024", size=9.5)
    for line in source["decision"]:
        paper.text(line, after=3)
    paper.gap(4)
    attendance = ["Følgende deltog ikke i behandlingen af punktet:"]
    attendance += [source["left"]] if "left" in source else []
    for line in attendance:
        paper.text(line, after=2)
    points = [
        decision(text, outcome, point, condition=condition, body=COMMITTEE, date=COMMITTEE_DAY)
        for text, outcome, point, condition in source["points"]
    ]
    return item(
        number,
        plain(title),
        case_number=source.get("case"),
        recommendations=recommendations([plain(r) for r in source.get("recommendations", [])]),
        listed_attachments=[plain(name) for name in source.get("listed", [])],
        decision_text="\n".join([*source["decision"], *(attendance if "left" in source else [])]),
        decision_points=points,
        votes=source.get("votes"),
    )


def build_committee(paper: Paper) -> Record:
    committee_front(paper)
    paper.new_page()
    paper.text("INDHOLDSFORTEGNELSE", bold=True, size=12, after=4)
    paper.at_right(paper.dress.page[0] - paper.dress.right, paper.y + 4, "Side", bold=True)
    for source in COMMITTEE_ITEMS:
        dotted(paper, source["number"], source["title"])
    paper.new_page()
    items = [committee_item(paper, source) for source in COMMITTEE_ITEMS]
    held = meeting(
        "minutes",
        title=None,
        body=COMMITTEE,
        date=COMMITTEE_DAY,
        start="15:00",
        end="17:20",
        location="Mødelokale 4, Rådhuset",
        present=["Peter Bang", "Grethe Hald", "Mikkel Toftegaard", "Dorthe Winther", "Amina Rashid"],
        absent=["Svend-Erik Kjær"],
        items=items,
    )
    del held["title"]
    return document("minutes", meetings=[held])


def udvalg() -> tuple[bytes, Record]:
    return write(EDOC, "Teknik- og Miljøudvalget 4. december 2024", build_committee)
