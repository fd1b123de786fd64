"""The links behind the reading room: found while its pages answer, anew after a correction, and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.store import open_store
from referat.tracing.links import are_links_fresh
from referat.web.editing import bring_up_behind
from referat.web.link_maker import LinkMaker
from referat.web.plugin import ROOMS
from tests.web_room import ask, code_of, make_store, open_app

SECONDS = 120
NOTE = "Forbindelserne findes lige nu"


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return make_store(tmp_path / "referat.db")


def _is_fresh(path: Path) -> bool:
    store = open_store(path, create=False)
    with store.reading() as connection:
        fresh = are_links_fresh(connection)
    store.close()
    return fresh


def _forget_links(path: Path) -> None:
    store = open_store(path, create=False)
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM link_state")
    store.close()


def test_links_are_found_in_another_process(store_path: Path) -> None:
    _forget_links(store_path)
    links = LinkMaker(store_path)
    assert not links.is_running
    links.start()
    links.start()
    assert links.wait(SECONDS) and not links.is_running
    assert _is_fresh(store_path)


def test_a_stopped_maker_starts_no_more(store_path: Path) -> None:
    _forget_links(store_path)
    links = LinkMaker(store_path)
    links.stop()
    links.start()
    assert links.wait(SECONDS)
    assert not _is_fresh(store_path)


def test_what_goes_wrong_is_told(store_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    links = LinkMaker(store_path.with_name("væk.db"))
    links.start()
    assert links.wait(SECONDS)
    assert "Kør: referat links" in caplog.text


def test_the_trace_says_that_links_are_being_found(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_app(store_path)
    address = f"/forloeb/{code_of(store_path, 'item')}"
    assert NOTE not in ask(app, address).text
    _forget_links(store_path)
    assert "start den igen" in ask(app, address).text
    monkeypatch.setattr(LinkMaker, "is_running", True)
    shown = ask(app, address).text
    assert NOTE in shown and "start den igen" not in shown


def test_links_follow_what_is_said(store_path: Path) -> None:
    app = open_app(store_path, edit=True)
    bring_up_behind(ROOMS[app]).result()
    assert ROOMS[app].links.wait(SECONDS)
    _forget_links(store_path)
    bring_up_behind(ROOMS[app]).result()
    assert ROOMS[app].links.wait(SECONDS)
    assert _is_fresh(store_path)
