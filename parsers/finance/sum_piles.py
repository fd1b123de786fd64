"""The piles of rows that a table's sums are searched with, and where on them the numbers let a sum be.

Few of the many places on a pile can hold a total; the numbers tell which, before anything else is weighed.
"""

from collections.abc import Sequence

from parsers.finance.sum_rows import Facts, is_met, is_off
from parsers.finance.sum_tails import MOST_PARTS, Summed, Tail

Pile = tuple[int, ...]
# sums are looked up by so many of the smallest printed steps, and rounding takes none further off than this
STEP, NEAR = 64, (MOST_PARTS + 1) // 2


class Piles:
    """All piles of one table: what their rows come to, and their last rows, each worked out once.

    bold tells which rows are, empty where none is; led are rows, each with those below it, whose looks were
    weighed.
    """

    def __init__(self, facts: tuple[Facts, ...], bold: tuple[bool, ...]) -> None:
        nothing = (0,) * len(facts[0].cells) if facts else ()
        self.facts = facts
        self.bare = Tail(facts=facts, bold=bold, sums=nothing)
        self.led: set[Pile] = set()
        self._come_to: dict[Pile, list[tuple[int, ...]]] = {(): [nothing]}
        self._led: dict[Pile, list[int]] = {}
        self._awaits: dict[Pile, dict[int | str | None, tuple[int, ...]]] = {(): {}}

    def tail(self, pile: Pile, at: int) -> Tail:
        """The rows of a pile from a place on to its end."""
        tail = self.bare
        for index in reversed(pile[at:]):
            tail = tail.with_row(index)
        return tail

    def find_made(self, pile: Pile, row: Facts) -> list[int]:
        """Where on a pile two or more last rows begin that come to what a row prints, shortest first."""
        come_to = self._sums(pile)
        end, count = come_to[-1], len(pile)
        return [
            at
            for at in range(count - 2, max(-1, count - 1 - MOST_PARTS), -1)
            if not is_off(row.cells, _less(end, come_to[at]), count - at)
        ]

    def find_led(self, pile: Pile) -> list[int]:
        """Where on a pile last rows begin that the row above them may add up, shortest first.

        A column of that row is what they come to, within rounding, or its name is their section.
        """
        led = self._led.get(pile)
        if led is None:
            led = self._led[pile] = self._find_led(pile)
        return led

    def sum_led(self, pile: Pile, at: int, usual: bool) -> Summed:
        """The rows of a pile from a place on with the row above them, if it is their sum: Tail.led_by."""
        self.led.add(pile[at - 1 :])
        return self.tail(pile, at).led_by(pile[at - 1], usual)

    def _find_led(self, pile: Pile) -> list[int]:
        come_to = self._sums(pile)
        end, section = come_to[-1], self.facts[pile[-1]].section
        awaited = self._awaited(pile[:-1])
        led = set(awaited.get(section, ()))
        for c, made in enumerate(end):
            low = (made - NEAR) // STEP * len(end) + c
            high = (made + NEAR) // STEP * len(end) + c
            if low in awaited:
                led.update(awaited[low])
            if high != low and high in awaited:
                led.update(awaited[high])
        return sorted([at for at in led if self._is_led(pile, at)], reverse=True) if led else []

    def _is_led(self, pile: Pile, at: int) -> bool:
        count = len(pile) - at
        total, come_to = self.facts[pile[at - 1]], self._sums(pile)
        if count > MOST_PARTS:
            return False
        headed = bool(total.name) and total.name == self.facts[pile[-1]].section
        return headed or is_met(total.cells, _less(come_to[-1], come_to[at]), count)

    def _awaited(self, pile: Pile) -> dict[int | str | None, tuple[int, ...]]:
        """Where rows of a pile stand, by what the whole pile comes to once those below them are their parts.

        The keys are such sums to the nearest step, each column apart, and the names of the rows.
        """
        awaited = self._awaits.get(pile)
        if awaited is None:
            at, row, made = len(pile), self.facts[pile[-1]], self._sums(pile)[-1]
            awaited = self._awaits[pile] = dict(self._awaited(pile[:-1]))
            keys: list[int | str] = [
                (cell + before) // STEP * len(made) + c
                for c, (cell, before) in enumerate(zip(row.cells, made, strict=True))
                if cell
            ]
            for key in (*keys, row.name) if row.name else keys:
                awaited[key] = (*awaited[key], at) if key in awaited else (at,)
        return awaited

    def _sums(self, pile: Pile) -> list[tuple[int, ...]]:
        """What the first rows of a pile come to: none, one, two and so on, to all of them."""
        come_to = self._come_to.get(pile)
        if come_to is None:
            before = self._sums(pile[:-1])
            cells = self.facts[pile[-1]].cells
            last = tuple([made + (cell or 0) for made, cell in zip(before[-1], cells, strict=True)])
            come_to = self._come_to[pile] = [*before, last]
        return come_to


def _less(all_rows: Sequence[int], first: Sequence[int]) -> list[int]:
    """What is left of sums when those of the first rows are taken away."""
    return [whole - part for whole, part in zip(all_rows, first, strict=True)]
