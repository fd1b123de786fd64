"""Words and tables of a page to its lines, in reading order.

Text in columns is read column by column, a side column (a letterhead, a note in the margin) after the main
text beside it. Labels with what they say on the right of them stay one line.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extract.gutters import Block, blocks_of, find_gutter
from extract.settings import ReadSettings
from extract.sheet import Ink, Sheet
from extract.tables.strips import Row, Strip, build_rows, build_strips, mostly_bold
from models.page import Box, Line, Table

TableWords = tuple[Table, Sequence[Ink]]
RAISED = 0.76  # of the size of the line: smaller print may be raised or lowered, larger is another line


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
    blocks = sorted(blocks_of(rows) + tables, key=lambda block: (block.top, block.x0))
    gutter = find_gutter(blocks, settings)
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
