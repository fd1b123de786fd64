"""The view of what became of proposals."""

from models.views.viewing import DOCUMENT_ID, FILE, Column, View, page_sql

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
