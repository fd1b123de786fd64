"""A page as a picture, with boxes drawn where values stand."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from models.errors import DamagedPdf
from models.page import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A box to draw (points, origin top left), what to write at it, and a colour such as "#1f77b4"."""

    box: Box
    label: str
    colour: str


def draw_page(path: Path, number: int, marks: Sequence[Mark], scale: float) -> Image.Image:
    """A page of a PDF (from 1) with the marks on it; scale is pixels a point.

    Raises DamagedPdf when the page cannot be drawn.
    """
    try:
        with closing(pdfium.PdfDocument(path)) as document:  # type: ignore[no-untyped-call]
            picture = document[number - 1].render(scale=scale).to_pil().convert("RGB")
    except (pdfium.PdfiumError, IndexError) as err:
        raise DamagedPdf(f"{path}: side {number} kan ikke tegnes ({err}).") from err
    veil = Image.new("RGBA", picture.size)
    brush = ImageDraw.Draw(veil)
    font = ImageFont.load_default(size=6 * scale)
    taken: list[tuple[float, float, float, float]] = []
    for mark in marks:
        edges = tuple(edge * scale for edge in (mark.box.x0, mark.box.top, mark.box.x1, mark.box.bottom))
        x0, top, x1, bottom = edges
        brush.rectangle(
            (x0 - scale, top - scale, x1 + scale, bottom + scale),
            fill=f"{mark.colour}28",
            outline=mark.colour,
        )
        _write_label(brush, mark, (x0 - scale, top - scale), font, taken)
    return Image.alpha_composite(picture.convert("RGBA"), veil).convert("RGB")


def _write_label(
    brush: ImageDraw.ImageDraw,
    mark: Mark,
    corner: tuple[float, float],
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
    taken: list[tuple[float, float, float, float]],
) -> None:
    """The label on a coloured tab above its box; left out where another label already stands."""
    if not mark.label:
        return
    size = brush.textbbox((0, 0), mark.label, font=font)
    x0, bottom = corner
    place = (x0, bottom - size[3] - 1, x0 + size[2] + 2, bottom)
    if any(_overlap(place, other) for other in taken):
        return
    taken.append(place)
    brush.rectangle(place, fill=mark.colour)
    brush.text((place[0] + 1, place[1]), mark.label, fill="white", font=font)


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
