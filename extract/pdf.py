"""PDF pages by PDFium: words with boxes, font size and weight, and the rulings and fills drawn on the page.

PDFium is asked little for each word, as each call costs more than the answer: the page's text at once, the
boxes of a word's first and last character, and the font once for each text object.
"""

import ctypes
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw_bindings

from extract import native
from extract.frame import Corners, Frame, page_frame
from extract.glyphs import CHECK_BOXES, repair, symbol
from extract.marks import find_marks
from extract.paths import find_drawings, list_objects
from extract.settings import ReadSettings
from extract.sheet import CheckBox, Ink, Sheet
from extract.widgets import read_check_boxes

pdfium: Any = raw_bindings  # generated, without types

# A run of characters without white space, ended by the mark PDFium puts for a hyphen at a line end; a check
# box is a run of its own: "☒" and "Skole" of "☒Skole"
RUN = re.compile(rf"[{CHECK_BOXES}]|[^\s\x02\ufffe{CHECK_BOXES}]+[\x02\ufffe]?|[\x02\ufffe]")
SYMBOLS = re.compile(r"wingdings", re.IGNORECASE)
HEAVY = re.compile(r"bold|black|heavy|semibold|demi(?!r)", re.IGNORECASE)
BOLD_WEIGHT = 600
ASCENT, DESCENT = 0.76, 0.22  # in font sizes, from the baseline: what most text faces need
DOUBLE = ctypes.sizeof(ctypes.c_double)
INVISIBLE_MODES = frozenset({3, 7})
WIDEST_CHARACTER = 0.85  # in font sizes: a word wider than this a character is looked at letter by letter
JOIN_GAP = 0.12  # in font sizes: a gap this small parts no words
PIECE_GAP = 0.35  # in font sizes: a gap inside a run that parts it in two words


@dataclass(frozen=True, slots=True)
class Face:
    """What a font is: bold, and whether its letters are pictures."""

    bold: bool
    symbols: bool


class Font(NamedTuple):
    """What a text object says of its characters; baseline is where they stand on the page as seen.

    symbols says that its letters are pictures.
    """

    size: float
    bold: bool
    visible: bool
    baseline: float
    symbols: bool = False


class Run(NamedTuple):
    """Characters without white space, their indexes in the page's text, and the boxes of both ends."""

    text: str
    indexes: Sequence[int]
    start: Corners
    end: Corners
    font: Font
    direction: int


def read_sheets(data: bytes, settings: ReadSettings) -> Iterator[Sheet | None]:
    """The pages of a PDF, one by one, as words and drawings; None for a page that PDFium can't read.

    Raises pypdfium2.PdfiumError when PDFium can't open the file.
    """
    with closing(_open(data)) as document:
        faces: dict[int, Face] = {}
        for index in range(len(document)):
            yield _try_page(document, index, settings, faces)


def count_pages(data: bytes) -> int:
    """How many pages a PDF says it has. Raises pypdfium2.PdfiumError when PDFium can't open it."""
    with closing(_open(data)) as document:
        return len(document)


def _try_page(document: Any, index: int, settings: ReadSettings, faces: dict[int, Face]) -> Sheet | None:
    try:
        with closing(document[index]) as page:
            return _read_sheet(page, index + 1, settings, faces)
    except (pypdfium2.PdfiumError, ArithmeticError):  # a page object that is broken, or without extent
        return None


def _open(data: bytes) -> Any:
    opened: Any = pypdfium2.PdfDocument  # without types
    return opened(data)


def _read_sheet(page: Any, number: int, settings: ReadSettings, faces: dict[int, Face]) -> Sheet:
    frame = page_frame(page)
    with closing(page.get_textpage()) as text_page:
        objects = list_objects(page.raw)
        reader = TextReader(text_page.raw, frame, faces, objects.images)
        runs = reader.runs()
        quarters = reader.turn(runs)
        if quarters:
            frame = frame.turned(quarters)
            reader = TextReader(text_page.raw, frame, faces, objects.images)
            runs = reader.runs()
        words = reader.words(runs)
    drawings = find_drawings(objects, frame.box, (frame.width, frame.height), settings)
    widgets = [CheckBox(frame.box(*box), on) for box, on in read_check_boxes(page.raw)]
    return Sheet(
        number=number,
        width=frame.width,
        height=frame.height,
        words=tuple(words.level),
        aside=tuple(words.aside),
        rules=tuple(drawings.rules),
        fills=tuple(drawings.fills),
        marks=find_marks(drawings.shapes, widgets, words.level),
        hidden=words.hidden,
        repaired=reader.repaired,
        turned=bool(quarters),
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page: those that stand level, those on their side, and how many can't be seen."""

    level: list[Ink]
    aside: list[Ink]
    hidden: int


class TextReader:
    """Reads the words of one text page. One use: the answers of PDFium are kept."""

    def __init__(self, raw: Any, frame: Frame, faces: dict[int, Face], images: bool) -> None:
        self.raw = raw
        self.frame = frame
        self.repaired = 0
        self._plain = frame.plain
        self._left, self._top = frame.x, frame.y
        self._handle = native.handle_of(raw)
        self._rect = (ctypes.c_float * 4)()  # left, top, right, bottom, as FS_RECTF has them
        self._matrix = (ctypes.c_float * 6)()
        self._point = (ctypes.c_double * 2)()
        self._rect_at = ctypes.addressof(self._rect)
        self._matrix_at = ctypes.addressof(self._matrix)
        self._point_at = ctypes.addressof(self._point)
        self._fonts: dict[int, Font] = {}
        self._faces = faces
        self._images = images

    @cached_property
    def text(self) -> str:
        """The page's characters, one for each character index of PDFium."""
        count = pdfium.FPDFText_CountChars(self.raw)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self.raw, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self.raw, i) for i in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)

    def runs(self) -> list[Run]:
        """All runs of characters between white space, in PDFium's order."""
        found: list[Run] = []
        ended, text = 0, self.text
        box_of, font_of = self._box, self._font
        for match in RUN.finditer(text):
            first, last = match.start(), match.end() - 1
            end = start = box_of(first)
            direction = 0
            if last > first:
                end = box_of(last)
                direction = _direction(start, end)
            font = font_of(first)
            if font.symbols:
                found += self._symbols(first, last)
                ended = last + 1
                continue
            run = Run(match[0], range(first, last + 1), start, end, font, direction)
            broken = text[ended] in "\r\n" and found and not text[ended:first].strip("\r\n")
            if broken and _goes_on(found[-1], run):
                before = found[-1]
                indexes = [*before.indexes, *run.indexes]
                direction = _direction(before.start, end)
                found[-1] = Run(before.text + run.text, indexes, before.start, end, before.font, direction)
            else:
                found.append(run)
            ended = last + 1
        return found

    def _symbols(self, first: int, last: int) -> Iterator[Run]:
        """Each picture of a run by itself, then what follows in another font."""
        while first <= last and self._font(first).symbols:
            box = self._box(first)
            yield Run(symbol(self.text[first]), range(first, first + 1), box, box, self._font(first), 0)
            first += 1
        if first <= last:
            start, end = self._box(first), self._box(last)
            indexes = range(first, last + 1)
            text = self.text[first : last + 1]
            yield Run(text, indexes, start, end, self._font(first), _direction(start, end))

    def turn(self, runs: list[Run]) -> int:
        """By how many quarters the page must be turned clockwise for most of its text to stand upright."""
        counts = [0, 0, 0, 0]
        for run in runs:
            if len(run.text) > 1:
                counts[run.direction] += len(run.text) - 1
        best = max(range(4), key=lambda quarter: counts[quarter])
        return (4 - best) % 4 if counts[best] > 0.6 * sum(counts) else 0

    def words(self, runs: list[Run]) -> Words:
        """The words that can be seen; hidden ones are taken where there are no others."""
        shown = [run for run in runs if run.font.visible]
        aside = [run for run in shown if run.direction]
        level = [run for run in shown if not run.direction]
        if not shown:
            return Words(self._inked(runs), [], 0)
        return Words(self._inked(level), self._inked(aside), len(runs) - len(shown))

    def _inked(self, runs: list[Run]) -> list[Ink]:
        found: list[Ink] = []
        right, low = self.frame.width + 1, self.frame.height + 1
        for run in runs:
            font = run.font
            for text, (x0, top, x1, bottom) in self._pieces(run):
                if not text.isascii() or not text.isprintable():
                    text = self._repaired(text)
                if text and -1 <= (x0 + x1) / 2 <= right and -1 <= (top + bottom) / 2 <= low:
                    top, bottom = _height(font, top, bottom)
                    found.append(Ink(text, x0, top, x1, bottom, font.size, font.bold))
        return found

    def _repaired(self, text: str) -> str:
        fixed, mended = repair(text)
        self.repaired += mended
        return fixed.strip()

    def _box(self, index: int) -> Corners:
        native.loose_box(self._handle, index, self._rect_at)
        left, top, right, bottom = native.four_floats(self._rect)
        if self._plain:
            return left - self._left, self._top - top, right - self._left, self._top - bottom
        return self.frame.box(left, bottom, right, top)

    def _pieces(self, run: Run) -> Iterable[tuple[str, Corners]]:
        """The run as words: whole, or in parts where its letters stand apart or on two lines."""
        text, start, end, size = run.text, run.start, run.end, run.font.size
        x0, top, x1, bottom = start
        if start is not end:
            x0, x1 = min(x0, end[0]), max(x1, end[2])
            top, bottom = min(top, end[1]), max(bottom, end[3])
        level = abs(start[1] - end[1]) < 0.5 * size or abs(start[3] - end[3]) < 0.5 * size
        whole = ((text, (x0, top, x1, bottom)),)
        if level and end[2] >= start[0] and x1 - x0 <= WIDEST_CHARACTER * size * len(text) + 1:
            return whole
        if run.direction in (1, 3) and abs(start[0] - end[0]) < 0.5 * size:
            return whole
        return self._letter_by_letter(run)

    def _letter_by_letter(self, run: Run) -> Iterator[tuple[str, Corners]]:
        text, box = "", run.start
        for index, letter in zip(run.indexes, run.text, strict=True):
            here = self._box(index)
            gap = here[0] - box[2]
            near = -0.6 * run.font.size < gap < PIECE_GAP * run.font.size
            if text and not (near and abs(here[3] - box[3]) < 0.5 * run.font.size):
                yield text, box
                text, box = "", here
            text += letter
            box = (min(box[0], here[0]), min(box[1], here[1]), max(box[2], here[2]), max(box[3], here[3]))
        if text:
            yield text, box

    def _font(self, index: int) -> Font:
        thing = native.text_object(self._handle, index) or 0
        font = self._fonts.get(thing)
        if font is None:
            font = self._fonts[thing] = self._read_font(thing, index)
        return font

    def _read_font(self, thing: int, index: int) -> Font:
        size, upright = native.font_size(self._handle, index), False
        if native.text_matrix(self._handle, index, self._matrix_at):
            a, b, c, d, _, y = native.six_floats(self._matrix)
            size *= math.hypot(c, d) or 1.0
            upright = self._plain and b == c == 0.0 and a > 0
        if upright:
            baseline = self._top - y
        else:
            native.origin(self._handle, index, self._point_at, self._point_at + DOUBLE)
            baseline = self.frame.point(*native.two_doubles(self._point))[1]
        if not thing:
            return Font(round(size, 2), False, True, baseline)
        font = native.text_font(thing) or 0
        face = self._faces.get(font)
        if face is None:
            face = self._faces[font] = self._read_face(font, index)
        hidden = self._images and native.render_mode(thing) in INVISIBLE_MODES
        return Font(round(size, 2), face.bold, not hidden, baseline, face.symbols)

    def _read_face(self, font: int, index: int) -> Face:
        buffer = ctypes.create_string_buffer(256)
        length = native.font_name(font, buffer, 256)
        name = buffer.raw[: max(0, length - 1)].decode("utf-8", "replace")
        bold = HEAVY.search(name) is not None or native.font_weight(self._handle, index) >= BOLD_WEIGHT
        return Face(bold, SYMBOLS.search(name) is not None)


def _height(font: Font, top: float, bottom: float) -> tuple[float, float]:
    """Top and bottom of a word from its baseline and font size, so that all words of a line agree."""
    size = font.size
    high, low = font.baseline - ASCENT * size, font.baseline + DESCENT * size
    if high - 0.5 * size <= top and bottom <= low + 0.5 * size and bottom - top > 0.15 * size:
        return high, low
    return top, bottom


def _goes_on(before: Run, run: Run) -> bool:
    """Whether a run is the rest of a word: PDFium breaks lines between letters on pages with few words."""
    size = run.font.size
    level = abs(before.end[1] - run.start[1]) < 0.1 * size or abs(before.end[3] - run.start[3]) < 0.1 * size
    return level and -0.2 * size < run.start[0] - before.end[2] < JOIN_GAP * size


def _direction(start: Corners, end: Corners) -> int:
    """Where the text from one character to another runs as seen: 0 right, 1 down, 2 left, 3 up."""
    (ax0, atop, ax1, abottom), (bx0, btop, bx1, bbottom) = start, end
    dx = (bx0 + bx1 - ax0 - ax1) / 2
    dy = (btop + bbottom - atop - abottom) / 2
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 2
    return 1 if dy > 0 else 3
