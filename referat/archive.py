"""What `from referat import open_store` gives: the store, with its tables as pandas DataFrames.

Each method is the function of its name, with the store in its first place.
"""

from pathlib import Path

from sqlalchemy import Engine

import models.store
from models.store import LOCK_WAIT_SECONDS, Store
from referat.auditing import audit
from referat.querying import frames as query
from referat.querying import rulings_frames as query_rulings
from referat.reports.lacking import completeness
from referat.review import frames as review
from referat.searching.frames import search
from referat.searching.topic_frames import topics
from referat.tracing.frames import statuses, trace
from referat.tracing.links import links


class Archive(Store):
    """An open store whose methods give pandas DataFrames; made by open_store."""

    __slots__ = ()

    documents = query.documents
    meetings = query.meetings
    items = query.items
    decisions = query.decisions
    recommendations = query.recommendations
    attachments = query.attachments
    ballots = query_rulings.ballots
    votes = query_rulings.votes
    statements = query_rulings.statements
    law_references = query_rulings.law_references
    attendees = query_rulings.attendees
    sittings = query.sittings
    sitting_items = query.sitting_items
    proposals = query.proposals
    amounts = query.amounts
    text_amounts = query.text_amounts
    findings = query.findings
    corrections = review.corrections
    doubts = review.doubts
    audit = audit
    completeness = completeness
    read = query.load_view
    chunks = query.load_chunks
    search = search
    topics = topics
    trace = trace
    statuses = statuses
    links = links

    @property
    def connection(self) -> Engine:
        """What pandas.read_sql takes: pandas.read_sql("SELECT * FROM amounts", store.connection)."""
        return self.engine


def open_store(path: Path | str, *, create: bool = False, wait: float = LOCK_WAIT_SECONDS) -> Archive:
    """An open store of the newest schema; an older one is migrated first.

    A file that is not there is an error unless `create`, which makes an empty store. wait is how many seconds
    to wait for another program that writes. Raises StoreError (Danish) when the file is missing, is no
    database of ours, is of a newer schema, or cannot be written. Close it with store.close().

    >>> store = open_store("referat.db")                                        # doctest: +SKIP
    >>> store.decisions(outcome="rejected", since=datetime.date(2024, 1, 1))    # doctest: +SKIP
    """
    store = models.store.open_store(path, create=create, wait=wait)
    return Archive(store.path, store.engine, store.wait)
