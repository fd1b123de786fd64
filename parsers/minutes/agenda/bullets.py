"""Bullets before headings: web pages fold items and their sections, and their text has a bullet for each."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.flow import Piece
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.headings import find_heading

BULLET = re.compile(r"^[•▪●◦]\s*(?=\S)")
# "fold dette punkt ind Resume": words that begin small before a heading
BUTTON = re.compile(r"^[a-zæøå]+(?: [a-zæøå]+){1,4} (?=[A-ZÆØÅ])")
# "35", "302. Planstrategi", "1 Valg af formand"
NUMBER = re.compile(r"^\d{1,4}[a-z]?(?:[.)]?\s+[A-ZÆØÅ].*|[.)]?)$")
DASH = re.compile(r"^[-–]\s*")
# "602. Planstrategi"
COUNTED = re.compile(r"(?P<number>\d{1,4})[.)]\s+[A-ZÆØÅ]")
# a heading stands within so many rows under such a title
BELOW = 3
# headings of items
OF_ITEM = frozenset(
    {"summary", "theme", "case_presentation", "recommendation", "decision", "recommendation_and_decision"}
)
# so many headings must have a bullet before any loses it
LEAST = 3


def without_bullets(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; where headings have bullets, these and those of numbers are taken off, and buttons alike."""
    if buttons := _buttons(rows):
        rows = [_cut(row, buttons[i]) if i in buttons else row for i, row in enumerate(rows)]
    bullets = {i: match.end() for i, row in enumerate(rows) if (match := BULLET.match(row.text))}
    if listed := _listed(rows):
        rows = [_cut(row, listed[i]) if i in listed else row for i, row in enumerate(rows)]
    if counted := _counted(rows, bullets):
        return tuple(_cut(row, bullets[i]) if i in counted else row for i, row in enumerate(rows))
    if len(bullets) < LEAST:
        return tuple(rows)
    headed = [i for i, end in bullets.items() if find_heading(rows[i].text[end:]) is not None]
    if len(headed) < LEAST:
        return tuple(rows)
    loose = {i for i in bullets if i in headed or NUMBER.match(rows[i].text[bullets[i] :])}
    return tuple(_cut(row, bullets[i]) if i in loose else row for i, row in enumerate(rows))


def _buttons(rows: Sequence[Row]) -> dict[int, int]:
    """Where headings begin behind the same words of a button: "fold dette punkt ind Resume"."""
    leads: dict[str, dict[int, int]] = {}
    for i, row in enumerate(rows):
        if row.text[:1].islower() and (match := BUTTON.match(row.text)) is not None:
            leads.setdefault(match[0], {})[i] = match.end()
    found: dict[int, int] = {}
    for at in leads.values():
        headed = {i: end for i, end in at.items() if find_heading(rows[i].text[end:]) is not None}
        found |= headed if len(headed) >= LEAST else {}
    return found


def _listed(rows: Sequence[Row]) -> dict[int, int]:
    """Where the text of each row "- 3. Budget" begins, in a list whose numbers count up from 1.

    It stands above the items: what an item's text lists so are its points.
    """
    found: dict[int, int] = {}
    for i, row in enumerate(rows):
        dash = DASH.match(row.text)
        match = COUNTED.match(row.text, dash.end()) if dash is not None else None
        if match is not None and int(match["number"]) == len(found) + 1:
            found[i] = match.start()
    if len(found) < LEAST:
        return {}
    above = (heading_of(row) for row in rows[: next(iter(found))])
    return {} if any(hit is not None and hit.role in OF_ITEM for hit in above) else found


def _counted(rows: Sequence[Row], bullets: Mapping[int, int]) -> frozenset[int]:
    """The rows "• 602. Budget" of an agenda: their numbers count up by one, a heading stands under each."""
    found: list[tuple[int, int]] = []
    for i, end in bullets.items():
        match = COUNTED.match(rows[i].text, end)
        if match is None:
            continue
        under = [hit for row in rows[i + 1 : i + 1 + BELOW] if (hit := row.heading) is not None]
        if under and under[0].rest is None:
            found.append((i, int(match["number"])))
    steps = [after[1] - before[1] for before, after in itertools.pairwise(found)]
    return frozenset(i for i, _ in found) if steps and set(steps) == {1} else frozenset()


def _cut(row: Row, start: int) -> Row:
    piece = row.piece
    return replace(row, piece=Piece(piece.place, piece.start + start, piece.end), gap=max(1, row.gap))
