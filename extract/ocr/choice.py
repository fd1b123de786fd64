"""The pages of a file that may have to be read from their picture: which they are."""

from contextlib import closing
from types import TracebackType
from typing import Any

import pypdfium2
import pypdfium2.raw as raw_bindings

from extract.ocr.outcome import Outcome, keep_text
from extract.ocr.textlayer import Verdict, judge_text
from extract.settings import ReadSettings
from extract.sheet import Sheet

pdfium: Any = raw_bindings  # generated, without types

COVERED = 0.5  # of a page is picture: it may be a scan
LEAST_DPI, MOST_DPI, USUAL_DPI = 200, 300, 300
MOST_PIXELS = 40_000_000  # of a page's picture; larger ones are read coarser
DEEPEST = 4  # forms in forms


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
        except (pypdfium2.PdfiumError, IndexError, ValueError, ZeroDivisionError, MemoryError):
            # a page that can't be drawn, or has no extent: what text it has stays
            return keep_text(sheet, verdict, "Siden kan ikke tegnes, så OCR er ikke mulig.")

    def _read_page(self, sheet: Sheet, verdict: Verdict) -> Outcome:
        if self._document is None:
            opened: Any = pypdfium2.PdfDocument  # without types
            self._document = opened(self._data)
        with closing(self._document[sheet.number - 1]) as page:
            covered, dpi = _pictures(page)
            if (verdict == "good" and not covered) or (verdict == "sparse" and covered < COVERED):
                return Outcome(sheet)
            from extract.ocr.pages import read_page  # OpenCV takes 20 MB that most papers never need

            return read_page(page, sheet, verdict, dpi, self._settings)


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
