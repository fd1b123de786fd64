"""Items whose titles stand alone with a colon and no number: "Økonomi:" over what was said of it."""

from collections.abc import Sequence

from parsers.minutes.agenda.head import Head, finish_title
from parsers.minutes.agenda.standing import LEAST_STANDING, stands_on_all
from parsers.minutes.heads.header import find_header
from parsers.minutes.paper.rows import Row, heading_of

# so many such lines, no longer than this, make the minutes of a board; text stands under such a share of them
LEAST_ITEMS, LONGEST, MOST_TOLD = 4, 70, 0.8
# what a line with a colon opens that is no item: who was there, what was decided
OF_ITEMS = frozenset({"present", "absent", "secretary", "decision", "recommendation", "meeting_date"})


def find_colon_titles(rows: Sequence[Row], known: frozenset[str]) -> list[Head]:
    """The titles of items of minutes that open with their day; none where few of them stand on agendas."""
    spots = [i for i in range(1, len(rows)) if _may_be_title(rows, i)]
    if len(spots) < LEAST_ITEMS or sum(stands_on_all(rows[i].text) for i in spots) < LEAST_STANDING:
        return []
    taken = {*spots, len(rows)}
    told = sum(i + 1 not in taken for i in spots)
    header = find_header(rows, 0, spots[0], known, True)
    if told < MOST_TOLD * len(spots) or header is None or header.day is None:
        return []
    if header.says not in ("referat", "protokol"):
        return []
    return [_head(rows[i], i, number) for number, i in enumerate(spots, start=1)]


def _may_be_title(rows: Sequence[Row], i: int) -> bool:
    text = rows[i].text
    if not text.endswith(":") or len(text) > LONGEST or not text[:1].isupper() or not rows[i].gap:
        return False
    hit = heading_of(rows[i])
    return hit is None or hit.role not in OF_ITEMS


def _head(row: Row, i: int, number: int) -> Head:
    piece = row.piece
    return finish_title(Head("numbered", str(number), row.text, i, i + 1, piece, (piece,), counted=True))
