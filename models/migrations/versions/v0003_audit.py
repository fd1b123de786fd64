"""What finance tables that add up and money in text need to keep."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add amounts in running text."""
    _add_text_amounts()


def _add_text_amounts() -> None:
    texts = ("kroner", "low", "high", "bound", "qualifier", "direction", "term", "frequency", "per")
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
