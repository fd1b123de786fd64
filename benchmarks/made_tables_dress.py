"""How made-up finance tables are dressed.

Every dress here is written from descriptions of such papers and general knowledge of them, none with an eye
on what the reader does (``DESCRIBED``). What a dress leaves open (None) is drawn for each paper.
"""

import functools
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from benchmarks.made_tables_model import Row, Table

DESCRIBED = True
MINUS, EN_DASH, NBSP, THIN = "\u2212", "\u2013", "\u00a0", "\u2009"
FONTS = Path(reportlab.__file__).parent / "fonts"
FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), FONTS)
# Faces in files: the upright one and the bold one; those that are not there are done without.
FILES = {
    "dejavu": ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    "dejavu-serif": ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
    "dejavu-narrow": ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"),
    "liberation": ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    "liberation-serif": ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
    "vera": ("Vera.ttf", "VeraBd.ttf"),
}
BUILT_IN = {"helvetica": ("Helvetica", "Helvetica-Bold"), "times": ("Times-Roman", "Times-Bold")}
# Faces with a thin space and a true minus; the others make do with what they have.
RICH = ("dejavu", "dejavu-serif", "dejavu-narrow", "liberation", "liberation-serif")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """How tables look.

    ruling: grid, lines (under every row), frame (head and totals only) or none. shade: none, zebra or head.
    header: one row, two (the unit or a group merged over the columns) or wrapped. gap is what stands between
    rows beyond the leading, in points, 0 for nothing. label is the widest label as a share of the page.
    cuts says that words too long for a cell are cut without hyphen. numbers stand on the first, last or
    middle line of a wrapped label. caption: before, after or apart from its table.
    """

    name: str
    ruling: str = "grid"
    shade: str | None = None
    header: str | None = None
    gap: float | None = None
    lead: float | None = None
    label: float | None = None
    cuts: bool = False
    numbers: str | None = None
    align: str = "right"
    breaks: bool = False
    repeats: bool = True
    landscape: bool = False
    caption: str = "before"
    separator: str | None = None
    minus: str | None = None
    empty: str | None = None
    footnotes: float = 0.1
    face: str | None = None
    size: float | None = None
    bold_totals: bool = True
    indent: float | None = None
    unit: str | None = None
    page: str = "a4"


DRESSES = (
    Dress(name="grid"),
    Dress(name="grid-centre", align="centre", shade="head"),
    Dress(name="lines", ruling="lines"),
    Dress(name="frame", ruling="frame"),
    Dress(name="zebra", ruling="none", shade="zebra"),
    Dress(name="shaded-head", ruling="none", shade="head"),
    Dress(name="bare", ruling="none", shade="none"),
    Dress(name="bare-letter", ruling="none", shade="none", page="letter", numbers="last"),
    Dress(name="tight-grid", gap=0),
    Dress(name="tight-zebra", ruling="none", shade="zebra", gap=0),
    Dress(name="tight-frame", ruling="frame", gap=0, lead=1.18),
    Dress(name="tight-bare", ruling="none", shade="none", gap=0, lead=1.2, label=0.26, numbers="first"),
    Dress(name="tight-bare-last", ruling="none", shade="none", gap=0, lead=1.2, label=0.26, numbers="last"),
    Dress(name="narrow-grid", label=0.17, numbers="middle"),
    Dress(name="narrow-lines", ruling="lines", label=0.2, numbers="last"),
    Dress(name="narrow-bare", ruling="none", shade="none", label=0.2, gap=5),
    Dress(name="cuts-grid", label=0.13, cuts=True),
    Dress(name="cuts-lines", ruling="lines", label=0.14, cuts=True),
    Dress(name="two-heads-grid", header="two"),
    Dress(name="two-heads-bare", ruling="none", shade="none", header="two"),
    Dress(name="wrapped-heads", ruling="lines", header="wrapped"),
    Dress(name="broken-grid", breaks=True),
    Dress(name="broken-lines", ruling="lines", breaks=True, repeats=False),
    Dress(name="broken-bare", ruling="none", shade="none", breaks=True),
    Dress(name="landscape-grid", landscape=True),
    Dress(name="landscape-bare", ruling="none", shade="none", landscape=True),
    Dress(name="caption-after", ruling="lines", caption="after"),
    Dress(name="caption-apart", caption="apart"),
    Dress(name="minus-after", ruling="frame", minus="after"),
    Dress(name="parentheses", minus="()"),
    Dress(name="thin-space", ruling="none", shade="zebra", separator=THIN, minus=MINUS, face="dejavu"),
    Dress(name="no-separator", ruling="lines", separator="", minus=EN_DASH),
    Dress(name="footnotes", footnotes=0.9, ruling="frame"),
    Dress(name="plain-totals", ruling="frame", bold_totals=False, indent=0),
)


@functools.cache
def find_faces() -> dict[str, tuple[str, str]]:
    """The faces that can be used here, registered, each as (upright, bold)."""
    faces = dict(BUILT_IN)
    for name, files in FILES.items():
        paths = [next((p for f in FOLDERS if f.exists() for p in f.rglob(file)), None) for file in files]
        if all(paths):
            for path in paths:
                pdfmetrics.registerFont(TTFont(path.stem, str(path)))  # type: ignore[union-attr]
            faces[name] = (files[0][:-4], files[1][:-4])
    return faces


def draw_look(dress: Dress, rng: Random) -> Dress:
    """The dress with everything it leaves open drawn; the same for all tables of a paper."""
    faces = find_faces()
    face = dress.face if dress.face in faces else rng.choice(sorted(faces))
    look = replace(
        dress,
        face=face,
        shade=dress.shade or rng.choice(("none", "none", "head")),
        header=dress.header or rng.choice(("one", "one", "two", "wrapped")),
        gap=rng.choice((2, 3, 5, 8)) if dress.gap is None else dress.gap,
        lead=dress.lead or rng.choice((1.12, 1.2, 1.3)),
        label=dress.label or rng.choice((0.28, 0.36, 0.5)),
        numbers=dress.numbers or rng.choice(("first", "last") if dress.ruling == "none" else HEIGHTS),
        separator=rng.choice((".", ".", " ", NBSP, "")) if dress.separator is None else dress.separator,
        minus=dress.minus or rng.choice(("-", "-", EN_DASH, MINUS)),
        empty=rng.choice(("", "-", EN_DASH)) if dress.empty is None else dress.empty,
        size=dress.size or rng.choice((7.5, 8, 9, 9.5, 10, 11)),
        indent=rng.choice((0, 6, 12)) if dress.indent is None else dress.indent,
        unit=dress.unit or rng.choice(("corner", "caption", "line", "text")),
    )
    return look if face in RICH else poorer(look)


HEIGHTS = ("first", "last", "middle")


def poorer(look: Dress) -> Dress:
    """The same without the signs that the face does not have."""
    return replace(
        look,
        separator=NBSP if look.separator == THIN else look.separator,
        minus=EN_DASH if look.minus == MINUS else look.minus,
    )


def set_printed(table: Table, look: Dress) -> None:
    """The amounts of every row as they are printed."""
    for row in table.rows:
        row.printed = [print_amount(value, table.decimals, look) for value in row.values]
        if not row.values:
            row.printed = [""] * len(table.columns)


def print_amount(ticks: int | None, decimals: int, look: Dress) -> str:
    """One amount: thousands parted, minus where the dress has it; a zero is printed as 0."""
    if ticks is None:
        return look.empty or ""
    whole, rest = divmod(abs(ticks), 10**decimals)
    text = f"{whole:,}".replace(",", look.separator or "")
    text += f",{rest:0{decimals}}" if decimals else ""
    if ticks >= 0:
        return text
    if look.minus == "()":
        return f"({text})"
    return f"{text}-" if look.minus == "after" else f"{look.minus}{text}"


def is_strong(row: Row, look: Dress) -> bool:
    """Whether a row is printed in bold: headings always, sums where the dress says so."""
    return row.kind == "heading" or (row.kind != "detail" and look.bold_totals)
