"""The last rows of a pile, which a total may add up: their sums and looks, worked out once for all readings.

Many ways to read a table end in the same rows. So these hang together as a tree: from no rows at all, each
step takes in the next row up the pile.
"""

from dataclasses import field

from models.frozen import dataclass
from parsers.finance.sum_rows import Evidence, Facts, is_met, weigh

MOST_PARTS = 40
# What speaks for and against a row being the sum of others beside the columns.
CANONICAL, NAMED, UNNAMED, CROSSED, UNSUMMED = 2.0, 1.5, -4.0, -4.0, -1.5
HEADED, INDENTED, BOLD = 3.0, 1.0, 1.5
# A row is set in when it begins this far to the right of another, in points.
SET_IN = 2


@dataclass(frozen=True, slots=True)
class Group:
    """A total and the rows it adds up; signs are 1, or -1 for what is drawn off.

    plain says that the words and the layout say so as well, not the numbers alone.
    """

    total: int
    parts: tuple[int, ...]
    signs: tuple[int, ...]
    rule: str
    evidence: Evidence
    plain: bool

    @property
    def lead(self) -> bool:
        """Whether the total stands above its parts."""
        return self.parts[0] > self.total


# a group and what it adds to the score of a reading; None where the rows make no group
Summed = tuple[Group, float] | None


@dataclass(slots=True, kw_only=True)
class Tail:
    """Some rows at the end of a pile, as indices in facts, from top to bottom.

    sections are those that the rows stand in, None for a row in none; left is the leftmost place where one
    begins, None where the place of any is not known. bold tells which rows of the table are, empty where none
    is; any_bold whether one of these is.
    """

    facts: tuple[Facts, ...]
    bold: tuple[bool, ...]
    sums: tuple[int, ...]
    parts: tuple[int, ...] = ()
    sections: frozenset[str | None] = frozenset()
    left: float | None = None
    any_bold: bool = False
    numbered: bool = False
    _longer: "dict[int, Tail]" = field(default_factory=dict)
    _weighed: dict[int, Evidence] = field(default_factory=dict)
    _below: dict[int, Summed] = field(default_factory=dict)
    _led: dict[tuple[int, bool], Summed] = field(default_factory=dict)

    def with_row(self, index: int) -> "Tail":
        """These rows and the one above them."""
        longer = self._longer.get(index)
        if longer is None:
            longer = self._longer[index] = self._with_row(self.facts[index])
        return longer

    def _with_row(self, row: Facts) -> "Tail":
        lefts = (row.left,) if not self.parts else (self.left, row.left)
        known = [left for left in lefts if left is not None]
        same = row.section in self.sections
        return Tail(
            facts=self.facts,
            bold=self.bold,
            sums=tuple([made + (cell or 0) for made, cell in zip(self.sums, row.cells, strict=True)]),
            parts=(row.index, *self.parts),
            sections=self.sections if same else self.sections | {row.section},
            left=min(known) if len(known) == len(lefts) else None,
            any_bold=self.any_bold or self.is_bold(row.index),
            numbered=self.numbered or row.numbered,
        )

    def weighed(self, total: Facts) -> Evidence:
        """What the columns say of a row being the sum of these."""
        evidence = self._weighed.get(total.index)
        if evidence is None:
            evidence = self._weighed[total.index] = weigh(total.cells, self.sums, len(self.parts))
        return evidence

    def summed_below(self, row: Facts) -> Summed:
        """These with a row under them that does not call itself a total, if the numbers say it is one.

        What it prints is what these make, within rounding.
        """
        if row.index not in self._below:
            self._below[row.index] = self._sum_below(row)
        return self._below[row.index]

    def _sum_below(self, row: Facts) -> Summed:
        evidence = self.weighed(row)
        if evidence.wrong or evidence.right < (2 if row.name else 1):
            return None
        score = evidence.score + (UNNAMED if row.name else NAMED / 2 - 1)
        score += CROSSED if row.section is not None and not self.lies_in(row.section) else 0.0
        return Group(row.index, self.parts, (1,) * len(self.parts), "below", evidence, False), score

    def led_by(self, index: int, usual: bool) -> Summed:
        """These with the row above them, if the numbers, the words and the layout say it is their sum.

        usual: rows of this table that nobody doubts stand above what they add up.
        """
        if (index, usual) not in self._led:
            self._led[index, usual] = self._lead_by(index, usual)
        return self._led[index, usual]

    def _lead_by(self, index: int, usual: bool) -> Summed:
        total = self.facts[index]
        likely = self._likely(total)
        headed, count = likely >= HEADED, len(self.parts)
        if count == 1 and not headed and not (self.is_bold(index) and likely > 0):
            return None
        if not headed and not is_met(total.cells, self.sums, count):
            return None
        evidence = self.weighed(total)
        if not headed and (evidence.wrong > evidence.right or not evidence.right):
            return None
        if likely <= 0 and not total.named_total and not usual and evidence.right < 2 + 2 * evidence.wrong:
            return None
        score = evidence.score + likely
        score += -UNSUMMED if total.named_total else UNNAMED + (NAMED if likely > 0 else 0.0)
        return Group(total.index, self.parts, (1,) * count, "above", evidence, headed), score

    def is_bold(self, index: int) -> bool:
        """Whether a row of the table is set in bold type."""
        return bool(self.bold) and self.bold[index]

    def lies_in(self, section: str) -> bool:
        """Whether all the rows stand in a section."""
        return len(self.sections) == 1 and section in self.sections

    def _is_cut_off(self, section: str) -> bool:
        """Whether the next row below these stands in their section too."""
        rest = next((row for row in self.facts[self.parts[-1] + 1 :] if row.counted), None)
        return rest is not None and rest.section == section

    def _likely(self, total: Facts) -> float:
        """What the words and the layout say of a row being the sum of these below it."""
        headed = bool(total.name) and self.lies_in(total.name)
        if headed and self._is_cut_off(total.name):
            return -HEADED
        score = HEADED + CANONICAL if headed else 0.0
        if headed and total.rule == "finance.kind.leading":
            score += CANONICAL
        if not headed and any([one is not None and one != total.section for one in self.sections]):
            score -= HEADED
        if total.left is not None and self.left is not None and self.left > total.left + SET_IN:
            score += INDENTED
        if self.is_bold(total.index) and not self.any_bold:
            score += BOLD
        return score + (1.0 if total.numbered and not self.numbered else 0.0)
