"""What members had put on record, gathered behind the items: "Protokoltilførsler" over "Ad 1. Budget"."""

import re
from collections.abc import Sequence

from parsers.minutes.agenda.head import AD, Head, order_of
from parsers.minutes.agenda.likeness import alike
from parsers.minutes.paper.rows import Row

STATEMENTS = re.compile(
    r"(?:(?:protokol)?(?:tilførsler|tilførsel|bemærkninger)|mindretals(?:udtalelser|udtalelse|erklæringer)"
    r"|sær(?:udtalelser|standpunkter))(?:\s+til\s+(?:protokollen|referatet))?\s*:?",
    re.IGNORECASE,
)
# "Ad punkt 2", "Punkt 2: Karen Holm finder, at ...", "Ad 2. Budget": whose item a statement is to
OF_ITEM = re.compile(
    r"^(?:(?P<ad>ad)\.?\s*)?(?P<word>(?:til\s+)?(?:pkt|punkt|sag|dagsordenspunkt)\.?\s*)?(?:nr\.?\s*)?"
    r"(?P<number>\d{1,3}[a-z]?)\s*(?:[.:,)–-]\s*|$|(?<=\d)\s(?=[A-ZÆØÅ]))",
    re.IGNORECASE,
)
# "1. ...", "At 1 ...": an item with points of its own, which "Ad punkt 1" may mean
OWN_POINT = re.compile(r"^(?:at\s+)?1\s*[).:]", re.IGNORECASE)
# "Punkt 1 i indstillingen": no item
OF_RECOMMENDATION = re.compile(r"^(?:i|af|under)\s+(?:\w+\s)?(?:indstilling|forslag)", re.IGNORECASE)
LONGEST = 50


def find_statements(rows: Sequence[Row]) -> frozenset[int]:
    """The rows "Ad 1. Budget" that count up below a heading of statements and head no items."""
    found: set[int] = set()
    opened: int | None = None
    last: tuple[int, str] | None = None
    for i, row in enumerate(rows):
        text = row.text
        if text[:2].lower() != "ad":
            opened = i if _opens(text) else opened
            continue
        if (match := AD.match(text)) is None:
            continue
        order = order_of(match["number"])
        last = order if opened == i - 1 or (last is not None and order > last) else None
        if last is not None:
            found.add(i)
    return frozenset(found)


def find_gathered(rows: Sequence[Row], heads: Sequence[Head], stop: int) -> list[tuple[int, str]]:
    """Where a paper gathers statements behind its last item, rows[:stop]: where each starts, and its item.

    heads are the paper's items; the first statement starts at the line that gathers them. "Ad punkt 1" means
    a point of the last item, where that has points of its own.
    """
    last = heads[-1]
    opener = next((i for i in range(last.after, stop) if _opens(rows[i].text)), stop)
    pointed = any(OWN_POINT.match(row.text) for row in rows[last.after : opener])
    named = {head.number: head.title for head in heads if head.title}
    found: list[tuple[int, str]] = []
    for i in range(opener + 1, stop):
        match = OF_ITEM.match(rows[i].text)
        if match is None or match["number"] not in named or not (match["ad"] or match["word"]):
            continue
        rest = rows[i].text[match.end() :]
        if OF_RECOMMENDATION.match(rest):
            return []
        if (match["word"] and not pointed) or (rest and alike(rest, named[match["number"]])):
            found.append((i, match["number"]))
    return [(opener, found[0][1]), *found[1:]] if found and found[0][0] == opener + 1 else []


def opens_statement(text: str) -> bool:
    """Whether a line says to which item a statement is: "Ad punkt 2"."""
    return OF_ITEM.match(text) is not None


def said_behind(text: str, title: str) -> int | None:
    """Where the statement starts in a line that says whose item it is to; None where no more is said.

    said_behind("Ad 2. Budget", "Budget") is None, said_behind("Ad 2: Vi er imod.", "Budget") is 6.
    """
    match = OF_ITEM.match(text)
    rest = text[match.end() :] if match is not None else text
    return None if not rest or alike(rest, title) else len(text) - len(rest)


def _opens(text: str) -> bool:
    return len(text) <= LONGEST and STATEMENTS.fullmatch(text) is not None
