"""What finance tables that add up and money in text need to keep."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add amounts in running text, and checks of sums."""
    _add_text_amounts()
    _add_checks()


def _add_text_amounts() -> None:
    texts: tuple[str, ...] = (
        "kroner",
        "low",
        "high",
        "bound",
        "qualifier",
        "direction",
        "term",
        "frequency",
        "per",
    )
    texts += ("purpose", "compared")
    counts = ("from_year", "to_year", "years", "price_year", "position", "table", "row", "column")
    op.create_table(
        "text_amount",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("printed", "sentence", "part")),
        *(sa.Column(name, sa.Text(), nullable=name not in ("bound", "direction")) for name in texts),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in counts),
        sa.Column("expected", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([f"{parent}_id"], [f"{parent}.id"], ondelete="CASCADE")
            for parent in ("document", "item", "proposal")
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    for parent in ("document", "item", "proposal"):
        op.create_index(f"ix_text_amount_{parent}_id", "text_amount", [f"{parent}_id"])


def _add_checks() -> None:
    op.add_column("finding", sa.Column("check", sa.Text(), nullable=True))
    told = ("status", "kind", "rule", "place", "expected", "found", "off", "slack")
    op.create_table(
        "sum_check",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in told),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    ordinals = ("proposal", "table", "row", "column")
    op.create_table(
        "check_cell",
        sa.Column("sum_check_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("sign", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=name == "proposal") for name in ordinals),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("finance_cell_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["sum_check_id"], ["sum_check.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["finance_cell_id"], ["finance_cell.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sum_check_document_id", "sum_check", ["document_id"])
    for parent in ("sum_check", "finance_cell"):
        op.create_index(f"ix_check_cell_{parent}_id", "check_cell", [f"{parent}_id"])
