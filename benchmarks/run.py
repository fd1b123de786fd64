"""Reading, parsing and storing against pdfplumber, side by side in one run.

    python -m benchmarks.run [FOLDER] [--rounds 3]

Every round times each stage over all PDFs of the folder, one process, one stage after the other, so that a
slow moment of the machine falls on all of them; printed are medians over the rounds, and ratios taken within
each round. pdfplumber's share is extract_words and find_tables on every page.
"""

import argparse
import logging
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from extract.read import read_document
from models.errors import ReferatError
from models.page import Document
from models.store import open_store
from parsers.document import parse_document
from referat.pipeline import import_paths

SAMPLES = Path(__file__).parent.parent / "data" / "samples"


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    paths = readable(sorted(chosen.folder.rglob("*.pdf")))
    if not paths:
        raise SystemExit(f"{chosen.folder}: no PDF that can be read. Name a folder with PDFs.")
    documents = [read_document(path) for path in paths]
    pages = sum(len(document.pages) for document in documents)
    parse_document(documents[0])  # builds the language pipeline once, outside the clock
    rounds = [time_round(paths, documents) for _ in range(chosen.rounds)]
    print(f"{len(paths)} files, {pages} pages, {chosen.rounds} rounds")
    for stage in rounds[0]:
        seconds = statistics.median(taken[stage] for taken in rounds)
        ratio = statistics.median(taken["pdfplumber"] / taken[stage] for taken in rounds)
        speed = f"{pages / seconds:8.1f} pages/s {1000 * seconds / pages:8.2f} ms/page"
        print(f"{stage:12} {speed} {ratio:7.1f} x pdfplumber")


def readable(paths: list[Path]) -> list[Path]:
    """The files that can be read at all; the others are no part of the comparison."""
    kept = []
    for path in paths:
        try:
            read_document(path)
        except ReferatError as error:
            print(f"left out: {error}")
        else:
            kept.append(path)
    return kept


def time_round(paths: list[Path], documents: list[Document]) -> dict[str, float]:
    """Seconds for each stage, over all files once."""
    return {
        "pdfplumber": seconds(lambda: [read_with_pdfplumber(path) for path in paths]),
        "read": seconds(lambda: [read_document(path) for path in paths]),
        "parse": seconds(lambda: [parse_document(document) for document in documents]),
        "import": seconds(lambda: import_all(paths)),
    }


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def read_with_pdfplumber(path: Path) -> int:
    """Words and tables counted on every page."""
    with pdfplumber.open(path) as pdf:
        return sum(len(page.extract_words()) + len(page.find_tables()) for page in pdf.pages)


def import_all(paths: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "bench.db")
        import_paths(paths, store)
        store.close()


if __name__ == "__main__":
    main()
