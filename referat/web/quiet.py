"""When nobody asks for a page: what is only brought up behind waits for that."""

import threading
import time

# So long nothing is asked for before it counts as quiet, and so long that is waited for.
PAUSE, LONGEST = 0.6, 20.0


class Quiet:
    """Counts the answers under way, and knows when the last of them was done."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way = 0
        self._last = float("-inf")
        self._stopped = threading.Event()

    def begin(self) -> None:
        """Something is asked for."""
        with self._lock:
            self._under_way += 1

    def end(self) -> None:
        """It is answered."""
        with self._lock:
            self._under_way -= 1
            self._last = time.monotonic()

    def wait(self) -> None:
        """Come back when it is quiet, or has not been for long, or all ends."""
        last_try = time.monotonic() + LONGEST
        while (left := self._find_left()) > 0 and time.monotonic() < last_try:
            if self._stopped.wait(left):
                return

    def stop(self) -> None:
        """Let go of all who wait."""
        self._stopped.set()

    def _find_left(self) -> float:
        """How many seconds it takes until it is quiet, if nothing more is asked for."""
        with self._lock:
            if self._under_way:
                return PAUSE
            return self._last + PAUSE - time.monotonic()
