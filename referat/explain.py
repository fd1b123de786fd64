"""Where every value of a document came from: records walked value by value, pages with boxes drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from extract.picture import Mark, draw_page
from models.document_info import DocumentInfo
from models.errors import NotFound
from models.evidence import Found, Span
from models.records import FinanceTable, Parsed, TypedCell, TypedTable
from referat.danish.field_names import RECORD_NAMES
from referat.danish.wording import count
from referat.exporting.json_values import plain
from referat.importing.originals import find_original

# Fields that the table around them names; pictures leave their labels out.
IN_TABLES = ("label", "section", "steering_area", "appropriation", "kind")

# By certainty: blue, teal, orange, red, green, violet; what nothing claimed is grey.
COLOURS = {
    "printed": "#1f5fa8",
    "inferred": "#12806a",
    "repaired": "#c06a00",
    "uncertain": "#b3261e",
    "confirmed": "#4b7f1a",
    "corrected": "#6a3fa0",
}
UNCLAIMED = "#8a8a8a"


@dataclass(frozen=True, slots=True)
class Explained:
    """One value: the record it belongs to, the field, its Found; heading is the column's for table cells."""

    record: str
    field: str
    found: Found[Any]
    heading: str | None = None


def explain(parsed: Parsed, page: int | None = None) -> tuple[Explained, ...]:
    """Every value of a document in order, or those that stand on one page."""
    values = tuple(_walk(parsed, ""))
    if page is None:
        return values
    return tuple(value for value in values if any(span.page == page for span in value.found.spans))


def explain_table(values: tuple[Explained, ...], parsed: Parsed, page: int | None = None) -> pd.DataFrame:
    """One row a value, then one a line that nothing claimed (rule empty); box in points.

    heading is the column's for a cell of a table.
    """
    rows = [_row(value) for value in values]
    rows += [_unclaimed_row(span) for span in unclaimed_lines(parsed, page)]
    names = [
        "record",
        "field",
        "value",
        "printed",
        "page",
        "x0",
        "top",
        "x1",
        "bottom",
        "rule",
        "certainty",
        "note",
        "heading",
    ]
    frame = pd.DataFrame(rows, columns=names, dtype="object")
    kinds = {"page": "Int64", **dict.fromkeys(("x0", "top", "x1", "bottom"), "Float64")}
    return frame.astype({name: kinds.get(name, "object") for name in names})


def unclaimed_lines(parsed: Parsed, page: int | None = None) -> tuple[Span, ...]:
    """The lines that no record rests on, of the document or of one page."""
    return tuple(span for span in parsed.unclaimed if page in (None, span.page))


def find_page(info: DocumentInfo, page: int | None) -> list[int]:
    """The pages to look at: the one asked for, or all; NotFound for one that the file has not got."""
    pages = info.pages or 0
    if page is None:
        return list(range(1, pages + 1))
    if page > pages:
        raise NotFound(f"{info.names[0]}: filen har {count(pages, 'side', 'sider')}.")
    return [page]


def save_pictures(
    info: DocumentInfo, parsed: Parsed, pages: list[int], folder: Path, scale: float
) -> list[Path]:
    """A PNG of each page with the box of every value; gives the files written.

    Raises NotFound as find_original does.
    """
    original = find_original(info)
    data = original.read()
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number in pages:
        picture = draw_page(data, info.names[0], number, _marks(parsed, number), scale)
        target = folder / f"{original.stem}-{number:03}.png"
        picture.save(target)
        written.append(target)
    return written


def _walk(record: Any, path: str, headings: tuple[str, ...] = ()) -> Iterator[Explained]:
    """A record's own values, then those of the records inside it; headings are of the columns around it."""
    values = [(spec.name, getattr(record, spec.name)) for spec in fields(record)]
    if isinstance(record, FinanceTable | TypedTable):
        headings = tuple(column.value for column in record.columns)
    for name, value in values:
        if isinstance(value, Found):
            heading = headings[record.column] if isinstance(record, TypedCell) else None
            yield Explained(path, name, value, heading)
    for name, value in values:
        if isinstance(value, tuple):
            yield from _walk_many(name, value, path, headings)


def _walk_many(
    name: str, values: tuple[Any, ...], path: str, headings: tuple[str, ...]
) -> Iterator[Explained]:
    for position, value in enumerate(values, 1):
        if name not in RECORD_NAMES or value is None:
            continue
        if isinstance(value, Found):
            heading = headings[position - 1] if name == "values" else None
            yield Explained(path, f"{name}[{position}]", value, heading)
        elif is_dataclass(value):
            yield from _walk(
                value, _joined(path, f"{RECORD_NAMES[name]} {_label(value, position)}"), headings
            )


def _label(value: Any, position: int) -> str:
    """What a person calls the record: its printed number or code, its row and column, else its place."""
    if isinstance(value, TypedCell):
        return f"{value.row + 1}.{value.column + 1}"
    for name in ("number", "code"):
        found = getattr(value, name, None)
        if isinstance(found, Found):
            return str(found.value)
    return str(getattr(value, "point", None) or position)


def _joined(path: str, name: str) -> str:
    return f"{path}, {name}" if path else name


def _row(value: Explained) -> tuple[Any, ...]:
    found = value.found
    printed = " ".join(span.printed for span in found.spans) or None
    span = found.spans[0] if found.spans else None
    facts = (value.record, value.field, plain(found), printed, *_place(span))
    return (*facts, found.rule, found.certainty, found.note, value.heading)


def _unclaimed_row(span: Span) -> tuple[Any, ...]:
    return (None, None, None, span.printed, *_place(span), None, None, None, None)


def _place(span: Span | None) -> tuple[Any, ...]:
    if span is None:
        return (None,) * 5
    box = span.box
    corners = (None,) * 4 if box is None else (box.x0, box.top, box.x1, box.bottom)
    return (span.page, *(None if edge is None else round(edge, 1) for edge in corners))


def _marks(parsed: Parsed, page: int) -> list[Mark]:
    marks = [
        Mark(box=span.box, label="", colour=UNCLAIMED)
        for span in unclaimed_lines(parsed, page)
        if span.box is not None
    ]
    for value in explain(parsed, page):
        short = "" if value.field in IN_TABLES or "[" in value.field else value.field
        for span in value.found.spans:
            if span.page == page and span.box is not None:
                colour = COLOURS[value.found.certainty]
                marks.append(Mark(box=span.box, label=short, colour=colour))
    return marks
