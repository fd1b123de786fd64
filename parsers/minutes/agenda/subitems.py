"""Parts of an item that are decided one by one: "2.1. Stien" and "2.2. Havnen" under "2. Høringer"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.minutes.agenda.head import Head, build_head
from parsers.minutes.agenda.runs import Run
from parsers.minutes.agenda.title_rows import find_title_rows
from parsers.minutes.paper.rows import Row, heading_of

Told = Sequence[tuple[int, re.Match[str]]]
SUB = re.compile(r"^(?P<number>(?P<of>\d{1,3})\.\d{1,2})[.)]?\s+(?P<title>[A-ZÆØÅ\"”»(].*)$")
# so many parts make an item one of parts
LEAST_PARTS = 2


def add_subitems(rows: Sequence[Row], runs: Sequence[Run], known: frozenset[str]) -> None:
    """Put the parts of items that each are decided on behind the heads of those items."""
    numbered = (i for i, row in enumerate(rows) if row.text[:1].isdigit())
    told = [(i, match) for i in numbered if (match := SUB.match(rows[i].text)) is not None]
    if len(told) < LEAST_PARTS:
        return
    spots = [i for i, _ in told]
    for run in runs:
        found: list[Head] = []
        for n, head in enumerate(run.heads):
            end = run.heads[n + 1].row if n + 1 < len(run.heads) else len(rows)
            inside = told[bisect_left(spots, head.after) : bisect_left(spots, end)]
            found += _parts_of(rows, head, end, inside, known) if len(inside) >= LEAST_PARTS else []
        run.heads = sorted([*run.heads, *found], key=lambda head: head.row)


def _parts_of(rows: Sequence[Row], head: Head, end: int, told: Told, known: frozenset[str]) -> Iterator[Head]:
    """The parts of an item, which count from 1 in its dress, each with a decision under it and none above."""
    own = [(i, match) for i, match in told if match["of"] == head.printed]
    counts = [f"{head.printed}.{n}" for n in range(1, len(own) + 1)]
    if len(own) < LEAST_PARTS or [match["number"] for _, match in own] != counts or head.decision:
        return
    spots = [i for i, _ in own]
    if _decides(rows, head.after, spots[0]) or any(rows[i].bold != rows[head.row].bold for i in spots):
        return
    if all(_decides(rows, start, stop) for start, stop in pairwise([*spots, end])):
        yield from (find_title_rows(rows, build_head("numbered", m, rows[i], i), known) for i, m in own)


def _decides(rows: Sequence[Row], start: int, stop: int) -> bool:
    """Whether some rows hold the heading of a decision."""
    hits = (heading_of(row) for row in rows[start:stop])
    return any(hit is not None and hit.role.endswith("decision") for hit in hits)
