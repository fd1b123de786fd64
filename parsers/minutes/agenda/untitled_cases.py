"""Items that a paper prints without number and title: each begins with the line of its case.

Portals fold the titles of items away, and a page that is saved has the rest: "Sagsnr.: 12/3456", "Sagsid.:",
"Åbent punkt". These are looked for only where no numbers that run were found.
"""

from collections.abc import Sequence

from parsers.flow import Piece
from parsers.minutes.agenda.head import FOLLOWERS, Head, finish_title
from parsers.minutes.heads.header import find_header
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.headings import find_heading
from parsers.text import key

# a line with nothing else that tells whether an item is open
OPENNESS = frozenset({"åben", "åbent", "åbent punkt", "åben sag", "lukket", "lukket punkt", "lukket sag"})
BULLET = "•·*-– \t"
# what an item has under its first line, and what one of two items has at least
DECIDES = frozenset({"decision", "recommendation", "recommendation_and_decision"})
# so many rows under its first line an item has a heading; so many of the items have a title above it: no rule
NEAR, TITLED, AGREED = 4, 0.6, 0.5
# the same where the title stands under it, with who deals with the case beside it
FAR, BESIDE = 16, frozenset({"case_number", "caseworker", "document_number"})
LEAST_ITEMS, SHORTEST, LONGEST = 2, 12, 140


def find_cased(rows: Sequence[Row], known: frozenset[str]) -> list[Head]:
    """The first lines of items that have neither number nor title; none where few lines say so.

    The document opens with the head of a meeting, each of the lines has a heading under it, and half of the
    items say what was proposed or decided. Their titles are empty, unless each has one under that line.
    """
    starts = _starts(rows)
    below = [_title_below(rows, i) for i in starts]
    if starts and all(below):
        return _with_titles(rows, starts, below, known)
    starts = [i for i in starts if _is_followed(rows, i, NEAR)]
    if len(starts) < LEAST_ITEMS:
        return []
    titled = sum(1 for i in starts[1:] if _has_title(rows, i))
    stops = [*starts[1:], len(rows)]
    told = sum(
        any((hit := heading_of(rows[k])) is not None and hit.role in DECIDES for k in range(start, stop))
        for start, stop in zip(starts, stops, strict=True)
    )
    header = find_header(rows, 0, starts[0], known, True)
    if titled > TITLED * len(starts[1:]) or told < AGREED * len(starts) or header is None or not header.day:
        return []
    return [_head(rows, i, number) for number, i in enumerate(starts, start=1)]


def _starts(rows: Sequence[Row]) -> list[int]:
    """The rows that name a case, or say that an item is open, with a heading near under them."""
    kinds: dict[str, list[int]] = {"case": [], "open": []}
    for i, row in enumerate(rows):
        if len(row.text) > LONGEST:
            continue
        text = row.text.lstrip(BULLET)
        if key(text) in OPENNESS:
            kinds["open"].append(i)
        elif (hit := find_heading(text)) is not None and hit.role == "case_number":
            kinds["case"].append(i)
    most = max(kinds.values(), key=len)
    return [i for i in most if _is_followed(rows, i, FAR)]


def _is_followed(rows: Sequence[Row], i: int, near: int) -> bool:
    hits = (heading_of(row) for row in rows[i + 1 : i + 1 + near])
    return any(hit is not None and hit.role in FOLLOWERS for hit in hits)


def _title_below(rows: Sequence[Row], i: int) -> int:
    """The row of the title that stands by itself under the line of a case; 0 for none."""
    at = i + 1
    while at < len(rows) and (hit := heading_of(rows[at])) is not None and hit.role in BESIDE and hit.rest:
        at += 1
    if at + 1 >= len(rows) or at - i > 3:
        return 0
    row = rows[at]
    parted = (row.gap > 0 or row.bold) and rows[at + 1].gap > 0 and len(row.text) > SHORTEST
    sentence = len(row.text) >= LONGEST or row.text.endswith((".", ",", ";", ":"))
    return at if parted and not sentence and row.text[:1].isupper() and heading_of(row) is None else 0


def _with_titles(
    rows: Sequence[Row], starts: Sequence[int], titles: Sequence[int], known: frozenset[str]
) -> list[Head]:
    """Items whose titles stand under the lines of their cases, under the head of a meeting."""
    header = find_header(rows, 0, starts[0], known, True)
    if header is None or header.day is None or header.body is None:
        return []
    heads: list[Head] = []
    for number, (i, at) in enumerate(zip(starts, titles, strict=True), start=1):
        piece = rows[at].piece
        head = Head(
            "numbered", str(number), piece.text, at, at + 1, piece, (piece,), counted=True, lead=at - i
        )
        heads.append(finish_title(head))
    return heads


def _has_title(rows: Sequence[Row], i: int) -> bool:
    """Whether the row above an item's first line may be its title: it stands by itself and is no sentence."""
    row = rows[_top(rows, i) - 1]
    parted = row.gap > 0 or row.top or row.bold
    sentence = len(row.text) >= LONGEST or row.text.endswith((".", ",", ";", ":"))
    return parted and not sentence and heading_of(row) is None


def _top(rows: Sequence[Row], i: int) -> int:
    """The row of the bullet that stands alone above an item's first line; else that line."""
    return i - 1 if i and not rows[i - 1].text.strip(BULLET) else i


def _head(rows: Sequence[Row], i: int, number: int) -> Head:
    row = rows[i]
    words = key(row.text.lstrip(BULLET))
    lead = len(row.text) - len(row.text.lstrip(BULLET))
    piece = Piece(row.piece.place, row.piece.start + lead, row.piece.end)
    after = i + 1 if words in OPENNESS else i
    closed = words.startswith("lukket")
    top = i - _top(rows, i)
    return Head("numbered", str(number), "", i, after, piece, (), counted=True, closed=closed, lead=top)
