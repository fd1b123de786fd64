import pytest

from parsers.finance.assemble import (
    find_caption,
    find_price_year,
    find_unit,
    is_amount_column,
    is_appropriation_heading,
    is_steering_area,
    is_steering_heading,
    is_year,
    payback_kind,
    row_kind,
)

UNITS = [
    ("1000 kr. 2026 p/l", "1.000 kr.", 1000, True, 2026),
    ("1.000 kr. 2026 p/1", "1.000 kr.", 1000, True, 2026),
    ("1.000 kr., p/I 2026", "1.000 kr.", 1000, True, 2026),
    ("1.000 kr. 2026 p/|", "1.000 kr.", 1000, True, 2026),
    ("1.000 kr. 2026 p/10", "1.000 kr.", 1000, True, None),
    ("1.000 kr., p/l 2024", "1.000 kr.", 1000, True, 2024),
    ("Forventet virkning 2025-2027 (i 1.000 kr.)", "1.000 kr.", 1000, True, None),
    ("t.kr.", "t.kr.", 1000, True, None),
    ("Mio. kr., 2025-priser", "mio. kr.", 1_000_000, True, 2025),
    ("mio.kr. i 2027-pl", "mio. kr.", 1_000_000, True, 2027),
    ("hele kroner", "hele kroner", 1, True, None),
    ("Antal årsværk", "antal årsværk", 1, False, None),
    ("Personale 2025 (antal stillinger)", "antal stillinger", 1, False, None),
]


@pytest.mark.parametrize(("text", "printed", "multiplier", "money", "year"), UNITS)
def test_units(text: str, printed: str, multiplier: int, money: bool, year: int | None) -> None:
    unit = find_unit(text)
    assert unit is not None
    assert (unit.printed, unit.multiplier, unit.is_money, unit.price_year) == (
        printed,
        multiplier,
        money,
        year,
    )


@pytest.mark.parametrize(
    "text", ["Service", "2026", "koster 500 kr.", "Krav til driften", "12.000 kr. om året"]
)
def test_no_unit(text: str) -> None:
    assert find_unit(text) is None


@pytest.mark.parametrize(
    ("text", "year"), [("2026 p/l", 2026), ("2026 p/", 2026), ("2025-priser", 2025), ("pl-niveau 2024", 2024)]
)
def test_price_year(text: str, year: int) -> None:
    assert find_price_year(text) == year


def test_a_year_alone_is_no_price_level() -> None:
    assert find_price_year("fra 2026 og frem") is None


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("Tabel 3 . Årsværk i projektet", "3", "Årsværk i projektet"),
        ("Tabel 1: Samlet økonomi", "1", "Samlet økonomi"),
        ("Tabel 2a \u2013 Drift", "2a", "Drift"),
        ("TABEL 4. Anlæg.", "4", "Anlæg"),
    ],
)
def test_captions(text: str, number: str, title: str) -> None:
    caption = find_caption(text)
    assert caption is not None
    assert (caption.number, caption.text) == (number, title)


@pytest.mark.parametrize("text", ["Tabel 3 viser udgifterne", "Tabellen er foreløbig", "Se tabel 3."])
def test_prose_on_a_table_is_no_caption(text: str) -> None:
    assert find_caption(text) is None


@pytest.mark.parametrize(
    "text", ["2026", "2026*", "2026-2028", "2027 og frem", "I alt", "B2026", "BO 2027", "2029 ff."]
)
def test_amount_columns(text: str) -> None:
    assert is_amount_column(text)


@pytest.mark.parametrize("text", ["Bevilling", "Service", "Afvigelse", "1.000 kr. 2026 p/l", "12026", "%"])
def test_other_columns(text: str) -> None:
    assert not is_amount_column(text)


def test_years_and_headings() -> None:
    assert is_year("2026*") and not is_year("2026-27")
    assert is_steering_heading("Styrings-område") and is_steering_area("Efterspørgselsstyrede overførsler")
    assert is_appropriation_heading("Bevilling, profitcenter") and not is_appropriation_heading("Service")


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Samlet varig ændring", "total"),
        ("Varige ændringer totalt, service", "total"),
        ("Implementeringsomkostninger i alt", "total"),
        ("Sum", "total"),
        ("Samlet økonomisk påvirkning", "grand_total"),
        ("Tilbagebetalingstid baseret på totaløkonomi", "payback"),
        ("Nettoeffekt på administrative udgifter", "detail"),
        ("Samarbejde med foreninger", "detail"),
        ("Summerskole", "detail"),
        ("", "detail"),
    ],
)
def test_kinds_by_words(label: str, kind: str) -> None:
    assert row_kind(label) == kind


def test_payback_of_service_and_of_all() -> None:
    assert payback_kind("Tilbagebetalingstid baseret på serviceeffektivisering") == 0
    assert payback_kind("Tilbagebetalingstid baseret på totaløkonomi") == 1
