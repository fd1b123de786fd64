"""Numbers in a frame of the paper's own: "Ad 1. Budget", "(1) Budget", "#1 Budget", "1. punkt: Budget".

No list knows all the words and signs that an agenda may put round its numbers. They are learned from the
paper: what stands before and behind the number is the same in line after line while the numbers count up.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.outcomes import find_outcome

FRAMED = re.compile(
    r"^(?P<before>(?:[^\W\d_]{2,16}\.?\s?){0,2}[#(\[]?\s?)(?P<number>\d{1,3})"
    r"(?P<behind>(?:\.?\s?[a-zæøå]{3,16})?\s?[.:)\]|–-]{0,2}\s+)(?P<title>[A-ZÆØÅ\"”»(].*)$"
)
# a number without a word or sign of its own is read as one of a list
BARE = re.compile(r"[\s.:)|–-]*")
# what else counts up in the text of an item
COUNTS_ELSE = frozenset(
    {"tabel", "figur", "side", "kapitel", "afsnit", "stk", "kl", "den", "uge", "bind", "note"}
)
LEAST_ITEMS, LONGEST = 3, 160


def find_framed(rows: Sequence[Row]) -> list[list[tuple[int, re.Match[str]]]]:
    """For each frame the rows that it numbers without a gap, once or in contents and text."""
    frames: defaultdict[tuple[str, str], list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for i, row in enumerate(rows):
        match = FRAMED.match(row.text) if len(row.text) < LONGEST else None
        if match is not None and not (BARE.fullmatch(match["before"]) and BARE.fullmatch(match["behind"])):
            frames[match["before"].lower(), match["behind"].strip()].append((i, match))
    return [
        lines for (before, _), lines in frames.items() if not _counts_else(before) and _counts_items(lines)
    ]


def _counts_else(before: str) -> bool:
    """Whether the word before the numbers says that they count no items: "Bilag 1", "Tabel 1"."""
    word = before.strip(" .#([")
    hit = find_heading(word)
    return word in COUNTS_ELSE or (hit is not None and hit.role == "attachments")


def _counts_items(lines: Sequence[tuple[int, re.Match[str]]]) -> bool:
    """Whether the numbers count up, perhaps once more from the first, and stand before what may be titles."""
    numbers = [int(match["number"]) for _, match in lines]
    counts = all(after in (before + 1, numbers[0]) for before, after in pairwise(numbers))
    ruled = sum(find_outcome(match["title"]) is not None for _, match in lines)
    return counts and len(set(numbers)) >= LEAST_ITEMS and ruled * 2 < len(lines)
