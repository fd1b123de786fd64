"""Which column a number of plain text belongs to, where its line does not say so."""

from tests.finance_told import only, said, shown, values


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
