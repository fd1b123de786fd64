"""Votes that people add or put right: they stand in the rounds of voting, and so everywhere."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import referat
from models.records import AgendaItem, Parsed
from models.records_rulings import Ballot
from models.store import Store, open_store
from referat.cli import main
from referat.exporting.records import build_export
from referat.review.rulings import undo
from tests.made_records import ITEM, MEETING, PARSED, document, found
from tests.web_room import ask, open_app

SHA = document().source.sha256[:12]
ITEM_AT = f"{SHA}/meetings-1/items-3"
BY = {"by": "Karen Holm", "why": "Se lydfilen."}
COUNTED = Ballot(count_for=found(13), count_against=found(8))
MOVED = Ballot(matter="amendment", in_favour=(found("Ø"),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(path)
    yield opened
    opened.close()


def read(*ballots: Ballot) -> Parsed:
    items = (replace(ITEM, ballots=ballots), *MEETING.items[1:])
    return replace(PARSED, meetings=(replace(MEETING, items=items), *PARSED.meetings[1:]))


def item(store: Store) -> AgendaItem:
    return store.load_parsed(1).meetings[0].items[0]


def votes(store: Store) -> list[tuple[int, str, str]]:
    return [(row["round"], row["choice"], row["voter"]) for row in referat.votes(store).to_dict("records")]


@pytest.mark.parametrize(
    ("ballots", "expected"),
    [
        ((), [(1, "in_favour", "A"), (1, "against", "C")]),
        ((COUNTED,), [(1, "in_favour", "A"), (1, "against", "C")]),
        ((MOVED,), [(1, "in_favour", "Ø"), (2, "in_favour", "A"), (2, "against", "C")]),
        ((MOVED, COUNTED), [(1, "in_favour", "Ø"), (2, "in_favour", "A"), (2, "against", "C")]),
    ],
)
def test_votes_added_to_an_item_are_those_of_its_round(
    store: Store, ballots: tuple[Ballot, ...], expected: list[tuple[int, str, str]]
) -> None:
    store.save_document(document(), read(*ballots), "1")
    made = [
        referat.add(store, f"{ITEM_AT}/{side}", {"voter": voter}, **BY)
        for side, voter in (("in_favour", "A"), ("against", "C"))
    ]
    assert sorted(votes(store)) == sorted(expected)
    store.save_document(document(), read(*ballots), "2")
    assert sorted(votes(store)) == sorted(expected)
    said = item(store).votes
    assert said is not None and [one.value for one in (*said.in_favour, *said.against)] == ["A", "C"]
    for key in reversed(made):
        assert key is not None
        undo(store, key)
    assert store.load_parsed(1) == read(*ballots)


def test_a_vote_that_people_added_shows_everywhere(store: Store, path: Path) -> None:
    store.save_document(document(), read(), "1")
    referat.add(store, f"{ITEM_AT}/abstain", {"voter": "Liste Q"}, **BY)
    exported = build_export(store)["documents"][0]["meetings"][0]["items"][0]
    assert exported["votes"] == {"for": [], "against": [], "abstain": ["Liste Q"]}
    assert exported["ballots"][0]["abstain"] == ["Liste Q"]
    listed = CliRunner().invoke(main, ["--db", str(path), "votes", "--voter", "Liste Q", "--json"])
    assert [row["choice"] for row in json.loads(listed.stdout)] == ["abstain"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT abstain FROM ballots").fetchall() == [("Liste Q",)]
    page = ask(open_app(path), f"/punkt/{SHA}-m1-3").text
    assert "<dt>undlod</dt><dd>Liste Q" in page  # once among the votes, once among what people said
    assert page.count("Liste Q") == 2 and "tilføjet: Hvem: Liste Q" in page


def test_a_voter_is_put_right_by_either_address(store: Store) -> None:
    store.save_document(document(), read(Ballot(against=(found("C"), found("V")))), "1")
    referat.correct(store, f"{ITEM_AT}/against-2", "Venstre", **BY)
    referat.reject(store, f"{ITEM_AT}/ballots-1/against-1", **BY)
    assert votes(store) == [(1, "against", "Venstre")]
    store.save_document(document(), read(Ballot(against=(found("C"), found("V")))), "2")
    assert votes(store) == [(1, "against", "Venstre")]
