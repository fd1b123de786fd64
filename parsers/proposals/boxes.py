"""Forms in boxes side by side: each box has its label in the first line and its value below."""

import re
from collections.abc import Sequence
from functools import cache

from parsers.finance.cells import Grid, GridCell, columns_of
from parsers.flow import Piece, Place
from parsers.proposals.words import Label, find_label, phrases

# "B4 Ny bro", "2031-07 Ny bro": a code and a title below their labels, which are at most so long
PAIR = re.compile(r"^\s*(?P<code>(?=\S*\d)[A-ZÆØÅ\d][\w./-]{0,11})\s+(?P<title>[A-ZÆØÅ].*)$")
LONGEST_PAIR = 60
# a line of labels is at most this long; its values begin within so many points of them
LONGEST, EDGE = 110, 6.0


def find_title_box(places: Sequence[Place], i: int) -> Label | None:
    """The label of a title further on in a line of labels that stand over the values of the line below."""
    if i + 1 == len(places) or places[i].line.box is None:
        return None
    pieces = columns_of(places[i])
    labels = [find_label([piece], whole=True) for piece in pieces]
    if sum(label is not None for label in labels) < 2 or not _stand_over(pieces, places[i + 1]):
        return None
    return next((label for label in labels if label is not None and label.field == "title"), None)


def part_labels(places: Sequence[Place], i: int) -> tuple[Piece, Piece] | None:
    """The code and the title below a line of their two labels, as boxes come out in plain lines.

    "Nr. Titel" over "B4 Ny bro" tells both; None where the value does not begin with a code.
    """
    text = places[i].text.strip()
    if len(text) > LONGEST_PAIR or i + 1 == len(places) or places[i].line.box is not None:
        return None
    if (hit := PAIR.match(places[i + 1].text)) is None:
        return None
    cuts = [at for at, letter in enumerate(text) if letter == " "]
    for at in cuts:
        first, second = places[i].piece(0, at), places[i].piece(at + 1)
        fields = [find_label([one], whole=True) for one in (first, second)]
        if [label and label.field for label in fields] == ["code", "title"]:
            below = places[i + 1]
            return below.piece(*hit.span("code")), below.piece(hit.start("title"))
    return None


def may_hold_title(text: str) -> bool:
    """Whether a line is short and has a word for a title in it, as "titel" or "navn"; quick."""
    if len(text) > LONGEST:
        return False
    return _title_names().search(text.lower()) is not None


@cache
def _title_names() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, phrases("title_names"))))


def _stand_over(labels: Sequence[Piece], below: Place) -> bool:
    """Whether what stands in a line begins where the labels above do."""
    edges = [_left(label) for label in labels]
    values = columns_of(below)
    same = below.page.number == labels[0].place.page.number
    return same and len(values) > 1 and all(any(abs(_left(v) - x) <= EDGE for x in edges) for v in values)


def _left(piece: Piece) -> float:
    box = piece.place.line.box_of(piece.start, piece.end)
    return box.x0 if box is not None else 0.0


def read_boxes(grid: Grid) -> dict[str, tuple[Piece, ...]]:
    """The fields of a grid whose cells hold a label over a value; empty for other grids.

    Boxes count where two stand side by side.
    """
    boxed = [[(cell, _label_over(cell)) for cell in row if cell is not None] for row in grid.rows]
    if not any(sum(label is not None for _, label in row) > 1 for row in boxed):
        return {}
    fields: dict[str, tuple[Piece, ...]] = {}
    for cell, label in [pair for row in boxed for pair in row]:
        if label is not None and label.field not in fields:
            fields[label.field] = cell.pieces[label.count :]
    return fields


def _label_over(cell: GridCell) -> Label | None:
    """The label that fills the first line of a cell with more below it."""
    label = find_label(cell.pieces[:1], whole=True) if len(cell.pieces) > 1 else None
    return label if label is not None and ":" not in cell.pieces[0].text else None
