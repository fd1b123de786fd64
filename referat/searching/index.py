"""The index of words: made for each document that is not in it yet, in the store itself."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from sqlalchemy import Connection, Row, text

from models.danish_words import is_known
from models.search_fields import CODE_LENGTH, FILTERS, HEAD_FIELDS, SEARCH_FIELDS
from models.store import Store
from parsers.searching.compounds import MARK, build_index_text
from parsers.searching.words import find_tokens
from referat.searching.fields import Texts, list_ids, load_texts
from referat.searching.filters import build_tokens

# How many documents are indexed in one transaction.
BATCH = 100
# The texts of so many entries are held at a time; a pack of 3,000 pages has thousands.
PART = 200
# What the words of the index follow from.
RULES = (
    ("parsers", "searching/words.py"),
    ("parsers", "searching/compounds.py"),
    ("parsers", "lexicon/search.toml"),
    ("referat", "searching/fields.py"),
    ("referat", "searching/filters.py"),
    ("referat", "searching/index.py"),
)

# Closed items are in no index: nothing is told of them but their number.
ITEMS = """
SELECT i.id AS record_id, d.id AS document_id, d.sha256, 'm' || (m.ordinal + 1) || '-' || i.number AS place,
  m.date AS first_day, m.date AS last_day, m.body, m.municipality,
  (SELECT GROUP_CONCAT(outcome, ' ') FROM (SELECT DISTINCT outcome FROM decision p WHERE p.item_id = i.id
   ORDER BY p.ordinal)) AS outcomes,
  (SELECT MAX(ABS(CAST(a.kroner AS REAL))) FROM text_amount a WHERE a.item_id = i.id) AS kroner
FROM item i JOIN meeting m ON m.id = i.meeting_id JOIN document d ON d.id = m.document_id
WHERE d.id IN ({ids}) AND NOT i.closed ORDER BY m.ordinal, i.ordinal"""
LARGEST = """(SELECT MAX(ABS(CAST(v.value AS REAL) * t.multiplier)) FROM finance_cell v
  JOIN finance_column c ON c.id = v.finance_column_id JOIN finance_table t ON t.id = c.finance_table_id
  WHERE t.is_money AND c.is_money AND t.{key})"""
PROPOSALS = f"""
SELECT p.id AS record_id, d.id AS document_id, d.sha256, 'f' || (p.ordinal + 1) AS place,
  p.price_year || '-01-01' AS first_day, p.price_year || '-12-31' AS last_day,
  NULL AS body, NULL AS municipality, NULL AS outcomes, {LARGEST.format(key="proposal_id = p.id")} AS kroner
FROM proposal p JOIN document d ON d.id = p.document_id WHERE d.id IN ({{ids}}) ORDER BY p.ordinal"""
OVERVIEWS = f"""
SELECT o.id AS record_id, d.id AS document_id, d.sha256, 't' || (o.ordinal + 1) AS place,
  o.price_year || '-01-01' AS first_day, o.price_year || '-12-31' AS last_day,
  NULL AS body, NULL AS municipality, NULL AS outcomes, {LARGEST.format(key="id = o.id")} AS kroner
FROM finance_table o JOIN document d ON d.id = o.document_id
WHERE o.proposal_id IS NULL AND d.id IN ({{ids}}) ORDER BY o.ordinal"""
KINDS = {"item": ITEMS, "proposal": PROPOSALS, "overview": OVERVIEWS}
# Words shorter than this are no suggestions.
SUGGESTED = 4

# A document goes from the index with its records, so as many are in it as there are documents, or some wait.
COMPLETE = """
SELECT (SELECT COUNT(*) FROM document) = (SELECT COUNT(*) FROM search_document WHERE version = :version)"""
WAITING = """
SELECT d.id FROM document d LEFT JOIN search_document s ON s.document_id = d.id
WHERE s.version IS NULL OR s.version <> :version ORDER BY d.id"""
ENTRY = ("document_id", "record_id", "first_day", "last_day", "body", "municipality", "outcomes")
INSERT_ENTRY = f"""
INSERT INTO search_entry (id, kind, code, kroner, {", ".join(ENTRY)})
VALUES (:id, :kind, :code, :kroner, :{", :".join(ENTRY)})"""
INSERT_TEXT = f"""
INSERT INTO search_text (rowid, {", ".join(SEARCH_FIELDS)}, {FILTERS})
VALUES (?{", ?" * len(SEARCH_FIELDS)}, ?)"""
INSERT_WORD = """
INSERT INTO search_word (stem, word) VALUES (?, ?)
ON CONFLICT (stem) DO UPDATE SET word = excluded.word WHERE word = ''"""
HEAD = ", ".join(("rowid", *HEAD_FIELDS, FILTERS))
INSERT_HEAD = f"INSERT INTO search_head ({HEAD}) SELECT {HEAD} FROM search_text WHERE rowid >= ?"


def update_index(store: Store) -> int:
    """Bring the index up to the records; gives how many documents were put into it.

    A document that was imported anew, or whose words were found by other rules, is indexed anew. One
    transaction takes so many documents that an interrupted run begins near where it stopped.
    """
    with store.reading() as connection:
        waiting = find_waiting(connection)
    for start in range(0, len(waiting), BATCH):
        with store.writing() as connection:
            _index(connection, _find_stored(connection, waiting[start : start + BATCH]))
    return len(waiting)


def has_entry(store: Store, code: str) -> bool:
    """Whether something in the index has this id."""
    with store.reading() as connection:
        query = text("SELECT 1 FROM search_entry WHERE code = :code")
        return connection.execute(query, {"code": code}).first() is not None


def find_waiting(connection: Connection) -> list[int]:
    """The documents that are not in the index, or by other rules for words."""
    values = {"version": words_version()}
    if connection.execute(text(COMPLETE), values).scalar_one():
        return []
    return list(connection.execute(text(WAITING), values).scalars())


def _find_stored(connection: Connection, document_ids: Iterable[int]) -> list[int]:
    """Which of the documents are still there: another program can have taken some out or read them anew."""
    query = f"SELECT id FROM document WHERE id IN ({list_ids(document_ids)}) ORDER BY id"
    return list(connection.exec_driver_sql(query).scalars())


@cache
def words_version() -> str:
    """What the words of the index follow from, as eight hex digits."""
    found = hashlib.sha256()
    for room, name in RULES:
        found.update((files(room) / name).read_bytes())
    return found.hexdigest()[:8]


def _index(connection: Connection, document_ids: list[int]) -> None:
    if not document_ids:
        return
    listed = list_ids(document_ids)
    for table in ("search_entry", "search_document"):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE document_id IN ({listed})")
    first_id = connection.exec_driver_sql("SELECT COALESCE(MAX(id), 0) + 1 FROM search_entry").scalar_one()
    next_id = first_id
    words: dict[str, str] = {}
    for kind, query in KINDS.items():
        records = connection.execute(text(query.format(ids=listed))).all()
        entries = [
            {"id": next_id + n, "kind": kind, **_entry(record, code)}
            for n, (record, code) in enumerate(zip(records, _codes(records), strict=True))
        ]
        next_id += len(entries)
        for start in range(0, len(entries), PART):
            part = entries[start : start + PART]
            texts = load_texts(connection, kind, [entry["record_id"] for entry in part])
            connection.execute(text(INSERT_ENTRY), part)
            rows = [
                (entry["id"], *_row(texts.get(entry["record_id"], {}), words), build_tokens(entry))
                for entry in part
            ]
            connection.exec_driver_sql(INSERT_TEXT, rows)
    connection.exec_driver_sql(INSERT_HEAD, (first_id,))
    if words:
        connection.exec_driver_sql(INSERT_WORD, list(words.items()))
    done = "INSERT INTO search_document (document_id, version) VALUES (?, ?)"
    connection.exec_driver_sql(done, [(number, words_version()) for number in document_ids])


def _codes(records: Iterable[Row[Any]]) -> Iterator[str]:
    """A name for each record that is the same whenever the same file is read; numbers can come twice."""
    seen: dict[str, int] = {}
    for record in records:
        code = f"{(record.sha256 or '')[:CODE_LENGTH]}-{record.place}"
        seen[code] = seen.get(code, 0) + 1
        yield code if seen[code] == 1 else f"{code}~{seen[code]}"


def _entry(record: Row[Any], code: str) -> dict[str, Any]:
    kroner = None if record.kroner is None else round(record.kroner)
    return {"code": code, "kroner": kroner, **{name: getattr(record, name) for name in ENTRY}}


def _row(texts: Texts, words: dict[str, str]) -> list[str]:
    """The words of one entry, field by field; words gets each stem, with a word to suggest or none."""
    row = []
    for field in SEARCH_FIELDS:
        said = "\n".join(texts.get(field, ()))
        tokens = find_tokens(said)
        row.append(build_index_text(said, tokens, is_known))
        for token in tokens:
            if token.form.isalpha() and len(token.form) >= SUGGESTED and not words.get(token.stem):
                words[token.stem] = said[token.start : token.end].casefold()
        for stem in row[-1].replace(MARK, "").split():
            if stem[0].isalpha():
                words.setdefault(stem, "")
    return row
