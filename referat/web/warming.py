"""Pages asked for once as the doors open, so that nobody waits for what is only made the first time."""

import asyncio
import logging
from typing import Any
from urllib.parse import quote

from datasette.app import Datasette
from sqlalchemy import Connection

from models.danish_words import put_in_order
from referat.web.app import DATA
from referat.web.guard import COOKIE
from referat.web.lookups import MEETING_CODE_SQL, load_value
from referat.web.room import Room

LOG = logging.getLogger(__name__)
SURE = ("/", "/soeg", "/moeder", "/forslag", "/emner", "/indlaesning", "/fuldstaendighed", "/dokumenter")
TABLES = ("", "/items", "/amounts", "/decisions")
EDITED = ("/gennemgang", "/gennemgang/rettelser")
# An entry of each kind, and where it is shown.
CODE = "SELECT code FROM search_entry WHERE kind = :kind ORDER BY id DESC LIMIT 1"
SHOWN = {
    "item": ("/punkt/", "/forloeb/"),
    "proposal": ("/forslag/", "/forloeb/"),
    "overview": ("/oversigt/",),
}
MEETING = (
    f"SELECT {MEETING_CODE_SQL} FROM meeting m JOIN document d ON d.id = m.document_id ORDER BY m.id LIMIT 1"
)
# Words to search for; each connection reads its part of the index for the first time.
WORDS = ("budget", "skole", "udvalg", "kommune", "afviste forslag om skole")


async def warm(datasette: Datasette, room: Room) -> None:
    """Ask for a page of each kind; what goes wrong is told when a person asks."""
    with room.store.reading() as connection:
        pages = list_pages(connection, edit=room.options.edit)
    options: dict[str, Any] = {}
    if room.options.token is not None:
        options["headers"] = {"cookie": f"{COOKIE}={room.options.token}"}
    await asyncio.to_thread(put_in_order)
    if room.options.edit:
        await asyncio.to_thread(room.desk.open)
    for page in pages:
        answer = await datasette.client.get(page, **options)
        if answer.status_code >= 500:
            LOG.warning("%s: %s", page, answer.status_code)


def list_pages(connection: Connection, *, edit: bool) -> list[str]:
    """The addresses of pages of each kind there is."""
    pages = [*SURE, *(f"/soeg?q={quote(word)}" for word in WORDS)]
    for kind, places in SHOWN.items():
        code = load_value(connection, CODE, kind=kind)
        pages += [f"{place}{code}" for place in places if code]
    meeting = load_value(connection, MEETING)
    pages += [f"/moede/{meeting}"] if meeting else []
    pages += [f"/{DATA}{table}" for table in TABLES]
    return pages + list(EDITED if edit else ())
