"""The queue of what is unsure, worst first, each with the value in question and where it stands."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from models.addresses import Addresses, Place, table_named
from models.correcting.carrying import old_title
from models.correcting.findings import finding_path
from models.correcting.values import ADDED, build_addresses, load_evidence
from referat.danish.field_names import RECORD_NAMES, field_name
from referat.danish.finding_kinds import finding_kind
from referat.danish.wording import word
from referat.review.adding import show_added
from referat.review.earlier import EARLIER, Offer, build_offer
from referat.review.grounds import DOCUMENTS, Ground, find_grounds
from referat.review.rulings import BETWEEN, DIGITS, LINK
from referat.review.values import show_value
from referat.searching.fields import list_ids

Row = dict[str, Any]

# What a value is looked at for that nothing is wrong with.
AS_READ = Ground(score=0, name="as_read", kind="value", query="")
# What a counting of one ground stops at.
COUNTED = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to look at; after is where the queue goes on behind it.

    place names the record in Danish ("Punkt 3, Beslutning 1") and title is the names of the records around
    it; field, value and printed are of the value in question, value as people read it. context is the text
    that an outcome was read from. record_table, record_id and column hold the value. correction_id is of the
    correction that asks again.
    """

    score: int
    kind: str
    reason: str
    address: str
    place: str
    title: str
    field: str
    value: str
    printed: str | None
    context: str | None
    certainty: str | None
    confidence: float | None
    note: str | None
    file: str
    page: int | None
    document_id: int
    record_table: str
    record_id: int | None
    column: str | None
    correction_id: int | None = None
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which part of the queue is wanted; after is Doubt.after of the last one seen."""

    kind: str | None = None
    documents: tuple[int, ...] | None = None
    after: str | None = None


def load_queue(connection: Connection, choice: Choice, limit: int) -> list[Doubt]:
    """The worst that is unsure, as many as are wanted."""
    found: list[tuple[Ground, Row]] = []
    rank, one, two = _begin(choice.after)
    for ground in _chosen(connection, choice):
        if rank is not None and ground.rank < rank:
            continue
        since = (one, two) if ground.rank == rank else (-2.0, 0)
        found += [(ground, row) for row in _ask(connection, ground, choice, since, limit - len(found))]
        if len(found) >= limit:
            break
    return list(_tell(connection, found))


def count_queue(connection: Connection) -> dict[str, int]:
    """How much of each kind is unsure; of one ground no more than COUNTED are counted."""
    counted: dict[str, int] = {}
    for ground in find_grounds(connection):
        if ground.kind == "earlier":
            found = _ask(connection, ground, Choice(), (-2.0, 0), COUNTED)
            counted[ground.kind] = sum(1 for _ in _tell(connection, [(ground, row) for row in found]))
            continue
        query = text(f"SELECT COUNT(*) FROM ({ground.query.format(files='')})")
        amount = connection.execute(query, _asked(ground, query.text, (-2.0, 0), COUNTED)).scalar_one()
        counted[ground.kind] = counted.get(ground.kind, 0) + amount
    return counted


def tell_value(connection: Connection, place: Place, document_id: int) -> Doubt:
    """Any value, in doubt or not, as the queue tells of one."""
    sha256, file = _load_documents(connection, [document_id])[document_id]
    told = {"score": 0, "kind": "value", "after": "", "file": file, "document_id": document_id}
    return _value(connection, place, AS_READ, told | {"sha256": sha256})


def _chosen(connection: Connection, choice: Choice) -> list[Ground]:
    return [ground for ground in find_grounds(connection) if choice.kind in (None, ground.kind)]


def _begin(after: str | None) -> tuple[tuple[int, str] | None, float, int]:
    """Where the queue goes on; from the start for what no queue ever said."""
    try:
        score, name, one, two = json.loads(after or "")
        return (-int(score), str(name)), float(one), int(two)
    except (ValueError, TypeError):
        return None, 0.0, 0


def _ask(
    connection: Connection, ground: Ground, choice: Choice, since: tuple[float, int], limit: int
) -> Iterator[Row]:
    files = ""
    if choice.documents is not None:
        column = DOCUMENTS.get(ground.kind, "e.document_id")
        files = f"AND {column} IN ({list_ids(choice.documents)})"
    query = text(ground.query.format(files=files))
    for row in connection.execute(query, _asked(ground, query.text, since, limit)).mappings():
        yield dict(row)


def _asked(ground: Ground, query: str, since: tuple[float, int], limit: int) -> Row:
    asked = {**ground.asked, "one": since[0], "two": since[1], "limit": limit}
    return {name: value for name, value in asked.items() if f":{name}" in query}


def _tell(connection: Connection, found: Sequence[tuple[Ground, Row]]) -> Iterator[Doubt]:
    documents = _load_documents(connection, {row["document_id"] for _, row in found})
    addresses: dict[int, Addresses] = {}
    for ground, row in found:
        document_id = row["document_id"]
        sha256, file = documents[document_id]
        after = json.dumps([ground.score, ground.name, row["one"], row["two"]])
        told = {"score": ground.score, "kind": ground.kind, "after": after, "file": file}
        told |= {"document_id": document_id, "sha256": sha256}
        if ground.kind in ("finding", "sum"):
            yield _finding(connection, row, told)
        elif ground.kind == "link":
            yield _link(connection, row, told)
        elif ground.kind == "correction":
            yield _correction(connection, row, told)
        elif ground.kind == "earlier":
            offer = build_offer(connection, row["correction_id"], document_id)
            if offer is not None:
                yield _earlier(offer, told)
        else:
            if document_id not in addresses:
                addresses[document_id] = build_addresses(connection, document_id)
            table = table_named(row["record_table"])
            place = (
                None if table is None else addresses[document_id].of(table, row["record_id"], row["field"])
            )
            if place is not None:
                yield _value(connection, place, ground, told)


def _load_documents(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    query = f"SELECT document_id, sha256, file FROM documents WHERE document_id IN ({list_ids(ids)})"
    return {row[0]: (row[1], row[2]) for row in connection.exec_driver_sql(query)}


def _build(told: Row, path: str, **values: Any) -> Doubt:
    made: Row = dict.fromkeys(("printed", "context", "certainty", "confidence", "note", "page", "column"))
    made |= {"address": f"{told['sha256'][:DIGITS]}/{path}"} | values | told
    del made["sha256"]
    return Doubt(**made)


def _value(connection: Connection, place: Place, ground: Ground, told: Row) -> Doubt:
    """A value that is unsure: in itself, or as it was read from a picture."""
    query = text(
        "SELECT e.certainty, e.note, MIN(s.confidence) AS confidence FROM evidence e"
        " LEFT JOIN evidence_span s ON s.evidence_id = e.id"
        " WHERE e.record_table = :table AND e.record_id = :id AND e.field = :field"
    )
    table = place.table.__tablename__
    key = {"table": table, "id": place.record_id, "field": place.field}
    proof = (
        connection.execute(query, key).mappings().one()
    )  # all empty for a field that nothing was found for
    evidence = load_evidence(connection, place)
    if ground.kind == "ocr":
        reason = f"læst usikkert fra billedet ({round(100 * proof['confidence'])} %)"
    elif ground is AS_READ and proof["certainty"] is None:
        reason = "intet er læst her"
    elif ground is AS_READ:
        reason = (
            f"{word('certainty', proof['certainty'])}{': ' if proof['note'] else ''}{proof['note'] or ''}"
        )
    elif ground.kind == "outcome":
        known = "usikkert, for der siges nej til et afslag"
        reason = f"udfaldet er {'ikke genkendt' if place.text == 'other' else known}"
    else:
        reason = f"{word('certainty', proof['certainty'])}: {proof['note'] or 'flere læsninger er mulige'}"
    return _build(
        told,
        place.path,
        reason=reason,
        place=name_place(place.path),
        title=place.anchor,
        field=_field_of(place),
        value=show_value(table, place.field, place.text),
        printed=evidence.printed,
        context=_context(place),
        page=evidence.page,
        record_table=table,
        record_id=place.record_id,
        column=place.field,
        **{name: proof[name] for name in ("certainty", "confidence", "note")},
    )


def _context(place: Place) -> str | None:
    """The text that says what the value is about, where the value is not itself that text."""
    said = place.row.get("text") or place.row.get("label")
    return None if said is None or place.field in ("text", "label") else str(said)


def name_place(path: str) -> str:
    """What people call the record that a path leads to.

    >>> name_place("meetings-1/items-3/decision_points-2/outcome")
    'Møde 1, Punkt 3, Beslutning 2'
    """
    steps = [step.partition("-") for step in path.split("/")]
    named = [f"{RECORD_NAMES[name]} {label}" for name, _, label in steps if name in RECORD_NAMES and label]
    return ", ".join(named)


def _field_of(place: Place) -> str:
    if place.table.__tablename__ == "finance_cell":
        return place.anchor.rpartition(" / ")[2]
    last = place.path.rpartition("/")[2].partition("-")[0]
    return field_name(last)


def _finding(connection: Connection, row: Row, told: Row) -> Doubt:
    query = f"SELECT * FROM {row['record_table']} WHERE id = ?"
    finding = dict(connection.exec_driver_sql(query, (row["record_id"],)).mappings().one())
    return _build(
        told,
        finding_path(finding),
        reason=finding_kind(finding["code"]),
        place=finding["place"] or "",
        title=finding["message"].removeprefix(f"{finding['place']}: "),
        field="",
        value=finding["found"] or "",
        printed=finding["printed"],
        page=finding["page"],
        confidence=finding["confidence"],
        record_table=row["record_table"],
        record_id=row["record_id"],
    )


def _link(connection: Connection, row: Row, told: Row) -> Doubt:
    query = "SELECT * FROM link WHERE id = ?"
    link = connection.exec_driver_sql(query, (row["record_id"],)).mappings().one()
    return _build(
        told,
        "",
        address=f"{LINK}{link['from_code']}{BETWEEN}{link['to_code']}",
        reason=f"hører måske sammen: {word('link_rule', link['rule'])}",
        place=f"{link['from_code']} – {link['to_code']}",
        title=f"{link['from_evidence']} – {link['to_evidence']}",
        field=word("link_kind", link["kind"]),
        value="",
        record_table="link",
        record_id=row["record_id"],
    )


def _earlier(offer: Offer, told: Row) -> Doubt:
    """What somebody said of an earlier file, beside the value of the one that came in its place."""
    said, place = offer.said, offer.place
    shown = show_said(said["verdict"], said["record_table"], said["field"], said["value"])
    title = old_title(said["known_by"])
    of = said["file"] if title is None else f"{said['file']} (»{title}«)"
    return _build(
        told,
        "",
        address=f"{EARLIER}{said['uid']}",
        reason=f"gælder det også her? {said['made_by']} har sagt om {of}: {shown}",
        place=name_place(offer.path),
        title=place.anchor,
        field=field_name(said["path"].rpartition("/")[2].partition("-")[0]),
        value="" if said["verdict"] == ADDED else show_value(said["record_table"], place.field, place.text),
        printed=offer.evidence.printed,
        page=offer.evidence.page,
        note=said["why"],
        record_table=place.table.__tablename__,
        record_id=place.record_id,
        column=place.field,
    )


def show_said(verdict: str, record_table: str | None, field: str | None, value: str | None) -> str:
    """What a person said of a value, in a few words.

    >>> show_said("rejected", "decision", "text", None)
    'findes ikke'
    """
    if verdict == ADDED:
        return show_added(record_table, value)
    return show_value(record_table, field, value) or "findes ikke"


def _correction(connection: Connection, row: Row, told: Row) -> Doubt:
    """A correction that is not laid on its value, since another text is printed there, or none."""
    query = "SELECT * FROM correction WHERE id = ?"
    said = connection.exec_driver_sql(query, (row["correction_id"],)).mappings().one()
    place = build_addresses(connection, row["document_id"]).find(said["path"])
    evidence = None if place is None else load_evidence(connection, place)
    shown = show_said(said["verdict"], said["record_table"], said["field"], said["value"])
    why = "teksten er en anden nu" if place is not None else "værdien findes ikke mere"
    return _build(
        told,
        said["path"],
        reason=f"{why}; {said['made_by']} har sagt: {shown} (om: {said['printed'] or 'intet trykt'})",
        place=name_place(said["path"]),
        title=said["anchor"],
        field=field_name(said["path"].rpartition("/")[2].partition("-")[0]),
        value="" if place is None else show_value(said["record_table"], said["field"], place.text),
        printed=None if evidence is None else evidence.printed,
        page=said["page"] if evidence is None else evidence.page,
        record_table=said["record_table"],
        record_id=None if place is None else place.record_id,
        column=said["field"],
        correction_id=said["id"],
    )
