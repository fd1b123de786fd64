"""Forms of headings: over what is proposed, and over decisions that name a body in less usual ways."""

import re

# "Byrådet vedtog:", "Udvalget traf følgende beslutning:"
BODY_RULED = re.compile(
    r"^(?P<body>[^\W\d][^.:;,\d]{2,70}?)\s+(?:vedtog|besluttede|har\s+(?:besluttet|vedtaget)"
    r"|traf\s+(?:følgende|denne)\s+(?:beslutning|afgørelse))\s*:$",
    re.IGNORECASE,
)
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
