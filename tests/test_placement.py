"""Numbers without columns find their columns again."""

from decimal import Decimal
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.finance.placement import Cells, PlacedRow, PrintedRow, place_rows, spread

WIDTH = 4


def numbers(*printed: int | str | None) -> Cells:
    """A row of numbers; None is a printed dash."""
    return tuple(None if n is None else Decimal(n) for n in printed)


def row(
    *printed: int | str | None, sum_of: tuple[int, ...] = (), known: tuple[Cells, ...] = ()
) -> PrintedRow:
    """A row that can be read in one way."""
    return PrintedRow(readings=(numbers(*printed),), sum_of=sum_of, known=known)


def columns(placed: PlacedRow | None) -> tuple[int, ...]:
    """Where the numbers of a row were put."""
    assert placed is not None
    return placed.columns


def grounds(rows: list[PrintedRow], width: int = WIDTH) -> list[str]:
    """Why each row stands where it does."""
    return [placed.ground if placed else "none" for placed in place_rows(rows, width)]


def test_a_full_row_has_no_choice() -> None:
    assert place_rows([row(1, 2, 3, 4)], WIDTH)[0] == PlacedRow(
        reading=0, columns=(0, 1, 2, 3), ground="full"
    )


def test_sums_place_rows_with_holes_at_both_ends() -> None:
    rows = [row(-50, -60, -60), row(20, 10), row(20, -40, -60, -60, sum_of=(0, 1))]
    placed = place_rows(rows, WIDTH)
    assert columns(placed[0]) == (1, 2, 3)
    assert columns(placed[1]) == (0, 1)
    assert grounds(rows) == ["sums", "sums", "full"]


def test_a_hole_in_the_middle_is_found() -> None:
    placed = place_rows([row(500, 300), row(10, 20, 30, 40), row(510, 20, 330, 40, sum_of=(0, 1))], WIDTH)
    assert columns(placed[0]) == (0, 2)


def test_totals_without_all_columns_are_placed_by_the_grand_total() -> None:
    rows = [
        row(-70, -80, -80),
        row(-70, -80, -80, sum_of=(0,)),
        row(900, 400),
        row(900, 400, sum_of=(2,)),
        row(900, 330, -80, -80, sum_of=(1, 3)),
    ]
    placed = place_rows(rows, WIDTH)
    assert [columns(p) for p in placed] == [(1, 2, 3), (1, 2, 3), (0, 1), (0, 1), (0, 1, 2, 3)]


def test_a_total_that_is_wrong_in_one_column_still_places_the_rest() -> None:
    rows = [
        row("1.0", "0.5"),
        row("3.5", "2.5"),
        row("1", "1", "0.5"),
        row("5.3", "4", "0.5", sum_of=(0, 1, 2)),
    ]
    placed = place_rows(rows, 3)
    assert columns(placed[0]) == (0, 1)
    assert columns(placed[1]) == (0, 1)


def test_rounded_sums_count_as_sums() -> None:
    rows = [row("1.4", "2.3"), row("0.3", "0.3", "0.3"), row("1.7", "2.7", "0.3", sum_of=(0, 1))]
    assert columns(place_rows(rows, 3)[0]) == (0, 1)


def test_rows_known_from_elsewhere_stand_there() -> None:
    elsewhere = numbers(0, -5, -5, None)
    placed = place_rows([row(-5, -5, known=(elsewhere,))], WIDTH)[0]
    assert placed is not None
    assert (placed.columns, placed.ground) == ((1, 2), "known")


def test_sums_outweigh_what_is_known_from_elsewhere() -> None:
    elsewhere = numbers(7, 8, None, None)
    rows = [row(7, 8, known=(elsewhere,)), row(1, 1, 1, 1), row(1, 1, 8, 9, sum_of=(0, 1))]
    assert columns(place_rows(rows, WIDTH)[0]) == (2, 3)


def test_without_any_ground_a_place_is_a_guess() -> None:
    assert grounds([row(610)]) == ["guess"]
    placed = place_rows([row(610), row(-5, -9, -9)], WIDTH)
    assert columns(placed[0]) == (0,)
    assert columns(placed[1]) == (1, 2, 3)


def test_the_sum_column_holds_the_sum() -> None:
    placed = place_rows([row(1000, 400, 1400)], 5, sum_column=4)[0]
    assert placed is not None
    assert placed.columns[-1] == 4


def test_a_dash_in_front_is_a_sign_only_if_the_sums_say_so() -> None:
    dashed = (numbers(50, 20, 30, 40), numbers(-50, 20, 30, 40))
    for reading, first in enumerate((50, -50)):
        rows = [
            row(first, 10, 10, 10),
            row(0, 10, 20, 30),
            PrintedRow(readings=dashed, sum_of=(0, 1)),
        ]
        placed = place_rows(rows, WIDTH)[2]
        assert placed is not None
        assert placed.reading == reading


def test_a_row_with_more_numbers_than_columns_has_no_place() -> None:
    assert place_rows([row(1, 2, 3)], 2) == (None,)


def test_many_loose_rows_do_not_explode() -> None:
    loose = [row(n, n + 1) for n in range(1, 15)]
    placed = place_rows([*loose, row(105, 119, 3, 3, 3, 3, sum_of=tuple(range(14)))], 6)
    assert len(placed) == 15


@st.composite
def tables(draw: st.DrawFn) -> list[Cells]:
    """Details with empty cells, of one or two sections."""
    cell = st.one_of(st.none(), st.integers(-40, 40).filter(bool))
    line = st.tuples(*[cell] * WIDTH).filter(lambda cells: any(n is not None for n in cells))
    return [numbers(*cells) for cells in draw(st.lists(line, min_size=2, max_size=3))]


def total_of(rows: list[Cells]) -> Cells:
    """The column sums."""
    return tuple(sum((r[c] or Decimal(0) for r in rows), Decimal(0)) for c in range(WIDTH))


def fitting(rows: list[Cells]) -> list[tuple[Cells, ...]]:
    """Every way to spread the numbers of the rows that gives the same sums, by brute force."""
    total = total_of(rows)
    ways = []
    for cells in rows:
        left = tuple(n for n in cells if n is not None)
        ways.append([spread(left, places, WIDTH) for places in combinations(range(WIDTH), len(left))])
    return [choice for choice in product(*ways) if total_of(list(choice)) == total]


@settings(max_examples=150, deadline=None)
@given(tables())
def test_forgotten_columns_come_back_when_the_sums_leave_one_way(rows: list[Cells]) -> None:
    """When only one way to place the numbers gives the printed sums, that way is found."""
    printed = [PrintedRow(readings=(tuple(n for n in cells if n is not None),)) for cells in rows]
    total = PrintedRow(readings=(total_of(rows),), sum_of=tuple(range(len(rows))))
    placed = place_rows([*printed, total], WIDTH)
    found = []
    for line, row_placed in zip(printed, placed, strict=False):
        assert row_placed is not None
        found.append(spread(line.readings[0], row_placed.columns, WIDTH))
    ways = fitting(rows)
    assert tuple(found) in ways
    if len(ways) == 1:
        assert found == rows


@settings(max_examples=100, deadline=None)
@given(tables(), st.integers(1, 3))
def test_numbers_keep_their_order_and_columns_of_their_own(rows: list[Cells], width: int) -> None:
    """Order is kept and every number gets a column of its own, whatever is asked."""
    printed = [PrintedRow(readings=(tuple(n for n in cells if n is not None),)) for cells in rows]
    for line, placed in zip(printed, place_rows(printed, width), strict=True):
        if len(line.readings[0]) > width:
            assert placed is None
        else:
            assert placed is not None
            assert list(placed.columns) == sorted(set(placed.columns))
            assert len(placed.columns) == len(line.readings[0])


def test_more_rows_than_are_searched_are_guesses() -> None:
    amounts = [Decimal(n) for n in range(1, 1300)]
    rows = [PrintedRow(readings=((n,),)) for n in amounts]
    rows.append(PrintedRow(readings=((sum(amounts, Decimal(0)),),), sum_of=tuple(range(len(amounts)))))
    assert {row.ground for row in place_rows(rows, 2) if row is not None} == {"guess"}
