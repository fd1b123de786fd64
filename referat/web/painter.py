"""Pages drawn on demand, by a process of their own, and the last of them kept."""

import asyncio
import multiprocessing
from collections import OrderedDict
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

from referat.web import drawing_call
from referat.web.drawn import Drawn, Wanted

# How many pages are kept, how long one may take, and how many may wait.
KEPT, SECONDS, WAITING = 48, 30.0, 24
SLOW = "Siden tog for lang tid at tegne. Åbn originalen i stedet."
BROKEN = "Siden kunne ikke tegnes: filen bragte læseren ned. Åbn originalen i stedet."
BUSY = "Der tegnes for mange sider på én gang. Prøv igen om lidt."
Key = tuple[object, ...]


class Painter:
    """Draws one page at a time: PDFium takes no two at once. What it drew last is kept in memory alone."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Drawn] = OrderedDict()
        self._pool: ProcessPoolExecutor | None = None
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def draw(self, wanted: Wanted) -> Drawn:
        """The page with its marks, or why it cannot be shown."""
        key = (wanted.info.sha256, wanted.page, wanted.spots, wanted.covered, wanted.hidden)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if self._waiting >= WAITING:
            return Drawn(fault=BUSY)
        self._waiting += 1
        try:
            async with self._turn:
                drawn = await self._draw(wanted)
        finally:
            self._waiting -= 1
        if drawn.fault is None:
            self._kept[key] = drawn
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return drawn

    def start(self) -> ProcessPoolExecutor:
        """The process that draws, started and its readers loaded where there is none yet."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
            self._pool.submit(drawing_call.load)
        return self._pool

    async def _draw(self, wanted: Wanted) -> Drawn:
        try:
            drawn = asyncio.get_running_loop().run_in_executor(self.start(), drawing_call.draw, wanted)
            return await asyncio.wait_for(drawn, SECONDS)
        except TimeoutError:
            self.stop()
            return Drawn(fault=SLOW)
        except BrokenProcessPool:
            self.stop()
            return Drawn(fault=BROKEN)

    def stop(self) -> None:
        """End the process, whatever it is at."""
        if self._pool is None:
            return
        processes = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            with suppress(OSError, ValueError):
                process.kill()
        self._pool = None
