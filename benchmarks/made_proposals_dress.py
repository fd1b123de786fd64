"""The dresses of made-up papers: fonts, rulings, margins, how a table breaks, how a mark is made."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
FAMILIES = {
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "dejavu": ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique"),
    "serif": ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic"),
    "condensed": ("DejaVuSansCondensed", "DejaVuSansCondensed-Bold", "DejaVuSansCondensed-Oblique"),
}
WIDE_GLYPHS = ("dejavu", "serif", "condensed")
HYPHEN, DASH, MINUS = "-", "–", "\u2212"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """How one kind of paper looks.

    ``rules`` is grid, lines (under every row), head (header and totals only), frame (outside and columns) or
    none; ``marks`` is x, box, vector or bold; ``breaks`` is keep (a table that fits stays on one page), again
    (broken, header repeated) or plain (broken, no header on the second page). ``raw_cuts`` cuts long words
    without a hyphen; ``spacers`` are empty rows between sections.
    """

    name: str
    content: str = "proposals"
    family: str = "helvetica"
    size: float = 9
    stretch: float = 100
    leading: float = 1.2
    gap: float = 4
    rules: str = "grid"
    zebra: bool = False
    head_fill: str | None = None
    head_ink: str = "#000000"
    align: str = "right"
    landscape: bool = False
    margin: float = 62
    label_share: float = 0.4
    hyphens: bool = False
    valign: str = "top"
    breaks: str = "keep"
    form: str = "grid"
    marks: str = "box"
    two_heads: bool = False
    bold_totals: bool = True
    bold_heads: bool = True
    span_heads: bool = False
    raw_cuts: bool = False
    spacers: bool = False
    signs: tuple[str, ...] = (HYPHEN, DASH)

    @property
    def fonts(self) -> tuple[str, str, str]:
        """Names of the regular, bold and slanted font."""
        return load_family(self.family)

    @property
    def mark_kind(self) -> str:
        """The mark of a department, as far as the font can print it."""
        return "x" if self.marks == "box" and self.family not in WIDE_GLYPHS else self.marks


@cache
def load_family(family: str) -> tuple[str, str, str]:
    """Registers the fonts of a family; where the machine lacks them, the standard fonts stand in."""
    names = FAMILIES[family]
    if family not in WIDE_GLYPHS:
        return names
    files = [DEJAVU / f"{name}.ttf" for name in names]
    if not all(file.is_file() for file in files):
        return FAMILIES["times" if family == "serif" else "helvetica"]
    for name, file in zip(names, files, strict=True):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, file))
    return names


ALL_SIGNS = (HYPHEN, DASH, MINUS)
DRESSES = (
    Dress(name="grid", raw_cuts=True, spacers=True, family="times", size=9.5, marks="x", span_heads=True),
    Dress(
        name="grid-condensed",
        family="condensed",
        size=8,
        gap=2,
        leading=1.1,
        label_share=0.28,
        valign="middle",
        signs=ALL_SIGNS,
    ),
    Dress(name="lines", rules="lines", size=9, marks="vector", form="plain"),
    Dress(
        name="lines-centre",
        spacers=True,
        rules="lines",
        family="times",
        size=10.5,
        align="center",
        margin=85,
        hyphens=True,
        marks="bold",
    ),
    Dress(name="head", rules="head", family="serif", size=8, align="center", signs=ALL_SIGNS),
    Dress(name="head-plain", spacers=True, rules="head", size=10, form="plain", bold_totals=False, marks="x"),
    Dress(
        name="zebra", rules="none", zebra=True, family="dejavu", size=8, signs=ALL_SIGNS, head_fill="#d9e2ec"
    ),
    Dress(name="bare", spacers=True, rules="none", size=10, marks="vector", valign="bottom"),
    Dress(
        name="bare-times",
        rules="none",
        family="times",
        size=11,
        margin=50,
        form="plain",
        bold_heads=False,
        bold_totals=False,
        marks="x",
    ),
    Dress(
        name="colour",
        rules="none",
        head_fill="#1f4e79",
        head_ink="#ffffff",
        zebra=True,
        size=9,
        marks="vector",
        align="center",
    ),
    Dress(
        name="colour-lines",
        rules="lines",
        head_fill="#5b7f3a",
        head_ink="#ffffff",
        family="condensed",
        size=9,
        signs=ALL_SIGNS,
    ),
    Dress(name="landscape", landscape=True, size=9, label_share=0.3, marks="vector"),
    Dress(
        name="landscape-bare",
        landscape=True,
        rules="head",
        family="condensed",
        size=8.5,
        label_share=0.3,
        form="plain",
        signs=ALL_SIGNS,
    ),
    Dress(
        name="two-heads",
        raw_cuts=True,
        two_heads=True,
        family="dejavu",
        size=7.5,
        label_share=0.32,
        signs=ALL_SIGNS,
    ),
    Dress(
        name="two-heads-lines",
        two_heads=True,
        rules="lines",
        family="times",
        size=10,
        align="center",
        marks="bold",
    ),
    Dress(
        name="narrow-label",
        rules="lines",
        label_share=0.2,
        hyphens=True,
        size=9,
        stretch=88,
        valign="middle",
        marks="x",
    ),
    Dress(
        name="narrow-label-grid",
        label_share=0.19,
        hyphens=True,
        family="times",
        size=10,
        valign="bottom",
        margin=75,
        marks="vector",
    ),
    Dress(
        name="tight",
        rules="none",
        gap=0,
        leading=1.12,
        label_share=0.26,
        family="times",
        size=9,
        valign="top",
        marks="x",
    ),
    Dress(
        name="tight-middle",
        rules="head",
        gap=1,
        leading=1.1,
        label_share=0.24,
        hyphens=True,
        size=8.5,
        valign="middle",
        stretch=90,
    ),
    Dress(
        name="tight-bottom",
        spacers=True,
        rules="none",
        gap=0.5,
        leading=1.15,
        label_share=0.26,
        family="serif",
        size=7.5,
        valign="bottom",
        signs=ALL_SIGNS,
    ),
    Dress(name="broken-again", breaks="again", size=10, gap=6, marks="x"),
    Dress(name="broken-plain", breaks="plain", rules="lines", family="times", size=11, gap=5, marks="vector"),
    Dress(
        name="broken-bare",
        spacers=True,
        breaks="plain",
        rules="none",
        family="dejavu",
        size=8.5,
        gap=5,
        form="plain",
        signs=ALL_SIGNS,
    ),
    Dress(name="frame", raw_cuts=True, rules="frame", size=8.5, margin=40, marks="vector", align="center"),
    Dress(name="bundle-grid", content="bundle", family="times", size=10, marks="x"),
    Dress(
        name="bundle-bare",
        content="bundle",
        rules="none",
        family="condensed",
        size=9,
        form="plain",
        signs=ALL_SIGNS,
    ),
    Dress(
        name="bundle-head",
        content="bundle",
        rules="head",
        size=9,
        head_fill="#e8e8e8",
        marks="vector",
        label_share=0.36,
    ),
    Dress(name="plan-head", content="plan", rules="head", size=10),
    Dress(
        name="plan-colour",
        content="plan",
        rules="none",
        zebra=True,
        head_fill="#7a1f3d",
        head_ink="#ffffff",
        family="dejavu",
        size=8.5,
        signs=ALL_SIGNS,
    ),
    Dress(name="plan-bare", content="plan", rules="none", family="times", size=11, bold_totals=False),
)
