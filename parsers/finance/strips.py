"""One row of a grid taken apart by what its columns hold: label, area, appropriation, amounts."""

from collections.abc import Sequence

from models.frozen import dataclass
from parsers.finance.assemble import RawCell, RawRow, is_steering_area, row_kind
from parsers.finance.cells import Grid, GridCell, label_text
from parsers.flow import Flow, Piece
from parsers.money import is_dash, parse_number


@dataclass(frozen=True, slots=True)
class Roles:
    """Which column of a grid holds what, the amounts in printed order.

    height counts the header rows, years is the one of them in which the headings of the amounts stand; heads
    are those headings, wrapped lines included.
    """

    height: int
    years: int
    amounts: tuple[int, ...]
    labels: tuple[int, ...]
    steering: int | None = None
    appropriation: int | None = None
    heads: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """One grid row as read: the raw row, its label as text, and what is known of its place.

    bare says that it holds no amounts, spanning that one cell goes over all columns, loose that it stood
    outside the grid, opens that it is the first row of a table's next page.
    """

    row: RawRow
    label: str
    bare: bool
    spanning: bool
    top: float | None = None
    loose: bool = False
    opens: bool = False

    @property
    def carries(self) -> bool:
        """Whether it is a row by itself, and not a part of another row's label or a heading."""
        return not self.bare or row_kind(self.label) == "payback"

    @property
    def has_area(self) -> bool:
        """Whether a known steering area stands beside its label."""
        return bool(self.label) and self.row.area is not None and is_steering_area(self.row.area)


def read_strip(flow: Flow, row: Sequence[GridCell | None], roles: Roles, grid: Grid) -> Strip | None:
    """One grid row taken apart by the roles of its columns; None for an empty one."""
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
        name=cells_text(flow, cells, label),
        area=cells_text(flow, cells, texts["steering"]),
    )
    spanning = any(cell.column_span >= grid.columns - 1 for cell in cells)
    boxes = [p.place.line.box for cell in cells for p in cell.pieces]
    top = min((box.top for box in boxes if box is not None), default=None)
    return Strip(raw, raw.name or "", not any(amounts), spanning, top, cells[0].row < 0)


def cells_text(flow: Flow, cells: Sequence[GridCell], pieces: Sequence[Piece]) -> str | None:
    """The text of the pieces of one column, with the width of its cell to tell words that were cut."""
    if not pieces:
        return None
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
