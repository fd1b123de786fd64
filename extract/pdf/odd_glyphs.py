"""PDFium's pages with marks for the glyphs whose letters the file does not tell."""

import ctypes
import re
from contextlib import closing
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw_bindings

from extract.pdf import native
from extract.pdf.spelling import Spelled, Speller, find_odd

pdfium: Any = raw_bindings  # generated, without types

# What Danish text may well have between small letters, unless the file has no Unicode for it
ORDINARY = frozenset(map(chr, range(0xA1, 0xC0))) | frozenset(map(chr, range(0xDF, 0x100))) | set("ÆØÅÄÖÜÉ×")
PICTURES = re.compile(r"wingdings|webdings|symbol|dingbats", re.IGNORECASE)


class OddGlyph(NamedTuple):
    """A glyph that may not be what the file says: its place in the text, its font, and without Unicode."""

    at: int
    font: str
    broken: bool


class DocumentSpelling:
    """Marks the odd glyphs of a PDF's pages, and spells the words they stand in by those of all pages.

    The other pages are looked at only when a page has such a glyph.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self._speller: Speller | None = None

    def mark(self, raw: Any, text: str) -> str:
        """The text of a page, as long as before, with a mark in the place of each odd glyph."""
        odd = _find_glyphs(raw, text)
        if not odd:
            return text
        if self._speller is None:
            self._speller = Speller()
            self._learn(self._speller)
        return _mark(text, odd, self._speller)

    def spell(self, word: str) -> Spelled:
        """The word with letters for its marks."""
        return self._speller.spell(word) if self._speller else Spelled(word, 0, 0)

    def _learn(self, speller: Speller) -> None:
        for index in range(len(self._document)):
            try:
                with closing(self._document[index]) as page, closing(page.get_textpage()) as text_page:
                    text = read_text(text_page.raw)
                    speller.learn(_mark(text, _find_glyphs(text_page.raw, text), speller))
            except pypdfium2.PdfiumError:  # a page that can't be read teaches nothing
                continue


def read_text(raw: Any) -> str:
    """The page's characters, one for each character index of PDFium."""
    count = pdfium.FPDFText_CountChars(raw)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(raw, i) for i in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def _find_glyphs(raw: Any, text: str) -> list[OddGlyph]:
    """The characters of a page's text whose letters are in doubt.

    Hyphens at line ends, letters that Danish text may well have and pictures of symbol fonts are none.
    """
    candidates = find_odd(text)
    if not candidates:
        return []
    page = native.HANDLE(native.handle_of(raw))
    found: list[OddGlyph] = []
    for at in candidates:
        broken = pdfium.FPDFText_HasUnicodeMapError(raw, at) == 1
        ordinary = text[at] in ORDINARY and not broken
        thing = native.text_object(page, at)
        if ordinary or not thing or pdfium.FPDFText_IsHyphen(raw, at) == 1:
            continue
        font = native.read_name(native.text_font(thing))
        if not PICTURES.search(font):
            found.append(OddGlyph(at, font, broken))
    return found


def _mark(text: str, odd: list[OddGlyph], speller: Speller) -> str:
    letters = list(text)
    for at, font, broken in odd:
        letters[at] = speller.mark(font, text[at], broken=broken)
    return "".join(letters)
