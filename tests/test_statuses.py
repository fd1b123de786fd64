"""What became of proposals, as it is kept: the same for commands, Python and pages, whatever people do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import referat
from models.store import Store
from referat.tracing.fates import find_all_fates, load_finding
from referat.tracing.frames import find_fates
from referat.tracing.graph import build_graph, find_fate
from referat.tracing.link_rows import load_links
from referat.tracing.links import rule_on, update_links
from referat.tracing.nodes import load_nodes
from tests.made_records import document
from tests.test_tracing import BUDGET, LISTED, MEETINGS, OLD

KEPT = "SELECT code, status, because, decided, asked_kroner, granted_kroner, explained FROM proposal_status"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    for name, parsed in {"budget": BUDGET, "gammelt": OLD, "oversigt": LISTED, **MEETINGS}.items():
        opened.save_document(document(f"/arkiv/{name}.pdf", name), parsed, "1")
    update_links(opened)
    yield opened
    opened.close()


def kept(store: Store) -> list[tuple[object, ...]]:
    """What is kept, and the codes that it rests on."""
    sources = (
        "SELECT s.code, x.code FROM proposal_status s JOIN proposal_status_source x"
        " ON x.proposal_status_id = s.id"
    )
    with store.reading() as connection:
        found = [connection.exec_driver_sql(query).all() for query in (KEPT, sources)]
    return sorted((tuple(row) for rows in found for row in rows), key=str)


def made_anew(store: Store) -> list[tuple[object, ...]]:
    """The same with all links made again from the records."""
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM link_state")
        connection.exec_driver_sql("DELETE FROM proposal_status")
    assert update_links(store)
    return kept(store)


def test_what_is_kept_is_what_python_and_the_trace_say(store: Store) -> None:
    told = referat.statuses(store).set_index("id")
    assert len(told) == 7 and {"approved", "rejected", "unknown"} < set(told["status"])
    for code, row in told.iterrows():
        (fate,) = [one for one in find_fates(store, str(code)) if one.proposal.code == code]
        assert (fate.status, fate.because, fate.decided) == (row["status"], row["because"], _day(row))
    granted = told.set_index("title").loc["Skærmbesøg i hjemmeplejen"]
    assert (granted["asked_kroner"], granted["granted_kroner"]) == (-150000, 200000)


def test_the_trace_tells_the_same_from_what_is_kept(store: Store) -> None:
    with store.reading() as connection:
        graph = build_graph(load_nodes(connection), load_links(connection))
        fates = list(find_all_fates(connection, graph))
        assert {fate.status for fate in fates} >= {"approved", "rejected"}
        for fate in fates:
            known = load_finding(connection, fate.proposal.code)
            assert known is not None
            assert find_fate(connection, graph, fate.proposal, known) == fate


def _day(row: object) -> object:
    decided = row["decided"]  # type: ignore[index]
    return None if decided is None or str(decided) == "NaT" else decided.date()


@pytest.mark.parametrize("ruling", ["rejected", "confirmed"])
def test_each_ruling_on_a_link_is_in_what_is_kept_at_once(store: Store, ruling: str) -> None:
    changed = False
    before = kept(store)
    for row in referat.links(store).to_dict("records"):
        rule_on(store, str(row["from_id"]), str(row["to_id"]), ruling)  # type: ignore[arg-type]
        now = kept(store)
        assert now == made_anew(store)
        changed = changed or now != before
    assert changed == (ruling == "rejected")


def test_what_is_imported_forgotten_and_corrected_is_in_it(store: Store) -> None:
    sha256 = document("", "byråd senere").source.sha256[:12]
    assert _status(store, "NB12") == "approved"
    referat.correct(
        store, f"{sha256}/meetings-1/items-3/decision_points-1/outcome", "afslået", by="Karen Holm"
    )
    assert _status(store, "NB12") == "rejected"
    documents = {info.names[0]: info.id for info in store.load_documents()}
    store.forget_documents([documents["byråd senere.pdf"]])
    with store.reading() as connection:
        assert connection.exec_driver_sql(KEPT).all() == [], "it may hold words of what was forgotten"
    assert _status(store, "NB12") == "postponed"


def _status(store: Store, code: str) -> str:
    told = referat.statuses(store)
    rows = told[(told["code"] == code) & (told["price_year"] == 2024)]
    return str(rows["status"].iloc[0])
