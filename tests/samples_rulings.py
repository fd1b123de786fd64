"""What became of two of Nørreby Kommune's investment proposals: a committee postpones, the council decides.

The committee's minutes also hold what is told around decisions: acts, votes, a minority's statement, a
reservation, a member who is recused, one who came late, one who left early, and a substitute.
"""

from __future__ import annotations

from tests.samples_paper import Dress, Paper, write
from tests.samples_ruled import Look, ruled_item
from tests.samples_truth import Record, document, meeting, votes

COMMITTEE, FINANCE, COUNCIL = "Ældre- og Sundhedsudvalget", "Økonomiudvalget", "Byrådet"
COMMITTEE_DAY, COUNCIL_DAY = "2025-01-15", "2025-02-26"
NB11 = "NB11 Fælles vagtplanlægning på plejecentrene"
NB12 = "NB12 Sensorer i affaldsbeholdere i det offentlige rum"


def sheet_foot(paper: Paper, page: int) -> None:
    paper.at(paper.dress.left, 34, f"Nørreby Kommune · {paper.title}", size=8)
    paper.at_right(paper.dress.page[0] - paper.dress.right, 34, f"Side {page} af {paper.total}", size=8)


SHEET = Dress(size=10, leading=1.38, left=64, right=80, foot=sheet_foot)

COMMITTEE_ITEMS: list[Record] = [
    {
        "number": "1",
        "title": "Godkendelse af dagsordenen",
        "rulings": [(None, None, ["Godkendt."], "approved", None)],
    },
    {
        "number": "2",
        "title": f"Investeringsforslag {NB11}",
        "case": "27.36.00-S00-3-24",
        "parts": [
            (
                "Sagsfremstilling",
                "Ni plejecentre lægger i dag vagtplaner hver for sig. Forslaget samler planerne "
                "i ét system og "
                "er beskrevet i kataloget over investeringsforslag 2025. Der søges om 1.070.000 "
                "kr. i 2025 og "
                "860.000 kr. i 2026 til indkøb, oplæring og frikøb af nøgle¬medarbejdere.",
            )
        ],
        "recommendations": ["forslaget anbefales over for Byrådet."],
        "listed": ["Investeringsforslag NB11"],
        "rulings": [
            (
                None,
                None,
                ["Udsat til næste møde, da tillids¬repræsentanterne ikke er hørt om frikøbet."],
                "postponed",
                None,
            )
        ],
    },
    {
        "number": "3",
        "title": "Kvalitetsstandard for praktisk hjælp 2025",
        "case": "27.36.04-P23-1-24",
        "parts": [
            (
                "Sagsfremstilling",
                "Kommunen skal efter servicelovens § 139 mindst én gang om året beskrive den hjælp, som "
                "borgerne kan få efter servicelovens §§ 83 og 83 a. Centret foreslår, at rengøring "
                "gives hver "
                "tredje uge og ikke som nu hver anden. Borgere, der er uenige i en afgørelse, "
                "kan klage efter "
                "retssikkerhedslovens § 60.",
            ),
            (
                "Høring",
                "Ældrerådet har udtalt sig, jf. retssikkerhedslovens § 30, og kan ikke anbefale ændringen.",
            ),
        ],
        "recommendations": ["kvalitets¬standarden godkendes med virkning fra den 1. april 2025."],
        "listed": ["Udkast til kvalitetsstandard", "Ældrerådets høringssvar"],
        "rulings": [
            (
                None,
                None,
                [
                    "Indstillingen blev vedtaget.",
                    "For stemte: A, C og V.",
                    "Imod stemte: F og Ø.",
                    "Mindretalsudtalelse: F og Ø finder, at rengøring hver tredje uge er for lidt "
                    "for borgere, "
                    "der ikke selv kan holde hjemmet.",
                ],
                "approved",
                votes(["A", "C", "V"], ["F", "Ø"], []),
            )
        ],
    },
    {
        "number": "4",
        "title": "Salg af grunden ved Møllehaven",
        "case": "82.02.00-G10-4-24",
        "parts": [("Sagsfremstilling", "Der er kommet ét bud på 2.150.000 kr. fra Hestbæk Byg.")],
        "recommendations": ["grunden sælges til den bydende."],
        "rulings": [
            (
                None,
                None,
                [
                    "Indstillingen blev godkendt.",
                    "Palle Brink (V) erklærede sig inhabil og deltog ikke i behandlingen af punktet.",
                ],
                "approved",
                None,
            )
        ],
    },
    {"number": "5", "title": "Lukket: Personsag", "closed": True},
]

COUNCIL_ITEMS: list[Record] = [
    {
        "number": "1",
        "title": "Godkendelse af dagsordenen",
        "rulings": [(COUNCIL, COUNCIL_DAY, ["Godkendt."], "approved", None)],
    },
    {
        "number": "2",
        "title": f"Investeringsforslag {NB11}",
        "case": "27.36.00-S00-3-24",
        "parts": [
            (
                "Sagsfremstilling",
                "Ældre- og Sundhedsudvalget udsatte sagen den 15. januar 2025 og har siden hørt tillids¬"
                "repræ¬sentanterne. Udgiften i 2025 bliver 900.000 kr. og ikke 1.070.000 kr., som der er "
                "søgt om, fordi færre medarbejdere frikøbes i det første år.",
            )
        ],
        "recommendations": ["forslaget godkendes.", "der gives en bevilling på 900.000 kr. i 2025."],
        "listed": ["Investeringsforslag NB11"],
        "rulings": [
            (COMMITTEE, "2025-02-05", ["Anbefales godkendt."], "approved", None),
            (FINANCE, "2025-02-19", ["Anbefales godkendt."], "approved", None),
            (COUNCIL, COUNCIL_DAY, ["Indstillingen blev godkendt."], "approved", None),
        ],
    },
    {
        "number": "3",
        "title": f"Investeringsforslag {NB12}",
        "case": "07.18.00-P20-9-24",
        "parts": [
            (
                "Sagsfremstilling",
                "Med sensorer kan byens 640 skraldespande tømmes efter behov. Der søges om 1.100.000 "
                "kr. i 2025 "
                "og 450.000 kr. i 2026.",
            )
        ],
        "recommendations": ["forslaget godkendes."],
        "listed": ["Investeringsforslag NB12"],
        "rulings": [
            (FINANCE, "2025-02-19", ["Oversendes til Byrådet uden anbefaling."], "referred", None),
            (
                COUNCIL,
                COUNCIL_DAY,
                ["Forslaget blev forkastet.", "For stemte: A og F.", "Imod stemte: B, C, O, V og Ø."],
                "rejected",
                votes(["A", "F"], ["B", "C", "O", "V", "Ø"], []),
            ),
        ],
    },
    {
        "number": "4",
        "title": "Vagtplaner på tværs af plejecentrene",
        "case": "27.36.00-G01-8-25",
        "parts": [
            ("Sagsfremstilling", "Enhedslisten ønsker en drøftelse af vikarforbruget på plejecentrene.")
        ],
        "recommendations": ["emnet drøftes."],
        "rulings": [(COUNCIL, COUNCIL_DAY, ["Drøftet."], "discussed", None)],
    },
]
LOOK = Look()


def committee_head(paper: Paper) -> None:
    paper.text("Nørreby Kommune", size=11, after=2)
    paper.text(COMMITTEE, bold=True, size=20, after=4)
    paper.text("Referat", size=14, after=10)
    for line in ("Mødedato: 15. januar 2025", "Mødetid: kl. 16.00 - 18.10", "Mødested: Plejecenter Åglimt"):
        paper.text(line, after=2)
    paper.gap(6)
    paper.text(
        "Til stede: Grethe Lind (A), Palle Brink (V), Asta Krogh (C), Omar Said (F), Ellen Rask (Ø), "
        "Lise Bæk (V)",
        after=3,
    )
    paper.text("Afbud: Jens Moos (V)", after=3)
    paper.text("Stedfortræder: Lise Bæk (V) deltog for Jens Moos (V).", after=3)
    paper.text("Omar Said (F) ankom kl. 16.20 under punkt 2.", after=3)
    paper.text("Asta Krogh (C) forlod mødet kl. 17.50 før punkt 5.", after=8)


def build_committee(paper: Paper) -> Record:
    committee_head(paper)
    items = [ruled_item(paper, source, LOOK) for source in COMMITTEE_ITEMS]
    held = meeting(
        "minutes",
        body=COMMITTEE,
        municipality="Nørreby Kommune",
        date=COMMITTEE_DAY,
        start="16:00",
        end="18:10",
        location="Plejecenter Åglimt",
        present=["Grethe Lind", "Palle Brink", "Asta Krogh", "Omar Said", "Ellen Rask", "Lise Bæk"],
        absent=["Jens Moos"],
        items=items,
    )
    del held["title"]
    return document("minutes", meetings=[held])


def build_council(paper: Paper) -> Record:
    paper.text("Nørreby Kommune", size=11, after=2)
    paper.text(COUNCIL, bold=True, size=20, after=4)
    paper.text("Referat", size=14, after=10)
    for line in (
        "Mødedato: 26. februar 2025",
        "Mødetid: kl. 18.00 - 19.30",
        "Mødested: Byrådssalen, Rådhuset",
    ):
        paper.text(line, after=2)
    paper.gap(6)
    paper.text("Fraværende: Niels Toft (V)", after=10)
    items = [ruled_item(paper, source, LOOK) for source in COUNCIL_ITEMS]
    held = meeting(
        "minutes",
        body=COUNCIL,
        municipality="Nørreby Kommune",
        date=COUNCIL_DAY,
        start="18:00",
        end="19:30",
        location="Byrådssalen, Rådhuset",
        absent=["Niels Toft"],
        items=items,
    )
    del held["title"]
    return document("minutes", meetings=[held])


def udvalg() -> tuple[bytes, Record]:
    return write(SHEET, "Ældre- og Sundhedsudvalget 15. januar 2025", build_committee)


def byraad() -> tuple[bytes, Record]:
    return write(SHEET, "Byrådet 26. februar 2025", build_council)
