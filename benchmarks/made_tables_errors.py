"""Puts errors into made-up finance tables that add up, each bigger than rounding could make it."""

from random import Random

from benchmarks.made_tables_model import Check, Planted, Table, amount, find_checks, off

DISAGREE = "tables disagree"
SORTS = ("digit", "digit", "transposed", "sign", "left out")


def plant_error(rng: Random, table: Table) -> Planted | None:
    """Changes one sum and says how; None where the table holds none that could be told from rounding."""
    checks = [check for check in find_checks(table) if amount(table, check.place)]
    for _ in range(12 if checks else 0):
        check, sort = rng.choice(checks), rng.choice(SORTS)
        right = amount(table, check.place)
        wrong = wrong_amount(rng, table, check, sort)
        if wrong is None or abs(wrong - right) <= max(3, len(check.parts)):
            continue
        before = {(c.place, c.parts): off(table, c) for c in find_checks(table)}
        change(table, check.place, wrong - right, carried=rng.random() < 0.4)
        failing = [c.place for c in find_checks(table) if off(table, c) != before[c.place, c.parts]]
        also = tuple(dict.fromkeys(place for place in failing if place != check.place))
        return Planted(sort=sort, place=check.place, expected=right, printed=wrong, also=also)
    return None


def plant_disagreement(rng: Random, overview: Table, detailed: Table) -> Planted | None:
    """Changes a row of an overview, and the sums made of it, so that it is not what the other table says."""
    places = [(r, c) for r, row in enumerate(overview.rows) for c in range(len(row.values)) if not row.parts]
    for _ in range(12):
        row, column = place = rng.choice(places)
        check = Check(place=place, parts=())
        right = amount(overview, place)
        wrong = wrong_amount(rng, overview, check, rng.choice(("digit", "transposed"))) if right else None
        if wrong is None or abs(wrong - right) <= 3 or overview.columns[column].parts:
            continue
        before = {(c.place, c.parts): off(overview, c) for c in find_checks(overview)}
        change(overview, place, wrong - right, carried=True)
        failing = [c.place for c in find_checks(overview) if off(overview, c) != before[c.place, c.parts]]
        label = overview.rows[row].label
        other = next(r for r, one in enumerate(detailed.rows) if one.label == label)
        return Planted(
            sort=DISAGREE,
            place=place,
            expected=right,
            printed=wrong,
            also=tuple(dict.fromkeys(p for p in failing if p != place)),
            other=(other, column),
        )
    return None


def wrong_amount(rng: Random, table: Table, check: Check, sort: str) -> int | None:
    """What would be printed with an error of a sort, None where it makes no difference."""
    right = amount(table, check.place)
    digits = str(abs(right))
    sign = -1 if right < 0 else 1
    if sort == "sign":
        return -right
    if sort == "left out":
        if len(check.parts) < 2:
            return None
        place, part_sign = rng.choice(check.parts)
        return right - part_sign * amount(table, place)
    if sort == "transposed":
        spots = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and digits[i + 1] != "0"]
        if not spots:
            return None
        i = rng.choice(spots)
        return sign * int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])
    i = rng.randrange(len(digits))
    other = rng.choice([d for d in "123456789" if d != digits[i]])
    return sign * int(digits[:i] + other + digits[i + 1 :])


def change(table: Table, place: tuple[int, int], difference: int, carried: bool) -> None:
    """Changes an amount; carried says that the sums made of it, down the rows, were made of the wrong one."""
    row, column = place
    values = table.rows[row].values
    values[column] = (values[column] or 0) + difference
    if not carried:
        return
    for above, other in enumerate(table.rows):
        if row in other.parts:
            change(table, (above, column), difference, carried=True)
