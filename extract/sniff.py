"""What kind of file some bytes are: told by the bytes, and by the name only where they leave it open."""

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import IO

import olefile

HEAD = 4096  # bytes that are looked at for marks of text formats
PDF_WITHIN = 1024
PDF_MARK = b"%PDF-"
DATABASE_MARK = b"SQLite format 3\x00"
ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# the first bytes of files that have a fixed mark
MARKS = (
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"7z\xbc\xaf\x27\x1c", "packed"),
    (b"Rar!\x1a\x07", "packed"),
    (b"\x1f\x8b\x08", "packed"),
)
# what the main part of an Office package is called in its list of contents, and the kind it makes the file
OFFICE_PARTS = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "docx"),
    (b"ms-word.document.macroEnabled.main+xml", "docx"),
    (b"ms-word.template.macroEnabledTemplate.main+xml", "docx"),
    (b"spreadsheetml.", "sheet"),
    (b"ms-excel.", "sheet"),
    (b"presentationml.", "slides"),
    (b"ms-powerpoint.", "slides"),
)
OPEN_PARTS = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "sheet"),
    (b"application/vnd.oasis.opendocument.presentation", "slides"),
)
OLE_STREAMS = (
    ("__properties_version1.0", "msg"),
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "sheet"),
    ("Book", "sheet"),
    ("PowerPoint Document", "slides"),
)
# Endings that are wanted in folders and archives, whatever the bytes, each with the media type it promises.
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".xml": "application/xml",
    ".html": "text/html",
    ".htm": "text/html",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".zip": "application/zip",
}
# Kinds that a mark of their own makes sure: such a file is a paper whatever it is called.
SURE_KINDS = frozenset({"pdf", "picture", "docx", "odt", "eml", "msg"})
# Kinds that much else is too (a map is a ZIP, a drawing is XML): wanted where the ending names no other.
UNSURE_KINDS = frozenset({"zip", "html", "xml", "text"})
# ".gpx", ".mp4": the ending of some kind; ".2024" in "Dagsorden 12.03.2024" is none
ENDING = re.compile(r"\.[a-z][a-z0-9]{0,9}", re.I)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
# endings that settle what bytes without a mark of their own are
SUFFIX_KINDS = {
    ".docx": "docx", ".odt": "odt", ".msg": "msg", ".zip": "zip", ".doc": "doc", ".xls": "sheet",
    ".xlsx": "sheet", ".ppt": "slides", ".pptx": "slides",
}  # fmt: skip
# "Message-ID: <...>", "Received: from ...": the head of a letter as mail programs save it
HEADER_LINE = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):", re.M)
SURE_HEADERS = {b"mime-version", b"message-id", b"received", b"return-path", b"x-unsent", b"dkim-signature"}
USUAL_HEADERS = {b"from", b"to", b"date", b"subject", b"content-type", b"cc", b"sender", b"reply-to"}
HTML_MARK = re.compile(r"<!doctype\s+html|<html[\s>]|<(?:head|body)[\s>]", re.I)
HTML_TAGS = re.compile(r"<(?:p|div|table|h[1-6]|br|ul|ol|span|title|meta)\b[^>]*>", re.I)
# the first tag after what XML may have before it
FIRST_TAG = re.compile(r"(?:<\?[^<>]*\?>|<!--.*?-->|<![^<>\[]*(?:\[.*?\]\s*)?>|\s)*<([^\s<>/!?]+)", re.S)


def find_kind(data: bytes, name: str = "") -> str:
    """The kind of a file: "pdf", "docx", "odt", "html", "eml", "msg", "zip", "xml", "picture" or "text".

    Also of kinds nothing here reads: "doc", "rtf", "sheet", "slides", "packed", "locked" (an Office file
    with a password). What has no mark of its own is "text". name decides only where bytes do not: between
    pieces of HTML and text, and for packages too damaged to look into.

    Example: find_kind(b"%PDF-1.7 ...", "a.txt") gives "pdf".
    """
    suffix = _suffix(name)
    if data.startswith(ZIP_MARKS):
        return _zip_kind(io.BytesIO(data), data[:HEAD], suffix)
    if data.startswith(OLE_MARK):
        return _ole_kind(io.BytesIO(data), suffix)
    for mark, kind in MARKS:
        if data.startswith(mark):
            return kind
    if PDF_MARK in data[:PDF_WITHIN]:
        return "pdf"
    return _text_kind(data[:HEAD], suffix)


def find_stream_kind(stream: IO[bytes], name: str) -> str:
    """The kind of an open file, as find_kind tells it; no more of it is read than that takes."""
    head, suffix = stream.read(HEAD), _suffix(name)
    if head.startswith(ZIP_MARKS):
        return _zip_kind(stream, head, suffix)
    if head.startswith(OLE_MARK):
        return _ole_kind(stream, suffix)
    return find_kind(head, name)


def is_wanted(name: str, stream: IO[bytes] | None) -> bool:
    """Whether a file found in a folder or an archive is to be read: by its ending, else by its bytes.

    stream is None where the bytes can't be had: then a file without an ending of another kind is wanted, so
    that it is told why. Databases are never wanted.

    Example: is_wanted("Dagsorden", io.BytesIO(b"%PDF-1.7 ...")) is true, is_wanted("kort.gpx", ...) is not.
    """
    suffix = _suffix(name)
    if suffix in MEDIA_TYPES:
        return True
    foreign = ENDING.fullmatch(suffix) is not None
    if stream is None:
        return not foreign
    head = stream.read(HEAD)
    if not head or head.startswith(DATABASE_MARK):
        return not head and not foreign
    stream.seek(0)
    kind = find_stream_kind(stream, name)
    return kind in SURE_KINDS or (not foreign and _is_unsure_paper(kind, head))


def _is_unsure_paper(kind: str, head: bytes) -> bool:
    return kind in UNSURE_KINDS and (kind == "zip" or not CONTROL.search(head))


def _suffix(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def _zip_kind(stream: IO[bytes], start: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(stream) as package:
            names = set(package.namelist())
            if "mimetype" in names:
                return _first(OPEN_PARTS, package.open("mimetype").read(200), "zip")
            if "[Content_Types].xml" in names:
                return _first(OFFICE_PARTS, package.open("[Content_Types].xml").read(1_000_000), "zip")
            return "zip"
    except Exception:  # zipfile, zlib and lzma raise errors of many kinds on broken bytes
        return _broken_zip_kind(start, suffix)


def _broken_zip_kind(start: bytes, suffix: str) -> str:
    if b"[Content_Types].xml" in start or b"mimetype" in start:
        opened = _first(OPEN_PARTS, start, "")
        return opened or (SUFFIX_KINDS.get(suffix, "docx") if suffix != ".zip" else "docx")
    return SUFFIX_KINDS.get(suffix, "zip")


def _ole_kind(stream: IO[bytes], suffix: str) -> str:
    try:
        with olefile.OleFileIO(stream) as ole:
            for name, kind in OLE_STREAMS:
                if ole.exists(name):
                    return kind
    except Exception:  # olefile raises anything on broken bytes
        return SUFFIX_KINDS.get(suffix, "doc")
    return SUFFIX_KINDS.get(suffix, "doc")


def _first(parts: tuple[tuple[bytes, str], ...], data: bytes, otherwise: str) -> str:
    return next((kind for mark, kind in parts if mark in data), otherwise)


def _text_kind(head: bytes, suffix: str) -> str:
    if is_letter(head, suffix):
        return "eml"
    text = _plain(head).lstrip()
    if suffix in (".md", ".txt") and not text.startswith("<"):
        return "text"
    if (text.startswith("<?xml") or suffix == ".xml") and _is_xml(text):
        return "xml"
    marked = HTML_MARK.search(text)
    if marked and (text.startswith("<") or suffix in (".html", ".htm", ".xhtml")):
        return "html"
    if suffix in (".html", ".htm", ".xhtml") or (len(HTML_TAGS.findall(text)) >= 3 and text.startswith("<")):
        return "html"
    return "text"


def _is_xml(text: str) -> bool:
    """Whether a text is XML but no HTML; HTML may well stand inside it."""
    first = FIRST_TAG.match(text)
    return first is not None and first[1].rpartition(":")[2].lower() != "html"


def is_letter(head: bytes, suffix: str) -> bool:
    """Whether a file that begins with these bytes is an e-mail as mail programs save it."""
    block = re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    if not HEADER_LINE.match(block) and not block.startswith(b"From "):
        return False
    names = {match.lower() for match in HEADER_LINE.findall(block)}
    sure, usual = len(names & SURE_HEADERS), len(names & USUAL_HEADERS)
    return (sure >= 1 and sure + usual >= 2) or (suffix == ".eml" and usual >= 1)


def _plain(head: bytes) -> str:
    """The first characters, as far as marks go: letters beyond ASCII do not matter here."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
