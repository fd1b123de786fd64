"""What reviewing needs to keep."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

GIVEN = ("uid", "sha256", "file", "path", "verdict", "anchor", "made_by", "made_at", "state")
MAYBE = (
    "read", "value", "also", "printed", "why", "undone_by", "undone_at", "record_table", "field", "undo",
)  # fmt: skip


def upgrade() -> None:
    """Add what people say of values, which findings are settled, and ways to find what is unsure."""
    op.create_table(
        "correction",
        *(sa.Column(name, sa.Text(), nullable=False) for name in GIVEN),
        *(sa.Column(name, sa.Text(), nullable=True) for name in MAYBE),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("page", "start", "record_id", "layer")),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
    )
    op.create_index("ix_correction_sha256", "correction", ["sha256"])
    for table in ("finding", "sitting_finding"):
        op.add_column(table, sa.Column("ruling", sa.Text(), nullable=True))
    op.execute("CREATE INDEX ix_evidence_doubtful ON evidence (certainty) WHERE certainty <> 'printed'")
    op.execute("CREATE INDEX ix_evidence_span_faint ON evidence_span (confidence) WHERE confidence < 0.6")
