"""Whether a paper is minutes or an agenda: a look at its lines, before any of it is read."""

import itertools
import re
from collections.abc import Iterator

from parsers.dates import find_dates, find_times
from parsers.flow import Flow, Place
from parsers.minutes.agenda.head import NUMBERED, OPEN_NUMBERED, WORDED
from parsers.minutes.agenda.standing import LEAST_STANDING, stands_on_all
from parsers.minutes.paper.furniture import STAMP
from parsers.minutes.paper.inline import cut_line
from parsers.minutes.paper.lost_breaks import find_lost
from parsers.minutes.phrases.decision_headings import FOR_ITEM
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.people import is_only_body

# "Referat af Børneudvalget", "Dagsorden for møde i Byrådet"
TITLE = re.compile(
    r"^(?:beslutnings)?(?:referat|dagsorden|protokol)\b(?:\s(?:af|fra|for|til|-|–))?\s.{0,60}?(?:udvalg|råd|møde"
    r"|bestyrelse|magistrat|repræsentation)",
    re.IGNORECASE,
)
# "Møde mandag den 21. maj 1979 kl. 9", "Referat fra mødet i Ældrerådet den 3. maj", among the first lines
OPENS = re.compile(r"^\W*(?:\w+\s){0,3}?\w*(?:møde|mødet|referat|dagsorden|protokol)\b", re.IGNORECASE)
# "Tirsdag den 14. februar 1967 kl. 19,30 afholdt byrådet ordinært møde"
HELD = re.compile(
    r"\b(?:afholdt|afholdtes|holdt|holdtes)\b.{0,60}\bmøde\b|\bmøde\b.{0,60}\bafholdt", re.IGNORECASE
)
OPENING = 12
OF_MARKS = ("dagsorden", "referat", "punkt", "beslutning", "indstilling", "udvalg", "byråd", "møde")
MARKS = re.compile(rf"\b(?:{'|'.join(OF_MARKS)})", re.IGNORECASE)
# how a line of the contents begins that says whether the item is open: "åbent 3 Budget"
OPEN_OR_CLOSED = ("åben", "lukket")
# a paper of fewer lines may hold one item alone, with some of these headings
SHORT = 120
OF_ITEM = frozenset({"recommendation", "summary", "case_presentation", "theme", "authoritative"})
# the labels of a meeting's head; so many of them stand within so many of the first lines
LABELLED, NEAR, FIRST_LINES = 3, 8, 40
HEAD_LABELS = {
    "meeting_body": "body", "meeting_date": "day", "memo_date": "day", "meeting_time": "time",
    "meeting_start": "time", "slot": "time", "meeting_place": "place",
}  # fmt: skip


def looks_like_minutes(flow: Flow) -> float:
    """How much a document looks like minutes or an agenda, 0 to 1; a look at its lines, no reading.

    Headings of items and of decisions, stamps and the labels of a meeting's head count for it; one that says
    which body decided and when most of all.
    """
    strong = weak = listed = 0
    for place, text in _lines(flow):
        if len(text) > 160:
            continue
        lowered = text.lower()
        if lowered.startswith(OPEN_OR_CLOSED) and OPEN_NUMBERED.match(text):
            listed += 1
        if not any([mark in lowered for mark in OF_MARKS]) or MARKS.search(text) is None:
            continue
        if FOR_ITEM.match(text) or STAMP.match(text) or (TITLE.match(text) and place.index < 40):
            strong += 2
        elif (match := WORDED.match(text)) and match["word"].lower() != "nr" and len(text) < 140:
            strong += 1
        else:
            heading = find_heading(text)
            role = heading.role if heading else None
            strong += 2 if role in ("meeting_date", "meeting_place") else 0
            strong += 2 if role == "decision" and heading and heading.body and heading.date else 0
            weak += role in ("decision", "recommendation", "minutes_part", "absent", "present")
    opens = _opens_as_meeting(flow) or _has_labelled_head(flow)
    score = (strong + listed) / 8 + weak / 8 + (0.2 if opens else 0.0)
    if 0 < score < 0.2 and len(flow.places) < SHORT and _holds_item(flow):
        score += 0.2
    if score < 0.2 and not opens and _lists_standing(flow):
        score += 0.2
    return min(1.0, score)


def _lines(flow: Flow) -> Iterator[tuple[Place, str]]:
    """Each line of a paper; the parts of those whose line breaks are lost."""
    lost = find_lost(flow)
    for place in flow.places:
        if place.index in lost:
            yield from ((place, part.text) for piece in lost[place.index] for part in cut_line(piece))
        else:
            yield place, place.text


def _opens_as_meeting(flow: Flow) -> bool:
    """Whether the first lines are the head of a meeting: one that says "møde" or "referat" with the day."""
    opening = [text for _, text in itertools.islice(_lines(flow), OPENING)]
    for i, text in enumerate(opening):
        named = (len(text) < 140 and (OPENS.match(text) or HELD.search(text))) or is_only_body(text)
        if named and any(find_dates(near) for near in opening[i : i + 4]):
            return True
    return False


def _lists_standing(flow: Flow) -> bool:
    """Whether a day among the first lines stands over numbered items of which some stand on every agenda.

    A parish's page may say no more: "14. august 2012", "REFERAT", "1. Godkendelse af dagsorden".
    """
    if not any(find_dates(text) for _, text in itertools.islice(_lines(flow), OPENING)):
        return False
    told = (NUMBERED.match(text) for _, text in _lines(flow) if text[:1].isdigit() and len(text) < 140)
    titles = {match["title"].lower() for match in told if match is not None and stands_on_all(match["title"])}
    return len(titles) >= LEAST_STANDING


def _holds_item(flow: Flow) -> bool:
    """Whether a paper of a page or two has the headings of an item: one over its decision, and another.

    An item that stands on every agenda ("1. Godkendelse af dagsorden") needs no other.
    """
    lines = (place.text.lstrip("•▪●◦ ") for place in flow.places if len(place.text) < 120)
    hits = [find_heading(line) for line in lines if line]
    roles = {hit.role for hit in hits if hit is not None and hit.rest is None}
    if "decision" not in roles:
        return False
    first = NUMBERED.match(flow.places[0].text) if flow.places else None
    return bool(roles & OF_ITEM) or (first is not None and stands_on_all(first["title"]))


def _has_labelled_head(flow: Flow) -> bool:
    """Whether a few lines near the top label the head of a meeting: which body, what day, when and where."""
    told: list[tuple[int, str]] = []
    for i, place in enumerate(flow.places[:FIRST_LINES]):
        heading = find_heading(place.text) if len(place.text) < 120 else None
        label = HEAD_LABELS.get(heading.role) if heading is not None else None
        if heading is None or label is None or not _is_told(place.text[heading.rest or 0 :], label):
            continue
        told.append((i, label))
        if len({other for at, other in told if at > i - NEAR}) >= LABELLED:
            return True
    return False


def _is_told(value: str, label: str) -> bool:
    """Whether what a label says, on its line, is of its kind; the value may stand on the next line."""
    if label == "day":
        return bool(find_dates(value))
    return bool(find_times(value)) if label == "time" else True
