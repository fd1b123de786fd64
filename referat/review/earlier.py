"""What people said of a file that another took the place of: offered on the same value of the new one."""

import datetime
import json
import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from models.addresses import Place
from models.correcting.carrying import find_path
from models.correcting.records import find_same, is_removable, list_name
from models.correcting.values import (
    ADDED,
    Evidence,
    add_correction,
    build_addresses,
    load_evidence,
    load_label,
)
from models.errors import BadValue, NotFound
from referat.danish.wording import day
from referat.review.grounds import EARLIER_ONE

Row = dict[str, Any]

# Where the address of such an offer begins; the key of what was said stands behind it.
EARLIER = "earlier/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What was said of an earlier file, and the value of this one that it can hold for.

    place is that value, or the record that something is added to; path is where it will stand.
    """

    said: Row
    document_id: int
    path: str
    place: Place
    evidence: Evidence


def find_offer(connection: Connection, uid: str) -> Offer | None:
    """The offer of a correction by its key; None where it has none any more."""
    row = connection.execute(text(EARLIER_ONE), {"uid": uid}).mappings().one_or_none()
    return None if row is None else build_offer(connection, row["correction_id"], row["document_id"])


def build_offer(connection: Connection, correction_id: int, document_id: int) -> Offer | None:
    """The offer of a correction in a document; None where its value is not there, or is so already."""
    query = text("SELECT * FROM correction WHERE id = :id")
    said = dict(connection.execute(query, {"id": correction_id}).mappings().one())
    path = find_path(connection, document_id, said["known_by"], said["path"])
    if path is None or _is_said(connection, document_id, path):
        return None
    addresses = build_addresses(connection, document_id)
    if said["verdict"] == ADDED:
        found = addresses.find_record(path.rpartition("/")[0])
        given = json.loads(said["value"])
        if found is None or find_same(addresses, found[0], list_name(path), given) is not None:
            return None
        place = addresses.whole_of(found[0]["table"], found[0]["id"])
        evidence = load_label(connection, addresses, found[0])
    else:
        place = addresses.find(path)
        if place is None or (place.text == said["value"] and not place.whole):
            return None
        if place.whole and not is_removable(place):
            return None
        evidence = load_evidence(connection, place)
    if place is None:
        return None
    return Offer(said=said, document_id=document_id, path=path, place=place, evidence=evidence)


def answer(connection: Connection, uid: str, verdict: str, told: Row) -> int | None:
    """Let it hold for the new file ("accepted") or not ("rejected"); gives the key of the new correction.

    told is who says so, when and why: made_by, made_at and why.

    Raises NotFound where there is no such offer, BadValue for another verdict.
    """
    offer = find_offer(connection, uid)
    if offer is None:
        raise NotFound(f"{EARLIER}{uid}: der er intet at tage stilling til. Se køen med `referat review`.")
    if verdict not in ("accepted", "rejected"):
        raise BadValue(
            f"{EARLIER}{uid}: kan bekræftes eller afvises. Ret værdien selv, hvis den er en anden."
        )
    said = text("UPDATE correction SET answered_by = :made_by, answered_at = :made_at WHERE uid = :uid")
    connection.execute(said, {"made_by": told["made_by"], "made_at": told["made_at"], "uid": uid})
    if verdict == "rejected":
        return None
    row = _build_row(connection, offer) | told
    row |= {"why": " ".join(filter(None, (told["why"], offer.said["why"], _tell_first(offer.said))))}
    add_correction(connection, row)
    query = text("SELECT id FROM correction WHERE uid = :uid")
    made: int = connection.execute(query, {"uid": row["uid"]}).scalar_one()
    return made


def _tell_first(said: Row) -> str:
    """Who said it first, of which file."""
    when = day(datetime.date.fromisoformat(said["made_at"][:10]))
    return f"Fra {said['file']}, hvor {said['made_by']} sagde det {when}."


def _build_row(connection: Connection, offer: Offer) -> Row:
    """The same said of the new file."""
    query = text(
        "SELECT d.sha256, v.file FROM document d JOIN documents v ON v.document_id = d.id WHERE d.id = :id"
    )
    document = connection.execute(query, {"id": offer.document_id}).mappings().one()
    said, key = offer.said, uuid.uuid4().hex
    added = said["verdict"] == ADDED
    row = {name: said[name] for name in ("verdict", "value", "also", "record_table", "field")}
    row |= {"sha256": document["sha256"], "file": document["file"], "uid": key, "anchor": offer.place.anchor}
    row |= {"path": f"{offer.path.rpartition('-')[0]}-+{key[:8]}" if added else offer.path}
    row |= {"read": None if added else offer.place.text, "printed": offer.evidence.printed}
    row |= {"page": None if added else offer.evidence.page, "start": None if added else offer.evidence.start}
    return row


def _is_said(connection: Connection, document_id: int, path: str) -> bool:
    """Whether somebody has said something of this value itself."""
    query = """
        SELECT 1 FROM correction c JOIN document d ON d.sha256 = c.sha256
        WHERE d.id = ? AND c.path = ? AND c.undone_at IS NULL LIMIT 1"""
    return connection.exec_driver_sql(query, (document_id, path)).first() is not None
