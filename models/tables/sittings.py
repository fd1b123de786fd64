"""The tables of sittings: meetings as they were held, each told of by one or several documents.

They are made from the other tables by referat.joining.linking and can be made anew at any time. Beside
them the files that a case system's manifest names, which are records like any other.
"""

import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.core import CASCADE, Base, SpanColumns


class StoredMeetingFile(Base):
    """A file that a manifest names for a meeting as a whole."""

    __tablename__ = "meeting_file"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete=CASCADE), index=True)
    ordinal: Mapped[int]
    role: Mapped[str]
    name: Mapped[str]
    title: Mapped[str | None]
    public: Mapped[bool | None]


class StoredItemFile(Base):
    """A file that a manifest names for an item: the item's own text, or an annex."""

    __tablename__ = "item_file"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete=CASCADE), index=True)
    ordinal: Mapped[int]
    role: Mapped[str]
    name: Mapped[str]
    title: Mapped[str | None]
    public: Mapped[bool | None]


class StoredSitting(Base):
    """A meeting as held: one body on one day."""

    __tablename__ = "sitting"

    body: Mapped[str]
    municipality: Mapped[str | None]
    date: Mapped[datetime.date] = mapped_column(index=True)
    start: Mapped[datetime.time | None]
    end: Mapped[datetime.time | None]
    meeting_count: Mapped[int]
    doubtful: Mapped[bool]


class StoredSittingMeeting(Base):
    """A document's meeting that tells of a sitting; role is manifest, minutes, agenda or addendum."""

    __tablename__ = "sitting_meeting"

    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id", ondelete=CASCADE), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete=CASCADE), unique=True)
    ordinal: Mapped[int]
    role: Mapped[str]


class StoredSittingItem(Base):
    """An item of a sitting, and which document's item gives its title, recommendation and decision."""

    __tablename__ = "sitting_item"

    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id", ondelete=CASCADE), index=True)
    ordinal: Mapped[int]
    number: Mapped[str]
    title_item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id", ondelete="SET NULL"), index=True)
    recommendation_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("item.id", ondelete="SET NULL"), index=True
    )
    decision_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("item.id", ondelete="SET NULL"), index=True
    )


class StoredSittingPart(Base):
    """A document's item that is one item of a sitting; role is that of the document."""

    __tablename__ = "sitting_part"

    sitting_item_id: Mapped[int] = mapped_column(ForeignKey("sitting_item.id", ondelete=CASCADE), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete=CASCADE), unique=True)
    ordinal: Mapped[int]
    role: Mapped[str]


class StoredSittingFinding(SpanColumns, Base):
    """Where the documents of a sitting, or of an export, say different things; hangs on one document."""

    __tablename__ = "sitting_finding"

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete=CASCADE), index=True)
    sitting_id: Mapped[int | None] = mapped_column(ForeignKey("sitting.id", ondelete=CASCADE), index=True)
    ordinal: Mapped[int]
    code: Mapped[str] = mapped_column(index=True)
    severity: Mapped[str]
    message: Mapped[str]
    place: Mapped[str | None]
    expected: Mapped[str | None]
    found: Mapped[str | None]
    ruling: Mapped[str | None]
