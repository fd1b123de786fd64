"""The stages of an import as the benchmark times them, each over one file in the process that calls."""

import pickle
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pdfplumber

from extract.pdf.pages import read_sheets
from extract.read import read_document
from extract.settings import ReadSettings
from extract.tables.page_tables import find_tables
from models.page import Document
from models.records import Parsed
from models.store import Store, open_store
from parsers.document import parse_document
from referat.importing.pages import save_pages
from referat.importing.work import build_outcome
from referat.joining.linking import link_sittings
from referat.searching.index import update_index

SETTINGS = ReadSettings()
VERSION = "benchmark"
FIRST = "Nørreby Kommune\nKulturudvalget\nMøde den 4. marts 2025\nPunkt 1: Budget\nBeslutning\nGodkendt."
STAGES = ("pdfplumber", "words", "tables", "read", "cache", "parse", "hand", "store")


def time_round(sample: Sequence[Path]) -> tuple[int, dict[str, float]]:
    """The pages of all files of a sample, and the processor seconds of each of STAGES over all of them.

    "index" is what comes at the end of an import: meetings linked, words indexed. A process that has seen
    none of the files before knows none of their words either, as in an import. What the first file of all
    costs beside, as the library of the database learns its tables, falls on a text of six lines.
    """
    total, pages = dict.fromkeys((*STAGES, "index"), 0.0), 0
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "bench.db")
        with store.held_open() as held:
            store_first(Path(folder) / "first.txt", held)
            for path in sample:
                count, seconds = time_stages(path, held)
                pages += count
                total |= {stage: total[stage] + seconds[stage] for stage in STAGES}
            start = time.process_time()
            link_sittings(held)
            update_index(held)
            total["index"] = time.process_time() - start
        store.close()
    return pages, total


def store_first(path: Path, store: Store) -> None:
    """A short text read, parsed and stored, before any clock."""
    path.write_text(FIRST, encoding="utf-8")
    document = read_document(path, SETTINGS)
    save(document, parse_document(document), path, store)


def time_stages(path: Path, store: Store) -> tuple[int, dict[str, float]]:
    """The pages of one PDF, and the processor seconds that each of STAGES takes on it, one after the other.

    "words" is words, fonts, boxes and rulings; "tables" is that and tables; "read" is the whole Document;
    "cache" is to keep its pages, "hand" is to hand its records from one process to another.
    """
    taken = dict.fromkeys(STAGES, 0.0)
    data = path.read_bytes()
    start = time.process_time()
    read_with_pdfplumber(path)
    taken["pdfplumber"] = -start + (start := time.process_time())
    read_words(data)
    taken["words"] = -start + (start := time.process_time())
    read_tables(data)
    taken["tables"] = -start + (start := time.process_time())
    document = read_document(path, SETTINGS)
    taken["read"] = -start + (start := time.process_time())
    save_pages(store.path.parent, document, SETTINGS)
    taken["cache"] = -start + (start := time.process_time())
    parsed = parse_document(document)
    taken["parse"] = -start + (start := time.process_time())
    handed = pickle.loads(pickle.dumps(build_outcome(document, parsed))).parsed
    parsed = handed.unpack()
    taken["hand"] = -start + (start := time.process_time())
    save(document, parsed, path, store)
    taken["store"] = -start + time.process_time()
    return len(document.pages), taken


def read_with_pdfplumber(path: Path, pages: Iterable[int] | None = None) -> int:
    """Words and tables, counted on every page or on those named (from 1); pages are let go of at once."""
    count = 0
    with pdfplumber.open(path, pages=None if pages is None else list(pages)) as pdf:
        for page in pdf.pages:
            count += len(page.extract_words()) + len(page.find_tables())
            page.close()
    return count


def read_words(data: bytes) -> int:
    """Words with fonts and boxes, and rulings, counted."""
    with closing(read_sheets(data, SETTINGS)) as sheets:
        return sum(len(sheet.words) + len(sheet.rules) for sheet in sheets if sheet)


def read_tables(data: bytes) -> int:
    """The same, and the tables found on them, counted."""
    with closing(read_sheets(data, SETTINGS)) as sheets:
        return sum(len(sheet.words) + len(find_tables(sheet, SETTINGS)[0]) for sheet in sheets if sheet)


def save(document: Document, parsed: Parsed, path: Path, store: Store) -> None:
    """The records in the store, under the file's full name; written also where they are there already."""
    source = replace(document.source, path=str(path.resolve()))
    store.save_document(replace(document, source=source), parsed, VERSION, again=True)
