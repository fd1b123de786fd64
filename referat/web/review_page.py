"""Reviewing: what is unsure, one thing at a time beside its page, and what people have said."""

from dataclasses import asdict, replace

from sqlalchemy import Connection, text

from models.addresses import CELLS, Place, document_of, found_fields, table_named
from models.correcting.records import is_removable
from models.correcting.values import build_addresses
from models.errors import NotFound
from models.tables.core import Base, StoredItem
from models.tables.finance import StoredFinanceRow
from referat.review.earlier import EARLIER
from referat.review.queue import Choice, Doubt, count_queue, load_queue, name_place, tell_value
from referat.review.rulings import BETWEEN, DIGITS, LINK
from referat.review.values import choices
from referat.tracing.contradiction import tell_contradiction
from referat.web.lookups import Row, load_row, load_rows, load_value
from referat.web.page import Values, Visit
from referat.web.paging import SIZE, build_pager, find_offset
from referat.web.places import load_places, write_spot
from referat.web.said_of import tell_said
from referat.web.side import build_source

# How many are listed beside the one that is looked at.
LISTED = 8
# A value with more letters gets several lines to write in.
LONG = 90
DOCUMENT = """
SELECT id, sha256, substr(sha256, 1, 12) AS code, pages, (SELECT n.name FROM document_name n
 WHERE n.document_id = d.id ORDER BY n.id LIMIT 1) AS name FROM document d WHERE id = :id"""
FINDING = """
SELECT page, start, "end", x0, top, x1, bottom FROM {table} WHERE id = :id AND page IS NOT NULL
 AND start IS NOT NULL"""
SAID = (
    "SELECT * FROM corrections {where} ORDER BY made_at DESC, correction_id DESC LIMIT :limit OFFSET :offset"
)
ONE = "SELECT * FROM corrections WHERE correction_id = :id"
KINDS = {"m": "punkt", "f": "forslag", "t": "oversigt"}


def find(connection: Connection, visit: Visit) -> Values:
    """What is unsure: the worst, or the one behind the last that was looked at, and those that follow."""
    kind = visit.asked.get("slags") or None
    after = visit.asked.get("efter") or None
    counted = visit.room.remember("doubts", connection, count_queue)
    rows = load_queue(connection, Choice(kind=kind, after=after), LISTED + 1)
    befores = [after, *(row.after for row in rows)]
    listed = [{"doubt": row, "after": before} for row, before in zip(rows, befores, strict=False)]
    values: Values = {
        "kind": kind,
        "after": after,
        "counted": counted,
        "total": sum(counted.values()),
        "listed": listed,
        "told": _find_told(connection, visit),
        "by": visit.by,
        "one": None,
    }
    return values | _build_one(connection, visit, rows[0]) if rows else values


def find_value(connection: Connection, visit: Visit) -> Values:
    """Any value, by the table, key and field of its record: to say that it should be another."""
    asked = visit.asked
    table, field = table_named(asked.get("tabel", "")), asked.get("felt", "")
    key = visit.number("id", 0, least=0, most=10**12)
    document_id = None if table is None else document_of(connection, table, key)
    place = None
    if table is not None and document_id is not None:
        place = _find_place(connection, document_id, table, key, field)
    if document_id is None or place is None or place.closed:
        raise NotFound(visit.said.say("Den værdi er her ikke. Hent siden igen."))
    doubt = tell_value(connection, place, document_id)
    back = asked.get("fra", "") if asked.get("fra", "").startswith("/") else ""
    return {
        "kind": None,
        "after": None,
        "listed": [],
        "told": None,
        "by": visit.by,
        "back": back,
        "back_out": _back_from(table, back),
        "record_out": _name_record(connection, document_id, place),
        **_build_one(connection, visit, doubt),
    }


def _back_from(table: type[Base] | None, back: str) -> str:
    """Where to go on when a record is taken out: an item's own page goes with it, its meeting's does not."""
    code = back.removeprefix("/punkt/")
    return f"/moede/{code.rpartition('-')[0]}" if table is StoredItem and code != back else back


def _find_place(
    connection: Connection, document_id: int, table: type[Base], key: int, field: str
) -> Place | None:
    """The value of a field, empty or not; of a row of a finance table its number in a column ("values-2")."""
    addresses = build_addresses(connection, document_id)
    if table is StoredFinanceRow and field.startswith(f"{CELLS}-"):
        row = addresses.whole_of(table, key)
        return None if row is None else addresses.find(f"{row.path}/{field}")
    if field not in found_fields(table):
        return None
    return addresses.of(table, key, field)


def _name_record(connection: Connection, document_id: int, place: Place) -> Row | None:
    """The record that a value belongs to, if it can be taken out: its address and what people call it."""
    path = place.path.rpartition("/")[0]
    whole = build_addresses(connection, document_id).find(path) if path else None
    if whole is None or not is_removable(whole):
        return None
    digest = load_value(connection, "SELECT sha256 FROM document WHERE id = :id", id=document_id)
    return {"address": f"{digest[:DIGITS]}/{path}", "name": name_place(path), "said": whole.text}


def find_said(connection: Connection, visit: Visit) -> Values:
    """What people have said, the newest first."""
    state = visit.asked.get("tilstand") or None
    where = "WHERE state = :state" if state else ""
    offset = find_offset(visit)
    known = {"state": state} if state else {}
    rows = load_rows(connection, SAID.format(where=where), limit=SIZE + 1, offset=offset, **known)
    states = load_rows(
        connection, "SELECT state, COUNT(*) AS amount FROM corrections GROUP BY state ORDER BY 1"
    )
    shown = rows[:SIZE]
    total = sum(row["amount"] for row in states if state in (None, row["state"]))
    return {
        "rows": [tell_said(row) for row in shown],
        "states": states,
        "state": state,
        "pages": build_pager(visit, len(shown), total, more=len(rows) > SIZE),
        "told": _find_told(connection, visit),
    }


def _build_one(connection: Connection, visit: Visit, doubt: Doubt) -> Values:
    """What is to be said of one thing: the value to write over, and the page beside it."""
    sides = _sides(doubt) if doubt.address.startswith(LINK) else []
    codes = [side["code"] for side in sides]
    earlier = doubt.address.startswith(EARLIER)
    values: Values = {
        "one": {**asdict(doubt), "sides": sides},
        "against": tell_contradiction(connection, *codes) if len(codes) == 2 else None,
        "choices": choices(doubt.record_table, doubt.column or ""),
        "long": len(doubt.value) > LONG or "\n" in doubt.value,
        "earlier": earlier,
        "correctable": bool(doubt.field) and not sides and not earlier,
        "rejectable": earlier or _may_be_empty(doubt),
    }
    document = load_row(connection, DOCUMENT, id=doubt.document_id)
    if document is None or sides:
        return values
    marks = _marks(connection, doubt, document)
    shown = replace(visit, asked={**visit.asked, "vis": marks})
    told = build_source(connection, shown, document, doubt.page)
    return values | told | {"document": document, "marks": marks}


def _may_be_empty(doubt: Doubt) -> bool:
    """Whether it can be said that there is no such value; a finding or a link can always be wrong."""
    table = table_named(doubt.record_table)
    if table is None or doubt.column is None:
        return True
    listed = doubt.address.rpartition("/")[2].partition("-")[1] != ""
    return listed or bool(table.__table__.columns[doubt.column].nullable)


def _marks(connection: Connection, doubt: Doubt, document: Row) -> str:
    """Where it stands on the page, as addresses write it; the whole page where nothing tells."""
    marks = ""
    if doubt.record_table in ("finding", "sitting_finding"):
        query = text(FINDING.format(table=doubt.record_table))
        spot = connection.execute(query, {"id": doubt.record_id}).one_or_none()
        marks = write_spot(spot) if spot is not None else ""
    elif doubt.record_id is not None:
        places = load_places(connection, {doubt.record_table: [doubt.record_id]}, document["sha256"])
        own = [place.marks for key, place in places.items() if key[2] == doubt.column and place.marks]
        marks = own[0] if own else next((place.marks for place in places.values() if place.marks), "")
    return marks or (f"{doubt.page}:0-0" if doubt.page else "")


def _sides(doubt: Doubt) -> list[Row]:
    """The two records of a link, with where to see them and what each says."""
    codes = doubt.address.removeprefix(LINK).split(BETWEEN, 1)
    said = doubt.title.split(" – ", 1)
    return [
        {"code": code, "href": record_address(code), "said": words}
        for code, words in zip(codes, said, strict=False)
    ]


def record_address(code: str) -> str:
    """Where the record of a code can be seen; a row of an overview is seen in it.

    >>> record_address("a3e5622803c4-m1-3"), record_address("a3e5622803c4-t1-r4")
    ('/punkt/a3e5622803c4-m1-3', '/oversigt/a3e5622803c4-t1')
    """
    kind = code[DIGITS + 1 : DIGITS + 2]
    if kind == "t":
        code = code.partition("-r")[0]
    return f"/{KINDS.get(kind, 'punkt')}/{code}"


def _find_told(connection: Connection, visit: Visit) -> Row | None:
    """What was said last, to be told and perhaps taken back."""
    number = visit.number("sagt", 0, least=0)
    row = load_row(connection, ONE, id=number) if number else None
    return None if row is None else tell_said(row)
