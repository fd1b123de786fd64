"""Hits of a question: ranked, filtered, counted by facets; and what was meant where a word is misspelt."""

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, text

from models.document_info import DocumentInfo
from models.errors import UnknownWord
from models.tables_search import SEARCH_FIELDS
from parsers.searching.words import fold
from referat.lookup import filter_documents
from referat.searching.fields import list_ids, load_texts
from referat.searching.question import Question, Term, build_term
from referat.searching.snippets import find_snippet

# Two files can tell of one item of a meeting: so many hits are looked at for each that is shown.
LOOKED_AT = 4
WEIGHTS = ", ".join(str(weight) for weight in SEARCH_FIELDS.values())
# How alike a word must be to be suggested, of 100, and how many are tried.
ALIKE, TRIED = 70, 20

HITS = "FROM search_text x JOIN search_entry e ON e.id = x.rowid"
SAME = "LEFT JOIN sitting_part s ON e.kind = 'item' AND s.item_id = e.record_id"
# The different values of a column, by its index: each is the smallest above the one before.
DIFFERENT = """
WITH RECURSIVE one(value) AS (SELECT MIN({column}) FROM search_entry UNION ALL
 SELECT (SELECT MIN({column}) FROM search_entry WHERE {column} > one.value) FROM one WHERE one.value NOT NULL)
SELECT value FROM one WHERE value NOT NULL"""
FACETS = {
    "kind": "e.kind",
    "year": "CAST(SUBSTR(e.first_day, 1, 4) AS INTEGER)",
    "body": "e.body",
    "municipality": "e.municipality",
    "outcome": "e.outcomes",
    "topic": "t.title",
}
ABOUT = "LEFT JOIN entry_topic y ON y.search_entry_id = e.id LEFT JOIN topic t ON t.id = y.topic_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What hits are asked for; kind and outcome are codes, kroner is a range of the largest amount."""

    kind: str | None = None
    body: str | None = None
    municipality: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    outcome: str | None = None
    least: float | None = None
    most: float | None = None
    topic: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One hit: its entry's key and how well it fits; same is the key of the item of a meeting as held."""

    id: int
    code: str
    kind: str
    record_id: int
    score: float
    same: int | None


@dataclass(frozen=True, slots=True)
class Where:
    """The question and filters as SQL."""

    sql: str
    values: dict[str, Any]


def build_where(
    connection: Connection, question: Question | None, filters: Filters, infos: Sequence[DocumentInfo]
) -> Where:
    """The condition that hits meet; part of a name is compared as Danish has it, not as SQLite does.

    Without a question the filters alone; they need no words, only entries (e).
    """
    parts = [] if question is None else ["search_text MATCH :asked"]
    values: dict[str, Any] = {} if question is None else {"asked": question.fts()}
    plain: dict[str, Any] = {
        "e.kind = :kind": filters.kind,
        "e.last_day >= :since": filters.since and filters.since.isoformat(),
        "e.first_day <= :until": filters.until and filters.until.isoformat(),
        "' ' || e.outcomes || ' ' LIKE '% ' || :outcome || ' %'": filters.outcome,
        "e.kroner >= :least": filters.least,
        "e.kroner <= :most": filters.most,
    }
    for condition, value in plain.items():
        if value is not None:
            parts.append(condition)
            values[condition.split(":")[1].split()[0]] = value
    for column, part in (("body", filters.body), ("municipality", filters.municipality)):
        if part is not None:
            names = connection.execute(text(DIFFERENT.format(column=column))).scalars()
            kept = [name for name in names if part.casefold() in name.casefold()]
            marks = {f"{column}_{n}": name for n, name in enumerate(kept)}
            parts.append(f"e.{column} IN ({', '.join(f':{mark}' for mark in marks)})")
            values |= marks
    if filters.topic is not None:
        parts.append(
            "EXISTS (SELECT 1 FROM entry_topic y JOIN topic t ON t.id = y.topic_id"
            " WHERE y.search_entry_id = e.id AND t.code IN (SELECT value FROM json_each(:topics)))"
        )
        values["topics"] = json.dumps(find_topics(connection, filters.topic))
    if filters.file is not None:
        wanted = [info.id for info in filter_documents(infos, filters.file)]
        parts.append(f"e.document_id IN ({list_ids(wanted)})")
    return Where(" AND ".join(parts) or "1", values)


def find_topics(connection: Connection, said: str) -> list[str]:
    """The codes of the topics that a code, its beginning, or part of a title means.

    Raises UnknownWord (Danish) where none does.
    """
    listed = connection.execute(text("SELECT code, title FROM topic ORDER BY code")).all()
    codes = [code for code, _ in listed if code == said or code.startswith(f"{said}.")]
    codes = codes or [code for code, title in listed if said.casefold() in title.casefold()]
    if not codes:
        raise UnknownWord(f"{said}: intet emne hedder sådan. Se dem med referat topics.")
    return codes


def find_hits(connection: Connection, where: Where, limit: int, offset: int = 0) -> list[Hit]:
    """The hits, best first; an item that several files of one meeting tell of comes once."""
    found: dict[Any, Hit] = {}
    wanted, seen = offset + limit, 0
    while len(found) < wanted:
        rows = _ranked(connection, where, wanted * LOOKED_AT, seen)
        for hit in rows:
            found.setdefault(("same", hit.same) if hit.same else hit.id, hit)
        seen += len(rows)
        if len(rows) < wanted * LOOKED_AT:
            break
    return list(found.values())[offset:wanted]


def _ranked(connection: Connection, where: Where, limit: int, offset: int) -> list[Hit]:
    query = f"""
SELECT e.id, e.code, e.kind, e.record_id, s.sitting_item_id AS same, -bm25(search_text, {WEIGHTS}) AS score
{HITS} {SAME} WHERE {where.sql} ORDER BY score DESC, e.id LIMIT :limit OFFSET :offset"""
    rows = connection.execute(text(query), {**where.values, "limit": limit, "offset": offset})
    return [Hit(**row) for row in rows.mappings()]


def count_hits(connection: Connection, where: Where) -> int:
    """How many hits there are; an item that several files of one meeting tell of counts once."""
    query = f"SELECT COUNT(DISTINCT COALESCE(-s.sitting_item_id, e.id)) {HITS} {SAME} WHERE {where.sql}"
    return int(connection.execute(text(query), where.values).scalar_one())


def count_facets(connection: Connection, where: Where) -> list[tuple[str, Any, int]]:
    """How many hits have which kind, year, body and so on: (facet, value, count), most first."""
    counted: list[tuple[str, Any, int]] = []
    for facet, column in FACETS.items():
        query = f"""
SELECT {column} AS value, COUNT(DISTINCT COALESCE(-s.sitting_item_id, e.id)) AS hits
{HITS} {SAME} {ABOUT if facet == "topic" else ""} WHERE {where.sql} AND {column} IS NOT NULL GROUP BY 1"""
        counts: Counter[Any] = Counter()
        for value, hits in connection.execute(text(query), where.values):
            for one in value.split() if facet == "outcome" else [value]:
                counts[one] += hits
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))
        counted += [(facet, value, hits) for value, hits in ordered]
    return counted


def find_snippets(
    connection: Connection, hits: Iterable[Hit], question: Question
) -> dict[int, tuple[str, str]]:
    """The field and the piece of text that tell why each hit was found, by entry."""
    found: dict[int, tuple[str, str]] = {}
    by_kind: dict[str, list[Hit]] = {}
    for hit in hits:
        by_kind.setdefault(hit.kind, []).append(hit)
    for kind, some in by_kind.items():
        texts = load_texts(connection, kind, [hit.record_id for hit in some])
        for hit in some:
            snippet = find_snippet(texts.get(hit.record_id, {}), question)
            if snippet is not None:
                found[hit.id] = (snippet.field, snippet.text)
    return found


def suggest(connection: Connection, question: Question) -> dict[str, str]:
    """For words that stand nowhere, the most alike word that does; empty where all are known."""
    suggested: dict[str, str] = {}
    known: list[str] | None = None
    for term in question.terms:
        for form in term.forms:
            if not form.isalpha() or _is_there(connection, build_term((form,), prefix=term.prefix)):
                continue
            if known is None:
                known = list(connection.execute(text("SELECT word FROM search_word ORDER BY word")).scalars())
            for word, _, _ in process.extract(
                form, known, scorer=fuzz.ratio, limit=TRIED, score_cutoff=ALIKE
            ):
                if _is_there(connection, build_term((fold(word),))):
                    suggested[form] = word
                    break
    return suggested


def _is_there(connection: Connection, term: Term) -> bool:
    query = text("SELECT 1 FROM search_text WHERE search_text MATCH :asked LIMIT 1")
    return connection.execute(query, {"asked": term.fts()}).first() is not None
