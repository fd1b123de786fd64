"""Columns of shares and rates are no amounts in a table of money."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Tell columns of money from others; of old records those with the sign, the rest when read again."""
    is_money: sa.Column[bool] = sa.Column("is_money", sa.Boolean(), nullable=False, server_default=sa.true())
    op.add_column("finance_column", is_money)
    op.execute("UPDATE finance_column SET is_money = 0 WHERE heading LIKE '%\\%%' ESCAPE '\\'")
