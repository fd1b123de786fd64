"""Words and tables of a page to its lines, in reading order.

Text in columns is read column by column, a side column (a letterhead, a note in the margin) after the main
text beside it. Labels with what they say on the right of them stay one line.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from extract.settings import ReadSettings
from extract.sheet import Ink, Sheet
from extract.tables.strips import Row, Strip, build_rows, build_strips, mostly_bold, text_of
from models.frozen import dataclass
from models.page import Box, Line, Table

TableWords = tuple[Table, Sequence[Ink]]
LONGEST_NOTE = 9  # characters on average: page numbers, times and sums on the right of their lines
FEW_VALUES, FULL = 8, 0.8  # so few values beside labels, most shorter than that share of the longest
RAISED = 0.76  # of the size of the line: smaller print may be raised or lowered, larger is another line
WIDEST_MARKER = 6  # characters: what stands alone on the left of a list point


@dataclass(frozen=True, slots=True)
class Block:
    """One printed line, or all lines of a table, at its height on the page."""

    top: float
    bottom: float
    x0: float
    x1: float
    strips: tuple[Strip, ...]
    table: int | None
    row: Row | None


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white strip between x0 and x1 that parts the blocks first to last (exclusive) in two columns."""

    x0: float
    x1: float
    first: int
    last: int


def build_lines(
    rows: Sequence[Row],
    tables: Sequence[TableWords],
    sheet: Sheet,
    settings: ReadSettings,
) -> tuple[Line, ...]:
    """The lines of a page: those in no table and, for each table, its words, in the order one reads them.

    Words set on their side come last, and those of a watermark, which are no part of the text.

    Each line's text is its words parted by single spaces; start counts through the page's text.
    """
    lines: list[Line] = []
    start = 0
    blocks = [_table_block(index, table, inside) for index, (table, inside) in enumerate(tables)]
    placed = [(s, block.table) for block in _ordered(rows, blocks, settings) for s in block.strips]
    placed += [(strip, None) for strip in _sideways(sheet.aside)]
    text = len(placed)
    placed += [(list(sheet.across), None)] if sheet.across else []
    sides = _sides([strip for strip, _ in placed])
    at = 0
    for strip, table in placed:
        line = build_line(strip, sides[at : at + 2 * len(strip)], start, table)
        lines.append(line if len(lines) < text else replace(line, running=True))
        start += len(line.text) + 1
        at += 2 * len(strip)
    return tuple(lines)


def _sides(strips: Sequence[Strip]) -> list[float]:
    """Left and right side of all words in turn, in hundredths of a point."""
    sides = [side for strip in strips for word in strip for side in (word.x0, word.x1)]
    rounded: list[float] = np.round(np.array(sides), 2).tolist()
    return rounded


def _sideways(aside: Sequence[Ink]) -> list[Strip]:
    """Words set on their side by line, as they come in the file."""
    strips: list[Strip] = []
    for word in aside:
        last = strips[-1][-1] if strips else None
        if last is not None and last.x0 < word.middle < last.x1 and last.size == word.size:
            strips[-1].append(word)
        else:
            strips.append([word])
    return strips


def build_line(strip: Sequence[Ink], sides: Sequence[float], start: int, table: int | None) -> Line:
    """One line of words that stand beside each other, left to right; at least one.

    sides are left and right side of each word in turn, rounded.
    """
    texts, _, top, _, bottom, sizes, _, confidence = zip(*strip, strict=True)
    size = sizes[0]
    if sizes.count(size) < len(sizes):
        letters: Counter[float] = Counter()
        for text, of in zip(texts, sizes, strict=True):
            letters[of] += len(text)
        size = letters.most_common(1)[0][0]
    xs = tuple(sides)
    return Line(
        text=" ".join(texts),
        start=start,
        box=Box(min(xs), round(min(top), 2), max(xs), round(max(bottom), 2)),
        size=size,
        bold=mostly_bold(strip),
        word_x=xs,
        table=table,
        word_confidence=_confidences(confidence),
    )


def _confidences(found: Sequence[float | None]) -> tuple[float, ...]:
    """How sure the OCR program is of each word of a line; empty for words of a text layer."""
    if found[0] is None:
        return ()
    return tuple(1.0 if sure is None else sure for sure in found)


def _table_block(index: int, table: Table, inside: Sequence[Ink]) -> Block:
    box = table.box or Box(0, 0, 0, 0)  # a table of a page always has one
    return Block(box.top, box.bottom, box.x0, box.x1, tuple(build_strips(inside)), index, None)


def _ordered(rows: Sequence[Row], tables: list[Block], settings: ReadSettings) -> list[Block]:
    """The lines and tables of an area in reading order, columns one after the other."""
    rows = [part for row in rows for part in _part_stamp(row, settings)]
    blocks = [Block(r.top, r.bottom, r.x0, r.x1, (list(r.words),), None, r) for r in rows]
    blocks = sorted(blocks + tables, key=lambda block: (block.top, block.x0))
    gutter = _find_gutter(blocks, settings)
    if gutter is None:
        return blocks
    middle = (gutter.x0 + gutter.x1) / 2
    beside = blocks[gutter.first : gutter.last]
    left = _ordered(*_side(beside, middle, settings, left=True), settings)
    right = _ordered(*_side(beside, middle, settings, left=False), settings)
    main, side = (right, left) if _is_side(left, right) else (left, right)
    after = blocks[gutter.last :]
    rest = _ordered(
        [b.row for b in after if b.row is not None], [b for b in after if b.table is not None], settings
    )
    return [*blocks[: gutter.first], *main, *side, *rest]


def _side(
    blocks: Sequence[Block], x: float, settings: ReadSettings, *, left: bool
) -> tuple[list[Row], list[Block]]:
    words = [w for b in blocks if b.row is not None for w in b.row.words if (w.middle < x) is left]
    tables = [
        block for block in blocks if block.table is not None and ((block.x0 + block.x1) / 2 < x) is left
    ]
    return build_rows(words, settings), tables


def _is_side(left: Sequence[Block], right: Sequence[Block]) -> bool:
    """Whether the left column is a narrow one beside the main text."""
    if not left or not right:
        return False
    widths = [max(b.x1 for b in column) - min(b.x0 for b in column) for column in (left, right)]
    return widths[0] < 0.5 * widths[1]


def _part_stamp(row: Row, settings: ReadSettings) -> list[Row]:
    """The line, or two lines when print of another size stands far off and not quite level."""
    level = 0.1 * row.size
    odd = [
        w
        for w in row.words
        if RAISED * row.size < w.size < 0.88 * row.size and abs(w.baseline - row.baseline) > level
    ]
    if odd and len(odd) < len(row.words):
        rest = [w for w in row.words if w not in odd]
        return sorted(build_rows(odd, settings) + build_rows(rest, settings), key=lambda r: r.top)
    chunks = row.chunks
    for index in range(1, len(chunks)):
        before, after = chunks[index - 1].words[-1], chunks[index].words[0]
        gap = after.x0 - before.x1 > 1.5 * max(before.size, after.size)
        sizes = abs(before.size - after.size) > 0.12 * max(before.size, after.size)
        if gap and sizes and abs(before.baseline - after.baseline) > 0.6:
            halves = (chunks[:index], chunks[index:])
            return [
                part for half in halves for part in build_rows([w for c in half for w in c.words], settings)
            ]
    return [row]


def _find_gutter(blocks: Sequence[Block], settings: ReadSettings) -> Gutter | None:
    """The white strip that parts most lines of an area in two columns of text, if there is one."""
    best: tuple[int, Gutter] | None = None
    tried: list[Gutter] = []
    for index, x0, x1 in _gaps(blocks, settings):
        if any(g.first <= index < g.last and g.x0 <= (x0 + x1) / 2 <= g.x1 for g in tried):
            continue
        gutter = _grow(blocks, index, x0, x1, settings)
        tried.append(gutter)
        both = _lines_beside(blocks, gutter)
        if (
            both >= settings.column_lines
            and (best is None or both > best[0])
            and not _is_aligned(blocks, gutter)
        ):
            best = (both, gutter)
    return best[1] if best else None


def _gaps(blocks: Sequence[Block], settings: ReadSettings) -> Iterator[tuple[int, float, float]]:
    """White stretches between the chunks of a line, and between lines that are nearly beside each other."""
    for index, block in enumerate(blocks):
        if block.row is None:
            continue
        for before, after in zip(block.row.chunks, block.row.chunks[1:], strict=False):
            yield index, before.x1, after.x0
        for other in blocks[index + 1 : index + 3]:
            if other.row is not None and other.top < block.bottom + 0.3 * block.row.size:
                x0, x1 = min(block.x1, other.x1), max(block.x0, other.x0)
                if x1 - x0 >= settings.text_gutter:
                    yield index, x0, x1


def _grow(blocks: Sequence[Block], index: int, x0: float, x1: float, settings: ReadSettings) -> Gutter:
    """The gutter from one gap up and down as far as nothing crosses it."""
    first = last = index
    for step in (-1, 1):
        at = index if step == 1 else index - 1
        while 0 <= at < len(blocks):
            narrowed = _narrowed(blocks[at], x0, x1)
            if narrowed is None or narrowed[1] - narrowed[0] < settings.text_gutter:
                break
            x0, x1 = narrowed
            first, last = min(first, at), max(last, at)
            at += step
    return Gutter(x0, x1, first, last + 1)


def _lines_beside(blocks: Sequence[Block], gutter: Gutter) -> int:
    """How many lines stand beside the other column, on the side that has fewer."""
    part = [b for b in blocks[gutter.first : gutter.last] if b.row is not None]
    left = [b for b in part if b.x0 < gutter.x0 + 0.1]
    right = [b for b in part if b.x1 > gutter.x1 - 0.1]
    if not left or not right:
        return 0
    top = max(min(b.top for b in left), min(b.top for b in right))
    bottom = min(max(b.bottom for b in left), max(b.bottom for b in right))
    inside = [sum(top <= (b.top + b.bottom) / 2 <= bottom for b in side) for side in (left, right)]
    return min(inside)


def _narrowed(block: Block, x0: float, x1: float) -> tuple[float, float] | None:
    """The gutter less what a block takes of it; None where the block stands across it."""
    if block.row is None:
        inside = block.x0 < x1 and block.x1 > x0
        return None if inside else (x0, x1)
    for word in block.row.words:
        if word.x0 < x1 and word.x1 > x0:
            if word.x0 <= x0 and word.x1 >= x1:
                return None
            if word.middle < (x0 + x1) / 2:
                x0 = max(x0, word.x1)
            else:
                x1 = min(x1, word.x0)
    return (x0, x1) if x1 > x0 else None


def _is_aligned(blocks: Sequence[Block], gutter: Gutter) -> bool:
    """Whether the left side is labels or list marks that belong to the lines on their right."""
    part = [b for b in blocks[gutter.first : gutter.last] if b.row is not None]
    left = [b for b in part if b.x0 < gutter.x0 + 0.1]
    level = sum(_is_level(block, gutter) for block in left)
    marks = [text_of([w for w in b.strips[0] if w.middle < gutter.x1]) for b in left]
    if 2 * sum(len(mark) <= WIDEST_MARKER for mark in marks) >= len(left):
        return True
    notes = [text_of([w for w in b.strips[0] if w.middle >= gutter.x1]) for b in part if b not in left]
    notes += [text_of([w for w in b.strips[0] if w.middle >= gutter.x1]) for b in left if b.x1 > gutter.x1]
    if level >= 0.9 * len(notes) and sum(len(note) for note in notes) <= LONGEST_NOTE * len(notes):
        return True
    if level == len(notes) <= FEW_VALUES and _is_ragged(part, gutter):
        return True
    labels = gutter.x0 - min(b.x0 for b in left)
    narrow = labels < 0.5 * (max(b.x1 for b in part) - gutter.x1)
    return narrow and (level >= 0.8 * len(left) or _is_shifted(left, len(part), gutter))


def _is_shifted(left: Sequence[Block], lines: int, gutter: Gutter) -> bool:
    """Whether labels all stand as far above or below the lines on their right, which are bold or more."""
    shifts: list[float] = []
    bold = 0
    for block in left:
        label = [w for w in block.strips[0] if w.middle < gutter.x1]
        beside = [w for w in block.strips[0] if w.middle >= gutter.x1]
        if label and beside:
            shifts.append(label[-1].baseline - beside[0].baseline)
            bold += mostly_bold(label) and not mostly_bold(beside)
    if len(shifts) < 0.8 * len(left):
        return False
    usual = sorted(shifts)[len(shifts) // 2]
    alike = sum(abs(shift - usual) < 0.6 for shift in shifts) >= 0.8 * len(left)
    return alike and (bold >= 0.8 * len(left) or len(left) <= 0.75 * lines)


def _is_ragged(blocks: Sequence[Block], gutter: Gutter) -> bool:
    """Whether the lines behind a gutter end far apart, as values do, and text set in a column does not."""
    ends = [b.x1 - gutter.x1 for b in blocks if b.x1 > gutter.x1]
    return 2 * sum(end > FULL * max(ends) for end in ends) <= len(ends)


def _is_level(block: Block, gutter: Gutter) -> bool:
    """Whether a line has words on both sides of a gutter, on one baseline."""
    left = [w.baseline for w in block.strips[0] if w.middle < gutter.x1]
    right = [w.baseline for w in block.strips[0] if w.middle >= gutter.x1]
    return bool(left and right) and abs(left[-1] - right[0]) < 0.6
