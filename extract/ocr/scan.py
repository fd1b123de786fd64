"""A scanned page made ready to be read: turned upright, straightened, evenly lit."""

import math

import cv2
import numpy as np
import numpy.typing as npt

from models.frozen import dataclass

Picture = npt.NDArray[np.uint8]  # grey, rows of pixels, 255 is white
Points = npt.NDArray[np.float64]  # one row a point: x, y

LOOK = 100  # dots an inch at which orientation and skew are looked for: letters melt into lines
MOST_POINTS = 60_000
WIDEST_SKEW = 8.0  # degrees
LEAST_SKEW = 0.03  # degrees: straightening costs sharpness, and less than this moves nothing by a point
PAPER = 0.35  # of the pixels at least are paper on a page with text
LEAST_INK = 0.00025  # of the pixels: with less a page is blank but for specks
DARK = 200  # of 255, evenly lit and without specks: darker is ink, that of faint print on a small picture too
# of 255, evenly lit: lighter is paper on any page; never take darker for paper, so that faint print stays
WHITEST, FAINTEST = 235.0, 180.0
GRAIN = 8.0  # times its usual strength: the grain of the paper is no darker than the paper itself less this
SPREAD = 0.954  # the median step from pixel to pixel of grain whose standard deviation is one
SHADED = (
    0.7  # times as light as the paper around it at least: a shaded row, and no dark one with white letters
)
UPRIGHT = 1.25  # times as much ink over small letters as under them, where text stands upright


@dataclass(frozen=True, slots=True)
class Scan:
    """A page's picture as it is read: turned clockwise by so many quarters, then straightened.

    flat is evenly lit, paper near 255. scale is pixels a point; margin is how many pixels the picture is
    larger on each side than the page, so that nothing is cut off. skew is in degrees, positive where lines
    fell to the right. sure says that the text stands upright, not on its head.
    """

    flat: Picture
    scale: float
    margin: int
    quarters: int
    skew: float
    sure: bool


def straighten(grey: Picture, scale: float) -> Scan:
    """The page upright and straight, as far as its lines of text tell."""
    flat = even_light(grey, scale)
    quarters, skew, sure = find_turn(flat, scale)
    return turn(flat, scale, quarters, skew, sure=sure)


def turn(flat: Picture, scale: float, quarters: int, skew: float, *, sure: bool) -> Scan:
    """The evenly lit page turned clockwise by so many quarters, then by -skew degrees about its middle."""
    upright: Picture = np.ascontiguousarray(np.rot90(flat, -quarters))
    if abs(skew) < LEAST_SKEW:
        return Scan(upright, scale, 0, quarters, 0.0, sure)
    slant = math.radians(skew)
    high, wide = upright.shape
    margin = math.ceil(max(high, wide) / 2 * abs(math.sin(slant)))
    cos, sin = math.cos(slant), math.sin(slant)
    cx, cy = wide / 2, high / 2
    mx, my = cx + margin, cy + margin  # the middle in the larger picture
    back = np.array([[cos, -sin, cx - cos * mx + sin * my], [sin, cos, cy - sin * mx - cos * my]])
    straight = cv2.warpAffine(
        upright,
        back,
        (wide + 2 * margin, high + 2 * margin),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(255,),
    )
    return Scan(straight.astype(np.uint8), scale, margin, quarters, skew, sure)


def even_light(grey: Picture, scale: float) -> Picture:
    """The picture with its paper near white everywhere: grey paper, shadows and shading taken out.

    So is the shading of single rows of a table. Dark areas larger than letters, as in photos and under white
    letters, stay as they are.
    """
    high, wide = grey.shape
    coarse = max(1, round(2 * scale))  # one pixel for two points
    size = (max(1, wide // coarse), max(1, high // coarse))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    letter = np.ones((5, 5), np.uint8)
    paper = cv2.medianBlur(cv2.dilate(small, letter), 11)
    shaded = cv2.medianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, letter), 3)
    paper = np.where(shaded > SHADED * paper, shaded, np.maximum(paper, 60)).astype(np.uint8)
    full = cv2.resize(paper, (wide, high), interpolation=cv2.INTER_LINEAR)
    flat = cv2.divide(grey, full, scale=250)
    return flat.astype(np.uint8)


def without_grain(flat: Picture) -> Picture:
    """The evenly lit picture with its paper all white: a scanner's grain goes, faint print stays.

    Tesseract looks for letters in what is darkest; on a page with little print that is the grain, a thousand
    words of it in a minute.
    """
    steps = np.abs(np.diff(flat[::4].astype(np.int16), axis=1))
    grain = float(np.median(steps)) / SPREAD
    level = min(WHITEST, max(FAINTEST, float(np.median(flat)) - GRAIN * grain))
    return np.where(flat > level, np.uint8(255), flat)


def is_blank(flat: Picture) -> bool:
    """Whether there is nothing on the page but specks and the shadow of its edge."""
    high, wide = flat.shape
    inner = flat[int(0.02 * high) : int(0.98 * high), int(0.02 * wide) : int(0.98 * wide)]
    clean = cv2.medianBlur(np.ascontiguousarray(inner), 3)
    return float(np.mean(clean < DARK)) < LEAST_INK


def find_turn(flat: Picture, scale: float) -> tuple[int, float, bool]:
    """By how many quarters clockwise and degrees a page must be turned; whether it surely is upright then."""
    points, size = _ink_points(flat, scale)
    if len(points) < 200:
        return 0, 0.0, False
    level = _best_skew(points)
    upright = _best_skew(np.stack((points[:, 1], size[1] - points[:, 0]), axis=1))
    quarters, (skew, _) = (1, upright) if upright[1] > 1.2 * level[1] else (0, level)
    # turned clockwise: x is what was the distance from the bottom
    if quarters == 1:
        points = np.stack((size[0] - points[:, 1], points[:, 0]), axis=1)
        skew = _best_skew(points)[0]
    balance = _balance(points, skew)
    if balance < 1 / UPRIGHT:
        quarters += 2
    return quarters, skew, not 1 / UPRIGHT <= balance <= UPRIGHT


def _ink_points(flat: Picture, scale: float) -> tuple[Points, tuple[int, int]]:
    """Where ink is on the page shrunk to a coarse picture, and its height and width."""
    factor = LOOK / 72 / scale
    size = (max(1, round(flat.shape[1] * factor)), max(1, round(flat.shape[0] * factor)))
    small = cv2.resize(flat, size, interpolation=cv2.INTER_AREA)
    rows, columns = np.nonzero(small < 190)
    step = max(1, len(rows) // MOST_POINTS + 1)
    points = np.stack((columns[::step], rows[::step]), axis=1).astype(np.float64)
    return points, (size[1], size[0])


def _best_skew(points: Points) -> tuple[float, float]:
    """The skew in degrees at which lines of ink are sharpest, and how sharp they are."""
    best, width = (0.0, -1.0), 1.0
    for centre_step in (1.0, 0.2, 0.04):
        centre, width = best[0], WIDEST_SKEW if centre_step == 1.0 else 5 * centre_step
        for angle in np.arange(centre - width, centre + width + 1e-6, centre_step / (2 if width > 5 else 1)):
            sharp = _sharpness(points, float(angle))
            if sharp > best[1]:
                best = (float(angle), sharp)
    return best


def _profile(points: Points, angle: float) -> npt.NDArray[np.float64]:
    """How much ink each line of pixels holds when lines fall by this angle to the right."""
    heights = points[:, 1] - points[:, 0] * math.tan(math.radians(angle))
    heights -= heights.min()
    return np.bincount(np.rint(heights).astype(np.int64)).astype(np.float64)


def _sharpness(points: Points, angle: float) -> float:
    return float(np.sum(np.diff(_profile(points, angle)) ** 2))


def _balance(points: Points, angle: float) -> float:
    """Ink over the small letters of the lines of text by ink under them; above one where text is upright."""
    profile = _profile(points, angle)
    floor = 0.08 * float(np.percentile(profile[profile > 0], 95)) if np.any(profile) else 0.0
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (profile > floor).astype(np.int8), [0]))))
    over = under = 1.0
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        band = profile[start:end]
        if not 5 <= len(band) <= 40:
            continue
        core = np.flatnonzero(band > 0.5 * band.max())
        over += float(band[: core[0]].sum())
        under += float(band[core[-1] + 1 :].sum())
    return over / under
