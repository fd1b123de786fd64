"""Start the reading room: bring up what is made from the records, then answer until stopped."""

import logging
import socket
from collections.abc import Sequence
from pathlib import Path

import uvicorn

from models.store import Store
from referat.searching.index import update_index
from referat.web.app import build_app
from referat.web.room import Options


def prepare_store(store: Store, topics: Sequence[Path] = ()) -> None:
    """Bring the search, the topics and the links up to the records; nothing is left to write then."""
    from referat.searching.topic_index import update_topics
    from referat.tracing.links import update_links

    update_index(store)
    update_topics(store, topics)
    update_links(store)
    store.close()


def serve(path: Path, options: Options, listener: socket.socket) -> None:
    """Answer on a socket that listens, until Ctrl-C."""
    datasette = build_app(path, options)
    config = uvicorn.Config(
        datasette.app(), log_level=logging.WARNING, lifespan="on", server_header=False, date_header=False
    )
    uvicorn.Server(config).run(sockets=[listener])
