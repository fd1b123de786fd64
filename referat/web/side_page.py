"""A page of an original as a picture with places marked, the file itself, and what came out of it."""

import math
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection

from models.documents import load_infos
from models.errors import NotFound
from models.tables.core import StoredDocument
from referat.importing.originals import find_file, has_pages
from referat.reports.summary import unnamed
from referat.web.drawn import Wanted
from referat.web.lookups import (
    MEETING_CODE_SQL,
    PROPOSAL_CODE_SQL,
    Row,
    find_document,
    load_rows,
    load_value,
)
from referat.web.page import Values, Visit
from referat.web.places import parse_spots

HIDDEN = """
SELECT first_page, first_start, first_top, last_page, last_start, last_top FROM temp.veiled_span
WHERE document_id = :document"""
HIDDEN_INSIDE = """
SELECT 1 FROM document_name own JOIN document_name packed
 ON substr(packed.path, 1, length(own.path) + 1) = own.path || '/'
WHERE own.document_id = :document
 AND packed.document_id IN (SELECT document_id FROM temp.veiled_span) LIMIT 1"""
NAMES = "SELECT name, path FROM document_name WHERE document_id = :document ORDER BY id"
MEETINGS = f"""
SELECT m.body, m.date, m.title, m.kind, {MEETING_CODE_SQL} AS code, (SELECT COUNT(*) FROM item i
 WHERE i.meeting_id = m.id) AS items FROM meeting m JOIN document d ON d.id = m.document_id
WHERE d.id = :document ORDER BY m.ordinal"""
PROPOSALS = f"""
SELECT p.code AS number, p.title, p.first_page, {PROPOSAL_CODE_SQL.format(id="p.id")} AS code FROM proposal p
WHERE p.document_id = :document ORDER BY p.ordinal"""
OVERVIEWS = """
SELECT t.number, t.caption, (SELECT e.code FROM search_entry e WHERE e.kind = 'overview' AND e.record_id =
 t.id)
 AS code FROM finance_table t WHERE t.document_id = :document AND t.proposal_id IS NULL ORDER BY t.ordinal"""
FINDINGS = """
SELECT severity, message, page, place FROM finding WHERE document_id = :document ORDER BY severity, id
 LIMIT 200"""
LOOSE = "SELECT COUNT(*) FROM loose_line WHERE document_id = :document AND role = 'unclaimed'"
FILES = """
SELECT d.status, d.kind, d.pages, d.imported_at, substr(d.sha256, 1, 12) AS code, (SELECT n.name FROM
 document_name n
 WHERE n.document_id = d.id ORDER BY n.id LIMIT 1) AS name FROM document d
ORDER BY d.id DESC LIMIT :limit OFFSET :offset"""


def find(connection: Connection, visit: Visit) -> Values:
    """One page of a document, to be drawn with the marks of the address."""
    document, wanted = _find_asked(connection, visit)
    pages = document["pages"] or 1
    marks = visit.asked.get("m", "")[:1000]
    return {
        "document": document,
        "page": wanted.page,
        "pages": pages,
        "marks": marks,
        "is_picture": has_pages(document["media_type"]),
        **({} if has_pages(document["media_type"]) else {"wanted": wanted}),
        "numbers": [n for n in range(1, pages + 1) if n in (1, pages) or abs(n - wanted.page) <= 3],
    }


def find_picture(connection: Connection, visit: Visit) -> Values:
    """The picture alone; for text the drawing process says that there is none."""
    return {"wanted": _find_asked(connection, visit)[1]}


def find_file_itself(connection: Connection, visit: Visit) -> Values:
    """The original, where that is allowed; none with a closed item in it, or in what is packed in it."""
    said = visit.said
    if not visit.room.options.download:
        raise NotFound(said.say("Originalerne kan ikke hentes. Start med: referat serve --download"))
    document = find_document(connection, visit, visit.path["document"])
    asked = {"document": document["id"]}
    if load_rows(connection, HIDDEN, **asked) or load_rows(connection, HIDDEN_INSIDE, **asked):
        raise NotFound(said.say("Filen rummer lukkede punkter og kan ikke hentes herfra."))
    info = load_infos(connection, StoredDocument.id == document["id"])[0]
    name = PurePosixPath(info.names[0]).name
    return {
        "file": find_file(info).read(),
        "disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
    }


def find_files(connection: Connection, visit: Visit) -> Values:
    """All documents, the last ones in first."""
    from referat.web.paging import SIZE, build_pager, find_offset

    rows = load_rows(connection, FILES, limit=SIZE + 1, offset=find_offset(visit))
    total = load_value(connection, "SELECT COUNT(*) FROM document")
    return {"rows": rows[:SIZE], "pages": build_pager(visit, len(rows[:SIZE]), total, more=len(rows) > SIZE)}


def find_contents(connection: Connection, visit: Visit) -> Values:
    """A document: what came out of it, and what should be looked at."""
    document = find_document(connection, visit, visit.path["document"])
    queries = {
        "names": NAMES,
        "meetings": MEETINGS,
        "proposals": PROPOSALS,
        "overviews": OVERVIEWS,
        "findings": FINDINGS,
    }
    found: dict[str, Any] = {
        name: load_rows(connection, query, document=document["id"]) for name, query in queries.items()
    }
    reason = document["reason"] or ""
    why = next((told for row in found["names"] if (told := unnamed(reason, row["name"])) != reason), reason)
    loose = load_value(connection, LOOSE, document=document["id"])
    return {"document": document, "why": why, "loose": loose, **found}


def find_wanted(connection: Connection, visit: Visit, code: str, page: int, marks: str) -> tuple[Row, Wanted]:
    """A document, and what its drawing is asked for: a page with marks, closed items covered."""
    document = find_document(connection, visit, code)
    if not 1 <= page <= (document["pages"] or 1):
        raise NotFound(visit.said.say("Så mange sider har filen ikke."))
    info = load_infos(connection, StoredDocument.id == document["id"])[0]
    hidden = load_rows(connection, HIDDEN, document=document["id"])
    wanted = Wanted(
        info=info,
        store=visit.room.path,
        page=page,
        spots=tuple(spot for spot in parse_spots(marks) if spot.page == page),
        covered=tuple(stretch for row in hidden for stretch in _covered(row, page)),
        hidden=tuple(stretch for row in hidden for stretch in _hidden(row, page)),
    )
    return document, wanted


def _find_asked(connection: Connection, visit: Visit) -> tuple[Row, Wanted]:
    marks = visit.asked.get("m", "")[:1000]
    return find_wanted(connection, visit, visit.path["document"], int(visit.path["page"]), marks)


def _covered(row: Row, page: int) -> list[tuple[float, float]]:
    """From where to where a closed item takes a page, in points; whole pages between its first and last."""
    if not row["first_page"] <= page <= row["last_page"]:
        return []
    top = (row["first_top"] or 0.0) - 3 if page == row["first_page"] else 0.0
    ends_here = page == row["last_page"] and row["last_top"] is not None
    return [(top, row["last_top"] - 1 if ends_here else math.inf)]


def _hidden(row: Row, page: int) -> list[tuple[int, int]]:
    """The same in characters."""
    if not row["first_page"] <= page <= row["last_page"]:
        return []
    first = row["first_start"] if page == row["first_page"] else 0
    last = row["last_start"] if page == row["last_page"] else 1_000_000_000
    return [(first, last)] if first < last else []
