"""Items by the lines of the contents that come again below, whatever form their numbers have there.

A list of contents says which titles there are: the same words further down, in the same order, are the items,
be it "3. Budget" in the list and "Sag nr. 3/2031" over "BUDGET (31/4410)" below.
"""

import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.frozen import dataclass
from parsers.flow import Piece
from parsers.minutes.agenda.contents import Contents, Group, is_group
from parsers.minutes.agenda.head import CASE, LEADERS, MARKED, PAGE_NUMBER, Head, finish_title, order_of
from parsers.minutes.agenda.marks import ALONE, read_marks
from parsers.minutes.agenda.runs import Run
from parsers.minutes.paper.prose import build_prose
from parsers.minutes.paper.rows import Row, heading_of
from parsers.text import join_lines, key

# "(31/4410) " before a title, " (31/4410)" behind it
CASE_ASIDE = re.compile(rf"^[(\[]{CASE.pattern}[)\]]\s*|\s*[(\[]{CASE.pattern}[)\]]$")
# letters of a title and of a line; of a title on one row; the share of entries that come again
SHORTEST, LONGEST, ONE_ROW, AGAIN = 4, 200, 25, 0.6


@dataclass(frozen=True, slots=True)
class Reading:
    """What a row may say: a number at start and end of its text, and a title between two places."""

    row: int
    number: tuple[int, int] | None
    title: tuple[int, int]
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Chain:
    """Entries of contents that rows say again in their order: the last of them, and the chain before it.

    worth is how many there are, how many letters their titles have, and how many have numbers: of as many,
    those that are read as longer titles and with numbers are worth more. end is where the last row ends.
    """

    worth: tuple[int, int, int] = (0, 0, 0)
    end: int = 0
    pair: tuple[Reading, Reading] | None = None
    before: "Chain | None" = None

    def with_pair(self, entry: Reading, again: Reading, words: str) -> "Chain":
        """The chain with one entry more."""
        count, letters, numbered = self.worth
        worth = (count + 1, letters + sum(map(str.isalpha, words)), numbered + (entry.number is not None))
        return Chain(worth, again.row + again.rows, (entry, again), self)

    def pairs(self) -> list[tuple[Reading, Reading]]:
        """All entries, in order."""
        found: list[tuple[Reading, Reading]] = []
        chain: Chain | None = self
        while chain is not None and chain.pair is not None:
            found.append(chain.pair)
            chain = chain.before
        return found[::-1]


class _Chains:
    """The chains worth most, by where they end: a later end only counts with more worth."""

    def __init__(self) -> None:
        self._ends, self._chains = [0], [Chain()]

    def best(self, row: int) -> Chain:
        """The one worth most of those that end at a row or above."""
        return self._chains[bisect_right(self._ends, row) - 1]

    def add(self, chain: Chain) -> None:
        at = bisect_right(self._ends, chain.end)
        if self._chains[at - 1].worth >= chain.worth:
            return
        after = at
        while after < len(self._chains) and self._chains[after].worth <= chain.worth:
            after += 1
        self._ends[at:after], self._chains[at:after] = [chain.end], [chain]


def find_recurring(rows: Sequence[Row], known: frozenset[str]) -> list[Run]:
    """The items whose titles a list of contents names, with that list; none where too few come again."""
    named = (i for i, row in enumerate(rows) if (hit := heading_of(row)) and hit.role == "contents")
    start = next(named, None)
    if start is None:
        return []
    said: defaultdict[str, list[Reading]] = defaultdict(list)
    firsts: set[str] = set()
    end = len(rows)
    for i in range(start + 1, len(rows)):
        if end < len(rows) and firsts.isdisjoint(key(rows[i].text).split()):
            continue
        readings = list(_read(rows, i, known))
        if end == len(rows) and any(words in said for words, _ in readings):
            end = i
            firsts = {words.split()[0] for words in said}
        for words, reading in readings:
            if i < end or words in said:
                said[words].append(reading)
    entries = _pair(rows, start + 1, end, said, known)
    numbered = sum(1 for one, other in entries if one.number or other.number) * 2 > len(entries)
    told = [pair for pair in entries if not _is_group(rows, pair, numbered=numbered)]
    lines = sum(1 for i in range(start + 1, end) if any(word.isalpha() for word in rows[i].text.split()))
    if len(told) < 2 or len(entries) < AGAIN * lines:
        return []
    return [_build(rows, start, end, told, known)]


def _read(rows: Sequence[Row], i: int, known: frozenset[str]) -> Iterator[tuple[str, Reading]]:
    """The words that a row, or it and the next, may say as a title, each with how it is read."""
    text = rows[i].text
    if len(text) > LONGEST or text[:1].islower():
        return
    below = rows[i + 1] if len(text) > ONE_ROW and i + 1 < len(rows) else None
    goes_on = below is not None and below.gap == 0 and heading_of(below) is None
    tails = [below.text, below.text[: _end(below.text)]] if goes_on and below is not None else []
    seen: set[str] = set()
    for reading in _parts(text, i):
        for tail in ("", *tails):
            said = text[slice(*reading.title)]
            words = key(_plain(join_lines([said, tail], known) if tail else said))
            if words not in seen and len(words) >= SHORTEST and not words.replace(" ", "").isdigit():
                seen.add(words)
                yield words, replace(reading, rows=2 if tail else 1)


def _parts(text: str, i: int) -> Iterator[Reading]:
    """How a line may be parted into a number and a title, less the page number of a list of contents."""
    for end in dict.fromkeys((len(text), _end(text))):
        whole = text[:end].rstrip()
        yield Reading(i, None, (0, len(whole)))
        marks = list(read_marks(whole))
        before = [match for (place, *_), match in marks if place == "before"]
        for match in before or [match for _, match in marks]:  # "3. Budget 12" ends in its page
            yield Reading(i, match.span("number"), match.span("title"))


def _end(text: str) -> int:
    """Where a line ends without the page number of a list of contents."""
    found = LEADERS.search(text) or PAGE_NUMBER.search(text)
    return found.start() if found is not None else len(text)


def _plain(title: str) -> str:
    """A title without the case in brackets and the mark of closed items around it."""
    return MARKED.sub("", CASE_ASIDE.sub("", title))


def _pair(
    rows: Sequence[Row], start: int, end: int, said: dict[str, list[Reading]], known: frozenset[str]
) -> list[tuple[Reading, Reading]]:
    """The entries of the contents with the rows that say them again: as many as come in the same order."""
    chains = _Chains()
    ended: defaultdict[int, list[Chain]] = defaultdict(list)  # by the row that may go on with them
    for i in range(start, end):
        for chain in ended.pop(i, ()):
            chains.add(chain)
        for words, entry in _read(rows, i, known):
            again = next((reading for reading in said[words] if reading.row >= end), None)
            if again is not None:
                ended[i + entry.rows].append(chains.best(again.row).with_pair(entry, again, words))
    for chain in itertools.chain.from_iterable(ended.values()):
        chains.add(chain)
    return chains.best(len(rows)).pairs()


def _is_group(rows: Sequence[Row], pair: tuple[Reading, Reading], *, numbered: bool) -> bool:
    """Whether an entry gathers the others: it has no number where most have one, or says so."""
    entry, again = pair
    if is_group(rows[entry.row].text[slice(*entry.title)]):
        return True
    return entry.number is None and again.number is None and numbered


def _build(
    rows: Sequence[Row],
    start: int,
    end: int,
    pairs: Sequence[tuple[Reading, Reading]],
    known: frozenset[str],
) -> Run:
    heads: list[Head] = []
    entries: list[Head] = []
    groups: list[Group | None] = []
    section = last = 0
    for n, (entry, again) in enumerate(pairs, start=1):
        number = _number(rows, entry) or _number(rows, again) or _beside(rows, again)
        figure = order_of(number.text)[0] if number is not None else n
        section, last = section + (figure <= last), figure
        group = _group_above(rows, entry, start, known)
        entries.append(_head(rows, entry, number, n).in_section(section))
        heads.append(_reach(rows, _head(rows, again, number, n)).in_section(section))
        groups.append(group or (groups[-1] if groups else None))
    return Run(heads, Contents(start, end, tuple(entries), tuple(groups)))


def _group_above(rows: Sequence[Row], entry: Reading, start: int, known: frozenset[str]) -> Group | None:
    i = entry.row - 1
    return Group(i, build_prose([rows[i]], known), 0) if i > start and is_group(rows[i].text) else None


def _number(rows: Sequence[Row], reading: Reading) -> Piece | None:
    if reading.number is None:
        return None
    piece = rows[reading.row].piece
    return Piece(piece.place, *(piece.start + at for at in reading.number))


def _beside(rows: Sequence[Row], reading: Reading) -> Piece | None:
    """The number that stands alone above or under a title."""
    for i in (reading.row - 1, reading.row + reading.rows):
        match = ALONE.match(rows[i].text) if 0 <= i < len(rows) else None
        if match is not None:
            piece = rows[i].piece
            return Piece(piece.place, *(piece.start + at for at in match.span("number")))
    return None


def _head(rows: Sequence[Row], reading: Reading, number: Piece | None, n: int) -> Head:
    piece = rows[reading.row].piece
    title = Piece(piece.place, *(piece.start + at for at in reading.title))
    pieces = (title, *(rows[reading.row + k].piece for k in range(1, reading.rows)))
    whole = join_lines([part.text for part in pieces])
    printed = number.text if number is not None else str(n)
    return finish_title(
        Head(
            "numbered",
            printed,
            whole,
            reading.row,
            reading.row + reading.rows,
            number or title,
            pieces,
            counted=number is None,
        )
    )


def _reach(rows: Sequence[Row], head: Head) -> Head:
    """The head with the row above or under it that holds its number alone."""
    if head.row and (above := ALONE.match(rows[head.row - 1].text)) and above["number"] == head.number:
        return replace(head, row=head.row - 1)
    below = ALONE.match(rows[head.after].text) if head.after < len(rows) else None
    return replace(head, after=head.after + 1) if below and below["number"] == head.number else head
