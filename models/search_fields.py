"""What the index of the search is made of: its fields, and how its entries are named."""

# The columns of search_text, and how much a word in each weighs.
SEARCH_FIELDS = {
    "title": 10.0,
    "decision": 5.0,
    "recommendation": 3.0,
    "keys": 8.0,
    "attachments": 2.0,
    "labels": 1.5,
    "text": 1.0,
}
# The columns of search_head, the fields that rank first.
HEAD_FIELDS = ("title", "keys", "decision")
FILTERS = "filters"
# How many letters of a document's SHA-256 begin the codes of its entries.
CODE_LENGTH = 12
