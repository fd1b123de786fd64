"""Calls for worker processes: some that get on, and each way in which one can go wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

from models.errors import NotAPdf
from referat.importing.worker import report_alive


def double(number: int) -> int:
    return 2 * number


def own_pid() -> int:
    return os.getpid()


def hang() -> None:
    time.sleep(600)


def get_on(steps: int, pause: float, pages: int) -> str:
    """Takes longer than the limit in all, and tells after each step how many pages are done."""
    for _ in range(steps):
        time.sleep(pause)
        report_alive(pages)
    return "done"


def ask_for_more(pause: float) -> str:
    report_alive(more=60)
    time.sleep(pause)
    return "done"


def hang_with_child(noted: str) -> None:
    """Hangs, and so does a process that it started."""
    child = subprocess.Popen(["sleep", "600"])
    Path(noted).write_text(f"{os.getpid()} {child.pid}", encoding="ascii")
    time.sleep(600)


def take_memory() -> None:
    held = []
    while True:
        held.append(bytearray(20_000_000))
        time.sleep(0.02)


def exit_hard() -> None:
    os._exit(3)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def raise_ours() -> None:
    raise NotAPdf("a.pdf: er ikke en PDF.")


def give_what_cannot_be_sent() -> object:
    return lambda: None


def print_something() -> str:
    print("not data")
    return "done"


def die_at_start(channel: object) -> None:
    os._exit(3)
