"""Links are the same whatever was imported first, or read anew since."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace
from pathlib import Path

import pytest

import referat
from models.records import AgendaItem, Parsed
from models.store import Store
from referat.joining.linking import link_sittings
from tests.made_records import document, found
from tests.test_search import item, meeting
from tests.test_tracing import overview, papers, proposal

DAY = datetime.date
SENSORS = "Sensorer i affaldsbeholdere på havnen"
TAXI = "Fælles kørselskontor for plejen"
PATH = "Cykelsti langs Østre Allé"


def told(number: str, title: str, text: str, outcome: str = "approved", case: str = "") -> AgendaItem:
    made = item(number, title, "Se.", outcome, text=text)
    return replace(made, case_number=found(case)) if case else made


def agenda(parsed: Parsed) -> Parsed:
    held = tuple(replace(one, kind="agenda") for one in parsed.meetings)
    return replace(parsed, kind="agenda", meetings=held)


COUNCIL = meeting(
    "Byrådet",
    DAY(2024, 9, 11),
    told("4", SENSORS, "Det fremgår af NB12.", "postponed", "2024-018452"),
    told("5", PATH, "Udvalget har behandlet sagen.", "approved"),
)
FILES = {
    "forslag": papers(proposal("NB12", SENSORS, 2025, 700), proposal("NB13", TAXI, 2025, 300)),
    "kopi": papers(proposal("NB12", SENSORS, 2025, 700)),
    "bilag": papers(proposal("NB12", SENSORS, 2025, 700)),
    "sidste år": papers(proposal("NB02", SENSORS, 2024, 500)),
    "udvalg": meeting("Teknikudvalget", DAY(2024, 8, 20), told("2", PATH, "Anbefales.", "approved")),
    "dagsorden": agenda(COUNCIL),
    "byråd": COUNCIL,
    "senere": meeting(
        "Byrådet",
        DAY(2024, 10, 9),
        told("3", "Måling af affald", "Udsat af Byrådet den 11. september 2024, pkt. 4.", case="2024-018452"),
        told("7", TAXI, "Forslaget er optaget som NB13.", "rejected"),
    ),
    "oversigt": papers(
        overviews=(overview("Oversigt over godkendte forslag", 2025, {SENSORS: (600,), "Nye møbler": (1,)}),)
    ),
}


def build(path: Path, order: list[str], again: list[str]) -> Store:
    """A store with the files in an order, some of them read anew at the end, linked along the way."""
    store = referat.open_store(path, create=True)
    for number, name in enumerate((*order, *again)):
        store.save_document(document(f"/arkiv/{name}.pdf", name), FILES[name], str(number))
        link_sittings(store)
        if number % 3 == 0:
            referat.links(store)
    return store


def tell(store: Store) -> tuple[list[tuple[object, ...]], dict[str, str]]:
    rows = referat.links(store).itertuples(index=False)
    statuses = referat.statuses(store)
    fates = {row.id: f"{row.status} {row.granted_kroner} {row.because}" for row in statuses.itertuples()}
    return sorted(map(tuple, rows)), fates


@pytest.mark.parametrize("seed", range(6))
def test_links_and_what_became_of_proposals_are_the_same_in_any_order(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    first = build(tmp_path / "a.db", list(FILES), [])
    order = rng.sample(list(FILES), len(FILES))
    other = build(tmp_path / "b.db", order, rng.sample(order, 3))
    try:
        assert tell(other) == tell(first)
        assert {"decided", "next", "listed", "copy"} <= {str(row[2]) for row in tell(first)[0]}
    finally:
        first.close()
        other.close()
