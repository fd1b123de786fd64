"""What people said, taken from one store to another."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from models.addresses import found_fields, table_named
from models.correcting.carrying import check_known
from models.correcting.findings import is_finding
from models.correcting.values import ADDED, add_correction, take_back
from models.errors import BadValue, InputError
from models.store import Store
from referat.danish.wording import fault
from referat.joining.linking import link_touched
from referat.review.adding import MORE, check_value
from referat.review.rulings import bring_up
from referat.review.values import FOLLOWING, parse_value

Row = dict[str, Any]

# What of a correction goes from store to store: all that was said, nothing that came of it.
TEXTS = ("uid", "sha256", "file", "path", "verdict", "anchor", "made_by", "made_at")
MAYBE = (
    *("read", "value", "printed", "why", "undone_by", "undone_at", "record_table", "field", "known_by"),
    *("answered_by", "answered_at"),
)
COUNTS = ("page", "start")
VERDICTS = ("accepted", "corrected", "rejected", "added")


def load_said(path: Path) -> list[Row]:
    """The corrections of a file that `referat corrections --json` wrote, as rows to keep.

    Raises InputError (Danish), with the line, where it is no such file.
    """
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except OSError as err:
        raise InputError(f"{path}: filen kan ikke åbnes ({fault(err)}). Tjek stien.") from err
    except (UnicodeDecodeError, json.JSONDecodeError) as err:
        raise InputError(f"{path}: filen er ikke skrevet af referat corrections --json ({err}).") from err
    if not isinstance(read, list):
        raise InputError(f"{path}: filen er ikke skrevet af referat corrections --json.")
    rows = []
    for number, said in enumerate(read, 1):
        try:
            rows.append(_checked(said))
        except (BadValue, KeyError, TypeError, ValueError) as err:
            raise InputError(f"{path}: rettelse {number} kan ikke bruges ({err}). Intet er hentet.") from err
    return rows


def import_said(store: Store, rows: list[Row]) -> Counter[str]:
    """Keep the corrections of another store; gives how many were added, undone, known, and disagree.

    What is known already is left; what was taken back or answered there is so here. Where both stores have
    something of the same value, the newer is believed: "disagree" counts where they do not say the same.
    """
    counted: Counter[str] = Counter()
    with store.writing() as connection:
        for row in sorted(rows, key=lambda row: str(row["made_at"])):
            counted[_take(connection, row, counted)] += 1
        link_touched(connection)
    bring_up(store)
    return counted


def _take(connection: Connection, row: Row, counted: Counter[str]) -> str:
    query = text("SELECT id, undone_at FROM correction WHERE uid = :uid")
    known = connection.execute(query, {"uid": row["uid"]}).one_or_none()
    if known is not None:
        if row["answered_at"] is not None:
            answered = text(
                "UPDATE correction SET answered_by = :answered_by, answered_at = :answered_at"
                " WHERE id = :id AND answered_at IS NULL"
            )
            told = {name: row[name] for name in ("answered_by", "answered_at")}
            connection.execute(answered, told | {"id": known.id})
        if row["undone_at"] is None or known.undone_at is not None:
            return "known"
        take_back(connection, known.id, row["undone_by"] or "", row["undone_at"])
        return "undone"
    other = text(
        "SELECT COUNT(*) FROM correction WHERE sha256 = :sha256 AND path = :path AND undone_at IS NULL"
        " AND state <> 'superseded' AND value IS NOT :value"
    )
    told = {name: row[name] for name in ("sha256", "path", "value")}
    if row["undone_at"] is None and connection.execute(other, told).scalar_one():
        counted["disagree"] += 1
    add_correction(connection, row)
    return "added"


def _checked(said: Any) -> Row:
    """One correction with all columns, each of its kind; BadValue for what is none."""
    row: Row = {name: _text(said, name) for name in TEXTS}
    row |= {name: None if said.get(name) is None else _text(said, name) for name in MAYBE}
    row |= {name: None if said.get(name) is None else int(said[name]) for name in COUNTS}
    if row["verdict"] not in VERDICTS:
        raise BadValue(f"{row['verdict']}: ukendt afgørelse")
    if row["known_by"] is not None:
        row["known_by"] = check_known(row["known_by"])
    if is_finding(row["path"]):
        return row | {"record_table": None, "field": None, "also": None}
    table = table_named(row["record_table"] or "")
    if table is None or row["field"] not in {*found_fields(table), *MORE.get(table, ())}:
        raise BadValue(f"{row['record_table']}.{row['field']}: ukendt felt")
    if row["verdict"] == "corrected":
        row["value"] = parse_value(table, row["field"], row["value"] or "")
    if row["verdict"] == ADDED:
        row["value"] = check_value(table, row["path"], row["value"] or "")
    also = json.loads(said.get("also") or "{}")
    if not set(also) <= FOLLOWING.get(table, frozenset()):
        raise BadValue(f"{said['also']}: ukendte kolonner")
    return row | {"also": json.dumps(also, ensure_ascii=False) if also else None}


def _text(said: Any, name: str) -> str:
    value = said[name]
    if not isinstance(value, str):
        raise BadValue(f"{name} er ingen tekst")
    return value
