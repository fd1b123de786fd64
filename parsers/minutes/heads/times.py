"""When and where a meeting was held, as the lines of its head say it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from itertools import chain

from models.evidence import Found
from parsers.dates import find_dates, find_times, parse_date
from parsers.flow import Piece, found
from parsers.lexicons import load_lexicon
from parsers.minutes.heads.record import Header
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.headings import find_heading

MONTHS = "|".join(sorted(chain(*load_lexicon("months")["months"].values()), key=len, reverse=True))
# what may stand beside the date on the line of a meeting's date
DATE_LINE = re.compile(
    r"^(?:\W|\d|kl\b|klokken|den\b|d\b|til\b|mødedato|dato|mødet?|afholdt|uge|og|fra|tids?punkt|"
    rf"(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?\b|(?:{MONTHS})\b)+",
    re.IGNORECASE,
)
MEETING_WORD = re.compile(
    r"møde|udvalg|råd\b|rådet|bestyrelse|magistrat|direktion|referat|dagsorden|protokol|repræsentation",
    re.IGNORECASE,
)
# a line that is a day with a word on it is no longer
LONGEST_DAY = 50
# "Daghjemmet Solvang, tirsdag den 9. maj 2010"
PLACE_BEFORE = re.compile(
    r"^(?P<place>[A-ZÆØÅ][^,.:;]{3,60}),\s+(?:man|tirs|ons|tors|fre|lør|søn)dag\b", re.IGNORECASE
)
# ", i Mødelokale 2" after a date
PLACE_BESIDE = re.compile(
    r"[\s,.–-]*\b(?:i|på|ved)\s+(?:(?:lokale|lokalet|mødelokalet?)\s+(?:på|i|ved)\s+)?(?P<place>(?:[A-ZÆØÅ0-9]|\w+(?:salen|gården"
    r"|huset|stuen|lokalet|lokale|værelse|værelset|kontor|kontoret|kirken|skolen)\b).{0,60}?)\s*\.?$"
)
# "... kl. 17:30 - 20:10, Rådhussalen"
PLACE_BEHIND = re.compile(r",\s+(?P<place>[A-ZÆØÅ][\w ,.-]{3,50}?)\s*\.?$")
# "Kl. 14.30 i Borgmesterens kontor"
TIME_LINE = re.compile(r"^(?:fra\s+)?(?:kl|klokken)\b", re.IGNORECASE)
# "Byrådssalen (tidspunktet afklares)"
ASIDE = re.compile(r"\s*\([^()]*\)$")
# "Torvet 5", "byrådssalen, Torvet 5"
PLACE_STARTS = re.compile(r"[A-ZÆØÅ0-9]|\w+salen\b|mødelokale\b")
# "Mødelokale B2 kl. 12.00", "Ekstraordinært møde - Mødelokale B2, kl. 12.00": under the date
PLACE_THEN_TIME = re.compile(
    r"^(?:(?:ekstra)?ordinært\s+møde\s*[,–-]\s*)?(?P<place>[A-ZÆØÅ](?:(?!\bkl\b)[^:;]){2,60}?),?\s+kl\.?\s*\d{1,2}[.:]\d\d\.?$",
    re.IGNORECASE,
)
# "Mødet begyndte kl. 17.00 og sluttede kl. 20.40.", "Mødet sluttede kl. 20.40": a sentence, and no place
HOURS_TOLD = re.compile(
    r"^Mødet\s+(?:blev\s+)?(?:(?P<begins>begyndte|startede|åbnede[st]?|åbnet)|(?:slut|afslut|hæve)\w*)\s",
    re.IGNORECASE,
)
# "... onsdag den 21. maj": the year is on the next line
YEAR_NEXT = re.compile(rf"\b\d{{1,2}}\.\s(?:{MONTHS})$", re.IGNORECASE)
# "År 1983, tirsdag den 11. oktober"
YEAR_FIRST = re.compile(r"^(?:i\s+)?år(?:et)?\s+(?P<year>(?:18|19|20)\d\d)\b", re.IGNORECASE)
# what is labelled within so many lines of a meeting's day
BESIDE_DAY, NEAR = frozenset({"slot", "meeting_time", "meeting_start", "meeting_place"}), 3
# "... kl. 19.00 i": the place is on the next line
PLACE_NEXT = re.compile(r"\s(?:i|på|ved)$")


def cut(piece: Piece, start: int, end: int) -> Piece:
    """The characters start to end of a piece."""
    return Piece(piece.place, piece.start + start, piece.start + end)


def is_date_line(text: str) -> bool:
    """Whether a line is nothing but a date, perhaps with weekday and time."""
    if len(text) > 90 or not any(hit.value for hit in find_dates(text)):
        return False
    match = DATE_LINE.match(text)
    rest = text[match.end() :] if match else text
    return len(rest) < 4 or (rest.startswith(("i ", "på ")) and len(rest) < 50)


def read_time_field(header: Header, role: str, text: str, piece: Piece, rest: int) -> Header:
    """The time or the day that a label gives; rest is where its value starts in the line."""
    if role == "meeting_end":
        hits = find_times(text[rest:])
        return (
            replace(header, ends=_clock(hits[0].value, piece, rest, hits[0].start, hits[0].end))
            if hits
            else header
        )
    return read_when(header, text, piece, rest)


def read_when(header: Header, text: str, piece: Piece, rest: int) -> Header:
    """The day and the hours that a line prints, where the head has not told them before."""
    days = [hit for hit in find_dates(text[rest:]) if hit.value is not None]
    if not days and header.day is None and (loose := parse_date(text[rest:])) is not None:
        header = replace(header, day=found(loose, [cut(piece, rest, len(text))], "minutes.header.date"))
    if days and days[0].value is not None and header.day is None:
        printed = cut(piece, rest + days[0].start, rest + days[0].end)
        header = replace(header, day=found(days[0].value, [printed], "minutes.header.date"))
    times = find_times(text[rest:])
    if times and header.begins is None:
        header = replace(header, begins=_clock(times[0].value, piece, rest, times[0].start, times[0].end))
    if len(times) > 1 and header.ends is None:
        header = replace(header, ends=_clock(times[1].value, piece, rest, times[1].start, times[1].end))
    return header


def _clock(value: time, piece: Piece, rest: int, start: int, end: int) -> Found[time]:
    return found(value, [cut(piece, rest + start, rest + end)], "minutes.header.time")


def read_labelled_day(rows: Sequence[Row], start: int, high: int, header: Header) -> Header:
    """The day after "Dato:" where hour or place are labelled beside it: no other date is the meeting's.

    A portal's own lines above may name days too ("Referater til og med den 3. maj 2016").
    """
    for i in range(start, high):
        hit = rows[i].heading
        if (
            hit is None
            or hit.role != "memo_date"
            or hit.rest is None
            or not find_dates(rows[i].text[hit.rest :])
        ):
            continue
        near = (row.heading for row in rows[max(start, i - NEAR) : min(high, i + NEAR + 1)])
        if any(other is not None and other.role in BESIDE_DAY for other in near):
            days = read_when(header, rows[i].text, rows[i].piece, hit.rest)
            return replace(header, day=days.day)
    return header


def date_inside(rows: Sequence[Row], i: int, high: int, header: Header) -> Header:
    """A date inside a line of the head: "Møde i Teknisk Udvalg tirsdag den 4. december 2012, kl. 13:00".

    Where another line has told the day, one that says the same may still tell the time and the place.
    """
    text, piece = rows[i].text, rows[i].piece
    before = PLACE_BEFORE.match(text)
    named = before is not None and not (MEETING_WORD.search(before["place"]) or YEAR_FIRST.match(text))
    if before and named and header.location is None and header.day is None:
        place = found(
            before["place"], [cut(piece, *before.span("place"))], "minutes.header.place_before_date"
        )
        header = replace(header, location=place)
    told = MEETING_WORD.search(text) or "den " in text.lower() or _is_titled_day(text)
    if len(text) > 140 or not told:
        return header
    days = {hit.value for hit in find_dates(text) if hit.value is not None}
    if not days and header.day is None and (year := YEAR_FIRST.match(text)) is not None:
        header = _date_after_year(text, piece, header, year)
        days = {header.day.value} if header.day is not None else days
    if not days and header.day is None and i + 1 < high and (head := YEAR_NEXT.search(text)) is not None:
        return _date_broken(rows, i, high, header, head.start())
    if not days or (header.day is not None and header.day.value not in days):
        return header
    header = place_beside(rows, i, high, read_when(header, text, piece, 0))
    return place_below(rows, i, high, header) if find_times(text) else header


def _is_titled_day(text: str) -> bool:
    """Whether a line of the head is a day and a word on it: "14. august 2012 (ekstraordinær)"."""
    hits = find_dates(text) if len(text) < LONGEST_DAY and text[:1].isdigit() else []
    return bool(hits) and hits[0].start == 0 and hits[0].value is not None and not text.endswith(".")


def _date_after_year(text: str, piece: Piece, header: Header, year: re.Match[str]) -> Header:
    """A date whose year stands before it: "År 1983, tirsdag den 11. oktober kl. 19"."""
    hits = find_dates(text)
    near = find_dates(f"{text[hits[0].start : hits[0].end]} {year['year']}") if hits else []
    if not near or near[0].value is None:
        return header
    pieces = [cut(piece, *year.span("year")), cut(piece, hits[0].start, hits[0].end)]
    return replace(header, day=found(near[0].value, pieces, "minutes.header.date_after_year"))


def _date_broken(rows: Sequence[Row], i: int, high: int, header: Header, start: int) -> Header:
    """A date whose year begins the next line: "... onsdag den 21. maj" over "2023 kl. 8.30 i Kantinen"."""
    above, below = rows[i], rows[i + 1]
    hits = find_dates(f"{above.text[start:]} {below.text[:4]}") if below.text[:4].isdigit() else []
    if not hits or hits[0].value is None:
        return header
    pieces = [cut(above.piece, start, len(above.text)), cut(below.piece, 0, 4)]
    header = replace(header, day=found(hits[0].value, pieces, "minutes.header.date"))
    return place_beside(rows, i + 1, high, read_when(header, below.text, below.piece, 4))


def time_line(rows: Sequence[Row], i: int, high: int, header: Header) -> Header:
    """A line that begins with the time, and may name the place: "Kl. 14.30 i Borgmesterens kontor"."""
    text, piece = rows[i].text, rows[i].piece
    if (told := HOURS_TOLD.match(text)) is not None:
        return read_time_field(header, "meeting_start" if told["begins"] else "meeting_end", text, piece, 0)
    if header.begins is None and header.day is not None and (late := PLACE_THEN_TIME.match(text)) is not None:
        if header.location is None:
            spot = found(late["place"], [cut(piece, *late.span("place"))], "minutes.header.place_before_time")
            header = replace(header, location=spot)
        return read_when(header, text, piece, late.end("place"))
    begun = TIME_LINE.match(text) is not None or (i > 0 and rows[i - 1].text.endswith((" kl.", " kl")))
    if not begun or not find_times(text) or len(text) > 90:
        return header
    return place_beside(rows, i, high, read_when(header, text, piece, 0))


def place_beside(rows: Sequence[Row], i: int, high: int, header: Header) -> Header:
    """The place after the date on its line: "tirsdag den 4. maj 2021 kl. 17 i Byrådssalen".

    It may stand on the next line, where this one ends in "i" or "på".
    """
    text, piece = rows[i].text, rows[i].piece
    hits = [hit.end for hit in find_dates(text)] + [hit.end for hit in find_times(text)]
    if header.location is None and hits and PLACE_NEXT.search(text[max(hits) :]) and i + 1 < high:
        below = rows[i + 1]
        if (
            below.gap == 0
            and len(below.text) < 60
            and below.text[:1].isupper()
            and not find_heading(below.text)
        ):
            place = found(below.text, [below.piece], "minutes.header.place_beside_date")
            return replace(header, location=place)
    after = max(hits, default=0)
    match = PLACE_BESIDE.match(text, after) or (PLACE_BEHIND.match(text, after) if hits else None)
    if header.location is not None or match is None:
        return header
    place = found(match["place"], [cut(piece, *match.span("place"))], "minutes.header.place_beside_date")
    return replace(header, location=place)


def place_below(rows: Sequence[Row], i: int, high: int, header: Header) -> Header:
    """The unlabelled line right under the date, which names the place."""
    if header.location is not None or i + 1 >= high:
        return header
    row = rows[i + 1]
    lead = 2 if row.text.startswith("i ") else 0
    text = ASIDE.sub("", row.text[lead:])
    if (
        row.heading
        or is_date_line(row.text)
        or TIME_LINE.match(row.text)
        or len(text) > 80
        or not PLACE_STARTS.match(text)
        or text.endswith(".")
    ):
        return header
    if not re.search(
        r"\b(?:vær|lokale|sal|kontor|rum|hus|gård|center|rådhus|mødelokale|teams|virtuelt|online"
        r"|etage)|(?:vej|gade|hus|huset|center|gården|sal|salen|stuen|kontor|kontoret|lokale)\b|\b\d{4}\s[A-ZÆØÅ]",
        text,
        re.IGNORECASE,
    ):
        return header
    piece = cut(row.piece, lead, lead + len(text))
    return replace(header, location=found(text, [piece], "minutes.header.place_below_date"))
