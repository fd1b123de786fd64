"""A second opinion: pdfplumber's reading of a page or a file, where PDFium can't."""

import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber

from extract.glyphs import repair
from extract.pdf import count_pages
from extract.settings import ReadSettings
from extract.sheet import Fill, Ink, Rule, Sheet
from extract.words import HEAVY

logger = logging.getLogger(__name__)


def read_sheets_again(stream: BytesIO | Path, settings: ReadSettings) -> Iterator[Sheet]:
    """The pages of a PDF as pdfplumber reads them, in the form PDFium's take.

    A page it can't read is a sheet without words whose reader is "none". Raises what pdfminer raises on
    bytes it can't make sense of.
    """
    with pdfplumber.open(stream) as document:
        for page in document.pages:
            yield _try_page(page, settings)
            page.close()


def read_page_again(data: bytes, number: int, settings: ReadSettings) -> Sheet:
    """One page (from 1) of a PDF as pdfplumber reads it.

    A page that pdfplumber can't read is a sheet without words whose reader is "none"; so is every page where
    pdfplumber and PDFium count different numbers of them, as it may be another one.
    """
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            if len(document.pages) == count_pages(data):
                return _try_page(document.pages[number - 1], settings)
    except Exception:  # pdfminer raises anything on broken bytes
        logger.debug("side %d kan ikke læses af pdfplumber", number, exc_info=True)
    return Sheet(number=number, width=0.0, height=0.0, words=(), reader="none")


def _try_page(page: Any, settings: ReadSettings) -> Sheet:
    try:
        return _build_sheet(page, settings)
    except Exception:  # pdfminer raises anything on broken bytes
        logger.debug("side %d kan ikke læses af pdfplumber", page.page_number, exc_info=True)
    return Sheet(number=page.page_number, width=0.0, height=0.0, words=(), reader="none")


def _build_sheet(page: Any, settings: ReadSettings) -> Sheet:
    words: list[Ink] = []
    repaired = 0
    for word in page.extract_words(extra_attrs=["fontname", "size"], keep_blank_chars=False):
        for text in word["text"].split():
            fixed, mended = repair(text)
            repaired += mended
            if fixed:
                bold = HEAVY.search(word["fontname"]) is not None
                box = (float(word["x0"]), float(word["top"]), float(word["x1"]), float(word["bottom"]))
                words.append(Ink(fixed, *box, round(float(word["size"]), 2), bold))
    return Sheet(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        words=tuple(words),
        rules=tuple(_rules(page, settings)),
        fills=tuple(_fills(page, settings)),
        repaired=repaired,
        reader="pdfplumber",
    )


def _rules(page: Any, settings: ReadSettings) -> Iterator[Rule]:
    for edge in page.edges:
        x0, top, x1, bottom = (float(edge[side]) for side in ("x0", "top", "x1", "bottom"))
        thick = (
            edge["object_type"] == "rect_edge"
            and min(edge["width"], edge["height"]) > settings.rule_thickness
        )
        if max(x1 - x0, bottom - top) >= settings.shortest_rule and (edge.get("stroke") or not thick):
            yield Rule(x0, top, x1, bottom)


def _fills(page: Any, settings: ReadSettings) -> Iterator[Fill]:
    for rect in page.rects:
        if rect.get("fill") and min(rect["width"], rect["height"]) > settings.rule_thickness:
            yield Fill(*(float(rect[side]) for side in ("x0", "top", "x1", "bottom")))
