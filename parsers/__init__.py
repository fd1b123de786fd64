"""A Document to records with evidence. Knows Danish and municipalities, knows no PDF and no database.

document.py chooses the parser. minutes/ reads meetings, proposals/ reads proposals, finance/ their tables.
What all of them use stands here: flow (lines and the way back to their places), text, dates, money, lexicons.
The words they go by are data: lexicon/*.toml.
"""
