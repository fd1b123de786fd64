"""The flat views over the store: what a person with a little SQL reads. Names and columns are stable.

Every view has `file`, the name the document was imported under, and `page`, where the row stands in it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a view: how it is made, and what it says in English and Danish."""

    name: str
    sql: str
    english: str
    danish: str


@dataclass(frozen=True, slots=True)
class View:
    """One view: a row is what `english` says."""

    name: str
    english: str
    danish: str
    columns: tuple[Column, ...]
    source: str

    @property
    def sql(self) -> str:
        """The CREATE VIEW statement, word for word as SQLite keeps it."""
        columns = ",\n  ".join(f'{column.sql} AS "{column.name}"' for column in self.columns)
        return f'CREATE VIEW "{self.name}" AS\nSELECT\n  {columns}\n{self.source}'


FILE_SQL = "(SELECT n.name FROM document_name n WHERE n.document_id = d.id ORDER BY n.id LIMIT 1)"


def _page_sql(table: str, alias: str, fields: str) -> str:
    """The first page that evidence for one of the fields of a record gives."""
    return (
        "(SELECT MIN(s.page) FROM evidence e JOIN evidence_span s ON s.evidence_id = e.id"
        f" WHERE e.record_table = '{table}' AND e.record_id = {alias}.id AND e.field IN ({fields}))"
    )


FILE = Column("file", FILE_SQL, "Name of the file", "Filens navn")
DOCUMENT_ID = Column("document_id", "d.id", "Key to documents", "Nøgle til documents")
MEETING_COLUMNS = (
    Column("meeting_id", "m.id", "Key to meetings", "Nøgle til meetings"),
    Column(
        "body",
        "m.body",
        "Committee, council or other body that met",
        "Udvalg, byråd eller andet organ, der holdt mødet",
    ),
    Column("date", "m.date", "Date of the meeting, ISO 8601", "Mødets dato (år-måned-dag)"),
)
ITEM_COLUMNS = (
    Column("item_id", "i.id", "Key to items", "Nøgle til items"),
    Column("number", "i.number", "The item's number as printed", "Punktets nummer, som det står trykt"),
    Column("title", "i.title", "The item's title", "Punktets overskrift"),
)
MEETING_SOURCE = "FROM meeting m JOIN document d ON d.id = m.document_id"
ITEM_SOURCE = "JOIN meeting m ON m.id = i.meeting_id JOIN document d ON d.id = m.document_id"
ITEM_PAGE = "COALESCE(" + _page_sql("item", "i", "'number', 'title'") + ", i.first_page)"

DOCUMENTS = View(
    "documents",
    "a file that was imported, readable or not",
    "en fil, der er importeret, også hvis den ikke kunne læses",
    (
        DOCUMENT_ID,
        FILE,
        Column("page", "1", "Always 1: the document's first page", "Altid 1: dokumentets første side"),
        Column(
            "other_names",
            "(SELECT GROUP_CONCAT(n.name, '; ') FROM document_name n WHERE n.document_id = d.id AND n.id >"
            " (SELECT MIN(f.id) FROM document_name f WHERE f.document_id = d.id))",
            "Other names of the same content, parted by '; '",
            "Andre navne på samme indhold, adskilt af '; '",
        ),
        Column(
            "kind",
            "d.kind",
            "minutes, agenda, proposals, plan, overview, attachment or other",
            "referat, dagsorden, forslag, plan, oversigt, bilag eller andet (engelsk kode)",
        ),
        Column("status", "d.status", "ok, or why it was not read", "ok, eller hvorfor filen ikke er læst"),
        Column(
            "reason",
            "d.reason",
            "What is wrong with the file and what to do (Danish)",
            "Hvad der er galt med filen, og hvad man gør",
        ),
        Column("media_type", "d.media_type", "Media type", "Medietype"),
        Column("size", "d.size", "Size in bytes", "Størrelse i byte"),
        Column("pages", "d.pages", "Number of pages", "Antal sider"),
        Column("read_by", "d.read_by", "text, pdf, ocr or mixed", "Læst som text, pdf, ocr eller mixed"),
        Column("sha256", "d.sha256", "SHA-256 of the bytes", "SHA-256 af filens indhold"),
        Column(
            "imported_at", "d.imported_at", "When it was imported, UTC", "Hvornår den er importeret (UTC)"
        ),
        Column("parser_version", "d.parser_version", "Version that read it", "Den udgave, der læste filen"),
    ),
    "FROM document d",
)

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
        ),
        Column(
            "nested_in_meeting_id",
            "(SELECT p.id FROM meeting p WHERE p.document_id = m.document_id"
            " AND p.ordinal = m.parent_meeting_index)",
            "The meeting whose pack this one stands in",
            "Mødet, hvis dagsorden dette møde ligger i",
        ),
        Column(
            "nested_in_item",
            "m.parent_item_number",
            "Number of the item that carries it",
            "Nummer på det punkt, der bærer mødet",
        ),
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "COALESCE(m.first_page, "
            + _page_sql("meeting", "m", "'title', 'body', 'date', 'start', 'location'")
            + ", (SELECT MIN(i.first_page) FROM item i WHERE i.meeting_id = m.id))",
            "First page of the meeting",
            "Mødets første side",
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
        Column("duration_min", "i.duration_min", "Minutes set aside", "Afsat tid i minutter"),
        Column("time_slot", "i.time_slot", "Time slot as printed", "Tidspunkt, som det står trykt"),
        Column("case_number", "i.case_number", "Case number", "Sagsnummer"),
        Column("caseworker", "i.caseworker", "Caseworker", "Sagsbehandler"),
        Column("responsible", "i.responsible", "Responsible", "Ansvarlig"),
        Column("closed", "i.closed", "1 for a closed item", "1 for et lukket punkt"),
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
        Column("page", ITEM_PAGE, "First page of the item", "Punktets første side"),
    ),
    f"FROM item i {ITEM_SOURCE}",
)

RECOMMENDATIONS = View(
    "recommendations",
    "one point of an item's recommendation",
    "et punkt i en indstilling",
    (
        Column("recommendation_id", "r.id", "Key", "Nøgle"),
        Column("point", "r.point", "Number of the point", "Nummer på indstillingens punkt"),
        Column("text", "r.text", "The recommendation", "Indstillingens tekst"),
        Column(
            "nested",
            "r.nested",
            "1 when it belongs to a memo to another body",
            "1, når den hører til en sag til et andet organ",
        ),
        *ITEM_COLUMNS,
        *MEETING_COLUMNS,
        DOCUMENT_ID,
        FILE,
        Column("page", _page_sql("recommendation", "r", "'text'"), "Page of the text", "Tekstens side"),
    ),
    f"FROM recommendation r JOIN item i ON i.id = r.item_id {ITEM_SOURCE}",
)

DECISIONS = View(
    "decisions",
    "one point of an item's decision",
    "et punkt i en beslutning",
    (
        Column("decision_id", "b.id", "Key", "Nøgle"),
        Column("point", "b.point", "Number of the point", "Nummer på beslutningens punkt"),
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
        Column("page", _page_sql("decision", "b", "'text'"), "Page of the text", "Tekstens side"),
    ),
    f"FROM decision b JOIN item i ON i.id = b.item_id {ITEM_SOURCE}",
)

ATTACHMENTS = View(
    "attachments",
    "an annex of an item",
    "et bilag til et punkt",
    (
        Column("attachment_id", "a.id", "Key", "Nøgle"),
        Column("attachment_number", "a.number", "Number, if it has one", "Bilagets nummer, hvis det har et"),
        Column("attachment_title", "a.title", "Title of the annex", "Bilagets titel"),
        Column(
            "listed",
            "a.listed",
            "1 from a list without numbers, 0 from a stamp or a numbering list",
            "1 fra en liste uden numre, 0 fra et stempel eller en nummereret liste",
        ),
        Column("first_page", "a.first_page", "First page in the file", "Første side i filen"),
        Column("last_page", "a.last_page", "Last page in the file", "Sidste side i filen"),
        *ITEM_COLUMNS,
        *MEETING_COLUMNS,
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "COALESCE(a.first_page, " + _page_sql("attachment", "a", "'title'") + ")",
            "First page, else where it is listed",
            "Første side, ellers hvor det er nævnt",
        ),
    ),
    f"FROM attachment a JOIN item i ON i.id = a.item_id {ITEM_SOURCE}",
)

PROPOSALS = View(
    "proposals",
    "an investment proposal, a business case or an initiative of a plan",
    "et investeringsforslag, en business case eller et initiativ i en plan",
    (
        Column("proposal_id", "p.id", "Key", "Nøgle"),
        Column("code", "p.code", "Code, such as BC04", "Forslagets kode, fx BC04"),
        Column("title", "p.title", "Title without the code", "Titel uden koden"),
        Column("summary", "p.summary", "Summary", "Resumé"),
        Column("department", "p.department", "Department that puts it forward", "Fremstillende forvaltning"),
        Column(
            "affected_departments",
            "(SELECT GROUP_CONCAT(name, '; ') FROM (SELECT f.name FROM affected_department f"
            " WHERE f.proposal_id = p.id ORDER BY f.ordinal))",
            "Departments marked as affected, parted by '; '",
            "Afkrydsede berørte forvaltninger, adskilt af '; '",
        ),
        Column("price_year", "p.price_year", "Price level (p/l)", "Prisniveau (p/l)"),
        Column(
            "payback_service_years",
            "CAST(p.payback_service_years AS NUMERIC)",
            "Payback in years on service savings",
            "Tilbagebetalingstid i år på serviceeffektiviseringer",
        ),
        Column(
            "payback_total_years",
            "CAST(p.payback_total_years AS NUMERIC)",
            "Payback in years on all savings",
            "Tilbagebetalingstid i år på alle effektiviseringer",
        ),
        Column(
            "table_count",
            "(SELECT COUNT(*) FROM finance_table t WHERE t.proposal_id = p.id)",
            "Number of finance tables",
            "Antal økonomitabeller",
        ),
        Column("last_page", "p.last_page", "Last page", "Sidste side"),
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "COALESCE(p.first_page, " + _page_sql("proposal", "p", "'title', 'code'") + ")",
            "First page of the proposal",
            "Forslagets første side",
        ),
    ),
    "FROM proposal p JOIN document d ON d.id = p.document_id",
)

AMOUNTS = View(
    "amounts",
    "one number of a finance table: a row and a column (year)",
    "ét tal i en økonomitabel: en række og en kolonne (et år)",
    (
        Column("amount_id", "v.id", "Key", "Nøgle"),
        Column("code", "p.code", "Code of the proposal", "Forslagets kode"),
        Column(
            "proposal",
            "p.title",
            "Title of the proposal, empty in an overview of several",
            "Forslagets titel; tom i en oversigt over flere",
        ),
        Column("table_number", "t.number", "Number of the table", "Tabellens nummer"),
        Column("caption", "t.caption", "Caption of the table", "Tabellens overskrift"),
        Column("section", "r.section", "Heading the row stands under", "Overskrift, rækken står under"),
        Column("label", "r.label", "Label of the row", "Rækkens tekst"),
        Column("steering_area", "r.steering_area", "Steering area", "Styringsområde (Service, Anlæg ...)"),
        Column("appropriation", "r.appropriation", "Appropriation", "Bevilling eller profitcenter"),
        Column(
            "kind",
            "r.kind",
            "detail, total or grand_total: sum only one of them",
            "detail, total eller grand_total: læg kun én slags sammen",
        ),
        Column("heading", "c.heading", "Heading of the column", "Kolonnens overskrift"),
        Column("year", "c.year", "Year of the column", "Kolonnens år"),
        Column(
            "printed",
            "(SELECT GROUP_CONCAT(s.printed, ' ') FROM evidence e"
            " JOIN evidence_span s ON s.evidence_id = e.id"
            " WHERE e.record_table = 'finance_cell' AND e.record_id = v.id)",
            "The characters on paper",
            "Tallet, som det står trykt",
        ),
        Column(
            "value",
            "CAST(v.value AS NUMERIC)",
            "The number in the table's own unit",
            "Tallet i tabellens egen enhed",
        ),
        Column(
            "amount_kroner",
            "CASE WHEN t.is_money THEN ROUND(CAST(v.value AS NUMERIC) * t.multiplier, 2) END",
            "The amount in kroner, empty when the table is not of money",
            "Beløbet i kroner; tomt, når tabellen ikke er i kroner",
        ),
        Column("unit", "t.unit", "Unit as printed", "Enhed, som den står trykt"),
        Column("price_year", "t.price_year", "Price level (p/l)", "Prisniveau (p/l)"),
        Column(
            "certainty",
            "(SELECT e.certainty FROM evidence e WHERE e.record_table = 'finance_cell'"
            " AND e.record_id = v.id)",
            "printed, inferred, repaired or uncertain",
            "trykt, udledt, rettet eller usikker (engelsk kode)",
        ),
        Column("proposal_id", "t.proposal_id", "Key to proposals", "Nøgle til proposals"),
        Column("finance_table_id", "t.id", "Key of the table", "Tabellens nøgle"),
        Column("finance_row_id", "r.id", "Key of the row", "Rækkens nøgle"),
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "COALESCE("
            + _page_sql("finance_cell", "v", "'value'")
            + ", (SELECT MIN(g.page) FROM finance_table_page g WHERE g.finance_table_id = t.id))",
            "Page of the number",
            "Tallets side",
        ),
    ),
    "FROM finance_cell v JOIN finance_row r ON r.id = v.finance_row_id"
    " JOIN finance_column c ON c.id = v.finance_column_id JOIN finance_table t ON t.id = r.finance_table_id"
    " JOIN document d ON d.id = t.document_id LEFT JOIN proposal p ON p.id = t.proposal_id",
)

FINDINGS = View(
    "findings",
    "something a person should look at",
    "noget, et menneske bør se på",
    (
        Column("finding_id", "f.id", "Key", "Nøgle"),
        Column(
            "severity",
            "f.severity",
            "error, warning or info",
            "fejl, advarsel, oplysning (engelsk kode)",
        ),
        Column("code", "f.code", "Stable code of the finding", "Fast kode for fundet"),
        Column("message", "f.message", "What was noticed (Danish)", "Hvad der er bemærket"),
        Column("place", "f.place", "The record it is about", "Hvad det handler om"),
        Column("expected", "f.expected", "What was expected", "Hvad der var ventet"),
        Column("found", "f.found", "What was found", "Hvad der blev fundet"),
        DOCUMENT_ID,
        FILE,
        Column("page", "f.page", "Page, if it is about one", "Side, hvis fundet har en"),
    ),
    "FROM finding f JOIN document d ON d.id = f.document_id",
)

PROVENANCE = View(
    "provenance",
    "one place on paper that one value was read from",
    "ét sted på papiret, som en værdi er læst fra",
    (
        Column("record_table", "e.record_table", "Table of the record", "Postens tabel"),
        Column("record_id", "e.record_id", "Key of the record", "Postens nøgle"),
        Column("field", "e.field", "Field of the record", "Postens felt"),
        Column("printed", "s.printed", "The characters on paper", "Tegnene, som de står trykt"),
        Column("rule", "e.rule", "The rule that read it", "Reglen, der læste den"),
        Column(
            "certainty", "e.certainty", "printed, inferred, repaired or uncertain", "Sikkerhed (engelsk kode)"
        ),
        Column("note", "e.note", "Why it is not as printed", "Hvorfor den ikke er som trykt"),
        Column("x0", "s.x0", "Left, points from the left edge", "Venstre kant (punkter fra venstre)"),
        Column("top", "s.top", "Top, points from the upper edge", "Overkant (punkter fra oven)"),
        Column("x1", "s.x1", "Right", "Højre kant"),
        Column("bottom", "s.bottom", "Bottom", "Underkant"),
        DOCUMENT_ID,
        FILE,
        Column("page", "s.page", "Page; empty for a value that follows from others", "Side"),
    ),
    "FROM evidence e JOIN document d ON d.id = e.document_id"
    " LEFT JOIN evidence_span s ON s.evidence_id = e.id",
)

VIEWS = (
    DOCUMENTS,
    MEETINGS,
    ITEMS,
    RECOMMENDATIONS,
    DECISIONS,
    ATTACHMENTS,
    PROPOSALS,
    AMOUNTS,
    FINDINGS,
    PROVENANCE,
)
