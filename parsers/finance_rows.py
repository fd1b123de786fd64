"""Grid rows to table rows: wrapped labels are joined, rows that only head others are told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from parsers.finance import RawCell, RawRow, is_bare_total, is_section_label, is_steering_area, row_kind
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
    """Which column of a grid holds what, the amounts in printed order.

    height counts the header rows, years is the one of them in which the headings of the amounts stand.
    """

    height: int
    years: int
    amounts: tuple[int, ...]
    labels: tuple[int, ...]
    steering: int | None = None
    appropriation: int | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """One grid row as read: the raw row, its label as text, and what is known of its place.

    bare says that it holds no amounts, opens that it is the first row of a table's next page, spanning that
    one cell goes over all columns.
    """

    row: RawRow
    label: str
    bare: bool
    spanning: bool
    opens: bool = False

    @property
    def carries(self) -> bool:
        """Whether it is a row by itself, and not a part of another row's label or a heading."""
        area = self.row.area is not None and is_steering_area(self.row.area)
        return not self.bare or area or row_kind(self.label) == "payback"


def build_rows(
    flow: Flow, grids: Sequence[tuple[Grid, Sequence[Sequence[GridCell | None]]]], roles: Roles
) -> list[RawRow]:
    """The table rows that the bodies of a table's grids make, headings marked, wrapped labels whole.

    In a ruled grid a row is a row, unless a page break cut it; in one made of gaps a row without amounts may
    be a heading, the rest of the label above or the beginning of the label below.
    """
    strips: list[Strip] = []
    for grid, rows in grids:
        read = [strip for row in rows if (strip := _strip(flow, row, roles, grid)) is not None]
        notes = [i for i, strip in enumerate(read) if strip.bare and NOTE.match(strip.label)]
        read = read[: notes[0]] if notes else read
        strips += [replace(strip, opens=bool(strips) and i == 0) for i, strip in enumerate(read)]
    ruled = grids[0][0].ruled
    strips = _join_pages(flow, strips) if ruled else _join_wraps(flow, strips)
    return [_told(strips, i) for i in range(len(strips))]


def _join_pages(flow: Flow, strips: Sequence[Strip]) -> list[Strip]:
    """Ruled rows with those that a page break cut in two made whole."""
    joined: list[Strip] = []
    for strip in strips:
        before = joined[-1] if joined else None
        goes_on = strip.opens and not strip.carries and before is not None
        if before is not None and goes_on and (_starts_low(strip) or UNFINISHED.search(before.label)):
            joined[-1] = _merged(flow, [before, strip], before)
        else:
            joined.append(strip)
    return joined


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
    beside = all(cell.column in named for cell in cells)
    if not label and not beside and not any(map(_is_amount, amounts)):
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
    spanning = any(cell.column_span >= grid.columns - 1 for cell in cells)
    return Strip(raw, raw.name or "", not any(amounts), spanning)


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
        if strip.carries:
            if strip.label and waiting and not _runs_on(waiting[-1], strip, down):
                joined += waiting
                waiting = []
            joined.append(_merged(flow, [*waiting, strip], strip))
            waiting = []
            continue
        before = waiting[-1] if waiting else (joined[-1] if joined else None)
        below = next((s for s in strips[i + 1 :] if s.carries), None)
        fate = _fate(before, strip, below, down, told)
        held = waiting or joined
        if fate == "up" and held:
            held[-1] = _merged(flow, [held[-1], strip], held[-1])
        elif fate == "heading":
            joined += [*waiting, strip]
            waiting = []
        else:
            waiting.append(strip)
    return joined + waiting


def _labels_start_above(strips: Sequence[Strip]) -> bool:
    """Whether amounts stand on the last or middle line of a wrapped label in this table, not on the first."""
    lower_amounts = sum(1 for s in strips if s.carries and (not s.label or s.label[:1].islower()))
    lower_bare = sum(1 for s in strips if not s.carries and s.label[:1].islower())
    return lower_amounts > lower_bare


def _bold_tells(strips: Sequence[Strip]) -> bool:
    """Whether bold type tells totals and headings from details in this table."""
    return len({strip.row.bold for strip in strips if not strip.bare}) == 2


def _runs_on(above: Strip, strip: Strip, down: bool) -> bool:
    """Whether the amounts' row carries on the label that began above it."""
    if above.row.bold != strip.row.bold:
        return False
    return _starts_low(strip) or UNFINISHED.search(above.label) is not None or down


def _starts_low(strip: Strip) -> bool:
    """Whether a label can only go on with another: it is empty or begins with no capital letter."""
    return not strip.label or strip.label[:1].islower() or not strip.label[:1].isalnum()


def _fate(before: Strip | None, strip: Strip, below: Strip | None, down: bool, told: bool) -> Join:
    """What a row without amounts is: a heading, the rest of the label above, the start of the one below."""
    if not strip.label:
        return "up"
    if is_section_label(strip.label) or strip.spanning:
        return "heading"
    follows = before is not None and before.row.bold == strip.row.bold
    if before is not None and follows and (_starts_low(strip) or UNFINISHED.search(before.label)):
        return "up"
    if told and strip.row.bold and (below is None or not below.row.bold):
        return "heading"
    if below is not None and below.row.bold == strip.row.bold:
        opens = _starts_low(below) or UNFINISHED.search(strip.label) is not None
        if opens or (down and not told):
            return "down"
    heads = before is None or row_kind(before.label) in ("total", "grand_total")
    if not told and heads and below is not None and row_kind(below.label) == "detail":
        return "heading"
    return "up" if follows and before is not None and not before.spanning else "heading"


def _merged(flow: Flow, strips: Sequence[Strip], carrier: Strip) -> Strip:
    """Several strips as one row: labels and areas in order, the amounts of the one that carries them."""
    if len(strips) == 1:
        return strips[0]
    label = tuple(piece for strip in strips for piece in strip.row.label)
    steering = tuple(piece for strip in strips for piece in strip.row.steering)
    appropriation = tuple(piece for strip in strips for piece in strip.row.appropriation)
    name = label_text(flow, label)
    row = replace(
        carrier.row,
        label=label,
        steering=steering,
        appropriation=appropriation,
        name=name,
        area=label_text(flow, steering) or None,
    )
    return replace(carrier, row=row, label=name)


def _told(strips: Sequence[Strip], i: int) -> RawRow:
    """A row with its mark as heading set: without amounts, and set or named as one that groups others."""
    strip = strips[i]
    if strip.carries or strip.row.steering or strip.row.appropriation or strip.row.spare:
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
