"""Which meetings of documents are one, and which items of theirs: the rules alone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.bodies import abbreviates, body_key
from referat.joining.groups import Told, ToldItem, find_groups
from referat.joining.pairs import find_differences, join_items

# --- which meetings are one

DAY = datetime.date(2018, 8, 27)
TITLES = (
    "Ny cykelsti",
    "Budget for skoler",
    "Takster i hallen",
    "Salg af jord",
    "Kunst i byen",
    "Vej i Sønderby",
)


def items_of(titles: Sequence[str], first: int = 1, base: int = 0) -> tuple[ToldItem, ...]:
    return tuple(
        ToldItem(id=base + n, ordinal=n, number=str(first + n), title=title) for n, title in enumerate(titles)
    )


def told(id: int, **changes: Any) -> Told:
    values: dict[str, Any] = {
        "kind": "agenda",
        "body": "Økonomiudvalget",
        "date": DAY,
        "items": items_of(TITLES, base=100 * id),
        "ordinal": 0,
    }
    return Told(id=id, document_id=id, content=f"{id:064}", **(values | changes))


def grouped(*meetings: Told) -> set[frozenset[int]]:
    return {frozenset(one.id for one in group.members) for group in find_groups(meetings)}


@pytest.mark.parametrize(
    "name",
    [
        "ØU",
        "Økonomiudvalg",
        "økonomiudvalget",
        "Nørreby Kommunes Økonomiudvalg",
        "ØKONOMIUDVALGET",
        "Økonomudvalget",
    ],
)
def test_a_body_under_another_name_is_the_same(name: str) -> None:
    assert grouped(told(1), told(2, body=name)) == {frozenset({1, 2})}


def test_names_of_bodies_are_compared_by_their_field() -> None:
    names = ("Teknik- og Miljøudvalget", "Udvalget for Teknik og Miljø", "Teknik & Miljøudvalgets møde")
    assert len({body_key(name) for name in names}) == 1
    assert body_key("Nørreby Byråd") == body_key("Byrådet i Nørreby Kommune") == "byråd"
    assert body_key("Social- og Sundhedsudvalget") != body_key("Sundhedsudvalget")
    pairs = {
        "TMU": names[0],
        "KB": "Kommunalbestyrelsen",
        "BR": "Borgerrepræsentationen",
        "ØU": "Økonomiudvalget",
    }
    assert all(abbreviates(short, body_key(name)) for short, name in pairs.items())
    assert not abbreviates("TMU", body_key("Økonomiudvalget"))


@pytest.mark.parametrize(
    "other",
    [
        {"date": DAY + datetime.timedelta(days=1)},
        {"body": "Skoleudvalget"},
        {"start": datetime.time(19)},
        {"municipality": "Sønderby Kommune"},
    ],
)
def test_another_day_body_place_or_time_is_another_meeting(other: dict[str, Any]) -> None:
    one = told(1, start=datetime.time(8), municipality="Nørreby Kommune", kind="minutes")
    groups = find_groups([one, told(2, **({"start": datetime.time(8, 5)} | other))])
    assert sorted(len(group.members) for group in groups) == [1, 1]
    assert not any(group.doubtful for group in groups)


def test_meetings_whose_items_contradict_each_other_are_left_alone() -> None:
    other = items_of(("Tilsyn", "Vinterbadning", "Ny rutebil", "Årsregnskab"), base=200)
    groups = find_groups([told(1), told(2, kind="minutes"), told(3, items=other)])
    assert {frozenset(one.id for one in group.members) for group in groups} == {
        frozenset({1, 2}),
        frozenset({3}),
    }
    assert all(group.doubtful for group in groups)


def test_one_that_could_be_of_two_places_is_of_none_unless_its_items_tell() -> None:
    here, there = told(1, municipality="Nørreby Kommune"), told(2, municipality="Sønderby Kommune")
    there = replace(there, items=items_of(("Havn", "Færge", "Fyr", "Mole"), base=200))
    silent, same = told(3, items=()), told(4)
    groups = {
        frozenset(o.id for o in g.members): g.doubtful for g in find_groups([here, there, silent, same])
    }
    assert groups == {frozenset({1, 4}): False, frozenset({2}): False, frozenset({3}): True}


@st.composite
def archives(draw: st.DrawFn) -> list[Told]:
    """Meetings of a few days, bodies and places, with parts of a few lists of items."""
    made: list[Told] = []
    for id in range(1, draw(st.integers(2, 9)) + 1):
        some = draw(st.lists(st.sampled_from(TITLES), unique=True, max_size=5))
        made.append(
            told(
                id,
                kind=draw(st.sampled_from(["agenda", "minutes"])),
                body=draw(st.sampled_from(["Økonomiudvalget", "ØU", "Økonomudvalget", "Byrådet"])),
                date=DAY + datetime.timedelta(days=draw(st.integers(0, 1))),
                title=draw(st.sampled_from([None, "Tillægsdagsorden"])),
                municipality=draw(st.sampled_from([None, "Nørreby Kommune", "Sønderby Kommune"])),
                start=draw(
                    st.sampled_from([None, datetime.time(8), datetime.time(8, 45), datetime.time(16)])
                ),
                is_manifest=draw(st.booleans()),
                items=items_of(some, first=draw(st.integers(1, 3)), base=100 * id),
            )
        )
    return made


@settings(max_examples=60, deadline=None)
@given(archives(), st.randoms(use_true_random=False))
def test_linking_does_not_depend_on_the_order(meetings: list[Told], random: Any) -> None:
    shuffled = list(meetings)
    random.shuffle(shuffled)
    groups, again = find_groups(meetings), find_groups(shuffled)
    assert groups == again
    for group in groups:
        rows_ = join_items(group.members)
        told_items = [(one.id, item.id) for row in rows_ for one, item in row.parts]
        assert sorted(told_items) == sorted((one.id, item.id) for one in group.members for item in one.items)
        assert list(find_differences(group.members, rows_)) == list(find_differences(group.members, rows_))
    assert sorted(one.id for group in groups for one in group.members) == [one.id for one in meetings]


def test_each_item_is_one_row_with_the_number_of_the_first_document() -> None:
    minutes = told(1, kind="minutes")
    agenda = told(2, items=items_of((*TITLES[3:], *TITLES[:3]), base=200))
    joined = join_items(find_groups([minutes, agenda])[0].members)
    assert [(row.number, row.title_item.title if row.title_item else None) for row in joined] == [
        (str(n), title) for n, title in enumerate(TITLES, 1)
    ]
    assert all(len(row.parts) == 2 for row in joined)
