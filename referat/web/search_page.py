"""The search page: question, filters and facets as on the command line; without words all, newest first."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection, text

from models.document_info import DocumentInfo
from models.errors import UnknownWord
from referat.danish.days import read_period
from referat.danish.wording import CODES, code_of
from referat.searching.fields import list_ids
from referat.searching.find import (
    Filters,
    build_where,
    count_facets,
    find_also_in,
    find_snippets,
    suggest,
)
from referat.searching.question import parse_question
from referat.searching.ranking import Hit, find_hits
from referat.searching.relaxing import find_lacking, find_nearly
from referat.searching.snippets import HIT
from referat.searching.told import TOLD
from referat.searching.wishes import read_wish
from referat.web.lookups import load_rows
from referat.web.page import Values, Visit
from referat.web.paging import build_pager, find_offset
from referat.web.proposal_list import find_proposals

SIZE = 20
STATUSES_OF = "SELECT code, status FROM proposal_status WHERE code IN (SELECT value FROM json_each(:codes))"
# Parameters of the address, by the filter they set.
NAMES = {
    "slags": "kind",
    "udvalg": "body",
    "kommune": "municipality",
    "fra": "since",
    "til": "until",
    "udfald": "outcome",
    "mindst": "least",
    "hoejst": "most",
    "emne": "topic",
    "fil": "file",
}
# The parameter that a click on a value of a facet sets.
FACET_NAMES = {
    "kind": "slags",
    "body": "udvalg",
    "municipality": "kommune",
    "outcome": "udfald",
    "topic": "emne",
}
# What a proposal comes to by an outcome of its item that has another name.
STATUSES = {"withdrawn": "rejected", "referred": "pending"}
# How many hits are spread over facets; of more those that were read last, as all take seconds.
COUNTED = 500
# How many values of a facet are listed.
LISTED = 12


def find(connection: Connection, visit: Visit) -> Values:
    """The hits of the question with their facets; a message where it cannot be asked so."""
    asked = {name: said.strip()[:300] for name, said in visit.asked.items()}
    question = asked.get("q", "")
    shown: Values = {
        "question": question,
        "chosen": {name: asked.get(name, "") for name in NAMES},
        "fault": None,
        "outcome_codes": list(CODES["outcome"]),
    }
    if not question and not any(shown["chosen"].values()):
        return {**shown, "asked": False}
    try:
        filters = read_filters(asked)
        found = _ask(connection, visit, question, filters)
    except UnknownWord as err:
        return {**shown, "asked": True, "fault": str(err), "hits": [], "total": 0}
    return {**shown, "asked": True, **found}


def read_filters(asked: Mapping[str, str]) -> Filters:
    """The filters of an address. Raises UnknownWord (Danish) for one that is none."""
    given: dict[str, Any] = {filter_: asked.get(name) or None for name, filter_ in NAMES.items()}
    for name, kind in (("kind", "entry_kind"), ("outcome", "outcome")):
        given[name] = given[name] and code_of(kind, given[name])
    given["since"], given["until"] = read_period(given["since"], given["until"])
    for name in ("least", "most"):
        given[name] = given[name] and _read_kroner(given[name])
    return Filters(**given)


def _read_kroner(said: str) -> float:
    digits = said.replace(".", "").replace(" ", "").replace(",", ".")
    if not re.fullmatch(r"\d{1,15}(\.\d+)?", digits):
        raise UnknownWord(f"{said}: er intet beløb. Skriv hele kroner, fx 1.000.000.")
    return float(digits)


def _ask(connection: Connection, visit: Visit, said: str, filters: Filters) -> Values:
    offset = find_offset(visit, SIZE)
    documents = visit.room.documents(connection) if filters.file else ()
    question = parse_question(said) if said else None
    where = build_where(connection, question, filters, documents)
    where, found = find_nearly(connection, where, SIZE, offset)
    lacking = find_lacking(connection, where.question, found.shown)
    snippets: dict[int, tuple[str, str]] = {}
    facets: list[tuple[str, Any, int]] = []
    meant: dict[str, str] = {}
    spread = not (found.more or found.total > COUNTED)
    if question is not None:
        snippets = find_snippets(connection, found.shown, question)
        facets = count_facets(connection, where, None if spread else COUNTED)
        meant = suggest(connection, question) if lacking or not found.total else {}
    return {
        "hits": _tell(connection, visit, found.shown, snippets, lacking),
        "lacking": bool(lacking),
        "total": found.total,
        "uncounted": found.more,
        "facets": _group(facets, visit),
        "spread": None if spread else COUNTED,
        "meant": [
            (word, _address(visit, {"q": said.replace(word, other)}), other) for word, other in meant.items()
        ],
        "pages": build_pager(
            visit,
            len(found.shown),
            None if found.more else found.total,
            more=found.more or offset + len(found.shown) < found.total,
            size=SIZE,
        ),
        "kept": _kept(visit),
        "wish": None if filters.outcome else _find_wish(connection, visit, said, filters, documents),
    }


def _find_wish(
    connection: Connection, visit: Visit, said: str, filters: Filters, documents: Sequence[DocumentInfo]
) -> dict[str, str] | None:
    """The words and the outcome that a question asks for in one breath, where anything fits both.

    Of proposals that outcome is what became of them, on a page of its own.
    """
    wish = read_wish(said)
    if wish is None:
        return None
    words, outcome = wish
    question = parse_question(words) if words else None
    where = build_where(connection, question, replace(filters, outcome=outcome), documents)
    found = {"words": words, "outcome": outcome, "href": "", "proposals": "", "others": ""}
    if find_hits(connection, where, 1, 0).shown:
        found["href"] = _address(visit, {"q": words, "udfald": outcome})
    asked = {"q": words, "status": STATUSES.get(outcome, outcome)}
    if find_proposals(connection, visit, asked):
        found["proposals"] = "/forslag?" + urlencode({name: value for name, value in asked.items() if value})
    elif words and find_proposals(connection, visit, {"q": words, "status": ""}):
        found["others"] = "/forslag?" + urlencode({"q": words})
    return found if found["href"] or found["proposals"] or found["others"] else None


def _tell(
    connection: Connection,
    visit: Visit,
    hits: Sequence[Hit],
    snippets: Mapping[int, tuple[str, str]],
    lacking: Mapping[int, Sequence[str]],
) -> list[dict[str, Any]]:
    """What is shown of each hit, the marked words apart; of a proposal also what became of it."""
    told: dict[tuple[str, int], Mapping[str, Any]] = {}
    for kind, query in TOLD.items():
        keys = [hit.record_id for hit in hits if hit.kind == kind]
        if keys:
            for row in connection.execute(text(query.format(ids=list_ids(keys)))).mappings():
                told[kind, row["record_id"]] = dict(row)
    codes = json.dumps([hit.code for hit in hits if hit.kind == "proposal"])
    statuses = {row["code"]: row["status"] for row in load_rows(connection, STATUSES_OF, codes=codes)}
    also_in = find_also_in(connection, hits)
    shown = []
    for hit in hits:
        found = told.get((hit.kind, hit.record_id))
        if found is not None:
            field, said = snippets.get(hit.id, (None, ""))
            outcomes = (found["outcomes"] or "").split("; ") if found["outcomes"] else []
            words = {"field": field, "pieces": list(_pieces(said)), "outcomes": outcomes}
            named = {"kind": hit.kind, "code": hit.code, "status": statuses.get(hit.code)}
            others = [name for name in also_in.get(hit.id, ()) if name != found["file"]]
            more = {"also_in": others, "lacking": lacking.get(hit.id, ())}
            shown.append({**found, **words, **named, **more})
    return shown


def _pieces(said: str) -> Iterator[tuple[str, bool]]:
    """A snippet in pieces, and whether each is a hit."""
    for n, piece in enumerate(said.split(HIT)):
        if piece:
            yield piece, n % 2 == 1


def _group(facets: Sequence[tuple[str, Any, int]], visit: Visit) -> list[dict[str, Any]]:
    """The facets with what a click on each value asks."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for facet, value, amount in facets:
        if facet == "year":
            more = {"fra": f"{value}-01-01", "til": f"{value}-12-31"}
        else:
            more = {FACET_NAMES[facet]: str(value)}
        kinds = {"kind": "entry_kind", "outcome": "outcome"}
        name = visit.said.code(kinds[facet], value) if facet in kinds else str(value)
        on = all(visit.asked.get(key) == said for key, said in more.items())
        href = _address(visit, dict.fromkeys(more, "") if on else more)
        groups.setdefault(facet, []).append({"name": name, "amount": amount, "href": href, "on": on})
    return [
        {"facet": facet, "values": values[:LISTED], "more": len(values) - LISTED}
        for facet, values in groups.items()
    ]


def _kept(visit: Visit) -> list[dict[str, str]]:
    """The filters that are set, each with the address without it."""
    return [
        {"name": name, "said": visit.asked[name], "href": _address(visit, {name: ""})}
        for name in NAMES
        if visit.asked.get(name, "").strip()
    ]


def _address(visit: Visit, changed: Mapping[str, str]) -> str:
    known = {name: said for name, said in visit.asked.items() if name in NAMES or name == "q"}
    return "?" + urlencode({name: said for name, said in {**known, **changed}.items() if said})
