"""The pages of meetings: all of them, newest first, and one with its items."""

from typing import Any

from sqlalchemy import Connection

from models.errors import NotFound
from models.tables.core import StoredMeeting
from referat.web.lookups import (
    ITEM_CODE_SQL,
    MEETING_CODE,
    MEETING_CODE_SQL,
    Row,
    find_document,
    load_own,
    load_row,
    load_rows,
    load_value,
    shown_marks,
)
from referat.web.page import Values, Visit
from referat.web.paging import SIZE, build_pager, find_offset
from referat.web.places import load_places
from referat.web.said_of import load_said
from referat.web.side import build_source

LISTED = f"""
SELECT s.body, s.date, s.municipality, (SELECT COUNT(*) FROM sitting_item t WHERE t.sitting_id = s.id) AS
 items,
 (SELECT COUNT(t.decision_item_id) FROM sitting_item t WHERE t.sitting_id = s.id) AS decided,
 (SELECT GROUP_CONCAT(role, ' ') FROM (SELECT DISTINCT x.role FROM sitting_meeting x WHERE x.sitting_id =
 s.id)) AS roles,
 (SELECT {MEETING_CODE_SQL} FROM sitting_meeting x JOIN meeting m ON m.id = x.meeting_id
  JOIN document d ON d.id = m.document_id WHERE x.sitting_id = s.id ORDER BY x.role <> 'minutes', x.ordinal
 LIMIT 1) AS code
FROM sitting s WHERE {{where}} ORDER BY s.date DESC, s.body LIMIT :limit OFFSET :offset"""
BODIES = "SELECT body, COUNT(*) AS amount FROM sitting GROUP BY body ORDER BY body"
UNDATED = f"""
SELECT m.body, m.title, {MEETING_CODE_SQL} AS code, (SELECT n.name FROM document_name n
 WHERE n.document_id = d.id ORDER BY n.id LIMIT 1) AS file FROM meeting m JOIN document d ON d.id =
 m.document_id
WHERE NOT EXISTS (SELECT 1 FROM sitting_meeting x WHERE x.meeting_id = m.id) ORDER BY m.id LIMIT 100"""
MEETING = "SELECT * FROM meeting WHERE document_id = :document AND ordinal = :ordinal"
ITEMS = f"""
SELECT i.id, i.number, i.title, i.closed, i.first_page, i.case_number, {ITEM_CODE_SQL.format(id="i.id")} AS
 code,
 (SELECT GROUP_CONCAT(outcome, ' ') FROM (SELECT DISTINCT p.outcome FROM decision p WHERE p.item_id = i.id
  ORDER BY p.ordinal)) AS outcomes,
 (SELECT COUNT(*) FROM attachment a WHERE a.item_id = i.id) AS attachments
FROM item i WHERE i.meeting_id = :meeting ORDER BY i.ordinal"""
OTHERS = f"""
SELECT o.role, {MEETING_CODE_SQL} AS code, (SELECT n.name FROM document_name n WHERE n.document_id = d.id
 ORDER BY n.id LIMIT 1) AS file FROM sitting_meeting x JOIN sitting_meeting o ON o.sitting_id = x.sitting_id
 AND o.meeting_id <> x.meeting_id JOIN meeting m ON m.id = o.meeting_id JOIN document d ON d.id =
 m.document_id
WHERE x.meeting_id = :meeting ORDER BY o.ordinal"""
CARRIED = f"""
SELECT {ITEM_CODE_SQL.format(id="i.id")} AS code, i.number, i.title FROM meeting p JOIN item i ON
 i.meeting_id = p.id
WHERE p.document_id = :document AND p.ordinal = :ordinal AND i.number = :number ORDER BY i.ordinal LIMIT 1"""
DAYS = ("01-01", "12-31")


def find_all(connection: Connection, visit: Visit) -> Values:
    """Meetings as held, newest first, of a body or year if one is chosen."""
    parts, values = ["1"], dict[str, Any]()
    if visit.asked.get("udvalg"):
        parts.append("s.body = :body")
        values["body"] = visit.asked["udvalg"]
    year = visit.number("aar", 0, least=0, most=9999)
    if year:
        parts.append("s.date BETWEEN :first AND :last")
        values |= {"first": f"{year:04}-{DAYS[0]}", "last": f"{year:04}-{DAYS[1]}"}
    where = " AND ".join(parts)
    query = LISTED.format(where=where)
    rows = load_rows(connection, query, **values, limit=SIZE + 1, offset=find_offset(visit))
    total = load_value(connection, f"SELECT COUNT(*) FROM sitting s WHERE {where}", **values)
    shown = rows[:SIZE]
    return {
        "rows": [row | {"roles": (row["roles"] or "").split()} for row in shown],
        "bodies": load_rows(connection, BODIES),
        "chosen": {"body": visit.asked.get("udvalg", ""), "year": year or ""},
        "pages": build_pager(visit, len(shown), total, more=len(rows) > SIZE),
        "undated": load_rows(connection, UNDATED) if find_offset(visit) == 0 and len(parts) == 1 else [],
    }


def find(connection: Connection, visit: Visit) -> Values:
    """One meeting as one document tells of it, with its items, and the other documents that tell of it."""
    match = MEETING_CODE.fullmatch(visit.path["code"])
    document = find_document(connection, visit, match[1] if match else "")
    ordinal = int(match[2]) - 1 if match else -1
    meeting = load_row(connection, MEETING, document=document["id"], ordinal=ordinal)
    if meeting is None:
        raise NotFound(visit.said.say("Intet møde i arkivet har det id. Søg efter det, du leder efter."))
    people = load_own(connection, "attendance", "meeting_id", meeting["id"], "status, ordinal")
    absent = [row for row in people if row["status"] == "absent"]
    notes = load_own(connection, "attendance_note", "meeting_id", meeting["id"], "ordinal")
    items = load_rows(connection, ITEMS, meeting=meeting["id"])
    records = {
        "meeting": [meeting["id"]],
        "attendance": [row["id"] for row in people],
        "attendance_note": [row["id"] for row in notes],
        "item": [row["id"] for row in items if not row["closed"]],
    }
    return {
        "meeting": meeting,
        "meeting_code": visit.path["code"],
        "document": document,
        "items": [row | {"outcomes": (row["outcomes"] or "").split()} for row in items],
        "present": [row for row in people if row["status"] == "present"],
        "absent_alone": _without_note(absent, notes),
        "notes": notes,
        "others": load_rows(connection, OTHERS, meeting=meeting["id"]),
        "carried": _find_carrier(connection, meeting),
        "places": load_places(connection, records, document["sha256"], shown_marks(visit.asked)),
        "corrections": load_said(connection, document["id"], StoredMeeting, meeting["id"], "date"),
        **build_source(connection, visit, document, meeting["first_page"]),
    }


def _without_note(absent: list[Row], notes: list[Row]) -> list[Row]:
    """Those absent of whom no note says why."""
    told = {row["name"] for row in notes}
    return [row for row in absent if row["name"] not in told]


def _find_carrier(connection: Connection, meeting: Row) -> Row | None:
    """The item of another meeting in whose annex this one stands."""
    if meeting["parent_meeting_index"] is None:
        return None
    return load_row(
        connection,
        CARRIED,
        document=meeting["document_id"],
        ordinal=meeting["parent_meeting_index"],
        number=meeting["parent_item_number"],
    )
