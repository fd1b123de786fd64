"""The view of what became of proposals."""

from models.views.viewing import DOCUMENT_ID, FILE, Column, View, page_sql

# A row r that is all of what a proposal asks for in its table t: the grand total, or one row alone; where the
# proposal has no other table of money, its only total, if that stands last.
WHOLE = (
    "(r.kind = 'grand_total'"
    " OR (SELECT COUNT(*) FROM finance_row o WHERE o.finance_table_id = t.id AND o.kind <> 'payback') = 1"
    " OR (r.kind = 'total'"
    " AND (SELECT COUNT(*) FROM finance_table x WHERE x.proposal_id = t.proposal_id AND x.is_money) = 1"
    " AND NOT EXISTS (SELECT 1 FROM finance_row o WHERE o.finance_table_id = t.id AND o.id <> r.id"
    " AND (o.kind IN ('total', 'grand_total') OR (o.ordinal > r.ordinal AND o.kind <> 'payback')))))"
)
# The table that asked_kroner is added up from: the first of money that has such a row.
ASKED_TABLE = (
    "(SELECT t.id FROM finance_table t JOIN finance_row r ON r.finance_table_id = t.id"
    f" WHERE t.proposal_id = p.id AND t.is_money AND {WHOLE}"
    " AND EXISTS (SELECT 1 FROM finance_cell v JOIN finance_column c ON c.id = v.finance_column_id"
    " WHERE v.finance_row_id = r.id AND c.year IS NOT NULL)"
    " ORDER BY r.kind <> 'grand_total', t.ordinal, r.ordinal LIMIT 1)"
)

STATUSES = View(
    "statuses",
    "what became of a proposal, by the links that the trace follows",
    "hvad der blev af et forslag efter de forbindelser, som forløbet følger",
    (
        Column(
            "id", "s.code", "Stable id of the proposal, as in search", "Forslagets faste id, som i søgning"
        ),
        Column("code", "p.code", "Code, such as BC04", "Forslagets kode, fx BC04"),
        Column("title", "p.title", "Title without the code", "Titel uden koden"),
        Column("price_year", "p.price_year", "Price level (p/l)", "Prisniveau (p/l)", "integer"),
        Column(
            "status",
            "s.status",
            "approved, approved_with_changes, partly, rejected, postponed, pending or unknown",
            "godkendt, ændret, delvist godkendt, afslået, udsat, ikke afgjort eller ukendt (engelsk kode)",
        ),
        Column("because", "s.because", "What says so (Danish)", "Hvad der siger det"),
        Column("decided", "s.decided", "Day of the decision", "Dag for beslutningen", "date"),
        Column(
            "asked_kroner",
            "s.asked_kroner",
            "Kroner asked for, over the years that both papers name; in all years where nothing is granted",
            "Ansøgte kroner over de år, som begge papirer nævner; over alle år, hvor intet er bevilget",
            "number",
        ),
        Column(
            "asked_years",
            "(SELECT MIN(c.year) || CASE WHEN MAX(c.year) > MIN(c.year) THEN '-' || MAX(c.year) ELSE '' END"
            f" FROM finance_column c WHERE c.finance_table_id = {ASKED_TABLE})",
            "First and last year of the table that kroner asked for are added up from",
            "Første og sidste år i den tabel, det ansøgte er lagt sammen fra",
        ),
        Column(
            "asked_unit",
            f"(SELECT t.unit FROM finance_table t WHERE t.id = {ASKED_TABLE})",
            "Unit printed at that table; empty where it says none, and kroner are a guess",
            "Enheden ved tabellen; tom, hvor den ingen siger, og kroner er et gæt",
        ),
        Column(
            "asked_price_year",
            f"(SELECT COALESCE(t.price_year, p.price_year) FROM finance_table t WHERE t.id = {ASKED_TABLE})",
            "Price level of that table",
            "Tabellens prisniveau",
            "integer",
        ),
        Column(
            "granted_kroner",
            "s.granted_kroner",
            "Kroner granted, over those years",
            "Bevilgede kroner",
            "number",
        ),
        Column(
            "difference_kroner",
            "s.granted_kroner - s.asked_kroner",
            "Granted less asked for",
            "Bevilget minus ansøgt",
            "number",
        ),
        Column(
            "explained",
            "s.explained",
            "The sentence that says why other amounts were granted",
            "Sætningen, der siger, hvorfor der blev bevilget andre beløb",
        ),
        Column("record_id", "p.id", "Key to proposals", "Nøgle til proposals", "integer"),
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
    "FROM proposal_status s JOIN search_entry e ON e.code = s.code"
    " JOIN proposal p ON +e.kind = 'proposal' AND p.id = e.record_id JOIN document d ON d.id = p.document_id",
)
