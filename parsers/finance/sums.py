"""What sums tell about a table: which rows are totals of others, and what each printed total adds up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from models.evidence import Found, Issue
from models.frozen import dataclass
from models.records import FinanceRow, FinanceTable, RowKind
from parsers.finance.sum_columns import find_made
from parsers.finance.sum_rows import build_facts, find_step
from parsers.finance.sum_search import search_groups
from parsers.finance.sum_tails import Group
from parsers.finance.words import is_bare_total, is_of_which, is_ratio_column, is_running
from parsers.text import key

# "3. Flere fælles køkkener": a numbered label may head the rows below it
NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s+\S")
# at least this share of the columns must agree before sums make a row a total
AGREEMENT = 0.6
# less where most rows that look like it are totals of the rows below them
LED_TOO = 0.5
# what the columns must say (see sum_rows.weigh) before numbers alone make a row a total
PLAIN = 5.0
ZERO = Decimal(0)
Place = tuple[int, int]


def settle_kinds(
    rows: Sequence[FinanceRow], bold: Sequence[bool], headings: Sequence[str] = ()
) -> tuple[FinanceRow, ...]:
    """The rows with the kinds that only the whole table tells.

    A row that stands above the rows it adds up is a total and their section; the bare "I alt" at the foot of
    a table that has other totals is its grand total, and so is a row without label that adds up the totals.
    Where the numbers alone make it plain that a row adds up others, its words do not count. headings are
    those of the columns, as far as known.
    """
    settled = _lead_by_heading(list(rows))
    settled = _lead_by_sums(settled, bold)
    settled = _name_nets(_name_bottom(_find_unnamed(settled)))
    groups = search_groups(build_facts(settled, headings), bold)
    return tuple(_name_running(_name_whole(_led_by_groups(settled, groups), groups)))


def _with_kind(row: FinanceRow, kind: RowKind, rule: str, note: str) -> FinanceRow:
    return replace(row, kind=Found(kind, row.kind.spans or row.label.spans, rule, "inferred", note))


def _lead_by_heading(rows: list[FinanceRow]) -> list[FinanceRow]:
    """Rows whose label is printed again as the heading of the next rows are totals of those."""
    for i, row in enumerate(rows[:-1]):
        section = rows[i + 1].section
        same = section is not None and key(section.value) == key(row.label.value)
        if row.kind.value == "detail" and same and (row.section is None or row.section != section):
            note = "Rækkens navn er overskrift for rækkerne under den."
            rows[i] = replace(_with_kind(row, "total", "finance.kind.leading", note), section=None)
    return rows


def _lead_by_sums(rows: list[FinanceRow], bold: Sequence[bool]) -> list[FinanceRow]:
    """Numbered or bold rows that are the sum of the rows up to the next such row are their totals."""
    details = [i for i, row in enumerate(rows) if row.kind.value == "detail" and any(row.values)]
    leads = [i for i in details if NUMBERED.match(rows[i].label.value)]
    if len(leads) < 1 and len({bold[i] for i in details}) == 2:
        leads = [i for i in details if bold[i]]
    blocks = {i: _block_below(rows, i, leads) for i in leads}
    led = [i for i in leads if blocks[i] and _agrees(rows[i], [rows[j] for j in blocks[i]])]
    if len(led) > 1 and len(led) >= AGREEMENT * len(leads):
        led = [i for i in leads if blocks[i] and _agrees(rows[i], [rows[j] for j in blocks[i]], LED_TOO)]
    if len(led) < len(leads) and _foot_agrees(rows, blocks, half=2 * len(led) >= len(leads)):
        led = leads
    if not led or len(led) < AGREEMENT * len(leads) or len(leads) == len(details):
        blocks = _parted_by_sums(rows, details)
        led = list(blocks)
    note = "Rækken er summen af rækkerne under den."
    for i in led:
        rows[i] = replace(_with_kind(rows[i], "total", "finance.kind.leading", note), section=None)
        for j in blocks[i]:
            label = rows[i].label
            section = Found(label.value, label.spans, "finance.section.leading", "inferred", note)
            rows[j] = replace(rows[j], section=rows[j].section or section)
    return rows


def _foot_agrees(rows: Sequence[FinanceRow], blocks: Mapping[int, Sequence[int]], *, half: bool) -> bool:
    """Whether the foot of a table shows that numbered rows are the sums of those below, some wrong ones too.

    It does where it adds up the rows below them alone, or, when half of them are right, them alone.
    """
    below = [j for block in blocks.values() for j in block]
    foot = next((i for i in reversed(range(len(rows))) if rows[i].kind.value != "payback"), 0)
    whole = sorted([*blocks, *below]) == [i for i in range(foot) if any(rows[i].values)]
    if len(blocks) < 2 or not all(blocks.values()) or not whole or rows[foot].kind.value == "detail":
        return False
    if any(is_of_which(rows[j].label.value) for j in below):
        return False
    return _agrees(rows[foot], [rows[j] for j in below]) or (
        half and _agrees(rows[foot], [rows[i] for i in blocks])
    )


def _parted_by_sums(rows: Sequence[FinanceRow], details: Sequence[int]) -> dict[int, list[int]]:
    """Details parted into leads and their blocks by sums alone; empty unless the foot of the table agrees.

    Every lead must be the sum of its block in every column, and the row below them the sum of the leads.
    """
    end = details[-1] + 1 if details else 0
    if end >= len(rows) or list(details) != list(range(end)) or rows[end].kind.value == "payback":
        return {}
    blocks: dict[int, list[int]] = {}
    at = 0
    while at < end:
        stop = _find_stop(rows, at, end)
        if stop is None:
            return {}
        blocks[at] = list(range(at + 1, stop))
        at = stop
    several = len(blocks) > 1 and any(len(block) > 1 for block in blocks.values())
    return blocks if several and _adds_up(rows[end], [rows[i] for i in blocks]) else {}


@dataclass(slots=True)
class _Running:
    """A printed total, and what the rows below it come to so far."""

    printed: Decimal
    come_to: Decimal = ZERO
    amounts: int = 0
    step: Decimal = Decimal(1)

    def add(self, value: Decimal) -> None:
        """Take in the amount of one more row."""
        self.come_to += value
        self.amounts += 1
        self.step = min(self.step, find_step([value]))

    def holds(self) -> bool:
        """Whether they are the same within rounding."""
        slack = (find_step([self.printed]) + self.step * self.amounts) / 2
        return abs(self.printed - self.come_to) <= slack


def _find_stop(rows: Sequence[FinanceRow], at: int, end: int) -> int | None:
    """Where the first rows below a row end that add up to it, as _adds_up has it; None where none do."""
    if not any(cell and cell.value for cell in rows[at].values):
        return None
    sums = {c: _Running(cell.value) for c, cell in enumerate(rows[at].values) if cell is not None}
    for j in range(at + 1, end):
        for c, amount in enumerate(rows[j].values):
            if amount is not None and c in sums:
                sums[c].add(amount.value)
        if all(column.holds() for column in sums.values()):
            return j + 1
    return None


def _adds_up(total: FinanceRow, parts: Sequence[FinanceRow]) -> bool:
    """Whether a row is the sum of others in every column it prints, and prints more than zeros."""
    differences = [_difference(total, parts, column) for column in range(len(total.values))]
    return not any(differences) and any(cell and cell.value for cell in total.values)


def _block_below(rows: Sequence[FinanceRow], i: int, leads: Sequence[int]) -> list[int]:
    block: list[int] = []
    for j in range(i + 1, len(rows)):
        if j in leads or rows[j].kind.value != "detail":
            break
        block.append(j)
    return block


def _agrees(total: FinanceRow, parts: Sequence[FinanceRow], least: float = AGREEMENT) -> bool:
    """Whether a row is the sum of others in most of its columns, within rounding, and not by zeros alone."""
    differences = [_difference(total, parts, c) for c in range(len(total.values))]
    known = [d for d in differences if d is not None]
    right = sum(1 for d in known if not d)
    return bool(known) and right >= least * len(known) and any(v and v.value for v in total.values)


def _difference(total: FinanceRow, parts: Sequence[FinanceRow], column: int) -> Decimal | None:
    """What a column of a total is off from its parts, 0 within rounding; None where it cannot be told."""
    printed = total.values[column]
    if printed is None:
        return None
    amounts = [part.values[column] for part in parts if column < len(part.values)]
    values = [amount.value for amount in amounts if amount is not None]
    off = printed.value - sum(values, ZERO)
    slack = (find_step([printed.value]) + find_step(values) * len(values)) / 2
    return ZERO if abs(off) <= slack else off


def _led_by_groups(rows: list[FinanceRow], groups: Sequence[Group]) -> list[FinanceRow]:
    """Details that the numbers say add up others are totals; those above their parts are their section."""
    led = sum(group.lead for group in groups)
    for group in groups:
        row = rows[group.total]
        if row.kind.value != "detail" or group.evidence.wrong or group.evidence.score < PLAIN:
            continue
        if not group.lead:
            if group.rule == "below" and row.label.value:
                note = "Rækken er summen af rækkerne over den."
                rows[group.total] = _with_kind(row, "total", "finance.kind.sums", note)
        elif led > 1 or len(group.parts) > 2:
            note = "Rækken er summen af rækkerne under den."
            rows[group.total] = replace(_with_kind(row, "total", "finance.kind.leading", note), section=None)
            for i in group.parts:
                section = Found(row.label.value, row.label.spans, "finance.section.leading", "inferred", note)
                rows[i] = replace(rows[i], section=rows[i].section or section)
    return rows


def _name_whole(rows: list[FinanceRow], groups: Sequence[Group]) -> list[FinanceRow]:
    """The total of totals that the whole table goes into is its grand total, where no other is."""
    if any(row.kind.value == "grand_total" for row in rows):
        return rows
    parts = {group.total: group.parts for group in groups if group.rule != "alike"}
    amounts = [i for i, row in enumerate(rows) if any(row.values) and row.kind.value != "payback"]
    counted = [i for i in amounts if not is_running(rows[i].label.value)]
    for i in counted[-1:] + counted[:1]:
        below = _all_parts(i, parts)
        totals = [j for j in parts.get(i, ()) if j in parts]
        rest = [j for j in counted if j != i and j not in below and not is_of_which(rows[j].label.value)]
        if rows[i].kind.value == "total" and len(totals) > 1 and not rest:
            note = "Rækken lægger hele tabellens totaler sammen."
            rows[i] = replace(_with_kind(rows[i], "grand_total", "finance.kind.whole", note), section=None)
            break
    return rows


def _name_nets(rows: list[FinanceRow]) -> list[FinanceRow]:
    """The row "Anlæg netto" below the heading "Anlæg" is the total of what stands under it."""
    for i, row in enumerate(rows):
        section = key(row.section.value) if row.section is not None else ""
        if section and row.kind.value == "detail" and key(row.label.value) in _nets_of(section):
            note = "Rækken hedder som overskriften, netto."
            rows[i] = _with_kind(row, "total", "finance.kind.net", note)
    return rows


def _nets_of(section: str) -> tuple[str, str, str]:
    return f"{section} netto", f"netto {section}", f"netto{section}"


def _name_running(rows: list[FinanceRow]) -> list[FinanceRow]:
    """What a total has come to so far is a total: "Akkumuleret nettoeffekt" below "Nettoeffekt".

    It is no grand total, or the sums of the years would be counted twice.
    """
    for i, row in enumerate(rows[1:], 1):
        above = rows[i - 1]
        if row.kind.value == "detail" and is_running(row.label.value) and above.kind.value != "detail":
            note = "Rækken er den løbende sum af rækken over den."
            made = _with_kind(row, "total", "finance.kind.running", note)
            rows[i] = replace(made, section=above.section)
    return rows


def _all_parts(total: int, parts: Mapping[int, Sequence[int]]) -> set[int]:
    """The rows that a total adds up, and those that they add up, all the way down."""
    found: set[int] = set()
    ahead = [total]
    while ahead:
        fresh = [i for i in parts.get(ahead.pop(), ()) if i not in found]
        found.update(fresh)
        ahead += fresh
    return found


def _find_unnamed(rows: list[FinanceRow]) -> list[FinanceRow]:
    totals: list[FinanceRow] = []
    for i, row in enumerate(rows):
        if not row.label.value and row.kind.value == "detail" and len(totals) > 1 and _agrees(row, totals):
            note = "Rækken er trykt uden navn, men er summen af tabellens totaler."
            rows[i] = replace(_with_kind(row, "grand_total", "finance.kind.sum", note), section=None)
        if row.kind.value == "total":
            totals.append(row)
    return rows


def _name_bottom(rows: list[FinanceRow]) -> list[FinanceRow]:
    """Totals headed "I alt", and the bare "I alt" below other totals, are grand totals."""
    for i, row in enumerate(rows):
        if row.kind.value == "total" and row.section is not None and is_bare_total(row.section.value):
            rows[i] = _with_kind(row, "grand_total", "finance.kind.section", 'Rækken står under "I alt".')
    amounts = [i for i, row in enumerate(rows) if row.kind.value != "payback"]
    others = [i for i in amounts[:-1] if rows[i].kind.value == "total"]
    if amounts and others and rows[amounts[-1]].kind.value == "total":
        last = rows[amounts[-1]]
        if is_bare_total(last.label.value) and not any(r.kind.value == "grand_total" for r in rows):
            note = "Rækken står nederst og lægger tabellens totaler sammen."
            rows[amounts[-1]] = replace(
                _with_kind(last, "grand_total", "finance.kind.bottom", note), section=None
            )
    return rows


@dataclass(frozen=True, slots=True)
class Sum:
    """A total that the table prints and what it adds up, each a place (row, column) in its values.

    signs has one entry for each part, -1 for what is drawn off; empty when all are added. rule says how the
    rows stand: "below" their total or "above" it, "alike" rows of several, a "difference", "across" columns.
    """

    total: Place
    parts: tuple[Place, ...]
    signs: tuple[int, ...] = ()
    rule: str = "below"

    def made(self, rows: Sequence[Sequence[Decimal | None]]) -> Decimal:
        """What the parts make; an empty cell counts as 0. rows are the values of the table."""
        signs = self.signs or (1,) * len(self.parts)
        return sum((s * (rows[r][c] or ZERO) for s, (r, c) in zip(signs, self.parts, strict=True)), ZERO)

    def slack(self, rows: Sequence[Sequence[Decimal | None]]) -> Decimal:
        """How far rounding may take the total from its parts: half a unit for each printed number."""
        printed = rows[self.total[0]][self.total[1]]
        values = [value for r, c in self.parts if (value := rows[r][c]) is not None]
        return (find_step([] if printed is None else [printed]) + find_step(values) * len(values)) / 2

    def miss(self, rows: Sequence[Sequence[Decimal | None]]) -> Decimal:
        """What the printed total is off from its parts, 0 within rounding and where the total is empty."""
        printed = rows[self.total[0]][self.total[1]]
        if printed is None:
            return ZERO
        off = printed - self.made(rows)
        return ZERO if abs(off) <= self.slack(rows) else off


def find_sums(rows: Sequence[FinanceRow], columns: Sequence[Found[str]]) -> tuple[Sum, ...]:
    """The sums of a table: each column of its totals, then the columns that others make in each row.

    They are found from the numbers and the layout together; a total that cannot be told to add up certain
    rows is left out.
    """
    headings = [column.value for column in columns]
    facts = build_facts(rows, headings)
    found: list[Sum] = []
    for group in search_groups(facts):
        for c in range(len(columns)):
            if is_ratio_column(headings[c]):
                continue
            found.append(Sum((group.total, c), tuple((i, c) for i in group.parts), group.signs, group.rule))
    for made in find_made(facts, headings):
        signs = tuple(sign for _, sign in made.parts)
        for row in facts:
            if row.counted and any(row.cells[c] is not None for c, _ in made.parts):
                parts = tuple((row.index, c) for c, _ in made.parts)
                found.append(Sum((row.index, made.column), parts, signs, "across"))
    return tuple(found)


def mended_issues(table: FinanceTable, where: str) -> Iterator[Issue]:
    """An issue for each number of a scan that was mended so that the sums are right."""
    for row in table.rows:
        for c, cell in enumerate(row.values):
            if cell is not None and cell.certainty == "repaired":
                name = f"{where}, række '{row.label.value}', {table.columns[c].value}"
                yield Issue(
                    code="table.repaired",
                    severity="warning",
                    message=f"{name}: {cell.note} Tjek det på billedet af siden.",
                    where=name,
                    expected=print_number(cell.value),
                    found=" ".join(span.printed for span in cell.spans),
                    span=cell.spans[0],
                )


def print_number(value: Decimal) -> str:
    """A number as Danish paper prints it: "-1.250", "2,5"."""
    whole, _, fraction = f"{value:,f}".partition(".")
    return whole.replace(",", ".") + (f",{fraction}" if fraction.strip("0") else "")
