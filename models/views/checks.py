"""The view of checks of sums, and what of a check other views show."""

from models.views.viewing import DOCUMENT_ID, FILE, Column, View

# The gravest first: what a person should look at before the rest.
GRAVITY = (
    "CASE k.status WHEN 'paper' THEN 0 WHEN 'reading' THEN 1 WHEN 'unclear' THEN 2"
    " WHEN 'rounds' THEN 3 ELSE 4 END"
)

# Of a number: how the sums come out that it is the total of, else the best of those that it is part of.
CELL_STATUS = (
    "(SELECT k.status FROM check_cell q JOIN sum_check k ON k.id = q.sum_check_id"
    " WHERE q.finance_cell_id = v.id ORDER BY q.role = 'part',"
    f" CASE q.role WHEN 'total' THEN {GRAVITY} ELSE -{GRAVITY} END LIMIT 1)"
)


def _number(name: str, sql: str, english: str, danish: str) -> Column:
    return Column(name, f"CAST({sql} AS NUMERIC)", english, danish, "number")


CHECKS = View(
    "checks",
    "one check of a printed number: a total of rows or columns, or a number that two tables print",
    "ét efterregnet tal: en sum af rækker eller kolonner, eller et tal, som to tabeller har",
    (
        Column("check_id", "k.id", "Key", "Nøgle", "integer"),
        Column(
            "status",
            "k.status",
            "holds, rounds (off by rounding), paper (it is wrong), reading (it is suspect) or unclear",
            "stemmer, afrunding, papiret, læsningen, uafklaret (engelsk kode)",
        ),
        Column(
            "kind",
            "k.kind",
            "rows, columns, tables (two tables of a proposal), overview (against its proposals) or text"
            " (a sentence against the table)",
            "rækker, kolonner, tabeller, oversigt eller tekst (engelsk kode)",
        ),
        Column("rule", "k.rule", "How the parts were found", "Hvordan leddene er fundet"),
        Column("code", "p.code", "Code of the proposal", "Forslagets kode"),
        Column("proposal", "p.title", "Title of the proposal", "Forslagets titel"),
        Column("department", "p.department", "Department that puts it forward", "Fremstillende forvaltning"),
        Column(
            "body",
            "(SELECT GROUP_CONCAT(body, '; ') FROM (SELECT DISTINCT m.body FROM meeting m"
            " WHERE m.document_id = k.document_id AND m.body IS NOT NULL ORDER BY m.body))",
            "Who met, where the table is in a meeting's papers",
            "Organ, hvis tabellen står i et mødes papirer",
        ),
        Column("table_number", "t.number", "Number of the table", "Tabellens nummer"),
        Column("caption", "t.caption", "Caption of the table", "Tabellens overskrift"),
        Column("label", "r.label", "Label of the row that is checked", "Teksten i den efterregnede række"),
        Column("heading", "h.heading", "Heading of its column", "Kolonnens overskrift"),
        Column("year", "h.year", "Year of its column", "Kolonnens år", "integer"),
        _number("expected", "k.expected", "What the parts make", "Hvad leddene giver"),
        _number("found", "k.found", "What is printed", "Hvad der er trykt"),
        _number("off", "k.off", "Found less expected", "Trykt minus ventet"),
        _number("slack", "k.slack", "What rounding explains at most", "Hvad afrunding højst forklarer"),
        _number(
            "off_kroner",
            "CASE WHEN t.is_money THEN ROUND(CAST(k.off AS NUMERIC) * t.multiplier, 2) END",
            "Found less expected in kroner, empty when the table is not of money",
            "Trykt minus ventet i kroner; tomt, når tabellen ikke er i kroner",
        ),
        Column("unit", "t.unit", "Unit as printed", "Enhed, som den står trykt"),
        Column(
            "parts",
            "(SELECT GROUP_CONCAT(said, ' ') FROM (SELECT CASE q.sign WHEN -1 THEN '- ' ELSE '+ ' END"
            " || COALESCE(q.value, '0') AS said FROM check_cell q WHERE q.sum_check_id = k.id"
            " AND q.role = 'part' ORDER BY q.ordinal))",
            "The numbers that should make it, with their signs",
            "De tal, der skulle give det, med fortegn",
        ),
        Column("place", "k.place", "The number that is checked", "Det efterregnede tal"),
        Column("note", "k.note", "What the status rests on (Danish)", "Hvad vurderingen bygger på"),
        Column("finance_table_id", "t.id", "Key of the table", "Tabellens nøgle", "integer"),
        Column("amount_id", "c.finance_cell_id", "Key to amounts", "Nøgle til amounts", "integer"),
        Column("proposal_id", "t.proposal_id", "Key to proposals", "Nøgle til proposals", "integer"),
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "COALESCE((SELECT MIN(s.page) FROM evidence e JOIN evidence_span s ON s.evidence_id = e.id"
            " WHERE e.record_table = 'finance_cell' AND e.record_id = c.finance_cell_id),"
            " (SELECT MIN(g.page) FROM finance_table_page g WHERE g.finance_table_id = t.id))",
            "Page of the number",
            "Tallets side",
            "integer",
        ),
    ),
    "FROM sum_check k JOIN document d ON d.id = k.document_id"
    " JOIN check_cell c ON c.sum_check_id = k.id AND c.ordinal = 0"
    " LEFT JOIN proposal p ON p.document_id = k.document_id AND p.ordinal = c.proposal"
    ' JOIN finance_table t ON t.document_id = k.document_id AND t.ordinal = c."table"'
    " AND t.proposal_id IS p.id"
    ' JOIN finance_row r ON r.finance_table_id = t.id AND r.ordinal = c."row"'
    ' JOIN finance_column h ON h.finance_table_id = t.id AND h.ordinal = c."column"',
)
