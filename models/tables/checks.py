"""The tables of checks: which printed numbers other numbers make, and whether they agree."""

from decimal import Decimal

from sqlalchemy.orm import Mapped

from models.tables.core import Base, part_of


class StoredSumCheck(Base):
    """A printed number against what others make; place names it, amounts are in its table's unit."""

    __tablename__ = "sum_check"

    document_id: Mapped[int] = part_of("document")
    ordinal: Mapped[int]
    status: Mapped[str]
    kind: Mapped[str]
    rule: Mapped[str]
    place: Mapped[str]
    expected: Mapped[Decimal]
    found: Mapped[Decimal]
    off: Mapped[Decimal]
    slack: Mapped[Decimal]
    note: Mapped[str | None]


class StoredCheckCell(Base):
    """A number of a check, by ordinals of proposal, table, row and column; an empty cell has no id."""

    __tablename__ = "check_cell"

    sum_check_id: Mapped[int] = part_of("sum_check")
    ordinal: Mapped[int]
    role: Mapped[str]
    sign: Mapped[int]
    proposal: Mapped[int | None]
    table: Mapped[int]
    row: Mapped[int]
    column: Mapped[int]
    value: Mapped[Decimal | None]
    finance_cell_id: Mapped[int | None] = part_of("finance_cell")
