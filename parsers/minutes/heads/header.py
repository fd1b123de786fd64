"""The head of a meeting: what it is called, when and where it was held, who was there."""

import re
from collections.abc import Sequence
from dataclasses import replace

from models.evidence import Found
from parsers.flow import Piece, found
from parsers.minutes.agenda.head import BROKEN_OFF, WORDED
from parsers.minutes.heads.bodies import find_body_alone, find_body_beside
from parsers.minutes.heads.record import Header
from parsers.minutes.heads.rosters import find_list, read_missing, read_roster
from parsers.minutes.heads.times import (
    MEETING_WORD,
    cut,
    date_inside,
    is_date_line,
    place_below,
    place_beside,
    read_labelled_day,
    read_time_field,
    read_when,
    time_line,
)
from parsers.minutes.paper.prose import Prose, build_prose
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.decision_headings import FOR_ITEM
from parsers.minutes.phrases.heading_forms import Heading
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.people import (
    MUNICIPALITY,
    find_absent,
    find_body,
    find_roster_label,
    is_only_body,
)
from parsers.text import close_up

# "MØDE SLUTTIDSPUNKT 04.08.2014 18:05": a label without a colon, and a date or a time
LABEL_THEN_FIGURE = re.compile(
    r"(?P<label>[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,3}?)\s*(?=(?:kl\.?\s*)?\d{1,2}[.:/-]\d)", re.IGNORECASE
)
# "DAGSORDEN", "Referat": the kind of paper alone is no title where another line is one
KIND_ALONE = re.compile(
    r"^\W*(?:åben[t]?\s+)?(?:dagsorden|referat|(?:beslutnings)?protokol|beslutningsreferat)\W*$",
    re.IGNORECASE,
)
# "Mødested: Kantinen. Mødet begyndte kl. 15.00 og sluttede kl. 16.40."
PLACE_THEN_TOLD = re.compile(r"\.\s+(?=Mødet\s)")
# "Dagsordener og referater": where a portal keeps both
OF_BOTH = re.compile(r"dagsorden\w*\s+og\s+referat|referat\w*\s+og\s+dagsorden", re.IGNORECASE)
# labels of a body that stand alone over its name
BODY_LABELS = frozenset({"udvalg", "mødeforum"})
# a header is at most this many rows, its title this many letters
LONGEST, LONGEST_TITLE = 60, 140


def find_header(
    rows: Sequence[Row], low: int, high: int, known: frozenset[str], first: bool
) -> Header | None:
    """The head of a meeting among rows[low:high], None where there is none.

    first says that the rows open the document, so that everything in them belongs to the head.
    """
    low = max(low, high - LONGEST)
    marks = [i for i in range(low, high) if _is_mark(rows[i].text)]
    if not marks and not (first and high > low):
        return None
    start = low if first else _title_start(rows, low, marks[0])
    header = Header(start=start, end=high)
    stop = marks[0] if marks else high
    stop = _behind_title(rows, start, stop, high) if marks else stop
    header = _read_title(rows, header, stop, known)
    header = read_labelled_day(rows, start, high, header)
    for i in range(start, high):
        header = _read_row(rows, i, high, header, known)
    if header.body is None:
        beside = find_body_beside(rows, start, high)
        header = replace(header, body=beside or (find_body_alone(rows, start, high) if first else None))
    gone = {name.value for name in header.absent}
    header = replace(header, present=tuple(name for name in header.present if name.value not in gone))
    return header if header.day or header.title or header.body or header.begins else None


def _behind_title(rows: Sequence[Row], start: int, stop: int, high: int) -> int:
    """The row behind the title of a meeting: its first date's row may be it, or stand bare right above it."""
    for k in range(stop, min(high, stop + 2 if stop == start else stop + 1)):
        text = rows[k].text
        if len(text) < LONGEST_TITLE and MEETING_WORD.search(text) and find_body(text):
            return k + 1
    return stop


def add_rosters(header: Header, rows: Sequence[Row], low: int, high: int, known: frozenset[str]) -> Header:
    """The head of a meeting with those whom rows[low:high], behind its contents, list as there or not.

    Only where the head itself has no list of those who were there.
    """
    if header.present:
        return header
    for i in range(low, min(high, low + LONGEST)):
        if (label := find_roster_label(rows[i].text)) is not None:
            header = read_roster(header, rows, i, high, label, known)
    gone = {name.value for name in header.absent}
    return replace(header, present=tuple(name for name in header.present if name.value not in gone))


def _is_mark(text: str) -> bool:
    heading = find_heading(text)
    if heading is not None and heading.role in (
        "meeting_date",
        "meeting_time",
        "meeting_start",
        "meeting_place",
    ):
        return True
    return is_date_line(text)


def _title_start(rows: Sequence[Row], low: int, mark: int) -> int:
    """The first of the title rows above a meeting's date."""
    best = i = mark
    while i - 1 >= max(low, mark - 6):
        text = rows[i - 1].text
        ended = text.endswith((".", ";")) and not re.search(r"\bd\.|\d\.$", text)
        if ended or len(text) > 120 or FOR_ITEM.match(text) or WORDED.match(text) or text == ".":
            break
        i -= 1
        if MEETING_WORD.search(text) or text.endswith(":"):
            best = i
    return _letterhead_start(rows, low, best)


def _letterhead_start(rows: Sequence[Row], low: int, best: int) -> int:
    """Where a letterhead starts: a few short lines from a page's top to a title; else the title's row."""
    for i in range(best - 1, max(low, best - 8) - 1, -1):
        text = rows[i].text
        heading = find_heading(text)
        if len(text) > 60 or text.endswith((".", ";", ",")) or (heading and heading.role != "contact"):
            return best
        if rows[i].top and i:
            above = rows[i - 1].heading
            return i if above is None or above.rest is not None else best
    return best


def _read_title(rows: Sequence[Row], header: Header, mark: int, known: frozenset[str]) -> Header:
    named = [
        i
        for i in range(header.start, mark)
        if MEETING_WORD.search(close_up(rows[i].text) or rows[i].text) and len(rows[i].text) < 140
    ]
    named = [
        i for i in named if rows[i].heading in (None, Heading("minutes_part")) or is_only_body(rows[i].text)
    ]
    named = [i for i in named if rows[i].text.lower() not in BODY_LABELS]
    says = next(
        (
            w
            for i in range(header.start, mark)
            for w in ("referat", "protokol", "dagsorden")
            if w in rows[i].text.lower() and not OF_BOTH.search(rows[i].text)
        ),
        None,
    )
    if not named:
        return replace(header, says=says)
    first = next((i for i in named if KIND_ALONE.match(rows[i].text) is None), named[0])
    stop = first + 1
    while stop < mark and rows[stop].gap == 0 and stop - first < 3 and _wraps(rows, first, stop):
        stop += 1
    prose = build_prose(rows[first:stop], known)
    title = prose.found(0, len(prose.text), "minutes.header.title")
    body = _body_in(prose)
    for i in named:
        body = body or _body_in(build_prose([rows[i]], known))
    return replace(header, title=replace(title, value=title.value.replace("\n", " ")), body=body, says=says)


def _wraps(rows: Sequence[Row], first: int, stop: int) -> bool:
    """Whether a title goes on: open bracket, hyphen, a word that wants another, a small letter next."""
    text = " ".join(row.text for row in rows[first:stop])
    broken = text.count("(") > text.count(")") or text.endswith("-") or BROKEN_OFF.search(text) is not None
    return broken or rows[stop].text[:1].islower()


def _body_in(prose: Prose) -> Found[str] | None:
    """The body that a title names; the bracket says it better than the series ("Møder 2024 (Byrådsmøde)")."""
    text = prose.text.replace("\n", " ")
    spaced = close_up(text)
    if spaced is not None:
        hit = find_body(spaced.strip(".:").capitalize())
        note = "Navnet er trykt med spatierede bogstaver."
        return found(hit[2], prose.pieces(), "minutes.header.body", "inferred", note) if hit else None
    bracket = text.find("(")
    hit = find_body(text[bracket:]) if bracket >= 0 else None
    offset = bracket if hit else 0
    hit = hit or find_body(text)
    if hit is None:
        return None
    start, end, name = hit
    pieces = prose.pieces(offset + start, offset + end)
    if prose.text[offset + start : offset + end] == name:
        return found(name, pieces, "minutes.header.body")
    note = "Navnet står i en anden form i overskriften."
    return found(name, pieces, "minutes.header.body", "inferred", note)


def _read_row(rows: Sequence[Row], i: int, high: int, header: Header, known: frozenset[str]) -> Header:
    text, piece = rows[i].text, rows[i].piece
    heading = heading_of(rows[i])
    role = heading.role if heading else None
    if role is None and (figure := LABEL_THEN_FIGURE.match(text)) is not None:
        told = find_heading(figure["label"] + ":")
        if told is not None and told.role in ("meeting_date", "meeting_time", "meeting_start", "meeting_end"):
            return read_time_field(header, told.role, text, piece, figure.end())
    if header.municipality is None and (town := MUNICIPALITY.search(text)):
        name = town["name"].title() if town["name"].isupper() else town["name"]
        header = replace(
            header, municipality=found(name, [cut(piece, *town.span())], "minutes.header.municipality")
        )
    if role is None and text.lower() in BODY_LABELS and not _is_labelled(header.body) and i + 1 < high:
        below = rows[i + 1]
        if find_heading(below.text) is None and len(below.text) < 90:
            return replace(header, body=found(below.text, [below.piece], "minutes.header.meeting_body"))
    if role is None and is_date_line(text):
        header = place_beside(rows, i, high, read_when(header, text, piece, 0))
        return place_below(rows, i, high, header)
    if role in (None, "present", "absent") and (label := find_list(rows[i])) is not None:
        return read_roster(header, rows, i, high, label, known)
    if role is None or heading is None:
        near = i < header.start + 12
        header = read_missing(rows, i, high, header, known)
        return time_line(rows, i, high, date_inside(rows, i, high, header)) if near else header
    value, at = _value_of(rows, i, high, heading)
    if value is None:
        return header
    return _read_field(header, role, rows, i, at, known)


def _is_labelled(body: Found[str] | None) -> bool:
    """Whether a label has told the body; a title may name others ("Referater fra Byrådet og udvalg")."""
    return body is not None and body.rule == "minutes.header.meeting_body"


def _value_of(rows: Sequence[Row], i: int, high: int, heading: Heading) -> tuple[Piece | None, int]:
    """The piece a label's value starts with (on its line or the next) and its row."""
    if heading.rest is not None:
        return cut(rows[i].piece, heading.rest, len(rows[i].text)), i
    if i + 1 < high and rows[i + 1].heading is None:
        return rows[i + 1].piece, i + 1
    return None, i


def _read_field(
    header: Header, role: str, rows: Sequence[Row], i: int, at: int, known: frozenset[str]
) -> Header:
    heading = rows[i].heading
    rest = heading.rest if heading and heading.rest is not None and at == i else 0
    text, piece = rows[at].text, rows[at].piece
    if role in ("meeting_date", "meeting_time", "memo_date", "slot", "meeting_start", "meeting_end"):
        return read_time_field(header, role, text, piece, rest)
    end = len(text)
    if role == "meeting_place" and (told := PLACE_THEN_TOLD.search(text, rest)) is not None:
        header, end = read_when(header, text, piece, told.end()), told.start()
    value = found(text[rest:end].strip(" |"), [cut(piece, rest, end)], f"minutes.header.{role}")
    if role == "meeting_place":
        return replace(header, location=header.location or value)
    if role == "information":
        if at != i:
            return header
        prose = build_prose([rows[i]], known)
        return replace(header, information=header.information or value, said_absent=find_absent(prose))
    if role == "meeting_body":
        return replace(header, body=value)
    return header
