"""Pieces of lines to paragraphs of text, and from places in that text back to the pieces."""

import re
from collections.abc import Sequence

from models.frozen import dataclass
from parsers.amounts.numbers import may_have_money
from parsers.amounts.sentences import SHORTENED
from parsers.flow import Piece
from parsers.text import join_lines

# "• ", "- ", "– ": a point of a list; "2. ", "b) ": one with a number
BULLET = re.compile(r"\s*(?:[•▪◦●·*\uf0a7\uf0b7o-]|[–—])\s")
NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]|[a-zA-Z]\))\s")
FINISHED = re.compile(r"[.:;,!?]\s*$")
# "Side 3 af 7", "3/7": the foot of a page in the middle of a sentence
PAGE_MARK = re.compile(
    r"\s*(?:side\s+)?\d{1,4}\s*(?:af|/)\s*\d{1,4}\s*$|\s*side\s+\d{1,4}\s*$", re.IGNORECASE
)
# a line this much shorter than the longest ends its paragraph when a capital follows
SHORT = 0.7
# a gap between two lines above this many of their heights parts paragraphs
GAP = 0.8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Joined text with where in it each piece begins; words broken at line ends are whole."""

    text: str
    starts: tuple[int, ...]
    pieces: tuple[Piece, ...]

    def cut(self, start: int, end: int) -> list[Piece]:
        """The pieces that text[start:end] is printed in."""
        found: list[Piece] = []
        for at, (begin, piece) in enumerate(zip(self.starts, self.pieces, strict=True)):
            stop = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
            low, high = max(start, begin), min(end, stop)
            size = piece.end - piece.start
            if low < high and low - begin < size:
                last = size if end > stop else min(high - begin, size)  # with a hyphen that was dropped
                found.append(piece.place.piece(piece.start + low - begin, piece.start + last))
        return found


def find_paragraphs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The paragraphs, or points of a list, of some lines that may have money in them; each once."""
    lines = [piece for piece in pieces if PAGE_MARK.match(piece.text) is None]
    longest = max((piece.end - piece.start for piece in lines), default=0)
    runs: list[list[Piece]] = []
    stop = 0
    for at, piece in enumerate(lines):
        if at < stop or not may_have_money(piece.text):
            continue
        start, low, stop = at, stop, at + 1
        while start > low and not _parts(lines[start - 1], lines[start], longest):
            start -= 1
        while stop < len(lines) and not _parts(lines[stop - 1], lines[stop], longest):
            stop += 1
        runs.append(lines[start:stop])
    return runs


def _parts(before: Piece, after: Piece, longest: int) -> bool:
    """Whether a paragraph ends between two lines."""
    above, below = before.text, after.text.lstrip()
    if before.place.position == after.place.position and before.place.page.number == after.place.page.number:
        return False
    if BULLET.match(after.text):
        return True
    apart = _is_apart(before, after)
    if NUMBERED.match(after.text):
        return apart or _is_finished(above)
    begins = below[:1].isupper() or not below[:1].isalnum()
    if apart and (begins or _is_finished(above)):
        return True
    return begins and len(above.rstrip()) < SHORT * longest and not above.rstrip().endswith("-")


def _is_finished(line: str) -> bool:
    """Whether a line ends with a mark, other than the point of a shortened word ("ca.")."""
    return FINISHED.search(line) is not None and SHORTENED.search(line.rstrip()[:-1]) is None


def _is_apart(before: Piece, after: Piece) -> bool:
    """Whether a blank line or a wide gap stands between two lines of a page."""
    first, second = before.place, after.place
    if first.page.number != second.page.number:
        return False
    if any(not line.text.strip() for line in first.page.lines[first.position + 1 : second.position]):
        return True
    over, under = first.line.box, second.line.box
    if over is None or under is None:
        return False
    return under.top - over.bottom > GAP * (over.bottom - over.top)


def join_pieces(pieces: Sequence[Piece], known: frozenset[str]) -> Paragraph:
    """The pieces as one text, joined as join_lines does, with their places kept."""
    text, starts, kept = "", [], []
    for piece in pieces:
        printed = piece.text
        left = len(printed) - len(printed.lstrip())
        trimmed = printed.strip()
        if not trimmed:
            continue
        if text:
            text = _seam(text, trimmed, known)
        start = piece.start + left
        starts.append(len(text))
        kept.append(piece.place.piece(start, start + len(trimmed)))
        text += trimmed
    return Paragraph(text, tuple(starts), tuple(kept))


def _seam(text: str, following: str, known: frozenset[str]) -> str:
    """The text so far as the next line goes on from it: a space added, or its hyphen kept or dropped."""
    if not text.endswith(("-", "\u00ad", "\u2010")):
        return text + " "
    last, first = text.rsplit(None, 1)[-1], following.split(None, 1)[0]
    joined = join_lines([last, first], known)
    if " " in joined:
        return text + " "
    return text if len(joined) == len(last) + len(first) else text[:-1]
