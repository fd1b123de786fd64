"""Items by the form of their numbers, whatever it is: "§ 3 Budget", "Budget   Sag nr. 3", "3 -" over a title.

The lines of a paper that carry a number in one and the same form, before their title, behind it or alone,
are its items where the numbers count up, in group after group perhaps, and headings of an item stand under
them. These are looked for only where other signs leave decisions outside of items, or several in one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.frozen import dataclass
from parsers.minutes.agenda.head import FOLLOWERS, OF_YEAR, Head, build_head, finish_title, order_of
from parsers.minutes.agenda.title_rows import find_title_rows
from parsers.minutes.paper.rows import Row, heading_of
from parsers.text import join_lines

WORD = r"(?P<word>§|[^\W\d_]{2,24}\.?(?:\s?nr\.?)?)\s*"
NUMBER = rf"(?P<number>\d{{1,4}}(?P<year>{OF_YEAR}))\s?(?P<sign>[.:|)–-]?)"
TITLE = r"(?P<title>[\"”»(]?[A-ZÆØÅ\d].*\S)"
# "§ 3 Budget", "ad 3) Budget", "3/2031 Budget"; "Budget    § 3"; "Budget    3."; "Sag nr. 3"
LEADING = re.compile(rf"^(?:{WORD})?{NUMBER}(?:(?<=[.:|)–-])\s*|\s+){TITLE}$")
WORDED_BEHIND = re.compile(rf"^(?P<title>[\"”»(]?[A-ZÆØÅ\d].*?\S)\s+{WORD}{NUMBER}$")
BEHIND = re.compile(rf"^{TITLE}\s+(?P<word>){NUMBER}$")
ALONE = re.compile(rf"^(?:{WORD})?{NUMBER}(?P<title>)$")
PLACES = (("before", LEADING), ("behind", WORDED_BEHIND), ("behind", BEHIND), ("alone", ALONE))
# a line with a number is no longer; the number stands so near to an end of it
LONGEST, NEAR_END = 200, 26
# rows under a title among which a heading stands; numbers left out between two items; rows of a title above
NEAR, LEFT_OUT, MOST_ABOVE = 4, 3, 4
OPENERS = FOLLOWERS | {"minutes_part"}
# so many items; a sign is told by so many of the titles that stand where it says
LEAST_ITEMS, MOST = 2, 0.6

Shape = tuple[str, str, bool, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line with a number in some form: its row, its figure, and whether headings of an item follow it."""

    row: int
    figure: int
    match: re.Match[str]
    headed: bool = False


def find_marked(rows: Sequence[Row], known: frozenset[str]) -> list[Head]:
    """The lines whose numbers have one form and count up, with headings under them, of the best form."""
    shapes: defaultdict[Shape, list[Mark]] = defaultdict(list)
    for i, row in enumerate(rows):
        for shape, match in read_marks(row.text):
            figure = order_of(match["number"])[0]
            shapes[shape].append(Mark(i, figure, match))
    best: list[tuple[Mark, int]] = []
    form = ""
    for shape, marks in sorted(shapes.items(), key=lambda told: not told[0][1]):  # words in a form tell more
        chain = _count_up(rows, list(_with_headings(rows, marks)), bool(shape[1] or shape[2]))
        if len(chain) > len(best):
            best, form = chain, shape[0]
    if len(best) < LEAST_ITEMS:
        return []
    above = form == "alone" and _stand_above(rows, [mark for mark, _ in best])
    heads = [_build(rows, mark, section, above, known) for mark, section in best]
    return heads


def read_marks(text: str) -> Iterator[tuple[Shape, re.Match[str]]]:
    """The numbers that a line may carry, each with its form."""
    if len(text) > LONGEST or not re.search(r"\d", text[:NEAR_END] + text[-6:]) or text.endswith((",", ";")):
        return
    for place, pattern in PLACES:
        match = pattern.match(text)
        if match is not None:
            word = (match["word"] or "").lower()
            yield (place, word, bool(match["year"]), match["sign"]), match


def _with_headings(rows: Sequence[Row], marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks, told which have a heading near under them that an item's text begins with."""
    ends = [mark.row for mark in marks[1:]] + [len(rows)]
    for mark, end in zip(marks, ends, strict=True):
        hits = (heading_of(row) for row in rows[mark.row + 1 : min(end, mark.row + 1 + NEAR)])
        headed = any(hit is not None and hit.role in OPENERS for hit in hits)
        yield replace(mark, headed=headed)


def _count_up(rows: Sequence[Row], marks: Sequence[Mark], sure: bool) -> list[tuple[Mark, int]]:
    """The longest of the stretches of marks that count up, each mark with its section."""
    best: list[tuple[Mark, int]] = []
    taken: set[int] = set()
    for n, mark in enumerate(marks):
        if mark.headed and mark.row not in taken:
            chain = _count_from(rows, marks[n:], sure)
            taken |= {told.row for told, _ in chain}
            best = max(best, chain, key=len)
    return best if sum(mark.headed for mark, _ in best) >= MOST * len(best) else []


def _count_from(rows: Sequence[Row], marks: Sequence[Mark], sure: bool) -> list[tuple[Mark, int]]:
    """The marks that count on from the first with headings under them, and bare ones in its dress.

    sure: the form is no common one, so that a bare one may leave out numbers.
    """
    chain = [(marks[0], 0)]
    for mark in marks[1:]:
        last, section = chain[-1]
        step = mark.figure - last.figure
        alike = _is_alike(rows, last, mark)
        if 1 <= step <= (1 + LEFT_OUT if mark.headed or sure else 1) and (mark.headed or alike):
            chain.append((mark, section))
        elif mark.headed and mark.figure == 1 < len(chain) and alike and is_named(rows, mark.row):
            chain.append((mark, section + 1))
    return chain


def _is_alike(rows: Sequence[Row], one: Mark, other: Mark) -> bool:
    """Whether two marked rows are in one dress."""
    first, second = rows[one.row], rows[other.row]
    return first.bold == second.bold and round(first.size or 0) == round(second.size or 0)


def is_named(rows: Sequence[Row], i: int) -> bool:
    """Whether the line above a row, and above its case, may name the group of items that it begins."""
    hit = heading_of(rows[i - 1])
    above = rows[i - 2 if hit is not None and hit.role == "case_number" and i > 1 else i - 1]
    named = (
        above.text[:1].isupper() and not above.text.endswith((".", ",", ";", ":")) and len(above.text) < 60
    )
    return named and bool(above.gap or above.top or above.bold) and heading_of(above) is None


def _stand_above(rows: Sequence[Row], marks: Sequence[Mark]) -> bool:
    """Whether titles stand above numbers that are alone on their lines: what is under these is a heading."""
    under = [rows[mark.row + 1] for mark in marks if mark.row + 1 < len(rows)]
    return sum(heading_of(row) is not None for row in under) >= MOST * len(marks)


def _build(rows: Sequence[Row], mark: Mark, section: int, above: bool, known: frozenset[str]) -> Head:
    head = build_head("numbered", mark.match, rows[mark.row], mark.row).in_section(section)
    if not above:
        return find_title_rows(rows, _with_title_below(rows, head), known)
    first = mark.row - 1
    while mark.row - first < MOST_ABOVE and first > 0 and _goes_on(rows, first):
        first -= 1
    pieces = tuple(row.piece for row in rows[max(0, first) : mark.row])
    title = join_lines([piece.text for piece in pieces], known)
    return finish_title(replace(head, title=title, row=max(0, first), title_pieces=pieces))


def _goes_on(rows: Sequence[Row], i: int) -> bool:
    """Whether a row goes on with the title in the row above it."""
    row, above = rows[i], rows[i - 1]
    dressed = row.bold == above.bold and round(row.size or 0) == round(above.size or 0)
    return row.gap == 0 and not row.top and dressed and heading_of(above) is None


def _with_title_below(rows: Sequence[Row], head: Head) -> Head:
    """A number alone with the line under it, where that is no heading."""
    if head.title_pieces or head.after >= len(rows) or heading_of(rows[head.after]) is not None:
        return head
    below = rows[head.after]
    return finish_title(replace(head, title=below.text, after=head.after + 1, title_pieces=(below.piece,)))
