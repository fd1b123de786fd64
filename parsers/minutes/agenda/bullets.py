"""Bullets before headings: web pages fold items and their sections, and their text has a bullet for each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.flow import Piece
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.headings import find_heading

BULLET = re.compile(r"^[•▪●◦]\s*(?=\S)")
# "35", "302. Planstrategi", "1 Valg af formand"
NUMBER = re.compile(r"^\d{1,4}[a-z]?(?:[.)]?\s+[A-ZÆØÅ].*|[.)]?)$")
# so many headings must have a bullet before any loses it
LEAST = 3


def without_bullets(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; where headings have bullets, these and those of numbers are taken off."""
    bullets = {i: match.end() for i, row in enumerate(rows) if (match := BULLET.match(row.text))}
    if len(bullets) < LEAST:
        return tuple(rows)
    headed = [i for i, end in bullets.items() if find_heading(rows[i].text[end:]) is not None]
    if len(headed) < LEAST:
        return tuple(rows)
    loose = {i for i in bullets if i in headed or NUMBER.match(rows[i].text[bullets[i] :])}
    return tuple(_cut(row, bullets[i]) if i in loose else row for i, row in enumerate(rows))


def _cut(row: Row, start: int) -> Row:
    piece = row.piece
    return replace(row, piece=Piece(piece.place, piece.start + start, piece.end), gap=max(1, row.gap))
