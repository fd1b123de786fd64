"""Titles that stand above the number of their item: "Budget 2030" over "Sag nr. 129"."""

from collections.abc import Sequence
from dataclasses import replace

from parsers.minutes.agenda.head import CLOSED, WORDED, Head, finish_title
from parsers.minutes.agenda.items import stands_out
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.headings import find_heading
from parsers.text import join_lines


def name_from_above(rows: Sequence[Row], heads: list[Head], known: frozenset[str]) -> list[Head]:
    """The heads; where "Sag nr. 129" stands under its title in item after item, with those titles."""
    bare = [h for h in heads if h.style == "worded" and not h.decision and _is_bare(rows[h.row].text)]
    closed_off = [h for h in bare if h.row + 1 < len(rows) and rows[h.row + 1].heading is not None]
    above = [h for h in bare if h.row and _may_be_above(rows, h.row - 1)]
    if len(closed_off) < max(2, 0.6 * len(bare)) or len(above) < 0.8 * len(bare):
        return heads
    named = {h.row: _title_above(rows, h, known) for h in above}
    gone = {i for h in named.values() for i in range(h.row, h.after)}
    return [named.get(h.row, h) for h in heads if h.row in named or h.row not in gone]


def _is_bare(text: str) -> bool:
    match = WORDED.match(text)
    return match is not None and not match["title"]


def _may_be_above(rows: Sequence[Row], i: int) -> bool:
    text = rows[i].text
    return not text.endswith((".", ",", ";", ":")) and len(text) < 200 and find_heading(text) is None


def _title_above(rows: Sequence[Row], head: Head, known: frozenset[str]) -> Head:
    """A head with the title that stands above its number, and the rows above that it began on."""
    first = head.row - 1
    while head.row - first < 4 and first and _may_be_above(rows, first - 1):
        row, before = rows[first], rows[first - 1]
        dressed = row.box is not None and row.gap == 0 and stands_out(row, None) and before.size == row.size
        if row.page != before.page or not (row.text[:1].islower() or (dressed and before.bold)):
            break
        first -= 1
    pieces = tuple(row.piece for row in rows[first : head.row])
    title = join_lines([piece.text for piece in pieces], known)
    closed = CLOSED.match(title) is not None
    return finish_title(
        replace(head, title=title, row=first, after=head.row + 1, title_pieces=pieces, closed=closed)
    )
