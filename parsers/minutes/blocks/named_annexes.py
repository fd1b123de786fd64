"""Annexes that an item names on lines of their own, no heading over them: "Bilag 1: Budget", "budget.pdf"."""

import re
from collections.abc import Iterator

from parsers.flow import Piece
from parsers.minutes.paper.rows import Row

# "Bilag 1: Budget 2024", "Bilag 2 - Oversigt over ruter", "Bilag 3.1: Kort"
NAMED = re.compile(r"^bilag\s+(?:nr\.?\s*)?\d{1,2}(?:\.\d{1,2})?\s*[:–-]\s+[^\W\d_]", re.IGNORECASE)
# "Bilag 2", "Bilag 3 (eftersendes)", "Bilag 1-3.": by their numbers alone
BY_NUMBER = re.compile(
    r"^\(?bilag\s+(?:nr\.?\s*)?\d{1,2}(?:\s*(?:[-–,]|og)\s*\d{1,2})*(?:\s*\([^()]*\))?\.?\)?$", re.IGNORECASE
)
ENDING = r"\.(?:pdf|docx?|xlsx?|pptx?|odt|msg)"
# "arbejdsplan_2019.pdf strategi.pdf": names of files without blanks, and nothing else
FILES = re.compile(rf"^(?:\S+{ENDING}\s*)+$", re.IGNORECASE)
# "application/pdf icon": what a page prints for a picture before the name
ICON = re.compile(r"^application/\S+\s+icon\s+", re.IGNORECASE)
FILE = re.compile(r"\S+")
# a line that names an annex is no longer than this
LONGEST = 160
# what a line must have to be one; quick to look for
MARKS = ("bilag", ".pdf", ".doc", ".xls", ".ppt", ".odt", ".msg")


def find_annexes(row: Row) -> Iterator[Row]:
    """The annexes that a line names, each as a row of its own; none for a line that says something else."""
    lowered = row.text.lower()
    if len(lowered) > LONGEST or not any([mark in lowered for mark in MARKS]):
        return
    if NAMED.match(row.text) or BY_NUMBER.match(row.text):
        yield row
        return
    icon = ICON.match(row.text)
    start = icon.end() if icon else 0
    if FILES.match(row.text[start:]) is None:
        return
    for file in FILE.finditer(row.text, start):
        piece = Piece(row.piece.place, row.piece.start + file.start(), row.piece.start + file.end())
        yield Row(piece, row.gap, row.top)


def names_annexes(row: Row) -> bool:
    """Whether a line names annexes and nothing else."""
    return next(find_annexes(row), None) is not None
