"""Fields of a form wherever they stand: beside labels, behind a colon, below labels in a row or in turn."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.finance.cells import columns_of
from parsers.flow import Piece, Place
from parsers.proposals.heads import heads_columns
from parsers.proposals.lines import fields_apart
from parsers.proposals.words import LABELLED, find_label

# a label is at most so long, a value that stands below its label as well
LONGEST_LABEL, LONGEST_VALUE = 40, 90
# the fields of a proposal are among its first lines
FIRST = 40
# the lines that a value may go on over, and those of a summary
WRAPPED, SUMMARY = 1, 20
# numbers are no labels, and no values of a form in more than one column
NUMERIC = frozenset("0123456789.,-–−()+% ")


class Row(NamedTuple):
    """A row of a form: its lines from `at` up to `end`, labels and values, the rest of the last value."""

    at: int
    end: int
    fields: tuple[tuple[Piece, Piece], ...]
    stacked: bool = False
    rest: tuple[Piece, ...] = ()


def find_blocks(places: Sequence[Place], start: int, end: int) -> Iterator[list[Row]]:
    """The runs of rows of fields among some lines."""
    run: list[Row] = []
    i = start
    while i < end:
        row = _row_at(places, i, run)
        if row is not None and row.end <= end:
            run.append(row)
            i = row.end
            continue
        if run and len(run[-1].rest) < _room(run[-1]) and _goes_on(places, run[-1], i):
            run[-1] = run[-1]._replace(rest=(*run[-1].rest, places[i].piece()))
            i += 1
            continue
        if run:
            yield run
        run = []
        i += 1
    if run:
        yield run


def read_first_block(places: Sequence[Place]) -> list[Row]:
    """The first block of fields at the head of a proposal, above its first table of amounts."""
    end = next((i for i, place in enumerate(places[:FIRST]) if heads_columns(place.text)), FIRST)
    blocks = find_blocks(places, 0, min(end, len(places)))
    return next((block for block in blocks if any(map(_is_known, block))), [])


def _is_known(row: Row) -> bool:
    return any(find_label([label], whole=True) is not None for label, _ in row.fields)


def _room(row: Row) -> int:
    label = find_label([row.fields[-1][0]], whole=True)
    return SUMMARY if label is not None and label.field == "summary" else WRAPPED


def _goes_on(places: Sequence[Place], row: Row, i: int) -> bool:
    """Whether a line may be the rest of the value above it: in its type, on its page."""
    above, line = places[i - 1], places[i].line
    last = row.fields[-1][1].place.line
    near = above.page.number == places[i].page.number and not heads_columns(places[i].text)
    return near and (line.size, line.bold) == (last.size, last.bold) and line.table == last.table


def _row_at(places: Sequence[Place], i: int, run: Sequence[Row]) -> Row | None:
    place = places[i]
    if heads_columns(place.text) or len(place.text) < 2:
        return None
    columns = columns_of(place)
    if len(columns) > 1:
        return _labels_over(places, i, columns) or _beside(i, columns)
    behind = [hit for part in fields_apart(place.piece()) if (hit := _behind_colon(part)) is not None]
    return Row(i, i + 1, tuple(behind)) if behind else _in_turn(places, i, run)


def _labels_over(places: Sequence[Place], i: int, columns: Sequence[Piece]) -> Row | None:
    """Labels side by side over their values in the next line."""
    labelled = i + 1 < len(places) and _are_labels(columns)
    below = columns_of(places[i + 1]) if labelled else []
    if len(below) != len(columns):
        return None
    return Row(i, i + 2, tuple(zip(columns, below, strict=True)))


def _are_labels(columns: Sequence[Piece]) -> bool:
    known = sum(find_label([piece], whole=True) is not None for piece in columns)
    return known > 1 and known * 2 >= len(columns) and all(map(reads_as_label, columns))


def is_label_row(place: Place) -> bool:
    """Whether a line holds nothing but labels side by side."""
    return _are_labels(columns_of(place))


def _beside(i: int, columns: Sequence[Piece]) -> Row | None:
    """Labels with their values beside them, one or two to a line."""
    labels, values = columns[::2], columns[1::2]
    if len(columns) not in (2, 4) or not all(map(reads_as_label, labels)):
        return None
    pairs = tuple(zip(labels, values, strict=True))
    if any(
        NUMERIC.issuperset(value.text) and find_label([label], whole=True) is None for label, value in pairs
    ):
        return None
    return Row(i, i + 1, pairs)


def _behind_colon(piece: Piece) -> tuple[Piece, Piece] | None:
    if ":" not in piece.text[:LONGEST_LABEL]:
        return None
    hit = LABELLED.match(piece.text)
    if hit is None:
        return None
    at = piece.start
    label = Piece(piece.place, at + hit.start("label"), at + hit.end("label"))
    return label, Piece(piece.place, at + hit.start("value"), piece.end)


def _in_turn(places: Sequence[Place], i: int, run: Sequence[Row]) -> Row | None:
    """A label that fills its line over its value: known, ending in a colon, or set like the one above it."""
    if i + 1 == len(places) or not reads_as_label(places[i].piece()):
        return None
    below = places[i + 1]
    label = find_label([places[i].piece()], whole=True)
    alike = bool(run) and run[-1].stacked and _same_type(places[run[-1].at], places[i])
    marked = places[i].text.rstrip().endswith(":") and not below.text.rstrip().endswith(":")
    if label is None and not marked and not (alike and not _same_type(places[i], below)):
        return None
    long = label is not None and label.field == "summary"
    ended = below.text.rstrip().endswith(".") or len(below.text) > LONGEST_VALUE
    if (ended and not long) or find_label([below.piece()]) is not None or heads_columns(below.text):
        return None
    return Row(i, i + 2, ((places[i].piece(), below.piece()),), stacked=True)


def _same_type(one: Place, other: Place) -> bool:
    return (one.line.size, one.line.bold) == (other.line.size, other.line.bold)


def reads_as_label(piece: Piece) -> bool:
    """Whether some words can be a label: few, a capital first, no sentence and no number."""
    text = piece.text.strip()
    return text[:1].isupper() and len(text) <= LONGEST_LABEL and not text.endswith(("?", "!", ",", ";"))
