"""Text in columns read in the order it is meant: minutes set as a table, and headings in the margin.

A line of the reader runs over the whole width of the page. Where a paper prints its items as the rows of a
table ("Punkt | Referat | Ansvarlig | Frist"), or its headings to the left of their text, such a line is cut,
its parts are put in order, and the heading that the column or the margin says is kept with them.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field

from models.frozen import dataclass
from models.page import Cell, Line, Table
from parsers.flow import Piece, Place, pieces_of
from parsers.minutes.paper.column_roles import ITEM_START, find_column_role, find_number, tell_by_numbers
from parsers.minutes.paper.label_rows import read_label_rows
from parsers.minutes.phrases.heading_forms import Heading
from parsers.minutes.phrases.headings import find_bare, find_heading
from parsers.text import join_lines

# "Sags- fremstilling"
BROKEN = re.compile(r"(?<=[a-zæøå])-\s+(?=[a-zæøå])")
# "Pkt.   12": the word and the number of an item, set apart
BESIDE_NUMBER = re.compile(
    r"(?:punkt|pkt\.?|sag|dagsordenspunkt)(?:\s+nr\.?)?\s+\d{1,4}(?!\d|[./-]\d)", re.IGNORECASE
)
# what columns beside a decision hold; in what order those inside an item are read
TO_DO = frozenset({"follow_up", "owner", "task_deadline"})
IN_ROW = ("decision", "task_owner", "task_deadline", "follow_up")
# a heading in the margin is at most this many words a line, and parted from its text by this many letters
MOST_WORDS, LEAST_GAP, OF_WIDEST = 5, 0.7, 0.6
# where so many words stand behind it, it is so much wider than the gaps between them
LEAST_GAPS, WIDER = 3, 1.5
# the text beside a margin heading may be indented by so many points; items may leave out so many numbers
INDENT, MOST_LEFT_OUT = 40, 6
# so many margin headings with their text at one place make a column of text
LEAST_MARGIN = 3

Spot = tuple[int, int]


@dataclass(slots=True)
class Columns:
    """How lines are cut and ordered.

    pieces holds, by the index of a place, what stands in its stead (perhaps nothing). opens tells the
    heading that layout gives a piece; follows are the pieces that go on with the one before in a cell;
    silent are those that are heads of columns and the rest of wrapped headings; numbered those that begin
    with what stands in a column of numbers.
    """

    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    opens: dict[Spot, Heading] = field(default_factory=dict)
    follows: set[Spot] = field(default_factory=set)
    silent: list[Piece] = field(default_factory=list)
    numbered: set[Spot] = field(default_factory=set)


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


def spot_of(piece: Piece) -> Spot:
    """What tells a piece from others: its place and where it starts."""
    return piece.place.index, piece.start


def read_columns(places: Sequence[Place]) -> Columns:
    """The cuts of a document's lines; for text without layout those of its tables' cells alone."""
    columns = Columns()
    if not places:
        return columns
    if places[0].line.box is None:
        _read_cells(places, columns)
        read_label_rows(places, columns.pieces, columns.opens)
        return columns
    _read_tables(places, columns)
    read_label_rows(places, columns.pieces, columns.opens)
    _read_margins([place for place in places if place.index not in columns.pieces], columns)
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
    heading = None if left.text.endswith(":") else _label(left.text)
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


def _read_margins(places: Sequence[Place], columns: Columns) -> None:
    """Cut headings in the margin off the text beside them."""
    wide = {place.index: at for place in places if (at := _gap_after(place.line)) is not None}
    named = [p for p in places if p.index in wide and _label(p.text[: wide[p.index]]) is not None]
    often = Counter(_text_x(p.line, wide[p.index]) for p in named)
    sure = {p.index for p in named}
    for page_places in _by_page(places):
        for n, place in enumerate(page_places):
            at = wide.get(place.index)
            if at is None or place.index in columns.pieces:
                continue
            x = _text_x(place.line, at)
            indent = INDENT if place.index in sure else 3
            if sum(count for other, count in often.items() if -3 <= x - other <= indent) >= LEAST_MARGIN:
                _cut_margin(page_places, n, at, wide, columns)


def _by_page(places: Sequence[Place]) -> Iterator[list[Place]]:
    pages: dict[int, list[Place]] = {}
    for place in places:
        pages.setdefault(place.page.number, []).append(place)
    yield from pages.values()


def _gap_after(line: Line) -> int | None:
    """The offset of the text that a wide gap parts from the first words of a line."""
    edges, size = line.word_x, line.size or 10.0
    most, least = min(MOST_WORDS, len(edges) // 2 - 1), LEAST_GAP * size
    for k in range(most):
        if edges[2 * k + 2] - edges[2 * k + 1] > least:
            k = _widest(edges, k, most)
            if _is_even(edges, k):
                return None
            words = line.text.split(" ", k + 1)
            return len(line.text) - len(words[-1])
    return None


def _widest(edges: Sequence[float], first: int, most: int) -> int:
    """The gap that parts margin and text: the first wide one, or one behind it that is much wider.

    Typewriters set every word apart by as much as print sets columns.
    """
    gaps = [edges[2 * k + 2] - edges[2 * k + 1] for k in range(first, most)]
    widest = max(gaps)
    return first if gaps[0] >= OF_WIDEST * widest else first + gaps.index(widest)


def _is_even(edges: Sequence[float], k: int) -> bool:
    """Whether a gap is no wider than those behind it: a typewriter's, which parts nothing."""
    others = sorted(edges[n + 1] - edges[n] for n in range(2 * k + 3, len(edges) - 1, 2))
    return (
        len(others) >= LEAST_GAPS and edges[2 * k + 2] - edges[2 * k + 1] < WIDER * others[len(others) // 2]
    )


def _text_x(line: Line, at: int) -> int:
    return round(line.word_x[2 * line.text[:at].count(" ")])


def _label(text: str) -> Heading | None:
    """The heading that words in the margin are; "Sags- fremstilling" is broken at the end of a line.

    "J.nr. 81.28.00" beside other labels has its value with it, and nothing of it stands beside it.
    """
    heading = find_heading(text.strip()) or find_bare(text) or find_heading(BROKEN.sub("", text.strip()))
    valued = heading is not None and heading.rest is not None and heading.role == "case_number"
    return None if valued else heading


def _cut_margin(places: Sequence[Place], n: int, at: int, wide: dict[int, int], columns: Columns) -> None:
    place = places[n]
    margin, text_x = place.line.word_x[0], _text_x(place.line, at)
    lefts = [Piece(place, 0, at - 1)]
    cuts = [at]
    heading = _label(lefts[0].text)
    if ITEM_START.match(lefts[0].text + " ") or BESIDE_NUMBER.match(place.text):
        return  # "3", "Sag nr. 3", "Pkt.    3": the number of an item
    while heading is None and n + len(lefts) < len(places) and len(lefts) < 3:
        below = places[n + len(lefts)]
        cut = _same_margin(below, margin, text_x, wide)
        if cut is None:
            return
        lefts.append(Piece(below, 0, cut - 1 if cut < len(below.text) else cut))
        cuts.append(cut)
        heading = _label(join_lines([piece.text for piece in lefts]))
    if heading is None:
        return
    rights = [Piece(p.place, cut, len(p.place.text)) for p, cut in zip(lefts, cuts, strict=True)]
    columns.pieces[place.index] = [lefts[0], *(piece for piece in rights if piece.text)]
    columns.opens[spot_of(lefts[0])] = Heading(heading.role, None, heading.body, heading.date)
    for left in lefts[1:]:
        columns.pieces[left.place.index] = []
        columns.silent.append(left)


def _same_margin(below: Place, margin: float, text_x: int, wide: dict[int, int]) -> int | None:
    """Where a line that goes on with a margin heading is cut; its end when it is all heading."""
    line = below.line
    if line.box is None or abs(line.word_x[0] - margin) > 3:
        return None
    if line.box.x1 < text_x - 3:
        return len(below.text)
    at = wide.get(below.index)
    return at if at is not None and abs(_text_x(line, at) - text_x) <= 3 else None
