"""Investment proposals of the made-up Nørreby Kommune, with a full grid and without any lines."""

from __future__ import annotations

from tests.samples_finance import Money, Row
from tests.samples_form import build_from, foot, payback, section, total
from tests.samples_paper import Dress, write
from tests.samples_truth import Record, hearing

YEARS = "2025 2026 2027 2028 2029 2030"
UNIT = "1.000 kr. 2025 p/l"
GRID = Dress(size=10, left=56, right=56, foot=foot)


ROTA = {
    "code": "NB11",
    "title": "Fælles vagtplanlægning på pleje¬centrene",
    "summary": "Ni plejecentre lægger i dag vagtplaner hver for sig i regneark. Et fælles system gør det "
    "muligt at "
    "låne med¬arbejdere på tværs og dække sygdom uden dyre vikarer. Forslaget skal samtidig give de ansatte "
    "større indflydelse på egne arbejds¬tider.",
    "department": "Ældre- og Sundhedsforvaltningen",
    "affected_departments": ["Økonomi- og Personaleforvaltningen", "Ældre- og Sundhedsforvaltningen"],
    "price_year": 2025,
    "payback": (4, 5),
    "note": "Note: I alle tabeller er en mindreudgift vist med minus, og en merudgift uden fortegn.",
    "tables": {
        "0": [
            Money(
                "1",
                "Forslagets samlede økonomiske konsekvenser",
                UNIT,
                YEARS,
                [
                    section("Varige ændringer"),
                    Row("Færre vikartimer på pleje¬centrene", "0 -480 -960 -1.240 -1.240 -1.240", "Service"),
                    Row("Licens og drift af vagtplan¬system", "0 210 210 210 210 210", "Service"),
                    total("Samlet varig ændring", "0 -270 -750 -1.030 -1.030 -1.030", "Service"),
                    section("Implementeringsomkostninger"),
                    Row("Indkøb og opsætning af system", "650 300 - - - -", "Anlæg"),
                    Row(
                        "Projektledelse, oplæring og frikøb af nøgle¬med¬arbejdere",
                        "420 560 180 - - -",
                        "Anlæg",
                    ),
                    total("Samlede implementerings¬omkostninger", "1.070 860 180 0 0 0", "_"),
                    total(
                        "Samlet økonomisk påvirkning",
                        "1.070 590 -570 -1.030 -1.030 -1.030",
                        "-",
                        "grand_total",
                    ),
                    *payback("4 år", "5 år"),
                ],
                price_year=2025,
                area="Styrings¬område",
            )
        ],
        "3": [
            Money(
                "2",
                "Varige ændringer, service",
                UNIT,
                YEARS,
                [
                    Row("Færre vikartimer", "0 -480 -960 -1.240 -1.240 -1.240"),
                    Row("Licens og drift", "0 210 210 210 210 210"),
                    total("Varige ændringer totalt, service", "0 -270 -750 -1.030 -1.030 -1.030"),
                ],
                price_year=2025,
            ),
            Money(
                "3",
                "Anlægsinvesteringer i forslaget",
                UNIT,
                YEARS,
                [
                    Row("Indkøb og opsætning", "650 300 - - - -"),
                    Row("Projektledelse og oplæring", "420 560 180 - - -"),
                    total("Investeringer totalt, anlæg", "1.070 860 180 0 0 0"),
                ],
                price_year=2025,
            ),
        ],
        "4": [
            Money(
                "4",
                "Varige ændringer, administration",
                UNIT,
                YEARS,
                [
                    Row("Inden for måltallet for administration*", "0 -90 -90 -90 -90 -90"),
                    Row("Uden for måltallet", "- - - - - -"),
                    total("Varige ændringer totalt, administration", "0 -90 -90 -90 -90 -90"),
                ],
                price_year=2025,
            )
        ],
    },
    "sections": [
        (
            "Baggrund og formål",
            [
                "Plejecentrene brugte i 2023 omkring 5,2 mio. kr. på vikarer fra bureauer. En "
                "gennem¬gang af tre "
                "måneders vagter viser, at hver fjerde vikarvagt kunne være dækket af en fastansat på et "
                "andet "
                "center, hvis nogen havde vidst, at vedkommende gerne ville have flere timer.",
                "Formålet er at give ledere og med¬arbejdere samme overblik. Når vagterne ligger i ét "
                "system, kan "
                "en ledig vagt meldes ud til alle på samme tid, og den ansatte kan selv byde ind fra sin "
                "telefon.",
            ],
        ),
        (
            "Forslagets indhold",
            [
                "Der indkøbes et vagtplan¬system, som taler sammen med lønsystemet. Systemet indføres "
                "først på tre "
                "centre og derefter på de øvrige seks. På hvert center frikøbes en nøgle¬medarbejder en "
                "dag om "
                "ugen i tolv uger, så der er en kollega at spørge."
            ],
        ),
        (
            "Økonomi",
            [
                "Besparelsen er beregnet ud fra, at 23 pct. af vikartimerne kan dækkes af egne ansatte, når "
                "systemet er i fuld drift i 2028. Licensen afhænger af antallet af brugere og er "
                "indhentet som et "
                "foreløbigt tilbud."
            ],
        ),
        (
            "Effektivisering på administration",
            ["En mindre del af gevinsten ligger på centrenes administration. *Måltallet er vedtaget i 2022."],
        ),
        (
            "Implementering af forslaget",
            ["Udbuddet holdes i efteråret 2025, og de første centre starter i februar 2026."],
        ),
        (
            "Inddragelse af medarbejdere og borgere",
            ["Tillids¬repræsentanterne har været med til at beskrive kravene, og de sidder i styregruppen."],
        ),
        (
            "Forslagets effekt",
            ["Færre ukendte ansigter hos beboerne og færre aflyste fridage for de ansatte."],
        ),
        ("Opfølgning", []),
        ("Risikovurdering", ["Den største risiko er, at lønsystemet udskiftes i samme periode."]),
        ("Hvem er hørt?", []),
    ],
    "success": [
        ["Vikartimer falder 23 pct.", "Løn- og vikardata", "Økonomisk Sekretariat", "1. kvartal 2028"],
        [
            "80 pct. af vagterne er meldt ud seks uger før",
            "Udtræk af systemet",
            "Plejecentrene",
            "Halvårligt",
        ],
    ],
    "hearings": [
        hearing("Økonomisk Sekretariat", "Ja", "2024-10-14"),
        hearing("Bygningsfaglig vurdering", "Ikke relevant"),
        hearing("Digitaliserings¬kredsen", "Ja", None, "Drøftet på mødet i september. Ingen bemærkninger."),
        hearing("Personalekredsen", "Ja", "2024-09-30"),
        hearing("IT-afdelingen", "Nej"),
    ],
}

BINS = {
    "code": "NB12",
    "title": "Sensorer i affalds¬beholdere i det offentlige rum",
    "summary": "Byens 640 skraldespande tømmes i dag efter en fast plan, uanset om de er fulde. Med "
    "sensorer kan "
    "de tømmes efter behov, så bilerne kører kortere ture.",
    "department": "By- og Klimaforvaltningen",
    "affected_departments": [],
    "price_year": 2025,
    "payback": (3, None),
    "note": "Note: Mindreudgifter er vist med minus.",
    "tables": {
        "0": [
            Money(
                "1",
                "Forslagets samlede økonomiske konsekvenser",
                UNIT,
                YEARS,
                [
                    section("Varige ændringer"),
                    Row("Færre ture med tømning", ". -350 -700 -700 -700 -700", "Service"),
                    Row("Data¬abonnement og service", ". 120 120 120 120 120", "Service"),
                    Row("Lavere indtægt fra pant", ". . 35 35 . .", "Service"),
                    total("Samlet varig ændring", "0 -230 -545 -545 -580 -580", "Service"),
                    section("Implementeringsomkostninger"),
                    Row("Sensorer og montering", "900 450 . . . .", "Anlæg"),
                    Row("Kobling til rute¬systemet", "200 . . . . .", "Anlæg"),
                    total("Samlede implementerings¬omkostninger", "1.100 450 0 0 0 0", "Anlæg"),
                    total("Samlet økonomisk påvirkning", "1.100 220 -545 -545 -580 -560", "", "grand_total"),
                    *payback("3 år", ""),
                ],
                price_year=2025,
                area="Styrings¬område",
            )
        ],
        "3": [
            Money(
                "2",
                "Årsværk til projektet",
                "Årsværk",
                "2025 2026 2027",
                [
                    Row("Projektleder fra Vej og Park", "0,5 1 0,5"),
                    Row("Montør", "1 0,5 ."),
                    total("I alt", "1,5 1,5 0,5"),
                ],
                unit="Årsværk",
                multiplier=1,
            ),
            Money(
                "3",
                "Varige ændringer, service",
                UNIT,
                YEARS,
                [
                    Row("Færre ture med tømning", ". -350 -700 -700 -700 -700"),
                    Row("Data¬abonnement og service", ". 120 120 120 120 120"),
                    Row("Lavere indtægt fra pant", ". . 35 35 . ."),
                    total("Varige ændringer totalt, service", "0 -230 -545 -545 -580 -580"),
                ],
                price_year=2025,
            ),
        ],
    },
    "sections": [
        (
            "Baggrund og formål",
            [
                "En prøve på havnefronten sommeren 2024 viste, at to ud af tre spande var under halvt "
                "fulde, når "
                "bilen kom. Samtidig flød det over ved badebroen på varme dage. Det skaber rotter og klager."
            ],
        ),
        (
            "Forslagets indhold",
            ["Hver spand får en sensor, der måler, hvor fuld den er, og sender besked hver time."],
        ),
        (
            "Økonomi",
            ["Priserne bygger på tilbud fra to leverandører. Projektet bemandes som vist i tabel 2."],
        ),
        (
            "Implementering af forslaget",
            ["Sensorerne sættes op i to omgange, først i midtbyen og så i oplandet."],
        ),
        ("Opfølgning", []),
        ("Risikovurdering", ["Hærværk er den væsentligste risiko. Der er sat 5 pct. af til nye sensorer."]),
        ("Hvem er hørt?", []),
    ],
    "success": [["Antal tømninger falder 40 pct.", "Kørebogen", "Vej og Park", "Årligt"]],
    "hearings": [
        hearing("Økonomisk Sekretariat", "Ja", "2024-11-04"),
        hearing("Bygningsfaglig vurdering", "Ikke relevant"),
        hearing("Digitaliserings¬kredsen", "Ja", "2024-10-21"),
    ],
}


def forslag_grid() -> tuple[bytes, Record]:
    data, truth = write(
        GRID, "Investeringsforslag til budget 2026", build_from([ROTA, BINS], "grid", True, False)
    )
    wrong = {
        "table": "1",
        "row": "Samlet økonomisk påvirkning",
        "column": "2030",
        "expected": -580,
        "found": -560,
    }
    return data, truth | {"findings": [wrong]}
