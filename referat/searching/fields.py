"""What of a record goes into the search, by the field of the index that it goes to.

A record is an item, a proposal, or an overview (a finance table of the document itself). The same texts are
indexed and quoted in snippets.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, text

# What the texts of many records of one kind are; each gives (record's id, text) in printed order.
SOURCES: dict[str, tuple[tuple[str, str], ...]] = {
    "item": (
        ("title", "SELECT id, title FROM item WHERE id IN ({ids})"),
        ("decision", "SELECT id, decision_text FROM item WHERE id IN ({ids})"),
        (
            "decision",
            "SELECT item_id, responsible || ': ' || text FROM follow_up WHERE item_id IN ({ids})"
            " ORDER BY item_id, ordinal",
        ),
        (
            "recommendation",
            "SELECT item_id, text FROM recommendation WHERE item_id IN ({ids})"
            " ORDER BY item_id, nested, ordinal",
        ),
        ("keys", "SELECT id, case_number FROM item WHERE id IN ({ids})"),
        (
            "attachments",
            "SELECT item_id, title FROM attachment WHERE item_id IN ({ids})"
            " ORDER BY item_id, listed, ordinal",
        ),
        (
            "text",
            "SELECT item_id, COALESCE(heading || CHAR(10), '') || COALESCE(text, '') FROM passage"
            " WHERE item_id IN ({ids}) ORDER BY item_id, ordinal",
        ),
    ),
    "proposal": (
        ("title", "SELECT id, title FROM proposal WHERE id IN ({ids})"),
        ("keys", "SELECT id, code FROM proposal WHERE id IN ({ids})"),
        ("text", "SELECT id, department FROM proposal WHERE id IN ({ids})"),
        ("text", "SELECT id, summary FROM proposal WHERE id IN ({ids})"),
        (
            "text",
            "SELECT proposal_id, COALESCE(heading || CHAR(10), '') || COALESCE(text, '')"
            " FROM proposal_section WHERE proposal_id IN ({ids}) ORDER BY proposal_id, ordinal",
        ),
        (
            "labels",
            "SELECT proposal_id, caption FROM finance_table WHERE proposal_id IN ({ids})"
            " ORDER BY proposal_id, ordinal",
        ),
        (
            "labels",
            "SELECT t.proposal_id, COALESCE(r.section || ': ', '') || r.label FROM finance_row r"
            " JOIN finance_table t ON t.id = r.finance_table_id WHERE t.proposal_id IN ({ids})"
            " ORDER BY t.proposal_id, t.ordinal, r.ordinal",
        ),
        (
            "labels",
            "SELECT t.proposal_id, c.text FROM typed_cell c JOIN typed_table t ON t.id = c.typed_table_id"
            " WHERE t.proposal_id IN ({ids}) ORDER BY t.proposal_id, t.ordinal, c.ordinal",
        ),
    ),
    "overview": (
        ("title", "SELECT id, caption FROM finance_table WHERE id IN ({ids})"),
        ("keys", "SELECT id, number FROM finance_table WHERE id IN ({ids})"),
        (
            "labels",
            "SELECT finance_table_id, COALESCE(section || ': ', '') || label FROM finance_row"
            " WHERE finance_table_id IN ({ids}) ORDER BY finance_table_id, ordinal",
        ),
    ),
}

Texts = dict[str, list[str]]


def load_texts(connection: Connection, kind: str, ids: Sequence[int]) -> dict[int, Texts]:
    """The texts of records of one kind, by record and field; nothing for a record without text."""
    found: dict[int, Texts] = defaultdict(lambda: defaultdict(list))
    listed = list_ids(ids)
    for field, query in SOURCES[kind]:
        for record_id, said in connection.execute(text(query.format(ids=listed))):
            if said:
                found[record_id][field].append(said)
    return found


def list_ids(ids: Iterable[Any]) -> str:
    """Keys as SQL takes them between parentheses; they are whole numbers, whatever they came as."""
    return ", ".join(str(int(number)) for number in ids)
