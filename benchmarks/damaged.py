"""Thousands of damaged PDFs through an import: no crash, no hang, and every file has a status.

    python -m benchmarks.damaged [--files 5000] [--seed 1] [--keep FOLDER] [--reader-only] [--json FILE]

Half of the files are our samples with bytes changed (benchmarks.damage_bytes), half are written by hand to
hurt (benchmarks.damage_made); the same seed gives the same files. They go through `referat import` with all
its workers and limits, or with --reader-only through one process that reads and parses them one by one, under
limits of its own, which also says how each kind of damage went. The exit status is 0 when nothing is wrong.
"""

import argparse
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.damage_bytes import BYTE_DAMAGES
from benchmarks.damage_made import HEAVY, MADE
from benchmarks.damage_worker import Outcome, read_all
from models.store import open_store
from referat.importing.known import SET_ASIDE

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
REFERAT = Path(sys.executable).with_name("referat")
HEAVY_EACH = 50  # one of this many files is of the heavy kinds
LARGEST = 10**6


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--files", type=int, default=5000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, help="write the files here and leave them")
    options.add_argument(
        "--reader-only", action="store_true", help="read and parse, without `referat import`"
    )
    options.add_argument("--seconds", type=float, default=20, help="the most for a file")
    options.add_argument("--megabytes", type=float, default=1000, help="the most for a file")
    options.add_argument("--ocr", default="never", help="as of `referat import`")
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch) / "damaged"
        paths = write_damaged(folder, chosen.files, chosen.seed)
        start = time.perf_counter()
        if chosen.reader_only:
            found = read_only(paths, chosen.seconds)
        else:
            limits = ["--time-limit", str(chosen.seconds), "--memory-limit", str(chosen.megabytes)]
            command = [str(REFERAT), "--db", str(Path(scratch) / "damaged.db"), "import", *limits]
            found = import_damaged([*command, "--ocr", chosen.ocr, str(folder)], paths)
    found |= {"files": len(paths), "seconds": round(time.perf_counter() - start, 1)}
    print(json.dumps(found, indent=1, ensure_ascii=False))
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.exit(1 if found["wrong"] else 0)


def write_damaged(
    folder: Path, files: int, seed: int, heavy: int = HEAVY_EACH, largest: int = LARGEST
) -> list[Path]:
    """Write the files, "00001-cut_off.pdf" and so on; no two of them have the same content.

    One of `heavy` files is of a kind that costs seconds. Samples of up to `largest` bytes are damaged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, (name, data) in enumerate(itertools.islice(make_damaged(seed, heavy, largest), files), 1):
        path = folder / f"{number:05}-{name}.pdf"
        path.write_bytes(data + b"\n%% %d-%d\n" % (seed, number))
        paths.append(path)
    return paths


def make_damaged(seed: int, heavy: int, largest: int) -> Iterator[tuple[str, bytes]]:
    """Damaged PDFs without end: the name of the damage, and the bytes."""
    rng = Random(seed)
    samples = [path.read_bytes() for path in sorted(SAMPLES.glob("*.pdf"))]
    bases = [data for data in samples if len(data) <= largest]
    for number in itertools.count():
        if number % heavy == heavy - 1:
            made = HEAVY[number // heavy % len(HEAVY)]
            yield made.__name__, made(rng)
        elif number % 2:
            damage = BYTE_DAMAGES[number // 2 % len(BYTE_DAMAGES)]
            yield damage.__name__, damage(rng.choice(bases), rng)
        else:
            made = MADE[number // 2 % len(MADE)]
            yield made.__name__, made(rng)


def read_only(paths: Sequence[Path], seconds: float) -> dict[str, Any]:
    """How reading and parsing went, by outcome, with the worst files by name."""
    outcomes = list(read_all(paths, seconds))
    wrong = [outcome for outcome in outcomes if outcome.status in ("crash", "fault")]
    late = [outcome for outcome in outcomes if outcome.status in ("time", "memory")]
    slow = sorted(outcomes, key=lambda outcome: -outcome.seconds)[:10]
    return {
        "statuses": Counter(outcome.status for outcome in outcomes),
        "wrong": [tell(outcome) for outcome in wrong],
        "over limits": [tell(outcome) for outcome in late],
        "slowest": [tell(outcome) for outcome in slow],
    }


def tell(outcome: Outcome) -> str:
    return f"{outcome.path.name}: {outcome.status} after {outcome.seconds:.1f} s {outcome.said}".strip()


def import_damaged(command: Sequence[str], paths: Sequence[Path]) -> dict[str, Any]:
    """What `referat import` made of them; wrong are files without a status, faults of ours, a bad end."""
    done = subprocess.run(command, capture_output=True, check=False)
    store = open_store(command[2])
    infos = store.load_documents()
    store.close()
    known = {path: info for info in infos for path in info.paths}
    wrong = [f"{path.name}: no status" for path in paths if str(path.resolve()) not in known]
    wrong += [f"{info.names[0]}: {info.reason}" for info in infos if info.status == "parse_failed"]
    if done.returncode not in (0, 1):
        wrong.append(f"exit status {done.returncode}: {done.stderr[-2000:].decode(errors='replace')}")
    set_aside = [f"{info.names[0]}: {info.status}" for info in infos if info.status in SET_ASIDE]
    return {
        "statuses": Counter(info.status for info in infos),
        "exit": done.returncode,
        "set aside": set_aside,
        "wrong": wrong,
    }


if __name__ == "__main__":
    main()
