"""Pictures as documents: TIFF with one or many pages, JPEG and PNG."""

import io
import struct
import warnings
from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
from PIL import Image, ImageOps

from extract.ocr.choice import MOST_DPI
from extract.ocr.outcome import Outcome
from extract.ocr.pages import read_scan
from extract.ocr.scan import Picture
from extract.settings import ReadSettings
from extract.sheet import Sheet
from models.errors import DamagedPdf

MEDIA_TYPES = {"TIFF": "image/tiff", "JPEG": "image/jpeg", "PNG": "image/png"}
MOST_PIXELS = 120_000_000  # A3 at 600 dots an inch has 70 million
SHORTEST_PAGE, LONGEST_PAGE = 200.0, 2000.0  # points, the longer side of a page: a receipt, an A1
A4_LONG = 841.9  # points
SCREEN_DPI = 100  # as little is said of pictures that never were paper
LEAST_DPI = 150  # smaller pictures are enlarged: letters must have some pixels
# what Pillow raises on broken bytes
FAULTS = (OSError, ValueError, TypeError, KeyError, SyntaxError, EOFError, struct.error)


def find_media_type(data: bytes) -> str | None:
    """The media type of a picture's bytes; None for what is no TIFF, JPEG or PNG."""
    try:
        with Image.open(io.BytesIO(data), formats=list(MEDIA_TYPES)) as image:
            return MEDIA_TYPES[str(image.format)]
    except (*FAULTS, Image.DecompressionBombError):
        return None


def read_images(name: str, data: bytes, settings: ReadSettings) -> Iterator[Outcome]:
    """The pages of a picture file as OCR reads them, one by one.

    A page is as large as its dots an inch say, or A4 where they say nothing that can be. Raises DamagedPdf
    for bytes that can't be opened; a page that can't be read is a sheet without words whose reader is "none".
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=list(MEDIA_TYPES)) as image:
                for index in range(_count_frames(image)):
                    yield _read_frame(image, index, settings)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as err:
        message = f"{name}: billedet er beskadiget og kan ikke åbnes. Hent filen igen fra kilden."
        raise DamagedPdf(message) from err


def _count_frames(image: Image.Image) -> int:
    """How many pages a picture has. Raises ValueError where its list of pages is broken."""
    try:
        return int(getattr(image, "n_frames", 1))
    except TypeError as err:  # Pillow's, for a page without dimensions
        raise ValueError("broken list of pages") from err


def _read_frame(image: Image.Image, index: int, settings: ReadSettings) -> Outcome:
    empty = Sheet(number=index + 1, width=0.0, height=0.0, words=(), reader="none", read_by="ocr")
    try:
        grey, dpi = load_frame(image, index)
    except (*FAULTS, MemoryError, cv2.error):
        return Outcome(empty)
    high, wide = grey.shape
    width, height = wide * 72 / dpi, high * 72 / dpi
    sheet = replace(empty, width=width, height=height, reader="pdfium")
    if settings.ocr == "never":
        return Outcome(sheet)
    return read_scan(sheet, "none", grey, dpi, settings)


def load_frame(image: Image.Image, index: int) -> tuple[Picture, float]:
    """A page of an opened picture, upright as its camera says, grey, and its dots an inch.

    At most 300 dots an inch, as more tells nothing. Raises ValueError for pictures with too many pixels.
    """
    image.seek(index)
    if image.width * image.height > MOST_PIXELS:
        raise ValueError("too many pixels")
    dpi = _dots(image)
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        seen = upright.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        upright = Image.alpha_composite(paper, seen)
    if upright.mode.startswith("I;16") or upright.mode in ("I", "F"):
        deep = np.asarray(upright, dtype=np.float64)
        grey = (255 * (deep - deep.min()) / max(1.0, float(np.ptp(deep)))).astype(np.uint8)
    else:
        grey = np.ascontiguousarray(np.asarray(upright.convert("L"), dtype=np.uint8))
    return _scaled(grey, dpi)


def _scaled(grey: Picture, dpi: float) -> tuple[Picture, float]:
    """The picture made smaller or larger where its dots an inch are many more or fewer than OCR needs."""
    if dpi > 1.1 * MOST_DPI:
        factor, way = MOST_DPI / dpi, cv2.INTER_AREA
    elif dpi < LEAST_DPI:
        factor, way = min(3.0, 2 * LEAST_DPI / dpi), cv2.INTER_CUBIC
    else:
        return grey, dpi
    size = (max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor)))
    return cv2.resize(grey, size, interpolation=way).astype(np.uint8), dpi * factor


def _dots(image: Image.Image) -> float:
    """The dots an inch of a picture: as it says, where that makes a page; else as if it were A4."""
    longest = max(image.width, image.height)
    said = image.info.get("dpi")
    dpi = float(said[0]) if said and said[0] and np.isfinite(float(said[0])) else 0.0
    if dpi > SCREEN_DPI and SHORTEST_PAGE <= 72 * longest / dpi <= LONGEST_PAGE:
        return dpi
    return 72 * longest / A4_LONG
