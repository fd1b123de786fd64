"""Where the reading room writes: one thing at a time, by a connection that stays open."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from models.store import Store, open_store
from referat.web.standing import FileMark, read_mark

T = TypeVar("T")
# So many seconds what a person says waits for another program that writes: an import, or what follows behind.
WAIT = 30.0


class Desk:
    """Opens the store once; that alone takes as long as to write. Another file in its place is opened anew.

    What follows from what is written is brought up behind, which can take seconds.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._mark: FileMark | None = None
        self._held = ExitStack()

    def write(self, change: Callable[[Store], T]) -> T:
        """What change gives, once nobody else writes here. Raises StoreError, and what change raises."""
        with self._lock:
            return change(self._open())

    def open(self) -> None:
        """Have the store open before the first thing is said."""
        with self._lock:
            self._open()

    def close(self) -> None:
        """Let go of the store."""
        with self._lock:
            self._held.close()
            self._store = None

    def _open(self) -> Store:
        mark = read_mark(self._path)
        if self._store is not None and self._mark != mark:
            # while those who read still hold the file that is gone, SQLite leaves the new one's log alone
            self._held.close()
            self._store = None
        if self._store is None:
            self._mark = mark
            opened = open_store(self._path, create=False, wait=WAIT)
            self._store = self._held.enter_context(opened.held_open())
        return self._store
