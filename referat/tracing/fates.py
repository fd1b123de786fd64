"""What became of every proposal, as the store keeps it: written with the links, anew near one ruled on."""

import datetime
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, delete, insert, text

from models.tables.tracing import StoredStatus, StoredStatusSource
from referat.tracing.chain import FOLLOWED, Finding
from referat.tracing.graph import Fate, Graph, find_fate, load_near
from referat.tracing.link_rows import load_links_of

Row = dict[str, Any]

# How many proposals are looked at together where not all are: the links of so many are held at once.
TOGETHER = 100
PROPOSALS = """
SELECT code FROM search_entry WHERE kind = 'proposal' AND code IN (SELECT value FROM json_each(:codes))
ORDER BY id"""

# The first record that a status rests on is the item that says it, where an item does.
KEPT = """
SELECT s.status, s.because, s.decided, (SELECT q.code FROM proposal_status_source q
 WHERE q.proposal_status_id = s.id ORDER BY q.id LIMIT 1) AS code
FROM proposal_status s WHERE s.code = :code"""


def find_all_fates(connection: Connection, graph: Graph) -> Iterator[Fate]:
    """What became of each proposal of a graph of all records."""
    for node in graph.nodes.values():
        if node.kind == "proposal":
            yield find_fate(connection, graph, node)


def load_finding(connection: Connection, code: str) -> Finding | None:
    """What became of a proposal as it was kept with the links; None where nothing is."""
    row = connection.execute(text(KEPT), {"code": code}).one_or_none()
    if row is None:
        return None
    decided = None if row.decided is None else datetime.date.fromisoformat(row.decided)
    return Finding(row.status, row.because, decided, row.code)


def save_all_statuses(connection: Connection, fates: Sequence[Fate]) -> None:
    """Keep what became of all proposals; what was kept before goes."""
    connection.execute(delete(StoredStatus))
    _save(connection, fates)


def refresh_statuses(connection: Connection, codes: Iterable[str]) -> None:
    """Find anew what became of the proposals that hang together with some records, and keep that.

    It is what all links would give: no other proposal follows from a link between these records.
    """
    asked = {"codes": json.dumps(sorted(_find_tied(connection, codes)))}
    proposals = list(connection.execute(text(PROPOSALS), asked).scalars())
    for first in range(0, len(proposals), TOGETHER):
        some = proposals[first : first + TOGETHER]
        graph = load_near(connection, some)
        fates = [find_fate(connection, graph, graph.nodes[code]) for code in some if code in graph.nodes]
        connection.execute(delete(StoredStatus).where(StoredStatus.code.in_(some)))
        _save(connection, fates)


def _find_tied(connection: Connection, codes: Iterable[str]) -> set[str]:
    """All records that links lead to from some, whatever stands between."""
    known = set(codes)
    new = set(known)
    while new:
        found = [link for link in load_links_of(connection, new) if link["state"] in FOLLOWED]
        new = {end for link in found for end in (link["from_id"], link["to_id"])} - known
        known |= new
    return known


def _save(connection: Connection, fates: Iterable[Fate]) -> None:
    highest = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM proposal_status").scalar_one()
    rows: list[Row] = []
    sources: list[Row] = []
    for key, fate in enumerate(fates, highest + 1):
        rows.append({"id": key, **_build_row(fate)})
        sources += [{"proposal_status_id": key, "code": code} for code in fate.sources]
    if rows:
        connection.execute(insert(StoredStatus), rows)
    if sources:
        connection.execute(insert(StoredStatusSource), sources)


def _build_row(fate: Fate) -> Row:
    """What is kept of a fate: kroner of the years that both the proposal and the overview name.

    Where nothing is granted, what was asked for in all years.
    """
    years = sorted(fate.asked.keys() & fate.granted.keys())
    told = years if fate.granted else sorted(fate.asked)
    return {
        "code": fate.proposal.code,
        "status": fate.status,
        "because": fate.because,
        "decided": fate.decided,
        "asked_kroner": _add_up(fate.asked[year] for year in told),
        "granted_kroner": _add_up(fate.granted[year] for year in years),
        "explained": fate.reason,
    }


def _add_up(kroner: Iterable[Decimal]) -> float | None:
    """The sum; None of nothing."""
    some = list(kroner)
    return float(sum(some)) if some else None
