"""Reads and parses files in one process after another, under limits in time and memory, without OCR.

Time is what the process computes, so that a machine with other work to do fails no file. Run as a program it
takes one path a line on its input and says one word a line of how it went.
"""

import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

MOST_MEMORY = 2_000_000_000
# How often the time is looked at, in seconds; and how much longer than it computes a process may wait.
LOOK = 0.25
WAITING = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one file went: the status of an error of ours, "ok", "fault", "time", "memory" or "crash"."""

    path: Path
    status: str
    seconds: float
    said: str = ""


def read_all(paths: Sequence[Path], seconds: float) -> Iterator[Outcome]:
    """Each file in turn; a process that dies or takes too long is ended and another one takes its place."""
    worker = start()
    for path in paths:
        before = computed(worker.pid)
        said = ask(worker, path, seconds).strip()
        took = computed(worker.pid) - before
        if said:
            status, _, more = said.partition("\t")
            yield Outcome(path, status, took, more)
        if not said or said.startswith("memory"):
            ended = stop(worker)
            if not said:
                status = "time" if ended is None else "crash"
                yield Outcome(path, status, took, "" if ended is None else f"({ended})")
            worker = start()
    stop(worker)


def stop(worker: subprocess.Popen[str]) -> int | None:
    """End a process; what it ended with where it ended by itself."""
    try:
        ended = worker.wait(1)
    except subprocess.TimeoutExpired:
        ended = None
    worker.kill()
    worker.communicate()
    return ended


def start() -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.damage_worker"]
    worker = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert worker.stdout is not None
    worker.stdout.readline()  # "ready": loading is no part of the first file's time
    return worker


def ask(worker: subprocess.Popen[str], path: Path, seconds: float) -> str:
    """What the process says of a file; "" where it says nothing in time or has died."""
    assert worker.stdin is not None and worker.stdout is not None
    try:
        worker.stdin.write(f"{path}\n")
        worker.stdin.flush()
    except BrokenPipeError:
        return ""
    before, began = computed(worker.pid), time.perf_counter()
    while computed(worker.pid) - before < seconds and time.perf_counter() - began < WAITING * seconds:
        if select.select([worker.stdout], [], [], LOOK)[0]:
            return worker.stdout.readline()
    return ""


def computed(pid: int) -> float:
    """Seconds that a process has computed; without end for one that has ended."""
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.NoSuchProcess:
        return float("inf")
    return float(times.user + times.system)


def main() -> None:
    import resource

    from models.errors import ReferatError
    from parsers.minutes.phrases.outcomes import find_outcome

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    find_outcome("Indstillingen blev godkendt.")  # loads the language
    print("ready", flush=True)
    for line in sys.stdin:
        try:
            said = read_one(Path(line.rstrip("\n")))
        except ReferatError as err:
            said = err.status
        except MemoryError:
            said = "memory"
        except Exception as err:  # what the benchmark is to find
            said = f"fault\t{type(err).__name__}: {err}"
        print(" ".join(said.splitlines()), flush=True)


def read_one(path: Path) -> str:
    from extract.read import read_document
    from extract.settings import ReadSettings
    from parsers.document import parse_document

    parse_document(read_document(path, ReadSettings(ocr="never")))
    return "ok"


if __name__ == "__main__":
    main()
