"""The fields of a form in plain lines, whose labels stand before or over their values."""

import re
from collections.abc import Sequence
from itertools import pairwise

from models.frozen import dataclass
from parsers.finance.cells import columns_of
from parsers.flow import Piece, Place
from parsers.proposals.bare import part_fields
from parsers.proposals.words import LABELLED, Label, after_label, find_label

# "Område:" further on in a line
LATER_LABEL = re.compile(r"(?<=\s)(?=(?P<label>[A-ZÆØÅ][^\s:]*(?: [^\s:]+){0,2}:))")


@dataclass(frozen=True, slots=True)
class Shared:
    """What the proposals of a document have in common: lines, squeezed, and labels right before values."""

    lines: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()


def read_lines(places: Sequence[Place], shared: Shared) -> dict[str, tuple[Piece, ...]]:
    """The fields of a form in plain lines: a label, its value behind it or on the lines below."""
    pieces = [part for place in places for part in fields_apart(place.piece())]
    fields: dict[str, tuple[Piece, ...]] = {}
    current: str | None = None
    i = 0
    while i < len(pieces):
        label = find_label(pieces[i : i + 3])
        apart = _apart(pieces, i) if label is None else None
        if apart is not None:
            current = apart.field if apart.field not in fields and apart.count == 1 else None
            if apart.field is not None:
                fields.setdefault(apart.field, apart.value)
            i += apart.count
            continue
        if label is not None:
            current = label.field if label.field not in fields else None
            rest = after_label(pieces[i : i + label.count], label.count, label.end)
            i += label.count
            if current is not None:
                fields[current] = rest
            continue
        told = part_fields(pieces[i], shared.labels)
        if told:
            current = None
            for _, bare, value in told:
                if bare.field not in fields:
                    fields[bare.field] = (value,)
                    longest = current is None or len(value.text) > len(fields[current][0].text)
                    current = bare.field if longest else current
        elif ends_field(current, pieces[i]):
            current = None
        elif current is not None:
            fields[current] = (*fields[current], pieces[i])
        i += 1
    return fields


def ends_field(field: str | None, piece: Piece) -> bool:
    """Whether a line is a field that the lexicon does not know, below one of few words: "Prioritering: 2"."""
    return field not in (None, "summary") and LABELLED.match(piece.text) is not None


@dataclass(frozen=True, slots=True)
class Apart:
    """A field that columns or lines tell apart, None where the lexicon does not know its label."""

    field: str | None
    value: tuple[Piece, ...]
    count: int


def _apart(pieces: Sequence[Piece], i: int) -> Apart | None:
    """The field whose label stands in a column of its own, or in the line above its value; how many lines."""
    line = pieces[i].place.line
    if line.cuts:
        columns = columns_of(pieces[i].place)
        label = find_label(columns[:1], whole=True)
        return Apart(label.field if label is not None else None, tuple(columns[1:]), 1)
    label = label_in_turn(pieces, i)
    return Apart(label.field, (pieces[i + 1],), 2) if label is not None else None


def label_in_turn(pieces: Sequence[Piece], i: int) -> Label | None:
    """The label that fills a line, where labels and values take turns: two lines off stands another."""
    label = find_label(pieces[i : i + 1], whole=True)
    if label is None or i + 1 == len(pieces):
        return None
    others = [pieces[at : at + 1] for at in (i - 2, i + 2) if 0 <= at < len(pieces)]
    return label if any(find_label(other, whole=True) for other in others) else None


def fields_apart(piece: Piece) -> list[Piece]:
    """A line of several fields cut before each label but the first: "Udvalg: Kultur" and "Område: Idræt"."""
    if piece.text.count(":") < 2 or find_label([piece]) is None:
        return [piece]
    inside = [hit.span("label") for hit in LATER_LABEL.finditer(piece.text)]
    labels = [Piece(piece.place, piece.start + a, piece.start + b) for a, b in inside]
    cuts = [label.start for label in labels if find_label([label]) is not None]
    return [Piece(piece.place, a, b) for a, b in pairwise([piece.start, *cuts, piece.end])]
