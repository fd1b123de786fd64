"""PDF pages by PDFium: words with boxes, font size and weight, and the rulings and fills on the page."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pypdfium2

from extract.pdf.frame import page_frame
from extract.pdf.marks import find_marks
from extract.pdf.odd_glyphs import DocumentSpelling
from extract.pdf.paths import find_drawings, list_objects
from extract.pdf.widgets import read_check_boxes
from extract.pdf.words import TextReader
from extract.settings import ReadSettings
from extract.sheet import CheckBox, Sheet


def read_sheets(data: bytes, settings: ReadSettings) -> Iterator[Sheet | None]:
    """The pages of a PDF, one by one, as words and drawings; None for a page that PDFium can't read.

    Raises pypdfium2.PdfiumError when PDFium can't open the file.
    """
    with closing(_open(data)) as document:
        spelling = DocumentSpelling(document)
        for index in range(len(document)):
            yield _try_page(document, index, spelling, settings)


def count_pages(data: bytes) -> int:
    """How many pages a PDF says it has. Raises pypdfium2.PdfiumError when PDFium can't open it."""
    with closing(_open(data)) as document:
        return len(document)


def _try_page(document: Any, index: int, spelling: DocumentSpelling, settings: ReadSettings) -> Sheet | None:
    try:
        with closing(document[index]) as page:
            return _read_sheet(page, index + 1, spelling, settings)
    except (pypdfium2.PdfiumError, ArithmeticError):  # a page object that is broken, or without extent
        return None


def _open(data: bytes) -> Any:
    opened: Any = pypdfium2.PdfDocument  # without types
    return opened(data)


def _read_sheet(page: Any, number: int, spelling: DocumentSpelling, settings: ReadSettings) -> Sheet:
    frame = page_frame(page)
    with closing(page.get_textpage()) as text_page:
        reader = TextReader(text_page.raw, frame, spelling)
        runs = reader.runs()
        quarters = reader.turn(runs)
        if quarters:
            frame = frame.turned(quarters)
            reader = TextReader(text_page.raw, frame, spelling)
            runs = reader.runs()
        words = reader.words(runs)
        objects = list_objects(page.raw, reader.objects)
    drawings = find_drawings(objects, frame.box, (frame.width, frame.height), settings)
    widgets = [CheckBox(frame.box(*box), on) for box, on in read_check_boxes(page.raw)]
    return Sheet(
        number=number,
        width=frame.width,
        height=frame.height,
        words=tuple(words.level),
        aside=tuple(words.aside),
        across=tuple(words.across),
        rules=tuple(drawings.rules),
        fills=tuple(drawings.fills),
        marks=find_marks(drawings.shapes, widgets, words.level),
        hidden=words.hidden,
        repaired=words.repaired,
        unread=words.unread,
        turned=bool(quarters),
        quarters=quarters,
    )
