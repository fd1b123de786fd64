"""A document as one stream of lines, and the way back from any piece of it to its place on paper."""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, fields, is_dataclass
from decimal import Decimal
from functools import cache, partial
from operator import attrgetter
from sys import intern
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from models.evidence import Certainty, Found, Span
from models.frozen import dataclass
from models.page import Cell, Document, Line, Page, union
from parsers.text import join_lines, vocabulary

T = TypeVar("T")
# values that have no parts
PLAIN = frozenset({str, int, float, bool, Decimal, datetime.date, datetime.time, NoneType})
# places in the text of a page, which spans of all pages share: Python keeps only the first 256 numbers once
OFFSETS = tuple(range(10_000))


@dataclass(frozen=True, slots=True)
class Place:
    """One line in the stream: index counts through the document, position through the page.

    line and text follow from these; the hash leaves out the page, whose own is that of all its lines.
    """

    index: int
    page: Page = field(hash=False)
    position: int
    line: Line = field(init=False, compare=False, repr=False)
    text: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        line = self.page.lines[self.position]
        object.__setattr__(self, "line", line)
        object.__setattr__(self, "text", line.text)

    def piece(self, start: int = 0, end: int | None = None) -> "Piece":
        """A part of the line, by offsets in its text; the whole line by default."""
        return Piece(self, start, len(self.text) if end is None else end)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of one line."""

    place: Place
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters as printed."""
        return self.place.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Flow:
    """All lines of a document in reading order, running heads and feet left out, and its vocabulary.

    kept holds what was worked out for the whole document, so that it is worked out once.
    """

    document: Document
    places: tuple[Place, ...]
    known: frozenset[str]
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, build: Callable[["Flow"], T]) -> T:
        """What `build` makes of this stream; the second time under this name, what it made the first."""
        if name not in self.kept:
            self.kept[name] = build(self)
        made: T = self.kept[name]
        return made

    def without(self, dropped: Iterable[Place]) -> "Flow":
        """The same stream less some lines (stamps, say); indices stay as they were."""
        gone = {place.index for place in dropped}
        return Flow(self.document, tuple(p for p in self.places if p.index not in gone), self.known)


def build_flow(document: Document) -> Flow:
    """The stream of a document's lines, blank and running ones left out."""
    places: list[Place] = []
    index = 0
    for page in document.pages:
        for position, line in enumerate(page.lines):
            if line.text.strip() and not line.running:
                places.append(Place(index, page, position))
            index += 1
    return Flow(document, tuple(places), vocabulary(place.text for place in places))


def pieces_of(cell: Cell, places: Sequence[Place]) -> list[Piece]:
    """The pieces of some lines that are printed in a cell of a document without layout."""
    found: list[Piece] = []
    for start, end in cell.spans:
        at = bisect_right(places, start, key=_start) - 1
        if at >= 0 and start < places[at].line.start + len(places[at].text):
            found.append(places[at].piece(start - _start(places[at]), end - _start(places[at])))
    return found


def _start(place: Place) -> int:
    return place.line.start


def spans_of(pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """The evidence for some pieces: those on neighbouring lines of a page become one span."""
    if len(pieces) == 1:
        return (_span_of(pieces[0]),)
    spans: list[Span] = []
    run: list[Piece] = []
    for piece in pieces:
        if run and not _adjoins(run[-1], piece):
            spans.append(_span(run))
            run = []
        run.append(piece)
    return (*spans, _span(run)) if run else tuple(spans)


def _adjoins(before: Piece, after: Piece) -> bool:
    if before.place.page.number != after.place.page.number:
        return False
    if before.place.position == after.place.position:
        return before.end <= after.start
    skipped = before.place.page.lines[before.place.position + 1 : after.place.position]
    whole = before.end >= len(before.place.text.rstrip()) and after.start == 0
    return after.place.position > before.place.position and whole and all(not s.text.strip() for s in skipped)


def _span_of(piece: Piece) -> Span:
    place, start, end = piece.place, piece.start, piece.end
    line = place.line
    sure = line.confidence_of(start, end) if line.word_confidence else None
    box, printed = line.box_of(start, end), intern(place.text[start:end])
    start, end = line.start + start, line.start + end
    if end < len(OFFSETS):
        start, end = OFFSETS[start], OFFSETS[end]
    return Span(place.page.number, start, end, box, printed, sure)


def _span(run: Sequence[Piece]) -> Span:
    if len(run) == 1:
        return _span_of(run[0])
    page, first, last = run[0].place.page, run[0], run[-1]
    start = first.place.line.start + first.start
    end = last.place.line.start + last.end
    boxes = tuple(box for piece in run if (box := piece.place.line.box_of(piece.start, piece.end)))
    box = union(boxes) if len(boxes) > 1 else boxes[0] if boxes else None
    return Span(page.number, start, end, box, _printed(run), _confidence(run))


def _printed(run: Sequence[Piece]) -> str:
    """What stands from the first piece to the last."""
    first, last = run[0], run[-1]
    lines = [line.text for line in first.place.page.lines[first.place.position : last.place.position + 1]]
    lines[-1] = lines[-1][: last.end]
    return "\n".join(lines)[first.start :]


def _confidence(run: Sequence[Piece]) -> float | None:
    """That of the least sure word, where any was read from a picture."""
    sure = [p.place.line.confidence_of(p.start, p.end) for p in run if p.place.line.word_confidence]
    return min((one for one in sure if one is not None), default=None)


def found(
    value: T,
    pieces: Sequence[Piece],
    rule: str,
    certainty: Certainty = "printed",
    note: str | None = None,
) -> Found[T]:
    """A value with the pieces of text it was read from."""
    return Found(value, spans_of(pieces), rule, certainty, note)


def found_text(flow: Flow, pieces: Sequence[Piece], rule: str) -> Found[str] | None:
    """The pieces as one paragraph of text with its evidence; None when nothing is printed there."""
    text = join_lines([piece.text for piece in pieces], flow.known)
    return found(text, pieces, rule) if text else None


def claimed_spans(record: object) -> list[Span]:
    """Every span that a record, or a tuple of records, rests on, in no order."""
    spans: list[Span] = []
    left: list[Any] = [record]
    while left:
        one = left.pop()
        kind = type(one)
        if kind is Found:
            spans += one.spans
            if type(one.value) not in PLAIN:
                left.append(one.value)
        elif kind is Span:
            spans.append(one)
        elif (parts := _parts_of(kind)) is not None:  # type: ignore[arg-type]
            left.extend(parts(one))
    return spans


@cache
def _parts_of(kind: type[Any]) -> Callable[[Any], Iterable[Any]] | None:
    """What tells the parts of a record, or of several, by its class; None for plain values."""
    if issubclass(kind, (tuple, list)):
        return iter
    if not is_dataclass(kind):
        return None
    types = get_type_hints(kind)
    names = [field.name for field in fields(kind) if not _is_plain(types[field.name])]
    if not names:
        return _nothing
    return attrgetter(*names) if len(names) > 1 else partial(_only, names[0])


def _is_plain(type_of: Any) -> bool:
    """Whether what a field holds has no spans in it by its type alone: text, numbers, days, a few words."""
    options = get_args(type_of) if get_origin(type_of) in (Union, UnionType) else (type_of,)
    return all(one in PLAIN or get_origin(one) is Literal for one in options)


def _nothing(_record: Any) -> tuple[()]:
    return ()


def _only(name: str, record: Any) -> tuple[Any]:
    return (getattr(record, name),)


def unclaimed(flow: Flow, records: object) -> tuple[Span, ...]:
    """The lines of the stream that no span of the records touches."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for span in claimed_spans(records):
        taken.setdefault(span.page, []).append((span.start, span.end))
    cursors = {page: _merge(runs) for page, runs in taken.items()}
    left: list[Span] = []
    for place in flow.places:
        start, end = place.line.start, place.line.start + len(place.text)
        runs = cursors.get(place.page.number, [])
        before = bisect_left(runs, (end, 0)) - 1  # the last run that begins before the line ends
        if before < 0 or runs[before][1] <= start:
            left.append(_span_of(place.piece()))
    return tuple(left)


def _merge(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(runs):
        if merged and start <= merged[-1][1] + 1:
            if end > merged[-1][1]:
                merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
