"""The store: what goes in comes out, twice is once, a change touches only its own file."""

from __future__ import annotations

import sqlite3
import string
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from models.evidence import Found, Span
from models.page import Source
from models.records import AgendaItem, DecisionPoint, Meeting, Parsed, Recommendation
from models.store import Store, open_store
from models.tables.core import Base
from models.views.flat import VIEWS
from referat.joining.linking import link_sittings
from referat.review.rulings import Said, rule
from referat.searching.topic_index import update_topics
from referat.tracing.links import update_links
from tests.made_records import PARSED, PROPOSAL, TABLE, document, finance_row, found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "test.db")
    yield opened
    opened.close()


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def rows(store: Store, query: str) -> list[Any]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def the_id(store: Store, name: str) -> int:
    return next(info.id for info in store.load_documents() if name in info.paths)


def test_what_is_saved_is_loaded_with_all_evidence(store: Store) -> None:
    assert store.save_document(document(), PARSED, "1") == "added"
    assert store.load_parsed(the_id(store, "/papers/nørreby.pdf")) == PARSED


def test_saving_the_same_again_changes_nothing(store: Store) -> None:
    store.save_document(document(), PARSED, "1")
    before = dump(store.path)
    assert store.save_document(document(), PARSED, "1") == "unchanged"
    assert dump(store.path) == before


def test_another_version_reads_anew_and_keeps_the_document(store: Store) -> None:
    store.save_document(document(), PARSED, "1")
    kept = the_id(store, "/papers/nørreby.pdf")
    assert store.save_document(document(), Parsed(kind="other"), "2") == "replaced"
    assert the_id(store, "/papers/nørreby.pdf") == kept
    assert rows(store, "SELECT COUNT(*) FROM evidence") == [(0,)]


def test_a_changed_file_replaces_only_its_own_records(store: Store) -> None:
    store.save_document(document("/a.pdf", "a"), PARSED, "1")
    store.save_document(document("/b.pdf", "b"), PARSED, "1")
    other = the_id(store, "/b.pdf")
    others = f"SELECT * FROM evidence WHERE document_id = {other} ORDER BY id"
    before = rows(store, others)
    assert store.save_document(document("/a.pdf", "changed"), Parsed(kind="other"), "1") == "replaced"
    assert rows(store, others) == before
    assert store.load_parsed(other) == PARSED
    assert [info.names for info in store.load_documents()] == [("a.pdf",), ("b.pdf",)]
    assert store.load_parsed(the_id(store, "/a.pdf")) == Parsed(kind="other")


def test_one_content_under_two_names_is_stored_once(store: Store) -> None:
    store.save_document(document("/a.pdf"), PARSED, "1")
    assert store.save_document(document("/copy/b.pdf"), PARSED, "1") == "added"
    (info,) = store.load_documents()
    assert info.names == ("a.pdf", "b.pdf")
    assert rows(store, "SELECT file, other_names FROM documents") == [("a.pdf", "b.pdf")]
    store.save_document(document("/a.pdf", "new"), PARSED, "1")
    assert [known.names for known in store.load_documents()] == [("a.pdf",), ("b.pdf",)]


def test_a_document_that_goes_takes_every_row_along(store: Store) -> None:
    store.save_document(document(), PARSED, "1")
    with store.writing() as connection:
        connection.execute(text("DELETE FROM document"))
    left = {table: rows(store, f'SELECT COUNT(*) FROM "{table}"')[0][0] for table in Base.metadata.tables}
    assert not any(left.values()), left


def test_foreign_keys_are_on(store: Store) -> None:
    assert rows(store, "PRAGMA foreign_keys") == [(1,)]
    assert rows(store, "PRAGMA foreign_key_check") == []
    with pytest.raises(Exception, match="FOREIGN KEY"), store.writing() as connection:
        connection.execute(text("INSERT INTO document_name (document_id, path, name) VALUES (99, 'x', 'x')"))


def test_a_failing_save_keeps_what_was_there(store: Store) -> None:
    store.save_document(document("/a.pdf"), PARSED, "1")
    before = dump(store.path)
    short = replace(TABLE, rows=(finance_row("Asfalt", "detail", "1"),))
    broken = replace(PARSED, proposals=(replace(PROPOSAL, tables=(short,)),))
    with pytest.raises(ValueError, match="zip"):
        store.save_document(document("/a.pdf", "new"), broken, "1")
    assert dump(store.path) == before


def test_a_failure_is_kept_with_its_reason_and_gone_once_it_reads(store: Store) -> None:
    source = Source(sha256="", path="/a.pdf", media_type="application/pdf", size=0)
    store.save_failure(source, "unreadable", "/a.pdf: kan ikke åbnes.", "1")
    store.save_failure(source, "unreadable", "/a.pdf: kan ikke åbnes.", "1")
    assert rows(store, "SELECT file, status, reason FROM documents") == [
        ("a.pdf", "unreadable", "/a.pdf: kan ikke åbnes.")
    ]
    store.save_document(document("/a.pdf"), PARSED, "1")
    assert rows(store, "SELECT file, status, reason FROM documents") == [("a.pdf", "ok", None)]


def test_numbers_are_exact(store: Store) -> None:
    printed = ("0.1", "0.2", "123456789012345678.90", "-0.30")
    row = finance_row("Asfalt", "detail", *printed)
    parsed = Parsed(kind="overview", overview_tables=(replace(TABLE, rows=(row,)),))
    store.save_document(document(), parsed, "1")
    loaded = store.load_parsed(the_id(store, "/papers/nørreby.pdf"))
    values = loaded.overview_tables[0].rows[0].values
    assert [str(cell.value) for cell in values if cell] == list(printed)
    assert [row[0] for row in rows(store, "SELECT value FROM finance_cell")] == list(printed)


# --- the views


def test_every_view_has_the_documented_columns(store: Store) -> None:
    names = {"meetings", "items", "decisions", "recommendations", "attachments", "proposals", "amounts"}
    assert names | {"findings", "documents"} <= {view.name for view in VIEWS}
    for view in VIEWS:
        with store.reading() as connection:
            columns = list(connection.execute(text(f'SELECT * FROM "{view.name}"')).keys())
        assert columns == [column.name for column in view.columns]
        assert {"file", "page"} <= set(columns), view.name
        assert all(column.english and column.danish for column in view.columns)


def test_every_row_of_a_view_says_file_and_page(store: Store) -> None:
    store.save_document(document(), PARSED, "1")
    link_sittings(store)
    update_topics(store)
    update_links(store)
    rule(store, f"{document().source.sha256[:12]}/meetings-1/date", Said(verdict="accepted"))
    for view in VIEWS:
        found_rows = rows(store, f'SELECT file, page FROM "{view.name}"')
        assert found_rows, view.name
        assert {file for file, _ in found_rows} == {"nørreby.pdf"}
        if view.name not in ("findings", "provenance"):
            assert all(page is not None for _, page in found_rows), view.name


def test_amounts_are_in_kroner_and_as_printed(store: Store) -> None:
    store.save_document(document(), replace(PARSED, overview_tables=()), "1")
    query = (
        "SELECT code, label, year, heading, printed, value, amount_kroner, unit, kind, page FROM amounts "
        "WHERE label IN ('Asfalt', 'Samlet') ORDER BY amount_id"
    )
    assert rows(store, query) == [
        ("NK07", "Asfalt", 2024, "2024", "1250", 1250, 1_250_000, "1.000 kr.", "detail", 2),
        ("NK07", "Asfalt", None, "I alt", "0.1", 0.1, 100, "1.000 kr.", "detail", 2),
        ("NK07", "Asfalt", None, "I alt", "2", 2, 2000, "1.000 kr.", "detail", 2),
        ("NK07", "Samlet", 2024, "2024", "308", 308, 308_000, "1.000 kr.", "grand_total", 2),
        ("NK07", "Samlet", 2025, "2025", "0", 0, 0, "1.000 kr.", "grand_total", 2),
    ]


def test_whole_kroner_are_whole_numbers_to_the_database_too(store: Store) -> None:
    row = finance_row("Asfalt", "detail", "1.15", "-0.1234567", "2", "0")
    table = replace(TABLE, multiplier=1_000_000, rows=(row,))
    store.save_document(document(), Parsed(kind="plan", overview_tables=(table,)), "1")
    query = "SELECT amount_kroner, typeof(amount_kroner) FROM amounts ORDER BY amount_id"
    assert rows(store, query) == [
        (1_150_000, "integer"),
        (-123456.7, "real"),
        (2_000_000, "integer"),
        (0, "integer"),
    ]


def test_a_number_printed_in_pieces_is_put_together_in_order(store: Store) -> None:
    pieces = tuple(Span(1, at, at + 1, None, text) for at, text in enumerate(("1", "250", "000")))
    value = replace(found(Decimal(1250000)), spans=pieces)
    row = replace(finance_row("Asfalt", "detail"), values=(value, None, None, None))
    store.save_document(document(), Parsed(kind="plan", overview_tables=(replace(TABLE, rows=(row,)),)), "1")
    assert rows(store, "SELECT printed, page FROM amounts") == [("1 250 000", 1)]


def test_all_documents_are_loaded_from_one_state(store: Store) -> None:
    store.save_document(document("/a.pdf", "a"), PARSED, "1")
    store.save_document(document("/b.pdf", "b"), PARSED, "1")
    loaded = store.load_all()
    first = next(loaded)
    store.save_document(document("/b.pdf", "new"), Parsed(kind="other"), "1")
    assert [(info.names, parsed) for info, parsed in (first, *loaded)] == [
        (("a.pdf",), PARSED),
        (("b.pdf",), PARSED),
    ]


def test_a_table_of_posts_has_no_kroner(store: Store) -> None:
    posts = replace(TABLE, is_money=False, multiplier=1)
    store.save_document(document(), Parsed(kind="plan", overview_tables=(posts,)), "1")
    assert set(rows(store, "SELECT amount_kroner FROM amounts")) == {(None,)}


def test_a_table_without_a_unit_has_no_kroner(store: Store) -> None:
    unknown = replace(TABLE, unit=None, multiplier=1)
    store.save_document(document(), Parsed(kind="plan", overview_tables=(unknown,)), "1")
    assert set(rows(store, "SELECT amount_kroner, unit FROM amounts")) == {(None, None)}


def test_a_nested_meeting_names_the_item_that_carries_it(store: Store) -> None:
    store.save_document(document(), PARSED, "1")
    query = "SELECT meeting_id, nested_in_meeting_id, nested_in_item FROM meetings ORDER BY meeting_id"
    assert rows(store, query) == [(1, None, None), (2, 1, "3")]


def test_a_persons_own_view_is_left_alone(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("CREATE VIEW mine AS SELECT 1 AS one"))
        connection.execute(text('DROP VIEW "amounts"'))
        connection.execute(text("CREATE VIEW amounts AS SELECT 'old' AS old"))
    again = open_store(store.path)
    assert rows(again, "SELECT one FROM mine") == [(1,)]
    assert rows(again, "SELECT amount_kroner FROM amounts") == []


# --- any records at all

texts = st.text(alphabet=string.ascii_letters + "æøåÆØÅ .,-'\"%\n", min_size=1, max_size=12)
spans = st.builds(Span, st.integers(1, 9), st.integers(0, 9), st.integers(9, 20), st.none(), texts)


def found_values(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Found[Any]]:
    return st.builds(
        Found,
        values,
        st.lists(spans, max_size=2).map(tuple),
        texts,
        st.sampled_from(["printed", "inferred", "repaired", "uncertain"]),
        st.none() | texts,
    )


def tuples(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=2).map(tuple)


found_texts = found_values(texts)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9)
recommendations = st.builds(Recommendation, point=st.none() | st.integers(1, 9), text=found_texts)
decision_points = st.builds(
    DecisionPoint,
    point=st.none() | st.integers(1, 9),
    text=found_texts,
    outcome=found_values(st.sampled_from(["approved", "noted", "other"])),
    date=st.none() | found_values(st.dates()),
)
items = st.builds(
    AgendaItem,
    number=found_texts,
    title=st.none() | found_texts,
    duration_min=st.none() | found_values(st.integers(0, 99)),
    closed=st.booleans(),
    recommendations=tuples(recommendations),
    nested_recommendations=tuples(recommendations),
    decision_points=tuples(decision_points),
    listed_attachments=tuples(found_texts),
)
meetings = st.builds(
    Meeting,
    kind=st.sampled_from(["minutes", "agenda"]),
    date=st.none() | found_values(st.dates()),
    start=st.none() | found_values(st.times().map(lambda t: t.replace(second=0, microsecond=0))),
    present=tuples(found_texts),
    absent=tuples(found_texts),
    items=tuples(items),
)
tables = st.lists(st.none() | found_values(decimals), min_size=4, max_size=4).map(
    lambda values: replace(TABLE, rows=(replace(finance_row("Asfalt", "detail"), values=tuple(values)),))
)
any_parsed = st.builds(
    Parsed,
    kind=st.sampled_from(["minutes", "plan", "other"]),
    meetings=tuples(meetings),
    overview_tables=tuples(tables),
    unclaimed=tuples(spans),
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=any_parsed, second=any_parsed)
def test_any_records_are_loaded_as_saved_and_saving_twice_is_saving_once(
    store: Store, first: Parsed, second: Parsed
) -> None:
    with store.writing() as connection:
        connection.execute(text("DELETE FROM document"))
    store.save_document(document("/one.pdf", "one"), first, "1")
    store.save_document(document("/two.pdf", "two"), second, "1")
    before = dump(store.path)
    store.save_document(document("/one.pdf", "one"), first, "1")
    assert dump(store.path) == before
    assert store.load_parsed(the_id(store, "/one.pdf")) == first
    assert store.load_parsed(the_id(store, "/two.pdf")) == second


@given(value=decimals)
def test_a_decimal_survives_its_text(value: Decimal) -> None:
    from models.tables.core import DecimalText

    column = DecimalText()
    assert column.process_result_value(column.process_bind_param(value, None), None) == value


def test_evidence_leads_from_a_value_to_its_place(store: Store) -> None:
    store.save_document(document(), PARSED, "1")
    query = (
        "SELECT p.printed, p.page, p.x0, p.rule FROM decisions d JOIN provenance p "
        "ON p.record_table = 'decision' AND p.record_id = d.decision_id AND p.field = 'condition'"
    )
    assert rows(store, query) == [("belysningen drøftes igen", 2, 50.0, "test.rule")]
    assert found("x").spans[0].printed == "x"
