"""The trace: a matter from meeting to meeting as a line of time, and what became of its proposals."""

from typing import Any

from sqlalchemy import Connection

from models.errors import NotFound
from referat.searching.fields import list_ids
from referat.tracing.chain import Step, find_rulings, follow
from referat.tracing.fates import load_finding
from referat.tracing.graph import Fate, find_fate, load_near
from referat.tracing.links import are_links_fresh
from referat.web.lookups import Row, load_rows
from referat.web.page import Values, Visit

PAGES = {
    "item": "SELECT id, first_page AS page FROM item WHERE id IN ({ids})",
    "proposal": "SELECT id, first_page AS page FROM proposal WHERE id IN ({ids})",
    "row": "SELECT r.id, MIN(g.page) AS page FROM finance_row r JOIN finance_table_page g"
    " ON g.finance_table_id = r.finance_table_id WHERE r.id IN ({ids}) GROUP BY r.id",
}
FILES = """
SELECT d.id, substr(d.sha256, 1, 12) AS code, (SELECT n.name FROM document_name n WHERE n.document_id = d.id
 ORDER BY n.id LIMIT 1) AS name FROM document d WHERE d.id IN ({ids})"""
ADDRESSES = {"item": "/punkt/", "proposal": "/forslag/", "row": "/oversigt/"}


def find(connection: Connection, visit: Visit) -> Values:
    """The chain that a record is part of. NotFound where no record has the code, or it has no title."""
    code = visit.path["code"]
    graph = load_near(connection, [code])
    start = graph.names.get(code)
    if start is None:
        raise NotFound(
            visit.said.say("Intet punkt eller forslag med det id kan følges. Lukkede punkter kan ikke.")
        )
    steps = follow([start], graph.nodes, graph.by_code)
    pages = _find_pages(connection, steps)
    files = _find_files(connection, steps)
    fresh = are_links_fresh(connection)
    fates: dict[tuple[str, str], Fate] = {}
    for step in steps:
        node = step.node
        if node.kind == "proposal" and (node.number or "", node.title.said) not in fates:
            known = load_finding(connection, node.code) if fresh else None
            fates[node.number or "", node.title.said] = find_fate(connection, graph, node, known)
    return {
        "title": graph.nodes[start].title.said,
        "code_of_record": code,
        "steps": [_tell(step, start, pages, files) for step in steps],
        "fates": [_tell_fate(fate) for fate in fates.values()],
        "fresh": fresh,
        "being_made": visit.room.links.is_running and not fresh,
    }


def _find_pages(connection: Connection, steps: list[Step]) -> dict[tuple[str, int], int | None]:
    found: dict[tuple[str, int], int | None] = {}
    for kind, query in PAGES.items():
        keys = [step.node.record_id for step in steps if step.node.kind == kind]
        for row in load_rows(connection, query.format(ids=list_ids(keys))):
            found[kind, row["id"]] = row["page"]
    return found


def _find_files(connection: Connection, steps: list[Step]) -> dict[int, Row]:
    keys = {step.node.document_id for step in steps}
    return {row["id"]: row for row in load_rows(connection, FILES.format(ids=list_ids(keys)))}


def _tell(
    step: Step, start: str, pages: dict[tuple[str, int], int | None], files: dict[int, Row]
) -> dict[str, Any]:
    """What is shown of a record of the chain, and of the link that ties it."""
    node, link = step.node, step.link
    entry = node.code.rpartition("-r")[0] if node.kind == "row" else node.code
    forward = link is not None and link["to_id"] == node.code
    return {
        "kind": node.kind,
        "title": node.title.said,
        "number": node.number,
        "body": node.body,
        "date": node.date,
        "year": node.year,
        "outcomes": node.outcomes,
        "rulings": find_rulings(node),
        "href": f"{ADDRESSES[node.kind]}{entry}",
        "file": files.get(node.document_id),
        "page": pages.get((node.kind, node.record_id)),
        "on": node.code == start,
        "link": link and link["kind"],
        "rule": link and link["rule"],
        "score": link and link["score"],
        "says": link and link["to_evidence" if forward else "from_evidence"],
        "said_of": link and link["from_evidence" if forward else "to_evidence"],
    }


def _tell_fate(fate: Fate) -> dict[str, Any]:
    """What became of a proposal, with what it asked for and got year by year."""
    years = [
        {
            "year": year,
            "asked": fate.asked.get(year),
            "granted": fate.granted.get(year),
            "off": fate.granted[year] - fate.asked[year]
            if year in fate.granted and year in fate.asked
            else None,
        }
        for year in sorted(fate.asked.keys() | fate.granted.keys())
    ]
    node = fate.proposal
    named = {"number": node.number, "title": node.title.said, "href": f"/forslag/{node.code}"}
    told = {"status": fate.status, "because": fate.because, "decided": fate.decided, "reason": fate.reason}
    return {**named, **told, "years": years, "has_granted": bool(fate.granted)}
