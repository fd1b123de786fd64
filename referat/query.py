"""The views of the store as pandas tables, with filters and proper types."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import sqlalchemy

from models.errors import UnknownWord
from models.store import Store
from models.viewing import Column, View
from models.views import VIEWS
from referat.finding_kinds import finding_kind
from referat.lookup import filter_documents
from referat.wording import code_of

DTYPES: dict[str, Any] = {
    "text": "string",
    "code": "category",
    "integer": "Int64",
    "number": "Float64",
    "flag": "boolean",
}
# Columns that hold one of a few codes.
CODED = frozenset({"kind", "status", "read_by", "severity", "certainty", "direction", "outcome"})
# How many rows of a view are read at a time.
CHUNK = 50_000


def load_view(store: Store, name: str, *, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """A view, or some of its columns, with proper types.

    Text is string, codes are categories, whole numbers Int64, dates datetime64, and what is missing is NA.
    Raises UnknownWord for a name that is no view, or has no such column.
    """
    frames = list(load_chunks(store, name, columns=columns))
    if len(frames) == 1:
        return frames[0]
    whole = pd.concat([frame.astype(dict.fromkeys(_codes(frame), "string")) for frame in frames])
    return whole.astype(dict.fromkeys(_codes(frames[0]), "category")).reset_index(drop=True)


def load_chunks(
    store: Store, name: str, *, columns: Sequence[str] | None = None, size: int = CHUNK
) -> Iterator[pd.DataFrame]:
    """A view as frames of so many rows each, at least one; only one of them need be in memory.

    The store is read as it is now, until the last frame is given. The types are those of load_view; a code
    that is missing in a frame is no category of it. Raises UnknownWord as load_view does.
    """
    view = find_view(name)
    known = {column.name: _kind(column) for column in view.columns}
    wanted = list(known) if columns is None else list(columns)
    for column in wanted:
        if column not in known:
            raise UnknownWord(
                f"{column}: {name} har ingen kolonne af det navn. Vælg blandt: {', '.join(known)}."
            )
    listed = ", ".join(f'"{column}"' for column in wanted)
    kinds = {column: known[column] for column in wanted}
    with store.reading() as connection:
        result = connection.execute(sqlalchemy.text(f'SELECT {listed} FROM "{view.name}"'))
        rows = result.fetchmany(size)
        while True:
            following = result.fetchmany(size)
            yield typed_frame(pd.DataFrame(rows, columns=wanted, dtype="object"), kinds)
            if not following:
                return
            rows = following


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


def find_view(name: str) -> View:
    """The view of this name, with its documented columns; UnknownWord for another name."""
    for view in VIEWS:
        if view.name == name:
            return view
    known = ", ".join(view.name for view in VIEWS)
    raise UnknownWord(f"{name}: ingen tabel hedder sådan. Vælg en af: {known}.")


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
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    text: str | None = None,
    file: str | None = None,
) -> pd.DataFrame:
    """One row an agenda item, in the order they stand in their files.

    body is part of the name of who met, text part of the title or decision, file part of a file's name or
    path; case does not count. since and until are dates of meetings, both included; a meeting without a date
    is in no period. Columns: `referat show --columns items`.
    """
    frame = _held(load_view(store, "items"), body, since, until)
    return _of_file(_saying(frame, ("title", "decision_text"), text), store, file)


def decisions(
    store: Store,
    *,
    body: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    outcome: str | None = None,
    text: str | None = None,
    file: str | None = None,
) -> pd.DataFrame:
    """One row a point of a decision, oldest meeting first, those without a date last.

    outcome is a code ("rejected") or its Danish word ("afslået"); another word raises UnknownWord. text is
    part of the decision, its condition or the item's title. body, since, until and file are as for items():
    part of who met, dates of meetings (both included), part of a file's name or path.
    Columns: `referat show --columns decisions`.
    """
    frame = _held(load_view(store, "decisions"), body, since, until)
    if outcome is not None:
        frame = frame[frame["outcome"] == code_of("outcome", outcome)]
    frame = _of_file(_saying(frame, ("text", "title", "condition"), text), store, file)
    return frame.sort_values(["date", "decision_id"], ignore_index=True, na_position="last")


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
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    file: str | None = None,
) -> pd.DataFrame:
    """One row a meeting as it was held, oldest first: agenda, minutes, addendum and manifest in one.

    body, since, until and file are as for items(); file is one of any of its documents. A meeting without
    body or date is in none. Columns: `referat show --columns sittings`.
    """
    frame = _held(load_view(store, "sittings"), body, since, until)
    return _told_by(frame, store, file).sort_values("sitting_id", ignore_index=True)


def sitting_items(
    store: Store,
    *,
    body: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    text: str | None = None,
    file: str | None = None,
) -> pd.DataFrame:
    """One row an item of a meeting as it was held, oldest meeting first, items by number.

    Title, recommendation and decision are those of the document that is believed first; `documents` names
    all. text is part of title, recommendation or decision; body, since, until and file are as for sittings().
    Columns: `referat show --columns sitting_items`.
    """
    frame = _held(load_view(store, "sitting_items"), body, since, until)
    frame = _saying(frame, ("title", "recommendation", "decision_text"), text)
    return _told_by(frame, store, file).sort_values("sitting_item_id", ignore_index=True)


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
    frame = load_view(store, "amounts")
    if proposal is not None:
        is_code = frame["code"].str.casefold() == proposal.casefold()
        frame = frame[is_code.fillna(False) | _contains(frame["proposal"], proposal)]
    if year is not None:
        frame = frame[(frame["year"] == year).fillna(False)]
    if kind is not None:
        frame = frame[frame["kind"] == code_of("row_kind", kind)]
    return _of_file(_saying(frame, ("steering_area",), steering_area), store, file)


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
    "income", "grant", "financing" or "unknown" (or the Danish word; another raises UnknownWord). text is part
    of the sentence, file part of a file's name or path; case does not count. Columns: `referat show --columns
    text_amounts`.
    """
    frame = _saying(load_view(store, "text_amounts"), ("sentence",), text)
    if proposal is not None:
        is_code = frame["code"].str.casefold() == proposal.casefold()
        frame = frame[is_code.fillna(False) | _contains(frame["proposal"], proposal)]
    if year is not None:
        begun = (frame["from_year"] <= year).fillna(False)
        frame = frame[begun & (frame["to_year"].isna() | (frame["to_year"] >= year).fillna(False))]
    if direction is not None:
        frame = frame[frame["direction"] == code_of("direction", direction)]
    frame = _of_file(frame, store, file)
    return frame.sort_values(["document_id", "page", "text_amount_id"], ignore_index=True)


def findings(
    store: Store, *, severity: str | None = None, kind: str | None = None, file: str | None = None
) -> pd.DataFrame:
    """One row a thing that a person should look at, errors first.

    severity is "error", "warning" or "info" (or the Danish word; another raises UnknownWord), kind part of
    the code or of what reports call it ("sum passer ikke"), file part of a file's name or path. Columns:
    `referat show --columns findings`.
    """
    frame = _of_file(load_view(store, "findings"), store, file)
    if kind is not None:
        part = kind.casefold()
        codes = frame["code"].astype(str)
        frame = frame[[part in code or part in finding_kind(code) for code in codes]]
    if severity is not None:
        frame = frame[frame["severity"] == code_of("severity", severity)]
    order = frame["severity"].astype("string").map({"error": 0, "warning": 1, "info": 2})
    return (
        frame.assign(order=order)
        .sort_values(["order", "finding_id"])
        .drop(columns="order")
        .reset_index(drop=True)
    )


def _held(
    frame: pd.DataFrame, body: str | None, since: datetime.date | None, until: datetime.date | None
) -> pd.DataFrame:
    """The rows of meetings of one body in a period."""
    frame = _saying(frame, ("body",), body)
    if since is not None:
        frame = frame[frame["date"] >= pd.Timestamp(since)]
    return frame if until is None else frame[frame["date"] <= pd.Timestamp(until)]


def _saying(frame: pd.DataFrame, columns: tuple[str, ...], part: str | None) -> pd.DataFrame:
    """The rows with the text in one of the columns."""
    if part is None:
        return frame
    hits = [_contains(frame[column], part) for column in columns]
    return frame[pd.concat(hits, axis=1).any(axis=1)]


def _of_file(frame: pd.DataFrame, store: Store, file: str | None) -> pd.DataFrame:
    """The rows of documents of which any name or path has the part."""
    if file is not None:
        ids = [info.id for info in filter_documents(store.load_documents(), file)]
        frame = frame[frame["document_id"].isin(ids)]
    return frame.reset_index(drop=True)


def _told_by(frame: pd.DataFrame, store: Store, file: str | None) -> pd.DataFrame:
    """The rows of sittings that a document with the part in its name or path tells of."""
    if file is None:
        return frame
    ids = {info.id for info in filter_documents(store.load_documents(), file)}
    query = """
        SELECT s.sitting_id, m.document_id FROM sitting_meeting s JOIN meeting m ON m.id = s.meeting_id"""
    with store.reading() as connection:
        tied = {row[0] for row in connection.execute(sqlalchemy.text(query)) if row[1] in ids}
    return frame[frame["sitting_id"].isin(tied)]


def _contains(column: "pd.Series[str]", part: str) -> "pd.Series[bool]":
    folded = column.str.casefold()
    return folded.str.contains(part.casefold(), regex=False).fillna(False).astype(bool)
