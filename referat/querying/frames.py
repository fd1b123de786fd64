"""The views of the store as pandas tables, with filters and proper types."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from models.errors import UnknownWord
from models.store import Store
from models.views.viewing import Column
from referat.querying.selecting import (
    CHUNK,
    Selection,
    find_view,
    read_chunks,
    select_amounts,
    select_decisions,
    select_findings,
    select_items,
    select_sitting_items,
    select_sittings,
    select_text_amounts,
)
from referat.searching.topic_index import update_topics

DTYPES: dict[str, Any] = {
    "text": "string",
    "code": "category",
    "integer": "Int64",
    "number": "Float64",
    "flag": "boolean",
}
# Columns that hold one of a few codes.
CODED = frozenset({
    "kind", "status", "read_by", "severity", "certainty", "direction", "outcome", "matter", "result",
    "choice",
})  # fmt: skip


def load_view(store: Store, name: str, *, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """A view, or some of its columns, with proper types.

    Text is string, codes are categories, whole numbers Int64, dates datetime64, and what is missing is NA.
    Raises UnknownWord for a name that is no view, or has no such column.
    """
    return load_chosen(store, Selection(view=name), columns=columns)


def load_chosen(store: Store, chosen: Selection, *, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """The rows of a view that are chosen, as load_view gives them.

    They are typed piece by piece, and a text that comes again is kept once: a million rows take some hundred
    bytes each.
    """
    frames = list(_typed(store, chosen, columns, CHUNK))
    if len(frames) == 1:
        return frames[0]
    for name in _codes(frames[0]):
        known = sorted({code for frame in frames for code in frame[name].cat.categories})
        for frame in frames:
            frame[name] = frame[name].cat.set_categories(known)
    return pd.concat(frames, ignore_index=True)


def load_chunks(
    store: Store, name: str, *, columns: Sequence[str] | None = None, size: int = CHUNK
) -> Iterator[pd.DataFrame]:
    """A view as frames of so many rows each, at least one; only one of them need be in memory.

    The store is read as it is now, until the last frame is given. The types are those of load_view; a code
    that is missing in a frame is no category of it. Raises UnknownWord as load_view does.
    """
    return _typed(store, Selection(view=name), columns, size)


def _typed(
    store: Store, chosen: Selection, columns: Sequence[str] | None, size: int
) -> Iterator[pd.DataFrame]:
    """The rows as frames of so many each; the first also where there are none."""
    known = {column.name: _kind(column) for column in find_view(chosen.view).columns}
    wanted = list(known) if columns is None else list(columns)
    for column in wanted:
        if column not in known:
            raise UnknownWord(
                f"{column}: {chosen.view} har ingen kolonne af det navn. Vælg blandt: {', '.join(known)}."
            )
    kinds = {column: known[column] for column in wanted}
    once = {name: _Once() for name, kind in kinds.items() if kind in ("text", "code")}
    with store.reading() as connection:
        rows: Sequence[Any] = ()
        for rows in read_chunks(connection, chosen, wanted, size):
            values: dict[str, Sequence[Any]] = dict(zip(wanted, zip(*rows, strict=True), strict=True))
            values |= {name: kept.give(values[name]) for name, kept in once.items()}
            yield typed_frame(pd.DataFrame(values, columns=wanted, dtype="object"), kinds)
        if not rows:
            yield typed_frame(pd.DataFrame([], columns=wanted, dtype="object"), kinds)


class _Once:
    """The values of a column, those that come again kept once; a column of ever new ones is left as it is."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] | None = {}

    def give(self, values: Sequence[Any]) -> Sequence[Any]:
        """The same values, equal ones being one."""
        known = self._known
        if known is None:
            return values
        before = len(known)
        kept = [known.setdefault(value, value) for value in values]
        if len(known) - before > len(values) / 2:
            self._known = None
        return kept


def _kind(column: Column) -> str:
    return "code" if column.name in CODED else column.kind


def _codes(frame: pd.DataFrame) -> list[str]:
    """The columns of a frame that are categories."""
    return [name for name in frame.columns if name in CODED]


def typed_frame(frame: pd.DataFrame, kinds: Mapping[str, str]) -> pd.DataFrame:
    """The same table with its columns typed by their kinds: text, code, integer, number, flag, date."""
    for name, kind in kinds.items():
        values = frame[name]
        frame[name] = pd.to_datetime(values) if kind == "date" else values.astype(DTYPES[kind])
    return frame


def documents(store: Store) -> pd.DataFrame:
    """One row a file that was imported, by file name; those that could not be read too.

    `status` is "ok", or `reason` says what is wrong. Columns: `referat show --columns documents`.
    """
    return load_view(store, "documents").sort_values("file", ignore_index=True)


def meetings(store: Store) -> pd.DataFrame:
    """One row a meeting, in the order they stand in their files.

    A meeting inside another's pack has `nested_in_meeting_id` and `nested_in_item_id`.
    Columns: `referat show --columns meetings`.
    """
    return load_view(store, "meetings")


def items(
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
) -> pd.DataFrame:
    """One row an agenda item, in the order they stand in their files.

    body is part of the name of who met, text part of the title or decision, file part of a file's name or
    path; case does not count. since and until are dates of meetings, both included, or texts as the command
    line reads them ("5.3.2024", "2024"; UnknownWord for another); a meeting without a date is in no period.
    Raises UnknownName, with what lies near, for a body, municipality or file of which the store has none.
    municipality, outcome (of one of its decisions) and topic are as for decisions().
    Columns: `referat show --columns items`.
    """
    if topic is not None:
        update_topics(store)
    more = {"municipality": municipality, "outcome": outcome, "topic": topic, "text": text, "file": file}
    chosen = select_items(store, body=body, since=since, until=until, **more)
    return load_chosen(store, chosen)


def decisions(
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
) -> pd.DataFrame:
    """One row a point of a decision, oldest meeting first, those without a date last.

    outcome is a code ("rejected") or its Danish word ("afslået"), topic the code of a topic of the item or
    part of its title; another word raises UnknownWord. text is part of the decision, its condition or the
    item's title. municipality is part of a name; body, since, until and file are as for items(): part of who
    met, dates of meetings (both included), part of a file's name or path.
    Columns: `referat show --columns decisions`.
    """
    if topic is not None:
        update_topics(store)
    more = {"municipality": municipality, "outcome": outcome, "topic": topic, "text": text, "file": file}
    chosen = select_decisions(store, body=body, since=since, until=until, **more)
    return load_chosen(store, chosen)


def recommendations(store: Store) -> pd.DataFrame:
    """One row a point of a recommendation (indstilling), in printed order.

    `nested` is true for those of a memo to another body. Columns: `referat show --columns recommendations`.
    """
    return load_view(store, "recommendations")


def attachments(store: Store) -> pd.DataFrame:
    """One row an annex of an item, in printed order. Columns: `referat show --columns attachments`."""
    return load_view(store, "attachments")


def sittings(
    store: Store,
    *,
    body: str | None = None,
    municipality: str | None = None,
    since: datetime.date | str | None = None,
    until: datetime.date | str | None = None,
    file: str | None = None,
) -> pd.DataFrame:
    """One row a meeting as it was held, oldest first: agenda, minutes, addendum and manifest in one.

    body, municipality, since, until and file are as for items(); file is one of any of its documents. A
    meeting without body or date is in none. Columns: `referat show --columns sittings`.
    """
    more = {"municipality": municipality, "file": file}
    return load_chosen(store, select_sittings(store, body=body, since=since, until=until, **more))


def sitting_items(
    store: Store,
    *,
    body: str | None = None,
    municipality: str | None = None,
    since: datetime.date | str | None = None,
    until: datetime.date | str | None = None,
    text: str | None = None,
    file: str | None = None,
) -> pd.DataFrame:
    """One row an item of a meeting as it was held, oldest meeting first, items by number.

    Title, recommendation and decision are those of the document that is believed first; `documents` names
    all. text is part of title, recommendation or decision; body, municipality, since,
    until and file are as for sittings().
    Columns: `referat show --columns sitting_items`.
    """
    more = {"municipality": municipality, "text": text, "file": file}
    chosen = select_sitting_items(store, body=body, since=since, until=until, **more)
    return load_chosen(store, chosen)


def proposals(store: Store) -> pd.DataFrame:
    """One row a proposal, in the order they stand in their files.

    Columns: `referat show --columns proposals`.
    """
    return load_view(store, "proposals")


def amounts(
    store: Store,
    *,
    proposal: str | None = None,
    year: int | None = None,
    kind: str | None = None,
    steering_area: str | None = None,
    file: str | None = None,
) -> pd.DataFrame:
    """One row a number of a finance table, in printed order: `value` in the table's unit, `amount_kroner`.

    proposal is a code, or part of a title; year the column's; kind "detail", "total" or "grand_total" (or
    the Danish word; another raises UnknownWord): add up one kind only. steering_area is part of its name,
    file part of a file's name or path; case does not count. Columns: `referat show --columns amounts`.
    """
    filters = {"proposal": proposal, "kind": kind, "steering_area": steering_area, "file": file}
    return load_chosen(store, select_amounts(store, year=year, **filters))


def text_amounts(
    store: Store,
    *,
    proposal: str | None = None,
    year: int | None = None,
    direction: str | None = None,
    text: str | None = None,
    file: str | None = None,
) -> pd.DataFrame:
    """One row an amount of money in a sentence, in printed order: `amount_kroner`, years, purpose, sentence.

    proposal is a code, or part of a title; year lies in the amount's period; direction "expense", "saving",
    "income", "grant", "asked", "financing" or "unknown" (or the Danish word; another raises UnknownWord).
    text is part of the sentence, file part of a file's name or path; case does not count. Columns:
    `referat show --columns text_amounts`.
    """
    filters = {"proposal": proposal, "direction": direction, "text": text, "file": file}
    return load_chosen(store, select_text_amounts(store, year=year, **filters))


def findings(
    store: Store, *, severity: str | None = None, kind: str | None = None, file: str | None = None
) -> pd.DataFrame:
    """One row a thing that a person should look at, errors first.

    severity is "error", "warning" or "info" (or the Danish word; another raises UnknownWord), kind part of
    the code or of what reports call it ("sum passer ikke"), file part of a file's name or path. Columns:
    `referat show --columns findings`.
    """
    return load_chosen(store, select_findings(store, severity=severity, kind=kind, file=file))
