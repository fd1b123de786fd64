"""Whether the items that were found account for the decisions of a paper; other signs of items where not."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.minutes.agenda.contents import is_group
from parsers.minutes.agenda.head import SECTION_SIGN, Head
from parsers.minutes.agenda.marks import find_marked, is_named
from parsers.minutes.agenda.recurring import find_recurring
from parsers.minutes.agenda.runs import Run
from parsers.minutes.agenda.unnumbered import find_untitled
from parsers.minutes.heads.header import find_header
from parsers.minutes.paper.rows import Row, heading_of
from parsers.text import key

DECIDING, RECORD = ("decision", "recommendation_and_decision"), "minutes_part"
FIGURES = re.compile(r"\d+")
# so many of the decisions of a paper stand in items of their own where its items are found
ACCOUNTED = 0.8


def complete(rows: Sequence[Row], runs: list[Run], known: frozenset[str]) -> list[Run]:
    """The runs of items; others, where those leave decisions out and others account for more of them."""
    decided = _find_decided(rows)
    runs = _join_sections(rows, runs, decided)
    headed = all(len(run.heads) >= ACCOUNTED * len(run.contents.entries) for run in runs if run.contents)
    weak = all(head.counted or not head.title for run in runs for head in run.heads)
    told = _count_told(decided, runs)
    if len(decided) < 2 or (told >= ACCOUNTED * len(decided) and headed and not weak):
        return runs
    listed = sum(len(run.heads) for run in runs if run.contents)
    for other in _find_others(rows, known):
        more = _count_told(decided, other)
        longer = not headed and sum(len(run.heads) for run in other if run.contents) > listed
        better = more > told and more >= ACCOUNTED * len(decided)
        if better or (other and more == told and (weak or longer)):
            return other
    return runs


def _find_others(rows: Sequence[Row], known: frozenset[str]) -> Iterator[list[Run]]:
    """The items by other signs, those that tell most first."""
    yield find_recurring(rows, known)
    for find in (find_marked, find_untitled):
        heads = find(rows, known)
        yield [Run(heads)] if heads else []


def _join_sections(rows: Sequence[Row], runs: list[Run], decided: Sequence[int]) -> list[Run]:
    """The runs; one that begins from 1 again below another, in its form and with decisions, goes on with it.

    What stands above its first item may name a group, and no head of a meeting stands between the two. What
    the other run has below that item counts on in the section that begins there.
    """
    joined = runs[:1]
    for run in runs[1:]:
        before = joined[-1]
        begun = bool(run.heads) and run.heads[0].begins is not None and not run.contents and not run.part
        if begun and before.heads and before.heads[-1].order < run.heads[0].order:
            before.heads += run.heads
            continue
        first = run.heads[0].row if run.heads else 0
        upper = [head for head in before.heads if head.row < first]
        section = Run(list({h.row: h for h in (*before.heads[len(upper) :], *run.heads)}.values()))
        section.heads.sort(key=lambda head: head.row)
        if not _is_section(rows, before, run, decided, upper, section):
            joined.append(run)
            continue
        last = upper[-1].number.partition(SECTION_SIGN)[0] if upper[-1].begins else "1"
        before.heads = [*upper, *(head.in_section(int(last)) for head in section.heads)]
    return joined


def _is_section(
    rows: Sequence[Row],
    before: Run,
    run: Run,
    decided: Sequence[int],
    upper: Sequence[Head],
    section: Run,
) -> bool:
    """Whether a run begins another section below the upper heads of the run before it."""
    if run.contents or run.part or before.part or not upper or not run.heads:
        return False
    first, last = run.heads[0], upper[-1]
    one, other = rows[first.row], rows[last.row]
    dressed = first.style == last.style and one.bold == other.bold and one.size == other.size
    if not first.is_first or first.row < last.after or not dressed or not is_named(rows, first.top):
        return False
    if any(head.order >= later.order for head, later in pairwise(section.heads)):
        return False
    header = find_header(rows, last.after, first.top, frozenset(), False)
    told = _count_told([at for at in decided if at >= first.row], [section])
    named = told * 2 >= len(section.heads) or is_group(rows[first.top - 1].text)
    return named and (header is None or header.day is None or header.body is None)


def _find_decided(rows: Sequence[Row]) -> list[int]:
    """The rows that head what was decided; "Protokol" does where it comes again and no other word does.

    What several bodies decided, one right after another, is one decision, of the item they all had.
    """
    roles: defaultdict[str, list[int]] = defaultdict(list)
    bodies: set[str] = set()
    last = ""
    for i, row in enumerate(rows):
        if (hit := heading_of(row)) is None:
            continue
        words = key(row.text[: hit.rest])
        role = hit.role if hit.role in DECIDING else f"{hit.role} {words}"
        said = FIGURES.sub("", words)
        if role != last or said in bodies:
            bodies = set()
        if not bodies:
            roles[role].append(i)
        bodies.add(said)
        last = role
    again = (found for role, found in roles.items() if role in DECIDING or role.startswith(RECORD))
    return max(again, key=len, default=[])


def _count_told(decided: Sequence[int], runs: Sequence[Run]) -> int:
    """How many items have a decision in them."""
    heads = sorted(
        (head.row, r, head.number) for r, run in enumerate(runs) for head in run.heads if not head.decision
    )
    starts = [row for row, _, _ in heads]
    return len({heads[at - 1][1:] for row in decided if (at := bisect_right(starts, row))})
