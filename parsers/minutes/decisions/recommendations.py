"""The points of an indstilling."""

import re
from collections.abc import Sequence

from models.records import Recommendation
from parsers.minutes.blocks.cut import Block, is_nothing
from parsers.minutes.paper.prose import Prose, build_prose
from parsers.minutes.paper.rows import Row

# "At 1) ...", "1. at ...", "a) ...", "At 1: ...", "1) ..."
POINT = re.compile(
    r"^(?:(?:at|ad|punkt|pkt\.?)\s+(?P<n1>\d{1,2}|[a-h])\s*[).:,]+\s*|(?P<n2>\d{1,2}|[a-hA-H])[).]\s+)(?=\S)",
    re.IGNORECASE,
)
BULLET = re.compile(r"^(?:[-–•▪*]\s*|·\s)")
# a list's mark that a reader set on a line of its own, above its text
MARKS = frozenset("-–•▪*·")
OPENER = re.compile(
    r"^(?:det|der)\s+indstilles\b|^.{0,90}\b(?:indstiller|indstilles"
    r"|anbefaler)\b[^.]{0,60}[,:]?\s*(?:at)?\s*:?$",
    re.IGNORECASE,
)
# "at Byrådet" over bullets, each of which goes on with it ("- godkender planen")
LEAD = re.compile(r"^at(?:\s[\wæøå-]+){1,3}\s*[:,]?$", re.IGNORECASE)
# "(Økonomiudvalget)", "(1. behandling)": who proposes, under the points
IN_BRACKETS = re.compile(r"\([^()]{3,80}\)")


def build_recommendations(block: Block, known: frozenset[str], rule: str) -> tuple[Recommendation, ...]:
    """The points under one heading, with their printed numbers; without numbers each bullet or "at" is one.

    Text after the last point that belongs to none is left out.
    """
    rows = [row for row in block.rows if not is_nothing(row)]
    if not rows:
        return ()
    marked = _marked(rows)
    breaks = [_starts_point(row.text) or i in marked for i, row in enumerate(rows)]
    prose = build_prose(rows, known, breaks)
    return _numbered(prose, rule) or _unnumbered(prose, rule)


def _marked(rows: Sequence[Row]) -> set[int]:
    """The rows that marks on lines of their own belong to: as many rows as there are marks above them."""
    found: set[int] = set()
    count = 0
    for i, row in enumerate(rows):
        if row.text in MARKS:
            count = count + 1
        elif count:
            found.add(i)
            count -= 1
    return found


def _starts_point(text: str) -> bool:
    return bool(
        POINT.match(text) or BULLET.match(text) or text[:3].lower() == "at " or IN_BRACKETS.fullmatch(text)
    )


def _paragraphs(prose: Prose) -> list[tuple[int, int]]:
    found, start = [], 0
    for part in prose.text.split("\n"):
        found.append((start, start + len(part)))
        start += len(part) + 1
    return found


def _numbered(prose: Prose, rule: str) -> tuple[Recommendation, ...]:
    points: list[tuple[int, int, int]] = []
    closed = False
    for a, b in _paragraphs(prose):
        if IN_BRACKETS.fullmatch(prose.text[a:b]):
            closed = bool(points)
            continue
        match = POINT.match(prose.text[a:b])
        printed = (match["n1"] or match["n2"]) if match else None
        number = None if printed is None else int(printed) if printed.isdigit() else ord(printed.lower()) - 96
        if match is not None and number is not None and (not points or number == points[-1][0] + 1):
            points.append((number, a + match.end(), b))
            closed = False
        elif points and not closed and _belongs(prose.text[points[-1][1] : points[-1][2]], prose.text[a:b]):
            points[-1] = (points[-1][0], points[-1][1], b)
        else:
            closed = True
    return tuple(Recommendation(point=n, text=prose.found(a, b, rule)) for n, a, b in points)


def _belongs(before: str, paragraph: str) -> bool:
    """Whether a paragraph goes on with a point: a list under it, or the rest of its sentence."""
    return (
        bool(BULLET.match(paragraph))
        or paragraph[:1].islower()
        or (not before.rstrip().endswith((".", ":", "!", "?")) and len(before) > 60)
    )


def _unnumbered(prose: Prose, rule: str) -> tuple[Recommendation, ...]:
    points: list[tuple[int, int]] = []
    opened, marked = False, 0
    paragraphs = _paragraphs(prose)
    for n, (a, b) in enumerate(paragraphs):
        text = prose.text[a:b]
        if text in MARKS or IN_BRACKETS.fullmatch(text):
            marked += text in MARKS
            continue
        below = prose.text[slice(*paragraphs[n + 1])] if n + 1 < len(paragraphs) else ""
        if (OPENER.match(text) and len(text) < 140) or (LEAD.match(text) and BULLET.match(below)):
            opened = True
            continue
        bullet = BULLET.match(text)
        if bullet:
            points.append((a + bullet.end(), b))
        elif text[:3].lower() == "at " or marked or not points:
            points.append((a, b))
            marked = max(0, marked - 1)
        elif opened and not _starts_point(text) and text[:1].isupper():
            break
        else:
            points[-1] = (points[-1][0], b) if text[:1].islower() else points[-1]
    return tuple(Recommendation(point=None, text=prose.found(a, b, rule)) for a, b in points)
