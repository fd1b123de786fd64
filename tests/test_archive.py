"""The store from Python: its methods, the types they give, pieces of great tables, and SQL through pandas."""

from __future__ import annotations

import inspect
import io
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import referat
from models.errors import NotFound, UnknownName, UnknownWord
from models.store import Store
from models.views.flat import VIEWS
from referat.archive import Archive
from referat.querying.frames import CODED
from referat.querying.selecting import Selection, load_rows
from referat.querying.tabular import records, rows_of, write_csv
from tests.made_records import PARSED, document
from tests.test_search import COMMITTEE, COUNCIL


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    opened.save_document(document("/arkiv/byraadet.pdf", "a"), COUNCIL, "1")
    opened.save_document(document("/arkiv/aeldre.pdf", "b"), COMMITTEE, "1")
    opened.save_document(document("/arkiv/forslag.pdf", "c"), PARSED, "1")
    yield opened
    opened.close()


def test_each_public_function_of_a_store_that_gives_a_table_is_its_method() -> None:
    own = {name for name, found in vars(Archive).items() if inspect.isfunction(found)}
    for name in own - {"read", "chunks"}:
        assert getattr(referat, name) is getattr(Archive, name)


def test_methods_give_what_is_asked_for(archive: Archive) -> None:
    assert list(archive.decisions(outcome="afslået")["outcome"]) == ["rejected"]
    assert list(archive.search("hjemløse")["title"]) == ["Flere boliger til hjemløse"]
    assert len(archive.items()) >= 6
    assert not archive.amounts(kind="detail").empty
    assert set(archive.topics().columns) >= {"topic", "score", "words"}
    with archive.held_open() as held:
        assert len(held.documents()) == 3


def test_each_view_that_is_listed_as_a_method_is_one() -> None:
    none = {"checks", "table_cells", "provenance"}
    assert {view.name for view in VIEWS if not hasattr(Archive, view.name)} == none
    for name in ("audit", "completeness", "doubts"):
        assert name in referat.__all__ and hasattr(Archive, name)


@pytest.mark.parametrize("name", ["decisions", "items", "sittings", "votes", "attendees", "statements"])
def test_a_body_that_nothing_has_is_told_as_the_commands_do(archive: Archive, name: str) -> None:
    with pytest.raises(UnknownName, match="Intet organ hedder noget med 'Mars'"):
        getattr(archive, name)(body="Mars")


@pytest.mark.parametrize("name", ["amounts", "audit", "completeness", "findings", "search", "doubts", "laws"])
def test_a_file_that_nothing_has_is_told_as_the_commands_do(archive: Archive, name: str) -> None:
    words = ["bolig"] if name == "search" else []
    with pytest.raises((UnknownName, NotFound), match="fil"):
        getattr(archive, {"laws": "law_references"}.get(name, name))(*words, file="mars.pdf")


def test_columns_have_proper_types(archive: Archive) -> None:
    decisions, amounts = archive.decisions(), archive.amounts()
    assert isinstance(decisions["outcome"].dtype, pd.CategoricalDtype)
    assert pd.api.types.is_datetime64_any_dtype(decisions["date"])
    assert str(amounts["year"].dtype) == "Int64"
    assert str(amounts["amount_kroner"].dtype) in ("Int64", "Float64")


@pytest.mark.parametrize("view", ["items", "decisions", "amounts", "documents"])
def test_pieces_are_the_table(archive: Archive, view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = archive.read(view)
    pieces = list(archive.chunks(view, size=2))
    assert [len(piece) for piece in pieces[:-1]] == [2] * (len(pieces) - 1)
    monkeypatch.setattr("referat.querying.frames.CHUNK", 2)
    again = archive.read(view)
    pd.testing.assert_frame_equal(again, whole, check_categorical=False)
    assert dict(again.dtypes.astype(str)) == dict(whole.dtypes.astype(str))


def test_rows_are_those_of_the_tables(archive: Archive) -> None:
    from models.views.flat import VIEWS

    for view in VIEWS:
        rows = load_rows(archive, Selection(view=view.name))
        frame = archive.read(view.name)
        assert list(rows.rows) == records(frame), view.name
        assert rows.columns == tuple(frame.columns)


def test_csv_is_what_pandas_reads_back(archive: Archive) -> None:
    out = io.StringIO()
    write_csv(load_rows(archive, Selection(view="amounts")), out)
    again = pd.read_csv(io.StringIO(out.getvalue()))
    assert list(again["value"]) == list(archive.amounts()["value"])
    table = io.StringIO()
    write_csv(rows_of(archive.amounts()), table)
    assert out.getvalue() == table.getvalue()


def test_decisions_by_topic_and_municipality(archive: Archive) -> None:
    topics = archive.topics()
    about = topics[topics["kind"] == "item"]
    for topic in about["topic"].unique():
        wanted = set(about[about["topic"] == topic]["record_id"])
        assert set(archive.decisions(topic=topic)["item_id"]) == {
            item for item in archive.decisions()["item_id"] if item in wanted
        }
    assert about["topic"].nunique() > 0
    with pytest.raises(UnknownWord, match="intet emne"):
        archive.decisions(topic="xyzzy")
    everything, held = archive.decisions(), archive.meetings().dropna(subset=["municipality"])
    place = held["municipality"].iloc[0]
    there = archive.decisions(municipality=place.upper()[1:])
    assert len(there) == everything["meeting_id"].isin(held["meeting_id"]).sum() > 0
    with pytest.raises(UnknownName, match="Nørreby Kommune"):
        archive.decisions(municipality="Ingensteds")


def test_some_columns_and_none_that_are_not_there(archive: Archive) -> None:
    assert list(archive.read("amounts", columns=["year", "code"]).columns) == ["year", "code"]
    assert [len(piece) for piece in archive.chunks("corrections")] == [0]
    with pytest.raises(UnknownWord, match="colour: amounts har ingen kolonne"):
        archive.read("amounts", columns=["colour"])


def test_pandas_reads_sql_from_it(archive: Archive) -> None:
    frame = pd.read_sql("SELECT outcome, COUNT(*) AS n FROM decisions GROUP BY 1", archive.connection)
    counted = archive.decisions().groupby("outcome", observed=True).size()
    assert dict(zip(frame["outcome"], frame["n"], strict=True)) == counted.to_dict()


def test_codes_are_columns_of_views() -> None:
    from models.views.flat import VIEWS

    named = {column.name for view in VIEWS for column in view.columns}
    assert named >= CODED
    assert issubclass(Archive, Store)
