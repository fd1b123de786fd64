"""A reading room for tests: invented records, some of them closed, and a client that asks in this process."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from httpx import Response

from models.records import AgendaItem, Passage, Recommendation
from models.store import open_store
from referat.linking import link_sittings
from referat.web.app import build_app
from referat.web.room import Options
from referat.web.serving import prepare_store
from tests.made_records import PARSED, document, found

# What stands in the closed item and may be on no page.
SECRETS = ("HEMMELIGTITEL", "HEMMELIGBESLUTNING", "HEMMELIGINDSTILLING", "HEMMELIGTEKST", "99.00.00-H99-1")
CLOSED = AgendaItem(
    number=found("5"),
    title=found(SECRETS[0]),
    closed=True,
    case_number=found(SECRETS[4]),
    decision_text=found(SECRETS[1]),
    recommendations=(Recommendation(point=None, text=found(SECRETS[2])),),
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
    prepare_store(store)
    return path


def open_app(path: Path, **options: Any) -> Datasette:
    return build_app(path, Options(**options))


def ask(app: Datasette, path: str, **options: Any) -> Response:
    """The answer to GET, as a browser on this machine gets it."""
    answer: Response = asyncio.run(app.client.get(path, **options))
    return answer
