"""The table of amounts of money in running text."""

from decimal import Decimal

from sqlalchemy.orm import Mapped

from models.tables.core import Base, part_of


class StoredTextAmount(Base):
    """An amount in a sentence of an item or a proposal, or of neither; part and position name the field."""

    __tablename__ = "text_amount"

    document_id: Mapped[int] = part_of("document")
    item_id: Mapped[int | None] = part_of("item")
    proposal_id: Mapped[int | None] = part_of("proposal")
    ordinal: Mapped[int]
    printed: Mapped[str]
    kroner: Mapped[Decimal | None]
    low: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    bound: Mapped[str]
    expected: Mapped[bool]
    qualifier: Mapped[str | None]
    direction: Mapped[str]
    term: Mapped[str | None]
    from_year: Mapped[int | None]
    to_year: Mapped[int | None]
    years: Mapped[int | None]
    frequency: Mapped[str | None]
    per: Mapped[str | None]
    price_year: Mapped[int | None]
    purpose: Mapped[str | None]
    sentence: Mapped[str]
    part: Mapped[str]
    position: Mapped[int | None]
    compared: Mapped[str | None]
    table: Mapped[int | None]
    row: Mapped[int | None]
    column: Mapped[int | None]
