"""Words and tables of a page to its lines, in reading order."""

from collections import Counter
from collections.abc import Sequence

from extract.sheet import Ink
from extract.strips import Strip, bounds, build_strips, mostly_bold, text_of
from models.page import Box, Line, Table

Placed = tuple[Strip, int | None]


def build_lines(words: Sequence[Ink], tables: Sequence[tuple[Table, Sequence[Ink]]]) -> tuple[Line, ...]:
    """The lines of a page: the loose words and, for each table, its words, in the order one reads them.

    Each line's text is its words parted by single spaces; start counts through the page's text.
    """
    lines: list[Line] = []
    start = 0
    for strip, table in _arrange(words, tables):
        line = build_line(strip, start, table)
        lines.append(line)
        start += len(line.text) + 1
    return tuple(lines)


def build_line(strip: Sequence[Ink], start: int = 0, table: int | None = None) -> Line:
    """One line of words that stand beside each other, left to right; at least one."""
    sizes: Counter[float] = Counter()
    for word in strip:
        sizes[word.size] += len(word.text)
    x: list[float] = []
    for word in strip:
        x += (round(word.x0, 2), round(word.x1, 2))
    return Line(
        text=text_of(strip),
        start=start,
        box=Box(*(round(side, 2) for side in bounds(strip))),
        size=sizes.most_common(1)[0][0],
        bold=mostly_bold(strip),
        word_x=tuple(x),
        table=table,
    )


def _arrange(words: Sequence[Ink], tables: Sequence[tuple[Table, Sequence[Ink]]]) -> list[Placed]:
    placed: list[tuple[float, list[Placed]]] = [
        (strip[0].baseline, [(strip, None)]) for strip in build_strips(words)
    ]
    for index, (table, inside) in enumerate(tables):
        placed.append((table.box.top, [(strip, index) for strip in build_strips(inside)]))
    return [line for _, part in sorted(placed, key=lambda p: p[0]) for line in part]
