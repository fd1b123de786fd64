"""What people have said of the values of one record, for the record's own page."""

from sqlalchemy import Connection

from models.correcting.values import ADDED, build_addresses
from models.tables.core import Base
from referat.danish.field_names import RECORD_NAMES, field_name
from referat.review.adding import show_added
from referat.review.values import show_value
from referat.web.lookups import Row, load_rows

OF_RECORD = """
SELECT c.* FROM corrections c WHERE c.document_id = :document AND c.path >= :least AND c.path < :most
AND c.state IN ('applied', 'agrees', 'changed') ORDER BY c.made_at DESC"""
# The item's records are told of on the item's page, not on its meeting's.
ITEMS = "items-"


def load_said(connection: Connection, document_id: int, table: type[Base], key: int, field: str) -> list[Row]:
    """What is laid on the values of a record, and of those inside it, the newest first."""
    place = build_addresses(connection, document_id).of(table, key, field)
    if place is None:
        return []
    path = place.path.rpartition("/")[0] + "/"
    rows = load_rows(connection, OF_RECORD, document=document_id, least=path, most=path[:-1] + "0")
    return [tell_said(row) for row in rows if not row["path"].removeprefix(path).startswith(ITEMS)]


def tell_said(row: Row) -> Row:
    """A correction with its values as people read them."""
    shown = {name: show_value(row["record_table"], row["field"], row[name]) for name in ("read", "value")}
    if row["verdict"] == ADDED:
        shown["value"] = show_added(row["record_table"], row["value"])
    last = row["path"].rpartition("/")[2].partition("-")[0]
    named = "" if row["field"] is None else RECORD_NAMES.get(last, field_name(last))
    return {**row, "field_name": named, "shown_read": shown["read"], "shown_value": shown["value"]}
