"""Older business cases with an overview, and a plan of initiatives, of the made-up Nørreby Kommune."""

from __future__ import annotations

from tests.samples_finance import Money, Row, draw_money, table_truth
from tests.samples_form import foot, payback, section, total
from tests.samples_paper import Dress, Grid, Paper, plain, write
from tests.samples_truth import Record, document, proposal

OLD = Dress(regular="Times-Roman", bold="Times-Bold", size=11, left=70, right=60, foot=foot)
FIVE = "2018 2019 2020 2021 2022"
OLD_UNIT = "1000 kr. 2018 p/l"
APPROVED = "Oversigt over godkendte effektiviseringer i velfærden"

GROUPS = [
    (
        "Hjemmepleje og rehabilitering",
        [
            Row("Forslag: Skærmopkald som supplement til besøg", "0 -200 -500 -700 -700"),
            Row("Anlæg", "900 400 0 0 0"),
            Row("Forslag: Fælles depot for hjælpemidler og genbrugs¬møbler", "0 0 -300 -300 -300"),
            Row("Anlæg", "1.200 0 0 0 0"),
            total("Nettoeffektivisering", "0 -200 -800 -1.000 -1.000"),
            total("Investeringsbehov", "2.100 400 0 0 0"),
        ],
    ),
    (
        "Tværgående forslag (berører flere centre)",
        [
            Row("Forslag: Digital post til alle institutioner", "-100 -400 -400 -400 -400"),
            Row("Anlæg/drift", "350 150 0 0 0"),
            total("Nettoeffektivisering", "-100 -400 -400 -400 -400"),
            total("Investeringsbehov", "350 150 0 0 0"),
        ],
    ),
]

CALLS = {
    "title": "Skærmopkald som supplement til besøg i hjemmeplejen",
    "summary": "Borgere, som ønsker det, kan få en del af hjælpen over skærm. Det giver færre køreture, og "
    "borgeren slipper for at vente på, at bilen kommer.",
    "department": "Socialforvaltningen",
    "payback": (4, None),
    "tables": [
        Money(
            "1",
            "Forslagets samlede økonomi",
            OLD_UNIT,
            FIVE,
            [
                section("Varige ændringer"),
                Row("Sparet kørsel og tid på vejen", "0 -310 -690 -910 -910", "Service"),
                Row("Abonnement på skærme til borgere og med¬arbejdere", "15 110 190 210 210", "Service"),
                total("Samlet varig ændring", "15 -200 -500 -700 -700"),
                section("Implementeringsomkostninger"),
                Row("Skærme og opsætning", "640 220 0 0 0", "Anlæg"),
                Row("Oplæring af personale", "260 180", "Anlæg"),
                total("Samlede implementerings¬omkostninger", "900 400 0 0 0"),
                total("Samlet økonomisk påvirkning", "915 200 -500 -700 -700", kind="grand_total"),
                *payback("4 år", ""),
            ],
            price_year=2018,
            area="Styrings¬område",
        ),
        Money(
            "2",
            "Varige ændringer, service",
            OLD_UNIT,
            FIVE,
            [
                Row("Sparet kørsel og tid på vejen", "0 -310 -690 -910 -910"),
                Row("Abonnement på skærme", "15 110 190 210 210"),
                total("Varige ændringer totalt, service", "15 -200 -500 -700 -700"),
            ],
            price_year=2018,
        ),
    ],
    "background": "Forsøget i Søndre Distrikt viste, at en tredjedel af de korte besøg lige så godt kan "
    "klares "
    "over skærm. De fleste borgere var glade for ordningen, men enkelte følte sig mere alene. Derfor er "
    "skærmopkald altid et tilbud og aldrig et krav.",
}

DEPOT = {
    "title": "Fælles depot for hjælpemidler og genbrugsmøbler",
    "summary": "To depoter lægges sammen på Industrivej, så kørestole og senge kan findes, rengøres og "
    "udlånes "
    "samme dag.",
    "department": "Socialforvaltningen",
    "payback": (5, 5),
    "tables": [
        Money(
            "1",
            "Forslagets samlede økonomi",
            OLD_UNIT,
            FIVE,
            [
                section("Varige ændringer"),
                Row("Opsagt lejemål", "0 0 -240 -240 -240", "Service"),
                Row("Færre nyindkøb", "0 0 -60 -60 -60", "Service"),
                total("Samlet varig ændring", "0 0 -300 -300 -300"),
                section("Implementeringsomkostninger"),
                Row("Reoler, vaskehal og flytning", "1.200 0 0 0 0", "Anlæg"),
                total("Samlede implementerings¬omkostninger", "1.200 0 0 0 0"),
                total("Samlet økonomisk påvirkning", "1.200 0 -300 -300 -300", kind="grand_total"),
                *payback("5 år", "5 år"),
            ],
            price_year=2018,
            area="Styrings¬område",
        ),
    ],
    "background": "Depoterne er ældre bygninger uden varme, og meget udstyr kasseres, fordi det bliver "
    "fugtigt.",
}


def overview(paper: Paper) -> list[Record]:
    """The overview of what was approved: a table for each group, under one heading."""
    paper.text(APPROVED, bold=True, size=15, after=12)
    truths = []
    for group, rows in GROUPS:
        paper.text(group, bold=True, size=12, after=4)
        table = Money(None, APPROVED, "Forslag", FIVE, rows, unit=None, multiplier=1000)
        cells = [["Forslag (1.000 kr.)", *FIVE.split()]] + [[r.label, *r.cells(5)] for r in rows]
        bold = tuple(n for n, r in enumerate(rows, 1) if r.kind == "total")
        widths = [paper.width - 5 * 44, *[44.0] * 5]
        pages = paper.table(Grid(widths, cells, dress="lines", bold=bold, right_from=1, size=10))
        truth = overview_truth(table, pages, group)
        truths.append(truth)
    paper.text("*Beløbene er afrundet til hele 100.000 kr.", size=9)
    return truths


def overview_truth(table: Money, pages: list[int], group: str) -> Record:
    truth = table_truth(table, pages)
    for row in truth["rows"]:
        row["section"] = group
    del truth["unit"]
    return truth


def business_case(paper: Paper, source: Record) -> Record:
    paper.new_page()
    first = paper.page
    paper.text("BUSINESS CASE", bold=True, size=16, after=2)
    paper.text("Effektivisering i velfærden", size=12, after=10)
    rows = [
        ["Forslagets titel:", source["title"]],
        ["Kort resumé:", source["summary"]],
        ["Fremstillende forvaltning:", source["department"]],
    ]
    paper.table(Grid([110, paper.width - 110], rows, dress="lines", bold_head=False, size=10))
    titles = ["1. Forslagets samlede økonomiske konsekvenser", "2. Baggrund og formål", "3. Økonomi"]
    paper.heading(titles[0], size=12)
    truths = [draw_money(paper, source["tables"][0], "lines")]
    paper.heading(titles[1], size=12)
    paper.text(source["background"])
    paper.heading(titles[2], size=12)
    paper.text("Beregningen bygger på regnskabet for 2016 og er gennemgået af Økonomisk Sekretariat.")
    truths += [draw_money(paper, table, "lines") for table in source["tables"][1:]]
    return proposal(
        None,
        source["title"],
        summary=source["summary"],
        department=source["department"],
        price_year=2018,
        payback_service_years=source["payback"][0],
        payback_total_years=source["payback"][1],
        section_titles=titles,
        pages=[first, paper.page],
        tables=truths,
    )


def build_cases(paper: Paper) -> Record:
    tables = overview(paper)
    cases = [business_case(paper, source) for source in (CALLS, DEPOT)]
    return document("proposals", overview_tables=tables, proposals=cases)


def businesscases() -> tuple[bytes, Record]:
    return write(OLD, "Business cases 2018", build_cases)


PLAN = Dress(size=10.5, left=64, right=64, foot=foot)
THREE = "2024 2025 2026"
THEMES = [
    (
        "Tidlig hjælp til børn og familier",
        "-1,5 -4,0 -8,5",
        [
            ("Familierådgivning tættere på skolen", "0 -1.000 -4.000", "6 3 -2", "0,0 -1,0 -4,0"),
            (
                "Færre anbringelser uden for kommunen og bedre støtte i hjemmet",
                "-1.500 -3.000 -4.500",
                "0 -1,5 -2,5",
                "-1,5 -3,0 -4,5",
            ),
        ],
    ),
    (
        "Flere i job",
        "-2,2 -2,2 -2,2",
        [("Jobkonsulenter på beskæftigede ledige", "-2.200 -2.200 -2.200", "0 0 0", "-2,2 -2,2 -2,2")],
    ),
]
QUESTIONS = (
    "Hvordan bidrager initiativet til at dæmpe udgifterne?",
    "Hvad ventes det at betyde for økonomien?",
    "Betydning for personalet",
)
WHY = (
    "Når hjælpen kommer, mens problemet er lille, er den både bedre for barnet og billigere for kommunen. "
    "Rådgiverne flytter derfor ud på skolerne to dage om ugen og kan tale med forældre og lærere uden "
    "først at skulle "
    "skrive en ansøgning. De første to år koster det ekstra stillinger, som falder bort igen.",
    "Støtte i hjemmet kan i mange tilfælde træde i stedet for en anbringelse langt væk. Initiativet "
    "samler de "
    "erfarne familie¬behandlere i ét hold, som kan rykke ud om aftenen og i week¬enden, hvor det er "
    "sværest at få "
    "hverdagen til at hænge sammen.",
    "Ledige, som møder den samme jobkonsulent fra første samtale, kommer hurtigere i arbejde. "
    "Konsulenterne får "
    "færre sager hver og skal bruge halvdelen af tiden ude på virksomhederne.",
)
EFFECT = "Forventet nettoeffekt på økonomien 2024-2026 (i 1.000 kr.)"
STAFF = "Forventede ændringer i personalet 2024-2026 (antal stillinger)"


def plan_overview(paper: Paper) -> Record:
    paper.new_page()
    paper.heading("OVERBLIK", size=16)
    rows, truth_rows, bold = [["Mio. kr., 2024-priser", *THREE.split()]], [], []
    for n, (theme, sums, initiatives) in enumerate(THEMES, 1):
        name = f"{n}. {theme}"
        bold.append(len(rows))
        rows.append([name, *sums.split()])
        truth_rows.append(plan_row(None, name, "total", sums))
        for title, _, _, millions in initiatives:
            rows.append([title, *millions.split()])
            truth_rows.append(plan_row(name, title, "detail", millions))
    bold.append(len(rows))
    rows.append(["I alt", "-3,7", "-6,2", "-10,7"])
    truth_rows.append(plan_row(None, "I alt", "grand_total", "-3,7 -6,2 -10,7"))
    widths = [paper.width - 3 * 60, 60.0, 60.0, 60.0]
    grid = Grid(widths, rows, dress="zebra", bold=tuple(bold), right_from=1, size=9.5)
    pages = paper.table(grid)
    return {
        "number": None,
        "caption": "OVERBLIK",
        "unit": "Mio. kr.",
        "multiplier": 1000000,
        "price_year": 2024,
        "columns": THREE.split(),
        "pages": pages,
        "rows": truth_rows,
    }


def plan_row(group: str | None, label: str, kind: str, printed: str) -> Record:
    values = [float(v.replace(",", ".")) for v in printed.split()]
    return {
        "section": group,
        "label": label,
        "steering_area": None,
        "appropriation": None,
        "kind": kind,
        "values": dict(zip(THREE.split(), values, strict=True)),
    }


def initiative(paper: Paper, n: int, theme: str, title: str, effect: str, staff: str) -> Record:
    paper.new_page()
    first = paper.page
    paper.part = "head"
    paper.text(theme.upper(), size=9, bold=True, after=10)
    paper.part = "text"
    paper.heading(f"{n} | {title}", size=15, after=8)
    paper.heading(QUESTIONS[0], size=11)
    paper.text(WHY[n - 1])
    paper.heading(QUESTIONS[1], size=11)
    paper.text("Effekten er beregnet forsigtigt og følges op hvert halve år i økonomi¬rapporten.")
    money = Money(None, EFFECT, "", THREE, [Row(title, effect)])
    truths = [draw_money(paper, money, "zebra", size=9.5)]
    paper.heading(QUESTIONS[2], size=11)
    paper.text("Ændringerne ventes klaret ved naturlig afgang og ved, at ledige stillinger ikke genbesættes.")
    jobs = Money(
        None,
        STAFF,
        "",
        THREE,
        [Row(title, staff)],
        unit="antal stillinger",
        multiplier=1,
        hidden_label=True,
        named=title,
    )
    truths.append(draw_money(paper, jobs, "zebra", size=9.5))
    return proposal(None, title, section_titles=list(QUESTIONS), pages=[first, paper.page], tables=truths)


def build_plan(paper: Paper) -> Record:
    paper.gap(140)
    paper.text("Udviklingsplan for Børn, Familie og Job", bold=True, size=22, after=10)
    paper.text("Nørreby Kommune 2024-2026", size=13, after=20)
    paper.text(
        "De seneste år er udgifterne til børn og voksne med særlige behov steget hurtigere end "
        "indtægterne. Planen "
        "samler de initiativer, der skal dæmpe stigningen, så der fortsat er råd til tidlig hjælp."
    )
    table = plan_overview(paper)
    proposals = []
    for theme, _, initiatives in THEMES:
        for title, effect, staff, _ in initiatives:
            proposals.append(initiative(paper, len(proposals) + 1, theme, title, effect, staff))
    return document("plan", overview_tables=[table], proposals=proposals)


def udviklingsplan() -> tuple[bytes, Record]:
    return write(PLAN, plain("Udviklingsplan 2024-2026"), build_plan)
