"""How alike titles are, and the days and points that texts name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parsers.tracing.references import find_references
from parsers.tracing.titles import Rarity, build_title
from referat.tracing.chain import find_status


@pytest.mark.parametrize(
    ("granted", "expected"),
    [
        ({2024: 3700, 2025: 800}, "approved"),
        ({2024: 3900, 2025: 800}, "approved_with_changes"),
        ({}, "approved"),
    ],
)
def test_amounts_rounded_to_hundreds_are_no_change(granted: dict[int, int], expected: str) -> None:
    asked = {2024: Decimal(3710_000), 2025: Decimal(790_000)}
    given = {year: Decimal(value * 1000) for year, value in granted.items()}
    assert find_status([], ["Oversigt over godkendte forslag"], asked, given).status == expected


def test_titles_that_name_other_years_are_unlike() -> None:
    titles = [
        build_title(said)
        for said in ("Regnskab for havnen 2023", "Regnskab for havnen 2024", "Regnskab for havnen")
    ]
    rarity = Rarity(titles)
    assert rarity.likeness(titles[0], titles[1]) == 0
    assert rarity.likeness(titles[0], titles[2]) == 1


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Byrådet, den 4. marts 2019, pkt. 7: Udsat.", [("2019-03-04", "7")]),
        (
            "Punkt nr. 12 på mødet 3. maj 2021 og sag nr. 2 den 1.6.2021",
            [("2021-05-03", "12"), ("2021-06-01", "2")],
        ),
        ("Mødet den 4. marts 2019 var langt.", []),
        ("Se punkt 3 i bilaget.", []),
    ],
)
def test_references_to_earlier_meetings(said: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.day.isoformat(), one.number) for one in find_references(said)] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lokalplan 1092 for Åpladsen", "Lokalplan 1093 for Åpladsen"),
        ("Budgetopfølgning, 1. kvartal", "Budgetopfølgning, 2. kvartal"),
        ("Opfølgning på sygefravær, marts", "Opfølgning på sygefravær, juni"),
    ],
)
def test_titles_that_name_other_numbers_or_months_are_unlike(one: str, other: str) -> None:
    titles = [build_title(one), build_title(other)]
    assert Rarity(titles).likeness(*titles) == 0


def test_two_readings_of_a_matter_are_alike() -> None:
    titles = [build_title(f"Budget for havnen, {n}. behandling") for n in (1, 2)]
    assert Rarity(titles).likeness(*titles) > 0.8


def test_a_matter_before_many_bodies_is_no_common_title() -> None:
    title = build_title("Ny bro over fjorden")
    bodies = ("Teknikudvalget", "Økonomiudvalget", "Byrådet")
    assert not Rarity([title] * 9, [(body, title) for body in bodies * 3]).is_common(title)
    assert Rarity([title] * 5, [("Byrådet", title)] * 5).is_common(title)
