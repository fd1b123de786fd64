"""Scans give what was printed: nearly all words, and each figure in its table."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache

import pytest
from rapidfuzz.distance import Levenshtein

from extract.read import read_document
from models.page import Document
from tests.make_samples import GOLDEN, SAMPLES, SCANS, lines_name

# How many of a hundred characters may be read wrong.
WRONG = 0.5


@cache
def read(sample: str) -> Document:
    return read_document(SAMPLES / sample)


def printed(sample: str, page: int) -> list[str]:
    """All words that were printed on a page, in no order that matters."""
    golden = json.loads((GOLDEN / lines_name(sample)).read_text(encoding="utf-8"))
    parts: dict[str, list[str]] = golden["pages"][page]
    return sorted(word for lines in parts.values() for line in lines for word in line.split())


@pytest.mark.parametrize("sample", SCANS)
def test_words_of_a_scan_are_those_printed(sample: str) -> None:
    for number, page in enumerate(read(sample).pages):
        wanted = " ".join(printed(sample, number))
        found = " ".join(sorted(word for line in page.lines for word in line.text.split()))
        assert Levenshtein.distance(wanted, found) <= len(wanted) * WRONG / 100, f"{found}\nfor\n{wanted}"


def test_figures_of_a_scan_lie_in_its_table() -> None:
    sample = "investeringsforslag-2019-scan.pdf"
    figures = Counter(word for word in printed(sample, 1) if word.lstrip("-").isdigit())
    cells = (cell.text for table in read(sample).pages[1].tables for cell in table.cells)
    assert figures - Counter(word for cell in cells for word in cell.split()) == Counter()
