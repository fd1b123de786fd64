"""What OCR makes of pages that must be read from their picture."""

from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from extract.ocr.outcome import Outcome, keep_text, note_unread
from extract.ocr.page import ReadPicture, read_picture
from extract.ocr.program import MISSING_CODE, OcrMissing
from extract.ocr.scan import PAPER, Picture, even_light, is_blank
from extract.ocr.tesseract import OcrFailed
from extract.ocr.textlayer import Verdict, judge_text
from extract.settings import ReadSettings
from extract.sheet import Sheet
from models.page import ReaderNote

LOOK_DPI = 72
LEAST_SURE = 0.4  # mean confidence of what is text; drawings, photos and handwriting give less
LEAST_GAIN = 5  # words more than the text layer has: then a page with few words is a scan


def read_page(page: Any, sheet: Sheet, verdict: Verdict, dpi: float, settings: ReadSettings) -> Outcome:
    """The page of a sheet as OCR reads it, drawn at `dpi` dots an inch; as it was where that is no better.

    verdict is what was judged of the sheet's words. What PDFium raises on a page it can't draw is not caught.
    """
    try:
        look = even_light(_draw(page, LOOK_DPI), LOOK_DPI / 72)
        if verdict == "none" and is_blank(look):
            return Outcome(sheet, blank=True)
        if verdict == "sparse" and float(np.mean(look > 200)) < PAPER:
            return Outcome(sheet)
        if settings.ocr == "never":
            return Outcome(sheet, (note_unread(sheet, verdict, "OCR er slået fra."),))
        return read_scan(sheet, verdict, _draw(page, dpi), dpi, settings)
    except cv2.error as err:
        raise ValueError(str(err)) from err


def read_scan(sheet: Sheet, verdict: Verdict, grey: Picture, dpi: float, settings: ReadSettings) -> Outcome:
    """The page of a sheet as OCR reads its picture, or as it was where that is no better."""
    try:
        found = read_picture(grey, dpi / 72, sheet.number, settings)
    except OcrMissing as err:
        waits = replace(note_unread(sheet, verdict, str(err)), code=MISSING_CODE)
        return Outcome(sheet, (waits,), missing=str(err))
    except OcrFailed as err:
        return Outcome(sheet, (note_unread(sheet, verdict, f"{err} Tjek siden mod papiret."),))
    if found.blank and verdict == "none":
        return Outcome(sheet, blank=True)
    if not _is_better(found, sheet, verdict, settings):
        return keep_text(sheet, verdict, "OCR fandt heller ikke brugelige ord.")
    return Outcome(found.sheet, tuple(_notes(found)))


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


def _draw(page: Any, dpi: float) -> Picture:
    """The page as it is shown, grey."""
    bitmap = page.render(scale=dpi / 72, grayscale=True, may_draw_forms=True)
    picture = np.asarray(bitmap.to_numpy(), dtype=np.uint8)
    return np.ascontiguousarray(picture.reshape(picture.shape[:2]))
