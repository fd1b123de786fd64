"""From rulings to the cells between them: pdfplumber's rules, in steps that grow with the number of rulings.

pdfplumber compares every point where rulings cross with every other; on a page with a long table that takes
longer than all the rest of its reading. What it finds is the same.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

Edge = dict[str, Any]  # as pdfplumber has them: x0, x1, top, bottom, orientation "h" or "v"
Point = tuple[float, float]
Cell = tuple[float, float, float, float]  # x0, top, x1, bottom
Crossings = dict[Point, tuple[set[int], set[int]]]  # the upright and the level rulings that meet at a point


def touching_groups(edges: Sequence[Edge], snap: float) -> list[list[Edge]]:
    """The edges in groups that touch each other, directly or through others, give or take `snap`."""
    x0, x1, top, bottom = (np.array([edge[side] for edge in edges]) for side in ("x0", "x1", "top", "bottom"))
    near = (x0[:, None] <= x1 + snap) & (top[:, None] <= bottom + snap)
    near &= near.T
    left = np.ones(len(edges), bool)
    groups: list[list[Edge]] = []
    while left.any():
        group = np.zeros(len(edges), bool)
        added = np.array([int(left.argmax())])
        while len(added):
            group[added] = True
            added = np.flatnonzero(near[added].any(axis=0) & ~group)
        left &= ~group
        groups.append([edges[i] for i in np.flatnonzero(group).tolist()])
    return groups


def find_crossings(edges: Iterable[Edge], snap: float) -> Crossings:
    """Where upright and level rulings meet, give or take `snap`, and by number which of them do."""
    numbered = list(enumerate(edges))
    upright = sorted((e["x0"], e["top"], e["bottom"], nth) for nth, e in numbered if e["orientation"] == "v")
    level = sorted((e["top"], e["x0"], e["x1"], nth) for nth, e in numbered if e["orientation"] == "h")
    heights = [edge[0] for edge in level]
    found: Crossings = {}
    for x, top, bottom, nth in upright:
        first, after = bisect_left(heights, top - snap), bisect_right(heights, bottom + snap)
        for y, x0, x1, other in level[first:after]:
            if x0 - snap <= x <= x1 + snap:
                meeting = found.setdefault((x, y), (set(), set()))
                meeting[0].add(nth)
                meeting[1].add(other)
    return found


def find_cells(crossings: Crossings) -> list[Cell]:
    """The smallest rectangle from each point to the right and down whose sides are all drawn."""
    below: dict[float, list[Point]] = defaultdict(list)
    beside: dict[float, list[Point]] = defaultdict(list)
    for point in sorted(crossings):
        below[point[0]].append(point)
        beside[point[1]].append(point)
    found: list[Cell] = []
    for column in below.values():
        for place, point in enumerate(column):
            row = beside[point[1]]
            cell = _smallest(point, column[place + 1 :], row[bisect_right(row, point) :], crossings)
            if cell is not None:
                found.append(cell)
    return found


def _smallest(
    point: Point, below: Sequence[Point], right: Sequence[Point], crossings: Crossings
) -> Cell | None:
    """The smallest cell with this upper left corner; its sides follow one ruling each."""
    upright, level = crossings[point]
    for low in below:
        if upright.isdisjoint(crossings[low][0]):
            continue
        for far in right:
            if level.isdisjoint(crossings[far][1]):
                continue
            corner = crossings.get((far[0], low[1]))
            if corner is None or corner[0].isdisjoint(crossings[far][0]):
                continue
            if not corner[1].isdisjoint(crossings[low][1]):
                return point[0], point[1], far[0], low[1]
    return None


def joined_cells(cells: Sequence[Cell]) -> list[list[Cell]]:
    """The cells in groups that share corners, directly or through others; groups of one are left out."""
    at: dict[Point, list[int]] = defaultdict(list)
    for nth, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            at[corner].append(nth)
    seen: set[int] = set()
    groups: list[list[Cell]] = []
    for nth in range(len(cells)):
        group: list[int] = []
        waiting = [nth]
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                group.append(here)
                x0, top, x1, bottom = cells[here]
                for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
                    waiting += at.pop(corner, ())
        if len(group) > 1:
            groups.append([cells[i] for i in sorted(group)])
    return groups
