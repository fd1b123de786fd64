"""The views of meetings, their items, and what stands in them."""

from models.views.viewing import DOCUMENT_ID, FILE, Column, View, page_sql

MEETING_COLUMNS = (
    Column("meeting_id", "m.id", "Key to meetings", "Nøgle til meetings", "integer"),
    Column(
        "body",
        "m.body",
        "Committee, council or other body that met",
        "Udvalg, byråd eller andet organ, der holdt mødet",
    ),
    Column("date", "m.date", "Date of the meeting, ISO 8601", "Mødets dato (år-måned-dag)", "date"),
)
ITEM_COLUMNS = (
    Column("item_id", "i.id", "Key to items", "Nøgle til items", "integer"),
    Column("number", "i.number", "The item's number as printed", "Punktets nummer, som det står trykt"),
    Column("title", "i.title", "The item's title", "Punktets overskrift"),
)
MEETING_SOURCE = "FROM meeting m JOIN document d ON d.id = m.document_id"
ITEM_SOURCE = "JOIN meeting m ON m.id = i.meeting_id JOIN document d ON d.id = m.document_id"
# its own first page: a title may be known from the contents as well
ITEM_PAGE = "COALESCE(i.first_page, " + page_sql("item", "i", "'number', 'title'") + ")"

MEETINGS = View(
    "meetings",
    "a meeting, also one that stands inside another meeting's pack",
    "et møde, også et, der ligger inde i et andet mødes dagsorden",
    (
        *MEETING_COLUMNS,
        Column("kind", "m.kind", "minutes or agenda", "minutes (referat) eller agenda (dagsorden)"),
        Column("title", "m.title", "Title as printed", "Overskrift, som den står trykt"),
        Column("municipality", "m.municipality", "Municipality", "Kommune"),
        Column("start_time", 'm."start"', "Start, HH:MM", "Mødets start (TT:MM)"),
        Column("end_time", 'm."end"', "End, HH:MM", "Mødets slut (TT:MM)"),
        Column("location", "m.location", "Where it was held", "Mødested"),
        Column(
            "information", "m.information", "Other information on the front", "Øvrige oplysninger på forsiden"
        ),
        *(
            Column(
                status,
                "(SELECT GROUP_CONCAT(name, '; ') FROM (SELECT a.name FROM attendance a WHERE"
                f" a.meeting_id = m.id AND a.status = '{status}' ORDER BY a.ordinal))",
                f"Persons named as {status}, parted by '; '",
                f"Personer nævnt som {danish}, adskilt af '; '",
            )
            for status, danish in (("present", "til stede"), ("absent", "fraværende"))
        ),
        Column(
            "item_count",
            "(SELECT COUNT(*) FROM item i WHERE i.meeting_id = m.id)",
            "Number of items",
            "Antal punkter",
            "integer",
        ),
        Column(
            "nested_in_meeting_id",
            "(SELECT p.id FROM meeting p WHERE p.document_id = m.document_id"
            " AND p.ordinal = m.parent_meeting_index)",
            "The meeting whose pack this one stands in",
            "Mødet, hvis dagsorden dette møde ligger i",
            "integer",
        ),
        Column(
            "nested_in_item",
            "m.parent_item_number",
            "Number of the item that carries it",
            "Nummer på det punkt, der bærer mødet",
        ),
        Column(
            "nested_in_item_id",
            "(SELECT i.id FROM item i JOIN meeting p ON p.id = i.meeting_id"
            " WHERE p.document_id = m.document_id AND p.ordinal = m.parent_meeting_index"
            " AND i.number = m.parent_item_number ORDER BY i.ordinal LIMIT 1)",
            "The item that carries it: key to items",
            "Punktet, der bærer mødet: nøgle til items",
            "integer",
        ),
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "COALESCE(m.first_page, "
            + page_sql("meeting", "m", "'title', 'body', 'date', 'start', 'location'")
            + ", (SELECT MIN(i.first_page) FROM item i WHERE i.meeting_id = m.id))",
            "First page of the meeting",
            "Mødets første side",
            "integer",
        ),
    ),
    MEETING_SOURCE,
)

ITEMS = View(
    "items",
    "an agenda item",
    "et punkt på dagsordenen",
    (
        *ITEM_COLUMNS,
        *MEETING_COLUMNS,
        Column("category", "i.category", "Category as printed", "Kategori, fx 'Til godkendelse'"),
        Column("duration_min", "i.duration_min", "Minutes set aside", "Afsat tid i minutter", "integer"),
        Column("time_slot", "i.time_slot", "Time slot as printed", "Tidspunkt, som det står trykt"),
        Column("case_number", "i.case_number", "Case number", "Sagsnummer"),
        Column("caseworker", "i.caseworker", "Caseworker", "Sagsbehandler"),
        Column("responsible", "i.responsible", "Responsible", "Ansvarlig"),
        Column("closed", "i.closed", "1 for a closed item", "1 for et lukket punkt", "flag"),
        Column(
            "decision_text",
            "i.decision_text",
            "All text of the decision, word for word",
            "Hele beslutningen, ord for ord",
        ),
        Column(
            "follow_ups",
            "(SELECT GROUP_CONCAT(line, CHAR(10)) FROM (SELECT f.responsible || ': ' || f.text AS line"
            " FROM follow_up f WHERE f.item_id = i.id ORDER BY f.ordinal))",
            "Who is to do what, one a line",
            "Hvem der skal gøre hvad, én pr. linje",
        ),
        DOCUMENT_ID,
        FILE,
        Column("page", ITEM_PAGE, "First page of the item", "Punktets første side", "integer"),
    ),
    f"FROM item i {ITEM_SOURCE}",
)

RECOMMENDATIONS = View(
    "recommendations",
    "one point of an item's recommendation",
    "et punkt i en indstilling",
    (
        Column("recommendation_id", "r.id", "Key", "Nøgle", "integer"),
        Column("point", "r.point", "Number of the point", "Nummer på indstillingens punkt", "integer"),
        Column("text", "r.text", "The recommendation", "Indstillingens tekst"),
        Column(
            "nested",
            "r.nested",
            "1 when it belongs to a memo to another body",
            "1, når den hører til en sag til et andet organ",
            "flag",
        ),
        *ITEM_COLUMNS,
        *MEETING_COLUMNS,
        DOCUMENT_ID,
        FILE,
        Column(
            "page", page_sql("recommendation", "r", "'text'"), "Page of the text", "Tekstens side", "integer"
        ),
    ),
    f"FROM recommendation r JOIN item i ON i.id = r.item_id {ITEM_SOURCE}",
)

DECISIONS = View(
    "decisions",
    "one point of an item's decision",
    "et punkt i en beslutning",
    (
        Column("decision_id", "b.id", "Key", "Nøgle", "integer"),
        Column("point", "b.point", "Number of the point", "Nummer på beslutningens punkt", "integer"),
        Column(
            "outcome",
            "b.outcome",
            "approved, approved_with_changes, noted, discussed, rejected, postponed, referred, withdrawn,"
            " no_record or other",
            "Udfald (engelsk kode): godkendt, godkendt med ændringer, taget til efterretning, drøftet,"
            " afslået, udsat, henvist, udgået, intet til referat eller andet",
        ),
        Column("text", "b.text", "The decision point as printed", "Beslutningens tekst"),
        Column("condition", 'b."condition"', "Condition or remark", "Betingelse eller bemærkning"),
        Column(
            "decided_by",
            "COALESCE(b.body, m.body)",
            "The body that decided, if the paper names another than the one that met",
            "Det organ, der besluttede; mødets eget, når papiret ikke nævner et andet",
        ),
        Column(
            "decided_on",
            'COALESCE(b."date", m."date")',
            "Date of the decision; the meeting's own if no other is named",
            "Beslutningens dato; mødets egen, når ingen anden er nævnt",
            "date",
        ),
        *ITEM_COLUMNS,
        Column("case_number", "i.case_number", "Case number", "Sagsnummer"),
        *MEETING_COLUMNS,
        Column(
            "certainty",
            "(SELECT e.certainty FROM evidence e WHERE e.record_table = 'decision' AND e.record_id = b.id"
            " AND e.field = 'outcome')",
            "Of the outcome: printed, inferred, repaired or uncertain",
            "Udfaldets sikkerhed: trykt, udledt, rettet eller usikker (engelsk kode)",
        ),
        DOCUMENT_ID,
        FILE,
        Column("page", page_sql("decision", "b", "'text'"), "Page of the text", "Tekstens side", "integer"),
    ),
    f"FROM decision b JOIN item i ON i.id = b.item_id {ITEM_SOURCE}",
)

ATTACHMENTS = View(
    "attachments",
    "an annex of an item",
    "et bilag til et punkt",
    (
        Column("attachment_id", "a.id", "Key", "Nøgle", "integer"),
        Column("attachment_number", "a.number", "Number, if it has one", "Bilagets nummer, hvis det har et"),
        Column("attachment_title", "a.title", "Title of the annex", "Bilagets titel"),
        Column(
            "listed",
            "a.listed",
            "1 from a list without numbers, 0 from a stamp or a numbering list",
            "1 fra en liste uden numre, 0 fra et stempel eller en nummereret liste",
            "flag",
        ),
        Column("first_page", "a.first_page", "First page in the file", "Første side i filen", "integer"),
        Column("last_page", "a.last_page", "Last page in the file", "Sidste side i filen", "integer"),
        *ITEM_COLUMNS,
        *MEETING_COLUMNS,
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "COALESCE(a.first_page, " + page_sql("attachment", "a", "'title'") + ")",
            "First page, else where it is listed",
            "Første side, ellers hvor det er nævnt",
            "integer",
        ),
    ),
    f"FROM attachment a JOIN item i ON i.id = a.item_id {ITEM_SOURCE}",
)
