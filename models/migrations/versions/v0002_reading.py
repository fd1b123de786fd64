"""What reading scans and unattended runs need to keep."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SPANS = ("finding", "loose_line", "evidence_span")


def upgrade() -> None:
    """Add what OCR says of its words."""
    for table in SPANS:
        op.add_column(table, sa.Column("confidence", sa.Double(), nullable=True))
