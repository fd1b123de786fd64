"""Check boxes that are no characters: small squares and circles beside text, and whether they are ticked."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.sheet import CheckBox, Ink, Shape, bounds_of
from models.page import Box, Mark

SMALLEST, LARGEST = 4.0, 14.0  # points, the side of a check box
SQUARE = 1.35  # the longer side of a check box is at most so many times the shorter one
BAR = 1.6  # points: a line, not an area
MOST_SHAPES = 800  # on a page; with more it is a map or a chart
NEAREST_TEXT = 22.0  # points between a check box and its text
# "X", "✓", "■": a character that is set in a drawn box to tick it
TICK = re.compile(r"[xX×✓✔✗✘☑☒■●•+*]")

Corners = tuple[float, float, float, float]


def find_marks(
    shapes: Sequence[Shape], widgets: Sequence[CheckBox], words: Sequence[Ink]
) -> tuple[Mark, ...]:
    """The check boxes among the small shapes and form fields of a page, top to bottom, with text beside.

    A box is ticked when it is dark throughout, or has slanted strokes, a dark shape or a ticking character
    in it, or its field is on. Boxes in a row without space between are a grid, not check boxes.
    """
    if not (shapes or widgets) or len(shapes) > MOST_SHAPES:
        return ()
    drawn = [CheckBox(box, _is_filled(box, shapes)) for box in _candidates(shapes)]
    drawn = [c for c in drawn if not any(_adjoin(c.box, other.box) for other in drawn)]
    found = [c for c in drawn if not any(_within(c.box, widget.box) for widget in widgets)]
    marks = [mark for c in [*found, *widgets] if (mark := _beside_text(c, words)) is not None]
    return tuple(sorted(marks, key=lambda mark: (mark.box.top, mark.box.x0)))


def _candidates(shapes: Sequence[Shape]) -> list[Corners]:
    """Outlines and dark squares of the right size, the outermost where several lie in each other."""
    boxes = [shape.box for shape in shapes if _is_base(shape)] + _from_bars(shapes)
    found: list[Corners] = []
    for box in sorted(boxes, key=_area, reverse=True):
        if _is_square(box) and not any(_within(box, other) for other in found):
            found.append(box)
    return found


def _is_filled(box: Corners, shapes: Sequence[Shape]) -> bool:
    """Whether the box is ticked when all shapes in it have been drawn, one over the other."""
    filled = False
    for shape in shapes:
        if _within(shape.box, box):
            filled = _filled_by(shape, box, filled)
    return filled


def _is_square(box: Corners) -> bool:
    sides = sorted((box[2] - box[0], box[3] - box[1]))
    return sides[0] >= SMALLEST and sides[1] <= LARGEST + 1 and sides[1] <= SQUARE * sides[0]


def _is_base(shape: Shape) -> bool:
    """Whether a shape is an outline, a ring, or a dark square."""
    if not _is_square(shape.box):
        return False
    full = _area(shape.box) or 1.0
    largest = max((_covered(part) for part in shape.parts), default=0.0)
    if shape.stroked or len(shape.parts) > 1:
        return largest >= 0.7 * full and (shape.stroked or shape.dark)
    return shape.dark and not shape.curved and largest >= 0.85 * full


def _filled_by(shape: Shape, box: Corners, filled: bool) -> bool:
    """Whether a box, filled before or not, is ticked when this shape has been drawn in it or as it."""
    share = [_covered(part) / (_area(box) or 1.0) for part in shape.parts]
    largest = max(share, default=0.0)
    if shape.stroked and _slanted(shape) and not shape.curved:
        return True
    if shape.dark and min(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) <= BAR:
        return filled
    if shape.dark and len(share) == 1:
        return filled or largest >= 0.07
    if shape.dark and len(share) == 2 and largest >= 0.6:
        return filled or largest - min(share) >= 0.75
    if shape.dark:
        return True
    return filled and not (shape.light and largest >= 0.4)


def _slanted(shape: Shape) -> bool:
    """Whether strokes go across its box as those of a cross or a tick do."""
    x0, top, x1, bottom = shape.box
    wide, high = 0.25 * (x1 - x0), 0.25 * (bottom - top)
    return any(
        abs(b[0] - a[0]) > max(1, wide) and abs(b[1] - a[1]) > max(1, high)
        for part in shape.parts
        for a, b in pairwise(part)
    )


def _from_bars(shapes: Sequence[Shape]) -> list[Corners]:
    """Boxes whose four sides are drawn one by one."""
    bars = [bar for shape in shapes if shape.stroked or shape.dark for bar in _bars(shape)]
    level = [b for b in bars if b[2] - b[0] >= SMALLEST and b[3] - b[1] <= BAR]
    upright = [b for b in bars if b[3] - b[1] >= SMALLEST and b[2] - b[0] <= BAR]
    found = []
    for upper in level:
        for lower in level:
            box = (upper[0], upper[1], upper[2], lower[3])
            if abs(upper[0] - lower[0]) < BAR and abs(upper[2] - lower[2]) < BAR and _is_square(box):
                sides = {x for x in (0, 2) if any(_is_side(bar, box, box[x]) for bar in upright)}
                if len(sides) == 2:
                    found.append(box)
    return found


def _bars(shape: Shape) -> list[Corners]:
    if min(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) <= BAR:
        return [shape.box]
    return [bounds_of(part) for part in shape.parts if shape.stroked and len(part) == 2]


def _is_side(bar: Corners, box: Corners, x: float) -> bool:
    level = abs(bar[1] - box[1]) < BAR and abs(bar[3] - box[3]) < BAR
    return level and abs((bar[0] + bar[2]) / 2 - x) < BAR


def _beside_text(candidate: CheckBox, words: Sequence[Ink]) -> Mark | None:
    """The mark, where text stands on its left or right and none but a ticking character in it."""
    x0, top, x1, bottom = candidate.box
    middle, filled, beside = (top + bottom) / 2, candidate.filled, False
    for word in words:
        if not word.top - 2 <= middle <= word.bottom + 2:
            continue
        if x0 - 1 <= word.middle <= x1 + 1:
            if not TICK.fullmatch(word.text):
                return None
            filled = True
        elif -2 <= word.x0 - x1 <= NEAREST_TEXT or -2 <= x0 - word.x1 <= NEAREST_TEXT:
            beside = True
    if not beside:
        return None
    return Mark(box=Box(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)), filled=filled)


def _adjoin(a: Corners, b: Corners) -> bool:
    """Whether two boxes stand right beside each other on one line."""
    return a != b and abs(a[1] - b[1]) < 1 and min(abs(a[2] - b[0]), abs(b[2] - a[0])) < 1.5


def _within(inner: Corners, outer: Corners) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    if not (outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]):
        return False
    return inner[2] - inner[0] <= outer[2] - outer[0] + 3 and inner[3] - inner[1] <= outer[3] - outer[1] + 3


def _area(box: Corners) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _covered(part: Sequence[tuple[float, float]]) -> float:
    """The area that a part of a shape goes around."""
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*part, part[0]]))
    return abs(doubled) / 2
