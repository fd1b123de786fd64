"""The SQLite tables of finance tables: their rows, columns and numbers.

One that no proposal has, an overview, hangs on the document alone.
"""

from decimal import Decimal

from sqlalchemy import UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.core import Base, part_of


class StoredFinanceTable(Base):
    """A finance table of a proposal, or of the document itself (an overview: no proposal)."""

    __tablename__ = "finance_table"

    document_id: Mapped[int] = part_of("document")
    proposal_id: Mapped[int | None] = part_of("proposal")
    ordinal: Mapped[int]
    number: Mapped[str | None]
    caption: Mapped[str | None]
    unit: Mapped[str | None]
    multiplier: Mapped[int]
    is_money: Mapped[bool]
    price_year: Mapped[int | None]


class StoredFinanceTablePage(Base):
    """A page on which a finance table stands."""

    __tablename__ = "finance_table_page"

    finance_table_id: Mapped[int] = part_of("finance_table")
    ordinal: Mapped[int]
    page: Mapped[int]


class StoredFinanceColumn(Base):
    """A column of numbers; year is the one year that its heading names.

    is_money is false for shares and rates ("Afvigelse i pct."), whose table may be of money all the same.
    """

    __tablename__ = "finance_column"

    finance_table_id: Mapped[int] = part_of("finance_table")
    ordinal: Mapped[int]
    heading: Mapped[str]
    year: Mapped[int | None]
    is_money: Mapped[bool] = mapped_column(server_default=true())


class StoredFinanceRow(Base):
    """A row of a finance table."""

    __tablename__ = "finance_row"

    finance_table_id: Mapped[int] = part_of("finance_table")
    ordinal: Mapped[int]
    label: Mapped[str]
    kind: Mapped[str]
    section: Mapped[str | None]
    steering_area: Mapped[str | None]
    appropriation: Mapped[str | None]


class StoredFinanceCell(Base):
    """A number in its table's own unit; an empty cell has no row here."""

    __tablename__ = "finance_cell"
    __table_args__ = (UniqueConstraint("finance_row_id", "finance_column_id"),)

    finance_row_id: Mapped[int] = part_of("finance_row")
    finance_column_id: Mapped[int] = part_of("finance_column")
    value: Mapped[Decimal]
