"""The front page: what the archive holds by year, body and outcome, and what needs attention."""

from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection

from referat.danish.finding_kinds import finding_kind
from referat.web.charts import Amount, draw_bars, draw_columns
from referat.web.lookups import Row, load_row, load_rows
from referat.web.page import Values, Visit
from referat.web.proposal_list import count_statuses

COUNTS = """
SELECT (SELECT COUNT(*) FROM document) AS documents, (SELECT COUNT(*) FROM document WHERE status <> 'ok')
 AS failed,
 (SELECT COUNT(*) FROM sitting) AS sittings, (SELECT COUNT(*) FROM sitting_item) AS items,
 (SELECT COUNT(*) FROM proposal) AS proposals, (SELECT COUNT(*) FROM finance_cell) AS amounts"""
YEARS = """
SELECT CAST(SUBSTR(s.date, 1, 4) AS INTEGER) AS name, COUNT(*) AS amount FROM sitting_item t
JOIN sitting s ON s.id = t.sitting_id GROUP BY 1 ORDER BY 1"""
BODIES = """
SELECT s.body AS name, COUNT(*) AS amount FROM sitting_item t JOIN sitting s ON s.id = t.sitting_id
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 12"""
OUTCOMES = """
SELECT p.outcome AS name, COUNT(*) AS amount FROM sitting_item t JOIN decision p ON p.item_id =
 t.decision_item_id
GROUP BY 1 ORDER BY 2 DESC, 1"""
FINDINGS = """
SELECT severity, code, COUNT(*) AS amount, COUNT(DISTINCT document_id) AS files FROM
(SELECT severity, code, document_id FROM finding UNION ALL SELECT severity, code, document_id FROM
 sitting_finding)
WHERE severity <> 'info' GROUP BY 1, 2 ORDER BY severity, amount DESC LIMIT 12"""
CHECKS = "SELECT COUNT(*) AS amount FROM sum_check WHERE status IN ('paper', 'reading', 'unclear')"
SUGGESTED = """
SELECT COUNT(*) AS amount FROM link l WHERE l.score < 0.8 AND NOT EXISTS (SELECT 1 FROM link_ruling r
 WHERE r.from_code = l.from_code AND r.to_code = l.to_code AND r.kind = l.kind)"""
OTHER = "SELECT COUNT(*) AS amount FROM decision WHERE outcome = 'other'"
LATEST = "SELECT id, started_at, state FROM run ORDER BY id DESC LIMIT 1"
SINGLE = {"counts": COUNTS, "checks": CHECKS, "suggested": SUGGESTED, "other": OTHER, "latest": LATEST}
LISTED = {"years": YEARS, "bodies": BODIES, "outcomes": OUTCOMES, "findings": FINDINGS}


def find(connection: Connection, visit: Visit) -> Values:
    """How much there is; counted anew only when the store has changed."""
    held = visit.room.remember("front", connection, count_all, lags=True)
    if not held["counts"]["documents"]:  # what has just come in is what is waited for
        held = count_all(connection)
    said = visit.said
    years = [Amount(str(row["name"]), row["amount"], f"/moeder?aar={row['name']}") for row in held["years"]]
    outcomes = [
        Amount(
            said.code("outcome", row["name"]), row["amount"], "/soeg?" + urlencode({"udfald": row["name"]})
        )
        for row in held["outcomes"]
    ]
    fates = [
        Amount(said.code("proposal_status", status), amount, "/forslag?" + urlencode({"status": status}))
        for status, amount in count_statuses(connection, visit).items()
    ]
    return {
        **{name: held[name] for name in SINGLE},
        "fates": draw_bars(fates),
        "years": draw_columns(years, said) if years else None,
        "bodies": draw_bars([_body(row) for row in held["bodies"]]),
        "outcomes": draw_bars(outcomes),
        "findings": [row | {"kind": finding_kind(row["code"])} for row in held["findings"]],
    }


def count_all(connection: Connection) -> dict[str, Any]:
    """The numbers of the front page, as the store has them."""
    single = {name: load_row(connection, query) for name, query in SINGLE.items()}
    return {**single, **{name: load_rows(connection, query) for name, query in LISTED.items()}}


def _body(row: Row) -> Amount:
    return Amount(row["name"], row["amount"], "/moeder?" + urlencode({"udvalg": row["name"]}))
