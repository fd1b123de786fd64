"""The page of an item: what was recommended and decided, side by side, and all that belongs to it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from models.tables.core import StoredItem
from referat.web.item_rulings import RULING_PARTS, group_ballots, load_below
from referat.web.lookups import (
    ITEM_CODE_SQL,
    MEETING_CODE_SQL,
    Row,
    find_record,
    ids,
    load_own,
    load_row,
    load_rows,
    shown_marks,
)
from referat.web.page import Values, Visit
from referat.web.places import load_places
from referat.web.said_of import load_said
from referat.web.side import build_source

ITEM = f"""
SELECT i.*, m.body, m.date, m.kind AS meeting_kind, m.municipality, m.title AS meeting_title,
 {MEETING_CODE_SQL} AS meeting_code, d.id AS document_id, d.sha256, substr(d.sha256, 1, 12) AS
 document_code, d.pages,
 (SELECT n.name FROM document_name n WHERE n.document_id = d.id ORDER BY n.id LIMIT 1) AS name
FROM item i JOIN meeting m ON m.id = i.meeting_id JOIN document d ON d.id = m.document_id WHERE i.id = :key"""
NEAR = f"""
SELECT number, title, closed, {ITEM_CODE_SQL.format(id="i.id")} AS code FROM item i
WHERE meeting_id = :meeting AND ordinal = :ordinal"""
ELSEWHERE = f"""
SELECT o.role, {ITEM_CODE_SQL.format(id="o.item_id")} AS code, (SELECT n.name FROM document_name n
 WHERE n.document_id = m.document_id ORDER BY n.id LIMIT 1) AS file
FROM sitting_part p JOIN sitting_part o ON o.sitting_item_id = p.sitting_item_id AND o.item_id <> p.item_id
JOIN item i ON i.id = o.item_id JOIN meeting m ON m.id = i.meeting_id WHERE p.item_id = :key ORDER BY
 o.ordinal"""
TOPICS = """
SELECT t.code, t.title, x.source, x.words FROM search_entry e JOIN entry_topic x ON x.search_entry_id = e.id
JOIN topic t ON t.id = x.topic_id WHERE e.kind = :kind AND e.record_id = :key ORDER BY x.score DESC, t.code"""
# Tables whose rows hang on an item, and the order they are told in.
PARTS = {
    "recommendation": "nested, ordinal",
    "decision": "ordinal",
    "follow_up": "ordinal",
    "attachment": "listed, ordinal",
    "item_file": "ordinal",
    "passage": "ordinal",
    "text_amount": "ordinal",
    **RULING_PARTS,
}


def find(connection: Connection, visit: Visit) -> Values:
    """The item of the address; of a closed one its number and meeting alone."""
    key = find_record(connection, visit, "item")
    item = load_row(connection, ITEM, key=key) or {}
    code = visit.path["code"]
    meeting = {name: item[name] for name in ("meeting_code", "body", "date", "meeting_kind", "municipality")}
    near = {
        name: load_row(connection, NEAR, meeting=item["meeting_id"], ordinal=item["ordinal"] + step)
        for name, step in (("before", -1), ("after", 1))
    }
    if item["closed"]:
        return {
            "closed": True,
            "item": {"number": item["number"]},
            "meeting": meeting,
            "code_of_record": code,
            **near,
        }
    parts = {name: load_own(connection, name, "item_id", key, order) for name, order in PARTS.items()}
    parts |= load_below(connection, parts)
    records = {"item": [key], **{name: ids(rows) for name, rows in parts.items()}}
    document = {
        "sha256": item["sha256"],
        "code": item["document_code"],
        "name": item["name"],
        "pages": item["pages"],
    }
    return {
        "closed": False,
        "code_of_record": code,
        "item": item,
        "meeting": meeting,
        "document": document,
        "places": load_places(connection, records, item["sha256"], shown_marks(visit.asked)),
        **build_source(connection, visit, document, item["first_page"]),
        "pairs": pair_points(
            [row for row in parts["recommendation"] if not row["nested"]], parts["decision"]
        ),
        "nested": [row for row in parts["recommendation"] if row["nested"]],
        "word_for_word": says_more(item["decision_text"], parts["decision"]),
        **group_ballots(parts),
        "elsewhere": load_rows(connection, ELSEWHERE, key=key),
        "topics": load_rows(connection, TOPICS, kind="item", key=key),
        **{f"{name}s": parts[name] for name in ("follow_up", "attachment", "text_amount")},
        "files": parts["item_file"],
        "passages": [row for row in parts["passage"] if row["text"] and row["text"] not in item.values()],
        "corrections": load_said(connection, item["document_id"], StoredItem, key, "number"),
        **near,
    }


def pair_points(recommendations: Sequence[Row], decisions: Sequence[Row]) -> list[dict[str, Any]]:
    """Rows of recommendation and decision: point by point where both number their points, else as they stand.

    >>> one, two = {"point": 1, "text": "a"}, {"point": 1, "text": "b"}
    >>> [(row["point"], len(row["said"]), len(row["decided"])) for row in pair_points([one], [two])]
    [(1, 1, 1)]
    """
    points = {row["point"] for row in recommendations} & {row["point"] for row in decisions}
    if points - {None}:
        numbers = dict.fromkeys([row["point"] for row in (*recommendations, *decisions)])
        return [
            {
                "point": number,
                "said": [row for row in recommendations if row["point"] == number],
                "decided": [row for row in decisions if row["point"] == number],
            }
            for number in numbers
        ]
    if not recommendations and not decisions:
        return []
    return [{"point": None, "said": list(recommendations), "decided": list(decisions)}]


def says_more(whole: str | None, decisions: Sequence[Row]) -> bool:
    """Whether the text of a decision holds more than its points do."""
    if not whole:
        return False
    rest = " ".join(whole.split())
    for row in decisions:
        rest = rest.replace(" ".join(row["text"].split()), "")
    return any(letter.isalpha() for letter in rest)
