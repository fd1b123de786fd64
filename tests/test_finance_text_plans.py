"""Finance tables of plans and overviews in plain text, tables over pages, and what is no table."""

from hypothesis import given, settings
from hypothesis import strategies as st

from models.evidence import Found
from parsers.finance.assemble import TableContext
from tests.finance_told import only, read, said, shown

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
