"""What finance tables have in common, whatever they were read from: units, captions, row kinds, records.

A reader of tables (of grids, of plain lines) gives a Frame and RawRows made of Pieces; assemble turns them
into a FinanceTable. Words that tell rows apart stand in lexicon/finance.toml.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import resources

from models.evidence import Certainty, Found
from models.records import FinanceRow, FinanceTable, RowKind
from parsers.finance_cells import label_text
from parsers.flow import Flow, Piece, found, found_text
from parsers.money import find_numbers, is_dash, parse_number
from parsers.text import fold, key

# "1.000 kr.", "1000 kr", "(i 1.000 kr.)", "t.kr.", "tkr.", "mio. kr.", "mio.kr", "mill. kr.", "i kr."
THOUSANDS = re.compile(r"(?<![\d.,])1[. ]?000[. ]{0,2}kr\b\.?", re.IGNORECASE)
SHORT_THOUSANDS = re.compile(r"(?<!\w)(?:t\.? ?kr\b\.?|tus(?:inde|\.)? ?kr(?:oner|\.|\b))", re.IGNORECASE)
MILLIONS = re.compile(r"(?<!\w)mi(?:o|ll|l)(?:ioner)?\.? ?kr(?:oner\b|\b\.?)", re.IGNORECASE)
BILLIONS = re.compile(r"(?<!\w)(?:mia|mrd|milliarder)\.? ?kr(?:oner\b|\b\.?)", re.IGNORECASE)
KRONER = re.compile(r"(?<!\w)(?:hele )?(?:kroner\b|kr\b\.?|dkk\b)", re.IGNORECASE)
# "2022 p/l", "2022-p/l", "2016 pl", "2023-priser", "2024-niveau", "p/l 2022", "pl-niveau 2024", "i 2023-pl"
PRICE_WORD = r"(?:p\s?/\s?l|pl|p\.l\.|priser|prisniveau|pris- og lønniveau|niveau)"
PRICE_YEAR = re.compile(
    rf"(?<!\d)(?P<before>(?:19|20)\d\d)\s?-?\s?{PRICE_WORD}(?!\w)"
    rf"|(?<!\w){PRICE_WORD}(?:-niveau)?\s*:?\s*(?P<after>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
# "Tabel 1. Forslagets økonomi", "Tabel 3 . Titel", "Tabel 2: Titel", "Tabel 4 – Titel", "Tabel 2a Titel"
CAPTION = re.compile(
    r"^\s*Tabel\s+(?P<number>\d+(?:\.\d+)*[a-z]?)\s*(?P<mark>[.:,–-])?\s*(?P<text>.*)$", re.IGNORECASE
)
# "2021", "2024*", "2021-2023", "2026 - 2028", "2013 og frem", "2027 ff.", "B2024", "Budget 2024", "BO 2026"
YEAR = r"(?:19|20)\d\d"
YEARS = re.compile(
    rf"(?:(?:budget|regnskab|overslag|overslagsår|forslag|år|bo|bf|b|r|f)[ -]?)?{YEAR}"
    rf"(?:\s?[-–/]\s?(?:{YEAR}|\d\d)|\s?(?:og|&)\s?(?:frem(?:efter|adrettet)?|følgende(?: år)?|{YEAR})"
    rf"|\s?(?:ff\.?|frem|\+))?(?:\s?\*+)?",
    re.IGNORECASE,
)
# "6 år", "2½"
YEARS_SPENT = re.compile(r"(?<![\d.,])(?P<years>\d{1,2}(?:,\d+)?)(?=\s*(?:år\b|$))")


@cache
def words(name: str) -> frozenset[str]:
    """One list of lexicon/finance.toml, each entry reduced to its key."""
    text = resources.files("parsers").joinpath("lexicon", "finance.toml").read_text(encoding="utf-8")
    return frozenset(key(entry) for entry in tomllib.loads(text)[name])


@dataclass(frozen=True, slots=True)
class Unit:
    """What one in a table is worth: printed is "1.000 kr.", multiplier 1000; price_year None if not said."""

    printed: str
    multiplier: int
    is_money: bool
    price_year: int | None


@dataclass(frozen=True, slots=True)
class Caption:
    """A table's number and title; start is where the title begins in the line."""

    number: str | None
    text: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class RawCell:
    """What stands in one column of one row. certainty other than "printed" says the column was worked out."""

    pieces: tuple[Piece, ...]
    certainty: Certainty = "printed"
    note: str | None = None

    @property
    def printed(self) -> str:
        """The characters, white space folded."""
        return fold(" ".join(piece.text for piece in self.pieces))

    @property
    def value(self) -> Decimal | None:
        """The number; None for a mark of emptiness and for text."""
        return parse_number(self.printed)


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row before it is understood. cells has one entry for each amount column, None where it is empty.

    heading says that the row groups the rows below it and holds no amounts. spare are pieces that stand in
    the row and in none of its fields (the years of a payback row may stand there).
    """

    label: tuple[Piece, ...]
    cells: tuple[RawCell | None, ...] = ()
    steering: tuple[Piece, ...] = ()
    appropriation: tuple[Piece, ...] = ()
    spare: tuple[Piece, ...] = ()
    heading: bool = False
    bold: bool = False
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the rows: the caption lines, the column headings and where the unit is printed."""

    columns: tuple[tuple[Piece, ...], ...]
    caption: tuple[Piece, ...] = ()
    unit: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class TableContext:
    """What a table's surroundings say: the title of the proposal it stands in and its price year."""

    title: Found[str] | None = None
    price_year: int | None = None


Payback = tuple[Found[Decimal] | None, Found[Decimal] | None]


@dataclass(frozen=True, slots=True)
class Assembled:
    """A table and the payback times (service, total economy) that were printed in it."""

    table: FinanceTable
    payback: Payback = field(default=(None, None))


def find_unit(text: str) -> Unit | None:
    """The unit of amounts that a heading, caption or note names; None when it names none.

    find_unit("1000 kr. 2022 p/l") is Unit("1.000 kr.", 1000, True, 2022); "Mio. kr., 2023-priser" gives
    "mio. kr." and 1000000; "Antal årsværk" gives multiplier 1 and no money.
    """
    year = find_price_year(text)
    for pattern, printed, multiplier in (
        (THOUSANDS, "1.000 kr.", 1_000),
        (SHORT_THOUSANDS, None, 1_000),
        (MILLIONS, "mio. kr.", 1_000_000),
        (BILLIONS, "mia. kr.", 1_000_000_000),
    ):
        hit = pattern.search(text)
        if hit:
            return Unit(printed or fold(hit[0]), multiplier, True, year)
    counted = key(text)
    for unit in sorted(words("count_units"), key=len, reverse=True):
        if re.search(rf"\b{unit}\b", counted):
            return Unit(unit, 1, False, None)
    kroner = KRONER.search(text)
    if kroner and not re.search(r"\d\s*$", text[: kroner.start()]):
        return Unit(fold(kroner[0]), 1, True, year)
    return None


def find_price_year(text: str) -> int | None:
    """The year of the price level: 2022 in "1.000 kr. 2022 p/l", "2022-priser" or "p/l: 2022"."""
    hit = PRICE_YEAR.search(text)
    return int(hit["before"] or hit["after"]) if hit else None


def find_caption(text: str) -> Caption | None:
    """The number and title of a line that names a table, None for other lines and for prose on a table.

    "Tabel 3 . Årsværk i alt" is number "3", text "Årsværk i alt"; "Tabel 3 viser, at" gives None.
    """
    hit = CAPTION.match(text)
    if hit is None:
        return None
    title = fold(hit["text"]).rstrip(" .:")
    if not hit["mark"] and title[:1].islower():
        return None
    return Caption(hit["number"], title, hit.start("text"))


def is_year(text: str) -> bool:
    """Whether a column heading is a single year, footnote mark allowed: "2021", "2024*"."""
    return re.fullmatch(rf"{YEAR}(?:\s?\*+)?", text.strip()) is not None


def is_amount_column(text: str) -> bool:
    """Whether a column heading stands over amounts: "2021", "2026-2028", "2013 og frem", "I alt"."""
    text = fold(text)
    return YEARS.fullmatch(text) is not None or key(text) in words("amount_columns")


def is_total_column(text: str) -> bool:
    """Whether a column adds up the others: "I alt", "Sum"."""
    return key(text) in words("amount_columns") and "varig" not in key(text) and "år" not in key(text)


def is_steering_heading(text: str) -> bool:
    """Whether a column heading says that steering areas stand under it ("Styrings-område")."""
    return key(text).replace(" ", "") in {word.replace(" ", "") for word in words("steering_heading")}


def is_appropriation_heading(text: str) -> bool:
    """Whether a column heading says that appropriations stand under it ("Bevilling", "Profitcenter")."""
    return key(text).replace(" ", "") in words("appropriation_heading")


def is_steering_area(text: str) -> bool:
    """Whether a text is a known steering area: "Service", "Anlæg", "Efterspørgselsstyrede overførsler"."""
    return key(text) in words("steering_areas")


def is_section_label(text: str) -> bool:
    """Whether a label is known to head a group of rows: "Varige ændringer"."""
    return key(text) in words("section")


def row_kind(label: str) -> RowKind:
    """What kind of row a label names, going by the words of the lexicon alone.

    "Varige ændringer totalt" is a total, "Samlet økonomisk påvirkning" the grand total, "Tilbagebetalingstid
    baseret på service" a payback row, everything else a detail.
    """
    text = key(label)
    if any(text.startswith(word) for word in words("payback")):
        return "payback"
    if any(text.startswith(word) for word in words("grand_total")):
        return "grand_total"
    bare = key(re.sub(r"\([^)]*\)", " ", label))
    if bare in words("total_whole"):
        return "total"
    started = any(re.match(rf"{word}\b", text) for word in words("total_start"))
    inside = any(re.search(rf"\b{word}\b", text) for word in words("total_anywhere"))
    return "total" if started or inside else "detail"


def payback_kind(label: str) -> int:
    """Which payback time a payback row tells of: 0 the one of service, 1 the one of the total economy."""
    text = key(label)
    if any(word in text for word in words("payback_total")):
        return 1
    return 0 if any(word in text for word in words("payback_service")) else 1


def assemble(flow: Flow, frame: Frame, rows: Sequence[RawRow], context: TableContext) -> Assembled:
    """The finance table that a frame and its rows make, with the payback times printed in it.

    Rows without a label take the title of the proposal they stand in; heading rows only set the section of
    the rows below. Values keep the certainty that the reader gave them.
    """
    section: Found[str] | None = None
    built: list[FinanceRow] = []
    payback: list[Found[Decimal] | None] = [None, None]
    for row in rows:
        label = _found_label(flow, row.label, "finance.label")
        if row.heading:
            section = label and Found(label.value, label.spans, "finance.section")
            continue
        made = _build_row(row, label or _missing_label(row, built, context), section, flow)
        if made.kind.value in ("grand_total", "payback"):
            section = None
        if made.kind.value == "payback":
            which = payback_kind(made.label.value)
            payback[which] = payback[which] or find_payback(row)
        built.append(made)
    return Assembled(_build_table(flow, frame, rows, tuple(built)), (payback[0], payback[1]))


def _build_row(row: RawRow, label: Found[str], section: Found[str] | None, flow: Flow) -> FinanceRow:
    kind = row_kind(label.value)
    lone = kind in ("grand_total", "payback")
    values = tuple(None if kind == "payback" else _build_value(cell) for cell in row.cells)
    return FinanceRow(
        label=_trimmed(label) if kind == "payback" else label,
        kind=Found(kind, label.spans, "finance.kind"),
        values=values,
        section=None if lone else section,
        steering_area=None if kind == "payback" else _named(flow, row.steering, "finance.steering_area"),
        appropriation=_named(flow, row.appropriation, "finance.appropriation"),
    )


def _trimmed(label: Found[str]) -> Found[str]:
    """A payback label without the number of years that was printed behind it."""
    text = re.sub(r"\s*:?\s*\d+(?:,\d+)?\s*(?:år)?\s*$", "", label.value)
    return Found(text or label.value, label.spans, label.rule, label.certainty, label.note)


def _missing_label(row: RawRow, built: Sequence[FinanceRow], context: TableContext) -> Found[str]:
    if context.title is not None and not built:
        title = context.title
        note = "Rækken er trykt uden navn og har fået forslagets titel."
        return Found(title.value, title.spans, "finance.label.title", "inferred", note)
    return Found("", (), "finance.label.missing", "inferred", "Rækken er trykt uden navn.")


def _build_value(cell: RawCell | None) -> Found[Decimal] | None:
    if cell is None or cell.value is None:
        return None
    return found(cell.value, cell.pieces, "finance.value", cell.certainty, cell.note)


def _named(flow: Flow, pieces: Sequence[Piece], rule: str) -> Found[str] | None:
    text = _found_label(flow, pieces, rule)
    return None if text is None or is_dash(text.value) else text


def _found_label(flow: Flow, pieces: Sequence[Piece], rule: str) -> Found[str] | None:
    text = label_text(flow, pieces)
    return found(text, pieces, rule) if text else None


def find_payback(row: RawRow) -> Found[Decimal] | None:
    """The number of years printed in a payback row: in any of its cells, or at the end of its label."""
    beside = [*row.steering, *row.appropriation, *row.spare]
    beside += [piece for cell in row.cells if cell is not None for piece in cell.pieces]
    for piece in beside:
        numbers = [hit for hit in find_numbers(piece.text) if hit.value is not None]
        if numbers and numbers[0].value is not None:
            return found(numbers[0].value, [piece], "finance.payback")
    for piece in reversed(row.label):
        hit = YEARS_SPENT.search(piece.text.strip())
        if hit:
            return found(Decimal(hit["years"].replace(",", ".")), [piece], "finance.payback")
    return None


def _build_table(
    flow: Flow, frame: Frame, rows: Sequence[RawRow], built: tuple[FinanceRow, ...]
) -> FinanceTable:
    head = found_text(flow, frame.caption, "finance.caption")
    caption = find_caption(head.value) if head else None
    unit = find_unit(" ".join(piece.text for piece in frame.unit)) if frame.unit else None
    pieces = [p for row in rows for p in _row_pieces(row)]
    pieces += [p for column in frame.columns for p in column] + list(frame.caption)
    return FinanceTable(
        number=found(caption.number, frame.caption[:1], "finance.number")
        if caption and caption.number
        else None,
        caption=Found(caption.text if caption else head.value, head.spans, head.rule)
        if head and (caption is None or caption.text)
        else None,
        unit=found(unit.printed, frame.unit, "finance.unit") if unit else None,
        multiplier=unit.multiplier if unit else 1,
        is_money=unit.is_money if unit else True,
        price_year=found(unit.price_year, frame.unit, "finance.price_year")
        if unit and unit.price_year
        else None,
        columns=tuple(_heading(flow, column) for column in frame.columns),
        rows=built,
        pages=tuple(sorted({piece.place.page.number for piece in pieces})),
    )


def _heading(flow: Flow, column: Sequence[Piece]) -> Found[str]:
    heading = found_text(flow, column, "finance.column")
    return heading or Found("", (), "finance.column", "inferred", "Kolonnen har ingen overskrift.")


def _row_pieces(row: RawRow) -> list[Piece]:
    inside = [piece for cell in row.cells if cell is not None for piece in cell.pieces]
    return [*row.label, *row.steering, *row.appropriation, *inside]
