"""A second look at a page's picture: what was missed, and short words that are unsure."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from extract.ocr.scan import Picture
from extract.ocr.signs import with_signs
from extract.ocr.tesseract import Call, Read, read_words
from extract.settings import ReadSettings
from models.frozen import dataclass

INK = 165
SPECK = 0.2  # square points
LOWEST, HIGHEST = 0.3, 4.5  # in heights of a usual word: what may be a letter, that of a title included
TALL = 1.6  # the same: letters this tall are made smaller to be read with others
DASH_HIGH, DASH_WIDE = 0.3, 1.6  # a dash is at most so high, in heights of a usual word, and so long for it
SIGN_HIGH = 0.7  # the same: what is this high and alone may be a figure
NEAR = 0.7  # the same: letters of a word stand nearer than this
UNSURE = 0.62  # confidence of words that are looked at again, ...
LONGEST = 7  # ... up to so many characters
LETTER_GAP, WORD_GAP = 0.1, 0.22  # the same: letters of a word stand nearer, words farther apart
TORN = 0.75  # confidence of one of the parts of a word that was torn apart
MOST = 60  # places on a page; with more it is a drawing or a bad scan
BETTER = 0.08  # how much surer a second reading must be
SURE = 0.45  # how sure a reading of what was missed must be
ZERO_SURE = 0.7  # confidence of a nought told by its shape
HOLE_SPECK, HOLE = 0.02, 0.1  # of its box: smaller holes are dirt; the least hole of a nought
ALIKE = 0.78  # of the pixels of a nought are the same when it is mirrored
LINES = 6  # Tesseract's page segmentation: lines under each other
DIGITS = "tessedit_char_whitelist=0123456789.,-"
CLOSING = ("I]", "1]", "l]", "|]", "I", "1", "l", "|")  # how the second half of an empty "[ ]" is read
NUMERIC = re.compile(r"[-−–—(]?\d[\d.,]*%?\)?|[-−–—]")

Boxes = npt.NDArray[np.int64]  # one row a box: left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Place:
    """A place to look at again: its box in pixels, the words it holds, and whether it is a number's.

    single says that it is one piece of ink no wider than one figure.
    """

    box: tuple[int, int, int, int]
    words: tuple[Read, ...]
    number: bool
    single: bool = False


def look_again(
    reads: Sequence[Read], clean: Picture, scale: float, settings: ReadSettings
) -> tuple[tuple[Read, ...], int]:
    """The words with tight boxes, those that were missed or unsure read anew; how many places stay unread.

    Raises OcrFailed as extract.ocr.tesseract.read_words does.
    """
    blobs = find_blobs(clean, scale)
    if not reads:
        return (), 0
    words, left = _tightened(reads, blobs)
    words = with_signs(_with_dashes(_joined(words), blobs), blobs, clean)
    places = _find_places(words, left, blobs)
    if not places or len(places) > MOST:
        return tuple(words), len(places)
    unread = 0
    zeros = [place for place in places if place.number and is_zero(clean, place.box)]
    for index, place in enumerate(zeros):
        line = place.words[0].line if place.words else (0, 1, -1 - index)
        words = [word for word in words if word not in place.words]
        words.append(Read("0", *place.box, ZERO_SURE, line))
    places = [place for place in places if place not in zeros]
    for number in (True, False):
        asked = [place for place in places if place.number is number]
        answers = _ask(asked, clean, round(72 * scale), settings, number=number)
        for place, answer in zip(asked, answers, strict=True):
            if _is_better(answer, place):
                words = [word for word in words if word not in place.words] + answer
            elif not place.words:
                unread += 1
    return tuple(words), unread


def is_zero(clean: Picture, box: tuple[int, int, int, int]) -> bool:
    """Whether the ink in a box is one ring, alike in both its halves, as a nought is."""
    x0, top, x1, bottom = box
    ink = (clean[top:bottom, x0:x1] < INK).astype(np.uint8)
    high, wide = ink.shape
    if not 0.4 * high <= wide <= 0.95 * high:
        return False
    count, _, stats, centres = cv2.connectedComponentsWithStats(
        cv2.copyMakeBorder(1 - ink, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(1,)), connectivity=4
    )
    holes = [i for i in range(2, count) if stats[i, cv2.CC_STAT_AREA] > HOLE_SPECK * high * wide]
    if len(holes) != 1 or stats[holes[0], cv2.CC_STAT_AREA] < HOLE * high * wide:
        return False
    x, y = centres[holes[0]]
    central = abs(x - 1 - wide / 2) < 0.12 * wide and abs(y - 1 - high / 2) < 0.08 * high
    alike = min(float(np.mean(ink == ink[::-1])), float(np.mean(ink == ink[:, ::-1])))
    return central and alike > ALIKE


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
    near = -0.2 * high < b.x0 - a.x1 < LETTER_GAP * high
    return near and a.text[-1].isalpha() and b.text[0].islower() and min(a.confidence, b.confidence) < TORN


def _with_dashes(words: Sequence[Read], blobs: Boxes) -> list[Read]:
    """The words with lone dashes, told by their ink, and closing brackets put right."""
    usual = median(word.bottom - word.top for word in words) if words else 0.0
    found: list[Read] = []
    for word in words:
        wide, high = word.x1 - word.x0, word.bottom - word.top
        if len(word.text) <= 2 and high <= DASH_HIGH * usual and wide >= DASH_WIDE * high:
            inside = (blobs[:, 0] >= word.x0) & (blobs[:, 2] <= word.x1)
            inside &= (blobs[:, 1] >= word.top) & (blobs[:, 3] <= word.bottom)
            if int(inside.sum()) == 1 and word.text != "_":
                word = word._replace(text="-", confidence=max(word.confidence, UNSURE))
        if found and found[-1].text == "[" and word.text in CLOSING:
            word = word._replace(text="]")
        found.append(word)
    return found


def _find_places(words: Sequence[Read], left: Boxes, blobs: Boxes) -> list[Place]:
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
        short = len(word.text) <= LONGEST and (_is_tall_sign(word, usual) or any(map(str.isalnum, word.text)))
        box = (word.x0, word.top, word.x1, word.bottom)
        single = short and len(word.text) > 1 and _is_single(word, blobs)
        if short and (single or word.confidence < UNSURE) and _is_number(box, words, word):
            places.append(Place(box, (word,), True, single))
    return places


def _is_tall_sign(word: Read, usual: float) -> bool:
    """Whether a sign that is no letter or figure stands alone and is as tall as one: a nought read as "("."""
    return len(word.text) == 1 and word.bottom - word.top > SIGN_HIGH * usual


def _is_single(word: Read, blobs: Boxes) -> bool:
    """Whether the ink of a word is one piece and no wider than one figure."""
    if word.x1 - word.x0 > 1.1 * (word.bottom - word.top):
        return False
    inside = (blobs[:, 0] >= word.x0) & (blobs[:, 2] <= word.x1)
    inside &= (blobs[:, 1] >= word.top) & (blobs[:, 3] <= word.bottom)
    return int(inside.sum()) == 1


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
    usual = median(place.box[3] - place.box[1] for place in places)
    pad = max(8, round(usual))
    pieces = [_piece(place, clean, usual) for place in places]
    wide = max(piece.shape[1] for piece, _ in pieces) + 4 * pad
    starts, at = [], pad
    page = np.full((pad + sum(piece.shape[0] + pad for piece, _ in pieces), wide), 255, np.uint8)
    for piece, _ in pieces:
        page[at : at + piece.shape[0], 2 * pad : 2 * pad + piece.shape[1]] = piece
        starts.append(at)
        at += piece.shape[0] + pad
    answers: list[list[Read]] = [[] for _ in places]
    for read in read_words(page, Call(LINES, dpi, (DIGITS,) if number else ()), settings):
        middle = (read.top + read.bottom) / 2
        index = max((i for i, start in enumerate(starts) if start - pad / 2 <= middle), default=0)
        answers[index].append(_moved(read, places[index], index, pieces[index][1], (2 * pad, starts[index])))
    return answers


def _piece(place: Place, clean: Picture, usual: float) -> tuple[Picture, float]:
    """The picture of a place, tall letters made smaller, and by how much."""
    x0, top, x1, bottom = (max(0, v) for v in place.box)
    part = clean[top:bottom, x0:x1]
    factor = min(1.0, TALL * usual / max(1, bottom - top))
    if factor == 1.0:
        return part, factor
    size = (max(1, round(part.shape[1] * factor)), max(1, round(part.shape[0] * factor)))
    return cv2.resize(part, size, interpolation=cv2.INTER_AREA).astype(np.uint8), factor


def _moved(read: Read, place: Place, index: int, factor: float, corner: tuple[int, int]) -> Read:
    """A reading back at its place on the page; in its word's line, or in a line of its own."""
    x0, x1 = ((x - corner[0]) / factor + place.box[0] for x in (read.x0, read.x1))
    top, bottom = ((y - corner[1]) / factor + place.box[1] for y in (read.top, read.bottom))
    line = place.words[0].line if place.words else (0, 0, -1 - index)
    return Read(read.text, round(x0), round(top), round(x1), round(bottom), read.confidence, line)


def _is_better(answer: Sequence[Read], place: Place) -> bool:
    """Whether a second reading is to take the place of the first: surer, and a number where numbers stand."""
    if not answer or any(b.x0 < a.x0 for a, b in pairwise(answer)):
        return False
    sure = min(read.confidence for read in answer)
    if not place.words:
        return sure >= SURE and any(c.isalnum() for read in answer for c in read.text)
    before = place.words[0]
    if place.single and len(answer) == 1 and len(answer[0].text) == 1:
        return sure >= SURE
    if place.number and not NUMERIC.fullmatch(before.text):
        return len(answer) == 1 and len(answer[0].text) <= len(before.text) + 1 and sure >= SURE
    return sure > before.confidence + BETTER
