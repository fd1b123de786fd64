"""Start the reading room: answer until stopped."""

import asyncio
import logging
import signal
import socket
import sys
from pathlib import Path
from types import FrameType

import uvicorn
from datasette.app import Datasette

from referat.web import plugin
from referat.web.app import build_app
from referat.web.link_maker import LinkMaker
from referat.web.room import Options
from referat.web.warming import warm


class Ending:
    """Ends as a program ends: what other processes were started with is put away, not left behind.

    asked tells that it was wanted. at_once is false while the doors open: what a signal raises then can be
    swallowed in a callback of some library, so that the server looks at asked once it is up.
    """

    def __init__(self) -> None:
        self.asked, self.at_once = False, True

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        """What the signal calls."""
        self.asked = True
        if self.at_once:
            sys.exit()


class _Server(uvicorn.Server):
    """A server that takes its other processes with it when a signal ends it."""

    def __init__(self, config: uvicorn.Config, datasette: Datasette, ending: Ending | None) -> None:
        super().__init__(config)
        self._datasette, self._ending = datasette, ending

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the doors, and make what is only made the first time."""
        await super().startup(sockets)
        self.should_exit = self.should_exit or (self._ending is not None and self._ending.asked)
        self._warming = asyncio.create_task(warm(self._datasette, plugin.ROOMS[self._datasette]))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer what is asked, then stop drawing and finding links."""
        self._warming.cancel()
        await super().shutdown(sockets)
        plugin.ROOMS[self._datasette].close()


def end_in_order() -> Ending:
    """Let the signal that ends programs end this one with all that it has started."""
    ending = Ending()
    signal.signal(signal.SIGTERM, ending)
    return ending


def serve(
    path: Path, options: Options, listener: socket.socket, links: LinkMaker, ending: Ending | None = None
) -> None:
    """Answer on a socket that listens, until Ctrl-C; links may still be at work."""
    datasette = build_app(path, options, links)
    config = uvicorn.Config(
        datasette.app(),
        interface="asgi3",
        log_level=logging.WARNING,
        lifespan="on",
        server_header=False,
        date_header=False,
    )
    room = plugin.ROOMS[datasette]
    room.painter.start()
    links.watch(room.quiet)
    _Server(config, datasette, ending).run(sockets=[listener])
