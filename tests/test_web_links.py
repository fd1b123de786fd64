"""The links behind the reading room: found while its pages answer, anew after a correction, and told."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest

from models.store import open_store
from referat.tracing.frames import statuses
from referat.tracing.links import are_links_fresh
from referat.web.link_maker import LinkMaker
from referat.web.plugin import ROOMS
from referat.web.quiet import Quiet
from tests.web_room import ask, code_of, import_samples, make_store, open_app

SECONDS = 120
NOTE = "Forbindelserne findes lige nu"


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return make_store(tmp_path / "referat.db")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with proposals that no closed item hides."""
    folder = tmp_path_factory.mktemp("forslag")
    return import_samples(folder / "arkiv.db", folder, ("investeringsforslag-2025.pdf",))


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
    assert "De findes om lidt" in ask(app, address).text
    monkeypatch.setattr(LinkMaker, "is_running", True)
    shown = ask(app, address).text
    assert NOTE in shown and "De findes om lidt" not in shown


def test_links_follow_what_is_said(store_path: Path) -> None:
    app = open_app(store_path, edit=True)
    links = ROOMS[app].links
    links.start()
    assert links.wait(SECONDS)
    _forget_links(store_path)
    links.start()
    assert links.wait(SECONDS)
    assert _is_fresh(store_path)


def _say(path: Path, code: str, status: str, because: str, decided: str | None) -> None:
    """Let a proposal have become something, by the links as they are."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM proposal_status")
        connection.execute(
            "INSERT INTO proposal_status (code, status, because, decided) VALUES (?, ?, ?, ?)",
            (code, status, because, decided),
        )


def test_what_became_of_proposals_is_kept_with_the_links(archive: Path) -> None:
    _forget_links(archive)
    links = LinkMaker(archive)
    links.start()
    assert links.wait(SECONDS)
    with closing(sqlite3.connect(archive)) as connection:
        kept = dict(connection.execute("SELECT code, because FROM proposal_status").fetchall())
    store = open_store(archive, create=False)
    told = statuses(store)
    store.close()
    assert len(told) == len(kept) > 1
    assert dict(zip(told["id"], told["because"], strict=True)) == kept


def test_proposals_are_sifted_by_what_became_of_them(archive: Path) -> None:
    app = open_app(archive)
    code = code_of(archive, "proposal")
    listed = f'href="/forslag/{code}"'
    assert listed in ask(app, "/forslag").text
    assert listed in ask(app, "/forslag?status=unknown").text
    _say(archive, code, "rejected", "Byrådet, punkt 4", "2024-03-05")
    app = open_app(archive)
    shown = ask(app, "/forslag?status=rejected").text
    assert listed in shown and "Byrådet, punkt 4" in shown and "afslået" in shown
    assert "/forslag?status=rejected" in ask(app, "/").text
    assert "afslået" in ask(app, f"/forslag/{code}").text
    assert "Intet forslag passer" in ask(app, "/forslag?status=approved").text
    assert listed not in ask(app, "/forslag?status=unknown").text
    assert 'class="fault"' in ask(app, "/forslag?status=x").text


def test_what_became_of_a_proposal_that_is_hidden_is_not_told(store_path: Path) -> None:
    room = ROOMS[open_app(store_path)]
    with closing(sqlite3.connect(store_path)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM proposal_status").fetchone()[0]
    with room.store.reading() as shown:
        rows = shown.exec_driver_sql("SELECT * FROM proposal_status").all()
    assert not rows, "it stands on a page of a closed item"


def test_proposals_are_sifted_by_words_and_topic(archive: Path) -> None:
    code = code_of(archive, "proposal")
    _say(archive, code, "rejected", "Byrådet, punkt 4", None)
    app = open_app(archive)
    with closing(sqlite3.connect(archive)) as connection:
        query = "SELECT title FROM proposal p JOIN search_entry e ON e.record_id = p.id WHERE e.code = ?"
        title = connection.execute(query, (code,)).fetchone()[0]
    word = max(title.split(), key=len)
    listed = f'href="/forslag/{code}"'
    assert listed in ask(app, "/forslag", params={"q": word}).text
    assert listed not in ask(app, "/forslag?q=findesikke").text
    assert 'class="fault"' in ask(app, "/forslag?emne=findesikke").text
    asked = ask(app, "/soeg", params={"q": f"afviste forslag om {word}"}).text
    assert f"/forslag?{urlencode({'q': word, 'status': 'rejected'})}".replace("&", "&amp;") in asked


def test_what_another_program_writes_is_brought_up(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("referat.web.link_maker.BETWEEN", 0.05)
    links = LinkMaker(store_path)
    links.watch(Quiet())
    _forget_links(store_path)
    last = time.monotonic() + SECONDS
    while not _is_fresh(store_path) and time.monotonic() < last:
        time.sleep(0.1)
    links.stop()
    assert _is_fresh(store_path)


@pytest.mark.workers
def test_a_reading_room_that_is_ended_leaves_nothing_behind(archive: Path) -> None:
    command = [str(Path(sys.executable).with_name("referat")), "--db", str(archive), "serve", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=archive.parent
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http")
        process.terminate()
        said = process.communicate(timeout=SECONDS)[1]
    assert process.returncode == 0
    assert "leaked" not in said and "Traceback" not in said
