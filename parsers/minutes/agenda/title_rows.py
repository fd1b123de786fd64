"""The lines that the title of an item goes on over."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from statistics import median

from parsers.flow import Piece
from parsers.minutes.agenda.head import (
    BROKEN_OFF,
    CLOSED,
    DURATION,
    FOLLOWERS,
    LISTED,
    NUMBERED,
    OPEN_NUMBERED,
    WORDED,
    Head,
    finish_title,
)
from parsers.minutes.paper.row_ends import had_room, runs_on
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.decision_headings import FOR_ITEM
from parsers.minutes.phrases.headings import find_bare, find_heading
from parsers.text import join_lines, key

# letters larger than the text's by so many points, among so many rows before and after
LARGER, AROUND = 0.7, 60
# "Emne: Budget 2030", under a number alone
NAMED = re.compile(r"(?:emne|titel|overskrift)\s?:\s*(?=\S)", re.IGNORECASE)
# headings that are titles of items, too
TITLING = frozenset({"closed", "signature"})
# rows above and below that are looked at for how wide a column is
COLUMN = 40
# the most rows that a title has; in a narrow cell
MOST_ROWS, MOST_IN_CELL = 5, 12


def find_title_rows(rows: Sequence[Row], head: Head, known: frozenset[str]) -> Head:
    """The head with the lines that its title goes on over, where layout or the words themselves say so."""
    if not head.title_pieces and not head.decision and _is_over_case(rows, head):
        title = rows[head.after + 1]
        head = finish_title(
            replace(head, title=title.text, after=head.after + 2, title_pieces=(title.piece,))
        )
    if not head.title_pieces and not head.decision:
        head = _named_below(rows, head)
    if _is_aside(rows, head):
        title = rows[head.after]
        head = finish_title(
            replace(head, title=title.text, after=head.after + 1, title_pieces=(title.piece,))
        )
    while head.after < len(rows):
        row, before = rows[head.after], rows[head.after - 1]
        if head.after - head.row >= (MOST_IN_CELL if row.follows else MOST_ROWS):
            break
        if (row.page != before.page and head.title_pieces) or not _goes_on(rows, head.after, head):
            break
        if row.follows and head.title_pieces and _had_room_in_cell(rows, head.after):
            break
        raw = join_lines([_raw_title(head), row.text], known)
        head = finish_title(
            replace(head, title=raw, after=head.after + 1, title_pieces=(*head.title_pieces, row.piece))
        )
    return head


def _named_below(rows: Sequence[Row], head: Head) -> Head:
    """A number alone with the title that a label under it gives: "Pkt. 3" over "Emne: Budget 2030"."""
    below = rows[head.after] if head.after < len(rows) else None
    named = NAMED.match(below.text) if below is not None else None
    if below is None or named is None:
        return head
    piece = Piece(below.piece.place, below.piece.start + named.end(), below.piece.end)
    return finish_title(replace(head, title=piece.text, after=head.after + 1, title_pieces=(piece,)))


def _had_room_in_cell(rows: Sequence[Row], i: int) -> bool:
    """Whether a row's first word had fitted on the row before, as far as rows of its column reach."""
    before, row = rows[i - 1], rows[i]
    if row.box is None or before.box is None or not row.text[:1].isupper():
        return False
    left = row.box.x0
    boxes = [other.box for other in rows[max(0, i - COLUMN) : i + COLUMN] if other.page == row.page]
    reach = max(box.x1 for box in boxes if box is not None and abs(box.x0 - left) < 3)
    letter = (row.box.x1 - left) / len(row.text)
    return before.box.x1 + (len(row.text.split(" ", 1)[0]) + 2) * letter < reach


def _dashes_on(rows: Sequence[Row], i: int) -> bool:
    """Whether a row with a dash in front goes on with a title ("– ny takst"), and is no point of a list.

    The dash is longer than those of lists, stands before a small letter, and no row next to it has one.
    """
    near = [rows[j].text[:1] for j in (i - 1, i + 1) if j < len(rows)]
    text = rows[i].text
    return text.startswith("– ") and text[2:3].islower() and rows[i].gap == 0 and "–" not in near


def complete_titles(rows: Sequence[Row], heads: Sequence[Head], known: frozenset[str]) -> list[Head]:
    """The heads; a title that breaks off takes the lines that make it the same as where it stands whole.

    So "Beslutning for punkt 3: Boliger ved" over "Solvang" is told from what was decided by "Punkt 3: Boliger
    ved Solvang".
    """
    told: dict[str, set[str]] = {}
    for head in heads:
        told.setdefault(head.number, set()).add(head.title)
    return [_complete(rows, head, told[head.number], known) for head in heads]


def _complete(rows: Sequence[Row], head: Head, told: Collection[str], known: frozenset[str]) -> Head:
    begun = f"{key(head.title)} " if len(told) > 1 else ""
    longer = [said for title in told if begun and (said := key(title)).startswith(begun)]
    tried = head
    while longer and head.title_pieces and tried.after < min(len(rows), head.row + MOST_ROWS):
        raw, row = _raw_title(tried), rows[tried.after]
        tried = replace(tried, title=join_lines([raw, row.text], known), after=tried.after + 1)
        tried = finish_title(replace(tried, title_pieces=(*tried.title_pieces, row.piece)))
        if (said := key(tried.title)) in longer:
            return tried
        longer = [title for title in longer if title.startswith(said)]
    return head


def _is_over_case(rows: Sequence[Row], head: Head) -> bool:
    """Whether a number alone ("Sag nr. 3") has its case under it, and the title under that."""
    if head.after + 1 >= len(rows) or WORDED.match(rows[head.row].text) is None:
        return False
    case = rows[head.after].heading or find_bare(rows[head.after].text)
    title = rows[head.after + 1]
    if case is None or case.role != "case_number" or find_heading(title.text):
        return False
    beside = rows[head.after].piece.place is rows[head.row].piece.place  # "Pkt. 3   J.nr.", left open
    if case.rest is None and not beside:
        return False
    return title.text[:1].isupper() and len(title.text) < 160 and not title.text.endswith((".", ",", ";"))


def _is_aside(rows: Sequence[Row], head: Head) -> bool:
    """Whether all that stands beside a number is who brings the item: "Pkt. 3 (Karen)" over its title."""
    beside = head.title.startswith("(") and head.title.endswith(")") and WORDED.match(rows[head.row].text)
    if not beside or head.after >= len(rows) or rows[head.after].heading is not None:
        return False
    text = rows[head.after].text
    return text[:1].isupper() and len(text) < 160 and not text.endswith((".", ",", ";"))


def _raw_title(head: Head) -> str:
    return join_lines([piece.text for piece in head.title_pieces])


def _is_larger(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is in larger letters than most of the rows around it."""
    size = rows[at].size
    if size is None or rows[at].bold:
        return False
    around = [row.size for row in rows[max(0, at - AROUND) : at + AROUND] if row.size is not None]
    return size > median(around) + LARGER


def _goes_on(rows: Sequence[Row], at: int, head: Head) -> bool:
    """Whether a title goes on from the row before rows[at] in that row."""
    before, row, text = rows[at - 1], rows[at], rows[at].text
    if row.opens is not None or OPEN_NUMBERED.match(text):
        return False
    if LISTED.match(text) and not _dashes_on(rows, at):
        return False
    heading = find_heading(text)
    if heading is not None and heading.rest is None and heading.role not in FOLLOWERS:
        heading = None if row.gap < 2 and BROKEN_OFF.search(before.text) else heading
    if row.follows and row.box is None and head.title_pieces and row.text[:1].isupper():
        return False  # each paragraph of a cell is a line
    if row.follows:
        cut = any(len(one.text) < len(one.piece.place.text) for one in (row, before))
        dressed = cut or row.bold == before.bold  # a line over several cells has the dress of none
        return dressed and heading is None and not had_room(before, row)
    if heading is not None and heading.role in TITLING and not head.title_pieces:  # "Sag 15", "Lukket sag"
        return True
    if (
        (row.gap > 1 and head.title_pieces)
        or heading is not None
        or WORDED.match(text)
        or FOR_ITEM.match(text)
    ):
        return False
    if not head.title_pieces:  # "Sag nr. 129" alone on its line; below "Beslutning for punkt 3:" it says what
        return not head.decision and head.after == head.row + 1 and text[:1].isupper() and len(text) < 160
    if row.gap == 0 and before.text.endswith((":", " -", " –")) and CLOSED.search(before.text):
        return True  # "Lukket sag:", "Lukket sag -"
    parted = row.gap > 1 or (row.gap == 1 and not runs_on(before, row))
    if parted or DURATION.search(before.text) or not text.strip(". "):
        return False
    if (
        len(text) < 60
        and ")" in text
        and (DURATION.search(text) or before.text.count("(") > before.text.count(")"))
    ):
        return True
    if (before.text.endswith("-") and text[:1].islower()) or BROKEN_OFF.search(before.text):
        return True
    if row.box is not None and before.box is not None and row.size is not None:
        same = row.bold == before.bold and abs((row.size or 0) - (before.size or 0)) < 0.4
        full = before.box.x1 - before.box.x0 > 150
        if not (same and full) or NUMBERED.match(text):
            return False
        below = head.title_pieces[0].place is not head.number_piece.place
        below = below and not had_room(before, row) and not before.text.endswith(".")
        return row.bold or below or _is_larger(rows, at)
    return (
        text.lstrip("–- ")[:1].islower()
        and len(before.text) > 30
        and len(text) < 90
        and not text.endswith(".")
    )
