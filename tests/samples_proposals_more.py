"""More proposals of the made-up Nørreby Kommune: without lines on the page, and as text without layout."""

from __future__ import annotations

from tests.samples_finance import Money, Row, table_truth
from tests.samples_form import build_from, foot, payback, section, total
from tests.samples_paper import Dress, write
from tests.samples_truth import Record, document, hearing, proposal

YEARS = "2026 2027 2028 2029 2030 2031"
UNIT = "1.000 kr. 2026 p/l"
PLAIN = Dress(regular="Vera", bold="Vera-Bold", size=9, left=60, right=60, top=60, foot=foot)

ROOMS = {
    "code": "NB21",
    "title": "Energistyring i kommunens haller og klubhuse",
    "summary": "Varme og lys i 31 haller og klubhuse styres i dag med hånden. Med fælles styring følger "
    "varmen "
    "bookingen, så tomme lokaler ikke varmes op.",
    "department": "By- og Klimaforvaltningen",
    "affected_departments": ["Skole- og Familieforvaltningen"],
    "price_year": 2026,
    "payback": (5, 6),
    "note": "Note: Besparelser står med minus i alle tabeller.",
    "tables": {
        "0": [
            Money(
                "1",
                "Samlede økonomiske konsekvenser af forslaget",
                UNIT,
                YEARS,
                [
                    section("Varige ændringer"),
                    Row("Lavere udgift til varme", "−120 −410 −620 −620 −620 −620", "Service"),
                    Row("Lavere udgift til el", "−15 −60 −95 −95 −95 −95", "Service"),
                    Row(
                        "Drift af styring og data¬opsamling i alle haller", "40 90 110 110 110 110", "Service"
                    ),
                    total("Samlet varig ændring", "−95 −380 −605 −605 −605 −605", "Service"),
                    section("Implementeringsomkostninger"),
                    Row("Følere, ventiler og montering", "1.400 950 - - - -", "Anlæg"),
                    Row("Projektleder og rådgiver", "310 310 90 - - -", "Anlæg"),
                    total("Samlede implementerings¬omkostninger", "1.710 1.260 90 0 0 0", "-"),
                    total("Samlet økonomisk påvirkning", "1.615 880 −515 −605 −605 −605", "-", "grand_total"),
                    *payback("5", "6"),
                ],
                price_year=2026,
                area="Styrings¬område",
            )
        ],
        "3": [
            Money(
                "2",
                "Varige ændringer på service fordelt på bevilling",
                UNIT,
                YEARS,
                [
                    Row("Lavere udgift til varme", "−120 −410 −620 −620 −620 −620", grant="1320 Haller"),
                    Row("Lavere udgift til el", "−15 −60 −95 −95 −95 −95", grant="1320 Haller"),
                    Row(
                        "Drift af styring og data¬opsamling", "40 90 110 110 110 110", grant="1105 Ejendomme"
                    ),
                    total("Varige ændringer totalt, service", "−95 −380 −605 −605 −605 −605"),
                ],
                price_year=2026,
                grant="Bevilling",
            ),
            Money(
                "3",
                "Investeringer i forslaget",
                UNIT,
                YEARS,
                [
                    Row("Følere, ventiler og montering", "1.400 950 - - - -"),
                    Row("Projektleder og rådgiver", "310 310 90 - - -"),
                    total("Investeringer totalt, anlæg", "1.710 1.260 90 0 0 0"),
                ],
                price_year=2026,
            ),
        ],
    },
    "sections": [
        (
            "Baggrund og formål",
            [
                "Hallerne bruger tilsammen 4,1 mio. kr. om året på varme. En måling i tre haller i "
                "vinteren 2024 "
                "viste, at der var fuld varme i 58 timer om ugen, hvor ingen havde booket. Pedellerne "
                "når ikke "
                "rundt til alle steder, og foreningerne har ikke adgang til at skrue ned.",
            ],
        ),
        (
            "Forslagets indhold",
            [
                "Der sættes følere og motor¬ventiler op i alle haller og klubhuse. Styringen henter "
                "bookingen hver "
                "nat og lægger en varmeplan for næste dag. Foreningerne kan med en knap få en time mere."
            ],
        ),
        ("Økonomi", ["Tallene bygger på de tre haller, hvor der er målt, og er nedskrevet med ti procent."]),
        ("Implementering af forslaget", ["Arbejdet følger hallernes sommer¬lukning i 2026 og 2027."]),
        ("Opfølgning", []),
        ("Risikovurdering", ["Ældre radiatorer kan være vanskelige at styre. To klubhuse kræver nye rør."]),
        ("Hvem er hørt?", []),
    ],
    "success": [
        ["Forbruget af varme falder 15 pct.", "Målere", "Ejendomme", "Hver vinter"],
        ["Færre klager over kolde lokaler", "Spørgeskema", "Idrætskontoret", "2028"],
    ],
    "hearings": [
        hearing("Økonomisk Sekretariat", "Ja", "2025-01-20"),
        hearing("Bygningsfaglig vurdering", "Ja", "2025-01-13"),
        hearing("IT-afdelingen", "Ikke relevant"),
    ],
}

MEALS = {
    "code": "NB22",
    "title": "Måltidsbestilling på skærm i pleje¬centrenes køkkener",
    "summary": "Beboerne vælger i dag mad på papir tre dage før. Med bestilling på skærm samme morgen "
    "mindskes "
    "mad¬spildet, og beboerne får det, de har lyst til.",
    "department": "Ældre- og Sundhedsforvaltningen",
    "affected_departments": [],
    "price_year": 2026,
    "payback": (2, 2),
    "tables": {
        "0": [
            Money(
                "1",
                "Samlede økonomiske konsekvenser af forslaget",
                UNIT,
                YEARS,
                [
                    section("Varige ændringer"),
                    Row("Mindre madspild", "0 −260 −260 −260 −260 −260", "Service"),
                    Row("Drift af skærme", "0 45 45 45 45 45", "Service"),
                    total("Samlet varig ændring", "0 −215 −215 −215 −215 −215", "Service"),
                    section("Implementeringsomkostninger"),
                    Row("Skærme og opsætning", "390 0 0 0 0 0", "Service"),
                    total("Samlede implementerings¬omkostninger", "390 0 0 0 0 0", "Service"),
                    total("Samlet økonomisk påvirkning", "390 −215 −215 −215 −215 −215", "", "grand_total"),
                    *payback("2", "2"),
                ],
                price_year=2026,
                area="Styrings¬område",
            )
        ],
    },
    "sections": [
        (
            "Baggrund og formål",
            [
                "Køkkenerne smider hver uge omkring 190 portioner ud, fordi beboere er fraværende eller "
                "har ombestemt sig."
            ],
        ),
        (
            "Forslagets indhold",
            ["Personalet hjælper beboeren med at vælge på en lille skærm ved morgenmaden."],
        ),
        ("Økonomi", ["Forslaget er beregnet ud fra prisen på råvarer i 2024."]),
        ("Hvem er hørt?", []),
    ],
    "success": [],
    "hearings": [hearing("Økonomisk Sekretariat", "Ja", "2025-02-03"), hearing("Ældrerådet", "Ja")],
}


def forslag_uden_streger() -> tuple[bytes, Record]:
    return write(PLAIN, "Investeringsforslag 2026", build_from([ROOMS, MEALS], "none", False, True))


TEXT = """INVESTERINGSFORSLAG

Forslagets titel: NB31 Bedre ruter for madudbringning og syge-
pleje

Resumé: Hjemmesygeplejen og madudbringningen kører hver sin vej rundt i
de samme gader. Med en fælles ruteplan kan der spares fire biler, og bor-
gerne får leveret på mere faste tidspunkter.

Fremstillende
forvaltning:

Ældre- og Sundhedsforvaltningen

Berørte for-
valtninger:

☒ Økonomi- og Personaleforvaltningen ☐ Skole- og Familieforvaltningen
☒ By- og Klimaforvaltningen ☒ Ældre- og Sundhedsforvaltningen
☐ Jobforvaltningen

Angiv p/l: 2025

Tabel 1. Forslagets samlede økonomiske konsekvenser
1.000 kr. 2025 p/l Styrings-
område
2025 2026 2027 2028 2029 2030

Varige ændringer
Færre biler og mindre brændstof Service -180 -420 -420 -420 -420
Licens til ruteplan-
lægning
Service 0 65 65 65 65 65
Vejledning af chauffører Service 25 25
Samlet varig ændring Service 0 -90 -330 -355 -355 -355

Implementeringsomkostninger
Indkøb og tilpasning af rute-
system

Anlæg 340 120 - - - -
Projektledelse Anlæg 210 210 70 - - -
Samlede implementeringsom-
kostninger _ 550 330 70 0 0 0

Samlet økonomisk påvirkning - 550 240 -260 -355 -355 -355

Tilbagebetalingstid baseret på
serviceeffektivisering 4

Tilbagebetalingstid baseret på
totaløkonomi 5

1. Baggrund og formål
To afdelinger kører i dag ud fra samme gård med hver sin plan. En op-
måling over fjorten dage viste, at bilerne passerede hinanden 1.150 gange,
og at en fjerdedel af turene gik til adresser i samme opgang.

2. Forslagets indhold
Der indkøbes et system til ruteplanlægning, som begge afdelinger bruger.
Turene lægges, så den samme bil kan tage mad og depotvarer med.

3. Økonomi
Besparelsen kommer fra leasing af biler og fra brændstof.

Tabel 2. Varige ændringer, service
1.000 kr. 2025 p/l 2025 2026 2027 2028 2029 2030
Færre biler og mindre brændstof -180 -420 -420 -420 -420
Licens til ruteplanlægning 0 65 65 65 65 65
Vejledning af chauffører 25 25
Varige ændringer totalt,
service
0 -90 -330 -355 -355 -355

4. Implementering af forslaget
Systemet tages i brug i det sydlige distrikt først.

5. Risikovurdering
Aftalen om depotvarer udløber i 2027 og kan ændre behovet.

6. Hvem er hørt?

Ja/Nej Dato for godkendelse

Økonomisk Sekretariat Ja 11-11-2024

Ja/Nej/Ikke relevant Dato og evt. høringssvar

Bygningsfaglig vurdering Ikke relevant

IT-afdelingen Ja 18-11-2024
"""


def text_tables() -> list[Record]:
    years = "2025 2026 2027 2028 2029 2030"
    lasting = [
        Row("Færre biler og mindre brændstof", ". -180 -420 -420 -420 -420", "Service"),
        Row("Licens til ruteplanlægning", "0 65 65 65 65 65", "Service"),
        Row("Vejledning af chauffører", ". 25 25 . . .", "Service"),
    ]
    whole = "0 -90 -330 -355 -355 -355"
    first = Money(
        "1",
        "Forslagets samlede økonomiske konsekvenser",
        "1.000 kr. 2025 p/l",
        years,
        [
            section("Varige ændringer"),
            *lasting,
            total("Samlet varig ændring", whole, "Service"),
            section("Implementeringsomkostninger"),
            Row("Indkøb og tilpasning af rutesystem", "340 120 - - - -", "Anlæg"),
            Row("Projektledelse", "210 210 70 - - -", "Anlæg"),
            total("Samlede implementeringsomkostninger", "550 330 70 0 0 0", "_"),
            total("Samlet økonomisk påvirkning", "550 240 -260 -355 -355 -355", "-", "grand_total"),
            *payback("4", "5"),
        ],
        price_year=2025,
        area="Styringsområde",
    )
    rows = [Row(r.label, r.values) for r in lasting]
    second = Money(
        "2",
        "Varige ændringer, service",
        "1.000 kr. 2025 p/l",
        years,
        [*rows, total("Varige ændringer totalt, service", whole)],
        price_year=2025,
    )
    return [table_truth(first, [1]), table_truth(second, [1])]


def forslag_tekst() -> tuple[bytes, Record]:
    record = proposal(
        "NB31",
        "Bedre ruter for madudbringning og sygepleje",
        summary="Hjemmesygeplejen og madudbringningen kører hver sin vej rundt i de samme gader. Med en "
        "fælles "
        "ruteplan kan der spares fire biler, og borgerne får leveret på mere faste tidspunkter.",
        department="Ældre- og Sundhedsforvaltningen",
        affected_departments=[
            "Økonomi- og Personaleforvaltningen",
            "By- og Klimaforvaltningen",
            "Ældre- og Sundhedsforvaltningen",
        ],
        price_year=2025,
        payback_service_years=4,
        payback_total_years=5,
        hearings=[
            hearing("Økonomisk Sekretariat", "Ja", "2024-11-11"),
            hearing("Bygningsfaglig vurdering", "Ikke relevant"),
            hearing("IT-afdelingen", "Ja", "2024-11-18"),
        ],
        section_titles=[
            "1. Baggrund og formål",
            "2. Forslagets indhold",
            "3. Økonomi",
            "4. Implementering af forslaget",
            "5. Risikovurdering",
            "6. Hvem er hørt?",
        ],
        pages=[1, 1],
        tables=text_tables(),
    )
    return TEXT.encode(), document("proposals", proposals=[record]) | {"pages": 1}
