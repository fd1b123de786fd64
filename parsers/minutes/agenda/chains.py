"""The best ascending chain of numbered lines: the items of one agenda among all the numbers of a document.

A chain earns what its lines look like heads of items, less what each step costs: a number left out, another
dress of the type. Lines are kept by number and dress, so that a line is compared with a few kinds of lines
and not with every line before it; and when a chain is taken out, only the lines that went on from it are
reckoned again. A document of many meetings costs little more than as many documents.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from parsers.minutes.agenda.head import Head
from parsers.minutes.agenda.likeness import find_alike

# what a chain gains that begins with number 1, what a change of dress costs, and each number left out
BEGINS, REDRESSED, LEFT_OUT = 0.5, -1.5, 0.7
# no more than this many numbers are left out
WIDEST_STEP = 12
# sums this close may come out the same when more is added
CLOSE = 1e-9

Order = tuple[int, str]
Dress = tuple[bool, int]
# whether it has layout, and its dress
Kind = tuple[bool, Dress]


@dataclass(slots=True)
class Tops:
    """The best sums of some lines with the first line of each: the highest, and those all but as high."""

    found: list[tuple[float, int]] = field(default_factory=list)
    most: float = -math.inf

    def add(self, value: float, i: int) -> None:
        """Keep a line's sum if none before is higher or the same."""
        if value < self.most - CLOSE or any(best == value for best, _ in self.found):
            return
        if value > self.most + CLOSE:
            self.found.clear()
        self.found.append((value, i))
        self.most = max(self.most, value)


@dataclass(slots=True)
class Numbered:
    """The lines so far with one number ("7", "7a"), by their kind and by their title."""

    kinds: defaultdict[Kind, Tops] = field(default_factory=partial(defaultdict, Tops))
    titles: defaultdict[str, Tops] = field(default_factory=partial(defaultdict, Tops))


# the lines so far by the figure of their number, then by their number
Before = defaultdict[int, defaultdict[Order, Numbered]]


class Chains:
    """The chains of some lines in order of print, each with what speaks for its being an item's head."""

    def __init__(self, heads: Sequence[Head], scores: Sequence[float]) -> None:
        self.heads, self.scores = heads, scores
        self.orders = [head.order for head in heads]
        self.kinds = [_kind(head) for head in heads]
        self.alike = _titles_alike(heads)
        self.left = [True] * len(heads)
        self.sums: list[float | None] = [None] * len(heads)
        self.back: list[int | None] = [None] * len(heads)

    def best(self) -> tuple[list[Head], float]:
        """The chain with the highest sum and that sum; no chain when no line is left."""
        self._reckon()
        ends = [(total, -i) for i, total in enumerate(self.sums) if self.left[i] and total is not None]
        if not ends:
            return [], 0.0
        total, last = max(ends)
        at: int | None = -last
        chain: list[Head] = []
        while at is not None:
            chain.append(self.heads[at])
            at = self.back[at]
        return chain[::-1], total

    def remove(self, chain: Sequence[Head]) -> None:
        """Take the lines of a chain out."""
        rows = {head.row for head in chain}
        for i, head in enumerate(self.heads):
            if head.row in rows:
                self.left[i] = False

    def _reckon(self) -> None:
        """The highest sum of a chain that ends in each line, anew where the line before it has changed."""
        changed = [not left for left in self.left]
        before: Before = defaultdict(partial(defaultdict, Numbered))
        for i, order in enumerate(self.orders):
            if not self.left[i]:
                continue
            back, known = self.back[i], self.sums[i]
            if known is None or (back is not None and changed[back]):
                total, self.back[i] = self._highest(i, before)
                changed[i] = total != known
                self.sums[i] = known = total
            numbered = before[order[0]][order]
            numbered.kinds[self.kinds[i]].add(known, i)
            numbered.titles[self.heads[i].title].add(known, i)

    def _highest(self, i: int, before: Before) -> tuple[float, int | None]:
        """The highest sum of a chain that ends in line i, and the first line that it can come from."""
        order, score, (_, dress) = self.orders[i], self.scores[i], self.kinds[i]
        value, back = score + (BEGINS if self.heads[i].number == "1" else 0.0), None
        first = self.heads[i].begins
        numbers = range(order[0] - WIDEST_STEP, order[0] + 1)
        for number in numbers if first is None else (*numbers, *[n for n in before if n < numbers[0]]):
            for other, numbered in before[number].items():
                if other >= order:
                    continue
                skipped = order[0] - (number if first is None else max(number, first)) - 1
                for (boxed, worn), tops in numbered.kinds.items():
                    step = REDRESSED if boxed and worn != dress else 0.0
                    step -= LEFT_OUT * max(0, skipped)
                    value, back = _higher(value, back, tops, score, step)
        titles = before[order[0]][order].titles
        for title in self.alike[order][self.heads[i].title]:
            if title in titles:
                value, back = _higher(value, back, titles[title], score, 0.0)
        return value, back


def _higher(
    value: float, back: int | None, tops: Tops, score: float, step: float
) -> tuple[float, int | None]:
    """The higher of a sum and what comes from some lines; of the same sums that of the first line."""
    for best, i in tops.found:
        total = best + score + step
        if total > value or (total == value and back is not None and i < back):
            value, back = total, i
    return value, back


def _kind(head: Head) -> Kind:
    line = head.number_piece.place.line
    return line.box is not None, (line.bold, round(line.size or 0))


def _titles_alike(heads: Sequence[Head]) -> dict[Order, dict[str, tuple[str, ...]]]:
    """For each title the titles of lines with the same number that name the same item."""
    titles: defaultdict[Order, dict[str, None]] = defaultdict(dict)
    for head in heads:
        titles[head.order][head.title] = None
    return {order: find_alike(list(printed)) for order, printed in titles.items()}
