"""What people say of values takes effect here: in the rows themselves, each time a document is saved.

All corrections of a document that are in force are laid on its rows one after the other; each keeps how to
take it back. A correction is only laid on the printed text that it was made of.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from sqlalchemy import Connection, insert, select, update

from models.addresses import LABELS, Addresses, Place, Record, Row, is_record_step, list_of, table_named
from models.correcting.carrying import name_record
from models.correcting.findings import is_finding, rule_on_findings
from models.correcting.records import ADDABLE, Moved, add_record, list_name
from models.correcting.rows import Change, change_row, forget_derived, restore_row
from models.tables.core import StoredDocument
from models.tables.corrections import StoredCorrection

Verdict = Literal["accepted", "corrected", "rejected", "added"]
ADDED: Verdict = "added"
# What came of a correction: laid on the value; what is read now says the same; its printed text is another
# now; it is not there any more; another correction of the same value is newer; taken back; its content is
# not in this store.
State = Literal["applied", "agrees", "changed", "gone", "superseded", "undone", "absent"]

TABLE = StoredCorrection.__table__
KEEP = "UPDATE correction SET state = ?, record_id = ?, layer = ?, undo = ? WHERE id = ?"
CERTAINTIES = {"accepted": "confirmed", "corrected": "corrected", "rejected": "corrected"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a value stands: its printed text in one line, and where that begins."""

    printed: str | None
    page: int | None
    start: int | None


def load_evidence(connection: Connection, place: Place) -> Evidence:
    """The printed text that a value was read from; nothing for one that was not found or inferred."""
    if place.record_id is None:
        return Evidence(printed=None, page=None, start=None)
    query = """
        SELECT s.page, s.start, s.printed FROM evidence e JOIN evidence_span s ON s.evidence_id = e.id
        WHERE e.record_table = ? AND e.record_id = ? AND e.field = ? ORDER BY s.ordinal"""
    key = (place.table.__tablename__, place.record_id, place.field)
    spans = connection.exec_driver_sql(query, key).all()
    if not spans:
        return Evidence(printed=None, page=None, start=None)
    printed = " ".join(" ".join(span[2] for span in spans).split())
    return Evidence(printed=printed, page=spans[0][0], start=spans[0][1])


def build_addresses(connection: Connection, document_id: int) -> Addresses:
    """The addresses of a document's values, with the labels of records as they were read."""
    query = """
        SELECT record_table, record_id, read FROM correction WHERE state = 'applied' AND field IN (?, ?)
        AND read IS NOT NULL AND sha256 = (SELECT sha256 FROM document WHERE id = ?)"""
    labels: dict[Record, str] = {}
    for name, record_id, read in connection.exec_driver_sql(query, (*LABELS, document_id)):
        labels[table_named(name), record_id] = read
    return Addresses(connection, document_id, labels, _load_gone(connection, document_id))


def _load_gone(connection: Connection, document_id: int) -> dict[tuple[Record, str], set[str]]:
    """The labels of the records that are taken out of each list, so that those left keep their own."""
    query = """
        SELECT record_table, undo FROM correction WHERE layer IS NOT NULL AND undo LIKE '%"whole"%'
        AND sha256 = (SELECT sha256 FROM document WHERE id = ?)"""
    gone: dict[tuple[Record, str], set[str]] = {}
    for record_table, kept in connection.exec_driver_sql(query, (document_id,)):
        undo, table = json.loads(kept), table_named(record_table)
        name, _, label = undo["path"].rpartition("/")[2].partition("-")
        place = None if table is None else list_of(table, undo["whole"][0][1], name)
        if place is not None:
            gone.setdefault(place, set()).add(label)
    return gone


def bring_up_corrections(connection: Connection) -> None:
    """What a newer schema asks for: each names its record, and what was taken back is laid on it again."""
    nameless = """
        SELECT c.id, d.id, c.path FROM correction c JOIN document d ON d.sha256 = c.sha256
        WHERE c.known_by IS NULL AND c.path NOT LIKE 'findings/%'"""
    for key, document_id, path in connection.exec_driver_sql(nameless).all():
        named = (name_record(connection, document_id, path), key)
        connection.exec_driver_sql("UPDATE correction SET known_by = ? WHERE id = ?", named)
    query = """
        SELECT DISTINCT d.id FROM correction c JOIN document d ON d.sha256 = c.sha256
        WHERE c.state = 'absent'"""
    for document_id in connection.exec_driver_sql(query).scalars().all():
        refresh_document(connection, document_id, fresh=False)


def refresh_document(connection: Connection, document_id: int, *, fresh: bool) -> None:
    """Lay all corrections in force on a document's rows anew; fresh says that these are as they were read."""
    query = select(StoredDocument.sha256).where(StoredDocument.id == document_id)
    made = _load(connection, connection.execute(query).scalar_one())
    if not made:
        return
    if not fresh:
        moved: Moved = {}
        for row in sorted((one for one in made if one["layer"]), key=lambda one: -one["layer"]):
            restore_row(connection, document_id, row, moved)
        forget_derived(connection, document_id)
    chosen = _choose(made)
    in_force = {row["id"] for row in chosen}
    for row in made:
        state: State = "undone" if row["undone_at"] else "gone" if row["id"] in in_force else "superseded"
        _keep(connection, row["id"], _Outcome(state=state))
    _lay_all(connection, document_id, [row for row in chosen if not is_finding(row["path"])])
    rule_on_findings(connection, document_id)


def _lay_all(connection: Connection, document_id: int, chosen: Sequence[Row]) -> None:
    """Lay corrections on rows as they were read: what is added, what is taken out, then the values.

    What was said inside a record that is taken out waits until it is back.
    """
    layer = 0
    taken = _find_taken(connection, document_id, chosen)
    for row in chosen:
        if row["verdict"] == ADDED:
            layer += 1
            earlier = frozenset(key for key, said in taken.items() if said < (row["made_at"], row["uid"]))
            _keep(connection, row["id"], _lay_added(connection, document_id, row, layer, earlier))
    addresses = Addresses(connection, document_id)
    found = [(row, _find(connection, addresses, row)) for row in chosen if row["verdict"] != ADDED]
    out: list[str] = []
    for row, there in sorted(found, key=lambda pair: not _is_whole(pair[1])):
        layer += 1
        path = row["path"] if there[0] is None else there[0].path
        if path.startswith(tuple(out)):
            _keep(connection, row["id"], _Outcome(state="superseded"))
            continue
        if _is_whole(there):
            out.append(f"{path}/")
        _keep(connection, row["id"], _lay(connection, document_id, row, there, layer))


def _find_taken(
    connection: Connection, document_id: int, chosen: Sequence[Row]
) -> dict[Record, tuple[str, str]]:
    """The records that people took out, and when: one that is added again later is not there already."""
    rejected = [row for row in chosen if row["verdict"] == "rejected"]
    if not rejected or all(row["verdict"] != ADDED for row in chosen):
        return {}
    addresses = Addresses(connection, document_id)
    taken: dict[Record, tuple[str, str]] = {}
    for row in rejected:
        place, same = _find(connection, addresses, row)
        if place is not None and same and (place.whole or place.listed):
            taken[place.table, int(place.row["id"])] = (row["made_at"], row["uid"])
    return taken


def _is_whole(found: "tuple[Place | None, bool]") -> bool:
    """Whether a correction takes a whole record out that stands where it is said."""
    return found[0] is not None and found[0].whole and found[1]


def add_correction(connection: Connection, row: Row) -> None:
    """Keep what a person said, and let it take effect where its content is in the store.

    row has the columns that tell what was said. A value that nothing else was said of is changed alone.
    """
    others = [one for one in _load(connection, row["sha256"]) if one["path"] == row["path"]]
    query = select(StoredDocument.id).where(StoredDocument.sha256 == row["sha256"])
    document_id = connection.execute(query).scalar_one_or_none()
    if document_id is not None and not is_finding(row["path"]):
        row = row | {"known_by": name_record(connection, document_id, row["path"])}
    connection.execute(insert(StoredCorrection).values(**row, state="absent"))
    if document_id is None:
        return
    if is_finding(row["path"]) or others or _is_of_record(row):
        refresh_document(connection, document_id, fresh=False)
        return
    made = next(one for one in _load(connection, row["sha256"]) if one["uid"] == row["uid"])
    highest = "SELECT coalesce(max(layer), 0) FROM correction WHERE sha256 = ?"
    layer = connection.exec_driver_sql(highest, (row["sha256"],)).scalar_one() + 1
    found = _find(connection, build_addresses(connection, document_id), made)
    outcome = _lay(connection, document_id, made, found, layer)
    _keep(connection, made["id"], outcome)
    if outcome.state == "applied" and made["verdict"] != "accepted":
        forget_derived(connection, document_id)
    rule_on_findings(connection, document_id)


def take_back(connection: Connection, correction_id: int, by: str, at: str) -> None:
    """Undo a correction: the value is as it was read, or as the correction before this one says."""
    told = {"undone_by": by, "undone_at": at, "state": "undone"}
    same = StoredCorrection.id == correction_id
    connection.execute(update(StoredCorrection).where(same).values(**told))
    query = (
        select(StoredDocument.id)
        .join(StoredCorrection, StoredCorrection.sha256 == StoredDocument.sha256)
        .where(same)
    )
    document_id = connection.execute(query).scalar_one_or_none()
    if document_id is not None:
        refresh_document(connection, document_id, fresh=False)


def _load(connection: Connection, sha256: str | None) -> list[Row]:
    query = select(TABLE).where(TABLE.c.sha256 == sha256).order_by(TABLE.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def _choose(made: Sequence[Row]) -> list[Row]:
    """Of what was said of each value, the newest that is not taken back; oldest first."""
    standing = sorted(
        (row for row in made if row["undone_at"] is None),
        key=lambda row: (row["path"], row["made_at"], row["uid"]),
    )
    newest = [list(some)[-1] for _, some in groupby(standing, key=lambda row: str(row["path"]))]
    return sorted(newest, key=lambda row: (row["made_at"], row["uid"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What came of a correction, and how to take it back where it was laid on a value."""

    state: State
    record_id: int | None = None
    layer: int | None = None
    undo: Row | None = None


def _find(connection: Connection, addresses: Addresses, row: Row) -> tuple[Place | None, bool]:
    """The value that a correction is about, and whether its printed text is what it was.

    Where another text stands at its path now, the value that has the same text in the same place is it.
    """
    place = addresses.find(row["path"])
    if place is not None:
        now = load_evidence(connection, place)
        if now.printed == row["printed"] and (
            (now.page, now.start) == (row["page"], row["start"]) or place.anchor == row["anchor"]
        ):
            return place, True
    return _find_moved(connection, addresses, row) or (place, False)


def _find_moved(connection: Connection, addresses: Addresses, row: Row) -> tuple[Place, bool] | None:
    """The one value of the same field that is printed where the corrected one was, with the same text."""
    if row["start"] is None:
        return None
    whole = _is_of_record(row)
    query = """
        SELECT e.record_id FROM evidence e JOIN evidence_span s ON s.evidence_id = e.id
        WHERE e.document_id = ? AND e.record_table = ? AND e.field = ? AND s.ordinal = 0
        AND s.page = ? AND s.start = ?"""
    key = (addresses.document_id, row["record_table"], row["field"], row["page"], row["start"])
    table = table_named(row["record_table"])
    found = []
    for record_id in connection.exec_driver_sql(query, key).scalars():
        if table is None:
            continue
        place = (
            addresses.whole_of(table, record_id) if whole else addresses.of(table, record_id, row["field"])
        )
        if place is not None and load_evidence(connection, place).printed == row["printed"]:
            found.append(place)
    return (found[0], True) if len(found) == 1 else None


def _lay(
    connection: Connection, document_id: int, row: Row, found: tuple[Place | None, bool], layer: int
) -> _Outcome:
    """Let a correction take effect on the value it is about, or say why it does not."""
    place, same = found
    if place is None:
        return _Outcome(state="agrees" if row["value"] is None else "gone")
    is_said = place.text == row["value"]
    if not same and not is_said:
        return _Outcome(state="changed", record_id=place.record_id)
    change = Change(
        document_id=document_id,
        place=place,
        value=row["value"],
        also=json.loads(row["also"] or "{}"),
        certainty="confirmed" if is_said else CERTAINTIES[row["verdict"]],
        note=_note(row),
    )
    record_id, undo = change_row(connection, change)
    state: State = "agrees" if is_said and row["verdict"] != "accepted" else "applied"
    return _Outcome(state=state, record_id=record_id, layer=layer, undo=undo)


def _is_of_record(row: Row) -> bool:
    """Whether a correction is of a whole record: its path ends in a list's entry that is no bare value."""
    if row["verdict"] == ADDED:
        return True
    table = table_named(row["record_table"] or "")
    last = row["path"].rpartition("/")[2]
    return table is not None and is_record_step(table, last)


def _lay_added(
    connection: Connection, document_id: int, row: Row, layer: int, taken: frozenset[Record]
) -> _Outcome:
    """Let an added record take effect under its parent, where that is still printed as it was.

    taken are records that will be taken out: none of them is the same.
    """
    addresses = Addresses(connection, document_id)
    found = addresses.find_record(row["path"].rpartition("/")[0])
    if found is None or list_name(row["path"]) not in ADDABLE:
        return _Outcome(state="gone")
    parent = found[0]
    if load_label(connection, addresses, parent).printed != row["printed"]:
        return _Outcome(state="changed")
    record_id, undo = add_record(connection, addresses, parent, row | {"note": _note(row)}, taken)
    if record_id is None:
        return _Outcome(state="agrees")
    return _Outcome(state="applied", record_id=record_id, layer=layer, undo=undo)


def load_label(connection: Connection, addresses: Addresses, parent: Row) -> Evidence:
    """The printed text that a record is known by, whatever it was corrected to."""
    place = addresses.whole_of(parent["table"], parent["id"])
    none = Evidence(printed=None, page=None, start=None)
    return none if place is None else load_evidence(connection, place)


def _note(row: Row) -> str:
    day = str(row["made_at"])[:10]
    if row["verdict"] == ADDED:
        said = f"Tilføjet af {row['made_by']} {day}"
    elif row["verdict"] == "accepted":
        said = f"Set og bekræftet af {row['made_by']} {day}"
    else:
        said = f"Rettet af {row['made_by']} {day}; læst som: {row['read'] or 'intet'}"
    return f"{said}. {row['why']}" if row["why"] else f"{said}."


def _keep(connection: Connection, correction_id: int, outcome: _Outcome) -> None:
    undo = None if outcome.undo is None else json.dumps(outcome.undo, ensure_ascii=False)
    values = (outcome.state, outcome.record_id, outcome.layer, undo, correction_id)
    connection.exec_driver_sql(KEEP, values)
