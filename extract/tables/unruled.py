"""Tables that gaps make: runs of lines with several chunks, cut into columns where no ink stands."""

import itertools
import re
from collections.abc import Sequence

from extract.settings import ReadSettings
from extract.sheet import Fill, Ink, Rule
from extract.tables.columns import Column, find_columns, is_form, is_tabular
from extract.tables.rows import Region, build_table
from extract.tables.strips import Chunk, Row
from models.page import Table

# "1.", "2)", "a)", "•", "-", "(iv)", a word of two letters: what stands before a point of a list
MARKER = re.compile(r"[^\w\s]{1,2}|\(?\w{1,3}[.):]|\d{1,2}(?:\.\d{1,2}){0,3}\.?|[^\W\d_]{1,2}")
# of the words of a table fewer than this part are ones the OCR program gives less than this
GUESSED, UNSURE = 1 / 3, 0.5
LONGEST_LABEL = 9  # lines of labels between two rows of three chunks or more
LONGEST_LOOK = 100  # lines back from the end of a run
# "2024": a number in a head
YEAR = re.compile(r"(?:19|20)\d\d")
# "Budget ........ 4": the dots that lead to a page number
LEADERS = re.compile(r"\.{4,}|(?:\. ){3,}|…{2,}|_{5,}")


def find_unruled(
    rows: Sequence[Row], rules: Sequence[Rule], fills: Sequence[Fill], settings: ReadSettings
) -> tuple[list[tuple[Table, tuple[Ink, ...]]], list[Row]]:
    """The tables among lines that no grid is drawn around, top to bottom, with their words; the lines left.

    Rulings across and shading part the rows where they are drawn for each row; otherwise each printed line
    is a row of its own. Prose, lists and tables of contents are none.
    """
    taken: set[int] = set()
    found: list[tuple[Table, tuple[Ink, ...]]] = []
    for run in _runs(rows):
        for part, columns in _tabular_parts(run, settings):
            if _is_guessed(part):
                continue
            region = Region(tuple(part), tuple(columns))
            table = build_table(region, rules, fills)
            found.append((table, tuple(word for row in part for word in row.words)))
            taken.update(id(row) for row in part)
    return found, [row for row in rows if id(row) not in taken]


def _is_guessed(part: Sequence[Row]) -> bool:
    """Whether the OCR program made up much of the text: marks in a drawing, not rows of a table."""
    told = [word.confidence for row in part for word in row.words if word.confidence is not None]
    return sum(sure < UNSURE for sure in told) > GUESSED * max(len(told), 1)


def is_core(row: Row) -> bool:
    """Whether a line looks like a row of a table: chunks with gaps between, no list point, no leaders."""
    if len(row.chunks) < 2 or LEADERS.search(row.text):
        return False
    first = row.chunks[0]
    if len(row.chunks) == 2 and MARKER.fullmatch(first.text) and not row.chunks[1].number:
        return row.chunks[1].x0 - first.x1 > 4 * row.size
    return True


def _runs(rows: Sequence[Row]) -> list[list[Row]]:
    """Stretches from a core line to a core line, with the lines between that can belong to a cell."""
    runs: list[list[Row]] = []
    between: list[Row] = []
    for row in rows:
        if not is_core(row):
            between.append(row)
            continue
        if runs and _connected(runs[-1], between, row):
            runs[-1] += [*between, row]
        else:
            runs.append([row])
        between = []
    first = {id(row) for row in rows[:2]}
    return [
        _with_edges(run, rows)
        for run in runs
        if len(run) > 1 or (is_figures(run[0]) and (not run[0].chunks[0].number or id(run[0]) in first))
    ]


def is_figures(row: Row) -> bool:
    """Whether a line by itself is a row of a table from another page: mostly numbers, three or more."""
    numbers = sum(chunk.number for chunk in row.chunks)
    return numbers >= 3 and numbers >= 0.6 * len(row.chunks)


def _connected(run: list[Row], between: list[Row], row: Row) -> bool:
    last = next(r for r in reversed(run) if len(r.chunks) > 1)
    near = [*_neighbours(run), row]
    guide, left = max(near, key=lambda r: len(r.chunks)), min(r.x0 for r in near)
    chain = [run[-1], *between, row]
    steps = [b.baseline - a.baseline for a, b in itertools.pairwise(chain)]
    if max(steps) > max(3.4 * row.size, 1.6 * _pitch(run)):
        return False
    if not between:
        return True
    if all(_fits(line, guide, left) for line in between):
        labels = len(guide.chunks) > 2 and all(line.x1 < guide.chunks[1].x0 for line in between)
        level = all(abs(line.x0 - guide.chunks[1].x0) < 3 for line in between)
        return len(between) <= (LONGEST_LABEL if labels else 4) or level
    aligned = _aligned(last, row) >= min(2, len(row.chunks) - 1)
    return len(between) <= 2 and aligned and max(steps) <= 2.4 * row.size and len(guide.chunks) > 2


def _neighbours(run: list[Row]) -> list[Row]:
    return [row for row in run[-6:] if len(row.chunks) > 1]


def _pitch(run: list[Row]) -> float:
    """The distance of most lines of a run so far, of its last ones where it is long."""
    steps = sorted(b.baseline - a.baseline for a, b in itertools.pairwise(run[-LONGEST_LOOK:]))
    return steps[len(steps) // 2] if steps else 0.0


def _fits(line: Row, guide: Row, left: float) -> bool:
    """Whether a line keeps within one column of a row with several; left is where the first column begins."""
    if LEADERS.search(line.text):
        return False
    if line.x1 < guide.chunks[1].x0 and line.x0 >= left - 3:
        return True
    for i, chunk in enumerate(guide.chunks[1:], 1):
        near = chunk.x0 - 20 if chunk.number else chunk.x0 - 3
        level = len(line.chunks) == 1 and abs(line.x1 - chunk.x1) < 1 and line.x0 > guide.chunks[i - 1].x1
        last = i + 1 == len(guide.chunks)
        if (line.x0 >= near or level) and (last or line.x1 < guide.chunks[i + 1].x0):
            return True
    return False


def _aligned(a: Row, b: Row) -> int:
    """How many chunks of one row stand under one of another: same left, right or middle."""
    return sum(1 for chunk in b.chunks if any(_same_edge(chunk, other) for other in a.chunks))


def _same_edge(a: Chunk, b: Chunk) -> bool:
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) < 2.5


def _with_edges(run: list[Row], rows: Sequence[Row]) -> list[Row]:
    """The run with what wraps over its ends: the rest of a last label, the first line of a head."""
    index = {id(row): i for i, row in enumerate(rows)}
    guide = max(run, key=lambda r: len(r.chunks))
    after = index[id(run[-1])] + 1
    while after < len(rows) and _wraps(run, rows[after], guide):
        run = [*run, rows[after]]
        after += 1
    before = index[id(run[0])] - 1
    while before >= 0 and _heads(rows[before], run, guide):
        run = [rows[before], *run]
        before -= 1
    return run


def _heads(head: Row, run: list[Row], guide: Row) -> bool:
    """Whether a line right above a run begins a heading of one of its columns, beside the labels."""
    if is_core(head) or len(guide.chunks) < 3 or run[0].baseline - head.baseline > 1.35 * head.size:
        return False
    return head.x0 > guide.chunks[0].x1 and _fits(head, guide, guide.x0)


def _wraps(run: list[Row], line: Row, guide: Row) -> bool:
    """Whether a line goes on from a chunk right above it, one or two lines up (numbers may stand between)."""
    if len(line.chunks) != 1 or not _fits(line, guide, guide.x0):
        return False
    for last in run[-2:]:
        close = 0 < line.baseline - last.baseline <= 1.4 * line.size and abs(line.size - last.size) < 0.3
        above = [chunk for chunk in last.chunks if abs(line.x0 - chunk.x0) < 3]
        if close and above and line.chunks[0].bold == above[0].bold:
            return True
    return False


def _tabular_parts(run: list[Row], settings: ReadSettings) -> list[tuple[list[Row], list[Column]]]:
    """The run as one table, or else its parts between the widest white gaps, where they are tables."""
    core = [row for row in run if is_core(row)]
    if len(core) == 1 and is_figures(core[0]):
        return [(run, find_columns(run, core, settings))]
    if len(core) < settings.shortest_table:
        return []
    columns = find_columns(run, core, settings)
    for at in _second_heads(run):
        return _tabular_parts(run[:at], settings) + _tabular_parts(run[at:], settings)
    if is_tabular(run, core, columns):
        return [(run, columns)]
    if len(columns) > 2 and is_form(run, core):
        values = columns[1:]
        return [(run, [columns[0], Column(values[0].x0, values[-1].x1)])]
    steps = [(b.baseline - a.baseline, i + 1) for i, (a, b) in enumerate(itertools.pairwise(run))]
    widest, at = max(steps)
    median = sorted(step for step, _ in steps)[len(steps) // 2]
    if widest <= 1.15 * median:
        return []
    return _tabular_parts(run[:at], settings) + _tabular_parts(run[at:], settings)


def _second_heads(run: list[Row]) -> list[int]:
    """Where another table begins: a bold row of words or years behind a wider gap."""
    steps = [b.baseline - a.baseline for a, b in itertools.pairwise(run)]
    usual = sorted(steps)[len(steps) // 2] if steps else 0.0
    found = []
    for at, (row, step) in enumerate(zip(run[1:], steps, strict=True), 1):
        head = len(row.chunks) > 1 and all(
            chunk.bold and (not chunk.number or YEAR.fullmatch(chunk.text)) for chunk in row.chunks
        )
        if head and step >= 1.4 * usual and at > 1 and any(not chunk.bold for chunk in run[at - 1].chunks):
            found.append(at)
    return found
