"""How complete each file is: what its contents promise against what was found, one row a file."""

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Connection, text

from models.store import Store
from referat.querying.frames import typed_frame
from referat.querying.lookup import filter_documents
from referat.querying.nearest import require_names
from referat.querying.tabular import Row

# How many pages that no record rests on are named before the rest is counted.
NAMED = 12
KINDS = {
    "file": "text",
    "sha256": "text",
    "kind": "text",
    "pages": "integer",
    "meetings": "integer",
    "items": "integer",
    "closed": "integer",
    "without_text": "integer",
    "without_decision": "integer",
    "number_gaps": "integer",
    "listed": "integer",
    "not_present": "integer",
    "unclaimed_lines": "integer",
    "unclaimed_pages": "text",
    "complete": "flag",
}
# What counts against a file; closed items and gaps in the numbers are as they should be.
LACKS = ("without_text", "without_decision", "not_present")
FILES = """
SELECT d.id, d.sha256, d.kind, d.pages, (SELECT n.name FROM document_name n WHERE n.document_id = d.id
 ORDER BY n.id LIMIT 1) AS file FROM document d WHERE d.status = 'ok' ORDER BY file, d.id"""
MEETINGS = """
SELECT m.document_id AS id, COUNT(DISTINCT m.id) AS meetings, COUNT(i.id) AS items,
 COALESCE(SUM(i.closed), 0) AS closed FROM meeting m LEFT JOIN item i ON i.meeting_id = m.id GROUP BY 1"""
FOUND = """
SELECT document_id AS id, code, COUNT(*) AS amount FROM finding
WHERE code IN ('minutes.item_without_text', 'minutes.no_decision', 'minutes.number_gap') GROUP BY 1, 2"""
ATTACHMENTS = """
SELECT m.document_id AS id, i.id AS item, SUM(a.listed) AS listed, SUM(NOT a.listed) AS present
FROM attachment a JOIN item i ON i.id = a.item_id JOIN meeting m ON m.id = i.meeting_id GROUP BY 1, 2"""
LOOSE = """
SELECT document_id AS id, COUNT(*) AS amount FROM loose_line WHERE role = 'unclaimed' GROUP BY 1"""
PAGES = """
SELECT DISTINCT e.document_id AS id, s.page FROM evidence e JOIN evidence_span s ON s.evidence_id = e.id"""


def completeness(store: Store, *, file: str | None = None) -> pd.DataFrame:
    """One row a file that was read: what its contents and lists promise, and what of it was found.

    `without_text`: items of the contents that have no text; `without_decision`: items of minutes, not closed,
    where nothing is decided; `number_gaps`: numbers left out, often closed items; `listed` and
    `not_present`: annexes that items name, and how many of them the file does not carry (empty where it
    carries none at all); `unclaimed_lines`, `unclaimed_pages`: text that no record rests on. `complete` says
    that nothing is lacking. file: part of a file's name or path; UnknownName where none has it.
    """
    require_names(store, {"file": file})
    with store.reading() as connection:
        rows = build_rows(connection)
    if file is not None:
        wanted = {info.sha256 for info in filter_documents(store.load_documents(), file)}
        rows = [row for row in rows if row["sha256"] in wanted]
    return typed_frame(pd.DataFrame(rows, columns=list(KINDS), dtype="object"), KINDS)


def build_rows(connection: Connection) -> list[Row]:
    """The rows of `completeness` as plain values; those of the files that lack most come first."""
    meetings = {row["id"]: row for row in _load(connection, MEETINGS)}
    codes = {(row["id"], row["code"]): row["amount"] for row in _load(connection, FOUND)}
    loose = {row["id"]: row["amount"] for row in _load(connection, LOOSE)}
    annexes = _count_annexes(_load(connection, ATTACHMENTS))
    claimed: defaultdict[int, set[int]] = defaultdict(set)
    for row in _load(connection, PAGES):
        claimed[row["id"]].add(row["page"])
    rows: list[Row] = []
    for found in _load(connection, FILES):
        key = found["id"]
        held = meetings.get(key, {"meetings": 0, "items": 0, "closed": 0})
        listed, absent = annexes.get(key, (0, None))
        row = {
            **{name: found[name] for name in ("file", "sha256", "kind", "pages")},
            **{name: held[name] for name in ("meetings", "items", "closed")},
            "without_text": codes.get((key, "minutes.item_without_text"), 0),
            "without_decision": codes.get((key, "minutes.no_decision"), 0),
            "number_gaps": codes.get((key, "minutes.number_gap"), 0),
            "listed": listed,
            "not_present": absent,
            "unclaimed_lines": loose.get(key, 0),
            "unclaimed_pages": name_pages(set(range(1, (found["pages"] or 0) + 1)) - claimed[key]),
        }
        rows.append({**row, "complete": not any(row[name] for name in (*LACKS, "unclaimed_pages"))})
    return sorted(rows, key=lambda row: -sum(row[name] or 0 for name in LACKS))


def _load(connection: Connection, query: str) -> list[Row]:
    return [dict(row) for row in connection.execute(text(query)).mappings()]


def _count_annexes(rows: Iterable[Row]) -> dict[int, tuple[int, int | None]]:
    """For each file the annexes that its items list, and how many of them it does not carry."""
    items: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        items[row["id"]].append(row)
    counted: dict[int, tuple[int, int | None]] = {}
    for key, told in items.items():
        carries = any(row["present"] for row in told)
        absent = sum(max(0, row["listed"] - row["present"]) for row in told) if carries else None
        counted[key] = sum(row["listed"] for row in told), absent
    return counted


def name_pages(pages: set[int]) -> str | None:
    """Pages as people write them, None for none.

    name_pages({2, 3, 4, 9}) is "2-4, 9".
    """
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    named = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    rest = len(named) - NAMED
    return ", ".join(named[:NAMED]) + (f" og {rest} steder mere" if rest > 0 else "") or None
