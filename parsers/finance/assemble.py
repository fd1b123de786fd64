"""What finance tables have in common, whatever they were read from: their rows, their frame, their record.

A reader of tables (of grids, of plain lines) gives a Frame and RawRows made of Pieces; assemble turns them
into a FinanceTable. The vocabulary of finance_words can be imported from here as well.
"""

import re
from collections.abc import Sequence
from dataclasses import field, replace
from decimal import Decimal

from models.evidence import Found
from models.frozen import dataclass
from models.records import FinanceRow, FinanceTable, RowKind
from parsers.finance.cell_units import take_units
from parsers.finance.cells import label_text
from parsers.finance.raw import Frame, RawCell, RawRow
from parsers.finance.repair import mend_scanned
from parsers.finance.sums import settle_kinds
from parsers.finance.words import (
    PRICED,
    PRICED_YEAR,
    YEAR,
    YEARS,
    Caption,
    Unit,
    find_caption,
    find_price_year,
    find_unit,
    is_amount_column,
    is_appropriation_heading,
    is_bare_total,
    is_ratio_column,
    is_section_label,
    is_steering_area,
    is_steering_heading,
    is_total_column,
    is_unit_line,
    is_year,
    payback_kind,
    row_kind,
    words,
)
from parsers.flow import Flow, Piece, found, found_text
from parsers.money import find_numbers, is_dash

__all__ = [
    "PRICED",
    "PRICED_YEAR",
    "YEAR",
    "YEARS",
    "Assembled",
    "Caption",
    "Frame",
    "Payback",
    "RawCell",
    "RawRow",
    "TableContext",
    "Unit",
    "assemble",
    "find_caption",
    "find_payback",
    "find_price_year",
    "find_unit",
    "is_amount_column",
    "is_appropriation_heading",
    "is_bare_total",
    "is_section_label",
    "is_steering_area",
    "is_steering_heading",
    "is_total_column",
    "is_unit_line",
    "is_year",
    "payback_kind",
    "row_kind",
    "words",
]

# "Tabel: Titel"
UNNUMBERED = re.compile(r"^\s*Tabel\s*:\s*(?=\w)", re.IGNORECASE)
# "6 år", "2½"
YEARS_SPENT = re.compile(r"(?<![\d.,])(?P<years>\d{1,2}(?:,\d+)?)(?=\s*(?:år\b|$))")


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


def assemble(flow: Flow, frame: Frame, rows: Sequence[RawRow], context: TableContext) -> Assembled:
    """The finance table that a frame and its rows make, with the payback times printed in it.

    Rows without a label take the title of the proposal they stand in; heading rows only set the section of
    the rows below. Values keep the certainty that the reader gave them.
    """
    frame, rows = take_units(frame, rows)
    section: Found[str] | None = None
    built: list[FinanceRow] = []
    bold: list[bool] = []
    payback: list[Found[Decimal] | None] = [None, None]
    for row in rows:
        label = _found_label(flow, row.label, "finance.label", row.name)
        if row.heading:
            section = label and Found(label.value, label.spans, "finance.section")
            continue
        made = _build_row(row, label or _missing_label(built, context), section, flow)
        if made.kind.value in ("grand_total", "payback"):
            section = None
        if made.kind.value == "payback":
            which = payback_kind(made.label.value)
            payback[which] = payback[which] or find_payback(row)
        built.append(made)
        bold.append(row.bold)
    headings = [" ".join(piece.text for piece in column) for column in frame.columns]
    table = _build_table(flow, frame, rows, settle_kinds(built, bold, headings))
    if any(piece.place.line.word_confidence for row in rows for piece in _row_pieces(row)):
        reads = [[_read(cell) for cell in row.cells] for row in rows if not row.heading]
        table = replace(table, rows=mend_scanned(table.rows, reads, table.columns))
    return Assembled(table, (payback[0], payback[1]))


def _read(cell: RawCell | None) -> Found[str] | None:
    """A cell's characters with their places."""
    return None if cell is None else found(cell.printed, cell.pieces, "finance.value")


def _build_row(row: RawRow, label: Found[str], section: Found[str] | None, flow: Flow) -> FinanceRow:
    kind = row_kind(label.value)
    lone = kind in ("grand_total", "payback")
    values = tuple(None if kind == "payback" else _build_value(cell) for cell in row.cells)
    return FinanceRow(
        label=_trimmed(label) if kind == "payback" else label,
        kind=_kind(kind, label),
        values=values,
        section=None if lone else section,
        steering_area=None
        if kind == "payback"
        else _named(flow, row.steering, "finance.steering_area", row.area),
        appropriation=_named(flow, row.appropriation, "finance.appropriation"),
    )


def _kind(kind: RowKind, label: Found[str]) -> Found[RowKind]:
    if label.spans:
        return Found(kind, label.spans, "finance.kind")
    return Found(kind, (), "finance.kind", "inferred", label.note)


def _trimmed(label: Found[str]) -> Found[str]:
    """A payback label without the number of years that was printed behind it."""
    text = re.sub(r"\s*:?\s*\d+(?:,\d+)?\s*(?:år)?\s*$", "", label.value)
    return Found(text or label.value, label.spans, label.rule, label.certainty, label.note)


def _missing_label(built: Sequence[FinanceRow], context: TableContext) -> Found[str]:
    if context.title is not None and not built:
        title = context.title
        note = "Rækken er trykt uden navn og har fået forslagets titel."
        return Found(title.value, title.spans, "finance.label.title", "inferred", note)
    return Found("", (), "finance.label.missing", "inferred", "Rækken er trykt uden navn.")


def _build_value(cell: RawCell | None) -> Found[Decimal] | None:
    if cell is None or cell.value is None:
        return None
    return found(cell.value, cell.pieces, "finance.value", cell.certainty, cell.note)


def _named(flow: Flow, pieces: Sequence[Piece], rule: str, joined: str | None = None) -> Found[str] | None:
    text = _found_label(flow, pieces, rule, joined)
    return None if text is None or is_dash(text.value) else text


def _found_label(
    flow: Flow, pieces: Sequence[Piece], rule: str, joined: str | None = None
) -> Found[str] | None:
    text = joined or label_text(flow, pieces)
    return found(text, pieces, rule) if text else None


def find_payback(row: RawRow) -> Found[Decimal] | None:
    """The number of years printed in a payback row: in any of its cells, or at the end of its label."""
    beside = [*row.steering, *row.appropriation, *row.spare]
    beside += [piece for cell in row.cells if cell is not None for piece in cell.pieces]
    for piece in beside:
        numbers = [hit for hit in find_numbers(piece.text) if hit.value is not None]
        if numbers and numbers[0].value is not None:
            return found(numbers[0].value, [piece], "finance.payback")
    for piece in (*beside, *reversed(row.label)):  # "6år" beside the label, as OCR runs it together
        hit = YEARS_SPENT.search(piece.text.strip())
        if hit:
            return found(Decimal(hit["years"].replace(",", ".")), [piece], "finance.payback")
    return None


def _build_table(
    flow: Flow, frame: Frame, rows: Sequence[RawRow], built: tuple[FinanceRow, ...]
) -> FinanceTable:
    head = found_text(flow, frame.caption, "finance.caption")
    caption = find_caption(head.value) if head else None
    bare = UNNUMBERED.sub("", head.value) if head else ""
    unit = find_unit(" ".join(piece.text for piece in frame.unit)) if frame.unit else None
    pieces = [p for row in rows for p in _row_pieces(row)]
    pieces += [p for column in frame.columns for p in column] + list(frame.caption)
    columns = tuple(_heading(flow, column) for column in frame.columns)
    return FinanceTable(
        number=found(caption.number, frame.caption[:1], "finance.number")
        if caption and caption.number
        else None,
        caption=Found(caption.text if caption else bare, head.spans, head.rule)
        if head and (caption is None or caption.text)
        else None,
        unit=found(unit.printed, frame.unit, "finance.unit") if unit else None,
        multiplier=unit.multiplier if unit else 1,
        is_money=unit.is_money if unit else True,
        price_year=_price_year(frame, unit),
        columns=columns,
        rows=built,
        pages=tuple(sorted({piece.place.page.number for piece in pieces})),
        rates=tuple(c for c, heading in enumerate(columns) if is_ratio_column(heading.value)),
    )


def _price_year(frame: Frame, unit: Unit | None) -> Found[int] | None:
    if unit is not None and unit.price_year is not None:
        return found(unit.price_year, frame.unit, "finance.price_year")
    money = unit is None or unit.is_money
    apart = find_price_year(" ".join(p.text for p in frame.price)) if frame.price and money else None
    return None if apart is None else found(apart, frame.price, "finance.price_year.apart")


def _heading(flow: Flow, column: Sequence[Piece]) -> Found[str]:
    heading = found_text(flow, column, "finance.column")
    return heading or Found("", (), "finance.column", "inferred", "Kolonnen har ingen overskrift.")


def _row_pieces(row: RawRow) -> list[Piece]:
    inside = [piece for cell in row.cells if cell is not None for piece in cell.pieces]
    return [*row.label, *row.steering, *row.appropriation, *inside]
