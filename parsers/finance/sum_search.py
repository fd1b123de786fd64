"""Which rows of a table make which total: found from the numbers and the layout together.

The rows are taken from top to bottom. Each one is put on a pile, or is the sum of the last rows of the pile
and takes their place there, or completes the rows that a total above them adds up. Of all ways to read the
table the one is kept that the most columns agree with; words, sections, indents and bold type only tip the
scales. A total whose printed number is wrong in one column is still found by its others.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from models.frozen import dataclass
from parsers.finance.sum_piles import Pile, Piles
from parsers.finance.sum_rows import Facts, add_cells, weigh
from parsers.finance.sum_tails import CANONICAL, CROSSED, MOST_PARTS, NAMED, UNSUMMED, Group, Tail
from parsers.finance.words import is_bare_total

# ways to read the table that are followed at the same time: few, and more where those few leave a total open
WIDTHS = (2, 16)
MOST_ROWS = 150  # of a table that is searched; a longer one is no table of a proposal
# tables whose totals are remembered: they are asked for when a table is read and when its sums are checked
REMEMBERED = 1024
# What speaks against a reading beside the columns.
SIGNED, SUBSET, SPLIT = -2.0, -1.0, -5.0


@dataclass(frozen=True, slots=True)
class State:
    """A way to read the rows so far: what is on the pile, the sums found, the score."""

    pile: Pile
    summed: frozenset[int] = frozenset()
    groups: tuple[Group, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Searched:
    """The totals of a table with their parts; led are rows, each with those below it, whose looks counted."""

    groups: tuple[Group, ...]
    led: frozenset[tuple[int, ...]]


def search_groups(facts: tuple[Facts, ...], bold: Sequence[bool] = ()) -> tuple[Group, ...]:
    """The totals of a table with their parts, in printed order; only those that can be told.

    bold tells which of its rows are set so, where that is known.
    """
    plain = _search_groups(facts, ())
    if any(bold) and any(_may_tip(bold, *led) for led in plain.led):
        return _search_groups(facts, tuple(bold)).groups
    return plain.groups


def _may_tip(bold: Sequence[bool], total: int, *parts: int) -> bool:
    """Whether bold type speaks for a row being the sum of those below it."""
    return bold[total] and (len(parts) == 1 or not any(bold[i] for i in parts))


@lru_cache(maxsize=REMEMBERED)
def _search_groups(facts: tuple[Facts, ...], bold: tuple[bool, ...]) -> Searched:
    rows = [row for row in facts if row.counted and not row.of_which][:MOST_ROWS]
    piles = Piles(facts, bold)
    final = State(piles.empty)
    for width in WIDTHS:
        final = _search(piles, rows, width)
        if _explains(final, rows):
            break
    kept = [group for group in final.groups if _is_told(group)]
    return Searched(tuple(sorted(kept, key=lambda group: group.total)), frozenset(piles.led))


def _search(piles: Piles, rows: Sequence[Facts], width: int) -> State:
    """The best way to read some rows of those that are followed."""
    states = [State(piles.empty)]
    for row in rows:
        states = _best((after for state in states for after in _take(piles, state, row)), width)
    return max(states, key=_score) if states else State(piles.empty)


def _score(state: State) -> float:
    return state.score


def _explains(final: State, rows: Sequence[Facts]) -> bool:
    """Whether every row that calls itself a total is one, and no column of any contradicts it."""
    wrong = any(group.evidence.wrong for group in final.groups)
    return not wrong and all(row.index in final.summed for row in rows if row.named_total)


def _best(states: Iterator[State], width: int) -> list[State]:
    """The best ways, one for each pile."""
    best: dict[Pile, State] = {}
    for state in states:
        known = best.get(state.pile)
        if known is None or known.score < state.score:
            best[state.pile] = state
    return sorted(best.values(), key=_score, reverse=True)[:width]


def _is_told(group: Group) -> bool:
    """Whether it is sure enough what the total adds up to call a difference an error."""
    right, wrong = group.evidence.right, group.evidence.wrong
    return right >= wrong if right else group.plain and wrong <= 1


def _take(piles: Piles, state: State, row: Facts) -> Iterator[State]:
    """All that a row may be: something new, the sum of the last rows, and what a total above adds up."""
    cost = UNSUMMED if row.named_total else 0.0
    taken = [State(piles.put(row, state.pile), state.summed, state.groups, state.score + cost)]
    taken += _trailing(piles, state, row)
    if row.named_total:
        taken += _subsets(piles.facts, state, row)
    yield from taken
    for once in [led for one in taken for led in _leading(piles, one)]:
        yield once
        yield from _leading(piles, once)


def _trailing(piles: Piles, state: State, row: Facts) -> Iterator[State]:
    """The row as the sum of the last rows of the pile."""
    if row.named_total:
        yield from _named(piles, state, row)
        return
    for below in piles.find_made(state.pile, row):
        summed = piles.tail(state.pile, below).summed_below(row)
        if summed is not None:
            yield _reduced(state, *summed, piles.put(row, below))


def _named(piles: Piles, state: State, row: Facts) -> Iterator[State]:
    """A row that calls itself a total as the sum of the last rows of the pile, or as a difference."""
    tail, raw = piles.bare, True
    section = None if _is_closed(state, row) else row.section
    for count, (last, below) in enumerate(islice(state.pile.downwards(), MOST_PARTS), start=1):
        tail = tail.with_row(last.index)
        raw = raw and last.index not in state.summed
        plain = _is_canonical(state, row, tail, below.last, raw)
        if count == 1 and not plain:
            continue
        evidence = tail.weighed(row)
        score = evidence.score + NAMED + (CANONICAL if plain else 0.0)
        score += CROSSED if section is not None and not tail.lies_in(section) else 0.0
        score += SPLIT if _splits(state, tail, below.last) else 0.0
        group = Group(row.index, tail.parts, (1,) * count, "below", evidence, plain)
        yield _reduced(state, group, score, piles.put(row, below))
    if state.pile.height > 1:
        yield from _differences(piles, state, row)


def _is_closed(state: State, row: Facts) -> bool:
    """Whether the row above a total is the sum of its section, so that the total may reach beyond that."""
    last = state.pile.last
    return (
        last is not None and last.index in state.summed and last.named_total and last.section == row.section
    )


def _differences(piles: Piles, state: State, row: Facts) -> Iterator[State]:
    """The row as the difference of the last two sums of the pile: what comes in less what goes out."""
    (other, _), (one, below) = islice(state.pile.downwards(), 2)
    if not {one.index, other.index} <= state.summed:
        return
    for signs in ((1, -1), (-1, 1)):
        sums = [
            signs[0] * (a or 0) + signs[1] * (b or 0) for a, b in zip(one.cells, other.cells, strict=True)
        ]
        evidence = weigh(row.cells, sums, 2)
        if evidence.right > 1 and not evidence.wrong:
            group = Group(row.index, (one.index, other.index), signs, "difference", evidence, False)
            yield _reduced(state, group, evidence.score + SIGNED, piles.put(row, below))


def _subsets(facts: Sequence[Facts], state: State, row: Facts) -> Iterator[State]:
    """The row as the sum of those rows of the pile that are alike, which other totals may share.

    So where rows for effect and for investment take turns, and where a total names a steering area.
    """
    if state.pile.height < 2:
        return
    plain = [last for last, _ in state.pile.downwards() if not last.named_total]
    mine = [last.index for last in reversed(plain) if not row.section or last.section == row.section]
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


def _leading(piles: Piles, state: State) -> Iterator[State]:
    """A row on the pile as the sum of all rows of the pile above it."""
    led = piles.find_led(state.pile)
    if not led:
        return
    usual = any([group.rule == "above" and not group.evidence.wrong for group in state.groups])
    for below in led:
        if below.last is None or below.last.index in state.summed:
            continue
        summed = piles.sum_led(state.pile, below, usual)
        if summed is not None:
            yield _reduced(state, *summed, below)


def _is_canonical(state: State, row: Facts, tail: Tail, above: Facts | None, raw: bool) -> bool:
    """Whether some rows are what a total in this place adds up by its looks alone.

    above is the row that stands above them, None for none; raw says that none of them is a sum.
    """
    if row.section is not None:
        inside = tail.lies_in(row.section)
        if inside and (above is None or above.section != row.section):
            return True
        return inside and raw and above is not None and above.index in state.summed
    if above is None:
        return True
    return row.kind != "grand_total" and raw and above.index in state.summed


def _splits(state: State, tail: Tail, above: Facts | None) -> bool:
    """Whether the row above the parts is one more of the same section that no total has taken."""
    if above is None or above.index in state.summed or above.section is None:
        return False
    return above.section == tail.facts[tail.parts[0]].section


def _reduced(state: State, group: Group, score: float, pile: Pile) -> State:
    """The state after a total took the place of its parts on the pile."""
    return State(pile, state.summed | {group.total}, (*state.groups, group), state.score + score)
