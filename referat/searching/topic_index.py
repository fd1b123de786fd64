"""Topics of items and proposals: given to each entry of the index by the lists of topics in use."""

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, text, update

from models.errors import ConfigError
from models.store import Store
from models.tables.topics import StoredEntryTopic, StoredTopicDocument, StoredTopicList
from parsers.topics.lists import Topic, builtin_topics, find_group, idle_rows, parse_topics
from parsers.topics.scores import PLACES, TopicWords
from referat.danish.wording import fault
from referat.searching.fields import list_ids
from referat.searching.index import find_waiting, update_index, words_version

# How many documents get their topics in one transaction.
BATCH = 100
WAITING = """
SELECT s.id, s.document_id FROM search_document s LEFT JOIN topic_document t ON t.search_document_id = s.id
WHERE t.version IS NULL OR t.version <> :version ORDER BY s.id"""
ENTRIES = """
SELECT e.id, e.kind, i.case_number, x.{fields} FROM search_entry e JOIN search_text x ON x.rowid = e.id
LEFT JOIN item i ON e.kind = 'item' AND i.id = e.record_id WHERE e.document_id IN ({ids})"""
IN_USE = "SELECT name, version, said FROM topic_list WHERE ordinal IS NOT NULL ORDER BY ordinal"
KEEP = """
INSERT INTO topic_list (name, version, said, stored_at, ordinal)
VALUES (:name, :version, :said, :stored_at, :ordinal)
ON CONFLICT (name, version) DO UPDATE SET ordinal = excluded.ordinal"""
# A subject that a KLE list names, else its main group.
GROUP = 2


@dataclass(frozen=True, slots=True)
class TopicList:
    """A list of topics as a user gave it; version is a digest of what it says."""

    name: str
    version: str
    said: str


def update_topics(store: Store, paths: Sequence[Path] = ()) -> int:
    """Give topics to what has none by the lists in use yet; gives how many documents that was.

    paths are the lists to use from now on: the store keeps them, so that later imports get their topics by
    the same. Nothing is imported anew: the words are those of the search's index, which is brought up first.
    Raises ConfigError (Danish) for a file that cannot be read or is no list of topics.
    """
    if paths:
        _keep_lists(store, [_read_list(path) for path in paths])
    with store.reading() as connection:
        lists = _load_lists(connection)
    version = _version(lists)
    update_index(store)
    with store.reading() as connection:
        waiting = connection.execute(text(WAITING), {"version": version}).all()
    if not waiting:
        return 0
    topics = build_topics(lists)
    words = TopicWords(topics)
    for start in range(0, len(waiting), BATCH):
        with store.writing() as connection:
            some = _find_indexed(connection, waiting[start : start + BATCH])
            _apply(connection, some, words, _save_topics(connection, topics))
            done = [{"search_document_id": row.id, "version": version} for row in some]
            if done:
                connection.execute(insert(StoredTopicDocument), done)
    return len(waiting)


def are_topics_fresh(connection: Connection) -> bool:
    """Whether all that is in the store has its words in the index, and its topics by the lists in use."""
    if find_waiting(connection):
        return False
    version = _version(_load_lists(connection))
    return connection.execute(text(WAITING), {"version": version}).first() is None


def _load_lists(connection: Connection) -> list[TopicList]:
    return [TopicList(*row) for row in connection.execute(text(IN_USE))]


def build_topics(lists: Sequence[TopicList]) -> tuple[Topic, ...]:
    """The topics of lists, and the main groups that come along unless one of them is a KLE list."""
    topics = [topic for one in lists for topic in parse_topics(one.said, one.name)]
    if all(topic.group == topic.code for topic in topics):
        topics = [*builtin_topics(), *topics]
    by_code: dict[str, Topic] = {topic.code: topic for topic in topics}
    return tuple(by_code.values())


def use_builtin_topics(store: Store) -> None:
    """Use no lists but the main groups that come along; those that were used are kept."""
    _keep_lists(store, [])


def _read_list(path: Path) -> TopicList:
    """The list in a file, which is one of topics."""
    try:
        said = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as err:
        raise ConfigError(f"{path}: emnelisten kan ikke åbnes ({fault(err)}). Tjek stien.") from err
    parse_topics(said, str(path))
    return TopicList(path.name, hashlib.sha256(said.encode()).hexdigest()[:16], said)


def _keep_lists(store: Store, lists: Sequence[TopicList]) -> None:
    """Keep lists as those in use, in their order; earlier ones stay beside them."""
    with store.reading() as connection:
        if [TopicList(*row) for row in connection.execute(text(IN_USE))] == list(lists):
            return
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    rows = [
        {"name": one.name, "version": one.version, "said": one.said, "stored_at": now, "ordinal": ordinal}
        for ordinal, one in enumerate(lists)
    ]
    with store.writing() as connection:
        connection.execute(update(StoredTopicList).values(ordinal=None))
        if rows:
            connection.execute(text(KEEP), rows)


def _find_indexed(connection: Connection, waiting: Sequence[Any]) -> Sequence[Any]:
    """Which of the documents are still in the index: another program can have taken some out."""
    listed = list_ids(row.id for row in waiting)
    return connection.execute(
        text(f"SELECT id, document_id FROM search_document WHERE id IN ({listed}) ORDER BY id")
    ).all()


def _version(lists: Sequence[TopicList]) -> str:
    """What topics follow from: the rules for words, the topics that come along, and the lists."""
    ours = f"{builtin_topics()!r} {idle_rows()!r}"
    said = f"{words_version()} {ours} {[(one.name, one.version) for one in lists]}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _save_topics(connection: Connection, topics: Sequence[Topic]) -> dict[str, int]:
    """Keep the topics in use, and no others; gives their keys."""
    connection.exec_driver_sql("CREATE TEMP TABLE listed (code TEXT PRIMARY KEY, title TEXT)")
    connection.exec_driver_sql(
        "INSERT INTO listed VALUES (?, ?)", [(topic.code, topic.title) for topic in topics]
    )
    connection.exec_driver_sql(
        "DELETE FROM topic WHERE (code, title) NOT IN (SELECT code, title FROM listed)"
    )
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO topic (code, title) SELECT code, title FROM listed ORDER BY code"
    )
    connection.exec_driver_sql("DROP TABLE listed")
    return {code: number for code, number in connection.exec_driver_sql("SELECT code, id FROM topic")}


def _apply(
    connection: Connection, documents: Sequence[Any], words: TopicWords, numbers: dict[str, int]
) -> None:
    ids = list_ids(row.document_id for row in documents)
    connection.exec_driver_sql(
        "DELETE FROM entry_topic WHERE search_entry_id IN"
        f" (SELECT id FROM search_entry WHERE document_id IN ({ids}))"
    )
    done = list_ids(row.id for row in documents)
    connection.exec_driver_sql(f"DELETE FROM topic_document WHERE search_document_id IN ({done})")
    query = ENTRIES.format(fields=", x.".join(PLACES), ids=ids)
    rows: list[dict[str, Any]] = []
    for entry in connection.execute(text(query)).mappings():
        found = find_group(entry["case_number"])
        number = numbers.get(found or "") or numbers.get((found or "")[:GROUP])
        if number is not None:
            rows.append(_row(entry["id"], number, None, "case_number", entry["case_number"]))
            continue
        for scored in words.score({field: entry[field] or "" for field in PLACES}):
            said = "; ".join(scored.words)
            rows.append(_row(entry["id"], numbers[scored.topic.code], scored.score, "words", said))
    if rows:
        connection.execute(insert(StoredEntryTopic), rows)


def _row(entry: int, topic: int, score: float | None, source: str, words: str) -> dict[str, Any]:
    return {"search_entry_id": entry, "topic_id": topic, "score": score, "source": source, "words": words}
