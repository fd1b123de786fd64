"""A page as a picture, with boxes drawn where values stand."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from extract.images import find_media_type, load_frame
from models.errors import DamagedPdf
from models.page import Box

Frame = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A box to draw (points, origin top left), what to write at it, and a colour such as "#1f77b4"."""

    box: Box
    label: str
    colour: str


def draw_page(path: Path, number: int, marks: Sequence[Mark], scale: float) -> Image.Image:
    """A page (from 1) of a PDF, TIFF, JPEG or PNG with the marks on it; scale is pixels a point.

    Raises DamagedPdf when the page cannot be drawn.
    """
    try:
        picture = _picture(path, number, scale)
    except (pdfium.PdfiumError, IndexError, OSError, ValueError, SyntaxError, EOFError) as err:
        raise DamagedPdf(f"{path}: side {number} kan ikke tegnes. Tjek, at siden findes.") from err
    veil = Image.new("RGBA", picture.size)
    brush = ImageDraw.Draw(veil)
    frames = [_frame(mark.box, scale) for mark in marks]
    for mark, frame in zip(marks, frames, strict=True):
        brush.rectangle(frame, fill=f"{mark.colour}28", outline=mark.colour)
    font = ImageFont.load_default(size=6 * scale)
    tabs: list[Frame] = []
    for mark, frame in zip(marks, frames, strict=True):
        size = brush.textbbox((0, 0), mark.label, font=font)
        place = _free_place(frame, (size[2] + 2, size[3] + 1), (*frames, *tabs))
        if mark.label and place is not None:
            tabs.append(place)
            brush.rectangle(place, fill=mark.colour)
            brush.text((place[0] + 1, place[1]), mark.label, fill="white", font=font)
    return Image.alpha_composite(picture.convert("RGBA"), veil).convert("RGB")


def _picture(path: Path, number: int, scale: float) -> Image.Image:
    """The page as it is shown, in colour where it is a PDF's."""
    if find_media_type(path.read_bytes()) is None:
        with closing(pdfium.PdfDocument(path)) as document:  # type: ignore[no-untyped-call]
            drawn: Image.Image = document[number - 1].render(scale=scale).to_pil().convert("RGB")
            return drawn
    with Image.open(path) as image:
        grey, dpi = load_frame(image, number - 1)
    size = (round(grey.shape[1] * 72 / dpi * scale), round(grey.shape[0] * 72 / dpi * scale))
    return Image.fromarray(grey).resize(size).convert("RGB")


def _frame(box: Box, scale: float) -> Frame:
    """The box in pixels, a point wider on each side."""
    return ((box.x0 - 1) * scale, (box.top - 1) * scale, (box.x1 + 1) * scale, (box.bottom + 1) * scale)


def _free_place(frame: Frame, size: tuple[float, float], taken: Sequence[Frame]) -> Frame | None:
    """Where a label of this size covers no other frame: over the frame, right of it or under it."""
    x0, top, x1, bottom = frame
    wide, high = size
    for x, y in ((x0, top - high), (x1 + 1, top), (x0, bottom + 1), (x1 - wide, top - high)):
        place = (x, y, x + wide, y + high)
        if not any(_overlap(place, other) for other in taken):
            return place
    return None


def _overlap(a: Frame, b: Frame) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
