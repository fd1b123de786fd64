from decimal import Decimal

import pytest

from models.evidence import Found
from models.records import FinanceRow, FinanceTable, RowKind
from parsers.finance.assemble import row_kind
from parsers.finance.checks import check_table
from parsers.finance.sums import print_number, settle_kinds


def told(words: str) -> Found[str]:
    return Found(words, (), "test")


def row(label: str, values: str, section: str | None = None, kind: RowKind | None = None) -> FinanceRow:
    cells = [None if v == "-" else Found(Decimal(v), (), "test") for v in values.split()]
    return FinanceRow(
        label=told(label),
        kind=Found(kind or row_kind(label), (), "test"),
        values=tuple(cells),
        section=told(section) if section else None,
    )


def table(rows: tuple[FinanceRow, ...], columns: str = "2026 2027") -> FinanceTable:
    return FinanceTable(
        number=None,
        caption=None,
        unit=None,
        multiplier=1000,
        is_money=True,
        price_year=None,
        columns=tuple(told(column) for column in columns.split()),
        rows=rows,
        pages=(1,),
    )


def kinds(rows: tuple[FinanceRow, ...]) -> list[str]:
    return [one.kind.value for one in rows]


THEMES = [
    row("Skoler", "-3 -5"),
    row("Færre vikarer", "-1 -2"),
    row("Fælles kontor", "-2 -3"),
    row("Haller", "-1 -1"),
    row("Nye pumper", "-1 -1"),
    row("I alt", "-4 -6"),
]


@pytest.mark.parametrize("bold", [[True, False, False, True, False, True], [False] * 6])
def test_rows_above_those_they_add_up_are_totals(bold: list[bool]) -> None:
    rows = settle_kinds(THEMES, bold)
    assert kinds(rows) == ["total", "detail", "detail", "total", "detail", "grand_total"]
    assert [one.section and one.section.value for one in rows] == [
        None,
        "Skoler",
        "Skoler",
        None,
        "Haller",
        None,
    ]


def test_numbered_rows_that_add_up_nothing_stay_details() -> None:
    rows = [row("1. Pumper", "-3 -5"), row("2. Solceller", "-1 -1"), row("I alt", "-4 -6")]
    assert kinds(settle_kinds(rows, [False] * 3)) == ["detail", "detail", "total"]


def test_a_lone_total_is_no_grand_total() -> None:
    rows = [row("Drift", "1 2"), row("Løn", "3 4"), row("I alt", "4 6")]
    assert kinds(settle_kinds(rows, [False] * 3)) == ["detail", "detail", "total"]


def test_a_row_without_name_that_adds_up_the_totals_is_the_grand_total() -> None:
    rows = [
        row("Drift", "1 2"),
        row("Drift i alt", "1 2"),
        row("Køb", "5 0"),
        row("Køb i alt", "5 0"),
        row("", "6 2"),
    ]
    settled = settle_kinds(rows, [False] * 5)
    assert kinds(settled)[-1] == "grand_total"
    assert settled[-1].kind.certainty == "inferred"


def test_totals_headed_i_alt_are_grand_totals() -> None:
    rows = [row("Nettoeffektivisering", "-9 -9", "I alt"), row("Investeringsbehov", "4 0", "I alt")]
    assert kinds(settle_kinds(rows, [True, True])) == ["grand_total", "grand_total"]


def test_sums_that_agree_give_no_issue() -> None:
    assert check_table(table(settle_kinds(THEMES, [False] * 6)), "Oversigt").issues == ()


@pytest.mark.parametrize(("total", "count"), [("10 20", 0), ("11 20", 0), ("13 20", 1), ("- 25", 1)])
def test_rounding_is_forgiven_and_more_is_not(total: str, count: int) -> None:
    rows = (row("Drift", "4 8"), row("Løn", "6 12"), row("I alt", total))
    assert len(check_table(table(rows), "EL01 Tabel 2").issues) == count


def test_an_issue_says_what_is_printed_and_what_is_right() -> None:
    rows = (row("Drift", "400 800"), row("Løn", "600 1200"), row("I alt", "1000 2100"))
    (issue,) = check_table(table(rows), "EL01 Tabel 2").issues
    assert (issue.where, issue.expected, issue.found) == (
        "EL01 Tabel 2, række 'I alt', 2027",
        "2.000",
        "2.100",
    )


def test_totals_that_share_their_rows_are_not_checked() -> None:
    rows = (
        row("Pumper", "-5 -5"),
        row("Anlæg", "9 0"),
        row("Nettoeffektivisering", "-5 -5"),
        row("Investeringsbehov", "9 0"),
    )
    assert check_table(table(rows), "Oversigt").issues == ()


def test_the_column_of_sums_is_checked_too() -> None:
    rows = (row("Drift", "4 8 12"), row("Løn", "6 12 21"))
    (issue,) = check_table(table(rows, "2026 2027 Total"), "EL01 Tabel 2").issues
    assert (issue.expected, issue.found) == ("18", "21")


@pytest.mark.parametrize(
    ("value", "printed"), [("-1250", "-1.250"), ("2.50", "2,50"), ("0.0", "0"), ("12", "12")]
)
def test_numbers_are_printed_in_danish(value: str, printed: str) -> None:
    assert print_number(Decimal(value)) == printed


def test_a_total_above_its_rows_is_one_though_a_column_is_misprinted() -> None:
    rows = [
        row("Skoler", "30 50"),
        row("Færre vikarer", "10 20"),
        row("Fælles kontor", "20 30"),
        row("Haller", "41 70"),
        row("Nye pumper", "21 25"),
        row("Solceller", "20 45"),
        row("Veje", "62 80"),
        row("Asfalt", "22 35"),
        row("Rabatter", "30 45"),
    ]
    settled = settle_kinds(rows, [True, False, False] * 3)
    assert kinds(settled) == ["total", "detail", "detail"] * 3
    (issue,) = check_table(table(settled), "EL01 Tabel 2").issues
    assert (issue.where, issue.expected, issue.found) == ("EL01 Tabel 2, række 'Veje', 2026", "52", "62")


def test_what_is_left_of_a_budget_is_told_by_its_heading() -> None:
    rows = (row("Skoler", "90 120 70 50"), row("Veje", "40 45 25 -20"), row("Haller", "30 30 30 0"))
    columns = "Vedtaget_budget Korrigeret_budget Forbrug Restbudget"
    (issue,) = check_table(table(rows, columns), "Opfølgning").issues
    assert (issue.expected, issue.found) == ("20", "-20")


@pytest.mark.parametrize(
    ("total", "count"), [("1119", 0), ("1191", 1), ("-1119", 1), ("1149", 1), ("1560", 0), ("140", 0)]
)
def test_the_sum_of_a_lone_row_is_wrong_where_a_slip_explains_it(total: str, count: int) -> None:
    rows = (row("Husleje", f"339 780 {total}"),)
    assert len(check_table(table(rows, "2026 2027 Total"), "EL01 Tabel 2").issues) == count


def test_a_total_may_reach_beyond_the_section_that_ends_above_it() -> None:
    rows = (
        row("Drift", "11 29 38", "Løn"),
        row("Vikarer", "13 24 16", "Løn"),
        row("Løn i alt", "24 53 54", "Løn"),
        row("Anlæg", "27 -23 30", "Varige ændringer"),
        row("Leje", "-12 30 10", "Varige ændringer"),
        row("Varige ændringer i alt", "15 7 40", "Varige ændringer"),
        row("Forslaget netto i alt", "39 60 49", "Varige ændringer"),
    )
    (issue,) = check_table(table(rows, "2026 2027 2028"), "EL01 Tabel 2").issues
    assert (issue.expected, issue.found) == ("94", "49")
