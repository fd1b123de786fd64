"""Columns of a table without lines: where ink stands under each other, and whether that makes a table."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from extract.settings import ReadSettings
from extract.tables.strips import Chunk, Row

# "14": a page number in a table of contents
PAGE = re.compile(r"\d{1,3}")
FILLED = 0.3  # of the places of a wide table; with fewer it is a diagram


@dataclass(slots=True)
class Column:
    """A stretch across in which the chunks of a column stand."""

    x0: float
    x1: float


def find_columns(run: Sequence[Row], core: Sequence[Row], settings: ReadSettings) -> list[Column]:
    """The columns of a run of lines, left to right: stretches of ink with white gutters between.

    core are the lines of the run that have several chunks. Rows with many chunks decide; a chunk of another
    row that spans several columns changes nothing, one that stands where no column is makes a new one.
    """
    most = max(len(row.chunks) for row in core)
    strong = [row for row in core if 2 * len(row.chunks) >= most and len(row.chunks) > 1]
    columns = _cover([chunk for row in strong for chunk in row.chunks], settings.column_gutter)
    if len(columns) < most - 1:
        full = [row for row in core if len(row.chunks) == most]
        finer = _cover([chunk for row in full for chunk in row.chunks], settings.column_gutter)
        columns = finer if 3 * len(full) >= len(core) else columns
    for row in core:
        for chunk in row.chunks:
            _take_in(columns, chunk, settings.column_gutter)
    columns.sort(key=lambda column: column.x0)
    gap = max(settings.aligned_gap, 1.5 * _space(run))
    return [part for column in columns for part in _parted(column, run, gap)]


def _space(run: Sequence[Row]) -> float:
    """The usual space between the words of a chunk, in font sizes; wide where all letters are as wide."""
    gaps = sorted(
        (b.x0 - a.x1) / b.size for row in run for chunk in row.chunks for a, b in pairwise(chunk.words)
    )
    return gaps[len(gaps) // 2] if gaps else 0.0


def _parted(column: Column, run: Sequence[Row], gap: float) -> list[Column]:
    """The column, or two where texts start at one place in it behind gaps that are narrow but not crossed."""
    lines = [[w for w in row.words if column.x0 - 0.5 < w.middle < column.x1 + 0.5] for row in run]
    starts = [
        after.x0
        for words in lines
        for before, after in pairwise(words)
        if after.x0 - before.x1 > gap * after.size
    ]
    starts.sort()
    placed = sorted([(w.x0, w.x1) for words in lines for w in words])
    ends = list(accumulate((x1 for _, x1 in placed), max))
    for start in sorted(set(starts)):
        before = bisect_left(placed, (start - 1,))
        if before and ends[before - 1] > start - 1.5:
            continue
        if bisect_left(starts, start + 1) - bisect_right(starts, start - 1) < 3:
            continue
        left = [[w for w in words if w.x0 < start - 1] for words in lines]
        right = [[w for w in words if w.x0 >= start - 1] for words in lines]
        end = max((w.x1 for words in left for w in words), default=start)
        both = sum(bool(before and after) for before, after in zip(left, right, strict=True))
        firsts = [min(w.x0 for w in words) for words in right if words]
        if end <= start - 1.5 and both >= 3 and all(abs(x - start) < 1 for x in firsts):
            rest = _parted(Column(start, column.x1), run, gap)
            return [Column(column.x0, end), *rest]
    return [column]


def _cover(chunks: Sequence[Chunk], gutter: float) -> list[Column]:
    columns: list[Column] = []
    for chunk in sorted(chunks, key=lambda c: c.x0):
        if columns and chunk.x0 - columns[-1].x1 < gutter:
            columns[-1].x1 = max(columns[-1].x1, chunk.x1)
        else:
            columns.append(Column(chunk.x0, chunk.x1))
    return columns


def _take_in(columns: list[Column], chunk: Chunk, gutter: float) -> None:
    hit = [c for c in columns if c.x0 - gutter < chunk.x1 and chunk.x0 < c.x1 + gutter]
    if not hit:
        columns.append(Column(chunk.x0, chunk.x1))
    elif len(hit) == 1:
        hit[0].x0, hit[0].x1 = min(hit[0].x0, chunk.x0), max(hit[0].x1, chunk.x1)


def columns_of(chunk: Chunk, columns: Sequence[Column]) -> tuple[int, int]:
    """First and last column that a chunk lies over, by its ink."""
    hit = [i for i, c in enumerate(columns) if min(c.x1, chunk.x1) - max(c.x0, chunk.x0) > 0.5]
    if hit:
        return hit[0], hit[-1]
    middle = (chunk.x0 + chunk.x1) / 2
    nearest = min(range(len(columns)), key=lambda i: abs((columns[i].x0 + columns[i].x1) / 2 - middle))
    return nearest, nearest


def is_tabular(run: Sequence[Row], core: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether lines with these columns are a table and not prose in columns, a list, or chance."""
    if len(columns) < 2 or len(core) < 2:
        return False
    by_column: list[list[Chunk]] = [[] for _ in columns]
    spanning = 0
    for row in core:
        for chunk in row.chunks:
            first, last = columns_of(chunk, columns)
            spanning += first != last
            by_column[first].append(chunk)
    total = sum(len(row.chunks) for row in core)
    sparse = len(columns) > 6 and total < FILLED * len(columns) * len(core)
    if spanning > 0.25 * total or sparse:
        return False
    numeric = [c for c in by_column if len(c) > 1 and 2 * sum(chunk.number for chunk in c) >= len(c)]
    if numeric and not _is_prose(by_column, core):
        return not _is_contents(by_column)
    if _is_headed(core):
        return True
    if len(columns) == 2:
        return is_form(run, core)
    return _is_text_table(core, by_column)


def _is_contents(by_column: Sequence[Sequence[Chunk]]) -> bool:
    """Whether two columns are headings and the pages they stand on."""
    if len(by_column) != 2 or any(chunk.number for chunk in by_column[0]):
        return False
    pages = [int(chunk.text) for chunk in by_column[1] if PAGE.fullmatch(chunk.text)]
    most = len(pages) >= 4 and len(pages) >= 0.8 * len(by_column[1])
    return most and pages == sorted(pages)


def _is_headed(core: Sequence[Row]) -> bool:
    """Whether rows stand under a bold row with a chunk right over each of theirs, the first apart."""
    head, body = core[0], core[1:]
    if not all(chunk.bold for chunk in head.chunks) or any(row.chunks[0].bold for row in body):
        return False
    if any(row.baseline - head.baseline > 12 * head.size for row in body[:1]):
        return False
    starts = [chunk.x0 for chunk in head.chunks]
    return all(any(abs(chunk.x0 - x) < 2 for x in starts) for row in body for chunk in row.chunks[1:])


def _is_prose(by_column: Sequence[Sequence[Chunk]], core: Sequence[Row]) -> bool:
    """Whether most chunks are long: lines of text that happen to have gaps."""
    sizes = sorted(len(chunk.text) for chunks in by_column for chunk in chunks if not chunk.number)
    return len(sizes) > len(core) and sizes[len(sizes) // 2] > 45


def is_form(run: Sequence[Row], core: Sequence[Row]) -> bool:
    """Whether the lines are labels on the left and what they say on the right."""
    labels, values = [row.chunks[0] for row in core], [row.chunks[1] for row in core]
    x0, x1 = min(row.x0 for row in run), max(row.x1 for row in run)
    narrow = max(chunk.x1 for chunk in labels) <= x0 + 0.45 * (x1 - x0)
    short = sorted(len(chunk.text) for chunk in labels)[len(labels) // 2] <= 32
    left = min(chunk.x0 for chunk in values)
    level = sum(abs(chunk.x0 - left) < 3 for chunk in values) >= 0.8 * len(values)
    telling = sum(chunk.text.endswith(":") or chunk.bold for chunk in labels) >= 0.5 * len(labels)
    plain = len(core) >= 4 and len(run) < 2 * len(core) and all(_is_level(row) for row in core)
    telling = telling and sum(_is_level(row) for row in core) >= 0.5 * len(core)
    return narrow and short and level and (telling or plain)


def _is_level(row: Row) -> bool:
    """Whether all words of a line stand on one baseline."""
    return max(w.baseline for w in row.words) - min(w.baseline for w in row.words) < 0.6


def _is_text_table(core: Sequence[Row], by_column: Sequence[Sequence[Chunk]]) -> bool:
    """Whether three columns or more hold short texts, set under each other."""
    full = sum(len(row.chunks) >= 3 for row in core)
    chunks = [chunk for column in by_column for chunk in column]
    short = sorted(len(chunk.text) for chunk in chunks)[len(chunks) // 2] <= 30
    level = 0
    for column in by_column:
        if column:
            level += max(sum(abs(a.x0 - b.x0) < 3 or abs(a.x1 - b.x1) < 3 for b in column) for a in column)
    return full >= 2 and short and level >= 0.7 * len(chunks)
