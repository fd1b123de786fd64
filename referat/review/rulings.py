"""What a person says of a value: accepted, corrected or rejected; kept, laid on the records, taken back."""

import datetime
import getpass
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, text

from models.addresses import Place
from models.correcting.findings import finding_path, is_finding, load_findings
from models.correcting.records import is_removable
from models.correcting.values import (
    ADDED,
    Evidence,
    Verdict,
    add_correction,
    build_addresses,
    load_evidence,
    take_back,
)
from models.errors import BadValue, NotFound
from models.store import Store
from referat.joining.linking import link_sittings, link_touched
from referat.review import adding
from referat.review.earlier import EARLIER, answer
from referat.review.values import find_following, parse_value
from referat.searching.index import update_index
from referat.tracing.links import rule_on, update_links

Row = dict[str, Any]

# How many digits of a document's SHA-256 begin an address, at least when one is typed.
DIGITS, FEWEST = 12, 6
# Where the address of a link begins, and what parts its two records.
LINK, BETWEEN = "links/", "="
NO_NAME = "ukendt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person says of a value; value is as a person writes it, and for a correction alone.

    fields are those of a record that is added, and page is where it stands on paper.
    """

    verdict: Verdict
    value: str | None = None
    fields: Mapping[str, str] | None = None
    page: int | None = None
    why: str | None = None
    by: str | None = None


def rule(store: Store, address: str, said: Said) -> int | None:
    """Keep what a person says of the value or finding at an address, and lay it on the records.

    Views, search, export and trace show it at once, and again whenever the file is imported. The address of a
    link between records, or of what was said of an earlier file, takes accepted and rejected; that of a whole
    record rejected, which takes it out with all that hangs on it; that of a list
    ("meetings-1/items-3/decision_points") added. Gives the key of the correction, None where there is none,
    as for a link. Raises NotFound for an address that leads nowhere, BadValue for a value that the field
    cannot have.

    >>> said = Said(verdict="corrected", value="afslået", why="Se lydfilen.", by="Karen Holm")
    >>> rule(store, "3f2a1b4c5d6e/meetings-1/items-3/decision_points-1/outcome", said)  # doctest: +SKIP
    17
    """
    if address.startswith(LINK):
        update_links(store)
    made = keep(store, address, said)
    bring_up(store)
    return made


def keep(store: Store, address: str, said: Said) -> int | None:
    """As rule, but the words of the search are not brought up; meetings as held always are."""
    if address.startswith(LINK):
        _rule_on_link(store, address, said)
        return None
    if address.startswith(EARLIER):
        return _answer(store, address, said)
    with store.writing() as connection:
        document = find_content(connection, address)
        path = address.partition("/")[2]
        if is_finding(path):
            row = _finding_row(connection, document, path, said)
        elif said.verdict == ADDED:
            row = _added_row(connection, document, path, said)
        else:
            row = _value_row(connection, document, path, said)
        row = {"uid": uuid.uuid4().hex} | row
        row |= {"made_at": _later(connection, row["sha256"], path)}
        add_correction(connection, row)
        query = text("SELECT id FROM correction WHERE uid = :uid")
        made: int = connection.execute(query, {"uid": row["uid"]}).scalar_one()
        if row["value"] != row["read"]:
            link_touched(connection)
    return made


def _answer(store: Store, address: str, said: Said) -> int | None:
    with store.writing() as connection:
        uid = address.removeprefix(EARLIER)
        told = {"made_by": name_person(said.by), "made_at": _now(), "why": said.why}
        made = answer(connection, uid, said.verdict, told)
        if made is not None:
            link_touched(connection)
    return made


def undo(store: Store, correction_id: int, by: str | None = None) -> None:
    """Take a correction back: its value is as it was read, or as the correction before it says.

    Raises NotFound when there is no such correction, or it is taken back already.
    """
    drop(store, correction_id, by)
    bring_up(store)


def drop(store: Store, correction_id: int, by: str | None = None) -> None:
    """As undo, but the words of the search are not brought up."""
    with store.writing() as connection:
        query = text("SELECT undone_at FROM correction WHERE id = :id")
        found = connection.execute(query, {"id": correction_id}).one_or_none()
        if found is None:
            raise NotFound(
                f"{correction_id}: der er ingen rettelse med det nummer. Se dem: referat corrections."
            )
        if found.undone_at is not None:
            raise NotFound(f"{correction_id}: rettelsen er allerede fortrudt.")
        take_back(connection, correction_id, name_person(by), _now())
        link_touched(connection)


def bring_up(store: Store) -> None:
    """Make anew what follows from changed records: meetings as held, and the words of the search."""
    link_sittings(store)
    update_index(store)


def find_content(connection: Connection, address: str) -> Row:
    """The document that an address begins with: id, sha256 and file; NotFound for none or several."""
    digits = address.partition("/")[0]
    found: Sequence[Any] = ()
    if len(digits) >= FEWEST and digits.isalnum():
        query = text(
            "SELECT d.id, d.sha256, v.file FROM document d JOIN documents v ON v.document_id = d.id"
            " WHERE d.sha256 >= :low AND d.sha256 < :high"
        )
        found = connection.execute(query, {"low": digits, "high": f"{digits}g"}).mappings().all()
    if len(found) != 1:
        raise NotFound(
            f"{address}: adressen passer ikke på netop én fil. Tag den fra `referat review` eller "
            "`referat corrections`."
        )
    return dict(found[0])


def _value_row(connection: Connection, document: Row, path: str, said: Said) -> Row:
    """The record of what is said of a value; what it was read as is known before corrections."""
    place = build_addresses(connection, document["id"]).find(path)
    earlier = _standing(connection, document["sha256"], path)
    if place is None:
        hint = "Se dem med `referat review`." if earlier is None else "Værdien er afvist: fortryd det først."
        raise NotFound(f"{path}: der er ingen værdi på den adresse. {hint}")
    value, also = _new_value(place, said)
    told = _evidence_row(load_evidence(connection, place), place) | {"read": place.text}
    if earlier is not None:
        told = earlier
    is_same = value is not None and value == place.text
    return (
        _row(document, path, replace(said, verdict="accepted") if is_same else said)
        | told
        | {
            "value": value,
            "also": earlier["also"] if is_same and earlier else _as_json(also),
            "record_table": place.table.__tablename__,
            "field": place.field,
        }
    )


def _added_row(connection: Connection, document: Row, path: str, said: Said) -> Row:
    """The record of what is said of a record that was missed; its path gets an end that no other has."""
    place = adding.find_list(connection, document["id"], path)
    pages = connection.exec_driver_sql("SELECT pages FROM document WHERE id = ?", (document["id"],)).scalar()
    if said.page is not None and not 1 <= said.page <= (pages or 1):
        raise BadValue(f"side {said.page}: så mange sider har filen ikke.")
    uid = uuid.uuid4().hex
    told: Row = {"read": None, "value": adding.build_value(place, said.fields or {}), "also": None}
    told |= {"printed": adding.load_printed(connection, document["id"], place), "page": said.page}
    anchor = str(place.parent.get("title") or place.parent.get("caption") or "")
    told |= {"start": None, "anchor": " / ".join(filter(None, (anchor, adding.named(place.name))))}
    told |= {"record_table": place.table.__tablename__, "field": place.fields[0], "uid": uid}
    return _row(document, f"{path}-+{uid[:8]}", said) | told


def _new_value(place: Place, said: Said) -> tuple[str | None, Row]:
    """What a value is to be, and the columns that follow from it."""
    if place.whole and (said.verdict != "rejected" or not is_removable(place)):
        raise BadValue(
            f"{place.path}: er en hel post. Ret dens felter hver for sig"
            + (", eller afvis den." if is_removable(place) else "; den kan ikke afvises.")
        )
    if place.whole:
        return None, {}
    if said.verdict == "accepted":
        return place.text, {}
    if said.verdict == "corrected":
        value = parse_value(place.table, place.field, said.value or "")
        return value, {} if value == place.text else find_following(
            place.table, place.field, value, place.row
        )
    if not place.removable and not place.table.__table__.columns[place.field].nullable:
        raise BadValue(f"{place.path}: værdien kan ikke udelades. Skriv, hvad der skal stå, med --to.")
    return None, {}


def _evidence_row(evidence: Evidence, place: Place) -> Row:
    told = {"printed": evidence.printed, "page": evidence.page, "start": evidence.start}
    return told | {"anchor": place.anchor}


def _standing(connection: Connection, sha256: str, path: str) -> Row | None:
    """What an earlier correction that stands was made of; a newer one is made of the same."""
    query = text(
        "SELECT printed, page, start, anchor, read, also FROM correction WHERE sha256 = :sha256"
        " AND path = :path AND state IN ('applied', 'agrees') ORDER BY made_at DESC, uid DESC LIMIT 1"
    )
    found = connection.execute(query, {"sha256": sha256, "path": path}).mappings().one_or_none()
    return None if found is None else dict(found)


def _as_json(also: Row) -> str | None:
    return json.dumps(also, ensure_ascii=False) if also else None


def _finding_row(connection: Connection, document: Row, path: str, said: Said) -> Row:
    if said.verdict == "corrected":
        raise BadValue(f"{path}: en bemærkning kan bekræftes eller afvises. Ret den værdi, den handler om.")
    finding = next(
        (one for _, one in load_findings(connection, document["id"]) if finding_path(one) == path), None
    )
    if finding is None:
        raise NotFound(f"{path}: der er ingen bemærkning på den adresse. Se dem med `referat review`.")
    told = {name: finding[name] for name in ("printed", "page", "start")}
    told |= {"anchor": finding["place"] or "", "read": finding["message"], "value": finding["message"]}
    return _row(document, path, said) | told


def _row(document: Row, path: str, said: Said) -> Row:
    return {
        "sha256": document["sha256"],
        "file": document["file"],
        "path": path,
        "verdict": said.verdict,
        "why": said.why,
        "made_by": name_person(said.by),
    }


def _rule_on_link(store: Store, address: str, said: Said) -> None:
    one, _, other = address.removeprefix(LINK).partition(BETWEEN)
    if said.verdict == "corrected":
        raise BadValue(f"{address}: en forbindelse kan bekræftes eller afvises.")
    rule_on(store, one, other, "confirmed" if said.verdict == "accepted" else "rejected")


def _later(connection: Connection, sha256: str, path: str) -> str:
    """Now; a little later than the newest that was said of the same, where a clock runs behind."""
    query = text("SELECT MAX(made_at) FROM correction WHERE sha256 = :sha256 AND path = :path")
    last = connection.execute(query, {"sha256": sha256, "path": path}).scalar_one()
    if last is None or last < _now():
        return _now()
    step = datetime.timedelta(microseconds=1)
    return (datetime.datetime.fromisoformat(last) + step).isoformat(timespec="microseconds")


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")


def name_person(by: str | None) -> str:
    """Who it is: the name given, else the one logged in here."""
    if by and by.strip():
        return " ".join(by.split())
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return NO_NAME
