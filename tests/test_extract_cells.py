"""Cells between rulings, with pdfplumber as the judge."""

import random
from typing import Any

import pytest
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extract.tables.cells import find_cells, find_crossings, joined_cells, touching_groups


def drawn(seed: int) -> list[dict[str, Any]]:
    """Rulings of a grid of which some pieces are missing, and some that are no part of it."""
    chance = random.Random(seed)
    xs, ys = [50 + 60 * i for i in range(6)], [80 + 22 * i for i in range(8)]
    pieces = [(x, y, x, y + 22) for x in xs for y in ys[:-1]] + [
        (x, y, x + 60, y) for x in xs[:-1] for y in ys
    ]
    kept = [piece for piece in pieces if chance.random() < 0.8]
    kept += [(400.0, 300.0, 400.0, 360.0), (380.0, 330.0, 450.0, 330.0)]
    return merge_edges(
        [edge(*(side + chance.uniform(0, 0.4) for side in piece)) for piece in kept], 3, 3, 3, 3
    )


def edge(x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    level = x1 - x0 > bottom - top
    sides = {"x0": x0, "x1": x1, "top": top, "bottom": top if level else bottom}
    if not level:
        sides["x1"] = x0
    size = {"width": sides["x1"] - x0, "height": sides["bottom"] - top}
    return {**sides, **size, "orientation": "h" if level else "v"}


@pytest.mark.parametrize("seed", range(12))
def test_cells_and_tables_are_those_of_pdfplumber(seed: int) -> None:
    edges = drawn(seed)
    wanted = intersections_to_cells(edges_to_intersections(edges, 3, 3))
    cells = find_cells(find_crossings(edges, 3))
    assert sorted(cells) == sorted(wanted) and len(cells) > 5
    theirs = sorted(sorted(table) for table in cells_to_tables(wanted))
    assert sorted(sorted(table) for table in joined_cells(cells)) == theirs


def test_edges_that_touch_are_one_group() -> None:
    edges = [edge(0, 0, 50, 0), edge(0, 0, 0, 40), edge(0, 42, 50, 42), edge(200, 0, 200, 40)]
    assert sorted(len(group) for group in touching_groups(edges, 3)) == [1, 3]
    assert touching_groups([], 3) == []
