"""A region with known columns to a table: lines to rows, by drawn separators where there are any."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extract.sheet import Fill, Ink, Rule
from extract.tables.columns import Column, columns_of
from extract.tables.strips import Chunk, Row, is_number, mostly_bold, text_of
from models.frozen import dataclass
from models.page import Box, Cell, Table

# of the lines of a table with separators at most this part stand several between two of them
LOOSE = 0.3


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of a table and its columns."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]

    @property
    def box(self) -> Box:
        """The box around its words."""
        x0, x1 = min(row.x0 for row in self.rows), max(row.x1 for row in self.rows)
        return Box(x0, min(row.top for row in self.rows), x1, max(row.bottom for row in self.rows))


def build_table(region: Region, rules: Sequence[Rule], fills: Sequence[Fill]) -> Table:
    """The table of a region.

    Drawn separators make the rows when there are nearly as many of them as lines with several chunks.
    """
    cuts = find_cuts(region, rules, fills)
    bands = _bands(region.rows, cuts)
    core = sum(len(row.chunks) > 1 for row in region.rows)
    parts = [_split(band, region) for band in bands]
    loose = sum(len(part) for part in parts if len(part) > 1)
    drawn = len(bands) >= 0.6 * core and len(cuts) >= 2
    groups = [group for part in parts for group in part] if drawn else _by_line(region)
    cells: list[Cell] = []
    for number, group in enumerate(groups):
        cells += _build_cells(number, group, region)
    return Table(
        box=_outer_box(region, rules, fills),
        rows=len(groups),
        columns=len(region.columns),
        cells=tuple(cells),
        ruled=drawn and loose <= LOOSE * core,
    )


def find_cuts(region: Region, rules: Sequence[Rule], fills: Sequence[Fill]) -> list[float]:
    """The heights at which a ruling across the region or a side of shading parts two lines."""
    box = region.box
    wide = 0.5 * (box.x1 - box.x0)
    heights: dict[int, list[tuple[float, float, float]]] = {}
    for rule in rules:
        if rule.level and rule.x1 > box.x0 and rule.x0 < box.x1:
            heights.setdefault(round(rule.top / 2), []).append((rule.top, rule.x0, rule.x1))
    for fill in fills:
        if (
            fill.x1 > box.x0
            and fill.x0 < box.x1
            and fill.bottom - fill.top < 0.9 * (box.bottom - box.top) + 8
        ):
            for y in (fill.top, fill.bottom):
                heights.setdefault(round(y / 2), []).append((y, fill.x0, fill.x1))
    cuts: list[float] = []
    for parts in heights.values():
        y = sum(part[0] for part in parts) / len(parts)
        length = sum(min(x1, box.x1 + 6) - max(x0, box.x0 - 6) for _, x0, x1 in parts)
        if length >= wide and box.top - 4 < y < box.bottom + 4:
            cuts.append(y)
    kept: list[float] = []
    for y in sorted(cuts):
        if not kept or y - kept[-1] > 3:
            kept.append(y)
    return kept


def _bands(rows: Sequence[Row], cuts: Sequence[float]) -> list[list[Row]]:
    bands: dict[int, list[Row]] = {}
    for row in rows:
        bands.setdefault(bisect_right(cuts, row.baseline - 0.3 * row.size), []).append(row)
    return [bands[key] for key in sorted(bands)]


def _split(band: list[Row], region: Region) -> list[list[Row]]:
    """A band as one row, or as a row for each line where a column has numbers under each other."""
    numbers = [0] * len(region.columns)
    for row in band:
        for chunk in row.chunks:
            if chunk.number:
                numbers[columns_of(chunk, region.columns)[0]] += 1
    return [band] if max(numbers) < 2 else _merge_overlapping(band)


def _by_line(region: Region) -> list[list[Row]]:
    return _merge_overlapping(list(region.rows))


def _merge_overlapping(rows: list[Row]) -> list[list[Row]]:
    """Each line a row; lines of one label with its numbers half-way between them are one row together."""
    groups: list[list[Row]] = []
    for row in rows:
        last = groups[-1][-1] if groups else None
        if last is not None and row.baseline - last.baseline < 0.8 * min(row.size, last.size):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _build_cells(number: int, group: Sequence[Row], region: Region) -> list[Cell]:
    lines: dict[tuple[int, int], list[tuple[Row, list[Ink]]]] = {}
    for row in group:
        for chunk in row.chunks:
            for place, words in _place(chunk, region.columns):
                found = lines.setdefault(place, [])
                if found and found[-1][0] is row:
                    found[-1][1].extend(words)
                else:
                    found.append((row, list(words)))
    merged = _without_overlaps(lines)
    top, bottom = min(row.top for row in group), max(row.bottom for row in group)
    cells: list[Cell] = []
    taken: set[int] = set()
    for (first, last), found in sorted(merged.items()):
        words = [word for _, part in found for word in part]
        cells.append(
            Cell(
                text="\n".join(text_of(part) for _, part in found),
                row=number,
                column=first,
                column_span=last - first + 1,
                box=Box(min(w.x0 for w in words), top, max(w.x1 for w in words), bottom),
                bold=mostly_bold(words),
            )
        )
        taken.update(range(first, last + 1))
    for index, column in enumerate(region.columns):
        if index not in taken:
            cells.append(Cell(text="", row=number, column=index, box=Box(column.x0, top, column.x1, bottom)))
    return sorted(cells, key=lambda cell: cell.column)


def _without_overlaps(
    lines: dict[tuple[int, int], list[tuple[Row, list[Ink]]]],
) -> dict[tuple[int, int], list[tuple[Row, list[Ink]]]]:
    """Cells of several lines that lie over each other become one, over all their columns."""
    merged: dict[tuple[int, int], list[tuple[Row, list[Ink]]]] = {}
    for (first, last), found in sorted(lines.items()):
        over = next((place for place in merged if place[0] <= last and first <= place[1]), None)
        if over is None:
            merged[first, last] = found
            continue
        place = (min(first, over[0]), max(last, over[1]))
        both = merged.pop(over) + found
        merged[place] = sorted(both, key=lambda part: (part[0].baseline, part[1][0].x0))
    return merged


def _place(chunk: Chunk, columns: Sequence[Column]) -> list[tuple[tuple[int, int], list[Ink]]]:
    """The chunk in its column, or cut at the gutters it lies over where its words leave them free."""
    first, last = columns_of(chunk, columns)
    if first == last:
        return [((first, last), list(chunk.words))]
    parts: dict[int, list[Ink]] = {}
    for word in chunk.words:
        hit = [i for i in range(first, last + 1) if min(columns[i].x1, word.x1) > max(columns[i].x0, word.x0)]
        if len(hit) != 1:
            return [((first, last), list(chunk.words))]
        parts.setdefault(hit[0], []).append(word)
    if all(any(w.text.strip("-–−") for w in words) for words in parts.values()) and _wide_cuts(
        parts, columns
    ):
        return [((index, index), words) for index, words in sorted(parts.items())]
    return [((first, last), list(chunk.words))]


def _wide_cuts(parts: dict[int, list[Ink]], columns: Sequence[Column]) -> bool:
    """Whether a chunk's parts stand apart more than words of one text do, or are numbers set in columns."""
    ordered = sorted(parts.items())
    return all(
        b[0].x0 - a[-1].x1 > 0.4 * b[0].size or _is_set(b, columns[index])
        for (_, a), (index, b) in pairwise(ordered)
    )


def _is_set(words: list[Ink], column: Column) -> bool:
    level = min(abs(words[0].x0 - column.x0), abs(words[-1].x1 - column.x1)) < 1.5
    return level and is_number(text_of(words))


def _outer_box(region: Region, rules: Sequence[Rule], fills: Sequence[Fill]) -> Box:
    """The box around the words and the rulings and shading right at them."""
    box = region.box
    x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    parts: list[Rule | Fill] = [*(rule for rule in rules if rule.level), *fills]
    for part in parts:
        if (
            box.top - 8 <= part.top
            and part.bottom <= box.bottom + 8
            and part.x0 < box.x1
            and box.x0 < part.x1
        ):
            x0, x1 = min(x0, part.x0), max(x1, part.x1)
            top, bottom = min(top, part.top), max(bottom, part.bottom)
    return Box(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
