"""A page as a picture, with boxes drawn where values stand."""

import io
import math
from collections.abc import Sequence
from contextlib import closing

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from extract.ocr.images import find_media_type, load_frame
from extract.pdf.lettering import draw_lines
from models.errors import DamagedPdf
from models.frozen import dataclass
from models.page import Box

Frame = tuple[float, float, float, float]
# A grey this dark or darker is print.
INK = 160
# The size of a legend's letters, in points.
LETTERS = 8.0
# The colour of what is not shown.
COVER = "#b9b5ad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A box to draw (points, origin top left), what to write at it, and a colour such as "#1f77b4"."""

    box: Box
    label: str
    colour: str


def draw_page(
    data: bytes,
    name: str,
    number: int,
    marks: Sequence[Mark],
    scale: float,
    legend: Sequence[tuple[str, str]] = (),
    *,
    covered: Sequence[tuple[float, float]] = (),
    most: int | None = None,
) -> Image.Image:
    """A page (from 1) of a PDF, TIFF, JPEG or PNG with the marks on it; scale is pixels a point.

    data are the bytes of the file, name what it is called where something is wrong with it.

    Labels stand where the least print is under them. legend tells in a strip below the page what a colour
    means: pairs of a colour and words. covered are stretches of the page, top and bottom in points, that are
    not shown at all. No side gets more than `most` pixels. Raises DamagedPdf when the page cannot be drawn.
    """
    try:
        scale = scale if most is None else min(scale, most / max(_size(data, number)))
        picture = _picture(data, number, scale)
    except (pdfium.PdfiumError, IndexError, OSError, ValueError, SyntaxError, EOFError) as err:
        raise DamagedPdf(f"{name}: side {number} kan ikke tegnes. Tjek, at siden findes.") from err
    for top, bottom in covered:
        _cover(picture, top * scale, bottom * scale)
    ink = np.asarray(picture.convert("L")) < INK
    veil = Image.new("RGBA", picture.size)
    brush = ImageDraw.Draw(veil)
    frames = [_frame(mark.box, scale) for mark in marks]
    for mark, frame in zip(marks, frames, strict=True):
        brush.rectangle(frame, fill=f"{mark.colour}28", outline=mark.colour, width=max(1, round(scale / 2)))
    font = ImageFont.load_default(size=6 * scale)
    tabs: list[Frame] = []
    for mark, frame in zip(marks, frames, strict=True):
        if not mark.label:
            continue
        size = brush.textbbox((0, 0), mark.label, font=font)
        place = _free_place(frame, (size[2] + 2, size[3] + 1), (*frames, *tabs), ink)
        if place is not None:
            tabs.append(place)
            brush.rectangle(place, fill=mark.colour)
            brush.text((place[0] + 1, place[1]), mark.label, fill="white", font=font)
    drawn = Image.alpha_composite(picture.convert("RGBA"), veil).convert("RGB")
    return _with_legend(drawn, legend, scale) if legend else drawn


def _with_legend(picture: Image.Image, legend: Sequence[tuple[str, str]], scale: float) -> Image.Image:
    """The picture with a strip below it, a line for each colour."""
    words = [said for _, said in legend]
    strip = draw_lines(words, picture.width / scale, LETTERS, 3 * LETTERS, scale)
    brush = ImageDraw.Draw(strip)
    brush.line((0, 0, strip.width, 0), fill="#888888", width=max(1, round(scale)))
    size = LETTERS * scale
    for at, (colour, _) in enumerate(legend):
        left, top = 1.5 * size, size * (0.55 + 1.6 * at)
        brush.rectangle((left, top, left + 0.8 * size, top + 0.8 * size), fill=colour)
    whole = Image.new("RGB", (picture.width, picture.height + strip.height), "white")
    whole.paste(picture, (0, 0))
    whole.paste(strip, (0, picture.height))
    return whole


def _picture(data: bytes, number: int, scale: float) -> Image.Image:
    """The page as it is shown, in colour where it is a PDF's."""
    if find_media_type(data) is None:
        with closing(pdfium.PdfDocument(data)) as document:  # type: ignore[no-untyped-call]
            drawn: Image.Image = document[number - 1].render(scale=scale).to_pil().convert("RGB")
            return drawn
    with Image.open(io.BytesIO(data)) as image:
        grey, dpi = load_frame(image, number - 1)
    size = (round(grey.shape[1] * 72 / dpi * scale), round(grey.shape[0] * 72 / dpi * scale))
    return Image.fromarray(grey).resize(size).convert("RGB")


def _size(data: bytes, number: int) -> tuple[float, float]:
    """How wide and high a page is, in points."""
    if find_media_type(data) is None:
        with closing(pdfium.PdfDocument(data)) as document:  # type: ignore[no-untyped-call]
            width, height = document[number - 1].get_size()
            return width, height
    with Image.open(io.BytesIO(data)) as image:
        grey, dpi = load_frame(image, number - 1)
    return grey.shape[1] * 72 / dpi, grey.shape[0] * 72 / dpi


def _cover(picture: Image.Image, top: float, bottom: float) -> None:
    """Hide a stretch of a page behind an even grey."""
    height = picture.height
    first, last = max(0, math.floor(top)), min(height, math.ceil(min(bottom, float(height))))
    if first < last:
        ImageDraw.Draw(picture).rectangle((0, first, picture.width, last), fill=COVER)


def _frame(box: Box, scale: float) -> Frame:
    """The box in pixels, a point wider on each side."""
    return ((box.x0 - 1) * scale, (box.top - 1) * scale, (box.x1 + 1) * scale, (box.bottom + 1) * scale)


def _free_place(
    frame: Frame, size: tuple[float, float], taken: Sequence[Frame], ink: npt.NDArray[np.bool_]
) -> Frame | None:
    """Where a label of this size covers no other frame and the least print: near the frame, on the page."""
    x0, top, x1, bottom = frame
    wide, high = size
    middle = (top + bottom - high) / 2
    spots = [
        *((x0, top - high), (x1 + 1, middle), (x0 - wide - 1, middle), (x0, bottom + 1)),
        *((x1 - wide, top - high), (x1 - wide, bottom + 1), (x1 + high, middle), (x0 - wide - high, middle)),
    ]
    places = [(x, y, x + wide, y + high) for x, y in spots]
    free = [place for place in places if _is_on(place, ink) and not any(_overlap(place, t) for t in taken)]
    return min(free, key=lambda place: _ink_under(place, ink), default=None)


def _is_on(place: Frame, ink: npt.NDArray[np.bool_]) -> bool:
    return place[0] >= 0 and place[1] >= 0 and place[2] <= ink.shape[1] and place[3] <= ink.shape[0]


def _ink_under(place: Frame, ink: npt.NDArray[np.bool_]) -> int:
    """How much of a place is printed, in twentieths."""
    x0, top, x1, bottom = (round(edge) for edge in place)
    return round(20 * float(ink[top:bottom, x0:x1].mean()))


def _overlap(a: Frame, b: Frame) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
