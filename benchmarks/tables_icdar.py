"""Tables of other people: the ICDAR-2013 table competition, complete task (find the tables and read them).

    python -m benchmarks.tables_icdar FOLDER [--docs eu-*] [--only ours,pdfplumber] [--each] [--json FILE]

FOLDER holds the competition's folders of PDFs with their ``-str.xml`` and the scorer, ``icdar_score.py``.
Our reader and pdfplumber are always compared; camelot (each of its ways that needs no model) and tabula
where they are installed. All read one document before any reads the next, in an order that turns, so that a
slow moment of the machine falls on all. P, R and F1 are of relations between neighbouring cells: micro over
all relations, macro over documents. Seconds a page are of the whole: opening, finding, reading.
"""

import argparse
import fnmatch
import json
import logging
import os
import time
import warnings
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pdfplumber
import pypdfium2

from extract.read import read_document
from models.errors import ReferatError

SCORER = "icdar_score.py"
FLAVORS = ("lattice", "stream", "network", "hybrid", "auto")
# Tables by page number; a table is rows of texts, or {"cells": [(row, column, last row, last column, text)]}.
Pages = dict[int, list[Any]]
Reader = Callable[[Path], Pages]


def main() -> None:
    """Reads every document with every reader and prints what each is worth."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", type=Path)
    options.add_argument("--docs", default="eu-*", help="names of documents, with * and ?")
    options.add_argument("--only", default="", help="readers, parted by commas; otherwise all that are there")
    options.add_argument("--each", action="store_true", help="print our F1 of every document")
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    for noisy in ("pdfminer", "camelot", "tabula", "jpype"):
        logging.getLogger(noisy).setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
    scorer = load_scorer(chosen.folder)
    truth = scorer.load_gt(str(chosen.folder))
    paths = find_documents(chosen.folder, chosen.docs, truth)
    if not paths:
        raise SystemExit(f"{chosen.folder}: no document named {chosen.docs} with its truth.")
    readers, missing = find_readers(chosen.only)
    figures = compare(scorer, truth, paths, readers)
    print_figures(figures, missing, chosen.each)
    if chosen.json:
        chosen.json.write_text(json.dumps({**figures, "missing": missing}, indent=1) + "\n", encoding="utf-8")


def load_scorer(folder: Path) -> ModuleType:
    """The scorer that lies with the truth, or the run ends with what is missing."""
    path = folder / SCORER
    spec = spec_from_file_location("icdar_score", path)
    if not path.exists() or spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no scorer there. Name the folder that holds it and the documents.")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def find_documents(folder: Path, names: str, truth: dict[str, Any]) -> dict[str, Path]:
    """The PDFs that have truth and whose names fit, by name."""
    paths = sorted(folder.glob("*/*.pdf"))
    return {p.stem: p for p in paths if p.stem in truth and fnmatch.fnmatch(p.stem, names)}


def find_readers(only: str) -> tuple[dict[str, Reader], list[str]]:
    """The readers that are asked for and installed, ours first; and the names of those not installed."""
    readers: dict[str, Reader] = {"ours": read_ours, "pdfplumber": read_with_pdfplumber}
    if find_spec("camelot"):
        readers |= {f"camelot-{flavor}": CamelotReader(flavor) for flavor in FLAVORS}
    if find_spec("tabula"):
        readers["tabula"] = read_with_tabula
    missing = [name for name in ("camelot", "tabula") if not find_spec(name)]
    if only:
        readers = {name: reader for name, reader in readers.items() if name in only.split(",")}
    return readers, missing


def read_ours(path: Path) -> Pages:
    """Our reader's tables, spans kept."""
    pages: Pages = {}
    for page in read_document(path).pages:
        for table in page.tables:
            cells = [
                (c.row, c.column, c.row + c.row_span - 1, c.column + c.column_span - 1, c.text)
                for c in table.cells
            ]
            pages.setdefault(page.number, []).append({"cells": cells})
    return pages


def read_with_pdfplumber(path: Path) -> Pages:
    """The tables of pdfplumber as it finds them without settings."""
    with pdfplumber.open(path) as pdf:
        return {page.page_number: list(page.extract_tables()) for page in pdf.pages}


class CamelotReader:
    """Reads with camelot in one of its ways, everything else as it comes."""

    def __init__(self, flavor: str):
        self.flavor = flavor

    def __call__(self, path: Path) -> Pages:
        """The tables by page."""
        camelot = import_module("camelot")
        pages: Pages = {}
        for table in camelot.read_pdf(str(path), pages="all", flavor=self.flavor, suppress_stdout=True):
            pages.setdefault(int(table.page), []).append(table.df.to_numpy().tolist())
        return pages


def read_with_tabula(path: Path) -> Pages:
    """The tables tabula guesses; its own JSON has no page, so page for page."""
    tabula = import_module("tabula")
    pages: Pages = {}
    for number in range(1, count_pages(path) + 1):
        found = tabula.read_pdf(str(path), pages=number, output_format="json", silent=True)
        for table in found if isinstance(found, list) else []:
            rows = [[cell.get("text", "") for cell in row] for row in table["data"]]
            pages.setdefault(number, []).append(rows)
    return pages


def count_pages(path: Path) -> int:
    """Pages of a PDF."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        return len(document)


def compare(
    scorer: ModuleType, truth: dict[str, Any], paths: dict[str, Path], readers: dict[str, Reader]
) -> dict[str, Any]:
    """Every reader on every document: scores, seconds and what could not be read."""
    found: dict[str, dict[str, Pages]] = {name: {} for name in readers}
    taken = dict.fromkeys(readers, 0.0)
    failed: dict[str, list[str]] = {name: [] for name in readers}
    first = next(iter(paths.values()))
    for name, reader in readers.items():
        read_quietly(reader, first, failed[name])  # imports, models and a Java machine outside the clock
        failed[name].clear()
    order = list(readers)
    for document, path in paths.items():
        order = order[1:] + order[:1]
        for name in order:
            start = time.perf_counter()
            found[name][document] = read_quietly(readers[name], path, failed[name])
            taken[name] += time.perf_counter() - start
    pages = sum(count_pages(path) for path in paths.values())
    scores = {name: scorer.score(found[name], truth, list(paths)) for name in readers}
    return {
        "documents": len(paths),
        "pages": pages,
        "readers": {
            name: {
                "micro": scores[name]["micro"],
                "macro": scores[name]["macro"],
                "seconds_a_page": taken[name] / pages,
                "failed": failed[name],
                "each": {doc: figures[:2] for doc, figures in scores[name]["per"].items()},
            }
            for name in readers
        },
    }


def read_quietly(reader: Reader, path: Path, failed: list[str]) -> Pages:
    """The tables, none where the reader gives up: that is noted and scored as nothing found."""
    try:
        return reader(path)
    except ReferatError as error:
        failed.append(str(error))
    except Exception as error:  # whatever another library raises must not end the comparison
        failed.append(f"{path.name}: {type(error).__name__}: {error}"[:200])
    return {}


def print_figures(figures: dict[str, Any], missing: list[str], each: bool) -> None:
    """One line a reader, best first."""
    print(f"{figures['documents']} documents, {figures['pages']} pages, {os.cpu_count()} cores")
    print(f"{'':18}{'micro P':>9}{'R':>7}{'F1':>7}{'macro P':>10}{'R':>7}{'F1':>7}{'s/page':>9}{'failed':>8}")
    readers = sorted(figures["readers"].items(), key=lambda pair: -pair[1]["macro"][2])
    for name, one in readers:
        (p, r, f), (mp, mr, mf) = one["micro"], one["macro"]
        line = f"{name:18}{p:9.3f}{r:7.3f}{f:7.3f}{mp:10.3f}{mr:7.3f}{mf:7.3f}"
        print(f"{line}{one['seconds_a_page']:9.3f}{len(one['failed']):8}")
    for name, one in readers:
        for message in one["failed"]:
            print(f"{name}: {message}")
    if missing:
        print(f"not installed, so not compared: {', '.join(missing)}")
    if each and "ours" in figures["readers"]:
        print_each(figures["readers"]["ours"]["each"])


def print_each(each: dict[str, tuple[float, float]]) -> None:
    """Our precision and recall of every document, worst first."""
    for document, (precision, recall) in sorted(each.items(), key=lambda pair: sum(pair[1])):
        print(f"{document:12} P {precision:.3f}  R {recall:.3f}")


if __name__ == "__main__":
    os.environ.setdefault("JAVA_TOOL_OPTIONS", "-Djava.awt.headless=true")
    main()
