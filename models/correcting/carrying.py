"""Corrections of a content that is gone, found again where its meeting or proposal came in another file.

What a correction is about is known in any file by its meeting (kind, body and date) and item (number and
title), or by its proposal (code and title); the rest of its path is the same. A table that is no proposal's
is known by its caption, see models.correcting.carrying_tables.
"""

import json
from typing import Any

from rapidfuzz.fuzz import ratio
from sqlalchemy import Connection

from models.addresses import Addresses, Row
from models.correcting.carrying_tables import (
    COLUMN,
    LINE,
    LISTS,
    ROW,
    TABLE,
    NamesRead,
    find_table_path,
    name_table,
)
from models.correcting.carrying_tables import HOLDER as TABLE_HOLDER
from models.errors import BadValue
from models.tables import core as tables

# What a meeting, an item and a proposal are known by.
MEETING = ("kind", "body", "date")
ITEM = ("number", "title")
PROPOSAL = ("code", "title", "price_year")
NAMED = {"meeting": MEETING, "item": ITEM, "proposal": PROPOSAL}
IN_TABLE = {"row": ROW, "column": COLUMN, "line": LINE}
# Titles less like each other than this, of 100, are of two matters, though their numbers are the same.
ALIKE = 80
# What a title was read as that people corrected since, of each record of a document; so with other names.
NAMES_READ = """
SELECT c.record_table, c.record_id, c.read FROM correction c JOIN document d ON d.sha256 = c.sha256
WHERE d.id = ? AND c.field IN ('title', 'caption', 'label', 'heading') AND c.state = 'applied'
AND c.verdict IN ('corrected', 'rejected')"""
# The document that tells of the same meeting or proposal, the first where several do; c is the correction.
HOLDER = f"""COALESCE(
 (SELECT m.document_id FROM meeting m WHERE m.date = json_extract(c.known_by, '$.meeting.date')
  AND m.kind = json_extract(c.known_by, '$.meeting.kind')
  AND m.body IS json_extract(c.known_by, '$.meeting.body') ORDER BY m.id LIMIT 1),
 (SELECT p.document_id FROM proposal p WHERE p.code IS json_extract(c.known_by, '$.proposal.code')
  AND (p.title IS json_extract(c.known_by, '$.proposal.title') OR (p.code IS NOT NULL
   AND p.price_year IS json_extract(c.known_by, '$.proposal.price_year')))
  AND json_extract(c.known_by, '$.proposal') IS NOT NULL ORDER BY p.id LIMIT 1),
 {TABLE_HOLDER})"""
# What waits for an answer: said of a content that is not here, and not known to be right or wrong elsewhere.
WAITING = """c.state = 'absent' AND c.undone_at IS NULL AND c.answered_at IS NULL
 AND c.known_by IS NOT NULL AND c.verdict <> 'accepted'"""


def check_known(known_by: str) -> str:
    """What a record is known by, as name_record gives it; BadValue (Danish) for what is none.

    >>> check_known('{"proposal": {"title": "Flere grønne tage", "code": "NK07"}}')
    '{"proposal": {"code": "NK07", "title": "Flere grønne tage"}}'
    """
    try:
        known = json.loads(known_by)
    except ValueError as err:
        raise BadValue(f"known_by er ikke JSON: {known_by}") from err
    columns: dict[str, tuple[str, ...]] = NAMED | {"table": TABLE} | IN_TABLE
    if not isinstance(known, dict) or not (
        set(known) in ({"proposal"}, {"meeting"}, {"meeting", "item"})
        or {"table"} <= set(known) <= {"table", *IN_TABLE}
    ):
        raise BadValue(f"known_by siger hverken møde, forslag eller tabel: {known_by}")
    for name, told in known.items():
        if not isinstance(told, dict) or not set(told) <= {*columns[name]}:
            raise BadValue(f"known_by har ukendte felter om {name}: {known_by}")
        if not all(value is None or isinstance(value, str | int) for value in told.values()):
            raise BadValue(f"known_by har en værdi om {name}, der ikke er tekst eller tal: {known_by}")
    if "table" in known and known["table"].get("kind") not in LISTS:
        raise BadValue(f"known_by har en ukendt slags tabel: {known_by}")
    return _say(known)


def old_title(known_by: str) -> str | None:
    """The title of the item, proposal or table that something was said of; None where it has none."""
    known: Row = json.loads(known_by)
    title: str | None = (known.get("item") or known.get("proposal") or {}).get("title")
    return title or known.get("table", {}).get("caption")


def name_record(connection: Connection, document_id: int, path: str) -> str | None:
    """What the record that a path leads through is known by in any file, as JSON; None for others.

    A title that people corrected is the printed one here, which another file has, too.
    """
    titles = _load_names_read(connection, document_id)
    addresses = Addresses(connection, document_id)
    steps = path.split("/")
    row = _step(addresses, steps[:1])
    if row is None:
        return None
    if steps[0].partition("-")[0] in LISTS:
        known = name_table(addresses, path, titles)
        return None if known is None else _say(known)
    if row["table"] is tables.StoredProposal:
        return _say({"proposal": _pick(row, PROPOSAL, titles)})
    if row["table"] is not tables.StoredMeeting:
        return None
    known = {"meeting": _pick(row, MEETING, titles)}
    item = _step(addresses, steps[:2])
    if item is not None and item["table"] is tables.StoredItem:
        known["item"] = _pick(item, ITEM, titles)
    return _say(known)


def find_path(connection: Connection, document_id: int, known_by: str, path: str) -> str | None:
    """The path in another document of what a correction is about; None where the record is not in it."""
    known: Row = json.loads(known_by)
    addresses = Addresses(connection, document_id)
    steps = path.split("/")
    if "table" in known:
        return find_table_path(addresses, known, path, _load_names_read(connection, document_id))
    top, columns = ("proposals", PROPOSAL) if "proposal" in known else ("meetings", MEETING)
    wanted = known.get("proposal") or known["meeting"]
    titles = _load_names_read(connection, document_id)
    found = _find(addresses.children((None, document_id), top), wanted, columns, titles)
    if found is None:
        return None
    label, row = found
    new = [f"{top}-{label}"]
    if "item" in known:
        items = addresses.children((tables.StoredMeeting, row["id"]), "items")
        item = _find(items, known["item"], ITEM, titles)
        if item is None:
            return None
        new.append(f"items-{item[0]}")
    return "/".join([*new, *steps[len(new) :]])


def leave_waiting(connection: Connection, sha256: str | None) -> None:
    """Say of what was said of a content that it is gone from the store, with all it was laid on."""
    connection.exec_driver_sql(
        "UPDATE correction SET state = 'absent', record_id = NULL, layer = NULL, undo = NULL"
        " WHERE sha256 = ? AND state NOT IN ('undone', 'superseded')",
        (sha256,),
    )


def _step(addresses: Addresses, steps: list[str]) -> Row | None:
    found = addresses.find_record("/".join(steps)) if "-" in steps[-1] else None
    return None if found is None else found[0]


def _find(
    rows: dict[str, Row], wanted: Row, columns: tuple[str, ...], titles: NamesRead
) -> tuple[str, Row] | None:
    """The one row that agrees in all; else that of the title alone, or of the number or code.

    A number alone tells nothing where the titles are unlike: another meeting paper counts another way.
    """
    for names in (columns, ("title",), ("number",), ("code", "price_year")):
        if not set(names) <= set(columns) or wanted.get(names[0]) is None:
            continue
        same = [
            (label, row)
            for label, row in rows.items()
            if all(_agrees(row, name, wanted, titles) for name in names)
            and (names != ("number",) or _is_like(row, wanted.get("title"), titles))
        ]
        if len(same) == 1:
            return same[0]
    return None


def _agrees(row: Row, name: str, wanted: Row, titles: NamesRead) -> bool:
    told = _titles_of(row, titles) if name == "title" else {_fold(row[name])}
    return _fold(wanted.get(name)) in told


def _is_like(row: Row, title: str | None, titles: NamesRead) -> bool:
    """Whether a row can have this title: as it is or was read, nearly, or where one of them has none."""
    told = _titles_of(row, titles)
    return not title or "" in told or any(ratio(one, _fold(title)) >= ALIKE for one in told)


def _titles_of(row: Row, titles: NamesRead) -> set[str]:
    """A record's title as it is, and as it was read."""
    return {_fold(row["title"]), _fold(titles.get(_key(row), row["title"]))}


def _load_names_read(connection: Connection, document_id: int) -> NamesRead:
    rows = connection.exec_driver_sql(NAMES_READ, (document_id,))
    return {(table, record_id): read for table, record_id, read in rows}


def _key(row: Row) -> tuple[str, int]:
    return row["table"].__tablename__, row["id"]


def _fold(said: Any) -> str:
    return " ".join(str("" if said is None else said).split()).casefold()


def _pick(row: Row, columns: tuple[str, ...], titles: NamesRead) -> Row:
    picked = {name: row[name] for name in columns}
    return picked | ({"title": titles.get(_key(row), row["title"])} if "title" in columns else {})


def _say(known: Row) -> str:
    return json.dumps(known, ensure_ascii=False, sort_keys=True)
