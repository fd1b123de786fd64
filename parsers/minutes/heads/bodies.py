"""The body of a meeting where its name has no word that says so: "Forebyggelse og Idræt", "Fritids møde"."""

import re
from collections.abc import Sequence

from models.evidence import Found
from parsers.flow import found
from parsers.minutes.heads.times import cut, is_date_line
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.people import MUNICIPALITY, is_only_body

# "Natur og fritids møde den 3. maj 2029", "Det fælles lokalråd - Referat", "Referat - Natur og fritid 3. maj"
BESIDE = (
    re.compile(r"^(?P<body>[A-ZÆØÅ][^.:;\d|]{3,60}?)s\s+(?:\w+\s+)?møde\s+(?:den|d\.|\d)"),
    re.compile(
        r"^(?P<body>[A-ZÆØÅ][^.:;\d|]{3,60}?)(?:\s+20\d\d[-–]20\d\d)?\s+[–-]\s+(?i:dagsorden|referat|beslutningsprotokol)"
    ),
    re.compile(
        r"^.{0,70}?\bafholdt\s+(?P<body>[a-zæøåA-ZÆØÅ][\wæøå-]*(?:rådet|udvalget|bestyrelsen|kommissionen))\s+(?:\w+\s+){0,2}møde\b"
    ),
    re.compile(
        r"^(?i:referat|dagsorden|beslutningsprotokol)\s+[–-]\s+(?P<body>[A-ZÆØÅ][^.:;\d|]{3,60}?)\s+(?:den\s|d\.|\d)"
    ),
)
# the kind of paper, which is no body
KIND = re.compile(
    r"^\W*(?:mødet?\b|(?:[\wæøå]+\s)?(?:dagsorden|referat|\w*protokol|mødereferat)\b)", re.IGNORECASE
)
# words of a place
PLACE = re.compile(r"(?:sal|lokale|rådhus|hus|center|kontor|vej|gade|skole)\w*\b|\d", re.IGNORECASE)
# what a label over a body's name says, and names that tell no body from another
WORDS_ALONE = frozenset({"udvalg", "udvalget", "råd", "rådet", "bestyrelse", "mødeforum", "nævn"})
# rows looked at, and the letters of a name
FIRST_ROWS, LONGEST = 5, 60


def find_body_beside(rows: Sequence[Row], start: int, stop: int) -> Found[str] | None:
    """The body that a line says it is by what stands beside it; None where no line does."""
    for row in rows[start : min(stop, start + FIRST_ROWS)]:
        if len(row.text) > 140:
            continue
        for pattern in BESIDE:
            match = pattern.match(row.text)
            if (
                match is not None
                and MUNICIPALITY.search(match["body"]) is None
                and not KIND.match(match["body"])
            ):
                return found(
                    match["body"], [cut(row.piece, *match.span("body"))], "minutes.header.body_beside"
                )
    return None


def find_body_alone(rows: Sequence[Row], start: int, stop: int) -> Found[str] | None:
    """The body that a line of a head names and says nothing else, as "Byrådet" under a title."""
    for row in rows[start:stop]:
        if len(row.text) < LONGEST and is_only_body(row.text) and row.text.lower() not in WORDS_ALONE:
            return found(row.text, [row.piece], "minutes.header.body_alone")
    return None


def find_body_above_date(rows: Sequence[Row], start: int, stop: int) -> Found[str] | None:
    """The line that opens a paper right above the line of its date, where it may be a body's name."""
    for i in range(start, min(stop - 1, start + 3)):
        text = rows[i].text
        if KIND.match(text):
            continue
        named = (
            text[:1].isupper() and 3 < len(text) < LONGEST and text[-1].isalpha() and not PLACE.search(text)
        )
        if not named or find_heading(text) is not None or MUNICIPALITY.search(text):
            return None
        if not is_date_line(rows[i + 1].text):
            return None
        note = "Linjen over mødets dato; den siger ikke selv, at den er et udvalg eller et råd."
        return found(text, [rows[i].piece], "minutes.header.body_above_date", "inferred", note)
    return None
