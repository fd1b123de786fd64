"""What Word's styles say of a paragraph and its characters: weight, size, hidden, spacing, numbering."""

from collections.abc import Iterator
from dataclasses import field, replace

from extract.formats.numbering import Level
from extract.formats.parts import Element, local
from models.frozen import dataclass

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HALF_POINTS, TWIPS = 2, 20
WHITE = 4.0  # points of white between paragraphs that are seen as a gap
OFF = ("0", "false", "off", "none")
NUMBER_STYLES = {
    "decimal": "decimal", "lowerLetter": "lower_letter", "upperLetter": "upper_letter",
    "lowerRoman": "lower_roman", "upperRoman": "upper_roman", "decimalZero": "zero", "bullet": "bullet",
    "none": "none",
}  # fmt: skip
DEEPEST = 30  # styles based on each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How characters are set; None where nothing is said."""

    bold: bool | None = None
    size: float | None = None
    hidden: bool | None = None
    capitals: bool | None = None

    def under(self, nearer: "Look") -> "Look":
        """This look with what a nearer one says in its stead."""
        said = {name: value for name in LOOKS if (value := getattr(nearer, name)) is not None}
        return replace(self, **said)


LOOKS = ("bold", "size", "hidden", "capitals")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a paragraph is set; None where nothing is said. Lengths in points; level counts from 0."""

    before: float | None = None
    after: float | None = None
    tight: bool | None = None
    new_page: bool | None = None
    numbering: str | None = None
    level: int | None = None

    def under(self, nearer: "Setting") -> "Setting":
        """This setting with what a nearer one says in its stead."""
        said = {name: value for name in SETTINGS if (value := getattr(nearer, name)) is not None}
        return replace(self, **said)


SETTINGS = ("before", "after", "tight", "new_page", "numbering", "level")


@dataclass(slots=True)
class Styles:
    """The styles of a document by name, each with all it is based on, and what holds without any."""

    look: Look = field(default_factory=Look)
    setting: Setting = field(default_factory=Setting)
    looks: dict[str, Look] = field(default_factory=dict)
    settings: dict[str, Setting] = field(default_factory=dict)
    usual: str = ""


def attribute(element: Element | None, name: str = "val") -> str | None:
    """An attribute of Word's; None without it, or without the element."""
    return None if element is None else element.get(f"{W}{name}")


def number(text: str | None) -> int | None:
    """A whole number; None where there is none."""
    try:
        return int(float(text)) if text else None
    except (ValueError, OverflowError):
        return None


def _switch(properties: Element, name: str) -> bool | None:
    element = properties.find(f"{W}{name}")
    return None if element is None else (attribute(element) or "1") not in OFF


def read_look(properties: Element | None) -> Look:
    """What the properties of a run say."""
    if properties is None:
        return Look()
    size = number(attribute(properties.find(f"{W}sz")))
    return Look(
        bold=_switch(properties, "b"),
        size=size / HALF_POINTS if size else None,
        hidden=_switch(properties, "vanish"),
        capitals=_switch(properties, "caps"),
    )


def read_setting(properties: Element | None) -> Setting:
    """What the properties of a paragraph say."""
    if properties is None:
        return Setting()
    spacing = properties.find(f"{W}spacing")
    listed = properties.find(f"{W}numPr")
    named = listed.find(f"{W}numId") if listed is not None else None
    at = listed.find(f"{W}ilvl") if listed is not None else None
    return Setting(
        before=_white(spacing, "before"),
        after=_white(spacing, "after"),
        tight=_switch(properties, "contextualSpacing"),
        new_page=_switch(properties, "pageBreakBefore"),
        numbering=attribute(named),
        level=number(attribute(at)),
    )


def _white(spacing: Element | None, side: str) -> float | None:
    if attribute(spacing, f"{side}Autospacing") not in (None, *OFF):
        return 14.0
    twips = number(attribute(spacing, side))
    return None if twips is None else twips / TWIPS


def read_styles(root: Element | None) -> Styles:
    """The styles of a document from its part word/styles.xml."""
    styles = Styles()
    if root is None:
        return styles
    defaults = root.find(f"{W}docDefaults")
    if defaults is not None:
        styles.look = read_look(defaults.find(f"{W}rPrDefault/{W}rPr"))
        styles.setting = read_setting(defaults.find(f"{W}pPrDefault/{W}pPr"))
    by_name = {attribute(one, "styleId") or "": one for one in root.findall(f"{W}style")}
    for name, one in by_name.items():
        chain = list(_chain(one, by_name))
        look, setting = Look(), Setting()
        for base in reversed(chain):
            look = look.under(read_look(base.find(f"{W}rPr")))
            setting = setting.under(read_setting(base.find(f"{W}pPr")))
        styles.looks[name], styles.settings[name] = look, setting
        default = attribute(one, "default") not in (None, *OFF)
        if default and attribute(one, "type") == "paragraph":
            styles.usual = name
    return styles


def _chain(style: Element, by_name: dict[str, Element]) -> Iterator[Element]:
    """A style, the one it is based on, and so on."""
    for _ in range(DEEPEST):
        yield style
        base = by_name.get(attribute(style.find(f"{W}basedOn")) or "")
        if base is None or base is style:
            return
        style = base


@dataclass(slots=True)
class Numbering:
    """The lists of a document: for each its levels, what counts it, and the styles that use a level of it."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    counter: dict[str, str] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[tuple[str, str], int] = field(default_factory=dict)


def read_numbering(root: Element | None) -> Numbering:
    """The lists of a document from its part word/numbering.xml."""
    numbering = Numbering()
    if root is None:
        return numbering
    shared = {attribute(one, "abstractNumId") or "": one for one in root.findall(f"{W}abstractNum")}
    linked = {attribute(one.find(f"{W}styleLink")): one for one in shared.values()}
    for one in root.findall(f"{W}num"):
        name = attribute(one, "numId") or ""
        kind = attribute(one.find(f"{W}abstractNumId")) or ""
        abstract = shared.get(kind)
        if abstract is None:
            continue
        abstract = linked.get(attribute(abstract.find(f"{W}numStyleLink")) or "-", abstract)
        levels = {at: level for at, level in map(_level, abstract.findall(f"{W}lvl"))}
        for override in one.findall(f"{W}lvlOverride"):
            at = number(attribute(override, "ilvl")) or 0
            changed = override.find(f"{W}lvl")
            if changed is not None:
                levels[at] = _level(changed)[1]
            start = number(attribute(override.find(f"{W}startOverride")))
            if start is not None:
                numbering.starts.setdefault(name, {})[at] = start
        numbering.levels[name] = levels
        numbering.counter[name] = attribute(abstract, "abstractNumId") or kind
        for level in abstract.findall(f"{W}lvl"):
            style = attribute(level.find(f"{W}pStyle"))
            if style:
                numbering.styles[name, style] = _level(level)[0]
    return numbering


def _level(element: Element) -> tuple[int, Level]:
    at = number(attribute(element, "ilvl")) or 0
    kind = next((attribute(one) for one in element.iter() if local(one) == "numFmt"), None)
    start = number(attribute(element.find(f"{W}start")))
    text = attribute(element.find(f"{W}lvlText"))
    level = Level(
        style=NUMBER_STYLES.get(kind or "decimal", "decimal"),
        pattern=text if text is not None else "",
        start=1 if start is None else start,
        restart=number(attribute(element.find(f"{W}lvlRestart"))),
        legal=element.find(f"{W}isLgl") is not None,
    )
    return at, level
