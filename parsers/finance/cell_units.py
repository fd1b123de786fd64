"""Amounts that each have their unit behind them in their cells: "0,3 mio. kr."."""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.finance.raw import Frame, RawCell, RawRow
from parsers.finance.words import find_unit
from parsers.flow import Piece

# "-0,3 mio. kr.", "450 t.kr.", "1.250- kr."
WITH_UNIT = re.compile(
    r"\s*(?P<number>[-−–+(]?\s?\d[\d.,]*\)?[-−–]?)\s*"
    r"(?P<unit>(?:mio|mill?|mia|t)\b\.? ?kr\.?|tkr\.?|kr\.?|kroner)\s*",
    re.I,
)


def take_units(frame: Frame, rows: Sequence[RawRow]) -> tuple[Frame, Sequence[RawRow]]:
    """The frame and rows of a table with the unit of its cells as the table's, where all have one alike."""
    if frame.unit:
        return frame, rows
    cells = [cell for row in rows for cell in row.cells if cell is not None]
    hits = [hit for cell in cells if (hit := WITH_UNIT.fullmatch(cell.printed)) is not None]
    plain = any(cell.value and WITH_UNIT.fullmatch(cell.printed) is None for cell in cells)
    if not hits or plain or len({find_unit(hit["unit"]) for hit in hits}) > 1:
        return frame, rows
    first = next(cell for cell in cells if WITH_UNIT.fullmatch(cell.printed))
    return replace(frame, unit=_unit(first)), [
        replace(row, cells=tuple(_number(cell) for cell in row.cells)) for row in rows
    ]


def _unit(cell: RawCell) -> tuple[Piece, ...]:
    """The unit behind the number of a cell."""
    piece = cell.pieces[0]
    hit = WITH_UNIT.fullmatch(piece.text)
    if len(cell.pieces) > 1 or hit is None:
        return cell.pieces
    return (Piece(piece.place, piece.start + hit.start("unit"), piece.start + hit.end("unit")),)


def _number(cell: RawCell | None) -> RawCell | None:
    """A cell without the unit behind its number."""
    if cell is None or len(cell.pieces) != 1:
        return cell
    piece = cell.pieces[0]
    hit = WITH_UNIT.fullmatch(piece.text)
    if hit is None:
        return cell
    return replace(cell, pieces=(Piece(piece.place, piece.start, piece.start + hit.end("number")),))
