"""The view of what people said of values and findings."""

from models.views.viewing import Column, View

CORRECTIONS = View(
    "corrections",
    "what a person said of a value or a finding: seen and right, corrected, or rejected",
    "hvad et menneske har sagt om en værdi eller et fund: bekræftet, rettet eller afvist",
    (
        Column("correction_id", "c.id", "Key", "Nøgle", "integer"),
        Column(
            "state",
            "CASE WHEN d.id IS NULL AND c.undone_at IS NULL THEN 'absent' ELSE c.state END",
            "applied, agrees (it is now read so), changed (the printed text is another: asks again),"
            " gone (asks again), superseded (by a newer one), undone or absent (the file is not here)",
            "gælder, læses nu sådan, teksten er en anden, findes ikke mere, afløst, fortrudt"
            " eller filen er her ikke (engelsk kode)",
        ),
        Column(
            "verdict",
            "c.verdict",
            "accepted, corrected, rejected or added (a whole record; value is its fields as JSON)",
            "bekræftet, rettet, afvist eller tilføjet (engelsk kode)",
        ),
        Column(
            "address",
            "SUBSTR(c.sha256, 1, 12) || '/' || c.path",
            "Address of the value, the same whenever the file is read",
            "Værdiens adresse, den samme ved hver import",
        ),
        Column("read", "c.read", "What it was read as", "Hvad der var læst"),
        Column("value", "c.value", "What it should be", "Hvad der skal stå"),
        Column("also", "c.also", "Columns that follow from it (JSON)", "Kolonner, der følger af den (JSON)"),
        Column("printed", "c.printed", "The characters on paper", "Tegnene, som de står trykt"),
        Column("why", "c.why", "Why", "Hvorfor"),
        Column("made_by", "c.made_by", "Who said so", "Hvem der har sagt det"),
        Column("made_at", "c.made_at", "When, UTC", "Hvornår (UTC)"),
        Column("undone_by", "c.undone_by", "Who took it back", "Hvem der har fortrudt"),
        Column("undone_at", "c.undone_at", "When it was taken back, UTC", "Hvornår det er fortrudt (UTC)"),
        Column("record_table", "c.record_table", "Table of the record", "Postens tabel"),
        Column("record_id", "c.record_id", "Key of the record, as it is now", "Postens nøgle nu", "integer"),
        Column("field", "c.field", "Field of the record", "Postens felt"),
        Column("anchor", "c.anchor", "Names of the records around it", "Navne på posterne omkring"),
        Column("start", "c.start", "Where the text begins on its page", "Tekstens start på siden", "integer"),
        Column("uid", "c.uid", "Key in all stores", "Nøgle i alle databaser"),
        Column("sha256", "c.sha256", "SHA-256 of the file's bytes", "SHA-256 af filens indhold"),
        Column(
            "known_by",
            "c.known_by",
            "What its meeting and item, or its proposal, are known by in any file (JSON)",
            "Det, mødet og punktet, eller forslaget, kendes på i enhver fil (JSON)",
        ),
        Column(
            "answered_by",
            "c.answered_by",
            "Who said whether it holds in a newer file",
            "Hvem der har sagt, om det gælder i en nyere fil",
        ),
        Column("answered_at", "c.answered_at", "When that was said, UTC", "Hvornår det er sagt (UTC)"),
        Column("path", "c.path", "The address inside the file", "Adressen inde i filen"),
        Column("document_id", "d.id", "Key to documents", "Nøgle til documents", "integer"),
        Column("file", "c.file", "Name of the file, when it was said", "Filens navn dengang"),
        Column("page", "c.page", "Page of the printed text", "Den trykte teksts side", "integer"),
    ),
    "FROM correction c LEFT JOIN document d ON d.sha256 = c.sha256",
)
