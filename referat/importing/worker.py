"""The inside of a worker process: answer calls from the pipe, and never outlive the main process."""

import ctypes
import os
import signal
import sys
import threading
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Any

# Linux: the signal that the kernel sends when the parent dies.
PR_SET_PDEATHSIG = 1


class _Line:
    """The pipe to the main process, None where there is none: in the main process itself, or on a cluster."""

    channel: Connection | None = None


def report_alive(pages: int = 0, *, more: float = 0.0) -> None:
    """Tell who watches this process that the work gets on, and that so many more pages are done.

    more is how many seconds the next step may take beyond the limits. Does nothing outside a worker of our
    own pool.
    """
    if _Line.channel is not None:
        _Line.channel.send(("alive", (pages, more)))


def give_back_memory() -> None:
    """Give memory that is no longer held back to the system, which glibc does not by itself.

    What PDFium held of a pack of 3,000 pages is 65 MB. Does nothing where the system has other ways.
    """
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def serve(channel: Connection) -> None:
    """Answer calls until the main process closes the pipe."""
    os.setsid()
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _follow_parent()
    _Line.channel = channel
    channel.send(("ready", None))
    while True:
        try:
            fn, args, kwargs = channel.recv()
        except (EOFError, OSError):
            return
        except Exception as err:  # the call cannot be unpickled here
            channel.send(("error", err))
            continue
        _send(channel, _answer(fn, args, kwargs))


def _answer(fn: Any, args: Any, kwargs: Any) -> tuple[str, Any]:
    try:
        return "result", fn(*args, **kwargs)
    except Exception as err:
        return "error", err


def _send(channel: Connection, message: tuple[str, Any]) -> None:
    try:
        channel.send(message)
    except OSError:
        raise
    except Exception as err:  # what cannot be pickled, pickle says in many ways
        channel.send(("error", RuntimeError(f"{type(err).__name__}: {err}")))


def _follow_parent() -> None:
    """Die with the main process, in the middle of whatever is done, with all that was started here."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os.killpg(0, signal.SIGKILL)
