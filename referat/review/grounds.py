"""Why a value, finding or link is unsure: grounds, worst first, each with the question that finds its rows.

Each question goes down an index from where it is told to, and gives key columns one and two, by which its
rows are in order; so the first rows are there at once, however many there are.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection

from models.correcting.carrying import HOLDER, WAITING
from models.correcting.findings import TABLES
from referat.tracing.link import SURE

Kind = Literal["correction", "earlier", "sum", "value", "outcome", "ocr", "link", "finding"]

# Words that an OCR program read with less are looked at.
FAINT = 0.6
# How grave a finding is, and those of sums by what their check says; others go by their severity.
FINDING_SCORES = {
    "minutes.item_without_text": 66,
    "sitting.other_outcome": 64,
    "table.repaired": 58,
    "sitting.ambiguous": 46,
    "minutes.no_decision": 44,
    "manifest.file_missing": 42,
    "pdf.page_unreadable": 40,
    "pdf.page_without_text": 40,
    "minutes.duplicate_number": 36,
    "ocr.unsure_words": 20,
    "document.nothing_recognised": 8,
}
SEVERITY_SCORES = {"error": 48, "warning": 34, "info": 14}
SUM_SCORES = {"reading": 92, "unclear": 76, "paper": 30}
# Findings of values that have a ground of their own.
TOLD_ELSEWHERE = ("minutes.unsure_outcome", "manifest.unsure_outcome")

CORRECTIONS = """
SELECT 0 AS one, c.id AS two, d.id AS document_id, c.record_table, c.record_id, c.field, c.id AS correction_id
FROM correction c JOIN document d ON d.sha256 = c.sha256
WHERE c.undone_at IS NULL AND c.state IN ('changed', 'gone') AND c.path NOT LIKE 'findings/%'
AND c.id > :two {files} ORDER BY c.id LIMIT :limit"""
# What was said of a file that is gone, where another tells of the same meeting or proposal.
OFFERS = f"""
SELECT 0 AS one, c.id AS two, c.document_id, c.record_table, NULL AS record_id, c.field, c.id AS correction_id
FROM (SELECT c.*, {HOLDER} AS document_id FROM correction c WHERE {WAITING}
 AND NOT EXISTS (SELECT 1 FROM document d WHERE d.sha256 = c.sha256)) c"""
EARLIER = f"{OFFERS} WHERE c.document_id IS NOT NULL AND c.id > :two {{files}} ORDER BY c.id LIMIT :limit"
EARLIER_ONE = f"{OFFERS} WHERE c.document_id IS NOT NULL AND c.uid = :uid"
VALUES = """
SELECT 0 AS one, e.id AS two, e.document_id, e.record_table, e.record_id, e.field
FROM evidence e WHERE e.certainty <> 'printed' AND e.certainty = :certainty
AND e.id > :two {files} ORDER BY e.id LIMIT :limit"""
OUTCOMES = """
SELECT 0 AS one, p.id AS two, e.document_id, 'decision' AS record_table, p.id AS record_id, e.field
FROM decision p JOIN evidence e ON e.record_table = 'decision' AND e.record_id = p.id AND e.field = 'outcome'
WHERE p.outcome = 'other' AND e.certainty NOT IN ('confirmed', 'corrected', 'uncertain')
AND p.id > :two {files} ORDER BY p.id LIMIT :limit"""
WORDS = f"""
SELECT s.confidence AS one, s.id AS two, e.document_id, e.record_table, e.record_id, e.field
FROM evidence_span s JOIN evidence e ON e.id = s.evidence_id
WHERE s.confidence < {FAINT} AND (s.confidence, s.id) > (:one, :two)
AND (e.record_table = 'finance_cell') = :numbers AND e.certainty IN ('printed', 'inferred')
AND NOT EXISTS (SELECT 1 FROM evidence_span x WHERE x.evidence_id = s.evidence_id
  AND (x.confidence, x.id) < (s.confidence, s.id)) {{files}}
ORDER BY s.confidence, s.id LIMIT :limit"""
LINKS = f"""
SELECT -l.score AS one, l.id AS two, a.document_id, 'link' AS record_table, l.id AS record_id, NULL AS field
FROM link l JOIN search_entry a ON a.code = l.from_code
LEFT JOIN link_ruling r ON r.from_code = l.from_code AND r.to_code = l.to_code AND r.kind = l.kind
WHERE l.score < {SURE} AND r.id IS NULL AND (-l.score, l.id) > (:one, :two) {{files}}
ORDER BY l.score DESC, l.id LIMIT :limit"""
FINDINGS = """
SELECT 0 AS one, f.id AS two, f.document_id, '{table}' AS record_table, f.id AS record_id, NULL AS field
FROM {table} f WHERE f.code = :code{checked} AND f.ruling IS NULL
AND f.id > :two {{files}} ORDER BY f.id LIMIT :limit"""
# Which column of each question names the document.
DOCUMENTS = {
    "correction": "d.id",
    "earlier": "c.document_id",
    "link": "a.document_id",
    "sum": "f.document_id",
    "finding": "f.document_id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One reason to look at something. name is stable; score is how grave it is, 0 to 100."""

    score: int
    name: str
    kind: Kind
    query: str
    asked: dict[str, Any] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[int, str]:
        """Where it stands among the others: the gravest first."""
        return -self.score, self.name


VALUE_GROUNDS = (
    Ground(score=100, name="asks", kind="correction", query=CORRECTIONS),
    Ground(score=96, name="earlier", kind="earlier", query=EARLIER),
    Ground(score=86, name="uncertain", kind="value", query=VALUES, asked={"certainty": "uncertain"}),
    Ground(score=80, name="other", kind="outcome", query=OUTCOMES),
    Ground(score=70, name="ocr_number", kind="ocr", query=WORDS, asked={"numbers": 1}),
    Ground(score=60, name="repaired", kind="value", query=VALUES, asked={"certainty": "repaired"}),
    Ground(score=54, name="ocr_text", kind="ocr", query=WORDS, asked={"numbers": 0}),
    Ground(score=50, name="link", kind="link", query=LINKS),
)


def find_grounds(connection: Connection) -> list[Ground]:
    """The grounds of a store, the gravest first: those of values, and one for each kind of finding."""
    return sorted([*VALUE_GROUNDS, *_finding_grounds(connection)], key=lambda ground: ground.rank)


def _finding_grounds(connection: Connection) -> list[Ground]:
    """One ground a code of findings that wait, those of sums one for each status of their checks."""
    grounds = []
    for table in TABLES:
        told = _first_of(connection, table, "")
        while told is not None:
            code, severity, status = told
            if code not in TOLD_ELSEWHERE:
                statuses = (None,) if status is None else (None, *SUM_SCORES)
                grounds += [_build_ground(table, code, severity, one) for one in statuses]
            told = _first_of(connection, table, code)
    return grounds


def _first_of(connection: Connection, table: str, code: str) -> tuple[str, str, str | None] | None:
    """The first finding that waits of the next code; the index is asked once a code, not once a finding."""
    check = '"check"' if table == "finding" else "NULL"
    query = (
        f"SELECT code, severity, {check} FROM {table} WHERE code > ? AND ruling IS NULL ORDER BY code LIMIT 1"
    )
    row = connection.exec_driver_sql(query, (code,)).one_or_none()
    return None if row is None else (row[0], row[1], row[2])


def _build_ground(table: str, code: str, severity: str, status: str | None) -> Ground:
    score = SUM_SCORES.get(status or "") or FINDING_SCORES.get(code) or SEVERITY_SCORES.get(severity, 10)
    checked = ' AND f."check" IS :status' if table == "finding" else ""
    return Ground(
        score=score,
        name=" ".join(filter(None, (table, code, status))),
        kind="finding" if status is None else "sum",
        query=FINDINGS.format(table=table, checked=checked),
        asked={"code": code, "status": status},
    )
