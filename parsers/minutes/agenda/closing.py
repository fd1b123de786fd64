"""What stands behind the last item of a meeting: when it ended, when the next one is, who signed."""

import re
from collections.abc import Sequence
from datetime import time

from parsers.dates import TimeHit, find_times
from parsers.minutes.agenda.head import FOLLOWERS, Head
from parsers.minutes.heads.record import Header
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.people import is_name_line

# "Mødet hævet", "Byrådsmødet blev ophævet", "Mødet startede kl. 9 og sluttede", "Formanden hævede mødet"
ENDED = (
    r"\b(?:(?:[a-zæøå]*(?:råds|udvalgs|bestyrelses))?mødet?\s+(?:(?:startede|begyndte|åbnedes)\s+kl\.?\s*[\d.:]+\s+og\s+)?(?:blev\s+|er\s+|var\s+)?"
    r"(?:(?:op)?hævet|(?:op)?hævedes|slut|sluttet|sluttede?s?|slutter|afslut\w+)\b|(?:op)?hævede\s+(?:[a-zæøå]*(?:råds|udvalgs|bestyrelses))?mødet\b)"
)
# a bare word with an hour behind it: "Hævet kl. 17.20", "Afslutning: kl. 17.20"; within a programme, too
BARE = re.compile(
    r"^\W*(?:(?:op)?hævet|slut|mødets\s+afslutning|afslutning|slut(?:tid|tidspunkt)|mødeslut)\b(?=\W*(?:kl\b|\d))",
    re.IGNORECASE,
)
ADJOURNED = re.compile(ENDED, re.IGNORECASE)
# what stands after the last item: "Mødet hævet kl. 17.20", "Næste møde er den 3. maj", lines to sign on
CLOSES = re.compile(
    rf"^\W*(?:(?:formanden|borgmesteren|dirigenten)\s+)?(?:{ENDED}|næste\s+møde(?:r|dato)?\b|_{{5,}}"
    r"|referatet\s+er\s+(?:læst|underskrevet)\b)",
    re.IGNORECASE,
)
# "Mødet hævet kl. 17.20" and nothing else
ONLY_ENDED = re.compile(rf"^\W*{ENDED}.{{0,20}}$", re.IGNORECASE)
# names to the end are signatures where so many stand there, under a line that says so and nothing else:
# "Godkendt og underskrevet:", "Referatet underskrives af"
LEAST_SIGNERS = 3
SIGNED = re.compile(
    r"^(?=.*(?:underskr|læst))(?=[A-ZÆØÅ])(?:(?:(?:møde|beslutnings)?(?:referat|protokol)\w*|er|blev|hermed|og|samt|op|af"
    r"|godkendt|vedtaget|(?:op)?læst|underskr\w+)\b[\s,.:]*)+(?:d(?:en\b|\.)[\s\w.]*)?$",
    re.IGNORECASE,
)
# what an item's own list of names is of, whatever stands right above it: "Valgt blev", "Fraværende var"
OWNS_NAMES = re.compile(
    r"\b(?:(?:gen|ny)?valg|vælg|udpeg|konstitu|medlem|følgende|stem|delt[oa]g|fravær|inhabil)", re.IGNORECASE
)
# what ends a letter: "Med venlig hilsen", "Mvh. Karen Holm"
GREETS = re.compile(
    r"^(?:--|\W*(?:(?:(?:med|de)\s+)?(?:venlige?|bedste|mange|kærlige?)\s+hils(?:en|ner)|mvh|hilsen)\b[\s,.!]*(?P<by>.*))$",
    re.IGNORECASE,
)
GREETED = re.compile(r"\b(?:[Kk]ære|Hej)\s+(?:alle\b|[A-ZÆØÅ])")
# what ends a web page or a letter's paper, and is no sentence: "Sidst opdateret 4. maj",
# "Torvet 1 · 9999 Nørreby · Tlf. 99 99 99 99"
FOOT = re.compile(
    r"^\W*(?:(?i:(?:siden\s+er\s+)?(?:sidst|senest)\s+(?:opdateret|ændret|redigeret)\b[^.]*\d.*|(?:gå\s+)?til\s+toppen"
    r"|(?:printet|udskrevet)\s+(?:d\.|den|fra)\s.*)|(?=.*(?:[·•|]|\b\d{4}\s+[A-ZÆØÅ]))(?:(?!\b[a-zæøå]{2}).|\b(?:og|for)\b|\b(?:tlf|telefon|cvr)\b)*"
    r"\b(?i:tlf|telefon|cvr)\b[-.:\w\s]{0,8}\d{2}.*)(?<!\.)$"
)
# a bare word ends a meeting with no more than so many lines behind it, a greeting with so many short ones
FEW, SENDER, SHORT = 4, 14, 90
# an hour up to this one is of the day after a meeting began
NIGHT = time(5)


def find_closing(
    rows: Sequence[Row], heads: Sequence[Head], header: Header | None, marks: Sequence[int]
) -> int | None:
    """The row behind a meeting's last item that says when it ended, or that it was signed.

    heads are the meeting's, marks the rows at which something else begins. None where there is no such row,
    or where it is all that the last item says.
    """
    if not heads:
        return None
    last = heads[-1]
    said = False
    there = tuple(name.value for name in header.present) if header else ()
    stop = min(mark for mark in marks if mark > last.row)
    signed = _find_signatures(rows, last, stop, there)
    for i in range(last.after, stop):
        text = rows[i].text
        near = stop - i <= FEW and _is_end(rows[max(last.after, i - FEW) : i + 1], header)
        told = CLOSES.match(text) or find_adjourned(text, bare=False)
        ended = near or told is not None or i == signed or _is_signed(text, there)
        if said and (ended or _is_sent(rows, last, i)):
            return i
        heading = rows[i].heading
        said = said or heading is None or heading.rest is not None
    return None


def _is_end(rows: Sequence[Row], header: Header | None) -> bool:
    """Whether a bare word in the last of rows tells when the meeting ended, and not a programme."""
    hit = find_adjourned(rows[-1].text, bare=True)
    if hit is None:
        return False
    begins = header.begins.value if header and header.begins else None
    if begins is not None and NIGHT < hit.value <= begins:
        return False
    starts = [
        row.text for row in rows[:-1] if row.heading is not None and row.heading.role == "meeting_start"
    ]
    return all(begins in [one.value for one in find_times(text)] for text in starts)


def _is_sent(rows: Sequence[Row], last: Head, i: int) -> bool:
    """Whether the rest of the paper is what a sender or a page puts under it: short lines of no item."""
    text = rows[i].text
    if len(rows) - i > SENDER or len(text) >= SHORT or _leads(rows[i - 1]):
        return False
    if (greeting := GREETS.match(text)) is not None:
        by = greeting["by"] or (rows[i + 1].text if i + 1 < len(rows) else "")
        own = any(GREETED.search(row.text) for row in rows[last.after : i])
        if own or not is_name_line(by) or any(row.text.endswith(".") for row in rows[i + 1 :]):
            return False
    elif FOOT.match(text) is None:
        return False
    roles = {hit.role for row in rows[i:] if (hit := heading_of(row)) is not None}
    return roles.isdisjoint(FOLLOWERS) and all(len(row.text) < SHORT for row in rows[i:])


def _leads(row: Row) -> bool:
    """Whether what follows a row is what it announces: a heading with nothing behind it, "som følger:"."""
    return row.text.endswith((":", ",")) or (row.heading is not None and row.heading.rest is None)


def find_adjourned(text: str, *, bare: bool) -> TimeHit | None:
    """The hour at which a line says that the meeting was closed: "Mødet hævet kl. 17.20".

    bare says that the line stands where a word alone tells it, behind the items: "Slut: kl. 17.20".
    """
    match = ADJOURNED.search(text) if "møde" in text.lower() else None
    match = match or (BARE.match(text) if bare else None)
    hits = [hit for hit in find_times(text) if hit.start >= match.end()] if match else []
    return hits[0] if hits else None


def _find_signatures(rows: Sequence[Row], last: Head, stop: int, there: tuple[str, ...]) -> int | None:
    """Where names alone begin that sign the paper, up to stop; names that the item may own are none.

    A line above says that they sign, or they are all who were there, set off from an item that is finished
    and speaks of no one.
    """
    i = stop
    while i > last.after and is_name_line(rows[i - 1].text):
        i -= 1
    if stop - i < LEAST_SIGNERS or i - 1 <= last.after:
        return None
    if rows[i - 1].heading is None and SIGNED.match(rows[i - 1].text):
        return None if _leads(rows[i - 2]) else i - 1
    if not there or rows[i].gap == 0 or not rows[i - 1].text.endswith("."):
        return None
    names = "\n".join(row.text for row in rows[i:stop])
    own = any(OWNS_NAMES.search(row.text) for row in rows[last.top : i])
    return i if not own and all(name in names for name in there) else None


def _is_signed(text: str, there: tuple[str, ...]) -> bool:
    """Whether a line is the names of several who were there, side by side and nothing between them."""
    if len(text) > 160 or not text.startswith(there):
        return False
    count, left = 0, text
    for name in there:
        if name in left:
            left, count = left.replace(name, ""), count + 1
    return count > 1 and not left.strip()
