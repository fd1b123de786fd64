"""Small made papers for the tests of OCR: a letter with a ruled table, and scans of it."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

SIZE = (420.0, 300.0)
TEXT = [
    "Nørreby Kommune",
    "Udvalget for børn og ældre holder møde på rådhuset.",
    "Åse Ørum bad om, at sagen om søbadet blev udsat.",
]
ROWS = [
    ["1.000 kr.", "2025", "2026"],
    ["Drift", "-942", "1.250"],
    ["Anlæg", "0", "-"],
    ["I alt", "-942", "1.250"],
]
TABLE = (50.0, 130.0, (130.0, 70.0, 70.0), 22.0)  # left, top, widths, row height


def paper(pages: int = 1, *, stamp: str | None = None, size: tuple[float, float] = SIZE) -> bytes:
    """A PDF whose pages have the lines of TEXT and the ruled table of ROWS."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for _ in range(pages):
        draw_text(canvas, TEXT, size[1])
        draw_table(canvas, size[1])
        if stamp:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(320, 12, stamp)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def draw_text(canvas: Canvas, lines: Sequence[str], height: float) -> None:
    canvas.setFont("Times-Roman", 12)
    for nth, line in enumerate(lines):
        canvas.drawString(50, height - 50 - 20 * nth, line)


def draw_table(canvas: Canvas, height: float) -> None:
    left, top, widths, high = TABLE
    xs = [left + sum(widths[:i]) for i in range(len(widths) + 1)]
    ys = [height - top - high * i for i in range(len(ROWS) + 1)]
    canvas.setLineWidth(0.6)
    canvas.grid(xs, ys)
    canvas.setFont("Times-Roman", 11)
    for y, row in zip(ys, ROWS, strict=False):
        canvas.drawString(left + 4, y - 15, row[0])
        for x, text in zip(xs[2:], row[1:], strict=True):
            canvas.drawRightString(x - 5, y - 15, text)
