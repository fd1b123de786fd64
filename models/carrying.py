"""Corrections of a content that is gone, found again where its meeting or proposal came in another file.

What a correction is about is known in any file by its meeting (kind, body and date) and item (number and
title), or by its proposal (code and title); the rest of its path is the same.
"""

import json
from typing import Any

from sqlalchemy import Connection

from models import tables
from models.addresses import Addresses, Row

# What a meeting, an item and a proposal are known by.
MEETING = ("kind", "body", "date")
ITEM = ("number", "title")
PROPOSAL = ("code", "title", "price_year")
# The document that tells of the same meeting or proposal, the first where several do; c is the correction.
HOLDER = """COALESCE(
 (SELECT m.document_id FROM meeting m WHERE m.date = json_extract(c.known_by, '$.meeting.date')
  AND m.kind = json_extract(c.known_by, '$.meeting.kind')
  AND m.body IS json_extract(c.known_by, '$.meeting.body') ORDER BY m.id LIMIT 1),
 (SELECT p.document_id FROM proposal p WHERE p.code IS json_extract(c.known_by, '$.proposal.code')
  AND (p.title IS json_extract(c.known_by, '$.proposal.title') OR (p.code IS NOT NULL
   AND p.price_year IS json_extract(c.known_by, '$.proposal.price_year')))
  AND json_extract(c.known_by, '$.proposal') IS NOT NULL ORDER BY p.id LIMIT 1))"""
# What waits for an answer: said of a content that is not here, and not known to be right or wrong elsewhere.
WAITING = """c.state = 'absent' AND c.undone_at IS NULL AND c.answered_at IS NULL
 AND c.known_by IS NOT NULL AND c.verdict <> 'accepted'"""


def name_record(connection: Connection, document_id: int, path: str) -> str | None:
    """What the record that a path leads through is known by in any file, as JSON; None for others."""
    addresses = Addresses(connection, document_id)
    steps = path.split("/")
    row = _step(addresses, steps[:1])
    if row is None:
        return None
    if row["table"] is tables.StoredProposal:
        return _say({"proposal": _pick(row, PROPOSAL)})
    if row["table"] is not tables.StoredMeeting:
        return None
    known = {"meeting": _pick(row, MEETING)}
    item = _step(addresses, steps[:2])
    if item is not None and item["table"] is tables.StoredItem:
        known["item"] = _pick(item, ITEM)
    return _say(known)


def find_path(connection: Connection, document_id: int, known_by: str, path: str) -> str | None:
    """The path in another document of what a correction is about; None where the record is not in it."""
    known: Row = json.loads(known_by)
    addresses = Addresses(connection, document_id)
    steps = path.split("/")
    top, columns = ("proposals", PROPOSAL) if "proposal" in known else ("meetings", MEETING)
    wanted = known.get("proposal") or known["meeting"]
    found = _find(addresses.children((None, document_id), top), wanted, columns)
    if found is None:
        return None
    label, row = found
    new = [f"{top}-{label}"]
    if "item" in known:
        items = addresses.children((tables.StoredMeeting, row["id"]), "items")
        item = _find(items, known["item"], ITEM)
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


def _find(rows: dict[str, Row], wanted: Row, columns: tuple[str, ...]) -> tuple[str, Row] | None:
    """The one row that agrees in all; else that of the title alone, or of the number or code."""
    for names in (columns, ("title",), ("number",), ("code", "price_year")):
        if not set(names) <= set(columns) or wanted.get(names[0]) is None:
            continue
        same = [
            (label, row)
            for label, row in rows.items()
            if all(_fold(row[name]) == _fold(wanted.get(name)) for name in names)
        ]
        if len(same) == 1:
            return same[0]
    return None


def _fold(said: Any) -> str:
    return " ".join(str("" if said is None else said).split()).casefold()


def _pick(row: Row, columns: tuple[str, ...]) -> Row:
    return {name: row[name] for name in columns}


def _say(known: Row) -> str:
    return json.dumps(known, ensure_ascii=False, sort_keys=True)
