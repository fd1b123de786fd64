"""Tables in plain lines with a year at the head of each row: "År Drift Anlæg" over "2031 0 900"."""

from collections.abc import Sequence

from models.frozen import dataclass
from parsers.finance.assemble import (
    Assembled,
    Frame,
    RawCell,
    RawRow,
    TableContext,
    assemble,
    find_caption,
    find_unit,
    is_steering_area,
    is_total_column,
    is_year,
)
from parsers.finance.plain_labels import tail_of
from parsers.finance.words import is_budget_column
from parsers.flow import Flow, Piece, Place
from parsers.text import key

# what heads the column of the years
YEAR_HEADS = frozenset({"år", "budgetår", "regnskabsår"})
# so many columns and rows at least; the caption stands in so many lines above, none longer
LEAST_COLUMNS, LEAST_ROWS, ABOVE, LONGEST = 2, 2, 2, 95


@dataclass(frozen=True, slots=True)
class YearRows:
    """A table of years down its side: the positions of its first line and the one behind its last."""

    start: int
    end: int
    made: Assembled


def find_year_rows(flow: Flow, places: Sequence[Place], context: TableContext) -> list[YearRows]:
    """The tables whose rows are years, from top to bottom.

    Each row is a year and as many numbers as the head has words that amounts stand under.
    """
    found: list[YearRows] = []
    for i, place in enumerate(places):
        heads = _heads(place) if place.text[:1] in "ÅåBbRr" else []
        rows = _rows(places, i + 1, len(heads)) if heads else []
        if len(rows) >= LEAST_ROWS:
            above = _above(places[max(0, i - ABOVE, found[-1].end if found else 0) : i])
            head = tuple(piece.place.piece() for piece in heads[:1])
            unit = next((p for p in (head, above) if p and find_unit(p[-1].text)), ())
            frame = Frame(columns=tuple((piece,) for piece in heads), caption=above, unit=unit, price=unit)
            start = i - len(above)
            found.append(YearRows(start, i + 1 + len(rows), assemble(flow, frame, rows, context)))
    return found


def _heads(place: Place) -> list[Piece]:
    """The headings behind "År" in a line of single words; none in other lines."""
    texts = place.text.split(" ")
    if key(texts[0]) not in YEAR_HEADS or len(texts) < 1 + LEAST_COLUMNS:
        return []
    known = [is_budget_column(text) or is_steering_area(text) or is_total_column(text) for text in texts[1:]]
    if not all(known) or len(set(texts)) < len(texts):
        return []
    pieces: list[Piece] = []
    at = len(texts[0]) + 1
    for text in texts[1:]:
        pieces.append(place.piece(at, at + len(text)))
        at += len(text) + 1
    return pieces


def _rows(places: Sequence[Place], first: int, width: int) -> list[RawRow]:
    rows: list[RawRow] = []
    for place in places[first:]:
        numbers = [place.piece(hit.start, hit.end) for hit in tail_of(place.text)]
        label = place.piece(0, numbers[-width].start) if len(numbers) >= width else place.piece()
        name = label.text.strip()
        if not (is_year(name) or (rows and is_total_column(name))) or len(numbers) < width:
            break
        label = Piece(place, 0, len(name))
        rows.append(RawRow((label,), tuple(RawCell((piece,)) for piece in numbers[-width:])))
    return rows


def _above(places: Sequence[Place]) -> tuple[Piece, ...]:
    """The line above that names the table or its unit; nothing where that is prose."""
    if not places:
        return ()
    text = places[-1].text.strip()
    named = find_caption(text) is not None or find_unit(text) is not None or not text.endswith((".", ","))
    return (places[-1].piece(),) if named and len(text) < LONGEST else ()
