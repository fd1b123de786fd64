"""Text in columns read in the order it is meant: minutes set as a table, and headings in the margin.

A line of the reader runs over the whole width of the page. Where a paper prints its items as the rows of a
table ("Punkt | Referat | Ansvarlig | Frist"), or its headings to the left of their text, such a line is cut,
its parts are put in order, and the heading that the column or the margin says is kept with them.
"""

from bisect import bisect
from collections.abc import Sequence

from models.frozen import dataclass
from models.page import Cell, Table
from parsers.flow import Piece, Place, pieces_of
from parsers.minutes.paper.column_roles import find_column_role, find_number, tell_by_numbers
from parsers.minutes.paper.cuts import Columns, spot_of
from parsers.minutes.paper.label_rows import read_label_rows
from parsers.minutes.paper.margins import find_margin_label, read_margins
from parsers.minutes.phrases.heading_forms import Heading
from parsers.text import join_lines

# items may leave out so many numbers
MOST_LEFT_OUT = 6
# what columns beside a decision hold; in what order those inside an item are read
TO_DO = frozenset({"follow_up", "owner", "task_deadline"})
IN_ROW = ("decision", "task_owner", "task_deadline", "follow_up")


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of an agenda set as a table: the role of each, and its left and right edge."""

    roles: tuple[str, ...]
    edges: tuple[tuple[float, float], ...]

    @property
    def subject(self) -> int:
        """The column of the items; -1 where the table stands inside one item."""
        return self.roles.index("subject") if "subject" in self.roles else -1

    def rank(self, c: int) -> tuple[int, int]:
        """Where a column is read in its row: the items first; inside one, what was decided, who, by when."""
        return (IN_ROW.index(self.roles[c]) if self.subject < 0 else int(c != self.subject)), c

    def column(self, middle: float) -> int:
        """The column that a place on the line falls in."""
        return min(range(len(self.edges)), key=lambda i: _beyond(self.edges[i], middle))


def _beyond(edges: tuple[float, float], x: float) -> float:
    return max(edges[0] - x, x - edges[1], 0.0)


def read_columns(places: Sequence[Place]) -> Columns:
    """The cuts of a document's lines; without layout of its tables' cells and of columns kept by blanks."""
    columns = Columns()
    if not places:
        return columns
    if places[0].line.box is None:
        _read_cells(places, columns)
    else:
        _read_tables(places, columns)
    read_label_rows(places, columns.pieces, columns.opens)
    read_margins([place for place in places if place.index not in columns.pieces], columns)
    return columns


def _read_tables(places: Sequence[Place], columns: Columns) -> None:
    current: _Grid | None = None
    for (_, t), lines in _by_table(places).items():
        page = lines[0].page
        table = page.tables[t]
        named = _read_head(table)
        if named is not None:
            current, first = named
            if "subject" not in current.roles:
                _cut_table(table, lines, current, first, columns)
                current = None
                continue
        elif current is not None and table.columns == len(current.roles) and t == 0:
            first = 0
        else:
            continue
        _cut_table(table, lines, current, first, columns)


def _by_table(places: Sequence[Place]) -> dict[tuple[int, int], list[Place]]:
    """The lines of each table by its page and its place on it."""
    by_table: dict[tuple[int, int], list[Place]] = {}
    for place in places:
        if place.line.table is not None:
            by_table.setdefault((place.page.number, place.line.table), []).append(place)
    return by_table


def _read_cells(places: Sequence[Place], columns: Columns) -> None:
    """Cut the lines of tables without layout: agendas set as tables, headings in a cell beside their text."""
    for (_, t), lines in _by_table(places).items():
        table = lines[0].page.tables[t]
        rows: dict[int, dict[int, list[Piece]]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, {})[cell.column] = pieces_of(cell, lines)
        named = _read_head(table)
        if named is not None:
            _order_cells(lines, rows, named[0], named[1], columns)
        else:
            for row in rows.values():
                _cut_label([pieces for _, pieces in sorted(row.items()) if pieces], columns)


def _order_cells(
    lines: Sequence[Place], rows: dict[int, dict[int, list[Piece]]], grid: _Grid, first: int, columns: Columns
) -> None:
    """Give the cells of an agenda set as a table without layout in order: its subject, then the others."""
    subject, home = grid.subject, lines[0].index
    columns.pieces |= {place.index: [] for place in lines}
    groups: list[dict[int, list[Piece]]] = []
    last = 0
    for r, row in sorted(rows.items()):
        if r < first:
            columns.silent += [piece for pieces in row.values() for piece in pieces]
            continue
        told = [row.get(c, []) for c, role in enumerate(grid.roles) if role in ("number", "subject")]
        number = find_number(join_lines([piece.text for pieces in told for piece in pieces]))
        apart = subject < 0 and any(row.values())
        if not groups or apart or (number and (not last or 0 < number - last <= MOST_LEFT_OUT)):
            groups.append({})
            last = number
        for c, pieces in sorted(row.items()):
            held = groups[-1].setdefault(subject if grid.roles[c] == "number" else c, [])
            for piece in pieces:
                _join(held, piece)
    for group in groups:
        for c in sorted((c for c in group if group[c]), key=grid.rank):
            _put_cell(group[c], grid.roles[c], columns, home)


def _join(held: list[Piece], piece: Piece) -> None:
    """Put a piece behind others; beside one of the same line it becomes one with it."""
    if held and held[-1].place.index == piece.place.index:
        held[-1] = Piece(piece.place, held[-1].start, piece.end)
    else:
        held.append(piece)


def _cut_label(cells: Sequence[Sequence[Piece]], columns: Columns) -> None:
    """Cut the line of a row whose first cell is a heading and the others what stands under it."""
    if len(cells) < 2 or any(len(pieces) != 1 for pieces in cells):
        return
    left, right = cells[0][0], Piece(cells[1][0].place, cells[1][0].start, cells[-1][0].end)
    heading = None if left.text.endswith(":") else find_margin_label(left.text)
    if heading is not None and left.place.index == right.place.index:
        columns.pieces[left.place.index] = [left, right]
        columns.opens[spot_of(left)] = Heading(heading.role, None, heading.body, heading.date)


def _read_head(table: Table) -> tuple[_Grid, int] | None:
    """The columns of a table that its first rows name as those of an agenda, and the row below them."""
    if table.columns < 2:
        return None
    grid = table.grid()
    for i, row in enumerate(grid[:2]):
        roles = [find_column_role(cell.text) if cell else "" for cell in row]
        first = roles.index("subject") if roles.count("subject") > 1 else None  # "Punkt | Emne"
        below = [line[first] for line in grid[i + 1 :]] if first is not None else []
        if first is not None and all(cell is None or cell.text.strip(" .").isdigit() for cell in below):
            roles[first] = "number"
        if "" in roles or "subject" not in roles:
            tell_by_numbers(roles, grid[i + 1 :])
        said = set(roles)
        if i == 0 and _is_of_item(roles) and (table.ruled or table.box is None or _is_one(roles, grid[1:])):
            return _Grid(_settle(roles), tuple(_edges(table, c) for c in range(table.columns))), 1
        if "subject" in said and len(said - {"", "subject", "number"}) >= 1 and "" not in said:
            edges = tuple(_edges(table, c) for c in range(table.columns))
            return _Grid(_settle(roles), edges), i + 1
    return None


def _is_of_item(roles: Sequence[str]) -> bool:
    """Whether the heads of a table are of what was said on one item, and what is to be done about it."""
    said = sum(role in ("decision", "said") for role in roles)
    return said == 1 and len(roles) > 1 and TO_DO.issuperset(set(roles) - {"decision", "said"})


def _is_one(roles: Sequence[str], rows: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether one name stands in rows that no lines part, so that all of them are of one thing to be done."""
    columns = [c for c, role in enumerate(roles) if role in ("owner", "task_deadline")]
    return all(sum(bool((cell := row[c]) and cell.text.strip()) for row in rows) < 2 for c in columns)


def _settle(roles: Sequence[str]) -> tuple[str, ...]:
    """Roles as headings: what was said is the decision where no other column is, and so on."""
    decides = "decision" if "decision" in roles else "said" if "said" in roles else ""
    plain = {"said": "case_presentation", "owner": "task_owner" if decides else "responsible"}
    return tuple("decision" if role == decides else plain.get(role, role) for role in roles)


def _edges(table: Table, column: int) -> tuple[float, float]:
    boxes = [cell.box for cell in table.cells if cell.column == column and cell.column_span == 1 and cell.box]
    if not boxes:
        left = table.box.x0 if table.box is not None else 0.0
        return left, left
    return min(box.x0 for box in boxes), max(box.x1 for box in boxes)


def _cut_table(table: Table, lines: Sequence[Place], grid: _Grid, first: int, columns: Columns) -> None:
    """Give the lines of a table in the order of its rows, each cell after the other."""
    floor = max((c.box.bottom for c in table.cells if c.box and c.row < first), default=-1.0)
    groups: list[dict[int, list[Piece]]] = []
    home, last, row = lines[0].index, 0, -1
    tops = sorted({c.box.top for c in table.cells if c.box and c.row >= first}) if grid.subject < 0 else []
    for place in lines:
        columns.pieces[place.index] = []
        box = place.line.box
        if box is not None and (box.top + box.bottom) / 2 < floor:
            columns.silent.append(place.piece())
            continue
        parts = _cells_of(place, grid)
        above, row = row, bisect(tops, (box.top + box.bottom) / 2) if box is not None else row
        number = next(
            (n for c, piece in parts if grid.roles[c] == "subject" and (n := find_number(piece.text))), 0
        )
        if not groups or row > above or (number and (not last or 0 < number - last <= MOST_LEFT_OUT)):
            groups.append({})
            last = number
        for c, piece in parts:
            groups[-1].setdefault(c, []).append(piece)
            if number and "number" in grid.roles and grid.roles[c] == "subject":
                columns.numbered.add(spot_of(piece))
    for group in groups:
        for c in sorted(group, key=grid.rank):
            _put_cell(group[c], grid.roles[c], columns, home)


def _put_cell(pieces: Sequence[Piece], role: str, columns: Columns, home: int) -> None:
    for i, piece in enumerate(pieces):
        columns.pieces[home].append(piece)
        if i and role == "subject":
            columns.follows.add(spot_of(piece))
    if role != "subject":
        columns.opens[spot_of(pieces[0])] = Heading(role, inside=True)


def _cells_of(place: Place, grid: _Grid) -> list[tuple[int, Piece]]:
    """The parts of a line by column; a number's column is one with the subject's beside it."""
    parts: list[tuple[int, Piece]] = []
    for word in place.line.words:
        c = grid.column((word.box.x0 + word.box.x1) / 2)
        c = grid.subject if grid.roles[c] == "number" else c
        end = word.start + len(word.text)
        if parts and parts[-1][0] == c:
            parts[-1] = (c, Piece(place, parts[-1][1].start, end))
        else:
            parts.append((c, Piece(place, word.start, end)))
    return parts
