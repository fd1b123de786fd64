"""A pack of Nørreby Kommune without its first pages, whose decisions stand together at the end."""

from __future__ import annotations

from tests.samples_paper import Dress, Paper, plain, write
from tests.samples_truth import Record, attachment, decision, document, item, meeting, recommendations

SCHOOL = "Fleksible mødetider på kommunens skoler"
FOOD = "Måltidspolitik i dag¬tilbud og skole¬fritids¬ordninger"
SCHOOL_POINTS = [
    "Direktionen drøfter erfaringerne fra forsøget på Søndre Skole.",
    "Direktionen godkender, at forsøget udvides til yderligere tre skoler fra august 2026.",
    "Direktionen tager til efterretning, at kørsels¬planerne tilpasses inden for den nuværende ramme.",
]
FOOD_POINTS = [
    "Direktionen godkender, at udkastet til måltidspolitik sendes i høring i forældre¬bestyrelserne.",
    "Direktionen godkender, at der afsættes 250.000 kr. til kurser for køkken¬personalet.",
]
SCHOOL_ANNEX = "Bilag 1 - Evaluering af forsøget på Søndre Skole"
FOOD_ANNEX = "Indstilling - Måltids¬politik for Nørreby Kommune"
SCHOOL_TEXT = [
    "Drøftet. Erfaringerne er gode, og især de ældste elever møder mere udhvilede.",
    "Indstillingen blev godkendt, dog således at udvidelsen først sker fra august 2027.",
]
FOOD_TEXT = [
    "Indstillingen kunne ikke tiltrædes, da økonomien i kurserne ikke er afklaret.",
    "Sagen sendes tilbage til Dagtilbud, som undersøger, om kurserne kan holdes af egne kræfter.",
]
VISITS = "Direktørerne fortalte kort om besøgene på plejecentrene i uge 45."


def foot(paper: Paper, page: int) -> None:
    paper.at(paper.dress.left, 30, "Nørreby Kommune · Børn og Læring", size=8)
    paper.at_right(
        paper.dress.page[0] - paper.dress.right, 30, f"Side {page + 4} af {paper.total + 4}", size=8
    )


LATE = Dress(regular="Times-Roman", bold="Times-Bold", size=11.5, leading=1.3, left=72, right=140, foot=foot)


def memo(paper: Paper, title: str) -> None:
    paper.new_page()
    paper.text("Indstilling", bold=True, size=17, after=12)
    y = paper.y + 12
    for line in ("Til Direktionen", "Fra Børn og Læring", "Dato 17. november 2025"):
        paper.at(paper.dress.page[0] - 128, y, line, size=8.5)
        y -= 12
    paper.text(title, bold=True, size=14, after=10)


def chapter(paper: Paper, heading: str, *paragraphs: str) -> None:
    paper.heading(heading, size=12)
    for paragraph in paragraphs:
        paper.text(paragraph)


def at_points(paper: Paper, texts: list[str]) -> None:
    paper.text("Det indstilles:")
    for n, text in enumerate(texts, 1):
        paper.text(f"At {n}) {text}", after=6)


def earlier_minutes(paper: Paper) -> Record:
    """The tail of last meeting's minutes: the pack begins in the middle of them, without a head."""
    items = []
    for number, title, text, outcome in (
        ("3", "Ny struktur for skole¬bibliotekerne", "Indstillingen blev tiltrådt.", "approved"),
        ("4", "Orientering fra forvaltningerne", "Orienteringen blev taget til efterretning.", "noted"),
        ("5", "Eventuelt", "Punktet udgik.", "withdrawn"),
    ):
        paper.heading(f"Punkt {number}: {title}", size=13)
        paper.heading(f"Beslutning for Punkt {number}: {title}", size=12)
        paper.text(text)
        points = [decision(text, outcome)]
        items.append(item(number, plain(title), decision_text=text, decision_points=points))
    return meeting(
        "minutes",
        body="Direktionsmøde",
        nested_in_item={"meeting_index": 0, "item_number": "2"},
        items=items,
    )


def school_memo(paper: Paper) -> list[int]:
    memo(paper, SCHOOL)
    chapter(
        paper,
        "1. Resume",
        "I skoleåret 2024/25 har udskolingen på Søndre Skole mødt klokken ni i stedet for klokken otte. "
        "Forsøget "
        "viser færre for¬sømmelser og mere ro i de første lektioner. Børn og Læring foreslår, at flere "
        "skoler får "
        "samme mulighed, hvis skole¬bestyrelserne ønsker det, og hvis skole¬busserne kan nå det.",
    )
    paper.heading("2. Beslutningspunkter", size=12)
    at_points(paper, SCHOOL_POINTS)
    chapter(
        paper,
        "3. Hvad viser erfaringerne?",
        "Eleverne er spurgt tre gange i løbet af året. Ved den sidste måling svarede 71 pct., at de ofte "
        "følte sig "
        "udhvilede om morgenen, mod 44 pct. før forsøget. Lærerne oplever, at arbejdet kommer hurtigere "
        "i gang, "
        "men at dagen bliver lang for de yngste søskende, som venter på følgeskab hjem. Skole¬ledelsen "
        "har derfor "
        "åbnet værkstederne om eftermiddagen, så ventetiden kan bruges fornuftigt.",
        "Forældrene er delte. Omkring hver fjerde familie havde svært ved at få morgenen til at hænge "
        "sammen, især "
        "hvor begge forældre møder tidligt. Skolen har svaret ved at lade eleverne komme i biblioteket "
        "fra klokken "
        "syv, hvor der er morgenmad og en voksen til stede.",
    )
    chapter(
        paper,
        "4. Økonomi",
        "Udvidelsen koster 60.000 kr. pr. skole i første år til omlægning af kørsel og ring¬planer. Udgiften "
        "holdes inden for rammen, jf. de kommunale retnings¬linjer for forsøg.",
    )
    paper.text("Bilag", bold=True, after=2)
    paper.text(SCHOOL_ANNEX, after=8)
    paper.text("Sagsbehandler: Anne-Marie Quist", size=10)
    paper.new_page()
    paper.stamp = f"Punkt 3, Bilag 1: {SCHOOL_ANNEX}"
    first = paper.page
    for n in range(3):
        paper.text(EVALUATION[n][0], bold=True, size=16)
        for line in EVALUATION[n][1]:
            paper.text(f"• {line}", size=13, indent=12, hang=10, after=8)
        if n < 2:
            paper.new_page()
    last = paper.page
    paper.new_page()
    paper.stamp = None
    return [first, last]


EVALUATION = [
    (
        "Direktionsmøde 17. november 2025",
        [
            "Forsøget har omfattet 214 elever i 7.-9. klasse.",
            "Fraværet er faldet fra 8,1 til 6,4 pct. på et år.",
            "Faldet er størst om mandagen.",
        ],
    ),
    ("Trivsel", ["Flere elever siger, at de kan koncentrere sig.", "Drenge og piger svarer næsten ens."]),
    ("Praktiske forhold", ["Skolebusserne kører nu to gange.", "Værkstederne er åbne til klokken 16."]),
]


def food_memo(paper: Paper) -> list[int]:
    paper.stamp = f"Punkt 4, Bilag 1: {FOOD_ANNEX}"
    paper.text("Indstilling", bold=True, size=17, after=12)
    paper.text(FOOD, bold=True, size=14, after=10)
    first = paper.page
    chapter(
        paper,
        "1. Resume",
        "Byrådet ønsker én fælles måltids¬politik for alle børn mellem nul og ti år. Udkastet lægger vægt på "
        "råvarer i sæson, på at børnene er med i køkkenet, og på at ingen går sultne hjem.",
    )
    paper.heading("2. Beslutningspunkter", size=12)
    at_points(paper, FOOD_POINTS)
    chapter(
        paper,
        "3. Baggrund",
        "Den nuværende politik er fra 2012 og omtaler hverken økologi, allergi eller mad¬spild. "
        "Arbejdsgruppen har "
        "besøgt otte køkkener og talt med forældre¬bestyrelserne. Der er stor forskel på, hvor meget tid "
        "personalet har til at lave maden fra bunden, og på hvor mange der har en faglig ud¬dannelse. "
        "Derfor er "
        "kurserne en del af forslaget.",
    )
    last = paper.page
    paper.new_page()
    paper.stamp = None
    return [first, last]


def build_late(paper: Paper) -> Record:
    earlier = earlier_minutes(paper)
    school_pages = school_memo(paper)
    food_pages = food_memo(paper)
    paper.text("Referat", bold=True, size=18, after=10)
    decisions = (
        ("1", "Dagsorden", ["Godkendt."]),
        ("2", "Referat", ["Godkendt uden bemærkninger."]),
        ("3", SCHOOL, SCHOOL_TEXT),
        ("4", FOOD, FOOD_TEXT),
        ("5", "Orientering fra forvaltningerne", [VISITS]),
        ("6", "Eventuelt", ["Intet."]),
    )
    for number, title, lines in decisions:
        paper.heading(f"Punkt {number}: {title}", size=13)
        for line in lines:
            paper.text(line)
    items = [item(number, plain(title), decision_text="\n".join(lines)) for number, title, lines in decisions]
    items[0]["decision_points"] = [decision("Godkendt.", "approved")]
    items[1]["decision_points"] = [decision("Godkendt uden bemærkninger.", "approved")]
    items[2] |= {
        "caseworker": "Anne-Marie Quist",
        "recommendations": recommendations([plain(p) for p in SCHOOL_POINTS]),
        "decision_points": [
            decision("Drøftet.", "discussed"),
            decision(
                SCHOOL_TEXT[1],
                "approved_with_changes",
                condition="udvidelsen først sker fra august 2027",
            ),
        ],
        "attachments": [attachment("1", SCHOOL_ANNEX, school_pages)],
        "listed_attachments": [SCHOOL_ANNEX],
    }
    items[3] |= {
        "recommendations": recommendations([plain(p) for p in FOOD_POINTS]),
        "decision_points": [decision(FOOD_TEXT[0], "rejected"), decision(FOOD_TEXT[1], "referred")],
        "attachments": [attachment("1", plain(FOOD_ANNEX), food_pages)],
    }
    items[4]["decision_points"] = [decision(VISITS, "noted")]
    items[5]["decision_points"] = [decision("Intet.", "no_record")]
    main = meeting("minutes", body="Direktionsmøde", date="2025-11-17", items=items)
    return document("minutes", meetings=[main, earlier])


def direktionsmoede() -> tuple[bytes, Record]:
    return write(LATE, "Direktionsmøde (uden forside)", build_late)
