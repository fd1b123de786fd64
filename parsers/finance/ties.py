"""Numbers that stand in two tables: a total of one is a row of another, an overview repeats its cases."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from models.frozen import dataclass
from models.records import CheckKind, Proposal
from parsers.finance.placed import ZERO, Placed, common_columns, is_told_name, same_measure
from parsers.text import key

# How alike (0 to 100) labels are that name the same, and titles in the label of an overview's row.
SAME_NAME, SAME_TITLE, KINDRED = 88, 85, 70
# Names that are the same but for a footnote's mark.
SAME_LETTERS = 96
# A title in other words is taken where no other comes within so much of it and the amounts bear it out.
APART = 20
# An overview's row and a row of its case may be this far apart, as a share of their amounts;
# nearer where not one column agrees.
FAR, NEAR = Decimal("0.5"), Decimal("0.25")
MOST_TABLES = 12
# A digit too many or too few, or a wrong one in front, makes no amount more than so many times another.
SLIP = 30


@dataclass(frozen=True, slots=True)
class Tie:
    """A row that should hold what one or several rows of other tables hold together, column by column.

    columns pairs the row's columns with those of each of the others. slack is how far rounding may take them
    apart, in kroner; named is what the other tables are called.
    """

    kind: CheckKind
    rule: str
    table: Placed
    row: int
    others: tuple[tuple[Placed, int], ...]
    columns: tuple[tuple[int, ...], ...]
    slack: Decimal = field(init=False, compare=False)
    named: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        steps = [self.table.step, *(table.step for table, _ in self.others)]
        rounded = len(set(steps)) > 1 or len(steps) > 2
        object.__setattr__(self, "slack", sum(steps, ZERO) / 2 if rounded else ZERO)
        object.__setattr__(self, "named", ", ".join(dict.fromkeys(table.name for table, _ in self.others)))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How many columns of two rows agree and differ, those of the same numbers counted once.

    strange says that two of them differ by more than a slip of the pen makes of an amount.
    """

    agree: int
    differ: int
    strange: bool = False


def find_ties(tables: Sequence[Placed], proposals: Sequence[Proposal]) -> tuple[Tie, ...]:
    """All rows of a document that repeat or add up rows of its other tables."""
    ties: list[Tie] = []
    for p in range(len(proposals)):
        own = [table for table in tables if table.proposal == p][:MOST_TABLES]
        for one, other in combinations(own, 2):
            if same_measure(one.table, other.table):
                ties += _between(one, other)
        ties += _added(own, ties)
    outside = [table for table in tables if table.proposal is None]
    for table in outside:
        ties += _of_cases(table, tables, proposals)
    return (*ties, *_carried_on(outside))


def compare(one: Placed, row: int, other: Placed, there: int) -> Likeness:
    """How a row of one table compares with a row of another in the columns they share."""
    mine, theirs = one.numbers[row], other.numbers[there]
    pairs = {(mine[c], theirs[d]) for c, d in common_columns(one, other)}
    told: list[tuple[Any, Any]] = [(a or 0, b or 0) for a, b in pairs if a or b]
    slack = (one.step + other.step) / 2 if one.step != other.step else 0
    agree = sum(abs(a - b) <= slack for a, b in told)
    strange = any(max(abs(a), abs(b)) > SLIP * min(abs(a), abs(b)) > 0 for a, b in told)
    return Likeness(agree, len(told) - agree, strange)


def _between(one: Placed, other: Placed) -> Iterator[Tie]:
    """The rows of two tables of a proposal that are the same, each with its likeliest twin."""
    ranked: list[tuple[float, int, int]] = []
    for a, b in _sharing(one, other):
        likeness = compare(one, a, other, b)
        if not likeness.agree:
            continue
        named = _named_alike(one, a, other, b)
        if _is_same(likeness, named):
            ranked.append((named / 50 + likeness.agree - likeness.differ, a, b))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, a, b in sorted(ranked, key=lambda entry: (-entry[0], entry[1:])):
        if a not in taken[0] and b not in taken[1]:
            taken[0].add(a)
            taken[1].add(b)
            yield _tie("tables", "same_row", one, a, ((other, b),))


def _sharing(one: Placed, other: Placed) -> list[tuple[int, int]]:
    """The rows of two tables, in pairs, that may agree in a column: of most pairs no number is the same.

    Where the steps of the tables differ all pairs may, since they are compared to the coarser.
    """
    columns = tuple(common_columns(one, other))
    mine = _amounts_of(one, [c for c, _ in columns])
    theirs = _amounts_of(other, [d for _, d in columns])
    rounded = one.step != other.step
    return [
        (a, b)
        for a, amounts in mine.items()
        for b, there in theirs.items()
        if rounded or not amounts.isdisjoint(there)
    ]


def _amounts_of(table: Placed, columns: Sequence[int]) -> dict[int, set[tuple[int, Any]]]:
    """The amounts of each row that has some, with the place of their column among those given."""
    return {
        r: {(at, value) for at, c in enumerate(columns) if (value := table.numbers[r][c])}
        for r, row in enumerate(table.table.rows)
        if any(row.values)
    }


def _is_same(likeness: Likeness, named: float) -> bool:
    """Whether two rows are one and the same: by their numbers, or by names that most numbers bear out."""
    if not likeness.differ:
        return named >= KINDRED or likeness.agree > 1
    if named >= SAME_NAME and not likeness.strange:
        return likeness.agree >= likeness.differ
    return named >= KINDRED and likeness.agree > likeness.differ


def _named_alike(one: Placed, a: int, other: Placed, b: int) -> float:
    """How alike two rows are called; a total may be called as the other table is."""
    row, twin = one.table.rows[a], other.table.rows[b]
    sums = [kind.kind.value != "detail" for kind in (row, twin)]
    label, there = key(row.label.value), key(twin.label.value)
    alike = fuzz.ratio(label, there) if is_told_name(row) and is_told_name(twin) else 0.0
    if sums[0] != sums[1]:  # "It og data i alt" is a total, and a plain row of the overview of totals
        return alike if alike >= SAME_LETTERS else 0.0
    if not sums[0] or alike >= SAME_NAME:
        return alike if _sections_agree(one, a, other, b) else alike * 0.9
    section = key(row.section.value) if row.section is not None else label
    caption = key(other.table.caption.value) if other.table.caption is not None else ""
    last = b == max(other.totals)
    within = fuzz.partial_ratio(section, caption) if section and caption and last else 0.0
    return max(alike, min(within, SAME_NAME - 1))


def _sections_agree(one: Placed, a: int, other: Placed, b: int) -> bool:
    sections = one.table.rows[a].section, other.table.rows[b].section
    return sections[0] is None or sections[1] is None or key(sections[0].value) == key(sections[1].value)


def _added(own: Sequence[Placed], ties: Sequence[Tie]) -> Iterator[Tie]:
    """Totals of the first table that are the last totals of several other tables added up."""
    if len(own) < 3:
        return
    first, bottoms = own[0], [(table, max(table.totals)) for table in own[1:] if table.totals]
    tied = {tie.row for tie in ties if tie.table is first}
    for row in first.totals:
        if row in tied:
            continue
        for count in (2, 3):
            for some in combinations(bottoms, count):
                if all(same_measure(first.table, table.table) for table, _ in some):
                    tie = _tie("tables", "added_tables", first, row, some)
                    if _holds(tie):
                        yield tie
                        break


def _holds(tie: Tie) -> bool:
    """Whether every column agrees, more than one of them with amounts and all parts with some."""
    told = 0
    for c, *others in tie.columns:
        made = [table.value(row, d) or ZERO for (table, row), d in zip(tie.others, others, strict=True)]
        printed = tie.table.value(tie.row, c) or ZERO
        if printed != sum(made, ZERO):
            return False
        told += bool(printed) and sum(bool(value) for value in made) > 1
    return told > 0 and len(tie.columns) > 1


def _of_cases(overview: Placed, tables: Sequence[Placed], proposals: Sequence[Proposal]) -> Iterator[Tie]:
    """The rows of an overview with the row of the proposal they tell of.

    A row that names a proposal tells of it, and so do rows below it that name none, up to the next total.
    """
    titles = [key(proposal.title.value) for proposal in proposals]
    current: int | None = None
    sure = True
    used: set[tuple[int, int]] = set()
    for r, row in enumerate(overview.table.rows):
        if row.kind.value in ("total", "grand_total", "payback"):
            current = None
            continue
        named, plain = _find_title(row.label.value, titles)
        if named != current and named is not None:
            used = set()
        if named is not None or is_own_name(row.label.value):
            current, sure = named, plain
        if current is None or not any(row.values):
            continue
        own = [t for t in tables if t.proposal == current and same_measure(overview.table, t.table)]
        best = _nearest(overview, r, own, used)
        if not sure and (best is None or not compare(overview, r, *best).agree):
            current = None
        elif best is not None:
            sure = True
            used.add((best[0].index, best[1]))
            yield _tie("overview", "case", overview, r, (best,))


def is_own_name(label: str) -> bool:
    """Whether a label is long enough to name something by itself, unlike "Anlæg" below a case."""
    return len(key(label).split()) > 2


def _find_title(label: str, titles: Sequence[str]) -> tuple[int | None, bool]:
    """The proposal that a label names, None where none does or two do equally; and whether it is plain.

    What stands before a colon ("Investeringsforslag: ...") may be no part of the name.
    """
    names = {key(label), key(label.partition(":")[2])}
    ranked = sorted(
        ((max(_title_likeness(name, title) for name in names), -i) for i, title in enumerate(titles)),
        reverse=True,
    )
    best, at = ranked[0] if ranked else (0.0, 0)
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if best >= SAME_TITLE:
        return (-at if best > second else None), True
    return (-at if best >= KINDRED and best - second >= APART else None), False


def _title_likeness(label: str, title: str) -> float:
    if not title or not label:
        return 0.0
    short, long = sorted((label, title), key=len)
    if len(short) < 8:
        return 100.0 if short == long else 0.0
    return max(fuzz.partial_ratio(short, long), fuzz.token_sort_ratio(short, long))


def _nearest(
    overview: Placed, row: int, own: Sequence[Placed], used: set[tuple[int, int]]
) -> tuple[Placed, int] | None:
    """The total of a proposal whose amounts are nearest to those of an overview's row, if near at all."""
    ranked: list[tuple[Decimal, int, int, Placed]] = []
    for table in own:
        for there in table.totals:
            if (table.index, there) in used:
                continue
            pairs = [
                (overview.value(row, c) or ZERO, table.value(there, d) or ZERO)
                for c, d in common_columns(overview, table)
            ]
            whole = sum((max(abs(a), abs(b)) for a, b in pairs), ZERO)
            if not whole:
                continue
            apart = sum((abs(a - b) for a, b in pairs), ZERO) / whole
            if apart < (FAR if compare(overview, row, table, there).agree else NEAR):
                ranked.append((apart, table.index, there, table))
    best = min(ranked, key=lambda entry: entry[:3], default=None)
    return (best[3], best[2]) if best is not None else None


def _carried_on(outside: Sequence[Placed]) -> Iterator[Tie]:
    """Totals of the last of several overviews that add up the totals of the same name in the others."""
    if len(outside) < 3:
        return
    *others, last = outside
    for row in last.totals:
        label = key(last.table.rows[row].label.value)
        same = [
            (table, r)
            for table in others
            for r in table.totals
            if key(table.table.rows[r].label.value) == label and same_measure(table.table, last.table)
        ]
        if len(same) > 1:
            tie = _tie("tables", "added_tables", last, row, tuple(same))
            if _holds_mostly(tie):
                yield tie


def _holds_mostly(tie: Tie) -> bool:
    agree = differ = 0
    for c, *others in tie.columns:
        made = sum((t.value(r, d) or ZERO for (t, r), d in zip(tie.others, others, strict=True)), ZERO)
        printed = tie.table.value(tie.row, c) or ZERO
        agree += bool(made) and printed == made
        differ += printed != made
    return agree > differ


def _tie(kind: CheckKind, rule: str, table: Placed, row: int, others: tuple[tuple[Placed, int], ...]) -> Tie:
    """A tie with the columns that all of its tables share."""
    shared = set(table.headings).intersection(*(other.headings for other, _ in others))
    columns = tuple(
        (c, *(other.headings[name] for other, _ in others))
        for name, c in table.headings.items()
        if name in shared
    )
    return Tie(kind, rule, table, row, others, columns)
