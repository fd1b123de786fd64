"""Tables of numbers in text files: lines whose cells tabs or bars part, as a saved spreadsheet has them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.page import Cell, Line, Table

# a cell that holds a number, or nothing but a dash
NUMBER = re.compile(r"[-−–+(]?\s*\d[\d.,\s]*\)?\s*-?\s*(?:%|[^\W\d]{1,4}\.?(?:\s?[^\W\d]{1,2}\.)?)?|[-−–]")
# "|---|---|": the line that parts the head of a Markdown table from its body
RULING = re.compile(r"[\s|:+=-]+")
# a table has at least so many columns and rows with numbers; most of its cells behind the first are numbers
COLUMNS, ROWS, NUMBERS = 3, 2, 0.6
SPACES = re.compile(r"\s+")


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


def _runs(raws: Sequence[str]) -> Iterator[list[tuple[int, list[str]]]]:
    """The runs of lines of as many cells, each with its cells; a name alone between two is one of them."""
    run: list[tuple[int, list[str]]] = []
    for at, raw in enumerate(raws):
        cells = _cells(raw)
        if len(cells) < COLUMNS and run and raw.strip() and _parted_alike(raws, at, len(run[0][1])):
            cells = [raw.strip(), *[""] * (len(run[0][1]) - 1)]
        if len(cells) < COLUMNS or (run and len(cells) != len(run[0][1])):
            if run:
                yield run
            run = []
        if len(cells) >= COLUMNS:
            run.append((at, cells))
    if run:
        yield run


def _parted_alike(raws: Sequence[str], at: int, columns: int) -> bool:
    return "\t" not in raws[at] and at + 1 < len(raws) and len(_cells(raws[at + 1])) == columns


def _cells(raw: str) -> list[str]:
    """The cells of a line, none where nothing parts it."""
    if "\t" in raw:
        return [SPACES.sub(" ", part).strip() for part in raw.rstrip("\n").split("\t")]
    if raw.count("|") < COLUMNS - 1 or RULING.fullmatch(raw):
        return []
    bare = raw.strip()
    bare = bare.removeprefix("|").removesuffix("|") if bare[0] == bare[-1] == "|" else bare
    return [SPACES.sub(" ", part).strip() for part in bare.split("|")]


def _build(rows: Sequence[tuple[int, list[str]]], lines: Sequence[Line]) -> Table | None:
    """The table that some rows make; None where they hold no numbers."""
    behind = [[cell for cell in cells[1:] if cell] for _, cells in rows]
    numbers = [sum(NUMBER.fullmatch(cell) is not None for cell in cells) for cells in behind]
    if sum(n > 0 for n in numbers) < ROWS or sum(numbers) < NUMBERS * sum(map(len, behind)):
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
