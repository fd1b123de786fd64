"""What is told around a decision, and of who came and went."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def _part(table: str, *, needed: bool = True) -> sa.Column[int]:
    """A column that binds a row to one of another table, with which it goes."""
    key = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(f"{table}_id", sa.Integer(), key, nullable=not needed)


def _texts(*names: str, nullable: bool = True) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=nullable) for name in names)


def _numbers(*names: str, nullable: bool = True) -> tuple[sa.Column[int], ...]:
    return tuple(sa.Column(name, sa.Integer(), nullable=nullable) for name in names)


TABLES: dict[str, tuple[sa.Column[Any], ...]] = {
    "ballot": (
        _part("item"),
        *_numbers("ordinal", nullable=False),
        *_texts("matter", nullable=False),
        *_texts("about", "rest", "result"),
        *_numbers("point", "decision", "count_for", "count_against", "count_abstain"),
    ),
    "ballot_vote": (
        _part("ballot"),
        *_numbers("ordinal", nullable=False),
        *_texts("choice", "voter", nullable=False),
    ),
    "statement": (
        _part("item"),
        *_numbers("ordinal", nullable=False),
        *_texts("kind", "text", nullable=False),
        *_texts("result"),
        *_numbers("decision"),
    ),
    "statement_by": (
        _part("statement"),
        *_numbers("ordinal", nullable=False),
        *_texts("name", nullable=False),
    ),
    "law_reference": (
        _part("item"),
        *_numbers("ordinal", nullable=False),
        *_texts("printed", nullable=False),
        *_texts("act", "paragraph", "part"),
    ),
    "attendance_note": (
        _part("meeting", needed=False),
        _part("item", needed=False),
        *_numbers("ordinal", nullable=False),
        *_texts("name", "status", nullable=False),
        *_texts("time", "at_item", "stands_in_for", "reason", "said"),
    ),
}
INDEXED = (
    ("ballot", "item_id"),
    ("ballot_vote", "ballot_id"),
    ("statement", "item_id"),
    ("statement", "kind"),
    ("statement_by", "statement_id"),
    ("law_reference", "item_id"),
    ("law_reference", "act"),
    ("attendance_note", "meeting_id"),
    ("attendance_note", "item_id"),
)


def upgrade() -> None:
    """Add rounds of voting, statements, references to acts, and how people attended."""
    for name, columns in TABLES.items():
        key = sa.Column("id", sa.Integer(), nullable=False)
        op.create_table(name, *columns, key, sa.PrimaryKeyConstraint("id"))
    for table, column in INDEXED:
        op.create_index(f"ix_{table}_{column}", table, [column])
