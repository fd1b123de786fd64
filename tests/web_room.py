"""A reading room for tests: invented records, some of them closed, and a client that asks in this process."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from httpx import Response

from models.records import AgendaItem, Passage, Recommendation
from models.records_rulings import Attendance, Ballot, LawReference, Statement
from models.store import open_store
from referat.joining.linking import link_sittings
from referat.pipeline import import_paths
from referat.tracing.links import update_links
from referat.web.app import build_app
from referat.web.preparing import prepare_store
from referat.web.room import Options
from tests.made_records import PARSED, document, found

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
# What stands in the closed item and may be on no page.
SECRETS = ("HEMMELIGTITEL", "HEMMELIGBESLUTNING", "HEMMELIGINDSTILLING", "HEMMELIGTEKST", "99.00.00-H99-1")
CLOSED = AgendaItem(
    number=found("5"),
    title=found(SECRETS[0]),
    closed=True,
    case_number=found(SECRETS[4]),
    decision_text=found(SECRETS[1]),
    recommendations=(Recommendation(point=None, text=found(SECRETS[2])),),
    ballots=(Ballot(about=found(SECRETS[1]), against=(found(SECRETS[3]),)),),
    statements=(Statement(kind="minority", text=found(SECRETS[3]), by=(found(SECRETS[2]),)),),
    law_references=(LawReference(printed=found(SECRETS[3]), act=found(SECRETS[2])),),
    attendance=(Attendance(name=found(SECRETS[3]), status="recused", said=found(SECRETS[1])),),
    passages=(Passage(role="text", heading=None, text=found(SECRETS[3])),),
    pages=(2, 2),
)


def make_store(path: Path) -> Path:
    """A store with a meeting, one item of which is closed, and a proposal."""
    store = open_store(path, create=True)
    meeting = PARSED.meetings[0]
    parsed = replace(
        PARSED, meetings=(replace(meeting, items=(*meeting.items, CLOSED)), *PARSED.meetings[1:])
    )
    store.save_document(document(str(path.parent / "nørreby.pdf")), parsed, "1")
    link_sittings(store)
    store.close()
    prepare_all(path)
    return path


def open_app(path: Path, **options: Any) -> Datasette:
    return build_app(path, Options(**options))


def ask(app: Datasette, path: str, **options: Any) -> Response:
    """The answer to GET, as a browser on this machine gets it."""
    answer: Response = asyncio.run(app.client.get(path, **options))
    return answer


def import_samples(path: Path, folder: Path, names: tuple[str, ...]) -> Path:
    """A store of some of the samples, copied to a folder of the test's own."""
    papers = folder / "papirer"
    papers.mkdir(exist_ok=True)
    for name in names:
        shutil.copy(SAMPLES / name, papers)
    store = open_store(path, create=True)
    import_paths([papers], store)
    store.close()
    prepare_all(path)
    return path


def prepare_all(path: Path) -> None:
    """What a reading room brings up before its doors open, and the links, which it finds behind them."""
    prepare_store(path)
    store = open_store(path, create=False)
    update_links(store)
    store.close()


def code_of(path: Path, kind: str, like: str = "%") -> str:
    """The code of an entry of the search, the first of a kind whose title is like this."""
    titles = {"item": "item", "proposal": "proposal"}
    query = "SELECT e.code FROM search_entry e WHERE e.kind = ? ORDER BY e.id LIMIT 1"
    values = [kind]
    if kind in titles:
        query = (
            f"SELECT e.code FROM search_entry e JOIN {titles[kind]} r ON r.id = e.record_id"
            " WHERE e.kind = ? AND r.title LIKE ? ORDER BY e.id LIMIT 1"
        )
        values = [kind, like]
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute(query, values).fetchone()[0])
