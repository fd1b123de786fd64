"""How the lines of a paper are cut and put in order: what its columns, cells and margins come to."""

from dataclasses import field

from models.frozen import dataclass
from parsers.flow import Piece
from parsers.minutes.phrases.heading_forms import Heading

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


def spot_of(piece: Piece) -> Spot:
    """What tells a piece from others: its place and where it starts."""
    return piece.place.index, piece.start
