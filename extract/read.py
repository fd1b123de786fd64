"""A file to a Document: what kind of file it is, which reader takes it, and what to say when none can."""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2

from extract.formats.containers import explain_archive, read_member
from extract.formats.mail import read_eml_document, read_msg_document
from extract.formats.odt import read_odt
from extract.formats.text import read_text
from extract.formats.web import read_html
from extract.formats.word import read_word
from extract.formats.xml_file import read_xml
from extract.lines import build_lines
from extract.ocr.choice import PdfScans
from extract.ocr.outcome import Outcome
from extract.pdf.second import read_either, read_sheets_again
from extract.running import mark_running
from extract.settings import ReadSettings
from extract.sheet import Sheet
from extract.sniff import MEDIA_TYPES, find_kind
from extract.tables.page_tables import find_tables
from models.errors import DamagedPdf, EmptyFile, EncryptedPdf, InputError, NotAPdf, NoTextLayer
from models.page import Document, Page, ReadBy, ReaderNote, Source
from models.sharing import Shared, share_values

PASSWORD_NEEDED, UNKNOWN_SECURITY = 4, 5  # PDFium's error codes
UNREADABLE = "pdf.page_unreadable"
FETCH_AGAIN = "Hent filen igen fra kilden."
BLANK = "alle sider er blanke, så heller ikke OCR finder noget. Tjek, at det er den rigtige fil."
DEFAULTS = ReadSettings()

Reader = Callable[[Source, bytes, ReadSettings], Document]

# What is no document here, by kind: what it is, and what to do.
NO_READER = {
    "doc": "er et Word-dokument i det gamle format. Gem det som PDF eller DOCX, og prøv igen.",
    "rtf": "er RTF. Gem den som PDF eller DOCX, og prøv igen.",
    "sheet": "er et regneark. Gem det som PDF, og prøv igen.",
    "slides": "er en præsentation. Gem den som PDF, og prøv igen.",
    "packed": "er et pakket arkiv, der ikke er ZIP. Pak det ud, og importér mappen.",
}


def read_document(path: Path, settings: ReadSettings = DEFAULTS, *, member: str | None = None) -> Document:
    """The file at `path`, or a member of the archive or letter there, as pages of lines and tables.

    What the file is follows from its bytes, not from its name. Raises an InputError (EmptyFile, NotAPdf,
    DamagedPdf, EncryptedPdf, NoTextLayer) with one Danish line: file, what is wrong, what to do.

    Example: read_document(Path("dagsorden.pdf")).pages[0].lines[0].text gives "Dagsorden".
    """
    name = str(path) if member is None else f"{path}/{member}"
    data = _read_bytes(path) if member is None else read_member(path, member)
    if not data:
        raise EmptyFile(f"{name}: filen er tom. Tjek, at den er overført helt, og prøv igen.")
    kind = find_kind(data, name)
    if kind == "locked":
        raise EncryptedPdf(f"{name}: filen kræver adgangskode. Gem den uden kode, og prøv igen.")
    if kind == "zip":
        raise NotAPdf(f"{name}: filen {explain_archive(data, name)}")
    if kind in NO_READER and kind not in READERS:
        raise NotAPdf(f"{name}: filen {NO_READER[kind]}")
    media_type, reader = READERS.get(kind, READERS["text"])
    if kind in ("text", "html", "xml") and name.lower().endswith(".pdf"):
        raise NotAPdf(
            f"{name}: filen hedder .pdf, men er ikke en PDF. Hent den igen, og tjek, at den kan åbnes."
        )
    digest = hashlib.sha256(data).hexdigest()
    return reader(Source(sha256=digest, path=name, media_type=media_type, size=len(data)), data, settings)


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
    with PdfScans(data, settings) as scans:
        outcomes = (scans.read(sheet) for sheet in _sheets(source, data, settings))
        return build_document(source, outcomes, settings)


def build_document(source: Source, outcomes: Iterable[Outcome], settings: ReadSettings) -> Document:
    """The document that pages make, one by one as they are read.

    Raises DamagedPdf when no page can be read and NoTextLayer when none has text.
    """
    pages: list[Page] = []
    notes: list[ReaderNote] = []
    shared = Shared()
    missing: str | None = None
    blank = True
    for outcome in outcomes:
        blank = blank and outcome.blank
        pages.append(share_values(_build_page(outcome.sheet, settings), shared))
        notes += _notes(outcome)
        missing = missing or outcome.missing
        if settings.told is not None:
            settings.told(1)
    if pages and all(note.code == UNREADABLE for note in notes) and len(notes) == len(pages):
        raise DamagedPdf(f"{source.path}: filen er beskadiget; ingen side kan læses. {FETCH_AGAIN}")
    if not any(page.lines for page in pages):
        reason = BLANK if blank else _without_text(missing, settings)
        raise NoTextLayer(f"{source.path}: {reason}")
    marked = mark_running(tuple(pages), settings)
    return Document(source=source, pages=marked, read_by=_read_by(marked), notes=tuple(notes))


def _without_text(missing: str | None, settings: ReadSettings) -> str:
    """Why a file gave no text, and what to do."""
    start = "ingen side har tekst; det ligner en scanning"
    if missing:
        return f"{start}, som kræver OCR. {missing}"
    if settings.ocr == "never":
        return f"{start}, og OCR er slået fra. Importér filen med OCR."
    return f"{start}, men OCR fandt ingen ord. Tjek, at papiret ikke er tomt, og scan det igen."


def _read_by(pages: tuple[Page, ...]) -> ReadBy:
    """How the pages with text were read: all the same way, or "mixed"."""
    ways = {page.read_by for page in pages if page.lines}
    return ways.pop() if len(ways) == 1 else "mixed"


def _sheets(source: Source, data: bytes, settings: ReadSettings) -> Iterator[Sheet]:
    """PDFium's pages one by one, or pdfplumber's where PDFium gives up: on a page, or on the file."""
    try:
        yield from read_either(data, settings)
    except pypdfium2.PdfiumError as err:  # the file as a whole: what ails one page is None
        yield from _sheets_again(source, data, settings, err)


def _sheets_again(
    source: Source, data: bytes, settings: ReadSettings, first: pypdfium2.PdfiumError
) -> Iterator[Sheet]:
    code = getattr(first, "err_code", None)
    if code == PASSWORD_NEEDED:
        message = f"{source.path}: filen kræver adgangskode. Gem den uden kode, og prøv igen."
        raise EncryptedPdf(message) from first
    if code == UNKNOWN_SECURITY:
        message = f"{source.path}: filens lås kan ikke åbnes. Gem den uden lås, og prøv igen."
        raise EncryptedPdf(message) from first
    try:
        yield from read_sheets_again(io.BytesIO(data), settings)
    except Exception as err:  # pdfminer raises anything on broken bytes
        message = f"{source.path}: filen er beskadiget og kan ikke åbnes. {FETCH_AGAIN}"
        raise DamagedPdf(message) from err


def _build_page(sheet: Sheet, settings: ReadSettings) -> Page:
    tables, loose = find_tables(sheet, settings)
    return Page(
        number=sheet.number,
        width=round(sheet.width, 2) or None,
        height=round(sheet.height, 2) or None,
        lines=build_lines(loose, tables, sheet, settings),
        tables=tuple(table for table, _ in tables),
        marks=sheet.marks,
        read_by=sheet.read_by,
        quarters=sheet.quarters,
        skew=sheet.skew,
    )


def _notes(outcome: Outcome) -> Iterator[ReaderNote]:
    """What there is to say of a page, in Danish."""
    sheet = outcome.sheet
    page = sheet.number
    if sheet.reader == "none":
        which = f"Side {page} er beskadiget og er ikke læst"
        if sheet.lost_after:
            which += f", og de {sheet.lost_after} sider, filen siger, der følger efter, heller ikke"
        yield ReaderNote(code=UNREADABLE, page=page, message=f"{which}. {FETCH_AGAIN}")
        return
    if sheet.reader == "pdfplumber":
        message = f"Side {page} kunne kun læses med den anden læser. Tjek den mod papiret."
        yield ReaderNote(code="pdf.page_read_again", page=page, message=message)
    if not (sheet.words or outcome.blank or outcome.notes):
        message = f"Side {page} har ingen tekst, heller ikke ved OCR. Tjek siden mod papiret."
        yield ReaderNote(code="pdf.page_without_text", page=page, message=message)
    if sheet.hidden:
        message = f"{sheet.hidden} usynlige ord på side {page} er ikke taget med."
        yield ReaderNote(code="pdf.hidden_text", page=page, message=message)
    if sheet.repaired:
        message = f"{sheet.repaired} forkert gemte bogstavpar (ff, ti, tt) på side {page} er rettet."
        yield ReaderNote(code="pdf.repaired_glyphs", page=page, message=message)
    if sheet.unread:
        message = f"{sheet.unread} bogstaver på side {page} er gemt forkert og kan ikke læses. Tjek siden."
        yield ReaderNote(code="pdf.unread_glyphs", page=page, message=message)
    if sheet.turned:
        message = f"Teksten på side {page} står på tværs; siden er læst drejet."
        yield ReaderNote(code="pdf.turned_page", page=page, message=message)
    yield from outcome.notes


def _read_text(source: Source, data: bytes, settings: ReadSettings) -> Document:
    return read_text(source, data)


def _read_pictures(source: Source, data: bytes, settings: ReadSettings) -> Document:
    from extract.ocr.images import find_media_type, read_images  # with OpenCV, as few papers need it

    media_type = find_media_type(data)
    if media_type is None:
        raise NotAPdf(f"{source.path}: billedet kan ikke læses. Gem det som PDF eller TIFF, og prøv igen.")
    source = replace(source, media_type=media_type)
    return build_document(source, read_images(source.path, data, settings), settings)


# The reader of each kind with the media type it stands for; kinds without one are read as text.
def _read_xml(source: Source, data: bytes, settings: ReadSettings) -> Document:
    return read_xml(source, data)


READERS: dict[str, tuple[str, Reader]] = {
    "pdf": ("application/pdf", _read_pdf),
    "text": ("text/plain", _read_text),
    "picture": ("image/png", _read_pictures),
    "docx": (MEDIA_TYPES[".docx"], read_word),
    "odt": (MEDIA_TYPES[".odt"], read_odt),
    "html": (MEDIA_TYPES[".html"], read_html),
    "eml": (MEDIA_TYPES[".eml"], read_eml_document),
    "msg": (MEDIA_TYPES[".msg"], read_msg_document),
    "xml": ("application/xml", _read_xml),
}
