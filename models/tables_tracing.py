"""The tables of the trace: links between records, made anew with them, and what people say of them."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables import Base


class StoredLink(Base):
    """A link between two records, named by the codes of their entries; evidence is what stands in each."""

    __tablename__ = "link"
    __table_args__ = (UniqueConstraint("from_code", "to_code", "kind"),)

    from_code: Mapped[str] = mapped_column(index=True)
    to_code: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    score: Mapped[float]
    rule: Mapped[str]
    from_evidence: Mapped[str]
    to_evidence: Mapped[str]


class StoredLinkRuling(Base):
    """What a person says of a link: confirmed or rejected. It stays when the links are made anew."""

    __tablename__ = "link_ruling"
    __table_args__ = (UniqueConstraint("from_code", "to_code", "kind"),)

    from_code: Mapped[str]
    to_code: Mapped[str]
    kind: Mapped[str]
    ruling: Mapped[str]
    ruled_at: Mapped[str]


class StoredLinkState(Base):
    """By which rules the links were made; triggers empty it when an entry or item as held comes or goes."""

    __tablename__ = "link_state"

    made_by: Mapped[str]
