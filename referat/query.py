"""The views of the store as pandas tables, with filters and proper types."""

import datetime
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import text

from models.errors import UnknownWord
from models.store import Store
from models.viewing import View
from models.views import VIEWS
from referat.wording import CODES

DTYPES: dict[str, Any] = {"text": "string", "integer": "Int64", "number": "Float64", "flag": "boolean"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFilter:
    """Which decisions (and items): texts match any part, without regard to case; dates are inclusive."""

    body: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    outcome: str | None = None
    text: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountFilter:
    """Which amounts: proposal is its code or part of its title; the rest match any part but year and kind."""

    proposal: str | None = None
    year: int | None = None
    kind: str | None = None
    steering_area: str | None = None
    file: str | None = None


def load_view(store: Store, name: str) -> pd.DataFrame:
    """A whole view: text as string, whole numbers as Int64, dates as datetime64, missing as NA.

    Raises UnknownWord for a name that is no view.
    """
    view = find_view(name)
    with store.reading() as connection:
        result = connection.execute(text(f'SELECT * FROM "{view.name}"'))
        frame = pd.DataFrame(result.all(), columns=list(result.keys()), dtype="object")
    for column in view.columns:
        values = frame[column.name]
        typed = pd.to_datetime(values) if column.kind == "date" else values.astype(DTYPES[column.kind])
        frame[column.name] = typed
    return frame


def find_view(name: str) -> View:
    """The view of this name, with its documented columns; UnknownWord for another name."""
    for view in VIEWS:
        if view.name == name:
            return view
    known = ", ".join(view.name for view in VIEWS)
    raise UnknownWord(f"{name}: ingen tabel hedder sådan. Vælg en af: {known}.")


def documents(store: Store) -> pd.DataFrame:
    """All files that were imported, those that could not be read too."""
    return load_view(store, "documents").sort_values("file", ignore_index=True)


def meetings(store: Store) -> pd.DataFrame:
    """All meetings, in the order they stand in their files."""
    return load_view(store, "meetings")


def items(store: Store, wanted: DecisionFilter | None = None) -> pd.DataFrame:
    """The agenda items of meetings; the filter's outcome is not looked at."""
    frame = load_view(store, "items")
    return _filtered_meetings(frame, wanted or DecisionFilter(), ("title", "decision_text"))


def decisions(store: Store, wanted: DecisionFilter | None = None) -> pd.DataFrame:
    """The points of decisions, oldest meeting first."""
    wanted = wanted or DecisionFilter()
    frame = load_view(store, "decisions")
    if wanted.outcome is not None:
        frame = frame[frame["outcome"] == code_of("outcome", wanted.outcome)]
    frame = _filtered_meetings(frame, wanted, ("text", "title", "condition"))
    return frame.sort_values(["date", "decision_id"], ignore_index=True, na_position="last")


def recommendations(store: Store) -> pd.DataFrame:
    """The points of recommendations."""
    return load_view(store, "recommendations")


def attachments(store: Store) -> pd.DataFrame:
    """The annexes of items."""
    return load_view(store, "attachments")


def proposals(store: Store) -> pd.DataFrame:
    """All proposals, in the order they stand in their files."""
    return load_view(store, "proposals")


def amounts(store: Store, wanted: AmountFilter | None = None) -> pd.DataFrame:
    """The numbers of finance tables, in printed order."""
    wanted = wanted or AmountFilter()
    frame = load_view(store, "amounts")
    if wanted.proposal is not None:
        is_code = frame["code"].str.casefold() == wanted.proposal.casefold()
        frame = frame[is_code.fillna(False) | _contains(frame["proposal"], wanted.proposal)]
    if wanted.year is not None:
        frame = frame[(frame["year"] == wanted.year).fillna(False)]
    if wanted.kind is not None:
        frame = frame[frame["kind"] == code_of("row_kind", wanted.kind)]
    if wanted.steering_area is not None:
        frame = frame[_contains(frame["steering_area"], wanted.steering_area)]
    return _of_file(frame, wanted.file).reset_index(drop=True)


def findings(store: Store, severity: str | None = None, file: str | None = None) -> pd.DataFrame:
    """What was noticed, errors first; of one severity, or in files whose name has this part."""
    frame = _of_file(load_view(store, "findings"), file)
    if severity is not None:
        frame = frame[frame["severity"] == code_of("severity", severity)]
    order = frame["severity"].map({"error": 0, "warning": 1, "info": 2})
    return (
        frame.assign(order=order)
        .sort_values(["order", "finding_id"])
        .drop(columns="order")
        .reset_index(drop=True)
    )


def code_of(kind: str, word: str) -> str:
    """The English code of a word, which may be the Danish one; UnknownWord for another word.

    >>> code_of("outcome", "Godkendt"), code_of("outcome", "noted")
    ('approved', 'noted')
    """
    for code, danish in CODES[kind].items():
        if word.casefold() in (code, danish.casefold()):
            return code
    raise UnknownWord(f"{word}: ukendt. Vælg en af: {', '.join(CODES[kind].values())}.")


def _filtered_meetings(frame: pd.DataFrame, wanted: DecisionFilter, columns: tuple[str, ...]) -> pd.DataFrame:
    if wanted.body is not None:
        frame = frame[_contains(frame["body"], wanted.body)]
    if wanted.since is not None:
        frame = frame[frame["date"] >= pd.Timestamp(wanted.since)]
    if wanted.until is not None:
        frame = frame[frame["date"] <= pd.Timestamp(wanted.until)]
    if wanted.text is not None:
        hits = [_contains(frame[column], wanted.text) for column in columns]
        frame = frame[pd.concat(hits, axis=1).any(axis=1)]
    return _of_file(frame, wanted.file).reset_index(drop=True)


def _of_file(frame: pd.DataFrame, file: str | None) -> pd.DataFrame:
    return frame if file is None else frame[_contains(frame["file"], file)]


def _contains(column: "pd.Series[str]", part: str) -> "pd.Series[bool]":
    folded = column.str.casefold()
    return folded.str.contains(part.casefold(), regex=False).fillna(False).astype(bool)
