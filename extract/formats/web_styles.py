"""How the elements of a web page are set: what its style sheets and their own say."""

import re
from collections.abc import Iterable
from dataclasses import field, replace

from extract.formats.parts import Element
from models.frozen import dataclass

BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
# what browsers print text at, in points
SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0}
LIST_STYLES = {
    "a": "lower_letter", "A": "upper_letter", "i": "lower_roman", "I": "upper_roman", "1": "decimal",
    "lower-alpha": "lower_letter", "upper-alpha": "upper_letter", "lower-latin": "lower_letter",
    "upper-latin": "upper_letter", "lower-roman": "lower_roman", "upper-roman": "upper_roman",
    "decimal": "decimal", "decimal-leading-zero": "zero", "none": "none",
    "disc": "bullet", "circle": "bullet", "square": "bullet",
}  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
WEIGHT = re.compile(r"font-weight\s*:\s*(bold\w*|[1-9]00|normal|lighter)", re.I)
SIZE = re.compile(r"font-size\s*:\s*([\d.]+)\s*(pt|px)", re.I)
LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?([a-z-]+)", re.I)
BREAK_BEFORE = re.compile(r"(?:page-)?break-before\s*:\s*(?:always|page|left|right)", re.I)
BREAK_AFTER = re.compile(r"(?:page-)?break-after\s*:\s*(?:always|page|left|right)", re.I)
COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
CONDITIONAL = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SIMPLE = re.compile(r"[a-z][a-z0-9]*|(?:[a-z][a-z0-9]*)?\.[\w-]+|#[\w-]+")
PX = 0.75  # points
HEAVY = 600


@dataclass(frozen=True, slots=True)
class Style:
    """How the text of an element is set."""

    bold: bool = False
    size: float | None = None
    kept: bool = False  # white space as it stands


@dataclass(slots=True)
class StyleSheet:
    """What a page's own style sheets say of single elements, classes and ids; more is not looked at."""

    rules: dict[str, str] = field(default_factory=dict)

    def said(self, element: Element) -> str:
        """What is said of an element, its own style last."""
        own = element.get("style") or ""
        if not self.rules:
            return own
        tag, names = str(element.tag), (element.get("class") or "").split()
        keys = [tag, *(f".{n}" for n in names), *(f"{tag}.{n}" for n in names), f"#{element.get('id')}"]
        return ";".join([*(self.rules[key] for key in keys if key in self.rules), own])


def read_sheets(texts: Iterable[str]) -> StyleSheet:
    """The rules of style sheets that hold on paper as on screen and name one element, class or id."""
    rules: dict[str, str] = {}
    for text in texts:
        for selectors, body in RULE.findall(CONDITIONAL.sub(" ", COMMENT.sub(" ", text))):
            for selector in selectors.split(","):
                name = selector.strip()
                if SIMPLE.fullmatch(name):
                    rules[name] = f"{rules.get(name, '')};{body}"
    return StyleSheet(rules)


def styled(tag: str, said: str, style: Style) -> Style:
    """How text in an element is set, from its tag and what style sheets say."""
    if tag in BOLD:
        style = replace(style, bold=True)
    if tag in SIZES:
        style = replace(style, size=SIZES[tag])
    if tag == "pre":
        style = replace(style, kept=True)
    for weight in WEIGHT.findall(said):
        heavy = weight.lower().startswith("bold") or (weight.isdigit() and int(weight) >= HEAVY)
        style = replace(style, bold=heavy)
    for size, unit in SIZE.findall(said):
        style = replace(style, size=round(float(size) * (PX if unit.lower() == "px" else 1), 1))
    return style


def list_style(element: Element, said: str) -> str:
    """How an element says its list is numbered; "" where it does not."""
    named = LIST_STYLE.findall(said)
    return LIST_STYLES.get(named[-1].lower() if named else element.get("type") or "", "")


def whole(text: str | None) -> int | None:
    """The whole number a text begins with; None for none."""
    match = re.match(r"\s*(-?\d{1,6})", text or "")
    return int(match[1]) if match else None
