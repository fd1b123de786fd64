"""Everything that the store keeps of documents, taken out of it."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from models.runs import forget_in_runs
from models.tables.core import StoredDocument, StoredMeeting
from models.tables.corrections import StoredCorrection
from models.tables.search import forget_words
from models.tables.sittings import StoredSitting, StoredSittingMeeting
from models.tables.tracing import forget_links


def remove_documents(connection: Connection, document_ids: Sequence[int]) -> None:
    """Remove documents and all that was made of them: records, links, words, meetings that they tell of."""
    forget_in_runs(connection, document_ids)
    forget_links(connection, document_ids)
    contents = select(StoredDocument.sha256).where(StoredDocument.id.in_(document_ids))
    connection.execute(delete(StoredCorrection).where(StoredCorrection.sha256.in_(contents)))
    told = select(StoredSittingMeeting.sitting_id).join(
        StoredMeeting, StoredMeeting.id == StoredSittingMeeting.meeting_id
    )
    held = told.where(StoredMeeting.document_id.in_(document_ids))
    connection.execute(delete(StoredSitting).where(StoredSitting.id.in_(held)))
    connection.execute(delete(StoredDocument).where(StoredDocument.id.in_(document_ids)))
    forget_words(connection)
