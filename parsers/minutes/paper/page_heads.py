"""What the heads of pages say in a text without layout, where they are not the same on every page."""

import re

from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.people import MUNICIPALITY

# what a head says before it lists annexes has so many letters
LEAST_LEAD = 14
GOES_ON = re.compile(r"[ ,–-]*[a-zæøå]")


def lead_of(text: str) -> str:
    """What a running line says on every page: "Byrådet den 3. maj  Bilag" of one that lists annexes."""
    lead, _, rest = text.partition(":")
    named = find_heading(lead.rsplit(" ", 1)[-1]) if rest and len(lead) >= LEAST_LEAD else None
    return lead if named is not None and named.role == "attachments" else text


def is_from_town(text: str) -> bool:
    """Whether a line begins with whose paper it is: "Nørreby Kommune  Møde i udvalget".

    Text goes on with a small letter: "Nørreby Kommune afslår ansøgningen".
    """
    town = MUNICIPALITY.match(text)
    return town is not None and GOES_ON.match(text, town.end()) is None
