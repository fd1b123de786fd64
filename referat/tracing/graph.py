"""The graph of records and their links, whole or near one record, and what became of a proposal in it."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from referat.tracing.amounts import (
    Years,
    find_reason,
    load_asked,
    load_decided,
    load_granted,
    load_recommended,
)
from referat.tracing.chain import (
    Finding,
    Step,
    differ,
    find_status,
    follow,
    index_links,
    is_approved_list,
)
from referat.tracing.link_rows import load_links_of, load_listed
from referat.tracing.nodes import ROW, Node, load_nodes_of
from referat.tracing.verdicts import find_verdict

# What a proposal has become whose decision grants it an amount.
GRANTING = ("approved", "approved_with_changes", "partly")
# How many records of one chain are looked at.
MOST = 300


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a proposal, what says so, and what was asked for and granted, kroner by year.

    reason is the sentence that says why other amounts are granted than asked for. sources are the codes of
    the items and overviews that say all this.
    """

    proposal: Node
    status: str
    because: str
    decided: datetime.date | None
    asked: Years
    granted: Years
    reason: str | None
    steps: tuple[Step, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """All records that can be linked and the links that are followed, as they are at one moment.

    names are the codes by which each record can be asked for; named_rows the rows of overviews that name a
    proposal.
    """

    nodes: Mapping[str, Node]
    by_code: Mapping[str, Sequence[Mapping[str, Any]]]
    names: Mapping[str, str]
    named_rows: frozenset[int]

    def linked(self, code: str, kind: str) -> list[Node]:
        """The records that a link of this kind ties to one."""
        found = [link for link in self.by_code.get(code, ()) if link["kind"] == kind]
        codes = (link["to_id"] if link["from_id"] == code else link["from_id"] for link in found)
        return [self.nodes[other] for other in codes if other in self.nodes]


def build_graph(nodes: Sequence[Node], links: Sequence[Mapping[str, Any]]) -> Graph:
    """The graph of records and their links."""
    known = {node.code: node for node in nodes}
    listed = {link["to_id"] for link in links if link["kind"] == "listed"}
    names = {code: node.code for node in nodes for code in (node.code, *node.others)}
    rows = frozenset(known[code].record_id for code in listed if code in known)
    return Graph(known, index_links(links), names, rows)


def load_near(connection: Connection, codes: Sequence[str]) -> Graph:
    """So much of the graph as hangs together with some records, whatever the size of the archive.

    What became of the proposals in those chains follows from it as from the whole graph.
    """
    nodes: dict[str, Node] = {node.code: node for node in load_nodes_of(connection, codes)}
    links: dict[tuple[str, str, str], Mapping[str, Any]] = {}
    asked: set[str] = set()
    while True:
        graph = build_graph(list(nodes.values()), list(links.values()))
        start = [graph.names[code] for code in codes if code in graph.names]
        steps = follow(start, graph.nodes, graph.by_code)
        new = {step.node.code for step in steps} - asked
        if not new or len(asked) > MOST * len(codes):
            return graph
        asked |= new
        found = load_links_of(connection, new)
        overviews = {link["to_id"].rpartition("-r")[0] for link in found if link["kind"] == "listed"}
        found += [link for overview in sorted(overviews) for link in load_listed(connection, overview)]
        links |= {(link["from_id"], link["to_id"], link["kind"]): link for link in found}
        ends = {end for link in found for end in (link["from_id"], link["to_id"])}
        for node in load_nodes_of(connection, ends - nodes.keys()):
            nodes.setdefault(node.code, node)


def find_fate(connection: Connection, graph: Graph, proposal: Node, known: Finding | None = None) -> Fate:
    """What became of one proposal; the copies of it count, other proposals do not.

    What is decided on matters that come from it ("initiative") is no decision on itself. known is what the
    decisions on it come to, where that is found already.
    """
    steps = tuple(follow([proposal.code], graph.nodes, graph.by_code, leave_out="initiative"))
    codes = [step.node.code for step in steps if step.node.kind == "proposal"]
    rows = _granting_rows([row for code in codes for row in graph.linked(code, "listed")], proposal)
    asked = load_asked(connection, proposal.record_id)
    granted = load_granted(connection, [row.record_id for row in rows], graph.named_rows)
    told = known or _find_told(graph, proposal, steps, [row.number or "" for row in rows], (asked, granted))
    items = {step.node.record_id: step.node.code for step in steps if step.node.kind == "item"}
    if not granted and told.status in GRANTING:
        ruling = [step.node for step in steps if step.node.code == told.code and step.node.kind == "item"]
        for item in (item for item in ruling if not _others(graph, item, proposal)):
            granted = load_decided(connection, item.record_id, asked)
            if not granted and told.status == "approved":
                granted = load_recommended(connection, item.record_id, asked)
    why = find_reason(connection, items, asked, granted) if differ(asked, granted) else None
    saying = [told.code, *(ROW.sub("", row.code) for row in rows), why and items[why[0]]]
    return Fate(
        proposal=proposal,
        status=told.status,
        because=told.because,
        decided=told.decided,
        asked=asked,
        granted=granted,
        reason=why and why[1],
        steps=steps,
        sources=tuple(dict.fromkeys(filter(None, saying))),
    )


def _find_told(
    graph: Graph, proposal: Node, steps: Sequence[Step], listings: Sequence[str], kroner: tuple[Years, Years]
) -> Finding:
    """What the decisions on a proposal come to; kroner are those asked for and those granted."""
    verdicts = [
        find_verdict(step.node, proposal, _others(graph, step.node, proposal))
        for step in steps
        if step.node.kind == "item"
    ]
    return find_status(verdicts, listings, *kroner)


def _granting_rows(rows: Sequence[Node], proposal: Node) -> list[Node]:
    """The rows of the first overview of what was approved, the proposal's own paper first."""
    granting = [row for row in rows if is_approved_list(row.number)]
    granting.sort(key=lambda row: row.document_id != proposal.document_id)
    overviews = [row.code.rpartition("-r")[0] for row in granting]
    return [row for row, overview in zip(granting, overviews, strict=True) if overview == overviews[0]]


def _others(graph: Graph, item: Node, proposal: Node) -> list[Node]:
    """The other proposals that an item is about; copies of the proposal are none."""
    tied = graph.linked(item.code, "decided")
    return [other for other in tied if other.title.stems != proposal.title.stems]
