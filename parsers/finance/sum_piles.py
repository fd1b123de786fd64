"""The piles of rows that a table's sums are searched with, and where on them the numbers let a sum be.

Few of the many places on a pile can hold a total; the numbers tell which, before anything else is weighed.
"""

from collections.abc import Iterator, Sequence

from models.frozen import dataclass
from parsers.finance.sum_rows import Cells, Facts, is_met, is_off
from parsers.finance.sum_tails import MOST_PARTS, Summed, Tail

# sums are looked up by so many of the smallest printed steps, and rounding takes none further off than this
STEP, NEAR = 64, (MOST_PARTS + 1) // 2


@dataclass(frozen=True, slots=True, eq=False)
class Pile:
    """A row on the pile that it was put on; there are no rows where both are None.

    height counts the rows, sums are what they come to. Two piles of the same rows are one and the same, so
    they are told apart by where they are kept, not by looking at their rows.
    """

    sums: tuple[int, ...]
    height: int = 0
    last: Facts | None = None
    below: "Pile | None" = None

    def downwards(self) -> "Iterator[tuple[Facts, Pile]]":
        """Its rows from the last to the first, each with the pile below it."""
        pile = self
        while pile.last is not None and pile.below is not None:
            yield pile.last, pile.below
            pile = pile.below


Awaited = dict[int | str | None, tuple[Pile, ...]]


class Piles:
    """All piles of one table, which begin with no rows at all: what is worked out of each, worked out once.

    bold tells which rows are, empty where none is; led are rows, each with those below it, whose looks were
    weighed. bare are no rows, at the end of a pile.
    """

    def __init__(self, facts: tuple[Facts, ...], bold: tuple[bool, ...]) -> None:
        nothing = (0,) * len(facts[0].cells) if facts else ()
        self.facts = facts
        self.bare = Tail(facts=facts, bold=bold, sums=nothing)
        self.empty = Pile(nothing)
        self.led: set[tuple[int, ...]] = set()
        self._higher: dict[tuple[Pile, int], Pile] = {}
        self._led: dict[Pile, tuple[Pile, ...]] = {}
        self._awaits: dict[Pile, Awaited] = {}

    def put(self, row: Facts, pile: Pile) -> Pile:
        """A pile with one more row on it."""
        higher = self._higher.get((pile, row.index))
        if higher is None:
            higher = Pile(_add(pile.sums, row.cells), pile.height + 1, row, pile)
            self._higher[pile, row.index] = higher
        return higher

    def tail(self, pile: Pile, below: Pile) -> Tail:
        """The rows of a pile that stand on a pile below."""
        tail = self.bare
        for row, under in pile.downwards():
            tail = tail.with_row(row.index)
            if under is below:
                break
        return tail

    def find_made(self, pile: Pile, row: Facts) -> list[Pile]:
        """The piles below two or more last rows that come to what a row prints, the highest first."""
        found: list[Pile] = []
        for count, (_, below) in enumerate(pile.downwards(), start=1):
            if count > MOST_PARTS:
                break
            if count > 1 and not is_off(row.cells, _less(pile.sums, below.sums), count):
                found.append(below)
        return found

    def find_led(self, pile: Pile) -> tuple[Pile, ...]:
        """The piles below with a last row that the rows above it on this pile may make, the highest first.

        A column of that row is what they come to, within rounding, or its name is their section.
        """
        led = self._led.get(pile)
        if led is None:
            led = self._led[pile] = self._find_led(pile)
        return led

    def sum_led(self, pile: Pile, below: Pile, usual: bool) -> Summed:
        """The rows of a pile on a pile below with the last row of that, if it is their sum: Tail.led_by."""
        if below.last is None:
            return None
        tail = self.tail(pile, below)
        self.led.add((below.last.index, *tail.parts))
        return tail.led_by(below.last.index, usual)

    def _find_led(self, pile: Pile) -> tuple[Pile, ...]:
        if pile.last is None or pile.below is None:
            return ()
        awaited = self._awaited(pile.below)
        led = set(awaited.get(pile.last.section, ()))
        width = len(pile.sums)
        for c, made in enumerate(pile.sums):
            low = (made - NEAR) // STEP * width + c
            high = (made + NEAR) // STEP * width + c
            if low in awaited:
                led.update(awaited[low])
            if high != low and high in awaited:
                led.update(awaited[high])
        if not led:
            return ()
        return tuple(sorted([below for below in led if _is_led(pile, below)], key=_height, reverse=True))

    def _awaited(self, pile: Pile) -> Awaited:
        """A pile and those below it, by what a pile comes to on which the rows above it make its last row.

        The keys are such sums to the nearest step, each column apart, and the names of the last rows.
        """
        awaited = self._awaits.get(pile)
        if awaited is None:
            awaited = self._awaits[pile] = self._find_awaited(pile)
        return awaited

    def _find_awaited(self, pile: Pile) -> Awaited:
        if pile.last is None or pile.below is None:
            return {}
        awaited, width = dict(self._awaited(pile.below)), len(pile.sums)
        keys: list[int | str] = [
            (cell + made) // STEP * width + c
            for c, (cell, made) in enumerate(zip(pile.last.cells, pile.sums, strict=True))
            if cell
        ]
        for key in (*keys, pile.last.name) if pile.last.name else keys:
            awaited[key] = (*awaited[key], pile) if key in awaited else (pile,)
        return awaited


def _is_led(pile: Pile, below: Pile) -> bool:
    """Whether the last row of the pile below may be the sum of the rows on it."""
    total, count = below.last, pile.height - below.height
    if total is None or pile.last is None or count > MOST_PARTS:
        return False
    headed = bool(total.name) and total.name == pile.last.section
    return headed or is_met(total.cells, _less(pile.sums, below.sums), count)


def _height(pile: Pile) -> int:
    return pile.height


def _add(sums: Sequence[int], cells: Cells) -> tuple[int, ...]:
    """Sums and one more row, an empty cell counting as 0."""
    return tuple([made + (cell or 0) for made, cell in zip(sums, cells, strict=True)])


def _less(all_rows: Sequence[int], first: Sequence[int]) -> list[int]:
    """What is left of sums when those of the first rows are taken away."""
    return [whole - part for whole, part in zip(all_rows, first, strict=True)]
