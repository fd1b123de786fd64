"""The front page: what the archive holds, and what needs attention."""

from sqlalchemy import Connection, text

from referat.web.page import Values, Visit

COUNTS = """
SELECT (SELECT COUNT(*) FROM document) AS documents, (SELECT COUNT(*) FROM meeting) AS meetings,
 (SELECT COUNT(*) FROM item) AS items, (SELECT COUNT(*) FROM proposal) AS proposals"""


def find(connection: Connection, visit: Visit) -> Values:
    """How much there is."""
    return {"counts": dict(connection.execute(text(COUNTS)).mappings().one())}
