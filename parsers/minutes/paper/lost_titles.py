"""Items in a line that holds a whole paper: what its contents name comes again, and ends titles there.

"1. Budget 2. Havnen ... 1. Budget Resumé ...": the contents end each title where the next number begins, and
the same number with the same title further down is the item itself.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

# "1. Budget", "12 Havnen", "3.Havnen": how an entry or an item begins
ENTRY = re.compile(r"(?<![\w.,:/§-])(?P<number>[1-9]\d{0,2})(?P<sign>[.)]?)\s*(?=[A-ZÆØÅ\"”»(])")
# the same where it comes again
AGAIN = re.compile(r"(?<![\w.,])(?P<number>[1-9]\d{0,2})[.):]?\s*(?=[A-ZÆØÅ\"”»(])")
# the leaders and the page number behind a title of the contents
PAGE = re.compile(r"\s*(?:[.…_]{3,}\s*\d{0,3}|\s\d{1,3})?\s*$")
# "... den 3. maj 2029 Kulturudvalget Onsdag den 3. maj Sted Torvet 1 Afbud": the lines of a meeting's head
HEAD_LINE = re.compile(
    r"(?<=\S)\s+(?:(?=(?:Man|Tirs|Ons|Tors|Fre|Lør|Søn)dag(?:en)?\s+(?:den|d\.)\s)|(?<=\b(?:19|20)\d\d\s)(?=[A-ZÆØÅ])"
    r"|(?=(?:Mødested|Sted|Til\sstede|Tilstede|Deltagere|Mødedeltagere|Medlemmer|Afbud|Fraværende|Mødetid"
    r"|Mødetidspunkt|Tid|Dagsorden|Referent|Sekretær)\b:?\s))"
)
# the head of a meeting is no longer
LONGEST_HEAD = 900
# so many entries stand in contents, and of them such a share come again; a title has so many letters
LEAST_ENTRIES, MOST_AGAIN, SHORTEST, LONGEST = 3, 0.6, 4, 230
# contents stand at the beginning, within so many stretches of numbers that run on
MOST_STRETCHES = 100

# where an entry begins, its number, its title; the same with where its title begins
Entry = tuple[int, str, str]
Mark = tuple[int, str, int]
# where each number stands before a title, in order: its beginning and the title's
Spots = dict[str, list[tuple[int, int]]]


def find_titles(text: str, start: int, end: int) -> frozenset[int]:
    """Where to cut a line so that entries of its contents, items and their titles stand apart."""
    spots: Spots = {}
    for entries, last in islice(_contents(text, start, end), MOST_STRETCHES):
        spots = spots or _find_spots(text, start, end)
        first = _again(text, entries[0], last[0], end, spots)
        if first is None or first[0] - last[2] > LONGEST:
            continue
        entries.append((last[0], last[1], PAGE.sub("", text[last[2] : first[0]])))
        again = [spot for entry in entries if (spot := _again(text, entry, first[0], end, spots)) is not None]
        if len(again) >= max(LEAST_ENTRIES - 1, MOST_AGAIN * len(entries)):
            return frozenset({at for at, _, _ in entries} | {at for spot in again for at in spot})
    return frozenset()


def find_head_lines(text: str, start: int, end: int) -> frozenset[int]:
    """Where the lines of a meeting's head begin in a line that holds a whole paper, up to its first item."""
    stop = min(end, start + LONGEST_HEAD)
    return frozenset(match.end() for match in HEAD_LINE.finditer(text, start, stop))


def _contents(text: str, start: int, end: int) -> Iterator[tuple[list[Entry], Mark]]:
    """The stretches of a line where numbers run on: each number with its title, and the last number."""
    marks: list[Mark] = [
        (match.start(), match["number"], match.end()) for match in ENTRY.finditer(text, start, end)
    ]
    at = 0
    while at < len(marks):
        stretch = [marks[at]]
        for mark in map(marks.__getitem__, range(at + 1, len(marks))):
            if mark[0] - stretch[-1][2] > LONGEST:
                break
            if int(mark[1]) == int(stretch[-1][1]) + 1:
                stretch.append(mark)
        if len(stretch) < LEAST_ENTRIES:
            at += 1
            continue
        ends = [mark[0] for mark in stretch[1:]]
        entries = [
            (mark[0], mark[1], PAGE.sub("", text[mark[2] : stop]))
            for mark, stop in zip(stretch, ends, strict=False)
        ]
        yield entries, stretch[-1]
        at += len(stretch)


def _find_spots(text: str, start: int, end: int) -> Spots:
    spots: Spots = {}
    for match in AGAIN.finditer(text, start, end):
        spots.setdefault(match["number"], []).append(match.span())
    return spots


def _again(text: str, entry: Entry, after: int, end: int, spots: Spots) -> tuple[int, int] | None:
    """Where an entry's number and title come again: its beginning and its end."""
    _, number, title = entry
    if len(title) < SHORTEST:
        return None
    told = spots.get(number, [])
    for at, begins in told[bisect_left(told, (after, 0)) :]:
        stop = begins + len(title)
        if text.startswith(title, begins, end) and (stop == end or text[stop].isspace()):
            return at, stop
    return None
