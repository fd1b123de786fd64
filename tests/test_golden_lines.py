"""The reader gives each page as its script printed it: no word lost, lines whole, heads and feet known."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache

import pytest

from extract.read import read_document
from models.page import Document
from tests.make_samples import GOLDEN, GOOD, SAMPLES, SCANS, lines_name

PDFS = [name for name in GOOD if name.endswith(".pdf") and name not in SCANS]


@cache
def read(sample: str) -> Document:
    return read_document(SAMPLES / sample)


def printed(sample: str) -> list[dict[str, list[str]]]:
    """What each page prints, by part: text, cells, head, foot, stamp."""
    golden = json.loads((GOLDEN / lines_name(sample)).read_text(encoding="utf-8"))
    pages: list[dict[str, list[str]]] = golden["pages"]
    return pages


@pytest.mark.parametrize("sample", PDFS)
def test_each_page_has_the_words_that_were_printed(sample: str) -> None:
    for page, parts in zip(read(sample).pages, printed(sample), strict=True):
        wanted = Counter(word for lines in parts.values() for line in lines for word in line.split())
        found = Counter(word for line in page.lines for word in line.text.split())
        assert (wanted - found, found - wanted) == (Counter(), Counter()), f"page {page.number}"


@pytest.mark.parametrize("sample", PDFS)
def test_printed_lines_are_not_torn(sample: str) -> None:
    for page, parts in zip(read(sample).pages, printed(sample), strict=True):
        lines = [line.text for line in page.lines]
        torn = [line for line in parts.get("text", []) if not any(" ".join(line.split()) in x for x in lines)]
        assert torn == [], f"page {page.number}"


@pytest.mark.parametrize("sample", PDFS)
def test_running_heads_and_feet_are_known(sample: str) -> None:
    for page, parts in zip(read(sample).pages, printed(sample), strict=True):
        running = [line.text for line in page.lines if line.running]
        missed = [
            line
            for line in [*parts.get("head", []), *parts.get("foot", [])]
            if not any(line in x for x in running)
        ]
        assert missed == [], f"page {page.number}"


@pytest.mark.parametrize("sample", PDFS)
def test_text_is_not_taken_for_running(sample: str) -> None:
    for page, parts in zip(read(sample).pages, printed(sample), strict=True):
        said = {" ".join(line.split()) for line in parts.get("text", []) if len(line) > 30}
        assert [line.text for line in page.lines if line.running and line.text in said] == []


@pytest.mark.parametrize("sample", PDFS)
def test_cells_lie_in_tables(sample: str) -> None:
    """Amounts of a printed table are in a table of the page, each as often as it was printed."""
    for page, parts in zip(read(sample).pages, printed(sample), strict=True):
        wanted = Counter(
            cell for cell in parts.get("cells", []) if cell.replace(".", "").strip("-−").isdigit()
        )
        cells = [part for table in page.tables for cell in table.cells for part in cell.text.split("\n")]
        assert wanted - Counter(cells) == Counter(), f"page {page.number}"
