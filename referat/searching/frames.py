"""The search as pandas tables."""

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, text

from models.store import Store
from referat.query import typed_frame
from referat.searching.fields import list_ids
from referat.searching.find import (
    Filters,
    build_where,
    count_facets,
    find_snippets,
    suggest,
)
from referat.searching.index import find_waiting, update_index
from referat.searching.question import parse_question
from referat.searching.ranking import Hit, find_hits
from referat.searching.told import TOLD
from referat.searching.topic_index import update_topics
from referat.wording import code_of

COLUMNS = {
    "rank": "integer",
    "id": "text",
    "kind": "text",
    "title": "text",
    "number": "text",
    "case_number": "text",
    "body": "text",
    "date": "date",
    "outcomes": "text",
    "field": "text",
    "snippet": "text",
    "score": "number",
    "file": "text",
    "page": "integer",
    "document_id": "integer",
    "record_id": "integer",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found: the hits as a table, how many there are in all, and what was perhaps meant.

    more says that there are more than total, and that the order is by place and day.
    """

    rows: pd.DataFrame
    total: int
    suggested: dict[str, str]
    more: bool = False


def search(
    store: Store,
    question: str,
    *,
    kind: str | None = None,
    body: str | None = None,
    municipality: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    outcome: str | None = None,
    min_amount: float | None = None,
    max_amount: float | None = None,
    topic: str | None = None,
    file: str | None = None,
    limit: int = 20,
    offset: int = 0,
) -> pd.DataFrame:
    """The items, proposals and overviews that a question finds, best first.

    All words of the question have to be there, inflected or within compounds ("teknologi" finds
    "velfærdsteknologiske"); "..." is a row of words, -word must not be there, word* begins so, titel:word has
    to stand in the title (beslutning:, indstilling:, bilag:, tabel:, tekst:, nummer:), ELLER asks for one of
    two. kind is "item", "proposal" or "overview", or its Danish word; outcome a code or its word; min_amount
    and max_amount are of the record's largest amount in kroner; since and until are days of meetings, and of
    a proposal its price year; topic is a code, or part of a title; body, municipality and file are parts of
    names. limit hits are given, from offset on.

    An item that several files of one meeting tell of comes once. Columns: rank, id (the same whenever the
    file is imported), kind, title, number (of the item, or the proposal's code), case_number, body, date,
    outcomes (parted by "; "), field and snippet (hits between "**"), score, file, page, document_id,
    record_id. Raises UnknownWord for a question without words, or an unknown field, kind or outcome.
    """
    filters = Filters(
        kind=None if kind is None else code_of("entry_kind", kind),
        body=body,
        municipality=municipality,
        since=since,
        until=until,
        outcome=None if outcome is None else code_of("outcome", outcome),
        least=min_amount,
        most=max_amount,
        topic=topic,
        file=file,
    )
    if topic is not None:
        update_topics(store)
    return find(store, question, filters, limit=limit, offset=offset).rows


def find(store: Store, said: str, filters: Filters, *, limit: int, offset: int = 0) -> Found:
    """As search(), with how many hits there are, and suggestions where there are none."""
    question = parse_question(said)
    infos = store.load_documents() if filters.file is not None else ()
    with _indexed(store) as connection:
        where = build_where(connection, question, filters, infos)
        hits = find_hits(connection, where, limit, offset)
        snippets = find_snippets(connection, hits.shown, question)
        rows = _rows(connection, hits.shown, snippets, offset)
        suggested = {} if hits.total else suggest(connection, question)
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")
    return Found(typed_frame(frame, COLUMNS), hits.total, suggested, hits.more)


def find_facets(store: Store, said: str, filters: Filters) -> pd.DataFrame:
    """How many hits there are of each kind, year, body, municipality and outcome: facet, value, count."""
    question = parse_question(said)
    infos = store.load_documents() if filters.file is not None else ()
    with _indexed(store) as connection:
        counted = count_facets(connection, build_where(connection, question, filters, infos))
    frame = pd.DataFrame(counted, columns=["facet", "value", "count"], dtype="object")
    return frame.astype({"facet": "string", "value": "string", "count": "Int64"})


@contextmanager
def _indexed(store: Store) -> Iterator[Connection]:
    """A connection to a store whose records are all in the index."""
    with store.reading() as connection:
        if not find_waiting(connection):
            yield connection
            return
    update_index(store)
    with store.reading() as connection:
        yield connection


def _rows(
    connection: Connection, hits: Sequence[Hit], snippets: dict[int, tuple[str, str]], offset: int
) -> list[dict[str, Any]]:
    """The columns of each hit, in their order."""
    told: dict[tuple[str, int], dict[str, Any]] = {}
    for kind, query in TOLD.items():
        ids = [hit.record_id for hit in hits if hit.kind == kind]
        if ids:
            for row in connection.execute(text(query.format(ids=list_ids(ids)))).mappings():
                told[kind, row["record_id"]] = dict(row)
    rows = []
    for rank, hit in enumerate(hits, offset + 1):
        field, snippet = snippets.get(hit.id, (None, None))
        made = {"rank": rank, "id": hit.code, "kind": hit.kind, "field": field, "snippet": snippet}
        rows.append({**told[hit.kind, hit.record_id], **made, "score": hit.score and round(hit.score, 3)})
    return rows
