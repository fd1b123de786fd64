"""The page to add a record that was missed: its fields to write in, beside the page of the original."""

from dataclasses import replace

from sqlalchemy import Connection

from models.addresses import document_of, table_named
from models.correcting.records import CELLS
from models.correcting.values import build_addresses
from models.errors import NotFound
from referat.review.adding import List, find_list, named
from referat.review.queue import name_place
from referat.review.rulings import DIGITS
from referat.review.values import choices
from referat.web.lookups import Row, load_row, load_value
from referat.web.page import Values, Visit
from referat.web.review_page import DOCUMENT
from referat.web.side import build_source

# Fields that get several lines to write in.
LONG = ("text", "note")
FIRST_PAGE = """
SELECT MIN(s.page) FROM evidence e JOIN evidence_span s ON s.evidence_id = e.id
WHERE e.record_table = :table AND e.record_id = :id"""


def find(connection: Connection, visit: Visit) -> Values:
    """What a new record of a list needs; NotFound where there is no such list to add to."""
    asked = visit.asked
    table = table_named(asked.get("tabel", ""))
    key = visit.number("id", 0, least=0, most=10**12)
    document_id = None if table is None else document_of(connection, table, key)
    above = None
    if table is not None and document_id is not None:
        above = build_addresses(connection, document_id).whole_of(table, key)
    if table is None or document_id is None or above is None or above.closed or above.row.get("closed"):
        raise NotFound(visit.said.say("Den værdi er her ikke. Hent siden igen."))
    place = find_list(connection, document_id, f"{above.path}/{asked.get('liste', '')}")
    document = load_row(connection, DOCUMENT, id=document_id) or {}
    first = load_value(connection, FIRST_PAGE, table=table.__tablename__, id=key)
    page = visit.number("side", first or 1, most=document["pages"] or 1)
    shown = replace(visit, asked={**asked, "vis": f"{page}:0-0"})
    return {
        "address": f"{document['sha256'][:DIGITS]}/{place.path}",
        "list_name": named(place.name),
        "above": above.text,
        "above_place": name_place(above.path),
        "fields": [_tell(place, name) for name in place.fields],
        "columns": [{"name": f"{CELLS}-{label}", "heading": heading} for label, heading in place.columns],
        "page": page,
        "by": visit.by,
        "back": asked.get("fra", "") if asked.get("fra", "").startswith("/") else "",
        "document": document,
        "marks": f"{page}:0-0",
        **build_source(connection, shown, document, page),
    }


def _tell(place: List, name: str) -> Row:
    return {
        "name": name,
        "choices": choices(place.table.__tablename__, name),
        "long": name in LONG,
        "required": name in place.required,
    }
