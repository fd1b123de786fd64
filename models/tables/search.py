"""The tables of the search: what can be found, and the words of it.

They are made from the other tables by referat.search.index and can be made anew at any time. The words
themselves lie in `search_text`, a full-text table (FTS5) whose rowid is that of the entry; a trigger takes
them away with it. `search_head` is a smaller index of its first fields. `filters` has no words, but a token
for each thing that hits are filtered by.
"""

import datetime

from sqlalchemy import Connection, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.core import CASCADE, Base, part_of


class StoredSearchDocument(Base):
    """A document whose words are in the index, and by which rules for words."""

    __tablename__ = "search_document"

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete=CASCADE), unique=True)
    version: Mapped[str]


class StoredSearchEntry(Base):
    """An item, proposal or overview that can be found; code stays the same when a file is imported anew.

    first_day and last_day are the meeting's day, or the proposal's price year; outcomes are the codes of an
    item's decisions, parted by spaces; kroner is the largest amount, without its sign.
    """

    __tablename__ = "search_entry"
    __table_args__ = (Index("ix_search_entry_record", "kind", "record_id"),)

    document_id: Mapped[int] = part_of("document")
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    record_id: Mapped[int]
    first_day: Mapped[datetime.date | None]
    last_day: Mapped[datetime.date | None]
    body: Mapped[str | None] = mapped_column(index=True)
    municipality: Mapped[str | None] = mapped_column(index=True)
    outcomes: Mapped[str | None]
    kroner: Mapped[int | None]


class StoredSearchWord(Base):
    """A stem of the index, and a word that has it for suggestions where one is misspelt; "" for none."""

    __tablename__ = "search_word"

    stem: Mapped[str] = mapped_column(unique=True)
    word: Mapped[str]


def forget_words(connection: Connection) -> None:
    """Take out of the file what the index still says of entries that went, and words that no other has."""
    for table in ("search_text", "search_head"):
        connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    connection.exec_driver_sql(
        "DELETE FROM search_word WHERE stem NOT IN (SELECT term FROM search_vocabulary)"
        " AND '_' || stem NOT IN (SELECT term FROM search_vocabulary)"
    )
