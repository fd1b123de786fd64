"""The views of proposals and of the numbers in finance tables."""

from models.views.checks import CELL_STATUS
from models.views.viewing import DOCUMENT_ID, FILE, Column, View, page_sql

# To the øre; by way of text, which makes whole kroner an integer ("1250000", not "1250000.0").
KRONER = "CAST(CAST(ROUND(CAST(v.value AS NUMERIC) * t.multiplier, 2) AS TEXT) AS NUMERIC)"

PROPOSALS = View(
    "proposals",
    "an investment proposal, a business case or an initiative of a plan",
    "et investeringsforslag, en business case eller et initiativ i en plan",
    (
        Column("proposal_id", "p.id", "Key", "Nøgle", "integer"),
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
        Column("price_year", "p.price_year", "Price level (p/l)", "Prisniveau (p/l)", "integer"),
        Column(
            "payback_service_years",
            "CAST(p.payback_service_years AS NUMERIC)",
            "Payback in years on service savings",
            "Tilbagebetalingstid i år på serviceeffektiviseringer",
            "number",
        ),
        Column(
            "payback_total_years",
            "CAST(p.payback_total_years AS NUMERIC)",
            "Payback in years on all savings",
            "Tilbagebetalingstid i år på alle effektiviseringer",
            "number",
        ),
        Column(
            "table_count",
            "(SELECT COUNT(*) FROM finance_table t WHERE t.proposal_id = p.id)",
            "Number of finance tables",
            "Antal økonomitabeller",
            "integer",
        ),
        Column("last_page", "p.last_page", "Last page", "Sidste side", "integer"),
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "COALESCE(p.first_page, " + page_sql("proposal", "p", "'title', 'code'") + ")",
            "First page of the proposal",
            "Forslagets første side",
            "integer",
        ),
    ),
    "FROM proposal p JOIN document d ON d.id = p.document_id",
)

AMOUNTS = View(
    "amounts",
    "one number of a finance table: a row and a column (year)",
    "ét tal i en økonomitabel: en række og en kolonne (et år)",
    (
        Column("amount_id", "v.id", "Key", "Nøgle", "integer"),
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
        Column("year", "c.year", "Year of the column", "Kolonnens år", "integer"),
        Column(
            "printed",
            "(SELECT GROUP_CONCAT(printed, ' ') FROM (SELECT s.printed FROM evidence e"
            " JOIN evidence_span s ON s.evidence_id = e.id"
            " WHERE e.record_table = 'finance_cell' AND e.record_id = v.id ORDER BY s.ordinal))",
            "The characters on paper",
            "Tallet, som det står trykt",
        ),
        Column(
            "value",
            "CAST(v.value AS NUMERIC)",
            "The number in the table's own unit",
            "Tallet i tabellens egen enhed",
            "number",
        ),
        Column(
            "amount_kroner",
            "CASE WHEN t.is_money AND c.is_money AND (t.unit IS NOT NULL OR t.multiplier <> 1) THEN "
            + KRONER
            + " END",
            "The amount in kroner, empty when the table or column is not of money or nothing tells its unit",
            "Beløbet i kroner; tomt, når tabel eller kolonne ikke er i kroner, eller intet siger enheden",
            "number",
        ),
        Column("unit", "t.unit", "Unit as printed", "Enhed, som den står trykt"),
        Column("price_year", "t.price_year", "Price level (p/l)", "Prisniveau (p/l)", "integer"),
        Column(
            "certainty",
            "(SELECT e.certainty FROM evidence e WHERE e.record_table = 'finance_cell'"
            " AND e.record_id = v.id)",
            "printed, inferred, repaired or uncertain",
            "trykt, udledt, rettet eller usikker (engelsk kode)",
        ),
        Column(
            "check_status",
            CELL_STATUS,
            "How the sums come out that it is the total of, else those it is part of: see checks",
            "Om de summer stemmer, som tallet er, ellers dem, det indgår i: se checks (engelsk kode)",
        ),
        Column("proposal_id", "t.proposal_id", "Key to proposals", "Nøgle til proposals", "integer"),
        Column("finance_table_id", "t.id", "Key of the table", "Tabellens nøgle", "integer"),
        Column("finance_row_id", "r.id", "Key of the row", "Rækkens nøgle", "integer"),
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "COALESCE("
            + page_sql("finance_cell", "v", "'value'")
            + ", (SELECT MIN(g.page) FROM finance_table_page g WHERE g.finance_table_id = t.id))",
            "Page of the number",
            "Tallets side",
            "integer",
        ),
    ),
    "FROM finance_cell v JOIN finance_row r ON r.id = v.finance_row_id"
    " JOIN finance_column c ON c.id = v.finance_column_id JOIN finance_table t ON t.id = r.finance_table_id"
    " JOIN document d ON d.id = t.document_id LEFT JOIN proposal p ON p.id = t.proposal_id",
)
