"""Tables in minutes and agendas: those that stand in the text of an item."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from models.evidence import Issue
from models.frozen import dataclass
from models.records import AgendaItem, FinanceTable, Meeting, SumCheck, TypedTable
from parsers.finance.assemble import TableContext
from parsers.finance.checks import check_document
from parsers.flow import Flow, Place, claimed_spans
from parsers.proposals.parser import find_tables
from parsers.typed_tables import find_typed_tables

# so many rows of a table must hold numbers before it is surely one
LEAST_ROWS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTables:
    """The tables that stand in items, in printed order, with their sums and what is wrong with them."""

    finance: tuple[FinanceTable, ...] = ()
    typed: tuple[TypedTable, ...] = ()
    checks: tuple[SumCheck, ...] = ()
    issues: tuple[Issue, ...] = ()


def find_item_tables(flow: Flow, meetings: Sequence[Meeting]) -> ItemTables:
    """The tables in the text of a document's items; their lines stay part of that text.

    Finance tables have years or budgets over at least two columns and numbers in at least two rows; tables of
    other things have headings of their own. Lines that an item's lists rest on (follow-ups, attachments,
    recommendations) make no table. Raises nothing.
    """
    finance: list[tuple[int, FinanceTable]] = []
    typed: list[TypedTable] = []
    taken: set[int] = set()
    for item in (item for meeting in reversed(meetings) for item in meeting.items):
        lists = replace(item, passages=(), decision_text=None, text_amounts=())
        listed = {place.index for place in _places_in(flow, lists)}
        run = [p for p in _places_in(flow, _text_of(item)) if p.index not in taken]
        found = [
            table
            for table in find_tables(flow, run, TableContext())
            if table.places and is_sure(table.table) and listed.isdisjoint(p.index for p in table.places)
        ]
        finance += [(table.places[0].index, table.table) for table in found]
        inside = {place.index for table in found for place in table.places}
        typed += find_typed_tables(flow, run, frozenset(inside | listed))
        taken |= {place.index for place in run}
    ordered = tuple(table for _, table in sorted(finance, key=lambda pair: pair[0]))
    checked = check_document((), ordered)
    return ItemTables(
        finance=ordered,
        typed=tuple(sorted(typed, key=lambda table: table.pages or (0, 0))),
        checks=checked.checks,
        issues=checked.issues,
    )


def is_sure(table: FinanceTable) -> bool:
    """Whether a finance table that nothing announces is one: numbers in two rows, and one row is full."""
    counts = [sum(value is not None for value in row.values) for row in table.rows]
    told = [count for count in counts if count]
    width = len(table.columns)
    return width > 1 and len(told) >= LEAST_ROWS and max(told) >= min(width, 2) and 2 * max(told) >= width


def _text_of(item: AgendaItem) -> object:
    return (item.passages, item.decision_text)


def _places_in(flow: Flow, records: object) -> list[Place]:
    """The lines that records rest on, in reading order."""
    pages = flow.once("item_tables.pages", _by_page)
    found: dict[int, Place] = {}
    for span in claimed_spans(records):
        places = pages.get(span.page, ())
        at = max(0, bisect_right(places, span.start, key=_start) - 1)
        for place in places[at:]:
            if place.line.start >= span.end:
                break
            if place.line.start + len(place.text) > span.start:
                found[place.index] = place
    return [found[index] for index in sorted(found)]


def _by_page(flow: Flow) -> dict[int, list[Place]]:
    return {n: list(places) for n, places in groupby(flow.places, key=lambda place: place.page.number)}


def _start(place: Place) -> int:
    return place.line.start
