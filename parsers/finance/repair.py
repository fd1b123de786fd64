"""Scanned numbers that the printed sums contradict: mended where one reading alone makes the sums right.

Only what was read from a picture is ever mended, and only to another reading of the same printed characters;
what was read stays in the value's spans and its note. A paper whose printed total is wrong looks the same as
a misread digit, so a number that the OCR program was sure of changes only when two sums that cross in it ask
for the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from models.evidence import Found
from models.frozen import dataclass
from models.records import FinanceRow
from parsers.finance.sums import Sum, find_sums, print_number
from parsers.money import MINUS, parse_number

# What Tesseract takes for each other in print that is thin, blurred or touched by a ruling.
LOOK_ALIKES = {
    "0": "689",
    "1": "74",
    "2": "7",
    "3": "85",
    "4": "19",
    "5": "368",
    "6": "058",
    "7": "12",
    "8": "0369",
    "9": "048",
}
LETTERS = {
    **dict.fromkeys("OoQD", "0"),
    **dict.fromkeys("lIi|!", "1"),
    **dict.fromkeys("Zz", "2"),
    **dict.fromkeys("Ss", "5"),
    **dict.fromkeys("Gb", "6"),
    "A": "4",
    "T": "7",
    "B": "8",
    **dict.fromkeys("gq", "9"),
}
# The OCR program is sure of a number from this confidence on.
SURE = 0.9
MOST_ROUNDS = 10

Place = tuple[int, int]
Values = list[list[Decimal | None]]


@dataclass(frozen=True, slots=True)
class _Change:
    """One cell as it may have been printed, and how many sums ask for it."""

    place: Place
    value: Decimal
    mended: int


def mend_scanned(
    rows: Sequence[FinanceRow], reads: Sequence[Sequence[Found[str] | None]], columns: Sequence[Found[str]]
) -> tuple[FinanceRow, ...]:
    """The rows with the numbers mended that only one other reading of a scan makes agree with the sums.

    reads are the cells' characters, as wide as the rows, None where nothing is printed. Mended values are
    "repaired" with a note of what was read. Rows that were not scanned come back as they are. "1.230" and
    "70" above the total "1.350" become "1.280" and "70", when the program was unsure of "1.230".
    """
    if not any(_confidence(cell) is not None for row in reads for cell in row):
        return tuple(rows)
    values: Values = [[None if cell is None else cell.value for cell in row.values] for row in rows]
    sums = find_sums(rows, columns)
    mended: dict[Place, Decimal] = {}
    for _ in range(MOST_ROUNDS):
        change = next(_changes(values, reads, sums, mended), None)
        if change is None:
            break
        mended[change.place] = change.value
        values[change.place[0]][change.place[1]] = change.value
    return tuple(_with_values(row, r, reads[r], mended) for r, row in enumerate(rows))


def find_readings(printed: str) -> tuple[Decimal, ...]:
    """The other numbers that a misread cell may have been, each one slip away from what was read.

    Look-alike digits, letters for digits, a sign lost or made up, a comma for a point, a ruling read as "1".
    find_readings("l0") holds 10; find_readings("1,250") holds 1250 among others.
    """
    read = parse_number(printed)
    plain = "".join(LETTERS.get(letter, letter) for letter in printed.strip())
    found = (parse_number(text) for text in _slips(plain))
    return tuple(dict.fromkeys(value for value in found if value is not None and value != read))


def _slips(plain: str) -> Iterator[str]:
    yield plain
    for i, letter in enumerate(plain):
        for other in LOOK_ALIKES.get(letter, ""):
            yield plain[:i] + other + plain[i + 1 :]
    yield plain.lstrip(MINUS + " ") if plain[:1] in MINUS else f"-{plain}"
    yield plain.translate(str.maketrans(",.", ".,"))
    yield plain.replace(" ", "")
    yield plain.removeprefix("1")
    yield plain.removesuffix("1")


def _changes(
    values: Values,
    reads: Sequence[Sequence[Found[str] | None]],
    sums: Sequence[Sum],
    mended: dict[Place, Decimal],
) -> Iterator[_Change]:
    """The changes that are the only one to make a contradicted sum right, best founded first."""
    wrong = [one for one in sums if one.miss(values)]
    allowed: dict[Place, list[_Change]] = {}
    for place in dict.fromkeys(place for one in wrong for place in (one.total, *one.parts)):
        cell = reads[place[0]][place[1]]
        if cell is not None and _confidence(cell) is not None and place not in mended:
            allowed[place] = list(_allowed(values, cell, place, sums, wrong))
    sole: list[_Change] = []
    for one in wrong:
        choices = [change for place in (one.total, *one.parts) for change in allowed.get(place, ())]
        best = max((change.mended for change in choices), default=0)
        likeliest = [change for change in choices if change.mended == best]
        if len(likeliest) == 1:
            sole += likeliest
    yield from sorted(sole, key=lambda change: -change.mended)


def _allowed(
    values: Values, cell: Found[str], place: Place, sums: Sequence[Sum], wrong: Sequence[Sum]
) -> Iterator[_Change]:
    """The readings of one cell that leave every sum it stands in right, and why they may be believed."""
    mine = [one for one in sums if place == one.total or place in one.parts]
    contradicted = [one for one in mine if one in wrong]
    unsure = (_confidence(cell) or 0.0) < SURE or values[place[0]][place[1]] is None
    if not unsure and len(contradicted) < 2:
        return
    for value in find_readings(cell.value):
        tried = [list(row) for row in values]
        tried[place[0]][place[1]] = value
        if not any(one.miss(tried) for one in mine):
            yield _Change(place, value, len(contradicted))


def _confidence(cell: Found[str] | None) -> float | None:
    """That of the least sure word; None for what was not scanned."""
    sure = [span.confidence for span in cell.spans if span.confidence is not None] if cell else []
    return min(sure, default=None)


def _with_values(
    row: FinanceRow, r: int, reads: Sequence[Found[str] | None], mended: dict[Place, Decimal]
) -> FinanceRow:
    if not any(place[0] == r for place in mended):
        return row
    values = list(row.values)
    for (mended_row, c), value in mended.items():
        cell = reads[c]
        if mended_row == r and cell is not None:
            note = (
                f'Læst som "{cell.value}" i scanningen; kun {print_number(value)} får summerne til at passe.'
            )
            values[c] = Found(value, cell.spans, "finance.value.sums", "repaired", note)
    return replace(row, values=tuple(values))
