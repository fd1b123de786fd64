"""The view of the cells of tables that are no finance tables."""

from models.views.viewing import DOCUMENT_ID, FILE, Column, View, page_sql

TABLE_CELLS = View(
    "table_cells",
    "one cell of a table that is no finance table: success criteria, a list of cases",
    "ét felt i en tabel, der ikke er en økonomitabel: succeskriterier, en liste over sager",
    (
        Column("table_cell_id", "c.id", "Key", "Nøgle", "integer"),
        Column("code", "p.code", "Code of the proposal", "Forslagets kode"),
        Column("proposal", "p.title", "Title of the proposal, if any", "Forslagets titel, hvis der er et"),
        Column("caption", "t.caption", "Caption of the table", "Tabellens overskrift"),
        Column("row", "c.row + 1", "Number of the row, from 1", "Rækkens nummer, talt fra 1", "integer"),
        Column(
            "label",
            "(SELECT f.text FROM typed_cell f WHERE f.typed_table_id = t.id AND f.row = c.row"
            " AND f.column = 0)",
            "What the first column of the row prints",
            "Det, der står først i rækken",
        ),
        Column("heading", "h.heading", "Heading of the column", "Kolonnens overskrift"),
        Column("text", "c.text", "What the cell prints", "Det, der står i feltet"),
        Column("kind", "c.kind", "text, number or date", "tekst, tal eller dato (engelsk kode)"),
        Column("number", "CAST(c.number AS NUMERIC)", "The number it is", "Tallet, hvis det er et", "number"),
        Column("date", "c.day", "The date it is", "Datoen, hvis det er en", "date"),
        Column("proposal_id", "t.proposal_id", "Key to proposals", "Nøgle til proposals", "integer"),
        Column("typed_table_id", "t.id", "Key of the table", "Tabellens nøgle", "integer"),
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "COALESCE(" + page_sql("typed_cell", "c", "'text'") + ", t.first_page)",
            "Page of the cell",
            "Feltets side",
            "integer",
        ),
    ),
    "FROM typed_cell c JOIN typed_table t ON t.id = c.typed_table_id"
    " JOIN typed_column h ON h.typed_table_id = t.id AND h.ordinal = c.column"
    " JOIN document d ON d.id = t.document_id LEFT JOIN proposal p ON p.id = t.proposal_id",
)
