"""The form at the head of a proposal: its labels and what is written beside or under them."""

import re
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

from models.frozen import dataclass
from parsers.finance.assemble import find_caption, is_unit_line
from parsers.finance.cells import Grid, GridCell, columns_of
from parsers.finance.grid import find_grids
from parsers.flow import Flow, Piece, Place
from parsers.proposals.bare import part_fields
from parsers.proposals.boxes import part_labels, read_boxes
from parsers.proposals.departments import is_box
from parsers.proposals.heads import heads_columns, is_form_head
from parsers.proposals.split import cell_label, find_title_labels
from parsers.proposals.starts import stands_out
from parsers.proposals.words import Label, find_label, squeeze, words

# "1. Formål", "Note: ...": the form ends above such lines
HEADING = re.compile(r"^\s*\d{1,2}\.?\s+[A-ZÆØÅ]")
# "Uddybende beskrivelse": a heading in plain lines
HEADING_WORDS = re.compile(r"[A-ZÆØÅ][^\W\d_]+(?: [^\W\d_]+){0,4}")
NOTE = re.compile(r"^\s*note\b", re.IGNORECASE)
# "Område:" further on in a line
LATER_LABEL = re.compile(r"(?<=\s)(?=[A-ZÆØÅ][^\s:]*(?: [^\s:]+){0,2}:)")
# lines of a form lie in one row when their middles are this close, in parts of the type size
SAME_ROW = 0.5
# the text of a label column begins within this many points of the column's left edge
LEFT_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class Form:
    """What the form says: the pieces written for each field; lines it covers."""

    fields: dict[str, tuple[Piece, ...]] = field(default_factory=dict)
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """What the proposals of a document have in common: lines, squeezed, and labels right before values."""

    lines: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()


def read_form(flow: Flow, places: Sequence[Place], shared: Shared) -> Form:
    """The fields of the form in the lines of one proposal, empty where there is no form.

    Reads a ruled form by its cells, a form set in columns by its gaps, and a form in plain lines by the
    labels alone. The first value of a field counts. Lines that the document has in many proposals end the
    form where they look like a heading.
    """
    titles = find_title_labels(places)
    if not titles:
        return _untitled(flow, places, shared)
    title = places[titles[0]]
    head = next((i for i in range(titles[0], -1, -1) if _heads_form(places[i])), -1)
    lines = _form_lines(places[titles[0] if head == titles[0] else head + 1 :], title, shared.lines)
    grids = [grid for grid in find_grids(flow, places) if grid.ruled and _within(grid, lines)]
    fields = [read_boxes(grid) or _from_grid(grid) for grid in grids]
    if any("title" in read for read, grid in zip(fields, grids, strict=True) if _holds(grid, title)):
        return Form(_with_rest(fields, lines, grids, shared), tuple(lines))
    if lines and lines[0].line.box is not None:
        return Form(_from_columns(lines, title), tuple(lines))
    pair = part_labels(places, titles[0])
    told = {"code": (pair[0],), "title": (pair[1],)} if pair is not None else {}
    return Form({**_boxes_apart(_from_lines_of(lines, shared)), **told}, tuple(lines))


def _heads_form(place: Place) -> bool:
    return is_form_head(place.text) or find_caption(place.text) is not None


def _holds(grid: Grid, place: Place) -> bool:
    return any(held.index == place.index for held in grid.places)


def _within(grid: Grid, lines: Sequence[Place]) -> bool:
    held = {place.index for place in lines}
    return any(place.index in held for place in grid.places)


def _untitled(flow: Flow, places: Sequence[Place], shared: Shared) -> Form:
    """The labelled fields at the head of a proposal whose title is a heading, not a field."""
    lines = _form_lines(places, places[0], shared.lines)
    grids = [grid for grid in find_grids(flow, places) if grid.ruled and _within(grid, lines)]
    told = [(grid, read) for grid in grids if (read := read_boxes(grid) or _from_grid(grid))]
    taken = {place.index for grid, _ in told for place in grid.places}
    outside = [place for place in lines if place.index not in taken]
    pieces = [place.piece() for place in outside]
    labelled = (i for i, p in enumerate(outside) if _is_labelled(p, shared) or _label_in_turn(pieces, i))
    first = next(labelled, None)
    rest = outside[first:] if first is not None else []
    drawn = bool(rest) and rest[0].line.box is not None
    read = _from_columns(rest, rest[0]) if drawn else _from_lines_of(rest, shared)
    fields = {**read}
    for _, found_in in reversed(told):
        fields |= found_in
    begins = min([*taken, *(place.index for place in rest)], default=places[-1].index + 1)
    return Form(_boxes_apart(fields), tuple(place for place in lines if place.index >= begins))


def _is_labelled(place: Place, shared: Shared) -> bool:
    label = find_label([place.piece()]) or cell_label(place)
    return label is not None or bool(part_fields(place.piece(), shared.labels))


def _boxes_apart(fields: dict[str, tuple[Piece, ...]]) -> dict[str, tuple[Piece, ...]]:
    """The fields with a line of boxes that follows the department moved to where boxes belong."""
    written = fields.get("department", ())
    for i, piece in enumerate(written[1:], 1):
        text = piece.text.lstrip()
        if "affected" not in fields and is_box(text):
            return {**fields, "department": written[:i], "affected": written[i:]}
    return fields


def _form_lines(places: Sequence[Place], title: Place, repeated: frozenset[str]) -> list[Place]:
    """The lines of the form: up to the first caption, heading, note or head of a table after its title."""
    taken: list[Place] = []
    for i, place in enumerate(places):
        ends = bool(find_caption(place.text) or HEADING.match(place.text) or NOTE.match(place.text))
        ends = ends or is_unit_line(place.text) or heads_columns(place.text)
        ends = ends or _heads_text(places, i, repeated)
        if place.index > title.index and ends and not find_label([place.piece()]):
            break
        if not (ends and place.index < title.index):
            taken.append(place)
    return taken


def _heads_text(places: Sequence[Place], i: int, repeated: frozenset[str]) -> bool:
    """Whether a line is a heading of the text below the form.

    It has the words of one, or is the same in many proposals, and is set apart from the lines around it; in
    plain lines it is both, or few words below a paragraph.
    """
    place = places[i]
    if place.line.table is not None:
        return False
    known, again = squeeze(place.text) in words("section_headings"), squeeze(place.text) in repeated
    if place.line.size is None:
        below = i > 0 and places[i - 1].text.endswith(".") and HEADING_WORDS.fullmatch(place.text) is not None
        return again and (known or (below and find_label([p.piece() for p in places[i : i + 3]]) is None))
    return (known or again) and stands_out(places, i)


def _from_grid(grid: Grid) -> dict[str, tuple[Piece, ...]]:
    fields: dict[str, tuple[Piece, ...]] = {}
    current: str | None = None
    paired = _second_labels(grid)
    for row in grid.rows:
        cells = [cell for cell in row if cell is not None and cell.pieces]
        if not cells:
            continue
        at = next((i for i, cell in enumerate(cells) if i and cell.column == paired), len(cells))
        label = _label_of(cells[0])
        if label is not None:
            current = label.field
            rest = _after(cells[0].pieces, label.count, label.end)
            values = (*rest, *(p for cell in cells[1:at] for p in cell.pieces))
            fields[current] = fields.get(current, values)
        elif cells[0].column == 0 and len(cells) > 1:
            current = None  # a field the lexicon does not know
        elif current is not None:
            fields[current] = (*fields.get(current, ()), *(p for cell in cells[:at] for p in cell.pieces))
        second = _label_of(cells[at]) if at < len(cells) else None
        if second is not None:
            rest = _after(cells[at].pieces, second.count, second.end)
            values = (*rest, *(p for cell in cells[at + 1 :] for p in cell.pieces))
            fields[second.field] = fields.get(second.field, values)
    return fields


def _label_of(cell: GridCell) -> Label | None:
    return find_label(cell.pieces, whole=True) or find_label(cell.pieces)


def _second_labels(grid: Grid) -> int | None:
    """The column behind the values that holds labels as well, in a form of two fields a row."""
    for column in range(2, grid.columns):
        cells = [row[column] for row in grid.rows]
        if any(cell is not None and cell.pieces and find_label(cell.pieces, whole=True) for cell in cells):
            return column
    return None


def _with_rest(
    fields: Sequence[dict[str, tuple[Piece, ...]]],
    lines: Sequence[Place],
    grids: Sequence[Grid],
    shared: Shared,
) -> dict[str, tuple[Piece, ...]]:
    """The fields of the grids of a form, the first that names one, with those in lines outside them."""
    inside = {place.index for grid in grids for place in grid.places}
    every = _from_lines_of([place for place in lines if place.index not in inside], shared)
    for read in reversed(fields):
        every |= read
    return every


def _after(pieces: Sequence[Piece], count: int, end: int) -> tuple[Piece, ...]:
    """What is left of some pieces behind a label that ends in the count-th of them."""
    last = pieces[count - 1]
    rest = Piece(last.place, last.start + end, last.end)
    return (*((rest,) if rest.text.strip() else ()), *pieces[count:])


def _from_columns(lines: Sequence[Place], first: Place) -> dict[str, tuple[Piece, ...]]:
    """The fields of a form whose labels stand in a column of their own at the left, as in its first line.

    What stands there beside a value is a label, whether the lexicon knows it or not; so is what ends in a
    colon behind a value.
    """
    rows = _rows_by_height([piece for place in lines for piece in columns_of(place)])
    left = first.line.box.x0 if first.line.box is not None else 0.0
    fields: dict[str, tuple[Piece, ...]] = {}
    current: str | None = None
    beside: float | None = None
    skip: set[int] = set()
    for i, whole in enumerate(rows):
        row, others = _parted(whole)
        heads = [r[0] for r in rows[i : i + 3] if _x0(r[0]) <= left + LEFT_EDGE]
        label = None
        if i not in skip and _x0(row[0]) <= left + LEFT_EDGE:
            label = find_label(heads, whole=len(row) > 1) or find_label(heads)
        if label is not None and label.field not in fields:
            current = label.field
            skip |= {i + k for k in range(1, label.count)}
            rest = _after(heads[: label.count], label.count, label.end) if label.count == 1 else ()
            fields[current] = (*rest, *row[1:])
            beside = _x0(row[1]) if len(row) > 1 and not rest else None
        elif label is not None or (i not in skip and _is_unknown_label(row, left, beside)):
            current = None
        elif _x0(row[0]) < left - LEFT_EDGE:
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


def _parted(row: Sequence[Piece]) -> tuple[Sequence[Piece], list[tuple[str, tuple[Piece, ...]]]]:
    """A row up to the second label with a colon in it, and the fields that such labels name."""
    colons = [i for i in range(2, len(row)) if row[i].text.rstrip().endswith(":")]
    others: list[tuple[str, tuple[Piece, ...]]] = []
    for i, end in pairwise([*colons, len(row)]):
        label = find_label([row[i]])
        if label is not None:
            others.append((label.field, tuple(row[i + 1 : end])))
    return (row[: colons[0]] if colons else row), others


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


def _from_lines_of(places: Sequence[Place], shared: Shared) -> dict[str, tuple[Piece, ...]]:
    return _from_lines([place.piece() for place in places], shared)


def _from_lines(pieces: Sequence[Piece], shared: Shared) -> dict[str, tuple[Piece, ...]]:
    """The fields of a form in plain lines: a label, its value behind it or on the lines below."""
    pieces = [part for piece in pieces for part in _fields_apart(piece)]
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
            rest = _after(pieces[i : i + label.count], label.count, label.end)
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
        elif current is not None:
            fields[current] = (*fields[current], pieces[i])
        i += 1
    return fields


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
    label = _label_in_turn(pieces, i)
    return Apart(label.field, (pieces[i + 1],), 2) if label is not None else None


def _label_in_turn(pieces: Sequence[Piece], i: int) -> Label | None:
    """The label that fills a line, where labels and values take turns: two lines off stands another."""
    label = find_label(pieces[i : i + 1], whole=True)
    if label is None or i + 1 == len(pieces):
        return None
    others = [pieces[at : at + 1] for at in (i - 2, i + 2) if 0 <= at < len(pieces)]
    return label if any(find_label(other, whole=True) for other in others) else None


def _fields_apart(piece: Piece) -> list[Piece]:
    """A line of several fields cut before each label but the first: "Udvalg: Kultur" and "Område: Idræt"."""
    if piece.text.count(":") < 2 or find_label([piece]) is None:
        return [piece]
    inside = [piece.start + hit.start() for hit in LATER_LABEL.finditer(piece.text)]
    cuts = [at for at in inside if find_label([Piece(piece.place, at, piece.end)]) is not None]
    return [Piece(piece.place, a, b) for a, b in pairwise([piece.start, *cuts, piece.end])]
