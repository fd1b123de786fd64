"""Where the reading room writes: one thing at a time, by a connection that stays open."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from models.store import Store, open_store

T = TypeVar("T")


class Desk:
    """Opens the store once; that alone takes as long as to write.

    What follows from what is written is brought up behind, which can take seconds.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._store: Store | None = None
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
        if self._store is None:
            opened = open_store(self._path, create=False)
            self._store = self._held.enter_context(opened.held_open())
        return self._store
