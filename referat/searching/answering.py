"""What a question finds, as plain rows: what the command prints and the table of search() holds."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from models.store import Store
from referat.querying.tabular import Row
from referat.searching.fields import list_ids
from referat.searching.find import Filters, build_where, count_facets, find_also_in, find_snippets, suggest
from referat.searching.index import find_waiting, update_index
from referat.searching.question import Question, parse_question
from referat.searching.ranking import Hit
from referat.searching.relaxing import find_lacking, find_nearly
from referat.searching.told import TOLD

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
    "missing": "text",
    "score": "number",
    "file": "text",
    "also_in": "text",
    "page": "integer",
    "document_id": "integer",
    "record_id": "integer",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question found: the hits, how many there are in all, and what was perhaps meant.

    more says that there are more than total, and that the order is by place and day; lacking that nothing
    has all of the words, so that these are the hits with most of them.
    """

    rows: list[Row]
    total: int
    suggested: dict[str, str]
    more: bool = False
    lacking: bool = False


def answer(store: Store, said: str, filters: Filters, *, limit: int, offset: int = 0) -> Answer:
    """The hits of a question from offset on, best first, in COLUMNS. Raises UnknownWord (Danish).

    Without a word, all that the filters let through, by place and day.
    """
    question = _parse(said, filters)
    infos = store.load_documents() if filters.file is not None else ()
    with _indexed(store) as connection:
        where = build_where(connection, question, filters, infos)
        where, hits = find_nearly(connection, where, limit, offset)
        lacking = find_lacking(connection, where.question, hits.shown)
        short = where.question is not None and bool(where.question.ways)
        snippets = find_snippets(connection, hits.shown, question) if question else {}
        rows = _rows(connection, hits.shown, snippets, offset)
        also_in = find_also_in(connection, hits.shown)
        for hit, row in zip(hits.shown, rows, strict=True):
            others = [name for name in also_in.get(hit.id, ()) if name != row["file"]]
            row["also_in"] = "; ".join(others) or None
            row["missing"] = "; ".join(lacking.get(hit.id, ())) or None
        suggested = suggest(connection, question) if question and (short or not hits.total) else {}
    return Answer(rows, hits.total, suggested, hits.more, short)


def answer_facets(store: Store, said: str, filters: Filters) -> list[tuple[str, Any, int]]:
    """How many hits there are of each kind, year, body and so on: (facet, value, count), most first."""
    question = _parse(said, filters)
    infos = store.load_documents() if filters.file is not None else ()
    with _indexed(store) as connection:
        where = build_where(connection, question, filters, infos)
        where, _ = find_nearly(connection, where, limit=1)
        return count_facets(connection, where)


def _parse(said: str, filters: Filters) -> Question | None:
    """The question; None where nothing is asked but what the filters say."""
    return None if not said.strip() and filters != Filters() else parse_question(said)


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
            for one in connection.execute(text(query.format(ids=list_ids(ids)))).mappings():
                told[kind, one["record_id"]] = dict(one)
    rows = []
    for rank, hit in enumerate(hits, offset + 1):
        field, snippet = snippets.get(hit.id, (None, None))
        made = {"rank": rank, "id": hit.code, "kind": hit.kind, "field": field, "snippet": snippet}
        row = {**told[hit.kind, hit.record_id], **made, "score": hit.score and round(hit.score, 3)}
        rows.append({name: row.get(name) for name in COLUMNS})
    return rows
