"""What parsing alone costs: milliseconds a page by kind of paper, its growth, and where the time goes.

    python -m benchmarks.parsing [FOLDER] [--files 60] [--pages 100 300 1000 3000] [--profile 10]

Without FOLDER it takes the papers that benchmarks.reading makes. Seconds are those the process computed. Each
round is a new process that has loaded what a worker of an import has. It parses each paper once, one after
the other, and has seen none of them before; the least time of each counts. A text has no pages: 2,500
characters count as one. The goal is 4 ms a page on average.
"""

import argparse
import cProfile
import pstats
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.corpus import make_folder, make_pack
from benchmarks.memory import measure
from benchmarks.reading import OUT
from benchmarks.stages import SETTINGS
from extract.read import read_document
from models.errors import ReferatError
from models.page import Document
from parsers.document import parse_document

CHARACTERS_A_PAGE = 2500
MEETINGS = ("minutes", "agenda")
# kind and dress, pages, seconds
Timed = tuple[str, int, float]


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", nargs="?", type=Path, help="real files instead of made ones")
    options.add_argument("--files", type=int, default=60, help="how many files to make")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--pages", type=int, nargs="*", default=[100, 300, 1000, 3000])
    options.add_argument("--profile", type=int, default=0, help="so many of the costliest functions")
    options.add_argument("--out", type=Path, default=OUT, help="where the made papers are kept")
    chosen = options.parse_args()
    paths = make_folder(chosen.out, chosen.files) if chosen.folder is None else _papers(chosen.folder)
    _print_kinds(paths, chosen.rounds)
    if chosen.profile:
        _print_profile(_read(paths), chosen.profile)
    pdfs = [path for path in paths if path.suffix == ".pdf"]
    for pages in chosen.pages if pdfs else ():
        found = measure(make_pack(chosen.out, pages, pdfs))
        print(f"pack of {pages:5} pages {1000 * found['parse_s'] / found['pages']:8.2f} ms/page", flush=True)


def _papers(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".pdf", ".txt")))


def _read(paths: Sequence[Path]) -> list[tuple[Path, Document]]:
    """The papers that can be read."""
    documents: list[tuple[Path, Document]] = []
    for path in paths:
        try:
            documents.append((path, read_document(path, SETTINGS)))
        except ReferatError as error:
            print(f"left out: {error}")
    return documents


def count_pages(path: Path, document: Document) -> int:
    """The pages of a paper; of a text, what its characters would fill."""
    if path.suffix.lower() != ".txt":
        return len(document.pages)
    return max(1, round(sum(len(page.text) for page in document.pages) / CHARACTERS_A_PAGE))


def time_papers(paths: Sequence[Path]) -> list[Timed]:
    """Each paper parsed once: which kind it is, its pages and the seconds."""
    timed: list[Timed] = []
    for path, document in _read(paths):
        start = time.process_time()
        kind = parse_document(document).kind
        seconds = time.process_time() - start
        said = "minutes" if kind in MEETINGS else "other" if kind == "other" else "proposals"
        dress = "text" if path.suffix.lower() == ".txt" else "paper"
        timed.append((f"{said}, {dress}", count_pages(path, document), seconds))
    return timed


def _print_kinds(paths: Sequence[Path], rounds: int) -> None:
    """A line for minutes, proposals and others, on paper and as text."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["referat.importing.warm"])
    with ProcessPoolExecutor(1, context, max_tasks_per_child=1) as pool:
        taken = [pool.submit(time_papers, paths).result() for _ in range(rounds)]
    pages: dict[str, int] = defaultdict(int)
    seconds: dict[str, float] = defaultdict(float)
    for of_paper in zip(*taken, strict=True):
        name, count, _ = of_paper[0]
        for row in (name, "all"):
            pages[row] += count
            seconds[row] += min(second for _, _, second in of_paper)
    for row in sorted(pages):
        print(f"{row:18} {pages[row]:6} pages {1000 * seconds[row] / pages[row]:8.2f} ms/page")


def _print_profile(documents: Sequence[tuple[Path, Document]], count: int) -> None:
    """The functions that most time is spent in, without that of those they call."""
    profile = cProfile.Profile()
    for _, document in documents:
        profile.runcall(parse_document, document)
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(count)


if __name__ == "__main__":
    main()
