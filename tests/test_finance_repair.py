"""Scanned numbers that the sums contradict: mended where one reading alone fits, left alone otherwise."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.evidence import Found, Span
from models.records import FinanceRow, FinanceTable
from parsers.finance.assemble import row_kind
from parsers.finance.checks import check_table
from parsers.finance.repair import find_readings, mend_scanned
from parsers.money import parse_number

YEARS = tuple(Found(year, (), "test") for year in ("2026", "2027"))
WITH_SUM = (*YEARS, Found("I alt", (), "test"))


def read(printed: str, confidence: float | None) -> Found[str] | None:
    return None if printed == "." else Found(printed, (Span(1, 0, 1, None, printed, confidence),), "test")


def build(
    lines: list[str], unsure: str = "", scanned: bool = True, columns: tuple[Found[str], ...] = YEARS
) -> tuple[FinanceRow, ...]:
    """Rows "label: 1.250 -40", mended; the number `unsure` has a low confidence."""
    rows: list[FinanceRow] = []
    reads: list[list[Found[str] | None]] = []
    for line in lines:
        label, _, numbers = line.partition(":")
        cells = [
            read(printed, (0.4 if printed == unsure else 0.96) if scanned else None)
            for printed in numbers.split()
        ]
        values = tuple(
            None
            if cell is None or (value := parse_number(cell.value)) is None
            else Found(value, cell.spans, "test")
            for cell in cells
        )
        rows.append(
            FinanceRow(label=Found(label, (), "test"), kind=Found(row_kind(label), (), "t"), values=values)
        )
        reads.append(cells)
    return mend_scanned(rows, reads, columns)


def amounts(rows: tuple[FinanceRow, ...]) -> list[list[int | None]]:
    return [[None if cell is None else int(cell.value) for cell in row.values] for row in rows]


def test_an_unsure_digit_is_mended_and_says_what_was_read() -> None:
    rows = build(["Løn: 1.230 400", "Drift: 70 60", "I alt: 1.350 460"], unsure="1.230")
    assert amounts(rows) == [[1280, 400], [70, 60], [1350, 460]]
    cell = rows[0].values[0]
    assert cell is not None and cell.certainty == "repaired" and cell.spans[0].printed == "1.230"
    assert cell.note == 'Læst som "1.230" i scanningen; kun 1.280 får summerne til at passe.'


def test_the_mended_number_is_a_finding() -> None:
    rows = build(["Løn: 1.230 400", "Drift: 70 60", "I alt: 1.350 460"], unsure="1.230")
    table = FinanceTable(
        number=None, caption=None, unit=None, multiplier=1000, is_money=True, price_year=None,
        columns=YEARS, rows=rows, pages=(1,),
    )  # fmt: skip
    issues = check_table(table, "Tabel 1").issues
    assert [(issue.code, issue.expected, issue.found) for issue in issues] == [
        ("table.repaired", "1.280", "1.230")
    ]


def test_a_lost_sign_and_a_letter_for_a_digit_are_mended() -> None:
    assert amounts(build(["Løn: 40 1", "Drift: 10 2", "I alt: -30 3"], unsure="40"))[0][0] == -40
    assert amounts(build(["Løn: l0 1", "Drift: 20 2", "I alt: 30 3"]))[0][0] == 10


def test_two_sums_that_cross_mend_what_ocr_was_sure_of() -> None:
    rows = build(["Løn: 100 200 300", "Drift: 30 10 90", "I alt: 180 210 390"], columns=WITH_SUM)
    assert amounts(rows) == [[100, 200, 300], [80, 10, 90], [180, 210, 390]]


@pytest.mark.parametrize(
    ("lines", "unsure", "scanned"),
    [
        (["Løn: 1.230 400", "Drift: 70 60", "I alt: 1.350 460"], "", True),  # sure: the paper may be wrong
        (["Løn: 1.230 400", "Drift: 70 60", "I alt: 1.350 460"], "1.230", False),  # not a scan
        (["Løn: 1.230 400", "Drift: 70 60", "I alt: 1.777 460"], "1.230", True),  # no reading fits
        (["Løn: . 400", "Drift: 70 60", "I alt: 170 460"], "70", True),  # a lost cell is not made up
    ],
)
def test_what_cannot_be_settled_stays_as_read(lines: list[str], unsure: str, scanned: bool) -> None:
    plain = [
        [None if n == "." else int(n.replace(".", "")) for n in line.split(":")[1].split()] for line in lines
    ]
    assert amounts(build(lines, unsure, scanned)) == plain


def test_two_readings_that_fit_are_none() -> None:
    lines = ["Løn: 30 1", "Drift: 30 1", "I alt: 110 2"]
    assert amounts(build(lines, unsure="30")) == [[30, 1], [30, 1], [110, 2]]


@given(st.integers(-99_999, 99_999), st.data())
def test_each_look_alike_has_the_true_number_among_its_readings(number: int, data: st.DataObject) -> None:
    printed = f"{number:,}".replace(",", ".")
    swaps = {"8": "3", "3": "8", "5": "6", "6": "5", "1": "7", "7": "1", "0": "6"}
    places = [i for i, letter in enumerate(printed) if letter in swaps]
    if places:
        i = data.draw(st.sampled_from(places))
        misread = printed[:i] + swaps[printed[i]] + printed[i + 1 :]
        if parse_number(misread) != number:
            assert Decimal(number) in find_readings(misread)
