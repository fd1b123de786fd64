"""The public functions: which files a filter means, filters by keyword, what a store is opened as."""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import referat
from models.errors import NotFound, StoreError, UnknownName, UnknownWord
from models.store import Store
from referat.querying.lookup import find_document
from tests.made_records import MEETING, NESTED, PARSED, document


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two documents; the first stands in a second folder under another name too."""
    opened = referat.open_store(tmp_path / "x.db", create=True)
    opened.save_document(document("/arkiv/2024/nørreby.pdf", "a"), PARSED, "1")
    opened.save_document(document("/udsendt/marts-møde.pdf", "a"), PARSED, "1")
    opened.save_document(document("/arkiv/2025/søndre.pdf", "b"), replace(PARSED, proposals=()), "1")
    yield opened
    opened.close()


def files(store: Store, part: str) -> list[set[str]]:
    frames = (
        referat.decisions(store, file=part),
        referat.items(store, file=part),
        referat.amounts(store, file=part),
        referat.findings(store, file=part),
    )
    return [set(frame["file"]) for frame in frames]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("NØRREBY", {"nørreby.pdf"}),
        ("marts", {"nørreby.pdf"}),
        ("/udsendt/marts-møde.pdf", {"nørreby.pdf"}),
        ("udsendt", {"nørreby.pdf"}),
        ("arkiv/2025", {"søndre.pdf"}),
        ("arkiv", {"nørreby.pdf", "søndre.pdf"}),
    ],
)
def test_a_file_filter_knows_every_name_and_path(store: Store, part: str, expected: set[str]) -> None:
    assert files(store, part) == [expected] * 4


def test_a_file_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(UnknownName, match="Ingen fil hedder noget med 'findes-ikke'"):
        files(store, "findes-ikke")


def test_part_of_a_name_comes_before_part_of_a_path(store: Store) -> None:
    store.save_document(document("/andet/udsendt.pdf", "c"), PARSED, "1")
    assert files(store, "udsendt")[0] == {"udsendt.pdf"}


def test_documents_have_their_path_and_other_names(store: Store) -> None:
    first = referat.documents(store).iloc[0]
    assert (first["path"], first["other_names"]) == ("/arkiv/2024/nørreby.pdf", "marts-møde.pdf")


def test_where_several_files_fit_the_fitting_paths_are_listed(store: Store) -> None:
    infos = store.load_documents()
    assert find_document(infos, "marts").names[0] == find_document(infos, "2024").names[0] == "nørreby.pdf"
    for n in range(5):
        store.save_document(document(f"/udsendt/x{n}.pdf", f"x{n}"), PARSED, "1")
    said = r"\(/udsendt/marts-møde\.pdf, /udsendt/x0\.pdf, .* og 1 fil mere\)"
    with pytest.raises(NotFound, match=said):
        find_document(store.load_documents(), "/udsendt/")


def test_days_are_read_as_on_the_command_line(store: Store) -> None:
    days = sorted(set(referat.decisions(store)["date"].dropna()))
    last = days[-1]
    for said in (f"{last:%Y-%m-%d}", f"{last:%d.%m.%Y}", f"{last:%Y}"):
        for filters in ({"since": said}, {"until": said}):
            assert len(referat.decisions(store, **filters)) == 4
    assert len(referat.decisions(store, since=str(last.year + 1))) == 0
    assert len(referat.items(store, until=f"1.1.{last.year}")) == 0
    assert len(referat.search(store, "budget", until="1990")) == 0
    for ask in (referat.decisions, referat.items, referat.ballots):
        with pytest.raises(UnknownWord, match="'vrøvl' er ingen dato"):
            ask(store, since="vrøvl")
    with pytest.raises(UnknownWord, match="er ingen dato"):
        referat.search(store, "budget", until="32.1.2024")


def test_a_period_that_ends_before_it_begins_is_told_of(store: Store) -> None:
    for ask in (referat.decisions, referat.items, referat.ballots):
        with pytest.raises(UnknownWord, match="Byt om på de to dage"):
            ask(store, since="2025", until="2024")
    with pytest.raises(UnknownWord, match="Byt om på de to dage"):
        referat.search(store, "budget", since="2.1.2024", until="1.1.2024")


def test_filters_are_keywords(store: Store) -> None:
    assert len(referat.decisions(store)) == 4
    assert len(referat.decisions(store, outcome="noted", body="teknisk", text="1+1")) == 2
    assert len(referat.decisions(store, since=datetime.date(2024, 3, 6))) == 0
    assert set(referat.amounts(store, proposal="nk07", year=2024, kind="samlet")["value"]) == {308}
    assert set(referat.findings(store, severity="warning")["code"]) == {"table.sum"}
    with pytest.raises(UnknownWord, match="Vælg en af: godkendt"):
        referat.decisions(store, outcome="kaffe")


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="findes ikke"):
        referat.open_store(tmp_path / "ingen.db")
    assert not (tmp_path / "ingen.db").exists()


def test_the_public_names_are_listed_and_documented() -> None:
    assert {"open_store", "import_paths", "decisions", "amounts", "findings"} <= set(dir(referat))
    for name in referat.__all__:
        function = getattr(referat, name)
        said = inspect.getdoc(function) or ""
        filters = [
            parameter.name
            for parameter in inspect.signature(function).parameters.values()
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY
        ]
        assert [word for word in filters if word not in said] == [], name


def test_a_nested_meeting_has_the_key_of_its_item(tmp_path: Path) -> None:
    opened = referat.open_store(tmp_path / "n.db", create=True)
    opened.save_document(document("/a.pdf", "a"), replace(PARSED, meetings=(MEETING, NESTED)), "1")
    carried = referat.meetings(opened).iloc[1]
    items = referat.items(opened)
    carrier = items[items["item_id"] == carried["nested_in_item_id"]].iloc[0]
    assert (carrier["number"], carrier["meeting_id"]) == ("3", carried["nested_in_meeting_id"])
    opened.close()
