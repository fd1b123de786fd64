"""A Document to records with evidence. Knows Danish and municipalities, knows no PDF and no database."""
