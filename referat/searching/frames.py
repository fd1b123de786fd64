"""The search as pandas tables."""

import datetime
from dataclasses import dataclass

import pandas as pd

from models.store import Store
from referat.danish.days import read_period
from referat.danish.wording import code_of
from referat.querying.frames import typed_frame
from referat.querying.nearest import require_names
from referat.searching.answering import COLUMNS, answer, answer_facets
from referat.searching.find import Filters
from referat.searching.topic_index import update_topics


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found: the hits as a table, how many there are in all, and what was perhaps meant.

    more says that there are more than total, and that the order is by place and day; lacking that nothing
    has all of the words, so that these are the hits with most of them.
    """

    rows: pd.DataFrame
    total: int
    suggested: dict[str, str]
    more: bool = False
    lacking: bool = False


def search(
    store: Store,
    question: str,
    *,
    kind: str | None = None,
    body: str | None = None,
    municipality: str | None = None,
    since: datetime.date | str | None = None,
    until: datetime.date | str | None = None,
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
    two. Where nothing has all the words, what lacks one or two of them is given, and missing tells which;
    it is empty where all are there. kind is "item", "proposal" or "overview", or its Danish word; outcome a
    code or its word; min_amount and max_amount are of the record's largest amount in kroner; since and until
    are days of meetings, and of a proposal its price year; topic is a code, or part of a title; body,
    municipality and file are parts of names. limit hits are given, from offset on.

    An item that several files of one meeting tell of comes once, and so do copies of a proposal (one code,
    title, year and municipality in several files); also_in are the other files among the hits. Columns:
    rank, id (the same whenever the file is imported), kind, title, number (of the item, or the proposal's
    code), case_number, body, date, outcomes (parted by "; "), field and snippet (hits between "**"), missing
    (parted by "; "), score, file, also_in, page, document_id, record_id. Raises UnknownWord for a question
    without words, or an unknown field, kind or outcome, UnknownName as items() does.
    """
    first, last = read_period(since, until)
    filters = Filters(
        kind=None if kind is None else code_of("entry_kind", kind),
        body=body,
        municipality=municipality,
        since=first,
        until=last,
        outcome=None if outcome is None else code_of("outcome", outcome),
        least=min_amount,
        most=max_amount,
        topic=topic,
        file=file,
    )
    require_names(store, {"body": body, "municipality": municipality, "file": file})
    if topic is not None:
        update_topics(store)
    return find(store, question, filters, limit=limit, offset=offset).rows


def find(store: Store, said: str, filters: Filters, *, limit: int, offset: int = 0) -> Found:
    """As search(), with how many hits there are, and suggestions where there are none."""
    found = answer(store, said, filters, limit=limit, offset=offset)
    frame = pd.DataFrame(found.rows, columns=list(COLUMNS), dtype="object")
    return Found(typed_frame(frame, COLUMNS), found.total, found.suggested, found.more, found.lacking)


def find_facets(store: Store, said: str, filters: Filters) -> pd.DataFrame:
    """How many hits there are of each kind, year, body, municipality and outcome: facet, value, count."""
    counted = answer_facets(store, said, filters)
    frame = pd.DataFrame(counted, columns=["facet", "value", "count"], dtype="object")
    return frame.astype({"facet": "string", "value": "string", "count": "Int64"})
