"""What stands before the numbers of a row in plain text: label, steering area and appropriation."""

import re

from parsers.finance.assemble import is_steering_area
from parsers.flow import Piece
from parsers.text import join_lines

# "3000 Børn med særlige behov", "3200", "5.22.01"
CODE = re.compile(r"(?:\d{3,6}|\d{1,2}(?:\.\d{2})+)(?:\.\d+)*(?=\s+[A-ZÆØÅ]|\s*$)")
# "Drift af cykler Folkeskoler": a capital inside a label, where what is no label begins
INNER_CAPITAL = re.compile(r"(?<=[a-zæøå\d)\-] )[A-ZÆØÅ][a-zæøå]")


def split_fields(
    pieces: list[Piece], steering_column: bool, appropriation_column: bool
) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """Label, steering area and appropriation of what stands before the numbers of a row."""
    label, steering = split_steering(pieces) if steering_column else (pieces, [])
    if not appropriation_column:
        return label, steering, []
    label, code = _split_code(label)
    if code and steering_column and not steering:
        label, steering = split_steering(label)
    if not steering and not code and steering_column:
        return _split_inside(pieces)
    return label, steering, code


def _split_inside(pieces: list[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """The same where a steering area stands in a line with the appropriation behind it."""
    for i in range(len(pieces) - 1, -1, -1):
        for word in reversed(list(re.finditer(r"\S+", pieces[i].text))):
            head = Piece(pieces[i].place, pieces[i].start, pieces[i].start + word.end())
            label, steering = split_steering([*pieces[:i], head])
            if steering and label:
                rest = Piece(head.place, head.end, pieces[i].end)
                return label, steering, [*([rest] if rest.text.strip() else []), *pieces[i + 1 :]]
    return pieces, [], []


def split_steering(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The label and the steering area at its end, which may be wrapped over up to three lines."""
    for taken in range(1, min(3, len(pieces)) + 1):
        split = _split_at_area(pieces, taken)
        if split is not None:
            return split
    return pieces, []


def _split_at_area(pieces: list[Piece], taken: int) -> tuple[list[Piece], list[Piece]] | None:
    """The split where the area takes up the last `taken` pieces, the first of them perhaps in part."""
    head, tail = pieces[-taken], pieces[len(pieces) - taken + 1 :]
    for word in re.finditer(r"\S+", head.text):
        start = word.start()
        if not head.text[start].isupper() or not _is_area([head.text[start:], *(p.text for p in tail)]):
            continue
        rest = Piece(head.place, head.start, head.start + start)
        area = [Piece(head.place, head.start + start, head.end), *tail]
        kept = pieces[:-taken]
        return ([*kept, rest] if rest.text.strip() else kept), area
    return None


def _is_area(parts: list[str]) -> bool:
    """Whether the parts make a steering area, be it broken at line ends with or without a hyphen."""
    glued = "".join(part.strip().removesuffix("-") for part in parts)
    return is_steering_area(join_lines(parts)) or is_steering_area(glued)


def _split_code(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The label and the appropriation behind it: from a number code at the start of a line, or in a line."""
    for i, piece in enumerate(pieces):
        for hit in re.finditer(r"\S+", piece.text):
            if (i or hit.start()) and CODE.match(piece.text[hit.start() :]):
                rest = Piece(piece.place, piece.start, piece.start + hit.start())
                code = Piece(piece.place, piece.start + hit.start(), piece.end)
                label = [*pieces[:i], rest] if rest.text.strip() else pieces[:i]
                return label, [code, *pieces[i + 1 :]]
    return pieces, []


def split_at_capital(
    pieces: tuple[Piece, ...], at: int
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """The label and the appropriation behind it, where that begins with the last capital before the numbers.

    at is the piece beside the numbers. None when there is no such capital.
    """
    piece = pieces[at]
    starts = [hit.start() for hit in INNER_CAPITAL.finditer(piece.text)]
    if not starts and at and piece.text[:1].isupper():
        starts = [0]
    if not starts:
        return None
    label = Piece(piece.place, piece.start, piece.start + starts[-1])
    kept = (label,) if label.text.strip() else ()
    return (*pieces[:at], *kept, *pieces[at + 1 :]), (Piece(piece.place, label.end, piece.end),)
