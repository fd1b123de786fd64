"""The view of topics: what items, proposals and overviews are about."""

from models.views.viewing import DOCUMENT_ID, FILE, Column, View

TOPICS = View(
    "topics",
    "a topic of an item, proposal or overview",
    "et emne for et punkt, et forslag eller en oversigt",
    (
        Column("topic", "t.code", "Code of the topic, such as a KLE number", "Emnets kode, fx et KLE-nummer"),
        Column("topic_title", "t.title", "Title of the topic", "Emnets navn"),
        Column(
            "kind", "e.kind", "item, proposal or overview", "item (punkt), proposal (forslag) eller overview"
        ),
        Column(
            "title",
            "CASE e.kind WHEN 'item' THEN (SELECT i.title FROM item i WHERE i.id = e.record_id)"
            " WHEN 'proposal' THEN (SELECT p.title FROM proposal p WHERE p.id = e.record_id)"
            " ELSE (SELECT f.caption FROM finance_table f WHERE f.id = e.record_id) END",
            "Title of the item, proposal or overview",
            "Punktets, forslagets eller oversigtens overskrift",
        ),
        Column(
            "score",
            "x.score",
            "How much of its words point there",
            "Hvor meget ordene peger på emnet",
            "number",
        ),
        Column(
            "source",
            "x.source",
            "case_number (the number holds the subject) or words",
            "case_number (sagsnummeret rummer emnet) eller words (ordene peger på det)",
        ),
        Column(
            "words",
            "x.words",
            "The words it rests on, parted by '; '",
            "De ord, det hviler på, adskilt af '; '",
        ),
        Column("id", "e.code", "Stable id of the entry, as in search", "Fast id, som i søgning"),
        Column("body", "e.body", "Who met", "Organ, der holdt mødet"),
        Column("date", "e.first_day", "Day of the meeting, or first of the price year", "Mødets dag", "date"),
        Column(
            "record_id",
            "e.record_id",
            "Key to items or proposals",
            "Nøgle til items eller proposals",
            "integer",
        ),
        DOCUMENT_ID,
        FILE,
        Column(
            "page",
            "CASE e.kind WHEN 'item' THEN (SELECT i.first_page FROM item i WHERE i.id = e.record_id)"
            " WHEN 'proposal' THEN (SELECT p.first_page FROM proposal p WHERE p.id = e.record_id)"
            " ELSE (SELECT MIN(g.page) FROM finance_table_page g WHERE g.finance_table_id = e.record_id) END",
            "First page",
            "Første side",
            "integer",
        ),
    ),
    "FROM entry_topic x JOIN topic t ON t.id = x.topic_id JOIN search_entry e ON e.id = x.search_entry_id"
    " JOIN document d ON d.id = e.document_id",
)
