"""Records by the codes that addresses have, and plain rows of the store."""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, text

from models.errors import NotFound
from referat.web.page import Visit

Row = dict[str, Any]

# What a document is called everywhere: its first name, and the beginning of its SHA-256.
DOCUMENT = """
SELECT d.id, d.sha256, substr(d.sha256, 1, 12) AS code, d.kind, d.status, d.reason, d.pages, d.media_type,
 d.read_by,
 d.imported_at, (SELECT n.name FROM document_name n WHERE n.document_id = d.id ORDER BY n.id LIMIT 1) AS name
FROM document d WHERE d.sha256 >= :least AND d.sha256 < :most"""
DOCUMENT_CODE = "[0-9a-f]{12}"
MEETING_CODE = re.compile(rf"({DOCUMENT_CODE})-m(\d{{1,6}})")
ITEM_CODE = re.compile(rf"({DOCUMENT_CODE})-m(\d{{1,6}})-(.+)")
# The code of an item, by which it is called in addresses; none for a closed one.
ITEM_CODE_SQL = "(SELECT e.code FROM search_entry e WHERE e.kind = 'item' AND e.record_id = {id})"
PROPOSAL_CODE_SQL = "(SELECT e.code FROM search_entry e WHERE e.kind = 'proposal' AND e.record_id = {id})"
MEETING_CODE_SQL = "substr(d.sha256, 1, 12) || '-m' || (m.ordinal + 1)"


def load_rows(connection: Connection, query: str, **values: Any) -> list[Row]:
    """The rows of a question as dicts."""
    return [dict(row) for row in connection.execute(text(query), values).mappings()]


def load_row(connection: Connection, query: str, **values: Any) -> Row | None:
    """The first row of a question, None where there is none."""
    row = connection.execute(text(query), values).mappings().first()
    return None if row is None else dict(row)


def load_value(connection: Connection, query: str, **values: Any) -> Any:
    """The first column of the first row."""
    return connection.execute(text(query), values).scalar()


def find_document(connection: Connection, visit: Visit, code: str) -> Row:
    """The document that a code in an address names; NotFound where there is none."""
    row = load_row(connection, DOCUMENT, least=code, most=f"{code}g")
    if row is None or not re.fullmatch(DOCUMENT_CODE, code):
        raise NotFound(visit.said.say("Intet dokument i arkivet har det id. Søg efter det, du leder efter."))
    return row


def find_record(connection: Connection, visit: Visit, kind: str) -> int:
    """The key of the item, proposal or overview that the code of an address names; NotFound for none."""
    code = visit.path["code"]
    query = "SELECT record_id FROM search_entry WHERE code = :code AND kind = :kind"
    found = load_value(connection, query, code=code, kind=kind)
    if found is None and kind == "item":
        found = _find_item(connection, code)
    if found is None:
        raise NotFound(
            visit.said.say(
                "Intet i arkivet har det id. Filen kan være læst ind på ny eller fjernet: søg efter den."
            )
        )
    return int(found)


def _find_item(connection: Connection, code: str) -> int | None:
    """An item that is in no index, as closed ones are."""
    match = ITEM_CODE.fullmatch(code)
    if match is None:
        return None
    query = """
SELECT i.id FROM document d JOIN meeting m ON m.document_id = d.id JOIN item i ON i.meeting_id = m.id
WHERE d.sha256 >= :least AND d.sha256 < :most AND m.ordinal = :ordinal AND i.number = :number AND i.closed
ORDER BY i.ordinal LIMIT 1"""
    values = {"least": match[1], "most": f"{match[1]}g", "ordinal": int(match[2]) - 1, "number": match[3]}
    found = load_value(connection, query, **values)
    return None if found is None else int(found)


def load_own(connection: Connection, table: str, column: str, key: int, order: str = "ordinal") -> list[Row]:
    """The rows of a table that hang on one record, in printed order."""
    return load_rows(connection, f'SELECT * FROM "{table}" WHERE "{column}" = :key ORDER BY {order}', key=key)


def ids(rows: list[Row]) -> list[int]:
    """The keys of rows."""
    return [row["id"] for row in rows]


def shown_marks(asked: Mapping[str, str]) -> str:
    """The place that is to be shown beside the record."""
    return asked.get("vis", "")[:1000]
