"""What all pages share: the store to read, and how the reading room was started."""

import logging
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from models.document_info import DocumentInfo
from models.documents import load_sorted
from models.errors import ReferatError
from models.store import Store
from referat.web.desk import Desk
from referat.web.link_maker import LinkMaker, Stamp, read_stamp
from referat.web.painter import Painter
from referat.web.quiet import Quiet
from referat.web.reading import open_reading_store

T = TypeVar("T")
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the reading room was started; token is None where this machine alone reaches it."""

    host: str = "127.0.0.1"
    port: int = 8001
    token: str | None = None
    edit: bool = False
    download: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The reading room: the store as its pages read it, and the desk where people write."""

    path: Path
    store: Store
    options: Options
    links: LinkMaker
    desk: Desk
    quiet: Quiet = field(default_factory=Quiet)
    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    painter: Painter = field(default_factory=Painter)
    _kept: dict[str, tuple[Stamp, Any]] = field(default_factory=dict)
    _lagging: dict[str, Callable[[Connection], Any]] = field(default_factory=dict)
    _behind: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="counts")
    )

    def remember(
        self, name: str, connection: Connection, find: Callable[[Connection], T], *, lags: bool = False
    ) -> T:
        """What find gives, found anew only when the store was written since; front pages count a lot.

        What lags is given as it was while it is found anew behind.
        """
        stamp = read_stamp(self.path)
        kept = self._kept.get(name)
        if lags:
            self._lagging[name] = find
        if kept is None or (kept[0] != stamp and not lags):
            kept = self._kept[name] = (stamp, find(connection))
        elif kept[0] != stamp:
            self._behind.submit(self._renew, name)
        value: T = kept[1]
        return value

    def renew(self) -> None:
        """Bring up, behind and once it is quiet, what follows from what was just written."""
        for name in tuple(self._lagging):
            self._behind.submit(self._renew, name)
        self.links.start()

    def close(self) -> None:
        """Stop what goes on behind, and let go of the store."""
        self.quiet.stop()
        self.painter.stop()
        self.links.stop()
        self.desk.close()

    def _renew(self, name: str) -> None:
        self.quiet.wait()
        stamp = read_stamp(self.path)
        kept = self._kept.get(name)
        if kept is not None and kept[0] == stamp:
            return
        try:
            with self.store.reading() as connection:
                self._kept[name] = (stamp, self._lagging[name](connection))
        except (ReferatError, SQLAlchemyError):
            LOG.exception("%s: kunne ikke tælles", name)

    def documents(self, connection: Connection) -> tuple[DocumentInfo, ...]:
        """All documents with their names."""
        return self.remember("documents", connection, load_sorted)


def open_room(path: Path, options: Options | None = None, links: LinkMaker | None = None) -> Room:
    """The reading room on a store that is there and of the present schema."""
    return Room(
        path=path,
        store=open_reading_store(path),
        options=options or Options(),
        links=links or LinkMaker(path),
        desk=Desk(path),
    )
