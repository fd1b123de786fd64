"""Forms of headings over decisions that name a body in less usual ways."""

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
