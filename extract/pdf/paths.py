"""Drawings on a PDFium page, form XObjects included, as rulings, filled areas and small shapes."""

import ctypes
from collections.abc import Callable, Container, Iterator
from itertools import repeat
from typing import Any

import pypdfium2.raw as raw_bindings

from extract.pdf import native
from extract.settings import ReadSettings
from extract.sheet import Fill, Rule, Shape, bounds_of
from models.frozen import dataclass

pdfium: Any = raw_bindings  # generated, without types

ToSeen = Callable[[float, float, float, float], tuple[float, float, float, float]]
Matrix = tuple[float, float, float, float, float, float]
Segment = tuple[float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEEPEST_FORM = 6
WHITE = 250  # of 255: a fill at least this light in all colours can't be seen on paper
DARK = 140  # of 255 on average: a fill darker than this reads as black
SMALLEST_STROKE, LARGEST_BOX = 1.9, 18.0  # points: sizes of check boxes and of what is drawn in them
MOST_POINTS = 64  # of a shape that may be a check box; icons and letters have more


# What is drawn on a page apart from text: (object, kind) in drawing order.
Objects = tuple[tuple[int, int], ...]


def list_objects(page: Any, texts: Container[int | None] = ()) -> Objects:
    """The objects of a page that are no text; texts are some that are known to be."""
    handle = native.HANDLE(native.handle_of(page))
    things = map(native.page_object, repeat(handle), range(native.count_objects(handle)))
    others = [thing for thing in things if thing not in texts]
    kinds = map(native.object_type, others)
    text = pdfium.FPDF_PAGEOBJ_TEXT
    return tuple([(thing, kind) for thing, kind in zip(others, kinds, strict=True) if kind != text])


@dataclass(frozen=True, slots=True)
class Drawings:
    """The horizontal and vertical rulings of a page, its filled rectangles and its small shapes."""

    rules: list[Rule]
    fills: list[Fill]
    shapes: list[Shape]


def find_drawings(
    objects: Objects, to_seen: ToSeen, size: tuple[float, float], settings: ReadSettings
) -> Drawings:
    """What is drawn on a page, in points from the top left, small shapes in the order they are drawn.

    Slanted and curved lines, drawings with very many points and what lies outside the page are left out,
    but for small shapes.
    """
    found = Drawings([], [], [])
    for thing, kind in objects:
        for path, path_kind, outer in _flat(thing, kind, IDENTITY, 0):
            for box, drawn in _object_boxes(path, path_kind, outer, settings):
                _sort_in(to_seen(*box), drawn, size, settings, found.rules, found.fills)
            if path_kind == pdfium.FPDF_PAGEOBJ_PATH:
                shape = _small_shape(path, outer, to_seen)
                if shape is not None:
                    found.shapes.append(shape)
        if len(found.rules) > settings.most_rules:
            return Drawings([], [], [])
    return found


def _flat(thing: int, kind: int, outer: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    """The object with its kind and the matrix it is drawn by, or those within where it is a form."""
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield thing, kind, outer
    elif depth < DEEPEST_FORM:
        form = _pointer(thing)
        inner = _multiply(_matrix(form), outer)
        for index in range(pdfium.FPDFFormObj_CountObjects(form)):
            part = native.handle_of(pdfium.FPDFFormObj_GetObject(form, index))
            yield from _flat(part, native.object_type(part), inner, depth + 1)


def _small_shape(thing: int, outer: Matrix, to_seen: ToSeen) -> Shape | None:
    """A path no larger than a check box; None for others, invisible ones and those with many points."""
    box = _bounds(thing, outer)
    if not SMALLEST_STROKE <= max(box[2] - box[0], box[3] - box[1]) <= LARGEST_BOX:
        return None
    path = _pointer(thing)
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroked)
    count = pdfium.FPDFPath_CountSegments(path)
    if not (mode.value or stroked.value) or not 0 < count <= MOST_POINTS:
        return None
    parts, curved = _parts(path, _multiply(_matrix(path), outer), count)
    seen = tuple(tuple(to_seen(x, y, x, y)[:2] for x, y in part) for part in parts)
    light = bool(mode.value) and _is_white(path)
    dark = bool(mode.value) and not light and _is_dark(path)
    return Shape(
        bounds_of(point for part in seen for point in part), seen, dark, light, bool(stroked.value), curved
    )


def _parts(thing: Any, matrix: Matrix, count: int) -> tuple[list[list[tuple[float, float]]], bool]:
    """The points of each part of a path, and whether it has curves; closed parts end where they begin."""
    parts: list[list[tuple[float, float]]] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(thing, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        parts[-1].append(_moved(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return parts, curved


def _sort_in(
    box: Segment,
    drawn: bool,
    size: tuple[float, float],
    settings: ReadSettings,
    rules: list[Rule],
    fills: list[Fill],
) -> None:
    """A box as a ruling or a fill, where it is one and on the page."""
    x0, top, x1, bottom = box
    if x1 < -1 or bottom < -1 or x0 > size[0] + 1 or top > size[1] + 1:
        return
    wide, high = x1 - x0, bottom - top
    if high <= settings.rule_thickness and wide >= settings.shortest_rule and wide > 2 * high:
        rules.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
    elif wide <= settings.rule_thickness and high >= settings.shortest_rule / 2 and high > 2 * wide:
        rules.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
    elif drawn or wide < settings.shortest_rule or high < settings.shortest_rule / 2:
        return
    elif wide * high < 0.8 * size[0] * size[1]:
        fills.append(Fill(x0, top, x1, bottom))


def _object_boxes(
    thing: int, kind: int, outer: Matrix, settings: ReadSettings
) -> Iterator[tuple[Segment, bool]]:
    """Boxes in page space with true for a line, false for an area; lines are boxes without thickness."""
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield from _path_boxes(thing, outer, settings)
    elif kind in (pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_IMAGE):
        box = _bounds(thing, outer)
        thin = min(box[2] - box[0], box[3] - box[1]) <= settings.rule_thickness
        if kind == pdfium.FPDF_PAGEOBJ_SHADING or thin:
            yield box, thin


def _pointer(thing: int) -> Any:
    return ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT)


def _path_boxes(thing: int, outer: Matrix, settings: ReadSettings) -> Iterator[tuple[Segment, bool]]:
    path = _pointer(thing)
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroked)
    filled = bool(mode.value)
    if not (filled or stroked.value):
        return
    count = pdfium.FPDFPath_CountSegments(path)
    if count > settings.longest_path:
        return
    if filled and not stroked.value and count <= 6:
        box = _bounds(thing, outer)
        thin = min(box[2] - box[0], box[3] - box[1]) <= settings.rule_thickness
        if thin or not _is_white(path):
            yield box, thin
        return
    segments = _segments(path, _multiply(_matrix(path), outer), count)
    if stroked.value:
        for segment in segments:
            yield segment, True
    elif not _is_white(path):
        yield from _areas(segments, settings)


def _areas(segments: list[Segment], settings: ReadSettings) -> Iterator[tuple[Segment, bool]]:
    """The bounding box of each closed part of a filled path."""
    part: list[Segment] = []
    for segment in segments:
        if part and not _meets(part, segment):
            yield from _area(part, settings)
            part = []
        part.append(segment)
    yield from _area(part, settings)


def _area(part: list[Segment], settings: ReadSettings) -> Iterator[tuple[Segment, bool]]:
    if part:
        box = (
            min(s[0] for s in part),
            min(s[1] for s in part),
            max(s[2] for s in part),
            max(s[3] for s in part),
        )
        yield box, min(box[2] - box[0], box[3] - box[1]) <= settings.rule_thickness


def _meets(part: list[Segment], segment: Segment) -> bool:
    last = part[-1]
    apart_x = max(last[0], segment[0]) - min(last[2], segment[2])
    apart_y = max(last[1], segment[1]) - min(last[3], segment[3])
    return apart_x <= 0.1 and apart_y <= 0.1


def _segments(thing: Any, matrix: Matrix, count: int) -> list[Segment]:
    """The straight horizontal and vertical stretches of a path, each as left, bottom, right, top."""
    found: list[Segment] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    start = here = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(thing, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved(matrix, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            _add_straight(found, here, point)
        here = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            _add_straight(found, here, start)
            here = start
    return found


def _add_straight(found: list[Segment], a: tuple[float, float], b: tuple[float, float]) -> None:
    dx, dy = abs(a[0] - b[0]), abs(a[1] - b[1])
    if min(dx, dy) <= 0.5 and max(dx, dy) > 0.1:
        found.append((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))


def _bounds(thing: int, outer: Matrix) -> Segment:
    sides = (ctypes.c_float * 4)()
    at = ctypes.addressof(sides)
    native.object_bounds(thing, at, at + 4, at + 8, at + 12)
    left, bottom, right, top = native.four_floats(sides)
    if outer == IDENTITY:
        return left, bottom, right, top
    a, b = _moved(outer, left, bottom), _moved(outer, right, top)
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _is_white(thing: Any) -> bool:
    colours = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(thing, *colours):
        return False
    red, green, blue, alpha = (colour.value for colour in colours)
    return alpha < 5 or min(red, green, blue) >= WHITE


def _is_dark(thing: Any) -> bool:
    colours = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(thing, *colours):
        return False
    red, green, blue, alpha = (colour.value for colour in colours)
    return alpha > WHITE / 2 and red + green + blue < 3 * DARK


def _matrix(thing: Any) -> Matrix:
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def _moved(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _multiply(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )
