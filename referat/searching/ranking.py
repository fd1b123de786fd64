"""Which hits come first: by their words where they are few enough, else by where the words stand.

To weigh a hit takes ten microseconds, and a common word has hundreds of thousands in a great archive.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from models.search_fields import HEAD_FIELDS
from referat.searching.copies import KEY, SAME, tell_places
from referat.searching.fields import list_ids
from referat.searching.question import Question
from referat.searching.weighing import TITLE, find_titled, weigh

# So many hits are weighed; of more the order is by place and day, among so many of those with the words in
# what ranks first, and of those with them anywhere.
WEIGHED, PLACED, LAST = 500, 500, 200
# Two files can tell of one item of a meeting: so many hits are looked at for each that is shown.
LOOKED_AT = 4

Key = int | str
# an entry, the key of those that tell of the same, and its score
Ranked = tuple[int, Key, float | None]


@dataclass(frozen=True, slots=True)
class Where:
    """A question with its filters: tokens as FTS5 takes them, and as SQL those that have to be looked up."""

    question: Question | None
    tokens: str
    looked_up: tuple[str, ...]
    given: dict[str, Any]

    def hits(self, table: str = "search_text") -> str:
        """The SQL that gives the hits' ids; words come first: to ask each row of a filter takes minutes."""
        if self.question is None and not self.tokens:
            table, conditions = "(SELECT id AS rowid FROM search_entry)", ["1", *self.looked_up]
        else:
            conditions = [f"{table} MATCH :asked", *self.looked_up]
        entries = "CROSS JOIN search_entry e ON e.id = x.rowid" if self.looked_up else ""
        return f"SELECT x.rowid AS id FROM {table} x {entries} WHERE {' AND '.join(conditions)}"

    def values(self, fields: Sequence[str] = (), **more: Any) -> dict[str, Any]:
        """The values of that SQL; all words have to stand in the fields, if any are given."""
        words = f"({self.question.fts(fields)})" if self.question else ""
        asked = {"asked": " AND ".join(filter(None, (words, self.tokens)))}
        return {**asked, **self.given, **more}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One hit: its entry's key, and how well it fits; None where there were too many to weigh.

    others are the keys of further hits that tell of the same.
    """

    id: int
    code: str
    kind: str
    record_id: int
    score: float | None
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits asked for, best first, and how many there are in all.

    more says that there are more than total; then one that several files tell of is counted for each.
    """

    shown: tuple[Hit, ...]
    total: int
    more: bool


def find_hits(connection: Connection, where: Where, limit: int, offset: int = 0) -> Hits:
    """The hits from offset on, best first; an item that several files of one meeting tell of comes once.

    So do copies of a proposal: those of one code, title, year and municipality.

    Without a question everything that the filters let through, the newest first.
    """
    if where.question is None:
        return _browse(connection, where, limit, offset)
    wanted = (offset + limit) * LOOKED_AT
    most = max(WEIGHED, offset + limit)
    listed = f"SELECT COUNT(*), JSON_GROUP_ARRAY(id) FROM ({where.hits()} LIMIT :limit)"
    count, ids = connection.execute(text(listed), where.values(limit=most + 1)).one()
    more = count > most
    ranked = _by_place(connection, where, wanted) if more else _by_weight(connection, where.question, ids)
    found: dict[Key, tuple[int, float | None, list[int]]] = {}
    for entry, key, score in ranked:
        known = found.setdefault(key, (entry, score, []))
        if known[0] != entry:
            known[2].append(entry)
    shown = list(found.values())[offset : offset + limit]
    return Hits(tuple(_load(connection, shown)), most if more else len(found), more)


def _browse(connection: Connection, where: Where, limit: int, offset: int) -> Hits:
    """What the filters let through, the newest first."""
    query = f"""
SELECT e.id, NULL, '' FROM search_entry e WHERE e.id IN ({where.hits()})
ORDER BY e.first_day DESC, e.id LIMIT :limit OFFSET :offset"""
    ranked = connection.execute(text(query), where.values(limit=limit, offset=offset)).all()
    total = connection.execute(text(f"SELECT COUNT(*) FROM ({where.hits()})"), where.values()).scalar_one()
    return Hits(tuple(_load(connection, ranked)), total, False)


def _by_weight(connection: Connection, question: Question, ids: str) -> list[Ranked]:
    """All these hits; a word weighs more the rarer it is."""
    scores = weigh(connection, question, ids)
    query = f"""
SELECT e.id, {KEY}
FROM JSON_EACH(:ids) h CROSS JOIN search_entry e ON e.id = h.value {SAME}"""
    rows = connection.execute(text(query), {"ids": ids, "places": tell_places(connection)}).all()
    ranked = [(entry, key, scores.get(entry, 0.0)) for entry, key in rows]
    return sorted(ranked, key=lambda one: (-scores.get(one[0], 0.0), one[0]))


def _by_place(connection: Connection, where: Where, wanted: int) -> list[Ranked]:
    """Hits without score: those with all words in the title first, then the newest of those read last."""
    ranked: dict[int, Key] = {}
    if where.question is not None and where.question.fields <= {*HEAD_FIELDS}:
        heads = _find_newest(connection, where, "search_head", max(PLACED, wanted))
        if len(heads) < PLACED:
            titled = find_titled(connection, where.question, json.dumps(list(heads)))
            ranked = {entry: key for entry, key in heads.items() if entry in titled}
        else:
            ranked = _find_newest(connection, where, "search_head", max(PLACED, wanted), TITLE)
        ranked |= {entry: key for entry, key in heads.items() if entry not in ranked}
    if len(ranked) < wanted:
        rest = _find_newest(connection, where, "search_text", max(LAST, wanted))
        ranked |= {entry: key for entry, key in rest.items() if entry not in ranked}
    return [(entry, key, None) for entry, key in ranked.items()]


def _find_newest(
    connection: Connection, where: Where, table: str, limit: int, fields: Sequence[str] = ()
) -> dict[int, Key]:
    """Those of the hits that were read last, the newest first; all words stand in the fields, if given."""
    query = f"""
SELECT e.id, {KEY}
FROM ({where.hits(table)} ORDER BY x.rowid DESC LIMIT :limit) h
CROSS JOIN search_entry e ON e.id = h.id {SAME} ORDER BY COALESCE(e.last_day, '') DESC, e.id DESC"""
    values = where.values(fields, limit=limit, places=tell_places(connection))
    rows = connection.execute(text(query), values).all()
    unwanted = _find_unwanted(connection, where.question, [entry for entry, _ in rows])
    return {entry: key for entry, key in rows if entry not in unwanted}


def _find_unwanted(connection: Connection, question: Question | None, ids: Sequence[int]) -> set[int]:
    """Which of the hits have words outside their heads that must not be there."""
    if question is None or not question.without or not ids:
        return set()
    query = """
SELECT rowid FROM search_text WHERE search_text MATCH :asked AND rowid BETWEEN :first AND :last
AND +rowid IN (SELECT value FROM JSON_EACH(:ids))"""
    asked = " OR ".join(term.fts() for term in question.without)
    values = {"asked": asked, "ids": json.dumps(ids), "first": min(ids), "last": max(ids)}
    return set(connection.execute(text(query), values).scalars())


def _load(connection: Connection, ranked: Iterable[Any]) -> Iterator[Hit]:
    """What the index has of entries, in their order."""
    ranked = list(ranked)
    listed = list_ids(entry for entry, _, _ in ranked)
    query = f"SELECT id, code, kind, record_id FROM search_entry WHERE id IN ({listed})"
    entries = {row["id"]: dict(row) for row in connection.execute(text(query)).mappings()}
    for entry, score, others in ranked:
        yield Hit(**entries[entry], score=score, others=tuple(others))
