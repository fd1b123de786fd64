"""The pages of a file that must be read from their picture: which they are, and what OCR makes of them."""

from contextlib import closing
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as raw_bindings

from extract.ocr import ReadPicture, read_picture
from extract.ocr_program import MISSING_CODE, OcrMissing
from extract.scan import PAPER, Picture, even_light, is_blank
from extract.settings import ReadSettings
from extract.sheet import Sheet
from extract.tesseract import OcrFailed
from extract.textlayer import Verdict, judge_text
from models.page import ReaderNote

pdfium: Any = raw_bindings  # generated, without types

COVERED = 0.5  # of a page is picture: it may be a scan
LEAST_DPI, MOST_DPI, USUAL_DPI = 200, 300, 300
MOST_PIXELS = 40_000_000  # of a page's picture; larger ones are read coarser
LOOK_DPI = 72
LEAST_SURE = 0.4  # mean confidence of what is text; drawings, photos and handwriting give less
LEAST_GAIN = 5  # words more than the text layer has: then a page with few words is a scan
DEEPEST = 4  # forms in forms


@dataclass(frozen=True, slots=True)
class Outcome:
    """A page as it is to be used, and what to say of it. missing tells what to install for OCR."""

    sheet: Sheet
    notes: tuple[ReaderNote, ...] = ()
    blank: bool = False
    missing: str | None = None


class PdfScans:
    """Reads pages of one PDF by OCR where their text layer is not worth reading."""

    def __init__(self, data: bytes, settings: ReadSettings) -> None:
        self._data = data
        self._settings = settings
        self._document: Any = None

    def __enter__(self) -> "PdfScans":
        """Itself; the file is opened only when a page is looked at."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        if self._document is not None:
            self._document.close()

    def read(self, sheet: Sheet) -> Outcome:
        """The page as its text layer has it where that is good, else as OCR reads it.

        A page that OCR can't read stays as it is, with a note that says why.
        """
        verdict = judge_text(sheet.words)
        if (verdict == "good" and self._settings.ocr != "force") or sheet.reader == "none":
            return Outcome(sheet)
        try:
            return self._read_page(sheet, verdict)
        except (pypdfium2.PdfiumError, IndexError, ValueError, ZeroDivisionError, MemoryError, cv2.error):
            # a page that can't be drawn, or has no extent: what text it has stays
            return _kept(sheet, verdict, "Siden kan ikke tegnes, så OCR er ikke mulig.")

    def _read_page(self, sheet: Sheet, verdict: Verdict) -> Outcome:
        if self._document is None:
            opened: Any = pypdfium2.PdfDocument  # without types
            self._document = opened(self._data)
        with closing(self._document[sheet.number - 1]) as page:
            covered, dpi = _pictures(page)
            if verdict == "good" and not covered:
                return Outcome(sheet)
            if verdict == "sparse" and covered < COVERED:
                return Outcome(sheet)
            look = even_light(_draw(page, LOOK_DPI), LOOK_DPI / 72)
            if verdict == "none" and is_blank(look):
                return Outcome(sheet, blank=True)
            if verdict == "sparse" and float(np.mean(look > 200)) < PAPER:
                return Outcome(sheet)
            if self._settings.ocr == "never":
                return Outcome(sheet, (_unread(sheet, verdict, "OCR er slået fra."),))
            grey = _draw(page, dpi)
        return read_scan(sheet, verdict, grey, dpi, self._settings)


def read_scan(sheet: Sheet, verdict: Verdict, grey: Picture, dpi: float, settings: ReadSettings) -> Outcome:
    """The page of a sheet as OCR reads its picture, or as it was where that is no better."""
    try:
        found = read_picture(grey, dpi / 72, sheet.number, settings)
    except OcrMissing as err:
        waits = replace(_unread(sheet, verdict, str(err)), code=MISSING_CODE)
        return Outcome(sheet, (waits,), missing=str(err))
    except OcrFailed as err:
        return Outcome(sheet, (_unread(sheet, verdict, f"{err} Tjek siden mod papiret."),))
    if found.blank and verdict == "none":
        return Outcome(sheet, blank=True)
    if not _is_better(found, sheet, verdict, settings):
        return _kept(sheet, verdict, "OCR fandt heller ikke brugelige ord.")
    return Outcome(found.sheet, tuple(_notes(found)))


def _kept(sheet: Sheet, verdict: Verdict, reason: str) -> Outcome:
    """The page as its text layer has it, with a note of the reason where that is not worth reading."""
    notes = (_unread(sheet, verdict, f"{reason} Tjek siden mod papiret."),) if verdict == "worthless" else ()
    return Outcome(sheet, notes)


def _is_better(found: ReadPicture, sheet: Sheet, verdict: Verdict, settings: ReadSettings) -> bool:
    """Whether OCR read more than the text layer has, in words that are words."""
    words = found.sheet.words
    if verdict == "none" or not sheet.words:
        return _sureness(found.sheet) >= LEAST_SURE
    judged = judge_text(words)
    if verdict == "worthless":
        return judged in ("good", "sparse")
    if settings.ocr == "force":
        return judged == "good" or (judged == "sparse" and verdict == "sparse")
    sure = sum(word.confidence is not None and word.confidence > 0.7 for word in words)
    return judged != "worthless" and sure >= 2 * len(sheet.words) + LEAST_GAIN


def _sureness(sheet: Sheet) -> float:
    """The mean confidence of the words by length; 0 without words."""
    letters = sum(len(word.text) for word in sheet.words)
    return (
        sum((word.confidence or 0.0) * len(word.text) for word in sheet.words) / letters if letters else 0.0
    )


def _notes(found: ReadPicture) -> list[ReaderNote]:
    page, words = found.sheet.number, len(found.sheet.words)
    notes = []
    if found.unsure:
        message = (
            f"{found.unsure} af {words} ord på side {page} er læst usikkert (OCR). Tjek dem mod papiret."
        )
        notes.append(ReaderNote(code="ocr.unsure_words", page=page, message=message))
    if found.specks:
        specks = "1 plet" if found.specks == 1 else f"{found.specks} pletter"
        message = f"{specks} på side {page} er ikke taget med som tekst."
        notes.append(ReaderNote(code="ocr.specks", page=page, message=message))
    return notes


def _unread(sheet: Sheet, verdict: Verdict, reason: str) -> ReaderNote:
    """That a page could not be read by OCR, and what follows."""
    page = sheet.number
    if verdict == "none":
        message = f"Side {page} har ingen tekst; den ligner en scanning og er ikke læst. {reason}"
        return ReaderNote(code="pdf.page_without_text", page=page, message=message)
    if verdict == "worthless":
        message = f"Teksten i side {page} er ubrugelig, men står, som den er. {reason}"
        return ReaderNote(code="ocr.worthless_text", page=page, message=message)
    message = f"Side {page} ligner en scanning med få ord tekst; billedet er ikke læst. {reason}"
    return ReaderNote(code="ocr.page_unread", page=page, message=message)


def _pictures(page: Any) -> tuple[float, int]:
    """The share of the page that pictures cover, at most 1, and the dots an inch to draw it with."""
    width, height = page.get_size()
    area = finest = 0.0
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST):
        left, bottom, right, top = thing.get_bounds()
        wide, high = right - left, top - bottom
        if wide <= 0 or high <= 0:
            continue
        area += wide * high
        if wide * high > 0.2 * width * height:
            across, down = thing.get_px_size()
            finest = max(finest, 72 * (across * down / (wide * high)) ** 0.5)
    dpi = min(max(finest, LEAST_DPI), MOST_DPI) if finest else USUAL_DPI
    most = 72 * (MOST_PIXELS / (width * height)) ** 0.5
    return min(1.0, area / (width * height)), max(36, round(min(dpi, most)))


def _draw(page: Any, dpi: float) -> Picture:
    """The page as it is shown, grey."""
    bitmap = page.render(scale=dpi / 72, grayscale=True, may_draw_forms=True)
    picture = np.asarray(bitmap.to_numpy(), dtype=np.uint8)
    return np.ascontiguousarray(picture.reshape(picture.shape[:2]))
