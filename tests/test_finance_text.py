"""Finance tables in plain text; all tables, names and figures are made up."""

from decimal import Decimal

from tests.finance_told import certainties, only, read, said, shown, values

FORM = """
Tabel 1. Økonomi i alt for forslaget
1.000 kr. 2024 p/l Styrings-
område
2023 2024 2025 2026

Varige ændringer
Sparede kørselstimer i hjemme-
plejen Service -310 -620 -620
Drift af ruteplanlægger Service 40 55 55
Samlet varig ændring -270 -565 -565
Implementeringsomkostninger
Indkøb af licenser og
opsætning
Anlæg 800 150
Projektleder Anlæg 300 300 100 -
Samlede implementeringsom-
kostninger
_ 1.100 450 100 0
Samlet økonomisk påvirkning - 1.100 180 -465 -565
Tilbagebetalingstid baseret på
serviceeffektivisering 4 år
Tilbagebetalingstid baseret på 5
totaløkonomi
Note: Minus er en besparelse.
"""


def test_the_form_table_is_read_whole() -> None:
    found = read(FORM)[0]
    table = found.table
    assert (said(table.number), said(table.caption)) == ("1", "Økonomi i alt for forslaget")
    assert (said(table.unit), table.multiplier, table.price_year and table.price_year.value) == (
        "1.000 kr.",
        1000,
        2024,
    )
    assert [c.value for c in table.columns] == ["2023", "2024", "2025", "2026"]
    assert shown(table)[:8] == [
        ("Sparede kørselstimer i hjemmeplejen", [None, -310, -620, -620]),
        ("Drift af ruteplanlægger", [None, 40, 55, 55]),
        ("Samlet varig ændring", [None, -270, -565, -565]),
        ("Indkøb af licenser og opsætning", [800, 150, None, None]),
        ("Projektleder", [300, 300, 100, None]),
        ("Samlede implementeringsomkostninger", [1100, 450, 100, 0]),
        ("Samlet økonomisk påvirkning", [1100, 180, -465, -565]),
        ("Tilbagebetalingstid baseret på serviceeffektivisering", [None] * 4),
    ]
    assert [row.kind.value for row in table.rows] == [
        *("detail", "detail", "total") * 2,
        "grand_total",
        "payback",
        "payback",
    ]
    assert [said(row.section) for row in table.rows[:7]] == [
        *["Varige ændringer"] * 3,
        *["Implementeringsomkostninger"] * 3,
        None,
    ]
    assert [said(row.steering_area) for row in table.rows[:5]] == [
        *("Service", "Service", None),
        *("Anlæg", "Anlæg"),
    ]


def test_payback_times_are_taken_from_beside_and_between_their_labels() -> None:
    service, total = read(FORM)[0].payback or (None, None)
    assert service is not None
    assert total is not None
    assert (service.value, total.value) == (Decimal(4), Decimal(5))


def test_places_that_were_worked_out_say_so() -> None:
    rows = read(FORM)[0].table.rows
    assert certainties(rows[0]) == {"inferred"}
    assert certainties(rows[4]) == {"printed"}
    note = next(cell.note for cell in rows[0].values if cell is not None)
    assert note is not None
    assert "Samlet varig ændring" in note


def test_every_amount_is_printed_where_its_evidence_says() -> None:
    for row in read(FORM)[0].table.rows:
        for cell in row.values:
            if cell is not None:
                assert cell.spans[0].printed.replace(".", "").lstrip("-+ ").isdigit()


def test_the_note_and_what_follows_is_left_alone() -> None:
    last = read(FORM + "Driften er regnet i 2024 og frem.\nFase 2 100 200 300 400\n")[0]
    assert last.places[-1].text == "totaløkonomi"


def test_the_same_row_in_another_table_settles_what_sums_cannot() -> None:
    text = (
        FORM
        + """
Tabel 2. Varige ændringer på drift
1.000 kr. 2024 p/l 2023 2024 2025 2026
Kørsel -310 -620 -620
Ruteplanlægger, drift 40 55 55
Varige ændringer totalt -270 -565 -565
"""
    )
    rows = read(text)[1].table.rows
    assert [values(row)[0] for row in rows] == [None, None, None]
    assert {note for row in rows for c in row.values if c and (note := c.note)} == {
        "Rækken har 3 tal til 4 kolonner; de er sat, hvor de samme tal står i Tabel 1."
    }


def test_what_nothing_settles_is_uncertain() -> None:
    table = only("""
Tabel 4. Udgifter til flytning
1.000 kr. 2023 2024 2025
Flyttefirma 75
""")
    assert [cell.value for cell in table.rows[0].values if cell] == [Decimal(75)]
    assert certainties(table.rows[0]) == {"uncertain"}


def test_millions_with_decimals_over_five_years() -> None:
    table = only("""
Tabel 2: Driftsudgifter ved nyt svømmebad
Mio. kr., 2025-priser 2025 2026 2027 2028 2029
Energi 0,8 1,2 1,2 1,2
Personale 1,5 3,0 3,1 3,1 3,1
Entréindtægter -0,4 -1,1 -1,3 -1,3
Netto 1,5 3,4 3,2 3,0 3,0
""")
    assert table.multiplier == 1_000_000
    assert shown(table) == [
        ("Energi", [None, 0.8, 1.2, 1.2, 1.2]),
        ("Personale", [1.5, 3.0, 3.1, 3.1, 3.1]),
        ("Entréindtægter", [None, -0.4, -1.1, -1.3, -1.3]),
        ("Netto", [1.5, 3.4, 3.2, 3.0, 3.0]),
    ]
    assert table.rows[3].kind.value == "total"


def test_a_cell_missing_in_the_middle() -> None:
    table = only("""
Tabel 3. Anlægsudgifter
t.kr. 2026 2027 2028
Jordarbejde 900 120
Belægning 300 400 50
I alt 1.200 400 170
""")
    assert shown(table)[0] == ("Jordarbejde", [900, None, 120])


def test_years_and_headings_spread_over_lines() -> None:
    table = only("""
Tabel 1. Samlet overblik
1000 kr. 2024 p/l Styringsområ
de
2024

2025 2026
Besparelser
Færre møder Service -10 -20 -20
Besparelser i alt -10 -20 -20
""")
    assert [c.value for c in table.columns] == ["2024", "2025", "2026"]
    assert said(table.rows[0].steering_area) == "Service"
    assert said(table.rows[0].section) == "Besparelser"


def test_a_steering_area_broken_without_a_hyphen() -> None:
    table = only("""
Tabel 1. Forslaget i tal
1.000 kr. Styringsområde 2024 2025 2026
Udvikling af kursus for nye
medarbejdere
Innovationspul
jen
250
Afholdelse af kursus Service 20 40 40
I alt 270 40 40
""")
    assert said(table.rows[0].steering_area) == "Innovationspuljen"
    assert shown(table)[0] == ("Udvikling af kursus for nye medarbejdere", [250, None, None])


def test_a_table_without_a_unit_has_that_of_its_neighbours() -> None:
    tables = read("""
Tabel 1. Udgifter
Mio. kr. 2024 2025
Ny hal 12,0 14,5
Tabel 2. Indtægter
2024 2025
Leje -0,5 -0,5
""")
    assert [t.table.multiplier for t in tables] == [1_000_000, 1_000_000]
    assert tables[1].table.unit is None


def test_thousands_parted_by_spaces() -> None:
    table = only("""
Tabel 1. Tilskud
Kr. 2024 2025 2026
Tilskud til foreninger 1 250 2 300 2 300
Husleje 12 000 12 000 12 000
I alt 13 250 14 300 14 300
""")
    assert shown(table) == [
        ("Tilskud til foreninger", [1250, 2300, 2300]),
        ("Husleje", [12000, 12000, 12000]),
        ("I alt", [13250, 14300, 14300]),
    ]


def test_a_table_below_its_caption_with_text_between() -> None:
    table = only("""
Tabel 1. Samlet økonomi

Note til alle tabeller: Minus er mindreudgifter.

1. Baggrund
Nørreby Kommune har i flere år haft stigende udgifter til befordring af elever, og der er behov for nye
løsninger på området.

1.000 kr. 2023 p/l Styrings-
område 2023 2024 2025
Varige ændringer
Fælles ruter Service -90 -180 -180
Samlet varig ændring -90 -180 -180
""")
    assert said(table.number) == "1"
    assert len(table.rows) == 2
