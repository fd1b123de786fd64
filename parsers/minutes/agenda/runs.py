"""Item headings gathered into runs: each run counts upwards and belongs to one meeting.

A pack holds several meetings whose numbers must not mix: last meeting's minutes lie inside an item, a
committee's agenda inside another. A run is kept together by its numbers, its table of contents and its
titles, and left when an earlier run goes on better.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.minutes.agenda.cadence import find_decided
from parsers.minutes.agenda.chains import Chains
from parsers.minutes.agenda.contents import Contents
from parsers.minutes.agenda.head import AD, Head
from parsers.minutes.agenda.likeness import alike
from parsers.minutes.agenda.looks import find_likeness
from parsers.minutes.agenda.sections import number_sections
from parsers.minutes.agenda.standing import find_listed, find_standing, with_whole_titles
from parsers.minutes.heads.header import find_header
from parsers.minutes.heads.record import Header
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.headings import find_heading

# a chain of numbered lines is an agenda from this score on, in sum and a line
LEAST_SUM, LEAST_MEAN = 2.5, 0.9
# what it counts for a numbered line that a decision stands between it and the next number
DECIDED = 2.0
# "Referat af bestyrelsesmøde", "Mødereferat"
SAYS = re.compile(r"(?:møde)?(?:referat|dagsorden|protokol)\b", re.IGNORECASE)
# the first item stands no more rows above the second
NEAREST = 8
# heading words that minutes without any do without
WORDED_ROLES = frozenset({"decision", "recommendation", "recommendation_and_decision", "case_presentation"})


@dataclass(slots=True)
class Run:
    """The heads of one stretch of a meeting in order of print, with its table of contents.

    part is true for the decisions gathered at the end of a pack under a bare "Referat"; opener is the row
    of that word.
    """

    heads: list[Head] = field(default_factory=list)
    contents: Contents | None = None
    part: bool = False
    opener: int | None = None

    @property
    def start(self) -> int:
        """The first row of the run."""
        rows = [head.row for head in self.heads[:1]]
        rows += [self.contents.start] if self.contents else []
        rows += [self.opener] if self.opener is not None else []
        return min(rows)

    @property
    def last(self) -> int:
        """The row of the last head."""
        return self.heads[-1].row if self.heads else self.start

    def head_of(self, number: str) -> Head | None:
        """The first head that carries a number."""
        return next((head for head in self.heads if head.number == number), None)


def find_runs(rows: Sequence[Row], heads: Sequence[Head], contents: Sequence[Contents]) -> list[Run]:
    """All runs of a document, in order of print."""
    listed = [(block.start, block.end) for block in contents]
    free = number_sections(rows, [head for head in heads if not any(a <= head.row < b for a, b in listed)])
    if len(free) > 1 and all(head.printed == "1" for head in free) and free[-1].begins:
        return [Run(free)]  # each item is a list of its own
    worded = [head for head in free if head.style == "worded"]
    numbered = [head for head in free if head.style == "numbered"]
    by_words = [block for block in contents if _mostly_worded(block) or _names(block, worded, numbered)]
    by_numbers = [block for block in contents if block not in by_words]
    runs, left = _runs_by_contents(by_numbers, numbered)
    runs += _chains(rows, left, bool(runs) or any(not head.decision for head in worded))
    if any(not head.decision for head in worded) or by_words:
        runs += _worded_runs(rows, worded, by_words)
    else:
        _join_decisions(runs, worded)
    return sorted(runs, key=lambda run: run.start)


def _mostly_worded(block: Contents) -> bool:
    return sum(1 for head in block.entries if head.style == "worded") * 2 > len(block.entries)


def _names(block: Contents, worded: Sequence[Head], numbered: Sequence[Head]) -> bool:
    """Whether numbered contents foretell worded heads: "3. Budget" is "Sag nr. 3" over "Budget" below."""
    if not worded:
        return False
    by_words, by_numbers = (
        sum(
            any(
                h.row >= block.end
                and h.number == entry.number
                and not h.decision
                and h.title
                and alike(h.title, entry.title)
                for h in heads
            )
            for entry in block.entries
        )
        for heads in (worded, numbered)
    )
    return by_words > by_numbers


def _runs_by_contents(blocks: Sequence[Contents], heads: Sequence[Head]) -> tuple[list[Run], list[Head]]:
    """Runs that a numbered table of contents foretells; the last one takes its heads first."""
    left = list(heads)
    runs: list[Run] = []
    for block in reversed(blocks):
        run = Run(contents=block)
        at = block.end
        for entry in block.entries:
            match = next(
                (
                    h
                    for h in left
                    if h.row >= at and h.printed == entry.printed and alike(h.title, entry.title)
                ),
                None,
            )
            if match is not None:
                run.heads.append(replace(match, number=entry.number, rank=entry.rank))
                left = [h for h in left if h is not match]
                at = match.row + 1
        runs.append(run)
    return runs, left


def _join_decisions(runs: Sequence[Run], decisions: Sequence[Head]) -> None:
    """Give "Beslutning for Punkt 3" to the numbered run that it stands in."""
    for head in decisions:
        fitting = [run for run in runs if run.head_of(head.number) and run.start < head.row]
        if fitting:
            fitting[-1].heads.append(head)
            fitting[-1].heads.sort(key=lambda h: h.row)


def _chains(rows: Sequence[Row], heads: Sequence[Head], others: bool) -> list[Run]:
    """The best ascending chains of numbered lines that look like items of an agenda."""
    header = _read_opening(rows, heads[0].row) if heads and not others else None
    opened = header is not None and header.body is not None
    bare = header is not None and not any(
        hit.role in WORDED_ROLES for row in rows if (hit := heading_of(row)) is not None
    )
    if header is not None:
        standing = find_standing(rows, heads, bare and header.says in ("referat", "protokol"))
        if standing or (opened and (standing := find_listed(rows, heads))):
            return [Run(standing)]
    scores = find_likeness(rows, heads, opened, opened and bare)
    runs = _best_chains(rows, heads, scores, LEAST_SUM if not others else LEAST_SUM + 1.0)
    decided = find_decided(rows, heads) if not others else frozenset()
    if len(decided) > sum(len(run.heads) for run in runs):
        told = [score + DECIDED * (i in decided) for i, score in enumerate(scores)]
        runs = _best_chains(rows, heads, told, LEAST_SUM)
    if opened and bare:
        for run in runs:
            run.heads = with_whole_titles(rows, run.heads)
    return runs


def _best_chains(
    rows: Sequence[Row], heads: Sequence[Head], scores: Sequence[float], least: float
) -> list[Run]:
    """The chains that score enough, the best first."""
    chains = Chains(heads, scores)
    runs: list[Run] = []
    while True:
        chain, total = chains.best()
        if not chain or total < least or total < LEAST_MEAN * len(chain):
            break
        chain = [*_before_first(rows, heads, chain), *chain, *_after_last(rows, heads, chain)]
        runs.append(Run(chain))
        chains.remove(chain)
    return runs


def _before_first(rows: Sequence[Row], heads: Sequence[Head], chain: Sequence[Head]) -> list[Head]:
    """The line numbered 1 that stands over a chain from 2, in its dress and white: "1. Fraværende:"."""
    first = rows[chain[0].row]
    if chain[0].printed != "2" or len(chain) < 2 or not all(rows[head.row].gap for head in chain):
        return []
    before = [head for head in heads if chain[0].row - NEAREST <= head.row < chain[0].row][-1:]
    same = (h for h in before if (rows[h.row].bold, rows[h.row].size) == (first.bold, first.size))
    return [head for head in same if head.printed == "1" and rows[head.row].gap and not head.decision]


def _after_last(rows: Sequence[Row], heads: Sequence[Head], chain: Sequence[Head]) -> list[Head]:
    """The lines that count on from the last of a chain in its dress: "8. Eventuelt" with no word below."""
    more: list[Head] = []
    last = chain[-1]
    parted = all(
        rows[head.row].gap or rows[head.row].top or AD.match(rows[head.row].text) for head in chain[1:]
    )
    above: dict[str, list[str]] = {}
    for head in heads if len(chain) > 1 else ():
        row, before = rows[head.row], rows[last.row]
        if head.row < chain[0].row:
            above.setdefault(head.number, []).append(head.title)
        if head.row <= last.row or head.order[0] != last.order[0] + 1:
            continue
        answers = AD.match(row.text) is not None and AD.match(before.text) is not None  # "Ad 6. Eventuelt"
        # a list above foretells it
        answers = answers or any(alike(title, head.title) for title in above.get(head.number, ()))
        dressed = row.bold == before.bold and row.size == before.size and (answers or row.gap > 0 or row.top)
        short = len(head.title) < 110 and not head.title.endswith((".", ":", ";", ","))
        if (parted or answers) and dressed and short and (head.closed or find_heading(head.title) is None):
            more.append(head)
            last = head
    return more


def _read_opening(rows: Sequence[Row], stop: int) -> Header | None:
    """The head of a meeting that the rows before the first numbered line are, with its day; None for others.

    It names the body, or says what paper it is: "Referat af bestyrelsesmøde d. 4. juni 2029".
    """
    header = find_header(rows, 0, stop, frozenset(), True)
    if header is None or header.day is None:
        return None
    named = header.body is not None or any(SAYS.match(row.text) for row in rows[:stop])
    return header if named else None


def _worded_runs(rows: Sequence[Row], heads: Sequence[Head], contents: Sequence[Contents]) -> list[Run]:
    runs: list[Run] = []
    stack: list[Run] = []
    events: list[tuple[int, Contents | Head]] = [(block.start, block) for block in contents]
    events += [(head.row, head) for head in heads]
    events.sort(key=lambda event: event[0])
    for n, (_, event) in enumerate(events):
        if isinstance(event, Contents):
            _open_contents(runs, stack, event)
            continue
        opener = _part_opener(rows, event.row)
        if opener is not None and any(run.heads for run in runs):
            run = Run([event], part=True, opener=opener)
            runs.append(run)
            stack.append(run)
            continue
        later = [head for _, head in events[n + 1 : n + 60] if isinstance(head, Head)]
        _place(runs, stack, event, later)
    return [run for run in runs if run.heads or run.contents]


def _open_contents(runs: list[Run], stack: list[Run], block: Contents) -> None:
    top = stack[-1] if stack else None
    if (
        top is not None
        and top.heads
        and top.contents is None
        and all(
            any(head.number == entry.number and alike(head.title, entry.title) for entry in block.entries)
            for head in top.heads
        )
    ):
        top.contents = block
        return
    if top is not None and not top.heads and top.contents is not None:
        top.contents = Contents(
            top.contents.start,
            block.end,
            (*top.contents.entries, *block.entries),
            (*top.contents.groups, *block.groups),
        )
        return
    run = Run(contents=block)
    runs.append(run)
    stack.append(run)


def _part_opener(rows: Sequence[Row], at: int) -> int | None:
    """The row of a bare "Referat" right before a head."""
    heading = rows[at - 1].heading if at else None
    return at - 1 if heading is not None and heading.role == "minutes_part" and heading.rest is None else None


def _place(runs: list[Run], stack: list[Run], head: Head, later: Sequence[Head]) -> None:
    scores = [_fit(run, head, i == len(stack) - 1) for i, run in enumerate(stack)]
    fresh = 1.5 if head.order[0] == 1 and not head.decision else 0.0
    best = max(range(len(scores)), key=lambda i: (scores[i], i), default=None)
    if best is None or scores[best] <= fresh:
        run = Run([head])
        runs.append(run)
        stack.append(run)
        return
    if best < len(stack) - 1 and scores[-1] >= 2.0 and _returns(head, later):
        best = len(stack) - 1
    outer = [i for i in range(best) if scores[i] >= 2.0 and stack[i].contents is None]
    if (
        outer
        and scores[best] < 3.5
        and not stack[best].part
        and not head.decision
        and not _comes_again(head, later)
    ):
        best = outer[-1]
    del stack[best + 1 :]
    stack[best].heads.append(head)


def _returns(head: Head, later: Sequence[Head]) -> bool:
    """Whether the same heading comes once more after others: then the outer meeting's is still to come."""
    others = False
    for other in later:
        if other.number != head.number:
            others = True
        elif others and not other.decision and alike(other.title, head.title):
            return True
    return False


def _comes_again(head: Head, later: Sequence[Head]) -> bool:
    """Whether the number is used once more by another item: then this one is the inner meeting's."""
    return any(other.number == head.number and not alike(other.title, head.title) for other in later)


def _fit(run: Run, head: Head, top: bool) -> float:
    """How well a head goes on with a run: above 2 it does, below 0 it contradicts it.

    top says that the run is the innermost one.
    """
    score = 0.5 + (1.0 if run.part else 0.0) if top else 0.0
    if run.contents is not None:
        entry = run.contents.entry(head.number)
        missing = -1.0 if _is_between(run.contents, head) else -3.0
        score += missing if entry is None else 4.0 if alike(entry.title, head.title) else -4.0
    same = [other for other in run.heads if other.number == head.number]
    if same:
        return score + _fit_again(run, head, same, top)
    if not run.heads:
        return score + 1.0
    step = head.order[0] - run.heads[-1].order[0]
    if head.order < run.heads[-1].order:
        return score - 5.0
    return score + (2.0 if step <= 1 else 1.6 - 0.1 * min(step, 10))


def _is_between(contents: Contents, head: Head) -> bool:
    """Whether the contents have numbers before and after a head's, so that its line was perhaps not read."""
    orders = [entry.order for entry in contents.entries]
    return bool(orders) and min(orders) < head.order < max(orders)


def _fit_again(run: Run, head: Head, same: Sequence[Head], top: bool) -> float:
    """The same for a head whose number the run has: the item's heading once more, or its decision."""
    if not any(alike(other.title, head.title) or not other.title or not head.title for other in same):
        return -5.0
    if run.heads[-1].number == head.number and (top or head.decision):
        decided = any(other.decision for other in same)
        return 3.0 if top else -8.0 if decided else 1.5
    if head.decision:
        return -3.0 if any(other.decision for other in same) else 2.0
    return -8.0
