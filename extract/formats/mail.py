"""Letters (EML, MSG) as documents: headers as lines, then the body. Attachments are files of their own."""

from collections.abc import Callable

from extract.formats.flowing import Block, Run, build_document, build_paragraph
from extract.formats.letters import Letter, read_eml
from extract.formats.outlook import read_msg
from extract.formats.web import read_markup
from extract.settings import ReadSettings
from models.page import Document, ReaderNote, Source


def read_eml_document(source: Source, data: bytes, settings: ReadSettings) -> Document:
    """A letter as mail programs save it. Raises DamagedFile, EncryptedFile."""
    return _read(source, data, read_eml)


def read_msg_document(source: Source, data: bytes, settings: ReadSettings) -> Document:
    """A letter as Outlook saves it. Raises DamagedFile, EncryptedFile."""
    return _read(source, data, read_msg)


def _read(source: Source, data: bytes, reader: Callable[[bytes, str], Letter]) -> Document:
    letter = reader(data, source.path)
    blocks: list[Block] = [build_paragraph([Run(f"{head}: {value}")]) for head, value in letter.headers]
    notes: list[ReaderNote] = []
    if letter.text and letter.text.strip():
        body: list[Block] = [build_paragraph([Run(line)]) for line in _lines(letter.text)]
    elif letter.html:
        body, notes = read_markup(letter.html, source.path)
    else:
        body = []
    if not body:
        message = "Brevet har ingen tekst; kun dets hoved og bilag er læst."
        notes = [*notes, ReaderNote(code="letter.without_text", page=1, message=message)]
    return build_document(source, [*blocks, build_paragraph([]), *body], notes)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip().split("\n")
