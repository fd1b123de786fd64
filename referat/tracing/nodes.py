"""What the trace ties together: items of meetings as held, proposals, and rows of overviews."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, text

from parsers.tracing.titles import Title, build_title

Kind = Literal["item", "proposal", "row"]

ITEMS = """
SELECT e.code, 'item' AS kind, i.id AS record_id, m.document_id, i.title, i.number, i.case_number, m.date,
 m.body, m.municipality, e.outcomes, s.sitting_item_id AS same, NULL AS year, i.closed
FROM search_entry e JOIN item i ON e.kind = 'item' AND i.id = e.record_id
JOIN meeting m ON m.id = i.meeting_id LEFT JOIN sitting_part s ON s.item_id = i.id ORDER BY e.id"""
PROPOSALS = """
SELECT e.code, 'proposal' AS kind, p.id AS record_id, p.document_id, p.title, p.code AS number,
 NULL AS case_number, NULL AS date, NULL AS body, NULL AS municipality, NULL AS outcomes,
 NULL AS same, p.price_year AS year, 0 AS closed
FROM search_entry e JOIN proposal p ON e.kind = 'proposal' AND p.id = e.record_id ORDER BY e.id"""
ROWS = """
SELECT e.code || '-r' || (r.ordinal + 1) AS code, 'row' AS kind, r.id AS record_id, t.document_id,
 r.label AS title, t.caption AS number, NULL AS case_number, NULL AS date, NULL AS body, NULL AS municipality,
 NULL AS outcomes, NULL AS same, t.price_year AS year, 0 AS closed
FROM search_entry e JOIN finance_table t ON e.kind = 'overview' AND t.id = e.record_id
JOIN finance_row r ON r.finance_table_id = t.id WHERE r.kind = 'detail' ORDER BY e.id, r.ordinal"""
POINTS = "SELECT item_id, outcome, text, body, date FROM decision ORDER BY item_id, ordinal"
SAID = {
    "texts": """
SELECT item_id, text FROM recommendation UNION ALL SELECT id, decision_text FROM item
UNION ALL SELECT item_id, text FROM passage""",
    "attached": "SELECT item_id, title FROM attachment",
}


COPIED = ("code", "kind", "record_id", "document_id", "number", "case_number", "body", "municipality", "same")


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a decision; body and date are those that the paper names for it."""

    outcome: str
    said: str
    body: str | None = None
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A record that can be linked; texts and attached are an item's own words and its annexes' titles.

    others are the codes of the same item of a meeting in other files.
    """

    code: str
    kind: Kind
    record_id: int
    document_id: int
    title: Title
    number: str | None
    case_number: str | None
    date: datetime.date | None
    year: int | None
    body: str | None
    outcomes: tuple[str, ...]
    same: int | None
    municipality: str | None = None
    points: tuple[Point, ...] = ()
    others: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()


def load_nodes(connection: Connection, *, with_texts: bool = False) -> list[Node]:
    """All records that can be linked; closed items are none. An item told by several files comes once.

    Of those files' items the one that says what was decided is taken, with what the others say. Only with
    with_texts have items their texts and annexes; those are most of a store.
    """
    said = {name: _by_item(connection, query) if with_texts else {} for name, query in SAID.items()}
    points = _points(connection)
    nodes: list[Node] = []
    held: dict[int, int] = {}
    for query in (ITEMS, PROPOSALS, ROWS):
        for row in connection.execute(text(query)).mappings():
            if row["closed"] or not (row["title"] or "").strip():
                continue
            node = _node(row, said, points)
            if node.same is None or node.same not in held:
                if node.same is not None:
                    held[node.same] = len(nodes)
                nodes.append(node)
            else:
                nodes[held[node.same]] = _joined(nodes[held[node.same]], node)
    return nodes


def _joined(known: Node, other: Node) -> Node:
    """One item of a meeting in two files."""
    first, last = (other, known) if other.outcomes and not known.outcomes else (known, other)
    return replace(
        first,
        case_number=first.case_number or last.case_number,
        others=(*known.others, *other.others, last.code),
        texts=tuple(dict.fromkeys((*first.texts, *last.texts))),
        attached=tuple(dict.fromkeys((*first.attached, *last.attached))),
    )


def _points(connection: Connection) -> dict[int, list[Point]]:
    found: dict[int, list[Point]] = defaultdict(list)
    for item_id, outcome, said, body, date in connection.execute(text(POINTS)):
        day = None if date is None else datetime.date.fromisoformat(date)
        found[item_id].append(Point(outcome, said, body, day))
    return found


def _by_item(connection: Connection, query: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for item_id, words in connection.execute(text(query)):
        if words:
            found[item_id].append(words)
    return found


def _node(row: Any, said: dict[str, dict[int, list[str]]], points: dict[int, list[Point]]) -> Node:
    is_item = row["kind"] == "item"
    return Node(
        title=build_title(row["title"]),
        date=None if row["date"] is None else datetime.date.fromisoformat(row["date"]),
        year=row["year"],
        outcomes=tuple((row["outcomes"] or "").split()),
        points=tuple(points.get(row["record_id"], ())) if is_item else (),
        texts=tuple(said["texts"].get(row["record_id"], ())) if is_item else (),
        attached=tuple(said["attached"].get(row["record_id"], ())) if is_item else (),
        **{name: row[name] for name in COPIED},
    )
