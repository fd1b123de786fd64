"""The tables of topics: which records are about what. Made from the search's index; can be made anew."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

import models.tables.search  # noqa: F401  (the keys below name its tables)
from models.tables.core import CASCADE, Base, part_of


class StoredTopic(Base):
    """A topic of the lists in use."""

    __tablename__ = "topic"

    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]


class StoredTopicList(Base):
    """A list of topics as a user gave it; ordinal is its place among those in use, else None."""

    __tablename__ = "topic_list"
    __table_args__ = (UniqueConstraint("name", "version"),)

    name: Mapped[str]
    version: Mapped[str]
    said: Mapped[str]
    stored_at: Mapped[str]
    ordinal: Mapped[int | None]


class StoredEntryTopic(Base):
    """A topic of an entry; source is case_number or words; words are those it rests on, parted by "; "."""

    __tablename__ = "entry_topic"

    search_entry_id: Mapped[int] = part_of("search_entry")
    topic_id: Mapped[int] = part_of("topic")
    score: Mapped[float | None]
    source: Mapped[str]
    words: Mapped[str | None]


class StoredTopicDocument(Base):
    """An indexed document whose entries have got their topics, and by which lists of topics."""

    __tablename__ = "topic_document"

    search_document_id: Mapped[int] = mapped_column(
        ForeignKey("search_document.id", ondelete=CASCADE), unique=True
    )
    version: Mapped[str]
