"""From PDFium's page space to the page as seen, in points from its top left."""

import ctypes
from typing import Any

import numpy as np
import pypdfium2.raw as raw_bindings

from models.frozen import dataclass

pdfium: Any = raw_bindings  # generated, without types

Corners = tuple[float, float, float, float]  # x0, top, x1, bottom


@dataclass(frozen=True, slots=True)
class Frame:
    """The way from PDFium's page space (origin and direction as the file has it) to the page as seen."""

    x: float
    y: float
    across: tuple[float, float]
    down: tuple[float, float]
    width: float
    height: float

    @property
    def plain(self) -> bool:
        """Whether the page stands as the file has it, but for the place of its origin."""
        return self.across == (1.0, 0.0) and self.down == (0.0, -1.0)

    def box(self, left: float, bottom: float, right: float, top: float) -> Corners:
        """A rectangle of page space as x0, top, x1, bottom on the page as seen."""
        if self.plain:
            return left - self.x, self.y - top, right - self.x, self.y - bottom
        a, b = self.point(left, bottom), self.point(right, top)
        return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])

    def boxes(self, left: Any, bottom: Any, right: Any, top: Any) -> tuple[Any, Any, Any, Any]:
        """The same of many rectangles at once, each side an array."""
        if self.plain:
            return left - self.x, self.y - top, right - self.x, self.y - bottom
        (ax, ay), (bx, by) = self.point(left, bottom), self.point(right, top)
        return np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)

    def point(self, x: Any, y: Any) -> tuple[Any, Any]:
        """A point of page space (numbers or arrays) on the page as seen."""
        dx, dy = x - self.x, y - self.y
        return dx * self.across[0] + dy * self.across[1], dx * self.down[0] + dy * self.down[1]

    def turned(self, quarters: int) -> "Frame":
        """The same page turned clockwise by so many quarter turns."""
        frame = self
        for _ in range(quarters % 4):
            x = frame.x + frame.down[0] * frame.height
            y = frame.y + frame.down[1] * frame.height
            back = (-frame.down[0], -frame.down[1])
            frame = Frame(x, y, back, frame.across, frame.height, frame.width)
        return frame


def page_frame(page: Any) -> Frame:
    """The frame of a PDFium page as it is meant to be seen."""
    width, height = page.get_size()
    across, down = max(1, round(width)), max(1, round(height))
    corners = []
    for x, y in ((0, 0), (across, 0), (0, down)):
        px, py = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDF_DeviceToPage(page.raw, 0, 0, across, down, 0, x, y, px, py)
        corners.append((px.value, py.value))
    (x0, y0), right, low = corners
    to_right = (round((right[0] - x0) / width), round((right[1] - y0) / width))
    to_low = (round((low[0] - x0) / height), round((low[1] - y0) / height))
    return Frame(x0, y0, (float(to_right[0]), float(to_right[1])), _floats(to_low), width, height)


def _floats(pair: tuple[int, int]) -> tuple[float, float]:
    return float(pair[0]), float(pair[1])
