"""Topics as pandas tables: how often each is, what is about one, why, and what has none."""

import pandas as pd
from sqlalchemy import text

from models.errors import NotFound
from models.store import Store
from referat.querying.frames import load_view
from referat.searching.find import find_topics
from referat.searching.index import has_entry
from referat.searching.topic_index import update_topics

COUNTS = """
SELECT t.code AS topic, t.title AS topic_title, COUNT(CASE e.kind WHEN 'item' THEN 1 END) AS items,
 COUNT(CASE e.kind WHEN 'proposal' THEN 1 END) AS proposals, COUNT(CASE e.kind WHEN 'overview' THEN 1 END)
 AS overviews
FROM topic t JOIN entry_topic x ON x.topic_id = t.id JOIN search_entry e ON e.id = x.search_entry_id
GROUP BY t.id ORDER BY t.code"""
WITHOUT = """
SELECT e.code AS id, e.kind, COALESCE(i.title, p.title, f.caption) AS title, e.body, e.first_day AS date,
 (SELECT n.name FROM document_name n WHERE n.document_id = e.document_id ORDER BY n.id LIMIT 1) AS file,
 COALESCE(i.first_page, p.first_page) AS page, e.document_id
FROM search_entry e LEFT JOIN item i ON e.kind = 'item' AND i.id = e.record_id
LEFT JOIN proposal p ON e.kind = 'proposal' AND p.id = e.record_id
LEFT JOIN finance_table f ON e.kind = 'overview' AND f.id = e.record_id
WHERE NOT EXISTS (SELECT 1 FROM entry_topic x WHERE x.search_entry_id = e.id) ORDER BY e.id"""
COUNT_TYPES = {"topic": "string", "topic_title": "string"} | dict.fromkeys(
    ("items", "proposals", "overviews"), "Int64"
)


def topics(store: Store, topic: str | None = None) -> pd.DataFrame:
    """One row a topic of an item, proposal or overview, best first within each topic.

    topic is a code ("17", which takes "17.01.04" too), part of a title, or the id of an entry as search gives
    it. The topics are those of the lists that the store keeps (`referat topics --list`), else the main groups
    that come along; what was imported since gets its own now.
    Columns: `referat show --columns topics`. Raises UnknownName for a topic that is in no list.
    """
    update_topics(store)
    frame = load_view(store, "topics")
    if topic is not None:
        of_entry = frame[frame["id"] == topic]
        if of_entry.empty and not _is_entry(store, topic):
            with store.reading() as connection:
                codes = find_topics(connection, topic)
            of_entry = frame[frame["topic"].isin(codes)]
        frame = of_entry
    return frame.sort_values(["topic", "score", "id"], ascending=[True, False, True], ignore_index=True)


def count_topics(store: Store) -> pd.DataFrame:
    """One row a topic that something is about, with how many items, proposals and overviews are."""
    with store.reading() as connection:
        rows = connection.execute(text(COUNTS)).all()
    frame = pd.DataFrame(rows, columns=list(COUNT_TYPES), dtype="object")
    return frame.astype(COUNT_TYPES)


def without_topics(store: Store) -> pd.DataFrame:
    """One row an item, proposal or overview that is about no topic of the lists."""
    with store.reading() as connection:
        result = connection.execute(text(WITHOUT))
        frame = pd.DataFrame(result.all(), columns=list(result.keys()), dtype="object")
    whole = dict.fromkeys(("page", "document_id"), "Int64")
    frame["date"] = pd.to_datetime(frame["date"])
    return frame.astype({name: whole.get(name, "string") for name in frame.columns if name != "date"})


def _is_entry(store: Store, code: str) -> bool:
    """Whether there is an entry of this id; NotFound for what looks like one and is none."""
    found = has_entry(store, code)
    if not found and "-" in code and code[:12].isalnum() and len(code.split("-")[0]) == 12:
        raise NotFound(f"{code}: intet punkt eller forslag har det id. Find det med referat search.")
    return found
