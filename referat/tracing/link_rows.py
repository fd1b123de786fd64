"""The links of the store as plain rows, each with what a person has said of it."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, text

from referat.tracing.link import SURE

# A link with what a person has said of it; state is true, suggested, confirmed or rejected.
LINKS = f"""
SELECT l.from_code AS from_id, l.to_code AS to_id, l.kind, l.score, l.rule,
 COALESCE(r.ruling, CASE WHEN l.score >= {SURE} THEN 'true' ELSE 'suggested' END) AS state,
 l.from_evidence, l.to_evidence
FROM link l LEFT JOIN link_ruling r
 ON r.from_code = l.from_code AND r.to_code = l.to_code AND r.kind = l.kind"""


def load_links(connection: Connection) -> list[dict[str, Any]]:
    """All links as plain rows."""
    return [dict(row) for row in connection.execute(text(LINKS)).mappings()]


def load_links_of(connection: Connection, codes: Iterable[str]) -> list[dict[str, Any]]:
    """The links of some records, as plain rows."""
    asked = {"codes": json.dumps(sorted(codes))}
    chosen = "(SELECT value FROM json_each(:codes))"
    query = f"{LINKS} WHERE l.from_code IN {chosen} UNION {LINKS} WHERE l.to_code IN {chosen}"
    return [dict(row) for row in connection.execute(text(query), asked).mappings()]


def load_listed(connection: Connection, overview: str) -> list[dict[str, Any]]:
    """The links of an overview's rows to the proposals they name."""
    query = f"{LINKS} WHERE l.kind = 'listed' AND l.to_code >= :least AND l.to_code < :most"
    asked = {"least": f"{overview}-r", "most": f"{overview}-s"}
    return [dict(row) for row in connection.execute(text(query), asked).mappings()]
