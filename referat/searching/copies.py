"""Which records tell of the same: an item in several files of one meeting, and copies of a proposal.

A proposal is another's copy by code, title and year, where their papers do not name two municipalities.
"""

import json
from collections import defaultdict

from sqlalchemy import Connection, text

# Those that tell of the same have one key.
SAME = """
LEFT JOIN sitting_part s ON e.kind = 'item' AND s.item_id = e.record_id
LEFT JOIN proposal p ON e.kind = 'proposal' AND p.id = e.record_id"""
COPY = """LOWER(p.code) || ' ' || p.price_year || ' ' || p.title
 || COALESCE(' ' || (SELECT value FROM JSON_EACH(:places) WHERE key = p.document_id), '')"""
KEY = f"COALESCE(-s.sitting_item_id, {COPY}, e.id)"

# Papers with a proposal that another paper has too, by code, title and year.
DOUBLED = """
SELECT p.document_id FROM (SELECT LOWER(code) AS code, price_year, title FROM proposal WHERE code IS NOT NULL
 GROUP BY 1, 2, 3 HAVING COUNT(DISTINCT document_id) > 1) d
JOIN proposal p ON LOWER(p.code) = d.code AND p.price_year = d.price_year AND p.title = d.title"""
# The municipalities, of those that hold meetings, that papers name by the way.
PLACES = """
SELECT DISTINCT l.document_id, m.municipality FROM loose_line l
JOIN (SELECT DISTINCT municipality FROM meeting WHERE municipality IS NOT NULL) m
 ON instr(l.printed, m.municipality) WHERE l.document_id IN ({papers})"""
SEVERAL = """
SELECT MIN(municipality) <> MAX(municipality) FROM (SELECT MIN(municipality) AS municipality FROM search_entry
 UNION ALL SELECT MAX(municipality) FROM search_entry)"""


def find_places(connection: Connection, papers: str) -> dict[int, str]:
    """The municipality of papers that name one, and no other; papers is the SQL of their documents."""
    found: dict[int, list[str]] = defaultdict(list)
    for document_id, place in connection.execute(text(PLACES.format(papers=papers))):
        found[document_id].append(place)
    return {document_id: places[0] for document_id, places in found.items() if len(places) == 1}


def tell_places(connection: Connection) -> str:
    """The municipalities that tell proposals of one name apart, as KEY takes them: JSON by document."""
    if not connection.execute(text(SEVERAL)).scalar():
        return "{}"
    return json.dumps(find_places(connection, DOUBLED))
