"""The SQLite tables, in normal form. People read the flat views of models.views.flat instead.

A record of models.records is one row; its Found fields are columns here, and where each stood is in
`evidence` (one row a value) and `evidence_span` (one row a place). ordinal counts from 0 within the parent,
in printed order. Everything hangs on `document` and goes with it (ON DELETE CASCADE).
"""

import datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import Date, ForeignKey, Index, Text, TypeDecorator, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

CASCADE = "CASCADE"


class DecimalText(TypeDecorator[Decimal]):
    """A Decimal as the text of its digits ("-942", "2.5"): exact, where SQLite's own REAL is not."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Any) -> str | None:
        """The digits without exponent."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Any) -> Decimal | None:
        """The Decimal with as many digits as were stored."""
        return None if value is None else Decimal(value)


class ClockText(TypeDecorator[datetime.time]):
    """A time of day as "HH:MM"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime.time | None, dialect: Any) -> str | None:
        """Hours and minutes."""
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: str | None, dialect: Any) -> datetime.time | None:
        """The time of day."""
        return None if value is None else datetime.time.fromisoformat(value)


class Base(DeclarativeBase):
    """Root of all tables; str is TEXT, Decimal and time are readable text."""

    type_annotation_map: ClassVar[dict[type, Any]] = {
        str: Text,
        Decimal: DecimalText,
        datetime.time: ClockText,
        datetime.date: Date,
    }

    id: Mapped[int] = mapped_column(primary_key=True)


class SpanColumns:
    """The columns of a Span; all empty where a value follows from others and stands nowhere itself."""

    page: Mapped[int | None]
    start: Mapped[int | None]
    end: Mapped[int | None]
    x0: Mapped[float | None]
    top: Mapped[float | None]
    x1: Mapped[float | None]
    bottom: Mapped[float | None]
    printed: Mapped[str | None]
    confidence: Mapped[float | None]


def part_of(table: str) -> Any:
    """A column that binds a row to one of another table, with which it goes."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete=CASCADE), index=True)


class StoredDocument(Base):
    """One content that was imported, readable or not; sha256 is empty for a file that could not be opened."""

    __tablename__ = "document"

    sha256: Mapped[str | None] = mapped_column(unique=True)
    media_type: Mapped[str | None]
    size: Mapped[int | None]
    pages: Mapped[int | None]
    read_by: Mapped[str | None]
    kind: Mapped[str | None]
    status: Mapped[str]
    reason: Mapped[str | None]
    trace: Mapped[str | None]
    imported_at: Mapped[str]
    parser_version: Mapped[str]


class StoredDocumentName(Base):
    """A path under which a content was found; a path names one document at a time."""

    __tablename__ = "document_name"

    document_id: Mapped[int] = part_of("document")
    path: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


class StoredMeeting(Base):
    """A meeting; parent_* name the meeting (its ordinal) and item of the same document that carry it."""

    __tablename__ = "meeting"

    document_id: Mapped[int] = part_of("document")
    ordinal: Mapped[int]
    kind: Mapped[str]
    title: Mapped[str | None]
    body: Mapped[str | None]
    municipality: Mapped[str | None]
    date: Mapped[datetime.date | None] = mapped_column(index=True)
    start: Mapped[datetime.time | None]
    end: Mapped[datetime.time | None]
    location: Mapped[str | None]
    information: Mapped[str | None]
    parent_meeting_index: Mapped[int | None]
    parent_item_number: Mapped[str | None]
    first_page: Mapped[int | None]
    last_page: Mapped[int | None]


class StoredAttendance(Base):
    """A person named as present or absent at a meeting."""

    __tablename__ = "attendance"

    meeting_id: Mapped[int] = part_of("meeting")
    status: Mapped[str]
    ordinal: Mapped[int]
    name: Mapped[str]


class StoredItem(Base):
    """An agenda item."""

    __tablename__ = "item"
    # so that a reading room finds the few that it may not show
    __table_args__ = (Index("ix_item_closed", "closed", sqlite_where=text("closed")),)

    meeting_id: Mapped[int] = part_of("meeting")
    ordinal: Mapped[int]
    number: Mapped[str]
    title: Mapped[str | None]
    duration_min: Mapped[int | None]
    category: Mapped[str | None]
    case_number: Mapped[str | None] = mapped_column(index=True)
    caseworker: Mapped[str | None]
    responsible: Mapped[str | None]
    time_slot: Mapped[str | None]
    closed: Mapped[bool]
    decision_text: Mapped[str | None]
    first_page: Mapped[int | None]
    last_page: Mapped[int | None]


class StoredRecommendation(Base):
    """A point of an item's recommendation; nested: of a memo to another body inside the item."""

    __tablename__ = "recommendation"

    item_id: Mapped[int] = part_of("item")
    nested: Mapped[bool]
    ordinal: Mapped[int]
    point: Mapped[int | None]
    text: Mapped[str]


class StoredDecision(Base):
    """A point of an item's decision."""

    __tablename__ = "decision"

    item_id: Mapped[int] = part_of("item")
    ordinal: Mapped[int]
    point: Mapped[int | None]
    text: Mapped[str]
    outcome: Mapped[str] = mapped_column(index=True)
    condition: Mapped[str | None]
    body: Mapped[str | None]
    date: Mapped[datetime.date | None]


class StoredFollowUp(Base):
    """What someone is to do after the meeting."""

    __tablename__ = "follow_up"

    item_id: Mapped[int] = part_of("item")
    ordinal: Mapped[int]
    responsible: Mapped[str]
    text: Mapped[str]
    deadline: Mapped[str | None]


class StoredAttachment(Base):
    """An annex of an item; listed: from a list without numbers, else from a stamp or a numbering list."""

    __tablename__ = "attachment"

    item_id: Mapped[int] = part_of("item")
    listed: Mapped[bool]
    ordinal: Mapped[int]
    number: Mapped[str | None]
    title: Mapped[str]
    first_page: Mapped[int | None]
    last_page: Mapped[int | None]


class StoredPassage(Base):
    """A stretch of an item's running text under one heading."""

    __tablename__ = "passage"

    item_id: Mapped[int] = part_of("item")
    ordinal: Mapped[int]
    role: Mapped[str]
    heading: Mapped[str | None]
    text: Mapped[str | None]


class StoredProposal(Base):
    """An investment proposal, a business case or an initiative of a plan."""

    __tablename__ = "proposal"

    document_id: Mapped[int] = part_of("document")
    ordinal: Mapped[int]
    code: Mapped[str | None] = mapped_column(index=True)
    title: Mapped[str]
    summary: Mapped[str | None]
    department: Mapped[str | None]
    price_year: Mapped[int | None]
    payback_service_years: Mapped[Decimal | None]
    payback_total_years: Mapped[Decimal | None]
    first_page: Mapped[int | None]
    last_page: Mapped[int | None]


class StoredAffectedDepartment(Base):
    """A department that is marked as affected by a proposal."""

    __tablename__ = "affected_department"

    proposal_id: Mapped[int] = part_of("proposal")
    ordinal: Mapped[int]
    name: Mapped[str]


class StoredHearing(Base):
    """A party that was or was not heard on a proposal."""

    __tablename__ = "hearing"

    proposal_id: Mapped[int] = part_of("proposal")
    ordinal: Mapped[int]
    party: Mapped[str]
    answer: Mapped[str | None]
    date: Mapped[str | None]
    note: Mapped[str | None]


class StoredSection(Base):
    """A stretch of a proposal's running text under one heading."""

    __tablename__ = "proposal_section"

    proposal_id: Mapped[int] = part_of("proposal")
    ordinal: Mapped[int]
    role: Mapped[str]
    heading: Mapped[str | None]
    text: Mapped[str | None]


class StoredFinding(SpanColumns, Base):
    """Something a person should look at; ruling says how it is settled, empty while it is not."""

    __tablename__ = "finding"

    document_id: Mapped[int] = part_of("document")
    ordinal: Mapped[int]
    code: Mapped[str] = mapped_column(index=True)
    severity: Mapped[str]
    message: Mapped[str]
    place: Mapped[str | None]
    expected: Mapped[str | None]
    found: Mapped[str | None]
    check: Mapped[str | None]
    ruling: Mapped[str | None]


class StoredLooseLine(SpanColumns, Base):
    """A line of text that is in no record: role "unclaimed", or "furniture" for stamps and page numbers."""

    __tablename__ = "loose_line"

    document_id: Mapped[int] = part_of("document")
    ordinal: Mapped[int]
    role: Mapped[str]


class StoredEvidence(Base):
    """Which rule gave one value (a record's table, id and field) and how certain it is."""

    __tablename__ = "evidence"
    __table_args__ = (
        UniqueConstraint("record_table", "record_id", "field"),
        Index("ix_evidence_doubtful", "certainty", sqlite_where=text("certainty <> 'printed'")),
    )

    document_id: Mapped[int] = part_of("document")
    record_table: Mapped[str]
    record_id: Mapped[int]
    field: Mapped[str]
    rule: Mapped[str]
    certainty: Mapped[str]
    note: Mapped[str | None]


class StoredEvidenceSpan(SpanColumns, Base):
    """One place that a value was read from, in reading order."""

    __tablename__ = "evidence_span"
    __table_args__ = (
        Index("ix_evidence_span_page", "page"),
        Index("ix_evidence_span_faint", "confidence", sqlite_where=text("confidence < 0.6")),
    )

    evidence_id: Mapped[int] = part_of("evidence")
    ordinal: Mapped[int]
