"""Words to printed lines right across an area, and the gapped chunks of a line."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from extract.settings import ReadSettings
from extract.sheet import Ink

Strip = list[Ink]
# "1.250", "-942", "−2,5", "12 %", "(57)", "+3", "2023", "57-"
NUMBER = re.compile(r"[(+\-−–—±~]?\s?\d[\d.,\s'’]*(?:[%)*]|[-−–]|kr\.?)?\**")
# "1 250": what can stand after and before a space that parts thousands
THOUSANDS = re.compile(r"\d{3}(?:,\d+)?")
LEADING = re.compile(r"[(+\-−–]?\d{1,3}")
# "-", "–", "---": what stands where there is no number
DASH = re.compile(r"[-−–—]+|[.·]{1,3}")
EVEN = 0.15  # font sizes between the widest and the narrowest space of a line that is spread to fill a column
FROM_LEFT, SIZE = attrgetter("x0"), attrgetter("size")


def build_strips(words: Iterable[Ink]) -> list[Strip]:
    """The words by printed line, top to bottom, each line from left to right.

    Raised and lowered small print stays with its line. Columns beside each other are not parted.
    """
    strips: list[Strip] = []
    baseline, size = 0.0, 0.0
    for height, _, _, word in sorted([(w.baseline, w.x0, nth, w) for nth, w in enumerate(words)]):
        if strips and height - baseline <= 0.45 * (size if size > word.size else word.size):
            strips[-1].append(word)
            if word.size > size:
                baseline, size = height, word.size
        else:
            strips.append([word])
            baseline, size = height, word.size
    return [_without_doubles(sorted(strip, key=FROM_LEFT)) if len(strip) > 1 else strip for strip in strips]


def _without_doubles(strip: Strip) -> Strip:
    """The line without words printed twice in one place to make them look bold."""
    if len({word.text for word in strip}) == len(strip):
        return strip
    kept: Strip = []
    for word in strip:
        last = kept[-1] if kept else None
        if last and last.text == word.text and word.x0 - last.x0 < 0.3 * word.size:
            kept[-1] = last._replace(bold=True)
        else:
            kept.append(word)
    return kept


def chunks(strip: Sequence[Ink], gap: float) -> list[Strip]:
    """The line in pieces that stand more than `gap` font sizes apart."""
    pieces: list[Strip] = []
    for word in strip:
        if pieces and word.x0 - pieces[-1][-1].x1 <= gap * max(word.size, pieces[-1][-1].size):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def text_of(strip: Iterable[Ink]) -> str:
    """The words parted by single spaces."""
    return " ".join(word.text for word in strip)


def is_number(text: str) -> bool:
    """Whether a chunk is a number, or the dash that stands for none."""
    if text[:1].isalpha():
        return False
    return NUMBER.fullmatch(text) is not None or DASH.fullmatch(text) is not None


def mostly_bold(words: Sequence[Ink]) -> bool:
    """Whether most of the characters are bold."""
    bold = [w.text for w in words if w.bold]
    if not bold or len(bold) == len(words):
        return bool(bold)
    return 2 * sum(map(len, bold)) > sum(len(w.text) for w in words)


class Chunk(NamedTuple):
    """A piece of a printed line without wide gaps."""

    words: tuple[Ink, ...]
    text: str
    x0: float
    x1: float
    number: bool
    bold: bool


class Row(NamedTuple):
    """A printed line right across the page, in chunks from left to right."""

    words: tuple[Ink, ...]
    chunks: tuple[Chunk, ...]
    top: float
    bottom: float
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """The words parted by single spaces."""
        return text_of(self.words)

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return self.chunks[-1].x1


def build_rows(words: Iterable[Ink], settings: ReadSettings) -> list[Row]:
    """The words by printed line, each line in its chunks; numbers part at smaller gaps than words do."""
    rows = []
    for strip in build_strips(words):
        parts = tuple([_build_chunk(part) for part in _parted(strip, settings)])
        top, bottom = min([w.top for w in strip]), max([w.bottom for w in strip])
        biggest = max(strip, key=SIZE)
        rows.append(Row(tuple(strip), parts, top, bottom, biggest.baseline, biggest.size))
    return rows


def whole(row: Row) -> Row:
    """The line in one chunk, where its words are spread evenly to fill a column; with a number it stays."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(row.words)]
    spread = len(row.chunks) > 1 and len(gaps) > 1 and max(gaps) - min(gaps) < EVEN * row.size
    return row._replace(chunks=(_build_chunk(row.words),)) if spread and not row.chunks[-1].number else row


def _build_chunk(words: Sequence[Ink]) -> Chunk:
    text = text_of(words)
    return Chunk(tuple(words), text, words[0].x0, words[-1].x1, is_number(text), mostly_bold(words))


def _parted(strip: Strip, settings: ReadSettings) -> list[Strip]:
    """The line in its chunks: at wide gaps, and at narrower ones between numbers."""
    narrow = min(settings.number_gap, settings.chunk_gap)
    before = strip[0]
    parts: list[Strip] = [[before]]
    for word in strip[1:]:
        gap = word.x0 - before.x1
        if gap > narrow * word.size and _parts(before, word, gap, settings):
            parts.append([word])
        else:
            parts[-1].append(word)
        before = word
    return parts


def _parts(before: Ink, word: Ink, gap: float, settings: ReadSettings) -> bool:
    """Whether a gap between two words of a line parts two chunks."""
    if gap > settings.chunk_gap * max(word.size, before.size):
        return True
    if gap <= settings.number_gap * word.size or not (is_number(before.text) and is_number(word.text)):
        return False
    group = THOUSANDS.fullmatch(word.text) and LEADING.fullmatch(before.text)
    return not (group and gap <= settings.thousands_gap * word.size)
