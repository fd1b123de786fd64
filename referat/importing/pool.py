"""Worker processes that are watched from outside: a concurrent.futures executor with limits.

Each slot is a thread with one process of its own. What a process does cannot harm the others: one that takes
too long or too much is killed with its children, one that dies is replaced, and either costs one call.
Workers come from a server process that has loaded what they need once, so that a new one is there soon.
"""

import contextlib
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

import psutil

from models.errors import MemoryLimitBroken, TimeLimitBroken, WorkerCrashed, WorkerNotStarted
from referat.danish.wording import count, number
from referat.importing.worker import serve

P = ParamSpec("P")
T = TypeVar("T")

# How long between two looks at a worker, and between two at the processes it started, in seconds.
LOOK_SECONDS, FAMILY_SECONDS = 0.1, 1.0
# How long a worker may take to get ready, in seconds; loading everything takes two to five.
START_SECONDS = 120.0
# How often a worker is started anew that goes down before it is ready.
START_TRIES = 3
NOT_READY = "arbejderprocessen går ned, før den er klar. Det er en fejl i programmet: meld den."
# How long a slot may take to stop at once; one that waits for its process to start ends with this one.
STOP_SECONDS = 2.0
# A worker that keeps this share of its memory limit after a file is replaced before the next.
KEEP_SHARE = 0.6
# What each page that is done adds to the time of the whole file, as a share of the limit: 30 of 180 seconds.
PAGE_SHARE = 1 / 6
MEGABYTE = 1_000_000
# Held while the main module is hidden.
_MAIN_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a call may take: seconds without a sign that it gets on, megabytes with its children.

    In all it may take those seconds once, and a share of them for each page (or file in an archive) it gets
    done: work that gets on too slowly is stopped, however often it says that it gets on.
    """

    seconds: float = 120.0
    memory_mb: float = 2000.0

    @property
    def page_seconds(self) -> float:
        """How many seconds each page that is done adds to what the call may take in all."""
        return self.seconds * PAGE_SHARE


@dataclass(frozen=True, slots=True)
class _Call:
    future: Future[Any]
    work: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class WorkerPool(Executor):
    """An executor of `jobs` processes, each call under limits.

    A call that breaks one fails with TimeLimitBroken or MemoryLimitBroken, one whose process dies with
    WorkerCrashed, and when no process can be started at all, with WorkerNotStarted. As a context manager it
    kills what still runs when it is left by an error, so that Ctrl-C leaves no process behind.

    >>> with WorkerPool(2, Limits(seconds=60)) as pool:
    ...     pool.submit(len, "Nørreby").result()
    7
    """

    def __init__(self, jobs: int, limits: Limits, preload: Sequence[str] = ()) -> None:
        """Nothing is started yet; preload names the modules that all workers have from the start."""
        self._jobs = jobs
        self._limits = limits
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._slots: list[threading.Thread] = []
        self._waiting = threading.Semaphore(0)
        self._stopping = threading.Event()
        self._closed = False
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(list(preload))

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run fn in one of the workers; it, its arguments and its result are pickled."""
        if self._closed:
            raise RuntimeError("the pool is closed")
        future: Future[T] = Future()
        self._calls.put(_Call(future, (fn, args, kwargs)))
        if not self._waiting.acquire(blocking=False) and len(self._slots) < self._jobs:
            slot = threading.Thread(target=self._run_slot, daemon=True)
            self._slots.append(slot)
            slot.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; with cancel_futures, kill those that run and drop those that wait."""
        self._closed = True
        if cancel_futures:
            self._stopping.set()
        for _ in self._slots:
            self._calls.put(None)
        if wait:
            for slot in self._slots:
                slot.join(STOP_SECONDS if cancel_futures else None)

    def __exit__(self, exc_type: type[BaseException] | None, *_: object) -> None:
        """Wait for what runs, or kill it when something went wrong."""
        self.shutdown(cancel_futures=exc_type is not None)

    def _run_slot(self) -> None:
        """A slot's thread: take calls and have them done, each by the slot's worker of the moment."""
        worker: _Worker | None = None
        try:
            while (call := self._calls.get()) is not None:
                worker = self._answer(call, worker)
                self._waiting.release()
        finally:
            if worker is not None:
                worker.kill()

    def _answer(self, call: _Call, worker: "_Worker | None") -> "_Worker | None":
        """Have one call done; gives the worker for the next, None when it is gone."""
        if self._stopping.is_set():
            call.future.cancel()
        if not call.future.set_running_or_notify_cancel():
            return worker
        try:
            worker = worker or _start(self._context)
            result = worker.do(call.work, self._limits, self._stopping)
        except (TimeLimitBroken, MemoryLimitBroken, WorkerCrashed, WorkerNotStarted) as err:
            if worker is not None:
                worker.kill()
            call.future.set_exception(err)
            return None
        except Exception as err:
            call.future.set_exception(err)
            return worker
        call.future.set_result(result)
        if worker.memory() > KEEP_SHARE * self._limits.memory_mb:
            worker.kill()
            return None
        return worker


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the main module while a process is started.

    Otherwise multiprocessing has the process run the user's script anew, which imports the same files again
    unless the script guards against it. Workers need nothing from there.
    """
    with _MAIN_LOCK:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def _start(context: Any) -> "_Worker":
    """A worker that is ready. Raises WorkerNotStarted when it goes down again and again before that."""
    for _ in range(START_TRIES):
        with contextlib.suppress(WorkerCrashed):
            return _Worker(context)
    raise WorkerNotStarted(NOT_READY)


class _Worker:
    """One process, the pipe to it, and what it takes."""

    def __init__(self, context: Any) -> None:
        self.channel, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs,), daemon=True, name="referat-worker")
        try:
            with _without_main():
                process.start()
        except (OSError, EOFError) as err:
            raise WorkerNotStarted(f"arbejderprocessen kan ikke startes ({err}). Prøv igen.") from err
        finally:
            theirs.close()
        self.process = process
        self.family = _Family(process.pid)
        try:
            if not self.channel.poll(START_SECONDS) or self._receive() != ("ready", None):
                raise WorkerNotStarted(NOT_READY)
        except BaseException:
            self.kill()
            raise

    def do(self, work: Any, limits: Limits, stopping: threading.Event) -> Any:
        """What the call gives. Raises what the call raised, or how its process came to an end."""
        self._send(work)
        clock = _Clock(limits)
        while True:
            message = self._receive() if self.channel.poll(LOOK_SECONDS) else None
            if message is not None and message[0] == "alive":
                clock.get_on(*message[1])
            elif message is not None:
                return _unfold(*message)
            if stopping.is_set():
                raise WorkerCrashed("kørslen blev afbrudt")
            clock.check()
            taken = self.memory()
            if taken > limits.memory_mb:
                raise MemoryLimitBroken(
                    f"filen brugte {taken:.0f} MB hukommelse, og grænsen er {limits.memory_mb:.0f} MB"
                )

    def memory(self) -> float:
        """The memory of the process and those it started, in megabytes."""
        return self.family.memory()

    def kill(self) -> None:
        """End the process and all it started, at once."""
        self.family.kill()
        self.process.kill()
        self.process.join()
        self.channel.close()

    def _send(self, work: Any) -> None:
        try:
            self.channel.send(work)
        except (BrokenPipeError, ConnectionResetError) as err:
            raise self._crash() from err

    def _receive(self) -> tuple[str, Any]:
        try:
            message: tuple[str, Any] = self.channel.recv()
        except (EOFError, OSError) as err:
            raise self._crash() from err
        return message

    def _crash(self) -> WorkerCrashed:
        self.process.join(1)
        code = self.process.exitcode
        if code is None or code >= 0:
            return WorkerCrashed(f"arbejderprocessen sluttede midt i filen (kode {code})")
        name = signal.Signals(-code).name
        hint = "; måske løb maskinen tør for hukommelse" if -code == signal.SIGKILL else ""
        return WorkerCrashed(f"arbejderprocessen gik ned ({name}{hint})")


class _Clock:
    """How long a call may still take: until its next sign, and in all."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.begun = time.monotonic()
        self.pages = 0
        self.more = 0.0
        self.next_sign = self.begun + limits.seconds

    def get_on(self, pages: int, more: float) -> None:
        """A sign came, with so many more pages done; the next step may take `more` seconds on top."""
        self.pages += pages
        self.more += more
        self.next_sign = time.monotonic() + self.limits.seconds + more

    def check(self) -> None:
        """Raises TimeLimitBroken when one of the limits is passed."""
        now, seconds = time.monotonic(), self.limits.seconds
        if now > self.next_sign:
            raise TimeLimitBroken(f"der kom intet ud af filen i {_seconds(seconds)}")
        in_all = seconds + self.pages * self.limits.page_seconds
        if now > self.begun + in_all + self.more:
            raise TimeLimitBroken(
                f"filen kom for langsomt videre: den måtte tage {_seconds(in_all)} for det, der blev læst "
                f"({count(self.pages, 'side', 'sider')})"
            )


def _seconds(amount: float) -> str:
    return count(int(amount), "sekund", "sekunder") if amount >= 1 else f"{number(round(amount, 3))} sekunder"


class _Family:
    """A worker's process and those it started (Tesseract); who they are is looked up now and then."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.members: list[psutil.Process] = []
        self.looked = 0.0

    def memory(self) -> float:
        """The memory in use by all of them, in megabytes; 0 for what is gone."""
        if time.monotonic() - self.looked > FAMILY_SECONDS:
            self._look()
        taken = 0
        for member in self.members:
            with contextlib.suppress(psutil.Error):
                taken += member.memory_info().rss
        return taken / MEGABYTE

    def kill(self) -> None:
        """Kill all of them; the worker leads a process group, so that none slips away."""
        self._look()
        with contextlib.suppress(OSError):
            os.killpg(self.pid, signal.SIGKILL)
        for member in self.members:
            with contextlib.suppress(psutil.Error):
                member.kill()

    def _look(self) -> None:
        self.looked = time.monotonic()
        self.members = []
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(self.pid)
            self.members = [process, *process.children(recursive=True)]


def _unfold(kind: str, value: Any) -> Any:
    if kind == "error":
        raise value
    return value


class Here(Executor):
    """An executor without processes: each call is done at once, where it is made, and under no limits."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The call, done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as err:
            future.set_exception(err)
        return future


def all_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
