"""The fields of a form that is set in columns by gaps alone: labels at the left, values beside them."""

from collections.abc import Sequence
from itertools import pairwise

from parsers.finance.cells import columns_of
from parsers.flow import Piece, Place
from parsers.proposals.lines import ends_field, fields_apart
from parsers.proposals.words import after_label, find_label

# lines of a form lie in one row when their middles are this close, in parts of the type size
SAME_ROW = 0.5
# the text of a label column begins within this many points of the column's left edge
LEFT_EDGE = 4.0


def read_columns(lines: Sequence[Place], first: Place) -> dict[str, tuple[Piece, ...]]:
    """The fields of a form whose labels stand in a column of their own at the left, as in its first line.

    What stands there beside a value is a label, whether the lexicon knows it or not; so is what ends in a
    colon behind a value.
    """
    rows = _rows_by_height(
        [part for place in lines for piece in columns_of(place) for part in fields_apart(piece)]
    )
    second = _second_labels(rows)
    left = first.line.box.x0 if first.line.box is not None else 0.0
    fields: dict[str, tuple[Piece, ...]] = {}
    current: str | None = None
    beside: float | None = None
    skip: set[int] = set()
    for i, whole in enumerate(rows):
        row, others = _parted(whole, second)
        heads = [r[0] for r in rows[i : i + 3] if _x0(r[0]) <= left + LEFT_EDGE]
        label = None
        if i not in skip and _x0(row[0]) <= left + LEFT_EDGE:
            label = find_label(heads, whole=len(row) > 1) or find_label(heads)
        if label is not None and label.field not in fields:
            current = label.field
            skip |= {i + k for k in range(1, label.count)}
            rest = after_label(heads[: label.count], label.count, label.end) if label.count == 1 else ()
            fields[current] = (*rest, *row[1:])
            beside = _x0(row[1]) if len(row) > 1 and not rest else None
        elif label is not None or (i not in skip and _is_unknown_label(row, left, beside)):
            current = None
        elif _x0(row[0]) < left - LEFT_EDGE or ends_field(current, row[0]):
            current = None  # text further out than the labels is no part of a form
        elif current is not None:
            values = row[1:] if i in skip else row
            fields[current] = (*fields[current], *values)
        for name, pieces in others:
            fields[name] = fields.get(name, pieces)
    return fields


def _is_unknown_label(row: Sequence[Piece], left: float, beside: float | None) -> bool:
    """Whether a row begins in the column of labels, with its value where the values stand."""
    if beside is None or len(row) < 2 or _x0(row[0]) > left + LEFT_EDGE:
        return False
    return abs(_x0(row[1]) - beside) <= LEFT_EDGE


def _second_labels(rows: Sequence[Sequence[Piece]]) -> float | None:
    """Where the labels begin that come behind the values: rows of two fields have the third piece there."""
    edges = [_x0(row[2]) for row in rows if len(row) == 4]
    alike = len(edges) > 1 and max(edges) - min(edges) <= LEFT_EDGE
    known = any(find_label(row[2:3], whole=True) for row in rows if len(row) == 4)
    return edges[0] if alike and known else None


def _parted(
    row: Sequence[Piece], second: float | None
) -> tuple[Sequence[Piece], list[tuple[str, tuple[Piece, ...]]]]:
    """A row up to its second label, and the fields that such labels name.

    They end in a colon, stand in the column of second labels, or have a colon like the first of the row.
    """
    inside = _holds_value(row[0])
    labels = [
        i for i in range(1, len(row)) if (inside and _holds_value(row[i])) or _is_second(row, i, second)
    ]
    others: list[tuple[str, tuple[Piece, ...]]] = []
    for i, end in pairwise([*labels, len(row)]):
        label = find_label([row[i]]) or find_label([row[i]], whole=True)
        if label is not None:
            others.append((label.field, (*after_label([row[i]], 1, label.end), *row[i + 1 : end])))
    return (row[: labels[0]] if labels else row), others


def _is_second(row: Sequence[Piece], i: int, second: float | None) -> bool:
    there = second is not None and len(row) == 4 and i == 2 and abs(_x0(row[i]) - second) <= LEFT_EDGE
    return there or (i > 1 and row[i].text.rstrip().endswith(":"))


def _holds_value(piece: Piece) -> bool:
    """Whether a piece is a label with a colon and its value: "Udvalg: Kultur"."""
    return ":" in piece.text[:-1] and find_label([piece]) is not None and piece.text[-1] != ":"


def _rows_by_height(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces side by side as one row, from left to right, whatever order the page was read in."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.place.page.number, _middle(p))):
        size = piece.place.line.size or 10.0
        last = rows[-1][0] if rows else None
        if (
            last is not None
            and last.place.page.number == piece.place.page.number
            and _middle(piece) - _middle(last) < SAME_ROW * size
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=_x0) for row in rows]


def _middle(piece: Piece) -> float:
    box = piece.place.line.box
    return (box.top + box.bottom) / 2 if box is not None else 0.0


def _x0(piece: Piece) -> float:
    box = piece.place.line.box_of(piece.start, piece.end)
    return box.x0 if box is not None else 0.0
