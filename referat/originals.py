"""Where the files lie that were imported, as long as they are what they were."""

from pathlib import Path

from models.document_info import DocumentInfo
from models.errors import NotFound
from referat.files import digest


def find_original(info: DocumentInfo) -> Path:
    """Where the imported PDF or picture lies, to draw its pages.

    Raises NotFound when it is no longer where it was, has changed since, or has no pages to draw.
    """
    if not has_pages(info.media_type):
        raise NotFound(f"{info.names[0]}: en tekstfil har ingen sider at tegne.")
    return find_file(info)


def find_file(info: DocumentInfo) -> Path:
    """Where the imported file lies. Raises NotFound when it is no longer there, or has changed since."""
    there = (Path(known) for known in info.paths if Path(known).is_file())
    path = next((known for known in there if digest(known) == info.sha256), None)
    if path is None:
        raise NotFound(f"{info.names[0]}: filen er flyttet eller ændret siden importen. Importér den igen.")
    return path


def has_pages(media_type: str | None) -> bool:
    """Whether a kind of file has pages that can be drawn."""
    return (media_type or "").startswith(("application/pdf", "image/"))
