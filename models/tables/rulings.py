"""The tables of what is told around a decision: ballots, statements, references to acts, attendance."""

import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.tables.core import Base, part_of


class StoredBallot(Base):
    """A round of voting; decision is the ordinal of the item's decision in whose text it stands."""

    __tablename__ = "ballot"

    item_id: Mapped[int] = part_of("item")
    ordinal: Mapped[int]
    matter: Mapped[str]
    about: Mapped[str | None]
    point: Mapped[int | None]
    decision: Mapped[int | None]
    count_for: Mapped[int | None]
    count_against: Mapped[int | None]
    count_abstain: Mapped[int | None]
    rest: Mapped[str | None]
    result: Mapped[str | None]


class StoredBallotVote(Base):
    """Who voted what in one round: choice is in_favour, against or abstain."""

    __tablename__ = "ballot_vote"

    ballot_id: Mapped[int] = part_of("ballot")
    choice: Mapped[str]
    ordinal: Mapped[int]
    voter: Mapped[str]


class StoredStatement(Base):
    """What somebody said to a decision, or moved, or what it was made on."""

    __tablename__ = "statement"

    item_id: Mapped[int] = part_of("item")
    ordinal: Mapped[int]
    kind: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]
    result: Mapped[str | None]
    decision: Mapped[int | None]


class StoredStatementBy(Base):
    """A party or person that a statement is by."""

    __tablename__ = "statement_by"

    statement_id: Mapped[int] = part_of("statement")
    ordinal: Mapped[int]
    name: Mapped[str]


class StoredLawReference(Base):
    """A place in an act that an item's text names."""

    __tablename__ = "law_reference"

    item_id: Mapped[int] = part_of("item")
    ordinal: Mapped[int]
    printed: Mapped[str]
    act: Mapped[str | None] = mapped_column(index=True)
    paragraph: Mapped[str | None]
    part: Mapped[str | None]


class StoredAttendanceNote(Base):
    """How one person attended a meeting, or one item of it; one of the two keys is set."""

    __tablename__ = "attendance_note"

    meeting_id: Mapped[int | None] = part_of("meeting")
    item_id: Mapped[int | None] = part_of("item")
    ordinal: Mapped[int]
    name: Mapped[str]
    status: Mapped[str]
    time: Mapped[datetime.time | None]
    at_item: Mapped[str | None]
    stands_in_for: Mapped[str | None]
    reason: Mapped[str | None]
    said: Mapped[str | None]
