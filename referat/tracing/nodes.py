"""What the trace ties together: items of meetings as held, proposals, and rows of overviews."""

import datetime
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Literal

from sqlalchemy import Connection, text

from parsers.searching.compounds import MARK
from parsers.tracing.mentions import Mention, bare_place, find_mentions
from parsers.tracing.mentions import find_places as named_places
from parsers.tracing.titles import Title, build_title
from referat.searching.copies import find_places
from referat.searching.fields import list_ids

Kind = Literal["item", "proposal", "row"]

# How many years a proposal and the item about it are apart, at most.
NEAR_YEARS = 2

ITEMS = """
SELECT e.code, 'item' AS kind, i.id AS record_id, m.document_id, i.title, i.number, i.case_number, m.date,
 m.body, m.municipality, e.outcomes, s.sitting_item_id AS same, NULL AS year, NULL AS about, i.closed, {stems}
FROM search_entry e JOIN item i ON +e.kind = 'item' AND i.id = e.record_id
JOIN meeting m ON m.id = i.meeting_id LEFT JOIN sitting_part s ON s.item_id = i.id
WHERE {some} ORDER BY e.id"""
PROPOSALS = """
SELECT e.code, 'proposal' AS kind, p.id AS record_id, p.document_id, p.title, p.code AS number,
 NULL AS case_number, NULL AS date, NULL AS body, NULL AS municipality, NULL AS outcomes,
 NULL AS same, p.price_year AS year, p.summary AS about, 0 AS closed, {stems}
FROM search_entry e JOIN proposal p ON +e.kind = 'proposal' AND p.id = e.record_id
WHERE {some} ORDER BY e.id"""
ROWS = """
SELECT e.code || '-r' || (r.ordinal + 1) AS code, 'row' AS kind, r.id AS record_id, t.document_id,
 r.label AS title, t.caption AS number, NULL AS case_number, NULL AS date, NULL AS body, NULL AS municipality,
 NULL AS outcomes, NULL AS same, t.price_year AS year, r.section AS about, 0 AS closed, NULL AS stems
FROM search_entry e JOIN finance_table t ON +e.kind = 'overview' AND t.id = e.record_id
JOIN finance_row r ON r.finance_table_id = t.id WHERE r.kind = 'detail' AND {some}
ORDER BY e.id, r.ordinal"""
# A point of a decision with the point of the recommendation that it answers.
POINTS = """
SELECT d.item_id, d.outcome, d.text, d.body, d.date,
 (SELECT r.text FROM recommendation r WHERE r.item_id = d.item_id AND r.point = d.point AND NOT r.nested
  ORDER BY r.ordinal LIMIT 1)
FROM decision d WHERE {some} ORDER BY d.item_id, d.ordinal"""
# The words of a title as the index has them; to find their stems again takes longer than all the rest.
STEMS = "(SELECT x.title FROM search_text x WHERE x.rowid = e.id) AS stems"
# A plus keeps SQLite from going through all entries of a kind. Of some records alone: those of entries,
# and with an item the same one in other files.
OF_ENTRIES = "e.code IN (SELECT value FROM json_each(:codes))"
OF_ITEMS = "d.item_id IN (SELECT value FROM json_each(:items))"
SAME = """
SELECT o.code FROM search_entry e CROSS JOIN sitting_part s ON +e.kind = 'item' AND s.item_id = e.record_id
CROSS JOIN sitting_part t ON t.sitting_item_id = s.sitting_item_id
CROSS JOIN search_entry o ON o.kind = 'item' AND o.record_id = t.item_id
WHERE e.code IN (SELECT value FROM json_each(:codes))"""
ROW = re.compile(r"-r\d+$")
# Papers with proposals or overviews.
PAPERS = "SELECT document_id FROM proposal UNION SELECT document_id FROM finance_table"
# What stands in papers with overviews beside their tables: their names among it.
LINES = """
SELECT document_id, printed FROM loose_line
WHERE document_id IN (SELECT document_id FROM finance_table WHERE proposal_id IS NULL)
UNION ALL SELECT document_id, caption FROM finance_table WHERE proposal_id IS NULL AND caption IS NOT NULL"""
# The municipalities that hold meetings, and lines of papers that may name one that holds none here.
KNOWN = "SELECT DISTINCT municipality FROM meeting WHERE municipality IS NOT NULL ORDER BY 1"
HEADS = f"""
SELECT document_id, printed FROM loose_line WHERE document_id IN ({PAPERS})
AND (printed LIKE '%ommune%' OR printed LIKE '%Region %')"""
ATTACHED = "SELECT item_id, title FROM attachment"
# What items say, by the part of the item; a passage by its role.
SAID = """
SELECT item_id, 'recommendation' AS part, text FROM recommendation WHERE {item_id}
UNION ALL SELECT id, 'decision', decision_text FROM item WHERE {id}
UNION ALL SELECT item_id, role, text FROM passage WHERE {item_id}"""

COPIED = (
    "code",
    "kind",
    "record_id",
    "document_id",
    "number",
    "case_number",
    "body",
    "municipality",
    "same",
    "about",
)


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a decision; body and date are those that the paper names for it, asked what it answers."""

    outcome: str
    said: str
    body: str | None = None
    date: datetime.date | None = None
    asked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A record that can be linked; mentions are what an item's parts name, attached its annexes' titles.

    others are the codes of the same item of a meeting in other files. about is a proposal's summary, or the
    heading that a row stands under.
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
    about: str | None = None
    points: tuple[Point, ...] = ()
    others: tuple[str, ...] = ()
    mentions: tuple[tuple[str, Mention], ...] = ()
    attached: tuple[str, ...] = ()


def is_elsewhere(one: Node, other: Node) -> bool:
    """Whether two records are of different municipalities."""
    return bool(one.municipality and other.municipality) and one.municipality != other.municipality


def know_home(one: Node, other: Node, places: Collection[str]) -> bool:
    """Whether two records are of one municipality; where the archive has several, both have to say so."""
    if len(places) > 1 and not (one.municipality and other.municipality):
        return False
    return not is_elsewhere(one, other)


def is_near(item: Node, proposal: Node) -> bool:
    """Whether an item can be about a proposal by their places and years; what it has none of says nothing."""
    if is_elsewhere(item, proposal):
        return False
    if item.date is None or proposal.year is None:
        return True
    return abs(item.date.year - proposal.year) <= NEAR_YEARS


def load_nodes(connection: Connection, *, with_texts: bool = False) -> list[Node]:
    """All records that can be linked; closed items are none. An item told by several files comes once.

    Of those files' items the one that says what was decided is taken, with what the others say. Only with
    with_texts have items their mentions and annexes; the texts themselves are read one by one.
    """
    mentions = _mentions(connection) if with_texts else {}
    attached = _attached(connection) if with_texts else {}
    points = _points(connection, "1", {})
    places = {**_find_heads(connection), **find_places(connection, PAPERS)}
    nodes: list[Node] = []
    for row in _rows(connection, "1", {}):
        number = row["record_id"]
        if row["kind"] == "item":
            more: dict[str, Mapping[int, Sequence[Any]]]
            more = {"points": points, "mentions": mentions, "attached": attached}
            told = {name: tuple(some[number]) for name, some in more.items() if number in some}
            nodes.append(_node(row, **told))
        else:
            nodes.append(_node(row, municipality=places.get(row["document_id"])))
    return _join_same(nodes)


def load_nodes_of(connection: Connection, codes: Iterable[str]) -> list[Node]:
    """The records of some codes, an item with what other files say of it; for rows all of their overview.

    They have what their chain is told by: no mentions, no annexes, no municipality of papers.
    """
    entries = {ROW.sub("", code) for code in codes}
    same = connection.execute(text(SAME), {"codes": json.dumps(sorted(entries))}).scalars()
    rows = list(_rows(connection, OF_ENTRIES, {"codes": json.dumps(sorted({*entries, *same}))}))
    items = json.dumps([row["record_id"] for row in rows if row["kind"] == "item"])
    points = _points(connection, OF_ITEMS, {"items": items})
    nodes = [_node(row) for row in rows]
    return _join_same(
        [
            replace(node, points=tuple(points.get(node.record_id, ()))) if node.kind == "item" else node
            for node in nodes
        ]
    )


def _rows(connection: Connection, some: str, asked: dict[str, str]) -> Iterator[Any]:
    """The rows of records with a title, closed items left out."""
    for query in (ITEMS, PROPOSALS, ROWS):
        for row in connection.execute(text(query.format(some=some, stems=STEMS)), asked).mappings():
            if not row["closed"] and (row["title"] or "").strip():
                yield row


def _join_same(nodes: Iterable[Node]) -> list[Node]:
    """The records in order of their codes, an item that several files tell of once.

    Whatever was imported first, they are the same.
    """
    joined: list[Node] = []
    held: dict[int, int] = {}
    for node in sorted(nodes, key=attrgetter("code")):
        if node.same is None or node.same not in held:
            if node.same is not None:
                held[node.same] = len(joined)
            joined.append(node)
        else:
            joined[held[node.same]] = _joined(joined[held[node.same]], node)
    return joined


def load_papers(connection: Connection, plans: Iterable[str]) -> dict[str, frozenset[int]]:
    """The papers with overviews that name themselves by what a plan is called, by that."""
    wanted = sorted(set(plans))
    if not wanted:
        return {}
    found: dict[str, set[int]] = {plan: set() for plan in wanted}
    for document_id, line in connection.execute(text(LINES)):
        said = line.casefold()
        for plan in wanted:
            if plan in said:
                found[plan].add(document_id)
    return {plan: frozenset(documents) for plan, documents in found.items()}


def _find_heads(connection: Connection) -> dict[int, str]:
    """The municipality of papers at whose lines' beginning or end one is named, and no other."""
    known = {bare_place(place): place for place in connection.execute(text(KNOWN)).scalars()}
    found: dict[int, set[str]] = defaultdict(set)
    for document_id, line in connection.execute(text(HEADS)):
        said = line.strip()
        for place in named_places(said):
            if said.casefold().startswith(place.casefold()) or said.casefold().endswith(place.casefold()):
                found[document_id].add(known.get(bare_place(place), place))
    return {document_id: next(iter(some)) for document_id, some in found.items() if len(some) == 1}


def load_texts(connection: Connection, item_ids: Iterable[int]) -> dict[int, str]:
    """All that some items say, as one text each."""
    ids = list_ids(item_ids)
    query = SAID.format(item_id=f"item_id IN ({ids})", id=f"id IN ({ids})")
    found: dict[int, list[str]] = defaultdict(list)
    for item_id, _, words in connection.execute(text(query)):
        found[item_id].append(words or "")
    return {item_id: "\n".join(words) for item_id, words in found.items()}


def _joined(known: Node, other: Node) -> Node:
    """One item of a meeting in two files."""
    first, last = (other, known) if other.outcomes and not known.outcomes else (known, other)
    return replace(
        first,
        case_number=first.case_number or last.case_number,
        others=(*known.others, *other.others, last.code),
        mentions=tuple(dict.fromkeys((*first.mentions, *last.mentions))),
        attached=tuple(dict.fromkeys((*first.attached, *last.attached))),
    )


def _points(connection: Connection, some: str, values: dict[str, str]) -> dict[int, list[Point]]:
    found: dict[int, list[Point]] = defaultdict(list)
    for item_id, outcome, said, body, date, asked in connection.execute(
        text(POINTS.format(some=some)), values
    ):
        day = None if date is None else datetime.date.fromisoformat(date)
        found[item_id].append(Point(outcome, said, body, day, asked))
    return found


def _mentions(connection: Connection) -> dict[int, list[tuple[str, Mention]]]:
    found: dict[int, list[tuple[str, Mention]]] = defaultdict(list)
    for item_id, part, words in connection.execute(text(SAID.format(item_id=1, id=1))):
        for mention in find_mentions(words or ""):
            found[item_id].append((part, mention))
    return found


def _attached(connection: Connection) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for item_id, title in connection.execute(text(ATTACHED)):
        if title:
            found[item_id].append(title)
    return found


def _stems(indexed: str | None) -> list[str] | None:
    """The stems of a title's words in order, without those of their parts."""
    return None if indexed is None else [stem for stem in indexed.split() if not stem.startswith(MARK)]


def _node(row: Any, **more: Any) -> Node:
    told = {name: row[name] for name in COPIED}
    return Node(
        title=build_title(row["title"], _stems(row["stems"])),
        date=None if row["date"] is None else datetime.date.fromisoformat(row["date"]),
        year=row["year"],
        outcomes=tuple((row["outcomes"] or "").split()),
        **{**told, **more},
    )
