"""A form that is alone of its kind in a paper and has no label for its title: it heads its page.

"BUSINESS CASE" over the largest line of the page, "Investeringsforslag: Ny bro", or the name of the form as a
label beside the title. Each heads a page, or comes within the first lines of a text, over a table of amounts.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.finance.cells import columns_of
from parsers.flow import Piece, Place
from parsers.proposals.heads import head_number, heads_columns, is_form_head, names_form, opens_table
from parsers.proposals.repeated import speaks_of_itself, speaks_of_proposals
from parsers.proposals.starts import LARGER, Start, over_tables, stands_out
from parsers.proposals.words import SPEAKING, find_label, squeeze, words

# a form is headed within so many lines from the top of a page
TOP = 4
# "Investeringsforslag: Ny bro", "Business case - Ny bro"
TITLED = re.compile(
    r"^\s*(?P<word>[^\W\d]+(?: [^\W\d]+){0,2})(?:\s*:|\s+[–|-])\s+(?P<title>[A-ZÆØÅ][^\W\d_].*[^.:,;])\s*$"
)
# the fields of a form are looked for in so many lines below its title
FIELDS_WITHIN = 14
# a title is at most this long, and has so many words where nothing but a label tells that it is one
LONGEST, LEAST_WORDS = 110, 2
# the page's largest line is this much larger than most of its lines
LARGEST = 1.2

# "Investeringsforslag nr. 7 | Skoleudvalget": what parts the name of a form from what else its line says
PARTS = re.compile(r"\s+[·|•–-]\s+")


class Headed(NamedTuple):
    """The title of a form, and its code where the line of its name tells one."""

    title: Piece
    code: Piece | None = None


def find_lone(places: Sequence[Place]) -> list[Start]:
    """Where forms begin that head their pages, with their titles; empty where one has no table below."""
    tops = _tops(places)
    for manner in (_behind, _below, _above, _beside, _over_fields):
        hits = [(i, named) for i in tops if (named := manner(places, i)) is not None]
        if hits and len(over_tables(places, hits)) == len(hits):
            return [Start(i, named.title, named.code) for i, named in hits]
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


def _behind(places: Sequence[Place], i: int) -> Headed | None:
    """The title behind the name of the form: "Investeringsforslag: Ny bro"."""
    hit = TITLED.match(places[i].text) if not is_form_head(places[i].text) else None
    if hit is None or len(hit["title"]) >= LONGEST or not names_form(hit["word"]):
        return None
    return Headed(places[i].piece(*hit.span("title"))) if stands_out(places, i) else None


def _below(places: Sequence[Place], i: int) -> Headed | None:
    """The title below the name of the form, in the largest type of its page or over fields of a form."""
    head = is_form_head(places[i].text) or head_number(places[i].text) is not None
    below = places[i + 1] if head and i + 1 < len(places) else None
    if below is None or below.page.number != places[i].page.number or not _reads_as_title(below):
        return None
    typed = below.line.size is not None and stands_out(places, i + 1) and bool(_fields_below(places, i + 1))
    return Headed(below.piece()) if typed or _is_largest(below) else None


def _above(places: Sequence[Place], i: int) -> Headed | None:
    """The title in the largest type of its page, over a line that begins with the name of the form."""
    if i + 1 == len(places):
        return None
    first = PARTS.split(places[i + 1].text)[0]
    number = head_number(first)
    code = places[i + 1].piece(*number) if number is not None else None
    headed = (code is not None or is_form_head(first)) and _is_largest(places[i])
    return Headed(places[i].piece(), code) if headed else None


def _is_largest(place: Place) -> bool:
    """Whether a line is set in the largest type of its page, by far, and reads as a title."""
    sizes = sorted(line.size for line in place.page.lines if line.size)
    size = place.line.size or 0.0
    large = bool(sizes) and size >= sizes[-1] / LARGER and size > sizes[len(sizes) // 2] * LARGEST
    return large and _reads_as_title(place)


def _reads_as_title(place: Place) -> bool:
    named = place.text[:1].isupper() and len(place.text) < LONGEST and not is_form_head(place.text)
    return named and not opens_table(place.text) and find_label([place.piece()]) is None


def _over_fields(places: Sequence[Place], i: int) -> Headed | None:
    """The title in the largest type of its page, over two fields that speak for a proposal.

    One is enough where the paper says that it holds proposals, or speaks of "forslaget" time and again.
    """
    below = places[i + 1].line.size if i + 1 < len(places) else None
    larger = below is not None and (places[i].line.size or 0.0) > below * LARGER
    if not larger or not _is_largest(places[i]):
        return None
    fields = len(_fields_below(places, i))
    enough = fields > 1 or (fields == 1 and (speaks_of_proposals(places) or speaks_of_itself(places)))
    return Headed(places[i].piece()) if enough else None


def _fields_below(places: Sequence[Place], i: int) -> set[str]:
    """The fields that speak for a proposal in the lines below a title, down to a table of amounts."""
    found: set[str] = set()
    for place in places[i + 1 : i + 1 + FIELDS_WITHIN]:
        if heads_columns(place.text):
            break
        columns = columns_of(place)
        labels = [find_label([place.piece()]), *(find_label([one], whole=True) for one in columns[:-1:2])]
        found |= {label.field for label in labels if label is not None}
    return found & SPEAKING


def _beside(places: Sequence[Place], i: int) -> Headed | None:
    """The title in the column beside the name of the form, in a table with another label or code."""
    columns = columns_of(places[i]) if places[i].line.table is not None else []
    if len(columns) != 2 or not _names_proposal(places, columns[0].text):
        return None
    title = columns[1].text
    near = [place for place in places[i + 1 : i + 1 + TOP] if place.line.table == places[i].line.table]
    labelled = any(find_label(columns_of(place)[:1], whole=True) for place in near)
    named = labelled and title[:1].isupper() and len(title.split()) >= LEAST_WORDS
    return Headed(columns[1]) if named else None


def _names_proposal(places: Sequence[Place], label: str) -> bool:
    """Whether a label is the name of a form, or a common word for a proposal in a paper that holds some."""
    return names_form(label) or (squeeze(label) in words("initiative") and speaks_of_proposals(places))
