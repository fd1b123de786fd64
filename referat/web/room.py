"""What all pages share: the store to read, and how the reading room was started."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from models.store import Store
from referat.web.reading import open_reading_store


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
    secret: str = field(default_factory=lambda: secrets.token_hex(32))


def open_room(path: Path, options: Options | None = None) -> Room:
    """The reading room on a store that is there and of the present schema."""
    return Room(path=path, store=open_reading_store(path), options=options or Options())
