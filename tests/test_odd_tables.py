"""Tables with cells as no form has them cost no file: what is not told by them is left alone."""

from parsers.finance.cells import Grid, GridCell, split_column
from parsers.minutes.paper.column_roles import find_column_role


def test_a_column_cut_in_two_leaves_every_row_as_long() -> None:
    wide = GridCell(pieces=(), row=1, column=1, column_span=2)
    rows = (
        tuple(GridCell(pieces=(), row=0, column=column) for column in range(4)),
        (GridCell(pieces=(), row=1, column=0), wide, None, GridCell(pieces=(), row=1, column=3)),
    )
    cut = split_column(Grid(rows, columns=4, page=1, box=None, ruled=True, places=()), 2, 300.0)
    assert [len(row) for row in cut.rows] == [cut.columns, cut.columns] == [5, 5]
    assert [cell and cell.column for cell in cut.rows[1]] == [0, 1, None, None, 4]


def test_a_column_headed_by_a_joining_word_has_no_role() -> None:
    assert find_column_role("Og") == ""
    assert find_column_role("Referat og beslutning") == "decision"
