"""Payback rows, whose years stand beside any line of a wrapped label, and rows that a reader ran together."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.finance.assemble import is_section_label, row_kind, words
from parsers.finance.cells import GridCell, label_text
from parsers.finance.strips import Roles, Strip
from parsers.flow import Flow, Piece
from parsers.text import fold, key

# what stands in place of the years: "4 år", "2,5", "-"
YEARS_ONLY = re.compile(r"^\s*(?:\d{1,2}(?:,\d+)?\s*(?:år)?|[-–−])\s*$")
# a payback row is wrapped over at most this many rows of a grid
MOST_ROWS = 4


def split_row(row: Sequence[GridCell | None], roles: Roles) -> list[tuple[GridCell | None, ...]]:
    """A row cut above each further payback label in it, and below a bold heading that it begins with.

    Rows that no rules part may come from the reader as one; others are given back whole.
    """
    label = next((cell for cell in (row[c] for c in roles.labels) if cell is not None and cell.pieces), None)
    if label is None:
        return [tuple(row)]
    if label.pieces[0].place.line.box is None:
        return _stacked(row, label, roles)
    for before, piece in itertools.pairwise(label.pieces):
        payback = row_kind(piece.text) == "payback"
        if not payback and not _heads(before, piece):
            continue
        upper = tuple(_half(cell, piece, True) for cell in row)
        if payback or all(c is None or not c.pieces or c.column == label.column for c in upper):
            return [upper, *split_row(tuple(_half(cell, piece, False) for cell in row), roles)]
    return [tuple(row)]


def _stacked(
    row: Sequence[GridCell | None], label: GridCell, roles: Roles
) -> list[tuple[GridCell | None, ...]]:
    """A row without layout whose cells hold several lines each, cut line by line where their counts agree."""
    count = len(label.pieces)
    amounts = [len(c.pieces) for c in (row[i] for i in roles.amounts) if c is not None and c.pieces]
    if count == 1 or not amounts or set(amounts) != {count}:
        return [tuple(row)]
    return [tuple(_line_of(cell, i, count) for cell in row) for i in range(count)]


def _line_of(cell: GridCell | None, i: int, count: int) -> GridCell | None:
    """A cell with the i-th of its lines; one with another number of lines keeps all, in the first row."""
    if cell is None:
        return None
    pieces = cell.pieces[i : i + 1] if len(cell.pieces) == count else () if i else cell.pieces
    return replace(cell, pieces=pieces)


def _heads(before: Piece, piece: Piece) -> bool:
    bold, plain = before.place.line.bold, not piece.place.line.bold
    return bold and plain and is_section_label(before.text)


def _half(cell: GridCell | None, cut: Piece, upper: bool) -> GridCell | None:
    """A cell with its pieces above a line, or with those beside and below it."""
    if cell is None:
        return None
    return replace(cell, pieces=tuple(p for p in cell.pieces if (_middle(p) < _top(cut)) == upper))


def _middle(piece: Piece) -> float:
    box = piece.place.line.box
    return (box.top + box.bottom) / 2 if box is not None else 0.0


def _top(piece: Piece) -> float:
    box = piece.place.line.box
    return box.top if box is not None else 0.0


def join_paybacks(flow: Flow, strips: Sequence[Strip]) -> list[Strip]:
    """The strips with each payback row whole: its label over several lines, its years beside any of them."""
    joined: list[Strip] = []
    taken = 0
    for i, strip in enumerate(strips):
        if i < taken:
            continue
        group = [strip]
        if row_kind(strip.label) == "payback":
            for later in strips[i + 1 : i + MOST_ROWS]:
                if not _goes_on(group, later):
                    break
                group.append(later)
        taken = i + len(group)
        joined.append(_whole(flow, group) if len(group) > 1 else strip)
    return joined


def _goes_on(group: Sequence[Strip], strip: Strip) -> bool:
    """Whether a strip belongs to a payback row: years where none are yet, or the rest of its label."""
    beside = _beside(strip)
    years = not beside or all(YEARS_ONLY.match(piece.text) for piece in beside)
    if not years or (beside and any(_beside(one) for one in group)):
        return False
    if not strip.label or YEARS_ONLY.match(strip.label):
        return not any(_beside(one) for one in group)
    text = key(" ".join(one.label for one in group))
    told = any(word in text.split() for word in words("payback_service") | words("payback_total"))
    return strip.label[:1].islower() and not told


def _beside(strip: Strip) -> list[Piece]:
    cells = [piece for cell in strip.row.cells if cell is not None for piece in cell.pieces]
    return [*strip.row.steering, *strip.row.appropriation, *strip.row.spare, *cells]


def _whole(flow: Flow, group: Sequence[Strip]) -> Strip:
    years = [strip for strip in group if YEARS_ONLY.match(strip.label)]
    label = tuple(p for strip in group if strip not in years for p in strip.row.label)
    spare = tuple(
        p for strip in group for p in (*(strip.row.label if strip in years else ()), *_beside(strip))
    )
    name = fold(label_text(flow, label))
    row = replace(
        group[0].row,
        label=label,
        name=name,
        steering=(),
        appropriation=(),
        spare=spare,
        area=None,
        cells=(None,) * len(group[0].row.cells),
    )
    return replace(group[0], row=row, label=name, bare=True)
