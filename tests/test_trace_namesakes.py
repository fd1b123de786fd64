"""Proposals that are called alike, or not quite as the papers about them call them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import referat
from models.errors import NotFound
from models.records import AgendaItem, Parsed
from models.store import Store
from parsers.tracing.titles import Rarity, build_title
from referat.tracing.nodes import Point
from referat.tracing.verdicts import find_verdict
from tests.made_records import document, found, text_amount
from tests.test_search import item, meeting
from tests.test_tracing import overview, papers, proposal
from tests.test_verdicts_of_proposals import node

DAY = datetime.date
SENSORS = "Sensorer i affaldsbeholdere på havnen"
TAXI = "Fælles kørselskontor for plejen"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    yield opened
    opened.close()


def keep(store: Store, **parsed: Parsed) -> None:
    for name, one in parsed.items():
        store.save_document(document(f"/arkiv/{name}.pdf", name), one, "1")


def fates(store: Store) -> dict[str, str]:
    frame = referat.statuses(store)
    return {str(row.code): str(row.status) for row in frame.itertuples()}


@pytest.mark.parametrize("lead", [0, 1])
def test_a_title_of_every_year_is_decided_year_by_year(store: Store, lead: int) -> None:
    outcomes = {2022: "rejected", 2023: "postponed", 2024: "approved"}
    for year, outcome in outcomes.items():
        keep(
            store,
            **{
                f"forslag-{year}": papers(proposal(f"NB{year % 100}", SENSORS, year + lead)),
                f"byråd-{year}": meeting("Byrådet", DAY(year, 9, 11), item("4", SENSORS, "Se.", outcome)),
            },
        )
    assert fates(store) == {f"NB{year % 100}": outcome for year, outcome in outcomes.items()}
    with pytest.raises(NotFound) as refused:
        referat.trace(store, SENSORS)
    for year in outcomes:
        assert str(refused.value).count(f"(forslag NB{year % 100} {year + lead} p/l)") == 1


def test_other_proposals_of_the_paper_tell_which_year_is_meant(store: Store) -> None:
    keep(
        store,
        gammelt=papers(proposal("NB11", SENSORS, 2024), proposal("NB12", TAXI, 2024)),
        nyt=papers(proposal("NB21", SENSORS, 2025)),
        byråd=meeting("Byrådet", DAY(2023, 9, 11), item("4", TAXI, "Godkendt.")),
        senere=meeting("Byrådet", DAY(2024, 9, 11), item("4", SENSORS, "Godkendt.")),
    )
    assert fates(store) == {"NB11": "unknown", "NB12": "approved", "NB21": "approved"}


def test_where_nothing_tells_which_year_is_meant_both_are_suggestions(store: Store) -> None:
    keep(
        store,
        gammelt=papers(proposal("NB11", SENSORS, 2024)),
        nyt=papers(proposal("NB21", SENSORS, 2025)),
        byråd=meeting("Byrådet", DAY(2024, 9, 11), item("4", SENSORS, "Godkendt.")),
    )
    assert list(referat.links(store)["state"]) == ["suggested", "suggested"]


def tell(number: str, code: str, outcome: str) -> AgendaItem:
    return item(number, SENSORS, "Se.", outcome, text=f"Forslaget er optaget som {code}.")


def test_of_two_proposals_of_one_title_the_one_whose_code_is_quoted_is_meant(store: Store) -> None:
    keep(
        store,
        social=papers(proposal("SO01", SENSORS, 2025)),
        teknik=papers(proposal("TM01", SENSORS, 2025)),
        udvalg=meeting("Socialudvalget", DAY(2024, 9, 2), tell("3", "SO01", "rejected")),
        byråd=meeting("Byrådet", DAY(2024, 9, 11), tell("4", "TM01", "approved")),
    )
    assert fates(store) == {"SO01": "rejected", "TM01": "approved"}
    frame = referat.links(store)
    assert list(frame[frame["kind"] == "next"]["state"]) in ([], ["suggested"])


def test_a_row_with_the_code_and_another_title_is_the_proposals(store: Store) -> None:
    rows = {"NB12 Måling af affald": (700, 0), "NB13 Noget andet": (100, 0)}
    table = overview("Oversigt over godkendte forslag", 2025, rows)
    keep(
        store,
        forslag=papers(proposal("NB12", SENSORS, 2025, 700, 0)),
        før=papers(proposal("NB12", TAXI, 2022, 300, 0)),
        oversigt=papers(overviews=(replace(table, price_year=found(2025)),)),
    )
    frame = referat.statuses(store).set_index("title")
    assert frame["status"][SENSORS] == "approved"
    assert float(frame["granted_kroner"][SENSORS]) == 700_000
    assert frame["status"][TAXI] == "unknown"


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ("Sensorer i affaldsbehlodere", True),
        ("Sensorer i affaldsbeholdre", False),
        ("Sensorer på legepladser", False),
    ],
)
def test_letters_changed_about_are_a_slip_of_the_hand(other: str, alike: bool) -> None:
    titles = [build_title("Sensorer i affaldsbeholdere"), build_title(other)]
    more = [build_title(title) for title in ("Sensorer i kloakker", "Lys på stier", "Ny bro", TAXI)]
    assert (Rarity([*titles, *more]).likeness(*titles) > 0.9) == alike


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("NB12 og NB13 godkendes, mens NB14 ikke godkendes.", ["approved", "approved", "rejected"]),
        ("NB14 blev godkendt. NB12 og NB13 blev afvist.", ["rejected", "rejected", "approved"]),
        ("NB12, NB13 og NB14 blev godkendt.", ["approved"] * 3),
    ],
)
def test_each_clause_counts_for_the_proposals_it_names(said: str, expected: list[str]) -> None:
    asked = [node("proposal", title, f"NB{n}") for n, title in enumerate(("Et", "To", "Tre"), 12)]
    held = node("item", "Puljen", "4", "Byrådet", Point("approved", said))
    others = [[other for other in asked if other is not one] for one in asked]
    told = zip(asked, others, strict=True)
    assert [find_verdict(held, one, rest).status for one, rest in told] == expected


@pytest.mark.parametrize(
    ("said", "sums", "explains"),
    [
        ("Merudgiften i forhold til 1,1 mio. kr. skyldes dyrere jern.", (1_100_000,), True),
        ("Da leverandøren er forsinket, flyttes 400.000 kr.", (400_000,), True),
        ("Godkendt, idet 400.000 kr. flyttes.", (400_000,), False),
        ("Godkendt, idet beløbet nedsættes til 700.000 kr.", (700_000,), False),
        ("Der er søgt 1,1 mio. kr., da behovet er der.", (1_100_000,), False),
    ],
)
def test_a_sentence_that_says_why_amounts_differ(
    store: Store, said: str, sums: tuple[int, ...], explains: bool
) -> None:
    named = tuple(replace(text_amount(str(one), Decimal(one)), sentence=said) for one in sums)
    keep(
        store,
        forslag=papers(
            proposal("NB12", SENSORS, 2025, 1100, 200),
            overviews=(overview("Oversigt over godkendte forslag", 2025, {SENSORS: (700, 600)}),),
        ),
        byråd=meeting(
            "Byrådet", DAY(2024, 9, 11), replace(item("4", SENSORS, "Godkendt."), text_amounts=named)
        ),
    )
    (why,) = referat.statuses(store)["explained"].fillna("")
    assert (why == said) == explains
