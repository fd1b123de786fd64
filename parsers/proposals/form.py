"""The form at the head of a proposal: its labels and what is written beside or under them."""

import re
from collections.abc import Sequence
from dataclasses import field

from models.evidence import Found
from models.frozen import dataclass
from parsers.finance.assemble import find_caption, find_price_year
from parsers.finance.cells import Grid, columns_of
from parsers.finance.grid import find_grids
from parsers.flow import Flow, Piece, Place, found, found_text
from parsers.proposals.departments import is_box
from parsers.proposals.split import CODE, find_code, find_title_labels, head_code, is_form_head
from parsers.proposals.words import find_label
from parsers.text import fold

# "1. Formål", "Note: ...": the form ends above such lines
HEADING = re.compile(r"^\s*\d{1,2}\.?\s+[A-ZÆØÅ]")
NOTE = re.compile(r"^\s*note\b", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# the heading of a form is one of the first lines
HEAD_LINES = 3
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
class Named:
    """A title and, where one stands before it, its code; whole is both as one text."""

    title: Found[str] | None = None
    code: Found[str] | None = None
    whole: Found[str] | None = None


def read_form(flow: Flow, places: Sequence[Place]) -> Form:
    """The fields of the form in the lines of one proposal, empty where there is no form.

    Reads a ruled form by its cells, a form set in columns by its gaps, and a form in plain lines by the
    labels alone. The first value of a field counts.
    """
    titles = find_title_labels(places)
    if not titles:
        return _untitled(places)
    start = titles[0]
    while start and not is_form_head(places[start].text) and not find_caption(places[start].text):
        start -= 1
    lines = _form_lines(places[start + 1 if start < titles[0] else start :], places[titles[0]])
    for grid in find_grids(flow, places):
        if any(p.index == places[titles[0]].index for p in grid.places):
            fields = _from_grid(grid) if grid.ruled else {}
            if "title" in fields:
                return Form(_with_rest(fields, lines, grid), tuple(lines))
    if lines and lines[0].line.box is not None:
        return Form(_from_columns(lines), tuple(lines))
    return Form(_boxes_apart(_from_lines([place.piece() for place in lines])), tuple(lines))


def _untitled(places: Sequence[Place]) -> Form:
    """The labelled fields at the head of a proposal whose title is a heading, not a field."""
    lines = _form_lines(places, places[0])
    first = next((i for i, p in enumerate(lines) if find_label([p.piece()])), len(lines))
    fields = _from_lines([place.piece() for place in lines[first:]])
    return Form(_boxes_apart(fields), tuple(lines[first:]))


def _boxes_apart(fields: dict[str, tuple[Piece, ...]]) -> dict[str, tuple[Piece, ...]]:
    """The fields with a line of boxes that follows the department moved to where boxes belong."""
    written = fields.get("department", ())
    for i, piece in enumerate(written[1:], 1):
        text = piece.text.lstrip()
        if "affected" not in fields and is_box(text):
            return {**fields, "department": written[:i], "affected": written[i:]}
    return fields


def _form_lines(places: Sequence[Place], title: Place) -> list[Place]:
    """The lines of the form: up to the first caption, numbered heading or note after its title."""
    taken: list[Place] = []
    for place in places:
        ends = find_caption(place.text) or HEADING.match(place.text) or NOTE.match(place.text)
        if place.index > title.index and ends and not find_label([place.piece()]):
            break
        if not (ends and place.index < title.index):
            taken.append(place)
    return taken


def _from_grid(grid: Grid) -> dict[str, tuple[Piece, ...]]:
    fields: dict[str, tuple[Piece, ...]] = {}
    current: str | None = None
    for row in grid.rows:
        cells = [cell for cell in row if cell is not None and cell.pieces]
        if not cells:
            continue
        label = find_label(cells[0].pieces, whole=True) or find_label(cells[0].pieces)
        if label is not None:
            current = label.field
            rest = _after(cells[0].pieces, label.count, label.end)
            values = (*rest, *(p for cell in cells[1:] for p in cell.pieces))
        elif cells[0].column == 0 and len(cells) > 1:
            current = None  # a field the lexicon does not know
            continue
        else:
            values = tuple(p for cell in cells for p in cell.pieces)
        if current is not None:
            fields[current] = (
                (*fields.get(current, ()), *values) if label is None else fields.get(current, values)
            )
    return fields


def _with_rest(
    fields: dict[str, tuple[Piece, ...]], lines: Sequence[Place], grid: Grid
) -> dict[str, tuple[Piece, ...]]:
    """The fields of a grid with those that stand in lines outside it."""
    inside = {place.index for place in grid.places}
    outside = _from_lines([place.piece() for place in lines if place.index not in inside])
    return {**outside, **fields}


def _after(pieces: Sequence[Piece], count: int, end: int) -> tuple[Piece, ...]:
    """What is left of some pieces behind a label that ends in the count-th of them."""
    last = pieces[count - 1]
    rest = Piece(last.place, last.start + end, last.end)
    return (*((rest,) if rest.text.strip() else ()), *pieces[count:])


def _from_columns(lines: Sequence[Place]) -> dict[str, tuple[Piece, ...]]:
    """The fields of a form whose labels stand in a column of their own at the left."""
    rows = _rows_by_height([piece for place in lines for piece in columns_of(place)])
    left = min(place.line.box.x0 for place in lines if place.line.box is not None)
    fields: dict[str, tuple[Piece, ...]] = {}
    current: str | None = None
    skip: set[int] = set()
    for i, row in enumerate(rows):
        heads = [r[0] for r in rows[i : i + 3] if _x0(r[0]) <= left + LEFT_EDGE]
        label = None
        if i not in skip and _x0(row[0]) <= left + LEFT_EDGE:
            label = find_label(heads, whole=len(row) > 1) or find_label(heads)
        if label is not None and label.field not in fields:
            current = label.field
            skip |= {i + k for k in range(1, label.count)}
            rest = _after(heads[: label.count], label.count, label.end) if label.count == 1 else ()
            fields[current] = (*rest, *row[1:])
        elif label is not None:
            current = None
        elif current is not None:
            values = row[1:] if i in skip else row
            fields[current] = (*fields[current], *values)
    return fields


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


def _from_lines(pieces: Sequence[Piece]) -> dict[str, tuple[Piece, ...]]:
    """The fields of a form in plain lines: a label, its value behind it or on the lines below."""
    fields: dict[str, tuple[Piece, ...]] = {}
    current: str | None = None
    i = 0
    while i < len(pieces):
        label = find_label(pieces[i : i + 3])
        if label is not None:
            current = label.field if label.field not in fields else None
            rest = _after(pieces[i : i + label.count], label.count, label.end)
            i += label.count
            if current is not None:
                fields[current] = rest
            continue
        if current is not None:
            fields[current] = (*fields[current], pieces[i])
        i += 1
    return fields


def read_name(flow: Flow, pieces: Sequence[Piece], rule: str) -> Named:
    """A title without its code, and the code: "EL07 Nye haver" is "Nye haver" and "EL07"."""
    whole = found_text(flow, pieces, rule)
    hit = find_code(pieces[0].text) if pieces else None
    if hit is None:
        return Named(whole, None, whole)
    first = pieces[0]
    code = Piece(first.place, first.start + hit.start("code"), first.start + hit.end("code"))
    rest = Piece(first.place, first.start + hit.start("title"), first.end)
    title = found_text(flow, [rest, *pieces[1:]], rule)
    return Named(title, found(fold(code.text), [code], "proposals.code"), whole)


def read_code(form: Form, places: Sequence[Place]) -> Found[str] | None:
    """The code in a field of its own ("Forslag nr.: EL07"), or behind the heading of the form."""
    for piece in form.fields.get("code", ())[:1]:
        hit = CODE.search(piece.text) or re.fullmatch(r"\s*(?P<code>\d{1,4})\s*", piece.text)
        if hit:
            code = Piece(piece.place, piece.start + hit.start("code"), piece.start + hit.end("code"))
            return found(fold(code.text), [code], "proposals.code.field")
    for place in places[:HEAD_LINES]:
        hit = head_code(place.text)
        if hit:
            return found(hit["code"], [place.piece(*hit.span("code"))], "proposals.code.head")
    return None


def read_price_year(pieces: Sequence[Piece]) -> Found[int] | None:
    """The year written for the price level: "2024" or "2024 p/l"."""
    for piece in pieces:
        year = find_price_year(piece.text)
        hit = YEAR.search(piece.text)
        if year or hit:
            return found(year or int(hit[0] if hit else 0), [piece], "proposals.price_year")
    return None
