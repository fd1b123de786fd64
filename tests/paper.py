"""Documents written by hand: text without layout, and lines with boxes and weights."""

from models.page import Box, Document, Line, Page, Source

SOURCE = Source(sha256="0" * 64, path="moede.txt", media_type="text/plain", size=1)


def build_text(text: str) -> Document:
    """A text document of one page; each line stripped, blank lines kept."""
    lines: list[Line] = []
    start = 0
    for raw in text.strip("\n").split("\n"):
        line = " ".join(raw.split())
        lines.append(Line(text=line, start=start))
        start += len(line) + 1
    return Document(
        source=SOURCE, pages=(Page(number=1, lines=tuple(lines), read_by="text"),), read_by="text"
    )


def build_layout(pages: list[list[tuple[str, dict[str, object]]]]) -> Document:
    """A document with boxes; each line is (text, options): bold, size, x, gap (lines of white above)."""
    built: list[Page] = []
    for number, lines in enumerate(pages, 1):
        placed: list[Line] = []
        start, top = 0, 60.0
        for text, options in lines:
            size = float(str(options.get("size", 10)))
            x = float(str(options.get("x", 56)))
            top += 14.0 * (1 + float(str(options.get("gap", 0))))
            placed.append(_line(text, start, x, top, size, bool(options.get("bold", False))))
            start += len(text) + 1
        built.append(Page(number=number, width=595, height=842, lines=tuple(placed)))
    return Document(source=SOURCE, pages=tuple(built), read_by="pdf")


def _line(text: str, start: int, x: float, top: float, size: float, bold: bool) -> Line:
    letter = size * 0.5
    edges: list[float] = []
    at = 0
    for word in text.split(" "):
        edges += [x + at * letter, x + (at + len(word)) * letter]
        at += len(word) + 1
    box = Box(x, top, x + len(text) * letter, top + size)
    return Line(text=text, start=start, box=box, size=size, bold=bold, word_x=tuple(edges))
