"""The numbers of a table's rows, set in their columns by arithmetic and by what other tables say."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from models.evidence import Certainty
from models.frozen import dataclass
from parsers.finance.assemble import RawCell, RawRow, row_kind
from parsers.finance.placement import Cells, PlacedRow, PrintedRow, place_rows, spread
from parsers.finance.plain_fields import split_at_capital
from parsers.finance.plain_header import Header
from parsers.finance.plain_rows import Cut
from parsers.flow import Piece
from parsers.money import MINUS, is_dash, parse_number
from parsers.text import key

MINUS_SIGN = re.compile(rf"[{MINUS}]$")
# "1" and "250" of "1 250"
HEAD_GROUP = re.compile(rf"[{MINUS}+]?\d{{1,3}}$")
TAIL_GROUP = re.compile(r"\d{3}$")
CODE_NUMBER = re.compile(r"\d{4,6}$")
WHOLE = re.compile(r"\d{1,4}$")
ALIKE = 82  # labels of the same row in two tables, in percent
MOST_READINGS = 12
MOST_ROWS = 0.6  # the share of rows that counts as most


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read the characters that end a row: its cells, and what then is no cell."""

    cells: tuple[Piece, ...]
    steering: tuple[Piece, ...] = ()
    label: tuple[Piece, ...] = ()
    appropriation: tuple[Piece, ...] = ()

    @property
    def values(self) -> Cells:
        """The numbers, None for a printed dash."""
        return tuple(None if is_dash(piece.text) else parse_number(piece.text) for piece in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseTable:
    """A table whose rows are known and whose numbers are not yet all in their columns."""

    header: Header
    cuts: tuple[Cut, ...]
    name: str
    readings: tuple[tuple[Reading, ...], ...]
    placed: tuple[PlacedRow | None, ...] = ()
    borrowed: tuple[str | None, ...] = ()

    @property
    def width(self) -> int:
        """How many amount columns the table has."""
        return len(self.header.columns)


@dataclass(frozen=True, slots=True)
class _KnownRow:
    label: str
    cells: dict[str, Decimal | None]
    table: str


def find_appropriations(cuts: tuple[Cut, ...], header: Header) -> tuple[Cut, ...]:
    """The rows with appropriations that have no code, if most details end with one: "Drift Folkeskoler".

    Only where the table has a column of appropriations and none of steering areas.
    """
    if not header.appropriation or header.steering:
        return cuts
    details = [cut for cut in cuts if cut.kind == "row" and row_kind(cut.text) == "detail"]
    found = {cut.first: split for cut in details if not cut.appropriation and (split := _split(cut))}
    if len(found) < 2 or len(found) < MOST_ROWS * len(details):
        return cuts
    return tuple(
        replace(cut, label=found[cut.first][0], appropriation=found[cut.first][1])
        if cut.kind == "row" and cut.first in found
        else cut
        for cut in cuts
    )


def _split(cut: Cut) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    line = cut.numbers[0].place.index
    at = max((i for i, piece in enumerate(cut.label) if piece.place.index <= line), default=None)
    return None if at is None else split_at_capital(cut.label, at)


def loosen(header: Header, cuts: tuple[Cut, ...], name: str) -> LooseTable:
    """A table with every way to read its numbers and no number placed."""
    readings = tuple(_readings(cut, header) for cut in cuts)
    return LooseTable(header=header, cuts=cuts, name=name, readings=readings)


def _readings(cut: Cut, header: Header) -> tuple[Reading, ...]:
    """The ways to read the numbers of a row, the likeliest first."""
    if cut.kind != "row":
        return ()
    width, cells = len(header.columns), cut.numbers
    plain = Reading(cells=cells)
    if header.appropriation and not cut.appropriation and len(cells) > 1 and CODE_NUMBER.match(cells[0].text):
        return (Reading(cells=cells[1:], appropriation=cells[:1]), plain)
    dashed = len(cells) > 1 and is_dash(cells[0].text) and not cut.steering
    if len(cells) == width and not dashed:
        return (plain,)
    found = [plain]
    if dashed:
        found.append(Reading(cells=cells[1:], steering=cells[:1]))
    if len(cells) > width or dashed:
        found += [Reading(cells=merged) for merged in _signed(cells)]
    if len(cells) > width:
        found += [Reading(cells=merged) for merged in _grouped(cells, width)]
    if _may_be_label(cells[0], cut) or (len(cells) > width and WHOLE.match(cells[0].text)):
        found.append(Reading(cells=cells[1:], label=cells[:1]))
    fitting = [reading for reading in found if len(reading.cells) <= width]
    return tuple(fitting[:MOST_READINGS])


def _may_be_label(cell: Piece, cut: Cut) -> bool:
    """Whether the first number can belong to the label: "§ 83 140 200", "fase 2 500 600"."""
    lead = cut.label[-1].text.rstrip().lower() if cut.label else ""
    counts = lead.endswith(("§", "nr.", "nr", "fase", "ca.", "pulje", "etape", "trin", "spor"))
    return counts and WHOLE.match(cell.text) is not None


def _signed(cells: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """The cells with dashes read as the sign of the number behind: the first one alone, and all of them."""
    spots = [i for i in range(len(cells) - 1) if _is_sign(cells[i], cells[i + 1])]
    if not spots:
        return []
    ways = [[spots[0]]] + ([spots] if len(spots) > 1 else [])
    return [_merge(cells, spots_taken) for spots_taken in ways]


def _is_sign(one: Piece, two: Piece) -> bool:
    value = parse_number(two.text)
    beside = one.place == two.place and two.start == one.end + 1
    return beside and MINUS_SIGN.match(one.text) is not None and value is not None and value > 0


def _grouped(cells: Sequence[Piece], width: int) -> list[tuple[Piece, ...]]:
    """The cells with "1" and "250" read as "1 250", so that as many are left as there are columns."""
    spots = [
        i
        for i in range(len(cells) - 1)
        if HEAD_GROUP.match(cells[i].text)
        and TAIL_GROUP.match(cells[i + 1].text)
        and cells[i].place == cells[i + 1].place
    ]
    ways = [
        way for way in combinations(spots, len(cells) - width) if all(b > a + 1 for a, b in pairwise(way))
    ]
    return [_merge(cells, way) for way in ways[:MOST_READINGS]]


def _merge(cells: Sequence[Piece], spots: Sequence[int]) -> tuple[Piece, ...]:
    merged: list[Piece] = []
    for i, cell in enumerate(cells):
        if i - 1 in spots:
            merged[-1] = Piece(merged[-1].place, merged[-1].start, cell.end)
        else:
            merged.append(cell)
    return tuple(merged)


def place_tables(tables: Sequence[LooseTable]) -> tuple[LooseTable, ...]:
    """The tables of one proposal with their numbers in columns; what one settles helps the others."""
    placed = [_place(table, ()) for table in tables]
    for _ in range(2):
        known = [list(_known_rows(table)) for table in placed]
        placed = [
            _place(table, [row for j, rows in enumerate(known) if j != i for row in rows])
            if _is_open(table)
            else table
            for i, table in enumerate(placed)
        ]
    return tuple(placed)


def _is_open(table: LooseTable) -> bool:
    return any(row is not None and row.ground != "full" for row in table.placed)


def _place(table: LooseTable, known: Sequence[_KnownRow]) -> LooseTable:
    """The table placed with the help of rows that are known from other tables."""
    rows: list[PrintedRow] = []
    borrowed: list[str | None] = []
    sums = _sums(table.cuts)
    for i, readings in enumerate(table.readings):
        values = tuple(reading.values for reading in readings)
        helpful = _helpful(table, table.cuts[i].text, values, known) if values else []
        rows.append(
            PrintedRow(readings=values, sum_of=sums.get(i, ()), known=tuple(cells for cells, _ in helpful))
        )
        borrowed.append(helpful[0][1] if helpful else None)
    placed = place_rows(rows, table.width, table.header.sum_column)
    return replace(table, placed=placed, borrowed=tuple(borrowed))


def _sums(cuts: Sequence[Cut]) -> dict[int, tuple[int, ...]]:
    """Which rows each total row should be the sum of."""
    sums: dict[int, tuple[int, ...]] = {}
    details: list[int] = []
    totals: list[int] = []
    every: list[int] = []
    for i, cut in enumerate(cuts):
        if cut.kind == "heading":
            details = []
        if cut.kind != "row":
            continue
        kind = row_kind(cut.text)
        if kind == "detail" and cut.text:
            details.append(i)
            every.append(i)
        elif kind == "grand_total" or not details:
            parts = totals or every
            if parts and (kind != "detail" or len(totals) > 1):
                sums[i] = tuple(parts)
            details = []
        else:
            sums[i] = tuple(details)
            totals.append(i)
            details = []
    return sums


def _known_rows(table: LooseTable) -> Iterable[_KnownRow]:
    """The rows of a table whose numbers are sure to stand where they do."""
    names = table.header.names
    for cut, readings, placed in zip(table.cuts, table.readings, table.placed, strict=True):
        if placed is None or placed.ground == "guess":
            continue
        cells = spread(readings[placed.reading].values, placed.columns, table.width)
        yield _KnownRow(cut.text, dict(zip(names, cells, strict=True)), table.name)


def _helpful(
    table: LooseTable, label: str, readings: Sequence[Cells], known: Sequence[_KnownRow]
) -> list[tuple[Cells, str]]:
    """Known rows with the same numbers in the same order, as rows of this table, and their tables."""
    found = []
    sum_column = table.header.sum_column
    for row in known:
        for cells in readings:
            whole = _as_row(row, cells, table.header.names, sum_column)
            if whole is not None and _is_same(label, row.label, whole):
                found.append((whole, row.table))
                break
    return found


def _as_row(row: _KnownRow, cells: Cells, names: Sequence[str], sum_column: int | None) -> Cells | None:
    """A known row in the columns of another table, if the cells can be it; a sum is taken from the cells."""
    years = [name for i, name in enumerate(names) if i != sum_column]
    if not any(name in row.cells for name in years):
        return None
    printed = [n for n in cells if n]
    outside = [n for name, n in row.cells.items() if name not in names and n]
    whole: list[Decimal | None] = [row.cells.get(name) for name in names]
    if sum_column is not None:
        total = printed[-1] if printed else None
        whole[sum_column] = total
    same = [n for n in whole if n] == printed
    return tuple(whole) if same and (not outside or sum_column is not None) else None


def _is_same(label: str, other: str, whole: Cells) -> bool:
    numbers = {n for n in whole if n}
    if fuzz.token_sort_ratio(key(label), key(other)) >= ALIKE:
        return bool(numbers)
    totals = row_kind(label) != "detail" and row_kind(other) != "detail"
    return len(numbers) > 1 or (bool(numbers) and (totals or max(map(abs, numbers)) >= 100))


def raw_rows(table: LooseTable) -> list[RawRow]:
    """The rows of a placed table for assembling."""
    rows = []
    for i, cut in enumerate(table.cuts):
        cells: tuple[RawCell | None, ...] = (None,) * table.width
        label, steering, appropriation = cut.label, cut.steering, cut.appropriation
        placed = table.placed[i]
        if placed is not None:
            reading = table.readings[i][placed.reading]
            label, steering = (*label, *reading.label), steering or reading.steering
            appropriation = appropriation or reading.appropriation
            cells = _cells(table, i, reading, placed)
        rows.append(
            RawRow(
                label=label,
                cells=cells,
                steering=steering,
                appropriation=appropriation,
                spare=cut.spare if placed is not None or cut.kind != "row" else cut.numbers,
                heading=cut.kind == "heading",
            )
        )
    return rows


def _cells(table: LooseTable, i: int, reading: Reading, placed: PlacedRow) -> tuple[RawCell | None, ...]:
    row: list[RawCell | None] = [None] * table.width
    certainty, note = _grounds(table, i, reading, placed)
    for piece, column in zip(reading.cells, placed.columns, strict=True):
        row[column] = RawCell((piece,), certainty, note)
    return tuple(row)


def _grounds(table: LooseTable, i: int, reading: Reading, placed: PlacedRow) -> tuple[Certainty, str | None]:
    """How sure the places of a row's numbers are, and why."""
    if placed.ground == "full" or (placed.reading == 0 and len(reading.cells) == table.width):
        if set(reading.cells) <= set(table.cuts[i].numbers):
            return "printed", None
        return "inferred", "Tegn med mellemrum imellem er læst som ét tal; ellers har rækken for mange tal."
    count = f"Rækken har {len(reading.cells)} tal til {table.width} kolonner"
    if placed.ground == "guess":
        return "uncertain", f"{count}, og intet på siden afgør, hvilke kolonner de står i."
    if placed.ground == "known" and table.borrowed[i]:
        return "inferred", f"{count}; de er sat, hvor de samme tal står i {table.borrowed[i]}."
    sums = _sums(table.cuts)
    totals = [t for t, parts in sums.items() if i == t or i in parts]
    named = next((table.cuts[t].text for t in totals if table.cuts[t].text), None)
    against = f"summen i rækken »{named}«" if named else "rækkens egen sum"
    return "inferred", f"{count}; de er sat, så de passer med {against}."
