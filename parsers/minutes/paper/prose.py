"""Rows joined to running text, and the way back from any of its characters to the paper."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import TypeVar

from models.evidence import Certainty, Found
from models.frozen import dataclass
from parsers.flow import Piece, found
from parsers.minutes.paper.rows import Row
from parsers.text import join_lines

T = TypeVar("T")

# "at 2) ..."
AT_POINT = re.compile(r"^(?:at|ad)\s+\d{1,2}\s*[).:]", re.IGNORECASE)
BULLETS = ("- ", "– ", "• ", "•", "* ", "▪ ", "o ", "· ")


@dataclass(frozen=True, slots=True)
class Prose:
    """Text in paragraphs parted by newlines; marks are (start, end, piece) of the text, in order."""

    text: str
    marks: tuple[tuple[int, int, Piece], ...]

    def pieces(self, start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
        """The printed pieces behind text[start:end]."""
        stop = len(self.text) if end is None else end
        found_pieces: list[Piece] = []
        for first, last, piece in self.marks[bisect_right(self.marks, start, key=itemgetter(1)) :]:
            if first >= stop:
                break
            if last > start:
                cut_start = piece.start + max(0, start - first)
                cut_end = piece.end if stop >= last else piece.start + (stop - first)
                found_pieces.append(Piece(piece.place, cut_start, min(cut_end, piece.end)))
        return tuple(found_pieces)

    def found(self, start: int, end: int, rule: str, certainty: Certainty = "printed") -> Found[str]:
        """text[start:end] without white space at its ends, with its evidence."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return found(self.text[start:end], self.pieces(start, end), rule, certainty)

    def value(self, value: T, start: int, end: int, rule: str, certainty: Certainty = "printed") -> Found[T]:
        """A value that text[start:end] says."""
        return found(value, self.pieces(start, end), rule, certainty)


def is_bullet(text: str) -> bool:
    """Whether a row starts with a list mark."""
    return text.startswith(BULLETS)


def build_prose(rows: Sequence[Row], known: frozenset[str], breaks: Sequence[bool] = ()) -> Prose:
    """The rows as text: a new paragraph after a gap, at a list mark, and where breaks says so."""
    done: list[str] = []  # all but the last words, which the next row may go on with
    length = 0
    last = ""
    marks: list[tuple[int, int, Piece]] = []
    for i, row in enumerate(rows):
        fresh = i > 0 and (_parts(rows[i - 1], row) or (i < len(breaks) and breaks[i]))
        if i == 0:
            last = row.text
        elif fresh:
            done.append(f"{last}\n")
            length += len(done[-1])
            last = row.text
        else:
            joined = join_lines([last, row.text], known)
            if not joined.startswith(last):  # a hyphen was dropped
                start, end, dropped = marks[-1]
                marks[-1] = (start, end - 1, dropped)
            word = joined.rfind(" ") + 1
            done.append(joined[:word])
            length += word
            last = joined[word:]
        end = length + len(last)
        marks.append((end - len(row.text), end, row.piece))
    return Prose("".join((*done, last)), tuple(marks))


def _parts(before: Row, row: Row) -> bool:
    if is_bullet(row.text) or AT_POINT.match(row.text):
        return True
    if before.text.endswith("-") and row.text[:1].islower():
        return False
    return row.gap > 0 and not (
        row.text[:1].islower() and not before.text.endswith((".", ":", "!", "?")) and row.gap < 2
    )
