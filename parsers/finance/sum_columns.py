"""Which columns of a table are made of others: the sum of the years, a deviation."""

from collections.abc import Iterator, Sequence

from models.frozen import dataclass
from parsers.finance.sum_rows import Evidence, Facts, weigh
from parsers.finance.words import (
    is_difference_column,
    is_granted_column,
    is_ratio_column,
    is_spent_column,
    is_total_column,
    is_year,
)

# At least this share of the rows must agree before a column is made of others; less where it is named so.
AGREEMENT = 0.75
NAMED_AGREEMENT = 0.5
LEAST_ROWS = 2
MOST_COLUMNS = 14


@dataclass(frozen=True, slots=True)
class Made:
    """A column and the columns that make it, each with its sign."""

    column: int
    parts: tuple[tuple[int, int], ...]
    evidence: Evidence


def find_made(facts: Sequence[Facts], headings: Sequence[str]) -> tuple[Made, ...]:
    """The columns that others make: "I alt" of the years, "Afvigelse" of two others."""
    if len(headings) > MOST_COLUMNS:
        return ()
    rows = [row for row in facts if row.counted]
    plain = [c for c, heading in enumerate(headings) if not is_ratio_column(heading)]
    named = [c for c in plain if is_total_column(headings[c])]
    made = [one for c in named if (one := _named(rows, headings, plain, c)) is not None]
    if any(is_year(heading) for heading in headings):
        return tuple(made)
    taken = {one.column for one in made}
    for c in plain:
        if c not in taken and c >= 2:
            least = NAMED_AGREEMENT if is_difference_column(headings[c]) else AGREEMENT
            found = max(_combined(rows, plain, c, least), key=lambda one: one.evidence.score, default=None)
            found = found or _left_over(rows, headings, c)
            made += [found] if found is not None else []
    return tuple(made)


def _left_over(rows: Sequence[Facts], headings: Sequence[str], at: int) -> Made | None:
    """A column named as what is left, as the nearest budget before it less what was spent, or the reverse.

    The headings say so much that one row that agrees is enough: "Korrigeret budget | Forbrug | Restbudget".
    """
    granted = next((c for c in reversed(range(at)) if is_granted_column(headings[c])), None)
    spent = next((c for c in reversed(range(at)) if is_spent_column(headings[c])), None)
    if granted is None or spent is None or not is_difference_column(headings[at]):
        return None
    ways = [((granted, 1), (spent, -1)), ((spent, 1), (granted, -1))]
    found = [Made(at, way, _weigh(rows, at, way)) for way in ways]
    best = max(found, key=lambda one: (one.evidence.score, _count_met(rows, one)))
    return best if best.evidence.right and best.evidence.right * 2 >= best.evidence.wrong else None


def _count_met(rows: Sequence[Facts], made: Made) -> int:
    """The rows whose number is just what their others make, the same numbers each time they stand there."""
    return sum(
        row.cells[made.column] == sum(sign * (row.cells[c] or 0) for c, sign in made.parts) for row in rows
    )


def _named(rows: Sequence[Facts], headings: Sequence[str], plain: Sequence[int], at: int) -> Made | None:
    """The column of sums with the columns it adds up: those that the most rows agree with."""
    others = [c for c in plain if c != at and not is_total_column(headings[c])]
    before = [c for c in others if c < at]
    after = [c for c in others if c > at] if not before else []
    years = [c for c in others if is_year(headings[c])]
    choices = dict.fromkeys(tuple(c) for c in (before, after, years, others) if len(c) > 1)
    weighed = [
        Made(at, tuple((c, 1) for c in choice), _weigh(rows, at, [(c, 1) for c in choice]))
        for choice in choices
    ]
    best = max(weighed, key=lambda one: one.evidence.score, default=None)
    if best is None:
        return None
    right, wrong = best.evidence.right, best.evidence.wrong
    likely = right * 3 >= wrong if right else _is_slip(rows, best)
    return best if likely else None


def _is_slip(rows: Sequence[Facts], made: Made) -> bool:
    """Whether one row alone has numbers, and its sum as printed is what a slip makes of the sum.

    That is another sign, two digits that changed places, or one digit for another.
    """
    told = [row for row in rows if row.cells[made.column]]
    if len(told) != 1:
        return not told
    printed = told[0].cells[made.column] or 0
    come_to = sum(sign * (told[0].cells[c] or 0) for c, sign in made.parts)
    one, other = str(abs(printed)), str(abs(come_to))
    if len(one) != len(other):
        return False
    apart = [i for i in range(len(one)) if one[i] != other[i]]
    swapped = len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
    return len(apart) < 2 or swapped


def _combined(rows: Sequence[Facts], plain: Sequence[int], at: int, least: float) -> Iterator[Made]:
    """Sums and differences of two or three columns before this one that most rows agree with."""
    before = [c for c in plain if c < at]
    for a in before:
        for b in before:
            if a == b:
                continue
            for parts in (((a, 1), (b, -1)), *((((a, 1), (b, 1)),) if a < b else ())):
                yield from _agreeing(rows, at, parts, least)
            for c in before:
                if b < c and c != a:
                    yield from _agreeing(rows, at, ((a, 1), (b, -1), (c, -1)), least)


def _agreeing(
    rows: Sequence[Facts], at: int, parts: tuple[tuple[int, int], ...], least: float
) -> Iterator[Made]:
    evidence = _weigh(rows, at, parts)
    if evidence.right >= max(LEAST_ROWS, least * (evidence.right + evidence.wrong)):
        yield Made(at, parts, evidence)


def _weigh(rows: Sequence[Facts], at: int, parts: Sequence[tuple[int, int]]) -> Evidence:
    told = [row for row in rows if any(row.cells[c] for c, _ in parts) or row.cells[at]]
    sums = [sum(sign * (row.cells[c] or 0) for c, sign in parts) for row in told]
    return weigh(tuple(row.cells[at] for row in told), sums, len(parts))
