"""Tables of contents of an agenda: which items there are, under which group, before their text comes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from models.frozen import dataclass
from parsers.lexicons import load_lexicon
from parsers.minutes.agenda.head import ALONE, CASE, LEADERS, PAGE_NUMBER, Head, finish_title
from parsers.minutes.agenda.likeness import alike
from parsers.minutes.paper.prose import Prose, build_prose
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.headings import find_heading
from parsers.text import join_lines, key

# "Kategori - Til godkendelse", "Kategori: Orientering"
CATEGORY = re.compile(r"^kategori\s*[:–-]\s*(?P<name>.+)$", re.IGNORECASE)
# what a list of the items is called when the items themselves follow it
AGENDAS = frozenset({"dagsorden", "åben dagsorden", "dagsorden for mødet"})
# how a page number in small roman numerals counts, and what a page number ends in
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
PAGE_ENDS = tuple("0123456789ivxl")
# the dots that lead to a page number, alone on a line
LEADERS_ALONE = re.compile(r"[.…·_\s]{5,}")
# "B. ", "II. " before the name of a group, and " (3)", " - for lukkede døre" after it
GROUP_LEAD = re.compile(r"^(?:[A-ZÆØÅ]|[IVX]{1,4}|\d{1,2})[.)]\s+")
GROUP_TAIL = re.compile(r"\s*(?:\(\d+\)|[–-]\s*for\s+(?:åbne|lukkede)\s+døre)\s*:?$", re.IGNORECASE)
# "lukkede beslutningssager", "sager til udtalelse", by their comparing key
GROUPED = re.compile(
    r"(?:åbne|lukkede) [a-zæøå]*(?:punkter|sager)"
    r"|(?:(?:åbne|lukkede|faste|øvrige|andre) )?(?:(?:beslutning|orientering|drøftelse|efterretning"
    r"|behandling|indstilling|diskussion|information|udtalelse|afgørelse)s?(?:punkter|sager)"
    r"|(?:punkter|sager) til [a-zæøå]+(?: (?:i|for|af) [a-zæøå]+)?"
    r"|(?:beslutning|orientering|drøftelse|efterretning)s- og (?:beslutning|orientering|drøftelse)s"
    r"(?:punkter|sager))"
)


@dataclass(frozen=True, slots=True)
class Group:
    """A line that gathers the items after it: its name and where it stands."""

    row: int
    prose: Prose
    start: int

    @property
    def name(self) -> str:
        """The name of the group ("Til godkendelse")."""
        return self.prose.text[self.start :].strip(" :*_")


@dataclass(frozen=True, slots=True)
class Contents:
    """One table of contents: its heads (each item once), the group of each, and its rows [start, end)."""

    start: int
    end: int
    entries: tuple[Head, ...]
    groups: tuple[Group | None, ...]

    def entry(self, number: str) -> Head | None:
        """The line for an item's number."""
        return next((head for head in self.entries if head.number == number), None)


@cache
def _group_words() -> frozenset[str]:
    return frozenset(key(word) for word in load_lexicon("headings")["groups"]["starts"])


def find_group(rows: Sequence[Row], i: int, known: frozenset[str]) -> Group | None:
    """The group heading that a row is ("Kategori - Til godkendelse", "Lukkede sager"); None for others."""
    row = _without_leaders(rows[i])
    text = row.text
    if len(text) > 90:
        return None
    marked = CATEGORY.match(text)
    prose = build_prose([row], known)
    if marked:
        return Group(i, prose, marked.start("name"))
    return Group(i, prose, 0) if is_group(text) else None


def _without_leaders(row: Row) -> Row:
    """The row less the dots that lead to a page number, and the number."""
    led = LEADERS.search(row.text) if row.text[-1:] in PAGE_ENDS or row.text.endswith("..") else None
    if led is None or not led.start():
        return row
    piece = row.piece
    return replace(row, piece=replace(piece, end=piece.start + len(row.text[: led.start()].rstrip())))


def is_group(text: str) -> bool:
    """Whether a line gathers items: "Åbne sager", "B. Orienteringspunkter"."""
    plain = key(GROUP_LEAD.sub("", GROUP_TAIL.sub("", text)))
    return plain in _group_words() or GROUPED.fullmatch(plain) is not None


def find_contents(rows: Sequence[Row], heads: Sequence[Head], known: frozenset[str]) -> list[Contents]:
    """The tables of contents of a document, in order."""
    by_row = {head.row: head for head in heads}
    found: list[Contents] = []
    i = 0
    while i < len(rows):
        heading = rows[i].heading
        named = heading is not None and heading.role == "contents"
        block = None
        if named:
            block = _read_block(rows, i + 1, by_row, known, i)
        elif key(rows[i].text) in AGENDAS:
            block = _read_block(rows, i + 1, by_row, known, i, least=3)
            block = block if block is not None and _comes_again(block, heads) else None
        elif i in by_row and (_has_page(rows, by_row[i]) or _pages_follow(rows, i, by_row)):
            block = _read_block(rows, i, by_row, known, i, least=3)
        if block is not None:
            found.append(block)
            i = max(i + 1, block.end)
        else:
            i += 1
    return found


def _comes_again(block: Contents, heads: Sequence[Head]) -> bool:
    """Whether most items of a list come again below it, with their text; or the first one right below it.

    The rest of a paper may be missing.
    """
    below = [head for head in heads if head.row >= block.end]
    first = block.entries[0]
    near = bool(below) and below[0].row <= block.end + 1 and below[0].printed == first.printed
    if near and alike(below[0].title, first.title):
        return True
    again = sum(
        any(head.printed == entry.printed and alike(head.title, entry.title) for head in below)
        for entry in block.entries
    )
    return again * 2 > len(block.entries)


def _has_page(rows: Sequence[Row], head: Head) -> bool:
    text = rows[head.after - 1].text
    number = PAGE_NUMBER.search(text)
    return LEADERS.search(text) is not None or (
        number is not None and not _is_year(number) and not head.title.endswith(")")
    )


def _pages_follow(rows: Sequence[Row], i: int, by_row: dict[int, Head]) -> bool:
    """Whether the next line has the next number and a page, and this one none: its page is read elsewhere."""
    after = by_row.get(i + 1)
    counts = after is not None and after.order[0] == by_row[i].order[0] + 1
    return counts and after is not None and _has_page(rows, after) and not _has_page(rows, by_row[i])


def _is_year(number: re.Match[str]) -> bool:
    """Whether what ends a line is the year of its title and no page number: "Regnskab 2012"."""
    return re.fullmatch(r",?\s*(?:19|20)\d\d", number[0]) is not None


def _read_block(
    rows: Sequence[Row], at: int, by_row: dict[int, Head], known: frozenset[str], start: int, least: int = 2
) -> Contents | None:
    lines: list[tuple[Head, Group | None]] = []
    group: Group | None = None
    i, end = at, at
    paged = _is_paged(rows, at, by_row)
    if at == start and not paged:
        return None
    section = 0
    while i < len(rows):
        head = by_row.get(i)
        if head is not None:
            unpaged = not lines and _pages_follow(rows, i, by_row)
            entry = head if unpaged else _read_entry(rows, head, paged, known)
            if entry is None:
                break
            line = entry.in_section(section)
            if _starts_over(lines, line, paged):
                if not _opens_section(lines, entry, group):
                    break
                section += 1
                line = entry.in_section(section)
            lines.append((line, group))
            i = end = line.after
        elif LEADERS_ALONE.fullmatch(rows[i].text):
            i += 1
        elif (named := _group_line(rows, i, by_row, known)) is not None:
            group, i = named, i + 1
        elif (
            lines
            and rows[i].gap == 0
            and not (rows[i].top and rows[i].box is not None)  # what begins a page is no rest of a title
            and CASE.fullmatch(rows[i].text) is None
            and i == end  # no group stands between
            and not paged
            and len(_without_leaders(rows[i]).text) < 90
            and not rows[i].text.isdigit()
            and not _is_heading(rows[i].text)
        ):
            last, its_group = lines[-1]
            lines[-1] = (_longer(rows, last, i, known), its_group)
            i += 1
            end = i
        else:
            break
    return _build_contents(start, end, lines, least)


def _opens_section(lines: Sequence[tuple[Head, Group | None]], line: Head, group: Group | None) -> bool:
    """Whether a line that begins from 1 again opens a new section: under a group of its own, another item."""
    told = group is not None and group is not lines[-1][1] and line.is_first
    return told and not any(alike(line.title, entry.title) for entry, _ in lines)


def _longer(rows: Sequence[Row], head: Head, i: int, known: frozenset[str]) -> Head:
    title = join_lines([head.title, LEADERS.sub("", rows[i].text)], known)
    return finish_title(
        replace(head, title=title, after=i + 1, title_pieces=(*head.title_pieces, rows[i].piece))
    )


def _is_paged(rows: Sequence[Row], at: int, by_row: dict[int, Head]) -> bool:
    """Whether the lines of a table of contents end in page numbers: most of the first ones do."""
    near = [by_row[i] for i in range(at, min(len(rows), at + 14)) if i in by_row][:4]
    ends_at = next((n for n in range(1, len(near)) if near[n].order < near[n - 1].order), len(near))
    first = near[:ends_at]  # the items themselves follow on short contents
    found = [PAGE_NUMBER.search(_last_text(rows, head, by_row)) for head in first]
    ends = [number is not None and not _is_year(number) for number in found]
    return len(ends) > 0 and sum(ends) >= 0.6 * len(ends)


def _last_text(rows: Sequence[Row], head: Head, by_row: dict[int, Head]) -> str:
    """The text of the first of a head's rows, and up to two after it, that ends in a page number."""
    for i in range(head.row, min(len(rows), head.row + 3)):
        if i > head.row and i in by_row:
            break
        if PAGE_NUMBER.search(rows[i].text):
            return rows[i].text
    return rows[head.row].text


def _is_heading(text: str) -> bool:
    """Whether a line is a heading; one in small letters goes on with the title above: "administration 5"."""
    return not text[:1].islower() and find_heading(text) is not None


def _read_entry(rows: Sequence[Row], head: Head, paged: bool, known: frozenset[str]) -> Head | None:
    """A head as a line of contents, its page number taken off; None where one should be and is not."""
    if not paged:
        return head
    if not head.title_pieces or head.title_pieces[0].place is not head.number_piece.place:
        return _cell_entry(rows, head)  # "Pkt. 42" over its title: the item itself
    parts: list[str] = []
    pieces = list(head.title_pieces[:1])
    for i in range(head.row, min(len(rows), head.row + 4)):
        text = rows[i].text if i > head.row else rows[i].text[len(rows[i].text) - len(_title_text(head)) :]
        if i > head.row:
            if _is_heading(text) or rows[i].gap > 1:
                return None
            pieces.append(rows[i].piece)
        number = PAGE_NUMBER.search(text)
        parts.append(text[: number.start()] if number and not _is_year(number) else text)
        if number and not _is_year(number):
            title = re.sub(r"[\s.…·_]{4,}$", "", join_lines(parts, known))
            plain = replace(
                head,
                title=title,
                page=_page_of(number["page"]),
                after=i + 1,
                title_pieces=tuple(pieces),
                duration=None,
            )
            return finish_title(plain)
    return None


def _page_of(printed: str) -> int:
    """A page number in figures or in small roman numerals: "xiv" is 14."""
    if printed.isdigit():
        return int(printed)
    values = [ROMAN[letter] for letter in printed]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _cell_entry(rows: Sequence[Row], head: Head) -> Head | None:
    """A line of contents whose number, title and page each stand on a line; None for others."""
    page = rows[head.after].text if head.after < len(rows) else ""
    if ALONE.match(rows[head.row].text) is None or not page.isdecimal() or not head.title:
        return None
    return replace(head, page=int(page), after=head.after + 1)


def _title_text(head: Head) -> str:
    return head.title_pieces[0].text if head.title_pieces else ""


def _starts_over(lines: Sequence[tuple[Head, Group | None]], line: Head, paged: bool) -> bool:
    if not lines:
        return False
    first, last = lines[0][0], lines[-1][0]
    if line.number == first.number and len(lines) > 1 and alike(line.title, first.title):
        return True  # the first item itself, whose title ends in a number
    if line.order < last.order and not (paged and line.page is not None and line.page >= (last.page or 0)):
        return True
    if line.order == last.order and not paged:
        return True
    return paged and line.page is not None and last.page is not None and line.page < last.page


def _group_line(rows: Sequence[Row], i: int, by_row: dict[int, Head], known: frozenset[str]) -> Group | None:
    """A group heading between the lines of contents: a known one, or a short line with an item after it."""
    group = find_group(rows, i, known)
    nexts = [k for k in (i + 1, i + 2) if k in by_row]
    if group is not None and nexts:
        return group
    row = _without_leaders(rows[i])
    if (
        nexts[:1] != [i + 1]
        or len(row.text) > 60
        or row.text.endswith((".", ",", ";"))
        or not row.text[:1].isupper()
    ):
        return None
    led = row.text != rows[i].text
    return Group(i, build_prose([row], known), 0) if row.gap or row.bold or led else None


def _build_contents(
    start: int, end: int, lines: Sequence[tuple[Head, Group | None]], least: int
) -> Contents | None:
    entries: list[Head] = []
    groups: list[Group | None] = []
    for head, group in lines:
        if any(head.number == other.number and alike(head.title, other.title) for other in entries):
            continue
        entries.append(head)
        groups.append(group)
    if len(entries) < least:
        return None
    return Contents(start, end, tuple(entries), tuple(groups))
