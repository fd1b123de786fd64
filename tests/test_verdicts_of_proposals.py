"""What became of proposals: recommendations, councils, items about several proposals, overviews."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import referat
from models.records import Attachment
from models.store import Store
from parsers.tracing.titles import build_title
from referat.joining.linking import link_sittings
from referat.tracing.chain import find_status, is_approved_list
from referat.tracing.nodes import Node, Point
from referat.tracing.verdicts import Status, find_verdict
from tests.made_records import document, found
from tests.test_search import item, meeting
from tests.test_tracing import overview, papers, proposal

DAY = datetime.date
SENSORS = "Sensorer i affaldsbeholdere på havnen"
ROBOTS = "Robotstøvsugere på plejecentrene"


def node(kind: str, title: str, number: str, body: str | None = None, *points: Point) -> Node:
    return Node(
        code=f"{kind}-{number}",
        kind="item" if kind == "item" else "proposal",
        record_id=1,
        document_id=1,
        title=build_title(title),
        number=number,
        case_number=None,
        date=DAY(2024, 9, 11),
        year=None,
        body=body,
        outcomes=tuple(point.outcome for point in points),
        same=None,
        points=points,
    )


def status_of(*items: Node, others: tuple[Node, ...] = ()) -> Status:
    asked = node("proposal", SENSORS, "NB12")
    return find_status([find_verdict(one, asked, others) for one in items], [], {}, {}).status


def held(body: str, *points: tuple[str, str]) -> Node:
    return node("item", SENSORS, "7", body, *(Point(outcome, said) for outcome, said in points))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([held("Teknikudvalget", ("approved", "Udvalget anbefaler, at byrådet godkender."))], "pending"),
        ([held("Teknikudvalget", ("approved", "Indstillingen blev anbefalet."))], "pending"),
        ([held("Teknikudvalget", ("approved", "Godkendt som anbefalet."))], "approved"),
        ([held("Byrådet", ("approved", "Hvad udvalget anbefaler, blev godkendt."))], "approved"),
        ([held("Teknikudvalget", ("approved", "Godkendt.")), held("Byrådet")], "pending"),
        (
            [held("Byrådet", ("approved", "Godkendt.")), held("Byrådet", ("noted", "Til efterretning."))],
            "approved",
        ),
        (
            [held("Byrådet", ("rejected", "Forkastet.")), held("Børneudvalget", ("approved", "Godkendt."))],
            "rejected",
        ),
        ([held("Byrådet", ("postponed", "Udsat.")), held("Byrådet", ("approved", "Godkendt."))], "approved"),
        (
            [held("Byrådet", ("rejected", "Ændringsforslaget faldt."), ("approved", "Godkendt."))],
            "approved",
        ),
        ([held("Byrådet", ("approved", "Punkt 1."), ("rejected", "Punkt 2."))], "partly"),
        ([held("Byrådet", ("noted", "Til efterretning."))], "pending"),
        ([], "unknown"),
    ],
)
def test_what_decisions_come_to(items: list[Node], expected: Status) -> None:
    assert status_of(*items) == expected


def test_of_several_bodies_in_one_paper_the_last_decides() -> None:
    earlier = Point("rejected", "Forkastet.", "Teknikudvalget", DAY(2024, 8, 20))
    last = Point("approved", "Godkendt.", "Byrådet", DAY(2024, 9, 11))
    assert status_of(node("item", SENSORS, "7", "Byrådet", earlier, last)) == "approved"


def test_of_an_item_about_several_proposals_the_points_that_name_one_count() -> None:
    other = node("proposal", ROBOTS, "NB13")
    named = held("Byrådet", ("rejected", "NB12 forkastes."), ("approved", "NB13 godkendes."))
    assert status_of(named, others=(other,)) == "rejected"
    silent = held("Byrådet", ("rejected", "Det ene forkastes."), ("approved", "Det andet godkendes."))
    assert status_of(silent, others=(other,)) == "unknown"
    assert status_of(held("Byrådet", ("approved", "NB13 godkendes.")), others=(other,)) == "unknown"
    assert status_of(held("Byrådet", ("approved", "Alle godkendes.")), others=(other,)) == "approved"


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Oversigt over godkendte investeringer", True),
        ("Investeringer, der er godkendt", True),
        ("Oversigt over ikke godkendte forslag", False),
        ("Forslag, der ønskes godkendt", False),
        ("Overblik", False),
        (None, False),
    ],
)
def test_only_an_overview_of_what_was_approved_grants(caption: str | None, expected: bool) -> None:
    assert is_approved_list(caption) == expected


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    yield opened
    opened.close()


def test_proposals_of_one_item_have_chains_of_their_own(store: Store) -> None:
    both = replace(
        item("4", "Investeringer i budgettet", "Godkendt."),
        attachments=tuple(Attachment(number=None, title=found(title)) for title in (SENSORS, ROBOTS)),
    )
    later = meeting("Byrådet", DAY(2024, 11, 6), item("3", ROBOTS, "Forkastet.", "rejected"))
    asked = papers(proposal("NB12", SENSORS, 2024, 1100), proposal("NB13", ROBOTS, 2024, 300))
    store.save_document(document("/arkiv/budget.pdf", "a"), asked, "1")
    store.save_document(document("/arkiv/1.pdf", "b"), meeting("Byrådet", DAY(2024, 9, 11), both), "1")
    store.save_document(document("/arkiv/2.pdf", "c"), later, "1")
    statuses = referat.statuses(store).set_index("code")["status"]
    assert dict(statuses) == {"NB12": "approved", "NB13": "rejected"}
    assert list(referat.trace(store, "NB12")["title"]) == [SENSORS, "Investeringer i budgettet"]


def test_an_overview_of_what_is_proposed_grants_nothing(store: Store) -> None:
    listed = overview("Overblik over forslag", 2024, {SENSORS: (1100,)})
    twice = tuple(overview("Godkendte investeringer", 2024, {ROBOTS: (300,)}) for _ in range(2))
    asked = papers(
        proposal("NB12", SENSORS, 2024, 1100),
        proposal("NB13", ROBOTS, 2024, 300),
        overviews=(listed, *twice),
    )
    store.save_document(document("/arkiv/budget.pdf", "a"), asked, "1")
    frame = referat.statuses(store).set_index("code")
    assert dict(frame["status"]) == {"NB12": "unknown", "NB13": "approved"}
    assert frame.loc["NB13", "granted_kroner"] == Decimal(300_000)
    assert frame["granted_kroner"].isna()["NB12"]


def test_an_item_in_two_files_is_found_by_the_ids_of_both(store: Store) -> None:
    decided = item("7", SENSORS, "Godkendt.")
    for number, (kind, one) in enumerate({"agenda": item("7", SENSORS), "minutes": decided}.items()):
        parsed = meeting("Byrådet", DAY(2024, 9, 11), one)
        told = tuple(replace(held, kind=kind) for held in parsed.meetings)
        store.save_document(document(f"/arkiv/{kind}.pdf", str(number)), replace(parsed, meetings=told), "1")
    link_sittings(store)
    referat.links(store)
    with store.reading() as connection:
        codes = list(connection.exec_driver_sql("SELECT code FROM search_entry").scalars())
    assert len(codes) == 2
    assert {len(referat.trace(store, code)) for code in codes} == {1}
