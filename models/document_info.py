"""What the store knows of a file, for those who list files and need no database for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    """What the store knows of a file apart from its records; names are in order of import."""

    id: int
    names: tuple[str, ...]
    paths: tuple[str, ...]
    sha256: str | None
    media_type: str | None
    size: int | None
    pages: int | None
    read_by: str | None
    kind: str | None
    status: str
    reason: str | None
    trace: str | None
    imported_at: str
    parser_version: str
