"""Lines of text as a picture, Danish letters too, without any font file: set by PDFium's own Helvetica."""

import ctypes
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw_bindings
from PIL import Image

FONT = b"Helvetica"
raw: Any = raw_bindings  # made at run time; no type checker knows its functions


def draw_lines(lines: Sequence[str], width: float, size: float, indent: float, scale: float) -> Image.Image:
    """A white strip with one line below the other; width, size and indent in points, scale pixels a point.

    A line takes 1.6 of its size, the strip half a size more above and below. Letters outside Western
    European are not drawn.
    """
    high = size * (1.6 * len(lines) + 1)
    with closing(pdfium.PdfDocument.new()) as document:  # type: ignore[no-untyped-call]
        page = document.new_page(width, high)
        for at, line in enumerate(lines):
            text = raw.FPDFPageObj_NewTextObj(document, FONT, size)
            letters = ctypes.create_string_buffer(line.encode("utf-16-le") + b"\x00\x00")
            raw.FPDFText_SetText(text, ctypes.cast(letters, raw.FPDF_WIDESTRING))
            raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, indent, high - size * (1.3 + 1.6 * at))
            raw.FPDFPage_InsertObject(page, text)
        raw.FPDFPage_GenerateContent(page)
        drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    return drawn
