"""The views of meetings as held, each told of by one or several documents."""

from models.views.meetings import ITEM_PAGE
from models.views.viewing import FILE, Column, View, page_sql

SITTING_COLUMNS = (
    Column("sitting_id", "s.id", "Key to sittings", "Nøgle til sittings", "integer"),
    Column("body", "s.body", "Body that met, as the first document names it", "Organ, der holdt mødet"),
    Column("date", "s.date", "Date of the meeting, ISO 8601", "Mødets dato (år-måned-dag)", "date"),
)
FIRST_MEETING = "(SELECT x.meeting_id FROM sitting_meeting x WHERE x.sitting_id = s.id AND x.ordinal = 0)"
# the place of a document's item: "s. 3" or "s. 3-5"
PAGES = f"' s. ' || {ITEM_PAGE} || CASE WHEN i.last_page > i.first_page THEN '-' || i.last_page ELSE '' END"


def _documents_sql(role: str | None) -> str:
    """The documents of a sitting of one role, or of any with their roles, parted by '; '."""
    name = "(SELECT n.name FROM document_name n WHERE n.document_id = m.document_id ORDER BY n.id LIMIT 1)"
    shown = f"{name} AS line" if role else f"{name} || ' (' || x.role || ')' AS line"
    chosen = f" AND x.role = '{role}'" if role else ""
    return (
        f"(SELECT GROUP_CONCAT(line, '; ') FROM (SELECT {shown} FROM sitting_meeting x"
        f" JOIN meeting m ON m.id = x.meeting_id WHERE x.sitting_id = s.id{chosen} ORDER BY x.ordinal))"
    )


SITTINGS = View(
    "sittings",
    "a meeting as it was held, whichever documents tell of it",
    "et møde, som det blev holdt, uanset hvilke dokumenter der fortæller om det",
    (
        *SITTING_COLUMNS,
        Column("municipality", "s.municipality", "Municipality", "Kommune"),
        Column("start_time", 's."start"', "Start, HH:MM; the minutes' first", "Mødets start (TT:MM)"),
        Column("end_time", 's."end"', "End, HH:MM", "Mødets slut (TT:MM)"),
        Column("agenda", _documents_sql("agenda"), "Files that are its agenda", "Filer med dagsordenen"),
        Column("addendum", _documents_sql("addendum"), "Files that add to its agenda", "Tillægsdagsordener"),
        Column("minutes", _documents_sql("minutes"), "Files that are its minutes", "Filer med referatet"),
        Column(
            "manifest", _documents_sql("manifest"), "Manifests that tell of it", "Manifester, der har det"
        ),
        Column(
            "meeting_count", "s.meeting_count", "Documents that tell of it", "Antal dokumenter", "integer"
        ),
        Column(
            "item_count",
            "(SELECT COUNT(*) FROM sitting_item t WHERE t.sitting_id = s.id)",
            "Number of items",
            "Antal punkter",
            "integer",
        ),
        Column(
            "decided_count",
            "(SELECT COUNT(t.decision_item_id) FROM sitting_item t WHERE t.sitting_id = s.id)",
            "Number of items with a decision",
            "Antal punkter med en beslutning",
            "integer",
        ),
        Column(
            "finding_count",
            "(SELECT COUNT(*) FROM sitting_finding f WHERE f.sitting_id = s.id)",
            "Number of differences between its documents",
            "Antal uoverensstemmelser mellem dokumenterne",
            "integer",
        ),
        Column(
            "doubtful",
            "s.doubtful",
            "1 where another meeting of the database could be the same one",
            "1, hvor et andet møde i databasen kan være det samme",
            "flag",
        ),
        Column(
            "document_id", "d.id", "The first document: key to documents", "Det første dokument", "integer"
        ),
        FILE,
        Column(
            "page",
            "COALESCE(h.first_page, "
            + page_sql("meeting", "h", "'title', 'body', 'date', 'start', 'location'")
            + ", (SELECT MIN(i.first_page) FROM item i WHERE i.meeting_id = h.id))",
            "First page of the meeting in that document",
            "Mødets første side i det dokument",
            "integer",
        ),
    ),
    f"FROM sitting s JOIN meeting h ON h.id = {FIRST_MEETING} JOIN document d ON d.id = h.document_id",
)


def _points_sql(table: str, item: str, condition: str = "") -> str:
    """The points of a recommendation or decision, one a line."""
    return (
        "(SELECT GROUP_CONCAT(line, CHAR(10)) FROM (SELECT COALESCE(p.point || '. ', '') || p.text AS line"
        f" FROM {table} p WHERE p.item_id = {item}{condition} ORDER BY p.ordinal))"
    )


SITTING_ITEMS = View(
    "sitting_items",
    "an item of a meeting as it was held",
    "et punkt på et møde, som det blev holdt",
    (
        Column("sitting_item_id", "t.id", "Key", "Nøgle", "integer"),
        Column(
            "number",
            "t.number",
            "The item's number, by the manifest, else the minutes, else the agenda",
            "Punktets nummer i manifestet, ellers referatet, ellers dagsordenen",
        ),
        Column(
            "title",
            "(SELECT i.title FROM item i WHERE i.id = t.title_item_id)",
            "The item's title, from the same",
            "Punktets overskrift, taget samme sted",
        ),
        *SITTING_COLUMNS,
        Column(
            "closed",
            "(SELECT MAX(i.closed) FROM sitting_part x JOIN item i ON i.id = x.item_id"
            " WHERE x.sitting_item_id = t.id)",
            "1 where a document calls it closed",
            "1, hvor et dokument kalder punktet lukket",
            "flag",
        ),
        Column(
            "recommendation",
            _points_sql("recommendation", "t.recommendation_item_id", " AND NOT p.nested"),
            "Points of the recommendation, one a line",
            "Indstillingens punkter, ét pr. linje",
        ),
        Column(
            "decision_text",
            "(SELECT i.decision_text FROM item i WHERE i.id = t.decision_item_id)",
            "All text of the decision, word for word",
            "Hele beslutningen, ord for ord",
        ),
        Column(
            "outcomes",
            "(SELECT GROUP_CONCAT(outcome, '; ') FROM (SELECT DISTINCT p.outcome FROM decision p"
            " WHERE p.item_id = t.decision_item_id ORDER BY p.ordinal))",
            "Outcomes of the decision's points, parted by '; ' (codes as in decisions)",
            "Beslutningens udfald, adskilt af '; ' (koder som i decisions)",
        ),
        Column(
            "decision_page",
            page_sql("item", "b", "'decision_text'"),
            "Page of the decision in decision_file",
            "Beslutningens side i decision_file",
            "integer",
        ),
        Column(
            "decision_file",
            "(SELECT n.name FROM document_name n JOIN meeting m ON m.document_id = n.document_id"
            " WHERE m.id = b.meeting_id ORDER BY n.id LIMIT 1)",
            "File that the decision stands in",
            "Filen, som beslutningen står i",
        ),
        Column(
            "documents",
            "(SELECT GROUP_CONCAT(line, '; ') FROM (SELECT (SELECT n.name FROM document_name n"
            " WHERE n.document_id = m.document_id ORDER BY n.id LIMIT 1)"
            f" || COALESCE({PAGES}, '') AS line FROM sitting_part x JOIN item i ON i.id = x.item_id"
            " JOIN meeting m ON m.id = i.meeting_id WHERE x.sitting_item_id = t.id ORDER BY x.ordinal))",
            "Files with the item and its pages there, parted by '; '",
            "Filer med punktet og dets sider i dem, adskilt af '; '",
        ),
        Column(
            "document_id", "d.id", "The first document: key to documents", "Det første dokument", "integer"
        ),
        FILE,
        Column(
            "page",
            f"(SELECT {ITEM_PAGE} FROM item i WHERE i.id = f.item_id)",
            "First page of the item in that document",
            "Punktets første side i det dokument",
            "integer",
        ),
    ),
    "FROM sitting_item t JOIN sitting s ON s.id = t.sitting_id"
    " JOIN sitting_part f ON f.sitting_item_id = t.id AND f.ordinal ="
    " (SELECT MIN(x.ordinal) FROM sitting_part x WHERE x.sitting_item_id = t.id)"
    " JOIN item o ON o.id = f.item_id JOIN meeting h ON h.id = o.meeting_id"
    " JOIN document d ON d.id = h.document_id LEFT JOIN item b ON b.id = t.decision_item_id",
)
