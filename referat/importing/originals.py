"""Where the files lie that were imported, as long as they are what they were."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from models.document_info import DocumentInfo
from models.errors import InputError, NotFound
from referat.importing.files import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Where an imported file lies; member is its name in the archive or letter at path, if it is in one.

    Example: Original(path=Path("brev.eml"), member="referat.pdf").
    """

    path: Path
    member: str | None = None

    @property
    def stem(self) -> str:
        """What the file is called, without its ending."""
        return PurePosixPath(self.path.name if self.member is None else self.member).stem

    def read(self) -> bytes:
        """All of the file. Raises OSError, or an InputError where a member can't be had any more."""
        if self.member is None:
            return self.path.read_bytes()
        from extract.formats.containers import (
            read_member,  # with the readers of letters; few originals need it
        )

        return read_member(self.path, self.member)


def find_original(info: DocumentInfo) -> Original:
    """Where the imported PDF or picture lies, to draw its pages.

    Raises NotFound when it is no longer where it was, has changed since, or has no pages to draw.
    """
    if not has_pages(info.media_type):
        raise NotFound(f"{info.names[0]}: en tekstfil har ingen sider at tegne.")
    return find_file(info)


def find_file(info: DocumentInfo) -> Original:
    """Where the imported file lies, in an archive or letter too.

    Only places the store knows are looked at, and only bytes of the content that was imported are given.
    Raises NotFound when it is no longer there, or has changed since.
    """
    for place in _places(info.paths):
        with suppress(OSError, InputError):
            if _digest(place) == info.sha256:
                return place
    raise NotFound(f"{info.names[0]}: filen er flyttet eller ændret siden importen. Importér den igen.")


def has_pages(media_type: str | None) -> bool:
    """Whether a kind of file has pages that can be drawn."""
    return (media_type or "").startswith(("application/pdf", "image/"))


def _places(paths: tuple[str, ...]) -> Iterator[Original]:
    """The files that paths mean now, those that lie open first."""
    there = [Path(known) for known in paths if Path(known).is_file()]
    yield from (Original(path=path) for path in there)
    for known in paths:
        for at, letter in enumerate(known):
            if letter == "/" and Path(known[:at]).is_file():
                yield Original(path=Path(known[:at]), member=known[at + 1 :])
                break


def _digest(place: Original) -> str:
    return digest(place.path) if place.member is None else hashlib.sha256(place.read()).hexdigest()
