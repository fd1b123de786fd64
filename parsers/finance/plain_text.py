"""Finance tables in plain text taken from PDFs, where columns and empty cells are gone.

The lines of a table follow each other; which of them make a row, and which column a number stands in, is
worked out from the words, from the printed sums and from other tables of the same proposal.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from models.evidence import Found
from models.frozen import dataclass
from models.records import FinanceRow, FinanceTable, RowKind
from parsers.finance.assemble import (
    Assembled,
    Frame,
    Payback,
    TableContext,
    assemble,
    find_caption,
    is_steering_area,
    is_unit_line,
    words,
)
from parsers.finance.caption import NOTE_LINES, price_note
from parsers.finance.plain_cells import LooseTable, find_appropriations, loosen, place_tables, raw_rows
from parsers.finance.plain_edges import without_edges
from parsers.finance.plain_header import Header, read_header, shared_title, tail_start
from parsers.finance.plain_labels import NUMBERED, Surroundings
from parsers.finance.plain_rows import (
    Candidates,
    Cut,
    Shape,
    cut_rows,
    find_candidates,
    table_stop,
)
from parsers.finance.plain_words import find_headings
from parsers.finance.plain_years import find_year_rows
from parsers.flow import Flow, Place
from parsers.text import key

ON_TOP = 1.0  # how much better tables must read before numbers are taken to stand beside first label lines
MOST_BODY_LINES = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """A table, the lines it was made of, and the payback times (service, total economy) printed in it."""

    table: FinanceTable
    places: tuple[Place, ...]
    payback: Payback | None


@dataclass(frozen=True, slots=True)
class _Cutout:
    header: Header
    cuts: tuple[Cut, ...]
    end: int
    score: float


def find_text_tables(flow: Flow, places: Sequence[Place], context: TableContext) -> list[TextTable]:
    """The finance tables in the lines of one proposal, plan initiative or overview, in printed order.

    Numbers of rows with empty cells are placed by the printed sums and by the other tables of the same lines;
    their certainty is then "inferred", or "uncertain" where nothing settles it. Lines that are no table are
    left alone; nothing is raised.
    """
    places = without_edges(flow, places)
    years = find_year_rows(flow, places, context)
    told = [TextTable(table=y.made.table, places=tuple(places[y.start : y.end]), payback=None) for y in years]
    covered = {place.index for table in told for place in table.places}
    places = [place for place in places if place.index not in covered]
    around = flow.once("finance.labels", _surroundings)
    cutouts = _best_cutouts(places, around)
    loose = [
        loosen(c.header, find_appropriations(c.cuts, c.header), _name(c.header, n))
        for n, c in enumerate(cutouts, 1)
    ]
    made = [
        _text_table(flow, places, table, cutout, context)
        for table, cutout in zip(place_tables(loose), cutouts, strict=True)
    ]
    made += told
    shared = {t.table.multiplier for t in made if t.table.unit is not None and t.table.is_money}
    return [_with_multiplier(t, next(iter(shared))) for t in made] if len(shared) == 1 else made


def _surroundings(flow: Flow) -> Surroundings:
    """How often the short lines of a document stand in it, by key and without the numbers that end them."""
    return Surroundings(Counter(key(p.text[: tail_start(p.text)]) for p in flow.places if len(p.text) < 90))


def _best_cutouts(places: Sequence[Place], around: Surroundings) -> list[_Cutout]:
    """The tables read with numbers below and beside the first line of labels, whichever reads better.

    Read once more with the labels of the tables known, since the same rows come back in several tables.
    """
    cutter = _Cutter(places, around)
    below, on_top = cutter.cut(frozenset(), on_top=False), cutter.cut(frozenset(), on_top=True)
    better = sum(c.score for c in on_top) > sum(c.score for c in below) + ON_TOP
    found = on_top if better else below
    if len(found) < 2:
        return found
    labels = frozenset(key(cut.text) for c in found for cut in c.cuts if cut.kind == "row" and cut.text)
    return cutter.cut(labels, on_top=better)


class _Cutter:
    """Cuts the tables out of some lines; what does not change from one try to the next is kept."""

    def __init__(self, places: Sequence[Place], around: Surroundings) -> None:
        self.places = places
        self.lines = find_headings(places)
        self.title = shared_title(places, self.lines)
        self.around = around
        self.candidates: dict[tuple[int, int], Candidates] = {}

    def cut(self, labels: frozenset[str], *, on_top: bool) -> list[_Cutout]:
        """The tables from top to bottom, each with the lines its rows end at."""
        found: list[_Cutout] = []
        for i, years in enumerate(self.lines):
            floor = found[-1].end if found else 0
            header = read_header(self.places, years, floor, self.title) if years.first >= floor else None
            if header is None:
                continue
            table = cut_rows(self._candidates(header, i), labels, on_top)
            rows = [cut for cut in table.cuts if cut.kind == "row"]
            if not rows or (years.worded and not _is_full(rows, len(years.columns))):
                continue
            cutout = _Cutout(header, table.cuts, header.body + table.cuts[-1].last + 1, table.score)
            if found and self._goes_on(found[-1], header):
                cutout = replace(cutout, header=found[-1].header, cuts=(*found.pop().cuts, *table.cuts))
            found.append(cutout)
        return found

    def _goes_on(self, table: _Cutout, header: Header) -> bool:
        """Whether a head without a caption only repeats the one above it, as at the top of a page."""
        bare = not header.caption and not header.section and header.start == table.end
        return bare and header.names == table.header.names and not self._names_other(table.header, header)

    def _names_other(self, before: Header, header: Header) -> bool:
        """Whether both heads have words in front of their years, and not the same."""
        first, again = (self.places[one.start].text for one in (before, header))
        above, below = key(first[: tail_start(first)]), key(again[: tail_start(again)])
        return bool(above and below) and above != below and not is_unit_line(again[: tail_start(again)])

    def _candidates(self, header: Header, i: int) -> Candidates:
        following = self.lines[i + 1].first if i + 1 < len(self.lines) else len(self.places)
        last = min(following, header.body + MOST_BODY_LINES, len(self.places))
        stop = table_stop(self.places, header.body, last)
        if (header.body, stop) not in self.candidates:
            shape = Shape(
                width=len(header.columns),
                steering=header.steering,
                appropriation=header.appropriation,
                around=self.around,
            )
            self.candidates[header.body, stop] = find_candidates(self.places[header.body : stop], shape)
        return self.candidates[header.body, stop]


def _is_full(rows: Sequence[Cut], width: int) -> bool:
    """Whether rows are surely those of a table under words: two with numbers, one with all of them."""
    counts = [len(cut.numbers) for cut in rows]
    return max(counts) >= width and sum(count > 1 for count in counts) > 1


def _name(header: Header, count: int) -> str:
    caption = find_caption(header.caption[0].text) if header.caption else None
    return f"Tabel {caption.number}" if caption and caption.number else f"tabel nr. {count}"


def _text_table(
    flow: Flow,
    places: Sequence[Place],
    table: LooseTable,
    cutout: _Cutout,
    context: TableContext,
) -> TextTable:
    header = table.header
    rows = raw_rows(table)
    if header.section:
        rows = [replace(rows[0], label=header.section, cells=(), heading=True), *rows]
    note = price_note(places[cutout.end : cutout.end + NOTE_LINES])
    frame = Frame(columns=header.columns, caption=header.caption, unit=header.unit, price=note)
    made: Assembled = assemble(flow, frame, rows, context)
    built = made.table
    built = replace(built, rows=infer_kinds(tuple(_whole_area(row) for row in built.rows)))
    payback = made.payback if any(made.payback) else None
    apart = [piece.place for piece in header.caption if piece.place.index < places[header.start].index]
    return TextTable(table=built, places=(*apart, *places[header.start : cutout.end]), payback=payback)


def _with_multiplier(made: TextTable, multiplier: int) -> TextTable:
    """A table without a unit with the one that all the other tables of its proposal share."""
    if made.table.unit is not None:
        return made
    return replace(made, table=replace(made.table, multiplier=multiplier))


def _whole_area(row: FinanceRow) -> FinanceRow:
    """The row with its steering area as one word where a line end broke it without a hyphen."""
    area = row.steering_area
    if area is None or is_steering_area(area.value) or not is_steering_area(area.value.replace(" ", "")):
        return row
    note = "Ordet er delt ved linjeskift uden bindestreg og er sat sammen igen."
    whole = replace(area, value=area.value.replace(" ", ""), certainty="repaired", note=note)
    return replace(row, steering_area=whole)


def infer_kinds(rows: tuple[FinanceRow, ...]) -> tuple[FinanceRow, ...]:
    """The rows with the kinds that words do not tell: theme rows above their parts, and the last sum of all.

    A row with a running number that is the sum of the unnumbered rows below is a total and their section. The
    last total is the grand total when it sums up all sections, stands under "I alt", or has no label.
    """
    rows = _themes(rows)
    for row in rows:
        under_sum = row.section is not None and key(row.section.value) in words("amount_columns")
        if under_sum and row.kind.value == "total":
            rows = _with_grand_total(rows, row, "Rækken står under tabellens samlede sum.", row.section)
    last = next((row for row in reversed(rows) if row.kind.value != "payback"), None)
    if last is None or any(row.kind.value == "grand_total" for row in rows):
        return rows
    if (last.kind.value == "total" or not last.label.value) and _sums_up_all(last, rows):
        return _with_grand_total(rows, last, "Rækken er summen af hele tabellen.", None)
    return rows


def _with_grand_total(
    rows: tuple[FinanceRow, ...], row: FinanceRow, note: str, section: Found[str] | None
) -> tuple[FinanceRow, ...]:
    kind: Found[RowKind] = Found("grand_total", row.label.spans, "finance.kind.sums", "inferred", note)
    return tuple(replace(r, kind=kind, section=section) if r is row else r for r in rows)


def _sums_up_all(last: FinanceRow, rows: tuple[FinanceRow, ...]) -> bool:
    """Whether a row is the sum of the other totals, or of all details when they have several sections."""
    before = rows[: rows.index(last)]
    totals = [row for row in before if row.kind.value == "total"]
    if len(totals) > 1 or (totals and totals[-1] is before[-1]):
        return _sums_up(last, totals) or _sums_up(last, [r for r in before if r.kind.value == "detail"])
    details = [row for row in before if row.kind.value == "detail"]
    sections = {row.section.value if row.section else None for row in details}
    return len(sections) > 1 and _sums_up(last, details)


def _themes(rows: tuple[FinanceRow, ...]) -> tuple[FinanceRow, ...]:
    """Numbered rows that sum up the rows below them become totals and sections."""
    heads = [i for i, row in enumerate(rows) if NUMBERED.match(row.label.value)]
    if len(heads) < 2 or heads[0] != 0:
        return rows
    made = list(rows)
    for n, head in enumerate(heads):
        end = heads[n + 1] if n + 1 < len(heads) else len(rows)
        below = [i for i in range(head + 1, end) if rows[i].kind.value == "detail"]
        if not below or not _sums_up(rows[head], [rows[i] for i in below]):
            continue
        note = "Rækken er summen af rækkerne under den."
        kind: Found[RowKind] = Found("total", rows[head].label.spans, "finance.kind.sums", "inferred", note)
        made[head] = replace(rows[head], kind=kind)
        for i in below:
            made[i] = replace(rows[i], section=rows[head].label)
    return tuple(made)


def _sums_up(total: FinanceRow, parts: Sequence[FinanceRow]) -> bool:
    """Whether a row is the sum of others in at least half of its columns, rounding forgiven."""
    right = 0
    for column, cell in enumerate(total.values):
        numbers = [part.values[column] for part in parts]
        summed = sum((n.value for n in numbers if n is not None), Decimal(0))
        missed = abs((cell.value if cell else Decimal(0)) - summed)
        right += missed <= max(Decimal(1), abs(summed) / 200)
    return right * 2 >= len(total.values)
