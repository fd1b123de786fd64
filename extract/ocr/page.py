"""The picture of a page to a sheet of words and rulings, as if it had been printed from a file."""

from collections.abc import Sequence

import numpy as np

from extract.ocr.again import look_again
from extract.ocr.dust import without_dust
from extract.ocr.scan import Picture, Scan, is_blank, straighten, turn, without_grain
from extract.ocr.scan_marks import Leader, Marked, Square, take_marks
from extract.ocr.tesseract import Call, Read, read_words
from extract.ocr.words import ASCENT, DESCENT, Placed, place_words
from extract.settings import ReadSettings
from extract.sheet import Ink, Rule, Sheet
from models.frozen import dataclass

ONE_BLOCK = 6  # Tesseract's page segmentation: one block of lines, so that rows of a table stay whole
POOR = 0.6  # mean confidence of a page that may stand on its head
LEAST_SIDE, LEAST_PIXELS = 6.0, 8  # points and pixels: what is lower or narrower holds no line of text
UNSURE = 0.6  # confidence under which a word is counted as unsure


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A page as read from its picture; blank says that there was nothing to read."""

    sheet: Sheet
    blank: bool
    unsure: int
    specks: int


def read_picture(grey: Picture, scale: float, number: int, settings: ReadSettings) -> ReadPicture:
    """The words and rulings of a page's picture; scale is pixels a point, number the page's from 1.

    Raises OcrMissing and OcrFailed as extract.ocr.tesseract.read_words does.
    """
    high, wide = grey.shape
    scan = straighten(grey, scale)
    if min(high, wide) < max(LEAST_SIDE * scale, LEAST_PIXELS) or is_blank(scan.flat):
        return ReadPicture(_sheet(scan, number, (wide, high), (), None), True, 0, 0)
    scan, clean, marked, reads = _read_upright(scan, settings)
    reads, unread = look_again(reads, clean, scale, settings)
    placing = place_words(reads, clean, scale)
    sheet = _sheet(scan, number, (wide, high), placing.words, marked)
    unsure = sum(word.confidence < UNSURE for word in placing.words)
    return ReadPicture(sheet, False, unsure, placing.specks + unread)


Reading = tuple[Scan, Picture, Marked, tuple[Read, ...]]


def _read_upright(scan: Scan, settings: ReadSettings) -> Reading:
    """The page read as it stands, and also the other way up where that gives poor words."""
    first = _read(scan, settings)
    if sureness(first[3]) >= POOR:
        return first
    plain = turn(np.ascontiguousarray(np.rot90(scan.flat, 2)), scan.scale, 0, 0.0, sure=True)
    other = Scan(plain.flat, scan.scale, scan.margin, (scan.quarters + 2) % 4, scan.skew, True)
    second = _read(other, settings)
    return max(first, second, key=lambda reading: sureness(reading[3]))


def sureness(reads: Sequence[Read]) -> float:
    """The mean confidence of the words by length; 0 without words."""
    letters = sum(len(read.text) for read in reads)
    return sum(read.confidence * len(read.text) for read in reads) / letters if letters else 0.0


def _read(scan: Scan, settings: ReadSettings) -> Reading:
    marked = take_marks(scan.flat, scan.scale)
    clean = without_dust(without_grain(marked.clean), scan.scale)
    reads = read_words(clean, Call(ONE_BLOCK, round(72 * scan.scale)), settings)
    return scan, clean, marked, reads


def _sheet(
    scan: Scan,
    number: int,
    size: tuple[int, int],
    words: Sequence[Placed],
    marked: Marked | None,
) -> Sheet:
    """The page in points."""
    wide, high = size if scan.quarters % 2 == 0 else (size[1], size[0])
    inks = [_ink(word, scan) for word in words]
    lines: list[Rule] = []
    if marked is not None:
        inks += [_box_ink(square, words, scan) for square in marked.squares]
        inks += [_leader_ink(leader, words, scan) for leader in marked.leaders]
        lines += [Rule(*((side - scan.margin) / scan.scale for side in rule)) for rule in marked.rules]
    return Sheet(
        number=number,
        width=wide / scan.scale,
        height=high / scan.scale,
        words=tuple(inks),
        rules=tuple(lines),
        turned=bool(scan.quarters),
        read_by="ocr",
        quarters=scan.quarters,
        skew=round(scan.skew, 3),
    )


def _ink(word: Placed, scan: Scan) -> Ink:
    scale, margin = scan.scale, scan.margin
    size, baseline = word.size / scale, (word.baseline - margin) / scale
    return Ink(
        word.text,
        (word.x0 - margin) / scale,
        baseline - ASCENT * size,
        (word.x1 - margin) / scale,
        baseline + DESCENT * size,
        round(size, 2),
        word.bold,
        word.confidence,
    )


def _box_ink(square: Square, words: Sequence[Placed], scan: Scan) -> Ink:
    """A check box as the character it would be in a text, on the line beside it."""
    middle = (square.top + square.bottom) / 2
    beside = [w for w in words if -0.1 * w.size < w.baseline - middle < 0.8 * w.size]
    size, baseline = (square.bottom - square.top) / 0.8, float(square.bottom)
    if beside:
        near = min(beside, key=lambda w: max(w.x0 - square.x1, square.x0 - w.x1, 0))
        size, baseline = near.size, near.baseline
    text = "☒" if square.ticked else "☐"
    return _ink(Placed(text, square.x0, square.x1, baseline, size, False, 0.9), scan)


def _leader_ink(leader: Leader, words: Sequence[Placed], scan: Scan) -> Ink:
    """A row of dots as a word of points, on the line beside it."""
    beside = [w for w in words if abs(w.baseline - leader.bottom) < 0.25 * w.size]
    size, baseline = 10 * scan.scale, float(leader.bottom)
    if beside:
        near = min(beside, key=lambda w: max(w.x0 - leader.x1, leader.x0 - w.x1, 0))
        size, baseline = near.size, near.baseline
    return _ink(Placed("." * leader.dots, leader.x0, leader.x1, baseline, size, False, 0.9), scan)
