"""The trace as pandas tables: the chain of a matter, and what became of every proposal."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Connection, text

from models.errors import Ambiguous, NotFound
from models.folding import fold_name
from models.store import Store
from referat.danish.wording import day
from referat.querying.frames import load_chosen, typed_frame
from referat.querying.nearest import near_names
from referat.querying.selecting import Selection
from referat.searching.fields import list_ids
from referat.tracing.chain import Ruling, Step, find_rulings, follow
from referat.tracing.graph import Fate, Graph, build_graph, find_fate
from referat.tracing.link_rows import load_links
from referat.tracing.links import update_links
from referat.tracing.nodes import Node, load_nodes

STEP_COLUMNS = {
    "step": "integer",
    "link": "text",
    "id": "text",
    "kind": "text",
    "title": "text",
    "number": "text",
    "case_number": "text",
    "body": "text",
    "date": "date",
    "outcomes": "text",
    "rulings": "text",
    "score": "number",
    "rule": "text",
    "says": "text",
    "said_of": "text",
    "file": "text",
    "page": "integer",
    "document_id": "integer",
    "record_id": "integer",
}
PAGES = {
    "item": "SELECT id, first_page FROM item WHERE id IN ({ids})",
    "proposal": "SELECT id, first_page FROM proposal WHERE id IN ({ids})",
    "row": "SELECT r.id, MIN(g.page) FROM finance_row r JOIN finance_table_page g"
    " ON g.finance_table_id = r.finance_table_id WHERE r.id IN ({ids}) GROUP BY r.id",
}
# So many matters of one name are told in a line.
SHOWN = 8
# How many characters a name has at least that is looked for within words.
PART = 3
FILES = """
SELECT document_id, name FROM document_name
WHERE id IN (SELECT MIN(id) FROM document_name GROUP BY document_id)"""


def trace(store: Store, name: str) -> pd.DataFrame:
    """One row a record of the chain that a proposal, item or case is part of: proposals, then items by date.

    name is a proposal's code or title, a case number, an item's title, or an id as search gives it. link is
    how the record came in (decided, next, listed, copy; empty for what was asked for), says and said_of the
    words on both sides of that link. Raises NotFound (Danish) where nothing or several things are meant.
    """
    with _graph(store) as (connection, graph):
        steps = follow(find_start(graph, name), graph.nodes, graph.by_code)
        return _steps(connection, steps)


def statuses(store: Store) -> pd.DataFrame:
    """One row a proposal: what became of it and why, and what it asked for and got, in kroner over all years.

    status is approved, approved_with_changes, partly, rejected, postponed, pending or unknown. Amounts are
    sums of the years that both the proposal and the overview name; where nothing is granted, what was asked
    for in all years. explained is the sentence that says why other amounts were granted. Empty where no table
    tells. Columns: `referat show --columns statuses`.
    """
    update_links(store)
    return load_chosen(store, Selection(view="statuses", order="document_id, record_id"))


def find_fates(store: Store, name: str) -> list[Fate]:
    """What became of the proposals in the chain of what a name means."""
    with _graph(store) as (connection, graph):
        steps = follow(find_start(graph, name), graph.nodes, graph.by_code)
        proposals = [step.node for step in steps if step.node.kind == "proposal"]
        return [find_fate(connection, graph, proposal) for proposal in proposals]


def find_start(graph: Graph, name: str) -> list[str]:
    """The codes of the records that a name means; NotFound (Danish) for none or several matters."""
    wanted = fold_name(name.strip())
    if not wanted:
        raise NotFound("der er intet navn. Skriv en kode, en titel, et sagsnummer eller et id.")
    nodes = [node for node in graph.nodes.values() if node.kind != "row"]
    found = [graph.nodes[graph.names[name]]] if name in graph.names else []
    found = found or [node for node in nodes if _is_numbered(node, wanted)]
    found = found or [node for node in nodes if _same(node.case_number, wanted)]
    found = found or [node for node in nodes if _same(node.title.said, wanted)]
    found = found or [node for node in nodes if _begins(node, wanted)]
    found = found or [node for node in nodes if _has(node, wanted)]
    if not found:
        raise NotFound(
            f"{name}: intet forslag, punkt eller sagsnummer hedder sådan.{_near(name, nodes)}"
            " Find det med referat search."
        )
    matters = _matters(graph, found)
    if len(matters) > 1:
        raise _ask(name, matters)
    return [node.code for node in found]


def _near(name: str, nodes: Sequence[Node]) -> str:
    """The codes and case numbers most like a name with a figure in it, else the titles."""
    if any(map(str.isdigit, name)):
        codes = [node.number for node in nodes if node.kind == "proposal" and node.number]
        return near_names(name, sorted({*codes, *filter(None, (node.case_number for node in nodes))}))
    return near_names(name, sorted({node.title.said for node in nodes}))


def _ask(name: str, matters: Sequence[Node]) -> Ambiguous:
    """The error that asks which of several matters is meant."""
    ordered = sorted(
        matters, key=lambda node: (node.number or "" if node.kind == "proposal" else "", str(node.date))
    )
    meant = tuple((node.code, node.title.said, _place(node)) for node in ordered)
    listed = "; ".join(f"{code} {title} ({place})" for code, title, place in meant[:SHOWN])
    more = f"; og {len(meant) - SHOWN} til" if len(meant) > SHOWN else ""
    return Ambiguous(
        f"{name}: flere sager passer: {listed}{more}. Skriv id'et på den, der menes.",
        f"{name}: {len(meant)} sager passer. Skriv id'et på den, der menes:",
        meant,
    )


def _matters(graph: Graph, found: Sequence[Node]) -> list[Node]:
    """The first record of each matter that records are of: those of one chain are of one."""
    matters: list[Node] = []
    told: set[str] = set()
    for node in sorted(found, key=lambda node: node.kind != "proposal"):
        if node.code not in told:
            matters.append(node)
            told |= {step.node.code for step in follow([node.code], graph.nodes, graph.by_code)}
    return matters


def _place(node: Node) -> str:
    """Where a record stands, so that those of one title are told apart."""
    if node.kind == "item":
        return f"punkt {node.number}, {node.body or 'møde'} {day(node.date) if node.date else 'uden dato'}"
    return " ".join(filter(None, ("forslag", node.number, f"{node.year} p/l" if node.year else "")))


def _begins(node: Node, wanted: str) -> bool:
    """Whether a name is what the code of a proposal begins with: "nb" of NB01 and NB14."""
    return node.kind == "proposal" and fold_name((node.number or "").strip()).startswith(wanted)


def _is_numbered(node: Node, wanted: str) -> bool:
    """Whether a name is the code of a proposal, or a bare number that of an item."""
    return _same(node.number, wanted) and (node.kind == "proposal" or wanted.isdigit())


def _has(node: Node, wanted: str) -> bool:
    """Whether a title has a name in it: anywhere, but a short one only as a word of its own."""
    said = fold_name(node.title.said)
    if len(wanted) >= PART:
        return wanted in said
    return re.search(rf"(?<![\w.,-]){re.escape(wanted)}(?![\w,-])", said) is not None


def _same(said: str | None, wanted: str) -> bool:
    return fold_name((said or "").strip()) == wanted


def _graph(store: Store) -> "_Reading":
    update_links(store)
    return _Reading(store)


class _Reading:
    """A connection with the graph as it sees it."""

    def __init__(self, store: Store) -> None:
        self._held = store.reading()

    def __enter__(self) -> tuple[Connection, Graph]:
        connection = self._held.__enter__()
        return connection, build_graph(load_nodes(connection), load_links(connection))

    def __exit__(self, *error: Any) -> None:
        self._held.__exit__(*error)


def _steps(connection: Connection, steps: list[Step]) -> pd.DataFrame:
    files = _files(connection)
    pages: dict[tuple[str, int], int] = {}
    for kind, query in PAGES.items():
        ids = [step.node.record_id for step in steps if step.node.kind == kind]
        for record_id, page in connection.execute(text(query.format(ids=list_ids(ids)))):
            pages[kind, record_id] = page
    rows = []
    for n, step in enumerate(steps, 1):
        node, link = step.node, step.link or {}
        forward = link.get("to_id") == node.code
        rows.append(
            {
                "step": n,
                "link": link.get("kind"),
                "id": node.code,
                "kind": node.kind,
                "title": node.title.said,
                "number": node.number,
                "case_number": node.case_number,
                "body": node.body,
                "date": node.date,
                "outcomes": "; ".join(node.outcomes) or None,
                "rulings": "; ".join(map(_tell_ruling, find_rulings(node))) or None,
                "score": link.get("score"),
                "rule": link.get("rule"),
                "says": link.get("to_evidence" if forward else "from_evidence"),
                "said_of": link.get("from_evidence" if forward else "to_evidence"),
                "file": files.get(node.document_id),
                "page": pages.get((node.kind, node.record_id)),
                "document_id": node.document_id,
                "record_id": node.record_id,
            }
        )
    return _typed(rows, STEP_COLUMNS)


def _tell_ruling(ruling: Ruling) -> str:
    """What one body decided: "2025-02-19 Økonomiudvalget: approved"."""
    who = " ".join(str(one) for one in (ruling.date, ruling.body) if one)
    return f"{who}: {', '.join(ruling.outcomes)}"


def _files(connection: Connection) -> dict[int, str]:
    return {document: name for document, name in connection.execute(text(FILES))}


def _typed(rows: list[dict[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    return typed_frame(pd.DataFrame(rows, columns=list(columns), dtype="object"), columns)
