"""Which hits are asked for, how they spread over facets, and what was meant where a word is misspelt."""

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, text

from models.document_info import DocumentInfo
from models.errors import UnknownName
from models.folding import fold_name
from parsers.searching.words import fold
from referat.querying.lookup import filter_documents
from referat.querying.nearest import near_names
from referat.searching.copies import COPY, KEY, SAME, tell_places
from referat.searching.fields import list_ids, load_texts
from referat.searching.filters import any_token, code_token, name_token, year_tokens
from referat.searching.question import Question, Term, build_term
from referat.searching.ranking import Hit, Where
from referat.searching.snippets import find_snippet

# How alike a word must be to be suggested, of 100, and how many are tried.
ALIKE, TRIED = 75, 20

# The different values of a column, by its index: each is the smallest above the one before.
DIFFERENT = """
WITH RECURSIVE one(value) AS (SELECT MIN({column}) FROM search_entry UNION ALL
 SELECT (SELECT MIN({column}) FROM search_entry WHERE {column} > one.value) FROM one WHERE one.value NOT NULL)
SELECT value FROM one WHERE value NOT NULL"""
FACETS = ("kind", "year", "body", "municipality", "outcome")
TOLD = f"""
SELECT e.kind, CAST(SUBSTR(e.first_day, 1, 4) AS INTEGER) AS year, e.body, e.municipality,
 e.outcomes AS outcome, COALESCE(s.sitting_item_id, {COPY}) AS same
FROM h CROSS JOIN search_entry e ON e.id = h.id {SAME}"""
ABOUT = f"""
SELECT t.title, COUNT(DISTINCT {KEY}) FROM h
CROSS JOIN search_entry e ON e.id = h.id {SAME}
JOIN entry_topic y ON y.search_entry_id = e.id JOIN topic t ON t.id = y.topic_id GROUP BY 1"""
# Of so many words that begin alike each is asked for; it comes after all letters that can follow.
BEGUN, LAST = 300, "\U0010ffff"
FILES = """
SELECT e.id, (SELECT n.name FROM document_name n WHERE n.document_id = e.document_id ORDER BY n.id LIMIT 1)
FROM search_entry e WHERE e.id IN ({ids}) ORDER BY e.id"""
# A token that no entry has.
NOTHING = "__"


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


def build_where(
    connection: Connection, question: Question | None, filters: Filters, infos: Sequence[DocumentInfo]
) -> Where:
    """The conditions that hits meet; part of a name is compared as Danish has it, not as SQLite does.

    Without a question the filters alone.
    """
    question = question and look_up_beginnings(connection, question)
    groups = [[code_token("kind", filters.kind)]] if filters.kind else []
    if filters.outcome:
        groups.append([code_token("outcomes", filters.outcome)])
    for column, part in (("body", filters.body), ("municipality", filters.municipality)):
        if part is not None:
            names = connection.execute(text(DIFFERENT.format(column=column))).scalars()
            kept = [name for name in names if fold_name(part) in fold_name(name)]
            groups.append([name_token(column, name) for name in kept] or [NOTHING])
    groups += [tokens for tokens in [year_tokens(filters.since, filters.until)] if tokens]
    parts, values = _looked_up(filters)
    if filters.topic is not None:
        parts.append(
            "EXISTS (SELECT 1 FROM entry_topic y JOIN topic t ON t.id = y.topic_id"
            " WHERE y.search_entry_id = e.id AND t.code IN (SELECT value FROM json_each(:topics)))"
        )
        values["topics"] = json.dumps(find_topics(connection, filters.topic))
    if filters.file is not None:
        listed = list_ids(info.id for info in filter_documents(infos, filters.file))
        within = f"(SELECT {{}}(id) FROM search_entry WHERE document_id IN ({listed}))"
        parts.append(f"x.rowid BETWEEN {within.format('MIN')} AND {within.format('MAX')}")
        parts.append(f"e.document_id IN ({listed})")
    return Where(question, " AND ".join(map(any_token, groups)), tuple(parts), values)


def look_up_beginnings(connection: Connection, question: Question) -> Question:
    """The question with the words of the index that its beginnings of words mean, where they are not many."""
    return replace(
        question,
        groups=tuple(tuple(_begun(connection, term) for term in group) for group in question.groups),
        without=tuple(_begun(connection, term) for term in question.without),
    )


def _begun(connection: Connection, term: Term) -> Term:
    """A term with the words that begin so; a number stands for too many, each with few hits."""
    if not term.prefix or len(term.forms) > 1 or not term.forms[0][0].isalpha():
        return term
    query = text(
        "SELECT stem FROM search_word WHERE stem >= :first AND stem < :last ORDER BY stem LIMIT :limit"
    )
    first = term.forms[0]
    asked = {"first": first, "last": first + LAST, "limit": BEGUN + 1}
    stems = tuple(connection.execute(query, asked).scalars())
    return term if len(stems) > BEGUN else replace(term, begun=stems)


def _looked_up(filters: Filters) -> tuple[list[str], dict[str, Any]]:
    """The conditions that each hit is looked up for, and their values."""
    asked: dict[str, tuple[str, Any]] = {
        "since": ("e.last_day >= :since", filters.since and filters.since.isoformat()),
        "until": ("e.first_day <= :until", filters.until and filters.until.isoformat()),
        "least": ("e.kroner >= :least", filters.least),
        "most": ("e.kroner <= :most", filters.most),
    }
    given = {name: pair for name, pair in asked.items() if pair[1] is not None}
    return [sql for sql, _ in given.values()], {name: value for name, (_, value) in given.items()}


def find_topics(connection: Connection, said: str) -> list[str]:
    """The codes of the topics that a code, its beginning, or part of a title means.

    Raises UnknownName (Danish) where none does.
    """
    listed = connection.execute(text("SELECT code, title FROM topic ORDER BY code")).all()
    codes = [code for code, _ in listed if code == said or code.startswith(f"{said}.")]
    codes = codes or [code for code, title in listed if fold_name(said) in fold_name(title)]
    if not codes:
        near = near_names(said, [title for _, title in listed])
        raise UnknownName(f"{said}: intet emne hedder sådan.{near} Se dem med referat topics.")
    return codes


def count_facets(connection: Connection, where: Where, most: int | None = None) -> list[tuple[str, Any, int]]:
    """How many hits have which kind, year, body and so on: (facet, value, count), most first.

    An item that several files of one meeting tell of counts once for each value. most is how many hits are
    looked at, those that were read last; all where none is given.
    """
    alike, hits = ", ".join(FACETS), where.hits()
    values = where.values(places=tell_places(connection))
    if most is not None:
        hits += " ORDER BY x.rowid DESC LIMIT :most"
        values["most"] = most
    rows = connection.execute(
        text(f"WITH h AS ({hits}) SELECT {alike}, same, COUNT(*) FROM ({TOLD}) GROUP BY {alike}, same"),
        values,
    )
    counts: dict[str, Counter[Any]] = {facet: Counter() for facet in (*FACETS, "topic")}
    seen: set[tuple[str, Any, Any]] = set()
    for *told, same, found in rows:
        for facet, value in zip(FACETS, told, strict=True):
            for one in str(value or "").split() if facet == "outcome" else [value]:
                if one is None or (same is not None and (facet, one, same) in seen):
                    continue
                seen.add((facet, one, same))
                counts[facet][one] += found if same is None else 1
    rows = connection.execute(text(f"WITH h AS ({hits}) {ABOUT}"), values)
    counts["topic"].update({title: found for title, found in rows})
    return [
        (facet, value, found)
        for facet, counted in counts.items()
        for value, found in sorted(counted.items(), key=lambda pair: (-pair[1], str(pair[0])))
    ]


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


def find_also_in(connection: Connection, hits: Iterable[Hit]) -> dict[int, list[str]]:
    """The other files that tell of the same as a hit, by entry; nothing where there are none."""
    others = {other: hit.id for hit in hits for other in hit.others}
    found: dict[int, list[str]] = {}
    for entry, name in connection.execute(text(FILES.format(ids=list_ids(others)))):
        names = found.setdefault(others[entry], [])
        if name not in names:
            names.append(name)
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
                known = list(
                    connection.execute(
                        text("SELECT word FROM search_word WHERE word <> '' ORDER BY word")
                    ).scalars()
                )
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
