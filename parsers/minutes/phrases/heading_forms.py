"""Forms of headings: over what is proposed, and over decisions that name a body in less usual ways."""

import re

from models.frozen import dataclass

# "Byrådet vedtog:", "Udvalget traf følgende beslutning:"
BODY_RULED = re.compile(
    r"^(?P<body>[^\W\d][^.:;,\d]{2,70}?)\s+(?:vedtog|besluttede|har\s+(?:besluttet|vedtaget)"
    r"|traf\s+(?:følgende|denne)\s+(?:beslutning|afgørelse))\s*:$",
    re.IGNORECASE,
)
# "BYRÅDET: Godkendt.": a body in capitals, and what it decided
IN_CAPITALS = re.compile(r"^(?P<body>[A-ZÆØÅ][A-ZÆØÅ, -]{3,60}):\s+(?P<rest>[A-ZÆØÅ]\S.*)$")
# "Forslaget sattes til afstemning."
PUT_TO_VOTE = re.compile(r"\btil\s+afstemning\b|^afstemning\b", re.IGNORECASE)
# "BESLUTNING: Kommunalbestyrelsen den 16-12-2021"
COLON_BODY = re.compile(
    r"^beslutning(?:er)?\s*:\s+(?P<body>[A-ZÆØÅ][^.:;\d]{2,70}?),?\s+(?:(?:den|d\.)\s*)?"
    r"(?P<date>\d[\d./ a-zæøå-]{5,20})$",
    re.IGNORECASE,
)
# "Beslutning den :", where the day was never filled in
DAY_LEFT_OUT = re.compile(r"^beslutning(?:er)?\s+den\s*:?$", re.IGNORECASE)
# "Center for Ejendomme indstiller, at", "Det indstilles,", "Det foreslås,", "Forvaltningen anbefaler, at:"
PROPOSES = re.compile(
    r"^(?:det\s+|der\s+)?(?P<proposer>[^.:;]{0,90}?\b)"
    r"(?:indstiller|indstilles|anbefaler|foreslår|(?<=^det )foreslås(?=,$))"
    r"(?:\s+(?:til\s+[^.:;,]{2,60}|derfor|det|over\s?for\s+[^.:;,]{2,60}))?(?:\s*[,:]\s*|\s*)"
    r"(?:at)?\s*[:,]?$",
    re.IGNORECASE,
)
# "Det indstilles, at planen godkendes.", "Forvaltningen indstiller, at planen godkendes."
PROPOSES_INLINE = re.compile(
    r"^(?:(?:det|der)\s+indstilles|indstilling\s+om|[A-ZÆØÅ][^.:;,]{2,70}?\s+indstiller)(?:\s+(?:til"
    r"|over\s?for)\s+[^.:;,]{2,60})?\s*[,:]?\s+(?P<rest>at\b.+)$",
    re.IGNORECASE,
)
# "Indstilling fra Kulturudvalget", "Anbefaling fra administrationen", "Indstilling til byrådet:"
PROPOSED_BY = re.compile(
    r"^(?:indstilling(?:er)?|anbefaling(?:er)?|forslag\s+til\s+beslutning)\s+(?:fra\s+[^.:;,]{3,70}:?"
    r"|(?:til|over\s?for)\s+[^.:;,]{3,70}:)$",
    re.IGNORECASE,
)
# "Indstilling til rådmanden": the head of a memo
MEMO = re.compile(
    r"^(?P<what>(?:by|råd|udvalgs|magistrats|direktions)?\w*indstilling|notat|indstilling|cover"
    r"|forklæde|følgebrev)\s+(?:til|for)\s+(?P<to>[^.:;]{3,70})$",
    re.IGNORECASE,
)
# "Bilag til punkt nr. 2:", "Bilag til sag 14"; in small letters a sentence goes on so
ANNEXES_OF = re.compile(
    r"^(?=[A-ZÆØÅ])(?i:(?:bilag|bilagsliste|bilagsoversigt|vedlagte\s+bilag)\s+(?:til|for|i|vedr\.?|vedrørende|på)"
    r"\s+(?:dagsordens)?(?:punkt(?:et)?|pkt\.?|sag(?:en)?)(?:\s*(?:nr\.?\s*)?\d{1,4}(?:/\d+)?)?)\s*:?$"
)
# "Fraværende i Byrådet, 3. maj 2022:", over names
AWAY_FROM = re.compile(
    r"^(?:fraværende|afbud|ikke\s+til\s+stede)\s+(?:i|på|ved)\s+[^:;]{3,80}:$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line opens: its role, and where in the line a value that follows on it starts (None: none).

    body and date are the printed words of a decision's heading; number is the item it names; empty says
    that the line itself says that nothing follows ("Bilag (-)"); inside says that the line is text under a
    heading that its column has, no heading itself.
    """

    role: str
    rest: int | None = None
    body: tuple[int, int] | None = None
    date: tuple[int, int] | None = None
    number: str | None = None
    empty: bool = False
    inside: bool = False
