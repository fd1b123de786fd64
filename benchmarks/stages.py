"""The stages of an import as the benchmark times them, each over one file in the process that calls."""

import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pdfplumber

from extract.pdf import read_sheets
from extract.read import read_document
from extract.settings import ReadSettings
from extract.tables import find_tables
from models.page import Document
from models.records import Parsed
from models.store import Store
from parsers.document import parse_document

SETTINGS = ReadSettings()
VERSION = "benchmark"
STAGES = ("pdfplumber", "words", "tables", "read", "parse", "store")


def time_stages(path: Path, store: Store) -> tuple[int, dict[str, float]]:
    """The pages of one PDF, and the processor seconds that each of STAGES takes on it, one after the other.

    "words" is words, fonts, boxes and rulings; "tables" is that and tables; "read" is the whole Document.
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
    parsed = parse_document(document)
    taken["parse"] = -start + (start := time.process_time())
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
