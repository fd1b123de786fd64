"""What Tesseract takes for other signs: bullets before the points of a list, and the I of "I alt"."""

from collections.abc import Sequence
from statistics import median

import numpy as np
import numpy.typing as npt

from extract.ocr.scan import Picture
from extract.ocr.tesseract import Read

BULLET = "•"
UPRIGHT = ("|", "l", "!")  # how a lone I is read
INK = 165
LONGEST = 2  # characters that a bullet is read as
SMALLEST, LARGEST = 0.2, 0.75  # in heights of a usual word
ROUND = 1.35  # times as wide as high at most, or as high as wide
FILLED = 0.66  # of its box is ink: of a disc it is 0.79, of a square all
RAISED = 0.08  # heights of a usual word that it hangs over the foot of the next word at least: no full stop
SURE = 0.62  # confidence of a sign told by its shape

Boxes = npt.NDArray[np.int64]  # one row a box: left, top, right, bottom


def with_signs(words: Sequence[Read], blobs: Boxes, clean: Picture) -> list[Read]:
    """The words, with what stands first on its line read as what it is: discs and squares, and the letter I.

    An upright line before a word is that letter: the page's rulings are taken out before it is read.
    """
    usual = median(word.bottom - word.top for word in words) if words else 0.0
    firsts = {word.line: index for index, word in reversed(list(enumerate(words)))}
    found = list(words)
    for line, index in firsts.items():
        word, after = words[index], words[index + 1] if index + 1 < len(words) else None
        if after is None or after.line != line:
            continue
        if word.text in UPRIGHT and after.text[0].islower():
            found[index] = word._replace(text="I")
        elif after.bottom - word.bottom >= RAISED * usual and _is_bullet(word, usual, blobs, clean):
            found[index] = word._replace(text=BULLET, confidence=max(word.confidence, SURE))
    return found


def _is_bullet(word: Read, usual: float, blobs: Boxes, clean: Picture) -> bool:
    """Whether the ink of a word is one small piece, as wide as high and filled."""
    wide, high = word.x1 - word.x0, word.bottom - word.top
    if len(word.text) > LONGEST or not SMALLEST * usual <= max(wide, high) <= LARGEST * usual:
        return False
    if wide > ROUND * high or high > ROUND * wide:
        return False
    inside = (blobs[:, 0] >= word.x0) & (blobs[:, 2] <= word.x1)
    inside &= (blobs[:, 1] >= word.top) & (blobs[:, 3] <= word.bottom)
    ink = clean[word.top : word.bottom, word.x0 : word.x1] < INK
    return int(inside.sum()) == 1 and float(np.mean(ink)) >= FILLED
