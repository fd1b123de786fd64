"""The view of amounts of money in running text."""

from models.views.viewing import DOCUMENT_ID, FILE, Column, View, page_sql

TEXT_AMOUNTS = View(
    "text_amounts",
    "one amount of money in a sentence",
    "ét beløb i en sætning",
    (
        Column("text_amount_id", "a.id", "Key", "Nøgle", "integer"),
        Column("code", "p.code", "Code of the proposal", "Forslagets kode"),
        Column("proposal", "p.title", "Title of the proposal", "Forslagets titel"),
        Column("body", "m.body", "Who met", "Organ, der holdt mødet"),
        Column("date", "m.date", "Day of the meeting", "Mødets dag", "date"),
        Column("number", "i.number", "Number of the agenda item", "Punktets nummer"),
        Column("item", "i.title", "Title of the agenda item", "Punktets titel"),
        Column(
            "part",
            "a.part",
            "What the sentence is part of: recommendation, nested_recommendation, decision_point, decision,"
            " passage, follow_up, section, summary, hearing, title or other",
            "Hvad sætningen er en del af (engelsk kode)",
        ),
        Column(
            "heading",
            "CASE a.part WHEN 'section' THEN (SELECT s.heading FROM proposal_section s"
            " WHERE s.proposal_id = a.proposal_id AND s.ordinal = a.position)"
            " WHEN 'passage' THEN (SELECT s.heading FROM passage s"
            " WHERE s.item_id = a.item_id AND s.ordinal = a.position) END",
            "Heading of the section",
            "Afsnittets overskrift",
        ),
        Column("printed", "a.printed", "The amount as printed", "Beløbet, som det står trykt"),
        Column(
            "amount_kroner",
            "CAST(a.kroner AS NUMERIC)",
            "The amount in kroner, empty for a range",
            "Beløbet i kroner; tomt for et interval",
            "number",
        ),
        Column("low", "CAST(a.low AS NUMERIC)", "Lower end of a range", "Intervallets mindste", "number"),
        Column("high", "CAST(a.high AS NUMERIC)", "Upper end of a range", "Intervallets største", "number"),
        Column(
            "bound",
            "a.bound",
            "exact, about, at_most, at_least, less, more or range",
            "præcist, cirka, højst, mindst, knap, godt eller interval (engelsk kode)",
        ),
        Column(
            "expected",
            "a.expected",
            "Whether the text calls it an expectation or estimate",
            "Om teksten kalder det en forventning eller et skøn",
            "flag",
        ),
        Column("qualifier", "a.qualifier", "The words that say so", "Ordene, der siger det"),
        Column(
            "direction",
            "a.direction",
            "expense, saving, income, grant, asked (for), financing or unknown",
            "udgift, besparelse, indtægt, bevilling, ansøgt, finansiering eller ukendt (engelsk kode)",
        ),
        Column("term", "a.term", "The word that says so", "Ordet, der siger det"),
        Column("from_year", "a.from_year", "First year", "Første år", "integer"),
        Column(
            "to_year",
            "a.to_year",
            "Last year; empty after a first year: and onwards",
            "Sidste år; tomt efter et første år: og frem",
            "integer",
        ),
        Column(
            "years", "a.years", "Number of years it is spread over", "Antal år, det fordeles over", "integer"
        ),
        Column(
            "frequency",
            "a.frequency",
            "yearly, permanent or once",
            "årligt, varigt eller engangs (engelsk kode)",
        ),
        Column(
            "per",
            "a.per",
            "Unit of a price (such an amount is no sum)",
            "Enhed, når beløbet er prisen på én",
        ),
        Column("price_year", "a.price_year", "Price level (p/l)", "Prisniveau (p/l)", "integer"),
        Column("purpose", "a.purpose", "What it is for", "Hvad det er til"),
        Column("sentence", "a.sentence", "The sentence", "Sætningen"),
        Column(
            "compared",
            "a.compared",
            "agrees or differs: what the proposal's finance table says; empty: nothing to compare",
            "agrees (stemmer) eller differs (afviger) med forslagets tabel; tomt: intet at sammenligne med",
        ),
        Column(
            "compared_with",
            "CASE WHEN t.id IS NOT NULL THEN COALESCE('Tabel ' || t.number, t.caption, 'Tabel') || ', '"
            ' || (SELECT r.label FROM finance_row r WHERE r.finance_table_id = t.id AND r.ordinal = a."row")'
            " || COALESCE(', ' || (SELECT c.heading FROM finance_column c"
            " WHERE c.finance_table_id = t.id AND c.ordinal = a.\"column\"), '') END",
            "Table, row and column it was compared with",
            "Tabel, række og kolonne, det er sammenlignet med",
        ),
        Column("proposal_id", "a.proposal_id", "Key to proposals", "Nøgle til proposals", "integer"),
        Column("item_id", "a.item_id", "Key to items", "Nøgle til items", "integer"),
        Column(
            "recommendation_id",
            "(SELECT r.id FROM recommendation r WHERE r.item_id = a.item_id AND r.ordinal = a.position"
            " AND ((a.part = 'recommendation' AND NOT r.nested)"
            " OR (a.part = 'nested_recommendation' AND r.nested)))",
            "Key to recommendations",
            "Nøgle til recommendations",
            "integer",
        ),
        Column(
            "decision_id",
            "(SELECT r.id FROM decision r WHERE r.item_id = a.item_id AND r.ordinal = a.position"
            " AND a.part = 'decision_point')",
            "Key to decisions",
            "Nøgle til decisions",
            "integer",
        ),
        DOCUMENT_ID,
        FILE,
        Column("page", page_sql("text_amount", "a", "'printed'"), "Page", "Side", "integer"),
    ),
    "FROM text_amount a JOIN document d ON d.id = a.document_id"
    " LEFT JOIN proposal p ON p.id = a.proposal_id LEFT JOIN item i ON i.id = a.item_id"
    " LEFT JOIN meeting m ON m.id = i.meeting_id"
    ' LEFT JOIN finance_table t ON t.proposal_id = a.proposal_id AND t.ordinal = a."table"',
)
