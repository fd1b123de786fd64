"""The flat views over the store: what a person with a little SQL reads. Names and columns are stable.

Every view has `file`, the name the document was imported under, and `page`, where the row stands in it.
"""

from models.views.amounts import TEXT_AMOUNTS
from models.views.checks import CHECKS
from models.views.corrections import CORRECTIONS
from models.views.finance import AMOUNTS, PROPOSALS
from models.views.meetings import ATTACHMENTS, DECISIONS, ITEMS, MEETINGS, RECOMMENDATIONS
from models.views.rulings import ATTENDEES, BALLOTS, LAW_REFERENCES, STATEMENTS, VOTES
from models.views.sittings import SITTING_ITEMS, SITTINGS
from models.views.topics import TOPICS
from models.views.tracing import STATUSES
from models.views.typed import TABLE_CELLS
from models.views.viewing import DOCUMENT_ID, FILE, Column, View

DOCUMENTS = View(
    "documents",
    "a file that was imported, readable or not",
    "en fil, der er importeret, også hvis den ikke kunne læses",
    (
        DOCUMENT_ID,
        FILE,
        Column(
            "page", "1", "Always 1: the document's first page", "Altid 1: dokumentets første side", "integer"
        ),
        Column(
            "path",
            "(SELECT n.path FROM document_name n WHERE n.document_id = d.id ORDER BY n.id LIMIT 1)",
            "Where the file stood when it was imported",
            "Hvor filen lå, da den blev importeret",
        ),
        Column(
            "other_names",
            "(SELECT GROUP_CONCAT(name, '; ') FROM (SELECT n.name FROM document_name n"
            " WHERE n.document_id = d.id ORDER BY n.id LIMIT -1 OFFSET 1))",
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
        Column("size", "d.size", "Size in bytes", "Størrelse i byte", "integer"),
        Column("pages", "d.pages", "Number of pages", "Antal sider", "integer"),
        Column("read_by", "d.read_by", "text, pdf, ocr or mixed", "Læst som text, pdf, ocr eller mixed"),
        Column(
            "meeting_count",
            "(SELECT COUNT(*) FROM meeting m WHERE m.document_id = d.id)",
            "Number of meetings",
            "Antal møder",
            "integer",
        ),
        Column(
            "item_count",
            "(SELECT COUNT(*) FROM item i JOIN meeting m ON m.id = i.meeting_id WHERE m.document_id = d.id)",
            "Number of agenda items",
            "Antal punkter",
            "integer",
        ),
        Column(
            "proposal_count",
            "(SELECT COUNT(*) FROM proposal p WHERE p.document_id = d.id)",
            "Number of proposals",
            "Antal forslag",
            "integer",
        ),
        Column(
            "table_count",
            "(SELECT COUNT(*) FROM finance_table t WHERE t.document_id = d.id)",
            "Number of finance tables",
            "Antal økonomitabeller",
            "integer",
        ),
        Column(
            "finding_count",
            "((SELECT COUNT(*) FROM finding f WHERE f.document_id = d.id)"
            " + (SELECT COUNT(*) FROM sitting_finding f WHERE f.document_id = d.id))",
            "Number of findings",
            "Antal fund",
            "integer",
        ),
        Column("sha256", "d.sha256", "SHA-256 of the bytes", "SHA-256 af filens indhold"),
        Column(
            "imported_at", "d.imported_at", "When it was imported, UTC", "Hvornår den er importeret (UTC)"
        ),
        Column("parser_version", "d.parser_version", "Version that read it", "Den udgave, der læste filen"),
    ),
    "FROM document d",
)

FINDING_FIELDS = "document_id, severity, code, message, place, expected, found, page, ruling"
FINDINGS = View(
    "findings",
    "something a person should look at",
    "noget, et menneske bør se på",
    (
        Column(
            "finding_id",
            "f.id",
            "Key; below 0 for what documents of one meeting or export say otherwise",
            "Nøgle; under 0, hvor dokumenter om ét møde eller i én eksport er uenige",
            "integer",
        ),
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
        Column(
            "check_status",
            'f."check"',
            "Status of the check of a sum that it tells of: paper, reading or unclear",
            "Hvis fejl en sum, der ikke stemmer, er: paper, reading eller unclear (engelsk kode)",
        ),
        Column(
            "ruling",
            "f.ruling",
            "How it is settled: accepted, corrected or rejected by a person; empty while it is not",
            "Om et menneske har set den: bekræftet, rettet eller afvist; tom, til det er sket (engelsk kode)",
        ),
        DOCUMENT_ID,
        FILE,
        Column("page", "f.page", "Page, if it is about one", "Side, hvis fundet har en", "integer"),
    ),
    f'FROM (SELECT id, {FINDING_FIELDS}, "check" FROM finding UNION ALL SELECT -id, {FINDING_FIELDS}, NULL'
    " FROM sitting_finding) f JOIN document d ON d.id = f.document_id",
)

PROVENANCE = View(
    "provenance",
    "one place on paper that one value was read from",
    "ét sted på papiret, som en værdi er læst fra",
    (
        Column("record_table", "e.record_table", "Table of the record", "Postens tabel"),
        Column("record_id", "e.record_id", "Key of the record", "Postens nøgle", "integer"),
        Column("field", "e.field", "Field of the record", "Postens felt"),
        Column("printed", "s.printed", "The characters on paper", "Tegnene, som de står trykt"),
        Column("rule", "e.rule", "The rule that read it", "Reglen, der læste den"),
        Column(
            "certainty",
            "e.certainty",
            "printed, inferred, repaired or uncertain; confirmed or corrected by a person",
            "Sikkerhed (engelsk kode)",
        ),
        Column("note", "e.note", "Why it is not as printed", "Hvorfor den ikke er som trykt"),
        Column(
            "x0", "s.x0", "Left, points from the left edge", "Venstre kant (punkter fra venstre)", "number"
        ),
        Column("top", "s.top", "Top, points from the upper edge", "Overkant (punkter fra oven)", "number"),
        Column("x1", "s.x1", "Right", "Højre kant", "number"),
        Column("bottom", "s.bottom", "Bottom", "Underkant", "number"),
        Column(
            "confidence",
            "s.confidence",
            "The OCR program's own confidence, 0 to 1; empty for text that was not scanned",
            "OCR-programmets sikkerhed (0 til 1)",
            "number",
        ),
        DOCUMENT_ID,
        FILE,
        Column("page", "s.page", "Page; empty for a value that follows from others", "Side", "integer"),
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
    BALLOTS,
    VOTES,
    STATEMENTS,
    LAW_REFERENCES,
    ATTENDEES,
    ATTACHMENTS,
    SITTINGS,
    SITTING_ITEMS,
    PROPOSALS,
    STATUSES,
    AMOUNTS,
    TEXT_AMOUNTS,
    TABLE_CELLS,
    CHECKS,
    TOPICS,
    FINDINGS,
    CORRECTIONS,
    PROVENANCE,
)
