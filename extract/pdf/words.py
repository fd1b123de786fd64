"""The words of a PDFium text page: what PDFium says of all of them at once, then one look at the odd ones.

Each call of PDFium costs more than its answer, and so does each step of Python for a word. So it is asked in
bulk: the page's text, the boxes of the first and last character of each word, and the font of each text
object; what follows from them is worked out in columns, one number for each word.
"""

import ctypes
import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw_bindings

from extract.pdf import native
from extract.pdf.frame import Corners, Frame
from extract.pdf.glyphs import CHECK_BOXES, SPECIAL, repair, symbol
from extract.pdf.odd_glyphs import DocumentSpelling, read_text
from extract.pdf.spelling import MARK
from extract.sheet import Ink
from models.frozen import dataclass

pdfium: Any = raw_bindings  # generated, without types

# Kinds of characters: a run is made of letters, and ended by the mark PDFium puts for a hyphen at a line end;
# a check box is a run of its own: "☒" and "Skole" of "☒Skole".
BLANK, LETTER, BOX, HYPHEN = range(4)
KINDS = np.full(0x20000, LETTER, np.uint8)  # the last stands for all characters after it
KINDS[[code for code in range(0x10000) if chr(code).isspace()]] = BLANK
KINDS[[ord(letter) for letter in CHECK_BOXES]] = BOX
KINDS[[0x02, 0xFFFE]] = HYPHEN
FLOAT = ctypes.c_float
SYMBOLS = re.compile(r"wingdings", re.IGNORECASE)
HEAVY = re.compile(r"bold|black|heavy|semibold|demi(?!r)", re.IGNORECASE)
BOLD_WEIGHT = 600
ASCENT, DESCENT = 0.76, 0.22  # in font sizes, from the baseline: what most text faces need
INVISIBLE, CLIPPING = 3, 7  # modes of text that is not drawn
WIDEST_CHARACTER = 0.85  # in font sizes: a word wider than this a character is looked at letter by letter
JOIN_GAP = 0.12  # in font sizes: a gap this small parts no words
LEAST_SLOPE = 12  # degrees from level or upright: a word set so stands across the text ("UDKAST")
LARGE, HUGE, CROSSED = 2.0, 4.0, 3  # times the usual size; so many words under one that stands across them
PIECE_GAP = 0.35  # in font sizes: a gap inside a run that parts it in two words

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Sides = tuple[Floats, Floats, Floats, Floats]  # x0, top, x1, bottom of each


class Face(NamedTuple):
    """What a font is: bold, and whether its letters are pictures."""

    bold: bool
    symbols: bool


@dataclass(frozen=True, slots=True)
class Fonts:
    """Of each run: font size, weight, whether it can be seen, is pictures, where it stands, and slopes."""

    size: Floats
    bold: Flags
    visible: Flags
    symbols: Flags
    baseline: Floats
    sloping: Flags

    def take(self, which: Any) -> "Fonts":
        """The same of the runs named by number or by flag."""
        columns = (self.size, self.bold, self.visible, self.symbols, self.baseline, self.sloping)
        return Fonts(*(column[which] for column in columns))


@dataclass(frozen=True, slots=True)
class Runs:
    """Characters without white space, run by run in PDFium's order.

    start and end are the boxes of their first and last characters as seen; direction is where they run:
    0 right, 1 down, 2 left, 3 up. indexes are their numbers in the page's text.
    """

    texts: list[str]
    indexes: list[Sequence[int]]
    start: Sides
    end: Sides
    fonts: Fonts
    direction: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page: those that stand level, those on their side, and how many can't be seen.

    across are those that stand large across the text: a watermark.
    repaired counts glyphs that were mended, unread those that could not be.
    """

    level: list[Ink]
    aside: list[Ink]
    across: list[Ink]
    hidden: int
    repaired: int
    unread: int


class TextReader:
    """Reads the words of one text page as they are seen in a frame."""

    def __init__(self, raw: Any, frame: Frame, spelling: DocumentSpelling) -> None:
        self._handle = native.handle_of(raw)
        self._page = native.HANDLE(self._handle)
        self._frame = frame
        self._spelling = spelling
        self._repaired = self._unread = 0
        self.objects: set[int | None] = set()  # the text objects that were asked
        text = read_text(raw)
        self.text = spelling.mark(raw, text)
        self._marked = self.text is not text

    def runs(self) -> Runs:
        """All runs of characters between white space; a picture of a symbol font is a run of its own."""
        spans = _find_runs(self.text)
        fonts = self._fonts([first for first, _ in spans])
        if fonts.symbols.any():
            parted = list(self._parted(spans, fonts.symbols))
            if len(parted) > len(spans):
                spans, fonts = parted, self._fonts([first for first, _ in parted])
        firsts, lasts = [first for first, _ in spans], [end - 1 for _, end in spans]
        boxes = self._boxes(firsts + lasts)
        count = len(spans)
        start = (boxes[0][:count], boxes[1][:count], boxes[2][:count], boxes[3][:count])
        end = (boxes[0][count:], boxes[1][count:], boxes[2][count:], boxes[3][count:])
        texts = [self.text[first:after] for first, after in spans]
        for i in np.flatnonzero(fonts.symbols):
            texts[i] = "".join(map(symbol, texts[i]))
        return _build_runs(texts, spans, start, end, fonts, self._gone_on(spans, start, end, fonts))

    def turn(self, runs: Runs) -> int:
        """By how many quarters the page must be turned clockwise for most of its text to stand upright."""
        if not runs.direction.any():
            return 0
        weights = np.array([len(text) - 1 for text in runs.texts], dtype=float)
        counts = np.bincount(runs.direction, weights, minlength=4)
        best = int(counts.argmax())
        return (4 - best) % 4 if counts[best] > 0.6 * counts.sum() else 0

    def words(self, runs: Runs) -> Words:
        """The words that can be seen; hidden ones are taken where there are no others."""
        inks, odd = self._inked(runs)
        shown = runs.fonts.visible
        if not shown.any():
            return Words(_chosen(inks, odd, ~shown), [], [], 0, self._repaired, self._unread)
        upright = runs.direction == 0
        across = shown & _stand_across(runs)
        level = _chosen(inks, odd, shown & upright & ~across)
        aside = _chosen(inks, odd, shown & ~upright & ~across)
        marked = _chosen(inks, odd, across)
        return Words(level, aside, marked, int((~shown).sum()), self._repaired, self._unread)

    def _parted(self, spans: list[tuple[int, int]], pictures: Flags) -> Iterator[tuple[int, int]]:
        """The spans with each picture of a symbol font by itself, then what follows in another font."""
        for (first, after), drawn in zip(spans, pictures.tolist(), strict=True):
            if drawn and after - first > 1:
                letters = self._fonts(list(range(first, after))).symbols.tolist()
                rest = letters.index(False) if False in letters else len(letters)
                yield from ((first + at, first + at + 1) for at in range(rest))
                first += rest
            if first < after:
                yield first, after

    def _gone_on(self, spans: list[tuple[int, int]], start: Sides, end: Sides, fonts: Fonts) -> list[int]:
        """The runs that go on from the one before: on pages with few words PDFium breaks lines anywhere."""
        size = fonts.size[1:]
        level = (abs(end[1][:-1] - start[1][1:]) < 0.1 * size) | (
            abs(end[3][:-1] - start[3][1:]) < 0.1 * size
        )
        gap = start[0][1:] - end[2][:-1]
        near = level & (-0.2 * size < gap) & (gap < JOIN_GAP * size)
        near &= ~(fonts.symbols[1:] | fonts.symbols[:-1])
        found = []
        for at in np.flatnonzero(near).tolist():
            between = self.text[spans[at][1] : spans[at + 1][0]]
            if between and not between.strip("\r\n"):
                found.append(at + 1)
        return found

    def _inked(self, runs: Runs) -> tuple[list[Ink], dict[int, list[Ink]]]:
        """A word for each run; and by number the words of those that are none or several words."""
        fonts, start, end = runs.fonts, runs.start, runs.end
        size = fonts.size
        x0, x1 = np.minimum(start[0], end[0]), np.maximum(start[2], end[2])
        top, bottom = np.minimum(start[1], end[1]), np.maximum(start[3], end[3])
        lengths = np.fromiter(map(len, runs.texts), float, len(runs.texts))
        level = (abs(start[1] - end[1]) < 0.5 * size) | (abs(start[3] - end[3]) < 0.5 * size)
        whole = level & (end[2] >= start[0]) & (x1 - x0 <= WIDEST_CHARACTER * size * lengths + 1)
        whole |= (runs.direction % 2 == 1) & (abs(start[0] - end[0]) < 0.5 * size)
        inside = self._inside(x0, top, x1, bottom)
        high, low = _heights(fonts.baseline, size, top, bottom)
        sides = (x0.tolist(), high.tolist(), x1.tolist(), low.tolist())
        columns = zip(runs.texts, *sides, size.tolist(), fonts.bold.tolist(), repeat(None))
        inks = list(map(_new_ink, repeat(Ink), columns))
        odd: dict[int, list[Ink]] = {i: [] for i in np.flatnonzero(whole & ~inside).tolist()}
        for i in np.flatnonzero(~whole).tolist():
            odd[i] = list(self._letter_by_letter(runs, i))
        if self._marked or not SPECIAL.isdisjoint(self.text) or fonts.symbols.any():
            self._repair(runs.texts, inks, odd)
        return inks, odd

    def _inside(self, x0: Any, top: Any, x1: Any, bottom: Any) -> Any:
        """Whether the middle is on the page."""
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        return (x >= -1) & (x <= self._frame.width + 1) & (y >= -1) & (y <= self._frame.height + 1)

    def _repair(self, texts: list[str], inks: list[Ink], odd: dict[int, list[Ink]]) -> None:
        """The words as one reads them; what is nothing then is left out."""
        for i, text in enumerate(texts):
            if not text or not SPECIAL.isdisjoint(text) or (self._marked and MARK.search(text)):
                found = [self._repaired_ink(part) for part in odd.get(i, (inks[i],))]
                odd[i] = [part for part in found if part.text]

    def _repaired_ink(self, ink: Ink) -> Ink:
        spelled = self._spelling.spell(ink.text)
        fixed, mended = repair(spelled.text)
        self._repaired += spelled.repaired + mended
        self._unread += spelled.unread
        return ink._replace(text=fixed.strip())

    def _letter_by_letter(self, runs: Runs, i: int) -> Iterator[Ink]:
        """The run in parts where its letters stand apart or on two lines."""
        text, indexes = runs.texts[i], runs.indexes[i]
        fonts = runs.fonts
        size, baseline, bold = float(fonts.size[i]), float(fonts.baseline[i]), bool(fonts.bold[i])
        x0 = top = x1 = bottom = 0.0
        parts: list[tuple[str, Corners]] = []
        boxes = zip(*(side.tolist() for side in self._boxes(indexes)), strict=True)
        for letter, here in zip(text, boxes, strict=True):
            near = -0.6 * size < here[0] - x1 < PIECE_GAP * size and abs(here[3] - bottom) < 0.5 * size
            if parts and near:
                x0, top, x1, bottom = (
                    min(x0, here[0]),
                    min(top, here[1]),
                    max(x1, here[2]),
                    max(bottom, here[3]),
                )
                parts[-1] = (parts[-1][0] + letter, (x0, top, x1, bottom))
            else:
                x0, top, x1, bottom = here
                parts.append((letter, here))
        for part, (x0, top, x1, bottom) in parts:
            if self._inside(x0, top, x1, bottom):
                high, low = _heights(baseline, size, top, bottom)
                yield Ink(part, x0, float(high), x1, float(low), size, bold)

    def _boxes(self, indexes: Sequence[int]) -> Sides:
        """The boxes of characters as seen: as high as their font, as wide as they move on."""
        count = len(indexes)
        sides: Any = (FLOAT * (4 * count))()  # left, top, right, bottom, as FS_RECTF has them
        places = map(ctypes.byref, repeat(sides), range(0, 16 * count, 16))
        _run_through(map(native.loose_box, repeat(self._page), indexes, places))
        left, top, right, bottom = np.frombuffer(sides, np.float32).reshape(count, 4).astype(np.float64).T
        return self._frame.boxes(left, bottom, right, top)

    def _fonts(self, indexes: list[int]) -> Fonts:
        """What the text objects say that the characters are in, each asked once."""
        things = list(map(native.text_object, repeat(self._page), indexes))
        asked = dict(zip(reversed(things), reversed(indexes), strict=True))  # the first character of each
        self.objects.update(asked)
        number = {thing: nth for nth, thing in enumerate(asked)}
        which = np.fromiter(map(number.__getitem__, things), np.intp, len(things))
        return self._read_fonts(list(asked), list(asked.values())).take(which)

    def _read_fonts(self, things: list[int | None], indexes: list[int]) -> Fonts:
        count, handle = len(things), repeat(self._handle)
        size = np.fromiter(map(native.font_size, handle, indexes), float, count)
        matrix = np.zeros((count, 6), np.float32)
        at = matrix.ctypes.data
        _run_through(map(native.text_matrix, handle, indexes, range(at, at + 24 * count, 24)))
        a, b, c, d, _, y = matrix.astype(np.float64).T
        stretch = np.hypot(c, d)
        size = np.round(abs(size) * np.where(stretch == 0, 1.0, stretch), 2)
        baseline = self._frame.y - y
        slanted = np.flatnonzero(~((b == 0) & (c == 0) & (a > 0)) | (not self._frame.plain))
        if len(slanted):
            baseline[slanted] = self._baselines([indexes[i] for i in slanted.tolist()])
        handles = list(map(native.text_font, things))
        known = dict(zip(handles, indexes, strict=True))
        faces = {font: self._read_face(font, index) for font, index in known.items()}
        bold = np.fromiter((faces[font].bold for font in handles), bool, count)
        symbols = np.fromiter((faces[font].symbols for font in handles), bool, count)
        modes = np.fromiter(map(native.render_mode, things), int, count)
        visible = (modes != INVISIBLE) & (modes != CLIPPING)
        slope = np.degrees(np.arctan2(b, a)) % 90
        return Fonts(
            size, bold, visible, symbols, baseline, (slope > LEAST_SLOPE) & (slope < 90 - LEAST_SLOPE)
        )

    def _baselines(self, indexes: list[int]) -> Floats:
        """Where characters stand as seen, by their origins."""
        points = np.zeros((len(indexes), 2), np.float64)
        at = points.ctypes.data
        heres = range(at, at + 16 * len(indexes), 16)
        theres = range(at + 8, at + 8 + 16 * len(indexes), 16)
        _run_through(map(native.origin, repeat(self._handle), indexes, heres, theres))
        return np.array([self._frame.point(x, y)[1] for x, y in points.tolist()])

    def _read_face(self, font: int | None, index: int) -> Face:
        if not font:
            return Face(False, False)
        name = native.read_name(font)
        bold = HEAVY.search(name) is not None or native.font_weight(self._handle, index) >= BOLD_WEIGHT
        return Face(bold, SYMBOLS.search(name) is not None)


_run_through = deque[Any](maxlen=0).extend
_new_ink: Any = tuple.__new__


def _find_runs(text: str) -> list[tuple[int, int]]:
    """Where runs begin and end (exclusive) in a page's text."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = np.zeros(len(codes) + 2, np.uint8)
    kinds[1:-1] = KINDS[np.minimum(codes, len(KINDS) - 1)]
    before, here = kinds[:-1], kinds[1:]
    parted = (before != LETTER) | (here == BLANK) | (here == BOX)
    firsts = np.flatnonzero(parted & (here != BLANK))
    ends = np.flatnonzero(parted & (before != BLANK))
    return list(zip(firsts.tolist(), ends.tolist(), strict=True))


def _build_runs(
    texts: list[str], spans: list[tuple[int, int]], start: Sides, end: Sides, fonts: Fonts, gone_on: list[int]
) -> Runs:
    """The runs, those that go on from the one before joined to it."""
    indexes: list[Sequence[int]] = [range(*span) for span in spans]
    if gone_on:
        firsts = sorted(set(range(len(texts))).difference(gone_on))
        bounds = list(pairwise([*firsts, len(texts)]))
        texts = ["".join(texts[first:after]) for first, after in bounds]
        indexes = [[i for part in indexes[first:after] for i in part] for first, after in bounds]
        lasts = [after - 1 for _, after in bounds]
        start = (start[0][firsts], start[1][firsts], start[2][firsts], start[3][firsts])
        end = (end[0][lasts], end[1][lasts], end[2][lasts], end[3][lasts])
        fonts = fonts.take(firsts)
    return Runs(texts, indexes, start, end, fonts, _directions(start, end))


def _directions(start: Sides, end: Sides) -> npt.NDArray[np.int64]:
    """Where texts run from one character to another as seen: 0 right, 1 down, 2 left, 3 up."""
    dx = (end[0] + end[2] - start[0] - start[2]) / 2
    dy = (end[1] + end[3] - start[1] - start[3]) / 2
    upright = np.where(dy > 0, 1, 3)
    return np.where(abs(dx) >= abs(dy), np.where(dx >= 0, 0, 2), upright)


def _stand_across(runs: Runs) -> Flags:
    """Whether words stand large across the text, aslant or over other words: "UDKAST" of a draft."""
    usual = float(np.median(runs.fonts.size))
    across = runs.fonts.sloping & (runs.fonts.size > LARGE * usual)
    huge = np.flatnonzero(~across & (runs.fonts.size > HUGE * usual)).tolist()
    if huge:
        x0, x1 = np.minimum(runs.start[0], runs.end[0]), np.maximum(runs.start[2], runs.end[2])
        middle = (runs.start[1] + runs.start[3]) / 2
        for i in huge:
            beside = (x0 < x1[i]) & (x1 > x0[i]) & (runs.fonts.size < LARGE * usual)
            crossed = beside & (middle > runs.start[1][i]) & (middle < runs.start[3][i])
            across[i] = crossed.sum() >= CROSSED
    return across


def _heights(baseline: Any, size: Any, top: Any, bottom: Any) -> tuple[Any, Any]:
    """Top and bottom of words from baseline and font size, so that all words of a line agree."""
    high, low = baseline - ASCENT * size, baseline + DESCENT * size
    usual = (high - 0.5 * size <= top) & (bottom <= low + 0.5 * size) & (bottom - top > 0.15 * size)
    return np.where(usual, high, top), np.where(usual, low, bottom)


def _chosen(inks: list[Ink], odd: dict[int, list[Ink]], which: Flags) -> list[Ink]:
    """The words of the runs that are chosen, in their order."""
    if not odd and which.all():
        return inks
    return [ink for i in np.flatnonzero(which).tolist() for ink in odd.get(i, (inks[i],))]
