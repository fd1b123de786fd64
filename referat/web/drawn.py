"""What is asked of the process that draws pages, and what it gives."""

from dataclasses import dataclass
from pathlib import Path

from models.document_info import DocumentInfo
from referat.web.places import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page that is asked for: its document, its number, its marks, and what of it is not shown.

    covered are stretches of the page, by top and bottom in points; hidden the same by characters.
    """

    info: DocumentInfo
    store: Path
    page: int
    spots: tuple[Spot, ...]
    covered: tuple[tuple[float, float], ...]
    hidden: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A page as a picture (PNG), or as pieces of text, each marked or not; or why there is neither."""

    picture: bytes | None = None
    pieces: tuple[tuple[str, bool], ...] = ()
    fault: str | None = None
