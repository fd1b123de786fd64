"""Pages for made-up finance papers: text line by line, wrapping, page ends, running heads."""

from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape, letter
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from benchmarks.made_tables_dress import Dress, find_faces

SIZES = {"a4": A4, "letter": letter}
LEFT = RIGHT = 56.0
TOP, BOTTOM = 64.0, 60.0


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A paper under way: y is the top of what comes next, from the bottom of the page."""

    canvas: Canvas
    look: Dress
    head: str
    width: float = 0
    height: float = 0
    number: int = 0
    y: float = 0
    wide: bool = False
    faces: tuple[str, str] = field(default=("Helvetica", "Helvetica-Bold"))

    @property
    def room(self) -> float:
        """Points left on the page."""
        return self.y - BOTTOM

    @property
    def span(self) -> float:
        """Points between the margins."""
        return self.width - LEFT - RIGHT

    def turn_page(self, wide: bool = False) -> None:
        """A new page, upright or lying."""
        if self.number:
            self.canvas.showPage()
        size = SIZES[self.look.page]
        self.width, self.height = landscape(size) if wide else size
        self.canvas.setPageSize((self.width, self.height))
        self.number, self.wide, self.y = self.number + 1, wide, self.height - TOP
        self.canvas.setFont(self.faces[0], 8)
        self.canvas.drawString(LEFT, self.height - 36, self.head)
        self.canvas.drawRightString(self.width - RIGHT, 32, f"Side {self.number}")

    def set_text(self, text: str, size: float = 10, bold: bool = False, after: float = 8) -> None:
        """A paragraph across the page."""
        font = self.faces[bold]
        for line in wrap(text, font, size, self.span):
            if self.room < 1.3 * size:
                self.turn_page(self.wide)
            self.canvas.setFont(font, size)
            self.canvas.drawString(LEFT, self.y - size, line)
            self.y -= 1.28 * size
        self.y -= after


def open_sheet(path: Path, look: Dress, head: str) -> Sheet:
    """A paper without pages yet; the same paper gives the same bytes."""
    canvas = Canvas(str(path), invariant=1, pageCompression=1)
    return Sheet(canvas=canvas, look=look, head=head, faces=find_faces()[look.face or "helvetica"])


def wrap(text: str, font: str, size: float, width: float, cuts: bool = False) -> list[str]:
    """Text in lines no wider than `width`; with cuts, a word that is too long goes on in the next line."""
    lines, line = [], ""
    for word in text.split(" "):
        trial = f"{line} {word}" if line else word
        if stringWidth(trial, font, size) <= width:
            line = trial
            continue
        if line:
            lines.append(line)
        rest = word
        while cuts and stringWidth(rest, font, size) > width:
            place = max(1, fitting(rest, font, size, width))
            lines.append(rest[:place])
            rest = rest[place:]
        line = rest
    return [*lines, line] if line else lines or [""]


def fitting(word: str, font: str, size: float, width: float) -> int:
    """How many letters of a word fit into a width."""
    return next((n for n in range(len(word), 0, -1) if stringWidth(word[:n], font, size) <= width), 1)
