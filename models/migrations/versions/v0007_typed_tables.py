"""What tables of words, dates and counts need to keep."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add tables that are no finance tables, with their headings and cells."""
    op.create_table(
        "typed_table",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("caption", sa.Text(), nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("first_page", "last_page")),
        sa.Column("id", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([f"{parent}_id"], [f"{parent}.id"], ondelete="CASCADE")
            for parent in ("document", "proposal")
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    for parent in ("document", "proposal"):
        op.create_index(f"ix_typed_table_{parent}_id", "typed_table", [f"{parent}_id"])
    _add_part("typed_column", ("ordinal",), ("heading",), ())
    _add_part("typed_cell", ("ordinal", "row", "column"), ("text", "kind"), ("number",))
    op.add_column("typed_cell", sa.Column("day", sa.Date(), nullable=True))


def _add_part(name: str, counts: tuple[str, ...], texts: tuple[str, ...], maybe: tuple[str, ...]) -> None:
    op.create_table(
        name,
        sa.Column("typed_table_id", sa.Integer(), nullable=False),
        *(sa.Column(count, sa.Integer(), nullable=False) for count in counts),
        *(sa.Column(text, sa.Text(), nullable=False) for text in texts),
        *(sa.Column(text, sa.Text(), nullable=True) for text in maybe),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["typed_table_id"], ["typed_table.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(f"ix_{name}_typed_table_id", name, ["typed_table_id"])
