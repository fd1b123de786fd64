"""Finance tables read from plain text, and what was read of them in plain values."""

from models.evidence import Found
from models.page import Document, Line, Page, Source
from models.records import FinanceRow, FinanceTable
from parsers.finance.assemble import TableContext
from parsers.finance.plain_text import TextTable, find_text_tables
from parsers.flow import build_flow


def read(text: str, context: TableContext | None = None) -> list[TextTable]:
    """The tables of a text."""
    lines, start = [], 0
    for raw in text.strip("\n").split("\n"):
        line = " ".join(raw.split())
        lines.append(Line(text=line, start=start))
        start += len(line) + 1
    page = Page(number=1, lines=tuple(lines), read_by="text")
    source = Source(sha256="0", path="made-up.txt", media_type="text/plain", size=len(text))
    flow = build_flow(Document(source=source, pages=(page,), read_by="text"))
    return find_text_tables(flow, flow.places, context or TableContext())


def only(text: str) -> FinanceTable:
    """The one table of a text."""
    tables = read(text)
    assert len(tables) == 1
    return tables[0].table


def values(row: FinanceRow) -> list[float | None]:
    """The amounts of a row."""
    return [None if cell is None else float(cell.value) for cell in row.values]


def shown(table: FinanceTable) -> list[tuple[str, list[float | None]]]:
    """Labels and amounts."""
    return [(row.label.value, values(row)) for row in table.rows]


def said(field: Found[str] | None) -> str | None:
    """What a field says."""
    return None if field is None else field.value


def certainties(row: FinanceRow) -> set[str]:
    """How sure the amounts of a row are."""
    return {cell.certainty for cell in row.values if cell is not None}
