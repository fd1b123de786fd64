"""The tables of the trace: links between records, made anew with them, and what people say of them."""

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, UniqueConstraint, delete, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from models.search_fields import CODE_LENGTH
from models.tables.core import Base, StoredDocument, part_of


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


class StoredStatus(Base):
    """What became of a proposal, written with the links that say so; code is that of the proposal's entry.

    because is what says so, explained the sentence that tells why other amounts were granted (Danish). Kroner
    are those that views and statuses() add up over the years.
    """

    __tablename__ = "proposal_status"

    code: Mapped[str] = mapped_column(unique=True)
    status: Mapped[str] = mapped_column(index=True)
    because: Mapped[str]
    decided: Mapped[datetime.date | None]
    asked_kroner: Mapped[float | None]
    granted_kroner: Mapped[float | None]
    explained: Mapped[str | None]


class StoredStatusSource(Base):
    """The code of an item or overview that a status rests on."""

    __tablename__ = "proposal_status_source"

    proposal_status_id: Mapped[int] = part_of("proposal_status")
    code: Mapped[str] = mapped_column(index=True)


def forget_links(connection: Connection, document_ids: Sequence[int]) -> None:
    """Take out all links, which are made anew when asked for, and what people said of those of documents.

    What became of proposals goes with them. A link holds words of both its records; the documents themselves
    still have to be in the store.
    """
    connection.execute(delete(StoredLink))
    connection.execute(delete(StoredLinkState))
    connection.execute(delete(StoredStatus))
    known = select(StoredDocument.sha256).where(StoredDocument.id.in_(document_ids))
    for sha256 in connection.execute(known).scalars():
        if sha256:
            begun = f"{sha256[:CODE_LENGTH]}-"
            sides = (StoredLinkRuling.from_code, StoredLinkRuling.to_code)
            connection.execute(
                delete(StoredLinkRuling).where(or_(*(side.startswith(begun) for side in sides)))
            )
