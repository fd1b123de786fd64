"""Grid rows to table rows: wrapped labels are joined, rows that only head others are told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from parsers.finance import RawCell, RawRow, is_bare_total, is_section_label, row_kind
from parsers.finance_cells import Grid, GridCell, label_text
from parsers.flow import Flow, Piece
from parsers.money import is_dash, parse_number
from parsers.text import key

Join = Literal["heading", "up", "down"]

# "* Beløb i kursiv ...", "Note: ...": below a table, no row of it
NOTE = re.compile(r"^\s*(?:\*\s*\w|note\s*:|anm\.?\s*:|kilde\s*:)", re.IGNORECASE)
# a label that ends like this goes on: "Projektledelse og", "Drift,", "Nye om-"
UNFINISHED = re.compile(
    r"(?:[-,/(&]|\b(?:og|eller|til|af|i|på|for|med|ved|som|samt|fra|inkl\.?|ekskl\.?|en|et))$"
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Which column of a grid holds what. height counts the header rows; amounts are in printed order."""

    height: int
    amounts: tuple[int, ...]
    labels: tuple[int, ...]
    steering: int | None = None
    appropriation: int | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """One grid row as read: the raw row, its label as text, and whether anything but a label is in it."""

    row: RawRow
    label: str
    bare: bool
    spanning: bool
    top: float
    bottom: float


def build_rows(
    flow: Flow, grid: Grid, rows: Sequence[Sequence[GridCell | None]], roles: Roles
) -> list[RawRow]:
    """The table rows that the body of a grid makes, headings marked, wrapped labels whole.

    In a ruled grid a row is a row; in one made of gaps a row without amounts may be a heading, the rest of
    the label above or the beginning of the label below.
    """
    strips = [strip for row in rows if (strip := _strip(flow, row, roles, grid)) is not None]
    notes = [i for i, strip in enumerate(strips) if strip.bare and NOTE.match(strip.label)]
    strips = strips[: notes[0]] if notes else strips
    if not grid.ruled:
        strips = _join_wraps(flow, strips)
    return [_told(strips, i) for i in range(len(strips))]


def _strip(flow: Flow, row: Sequence[GridCell | None], roles: Roles, grid: Grid) -> Strip | None:
    cells = [cell for cell in row if cell is not None and cell.pieces]
    if not cells:
        return None
    amounts = [_raw_cell(row[column]) for column in roles.amounts]
    label = [p for c in cells if c.column in roles.labels for p in c.pieces]
    named = {roles.steering: "steering", roles.appropriation: "appropriation"}
    texts: dict[str, list[Piece]] = {"steering": [], "appropriation": [], "spare": []}
    for cell in cells:
        if cell.column not in roles.amounts and cell.column not in roles.labels:
            texts[named.get(cell.column, "spare")] += cell.pieces
    if not label and not any(map(_is_amount, amounts)):
        label = [piece for cell in cells for piece in cell.pieces]  # a heading set across the columns
        amounts, texts = [None] * len(amounts), {"steering": [], "appropriation": [], "spare": []}
    spare = _place_strays(cells, roles, amounts, texts["spare"])
    bold = all(cell.bold for cell in cells)
    raw = RawRow(
        tuple(label),
        tuple(amounts),
        tuple(texts["steering"]),
        tuple(texts["appropriation"]),
        tuple(spare),
        bold=bold,
    )
    raw = replace(raw, name=cells_text(flow, cells, label), area=cells_text(flow, cells, raw.steering))
    bare = not any(amounts) and not raw.steering and not raw.appropriation and not spare
    spanning = any(cell.column_span >= grid.columns - 1 for cell in cells)
    boxes = [p.place.line.box for cell in cells for p in cell.pieces if p.place.line.box is not None]
    return Strip(
        raw,
        raw.name or "",
        bare,
        spanning,
        min((box.top for box in boxes), default=0.0),
        max((box.bottom for box in boxes), default=0.0),
    )


def cells_text(flow: Flow, cells: Sequence[GridCell], pieces: Sequence[Piece]) -> str | None:
    """The text of the pieces of one column, with the width of its cell to tell words that were cut."""
    held = [cell for cell in cells if cell.pieces and cell.pieces[0] in pieces]
    edges = [cell.inner_edge for cell in held]
    return label_text(flow, pieces, edges[0] if len(edges) == 1 else None) or None


def _raw_cell(cell: GridCell | None) -> RawCell | None:
    return RawCell(cell.pieces) if cell is not None and cell.pieces else None


def _is_amount(cell: RawCell | None) -> bool:
    return cell is not None and (cell.value is not None or is_dash(cell.printed))


def _place_strays(
    cells: Sequence[GridCell], roles: Roles, amounts: list[RawCell | None], spare: list[Piece]
) -> list[Piece]:
    """Numbers that stand in a column without heading go to the empty amount column next to them."""
    left = list(spare)
    for cell in cells:
        known = cell.column in roles.amounts or cell.column in roles.labels
        if known or cell.column in (roles.steering, roles.appropriation):
            continue
        near = [i for i, column in enumerate(roles.amounts) if abs(column - cell.column) == 1]
        free = [i for i in near if amounts[i] is None]
        if len(free) == 1 and parse_number(cell.text) is not None:
            note = "Tallet står i en kolonne uden overskrift ved siden af."
            amounts[free[0]] = RawCell(cell.pieces, "inferred", note)
            left = [piece for piece in left if piece not in cell.pieces]
    return left


def _join_wraps(flow: Flow, strips: Sequence[Strip]) -> list[Strip]:
    """The strips with the pieces of wrapped labels joined to the row that carries the amounts."""
    down = _labels_start_above(strips)
    told = _bold_tells(strips)
    joined: list[Strip] = []
    waiting: list[Strip] = []
    for i, strip in enumerate(strips):
        if not strip.bare:
            if strip.label and waiting and not _runs_on(waiting[-1], strip, down):
                joined += _flush(waiting)
                waiting = []
            joined.append(_merged(flow, [*waiting, strip], strip))
            waiting = []
            continue
        before = waiting[-1] if waiting else (joined[-1] if joined else None)
        below = next((s for s in strips[i + 1 :] if not s.bare), None)
        fate = _fate(before, strip, below, down, told)
        if fate == "up" and waiting:
            waiting[-1] = _merged(flow, [waiting[-1], strip], waiting[-1])
        elif fate == "up" and joined:
            joined[-1] = _merged(flow, [joined[-1], strip], joined[-1])
        else:
            if waiting and fate == "heading":
                joined += _flush(waiting)
                waiting = []
            if fate == "heading":
                joined.append(strip)
            else:
                waiting.append(strip)
    return joined + _flush(waiting)


def _flush(waiting: Sequence[Strip]) -> list[Strip]:
    return list(waiting)


def _labels_start_above(strips: Sequence[Strip]) -> bool:
    """Whether amounts stand on the last or middle line of a wrapped label in this table, not on the first."""
    lower_amounts = sum(1 for s in strips if not s.bare and (not s.label or s.label[:1].islower()))
    lower_bare = sum(1 for s in strips if s.bare and s.label[:1].islower())
    return lower_amounts > lower_bare


def _bold_tells(strips: Sequence[Strip]) -> bool:
    """Whether bold type tells totals and headings from details in this table."""
    return len({strip.row.bold for strip in strips if not strip.bare}) == 2


def _runs_on(above: Strip, strip: Strip, down: bool) -> bool:
    """Whether the amounts' row carries on the label that began above it."""
    if above.row.bold != strip.row.bold:
        return False
    return strip.label[:1].islower() or UNFINISHED.search(above.label) is not None or down


def _fate(before: Strip | None, strip: Strip, below: Strip | None, down: bool, told: bool) -> Join:
    """What a row without amounts is: a heading, the rest of the label above, the start of the one below."""
    if is_section_label(strip.label) or strip.spanning:
        return "heading"
    follows = before is not None and before.row.bold == strip.row.bold
    starts_low = strip.label[:1].islower() or not strip.label[:1].isalpha()
    if before is not None and follows and (starts_low or UNFINISHED.search(before.label)):
        return "up"
    if told and strip.row.bold and (below is None or not below.row.bold):
        return "heading"
    if below is not None and below.row.bold == strip.row.bold:
        opens = not below.label or below.label[:1].islower() or UNFINISHED.search(strip.label) is not None
        if opens or (down and not told):
            return "down"
    heads = before is None or row_kind(before.label) in ("total", "grand_total")
    if not told and heads and below is not None and row_kind(below.label) == "detail":
        return "heading"
    return "up" if follows and before is not None and not before.spanning else "heading"


def _merged(flow: Flow, strips: Sequence[Strip], carrier: Strip) -> Strip:
    """Several strips as one row: all their labels in order, the amounts of the one that carries them."""
    if len(strips) == 1:
        return strips[0]
    label = tuple(piece for strip in strips for piece in strip.row.label)
    name = label_text(flow, label)
    return replace(
        carrier,
        row=replace(carrier.row, label=label, name=name),
        label=name,
        top=strips[0].top,
        bottom=strips[-1].bottom,
    )


def _told(strips: Sequence[Strip], i: int) -> RawRow:
    """A row with its mark as heading set: without amounts, and set or named as one that groups others."""
    strip = strips[i]
    if not strip.bare or row_kind(strip.label) == "payback":
        return strip.row
    details = [s for s in strips if not s.bare and row_kind(s.label) == "detail"]
    tells = any(not s.row.bold for s in details)
    before = strips[i - 1] if i else None
    below = strips[i + 1] if i + 1 < len(strips) else None
    heads = below is not None and (not below.bare or is_section_label(below.label))
    if is_section_label(strip.label) or strip.spanning:
        heading = heads
    elif is_bare_total(strip.label):
        heading = below is not None and not below.bare and row_kind(below.label) != "payback"
    elif tells:
        heading = strip.row.bold
    else:
        opens = before is None or row_kind(before.label) != "detail" or key(before.label) == key(strip.label)
        heading = heads and opens and below is not None and row_kind(below.label) == "detail"
    return replace(strip.row, heading=heading)
