from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.finance.sums import print_number
from parsers.money import find_numbers, is_dash, parse_number

PRINTED = [
    ("1.250", "1250"),
    ("-942", "-942"),
    ("\u2212942", "-942"),
    ("\u2013942", "-942"),
    ("- 1.250", "-1250"),
    ("1 250", "1250"),
    ("12\u2009345\u2009678", "12345678"),
    ("1\u00a0250,5", "1250.5"),
    ("2.093,8-", "-2093.8"),
    ("(1.200)", "-1200"),
    ("5,0*", "5.0"),
    ("0", "0"),
    ("+35", "35"),
    (",5", "0.5"),
    ("0.5", "0.5"),
    ("1.250 kr.", "1250"),
]
NO_NUMBER = [
    "",
    " ",
    "-",
    "\u2013",
    "_",
    "Service",
    "6 år",
    "EL07",
    "12.34.5",
    "(5",
    "-3-",
    "2021-2023",
    "1.2345",
]


@pytest.mark.parametrize(("printed", "value"), PRINTED)
def test_number_is_read(printed: str, value: str) -> None:
    assert parse_number(printed) == Decimal(value)


@pytest.mark.parametrize("printed", NO_NUMBER)
def test_what_is_no_number_is_none(printed: str) -> None:
    assert parse_number(printed) is None


@pytest.mark.parametrize(("printed", "dash"), [("-", True), ("\u2013 ", True), ("- -", True), ("_", True)])
def test_dashes(printed: str, dash: bool) -> None:
    assert is_dash(printed) is dash


@pytest.mark.parametrize("printed", ["0", "", "-5", "a-b"])
def test_no_dashes(printed: str) -> None:
    assert not is_dash(printed)


def test_hits_of_a_line_are_whole_words_in_order() -> None:
    hits = find_numbers("Drift af 3 haller, EL07 2025-2027 - 0 -14 (1.200) 5,0*")
    assert [hit.printed for hit in hits] == ["3", "-", "0", "-14", "(1.200)", "5,0*"]
    assert [hit.value for hit in hits] == [3, None, 0, -14, -1200, Decimal("5.0")]


def test_a_dash_before_a_number_is_a_mark_of_its_own() -> None:
    assert [(hit.printed, hit.value) for hit in find_numbers("I alt - 1.250")] == [
        ("-", None),
        ("1.250", 1250),
    ]


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_printing_and_reading_gives_the_number_back(value: Decimal) -> None:
    assert parse_number(print_number(value)) == value


@given(st.text(max_size=60))
def test_any_text_gives_hits_at_their_place(text: str) -> None:
    for hit in find_numbers(text):
        assert text[hit.start : hit.end] == hit.printed
    parse_number(text)
