"""What reading, parsing and storing cost, beside pdfplumber in the same run.

    python -m benchmarks.reading [FOLDER] [--quick] [--json figures.json] [--rounds 5]

Without FOLDER it makes its own papers in data/out/benchmark: 1,000 files, packs of 100 to 10,000 pages, and
scans. Seconds are those the processes computed, so that other work on the machine does not count; only the
import is by the clock. The parts:

* Ratios. Each file of a sample is read by pdfplumber (extract_words and find_tables on every page) and then
  taken through each of our stages, in one process; a round is the whole sample. So a slow moment of the
  machine falls on all of them. Each round is a new process, which knows no word of the files beforehand.
  Ratios are taken within a round; printed are median, least and most.
* Growth. Each pack is read, parsed and stored in a fresh process, whose most memory is printed.
  pdfplumber reads a sample of its pages only, as it would need half an hour for the longest.
* Import. `referat import` of one long pack and over the whole folder, all cores, with a new database.
* OCR. Made scans of samples (benchmarks.scans), one page after the other.
"""

import argparse
import json
import logging
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.corpus import make_folder, make_pack, pick_sample
from benchmarks.memory import measure, run_watched
from benchmarks.scans import SAMPLES, SCANNERS
from benchmarks.scans import compare as compare_scan
from benchmarks.stages import SETTINGS, read_with_pdfplumber, time_round
from extract.read import read_document
from models.errors import ReferatError
from models.store import open_store

OUT = Path(__file__).parent.parent / "data" / "out" / "benchmark"
REFERAT = Path(sys.executable).with_name("referat")
# What each ratio is to be at least.
GOALS = {"words": 18, "tables": 12, "import": 8}
# The longest pack that is also imported: the memory of worker and main process is to stay under 400 MB each.
LONGEST = 3000
SAID = {
    "pdfplumber": "pdfplumber: extract_words + find_tables",
    "words": "words, fonts, boxes, rulings",
    "tables": "the same with tables",
    "read": "whole document read",
    "parse": "parse",
    "store": "store",
    "import": "read + parse + store",
    "cache": "pages kept",
    "hand": "records handed from process to process",
    "index": "meetings linked, words indexed",
    "all": "all of these",
}
Figures = dict[str, Any]


def main() -> None:
    chosen = read_options()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    figures: Figures = {"machine": describe_machine()}
    print(figures["machine"])
    paths = find_paths(chosen)
    sample = readable(pick_sample(paths, chosen.sample))
    if not sample:
        raise SystemExit(f"{chosen.folder}: no PDF that can be read. Name a folder with PDFs.")
    figures["ratios"] = compare(sample, chosen.rounds)
    print_ratios(figures["ratios"])
    figures["growth"] = []
    if chosen.pages:
        print("\n pages  read/s  parse/s  store/s plumber/s  MB read  MB peak")
    for pages in chosen.pages:
        pack = make_pack(chosen.out, pages, [path for path in paths if path.suffix == ".pdf"])
        figures["growth"].append(grow(pack, pages, chosen.plumber_pages))
        print_growth(figures["growth"][-1])
    if not chosen.no_import:
        for pages in sorted(pages for pages in chosen.pages if pages <= LONGEST)[-1:]:
            figures["pack"] = import_all([chosen.out / f"pack-{pages}.pdf"], 1)
            print_import(figures["pack"])
        figures["import"] = import_all(sorted({path.parent for path in paths}), len(paths))
        print_import(figures["import"])
    if chosen.scans:
        figures["ocr"] = [scan(name, chosen.scans) for name in SCANNERS]
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def read_options() -> argparse.Namespace:
    """What is asked for; --quick fills in what is not said."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", nargs="?", type=Path, help="real files instead of made ones")
    options.add_argument("--quick", action="store_true", help="a minute instead of half an hour")
    options.add_argument("--json", type=Path, help="also write all figures, those of each round too")
    options.add_argument("--out", type=Path, default=OUT, help="where the made papers are kept")
    options.add_argument("--rounds", type=int)
    options.add_argument("--files", type=int, help="how many files to make")
    options.add_argument("--sample", type=int, help="about how many pages the ratios are taken on")
    options.add_argument("--pages", type=int, nargs="*", help="pages of the packs")
    options.add_argument("--plumber-pages", type=int, help="pages of each pack that pdfplumber reads")
    options.add_argument("--scans", type=int, help="how many samples to scan, a page of each")
    options.add_argument("--no-import", action="store_true", help="leave `referat import` out")
    options.add_argument("--ratios", action="store_true", help="the ratios alone")
    chosen = options.parse_args()
    if chosen.ratios:
        chosen.no_import, chosen.pages, chosen.scans = True, [], 0
    usual = {
        "rounds": 5,
        "files": 1000,
        "sample": 200,
        "pages": [100, 1000, 3000, 10_000],
        "scans": 4,
        "plumber_pages": 40,
    }
    quick = {"rounds": 3, "files": 60, "sample": 60, "pages": [100, 300], "scans": 1, "plumber_pages": 10}
    for name, value in (quick if chosen.quick else usual).items():
        if getattr(chosen, name) is None:
            setattr(chosen, name, value)
    return chosen


def find_paths(chosen: argparse.Namespace) -> tuple[Path, ...]:
    if chosen.folder is None:
        return make_folder(chosen.out, chosen.files)
    return tuple(sorted(path for path in chosen.folder.rglob("*") if path.suffix.lower() in (".pdf", ".txt")))


def readable(paths: Sequence[Path]) -> list[Path]:
    """The PDFs that can be read; the others are no part of the comparison."""
    kept = []
    for path in paths:
        try:
            read_document(path, SETTINGS)
            kept.append(path)
        except ReferatError as error:
            print(f"left out: {error}")
    return kept


def compare(sample: Sequence[Path], rounds: int) -> Figures:
    """Processor seconds of every stage in every round, and the pages that were read.

    Each round is a new process that has loaded what a worker of an import has, and seen none of the files.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(["referat.importing.warm", "benchmarks.stages"])
    taken: list[dict[str, float]] = []
    pages = 0
    with ProcessPoolExecutor(1, context, max_tasks_per_child=1) as pool:
        for _ in range(rounds):
            pages, seconds = pool.submit(time_round, sample).result()
            seconds["import"] = sum(seconds[stage] for stage in ("read", "parse", "store"))
            seconds["all"] = seconds["import"] + sum(seconds[stage] for stage in ("cache", "hand", "index"))
            taken.append(seconds)
    return {"files": len(sample), "pages": pages, "rounds": taken}


def print_ratios(ratios: Figures) -> None:
    pages, rounds = ratios["pages"], ratios["rounds"]
    print(f"\n{ratios['files']} files, {pages} pages, {len(rounds)} rounds, one process")
    print(f"{'stage':40} {'pages/s':>8} {'ms/page':>8} {'x pdfplumber':>13} {'least-most':>13} {'goal':>5}")
    for stage, said in SAID.items():
        seconds = statistics.median(taken[stage] for taken in rounds)
        times = [taken["pdfplumber"] / taken[stage] for taken in rounds]
        speed = f"{pages / seconds:8.1f} {1000 * seconds / pages:8.2f}"
        spread = f"{min(times):.1f}-{max(times):.1f}"
        print(f"{said:40} {speed} {statistics.median(times):13.1f} {spread:>13} {GOALS.get(stage, ''):>5}")


def grow(pack: Path, pages: int, plumber_pages: int) -> Figures:
    """A pack in a fresh process; pdfplumber on pages spread evenly over it."""
    step = max(1, pages // plumber_pages)
    picked = range(1, pages + 1, step)
    start = time.process_time()
    read_with_pdfplumber(pack, picked)
    plumber = time.process_time() - start
    return measure(pack) | {"plumber_s": plumber, "plumber_pages": len(picked)}


def print_growth(found: Figures) -> None:
    pages = found["pages"]
    speeds = [pages / found[f"{stage}_s"] for stage in ("read", "parse", "store")]
    speeds.append(found["plumber_pages"] / found["plumber_s"])
    memory = f"{found['read_mb']:8.0f} {found['peak_mb']:8.0f}"
    print(
        f"{pages:6} {speeds[0]:7.1f} {speeds[1]:8.1f} {speeds[2]:8.1f} {speeds[3]:9.1f} {memory}", flush=True
    )


def import_all(folders: Sequence[Path], files: int) -> Figures:
    """`referat import` over folders with a new database, then once more with nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "referat.db"
        command = [str(REFERAT), "--db", str(database), "import"]
        first = run_watched([*command, *map(str, folders)])
        again = run_watched([*command, *map(str, folders)])
        store = open_store(database)
        pages = sum(info.pages or 0 for info in store.load_documents())
        store.close()
    return {"files": files, "pages": pages, "first": first, "again": again}


def print_import(found: Figures) -> None:
    print(f"\nreferat import, {os.cpu_count()} cores: {found['files']} files, {found['pages']} pages")
    for name in ("first", "again"):
        run = found[name]
        speed = (
            f"{found['files'] / run['seconds']:.1f} files/s, {found['pages'] / run['seconds']:.1f} pages/s"
        )
        memory = (
            f"main process {run['main_mb']:.0f} MB, biggest {run['most_mb']:.0f}, all {run['sum_mb']:.0f}"
        )
        print(f"{name:6} {run['seconds']:7.1f} s, {speed}; {memory}; exit {run['exit']}")


def scan(name: str, samples: int) -> Figures:
    """A page of each of some samples as one scanner gives it, read by OCR without what was kept before."""
    computed, errors, letters = sum(os.times()[:4]), 0, 0
    for path in sorted(SAMPLES.glob("*.pdf"))[:samples]:
        with tempfile.TemporaryDirectory() as folder:
            score, _ = compare_scan(path, SCANNERS[name], 1, Path(folder), SETTINGS)
        errors, letters = errors + score.edits, letters + score.letters
    seconds = (sum(os.times()[:4]) - computed) / samples
    print(f"OCR, {name:34} {1 / seconds:6.2f} pages/s, {100 * errors / letters:.2f} % of characters wrong")
    return {"scanner": name, "seconds_a_page": seconds, "character_errors": errors / letters}


def describe_machine() -> str:
    system = f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores, {system}"


if __name__ == "__main__":
    main()
