"""What a correction sets going in the reading room: what is written at once, and what waits its turn."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from models.errors import StoreError
from models.store import open_store
from referat.joining.linking import link_sittings
from referat.review.rulings import Said, drop, keep
from referat.web.desk import Desk
from referat.web.quiet import Quiet
from tests.made_records import PARSED, document
from tests.web_room import make_store

SHA = document().source.sha256[:12]
TITLE = f"{SHA}/meetings-1/items-3/title"
SECONDS = 30
# All pages that are asked for as the doors open, in a process that has read no paper.
PAGES = """
import asyncio, sys
from pathlib import Path
from referat.web.app import build_app
from referat.web.plugin import ROOMS
from referat.web.room import Options
from referat.web.warming import warm
app = build_app(Path(sys.argv[1]), Options(edit=True))
asyncio.run(warm(app, ROOMS[app]))
sys.exit(", ".join(name for name in ("pandas", "spacy", "cv2", "pypdfium2") if name in sys.modules) or None)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_store(tmp_path / "arkiv.db")


def test_who_answers_loads_nothing_that_only_reads_papers(path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", PAGES, str(path)], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stderr) == (0, "")


def test_meetings_as_held_are_never_seen_without_a_correction(path: Path) -> None:
    """An item that another document calls closed is known by them alone."""
    store = open_store(path)
    agenda = replace(
        PARSED,
        kind="agenda",
        proposals=(),
        meetings=tuple(replace(one, kind="agenda") for one in PARSED.meetings),
    )
    store.save_document(document("/arkiv/dagsorden.pdf", "dagsorden"), agenda, "1")
    link_sittings(store)
    tied = "SELECT COUNT(*), COUNT(DISTINCT sitting_item_id) FROM sitting_part"
    with store.reading() as connection:
        before = connection.exec_driver_sql(tied).one()
    assert before[0] > before[1]
    made = keep(store, TITLE, Said(verdict="corrected", value="En anden titel", by="Karen Holm"))
    with store.reading() as connection:
        assert connection.exec_driver_sql(tied).one() == before
    assert made is not None
    drop(store, made, "Karen Holm")
    with store.reading() as connection:
        assert connection.exec_driver_sql(tied).one() == before
    assert link_sittings(store) == 0
    store.close()


def test_what_goes_on_behind_waits_until_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("referat.web.quiet.PAUSE", 0.02)
    quiet, done = Quiet(), threading.Event()
    quiet.wait()
    quiet.begin()
    waiting = threading.Thread(target=lambda: (quiet.wait(), done.set()))
    waiting.start()
    assert not done.wait(0.3)
    quiet.end()
    assert done.wait(SECONDS)
    quiet.begin()
    quiet.stop()
    quiet.wait()


def test_one_desk_writes_with_one_connection_until_it_is_closed(path: Path) -> None:
    desk = Desk(path)
    stores = [desk.write(lambda store: store), desk.write(lambda store: store)]
    assert stores[0] is stores[1]
    desk.close()
    shutil.move(path, path.with_name("flyttet.db"))
    with pytest.raises(StoreError, match="findes ikke"):
        desk.open()
