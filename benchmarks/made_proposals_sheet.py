"""The pages of a made-up paper while they are drawn: lines, wrapping and page ends, all chosen here."""

from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from benchmarks.made_proposals_dress import Dress, load_family
from benchmarks.made_proposals_model import Paper

VOWELS = "aeiouyæøåé"


def ends_syllable(word: str, place: int) -> bool:
    """Whether a word may be cut before the letter at ``place``: hjem|mepleje, styrings|område."""
    before, letter, after = word[place - 1].lower(), word[place].lower(), word[place + 1].lower()
    return (letter not in VOWELS and after in VOWELS) or (place > 5 and before == "s" and letter in VOWELS)


class Sheet:
    """The pages being drawn: a canvas and the place of the next line."""

    def __init__(self, path: Path, dress: Dress, paper: Paper, pages: int) -> None:
        self.dress, self.paper, self.pages = dress, paper, pages
        self.width, self.height = landscape(A4) if dress.landscape else A4
        self.canvas = Canvas(str(path), pagesize=(self.width, self.height), invariant=True)
        self.left, self.right, self.bottom = dress.margin, self.width - dress.margin, 58.0
        self.page, self.y, self.used = 1, self.height - 62, False

    def put(
        self, text: str, x: float, y: float, font: int = 0, size: float | None = None, ink: str = "#000000"
    ) -> None:
        """One run of text with its baseline at ``y``; ``font`` is 0 regular, 1 bold, 2 slanted."""
        if not text:
            return
        line = self.canvas.beginText(x, y)
        line.setFont(self.dress.fonts[font], size or self.dress.size)
        line.setHorizScale(self.dress.stretch)
        line.setFillColor(HexColor(ink))
        line.textOut(text)
        self.canvas.drawText(line)
        self.used = True

    def put_sign(self, sign: str, x: float, y: float) -> None:
        """A sign the serif font has no glyph for, from the sans font."""
        line = self.canvas.beginText(x, y)
        line.setFont(load_family("dejavu")[0], self.dress.size)
        line.setFillColor(HexColor("#000000"))
        line.textOut(sign)
        self.canvas.drawText(line)

    def measure(self, text: str, font: int = 0, size: float | None = None) -> float:
        """The width of a run in points."""
        return (
            float(stringWidth(text, self.dress.fonts[font], size or self.dress.size))
            * self.dress.stretch
            / 100
        )

    def wrap(self, text: str, width: float, font: int = 0, size: float | None = None) -> list[str]:
        """Text in lines no wider than ``width``; long words are cut, with a hyphen where they can."""
        lines, line = [], ""
        for word in text.split():
            trial = f"{line} {word}" if line else word
            if self.measure(trial, font, size) <= width:
                line = trial
                continue
            head = self.cut(word, width, f"{line} " if line else "", font, size) if self.dress.hyphens else ""
            if head:
                lines.append((f"{line} " if line else "") + head + "-")
                word, line = word[len(head) :], ""
            if line:
                lines.append(line)
            while self.measure(word, font, size) > width and len(word) > 1:
                head = "" if self.dress.raw_cuts else self.cut(word, width, "", font, size)
                keep = len(head) if head else self.room(word, width, font, size)
                lines.append(word[:keep] + ("-" if head else ""))
                word = word[keep:]
            line = word
        return [*lines, line] if line or not lines else lines

    def cut(self, word: str, width: float, before: str, font: int, size: float | None) -> str:
        """The longest beginning of a word that fits with a hyphen and ends a syllable, or nothing."""
        for place in range(len(word) - 3, 2, -1):
            joint = ends_syllable(word, place)
            plain = word[:place].isalpha() and word[place:].rstrip(".,;:)").isalpha()
            if joint and plain and self.measure(before + word[:place] + "-", font, size) <= width:
                return word[:place]
        return ""

    def room(self, word: str, width: float, font: int, size: float | None) -> int:
        """How many letters of a word fit, at least one."""
        fitting = [count for count in range(1, len(word)) if self.measure(word[:count], font, size) <= width]
        return max(fitting, default=1)

    def new_page(self) -> None:
        """Ends the page with its foot line, if anything stands on it."""
        if not self.used:
            return
        foot = self.paper.foot.format(n=self.page, m=self.pages)
        self.put(self.paper.page_head, self.left, self.height - 34, 2, 8)
        self.put(foot, self.right - self.measure(foot, 0, 8), 30, 0, 8)
        self.canvas.showPage()
        self.page, self.y, self.used = self.page + 1, self.height - 62, False

    def need(self, room: float) -> None:
        """A new page unless there are ``room`` points left."""
        if self.y - room < self.bottom:
            self.new_page()

    def paragraph(self, text: str, font: int = 0, size: float | None = None, after: float = 6) -> None:
        """Wrapped text over the whole width, over a page end where it must."""
        size = size or self.dress.size
        for line in self.wrap(text, self.right - self.left, font, size):
            self.need(size * 1.25)
            self.y -= size * 1.25
            self.put(line, self.left, self.y, font, size)
        self.y -= after

    def heading(self, text: str, bigger: float = 2) -> None:
        """A bold line with air above, never last on a page."""
        self.need(self.dress.size * 7)
        self.y -= self.dress.size * 0.7
        self.paragraph(text, 1, self.dress.size + bigger, after=3)
