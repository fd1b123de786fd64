"""Which rows of a table make which total: found from the numbers and the layout together.

The rows are taken from top to bottom. Each one is put on a pile, or is the sum of the last rows of the pile
and takes their place there, or completes the rows that a total above them adds up. Of all ways to read the
table the one is kept that the most columns agree with; words, sections, indents and bold type only tip the
scales. A total whose printed number is wrong in one column is still found by its others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.finance.sum_rows import Evidence, Facts, add_cells, weigh
from parsers.finance.words import is_bare_total

WIDTH = 16  # ways to read the table that are followed at the same time
MOST_ROWS = 150  # of a table that is searched; a longer one is no table of a proposal
MOST_PARTS = 40
# What speaks for and against a reading beside the columns.
CANONICAL, NAMED, UNNAMED, CROSSED, UNSUMMED = 2.0, 1.5, -4.0, -4.0, -1.5
HEADED, INDENTED, BOLD, SIGNED, SUBSET, SPLIT = 3.0, 1.0, 1.5, -2.0, -1.0, -5.0


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


@dataclass(frozen=True, slots=True)
class State:
    """A way to read the rows so far: what is on the pile (indices of rows), the sums found, the score."""

    pile: tuple[int, ...] = ()
    summed: frozenset[int] = frozenset()
    groups: tuple[Group, ...] = ()
    score: float = 0.0


def search_groups(facts: Sequence[Facts]) -> tuple[Group, ...]:
    """The totals of a table with their parts, in printed order; only those that can be told."""
    rows = [row for row in facts if row.counted and not row.of_which][:MOST_ROWS]
    states = [State()]
    for row in rows:
        states = _best(after for state in states for after in _take(facts, state, row))
    final = max(states, key=lambda state: state.score) if states else State()
    kept = [group for group in final.groups if _is_told(group)]
    return tuple(sorted(kept, key=lambda group: group.total))


def _best(states: Iterator[State]) -> list[State]:
    """The best ways, one for each pile."""
    best: dict[tuple[int, ...], State] = {}
    for state in states:
        if state.pile not in best or best[state.pile].score < state.score:
            best[state.pile] = state
    return sorted(best.values(), key=lambda state: -state.score)[:WIDTH]


def _is_told(group: Group) -> bool:
    """Whether it is sure enough what the total adds up to call a difference an error."""
    right, wrong = group.evidence.right, group.evidence.wrong
    return right >= wrong if right else group.plain and wrong <= 1


def _take(facts: Sequence[Facts], state: State, row: Facts) -> Iterator[State]:
    """All that a row may be: something new, the sum of the last rows, and what a total above adds up."""
    cost = UNSUMMED if row.named_total else 0.0
    taken = [replace(state, pile=(*state.pile, row.index), score=state.score + cost)]
    taken += _trailing(facts, state, row)
    taken += _subsets(facts, state, row)
    yield from taken
    for once in [led for one in taken for led in _leading(facts, one)]:
        yield once
        yield from _leading(facts, once)


def _trailing(facts: Sequence[Facts], state: State, row: Facts) -> Iterator[State]:
    """The row as the sum of the last rows of the pile."""
    sums = [0] * len(row.cells)
    for count in range(1, min(len(state.pile), MOST_PARTS) + 1):
        parts = state.pile[-count:]
        sums = [n + (facts[parts[0]].cells[c] or 0) for c, n in enumerate(sums)]
        if count == 1 and not row.named_total:
            continue
        evidence = weigh(row.cells, sums, count)
        plain = row.named_total and _is_canonical(facts, state, row, parts)
        score = evidence.score + (NAMED if row.named_total else UNNAMED if row.name else NAMED / 2 - 1)
        score += CANONICAL if plain else 0.0
        score += CROSSED if _crosses(facts, row, parts) else 0.0
        score += SPLIT if row.named_total and _splits(facts, state, parts) else 0.0
        if not row.named_total and (evidence.wrong or evidence.right < (2 if row.name else 1)):
            continue
        if count == 1 and not plain:
            continue
        group = Group(row.index, parts, (1,) * count, "below", evidence, plain)
        yield _reduced(state, group, state.pile[:-count], score)
    if row.named_total and len(state.pile) > 1:
        yield from _differences(facts, state, row)


def _differences(facts: Sequence[Facts], state: State, row: Facts) -> Iterator[State]:
    """The row as the difference of the last two sums of the pile: what comes in less what goes out."""
    one, other = state.pile[-2:]
    if not {one, other} <= state.summed:
        return
    for signs in ((1, -1), (-1, 1)):
        sums = [
            signs[0] * (a or 0) + signs[1] * (b or 0)
            for a, b in zip(facts[one].cells, facts[other].cells, strict=True)
        ]
        evidence = weigh(row.cells, sums, 2)
        if evidence.right > 1 and not evidence.wrong:
            group = Group(row.index, (one, other), signs, "difference", evidence, False)
            yield _reduced(state, group, state.pile[:-2], evidence.score + SIGNED)


def _subsets(facts: Sequence[Facts], state: State, row: Facts) -> Iterator[State]:
    """The row as the sum of those rows of the pile that are alike, which other totals may share.

    So where rows for effect and for investment take turns, and where a total names a steering area.
    """
    if not row.named_total or len(state.pile) < 2:
        return
    mine = [i for i in state.pile if facts[i].section == row.section] if row.section else list(state.pile)
    mine = [i for i in mine if not facts[i].named_total]
    names = [facts[i].name for i in mine]
    choices = [mine[0::2], mine[1::2]]
    repeated = {name for name in names if names.count(name) > 1}
    choices += [[i for i in mine if facts[i].name == name] for name in sorted(repeated)]
    choices += [[i for i in mine if facts[i].name not in repeated]] if repeated else []
    areas = {facts[i].area for i in mine if facts[i].area and facts[i].area in row.name}
    choices += [[i for i in mine if facts[i].area == area] for area in sorted(areas)]
    for parts in dict.fromkeys(tuple(choice) for choice in choices):
        if not parts or len(parts) == len(mine):
            continue
        evidence = weigh(row.cells, add_cells([facts[i].cells for i in parts], len(row.cells)), len(parts))
        by_chance = not repeated and is_bare_total(row.name) and evidence.right < 2
        if evidence.right and not evidence.wrong and not by_chance:
            group = Group(row.index, parts, (1,) * len(parts), "alike", evidence, False)
            score = evidence.score + NAMED + SUBSET
            yield State(state.pile, state.summed, (*state.groups, group), state.score + score)


def _leading(facts: Sequence[Facts], state: State) -> Iterator[State]:
    """A row on the pile as the sum of all rows of the pile below it."""
    if not state.pile:
        return
    width = len(facts[state.pile[-1]].cells)
    sums = [0] * width
    for count in range(1, min(len(state.pile) - 1, MOST_PARTS) + 1):
        parts, total = state.pile[-count:], facts[state.pile[-count - 1]]
        sums = [n + (facts[parts[0]].cells[c] or 0) for c, n in enumerate(sums)]
        if total.index in state.summed:
            continue
        evidence = weigh(total.cells, sums, count)
        likely = _lead_likely(facts, total, parts)
        headed = likely >= HEADED
        if count == 1 and not headed and not (total.bold and likely > 0):
            continue
        if not headed and (evidence.wrong > evidence.right or not evidence.right):
            continue
        if likely <= 0 and not total.named_total and evidence.right < 2 + 2 * evidence.wrong:
            continue
        score = evidence.score + likely
        score += -UNSUMMED if total.named_total else UNNAMED + (NAMED if likely > 0 else 0.0)
        group = Group(total.index, parts, (1,) * count, "above", evidence, headed)
        yield _reduced(state, group, state.pile[:-count], score, lead=True)


def _lead_likely(facts: Sequence[Facts], total: Facts, parts: Sequence[int]) -> float:
    """What the words and the layout say of a row being the sum of those below."""
    below = [facts[i] for i in parts]
    headed = all(row.section == total.name for row in below) and bool(total.name)
    rest = next((row for row in facts[parts[-1] + 1 :] if row.counted), None)
    if headed and rest is not None and rest.section == total.name:
        return -HEADED
    score = HEADED + CANONICAL if headed else 0.0
    if total.rule == "finance.kind.leading" and headed:
        score += CANONICAL
    if not headed and any(row.section is not None and row.section != total.section for row in below):
        score -= HEADED
    lefts = [row.left for row in below if row.left is not None]
    if total.left is not None and lefts and len(lefts) == len(below):
        score += INDENTED if min(lefts) > total.left + 2 else 0.0
    if total.bold is not None and any(row.bold is not None for row in below):
        score += BOLD if total.bold and not any(row.bold for row in below) else 0.0
    return score + (1.0 if total.numbered and not any(row.numbered for row in below) else 0.0)


def _is_canonical(facts: Sequence[Facts], state: State, row: Facts, parts: Sequence[int]) -> bool:
    """Whether parts are what a total in this place adds up by its looks alone."""
    above = state.pile[: len(state.pile) - len(parts)]
    if row.section is not None:
        inside = all(facts[i].section == row.section for i in parts)
        if inside and (not above or facts[above[-1]].section != row.section):
            return True
        raw = inside and not any(i in state.summed for i in parts)
        return raw and bool(above) and above[-1] in state.summed
    if not above:
        return True
    if row.kind == "grand_total":
        return False
    raw = not any(i in state.summed for i in parts)
    return raw and above[-1] in state.summed


def _crosses(facts: Sequence[Facts], row: Facts, parts: Sequence[int]) -> bool:
    """Whether a total in a section would add up rows outside it."""
    return row.section is not None and any(facts[i].section != row.section for i in parts)


def _splits(facts: Sequence[Facts], state: State, parts: Sequence[int]) -> bool:
    """Whether the row above the parts is one more of the same section that no total has taken."""
    above = state.pile[: len(state.pile) - len(parts)]
    if not above or above[-1] in state.summed:
        return False
    section = facts[above[-1]].section
    return section is not None and section == facts[parts[0]].section


def _reduced(state: State, group: Group, rest: tuple[int, ...], score: float, lead: bool = False) -> State:
    """The state after a total took the place of its parts on the pile."""
    pile = rest if lead else (*rest, group.total)
    return State(pile, state.summed | {group.total}, (*state.groups, group), state.score + score)
