"""Another file is put where the store was, while the reading room is open: it is read, and written to."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from datasette.app import Datasette

from models.errors import StoreError
from models.store import open_store
from referat.joining.linking import link_sittings
from referat.review.rulings import Said, keep
from referat.web.plugin import ROOMS
from tests.made_records import PARSED, document, found
from tests.web_room import SECRETS, ask, make_store, open_app, prepare_all

SHA = document().source.sha256[:12]
TITLE = f"{SHA}/meetings-1/items-3/title"
NEW = "Ny cykelsti gennem skoven"
WELL = Said(verdict="corrected", value="Rettet titel", by="Karen Holm")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_store(tmp_path / "arkiv.db")


def make_other(path: Path) -> Path:
    """A store beside it, whose item is called something else."""
    meeting = PARSED.meetings[0]
    items = tuple(replace(item, title=found(NEW)) for item in meeting.items[:1])
    store = open_store(path.with_name("ny.db"), create=True)
    store.save_document(document(), replace(PARSED, meetings=(replace(meeting, items=items),)), "2")
    link_sittings(store)
    store.close()
    prepare_all(store.path)
    return store.path


def titles(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT title FROM item ORDER BY id")]


def shown(app: Datasette) -> set[str]:
    """What our own pages and Datasette's call the item."""
    rows = json.loads(ask(app, "/data/items.json?_shape=array&number=3").text)
    page = ask(app, f"/moede/{SHA}-m1").text
    return {row["title"] for row in rows} | {title for title in (NEW, "langs fjorden") if title in page}


def test_pages_and_corrections_follow_to_the_new_file(path: Path) -> None:
    app = open_app(path, edit=True)
    desk = ROOMS[app].desk
    desk.open()
    assert shown(app) == {"Ny cykelsti langs fjorden", "langs fjorden"}
    old = path.with_name("gammel.db")
    other = make_other(path)
    path.rename(old)
    other.rename(path)
    assert shown(app) == {NEW}
    before = titles(old)
    assert desk.write(lambda store: keep(store, TITLE, WELL)) is not None
    assert "Rettet titel" in titles(path)
    assert titles(old) == before
    assert not [secret for secret in SECRETS if secret in ask(app, f"/moede/{SHA}-m1").text]
    ROOMS[app].close()


def test_a_store_that_is_gone_is_said_to_be(path: Path) -> None:
    app = open_app(path, edit=True)
    assert ask(app, "/moeder").status_code == 200
    ROOMS[app].desk.open()
    path.rename(path.with_name("gemt.db"))
    for page in ("/moeder", "/data?sql=select+1"):
        answer = ask(app, page)
        assert answer.status_code == 503
        assert "arkiv.db" in answer.text and "findes ikke" in answer.text
    with pytest.raises(StoreError, match="findes ikke"):
        ROOMS[app].desk.write(lambda store: keep(store, TITLE, WELL))
    path.with_name("gemt.db").rename(path)
    assert ask(app, "/moeder").status_code == 200
    ROOMS[app].close()
