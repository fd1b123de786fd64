"""The form at the head of a proposal: its labels and what is written beside or under them."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import field

from models.frozen import dataclass
from parsers.finance.assemble import find_caption, is_unit_line
from parsers.finance.cells import Grid, GridCell
from parsers.finance.grid import find_grids
from parsers.flow import Flow, Piece, Place
from parsers.proposals.bare import part_fields
from parsers.proposals.boxes import part_labels, read_boxes
from parsers.proposals.columns import read_columns
from parsers.proposals.departments import is_box
from parsers.proposals.heads import heads_columns, is_form_head
from parsers.proposals.lines import Shared, label_in_turn, read_lines
from parsers.proposals.rows_of_fields import read_first_block
from parsers.proposals.split import cell_label, find_title_labels
from parsers.proposals.starts import LARGER, stands_out
from parsers.proposals.words import LABELLED, SPEAKING, Label, after_label, find_label, squeeze, words

# fields whose values are a few words
SHORT = frozenset({"code", "department", "price"})
# "1. Formål", "Note: ...": the form ends above such lines
HEADING = re.compile(r"^\s*\d{1,2}\.?\s+[A-ZÆØÅ]")
# "Uddybende beskrivelse": a heading in plain lines
HEADING_WORDS = re.compile(r"[A-ZÆØÅ][^\W\d_]+(?: [^\W\d_]+){0,4}")
NOTE = re.compile(r"^\s*note\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """What the form says: the pieces written for each field; lines it covers."""

    fields: dict[str, tuple[Piece, ...]] = field(default_factory=dict)
    places: tuple[Place, ...] = ()


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
        return Form(read_columns(lines, title), tuple(lines))
    pair = part_labels(places, titles[0])
    told = {"code": (pair[0],), "title": (pair[1],)} if pair is not None else {}
    return Form({**_boxes_apart(read_lines(lines, shared)), **told}, tuple(lines))


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
    labelled = (i for i, p in enumerate(outside) if _is_labelled(p, shared) or label_in_turn(pieces, i))
    first = next(labelled, None)
    rest = outside[first:] if first is not None else []
    drawn = bool(rest) and rest[0].line.box is not None
    read = read_columns(rest, rest[0]) if drawn else read_lines(rest, shared)
    fields = {**read}
    for _, found_in in reversed(told):
        fields |= found_in
    fields = _with_block(fields, places)
    begins = min([*taken, *(place.index for place in rest)], default=places[-1].index + 1)
    return Form(_boxes_apart(fields), tuple(place for place in lines if place.index >= begins))


def _with_block(
    fields: dict[str, tuple[Piece, ...]], places: Sequence[Place]
) -> dict[str, tuple[Piece, ...]]:
    """The fields with those that the block at the head tells, where none was read or one of another place."""
    told: dict[str, tuple[Piece, ...]] = {}
    for row in read_first_block(places):
        for label, value in row.fields:
            known = find_label([label], whole=True)
            if known is not None and known.field in SPEAKING:
                rest = row.rest if label is row.fields[-1][0] else ()
                told.setdefault(known.field, (value, *rest))
    every = {**told, **fields}
    for name in SHORT & told.keys() & fields.keys():
        begun = fields[name][0].text if fields[name] else ""
        every[name] = fields[name] if begun.startswith(told[name][0].text) else told[name]
    return every


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
        ends = ends or _heads_text(places, i, repeated) or _heads_below(places, i, title)
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
    if place.line.table is not None or LABELLED.match(place.text):
        return False
    known, again = squeeze(place.text) in words("section_headings"), squeeze(place.text) in repeated
    if place.line.size is None:
        below = i > 0 and places[i - 1].text.endswith(".") and HEADING_WORDS.fullmatch(place.text) is not None
        parted = i > 0 and place.index - places[i - 1].index > 1
        below = below and find_label([p.piece() for p in places[i : i + 3]]) is None
        return (again and (known or below)) or (parted and (known or below))
    return (known or again) and (place.text.isupper() or stands_out(places, i))


def _heads_below(places: Sequence[Place], i: int, title: Place) -> bool:
    """Whether a line in larger bold type stands below the last field of a form that the lexicon knows."""
    line = places[i].line
    if line.size is None or not line.bold or line.table is not None or places[i].index <= title.index:
        return False
    if i and find_label([places[i - 1].piece()], whole=True) is not None:
        return False  # a value, larger than its label
    if line.size <= (places[i - 1].line.size or 0.0) * LARGER if i else True:
        return False
    ahead = itertools.takewhile(lambda place: not heads_columns(place.text), places[i:])
    labels = (find_label([place.piece()]) or cell_label(place) for place in ahead)
    return all(label is None or label.field == "other" for label in labels)


def _from_grid(grid: Grid) -> dict[str, tuple[Piece, ...]]:
    fields: dict[str, tuple[Piece, ...]] = {}
    current: str | None = None
    paired = _second_labels(grid)
    above: dict[int, Label] = {}
    for row in grid.rows:
        cells = [cell for cell in row if cell is not None and cell.pieces]
        if not cells:
            continue
        under = [(above[cell.column], cell) for cell in cells if cell.column in above]
        above = _labels_above(cells)
        if under and not above:
            for named, cell in under:
                fields.setdefault(named.field, cell.pieces)
            current = None
        if under or above:
            continue
        at = next((i for i, cell in enumerate(cells) if i and cell.column == paired), len(cells))
        label = _label_of(cells[0])
        if label is not None:
            current = label.field
            rest = after_label(cells[0].pieces, label.count, label.end)
            values = (*rest, *(p for cell in cells[1:at] for p in cell.pieces))
            fields[current] = fields.get(current, values)
        elif cells[0].column == 0 and len(cells) > 1:
            current = None  # a field the lexicon does not know
        elif current is not None:
            fields[current] = (*fields.get(current, ()), *(p for cell in cells[:at] for p in cell.pieces))
        second = _label_of(cells[at]) if at < len(cells) else None
        if second is not None:
            rest = after_label(cells[at].pieces, second.count, second.end)
            values = (*rest, *(p for cell in cells[at + 1 :] for p in cell.pieces))
            fields[second.field] = fields.get(second.field, values)
    return fields


def _labels_above(cells: Sequence[GridCell]) -> dict[int, Label]:
    """The labels of a row that holds most of all labels, by column: their values stand in the row below."""
    found = {c.column: label for c in cells if (label := find_label(c.pieces, whole=True)) is not None}
    return found if len(found) > 2 or (len(found) == len(cells) > 1) else {}


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
    every = read_lines([place for place in lines if place.index not in inside], shared)
    for read in reversed(fields):
        every |= read
    return every
