"""Rows of the store's views by filters, as plain values: what the commands print and the tables hold.

The filters are SQL, so that only the rows asked for leave the store. A name among them that nothing in the
store has raises UnknownName. Nothing here loads pandas.
"""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, text

from models.errors import UnknownWord
from models.folding import fold_name
from models.store import Store
from models.views.flat import VIEWS
from models.views.viewing import View
from referat.danish.days import read_period
from referat.danish.finding_kinds import finding_kind
from referat.danish.wording import code_of
from referat.querying.lookup import filter_documents
from referat.querying.nearest import require_names
from referat.querying.tabular import Row, Rows
from referat.searching.find import find_topics

# How many rows are read at a time.
CHUNK = 50_000
# What a value of each kind is as a plain one.
PLAIN: dict[str, Callable[[Any], Any]] = {
    "text": str,
    "integer": int,
    "number": lambda value: int(value) if float(value).is_integer() else float(value),
    "flag": bool,
    "date": lambda value: str(value)[:10],
}
# The rows of meetings that an item's topic is one of; a proposal has no meeting.
ABOUT = """item_id IN (SELECT e.record_id FROM search_entry e JOIN entry_topic y ON y.search_entry_id = e.id
 JOIN topic t ON t.id = y.topic_id
 WHERE e.kind = 'item' AND t.code IN (SELECT value FROM json_each(:topics)))"""
TOLD_BY = """sitting_id IN (SELECT s.sitting_id FROM sitting_meeting s JOIN meeting m ON m.id = s.meeting_id
 WHERE m.document_id IN (SELECT value FROM json_each(:documents)))"""
WORST_FIRST = "CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 WHEN 'info' THEN 2 END, finding_id"
OF_OUTCOME = "item_id IN (SELECT d.item_id FROM decisions d WHERE d.outcome = :outcome)"
HELD_THERE = """sitting_id IN (SELECT s.sitting_id FROM sitting_meeting s
 JOIN meeting m ON m.id = s.meeting_id WHERE instr(fold_name(m.municipality), :municipality))"""
MUNICIPALITY = """meeting_id IN (SELECT m.id FROM meeting m
 WHERE instr(fold_name(m.municipality), :municipality))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Rows of a view: conditions that all hold, the values in them, and an order if not the view's own."""

    view: str
    where: tuple[str, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)
    order: str = ""

    def sql(self, columns: Sequence[str]) -> str:
        """The SELECT statement for some columns."""
        listed = ", ".join(f'"{column}"' for column in columns)
        where = f" WHERE {' AND '.join(self.where)}" if self.where else ""
        return f'SELECT {listed} FROM "{self.view}"{where}{self.order and f" ORDER BY {self.order}"}'


# All files, by name.
DOCUMENTS = Selection(view="documents", order="file")


def find_view(name: str) -> View:
    """The view of this name, with its documented columns; UnknownWord for another name."""
    for view in VIEWS:
        if view.name == name:
            return view
    known = ", ".join(view.name for view in VIEWS)
    raise UnknownWord(f"{name}: ingen tabel hedder sådan. Vælg en af: {known}.")


def load_rows(store: Store, chosen: Selection) -> Rows:
    """The rows, read as they are asked for; missing is None, dates are ISO text, whole numbers int."""
    view = find_view(chosen.view)
    return Rows(tuple(column.name for column in view.columns), _read(store, chosen, view))


def _read(store: Store, chosen: Selection, view: View) -> Iterator[Row]:
    names = [column.name for column in view.columns]
    kinds = [PLAIN[column.kind] for column in view.columns]
    with store.reading() as connection:
        for chunk in read_chunks(connection, chosen, names, CHUNK):
            for row in chunk:
                yield {
                    name: None if value is None else plain(value)
                    for name, plain, value in zip(names, kinds, row, strict=True)
                }


def read_chunks(
    connection: Connection, chosen: Selection, columns: Sequence[str], size: int
) -> Iterator[list[tuple[Any, ...]]]:
    """The rows as SQLite gives them, so many at a time."""
    result = connection.execute(text(chosen.sql(columns)), dict(chosen.given))
    while rows := result.fetchmany(size):
        yield [tuple(row) for row in rows]


def select_items(
    store: Store,
    *,
    body: str | None = None,
    municipality: str | None = None,
    since: datetime.date | str | None = None,
    until: datetime.date | str | None = None,
    outcome: str | None = None,
    topic: str | None = None,
    text: str | None = None,
    file: str | None = None,
) -> Selection:
    """Agenda items; the filters are those of referat.items.

    A topic is looked up among those that update_topics gave.
    """
    require_names(store, {"body": body, "municipality": municipality, "file": file})
    return choose(
        "items",
        *held(body, since, until),
        there(municipality),
        _given(OF_OUTCOME, "outcome", None if outcome is None else code_of("outcome", outcome)),
        saying(("title", "decision_text"), text),
        _given(ABOUT, "topics", _topics(store, topic)),
        of_file(store, file),
    )


def select_decisions(
    store: Store,
    *,
    body: str | None = None,
    municipality: str | None = None,
    since: datetime.date | str | None = None,
    until: datetime.date | str | None = None,
    outcome: str | None = None,
    topic: str | None = None,
    text: str | None = None,
    file: str | None = None,
) -> Selection:
    """Points of decisions, oldest meeting first; the filters are those of referat.decisions.

    A topic is looked up among those that update_topics gave.
    """
    require_names(store, {"body": body, "municipality": municipality, "file": file})
    return choose(
        "decisions",
        *held(body, since, until),
        equals("outcome", None if outcome is None else code_of("outcome", outcome)),
        saying(("text", "title", "condition"), text),
        there(municipality),
        _given(ABOUT, "topics", _topics(store, topic)),
        of_file(store, file),
        order="date IS NULL, date, decision_id",
    )


def _topics(store: Store, topic: str | None) -> str | None:
    """The codes of the topics that a name means, as JSON; None for none asked for."""
    if topic is None:
        return None
    with store.reading() as connection:
        return json.dumps(find_topics(connection, topic))


def select_sittings(
    store: Store,
    *,
    body: str | None = None,
    municipality: str | None = None,
    since: datetime.date | str | None = None,
    until: datetime.date | str | None = None,
    file: str | None = None,
) -> Selection:
    """Meetings as held, oldest first; the filters are those of referat.sittings."""
    require_names(store, {"body": body, "municipality": municipality, "file": file})
    return choose(
        "sittings",
        *held(body, since, until),
        there(municipality, HELD_THERE),
        of_file(store, file, TOLD_BY),
        order="sitting_id",
    )


def select_sitting_items(
    store: Store,
    *,
    body: str | None = None,
    municipality: str | None = None,
    since: datetime.date | str | None = None,
    until: datetime.date | str | None = None,
    text: str | None = None,
    file: str | None = None,
) -> Selection:
    """Items of meetings as held, oldest meeting first; the filters are those of referat.sitting_items."""
    require_names(store, {"body": body, "municipality": municipality, "file": file})
    return choose(
        "sitting_items",
        *held(body, since, until),
        there(municipality, HELD_THERE),
        saying(("title", "recommendation", "decision_text"), text),
        of_file(store, file, TOLD_BY),
        order="sitting_item_id",
    )


def select_amounts(
    store: Store,
    *,
    proposal: str | None = None,
    year: int | None = None,
    kind: str | None = None,
    steering_area: str | None = None,
    file: str | None = None,
) -> Selection:
    """Numbers of finance tables; the filters are those of referat.amounts."""
    require_names(store, {"proposal": proposal, "steering_area": steering_area, "file": file})
    return choose(
        "amounts",
        _named(proposal),
        equals("year", year),
        equals("kind", None if kind is None else code_of("row_kind", kind)),
        saying(("steering_area",), steering_area),
        of_file(store, file),
    )


def select_text_amounts(
    store: Store,
    *,
    proposal: str | None = None,
    year: int | None = None,
    direction: str | None = None,
    text: str | None = None,
    file: str | None = None,
) -> Selection:
    """Amounts of money in sentences; the filters are those of referat.text_amounts."""
    require_names(store, {"proposal": proposal, "file": file})
    within = "+from_year <= :year AND (to_year IS NULL OR +to_year >= :year)"
    return choose(
        "text_amounts",
        saying(("sentence",), text),
        _named(proposal),
        _given(within, "year", year),
        equals("direction", None if direction is None else code_of("direction", direction)),
        of_file(store, file),
        order="document_id, page IS NULL, page, text_amount_id",
    )


def select_findings(
    store: Store, *, severity: str | None = None, kind: str | None = None, file: str | None = None
) -> Selection:
    """Things to look at, errors first; the filters are those of referat.findings."""
    require_names(store, {"file": file, "finding": kind})
    codes = None
    if kind is not None:
        with store.reading() as connection:
            known = connection.exec_driver_sql("SELECT DISTINCT code FROM findings").scalars()
            part = fold_name(kind)
            codes = json.dumps(
                [code for code in known if part in code or part in fold_name(finding_kind(code))]
            )
    return choose(
        "findings",
        of_file(store, file),
        _given("+code IN (SELECT value FROM json_each(:codes))", "codes", codes),
        equals("severity", None if severity is None else code_of("severity", severity)),
        order=WORST_FIRST,
    )


# A condition with its values. A plus keeps SQLite to the view's own order of rows.
Condition = tuple[str, dict[str, Any]]


def choose(view: str, *conditions: Condition | None, order: str = "") -> Selection:
    """The rows of a view for which all conditions hold; None is no condition."""
    kept = [condition for condition in conditions if condition is not None]
    given = {name: value for _, values in kept for name, value in values.items()}
    return Selection(view=view, where=tuple(f"({sql})" for sql, _ in kept), given=given, order=order)


def _given(sql: str, name: str, value: Any) -> Condition | None:
    return None if value is None else (sql, {name: value})


def equals(column: str, value: Any) -> Condition | None:
    """Rows with the value in a column; no condition for None."""
    return _given(f"+{column} = :{column}", column, value)


def held(
    body: str | None, since: datetime.date | str | None, until: datetime.date | str | None
) -> Iterable[Condition | None]:
    """Rows of meetings of one body in a period."""
    first, last = read_period(since, until)
    yield saying(("body",), body)
    yield _given("+date >= :since", "since", first and first.isoformat())
    yield _given("+date <= :until", "until", last and last.isoformat())


def there(municipality: str | None, sql: str = MUNICIPALITY) -> Condition | None:
    """Rows of meetings of a municipality, by part of its name."""
    return _given(sql, "municipality", municipality and fold_name(municipality))


def saying(columns: Sequence[str], part: str | None) -> Condition | None:
    """Rows with the text in one of the columns."""
    name = f"in_{columns[0]}"
    either = " OR ".join(f"instr(fold_name({column}), :{name})" for column in columns)
    return None if part is None else (either, {name: fold_name(part)})


def _named(proposal: str | None) -> Condition | None:
    """Rows of proposals by code, or by part of a title."""
    sql = "fold_name(code) = :proposal OR instr(fold_name(proposal), :proposal)"
    return _given(sql, "proposal", proposal and fold_name(proposal))


def of_file(
    store: Store, file: str | None, sql: str = "+document_id IN (SELECT value FROM json_each(:documents))"
) -> Condition | None:
    """Rows of documents of which any name or path has the part."""
    if file is None:
        return None
    ids = [info.id for info in filter_documents(store.load_documents(), file)]
    return sql, {"documents": json.dumps(ids)}
