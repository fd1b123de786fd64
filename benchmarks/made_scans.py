"""Scans made of PDFs: pages drawn, turned, set askew, dirtied, and saved as pictures or picture PDFs."""

import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanner:
    """How a scan is made. skew is in degrees, positive where lines fall to the right; quarters clockwise.

    noise is the spread of each pixel's grey (of 255), specks the share of pixels that are dirt; dust is how
    many black specks of one or two pixels each way lie on the page.
    """

    dpi: int = 300
    skew: float = 0.0
    quarters: int = 0
    noise: float = 0.0
    specks: float = 0.0
    dust: int = 0
    blur: float = 0.0
    paper: int = 255
    one_bit: bool = False
    quality: int = 80


def draw_pages(source: Path | bytes, dpi: int, numbers: Sequence[int] | None = None) -> list[Image.Image]:
    """The pages of a PDF (all, or those of these numbers from 1) as grey pictures."""
    opened: Any = pypdfium2.PdfDocument  # without types
    with closing(opened(source)) as document:
        wanted = range(1, len(document) + 1) if numbers is None else numbers
        return [document[n - 1].render(scale=dpi / 72).to_pil().convert("L") for n in wanted]


def scan_page(picture: Image.Image, scanner: Scanner, seed: int = 0) -> Image.Image:
    """A drawn page as this scanner would give it; the same seed gives the same dirt."""
    dirt = np.random.default_rng(seed)
    page = picture.rotate(-scanner.skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    page = page.rotate(-90 * scanner.quarters, expand=True)
    if scanner.blur:
        page = page.filter(ImageFilter.GaussianBlur(scanner.blur))
    grey = np.asarray(page, dtype=np.float64) * scanner.paper / 255
    if scanner.noise:
        grey = grey + dirt.normal(0, scanner.noise, grey.shape)
    if scanner.specks:
        grey[dirt.random(grey.shape) < scanner.specks] = 60
    for _ in range(scanner.dust):
        top, left = (int(dirt.integers(side - 2)) for side in grey.shape)
        high, wide = (int(side) for side in dirt.integers(1, 3, 2))
        grey[top : top + high, left : left + wide] = 0
    page = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    return page.point(lambda v: 255 if v > 140 else 0).convert("1") if scanner.one_bit else page


def scan_pdf(
    source: Path | bytes, scanner: Scanner, numbers: Sequence[int] | None = None, seed: int = 0
) -> bytes:
    """A PDF of pictures: the pages of another as this scanner would give them."""
    pages = [
        scan_page(page, scanner, seed + index)
        for index, page in enumerate(draw_pages(source, scanner.dpi, numbers))
    ]
    return save_pages(pages, "PDF", scanner)


def save_pages(pages: Sequence[Image.Image], kind: str, scanner: Scanner) -> bytes:
    """The bytes of a PDF or TIFF of these pages; of the first alone as JPEG or PNG."""
    buffer = io.BytesIO()
    dpi = scanner.dpi
    lossy = {} if scanner.one_bit else {"quality": scanner.quality}
    if kind == "PDF":
        pages[0].save(buffer, "PDF", resolution=dpi, save_all=True, append_images=pages[1:], **lossy)
    elif kind == "TIFF":
        packing = "group4" if scanner.one_bit else "tiff_lzw"
        pages[0].save(
            buffer, "TIFF", dpi=(dpi, dpi), save_all=True, append_images=pages[1:], compression=packing
        )
    else:
        pages[0].save(buffer, kind, dpi=(dpi, dpi), **lossy)
    return buffer.getvalue()
