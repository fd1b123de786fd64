"""The table of what people say of values and findings: seen and right, corrected, or rejected."""

from sqlalchemy.orm import Mapped, mapped_column

from models.tables.core import Base


class StoredCorrection(Base):
    """What one person said of one value or finding of a content, and what came of it here.

    It hangs on no document: sha256 and path name the value whenever and wherever the same content is imported
    (see models.addresses). read and value are the text of the value as it was read and as it should be, both
    empty for one that is not there; also holds the columns that follow from the value, as JSON. printed, page
    and start are the printed text it was said of and where that began, anchor the names of the records around
    it. state tells what came of it in this store; layer and undo (JSON) how to take it back, where it is
    applied; record_table, record_id and field then name the value. known_by (JSON) is what the meeting and
    item, or the proposal, are known by in any file; answered_by and answered_at tell who said whether it is
    right in a file that came in the place of this one.
    """

    __tablename__ = "correction"

    uid: Mapped[str] = mapped_column(unique=True)
    sha256: Mapped[str] = mapped_column(index=True)
    file: Mapped[str]
    path: Mapped[str]
    verdict: Mapped[str]
    read: Mapped[str | None]
    value: Mapped[str | None]
    also: Mapped[str | None]
    printed: Mapped[str | None]
    page: Mapped[int | None]
    start: Mapped[int | None]
    anchor: Mapped[str]
    why: Mapped[str | None]
    made_by: Mapped[str]
    made_at: Mapped[str]
    undone_by: Mapped[str | None]
    undone_at: Mapped[str | None]
    state: Mapped[str]
    record_table: Mapped[str | None]
    record_id: Mapped[int | None]
    field: Mapped[str | None]
    layer: Mapped[int | None]
    undo: Mapped[str | None]
    known_by: Mapped[str | None]
    answered_by: Mapped[str | None]
    answered_at: Mapped[str | None]
