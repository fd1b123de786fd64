"""Annexes of an item: those that stamps name with their pages, and those that a list gives."""

import re
from collections.abc import Sequence

from models.evidence import Found
from models.records import Attachment
from parsers.dates import find_dates
from parsers.flow import Piece, found
from parsers.minutes.blocks.cut import Block, is_nothing
from parsers.minutes.paper.prose import Prose, build_prose
from parsers.minutes.paper.row_ends import room_left
from parsers.minutes.paper.rows import Row
from parsers.minutes.paper.stamps import Stamp

# "Bilag 1: Budget", "Bilag A - Budget", "1. Budget", "- Budget", "2012-200782 - Budget"
ENTRY = re.compile(
    r"^(?:bilag\s+(?:nr\.?\s*)?(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?|[a-h])\b|\d{1,2}[.)]\s|[-–•▪*]\s?|·\s"
    r"|\d{4,}[-/]\d+|\d{5,}\b)",
    re.IGNORECASE,
)
BULLET = re.compile(r"^(?:[-–•▪*]\s*|·\s)")
# "1. Budget": the running number of a list
COUNT = re.compile(r"^(?P<n>\d{1,2})[.)]\s+(?=\S)")
# "B) Orienteringer": the next part of an item, not an entry
SUB_ITEM = re.compile(r"^[B-H]\)\s")
# with more letters left on the line before, a word had been set there
LEAST_ROOM = 6
NONE = re.compile(r"^(?:ingen(?:\s+bilag)?|nej|intet|\(\s*[-–]\s*\)|[-–.])\.?$", re.IGNORECASE)


def build_attachments(stamps: Sequence[Stamp]) -> tuple[Attachment, ...]:
    """One attachment for each number that the stamps of an item name, under its fullest title.

    Pages run from the first to the last page stamped; a text without page breaks has no pages.
    """
    numbers = list(dict.fromkeys(stamp.number for stamp in stamps))
    return tuple(
        _build_attachment([stamp for stamp in stamps if stamp.number == number]) for number in numbers
    )


def _build_attachment(stamps: Sequence[Stamp]) -> Attachment:
    title = _fullest(stamps)
    first = stamps[0]
    pieces = sorted(
        [piece for stamp in stamps for piece in stamp.pieces],
        key=_order,
    )
    first_page, last_page = min(stamp.page for stamp in stamps), max(stamp.page for stamp in stamps)
    paged = last_page > 1 or pieces[0].place.line.box is not None
    return Attachment(
        number=found(first.number, first.pieces[:1], "minutes.attachment.stamp"),
        title=found(title, pieces, "minutes.attachment.stamp"),
        pages=(first_page, last_page) if paged else None,
    )


def _order(piece: Piece) -> tuple[int, int, int]:
    return piece.place.page.number, piece.place.position, piece.start


def _fullest(stamps: Sequence[Stamp]) -> str:
    """The title most stamps agree on: the longest that others are cut short from, or that stands twice."""
    titles = [stamp.title for stamp in stamps]
    supported = [
        title
        for title in titles
        if titles.count(title) > 1 or any(o != title and title.startswith(o) for o in titles)
    ]
    repeated = [title for title in titles if titles.count(title) > 1]
    longest = max(supported or titles, key=len)
    extended = [title for title in repeated if longest.startswith(title) and len(title) > 3]
    cut = (
        extended
        and len(longest) > len(max(extended, key=len))
        and titles.count(longest) == 1
        and _is_cut(max(extended, key=len))
    )
    return longest if not extended or cut or longest in repeated else max(extended, key=len)


def _is_cut(title: str) -> bool:
    """Whether a title breaks off in the middle: it ends in a small word that needs another."""
    return title.rstrip().endswith(("-", ",")) or title.split()[-1].lower() in {
        "til", "og", "for", "i", "om", "af", "på", "med", "den", "det", "de", "fra", "vedr.", "vedr",
        "samt", "en", "et",
        "ved", "der",
    }  # fmt: skip


def build_listed(block: Block, known: frozenset[str]) -> tuple[Found[str], ...]:
    """The entries of a Bilag list as printed, less list dash or running number; none for "Ingen"."""
    rows = _rows_of_list([row for row in block.rows])
    if not rows:
        return ()
    if (inline := _parted_inline(rows)) is not None:
        return tuple(_build_entry(entry, known, BULLET) for entry in inline)
    marked = any(ENTRY.match(row.text) for row in rows)
    entries: list[list[Row]] = []
    for row in rows:
        if not entries or ENTRY.match(row.text) or (not marked and _begins(rows[0], entries[-1][-1], row)):
            entries.append([row])
        else:
            entries[-1].append(row)
    mark = COUNT if _is_counted(entries) else BULLET
    return tuple(_build_entry(entry, known, mark) for entry in entries if not NONE.match(entry[0].text))


def _parted_inline(rows: Sequence[Row]) -> list[list[Row]] | None:
    """The entries of a list run together with semicolons ("Ansøgning af 3. maj; kort"); None for others.

    Fewer semicolons than rows are signs within the titles, each on a row of its own.
    """
    if not any(";" in row.text[:-1] for row in rows) or any(ENTRY.match(row.text) for row in rows):
        return None
    if sum(row.text.count(";") for row in rows) < len(rows):
        return None
    entries: list[list[Row]] = [[]]
    for row in rows:
        start = row.piece.start
        for part in re.finditer(r"[^;]+;?", row.text):
            piece = Piece(
                row.piece.place, start + part.start(), start + len(row.text[: part.end()].rstrip("; "))
            )
            if part[0].strip("; "):
                entries[-1].append(Row(_without_blanks(piece), row.gap, row.top))
            if part[0].endswith(";"):
                entries.append([])
    return [entry for entry in entries if entry]


def _without_blanks(piece: Piece) -> Piece:
    return Piece(piece.place, piece.end - len(piece.text.lstrip()), piece.end)


def _begins(first: Row, before: Row, row: Row) -> bool:
    """Whether a row of a list without marks begins an entry; one in small letters by the room before it.

    On paper a row goes on with the one before where its first word had no room on that.
    """
    if _is_cut(before.text) or (row.gap == 0 and row.box is not None and room_left(before, row.text) < 0):
        return False
    return not row.text[:1].islower() or (first.text[:1].islower() and _has_room(before, row.text))


def _is_counted(entries: Sequence[Sequence[Row]]) -> bool:
    """Whether a list numbers its entries 1., 2., 3. and so on, every one."""
    counts = [COUNT.match(entry[0].text) for entry in entries]
    return all(match is not None and int(match["n"]) == n for n, match in enumerate(counts, 1))


def _rows_of_list(rows: Sequence[Row]) -> list[Row]:
    """The rows up to where the list ends: a gap after which no entry starts, or a sentence."""
    kept: list[Row] = []
    for row, after in zip(rows, [*rows[1:], None], strict=False):
        if is_nothing(row):
            continue
        if _is_day(row) or (after is not None and _is_day(after) and kept and _is_signed(kept[0], row)):
            break
        if SUB_ITEM.match(row.text) and not (kept and SUB_ITEM.match(kept[0].text)):
            break
        if kept and not ENTRY.match(row.text) and ENTRY.match(kept[0].text) and _would_fit(kept[-1], row):
            break
        if kept and row.gap and not ENTRY.match(row.text):
            wraps = row.gap < 2 and row.text[:1].islower() and len(row.text) < 90
            plain = (
                not ENTRY.match(kept[0].text)
                and row.gap < 2
                and len(row.text) < 110
                and not row.text.endswith(".")
            )
            if not wraps and not plain:
                break
        if len(row.text) > 200 or (
            len(kept) > 0 and ENTRY.match(kept[0].text) and row.text.endswith(".") and len(row.text) > 90
        ):
            break
        kept.append(row)
    return kept


def _is_day(row: Row) -> bool:
    """Whether a row is nothing but a date: the day a memo is signed."""
    return any(hit.start == 0 and hit.end == len(row.text.rstrip(".")) for hit in find_dates(row.text))


def _is_signed(first: Row, row: Row) -> bool:
    """Whether a row right above a date is who signed, under a list that marks its entries."""
    return bool(ENTRY.match(first.text)) and not ENTRY.match(row.text) and row.text[:1].isupper()


def _would_fit(before: Row, row: Row) -> bool:
    """Whether a row starts with a capital word that the line before had room for: it is no part of it."""
    return row.text[:1].isupper() and not before.text.endswith("-") and _has_room(before, row.text)


def _has_room(before: Row, text: str) -> bool:
    """Whether the first word of a text had fitted on the line before it, with letters to spare."""
    first = text.split(" ", 1)[0]
    lines = [line for line in before.piece.place.page.lines if not line.running]
    if before.box is not None and before.text:
        return room_left(before, text) > LEAST_ROOM
    lengths = sorted(len(line.text) for line in lines if 0 < len(line.text) < 140)
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 80
    return len(before.text) + 1 + len(first) < 0.75 * usual


def _build_entry(rows: Sequence[Row], known: frozenset[str], mark: re.Pattern[str]) -> Found[str]:
    first = rows[0]
    bullet = mark.match(first.text)
    if bullet:
        piece = Piece(first.piece.place, first.piece.start + bullet.end(), first.piece.end)
        rows = [Row(piece, first.gap, first.top), *rows[1:]]
    prose: Prose = build_prose([Row(row.piece, 0, False) for row in rows], known)
    return prose.found(0, len(prose.text), "minutes.attachment.list")
