"""Paper whose line breaks are lost: a page, or all of it, is one long line of text.

Nothing parts a heading from the text under it but the words themselves. A line is cut where a heading word
begins a sentence or breaks one off with a capital ("... andre hverv Beslutning Intet at drøfte."), before and
after it; and where an item begins: a number that runs on from the last one, a title, and soon a heading.
Papers that have lines of their own for their headings are left as they are.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parsers.dates import date_pattern
from parsers.flow import Flow, Piece, Place
from parsers.lexicons import load_lexicon, remembered
from parsers.minutes.paper.inline import label_starts
from parsers.minutes.paper.lost_titles import find_head_lines, find_titles
from parsers.minutes.phrases.decision_headings import is_body_that_decides
from parsers.minutes.phrases.headings import find_heading

# a line is long from so many letters on; so much of the text stands in long lines
LONG, MOST = 300, 0.7
# roles that a line of its own would have; headings that may break off a sentence without a full stop
OWN_LINES = frozenset(
    {"decision", "recommendation", "recommendation_and_decision", "case_presentation", "summary"}
)
RULING, SURE = (
    ("decision", "recommendation_and_decision"),
    ("recommendation", "case_presentation", "summary", "theme"),
)
AFTER_STOP = ("finance", "authoritative", "history", "attachments", "communication", "law", "other")
# what ends a sentence, or a heading
STOPS = '.!?:;)”"'
# "12 Indholdsfortegnelse", "Side 3 2. Budget": the number of the page, before its text and after it
PAGE_BEFORE = re.compile(r"(?P<page>\d{1,3})\s+(?=\S)")
SIDE_BEFORE = re.compile(r"Side\s\d{1,3}\s+(?=\d{1,3}[.)]?\s?[A-ZÆØÅ])")
SIDE_AFTER = re.compile(r"\s+(?:Møde den\s+)?Side\s\d{1,3}(?:\s(?:af|/)\s\d{1,3})?$")
LONE_AFTER = re.compile(r"(?<=[.:?])\s(?P<page>\d{1,3})$")
# "Beslutning i Kulturudvalget den 3. maj 2029:", "BESLUTNING I BYRÅDET DEN", "Beslutning den :"
OF_RULING = re.compile(
    r"(?<![\w-])(?:Beslutning(?:er)?|BESLUTNING(?:ER)?)\s+(?:(?:i|fra|af|I|FRA|AF)\s+)?"
    r"(?P<body>[A-ZÆØÅ][\wæøåÆØÅ,&/ -]{2,60}?)\s+(?:den|DEN|d\.)(?=[\s:]|$)\s*"
)
OF_DAY = re.compile(r"(?<![\w-])Beslutning(?:er)?\s+den(?=[\s:])\s*")
# "Nørreby Lokaludvalgs beslutning på mødet den 18. maj 2029:"
BODYS_RULING = re.compile(
    r"(?<![\w-])[A-ZÆØÅ][\wæøå-]*(?:\s[\wæøåÆØÅ-]+){0,3}s\s(?:beslutning|vedtagelse)\b(?:[^.:;]|(?<=\d)\.){0,60}:"
)
# "Børne- og Kulturforvaltningen indstiller", "Det indstilles"
PROPOSER = re.compile(
    r"(?:[A-ZÆØÅ][\wæøåÆØÅ-]*(?:,?\s(?:og|for|af|&|i)\s[\wæøåÆØÅ-]+){0,4}\s(?:indstiller|anbefaler|foreslår)"
    r"|Det\s(?:indstilles|foreslås))\b(?=[,:]|\sat\b|\stil\b|\s[A-ZÆØÅ])"
)
# "..., 1. at planen godkendes"
POINT = re.compile(r"(?<=[,:.;]\s)(?=\d{1,2}[.)]\s[Aa]t\b)")
# "43. Budget", "Punkt 3: Budget", "35 Godkendelse af dagsorden"
ITEM = re.compile(
    r"(?<![\w.,:/§-])(?:(?:Punkt|Pkt\.?|Sag(?:\snr\.?)?)\s*)?(?P<number>[1-9]\d{0,2})(?P<sign>[.):]?)\s+(?=[A-ZÆØÅ\"”»])"
)
# "Åben sag", "ABC 12/2029", "Sag nr. 12/2029": what follows on the title of an item
BEHIND_TITLE = re.compile(
    r"(?<=\s)(?:Åbent?|Lukket)\s(?:sag|punkt)(?=\s|$)|(?<=\s)[A-Z]{2,4}\s\d{1,4}/\d{2,4}\s"
    r"|(?<=\s)(?:Sag(?:s-?)?\s?nr\.|Sag|J\.\s?nr\.|Journalnr\.)\s\d[\w./-]{4,24}(?=\s)"
)
# the title of an item is no longer than this
LONGEST = 230
CONTENTS = re.compile(
    r"(?<![\w-])(?:Indholdsfortegnelse|INDHOLDSFORTEGNELSE|Sagsoversigt)(?:\s(?:Side|Sag nr\.))*:?(?=\s)"
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A heading in a line, text[start:end]."""

    start: int
    end: int


def find_lost(flow: Flow) -> Mapping[int, tuple[Piece, ...]]:
    """The parts of each long line, by the line's index, where a paper's line breaks are lost; else none."""
    found: Mapping[int, tuple[Piece, ...]] = flow.once("minutes.lost_breaks", _find)
    return found


def _find(flow: Flow) -> Mapping[int, tuple[Piece, ...]]:
    plain = [place for place in flow.places if place.line.box is None]
    long = {place.index for place in plain if len(place.text) > LONG}
    numbered = _pages_run(plain) if long else {}
    lost = sum(len(place.text) for place in plain if place.index in long or place.index in numbered)
    if not long or lost < MOST * sum(len(place.text) for place in flow.places):
        return {}
    if any(_is_own_line(place.text) for place in flow.places):
        return {}
    parts: dict[int, tuple[Piece, ...]] = {}
    last = 0
    for place in plain:
        if place.index not in long and place.index not in numbered:
            continue
        start, page = numbered.get(place.index, (0, 0))
        pieces, last = _cut(place, start, page, last)
        parts[place.index] = pieces
    return parts


def _is_own_line(text: str) -> bool:
    heading = find_heading(text) if len(text) < 120 else None
    return heading is not None and heading.role in OWN_LINES and heading.rest is None


def _pages_run(places: Sequence[Place]) -> dict[int, tuple[int, int]]:
    """Where the text of each line begins, with its page, by index, when lines begin with a page's number."""
    runs: dict[int, tuple[int, int]] = {}
    before = 0
    for place in places:
        match = PAGE_BEFORE.match(place.text)
        if match is not None and int(match["page"]) == before + 1 and not POINT.match(place.text):
            before += 1
            runs[place.index] = match.end(), before
    return runs if before > 1 else {}


def _cut(place: Place, start: int, page: int, last: int) -> tuple[tuple[Piece, ...], int]:
    """The parts of one line from start on, and the number of the last item that begins in it or before.

    page is the number that the line begins with, which its page has; 0 where it begins with none.
    """
    text = place.text
    if (side := SIDE_BEFORE.match(text, start)) is not None:
        start = side.end()
    foot = SIDE_AFTER.search(text, start)
    if foot is None and page and (lone := LONE_AFTER.search(text, start)) is not None:
        foot = lone if page - 2 <= int(lone["page"]) <= page else None
    end = foot.start() if foot is not None else len(text)
    marks = sorted(_marks(text, start, end), key=lambda mark: (mark.start, -mark.end))
    marks = [mark for i, mark in enumerate(marks) if not any(mark.start < other.end for other in marks[:i])]
    contents = CONTENTS.search(text, start, end) if page else None
    if contents is not None:  # on a page of their own "Beslutning: Budget" is a title
        marks = [mark for mark in marks if mark.start <= contents.start()]
    cuts = {start, end} | {at for mark in marks for at in (mark.start, mark.end)}
    cuts |= {match.start() for match in POINT.finditer(text, start, end)}
    titles = find_titles(text, start, end)
    cuts |= titles
    if not titles:
        items, last = _items(text, start, end, sorted(cuts | set(label_starts(text))), last)
        cuts |= items
    if place.index == 0:
        cuts |= find_head_lines(text, start, min((at for at in cuts if at > start), default=end))
    places = sorted(at for at in cuts if start <= at <= end)
    return tuple(_pieces(place, places)), last


def _pieces(place: Place, cuts: Sequence[int]) -> Iterator[Piece]:
    for start, stop in itertools.pairwise(cuts):
        part = place.text[start:stop]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            yield Piece(place, start + lead, start + len(part.rstrip()))


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The headings of a line; some may overlap."""
    for match in OF_RULING.finditer(text, start, end):
        if is_body_that_decides(match["body"]):
            yield _Mark(match.start(), _after_day(text, match.end()))
    for match in OF_DAY.finditer(text, start, end):
        yield _Mark(match.start(), _after_day(text, match.end()))
    for match in BODYS_RULING.finditer(text, start, end):
        if find_heading(match[0]) is not None:
            yield _Mark(*match.span())
    for match in CONTENTS.finditer(text, start, end):
        yield _Mark(*match.span())
    for roles in (RULING, SURE, AFTER_STOP):
        for match in _heading_words(roles).finditer(text, start, end):
            before = text[start : match.start()].rstrip()
            stopped = not before or before[-1] in STOPS
            if match["colon"] or stopped or roles is RULING or (roles is SURE and not _is_named(before)):
                yield _Mark(*match.span())
    for match in PROPOSER.finditer(text, start, end):
        if text[start : match.start()].rstrip()[-1:] in STOPS:
            yield _Mark(match.start(), match.start())
    for match in BEHIND_TITLE.finditer(text, start, end):
        yield _Mark(*match.span())


def _after_day(text: str, at: int) -> int:
    """Where a heading ends whose last word is "den": after the day and the colon, where they are printed."""
    day = date_pattern().match(text, at)
    at = day.end() if day is not None else at
    colon = re.compile(r"\s*:").match(text, at)
    return colon.end() if colon is not None else at


def _is_named(before: str) -> bool:
    """Whether a word with a capital goes on with a name: "Udvalget for Baggrund"."""
    return before.rsplit(" ", 1)[-1].lower() in (
        "for",
        "og",
        "af",
        "til",
        "i",
        "om",
        "på",
        "se",
        "jf.",
        "under",
    )


def _items(text: str, start: int, end: int, cuts: Sequence[int], last: int) -> tuple[set[int], int]:
    """Where items begin: their numbers run on, and a heading or a label stands soon after their title."""
    found: set[int] = set()
    contents = CONTENTS.search(text, start, end)
    for match in ITEM.finditer(text, start, end):
        number = int(match["number"])
        if contents is not None and contents.end() <= match.start():
            if number == last + 1 or not found:
                found.add(match.start())
                last = number
            continue
        later = next((at for at in cuts if at > match.end()), None)
        told = later is not None and later - match.end() < LONGEST
        proposed = PROPOSER.search(text, match.end(), min(end, match.end() + LONGEST))
        leads = text[start : match.start()].rstrip()
        stopped = not leads or leads[-1] in STOPS or match["sign"] == "."
        if (told or proposed) and stopped and ((not found and last == 0) or 0 < number - last <= 3):
            found.add(match.start())
            last = number
            if proposed and (later is None or proposed.start() < later):
                found.add(proposed.start())
    return found, 0 if contents is not None else last


@remembered()
def _heading_words(roles: tuple[str, ...]) -> re.Pattern[str]:
    """A heading word with a capital, or in capitals, before a colon or something that begins anew."""
    alone = load_lexicon("headings")["alone"]
    words = sorted({word for role in roles for word in alone[role]}, key=len, reverse=True)
    options = "|".join(
        f"{re.escape(word[0].upper() + word[1:])}|{re.escape(word.upper())}"
        for word in words
        if len(word) > 4
    )
    return re.compile(rf"(?<![\w/-])(?:{options})(?:(?P<colon>\s?:)|(?=\s+[A-ZÆØÅ\d\"”»(§•·–]|\s*$))")
