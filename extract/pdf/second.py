"""A second opinion: pdfplumber's reading of a page or a file, where PDFium can't."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber

from extract.pdf.glyphs import repair
from extract.pdf.pages import count_pages, read_sheets
from extract.pdf.spelling import Speller, find_odd
from extract.pdf.words import HEAVY
from extract.settings import ReadSettings
from extract.sheet import Fill, Ink, Rule, Sheet

logger = logging.getLogger(__name__)

# What pdfminer writes for a glyph without Unicode: its number
GLYPH_NUMBER = re.compile(r"\(cid:(\d+)\)")
FIRST_NUMBER = 0xF0000  # a private character for each such glyph


def read_sheets_again(stream: BytesIO | Path, settings: ReadSettings) -> Iterator[Sheet]:
    """The pages of a PDF as pdfplumber reads them, in the form PDFium's take.

    A page it can't read is a sheet without words whose reader is "none". Raises what pdfminer raises on
    bytes it can't make sense of.
    """
    document = pdfplumber.open(stream)  # not closed: that counts the pages anew, and can fail
    speller = Speller()
    for page in document.pages:
        yield _try_page(page, page.page_number, speller, settings)
        page.close()


def read_either(data: bytes, settings: ReadSettings) -> Iterator[Sheet]:
    """The pages of a PDF as PDFium reads them, or pdfplumber where PDFium can't.

    A page that neither can read is a sheet without words whose reader is "none"; so is one that PDFium can't
    read where both count different numbers of pages, as it may be another one. After settings.most_lost such
    pages in a row the file is left: its last sheet says how many more there are said to be. Raises
    pypdfium2.PdfiumError when PDFium can't open the file.
    """
    lost = 0
    second: list[Any] | None = None
    speller = Speller()
    for number, sheet in enumerate(read_sheets(data, settings), 1):
        if sheet is None and second is None:
            second = _open_again(data)
        sheet = sheet or _try_page(second[number - 1] if second else None, number, speller, settings)
        lost = lost + 1 if sheet.reader == "none" else 0
        if lost == settings.most_lost:
            yield replace(sheet, lost_after=count_pages(data) - number)
            return
        yield sheet


def _open_again(data: bytes) -> list[Any]:
    """The pages as pdfplumber knows them; none where it counts others than PDFium."""
    try:
        pages = pdfplumber.open(BytesIO(data)).pages
        if len(pages) == count_pages(data):
            return list(pages)
    except Exception:  # pdfminer raises anything on broken bytes
        logger.debug("pdfplumber kan ikke åbne filen", exc_info=True)
    return []


def _try_page(page: Any, number: int, speller: Speller, settings: ReadSettings) -> Sheet:
    try:
        if page is not None:
            return _build_sheet(page, speller, settings)
    except Exception:  # pdfminer raises anything on broken bytes
        logger.debug("side %d kan ikke læses af pdfplumber", number, exc_info=True)
    return Sheet(number=number, width=0.0, height=0.0, words=(), reader="none")


def _build_sheet(page: Any, speller: Speller, settings: ReadSettings) -> Sheet:
    words: list[Ink] = []
    repaired = unread = 0
    found = page.extract_words(extra_attrs=["fontname", "size"], keep_blank_chars=False)
    marked = [_mark(word["text"], word["fontname"], speller) for word in found]
    speller.learn(" ".join(marked))
    for word, letters in zip(found, marked, strict=True):
        for text in letters.split():
            spelled = speller.spell(text)
            fixed, mended = repair(spelled.text)
            repaired += spelled.repaired + mended
            unread += spelled.unread
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
        unread=unread,
        reader="pdfplumber",
    )


def _mark(text: str, font: str, speller: Speller) -> str:
    """A word with marks for the glyphs whose letters the file does not tell."""
    text = GLYPH_NUMBER.sub(lambda number: chr(FIRST_NUMBER + min(int(number[1]), 0xFFFD)), text)
    letters = list(text)
    for at in find_odd(text):
        number = ord(text[at]) - FIRST_NUMBER
        if text[at] > "\xff" or text[at] < " ":
            letters[at] = speller.mark(font, chr(number) if number >= 0 else text[at], broken=number >= 0)
    return "".join(letters)


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
