"""Proposals by headings that name their form: with code and title, with a code, or again and again."""

import re
from collections.abc import Sequence

from parsers.finance.cells import columns_of
from parsers.flow import Piece, Place
from parsers.proposals.heads import (
    common_head,
    head_code,
    head_number,
    head_with_title,
    is_form_head,
    opens_table,
)
from parsers.proposals.rows_of_fields import is_label_row
from parsers.proposals.starts import Start, head_above, over_tables, stands_out
from parsers.proposals.words import find_bare_label, find_label

# a title below the heading of a form is at most this long
LONGEST_TITLE = 110


def find_headed(places: Sequence[Place]) -> list[Start]:
    """The headings of forms with a code: "DRIFTSFORSLAG D7" over the title, "Anlægsforslag A3: Titel"."""
    return _titled_starts(places) or _coded_heads(places) or _bare_heads(places)


def _titled_starts(places: Sequence[Place]) -> list[Start]:
    """The headings that name form, code and title, where each has a table below and a code of its own."""
    hits = [
        (i, hit)
        for i, place in enumerate(places)
        if (hit := head_with_title(place.text)) and stands_out(places, i)
    ]
    over = over_tables(places, hits)
    codes = {hit["code"] for _, hit in over}
    if len(codes) < len(hits):
        return []
    return [Start(i, _title_of(places, i, hit), places[i].piece(*hit.span("code"))) for i, hit in over]


def _title_of(places: Sequence[Place], i: int, hit: re.Match[str]) -> Piece:
    """The title behind a code, or in the line below where nothing stands behind it."""
    return places[i].piece(hit.start("title")) if hit["title"] else places[i + 1].piece()


def _coded_heads(places: Sequence[Place]) -> list[Start]:
    """The headings that name form and code, with the title in the line below."""
    starts: list[Start] = []
    hits = [(i, span) for i, place in enumerate(places[:-1]) if (span := _coded_head(place.text))]
    for i, span in over_tables(places, hits):
        below = places[i + 1]
        other = find_label([below.piece()]) is not None or opens_table(below.text) or is_label_row(below)
        if below.page.number == places[i].page.number and below.text[:1].isupper() and not other:
            title = _behind_label(below)
            starts.append(Start(head_above(places, i), title, places[i].piece(*span)))
    return starts if len(starts) == len(hits) else []


def _behind_label(place: Place) -> Piece:
    """The title in a line, less what stands in the column before it, or a label for it right before."""
    columns = columns_of(place) if place.line.table is not None else []
    if len(columns) == 2:
        return columns[1]
    bare = find_bare_label(place.text) if place.line.size is None else None
    titled = bare is not None and bare[1].field == "title"
    return place.piece(bare[1].end) if bare is not None and titled else place.piece()


def _bare_heads(places: Sequence[Place]) -> list[Start]:
    """The headings of forms that come again, each with a title below it and then a labelled field."""
    hits = [(i, place) for i, place in enumerate(places[:-2]) if is_form_head(place.text)]
    over = over_tables(places, hits) if len(hits) > 1 else []
    starts = [
        Start(i, places[i + 1].piece())
        for i, _ in over
        if _is_title(places[i + 1]) and _labels_at(places, i + 2)
    ]
    return starts if len(starts) == len(hits) else []


def _is_title(place: Place) -> bool:
    text = place.text
    bare = not opens_table(text) and not is_form_head(text) and not text.rstrip().endswith((".", ":", ","))
    labelled = find_label([place.piece()]) is not None or is_label_row(place)
    return text[:1].isupper() and len(text) < LONGEST_TITLE and bare and not labelled


def _labels_at(places: Sequence[Place], i: int) -> bool:
    """Whether one of the next two lines begins with a label of a form."""
    return any(find_label([place.piece()]) is not None for place in places[i : i + 2])


def _coded_head(text: str) -> tuple[int, int] | None:
    if is_form_head(text):
        hit = head_code(text)
        return hit.span("code") if hit is not None else head_number(text)
    return common_head(text)
