"""Finance tables in plain text; all tables, names and figures are made up."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from models.evidence import Found
from models.page import Document, Line, Page, Source
from models.records import FinanceRow, FinanceTable
from parsers.finance.assemble import TableContext
from parsers.finance.plain_text import TextTable, find_text_tables
from parsers.flow import build_flow


def read(text: str, context: TableContext | None = None) -> list[TextTable]:
    """The tables of a text."""
    lines, start = [], 0
    for raw in text.strip("\n").split("\n"):
        line = " ".join(raw.split())
        lines.append(Line(text=line, start=start))
        start += len(line) + 1
    page = Page(number=1, lines=tuple(lines), read_by="text")
    source = Source(sha256="0", path="made-up.txt", media_type="text/plain", size=len(text))
    flow = build_flow(Document(source=source, pages=(page,), read_by="text"))
    return find_text_tables(flow, flow.places, context or TableContext())


def only(text: str) -> FinanceTable:
    """The one table of a text."""
    tables = read(text)
    assert len(tables) == 1
    return tables[0].table


def values(row: FinanceRow) -> list[float | None]:
    """The amounts of a row."""
    return [None if cell is None else float(cell.value) for cell in row.values]


def shown(table: FinanceTable) -> list[tuple[str, list[float | None]]]:
    """Labels and amounts."""
    return [(row.label.value, values(row)) for row in table.rows]


def said(field: Found[str] | None) -> str | None:
    """What a field says."""
    return None if field is None else field.value


def certainties(row: FinanceRow) -> set[str]:
    """How sure the amounts of a row are."""
    return {cell.certainty for cell in row.values if cell is not None}


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


def test_appropriations_stand_between_label_and_numbers() -> None:
    table = only("""
Tabel 2. Varige ændringer, service
1.000 kr. 2024 p/l Bevilling,
profitcenter
2024 2025 2026
Færre vikarer på
plejecentrene
4100 Ældre-
pleje og om-
sorg
-500 -900 -900
Fast afløserkorps
4100 Ældre-
pleje og om-
sorg
350 350 350
Varige ændringer totalt,
service
-150 -550 -550
""")
    assert [said(row.appropriation) for row in table.rows] == ["4100 Ældrepleje og omsorg"] * 2 + [None]
    assert [row.label.value for row in table.rows] == [
        "Færre vikarer på plejecentrene",
        "Fast afløserkorps",
        "Varige ændringer totalt, service",
    ]


def test_a_lone_code_is_no_amount() -> None:
    table = only("""
Tabel 3. Engangsudgifter
1.000 kr. Bevilling, profitcenter 2024 2025 2026
Ombygning af
værksted
5200
Teknik og
anlæg
600 250
I alt 600 250
""")
    assert said(table.rows[0].appropriation) == "5200 Teknik og anlæg"
    assert [n for n in values(table.rows[0]) if n] == [600, 250]


def test_numbers_beside_the_first_line_of_their_labels() -> None:
    table = only("""
Tabel 2. Specifikation
1.000 kr. 2024 2025 2026
Leje af lokaler til 100 100 100
undervisning på fuld tid
Løn til undervisere, 400 450 450
herunder pension
Samlede udgifter til 500 550 550
undervisningen
""")
    assert [row.label.value for row in table.rows] == [
        "Leje af lokaler til undervisning på fuld tid",
        "Løn til undervisere, herunder pension",
        "Samlede udgifter til undervisningen",
    ]


def test_a_number_at_a_line_end_can_belong_to_the_label() -> None:
    table = only("""
Tabel 2. Nye stillinger
1.000 kr. 2024 2025 2026
Ansættelse af pædagoger i dagtilbud, 12
stillinger
1.100 4.800 4.800
Færre timer til vikarer -900 -2.000 -2.000
I alt 200 2.800 2.800
""")
    assert shown(table)[0] == ("Ansættelse af pædagoger i dagtilbud, 12 stillinger", [1100, 4800, 4800])


def test_an_empty_row_above_a_total_is_a_row() -> None:
    table = only("""
Tabel 4. Administration
1.000 kr. 2024 2025 2026
Uden for rammen -5 -15 -15
Inden for rammen
Varige ændringer totalt -5 -15 -15
""")
    assert shown(table)[1] == ("Inden for rammen", [None, None, None])


def test_a_total_without_label_is_the_grand_total() -> None:
    table = only("""
Tabel 1. Hovedtal
1.000 kr. 2024 2025 2026
Gevinster
Mindre papir -40 -80 -80
Gevinster i alt -40 -80 -80
Investeringer
Scannere 120 30 0
Investeringer i alt 120 30 0
80 -50 -80
""")
    assert table.rows[-1].label.value == ""
    assert table.rows[-1].kind.value == "grand_total"


def test_the_sum_column_is_told_from_the_years() -> None:
    table = only("""
Tabel 3. Investering
1.000 kr. 2024 2025 2026 I alt
Servere 700 0 700
Konsulenter 200 150 350
I alt 900 150 1.050
""")
    assert [values(row)[-1] for row in table.rows] == [700, 350, 1050]
    assert [values(row)[0] for row in table.rows] == [700, 200, 900]


def test_every_number_on_a_line_of_its_own() -> None:
    table = only("""
Tabel 3. Varige ændringer
1.000 kr. 2024 2025 2026
Færre leverancer af
mad
-30
-60
-60
Varige ændringer i alt
-30
-60
-60
""")
    assert shown(table) == [
        ("Færre leverancer af mad", [-30, -60, -60]),
        ("Varige ændringer i alt", [-30, -60, -60]),
    ]


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


PLAN = """
2 | Flere voksne i lære
Initiativet giver 40 voksne en plads hos en mester, og kommunen betaler en del af lønnen i 2025 og 2026.

Forventet virkning på økonomien 2025-2027 (i 1.000 kr.)
2025 2026 2027
0 -1.250 -3.000

Ændring i personale 2025-2027 (antal stillinger)

2025 2026 2027
+2 -0,5 -1,5
"""


def test_small_tables_of_a_plan_are_named_after_their_initiative() -> None:
    title = Found("Flere voksne i lære", (), "test")
    money, people = [t.table for t in read(PLAN, TableContext(title=title))]
    assert shown(money) == [("Flere voksne i lære", [0, -1250, -3000])]
    assert (money.multiplier, money.is_money) == (1000, True)
    assert said(money.caption) == "Forventet virkning på økonomien 2025-2027 (i 1.000 kr.)"
    assert shown(people) == [("Flere voksne i lære", [2, -0.5, -1.5])]
    assert (said(people.unit), people.is_money) == ("antal stillinger", False)


def test_the_overview_of_a_plan_has_themes_that_sum_up_the_rows_below() -> None:
    table = only("""
SAMLET OVERBLIK
2025 2026 2027
Mio. kr., 2025-priser
1. Flere i arbejde -1,5 -4,0 -6,0
Flere voksne i lære 0,0 -1,2 -3,0
Hurtigere vej til job -1,5 -2,8 -3,0
2. Klogere brug af bygninger og
arealer
-0,5 -0,5 -2,0
Salg af grunde -0,5 -0,5 -2,0
I alt -2 -5 -8
""")
    kinds = [(row.kind.value, said(row.section)) for row in table.rows]
    second = "2. Klogere brug af bygninger og arealer"
    assert kinds == [
        ("total", None),
        ("detail", "1. Flere i arbejde"),
        ("detail", "1. Flere i arbejde"),
        ("total", None),
        ("detail", second),
        ("grand_total", None),
    ]


def test_an_overview_of_blocks_shares_its_title() -> None:
    tables = [
        t.table
        for t in read("""
Oversigt over vedtagne
investeringer i budgettet
Skoler
Forslag 2024 2025 2026
Projekt: Ny lyssætning i
gymnastiksale -100 -200 -200
Anlæg 450 50 0
Projekt: Bedre indeklima 0 -50 -50
Nettoeffektivisering -100 -250 -250
Ældre
Forslag 2024 2025 2026
Projekt: Digitalt tilsyn -300 -300 -300
Nettoeffektivisering -300 -300 -300
I alt 2024 2025 2026
Nettoeffektivisering -400 -550 -550
""")
    ]
    assert [said(t.caption) for t in tables] == ["Oversigt over vedtagne investeringer i budgettet"] * 3
    assert [said(t.rows[0].section) for t in tables] == ["Skoler", "Ældre", "I alt"]
    assert tables[0].rows[1].label.value == "Anlæg"
    assert tables[0].rows[1].steering_area is None
    assert tables[2].rows[0].kind.value == "grand_total"


def test_a_table_goes_on_under_a_repeated_head_on_the_next_page() -> None:
    table = only("""
Tabel 2. Varige ændringer
1.000 kr. 2024 2025 2026
Mindre strøm -20 -40 -40
Nørreby Kommune Side 7 af 31
1.000 kr. 2024 2025 2026
Mindre varme -30 -60 -60
I alt -50 -100 -100
""")
    assert [row.label.value for row in table.rows] == ["Mindre strøm", "Mindre varme", "I alt"]


def test_years_in_running_text_and_lists_are_no_table() -> None:
    assert not read("""
Tidsplan
2024
Projektet begynder i foråret, og de første 12 institutioner er med fra 2025.
2025
De sidste følger efter, så alle er med ved udgangen af 2026.
Udgifterne fordeles i 2024 2025 og 2026.
""")


def test_other_columns_than_years_are_no_finance_table() -> None:
    assert not read("""
Fag Timer Elever
Dansk 120 24
Regning 90 22
""")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Tabel 123.,-–_()\nIalt20245%kr", max_size=300))
def test_any_text_gives_tables_or_nothing(text: str) -> None:
    """Nothing is raised, and every amount stands in the lines its table is made of."""
    for found in read(text):
        lines = {place.position for place in found.places}
        assert lines
        for row in found.table.rows:
            assert len(row.values) == len(found.table.columns)
