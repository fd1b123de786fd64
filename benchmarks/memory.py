"""Time and memory of one long file in a process of its own.

    python -m benchmarks.memory FILE

Prints one line of JSON: pages, processor seconds of reading, parsing and storing, and the most memory the
process ever held, in megabytes: before it reads, when it has read, and at the end.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil

STATUS = Path("/proc/self/status")
MEGABYTE = 1_000_000


def measure(path: Path) -> dict[str, Any]:
    """What `main` prints, from a fresh process."""
    command = [sys.executable, "-m", "benchmarks.memory", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(
            f"{path}: the measuring process ended with {done.returncode}.\n{done.stderr[-2000:]}"
        )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    import referat.importing.warm  # noqa: F401  a worker has loaded and tried the same before its first file
    from benchmarks.stages import SETTINGS, save
    from extract.read import read_document
    from models.store import open_store
    from parsers.document import parse_document

    path = Path(sys.argv[1])
    figures: dict[str, Any] = {"start_mb": peak_megabytes()}
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "memory.db")
        start = time.process_time()
        document = read_document(path, SETTINGS)
        figures |= {"pages": len(document.pages), "read_s": time.process_time() - start}
        figures["read_mb"] = peak_megabytes()
        start = time.process_time()
        parsed = parse_document(document)
        figures["parse_s"] = time.process_time() - start
        start = time.process_time()
        save(document, parsed, path, store)
        figures["store_s"] = time.process_time() - start
        store.close()
    print(json.dumps(figures | {"peak_mb": peak_megabytes()}))


def peak_megabytes() -> float:
    """The most memory this process has held since it was started."""
    memory = psutil.Process().memory_info()
    if STATUS.exists():
        kilobytes = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(kilobytes.split()[1]) * 1024 / MEGABYTE
    return float(getattr(memory, "peak_wset", memory.rss)) / MEGABYTE


def run_watched(command: Sequence[str], every: float = 0.2) -> dict[str, Any]:
    """Run a command: its exit status, seconds, and the most memory of it and all that it starts.

    sum_mb counts memory that processes share once for each of them; most_mb is that of the biggest process,
    main_mb that of the one that was started.
    """
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        total = most = main = 0.0
        while process.poll() is None:
            held = [resident_megabytes(member) for member in family(process.pid)] or [0.0]
            total, most, main = max(total, sum(held)), max(most, *held), max(main, held[0])
            time.sleep(every)
    seconds = time.perf_counter() - start
    return {"exit": process.returncode, "seconds": seconds, "sum_mb": total, "most_mb": most, "main_mb": main}


def family(root: int) -> list[psutil.Process]:
    """A process and all that it and they have started; empty where it has ended."""
    try:
        process = psutil.Process(root)
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def resident_megabytes(process: psutil.Process) -> float:
    """What a process holds now; 0 where it has ended."""
    try:
        return float(process.memory_info().rss) / MEGABYTE
    except psutil.NoSuchProcess:
        return 0.0


if __name__ == "__main__":
    main()
