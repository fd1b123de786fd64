"""Rulings, check boxes and rows of dots in a page's picture, found and wiped out: only letters are left."""

import cv2
import numpy as np
import numpy.typing as npt

from extract.ocr.scan import Picture
from extract.sheet import Rule
from models.frozen import dataclass

PALE = 218  # of 255, evenly lit: a ruling is at least this dark along all its length
INK = 165  # darker than this is ink of a letter or a check box
SHORTEST_LEVEL, SHORTEST_UPRIGHT = 24.0, 14.0  # points
LONGEST_STEM = 30.0  # points: a shorter upright line that meets no level one may be a letter's stem
THICKEST = 3.2  # points
GAP = 2.5  # points that a ruling may be broken
MEETS = 3.0  # points
SMALLEST_BOX, LARGEST_BOX = 5.5, 15.0  # points, the side of a check box
SQUARE = 1.3
EDGE = 0.86  # of each side of a check box is ink
TICKED = 0.1  # of what is inside a check box is ink when it is ticked
DOT, PITCH = 2.4, 9.0  # points: the largest dot of a row of dots, and the widest step from one to the next
FEWEST_DOTS, EVEN = 6, 0.3  # fewer dots are an ellipsis; how uneven their steps are, in steps

Mask = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Square:
    """A check box in pixels, and whether it is ticked."""

    x0: int
    top: int
    x1: int
    bottom: int
    ticked: bool


@dataclass(frozen=True, slots=True)
class Leader:
    """A row of dots in pixels, as between a title and its page number, and how many they are."""

    x0: int
    x1: int
    bottom: int
    dots: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A page's picture without its rulings, check boxes and rows of dots, and these, in pixels."""

    clean: Picture
    rules: tuple[Rule, ...]
    squares: tuple[Square, ...]
    leaders: tuple[Leader, ...]


def take_marks(flat: Picture, scale: float) -> Marked:
    """The rulings, check boxes and rows of dots of an evenly lit, straight page; the picture without them.

    scale is pixels a point.
    """
    dark = (flat < PALE).astype(np.uint8)
    level, level_mask = _rules(flat, dark, scale, level=True)
    upright, upright_mask = _rules(flat, dark, scale, level=False)
    upright = [rule for rule in upright if _is_drawn(rule, level, scale)]
    clean = flat.copy()
    wide = 2 * max(1, round(0.35 * scale)) + 1
    for mask, kept in ((level_mask, level), (upright_mask, upright)):
        only = _only(mask, kept, scale)
        clean[cv2.dilate(only, np.ones((wide, wide), np.uint8)) > 0] = 255
    squares = _squares(clean, scale)
    for square in squares:
        top, left = max(0, square.top - wide), max(0, square.x0 - wide)
        clean[top : square.bottom + wide, left : square.x1 + wide] = 255
    leaders = _take_leaders(clean, scale)
    return Marked(clean, (*level, *upright), tuple(squares), tuple(leaders))


def _take_leaders(clean: Picture, scale: float) -> list[Leader]:
    """The rows of dots at even distances; they are wiped out of the picture."""
    ink = (clean < INK).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    sides = stats[:, 2:4]
    small = (sides.max(axis=1) <= DOT * scale) & (stats[:, cv2.CC_STAT_AREA] >= 2)
    rows: list[list[tuple[int, int, int, int]]] = []
    open_rows: list[list[tuple[int, int, int, int]]] = []
    for x, y, wide, high, _ in sorted(stats[small].tolist()):
        open_rows = [row for row in open_rows if x - row[-1][0] <= PITCH * scale]
        row = next((r for r in open_rows if abs(r[-1][3] - y - high) <= 0.5 * scale), None)
        if row is None:
            row = []
            open_rows.append(row)
            rows.append(row)
        row.append((x, y, x + wide, y + high))
    leaders = []
    for row in rows:
        steps = np.diff([dot[0] for dot in row])
        if len(row) >= FEWEST_DOTS and float(np.std(steps)) <= EVEN * float(np.mean(steps)) + 1:
            for x0, top, x1, bottom in row:
                clean[max(0, top - 2) : bottom + 2, max(0, x0 - 2) : x1 + 2] = 255
            leaders.append(Leader(row[0][0], row[-1][2], max(dot[3] for dot in row), len(row)))
    return leaders


def _rules(flat: Picture, dark: Mask, scale: float, *, level: bool) -> tuple[list[Rule], Mask]:
    """The thin straight lines one way, and the pixels they cover."""
    shortest = round((SHORTEST_LEVEL if level else SHORTEST_UPRIGHT) * scale)
    broken = max(1, round(GAP * scale))
    spread = cv2.dilate(dark, _bar(3, level=not level))  # slight waves and slopes
    runs = cv2.morphologyEx(spread, cv2.MORPH_OPEN, _bar(shortest, level=level))
    runs = cv2.bitwise_and(runs, cv2.dilate(dark, _bar(2, level=not level)))
    runs = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, _bar(broken, level=level))
    count, _, stats, centres = cv2.connectedComponentsWithStats(runs, connectivity=8)
    rules: list[Rule] = []
    for index in range(1, count):
        x, y, wide, high, area = (int(v) for v in stats[index])
        length, across = (wide, high) if level else (high, wide)
        thick = area / length
        if length < shortest or thick > THICKEST * scale + 2 or across > thick + 0.012 * length + 2 * scale:
            continue
        if not _is_alone(dark, (x, y, wide, high), scale, level=level):
            continue
        middle = float(centres[index][1 if level else 0]) + 0.5
        if level:
            rules.append(Rule(float(x), middle, float(x + wide), middle))
        else:
            rules.append(Rule(middle, float(y), middle, float(y + high)))
    return rules, runs.astype(np.uint8)


def _bar(length: int, *, level: bool) -> Mask:
    shape = (1, max(1, length)) if level else (max(1, length), 1)
    return np.ones(shape, np.uint8)


def _is_alone(dark: Mask, box: tuple[int, int, int, int], scale: float, *, level: bool) -> bool:
    """Whether paper lies beside a line on at least one side, and not much ink on the other."""
    x, y, wide, high = box
    away = max(2, round(0.8 * scale))
    if level:
        sides = [dark[max(0, y - away), x : x + wide]] if y >= away else []
        sides += [dark[y + high + away - 1, x : x + wide]] if y + high + away <= dark.shape[0] else []
    else:
        sides = [dark[y : y + high, max(0, x - away)]] if x >= away else []
        sides += [dark[y : y + high, x + wide + away - 1]] if x + wide + away <= dark.shape[1] else []
    shares = sorted(float(np.mean(side)) for side in sides)
    return bool(shares) and shares[0] < 0.2 and shares[-1] < 0.33


def _is_drawn(rule: Rule, level: list[Rule], scale: float) -> bool:
    """Whether an upright line is no letter's stem: it is long, or meets a level one."""
    if rule.bottom - rule.top >= LONGEST_STEM * scale:
        return True
    near = MEETS * scale
    return any(
        other.x0 - near <= rule.x0 <= other.x1 + near and rule.top - near <= other.top <= rule.bottom + near
        for other in level
    )


def _only(mask: Mask, rules: list[Rule], scale: float) -> Mask:
    """The pixels of the mask that belong to these lines."""
    kept = np.zeros_like(mask)
    wide = round(THICKEST * scale)
    for rule in rules:
        x0, x1 = round(rule.x0) - (0 if rule.level else wide), round(rule.x1) + (0 if rule.level else wide)
        top, bottom = (
            round(rule.top) - (wide if rule.level else 0),
            round(rule.bottom) + (wide if rule.level else 0),
        )
        area = (slice(max(0, top), bottom + 1), slice(max(0, x0), x1 + 1))
        kept[area] = mask[area]
    return kept


def _squares(clean: Picture, scale: float) -> list[Square]:
    """The outlines of check boxes."""
    ink = (clean < INK).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found = []
    for index in range(1, count):
        x, y, wide, high, _ = (int(v) for v in stats[index])
        sides = sorted((wide / scale, high / scale))
        if sides[0] >= SMALLEST_BOX and sides[1] <= LARGEST_BOX and sides[1] <= SQUARE * sides[0]:
            ticked = _ticked(ink[y : y + high, x : x + wide], scale)
            if ticked is not None:
                found.append(Square(x, y, x + wide, y + high, ticked))
    return found


def _ticked(part: Mask, scale: float) -> bool | None:
    """Whether an outline of four straight sides has something in it; None where it is no such outline."""
    rim = max(1, round(0.7 * scale))
    sides = (
        part[:rim].max(axis=0),
        part[-rim:].max(axis=0),
        part[:, :rim].max(axis=1),
        part[:, -rim:].max(axis=1),
    )
    if min(float(np.mean(side)) for side in sides) < EDGE:
        return None
    inset = rim + max(1, round(0.6 * scale))
    inner = part[inset:-inset, inset:-inset]
    if inner.size == 0:
        return None
    return float(np.mean(inner)) > TICKED
