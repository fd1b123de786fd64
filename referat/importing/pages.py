"""The page cache: what was read of a content, kept whole, so that new parsers need not read it again.

It lies beside the database, in FILE.cache/pages, one compressed file a content and way of reading. It may be
emptied at any time: what is missing is read anew.
"""

import contextlib
import os
import shutil
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from extract.settings import ReadSettings
from models.document_info import DocumentInfo
from models.page import Document, Page
from models.sharing import Shared, share_values
from referat.importing.files import CACHE_TAG
from referat.importing.revision import reader_key

ENDING = ".pages"
# How documents are read that never went to OCR.
WITHOUT_OCR = ("pdf", "text")
TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# The page cache of referat; it may be removed.\n"
# MessagePack: a map of fewer than 16 fields with their number, an array with its length in four bytes.
MAP_HEAD, ARRAY_HEAD = 0x80, b"\xdd"
# zlib's quickest: half the size of level 0 for a tenth of the time of reading.
LEVEL = 1


def cache_folder(db: Path) -> Path:
    """The folder beside the database in which pages and OCR results are kept.

    >>> cache_folder(Path("arkiv/referat.db")).name
    'referat.db.cache'
    """
    return db.resolve().with_name(f"{db.name}.cache")


def make_cache(db: Path) -> Path | None:
    """The folder, made and marked as a cache; None where the disk does not allow it."""
    folder = cache_folder(db)
    try:
        folder.mkdir(exist_ok=True)
        (folder / CACHE_TAG).write_text(TAG, encoding="ascii")
    except OSError:
        return None
    return folder


def load_pages(folder: Path, sha256: str, settings: ReadSettings) -> Document | None:
    """The document of a content, read before in the same way; None if it was not, or is no longer whole."""
    path = _place(folder, sha256, settings)
    try:
        kept = msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=_kept())
        shared, decode = Shared(), msgspec.msgpack.Decoder(Page).decode
        pages = tuple(share_values(decode(page), shared) for page in kept.pages)
        os.utime(path)
    except (OSError, zlib.error, msgspec.MsgspecError):
        return None
    return Document(**msgspec.structs.asdict(kept) | {"pages": pages})


@cache
def _kept() -> type[Any]:
    """A document whose pages are still packed: unpacked all at once, a long one has every number twice."""
    types = get_type_hints(Document) | {"pages": list[msgspec.Raw]}
    return msgspec.defstruct("Kept", [(spec.name, types[spec.name]) for spec in fields(Document)])


def save_pages(folder: Path, document: Document, settings: ReadSettings) -> None:
    """Keep a document as read, without its name. A full disk is no error: the cache only saves time."""
    path = _place(folder, document.source.sha256, settings)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as stream:
            part = Path(stream.name)
            try:
                stream.writelines(_compressed(document))
                stream.flush()
                part.replace(path)
            except OSError:
                part.unlink()


def _compressed(document: Document) -> Iterator[bytes]:
    """A document without its name as one MessagePack map, page by page, so that no long one is held twice."""
    packer, encode = zlib.compressobj(LEVEL), msgspec.msgpack.Encoder().encode
    nameless = replace(document, pages=(), source=replace(document.source, path=""))
    names = [spec.name for spec in fields(Document) if spec.name != "pages"]
    yield packer.compress(bytes([MAP_HEAD | len(names) + 1]))
    for name in names:
        yield packer.compress(encode(name) + encode(getattr(nameless, name)))
    yield packer.compress(encode("pages") + ARRAY_HEAD + len(document.pages).to_bytes(4, "big"))
    for page in document.pages:
        yield packer.compress(encode(page))
    yield packer.flush()


def forget_pages(folder: Path, documents: Sequence[DocumentInfo]) -> None:
    """Remove everything that was kept of these documents' contents, however they were read.

    What OCR read is kept by picture, not by document: where one of them went to OCR, all of it goes.
    """
    for sha256 in (info.sha256 for info in documents if info.sha256):
        for path in (folder / "pages" / sha256[:2]).glob(f"{sha256}.*"):
            path.unlink(missing_ok=True)
    if any(info.read_by not in WITHOUT_OCR for info in documents):
        shutil.rmtree(folder / "ocr", ignore_errors=True)


def trim_pages(folder: Path, limit_mb: float) -> None:
    """Remove what was not used for longest until pages and OCR results take at most this many megabytes."""
    files = sorted(_files(folder))
    excess = sum(size for _, size, _ in files) - limit_mb * 1_000_000
    for _, size, path in files:
        if excess <= 0:
            return
        with contextlib.suppress(OSError):  # what cannot be removed stays, and the next goes in its place
            path.unlink(missing_ok=True)
            excess -= size


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """When each kept result was last used, its size, and where it is."""
    for path in (*folder.glob("pages/*/*"), *folder.glob("ocr/*/*")):
        with contextlib.suppress(OSError):
            facts = path.stat()
            yield facts.st_mtime, facts.st_size, path


def _place(folder: Path, sha256: str, settings: ReadSettings) -> Path:
    return folder / "pages" / sha256[:2] / f"{sha256}.{reader_key(settings)}{ENDING}"
