"""The links of records are found in a process of their own, while the pages answer."""

import logging
import multiprocessing
import signal
import threading
from multiprocessing.context import SpawnProcess
from pathlib import Path

from models.errors import ReferatError
from models.store import open_store
from referat.tracing.links import are_links_fresh, update_links

LOG = logging.getLogger(__name__)


def make_links(path: Path) -> None:
    """Bring the links up to the records; Ctrl-C is for the reading room, which stops this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    store = open_store(path, create=False)
    update_links(store)
    store.close()


class LinkMaker:
    """Finds the links anew, one run at a time; asked for meanwhile, once more after that."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._asked = False
        self._stopped = False
        self._process: SpawnProcess | None = None
        self._done = threading.Event()
        self._done.set()

    @property
    def is_running(self) -> bool:
        """Whether links are being found right now."""
        return not self._done.is_set()

    def start(self) -> None:
        """Find the links unless they are those of the records already; returns at once."""
        with self._lock:
            self._asked = True
            if self._done.is_set():
                self._done.clear()
                threading.Thread(target=self._run, name="links", daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Whether it is done, after so many seconds at most."""
        return self._done.wait(seconds)

    def stop(self) -> None:
        """End what is under way; the next start of the reading room finds the links."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.terminate()

    def _run(self) -> None:
        while self._is_asked():
            try:
                if _are_fresh(self._path):
                    continue
                exit_code = self._make()
            except ReferatError:
                exit_code = 1
            if exit_code and not self._stopped:
                LOG.error("%s: forbindelserne kunne ikke findes. Kør: referat links.", self._path)

    def _is_asked(self) -> bool:
        """Whether there is more to do; where not, that is told."""
        with self._lock:
            if self._stopped or not self._asked:
                self._done.set()
                return False
            self._asked = False
            return True

    def _make(self) -> int | None:
        """Find the links in a process of its own; gives its exit code."""
        process = multiprocessing.get_context("spawn").Process(
            target=make_links, args=(self._path,), daemon=True
        )
        with self._lock:
            if self._stopped:
                return None
            process.start()
            self._process = process
        process.join()
        return process.exitcode


def _are_fresh(path: Path) -> bool:
    store = open_store(path, create=False)
    try:
        with store.reading() as connection:
            return are_links_fresh(connection)
    finally:
        store.close()
