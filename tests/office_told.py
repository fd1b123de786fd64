"""What was read of office documents in plain values, and packages with changed parts."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from models.page import Cell, Document


def texts(document: Document, page: int = 1) -> list[str]:
    return [line.text for line in document.pages[page - 1].lines]


def printed(document: Document) -> list[str]:
    return [line.text for page in document.pages for line in page.lines if line.text]


def shape(cell: Cell) -> tuple[str, int, int, int, int]:
    return cell.text, cell.row, cell.column, cell.row_span, cell.column_span


def repack(
    path: Path, changes: dict[str, Callable[[bytes], bytes]], added: dict[str, bytes] | None = None
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, changes.get(info.filename, bytes)(data))
        for name, data in (added or {}).items():
            new.writestr(name, data)
    return buffer.getvalue()
