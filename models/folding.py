"""Names as they are compared: case aside, and æ, ø and å as those write them who have no such keys."""

import unicodedata

# "Ålborg" is "Aalborg", "Nørreby" is "Noerreby"; ä and ö are the Swedish letters of the same sound
SPELT_OUT = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa"})


def fold_name(said: str) -> str:
    """A name without its case, its Danish letters spelt out.

    >>> fold_name("Økonomiudvalget Ålborg"), fold_name("oekonomiudvalget AALBORG")
    ('oekonomiudvalget aalborg', 'oekonomiudvalget aalborg')
    """
    return unicodedata.normalize("NFC", said).casefold().translate(SPELT_OUT)
