"""Tables of numbers in text files: cells that tabs, bars or spaces part, as a saved spreadsheet has them.

Where spaces part them a column is what white goes around from the first line of the table to the last.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.page import Cell, Line, Table

# a cell that holds a number, or nothing but a dash
NUMBER = re.compile(r"[-−–+(]?\s*\d[\d.,\s]*\)?\s*-?\s*(?:%|[^\W\d]{1,4}\.?(?:\s?[^\W\d]{1,2}\.)?)?|[-−–]")
# "|---|---|": the line that parts the head of a Markdown table from its body
RULING = re.compile(r"[\s|:+=-]+")
# a table has at least so many columns and lines; of its cells behind the first, so many are numbers
COLUMNS, ROWS, NUMBERS = 3, 2, 0.6
# white between two columns that spaces part
WHITE = re.compile(r"\S {2,}(?=\S)")
SPACES = re.compile(r"\s+")
Row = tuple[int, list[str]]


def with_tables(raws: Sequence[str], lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """The lines of a page with the tables of numbers among them; raws are the lines as the file has them."""
    tables: list[Table] = []
    told = list(lines)
    for rows in _runs(raws):
        table = _build(rows, lines)
        if table is None:
            continue
        for at, _ in rows:
            told[at] = replace(lines[at], table=len(tables))
        tables.append(table)
    return tuple(told), tuple(tables)


def _runs(raws: Sequence[str]) -> Iterator[list[Row]]:
    """The runs of lines of as many cells, each with its cells; a name alone between two is one of them."""
    kept: list[int] = []
    kind = ""
    for at, raw in enumerate([*raws, ""]):
        now = _parted_by(raw) if raw.strip() else ""
        if kept and not now and raw.strip() and at + 1 < len(raws) and _parted_by(raws[at + 1]) == kind:
            now = kind
        if kept and RULING.fullmatch(raw) and raw.strip():
            continue
        if kept and now != kind:
            yield from _alike([(i, cells) for i, cells in zip(kept, _parted(raws, kept, kind), strict=True)])
            kept = []
        if now:
            kept.append(at)
        kind = now


def _alike(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The runs of rows of as many cells; a row of one cell belongs to what is around it."""
    run: list[Row] = []
    for at, cells in rows:
        if run and len(cells) == 1:
            run.append((at, [*cells, *[""] * (len(run[0][1]) - 1)]))
        elif run and len(cells) != len(run[0][1]):
            yield run
            run = []
        if not run or len(cells) > 1:
            run.append((at, cells))
    if run:
        yield run


def _parted_by(raw: str) -> str:
    """What parts the cells of a line: a tab, a bar, white or nothing."""
    if "\t" in raw:
        return "\t"
    if raw.count("|") >= COLUMNS - 1:
        return "|"
    return " " if "  " in raw.strip() and len(WHITE.findall(raw)) >= COLUMNS - 1 else ""


def _parted(raws: Sequence[str], lines: Sequence[int], kind: str) -> Iterator[list[str]]:
    """The cells of each of some lines."""
    if kind == " ":
        yield from _by_white([raws[i].rstrip() for i in lines])
        return
    for i in lines:
        bare = raws[i].rstrip("\n")
        if kind == "|":
            bare = bare.strip()
            bare = bare.removeprefix("|").removesuffix("|") if bare[:1] == bare[-1:] == "|" else bare
        yield [SPACES.sub(" ", part).strip() for part in bare.split(kind)]


def _by_white(raws: Sequence[str]) -> Iterator[list[str]]:
    """The cells of lines that spaces part: between the columns every line has two spaces or more.

    A line is one cell where some line has such white within a column.
    """
    named = [raw for raw in raws if _parted_by(raw)]
    width = max(map(len, named))
    taken = {x for raw in named for x, letter in enumerate(raw) if letter != " "}
    white = "".join("x" if x in taken else " " for x in range(width))
    edges = [0, *(gap.end() for gap in re.finditer(r" {2,}", white) if 0 < gap.end() < width), width]
    spans = list(pairwise(edges))
    ragged = any(WHITE.search(raw[a:b]) for raw in named for a, b in spans)
    held = set(named)
    for raw in raws:
        if raw in held and not ragged:
            yield [SPACES.sub(" ", raw[a:b]).strip() for a, b in spans]
        else:
            yield [SPACES.sub(" ", raw).strip()]


def _build(rows: Sequence[Row], lines: Sequence[Line]) -> Table | None:
    """The table that some rows make; None where they hold no numbers."""
    if len(rows) < ROWS or len(rows[0][1]) < COLUMNS:
        return None
    behind = [cell for _, cells in rows[1:] for cell in cells[1:] if cell]
    numbers = sum(NUMBER.fullmatch(cell) is not None for cell in behind)
    headed = all(any(map(str.isdigit, cell)) for cell in rows[0][1][1:-1])
    if not numbers or not headed or numbers < NUMBERS * len(behind):
        return None
    cells = [cell for n, (at, texts) in enumerate(rows) for cell in _row(n, texts, lines[at])]
    return Table(box=None, rows=len(rows), columns=len(rows[0][1]), cells=tuple(cells), ruled=True)


def _row(number: int, texts: Sequence[str], line: Line) -> Iterator[Cell]:
    """The cells of a row, each with its place in the text of the page."""
    offset = 0
    for column, text in enumerate(texts):
        at = line.text.find(text, offset)
        offset = at + len(text)
        spans = ((line.start + at, line.start + offset),) if text else ()
        yield Cell(text=text, row=number, column=column, spans=spans)
