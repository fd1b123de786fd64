"""A council's minutes of the made-up Nørreby Kommune, with case numbers of the subject scheme."""

from __future__ import annotations

from tests.samples_paper import Dress, Paper, write
from tests.samples_ruled import Look, ruled_item
from tests.samples_truth import Record, document, meeting, votes

COMMITTEE, COUNCIL, FINANCE = "Teknik- og Miljøudvalget", "Byrådet", "Økonomiudvalget"
COUNCIL_DAY = "2024-10-23"


def council_foot(paper: Paper, page: int) -> None:
    paper.at(paper.dress.left, 34, "Referat af mødet i Byrådet den 23. oktober 2024", size=8)
    paper.at_right(paper.dress.page[0] - paper.dress.right, 34, f"{page}/{paper.total}", size=8)


AGENDA = Dress(size=10, leading=1.35, left=70, right=90, foot=council_foot)
LOOK = Look(
    heading="Punkt {number}. {title}",
    size=13,
    case="Sagsnummer: {case}",
    case_after=1,
    leading="Forvaltningen indstiller til byrådet, at",
)

COUNCIL_ITEMS = [
    {
        "number": "1",
        "title": "Godkendelse af dagsordenen",
        "case": "00.22.04-A00-1-24",
        "rulings": [(COUNCIL, COUNCIL_DAY, ["Godkendt."], "approved", None)],
    },
    {
        "number": "2",
        "title": "Anlægsbevilling til cykelsti langs Åvej",
        "case": "05.04.06-P20-2-24",
        "caseworker": "Rikke Thygesen",
        "parts": [
            (
                "Resume",
                "Der søges om en anlægsbevilling på 6,8 mio. kr. til en dobbelt¬rettet cykelsti langs "
                "Åvej mellem "
                "Nørreby og Hestbæk. Staten dækker 40 pct. af udgiften.",
            ),
            (
                "Sagsfremstilling",
                "Strækningen er den eneste indfaldsvej til byen uden cykelsti. Borger¬foreningen i "
                "Hestbæk har "
                "siden 2019 bedt om en løsning, og der er nu indgået aftaler med alle lodsejere på nær "
                "én, hvor der "
                "forhandles om et lille areal ved åen. Hvis aftalen ikke er på plads inden nytår, "
                "forelægges sagen "
                "igen med forslag om ekspro¬priation.",
            ),
        ],
        "recommendations": [
            "der gives en anlægsbevilling på 6,8 mio. kr. til cykelsti langs Åvej,",
            "rådigheds¬beløbet frigives, og",
            "projektet forelægges igen, hvis lods¬ejer¬aftalen ikke er indgået inden nytår.",
        ],
        "listed": ["Oversigtskort Åvej", "Aftale med staten om medfinansiering"],
        "rulings": [
            (COMMITTEE, "2024-10-02", ["Indstillingen tiltrådt."], "approved", None),
            (FINANCE, "2024-10-09", ["Indstillingen tiltrådt."], "approved", None),
            (COUNCIL, COUNCIL_DAY, ["Vedtaget."], "approved", None),
        ],
    },
    {
        "number": "3",
        "title": "Forslag fra Enhedslisten om gratis skolemad i 0.-3. klasse",
        "case": "17.01.00-G01-12-24",
        "caseworker": "Henning Dahl",
        "parts": [
            (
                "Resume",
                "Enhedslisten foreslår, at alle børn i 0.-3. klasse får et gratis måltid om dagen fra "
                "august 2025. "
                "Forvaltningen har beregnet udgiften til 11,4 mio. kr. om året.",
            ),
        ],
        "recommendations": ["forslaget drøftes."],
        "listed": [],
        "rulings": [
            (
                COUNCIL,
                COUNCIL_DAY,
                ["Forslaget blev forkastet.", "For stemte: F og Ø.", "Imod stemte: A, B, C, D og V."],
                "rejected",
                votes(["F", "Ø"], ["A", "B", "C", "D", "V"], []),
            ),
        ],
    },
    {
        "number": "4",
        "title": "Henvendelse fra Ungerådet om natbusser",
        "case": "13.05.16-K04-3-24",
        "parts": [("Resume", "Ungerådet ønsker natbusser fredag og lørdag til Hestbæk, Ålum og Sønderskov.")],
        "recommendations": ["henvendelsen behandles."],
        "listed": ["Brev fra Ungerådet"],
        "rulings": [
            (
                COUNCIL,
                COUNCIL_DAY,
                [f"Henvist til behandling i {COMMITTEE}."],
                "referred",
                None,
            ),
        ],
    },
    {"number": "5", "title": "Lukket: Køb af ejendom", "closed": True},
]


def build_council(paper: Paper) -> Record:
    paper.text("Nørreby Kommune", size=11, after=2)
    paper.text("Byrådet", bold=True, size=22, after=4)
    paper.text("Referat", size=14, after=12)
    for line in (
        "Mødedato: 23. oktober 2024",
        "Mødetid: kl. 18.00 - 20.45",
        "Mødested: Byrådssalen, Rådhuset",
    ):
        paper.text(line, after=2)
    paper.gap(6)
    paper.text("Fraværende: Niels Toft (V), Ida Bruun (A)", after=14)
    items = [ruled_item(paper, source, LOOK) for source in COUNCIL_ITEMS]
    held = meeting(
        "minutes",
        body=COUNCIL,
        municipality="Nørreby Kommune",
        date=COUNCIL_DAY,
        start="18:00",
        end="20:45",
        location="Byrådssalen, Rådhuset",
        absent=["Niels Toft", "Ida Bruun"],
        items=items,
    )
    del held["title"]
    return document("minutes", meetings=[held])


def byraad() -> tuple[bytes, Record]:
    return write(AGENDA, "Byrådet 23. oktober 2024", build_council)
