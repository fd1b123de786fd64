"""A file to a Document: what kind of file it is, which reader takes it, and what to say when none can."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2

from extract.lines import build_lines
from extract.pdf import read_sheets
from extract.running import mark_running
from extract.second import read_sheets_again
from extract.settings import ReadSettings
from extract.sheet import Sheet
from extract.tables import find_tables
from extract.text import read_text
from models.errors import DamagedPdf, EmptyFile, EncryptedPdf, InputError, NotAPdf, NoTextLayer
from models.page import Document, Page, ReaderNote, Source

PDF_MARK = b"%PDF-"
MARK_WITHIN = 1024
PASSWORD_NEEDED = 4  # PDFium's error code
DEFAULTS = ReadSettings()


def read_document(path: Path, settings: ReadSettings = DEFAULTS) -> Document:
    """The file at `path`, a PDF or plain text, as pages of lines and tables.

    What the file is follows from its bytes, not from its name. Raises an InputError (EmptyFile, NotAPdf,
    DamagedPdf, EncryptedPdf, NoTextLayer) with one Danish line: file, what is wrong, what to do.

    Example: read_document(Path("dagsorden.pdf")).pages[0].lines[0].text gives "Dagsorden".
    """
    data = _read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if not data:
        raise EmptyFile(f"{path}: filen er tom. Tjek, at den er overført helt, og prøv igen.")
    if PDF_MARK in data[:MARK_WITHIN]:
        source = Source(sha256=digest, path=str(path), media_type="application/pdf", size=len(data))
        return _read_pdf(source, data, settings)
    if path.suffix.lower() == ".pdf":
        raise NotAPdf(
            f"{path}: filen hedder .pdf, men er ikke en PDF. Hent den igen, og tjek, at den kan åbnes."
        )
    source = Source(sha256=digest, path=str(path), media_type="text/plain", size=len(data))
    return read_text(source, data)


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as err:
        raise InputError(f"{path}: filen findes ikke. Tjek stien, og prøv igen.") from err
    except IsADirectoryError as err:
        raise InputError(f"{path}: er en mappe, ikke en fil. Angiv en fil i mappen.") from err
    except PermissionError as err:
        raise InputError(f"{path}: filen må ikke læses. Få læseadgang til den, og prøv igen.") from err
    except OSError as err:
        reason = err.strerror or str(err)
        raise InputError(f"{path}: filen kan ikke læses ({reason}). Tjek disken, og prøv igen.") from err


def _read_pdf(source: Source, data: bytes, settings: ReadSettings) -> Document:
    sheets = list(_sheets(source, data, settings))
    if not any(sheet.words for sheet in sheets):
        raise NoTextLayer(
            f"{source.path}: ingen side har tekst; det ligner en scanning. Kør OCR på filen først."
        )
    pages = mark_running(tuple(_build_page(sheet, settings) for sheet in sheets), settings)
    return Document(source=source, pages=pages, read_by="pdf", notes=tuple(_notes(sheets)))


def _sheets(source: Source, data: bytes, settings: ReadSettings) -> Iterator[Sheet]:
    """PDFium's pages, or pdfplumber's where PDFium gives up."""
    try:
        yield from list(read_sheets(data, settings))
        return
    except pypdfium2.PdfiumError as err:
        if getattr(err, "err_code", None) == PASSWORD_NEEDED:
            message = f"{source.path}: filen kræver adgangskode. Gem den uden kode, og prøv igen."
            raise EncryptedPdf(message) from err
        first = err
    try:
        yield from read_sheets_again(io.BytesIO(data), settings)
    except Exception as err:  # pdfminer raises anything on broken bytes
        message = f"{source.path}: filen er beskadiget og kan ikke åbnes. Hent den igen fra kilden. ({first})"
        raise DamagedPdf(message) from err


def _build_page(sheet: Sheet, settings: ReadSettings) -> Page:
    tables, loose = find_tables(sheet, settings)
    return Page(
        number=sheet.number,
        width=round(sheet.width, 2),
        height=round(sheet.height, 2),
        lines=build_lines(loose, tables, sheet.aside, settings),
        tables=tuple(table for table, _ in tables),
        marks=sheet.marks,
    )


def _notes(sheets: Iterable[Sheet]) -> Iterator[ReaderNote]:
    for sheet in sheets:
        if not sheet.words:
            message = f"Side {sheet.number} har ingen tekst. Er den scannet, så kør OCR på filen."
            yield ReaderNote(code="pdf.page_without_text", page=sheet.number, message=message)
        if sheet.hidden:
            message = f"{sheet.hidden} usynlige ord på side {sheet.number} er ikke taget med."
            yield ReaderNote(code="pdf.hidden_text", page=sheet.number, message=message)
        if sheet.repaired:
            message = (
                f"{sheet.repaired} forkert gemte bogstavpar (ff, ti, tt) på side {sheet.number} er rettet."
            )
            yield ReaderNote(code="pdf.repaired_glyphs", page=sheet.number, message=message)
        if sheet.turned:
            message = f"Teksten på side {sheet.number} står på tværs; siden er læst drejet."
            yield ReaderNote(code="pdf.turned_page", page=sheet.number, message=message)
