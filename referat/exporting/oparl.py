"""The store as OParl 1.1: bodies with their organizations, people, meetings and papers, as files of objects.

Facts that OParl has no field for stand under names that begin with "referat:".
"""

import datetime
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, text

from models.folding import fold_name
from models.store import Store
from referat.danish.wording import word
from referat.tracing.link_rows import load_links
from referat.tracing.links import update_links
from referat.tracing.nodes import load_nodes

Json = dict[str, Any]
Rows = list[Mapping[str, Any]]

SCHEMA = "https://schema.oparl.org/1.1/"
# Names of objects where no address is given.
URN = "urn:referat"
ZONE = ZoneInfo("Europe/Copenhagen")
# The lists of each body, by the field of Body that points to them.
LISTS = ("organization", "person", "meeting", "paper")
# The body with the last word, which OParl calls a parliament.
COUNCIL = re.compile(r"byråd|kommunalbestyrelse|borgerrepræsentation|regionsråd", re.IGNORECASE)
NOWHERE = "Kommunen er ikke nævnt"

DOCUMENTS = """
SELECT d.id, d.sha256, d.media_type, d.size, d.imported_at,
 (SELECT name FROM document_name n WHERE n.document_id = d.id ORDER BY n.id LIMIT 1) AS name
FROM document d WHERE d.sha256 IS NOT NULL AND d.status = 'ok' ORDER BY d.id"""
SITTINGS = "SELECT * FROM sitting ORDER BY date, id"
TOLD = """
SELECT s.sitting_id, s.role, m.id AS meeting_id, m.document_id, m.location, m.title FROM sitting_meeting s
JOIN meeting m ON m.id = s.meeting_id ORDER BY s.sitting_id, s.ordinal"""
ITEMS = """
SELECT v.*, c.case_number FROM sitting_items v
LEFT JOIN (SELECT p.sitting_item_id, MAX(i.case_number) AS case_number FROM sitting_part p
 JOIN item i ON i.id = p.item_id GROUP BY p.sitting_item_id) c ON c.sitting_item_id = v.sitting_item_id
ORDER BY v.sitting_item_id"""
PRESENT = "SELECT meeting_id, status, name FROM attendance ORDER BY meeting_id, status, ordinal"
PROPOSALS = """
SELECT p.id, p.document_id, p.title, p.code, p.summary, p.department, p.price_year, p.first_page,
 e.code AS entry
FROM proposal p JOIN search_entry e ON e.kind = 'proposal' AND e.record_id = p.id ORDER BY e.id"""


@dataclass(slots=True, kw_only=True)
class Lists:
    """The objects of one body under way, each by its id."""

    name: str | None
    objects: dict[str, dict[str, Json]] = field(default_factory=lambda: {kind: {} for kind in LISTS})


@dataclass(slots=True, kw_only=True)
class Export:
    """What the objects are made of, and those made; items have their id, meeting and municipality."""

    base: str | None
    documents: dict[int, Mapping[str, Any]]
    bodies: dict[str, Lists] = field(default_factory=dict)
    items: dict[int, tuple[str, Json, str | None]] = field(default_factory=dict)

    def name(self, *parts: object) -> str:
        """The id of an object: an address below the base, else a URN."""
        slugs = [quote(slug(str(part))) for part in parts]
        return f"{self.base.rstrip('/')}/{'/'.join(slugs)}" if self.base else ":".join((URN, *slugs))

    def list_name(self, *parts: str) -> str:
        """Where a list lies: the address of its file, else a URN of the same parts."""
        return f"{self.name(*parts)}.json" if self.base else self.name("list", *parts)

    def body(self, municipality: str | None) -> tuple[str, Lists]:
        """The id of a municipality's body, and its lists."""
        key = self.name("body", municipality or "ukendt")
        return key, self.bodies.setdefault(key, Lists(name=municipality))

    def organization(self, municipality: str | None, body: str | None) -> str | None:
        """The id of a committee or council, which is made where it is not there yet."""
        if not body:
            return None
        key, lists = self.body(municipality)
        name = self.name("organization", municipality or "ukendt", body)
        made: Json = {"id": name, "type": f"{SCHEMA}Organization", "body": key, "name": body}
        made["organizationType"] = "Gremium"
        if COUNCIL.search(body):
            made["classification"] = "Parlament"
        lists.objects["organization"].setdefault(name, made)
        return name

    def file(self, document_id: int) -> Json | None:
        """The file of a document."""
        row = self.documents.get(document_id)
        if row is None:
            return None
        name = self.name("file", row["sha256"][:12])
        address = f"{name}/{quote(row['name'])}" if self.base else f"{URN}:sha256:{row['sha256']}"
        return _without_none(
            {
                "id": name,
                "type": f"{SCHEMA}File",
                "fileName": row["name"],
                "mimeType": row["media_type"],
                "size": row["size"],
                "accessUrl": address,
                "created": row["imported_at"],
                "modified": row["imported_at"],
                "referat:sha256": row["sha256"],
            }
        )


def save_oparl(store: Store, folder: Path, *, base_url: str | None = None) -> list[Path]:
    """The store as OParl 1.1 in a folder: system.json, bodies.json and four lists for each body.

    Ids are addresses below base_url, else URNs. Closed items have their number and nothing else. Gives the
    files.
    """
    update_links(store)
    with store.reading() as connection:
        documents = {row["id"]: row for row in _rows(connection, DOCUMENTS)}
        export = Export(base=base_url, documents=documents)
        _add_meetings(export, connection)
        _add_papers(export, connection)
    return _save(export, folder)


def slug(said: str) -> str:
    """A name as a part of an address: small letters, digits and hyphens.

    >>> slug("Børne- og Skoleudvalget")
    'boerne-og-skoleudvalget'
    """
    bare = unicodedata.normalize("NFKD", fold_name(said)).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", bare)) or "-"


def _add_meetings(export: Export, connection: Connection) -> None:
    told: dict[int, Rows] = defaultdict(list)
    items: dict[int, Rows] = defaultdict(list)
    present: dict[int, Rows] = defaultdict(list)
    for row in _rows(connection, TOLD):
        told[row["sitting_id"]].append(row)
    for row in _rows(connection, ITEMS):
        items[row["sitting_id"]].append(row)
    for row in _rows(connection, PRESENT):
        present[row["meeting_id"]].append(row)
    seen: dict[str, int] = {}
    for row in _rows(connection, SITTINGS):
        parts = told[row["id"]]
        made = _build_meeting(export, row, parts, seen)
        named = [one for part in parts for one in present[part["meeting_id"]]]
        _add_people(export, row, made, named)
        made["agendaItem"] = [
            _build_item(export, made, one, n, row["municipality"]) for n, one in enumerate(items[row["id"]])
        ]


def _build_meeting(export: Export, row: Mapping[str, Any], parts: Rows, seen: dict[str, int]) -> Json:
    place = ("meeting", row["municipality"] or "ukendt", row["body"] or "ukendt", row["date"])
    again = seen[export.name(*place)] = seen.get(export.name(*place), 0) + 1
    name = export.name(*place, again) if again > 1 else export.name(*place)
    files = {part["role"]: export.file(part["document_id"]) for part in reversed(parts)}
    held = "minutes" in files or "manifest" in files
    organization = export.organization(row["municipality"], row["body"])
    location = next((part["location"] for part in parts if part["location"]), None)
    created = sorted(one["created"] for one in files.values() if one)
    made = _without_none(
        {
            "id": name,
            "type": f"{SCHEMA}Meeting",
            "name": f"{row['body'] or 'Møde'} {row['date']}",
            "meetingState": "durchgeführt" if held else "eingeladen",
            "start": _moment(row["date"], row["start"]),
            "end": _moment(row["date"], row["end"]),
            "organization": [organization] if organization else None,
            "location": _location(name, location, export),
            "invitation": files.get("agenda"),
            "resultsProtocol": files.get("minutes"),
            "auxiliaryFile": [one for role in ("addendum", "manifest") if (one := files.get(role))] or None,
            "created": created[0] if created else None,
            "modified": created[-1] if created else None,
            "referat:date": row["date"],
        }
    )
    export.body(row["municipality"])[1].objects["meeting"][name] = made
    return made


def _location(meeting: str, said: str | None, export: Export) -> Json | None:
    if not said:
        return None
    mark = "/location" if export.base else ":location"
    return {"id": f"{meeting}{mark}", "type": f"{SCHEMA}Location", "description": said}


def _build_item(export: Export, held: Json, row: Mapping[str, Any], order: int, place: str | None) -> Json:
    end = [slug(str(row["number"] or order + 1)), *([str(order + 1)] if not row["number"] else [])]
    name = held["id"] + (f"/item/{'-'.join(end)}" if export.base else f":item:{'-'.join(end)}")
    export.items[row["sitting_item_id"]] = (name, held, place)
    made: Json = {
        "id": name,
        "type": f"{SCHEMA}AgendaItem",
        "number": row["number"],
        "order": order,
        "public": not row["closed"],
    }
    if row["closed"]:
        return _without_none(made)
    outcomes = [one for one in (row["outcomes"] or "").split("; ") if one]
    file = export.file(row["document_id"])
    said = {
        "name": row["title"],
        "result": ", ".join(word("outcome", one) for one in outcomes) or None,
        "resolutionText": row["decision_text"],
        "referat:outcome": outcomes or None,
        "referat:recommendation": row["recommendation"],
        "referat:caseNumber": row["case_number"],
        "referat:evidence": {"file": file["id"], "page": row["page"]} if file else None,
    }
    return _without_none(made | said)


def _add_people(export: Export, row: Mapping[str, Any], meeting: Json, named: Rows) -> None:
    """The people a meeting's papers name, as members of the body that met; those present took part."""
    key, lists = export.body(row["municipality"])
    town, body = row["municipality"] or "ukendt", row["body"] or "ukendt"
    organization = export.organization(row["municipality"], row["body"])
    present: dict[str, None] = {}
    for one in named:
        name = export.name("person", town, one["name"])
        person = {"id": name, "type": f"{SCHEMA}Person", "body": key, "name": one["name"], "membership": []}
        person = lists.objects["person"].setdefault(name, person)
        member = export.name("membership", town, one["name"], body)
        if organization and all(known["id"] != member for known in person["membership"]):
            made = {"id": member, "type": f"{SCHEMA}Membership", "organization": organization}
            person["membership"].append(made | {"referat:basis": "nævnt som til stede eller fraværende"})
        if one["status"] == "present":
            present[name] = None
    if present:
        meeting["participant"] = list(present)


def _add_papers(export: Export, connection: Connection) -> None:
    """The proposals as papers, each with the items that are about it as consultations."""
    nodes = {node.code: node for node in load_nodes(connection)}
    about: dict[str, list[int]] = defaultdict(list)
    for link in load_links(connection):
        node = nodes.get(link["to_id"])
        known = link["kind"] == "decided" and link["state"] in ("true", "confirmed") and node is not None
        if known and node is not None and node.same in export.items:
            about[link["from_id"]].append(node.same)
    for row in _rows(connection, PROPOSALS):
        node = nodes.get(row["entry"])
        items = about.get(row["entry"], [])
        places = [place for item in items if (place := export.items[item][2])]
        _add_paper(export, row, items, node.municipality if node and node.municipality else _only(places))


def _only(places: Sequence[str]) -> str | None:
    return places[0] if len(set(places)) == 1 else None


def _add_paper(export: Export, row: Mapping[str, Any], items: Sequence[int], place: str | None) -> None:
    key, lists = export.body(place)
    name = export.name("paper", row["entry"])
    file = export.file(row["document_id"])
    made = {
        "id": name,
        "type": f"{SCHEMA}Paper",
        "body": key,
        "name": row["title"],
        "reference": row["code"],
        "paperType": "Forslag",
        "mainFile": file,
        "consultation": [_build_consultation(export, name, item) for item in items] or None,
        "created": file["created"] if file else None,
        "modified": file["modified"] if file else None,
        "referat:summary": row["summary"],
        "referat:department": row["department"],
        "referat:priceYear": row["price_year"],
        "referat:evidence": {"file": file["id"], "page": row["first_page"]} if file else None,
    }
    lists.objects["paper"][name] = _without_none(made)


def _build_consultation(export: Export, paper: str, item: int) -> Json:
    name, held, _ = export.items[item]
    mark = "/consultation/" if export.base else ":consultation:"
    ended = slug(name.removeprefix(export.base or URN))
    made = {
        "id": f"{paper}{mark}{ended}",
        "type": f"{SCHEMA}Consultation",
        "paper": paper,
        "agendaItem": name,
        "meeting": held["id"],
        "organization": held.get("organization"),
    }
    return _without_none(made)


def _save(export: Export, folder: Path) -> list[Path]:
    """Write the system, the bodies, and the lists of each body; the same store gives the same bytes."""
    bodies = []
    written = []
    for key, lists in sorted(export.bodies.items()):
        part = slug(lists.name or "ukendt")
        made: Json = {"id": key, "type": f"{SCHEMA}Body", "name": lists.name or NOWHERE}
        made |= {"system": export.name("system"), "legislativeTerm": []}
        for kind in LISTS:
            made[kind] = export.list_name("body", part, kind)
            objects = [lists.objects[kind][name] for name in sorted(lists.objects[kind])]
            written.append(_write(folder / "body" / part / f"{kind}.json", _list(objects, made[kind])))
        bodies.append(made)
    system = {"id": export.name("system"), "type": f"{SCHEMA}System", "oparlVersion": SCHEMA}
    system["body"] = export.list_name("bodies")
    return [
        _write(folder / "system.json", system),
        _write(folder / "bodies.json", _list(bodies, system["body"])),
        *written,
    ]


def _list(objects: Sequence[Json], name: str) -> Json:
    """A list of objects on one page."""
    count = {"totalElements": len(objects), "currentPage": 1, "totalPages": 1}
    return {"data": list(objects), "pagination": count, "links": {"first": name, "self": name, "last": name}}


def _write(path: Path, said: Json) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _moment(day: str | None, clock: str | None) -> str | None:
    """Day and clock as OParl has them, in Danish time; None where either is not known."""
    if not day or not clock:
        return None
    return datetime.datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZONE).isoformat()


def _without_none(said: Json) -> Json:
    """The fields that have a value; OParl leaves out what is not known."""
    return {name: value for name, value in said.items() if value is not None}


def _rows(connection: Connection, query: str) -> Rows:
    return [dict(row) for row in connection.execute(text(query)).mappings()]
