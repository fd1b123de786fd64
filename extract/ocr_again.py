"""A second look at a page's picture: what was missed, and short words that are unsure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from extract.scan import Picture
from extract.settings import ReadSettings
from extract.tesseract import Call, Read, read_words

INK = 165
SPECK = 0.2  # square points
LOWEST, HIGHEST = 0.3, 1.6  # in heights of a usual word: what may be a letter
NEAR = 0.7  # the same: letters of a word stand nearer than this
UNSURE = 0.62  # confidence of words that are looked at again, ...
LONGEST = 7  # ... up to so many characters
LETTER_GAP, WORD_GAP = 0.1, 0.22  # the same: letters of a word stand nearer, words farther apart
MOST = 60  # places on a page; with more it is a drawing or a bad scan
BETTER = 0.08  # how much surer a second reading must be
SURE = 0.45  # how sure a reading of what was missed must be
LINES = 6  # Tesseract's page segmentation: lines under each other
DIGITS = "tessedit_char_whitelist=0123456789.,-%()"
NUMERIC = re.compile(r"[-−–—(]?\d[\d.,]*%?\)?|[-−–—]")

Boxes = npt.NDArray[np.int64]  # one row a box: left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Place:
    """A place to look at again: its box in pixels, the words it holds, and whether it is a number's."""

    box: tuple[int, int, int, int]
    words: tuple[Read, ...]
    number: bool


def look_again(
    reads: Sequence[Read], clean: Picture, scale: float, settings: ReadSettings
) -> tuple[tuple[Read, ...], int]:
    """The words with tight boxes, those that were missed or unsure read anew; how many places stay unread.

    Raises OcrFailed as extract.tesseract.read_words does.
    """
    blobs = find_blobs(clean, scale)
    if not reads:
        return (), 0
    words, left = _tightened(reads, blobs)
    words = _joined(words)
    places = _find_places(words, left)
    if not places or len(places) > MOST:
        return tuple(words), len(places)
    unread = 0
    for number in (True, False):
        asked = [place for place in places if place.number is number]
        answers = _ask(asked, clean, round(72 * scale), settings, number=number)
        for place, answer in zip(asked, answers, strict=True):
            if _is_better(answer, place):
                words = [word for word in words if word not in place.words] + answer
            elif not place.words:
                unread += 1
    return tuple(words), unread


def find_blobs(clean: Picture, scale: float) -> Boxes:
    """The boxes of all pieces of ink larger than a speck."""
    ink = (clean < INK).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    kept = stats[1:][stats[1:, cv2.CC_STAT_AREA] > max(1.0, SPECK * scale * scale)].astype(np.int64)
    return np.column_stack((kept[:, 0], kept[:, 1], kept[:, 0] + kept[:, 2], kept[:, 1] + kept[:, 3]))


def _tightened(reads: Sequence[Read], blobs: Boxes) -> tuple[list[Read], Boxes]:
    """The words with boxes right around their ink, and the blobs that are in no word.

    Signs that were read where there is no ink are left out.
    """
    middle_x, middle_y = (blobs[:, 0] + blobs[:, 2]) / 2, (blobs[:, 1] + blobs[:, 3]) / 2
    free = np.ones(len(blobs), bool)
    words = []
    for read in reads:
        inside = (read.x0 - 1 <= middle_x) & (middle_x <= read.x1 + 1)
        inside &= (read.top - 1 <= middle_y) & (middle_y <= read.bottom + 1)
        own = inside & (blobs[:, 3] - blobs[:, 1] <= 1.2 * (read.bottom - read.top) + 2)
        free &= ~inside
        if own.any():
            x0, top = (int(v) for v in blobs[own, :2].min(axis=0))
            x1, bottom = (int(v) for v in blobs[own, 2:].max(axis=0))
            read = read._replace(x0=x0, top=top, x1=x1, bottom=bottom)
        if inside.any() or any(c.isalnum() for c in read.text):
            words.append(read)
    return words, blobs[free]


def _joined(words: Sequence[Read]) -> list[Read]:
    """The words with those that stand as near to each other as letters of one word made one."""
    joined: list[Read] = []
    for word in words:
        last = joined[-1] if joined else None
        if last is not None and last.line == word.line and _touch(last, word):
            sure = min(last.confidence, word.confidence)
            top, bottom = min(last.top, word.top), max(last.bottom, word.bottom)
            joined[-1] = Read(last.text + word.text, last.x0, top, word.x1, bottom, sure, word.line)
        else:
            joined.append(word)
    return joined


def _touch(a: Read, b: Read) -> bool:
    """Whether two words of a line, both of letters, are one that was torn apart."""
    high = max(a.bottom - a.top, b.bottom - b.top)
    return a.text[-1].isalpha() and b.text[0].islower() and -0.2 * high < b.x0 - a.x1 < LETTER_GAP * high


def _find_places(words: Sequence[Read], left: Boxes) -> list[Place]:
    """Where letters may have been missed, and words that are short and unsure."""
    usual = median(word.bottom - word.top for word in words)
    high = left[:, 3] - left[:, 1]
    letters = left[
        (LOWEST * usual <= high) & (high <= HIGHEST * usual) & (left[:, 2] - left[:, 0] > 0.1 * usual)
    ]
    found = _grouped(letters, usual)
    apart = [box for box in found if not any(_adjoins(box, word, WORD_GAP * usual) for word in words)]
    places = [Place(box, (), _is_number(box, words, None)) for box in apart]
    for word in words:
        short = len(word.text) <= LONGEST and any(c.isalnum() for c in word.text)
        box = (word.x0, word.top, word.x1, word.bottom)
        if short and word.confidence < UNSURE and _is_number(box, words, word):
            places.append(Place(box, (word,), True))
    return places


def _adjoins(box: tuple[int, int, int, int], word: Read, gap: float) -> bool:
    """Whether a box is part of a word or right at it, so that it was read with it."""
    x0, top, x1, bottom = box
    return x0 < word.x1 + gap and word.x0 < x1 + gap and top < word.bottom and word.top < bottom


def _grouped(letters: Boxes, usual: float) -> list[tuple[int, int, int, int]]:
    """Blobs that stand together as one box each, left to right by line."""
    groups: list[list[int]] = []
    for x0, top, x1, bottom in sorted(letters.tolist()):
        for group in groups:
            level = min(bottom, group[3]) - max(top, group[1]) > 0.3 * min(bottom - top, group[3] - group[1])
            if level and x0 - group[2] < NEAR * usual:
                group[:] = [min(group[0], x0), min(group[1], top), max(group[2], x1), max(group[3], bottom)]
                break
        else:
            groups.append([x0, top, x1, bottom])
    return [(a, b, c, d) for a, b, c, d in groups]


def _is_number(box: tuple[int, int, int, int], words: Sequence[Read], own: Read | None) -> bool:
    """Whether most of the nearest words above, below, left and right of a place are numbers."""
    x0, top, x1, bottom = box
    high = bottom - top
    others = [word for word in words if word is not own]
    beside = [
        w for w in others if min(bottom, w.bottom) - max(top, w.top) > 0.4 * min(high, w.bottom - w.top)
    ]
    under = [w for w in others if min(x1, w.x1) > max(x0, w.x0)]
    near = [
        max((w for w in beside if w.x1 <= x0), key=lambda w: w.x1, default=None),
        min((w for w in beside if w.x0 >= x1), key=lambda w: w.x0, default=None),
        max((w for w in under if w.bottom <= top), key=lambda w: w.bottom, default=None),
        min((w for w in under if w.top >= bottom), key=lambda w: w.top, default=None),
    ]
    known = [NUMERIC.fullmatch(w.text) is not None for w in near if w is not None]
    return 2 * sum(known) >= len(known) and sum(known) > 0


def _ask(
    places: Sequence[Place], clean: Picture, dpi: int, settings: ReadSettings, *, number: bool
) -> list[list[Read]]:
    """What each place reads when all are set under each other on a page of their own."""
    if not places:
        return []
    pad = max(8, round(median(place.box[3] - place.box[1] for place in places)))
    pieces, starts = [], []
    wide = max(place.box[2] - place.box[0] for place in places) + 4 * pad
    at = pad
    for place in places:
        x0, top, x1, bottom = (max(0, v) for v in place.box)
        piece = np.full((bottom - top + pad, wide), 255, np.uint8)
        piece[: bottom - top, 2 * pad : 2 * pad + x1 - x0] = clean[top:bottom, x0:x1]
        pieces.append(piece)
        starts.append(at)
        at += len(piece)
    page = np.vstack([np.full((pad, wide), 255, np.uint8), *pieces])
    found = read_words(page, Call(LINES, dpi, (DIGITS,) if number else ()), settings)
    answers: list[list[Read]] = [[] for _ in places]
    for read in found:
        middle = (read.top + read.bottom) / 2
        index = max((i for i, start in enumerate(starts) if start - pad / 2 <= middle), default=0)
        answers[index].append(_moved(read, places[index], index, 2 * pad, starts[index]))
    return answers


def _moved(read: Read, place: Place, index: int, left: int, top: int) -> Read:
    """A reading back at its place on the page; in its word's line, or in a line of its own."""
    dx, dy = place.box[0] - left, place.box[1] - top
    line = place.words[0].line if place.words else (0, 0, -1 - index)
    return Read(read.text, read.x0 + dx, read.top + dy, read.x1 + dx, read.bottom + dy, read.confidence, line)


def _is_better(answer: Sequence[Read], place: Place) -> bool:
    """Whether a second reading is to take the place of the first: surer, and a number where numbers stand."""
    if not answer or any(b.x0 < a.x0 for a, b in pairwise(answer)):
        return False
    sure = min(read.confidence for read in answer)
    if not place.words:
        return sure >= SURE and any(c.isalnum() for read in answer for c in read.text)
    before = place.words[0]
    if place.number and not NUMERIC.fullmatch(before.text):
        return len(answer) == 1 and len(answer[0].text) <= len(before.text) + 1 and sure >= SURE
    return sure > before.confidence + BETTER
