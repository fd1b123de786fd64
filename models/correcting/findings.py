"""Which findings are settled: by what a person said of them, or of the value that they are about."""

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

Row = dict[str, Any]

# Where the path of a finding begins.
FINDINGS = "findings/"
TABLES = ("finding", "sitting_finding")
# What tells one finding from the others of its document.
TOLD = ("code", "place", "expected", "found", "message", "page")
RULED = """
SELECT path, verdict FROM correction c WHERE undone_at IS NULL AND path LIKE 'findings/%'
AND sha256 = (SELECT sha256 FROM document WHERE id = ?) ORDER BY made_at, uid"""
# A sum that holds with the corrected number, where no other check of the same number is still off.
SUMS = """
UPDATE finding SET ruling = 'corrected' WHERE document_id = ? AND "check" IS NOT NULL
AND EXISTS (SELECT 1 FROM sum_check k WHERE k.document_id = finding.document_id AND k.place = finding.place)
AND NOT EXISTS (SELECT 1 FROM sum_check k WHERE k.document_id = finding.document_id
  AND k.place = finding.place AND k.status NOT IN ('holds', 'rounds'))"""
# An outcome that was not recognised, and that a person has seen.
OUTCOMES = """
UPDATE finding SET ruling = 'corrected' WHERE document_id = ? AND code LIKE '%.unsure_outcome'
AND EXISTS (SELECT 1 FROM evidence t JOIN evidence_span s ON s.evidence_id = t.id
  JOIN evidence o ON o.record_table = 'decision' AND o.record_id = t.record_id AND o.field = 'outcome'
  WHERE t.document_id = finding.document_id AND t.record_table = 'decision' AND t.field = 'text'
  AND s.page = finding.page AND s.start = finding.start AND o.certainty IN ('confirmed', 'corrected'))"""


def is_finding(path: str) -> bool:
    """Whether a path names a finding, not a value."""
    return path.startswith(FINDINGS)


def finding_path(finding: Row) -> str:
    """The path of a finding: its code, and eight hex digits of what it says.

    >>> finding_path({"code": "table.sum", "place": "NB12", "message": "Summen er 3.", "page": 2})
    'findings/table.sum-e0005af2'
    """
    said = "\x1f".join(str(finding.get(name) or "") for name in TOLD)
    return f"{FINDINGS}{finding['code']}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def load_findings(connection: Connection, document_id: int) -> Iterator[tuple[str, Row]]:
    """The findings of a document, each with the table it is in."""
    for table in TABLES:
        query = f"SELECT * FROM {table} WHERE document_id = ? ORDER BY id"
        for row in connection.exec_driver_sql(query, (document_id,)).mappings():
            yield table, dict(row)


def rule_on_findings(connection: Connection, document_id: int) -> None:
    """Say of each finding of a document whether it is settled; and of what people said of it that it is."""
    for table in TABLES:
        query = f"UPDATE {table} SET ruling = NULL WHERE document_id = ? AND ruling IS NOT NULL"
        connection.exec_driver_sql(query, (document_id,))
    for query in (SUMS, OUTCOMES):
        connection.exec_driver_sql(query, (document_id,))
    ruled = {path: verdict for path, verdict in connection.exec_driver_sql(RULED, (document_id,))}
    if not ruled:
        return
    there = set()
    for table, row in load_findings(connection, document_id):
        path = finding_path(row)
        if path in ruled:
            there.add(path)
            query = f"UPDATE {table} SET ruling = ? WHERE id = ?"
            connection.exec_driver_sql(query, (ruled[path], row["id"]))
    for path in ruled:
        connection.exec_driver_sql(
            "UPDATE correction SET state = ? WHERE path = ? AND state <> 'undone' AND state <> 'superseded'"
            " AND sha256 = (SELECT sha256 FROM document WHERE id = ?)",
            ("applied" if path in there else "gone", path, document_id),
        )


def rule_on_all_findings(connection: Connection, days: Sequence[datetime.date] | None = None) -> None:
    """Say it of the findings of all documents that people said something of a finding of.

    days are those on which meetings were tied anew, where only their documents are asked for.
    """
    query = """
        SELECT DISTINCT d.id FROM correction c JOIN document d ON d.sha256 = c.sha256
        WHERE c.path LIKE 'findings/%' AND c.undone_at IS NULL"""
    if days is not None:
        listed = ", ".join(f"'{day.isoformat()}'" for day in days)
        query += f" AND d.id IN (SELECT m.document_id FROM meeting m WHERE m.date IN ({listed}))"
    for document_id in connection.exec_driver_sql(query).scalars().all():
        rule_on_findings(connection, document_id)
