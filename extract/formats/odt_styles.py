"""What an OpenDocument text's styles say: weight, size, spacing, page breaks, how lists are numbered."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.formats.numbering import Level
from extract.formats.parts import Element, local
from extract.formats.word_styles import Look

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
LENGTH = re.compile(r"(-?[\d.]+)(pt|cm|mm|in|px)")
POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "px": 0.75}
WHITE = 4.0  # points of white between paragraphs that are seen as a gap
FORMATS = {"1": "decimal", "a": "lower_letter", "A": "upper_letter", "i": "lower_roman", "I": "upper_roman"}
HEAVY = 600
DEEPEST = 30  # styles based on each other


@dataclass(slots=True)
class Styles:
    """The styles of a text by name; outline numbers its headings, lists are by the name of their style."""

    named: dict[str, Element] = field(default_factory=dict)
    usual: Element | None = None
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    outline: dict[int, Level] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)

    def look(self, name: str | None) -> Look:
        """How the characters of a paragraph of this style are set."""
        base = read_look(self.usual) if self.usual is not None else Look()
        return base.under(self.own_look(name))

    def own_look(self, name: str | None) -> Look:
        """What a style and those it is based on say of characters."""
        if name is None:
            return Look()
        if name not in self.looks:
            look = Look()
            for style in reversed(list(self._chain(name))):
                look = look.under(read_look(style))
            self.looks[name] = look
        return self.looks[name]

    def spacing(self, name: str | None) -> tuple[float, float]:
        """The white above and below a paragraph of this style, in points."""
        above = self._said(name, f"{FO}margin-top") or self._said(name, f"{FO}margin")
        below = self._said(name, f"{FO}margin-bottom") or self._said(name, f"{FO}margin")
        return points(above) or 0.0, points(below) or 0.0

    def new_page(self, name: str | None) -> bool:
        """Whether what has this style begins a new page."""
        style = self.named.get(name or "")
        if style is not None and style.get(f"{STYLE}master-page-name"):
            return True
        return self._said(name, f"{FO}break-before") == "page"

    def page_after(self, name: str | None) -> bool:
        """Whether a new page follows what has this style."""
        return self._said(name, f"{FO}break-after") == "page"

    def _said(self, name: str | None, what: str) -> str | None:
        """What the nearest style says of a property of paragraphs or tables."""
        for style in self._chain(name or ""):
            for properties in style:
                said = properties.get(what)
                if said is not None and local(properties) in ("paragraph-properties", "table-properties"):
                    return said
        return None

    def _chain(self, name: str) -> Iterator[Element]:
        for _ in range(DEEPEST):
            style = self.named.get(name)
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name") or ""


def points(length: str | None) -> float | None:
    """A length in points; None where it is none."""
    match = LENGTH.fullmatch(length or "")
    return float(match[1]) * POINTS[match[2]] if match else None


def read_look(style: Element) -> Look:
    """What one style says of characters."""
    said = next((one for one in style if local(one) == "text-properties"), None)
    if said is None:
        return Look()
    weight, size = said.get(f"{FO}font-weight"), points(said.get(f"{FO}font-size"))
    heavy = weight == "bold" or (weight is not None and weight.isdigit() and int(weight) >= HEAVY)
    display, transform = said.get(f"{TEXT}display"), said.get(f"{FO}text-transform")
    return Look(
        bold=None if weight is None else heavy,
        size=None if size is None else round(size, 1),
        hidden=None if display is None else display == "none",
        capitals=None if transform is None else transform == "uppercase",
    )


def read_styles(roots: Iterable[Element]) -> Styles:
    """The styles of a text from its parts, the common ones first."""
    styles = Styles()
    for root in roots:
        for style in root.iter(f"{STYLE}style"):
            styles.named[style.get(f"{STYLE}name") or ""] = style
        for style in root.iter(f"{STYLE}default-style"):
            if style.get(f"{STYLE}family") == "paragraph":
                styles.usual = style
        for style in root.iter(f"{TEXT}list-style"):
            styles.lists[style.get(f"{STYLE}name") or ""] = read_levels(style)
        for style in root.iter(f"{TEXT}outline-style"):
            levels = read_levels(style)
            styles.outline = {at: level for at, level in levels.items() if level.style != "none"}
    return styles


def read_levels(style: Element) -> dict[int, Level]:
    """The levels of a list's style, from 0."""
    levels: dict[int, Level] = {}
    for one in style:
        at = _whole(one.get(f"{TEXT}level"), 1) - 1
        prefix, suffix = one.get(f"{STYLE}num-prefix") or "", one.get(f"{STYLE}num-suffix") or ""
        if local(one) == "list-level-style-bullet":
            levels[at] = Level(style="bullet", pattern=one.get(f"{TEXT}bullet-char") or "")
        elif local(one) in ("list-level-style-number", "outline-level-style"):
            kind = FORMATS.get(one.get(f"{STYLE}num-format") or "", "none")
            shown = min(_whole(one.get(f"{TEXT}display-levels"), 1), at + 1)
            places = ".".join(f"%{n + 1}" for n in range(at + 1 - shown, at + 1))
            pattern = f"{prefix}{places}{suffix}" if kind != "none" else ""
            levels[at] = Level(style=kind, pattern=pattern, start=_whole(one.get(f"{TEXT}start-value"), 1))
    return levels


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else otherwise
