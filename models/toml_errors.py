"""What is wrong in a TOML file, in Danish."""

import re

# What Python's reader says, by its beginning, and what that is in Danish.
SAID = {
    "Invalid statement": "linjen er hverken et navn med =, et [afsnit] eller en # bemærkning",
    "Expected newline or end of document": "der står mere på linjen, end der må",
    "Expected '=' after a key": "der mangler et lighedstegn efter navnet",
    "Expected ']' at the end of a table": "et afsnits navn mangler sin slutning ]",
    "Expected ']]' at the end of an array": "et afsnits navn mangler sin slutning ]]",
    "Expected": "noget mangler: en tekst eller en liste er ikke afsluttet",
    "Found invalid character": "her står et tegn, der ikke må være der",
    "Invalid initial character for a key part": "et navn begynder med et tegn, det ikke må",
    "Cannot declare": "afsnittet står der to gange",
    "Cannot redefine": "afsnittet står der to gange",
    "Cannot overwrite a value": "navnet står der to gange",
    "Cannot mutate": "navnet er allerede brugt til noget andet",
    "Duplicate inline table key": "navnet står der to gange",
    "Unclosed array": "en liste mangler sin slutning ] eller et komma",
    "Unclosed inline table": "en liste i { } mangler sin slutning }",
    "Unescaped": "en omvendt skråstreg i en tekst skal skrives to gange",
    "Invalid hex value": "en omvendt skråstreg i en tekst skal skrives to gange",
    "Escaped character": "en omvendt skråstreg i en tekst skal skrives to gange",
    "Unterminated string": "en tekst mangler sit sidste citationstegn",
    "Illegal character": "en tekst mangler sit sidste citationstegn, eller den har et tegn, den ikke må",
    "Invalid date": "datoen findes ikke",
    "Invalid value": 'værdien duer ikke: sæt tekst i "citationstegn" og lister i [ ]',
}
PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")
AT_END = "(at end of document)"


def explain_toml(err: Exception) -> str:
    """What a reader of TOML complains of, with the line, in Danish.

    >>> explain_toml(tomllib.TOMLDecodeError("Invalid value (at line 3, column 9)"))
    'linje 3, tegn 9: værdien duer ikke: sæt tekst i "citationstegn" og lister i [ ]'
    """
    if isinstance(err, UnicodeDecodeError):
        return "den er ikke gemt som UTF-8"
    said = str(err)
    what = next((danish for start, danish in SAID.items() if said.startswith(start)), "skrivemåden duer ikke")
    place = PLACE.search(said)
    if place is not None:
        return f"linje {place['line']}, tegn {place['column']}: {what}"
    return f"ved slutningen: {what}" if AT_END in said else what
