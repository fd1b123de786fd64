"""The stream of lines made ready for minutes: page furniture set apart, gaps between lines measured."""

import itertools
from collections.abc import Sequence
from dataclasses import field
from statistics import median

from models.frozen import dataclass
from models.page import Box
from parsers.flow import Piece, Place
from parsers.minutes.paper.cuts import Columns, spot_of
from parsers.minutes.phrases.heading_forms import Heading
from parsers.minutes.phrases.headings import find_heading

# a number in large letters to the left of a title is no longer than this
LONGEST_LEFT = 6
# a step from line to line that one in so many has is common
COMMON = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or what is left of it without page furniture.

    gap is 0 where the row follows the one before as in running text, 1 after a blank line or a larger
    distance, 2 after more than that. top is true for the first row of a page. opens is the heading that the
    layout gives it (a column's head, a word in the margin); follows says that it goes on with the row before
    in one cell of a table; numbered says that it begins with what stands in a column of numbers. text are the
    piece's characters.
    """

    piece: Piece
    gap: int
    top: bool
    opens: Heading | None = None
    follows: bool = False
    numbered: bool = False
    text: str = field(init=False, compare=False, repr=False)
    _asked: bool = field(init=False, compare=False, repr=False)
    _heading: Heading | None = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.piece.text)
        object.__setattr__(self, "_asked", False)

    @property
    def heading(self) -> Heading | None:
        """The heading that its words are, looked for once: a pack has more lines than are remembered."""
        if not self._asked:
            object.__setattr__(self, "_heading", find_heading(self.text))
            object.__setattr__(self, "_asked", True)
        return self._heading

    @property
    def page(self) -> int:
        """The number of the page it stands on."""
        return self.piece.place.page.number

    @property
    def box(self) -> Box | None:
        """The place of the row on its page, in points."""
        line = self.piece.place.line
        if self.piece.start == 0 and self.piece.end >= len(line.text):
            return line.box
        return line.box_of(self.piece.start, self.piece.end)

    @property
    def size(self) -> float | None:
        """The font size in points."""
        return self.piece.place.line.size

    @property
    def bold(self) -> bool:
        """Whether the row is printed in a heavy font."""
        return self.piece.place.line.bold


def heading_of(row: Row) -> Heading | None:
    """The heading a row is, by its layout or by its words."""
    return row.opens or row.heading


def build_rows(pieces: Sequence[Piece], columns: Columns | None = None) -> tuple[Row, ...]:
    """Rows of the pieces left when furniture is taken away, with the gaps between them.

    columns tells what the layout says of some of them.
    """
    columns = columns or Columns()
    pages: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.text.strip():
            pages.setdefault(piece.place.page.number, []).append(piece)
    rows: list[Row] = []
    for on_page in map(_left_first, pages.values()):
        gaps = _gaps(on_page)
        for i, (piece, gap) in enumerate(zip(on_page, gaps, strict=True)):
            spot = spot_of(piece)
            follows, numbered = spot in columns.follows, spot in columns.numbered
            rows.append(Row(piece, gap, i == 0, columns.opens.get(spot), follows, numbered))
    return tuple(rows)


def _left_first(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a page; of two side by side in letters of two sizes the left one comes first."""
    ordered = list(pieces)
    for i in range(1, len(ordered)):
        if len(ordered[i].text) <= LONGEST_LEFT and is_beside(ordered[i], ordered[i - 1]):
            ordered[i - 1 : i + 1] = [ordered[i], ordered[i - 1]]
    return ordered


def is_beside(left: Piece, right: Piece) -> bool:
    """Whether a piece stands to the left of another on the same height of the page."""
    one, other = left.place.line.box, right.place.line.box
    if one is None or other is None or one.x1 > other.x0 or left.place.page is not right.place.page:
        return False
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _gaps(pieces: Sequence[Piece]) -> list[int]:
    if all(piece.place.line.box is not None for piece in pieces):
        return _gaps_by_box(pieces)
    blanks = [0]
    for before, after in itertools.pairwise(pieces):
        between = before.place.page.lines[before.place.position + 1 : after.place.position]
        blanks.append(sum(1 for line in between if not line.text.strip()))
    return [min(2, gap) for gap in _without_double_spacing(pieces, blanks)]


def _without_double_spacing(pieces: Sequence[Piece], blanks: list[int]) -> list[int]:
    """Blank lines less the one that double-spaced stretches have after every line."""
    gaps = list(blanks)
    full = _full_lines(pieces)
    parted = sum(1 for i in full if blanks[i])
    if len(full) >= 8 and parted >= 0.7 * len(full):
        return [max(0, gap - 1) if i in full else gap for i, gap in enumerate(blanks)]
    for i in range(1, len(pieces)):
        window = range(max(1, i - 6), min(len(pieces), i + 7))
        spaced = sum(1 for k in window if blanks[k] >= 1)
        goes_on = sum(1 for k in window if blanks[k] >= 1 and pieces[k].text[:1].islower())
        if spaced >= 0.75 * len(window) and goes_on >= 0.3 * len(window) and blanks[i]:
            gaps[i] = blanks[i] - 1
    return gaps


def _full_lines(pieces: Sequence[Piece]) -> frozenset[int]:
    """The rows whose line before is full and ends no sentence, so that they go on with it."""
    lengths = sorted(len(piece.text) for piece in pieces)
    usual = lengths[int(0.9 * len(lengths))] if lengths else 0
    return frozenset(
        i
        for i in range(1, len(pieces))
        if len(pieces[i - 1].text) > max(50, 0.8 * usual) and pieces[i - 1].text[-1].isalnum()
    )


def _gaps_by_box(pieces: Sequence[Piece]) -> list[int]:
    boxes = [piece.place.line.box or Box(0, 0, 0, 0) for piece in pieces]
    steps = [(b.top - a.top) / max(1.0, a.bottom - a.top) for a, b in itertools.pairwise(boxes)]
    usual = _line_step(sorted(step for step in steps if 0.3 < step < 2.2))
    gaps = [0]
    for step in steps:
        gaps.append(0 if -0.3 < step <= usual * 1.3 else 1 if step <= usual * 2.6 else 2)
    return gaps


def _line_step(steps: Sequence[float]) -> float:
    """The step from line to line within paragraphs: the usual one, or a lesser one that is common too.

    On a page of short paragraphs most steps are those between them.
    """
    if not steps:
        return 1.2
    usual, low = median(steps), steps[len(steps) // COMMON]
    near = sum(1 for step in steps if step <= 1.1 * low)
    return low if usual > 1.3 * low and near >= max(2, len(steps) / COMMON) else usual


def whole(place: Place) -> Piece:
    """A line as a piece."""
    return place.piece()
