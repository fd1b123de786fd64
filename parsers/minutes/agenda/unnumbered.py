"""Items of minutes that have no numbers, or other signs than figures: "A1.", "IV.", bold titles alone.

These are looked for only where no figures that run were found.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from parsers.flow import Piece
from parsers.minutes.agenda.framed import find_framed
from parsers.minutes.agenda.head import Head, finish_title
from parsers.minutes.agenda.title_rows import find_title_rows
from parsers.minutes.heads.header import find_header
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.outcomes import find_outcome
from parsers.text import join_lines

# "A1. Budget", "B.2 Budget", "C 3) Budget"
LETTER_FIGURE = re.compile(
    r"^(?P<number>[A-H]\.?\s?\d{1,2})(?:[.)|:]|\s[–-]\s|\s)\s*(?P<title>[A-ZÆØÅ\"”»(].*)$"
)
# "IV. Budget", "IV) Budget"
ROMAN = re.compile(r"^(?P<number>[IVXL]{1,6})[.)]\s+(?P<title>[A-ZÆØÅ\"”»(].*)$")
# "C. Budget"
LETTER = re.compile(r"^(?P<number>[A-ZÆØÅ])[.)]\s+(?P<title>[A-ZÆØÅ\"”»(].*)$")
# "3.1 Budget"
DOTTED = re.compile(r"^(?P<number>\d{1,2}\.\d{1,2})\.?\s+(?P<title>[A-ZÆØÅ\"”»(].*)$")
# "38Budget": the number in a box of its own, the space lost
GLUED = re.compile(r"^(?P<number>\d{1,3})(?P<title>[A-ZÆØÅ][a-zæøå]{2,}.*)$")
SIGNS = (LETTER_FIGURE, ROMAN, DOTTED, LETTER, GLUED)
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
# a title is no longer than this; so many items, and so many of them must say what was decided
LONGEST, LEAST_ITEMS, AGREED = 120, 2, 0.75


def find_signed(rows: Sequence[Row], known: frozenset[str]) -> list[list[Head]]:
    """For each sign that some lines begin with, those lines as heads that count from 1."""
    found: list[list[Head]] = []
    signed = [
        [(i, match) for i, row in enumerate(rows) if (match := pattern.match(row.text))] for pattern in SIGNS
    ]
    for matches in (*signed, *find_framed(rows)):
        numbers = [re.sub(r"\s", "", match["number"]) for _, match in matches]
        ranks = {number: rank for rank, number in enumerate(sorted(set(numbers), key=_value), start=1)}
        if len(ranks) < LEAST_ITEMS:
            continue
        heads = [_head(rows[i], i, match, ranks[n]) for (i, match), n in zip(matches, numbers, strict=True)]
        found.append([find_title_rows(rows, head, known) for head in heads])
    return found


def _value(number: str) -> tuple[str, int]:
    """What a sign is sorted by: "A2" after "A1" and before "B1", "IX" after "V"."""
    figures = re.search(r"\d+$", number)
    if figures is not None:
        return number[: figures.start()].rjust(3, "0"), int(figures[0])
    if set(number) <= set(ROMAN_VALUES):
        values = [ROMAN_VALUES[letter] for letter in number] + [0]
        return "", sum(-v if v < after else v for v, after in itertools.pairwise(values))
    return "", ord(number[0])


def _head(row: Row, i: int, match: re.Match[str], rank: int) -> Head:
    piece = row.piece
    number = re.sub(r"\s", "", match["number"])
    printed, title = (
        Piece(piece.place, piece.start + match.start(part), piece.start + match.end(part))
        for part in ("number", "title")
    )
    return finish_title(Head("numbered", number, match["title"], i, i + 1, printed, (title,), rank=rank))


def find_untitled(rows: Sequence[Row], known: frozenset[str]) -> list[Head]:
    """The titles of items without any sign, in order; none where the lines do not agree on what is a title.

    The document must open with the head of a meeting. With layout, titles share a dress that other text
    has not; without, each stands by itself above the text that its heading of a decision closes.
    """
    decided = [i for i, row in enumerate(rows) if _is_decision(row)]
    if not rows or (rows[0].box is None and len(decided) < LEAST_ITEMS):
        return []
    titles = _dressed(rows, decided) if rows[0].box is not None else _parted(rows, decided)
    if len({rows[i].text for i in titles}) < LEAST_ITEMS:  # a heading that no list knows: "Forslag"
        return []
    header = find_header(rows, 0, titles[0], known, True) if titles else None
    if header is None or header.day is None:
        return []
    heads: list[Head] = []
    for i in titles:
        if heads and i < heads[-1].after:
            continue
        piece = rows[i].piece
        head = Head("numbered", str(len(heads) + 1), rows[i].text, i, i + 1, piece, (piece,), counted=True)
        after = i + 1
        while after in titles and rows[after].gap == 0 and after - i < 3:
            after += 1
        pieces = tuple(row.piece for row in rows[i:after])
        title = join_lines([piece.text for piece in pieces], known)
        heads.append(finish_title(replace(head, title=title, after=after, title_pieces=pieces)))
    return heads


def _is_decision(row: Row) -> bool:
    hit = heading_of(row)
    return hit is not None and hit.role in ("decision", "recommendation_and_decision")


def _may_be_title(row: Row) -> bool:
    text = row.text
    if len(text) > LONGEST or not text[:1].isupper() or text.endswith((".", ",", ";", ":")):
        return False
    return heading_of(row) is None and find_heading(f"{text}:") is None


def _dressed(rows: Sequence[Row], decided: Sequence[int]) -> list[int]:
    """The rows in the dress whose stretches best end in a decision each."""
    dresses: defaultdict[tuple[bool, int], list[int]] = defaultdict(list)
    plain: defaultdict[tuple[bool, int], int] = defaultdict(int)
    for i, row in enumerate(rows):
        dress = (row.bold, round(row.size or 0))
        plain[dress] += len(row.text)
        if _may_be_title(row):
            dresses[dress].append(i)
    body = max(plain, key=lambda dress: plain[dress])
    best: list[int] = []
    for dress, titles in dresses.items():
        stands_out = dress != body and dress[1] >= body[1] and len(titles) >= LEAST_ITEMS
        if stands_out and _agree(rows, titles, decided):
            best = max(best, titles, key=len)
    return best


def _agree(rows: Sequence[Row], titles: Sequence[int], decided: Sequence[int]) -> bool:
    """Whether most stretches from title to title hold a decision, and no decision stands before them."""
    if decided and decided[0] < titles[0]:
        return False
    told = 0
    for start, end in zip(titles, [*titles[1:], len(rows)], strict=True):
        if decided:
            told += any(start < i < end for i in decided)
        else:
            told += any(_is_ruling(rows[i].text) for i in range(start + 1, end))
    return told >= AGREED * len(titles) and told >= (LEAST_ITEMS if decided else LEAST_ITEMS + 1)


def _is_ruling(text: str) -> bool:
    hit = find_outcome(text) if len(text) < 160 and text.endswith(".") else None
    return hit is not None and hit.outcome != "other" and not hit.duty


def _parted(rows: Sequence[Row], decided: Sequence[int]) -> list[int]:
    """In a text without layout: above each heading of a decision the line that stands by itself."""
    titles: list[int] = []
    for n, at in enumerate(decided):
        low = decided[n - 1] + 2 if n else 0
        spots = [i for i in range(low, at) if _may_be_title(rows[i]) and (rows[i].gap or rows[i].top)]
        if not spots:
            return []
        titles.append(spots[0] if n else spots[-1])
    return titles
