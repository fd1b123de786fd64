"""Automatic numbers of lists and headings, as they are printed before the text: "1.", "a)", "2.1", "•"."""

import re
from collections.abc import Mapping
from dataclasses import field

from models.frozen import dataclass

ROMANS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
PLACE = re.compile(r"%([1-9])")  # "%1.%2" stands for the numbers of two levels
BULLET = "•"
PLAIN_BULLETS = "-–—•*·‣◦○●■□▪▫►➢✓+"
LARGEST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list is numbered.

    style is "decimal", "lower_letter", "upper_letter", "lower_roman", "upper_roman", "zero" (01), "bullet" or
    "none"; pattern has %1 to %9 for the numbers of levels. restart is the level that starts this one anew (0:
    none does, None: any above). legal makes all numbers in it decimal.
    """

    style: str = "decimal"
    pattern: str = "%1."
    start: int = 1
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class Counters:
    """The running numbers of all lists of a document, by list and level (from 0)."""

    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, name: str, levels: Mapping[int, Level], at: int) -> str:
        """The printed number of the next paragraph of a list at a level, "" for none."""
        level = levels.get(at)
        if level is None:
            return ""
        counts = self.counts.setdefault(name, {})
        counts[at] = counts[at] + 1 if at in counts else level.start
        for below in [n for n in counts if n > at]:
            lower = levels.get(below)
            if lower is None or lower.restart is None or at < lower.restart:
                del counts[below]
        if level.style == "bullet":
            return bullet(level.pattern)
        if level.style == "none" and not PLACE.search(level.pattern):
            return level.pattern.strip()
        return PLACE.sub(
            lambda match: self._number(levels, counts, int(match[1]) - 1, level), level.pattern
        ).strip()

    def start(self, name: str, at: int, number: int) -> None:
        """Let the next paragraph of a list at a level have a number."""
        self.counts.setdefault(name, {})[at] = number - 1

    def _number(self, levels: Mapping[int, Level], counts: dict[int, int], at: int, printed: Level) -> str:
        level = levels.get(at) or Level()
        count = counts.setdefault(at, level.start)
        style = "decimal" if printed.legal else level.style
        return format_number(count, style)


def bullet(sign: str) -> str:
    """A bullet as a character anybody has: those of symbol fonts become "•".

    bullet("o") is "•", bullet("-") is "-".
    """
    return sign.strip() if sign.strip() and sign.strip() in PLAIN_BULLETS else BULLET


def format_number(number: int, style: str) -> str:
    """A number as a list prints it: 28 as "lower_letter" is "bb", 4 as "upper_roman" is "IV"."""
    if style in ("bullet", "none"):
        return ""
    if style == "zero":
        return f"{number:02d}"
    if number < 1 or number > LARGEST:
        return str(number)
    if style.endswith("letter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style.startswith("upper") else letters
    if style.endswith("roman"):
        return _roman(number).upper() if style.startswith("upper") else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    digits = ""
    for value, sign in ROMANS:
        digits += sign * (number // value)
        number %= value
    return digits
