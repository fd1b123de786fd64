"""The import report, what the archive lacks, and its topics."""

import json
from functools import partial
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection

from models.errors import NotFound
from models.runs import load_runs
from referat.danish.finding_kinds import finding_kind
from referat.reports.files import duration, is_bad, page_counts, unrecognised, verdict
from referat.reports.summary import RunSummary, build_summary, state_of
from referat.web.lookups import Row, load_row, load_rows, load_value
from referat.web.page import Values, Visit
from referat.web.paging import SIZE, build_pager, find_offset

# How many files and runs are listed before a person is sent to the command line.
LISTED, RUNS = 200, 20
STATUSES = "SELECT status, COUNT(*) AS amount FROM document GROUP BY 1 ORDER BY 2 DESC"
KINDS = "SELECT kind, COUNT(*) AS amount FROM document WHERE status = 'ok' GROUP BY 1 ORDER BY 2 DESC"
HELD = """
SELECT body, CAST(SUBSTR(date, 1, 4) AS INTEGER) AS year, COUNT(*) AS amount FROM sitting GROUP BY 1, 2"""
WITHOUT_MINUTES = """
SELECT s.body, s.date, (SELECT substr(d.sha256, 1, 12) || '-m' || (m.ordinal + 1) FROM sitting_meeting x
 JOIN meeting m ON m.id = x.meeting_id JOIN document d ON d.id = m.document_id WHERE x.sitting_id = s.id
 ORDER BY x.ordinal LIMIT 1) AS code
FROM sitting s WHERE NOT EXISTS (SELECT 1 FROM sitting_meeting x WHERE x.sitting_id = s.id
 AND x.role IN ('minutes', 'manifest')) ORDER BY s.date DESC LIMIT 51"""
LOOSE = """
SELECT t.amount, d.pages, substr(d.sha256, 1, 12) AS code, (SELECT n.name FROM document_name n
 WHERE n.document_id = d.id ORDER BY n.id LIMIT 1) AS name
FROM (SELECT document_id, COUNT(*) AS amount FROM loose_line WHERE role = 'unclaimed' GROUP BY 1
 ORDER BY 2 DESC LIMIT 20) t JOIN document d ON d.id = t.document_id ORDER BY t.amount DESC"""
CHECKS = "SELECT status, COUNT(*) AS amount FROM sum_check GROUP BY 1"
WRONG = """
SELECT k.status, k.place, k.expected, k.found, k.off, k.note, substr(d.sha256, 1, 12) AS code,
 (SELECT n.name FROM document_name n WHERE n.document_id = d.id ORDER BY n.id LIMIT 1) AS name,
 (SELECT s.page FROM check_cell q JOIN evidence e ON e.record_table = 'finance_cell'
  AND e.record_id = q.finance_cell_id JOIN evidence_span s ON s.evidence_id = e.id
  WHERE q.sum_check_id = k.id AND q.role = 'total' LIMIT 1) AS page
FROM sum_check k JOIN document d ON d.id = k.document_id WHERE k.status IN ('paper', 'reading', 'unclear')
ORDER BY k.status, ABS(CAST(k.off AS REAL)) DESC LIMIT 51"""
SUGGESTED = """
SELECT l.from_code, l.to_code, l.kind, l.score, l.rule, l.from_evidence, l.to_evidence FROM link l
WHERE l.score < 0.8 AND NOT EXISTS (SELECT 1 FROM link_ruling r WHERE r.from_code = l.from_code
 AND r.to_code = l.to_code AND r.kind = l.kind) ORDER BY l.score DESC LIMIT 51"""
TOPICS = """
SELECT t.code, t.title, COUNT(CASE e.kind WHEN 'item' THEN 1 END) AS items,
 COUNT(CASE e.kind WHEN 'proposal' THEN 1 END) AS proposals,
 COUNT(CASE e.kind WHEN 'overview' THEN 1 END) AS overviews
FROM entry_topic x JOIN search_entry e ON e.id = x.search_entry_id JOIN topic t ON t.id = x.topic_id
GROUP BY t.id ORDER BY t.code"""
ABOUT = """
SELECT e.code, e.kind, e.body, e.first_day, x.source, x.words,
 CASE e.kind WHEN 'item' THEN (SELECT i.title FROM item i WHERE i.id = e.record_id)
 WHEN 'proposal' THEN (SELECT p.title FROM proposal p WHERE p.id = e.record_id)
 ELSE (SELECT f.caption FROM finance_table f WHERE f.id = e.record_id) END AS title
FROM entry_topic x JOIN search_entry e ON e.id = x.search_entry_id WHERE x.topic_id = :topic
ORDER BY x.score DESC, e.id LIMIT :limit OFFSET :offset"""
ADDRESSES = {"item": "/punkt/", "proposal": "/forslag/", "overview": "/oversigt/"}
# The documents that files of a run became, with the first page that something was found on.
FILES = """
SELECT f.path, substr(d.sha256, 1, 12) AS code, (SELECT MIN(g.page) FROM finding g WHERE g.document_id = d.id
 AND g.severity <> 'info') AS page
FROM run_file f JOIN document d ON d.id = f.document_id WHERE f.run_id = :run
AND f.path IN (SELECT value FROM json_each(:paths))"""
# How many bodies and years the table of meetings has.
BODIES, YEARS = 40, 15


def find_report(connection: Connection, visit: Visit) -> Values:
    """How an import went: the last one, or the one asked for."""
    runs = load_runs(connection)
    wanted = visit.number("koersel", runs[0].id if runs else 0, least=0)
    chosen = next((run for run in runs if run.id == wanted), None)
    if chosen is None and runs:
        raise NotFound(visit.said.say("Den kørsel huskes ikke. Se de andre under Indlæsning."))
    run = (
        None
        if chosen is None
        else visit.room.remember(f"run {wanted}", connection, lambda reading: build_summary(reading, chosen))
    )
    values: Values = {"run": run, "runs": [(one, state_of(one)) for one in runs[:RUNS]]}
    if run is None:
        return values
    return {
        **values,
        "bad": is_bad(run),
        "verdict": verdict(run),
        "lasted": duration(run.seconds),
        "files": [(fate, amount) for fate, amount in run.files.items() if amount],
        "pages_read": page_counts(run),
        "unrecognised": unrecognised(run),
        "findings": [(found, finding_kind(found.code)) for found in run.findings],
        "skipped": run.skipped[:LISTED],
        "listed": LISTED,
        "documents": visit.room.remember(f"files of run {wanted}", connection, partial(_load_files, run=run)),
    }


def _load_files(connection: Connection, run: RunSummary) -> dict[str, Row]:
    """The documents of the files that a report names, by the paths it names them by."""
    paths = [path for failure in run.failures for path, _ in failure.files[:LISTED]]
    paths += [entry.path for entry in run.doubtful[:LISTED]]
    paths += [path for group in run.unrecognised for path in group.files[:LISTED]]
    rows = load_rows(connection, FILES, run=run.id, paths=json.dumps(paths))
    return {row["path"]: row for row in rows}


def find_completeness(connection: Connection, visit: Visit) -> Values:
    """What the archive holds and lacks: meetings by body and year, text in no record, sums, links."""
    return visit.room.remember("completeness", connection, _count)


def _count(connection: Connection) -> dict[str, Any]:
    queries = {
        "statuses": STATUSES,
        "kinds": KINDS,
        "without_minutes": WITHOUT_MINUTES,
        "loose": LOOSE,
        "checks": CHECKS,
        "wrong": WRONG,
        "suggested": SUGGESTED,
    }
    found: dict[str, Any] = {name: load_rows(connection, query) for name, query in queries.items()}
    return {**found, "held": _grid(load_rows(connection, HELD))}


def _grid(rows: list[Row]) -> dict[str, Any]:
    """Meetings of each body (the busiest ones) in each of the last years; 0 may be a gap."""
    years = sorted({row["year"] for row in rows})
    years = list(range(years[0], years[-1] + 1))[-YEARS:] if years else []
    held: dict[str, dict[int, int]] = {}
    for row in rows:
        held.setdefault(row["body"], {})[row["year"]] = row["amount"]
    busiest = sorted(held, key=lambda body: (-sum(held[body].values()), body))[:BODIES]
    lines = [
        {
            "body": body,
            "href": "/moeder?" + urlencode({"udvalg": body}),
            "cells": [held[body].get(year, 0) for year in years],
        }
        for body in sorted(busiest)
    ]
    return {"years": years, "lines": lines, "left_out": len(held) - len(lines)}


def find_topics(connection: Connection, visit: Visit) -> Values:
    """The topics that something is about."""
    return {"rows": visit.room.remember("topics", connection, _load_topics, lags=True)}


def _load_topics(connection: Connection) -> list[Row]:
    return load_rows(connection, TOPICS)


def find_topic(connection: Connection, visit: Visit) -> Values:
    """What is about one topic, the surest first, and the words that say so."""
    topic = load_row(connection, "SELECT * FROM topic WHERE code = :code", code=visit.path["topic"])
    if topic is None:
        raise NotFound(visit.said.say("Intet emne i listerne har den kode. Se dem under Emner."))
    rows = load_rows(connection, ABOUT, topic=topic["id"], limit=SIZE + 1, offset=find_offset(visit))
    total = load_value(connection, "SELECT COUNT(*) FROM entry_topic WHERE topic_id = :id", id=topic["id"])
    shown = [row | {"href": ADDRESSES[row["kind"]] + row["code"]} for row in rows[:SIZE]]
    return {
        "topic": topic,
        "rows": shown,
        "pages": build_pager(visit, len(shown), total, more=len(rows) > SIZE),
    }
