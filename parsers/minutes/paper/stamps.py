"""What is printed on a page but is no part of its text: page numbers, and stamps that name an attachment.

A pack stamps the pages of an annex with the item and the annex they belong to ("Punkt 3, Bilag 2: Budget").
The stamp is wrapped in a narrow column, repeated from page to page, cut off at a page's end, and may stand
in the middle of a sentence of the page below it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from models.frozen import dataclass
from parsers.flow import Flow, Piece, Place
from parsers.minutes.paper.columns import read_columns
from parsers.minutes.paper.furniture import LONE, PAGE_MARK, STAMP, find_furniture
from parsers.minutes.paper.inline import cut_line
from parsers.minutes.paper.lost_breaks import find_lost
from parsers.minutes.paper.rows import Row, build_rows
from parsers.minutes.paper.side_words import cut_side_words
from parsers.text import join_lines

# "Side 5 af 97. Budget": the foot "Side 5 af 9" run together with the heading "7. Budget"
GLUED = re.compile(
    r"^side\s(?P<page>\d{1,3})\s?(?:af|/)\s?(?P<total>\d{1,3}?)\s?"
    r"(?P<rest>\d{0,3}[.:)]\s?[^\W\d].*|(?=[^\W\d]).*)$",
    re.IGNORECASE,
)
# "3. Budget", "Punkt 3: Budget": a heading that a reader may take for a running head
COUNTED = re.compile(
    r"^(?:(?:punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?)?\d{1,3}\s?[.:)]\s*[A-ZÆØÅ].{3,}$", re.IGNORECASE
)
# "Budget 2024 side 1 af 4": the head of a memo
TAIL = re.compile(
    r"^(?P<title>.*?\S)\s+['’‘`´.,]?side\s(?P<page>\d{1,3})\s?(?:af|/)\s?(?P<total>\d{1,3})$", re.IGNORECASE
)
# no stamp is printed wider than this many characters a line, or over more lines
WIDEST, MOST_LINES = 60, 8


@dataclass(frozen=True, slots=True)
class Stamp:
    """One printed stamp: the item and annex it names, its title as far as it goes, and where it stands.

    row is the index of the first row after it.
    """

    item: str
    number: str
    title: str
    pieces: tuple[Piece, ...]
    page: int
    row: int


@dataclass(frozen=True, slots=True)
class Sheets:
    """The rows of a document without furniture, the furniture, and what it told.

    memo_heads holds the index of each row that follows the head of a new paper ("side 1 af 4").
    heads_of_pages are the running heads, with or without layout.
    """

    rows: tuple[Row, ...]
    stamps: tuple[Stamp, ...]
    furniture: tuple[Piece, ...]
    memo_heads: frozenset[int]
    known: frozenset[str]
    heads_of_pages: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    item: str
    number: str
    at: int  # index in the list of places
    lines: tuple[int, ...]  # indices of all its lines
    title_start: int


def read_sheets(flow: Flow) -> Sheets:
    """The stream's rows with stamps and page marks taken out."""
    places = _with_lost_headings(flow)
    marks = _find_marks(places)
    stamped = {i for mark in marks for i in mark.lines}
    kept: list[Piece] = []
    furniture: list[Piece] = []
    heads: set[tuple[int, int]] = set()
    position: dict[int, int] = {}
    lost = find_lost(flow)
    running = find_furniture(places, len(flow.document.pages))
    columns = read_columns(places)
    cut_side_words([place for i, place in enumerate(places) if i not in running], columns)
    furniture += columns.silent
    for i, place in enumerate(places):
        position[i] = len(kept)
        if i in stamped:
            continue
        if i in running:
            furniture.append(place.piece())
            continue
        if place.index in columns.pieces:
            kept += columns.pieces[place.index]
            continue
        for piece in lost.get(place.index, (place.piece(),)):
            _split_furniture(piece, kept, furniture, heads)
    position[len(places)] = len(kept)
    rows = build_rows(kept, columns)
    after_heads = _next_ids(kept, heads)
    memo_heads = frozenset(n for n, row in enumerate(rows) if _place_id(row.piece) in after_heads)
    stamps = (*_build_stamps(places, marks, position, flow.known), *_running_stamps(flow, rows))
    heads_of_pages = [places[i].piece() for i in sorted(running)]
    of_stamps = {
        (piece.place.page.number, piece.place.position) for stamp in stamps for piece in stamp.pieces
    }
    for page in flow.document.pages:
        running_lines = [i for i, line in enumerate(page.lines) if line.running]
        heads_of_pages += [
            Place(-1, page, i).piece() for i in running_lines if (page.number, i) not in of_stamps
        ]
    return Sheets(rows, stamps, tuple(furniture), memo_heads, flow.known, tuple(heads_of_pages))


def _with_lost_headings(flow: Flow) -> tuple[Place, ...]:
    """The places of the stream, and the item headings among the lines that count up with the pages.

    Where each item starts a page of its own, its number runs as page numbers do. A running line says the same
    words on several pages; a heading says its own.
    """
    lost: list[Place] = []
    words: Counter[str] = Counter()
    index = 0
    for page in flow.document.pages:
        for position, line in enumerate(page.lines):
            if line.running:
                words[re.sub(r"[\d\W]+", " ", line.text)] += 1
                if COUNTED.match(line.text) and not STAMP.match(line.text):
                    lost.append(Place(index, page, position))
            index += 1
    lost = [place for place in lost if words[re.sub(r"[\d\W]+", " ", place.text)] == 1]
    return tuple(sorted((*flow.places, *lost), key=lambda place: place.index)) if lost else flow.places


def _place_id(piece: Piece) -> tuple[int, int]:
    return piece.place.index, piece.start


def _next_ids(kept: Sequence[Piece], heads: set[tuple[int, int]]) -> set[tuple[int, int]]:
    return {_place_id(kept[count]) for count, _ in heads if count < len(kept)}


def _split_furniture(
    whole: Piece, kept: list[Piece], furniture: list[Piece], heads: set[tuple[int, int]]
) -> None:
    place = whole.place
    for piece in cut_line(whole):
        tail = TAIL.match(piece.text) if piece.text[-1].isdecimal() else None
        if tail is not None and len(tail["title"]) < 90:
            furniture.append(piece)
            if tail["page"] == "1":
                heads.add((len(kept), place.index))
            continue
        if PAGE_MARK.match(piece.text) and piece.text != whole.text:
            furniture.append(piece)
            continue
        glued = _unglue(piece.text)
        if glued:
            furniture.append(Piece(place, piece.start, piece.start + glued))
        kept.append(Piece(place, piece.start + glued, piece.end) if glued else piece)


def _unglue(text: str) -> int:
    """How many characters of a line are a page mark run together with text; 0 for none."""
    match = GLUED.match(text)
    if match is None or not match["rest"].strip():
        return 0
    page, start = int(match["page"]), match.start("rest")
    digits = re.match(r"\d+", match["rest"])
    while (
        digits
        and int(match["total"] + text[match.end("total") : start] or 0) < page
        and text[start].isdigit()
    ):
        start += 1
    return start if text[start : start + 1].strip() else start + 1


def _find_marks(places: Sequence[Place]) -> list[_Mark]:
    starts = [(i, match) for i, place in enumerate(places) if (match := STAMP.match(place.text))]
    if not starts:
        return []
    narrow = [len(places[i].text) for i, _ in starts]
    width = max((n for n in narrow if n <= WIDEST), default=0)
    marks: list[_Mark] = []
    taken: set[int] = {i for i, _ in starts}
    for i, match in starts:
        lines = _lines_of_stamp(places, i, width, taken)
        taken.update(lines)
        item = re.sub(r"\s", "", match["item"] or match["item2"])
        marks.append(_Mark(item, match["number"] or match["number2"], i, lines, match.start("title")))
    return marks


def _lines_of_stamp(places: Sequence[Place], at: int, width: int, taken: set[int]) -> tuple[int, ...]:
    if places[at].line.box is not None:
        return _lines_by_box(places, at, taken)
    if len(places[at].text) > width:  # printed on one line
        return (at,)
    lines = [at]
    widest = width
    for i in range(at + 1, min(at + MOST_LINES, len(places))):
        text, before = places[i].text, places[lines[-1]].text
        blank = places[i].position - places[i - 1].position > 1
        first = text.split(" ", 1)[0]
        fits = len(before) + 1 + len(first) <= widest and len(lines) > 1 and not _ends_page(places, i)
        if i in taken or blank or fits or len(text) > widest + 4 or _starts_something(text):
            break
        lines.append(i)
        widest = max(widest, len(text))
    return tuple(lines)


def _ends_page(places: Sequence[Place], i: int) -> bool:
    """Whether a line that goes on in the middle of a sentence is the last of its page, but for its number."""
    if places[i].text[:1].isupper() or LONE.match(places[i].text):
        return False
    number = places[i].page.number
    below = [place.text for place in places[i + 1 : i + 3] if place.page.number == number]
    ends = i + len(below) + 1 >= len(places) or len(below) < 2
    return ends and all(PAGE_MARK.match(text) or LONE.match(text) for text in below)


def _starts_something(text: str) -> bool:
    return bool(
        PAGE_MARK.match(text)
        or GLUED.match(text)
        or STAMP.match(text)
        or re.match(r"(?:punkt|pkt\.?)\s\d+\s?[:.–-]", text, re.IGNORECASE)
        or re.match(r"(?:at\s)?\d+[.)]\s", text, re.IGNORECASE)
    )


def _lines_by_box(places: Sequence[Place], at: int, taken: set[int]) -> tuple[int, ...]:
    """The lines below a stamp's first line in the same column, size and pitch."""
    lines = [at]
    for i in range(at + 1, min(at + 3 * MOST_LINES, len(places))):
        last, line = places[lines[-1]].line, places[i].line
        if places[i].page.number != places[at].page.number or len(lines) >= MOST_LINES:
            break
        if last.box is None or line.box is None or i in taken:
            continue
        aligned = abs(line.box.x0 - last.box.x0) < 4 or abs(line.box.x1 - last.box.x1) < 4
        pitch = line.box.top - last.box.top
        below = 0 < pitch < 1.9 * (last.box.bottom - last.box.top)
        same = abs((line.size or 0) - (last.size or 0)) < 0.6 and line.bold == last.bold
        if aligned and below and same:
            lines.append(i)
    return tuple(lines)


def _running_stamps(flow: Flow, rows: Sequence[Row]) -> tuple[Stamp, ...]:
    """The stamps among the lines that the reader took for running heads."""
    stamps: list[Stamp] = []
    for page in flow.document.pages:
        places = [Place(-1, page, i) for i, line in enumerate(page.lines) if line.running]
        marks = _find_marks(places)
        below = bisect_left(rows, page.number, key=attrgetter("page")) if marks else 0
        stamps += _build_stamps(places, marks, {i: below for i in range(len(places))}, flow.known)
    return tuple(stamps)


def _build_stamps(
    places: Sequence[Place], marks: Sequence[_Mark], position: dict[int, int], known: frozenset[str]
) -> tuple[Stamp, ...]:
    stamps: list[Stamp] = []
    for mark in marks:
        pieces = [places[i].piece() for i in mark.lines]
        parts = [places[mark.at].text[mark.title_start :], *(places[i].text for i in mark.lines[1:])]
        title = join_lines(parts, known)
        page = places[mark.at].page.number
        stamps.append(Stamp(mark.item, mark.number, title, tuple(pieces), page, position[mark.lines[-1]]))
    return tuple(stamps)
