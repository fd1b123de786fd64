"""Whose error a sum is that does not hold, and that sums which hold raise no alarm."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from models.records import FinanceTable, SumCheck
from parsers.finance.checks import Checked
from parsers.finance.verdicts import MOST_LONE
from tests.built_tables import build_table, check, off


def wrong(checked: Checked) -> list[SumCheck]:
    return [one for one in checked.checks if one.status not in ("holds", "rounds")]


def test_numbers_that_add_up_in_no_columns_are_the_papers_error() -> None:
    table = build_table("""
        Løn: ~1.5 ~0.5 -
        Kørsel: 1.0 1.0 0.5
        Udbud: ~0.4 - -
        I alt: 2.4 1.5 0.5""")
    (one,) = wrong(check(table))
    assert (one.status, one.place) == ("paper", "NB01 Tabel 1, række 'I alt', 2026")
    assert one.note is not None and "uanset hvilke kolonner" in one.note


def test_numbers_that_would_add_up_in_other_columns_are_a_suspect_reading() -> None:
    table = build_table(
        """
        Løn: ~700 ~400 - - -
        Kørsel: 100 100 100 100 100
        I alt: 800 100 500 100 100""",
        "2026 2027 2028 2029 2030",
    )
    assert {one.status for one in wrong(check(table))} == {"reading"}


def test_the_other_table_tells_which_number_is_wrong() -> None:
    columns = "2026 2027 2028 2029"
    rest = "Hjælpere: 200 800 300 -\nSamlede udgifter: 800 1700 1200 -"
    first = build_table(f"Kursus: 600 900 900 -\n{rest}", columns)
    second = build_table(f"Kursus: ~600 ~900 ~1900 -\n{rest}", columns, number="2")
    differs, total = sorted(wrong(check(first, second)), key=lambda one: one.kind, reverse=True)
    assert (differs.kind, differs.status, total.kind, total.status) == ("tables", "paper", "rows", "paper")
    for one in (differs, total):
        assert one.note is not None
        assert "Sættes tallet i NB01 Tabel 2 til 900 som i NB01 Tabel 1, går summen op." in one.note


def test_tables_that_round_their_sums_otherwise_agree() -> None:
    rows = "Varige ændringer/Kursus: 201 800 301\nVarige ændringer/Løn: 600 900 900\n"
    first = build_table(f"{rows}Varige ændringer/Samlet varig ændring: 800 1700 1201")
    second = build_table(f"{rows}Samlet varig ændring: 801 1700 1201", number="2")
    assert [one.status for one in check(first, second).checks if one.off] == ["rounds", "rounds"]
    third = build_table(f"{rows}Samlet varig ændring: 821 1700 1201", number="2")
    assert [one.kind for one in wrong(check(first, third))] == ["rows", "tables"]


OVERVIEW = """
    Smart forslag: {title}: 0 -100 -300
    Anlæg: 500 600 0
    Smart forslag: Nye pumper på Havnevej: -100 -200 -200
    Anlæg: 100 0 0
    Nettoeffekt: -100 -300 -500
    Behov for investering: 600 600 0"""
CASE = build_table("""
    Varige ændringer/Husleje: -18 -151 -342
    Varige ændringer/Licenser: 4 42 64
    Varige ændringer/Samlet varig ændring: -14 -109 -278
    Udgifter/Udstyr: 500 400 75
    Udgifter/Samlede udgifter: 500 400 75""")


@pytest.mark.parametrize(
    ("title", "tied"),
    [
        ("Fælles vagtplan i Nørreby", True),
        ("Fælles plan for vagter i Nørreby", True),
        ("Ny kaj ved havnen i Sønderby", False),
    ],
)
def test_an_overview_may_call_a_proposal_by_other_words(title: str, tied: bool) -> None:
    overview = build_table(OVERVIEW.format(title=title))
    told_off = [one for one in check(CASE, overviews=[overview]).checks if one.kind == "overview"]
    assert bool(told_off) == tied
    if tied:
        (more, none) = [one for one in told_off if one.status == "paper"]
        assert (more.found, more.expected, none.found, none.expected) == (600, 400, 0, 75)


def test_a_name_alone_ties_no_row_whose_amounts_say_otherwise() -> None:
    overview = build_table("Fælles plan for vagter i Nørreby: 7700 8100 4300\nAnlæg: 1 2 3\nAndet: 4 5 6")
    assert [one for one in check(CASE, overviews=[overview]).checks if one.kind == "overview"] == []


Numbers = list[list[int]]
FEW = settings(max_examples=30, phases=(Phase.explicit, Phase.generate), deadline=None)


@st.composite
def details(draw: st.DrawFn, rows: int = 8) -> Numbers:
    """Rows of two to five whole numbers, none of them 0."""
    wide, high = draw(st.integers(2, 5)), draw(st.integers(2, rows))
    number = st.integers(10, 99_999) | st.integers(-99_999, -10)
    return draw(st.lists(st.lists(number, min_size=wide, max_size=wide), min_size=high, max_size=high))


def add(rows: Sequence[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def written(label: str, values: Sequence[object]) -> str:
    return f"{label}: {' '.join(str(value) for value in values)}"


def build(lines: Sequence[str], wide: int) -> FinanceTable:
    return build_table("\n".join(lines), " ".join(str(2026 + c) for c in range(wide)))


@FEW
@given(details(), details())
def test_sums_that_hold_raise_no_alarm(one: Numbers, other: Numbers) -> None:
    wide = min(len(one[0]), len(other[0]))
    one, other = [row[:wide] for row in one], [row[:wide] for row in other]
    lines = [written(f"Varige ændringer/Post {r}", row) for r, row in enumerate(one)]
    lines.append(written("Varige ændringer/Samlet varig ændring", add(one)))
    lines += [written(f"Udgifter/Udstyr {r}", row) for r, row in enumerate(other)]
    lines.append(written("Udgifter/Samlede udgifter", add(other)))
    lines.append(written("Samlet økonomisk påvirkning", add([*one, *other])))
    checked = check(build(lines, wide))
    assert checked.issues == ()
    assert {one.status for one in checked.checks} == {"holds"}


@FEW
@given(details(), st.data())
def test_a_changed_digit_of_a_sum_is_always_found(rows: Numbers, data: st.DataObject) -> None:
    totals = add(rows)
    column = data.draw(st.integers(0, len(totals) - 1))
    digits = str(abs(totals[column]))
    at = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != digits[at]]))
    totals[column] = int(digits[:at] + digit + digits[at + 1 :]) * (-1 if totals[column] < 0 else 1)
    lines = [written(f"Post {r}", row) for r, row in enumerate(rows)] + [written("I alt", totals)]
    (one,) = [c for c in check(build(lines, len(totals))).checks if c.cells[0].column == column]
    assert one.off == totals[column] - add(rows)[column] != 0
    few = len(one.cells) <= MOST_LONE
    assert (one.status == "rounds") == (abs(one.off) <= one.slack and (abs(one.off) < 2 or not few))


@FEW
@given(details(), st.integers(1, 2))
def test_rounded_numbers_raise_no_alarm_but_two_steps_where_nothing_else_is_rounded(
    rows: Numbers, places: int
) -> None:
    cents = [[Decimal(value).scaleb(-places) for value in row] for row in rows]
    sums = [sum(column, Decimal(0)) for column in zip(*cents, strict=True)]
    shown = [[value.quantize(Decimal(1), ROUND_HALF_UP) for value in row] for row in [*cents, sums]]
    lines = [written(f"Post {r}", row) for r, row in enumerate(shown[:-1])] + [written("I alt", shown[-1])]
    checked = check(build(lines, len(sums)))
    assert all(abs(one.off) >= 2 for one in wrong(checked))
    assert all(abs(one.off) <= one.slack for one in checked.checks)
    assert len(wrong(checked)) <= 1


def test_what_rounding_may_explain_grows_with_the_addends() -> None:
    for count in range(1, 12):
        rows = "\n".join(f"Post {r}: 10 11 12" for r in range(count))
        checked = check(build_table(f"{rows}\nI alt: {10 * count} {11 * count} {12 * count}"))
        assert [one.slack for one in checked.checks] == [Decimal(count + 1) / 2] * 3
        assert off(checked) == []
