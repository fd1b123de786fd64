"""How well hits fit a question, by the words they have: BM25, as FTS5 has it, over a known few hits.

FTS5's own goes through all that a word hits to learn how rare it is; here that is told from a part of them.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from models.search_fields import SEARCH_FIELDS
from referat.searching.question import Question, Term

# How soon more of the same word stops to tell more, and how much long texts are held against hits.
SATURATION, LENGTH = 1.2, 0.75
# So many hits of a word tell how rare it is; no word counts for nothing.
SAMPLED, LEAST = 100, 1e-6
FIELDS, VALUES, PARTED = tuple(SEARCH_FIELDS), tuple(SEARCH_FIELDS.values()), "\n"
# The words of each field between spaces, a field a line. They are taken from where FTS5 keeps its columns,
# c0 and on: to ask it for them takes half as long again.
TEXTS = f"""
SELECT id, ' ' || {" || ' ' || CHAR(10) || ' ' || ".join(f"c{n}" for n in range(len(FIELDS)))} || ' '
FROM search_text_content WHERE id IN (SELECT value FROM JSON_EACH(:ids))"""
# The fields of what a matter is called.
TITLE = ("title", "keys")
TITLES = """
SELECT rowid, title, keys, decision FROM search_text WHERE rowid IN (SELECT value FROM JSON_EACH(:ids))"""
SAMPLE = """
SELECT COUNT(*), MAX(id)
FROM (SELECT rowid AS id FROM search_text WHERE search_text MATCH :asked LIMIT :limit)"""


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is looked for in texts: in one field or any, and how much it tells."""

    said: str
    field: str | None
    weight: float


def weigh(connection: Connection, question: Question, ids: str) -> dict[int, float]:
    """The score of entries, a JSON list of their keys; the higher, the better the question fits."""
    sought = list(_find_sought(connection, question))
    rows = connection.execute(text(TEXTS), {"ids": ids}).all()
    usual = sum(len(whole) for _, whole in rows) / len(rows) if rows else 1.0
    scores: dict[int, float] = {}
    for entry, whole in rows:
        slack = SATURATION * (1 - LENGTH + LENGTH * len(whole) / usual)
        fields: list[str] = []
        score = 0.0
        for one in sought:
            if one.said in whole:
                fields = fields or whole.split(PARTED)
                times = _count(one, fields)
                score += one.weight * times * (SATURATION + 1) / (times + slack)
        scores[entry] = score
    return scores


def find_titled(connection: Connection, question: Question, ids: str) -> set[int]:
    """Which of some entries, a JSON list of their keys, have all that is wanted in their title's fields."""
    rows = connection.execute(text(TITLES), {"ids": ids}).mappings()
    ways = question.ways or (range(len(question.groups)),)
    return {
        row["rowid"]
        for row in rows
        if any(all(_is_titled(question.groups[n], row) for n in way) for way in ways)
    }


def find_lacking_groups(
    connection: Connection, question: Question, ids: Sequence[int]
) -> dict[int, list[int]]:
    """The places of a question's groups of which entries have no term, by entry."""
    rows = connection.execute(text(TEXTS), {"ids": json.dumps(list(ids))}).all()
    return {
        entry: [n for n, group in enumerate(question.groups) if not _stands(group, whole)]
        for entry, whole in rows
    }


def _stands(group: Sequence[Term], whole: str) -> bool:
    """Whether one of the terms stands in a text, the fields of which are its lines."""
    fields = whole.split(PARTED)
    return any(
        said in (whole if term.field is None else fields[FIELDS.index(term.field)])
        for term in group
        for said, _ in _ways(term)
    )


def _is_titled(group: Sequence[Term], row: Mapping[Any, str]) -> bool:
    """Whether one of the terms stands in its own field, or in the title where it has none."""
    return any(
        said in f" {row[field]} "
        for term in group
        for said, _ in _ways(term)
        for field in ((term.field,) if term.field else TITLE)
    )


def _count(one: _Sought, fields: Sequence[str]) -> float:
    """How often what is looked for stands in the fields, in the weightier ones more."""
    if one.field is not None:
        return SEARCH_FIELDS[one.field] * fields[FIELDS.index(one.field)].count(one.said)
    return sum(weight * said.count(one.said) for said, weight in zip(fields, VALUES, strict=True) if said)


def _find_sought(connection: Connection, question: Question) -> Iterator[_Sought]:
    total = connection.execute(text("SELECT MAX(id) FROM search_entry")).scalar_one() or 1
    for term in question.terms:
        for said, asked in _ways(term):
            count, last = connection.execute(text(SAMPLE), {"asked": asked, "limit": SAMPLED}).one()
            if count:
                times = count if count < SAMPLED else min(total, count * total / last)
                rare = max(LEAST, math.log((total - times + 0.5) / (times + 0.5)))
                yield _Sought(said, term.field, rare)


def _ways(term: Term) -> Iterator[tuple[str, str]]:
    """Each way a term can stand in a text: what is looked for there, and how FTS5 is asked for it."""
    for words in term.words():
        yield f" {words} ", f'"{words}"'
    for begun in term.beginnings() if term.begun != () else ():
        yield f" {begun}", term.begun_fts(begun)
