"""What the trace needs to keep."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add links, what people say of them, and what they were made from."""
    for table, told in (
        ("link", ("rule", "from_evidence", "to_evidence")),
        ("link_ruling", ("ruling", "ruled_at")),
    ):
        score: tuple[sa.Column[float], ...] = ()
        if table == "link":
            score = (sa.Column("score", sa.Double(), nullable=False),)
        op.create_table(
            table,
            *(sa.Column(name, sa.Text(), nullable=False) for name in ("from_code", "to_code", "kind")),
            *score,
            *(sa.Column(name, sa.Text(), nullable=False) for name in told),
            sa.Column("id", sa.Integer(), nullable=False),
            sa.PrimaryKeyConstraint("id"),
            sa.UniqueConstraint("from_code", "to_code", "kind"),
        )
    for column in ("from_code", "to_code"):
        op.create_index(f"ix_link_{column}", "link", [column])
    op.create_table(
        "link_state",
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    for table in ("search_entry", "sitting_part"):
        for event in ("INSERT", "DELETE"):
            op.execute(
                f"CREATE TRIGGER links_of_{table}_{event.lower()} AFTER {event} ON {table}"
                " BEGIN DELETE FROM link_state; END"
            )
