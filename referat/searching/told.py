"""What is told of the records that a question hits: title, number, meeting, outcomes, file and page."""

# The item whose decision counts: of an agenda's it is that of the minutes of the same meeting.
DECIDED = """
CASE WHEN EXISTS (SELECT 1 FROM decision o WHERE o.item_id = items.item_id) THEN items.item_id
 ELSE (SELECT t.decision_item_id FROM sitting_part x JOIN sitting_item t ON t.id = x.sitting_item_id
 WHERE x.item_id = items.item_id) END"""
# What is told of the records that were hit, by kind; each has the same columns.
TOLD = {
    "item": f"""
SELECT item_id AS record_id, COALESCE(title, CASE WHEN closed THEN '(lukket punkt)' END) AS title, number,
 case_number, body, date, (SELECT GROUP_CONCAT(outcome, '; ') FROM (SELECT DISTINCT p.outcome FROM decision p
 WHERE p.item_id = {DECIDED} ORDER BY p.ordinal)) AS outcomes, file, page, document_id
FROM items WHERE item_id IN ({{ids}})""",
    "proposal": """
SELECT proposal_id AS record_id, title, code AS number, NULL AS case_number, NULL AS body, NULL AS date,
 NULL AS outcomes, file, page, document_id
FROM proposals WHERE proposal_id IN ({ids})""",
    "overview": """
SELECT t.id AS record_id, COALESCE(t.caption, 'Oversigt') AS title, t.number, NULL AS case_number,
 NULL AS body, NULL AS date, NULL AS outcomes, d.file, (SELECT MIN(g.page) FROM finance_table_page g
 WHERE g.finance_table_id = t.id) AS page, t.document_id
FROM finance_table t JOIN documents d ON d.document_id = t.document_id WHERE t.id IN ({ids})""",
}
