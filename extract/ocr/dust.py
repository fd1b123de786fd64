"""Dust in a page's picture, told from stops, commas and the dots of letters by size and place, and wiped out.

What a mark weighs is its ink in black pixels: that stays the same however a picture is turned or smoothed.
Marks are compared with the dots and stops that the page itself has, so that the rule holds for any size of
print and any number of pixels an inch.
"""

import cv2
import numpy as np
import numpy.typing as npt

from extract.ocr.scan import Picture
from models.frozen import dataclass

INK = 200  # of 255, evenly lit: darker than this belongs to a mark
SPECK = 0.2  # square points: smaller than this is dirt on any page
LOWEST_LETTER, HIGHEST_LETTER, WIDEST = 2.5, 20.0, 3.0  # points high; wide, in its own heights
FEWEST_LETTERS, MOST_MARKS = 15, 6000  # fewer letters tell nothing; more marks are a raster or a photo
# All these in heights of the page's usual letter:
LARGEST = 0.5  # a mark is smaller both ways
BEHIND, OVER, LEVEL = (
    0.6,
    0.8,
    0.4,
)  # how far a stop stands behind its letter, a dot over it, both off its line
ALONE = 1.0  # marks farther from any letter stand alone
BULLET, ROW = 4.0, 0.12  # how far a bullet stands before its line; how exactly signs stand on one line
COMPANION = 3.0  # dots of an ellipsis or a dotted line stand nearer to each other
USUAL_DOT = 0.02  # what a dot weighs, in squared heights, where the page has too few to tell
LEAST_DOT = 0.4  # of that: lighter marks are no dots, however many specks stand at letters
FEWEST_DOTS = 6
FAINT = 0.4  # of a usual dot: a lighter mark is none, wherever it stands
COARSE, COARSE_FAINT = 8.0, 0.2  # black pixels: where a dot has fewer, only much lighter marks at letters go
HEAVY = 1.6  # of a usual dot: a heavier mark is left alone
DASH = 1.6  # times as wide as high, and as a dot is wide: a dash, which may stand alone in a cell

Boxes = npt.NDArray[np.float64]  # one row a box: left, top, right, bottom
Flags = npt.NDArray[np.bool_]
Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Print:
    """What is printed on a page: the boxes of its letters, their usual height, and the weight of a dot."""

    letters: Boxes
    usual: float
    dot: float


def without_dust(flat: Picture, scale: float) -> Picture:
    """The picture without what is too small, or too much by itself, to be part of a letter or a sign.

    flat is evenly lit and straight, scale its pixels a point. Marks that may be signs stay: near a letter
    where a stop, comma or dot may stand, on a line of text, or in a row with others. A page of too few
    letters to compare with only loses its smallest dots.
    """
    ink = (flat < INK).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    dirt = stats[:, cv2.CC_STAT_AREA] <= max(1.0, SPECK * scale * scale)
    dirt[0] = False
    boxes = np.column_stack((stats[:, :2], stats[:, :2] + stats[:, 2:4])).astype(np.float64)
    letters = _letters(boxes, scale)
    if int(letters.sum()) >= FEWEST_LETTERS:
        usual = float(np.median(boxes[letters, 3] - boxes[letters, 1]))
        sides = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
        marks = np.flatnonzero((sides <= LARGEST * usual) & ~dirt & ~letters)
        if 0 < len(marks) <= MOST_MARKS:
            weights = _weights(flat, np.asarray(labels, np.int64), count)[marks]
            dirt[marks] = find_dust(boxes[marks], weights, boxes[letters], usual)
    if not dirt.any():
        return flat.copy()
    clean = flat.copy()
    clean[cv2.dilate(dirt[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = 255
    return clean


def find_dust(marks: Boxes, weights: Weights, letters: Boxes, usual: float) -> Flags:
    """Which marks are dust, by their boxes and weights and the letters around, usual pixels high."""
    held = np.array([_holder(mark, letters, usual) for mark in marks])  # height of the letter it is a part of
    expected = USUAL_DOT * usual * usual
    dots = weights[(held > 0) & (weights > LEAST_DOT * expected)]
    dot = float(np.median(dots)) if len(dots) >= FEWEST_DOTS else expected
    printed = Print(letters, usual, dot)
    dust = np.zeros(len(marks), bool)
    for index, (mark, weight, high) in enumerate(zip(marks, weights, held, strict=True)):
        if weight >= HEAVY * dot:
            continue
        if high > 0:
            faint = FAINT if dot >= COARSE else COARSE_FAINT
            dust[index] = weight < faint * dot * min(1.0, high / usual) ** 2
        else:
            others = marks[weights >= FAINT * dot]
            dust[index] = weight < FAINT * dot * _smallness(mark, printed) or _is_alone(mark, printed, others)
    return dust


def _letters(boxes: Boxes, scale: float) -> Flags:
    """Which pieces of ink are as large as letters."""
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    fits = (LOWEST_LETTER * scale <= high) & (high <= HIGHEST_LETTER * scale) & (wide <= WIDEST * high)
    fits[0] = False
    return fits


def _weights(flat: Picture, labels: npt.NDArray[np.int64], count: int) -> Weights:
    """How many black pixels each piece of ink amounts to."""
    black = (255.0 - flat[labels > 0]) / 255.0
    return np.bincount(labels[labels > 0], weights=black, minlength=count).astype(np.float64)


def _holder(mark: npt.NDArray[np.float64], letters: Boxes, usual: float) -> float:
    """The height of the letter that a mark may be the dot of, or the stop or comma behind; 0 without one."""
    x0, top, x1, bottom = mark
    high = letters[:, 3] - letters[:, 1]
    reach = np.maximum(high, 0.7 * usual)
    middle = (x0 + x1) / 2
    behind = (x0 - letters[:, 2] > -0.25 * reach) & (x0 - letters[:, 2] < BEHIND * reach)
    behind &= (bottom > letters[:, 3] - LEVEL * reach) & (top < letters[:, 3] + LEVEL * reach)
    over = (letters[:, 0] - 0.15 * reach < middle) & (middle < letters[:, 2] + 0.15 * reach)
    over &= (bottom <= letters[:, 1] + 0.25 * reach) & (letters[:, 1] - bottom < OVER * reach)
    holders = high[behind | over]
    return float(holders.max()) if len(holders) else 0.0


def _smallness(mark: npt.NDArray[np.float64], printed: Print) -> float:
    """By how much a dot of the letters around is lighter than the page's usual one, at most 1."""
    near = _distance(mark, printed.letters) < 2 * ALONE * printed.usual
    if not near.any():
        return 1.0
    high = printed.letters[near, 3] - printed.letters[near, 1]
    return min(1.0, float(high.max()) / printed.usual) ** 2


def _is_alone(mark: npt.NDArray[np.float64], printed: Print, others: Boxes) -> bool:
    """Whether a mark stands at no letter, on no line of text, before no line and in no row of marks."""
    letters, usual = printed.letters, printed.usual
    if bool((_distance(mark, letters) < ALONE * usual).any()):
        return False
    x0, top, x1, bottom = mark
    if x1 - x0 >= DASH * max(bottom - top, 0.8 * printed.dot**0.5):
        return False
    if int((np.abs(letters[:, 3] - bottom) < ROW * usual).sum()) >= 3:
        return False
    ahead = (letters[:, 0] > x1) & (letters[:, 0] - x1 < BULLET * usual)
    if bool((ahead & (letters[:, 1] <= top) & (letters[:, 3] >= bottom)).any()):
        return False
    beside = (np.abs(others[:, 3] - bottom) < 2 * ROW * usual) & (others[:, 0] != x0)
    return not bool((beside & (np.abs(others[:, 0] - x0) < COMPANION * usual)).any())


def _distance(mark: npt.NDArray[np.float64], boxes: Boxes) -> Weights:
    """How far boxes are from a mark, the larger of across and down; 0 where they touch."""
    across = np.maximum(boxes[:, 0] - mark[2], mark[0] - boxes[:, 2])
    down = np.maximum(boxes[:, 1] - mark[3], mark[1] - boxes[:, 3])
    nearest: Weights = np.maximum(np.maximum(across, down), 0.0)
    return nearest
