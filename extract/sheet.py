"""What lies on a page before it is understood: words, rulings and filled areas."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from models.frozen import dataclass
from models.page import Mark, ReadBy


class Ink(NamedTuple):
    """One printed word with its box (points, origin top left), font size in points, and weight.

    confidence is the OCR program's own, 0 to 1; None for text that was not read from a picture.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    confidence: float | None = None

    @property
    def middle(self) -> float:
        """Half-way between its left and right side."""
        return (self.x0 + self.x1) / 2

    @property
    def baseline(self) -> float:
        """The height its letters stand on, near enough."""
        return self.bottom - 0.22 * self.size


class Rule(NamedTuple):
    """A horizontal or vertical ruling (top == bottom or x0 == x1)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs across the page."""
        return self.x1 - self.x0 > self.bottom - self.top


class Fill(NamedTuple):
    """A filled rectangle: shading behind text, or a box."""

    x0: float
    top: float
    x1: float
    bottom: float


def bounds_of(points: Iterable[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The left, top, right and bottom of points; at least one is needed."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


class CheckBox(NamedTuple):
    """A square or round box that may be ticked: left, top, right, bottom, and whether it is."""

    box: tuple[float, float, float, float]
    filled: bool


class Shape(NamedTuple):
    """A small drawn shape, such as a check box or what is in it: its box and the points of its parts.

    dark and light say how it is filled, where it is; lines are stroked along its points.
    """

    box: tuple[float, float, float, float]
    parts: tuple[tuple[tuple[float, float], ...], ...]
    dark: bool
    light: bool
    stroked: bool
    curved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page as drawn.

    marks are drawn check boxes. aside are words set on their side, in the file's order, across those of a
    watermark; hidden counts words
    that are there but cannot be seen, repaired mended glyphs, unread those that could not be; turned says
    that the page was read as if turned upright. reader is "pdfplumber" where PDFium can't read the page,
    "none" where neither can. lost_after counts the pages behind this one that are said to be there and were
    not tried.
    read_by is "ocr" for words read from a picture. quarters and skew are the page's (see models.page.Page).
    """

    number: int
    width: float
    height: float
    words: tuple[Ink, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    marks: tuple[Mark, ...] = ()
    aside: tuple[Ink, ...] = ()
    across: tuple[Ink, ...] = ()
    hidden: int = 0
    repaired: int = 0
    unread: int = 0
    turned: bool = False
    reader: Literal["pdfium", "pdfplumber", "none"] = "pdfium"
    lost_after: int = 0
    read_by: ReadBy = "pdf"
    quarters: int = 0
    skew: float = 0.0
