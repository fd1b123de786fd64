"""Items told on the line of their title: "3. Økonomi. Regnskabet blev godkendt." and "4. Eventuelt: Intet.".

Minutes of boards and parishes without heading words run on so from title to text. Only where most items that
count up from 1 do, is the line cut behind the title, for a title may have a full stop or a colon of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.flow import Piece
from parsers.minutes.agenda.head import NUMBERED
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.outcomes import find_outcome
from parsers.minutes.phrases.people import NAMES, find_roster_label

# "Økonomi. Regnskabet", "Eventuelt: Intet", "Hvem betaler? Planen": what ends a title that text follows
ENDS = re.compile(r"[.:?](?=\s+[\"”»]?[A-ZÆØÅ])")
# "Dagsorden, godkendt", "Referat: godkendt", "Høringssvar - ingen": what came of it ends the line
RULED = re.compile(
    r"(?<=\w)(?=\s*[,:–-]\s+(?:er\s|blev\s)?(?:enstemmigt\s)?(?:godkendt|vedtaget|drøftet|udsat|udgår|intet|ingen)\.?$)"
)
LONGEST = 120
# what parts a title from what came of it
PARTED = " ,:–-"
# "Orientering v. Karen", "Budget pr. 1. maj": no end of a title
ABBREVIATED = re.compile(
    r"(?:\b(?:kl|pkt|nr|jf|ca|evt|kr|vedr|ift|mht|pr|d|v|mv|afd|inkl)|\b[A-ZÆØÅ]|(?<!\d{3})\d)\.$",
    re.IGNORECASE,
)
# "Referat af bestyrelsesmøde", "Mødereferat", "Beslutningsprotokol", among so many first rows
SAYS = re.compile(r"^\W*(?:\w+\s){0,3}?\w*(?:referat|protokol)\b", re.IGNORECASE)
FIRST_ROWS = 12
# "... Karen Holm (måske). 1. Godkendelse af referat:": the first item, with no line of its own
FIRST_GLUED = re.compile(r"(?<=[.:;)])\s+(?=1[.)]\s[A-ZÆØÅ])")
# "Eventuelt1. Godkendelse": a number glued to a word; a title of the contents so glued has so many letters
GLUED = re.compile(r"[^\W\d_](?=\d)")
LEAST_GLUED = 12
# so many items count up from 1, and of them such a share run on; of the numbered lines such a share are items
LEAST_ITEMS, MOST, OF_ALL = 3, 0.6, 0.8
# headings that minutes told so do without
HEADED = frozenset({"decision", "recommendation", "recommendation_and_decision", "case_presentation"})


def part_first_item(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; where the items count up from 2, the first is cut off the line above that it is glued to."""
    numbered = [(i, match) for i, row in enumerate(rows) if (match := _match(row)) is not None]
    if [match["number"] for _, match in numbered[:2]] != ["2", "3"]:
        return tuple(rows)
    for i in range(numbered[0][0] - 1, -1, -1):
        glued = FIRST_GLUED.search(rows[i].text)
        if glued is not None:
            one, other = _part(rows[i], glued.start())
            return (*rows[:i], one, replace(other, gap=1), *rows[i + 1 :])
    return tuple(rows)


def part_glued(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; where a line has a title of the contents glued to its end, it is cut before that.

    The end of the contents stands so before the first item, "9. Eventuelt1. Godkendelse af dagsorden", and a
    heading before any. A sentence may end in a title too.
    """
    titles = {row.text for row in rows if LEAST_GLUED <= len(row.text) <= LONGEST and _match(row) is not None}
    parted: list[Row] = []
    for row in rows:
        end = _end_before_glued(row.text, titles) if titles else None
        if end is None:
            parted.append(row)
            continue
        one, other = _part(row, end)
        titles.add(one.text)
        parted += [one, replace(other, gap=1)]
    return tuple(parted)


def _end_before_glued(text: str, titles: set[str]) -> int | None:
    """Where in a row the title of an item ends, or a heading, that one of the titles is glued to."""
    for hit in GLUED.finditer(text, max(0, len(text) - LONGEST - 1)):
        if text[hit.end() :] in titles:
            before = text[: hit.end()]
            heading = find_heading(before) if NUMBERED.match(before) is None else None
            alone = heading is not None and heading.rest is None
            return hit.end() if alone or before[0].isdigit() else None
    return None


def part_run_ins(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; where the items of minutes are told on the lines of their titles, these end the row."""
    numbered = [(i, match) for i, row in enumerate(rows) if (match := _match(row)) is not None]
    counted = _count(numbered)
    if len(counted) < LEAST_ITEMS:
        return tuple(rows)
    roles = HEADED & {hit.role for row in rows if (hit := heading_of(row)) is not None}
    rosters = {} if "decision" in roles else _find_rosters(counted)
    ends = rosters | _find_run_ins(rows, counted, len(numbered), bool(roles))
    parted: list[Row] = []
    for i, row in enumerate(rows):
        parted += _part(row, ends[i]) if i in ends else [row]
    return tuple(parted)


def _find_rosters(counted: Sequence[tuple[int, re.Match[str]]]) -> dict[int, int]:
    """Where the titles end that label persons, in papers without decisions: "1. Afbud: Bo Ek"."""
    found: dict[int, int] = {}
    for i, match in counted:
        label = find_roster_label(match["title"]) if ": " in match["title"] else None
        if label is None or NAMES.match(match["title"], label[1]) is None:
            continue
        if match["title"][: label[1]].rstrip().endswith(":"):
            found[i] = match.start("title") + len(match["title"][: label[1]].rstrip())
    return found


def _find_run_ins(
    rows: Sequence[Row], counted: Sequence[tuple[int, re.Match[str]]], numbered: int, headed: bool
) -> dict[int, int]:
    """Where the titles of minutes end that text follows on their lines; numbered is how many rows are so."""
    if len(counted) < OF_ALL * numbered:
        return {}
    ends = {i: end for i, match in counted if (end := _end_of_title(match)) is not None}
    if not ends or not any(SAYS.match(row.text) for row in rows[:FIRST_ROWS]):
        return {}
    told = sum(i in ends or _is_cut(rows[i]) for i, _ in counted)
    talks = any(rows[i].text.endswith((".", "!", "?")) for i in ends)
    if headed or told < MOST * len(counted) or not talks:
        ends = {i: end for i, end in ends.items() if _is_told_behind(rows[i].text, end, headed)}
    return ends


def _match(row: Row) -> re.Match[str] | None:
    return NUMBERED.match(row.text) if row.text[:1].isdigit() else None


def _count(numbered: Sequence[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """The numbered rows that count up from 1, or from 0."""
    counted: list[tuple[int, re.Match[str]]] = []
    first = 0 if numbered and numbered[0][1]["number"] == "0" else 1
    for i, match in numbered:
        if match["number"] == str(len(counted) + first):
            counted.append((i, match))
    return counted


def _end_of_title(match: re.Match[str]) -> int | None:
    """Where in its row the title of an item ends that text follows; None where none does."""
    title = match["title"]
    if (told := RULED.search(title)) is not None:
        return match.start("title") + told.start()
    for hit in ENDS.finditer(title[:LONGEST]):
        if not ABBREVIATED.search(title[: hit.end()]):
            return match.start("title") + hit.end()
    return None


def _is_told_behind(text: str, end: int, headed: bool) -> bool:
    """Whether what stands behind a title says what came of it, or is a sentence longer than any title."""
    if len(text) > LONGEST:
        return text.endswith((".", "!", "?"))
    hit = find_outcome(text[end:].lstrip(PARTED)) if not headed else None
    return hit is not None and not hit.duty and hit.outcome != "other"


def _is_cut(row: Row) -> bool:
    """Whether a title is cut off its line already: "3. Hvem betaler?" before what was said."""
    return row.piece.end < len(row.piece.place.text.rstrip())


def _part(row: Row, end: int) -> tuple[Row, Row]:
    """The title of an item with its number, and what is told of it."""
    piece = row.piece
    rest = end + len(row.text[end:]) - len(row.text[end:].lstrip(PARTED))
    title = Piece(piece.place, piece.start, piece.start + end)
    text = Piece(piece.place, piece.start + rest, piece.end)
    return replace(row, piece=title), replace(row, piece=text, gap=0, top=False, opens=None, numbered=False)
