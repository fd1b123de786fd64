"""A table before it is understood: its rows and cells as pieces of lines, and what stands around them."""

from dataclasses import field
from decimal import Decimal

from models.evidence import Certainty
from models.frozen import dataclass
from parsers.flow import Piece
from parsers.money import parse_number
from parsers.text import fold


@dataclass(frozen=True, slots=True)
class RawCell:
    """What stands in one column of one row. certainty other than "printed" says the column was worked out.

    printed are its characters, white space folded; value is the number, None for text and for a mark of
    emptiness.
    """

    pieces: tuple[Piece, ...]
    certainty: Certainty = "printed"
    note: str | None = None
    printed: str = field(init=False, compare=False, repr=False)
    value: Decimal | None = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        printed = fold(" ".join([piece.text for piece in self.pieces]))
        object.__setattr__(self, "printed", printed)
        object.__setattr__(self, "value", parse_number(printed))


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row before it is understood. cells has one entry for each amount column, None where it is empty.

    heading says that the row groups the rows below it and holds no amounts. spare are pieces that stand in
    the row and in none of its fields (the years of a payback row may stand there). name and area are the
    label and the steering area as text where the reader has joined their pieces itself.
    """

    label: tuple[Piece, ...]
    cells: tuple[RawCell | None, ...] = ()
    steering: tuple[Piece, ...] = ()
    appropriation: tuple[Piece, ...] = ()
    spare: tuple[Piece, ...] = ()
    heading: bool = False
    bold: bool = False
    name: str | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the rows: the caption lines, the column headings and where the unit is printed.

    price is where the price level is printed, if not with the unit.
    """

    columns: tuple[tuple[Piece, ...], ...]
    caption: tuple[Piece, ...] = ()
    unit: tuple[Piece, ...] = ()
    price: tuple[Piece, ...] = ()
