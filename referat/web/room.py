"""What all pages share: the store to read, and how the reading room was started."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection

from models.document_info import DocumentInfo
from models.documents import load_sorted
from models.store import Store
from referat.web.link_maker import LinkMaker, Stamp, read_stamp
from referat.web.painter import Painter
from referat.web.reading import open_reading_store

T = TypeVar("T")


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
    """The reading room: the store as its pages read it."""

    path: Path
    store: Store
    options: Options
    links: LinkMaker
    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    painter: Painter = field(default_factory=Painter)
    _kept: dict[str, tuple[Stamp, Any]] = field(default_factory=dict)

    def remember(self, name: str, find: Callable[[], T]) -> T:
        """What find gives, found anew only when the store was written since; front pages count a lot."""
        stamp = read_stamp(self.path)
        kept = self._kept.get(name)
        if kept is None or kept[0] != stamp:
            kept = self._kept[name] = (stamp, find())
        value: T = kept[1]
        return value

    def documents(self, connection: Connection) -> tuple[DocumentInfo, ...]:
        """All documents with their names."""
        return self.remember("documents", lambda: load_sorted(connection))


def open_room(path: Path, options: Options | None = None, links: LinkMaker | None = None) -> Room:
    """The reading room on a store that is there and of the present schema."""
    return Room(
        path=path,
        store=open_reading_store(path),
        options=options or Options(),
        links=links or LinkMaker(path),
    )
