"""Who was there and who was not, as the head of a meeting lists them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.minutes.agenda.contents import is_group
from parsers.minutes.heads.record import FIELDS, Header
from parsers.minutes.heads.times import is_date_line
from parsers.minutes.paper.column_roles import find_column_role
from parsers.minutes.paper.prose import build_prose
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.people import (
    NAME,
    NAMES,
    STATUS,
    find_absent,
    find_names,
    find_roster_label,
    says_away,
    unique,
)

# words of a sentence that says who did not come
MISSING = re.compile(r"\b(?:afbud|forfald|undtagen|undtagelse|bortset|på\s+nær)\b", re.IGNORECASE)
# "Karen Holm", "Karen Holm   V", "Karen Holm (V)"
PERSON = re.compile(rf"(?P<name>{NAME})(?:[\s,|]+\(?[A-ZÆØÅ]\)?)?$")
# "Karen Holm, Jens": the list breaks off in a name
FIRST_NAME_LAST = re.compile(r"[^\W\d]{2,}\s[^,;]*[,;]\s+[A-ZÆØÅ][\w-]+$")


def read_missing(rows: Sequence[Row], i: int, high: int, header: Header, known: frozenset[str]) -> Header:
    """Who a sentence of the head says did not come ("Alle var mødt undtagen Karen Holm.")."""
    away_said = says_away(rows[i].text) if not rows[i].text.endswith(".") else None
    if away_said is not None:
        return _read_alone(header, rows, i, high, away_said, known)
    if not MISSING.search(rows[i].text):
        return header
    stop = i + 2 if i + 1 < high and rows[i + 1].gap == 0 else i + 1
    away = find_absent(build_prose(rows[i:stop], known))
    return replace(header, absent=unique((*header.absent, *away)))


def _read_alone(
    header: Header, rows: Sequence[Row], i: int, high: int, away: bool, known: frozenset[str]
) -> Header:
    """Who a row of a roster without a label names: "Karen Holm   V   Til stede", among others like it."""
    near = [rows[k].text for k in (i - 1, i + 1) if 0 <= k < high]
    status = STATUS.search(rows[i].text)
    person = PERSON.match(rows[i].text[: status.start()]) if status is not None else None
    if person is None or not any(says_away(text) is not None for text in near):
        return header
    prose = build_prose([rows[i]], known)
    names = find_names(prose, 0, person.end("name"), f"minutes.header.{'absent' if away else 'present'}")
    if away:
        return replace(header, absent=unique((*header.absent, *names)))
    return replace(header, present=unique((*header.present, *names)))


def read_roster(
    header: Header, rows: Sequence[Row], i: int, high: int, label: tuple[str, int], known: frozenset[str]
) -> Header:
    """The list of persons at a label: after it on its line, and on the lines under it."""
    role, rest = label
    block = _rows_below(rows, i, high)
    listed = [row for row in block if says_away(row.text) is None or row is block[0]]
    if not listed[0].text[rest:].strip() and _is_one_each(listed[1:]):
        lines = (build_prose([row], known) for row in listed[1:])
        names = tuple(
            name for one in lines for name in find_names(one, 0, len(one.text), f"minutes.header.{role}")[:1]
        )
    else:
        prose = build_prose(listed, known, [_parts_list(listed, k) for k in range(len(listed))])
        names = find_names(prose, rest, len(prose.text), f"minutes.header.{role}")
    there, away = (names, ()) if role == "present" else ((), names)
    for row in block[1:]:
        told = says_away(row.text)
        if told is not None:
            alone = build_prose([row], known)
            which = find_names(alone, 0, len(alone.text), f"minutes.header.{'absent' if told else 'present'}")
            there, away = (there, (*away, *which)) if told else ((*there, *which), away)
    return replace(header, present=unique((*header.present, *there)), absent=unique((*header.absent, *away)))


def _is_one_each(rows: Sequence[Row]) -> bool:
    """Whether each line of a list is a person with what they stand for: "Karen Holm, Idrætsforeningerne"."""
    told = [match for row in rows if (match := OF_WHAT.match(row.text)) is not None]
    with_what = sum(NAMES.fullmatch(match["what"]) is None for match in told)
    return with_what >= max(LEAST_EACH, MOST_EACH * len(rows))


def find_list(row: Row) -> tuple[str, int] | None:
    """The role of a list of persons that a row starts, by its layout or words, and where the list starts."""
    if row.opens is not None and row.opens.role in ("present", "absent"):
        return row.opens.role, len(row.text)
    return _find_bulleted_label(row.text)


def _find_bulleted_label(text: str) -> tuple[str, int] | None:
    """The label of a list of persons that a row starts, behind its bullet where it has one: "• Afbud"."""
    lead = len(text) - len(text.lstrip(BULLETS))
    label = find_roster_label(text[lead:])
    return None if label is None else (label[0], lead + label[1])


def _parts_list(rows: Sequence[Row], k: int) -> bool:
    """Whether a row of a list starts an entry of its own: the line before was no list that ran on."""
    before = rows[k - 1].text if k else ""
    runs_on = before.endswith((",", ";", " og", " samt")) or (
        len(before) > 50 and bool(re.search(r"[,;]\s", before))
    )
    return not (runs_on or FIRST_NAME_LAST.search(before))


def _rows_below(rows: Sequence[Row], at: int, high: int) -> list[Row]:
    block = [rows[at]]
    for row in rows[at + 1 : min(high, at + 40)]:
        if heading_of(row) is not None or is_date_line(row.text) or _ends_list(row.text):
            break
        if row.text.isupper() and not rows[at].text.isupper() and "," not in row.text:  # "ÅBENT MØDE"
            break
        block.append(row)
    return block


BULLETS = "•▪●◦ "
# "Karen Holm, Idrætsforeningerne": so many lines of a list are such, and such a share of them
OF_WHAT = re.compile(rf"[•▪●◦–-]?\s*{NAME}(?:\s*\([^()]*\))?,\s+(?P<what>[^,]+?)\s*(?:,[^,]+)?$")
LEAST_EACH, MOST_EACH = 3, 0.6
# "Punkt Titel", "Bemærkninger": words over the columns of an agenda have no more letters
LONGEST_COLUMN = 40
# "Bemærkninger: ", "Fra forvaltningen: "
ANY_LABEL = re.compile(r"^[A-ZÆØÅ][a-zæøå]+(?: [a-zæøå]+){0,3}\s?:(?:\s|$)")


def _ends_list(text: str) -> bool:
    """Whether a row under a list of persons is no part of it: another label, or a sentence without a name."""
    if is_group(text) or ANY_LABEL.match(text) or (len(text) < LONGEST_COLUMN and find_column_role(text)):
        return True
    first = text.split(" ", 1)[0].rstrip(":")
    bare = find_heading(f"{first}:")
    return _find_bulleted_label(text) is not None or (bare is not None and bare.role in FIELDS)
