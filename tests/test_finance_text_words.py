"""Tables in plain text whose amounts stand under words, not years; all of it is made up."""

import pytest

from models.page import Document, Line, Page, Source
from models.records import Parsed
from parsers.document import parse_document
from parsers.finance.plain_words import find_word_lines
from parsers.flow import build_flow
from tests.finance_told import certainties, only, read, said, shown

BUDGETS = ["Oprindeligt budget", "Korrigeret budget", "Forventet regnskab", "Afvigelse"]
ROWS = """
Skoler 1.200 1.300 1.250 50
Daginstitutioner og
klubber 800 900 950 -50
I alt 2.000 2.200 2.200 0
"""
READ = [
    ("Skoler", [1200, 1300, 1250, 50]),
    ("Daginstitutioner og klubber", [800, 900, 950, -50]),
    ("I alt", [2000, 2200, 2200, 0]),
]


def document(text: str) -> Document:
    """A text file as a document."""
    lines, start = [], 0
    for raw in text.strip("\n").split("\n"):
        lines.append(Line(text=raw.strip(), start=start))
        start += len(raw.strip()) + 1
    source = Source(sha256="0", path="made-up.txt", media_type="text/plain", size=len(text))
    return Document(
        source=source, pages=(Page(number=1, lines=tuple(lines), read_by="text"),), read_by="text"
    )


def headings(text: str) -> list[list[str]]:
    """The headings of words that a text has, table by table."""
    flow = build_flow(document(text))
    lines = find_word_lines(flow.places)
    return [[" ".join(piece.text for piece in column) for column in line.columns] for line in lines]


@pytest.mark.parametrize(
    "head",
    [
        "Oprindeligt budget Korrigeret budget Forventet regnskab Afvigelse",
        "1.000 kr. Oprindeligt budget Korrigeret budget Forventet regnskab Afvigelse",
        "Politikområde Oprindeligt budget Korrigeret budget Forventet regnskab Afvigelse",
        "Oprindeligt budget Korrigeret\nbudget Forventet regnskab Afvigelse",
        "Oprindeligt Korrigeret Forventet\nbudget budget regnskab Afvigelse",
        "Oprindeligt Korrigeret Forventet\nOmråde budget budget regnskab Afvigelse",
        "Oprindeligt Korrigeret Forventet Afvigelse\nbudget budget regnskab",
        "Projekt\nOprindeligt\nbudget\nKorrigeret\nbudget\nForventet\nregnskab\nAfvigelse",
        "Oprindeligt budget\nKorrigeret budget\nForventet regnskab\nAfvigelse",
    ],
)
def test_headings_are_read_however_they_are_broken_over_lines(head: str) -> None:
    table = only(f"Tabel 1. Drift i Nørreby\n(1.000 kr.)\n{head}\n{ROWS}")
    assert [column.value for column in table.columns] == BUDGETS
    assert shown(table) == READ
    assert [row.kind.value for row in table.rows] == ["detail", "detail", "total"]
    assert (said(table.caption), table.multiplier) == ("Drift i Nørreby", 1000)


def test_a_heading_is_claimed_where_it_is_printed() -> None:
    table = only(f"Oprindeligt Korrigeret Forventet\nbudget budget regnskab Afvigelse\n{ROWS}")
    assert [[span.printed for span in column.spans] for column in table.columns] == [
        ["Oprindeligt", "budget"],
        ["Korrigeret", "budget"],
        ["Forventet", "regnskab"],
        ["Afvigelse"],
    ]


def test_years_below_the_words_belong_to_them() -> None:
    table = only("Budget Forbrug Rest\n2031 2031 2031\nVeje 1.200 700 500\nParker 800 300 500\n")
    assert [column.value for column in table.columns] == ["Budget 2031", "Forbrug 2031", "Rest 2031"]


def test_a_date_in_a_heading_is_no_number() -> None:
    text = "Område Budget 2031 Forbrug pr. 30.6.2031 Restbudget\nSkoler 1.200 600 600\nVeje 800 300 500\n"
    assert headings(text) == [["Budget 2031", "Forbrug pr. 30.6.2031", "Restbudget"]]


def test_headings_in_capitals_at_each_word() -> None:
    text = "Oprindeligt Budget Korrigeret Budget Forbrug\nSkoler 1.200 600 600\nVeje 800 300 500\n"
    assert headings(text) == [["Oprindeligt Budget", "Korrigeret Budget", "Forbrug"]]


def test_a_number_on_each_line() -> None:
    numbers = "Ny hal\n1.200\n1.300\n100\nNy skole\n800\n900\n100\nI alt\n2.000\n2.200\n200\n"
    table = only(f"Projekt\nBudget\nForventet forbrug\nAfvigelse\n{numbers}")
    assert shown(table) == [
        ("Ny hal", [1200, 1300, 100]),
        ("Ny skole", [800, 900, 100]),
        ("I alt", [2000, 2200, 200]),
    ]


def test_an_empty_cell_is_placed_by_the_sums() -> None:
    text = """
    Hele kr. Vedtaget budget Tillægsbevilling Forbrug
    Skoler 1.200.000 100.000 1.250.000
    Veje 500.000 - 480.000
    Parker 300.000 290.000
    Samlet 2.000.000 100.000 2.020.000
    """
    table = only(text)
    assert shown(table)[1:3] == [("Veje", [500000, None, 480000]), ("Parker", [300000, None, 290000])]
    assert certainties(table.rows[2]) == {"inferred"}


def test_an_empty_cell_that_nothing_places_is_uncertain() -> None:
    text = "Budget Tillægsbevilling Forbrug\nSkoler 1.200 100 1.250\nVeje 500 480\n"
    assert certainties(only(text).rows[1]) == {"uncertain"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Budget Forbrug Rest\nSkoler 1.200 600\nVeje 800 300\n", "no row has three numbers"),
        ("Budget Forbrug\nSkoler 1.200 600 600\nVeje 800 300 500\n", "all rows have three"),
        ("Budget Forbrug Afvigelse\nSkoler 1.200 600 600\n", "one row is no table"),
        ("Vedtaget Korrigeret\nbudget Forbrug Rest\nSkoler 1.200 9 1 7\nVeje 8 3 5 7\n", "one has to guess"),
        ("Budget budget forbrug\nSkoler 1.200 600 600\nVeje 800 300 500\n", "the same heading twice"),
        ("Sag Budget Afgjort\nHal 12 2\nVej 13 3\n", "only one heading is of amounts"),
        ("Udvalget drøftede Budget og Forbrug\nSkoler 1.200 600 600\nVeje 800 300 500\n", "running text"),
        ("Budget og Forbrug er drøftet.\nSkoler 1.200 600\nVeje 800 300\n", "a sentence"),
    ],
)
def test_what_cannot_be_told_is_left_alone(text: str, why: str) -> None:
    assert read(text) == [], why


def test_a_table_of_years_beside_one_of_budgets() -> None:
    years = "Tabel 2. Fremover\n1.000 kr. 2031 2032 2033\nSkoler 10 20 30\nVeje 1 2 3\n"
    first = "Tabel 1. Opfølgning\nBudget Forbrug Rest\nSkoler 1.200 600 600\nVeje 800 300 500\n"
    tables = [table.table for table in read(first + years)]
    assert [[column.value for column in table.columns] for table in tables] == [
        ["Budget", "Forbrug", "Rest"],
        ["2031", "2032", "2033"],
    ]


def test_a_paper_with_nothing_but_such_a_table_is_an_overview() -> None:
    head = "Opfølgning på anlæg\nBeløb i 1.000 kr.\nBudget Forbrug Afvigelse\n"
    parsed: Parsed = parse_document(document(head + "Ny hal 1.200 1.000 200\nNy vej 800 900 -100\nSlut"))
    assert parsed.kind == "overview"
    assert len(parsed.overview_tables) == 1
    assert parsed.overview_tables[0].multiplier == 1000
    assert [span.printed for span in parsed.unclaimed] == ["Slut"]
    made = [check for check in parsed.checks if check.kind == "columns"]
    assert [check.status for check in made] == ["holds", "holds"]
