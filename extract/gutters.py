"""White strips down a page that part its lines in two columns of text."""

from collections.abc import Iterator, Sequence

from extract.settings import ReadSettings
from extract.tables.strips import Row, Strip, build_rows, mostly_bold, text_of, whole
from models.frozen import dataclass

LONGEST_NOTE = 9  # characters on average: page numbers, times and sums on the right of their lines
FEW_VALUES, FULL = 8, 0.8  # so few values beside labels, most shorter than that share of the longest
WIDEST_MARKER = 6  # characters: what stands alone on the left of a list point
# columns of running text: nearly as wide, this part of their lines in one piece and beginning at one place
ALIKE, PLAIN = 0.66, 0.6
# a line that fills its column: so many characters or more, to this part of its width; so many lines do
LONG, FILLING, FILLED_LINES = 25, 0.85, 3


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


def blocks_of(rows: Sequence[Row]) -> list[Block]:
    """A block for each printed line."""
    return [Block(r.top, r.bottom, r.x0, r.x1, (list(r.words),), None, r) for r in rows]


def find_gutter(blocks: Sequence[Block], settings: ReadSettings) -> Gutter | None:
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


def find_text_gutter(rows: Sequence[Row], settings: ReadSettings) -> Gutter | None:
    """The white strip between two columns of running text, if there is one; between cells of a table none."""
    blocks = blocks_of(rows)
    gutter = find_gutter(blocks, settings)
    if gutter is None:
        return None
    columns = sides(rows[gutter.first : gutter.last], gutter, settings)
    widths = [max(r.x1 for r in column) - min(r.x0 for r in column) for column in columns]
    filled = [_lines_filled(column) for column in columns]
    alike = min(widths) >= ALIKE * max(widths) and all(_is_plain(column) for column in columns)
    if not alike or not min(filled) or sum(filled) < FILLED_LINES or _is_headed(blocks, gutter, columns):
        return None
    return gutter


def sides(rows: Sequence[Row], gutter: Gutter, settings: ReadSettings) -> tuple[list[Row], list[Row]]:
    """The lines on the left and on the right of a gutter."""
    middle = (gutter.x0 + gutter.x1) / 2
    words = [word for row in rows for word in row.words]
    left = build_rows([w for w in words if w.middle < middle], settings)
    right = build_rows([w for w in words if w.middle >= middle], settings)
    return _filling(left), _filling(right)


def _filling(column: Sequence[Row]) -> list[Row]:
    """The lines of a column, those in one piece whose words are spread from its left to its right side."""
    left, right = min(row.x0 for row in column), max(row.x1 for row in column)
    return [whole(row) if row.x0 < left + 1 and row.x1 > right - 1 else row for row in column]


def _is_plain(column: Sequence[Row]) -> bool:
    """Whether most lines are of one piece and begin under each other."""
    starts = sorted(row.x0 for row in column)
    usual = starts[len(starts) // 2]
    level = sum(abs(x0 - usual) < 3 for x0 in starts)
    return min(level, sum(len(row.chunks) == 1 for row in column)) >= PLAIN * len(column)


def _lines_filled(column: Sequence[Row]) -> int:
    left, right = min(row.x0 for row in column), max(row.x1 for row in column)
    full = left + FILLING * (right - left)
    return sum(row.x1 > full and len(row.text) >= LONG for row in column)


def _is_headed(blocks: Sequence[Block], gutter: Gutter, columns: Sequence[Sequence[Row]]) -> bool:
    """Whether the lines are cells under a bold head each: all of them stand level."""
    if not all(mostly_bold(column[0].words) for column in columns):
        return False
    level = sum(_is_level(block, gutter) for block in blocks[gutter.first : gutter.last])
    return level >= 0.9 * min(len(column) for column in columns)


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
