"""The views of what is told around a decision: rounds of voting, voters, statements, acts, attendance."""

from models.views.meetings import ITEM_COLUMNS, ITEM_SOURCE, MEETING_COLUMNS
from models.views.viewing import DOCUMENT_ID, FILE, Column, View, page_sql


def _voters(choice: str) -> str:
    return (
        "(SELECT GROUP_CONCAT(voter, '; ') FROM (SELECT v.voter FROM ballot_vote v"
        f" WHERE v.ballot_id = b.id AND v.choice = '{choice}' ORDER BY v.ordinal))"
    )


_BALLOT_ID = Column("ballot_id", "b.id", "Key to ballots", "Nøgle til ballots", "integer")
_ROUND = Column(
    "round", "b.ordinal + 1", "Round of voting on the item, from 1", "Afstemning nr. om punktet", "integer"
)
_MATTER = Column(
    "matter",
    "b.matter",
    "matter, amendment or subamendment",
    "sagen selv, ændringsforslag eller underændringsforslag (engelsk kode)",
)
_RESULT = Column(
    "result", "b.result", "adopted, rejected or withdrawn", "vedtaget, forkastet eller trukket (engelsk kode)"
)
_CERTAINTY = (
    "(SELECT e.certainty FROM evidence e WHERE e.record_table = '{table}' AND e.record_id = {alias}.id"
    " AND e.field = '{field}')"
)

BALLOTS = View(
    "ballots",
    "one round of voting on an item",
    "én afstemning om et punkt",
    (
        _BALLOT_ID,
        _ROUND,
        _MATTER,
        Column(
            "about", "b.about", "What was voted on, as printed", "Hvad der blev stemt om, som det står trykt"
        ),
        Column(
            "point",
            "b.point",
            "Number of the point voted on",
            "Nummer på det punkt, der blev stemt om",
            "integer",
        ),
        Column(
            "in_favour",
            _voters("in_favour"),
            "Who voted for, parted by '; '",
            "Hvem der stemte for, adskilt af '; '",
        ),
        Column("against", _voters("against"), "Who voted against", "Hvem der stemte imod"),
        Column("abstain", _voters("abstain"), "Who abstained", "Hvem der hverken stemte for eller imod"),
        Column("count_for", "b.count_for", "How many voted for", "Antal for", "integer"),
        Column("count_against", "b.count_against", "How many voted against", "Antal imod", "integer"),
        Column("count_abstain", "b.count_abstain", "How many abstained", "Antal, der undlod", "integer"),
        Column(
            "rest",
            "b.rest",
            "How those voted that are not named: for, against or abstain; inferred",
            "Hvad de, der ikke er nævnt, stemte (engelsk kode); udledt",
        ),
        _RESULT,
        Column(
            "result_certainty",
            _CERTAINTY.format(table="ballot", alias="b", field="result"),
            "printed, or inferred from the outcome",
            "trykt eller udledt af udfaldet (engelsk kode)",
        ),
        Column(
            "decision_id",
            "(SELECT x.id FROM decision x WHERE x.item_id = b.item_id AND x.ordinal = b.decision)",
            "The decision in whose text it stands: key to decisions",
            "Beslutningen, den hører til: nøgle til decisions",
            "integer",
        ),
        *ITEM_COLUMNS,
        *MEETING_COLUMNS,
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "COALESCE((SELECT MIN(s.page) FROM ballot_vote v"
            " JOIN evidence e ON e.record_table = 'ballot_vote'"
            " AND e.record_id = v.id JOIN evidence_span s ON s.evidence_id = e.id WHERE v.ballot_id = b.id), "
            + page_sql("ballot", "b", "'count_for', 'count_against', 'count_abstain', 'rest', 'result'")
            + ", i.first_page)",
            "Page of the vote",
            "Afstemningens side",
            "integer",
        ),
    ),
    f"FROM ballot b JOIN item i ON i.id = b.item_id {ITEM_SOURCE}",
)

VOTES = View(
    "votes",
    "how one party or person voted in one round",
    "hvad ét parti eller én person stemte i én afstemning",
    (
        Column("vote_id", "v.id", "Key", "Nøgle", "integer"),
        Column("voter", "v.voter", "Party or person as printed", "Parti eller person, som det står trykt"),
        Column(
            "choice", "v.choice", "in_favour, against or abstain", "for, imod eller undlod (engelsk kode)"
        ),
        _BALLOT_ID,
        _ROUND,
        _MATTER,
        _RESULT,
        *ITEM_COLUMNS,
        *MEETING_COLUMNS,
        DOCUMENT_ID,
        FILE,
        Column(
            "page", page_sql("ballot_vote", "v", "'voter'"), "Page of the name", "Navnets side", "integer"
        ),
    ),
    f"FROM ballot_vote v JOIN ballot b ON b.id = v.ballot_id JOIN item i ON i.id = b.item_id {ITEM_SOURCE}",
)

STATEMENTS = View(
    "statements",
    "what somebody said to a decision, moved, or made it depend on",
    "hvad nogen har sagt til en beslutning, stillet af forslag eller stillet som betingelse",
    (
        Column("statement_id", "t.id", "Key", "Nøgle", "integer"),
        Column(
            "kind",
            "t.kind",
            "minority, note, reservation, amendment, subamendment or condition",
            "mindretalsudtalelse, protokoltilførsel, forbehold, ændringsforslag, underændringsforslag eller"
            " forudsætning (engelsk kode)",
        ),
        Column(
            "by",
            "(SELECT GROUP_CONCAT(name, '; ') FROM (SELECT y.name FROM statement_by y"
            " WHERE y.statement_id = t.id ORDER BY y.ordinal))",
            "Parties and persons, parted by '; '",
            "Partier og personer, adskilt af '; '",
        ),
        Column("text", "t.text", "Word for word", "Ord for ord"),
        Column(
            "result",
            "t.result",
            "Of what was moved: adopted, rejected or withdrawn",
            "Om forslag: vedtaget, forkastet eller trukket (engelsk kode)",
        ),
        Column(
            "decision_id",
            "(SELECT x.id FROM decision x WHERE x.item_id = t.item_id AND x.ordinal = t.decision)",
            "The decision it belongs to: key to decisions",
            "Beslutningen, den hører til: nøgle til decisions",
            "integer",
        ),
        *ITEM_COLUMNS,
        *MEETING_COLUMNS,
        DOCUMENT_ID,
        FILE,
        Column("page", page_sql("statement", "t", "'text'"), "Page of the text", "Tekstens side", "integer"),
    ),
    f"FROM statement t JOIN item i ON i.id = t.item_id {ITEM_SOURCE}",
)

LAW_REFERENCES = View(
    "law_references",
    "a place in an act that an item's text names",
    "et sted i en lov, som et punkts tekst nævner",
    (
        Column("law_reference_id", "r.id", "Key", "Nøgle", "integer"),
        Column(
            "act",
            "r.act",
            "The act's name in one form; empty where none is named",
            "Lovens navn i én form; tomt, når ingen er nævnt",
        ),
        Column("paragraph", "r.paragraph", "Number of the paragraph", "Paragraffens nummer"),
        Column("part", "r.part", "Part of the paragraph", "Stykke, nummer og litra"),
        Column("printed", "r.printed", "The words as printed", "Ordene, som de står trykt"),
        *ITEM_COLUMNS,
        *MEETING_COLUMNS,
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            page_sql("law_reference", "r", "'printed'"),
            "Page of the words",
            "Ordenes side",
            "integer",
        ),
    ),
    f"FROM law_reference r JOIN item i ON i.id = r.item_id {ITEM_SOURCE}",
)

# Those named as present or absent, each with what more is told of the meeting; then what is told of an item.
_ATTENDED = """FROM (
  SELECT a.id AS id, 'attendance' AS source, a.meeting_id, NULL AS item_id, a.name,
    a.status AS status,
    NULL AS time, NULL AS at_item, NULL AS stands_in_for, NULL AS reason, NULL AS said
  FROM attendance a
  WHERE NOT EXISTS (SELECT 1 FROM attendance_note n WHERE n.meeting_id = a.meeting_id AND n.name = a.name)
  UNION ALL
  SELECT n.id, 'attendance_note', COALESCE(n.meeting_id, i.meeting_id), n.item_id, n.name, n.status, n.time,
    n.at_item, n.stands_in_for, n.reason, n.said
  FROM attendance_note n LEFT JOIN item i ON i.id = n.item_id
) a JOIN meeting m ON m.id = a.meeting_id JOIN document d ON d.id = m.document_id
 LEFT JOIN item i ON i.id = a.item_id"""
ATTENDEES = View(
    "attendees",
    "how one person attended a meeting, or one item of it",
    "hvordan én person deltog i et møde eller i ét punkt på det",
    (
        Column("name", "a.name", "Name without title and party", "Navn uden titel og parti"),
        Column(
            "status",
            "a.status",
            "present, excused, absent, substitute, late, left, recused or away",
            "til stede, afbud, fraværende, stedfortræder, kom senere, gik før, inhabil eller deltog ikke"
            " (engelsk kode)",
        ),
        Column(
            "time", "a.time", "When the person came or left, HH:MM", "Hvornår personen kom eller gik (TT:MM)"
        ),
        Column(
            "at_item", "a.at_item", "The item then dealt with, as printed", "Punktet, der da blev behandlet"
        ),
        Column(
            "stands_in_for",
            "a.stands_in_for",
            "Whom a substitute came for",
            "Hvem en stedfortræder mødte for",
        ),
        Column("reason", "a.reason", "Reason as printed", "Grunden, som den står trykt"),
        Column("said", "a.said", "The sentence it was read from", "Sætningen, det er læst af"),
        Column(
            "item_id",
            "a.item_id",
            "The item, when it is about one: key to items",
            "Punktet, når det gælder et: nøgle til items",
            "integer",
        ),
        Column("number", "i.number", "Number of that item", "Nummer på det punkt"),
        *MEETING_COLUMNS,
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "COALESCE((SELECT MIN(s.page) FROM evidence e JOIN evidence_span s ON s.evidence_id = e.id"
            " WHERE e.record_table = a.source AND e.record_id = a.id AND e.field = 'name'), m.first_page)",
            "Page of the name",
            "Navnets side",
            "integer",
        ),
    ),
    _ATTENDED,
)
