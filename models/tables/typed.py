"""The tables of tables that are no finance tables: headings and typed cells."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from models.tables.core import Base, part_of


class StoredTypedTable(Base):
    """A table under its own headings, of a proposal or of the document itself."""

    __tablename__ = "typed_table"

    document_id: Mapped[int] = part_of("document")
    proposal_id: Mapped[int | None] = part_of("proposal")
    ordinal: Mapped[int]
    caption: Mapped[str | None]
    first_page: Mapped[int | None]
    last_page: Mapped[int | None]


class StoredTypedColumn(Base):
    """The heading of one column."""

    __tablename__ = "typed_column"

    typed_table_id: Mapped[int] = part_of("typed_table")
    ordinal: Mapped[int]
    heading: Mapped[str]


class StoredTypedCell(Base):
    """What one cell prints, by row and column from 0; an empty cell has no row here."""

    __tablename__ = "typed_cell"

    typed_table_id: Mapped[int] = part_of("typed_table")
    ordinal: Mapped[int]
    row: Mapped[int]
    column: Mapped[int]
    text: Mapped[str]
    kind: Mapped[str]
    number: Mapped[Decimal | None]
    day: Mapped[date | None]
