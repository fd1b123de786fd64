"""The list of proposals: by words, topic, price level, and by what became of them."""

from typing import Any

from sqlalchemy import Connection

from models.errors import UnknownWord
from referat.danish.wording import CODES
from referat.searching.find import Filters, build_where
from referat.searching.question import parse_question
from referat.web.lookups import Row, load_row, load_rows, load_value
from referat.web.page import Values, Visit
from referat.web.paging import SIZE, build_pager, find_offset

LISTED = """
SELECT p.code AS number, p.title, p.department, p.price_year, p.first_page, e.code,
 (SELECT n.name FROM document_name n WHERE n.document_id = p.document_id ORDER BY n.id LIMIT 1) AS file,
 s.status, s.because, s.decided
FROM proposal p CROSS JOIN search_entry e ON e.kind = 'proposal' AND e.record_id = p.id
LEFT JOIN proposal_status s ON s.code = e.code
WHERE {where} ORDER BY p.price_year DESC, p.document_id, p.ordinal LIMIT :limit OFFSET :offset"""
COUNT = """
SELECT COUNT(*) FROM proposal p CROSS JOIN search_entry e ON e.kind = 'proposal' AND e.record_id = p.id
LEFT JOIN proposal_status s ON s.code = e.code
WHERE {where}"""
YEARS = """
SELECT price_year, COUNT(*) AS amount FROM proposal WHERE price_year IS NOT NULL GROUP BY 1 ORDER BY 1 DESC"""
TOPICS = """
SELECT t.code, t.title, COUNT(*) AS amount FROM search_entry e JOIN entry_topic x ON x.search_entry_id = e.id
JOIN topic t ON t.id = x.topic_id WHERE e.kind = 'proposal' GROUP BY t.id ORDER BY t.title"""
STATUSES = """
SELECT s.status, COUNT(*) AS amount FROM proposal_status s JOIN search_entry e ON e.code = s.code
GROUP BY 1"""
STATUS = "SELECT status, because, decided FROM proposal_status WHERE code = :code"
# What became of a proposal that nothing is known of.
UNKNOWN = "unknown"


def find_all(connection: Connection, visit: Visit) -> Values:
    """The proposals that are asked for, the newest price level first, each with what became of it."""
    chosen = {name: visit.asked.get(name, "").strip()[:300] for name in ("q", "emne", "status")}
    year = visit.number("aar", 0, least=0, most=9999)
    values: Values = {
        "years": visit.room.remember("proposal years", connection, _load_years, lags=True),
        "topics": visit.room.remember("proposal topics", connection, _load_topics, lags=True),
        "statuses": count_statuses(connection, visit),
        "chosen": {**chosen, "aar": year},
        "being_made": visit.room.links.is_running,
        "fault": None,
    }
    try:
        where, asked = _where(connection, visit, chosen, year)
    except UnknownWord as err:
        return {**values, "rows": [], "total": 0, "fault": str(err)}
    offset = find_offset(visit)
    rows = load_rows(connection, LISTED.format(where=where), **asked, limit=SIZE + 1, offset=offset)
    total = load_value(connection, COUNT.format(where=where), **asked)
    shown = rows[:SIZE]
    pages = build_pager(visit, len(shown), total, more=len(rows) > SIZE)
    return {**values, "rows": shown, "total": total, "pages": pages}


def _load_years(connection: Connection) -> list[Row]:
    return load_rows(connection, YEARS)


def _load_topics(connection: Connection) -> list[Row]:
    return load_rows(connection, TOPICS)


def find_proposals(connection: Connection, visit: Visit, chosen: dict[str, str]) -> int:
    """How many proposals have some words ("q") and became something ("status")."""
    where, asked = _where(connection, visit, {"emne": "", **chosen}, 0)
    return int(load_value(connection, COUNT.format(where=where), **asked))


def count_statuses(connection: Connection, visit: Visit) -> dict[str, int]:
    """How many proposals each thing became of, in the order in which they are told; {} while nobody knows."""
    counted = visit.room.remember("proposal statuses", connection, _count_statuses, lags=True)
    return {status: counted[status] for status in CODES["proposal_status"] if status in counted}


def _count_statuses(connection: Connection) -> dict[str, int]:
    return {row["status"]: row["amount"] for row in load_rows(connection, STATUSES)}


def load_status(connection: Connection, code: str) -> Row | None:
    """What became of a proposal, what says so, and the day; None while nobody knows."""
    return load_row(connection, STATUS, code=code)


def _where(
    connection: Connection, visit: Visit, chosen: dict[str, str], year: int
) -> tuple[str, dict[str, Any]]:
    """The conditions that proposals meet, and their values. Raises UnknownWord for what is none."""
    parts, asked = ["1"], dict[str, Any]()
    if year:
        parts.append("p.price_year = :year")
        asked["year"] = year
    if chosen["status"]:
        status = chosen["status"]
        if status not in CODES["proposal_status"]:
            raise UnknownWord(f"{status}: {visit.said.say('det blev der ikke af noget forslag.')}")
        parts.append(
            f"COALESCE(s.status, '{UNKNOWN}') = :status" if status == UNKNOWN else "s.status = :status"
        )
        asked["status"] = status
    if chosen["q"] or chosen["emne"]:
        filters = Filters(kind="proposal", topic=chosen["emne"] or None)
        hits = build_where(connection, parse_question(chosen["q"]) if chosen["q"] else None, filters, ())
        parts.append(f"e.id IN ({hits.hits()})")
        asked |= hits.values()
    return " AND ".join(parts), asked
