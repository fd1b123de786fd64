"""What the OCR program read, as words on a page: levelled, sized, weighed, signs and dashes put right."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from extract.ocr.scan import Picture
from extract.ocr.tesseract import Read
from models.frozen import dataclass

# letters that reach under the line they stand on
HANGING = frozenset("gjpqyQ,;()[]{}|_@§µç")
# letters, signs and figures that reach the height of capitals
TALL = re.compile(r"[A-ZÆØÅÉ0-9bdfhiklßåäöéü!?%&$£()\[\]/]")
SMALL = re.compile(r"[acemnorsuvwxzæø]")
TALL_SHARE, SMALL_SHARE = 0.69, 0.47  # of the font size: heights of capitals and of small letters
HANGING_SHARE = 0.21  # how far letters reach under the line
ASCENT, DESCENT = 0.76, 0.22  # in font sizes, as for words of a text layer
INK = 165
SAME_SIZE = 0.09  # sizes this near to each other are one
BOLD = 1.2  # times the usual stroke
LONG = 5  # characters: a word that tells its weight by itself
PALE, BLACK = 235, 35  # greys that are no ink and all ink, when strokes are measured
# "-707", "1.250", "2,5 %": a number without its sign
NUMBER = re.compile(r"\d[\d.,]*%?")
# "—942", "=235", "-.-707": how a minus before a number is read
SIGNED = re.compile(r"(?<![\w)])(?:[-−–—=_][-−–—=_.,]*|[.,]+-)(?=\d)")
# "1:250": how the point between thousands is read at times; no time of day has three digits there
COLON = re.compile(r"(?<=\d):(?=\d{3}(?!\d))")
STOPS = frozenset(".,'’‘`´·")  # stand by themselves only where they are dirt, unless they are very sure
LEAST_STOP = 0.85
DASHES = re.compile(r"[-−–—_~=]+")
HYPHEN_WIDTH, DASH_WIDTH = 0.42, 0.8  # in font sizes: narrower is "-", then "–", then "—"
LEAST_WORD = 0.25  # a word of no letters and figures that is less sure than this is a speck
LEAST_LETTERS = 0.08


@dataclass(frozen=True, slots=True)
class Placed:
    """A word in pixels of the straight picture, with its baseline and font size."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Placing:
    """The words of a page, and how many marks were left out as specks."""

    words: tuple[Placed, ...]
    specks: int


def place_words(reads: Sequence[Read], clean: Picture, scale: float) -> Placing:
    """The words on their baselines with font size and weight, signs and lone dashes from the picture.

    clean is the picture they were read from, scale its pixels a point.
    """
    kept = sorted((read for read in reads if not _is_speck(read)), key=lambda read: (read.line, read.x0))
    words = _levelled(kept)  # in the order of kept
    words = _one_size(words, scale)
    ink = (clean < INK).astype(np.uint8)
    words = _weighed(words, kept, clean)
    words = [_with_plain_dashes(word) for word in words]
    words = _with_missed_dashes(words, kept, ink)
    return Placing(tuple(words), len(reads) - len(kept))


def _is_speck(read: Read) -> bool:
    """Whether a reading is dirt: unsure, and no letters or figures in it."""
    letters = sum(c.isalnum() for c in read.text)
    if letters:
        return read.confidence < LEAST_LETTERS and letters < 2
    least = LEAST_STOP if read.text in STOPS else LEAST_WORD
    return read.confidence < least and not DASHES.fullmatch(read.text)


def _levelled(reads: Sequence[Read]) -> list[Placed]:
    """The words on the baselines of their lines, each as large as its line."""
    lines: dict[tuple[int, int, int], list[Read]] = defaultdict(list)
    for read in reads:
        lines[read.line].append(read)
    found = []
    for line in lines.values():
        size = _size_of(line)
        bases = {id(read): float(read.bottom) for read in line if _stands(read.text)}
        usual = median(bases.values()) if bases else None
        for read in line:
            own = _own_size(read)
            odd = own is not None and not 0.75 < own / size < 1.33 and len(read.text) > 1
            base = bases.get(id(read))
            if base is None or (usual is not None and abs(base - usual) < 0.3 * size):
                base = usual if usual is not None else read.bottom - 0.2 * (read.bottom - read.top)
            sized = own if odd and own is not None else size
            text = read.text
            found.append(Placed(text, read.x0, read.x1, base, sized, False, read.confidence))
    return found


def _stands(text: str) -> bool:
    """Whether the lower side of a word is its baseline."""
    return any(c.isalnum() for c in text) and not HANGING & set(text)


def _own_size(read: Read) -> float | None:
    """The font size, in pixels, that the height of a word tells; None where it tells none."""
    if not _stands(read.text):
        return None
    high = read.bottom - read.top
    if TALL.search(read.text):
        return high / TALL_SHARE
    return high / SMALL_SHARE if SMALL.search(read.text) and "t" not in read.text else None


def _size_of(line: Sequence[Read]) -> float:
    sizes = [size for read in line if (size := _own_size(read)) is not None]
    if sizes:
        return median(sizes)
    highest = max(line, key=lambda read: read.bottom - read.top)
    share = TALL_SHARE if TALL.search(highest.text) else SMALL_SHARE
    return (highest.bottom - highest.top) / (share + HANGING_SHARE)


def _one_size(words: Sequence[Placed], scale: float) -> list[Placed]:
    """The words with sizes that are nearly the same made the same; to half points."""
    counts: Counter[float] = Counter()
    for word in words:
        counts[word.size] += len(word.text)
    given: dict[float, float] = {}
    left = dict(counts)
    while left:
        near = {size: _around(left, size) for size in left}
        centre = max(near, key=lambda size: near[size])
        group = {size: n for size, n in left.items() if abs(size - centre) <= SAME_SIZE * centre}
        mean = sum(size * n for size, n in group.items()) / sum(group.values())
        for size in group:
            given[size] = max(1.0, round(2 * mean / scale) / 2) * scale
            del left[size]
    return [replace(word, size=given[word.size]) for word in words]


def _around(sizes: dict[float, int], size: float) -> int:
    return sum(n for other, n in sizes.items() if abs(other - size) <= SAME_SIZE * size)


def _weighed(words: Sequence[Placed], reads: Sequence[Read], clean: Picture) -> list[Placed]:
    """The words with those bold whose strokes are thicker than the page's usual ones.

    Short words are as bold as the piece of their line that they stand in.
    """
    dark = np.clip((PALE - clean.astype(np.float32)) / (PALE - BLACK), 0, 1).astype(np.float32)
    strokes = [_stroke(read, word, clean, dark) for read, word in zip(reads, words, strict=True)]
    usual = _usual((s, len(w.text)) for s, w in zip(strokes, words, strict=True) if s is not None)
    result = list(words)
    for piece in _pieces(words):
        known = [(s, len(words[i].text)) for i in piece if (s := strokes[i]) is not None]
        mean = sum(s * n for s, n in known) / sum(n for _, n in known) if known else 0.0
        for i in piece:
            own = strokes[i]
            stroke = own if own is not None and len(words[i].text) >= LONG else mean
            result[i] = replace(words[i], bold=stroke > BOLD * usual)
    return result


def _pieces(words: Sequence[Placed]) -> list[list[int]]:
    """The words by piece of a line without wide gaps."""
    pieces: list[list[int]] = []
    for i, word in enumerate(words):
        last = words[pieces[-1][-1]] if pieces else None
        near = last is not None and last.baseline == word.baseline and last.size == word.size
        if last is not None and near and -0.2 * word.size < word.x0 - last.x1 < word.size:
            pieces[-1].append(i)
        else:
            pieces.append([i])
    return pieces


def _stroke(read: Read, word: Placed, clean: Picture, dark: npt.NDArray[np.float32]) -> float | None:
    """How wide the strokes of a word are, in font sizes; None where there is too little ink to tell."""
    if sum(c.isalnum() for c in word.text) < 2:
        return None
    area = (slice(max(0, read.top - 1), read.bottom + 1), slice(max(0, read.x0 - 1), read.x1 + 1))
    starts = int(np.count_nonzero(np.diff((clean[area] < INK).astype(np.int8), axis=1) == 1))
    return float(dark[area].sum()) / starts / word.size if starts else None


def _usual(strokes: Iterable[tuple[float, int]]) -> float:
    """The stroke at a third of the characters, thin to thick: regular print, also where much is bold."""
    ordered = sorted(strokes)
    total, so_far = sum(n for _, n in ordered), 0
    for stroke, n in ordered:
        so_far += n
        if 3 * so_far >= total:
            return stroke
    return 1.0


def _with_plain_dashes(word: Placed) -> Placed:
    """The word with the minus before a number as "-" and a lone dash as what it is by its width."""
    if DASHES.fullmatch(word.text):
        wide = (word.x1 - word.x0) / word.size
        text = "-" if wide < HYPHEN_WIDTH else "–" if wide < DASH_WIDTH else "—"
        return replace(word, text=text)
    return replace(word, text=COLON.sub(".", SIGNED.sub("-", word.text, count=1)))


def _with_missed_dashes(words: list[Placed], reads: Sequence[Read], ink: Picture) -> list[Placed]:
    """The words and the dashes that the OCR program left out: a minus, or alone in a cell of a row."""
    left = ink.copy()
    for read in reads:
        left[max(0, read.top - 1) : read.bottom + 1, max(0, read.x0 - 1) : read.x1 + 1] = 0
    count, _, stats, _ = cv2.connectedComponentsWithStats(left, connectivity=8)
    result = list(words)
    for index in range(1, count):
        x, y, wide, high, area = (int(v) for v in stats[index])
        if wide < 2 * high or area < 0.75 * wide * high:
            continue
        _add_dash(result, x, x + wide, y, y + high)
    return result


def _add_dash(words: list[Placed], x0: int, x1: int, top: int, bottom: int) -> None:
    """Put a dash before the number it stands at, or into its row; nothing where it fits neither."""
    middle = (top + bottom) / 2
    row = [w for w in words if 0.1 * w.size < w.baseline - middle < 0.45 * w.size]
    if not row:
        return
    nearest = min(row, key=lambda w: max(w.x0 - x1, x0 - w.x1, 0))
    size = nearest.size
    if not (0.17 * size < x1 - x0 < 1.1 * size and 0.03 * size < bottom - top < 0.16 * size):
        return
    if x0 < nearest.x1 and nearest.x0 < x1:
        return
    gap = nearest.x0 - x1
    if NUMBER.fullmatch(nearest.text) and 0 <= gap < 0.3 * size:
        at = words.index(nearest)
        words[at] = replace(nearest, text="-" + nearest.text, x0=x0)
    elif min(abs(gap), abs(x0 - nearest.x1)) > 0.5 * size:
        words.append(_with_plain_dashes(Placed("-", x0, x1, nearest.baseline, size, False, 0.5)))
