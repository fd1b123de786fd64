"""Questions that nothing answers whole: what has most of their words, and what each hit lacks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import referat
from models.store import Store
from referat.cli import main
from referat.searching import relaxing
from referat.searching.find import Filters
from referat.searching.frames import find, find_facets
from tests.made_records import document
from tests.test_search import item, meeting

PARK = "Nye bænke i parken"
HARBOUR = "Bænke og lys på havnen"
SCHOOL = "Lys i skolens gård"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    items = (
        item("1", PARK, "Godkendt."),
        item("2", HARBOUR, "Forkastet.", "rejected"),
        item("3", SCHOOL, "Godkendt."),
    )
    held = meeting("Teknikudvalget", datetime.date(2024, 5, 2), *items)
    opened.save_document(document("/arkiv/teknik.pdf", "a"), held, "1")
    yield opened
    opened.close()


def lacking(store: Store, question: str, **filters: str) -> dict[str, str]:
    rows = referat.search(store, question, **filters)  # type: ignore[arg-type]
    return dict(zip(rows["title"], rows["missing"].fillna(""), strict=True))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("bænk robotter", {PARK: "robotter", HARBOUR: "robotter"}),
        ("bænk lys robotter", {HARBOUR: "robotter"}),
        ("bænk park lys", {PARK: "lys", HARBOUR: "park"}),
        ('"lys i" robotter', {SCHOOL: "robotter"}),
        ("bænk lys", {HARBOUR: ""}),
        ("bænk robotter -park", {HARBOUR: "robotter"}),
        ("robotter ELLER droner bænk park", {PARK: "robotter eller droner"}),
        ("robotter", {}),
        ("robotter droner", {}),
    ],
)
def test_what_has_most_of_the_words(store: Store, question: str, expected: dict[str, str]) -> None:
    assert lacking(store, question) == expected


def test_a_number_alone_is_no_hit_where_words_are_asked_for(store: Store) -> None:
    houses = item("1", "Nyt tag på huset i Havnegade", text="Sagen rummer 12 bilag.")
    others = item("2", "Flere skraldespande", text="Der stilles 12 skraldespande op.")
    held = meeting("Byrådet", datetime.date(2024, 6, 3), houses, others)
    store.save_document(document("/arkiv/byraad.pdf", "b"), held, "1")
    assert len(lacking(store, "12")) == 2
    assert lacking(store, "bænk 12") == {PARK: "12", HARBOUR: "12"}
    assert lacking(store, "tagryg 12") == {}


def test_filters_hold_for_what_has_most_of_the_words(store: Store) -> None:
    assert lacking(store, "bænk robotter", outcome="rejected") == {HARBOUR: "robotter"}
    frame = find_facets(store, "bænk robotter", Filters())
    counted = {(row.facet, row.value): row.count for row in frame.itertuples(index=False)}
    assert counted["outcome", "rejected"] == counted["outcome", "approved"] == 1


def test_pages_of_what_has_most_of_the_words(store: Store) -> None:
    pages = [find(store, "bænk robotter", Filters(), limit=1, offset=n) for n in (0, 1, 2)]
    assert [list(page.rows["title"]) for page in pages][2] == []
    assert {title for page in pages for title in page.rows["title"]} == {PARK, HARBOUR}
    assert [page.total for page in pages] == [2, 2, 2]


def test_words_with_too_many_hits_are_not_enough(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relaxing, "WEIGHED", 1)
    assert lacking(store, "bænk robotter") == {}
    assert lacking(store, "bænk lys robotter") == {HARBOUR: "robotter"}


def test_the_command_tells_what_is_missing(store: Store, tmp_path: Path) -> None:
    shown = CliRunner().invoke(main, ["--db", str(tmp_path / "x.db"), "search", "bænk", "park", "robotter"])
    assert "Intet har alle ordene. 1 fund mangler nogle af dem." in shown.stderr
    assert "uden robotter" in " ".join(shown.stdout.split())
