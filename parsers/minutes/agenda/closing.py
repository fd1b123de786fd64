"""What stands behind the last item of a meeting: when it ended, when the next one is, who signed."""

import re
from collections.abc import Sequence

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
# names to the end are signatures where so many stand there; "Godkendt og underskrevet:" over them
LEAST_SIGNERS, SIGNED = 3, re.compile(r"\bunderskr|^(?:læst|oplæst)\b", re.IGNORECASE)
# what ends a letter or a web page: "Med venlig hilsen", "Sidst opdateret 4. maj", "Torvet 1 · Tlf. 99 99"
SENT = re.compile(
    r"^\W*(?:(?:(?:med|de)\s+)?(?:venlige?|bedste|mange|kærlige?)\s+hils(?:en|ner)|mvh|hilsen|-- ?"
    r"|(?:siden\s+er\s+)?(?:sidst|senest)\s+(?:opdateret|ændret|redigeret)|(?:gå\s+)?til\s+toppen"
    r"|(?:printet|udskrevet)\s+(?:d\.|den|fra)|.*\b(?:tlf|telefon|cvr)\b[-.:\w\s]{0,8}\d{2})(?![a-zæøå])",
    re.IGNORECASE,
)
# a bare word ends a meeting with no more than so many lines behind it, a greeting with so many short ones
FEW, SENDER, SHORT = 4, 14, 90


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
    there = [name.value for name in header.present] if header else []
    stop = min(mark for mark in marks if mark > last.row)
    for i in range(last.after, stop):
        text = rows[i].text
        ended = CLOSES.match(text) or find_adjourned(text, bare=stop - i <= FEW) or _is_signed(text, there)
        if said and (ended or _is_sent(rows, i)):
            return i
        if said and stop - i >= LEAST_SIGNERS and _are_signed(rows[i - 1], rows[i:stop]):
            return i - 1 if SIGNED.search(rows[i - 1].text) else i
        heading = rows[i].heading
        said = said or heading is None or heading.rest is not None
    return None


def _is_sent(rows: Sequence[Row], i: int) -> bool:
    """Whether the rest of the paper is what a sender or a page puts under it: short lines of no item."""
    if len(rows) - i > SENDER or SENT.match(rows[i].text) is None:
        return False
    roles = {hit.role for row in rows[i:] if (hit := heading_of(row)) is not None}
    return roles.isdisjoint(FOLLOWERS) and all(len(row.text) < SHORT for row in rows[i:])


def find_adjourned(text: str, *, bare: bool) -> TimeHit | None:
    """The hour at which a line says that the meeting was closed: "Mødet hævet kl. 17.20".

    bare says that the line stands where a word alone tells it, behind the items: "Slut: kl. 17.20".
    """
    match = ADJOURNED.search(text) if "møde" in text.lower() else None
    match = match or (BARE.match(text) if bare else None)
    hits = [hit for hit in find_times(text) if hit.start >= match.end()] if match else []
    return hits[0] if hits else None


def _are_signed(above: Row, rows: Sequence[Row]) -> bool:
    """Whether rows to the end are names alone, which nothing above leads up to but that they sign."""
    if above.text.endswith(":") and SIGNED.search(above.text) is None:
        return False
    told = above.heading is None or above.heading.rest is not None or above.heading.role == "signature"
    return told and all(is_name_line(row.text) for row in rows)


def _is_signed(text: str, there: Sequence[str]) -> bool:
    """Whether a line is the names of several who were there, side by side and nothing between them."""
    if len(text) > 160 or not any(text.startswith(name) for name in there):
        return False
    count, left = 0, text
    for name in there:
        if name in left:
            left, count = left.replace(name, ""), count + 1
    return count > 1 and not left.strip()
