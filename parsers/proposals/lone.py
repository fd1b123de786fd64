"""A form that is alone of its kind in a paper and has no label for its title: it heads its page.

"BUSINESS CASE" over the largest line of the page, "Investeringsforslag: Ny bro", or the name of the form as a
label beside the title. Each heads a page, or comes within the first lines of a text, over a table of amounts.
"""

import re
from collections.abc import Callable, Sequence

from parsers.finance.cells import columns_of
from parsers.flow import Piece, Place
from parsers.proposals.heads import is_form_head, names_form, opens_table
from parsers.proposals.starts import LARGER, Start, over_tables, stands_out
from parsers.proposals.words import find_label

# a form is headed within so many lines from the top of a page
TOP = 4
# "Investeringsforslag: Ny bro", "Business case - Ny bro"
TITLED = re.compile(
    r"^\s*(?P<word>[^\W\d]+(?: [^\W\d]+){0,2})(?:\s*:|\s+[–|-])\s+(?P<title>[A-ZÆØÅ][^\W\d_].*[^.:,;])\s*$"
)
# a title is at most this long, and has so many words where nothing but a label tells that it is one
LONGEST, LEAST_WORDS = 110, 2
# the page's largest line is this much larger than most of its lines
LARGEST = 1.2

Find = Callable[[Sequence[Place], int], Piece | None]


def find_lone(places: Sequence[Place]) -> list[Start]:
    """Where forms begin that head their pages, with their titles; empty where one has no table below."""
    tops = _tops(places)
    for manner in (_behind, _below, _beside):
        hits = [(i, title) for i in tops if (title := manner(places, i)) is not None]
        if hits and len(over_tables(places, hits)) == len(hits):
            return [Start(i, title) for i, title in hits]
    return []


def _tops(places: Sequence[Place]) -> list[int]:
    """The positions of the first lines of each page."""
    found: list[int] = []
    page, begun = 0, 0
    for i, place in enumerate(places):
        if place.page.number != page:
            page, begun = place.page.number, i
        if i - begun < TOP:
            found.append(i)
    return found


def _behind(places: Sequence[Place], i: int) -> Piece | None:
    """The title behind the name of the form: "Investeringsforslag: Ny bro"."""
    hit = TITLED.match(places[i].text) if not is_form_head(places[i].text) else None
    known = hit is not None and len(hit["title"]) < LONGEST and names_form(hit["word"])
    return (
        places[i].piece(*hit.span("title")) if hit is not None and known and stands_out(places, i) else None
    )


def _below(places: Sequence[Place], i: int) -> Piece | None:
    """The title below the name of the form, in the largest type of its page."""
    below = places[i + 1] if i + 1 < len(places) and is_form_head(places[i].text) else None
    if below is None or below.page.number != places[i].page.number or len(below.text) > LONGEST:
        return None
    sizes = sorted(line.size for line in below.page.lines if line.size)
    size = below.line.size or 0.0
    large = bool(sizes) and size >= sizes[-1] / LARGER and size > sizes[len(sizes) // 2] * LARGEST
    named = below.text[:1].isupper() and not opens_table(below.text) and find_label([below.piece()]) is None
    return below.piece() if large and named else None


def _beside(places: Sequence[Place], i: int) -> Piece | None:
    """The title in the column beside the name of the form, in a table with another label or code."""
    columns = columns_of(places[i]) if places[i].line.table is not None else []
    if len(columns) != 2 or not names_form(columns[0].text):
        return None
    title = columns[1].text
    near = [place for place in places[i + 1 : i + 1 + TOP] if place.line.table == places[i].line.table]
    labelled = any(find_label(columns_of(place)[:1], whole=True) for place in near)
    return columns[1] if labelled and title[:1].isupper() and len(title.split()) >= LEAST_WORDS else None
