"""Meeting packs of the made-up Nørreby Kommune: one with its front page, minutes and agenda nested in it."""

from __future__ import annotations

from tests.samples_nested import ANNEX_AGENDA, BODY, COUNCIL, committee_agenda, last_meeting
from tests.samples_pack_parts import (
    PACK,
    annex,
    contents,
    decided,
    end_annex,
    front,
    head,
    item_head,
    memo_foot,
    memo_head,
    section,
)
from tests.samples_paper import Paper, plain, write
from tests.samples_truth import (
    Record,
    attachment,
    decision,
    document,
    follow_up,
    item,
    meeting,
    recommendations,
)

SWIM = "Ny brugerbetaling i svømmehallerne og fælles booking af kommunens idræts¬anlæg"
LIBRARY = "Status på renoveringen af Hovedbiblioteket"
HARBOUR = "Byrådsindstilling om et kulturhus på Vestre Havn"
COMMITTEE = "Orientering om udvalgsmødet"
APPROVAL, FIXED = "Til godkendelse", "Faste punkter"

SWIM_POINTS = [
    "at rådmanden godkender de nye takster i svømme¬hallerne med virkning fra den 1. august 2025.",
    "at rådmanden godkender, at booking af haller og baner samles i ét system, som Idræts¬kontoret "
    "driver for hele kommunen.",
    "at rådmanden tager orienteringen om hørings¬svarene til efterretning.",
]
SWIM_DECISIONS = [
    "rådmanden godkendte taksterne med den ændring, at børn under fire år fortsat er gratis.",
    "rådmanden godkendte, at bookingen samles i ét system.",
    "rådmanden tog orienteringen om høringssvarene til efterretning.",
]
LIBRARY_POINTS = ["at rådmanden orienteres om status på renoveringen."]
HARBOUR_POINTS = [
    "at rådmanden godkender, at vedlagte indstilling fremsendes til Magistraten.",
]
HARBOUR_COUNCIL = [
    "der gives anlægsbevilling på 4,2 mio. kr. til forundersøgelser af et kulturhus på Vestre Havn.",
    "beløbet finansieres af det afsatte rådigheds¬beløb til kultur¬byggerier i 2025.",
    "byrådet får sagen forelagt igen senest i marts 2026.",
]
ANNEX_1 = "Bilag 1 - Oversigt over takster i kommunens svømmehaller 2025"
ANNEX_2 = "Bilag 2 - Høringssvar fra foreninger og brugerråd"
ANNEX_LIBRARY = "Bilag A - Tidsplan for renoveringen"
ANNEX_HARBOUR = "Udkast til byrådsindstilling om Vestre Havn"

ANSWERS = [
    "Nørreby Svømmeklub er glad for, at der nu ryddes op i taksterne. Klubben gør opmærksom på, at mange "
    "medlemmer "
    "kommer direkte fra arbejde og derfor ikke kan bruge de tidlige tider. Hvis den fælles booking skal "
    "lykkes, må "
    "den vise, hvornår en bane er afbestilt, så andre kan nå at bruge den samme aften.",
    "Brugerrådet ved Engbadet bakker op om ens priser. Rådet havde gerne set, at familier med flere børn "
    "fik en "
    "rabat, og at de handicap¬venlige om¬klædnings¬rum i alle fire haller blev gennemgået, inden "
    "taksterne stiger.",
    "Ældrerådet peger på, at mange ældre svømmere ikke har en smart¬telefon. Der skal fortsat kunne "
    "ringes til "
    "svømmehallen, og der skal være nogen, som tager telefonen i åbningstiden.",
    "Idrætsrådet for Nørreby og Omegn støtter forslaget, men minder om aftalen fra 2021, hvor "
    "foreningerne fik "
    "første¬ret til hallerne efter klokken 16. Den ret må det nye system ikke ændre på uden en ny drøftelse.",
    "Vestre Skole bruger hallen til idræts¬undervisning hver formiddag. Skolen beder om, at "
    "under¬visnings¬tiderne "
    "lægges ind, før systemet åbner for andre, så lærerne ikke skal søge om timerne år for år.",
    "Handicap¬rådet kvitterer for, at ledsagere fortsat er gratis. Rådet beder om, at lifte og "
    "bade¬stole kan "
    "bestilles sammen med banen, så man ikke møder frem forgæves.",
    "Gymnastik¬foreningen Fremad af 1923 har holdt til i Østergades gymnastik¬sal i mere end halvtreds år. "
    "Foreningen er bekymret for, om den kan beholde sine faste aftener, når alle kan se de ledige tider, og "
    "beder om en overgangs¬ordning på to sæsoner.",
    "Ungerådet mener, at prisen for unge mellem 16 og 20 år er for høj, og foreslår et årskort, som kan "
    "bruges i "
    "både svømmehaller og motions¬rum. Rådet deltager gerne i arbejdet.",
    "Dykkerklubben Søpindsvinet ønsker adgang til det dybe bassin to aftener om måneden og vil gerne "
    "betale den "
    "fulde udgift til livredder. Klubben har i dag kun adgang i skole¬ferierne.",
    "Forældrerådet i Daginstitution Mosen er glad for, at børn under fire år er gratis, og håber, at "
    "ordningen kan "
    "udvides, så også dag¬plejen kan komme i hallen en formiddag om ugen uden at betale for de voksne.",
]


def swim_item(paper: Paper) -> Record:
    heading = head(3, SWIM, 15)
    item_head(paper, heading)
    lines = [f"at {n}) {text}" for n, text in enumerate(SWIM_DECISIONS, 1)]
    full = decided(paper, heading, [*lines, "Idrætskontoret følger op."])
    memo_head(paper, SWIM, 15)
    section(
        paper,
        "RESUME",
        "Kommunens fire svømmehaller har i dag hver sin takst og hver sit sted at bestille tid. Det er "
        "svært at "
        "forstå for brugerne, og foreningerne bruger unødigt mange timer på at få deres træningstider til at "
        "gå op. Forvalt¬ningen foreslår derfor ens takster og én fælles booking, så borgere og "
        "foreninger kan se "
        "alle ledige tider samme sted, uanset om det gælder en bane, en hal eller et gymnastik¬lokale.",
    )
    section(paper, "INDSTILLING", "Det indstilles,")
    paper.points(SWIM_POINTS)
    section(
        paper,
        "SAGSFREMSTILLING",
        "Taksterne er ikke ændret siden 2016. I samme periode er energi¬udgifterne steget, og to af "
        "hallerne har "
        "fået nye åbningstider. Når priserne gøres ens, bliver en voksen¬billet fem kroner dyrere i Nørreby "
        "Svømmehal og tre kroner billigere i de tre øvrige haller. Foreningernes timer berøres ikke.",
        "Kultur- og Fritidsudvalget drøftede spørgsmålet på temamødet i november. Her pegede flere på, at "
        "sammenhængen med det kommende idræts¬politiske arbejde burde stå klart, og at brugerrådene skulle "
        "høres, før der blev truffet en beslutning. Høringen er nu gennemført, og svarene er vedlagt.",
    )
    section(
        paper,
        "ØKONOMI",
        "Forslaget ventes at give en merindtægt på 310.000 kr. årligt fra 2026. Det nye booking¬system "
        "koster "
        "85.000 kr. om året i licens, som Idrætskontoret afholder inden for rammen.",
    )
    paper.heading("BILAG", size=10.5)
    for title in (ANNEX_1, ANNEX_2):
        paper.text(title, after=2)
    memo_foot(paper, "Idrætskontoret", "Mette Lund Sørensen", "04.04.00-P20-7-25")
    first, last = swim_annexes(paper)
    return item(
        "3",
        plain(SWIM),
        duration_min=15,
        category=APPROVAL,
        case_number="04.04.00-P20-7-25",
        caseworker="Mette Lund Sørensen",
        recommendations=recommendations([plain(p) for p in SWIM_POINTS]),
        decision_text=full,
        decision_points=[
            decision(
                SWIM_DECISIONS[0],
                "approved_with_changes",
                1,
                condition="børn under fire år fortsat er gratis",
            ),
            decision(SWIM_DECISIONS[1], "approved", 2),
            decision(SWIM_DECISIONS[2], "noted", 3),
        ],
        follow_ups=[follow_up("Idrætskontoret", "Idrætskontoret følger op.")],
        attachments=[
            attachment("1", ANNEX_1, [first, first]),
            attachment("2", ANNEX_2, [first + 1, last]),
        ],
        listed_attachments=[ANNEX_1, ANNEX_2],
    )


def swim_annexes(paper: Paper) -> tuple[int, int]:
    """Two annexes; the stamp of the second stands in the middle of a sentence at the page break."""
    annex(paper, 3, 1, ANNEX_1)
    first = paper.page
    paper.text("Takster fra den 1. august 2025", bold=True, size=15, after=10)
    for line in (
        "Voksne, enkeltbillet: 45 kr.",
        "Børn 4-15 år, enkeltbillet: 22 kr.",
        "Pensionister og studerende: 30 kr.",
        "Klippekort med ti ture: 380 kr. for voksne og 180 kr. for børn",
    ):
        paper.text(line, after=3)
    paper.new_page()
    paper.stamp = f"Punkt 3, Bilag 2: {ANNEX_2}"
    paper.text("Høringssvar", bold=True, size=15, after=10)
    paper.inset = 90
    for answer in ANSWERS:
        paper.text(answer, size=12, after=12)
    paper.inset, last = 0, paper.page
    end_annex(paper)
    return first, last


def library_item(paper: Paper) -> Record:
    heading = head(4, LIBRARY, 5)
    item_head(paper, heading)
    text = (
        "rådmanden tog orienteringen til efterretning og bemærkede, at brugerne skal have besked om "
        "lukke¬perioden senest tre uger før."
    )
    full = decided(paper, heading, [f"at 1) {text}", "Bibliotekschefen følger op senest den 28. marts."])
    memo_head(paper, LIBRARY, 5)
    section(paper, "INDSTILLING", "Det indstilles,")
    paper.points(LIBRARY_POINTS)
    section(
        paper,
        "SAGSFREMSTILLING",
        "Renoveringen af Hovedbibliotekets facade og publikums¬areal er forsinket seks uger, fordi der "
        "er fundet "
        "fugt i kælderen under børne¬biblioteket. Entreprenøren har fremlagt en plan, som henter "
        "halvdelen af "
        "tiden ind igen. Merudgiften holdes inden for bevillingens pulje til uforudsete forhold.",
    )
    paper.heading("BILAG", size=10.5)
    paper.text("- " + ANNEX_LIBRARY, after=2)
    memo_foot(paper, "Biblioteker og Borgerservice", "Jonas Friis")
    annex(paper, 4, 1, ANNEX_LIBRARY, low=True)
    page = paper.page
    paper.text("Tidsplan", bold=True, size=15, after=10)
    paper.text("Uge 12-16: Kælderen tørres ud, og gulvet lægges om.", after=3)
    paper.text("Uge 17-24: Publikumsarealet renoveres i to etaper.", after=3)
    end_annex(paper)
    return item(
        "4",
        LIBRARY,
        duration_min=5,
        category=APPROVAL,
        caseworker="Jonas Friis",
        recommendations=recommendations([plain(p) for p in LIBRARY_POINTS]),
        decision_text=full,
        decision_points=[
            decision(
                plain(text),
                "noted",
                1,
                condition="at brugerne skal have besked om lukkeperioden senest tre uger før",
            )
        ],
        follow_ups=[
            follow_up(
                "Bibliotekschefen", "Bibliotekschefen følger op senest den 28. marts.", "senest den 28. marts"
            )
        ],
        attachments=[attachment("1", ANNEX_LIBRARY, [page, page])],
        listed_attachments=[ANNEX_LIBRARY],
    )


def harbour_item(paper: Paper) -> Record:
    """A postponed item whose annex is a memo to another body, with recommendations of its own."""
    heading = head(5, HARBOUR, 10)
    item_head(paper, heading)
    text = "Sagen blev udsat til mødet den 24. marts 2025."
    full = decided(paper, heading, [text])
    memo_head(paper, HARBOUR, 10)
    section(paper, "INDSTILLING", "Det indstilles,")
    paper.points(HARBOUR_POINTS)
    section(
        paper,
        "SAGSFREMSTILLING",
        "Byrådet besluttede ved budgettet for 2025 at få undersøgt, om den tidligere tømmerhal på Vestre "
        "Havn kan "
        "bruges som kulturhus. Vedlagte indstilling beder om en anlægs¬bevilling til forundersøgelserne.",
    )
    memo_foot(paper, "Kultursekretariatet", "Sofie Aagaard")
    annex(paper, 5, 1, ANNEX_HARBOUR)
    page = paper.page
    paper.text("Indstilling", bold=True, size=15, after=4)
    paper.text("Til Byrådet via Magistraten", after=2)
    paper.text("Fra Kultur og Fritid", after=10)
    section(
        paper,
        "1. Resume",
        "Der søges om penge til at undersøge, om tømmerhallen kan bygges om til kulturhus for musik og "
        "teater.",
    )
    section(paper, "2. Beslutningspunkter", "Det indstilles, at byrådet beslutter:")
    for n, point in enumerate(HARBOUR_COUNCIL, 1):
        paper.text(f"At {n}) {point}", indent=14, hang=14)
    end_annex(paper)
    return item(
        "5",
        HARBOUR,
        duration_min=10,
        category=APPROVAL,
        caseworker="Sofie Aagaard",
        recommendations=recommendations([plain(p) for p in HARBOUR_POINTS]),
        nested_recommendations=recommendations([plain(p) for p in HARBOUR_COUNCIL]),
        decision_text=full,
        decision_points=[decision(text, "postponed")],
        attachments=[attachment("1", ANNEX_HARBOUR, [page, page])],
    )


def build_pack(paper: Paper) -> Record:
    front(
        paper,
        "Rådmandsmøde i Kultur og Fritid (10. marts 2025)",
        "10-03-2025 09:30 - 11:30",
        "Rådhuset, mødelokale 3.12",
        "Information: Afbud fra Helle Brandt. Karsten Dam er referent.",
    )
    paper.new_page()
    titles = [
        "Punkt 1: Dagsorden",
        "Punkt 2: Referat",
        head(3, SWIM, 15),
        head(4, LIBRARY, 5),
        head(5, HARBOUR, 10),
    ]
    fixed = [head(6, COUNCIL), head(7, COMMITTEE), head(8, "Eventuelt")]
    contents(paper, [(APPROVAL, titles), (FIXED, fixed)])
    paper.new_page()
    item_head(paper, "Punkt 1: Dagsorden")
    decided(paper, "Punkt 1: Dagsorden", ["Godkendt."])
    item_head(paper, "Punkt 2: Referat")
    remark = "Godkendt med den bemærkning, at Lone Skov rettelig deltog under punkt 3."
    decided(paper, "Punkt 2: Referat", [remark])
    earlier = last_meeting(paper)
    paper.new_page()
    items = [
        item(
            "1",
            "Dagsorden",
            category=APPROVAL,
            decision_text="Godkendt.",
            decision_points=[decision("Godkendt.", "approved")],
        ),
        item(
            "2",
            "Referat",
            category=APPROVAL,
            decision_text=remark,
            decision_points=[
                decision(
                    remark,
                    "approved_with_changes",
                    condition="Lone Skov rettelig deltog under punkt 3",
                )
            ],
        ),
        swim_item(paper),
        library_item(paper),
        harbour_item(paper),
    ]
    item_head(paper, head(6, COUNCIL))
    text = "Rådmanden orienterede om Magistratens drøftelse af anlægs¬rammen for 2026."
    full = decided(paper, head(6, COUNCIL), [f"- {text}"])
    points = [decision(plain(text), "noted")]
    items.append(item("6", COUNCIL, category=FIXED, decision_text=full, decision_points=points))
    item_head(paper, head(7, COMMITTEE))
    text = "Dagsordenen til udvalgsmødet blev drøftet. Kultursekretariatet følger op."
    full = decided(paper, head(7, COMMITTEE), [text])
    agenda, pages = committee_agenda(paper)
    items.append(
        item(
            "7",
            COMMITTEE,
            category=FIXED,
            decision_text=full,
            decision_points=[decision("Dagsordenen til udvalgsmødet blev drøftet.", "discussed")],
            follow_ups=[follow_up("Kultursekretariatet", "Kultursekretariatet følger op.")],
            attachments=[attachment("1", plain(ANNEX_AGENDA), pages)],
        )
    )
    item_head(paper, head(8, "Eventuelt"))
    decided(paper, head(8, "Eventuelt"), ["Intet til referat."])
    points = [decision("Intet til referat.", "no_record")]
    items.append(
        item("8", "Eventuelt", category=FIXED, decision_text="Intet til referat.", decision_points=points)
    )
    main = meeting(
        "minutes",
        title="Rådmandsmøde i Kultur og Fritid (10. marts 2025)",
        body=BODY,
        date="2025-03-10",
        start="09:30",
        end="11:30",
        location="Rådhuset, mødelokale 3.12",
        information="Afbud fra Helle Brandt. Karsten Dam er referent.",
        absent=["Helle Brandt"],
        items=items,
    )
    return document("minutes", meetings=[main, earlier, agenda])


def raadmandsmoede() -> tuple[bytes, Record]:
    return write(PACK, "Rådmandsmøde 10. marts 2025", build_pack)
