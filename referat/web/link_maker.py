"""What follows from the records is brought up in a process of its own, while the pages answer.

The words of the search, the topics, the links, and what became of the proposals by those: all of it is kept
in the store, where commands and Python find it too.
"""

import logging
import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.context import SpawnProcess
from pathlib import Path

from models.errors import ReferatError
from models.store import Store, open_store
from referat.searching.topic_index import are_topics_fresh, update_topics
from referat.tracing.links import are_links_fresh, update_links
from referat.web.quiet import Quiet

LOG = logging.getLogger(__name__)
# How often it is looked for what others wrote.
BETWEEN = 4.0
# How far a process stands back behind others.
LAST = 19
Stamp = tuple[tuple[int, int, int], ...]


def bring_up(path: Path, *, behind: bool = False) -> None:
    """Bring all that follows up to the records. Ctrl-C is for the reading room, which stops this.

    behind lets other programs go first: pages are answered meanwhile.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if behind and hasattr(os, "nice"):
        os.nice(LAST)
    try:
        store = open_store(path, create=False)
        update_topics(store)
        update_links(store)
        store.close()
    except ReferatError as err:
        sys.exit(str(err))


def read_stamp(path: Path) -> Stamp:
    """Which files the store's are, when they were written last, and how large they are."""
    files = (path, path.with_name(f"{path.name}-wal"))
    facts = [file.stat() if file.exists() else None for file in files]
    return tuple((fact.st_ino, fact.st_mtime_ns, fact.st_size) if fact else (0, 0, 0) for fact in facts)


class LinkMaker:
    """Brings up what follows from the records, one run at a time; asked for meanwhile, once more after."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._asked = False
        self._quiet: Quiet | None = None
        self._stopped = threading.Event()
        self._process: SpawnProcess | None = None
        self._done = threading.Event()
        self._done.set()

    @property
    def is_running(self) -> bool:
        """Whether it is under way right now."""
        return not self._done.is_set()

    def start(self) -> None:
        """Bring up what is not that of the records already; returns at once."""
        with self._lock:
            self._asked = True
            if self._done.is_set():
                self._done.clear()
                threading.Thread(target=self._run, name="links", daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Whether it is done, after so many seconds at most."""
        return self._done.wait(seconds)

    def watch(self, quiet: Quiet) -> None:
        """Bring it up whenever another program has written to the store and is done with it, from now on.

        Pages are answered from now on, and go first.
        """
        self._quiet = quiet
        threading.Thread(target=self._watch, name="watch", daemon=True).start()

    def stop(self) -> None:
        """End what is under way; the next start of the reading room goes on with it."""
        with self._lock:
            self._stopped.set()
            if self._process is not None:
                self._process.terminate()

    def _watch(self) -> None:
        seen = last = read_stamp(self._path)
        while not self._stopped.wait(BETWEEN):
            now = read_stamp(self._path)
            if now == last and now != seen and not self.is_running:
                seen = now
                self.start()
            last = now

    def _run(self) -> None:
        while self._is_asked():
            if self._make() and not self._stopped.is_set():
                LOG.error("%s: forbindelserne kunne ikke findes. Kør: referat links.", self._path)

    def _is_asked(self) -> bool:
        """Whether there is more to do; where not, that is told."""
        with self._lock:
            if self._stopped.is_set() or not self._asked:
                self._done.set()
                return False
            self._asked = False
            return True

    def _make(self) -> int | None:
        """Bring it up in a process of its own where there is need; gives its exit code."""
        if self._quiet is not None:
            self._quiet.wait()
        if is_fresh(self._path):
            return None
        context = multiprocessing.get_context("spawn")
        process = context.Process(
            target=bring_up, args=(self._path,), kwargs={"behind": self._quiet is not None}, daemon=True
        )
        with self._lock:
            if self._stopped.is_set():
                return None
            process.start()
            self._process = process
        process.join()
        return process.exitcode


def is_fresh(path: Path) -> bool:
    """Whether words, topics and links are those of the records, as far as the store can be read."""
    try:
        store = open_store(path, create=False)
    except ReferatError:
        return False
    try:
        return _are_all_fresh(store)
    finally:
        store.close()


def _are_all_fresh(store: Store) -> bool:
    with store.reading() as connection:
        return are_topics_fresh(connection) and are_links_fresh(connection)
