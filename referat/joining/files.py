"""The files of case systems' exports: what a manifest names, and what is there."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from referat.joining.pairs import Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A file that the manifest of a document names; place is the record it is named for."""

    document_id: int
    name: str
    place: str
    public: bool | None = None
    item_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A document by one of its paths; sittings are those it tells of."""

    document_id: int
    path: str
    is_manifest: bool
    sittings: frozenset[int] = frozenset()


def last_name(name: str) -> str:
    r"""A file's own name, however it is given, for comparing.

    last_name("Bilag\\Kort%20over.PDF") is "kort over.pdf".
    """
    plain = name.replace("\\", "/").partition("?")[0].rstrip("/").rpartition("/")[2]
    return unicodedata.normalize("NFC", unquote(plain)).strip().casefold()


def find_file_differences(named: Sequence[Named], stored: Iterable[Stored]) -> Iterator[Difference]:
    """Files that manifests name and that are not in the database, and files of an export that none names.

    A file belongs to an export when it lies in the manifest's folder or below it. Where no named file is
    there at all, the folder is taken for no export, and its other files are not held against it.
    """
    documents = sorted(stored, key=lambda document: document.path)
    by_name: dict[str, list[Stored]] = defaultdict(list)
    for document in documents:
        by_name[last_name(document.path)].append(document)
    folders: dict[str, set[int]] = defaultdict(set)
    found: dict[str, set[int]] = defaultdict(set)
    paths: dict[int, list[str]] = defaultdict(list)
    for document in documents:
        if document.is_manifest:
            folders[folder_of(document.path)].add(document.document_id)
            paths[document.document_id].append(folder_of(document.path))
    for file in named:
        hits = {
            (folder, other.document_id)
            for folder in paths[file.document_id]
            for other in by_name.get(last_name(file.name), ())
            if _is_below(other.path, folder)
        }
        for folder, document_id in hits:
            found[folder].add(document_id)
        if not hits:
            yield from _absent(file, paths[file.document_id])
    yield from _unnamed(documents, folders, found)


def folder_of(path: str) -> str:
    """The folder of a path, "" for none."""
    return path.replace("\\", "/").rpartition("/")[0]


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


def _absent(file: Named, folders: Sequence[str]) -> Iterator[Difference]:
    """What to say of a named file that is no document; nothing for one that is not to be published."""
    relative = unquote(file.name.replace("\\", "/")).lstrip("/")
    here = any(
        _is_file(Path(folder, relative)) or _is_file(Path(folder, Path(relative).name)) for folder in folders
    )
    if here:
        yield Difference(
            code="manifest.file_not_read",
            severity="info",
            message=f"{file.name} er nævnt i manifestet og ligger der, men er ikke læst.",
            place=file.place,
            document_id=file.document_id,
            item_id=file.item_id,
            expected=file.name,
        )
    elif file.public is not False:
        yield Difference(
            code="manifest.file_missing",
            severity="warning",
            message=f"{file.name} er nævnt i manifestet, men er ikke med i eksporten. Hent den fra systemet.",
            place=file.place,
            document_id=file.document_id,
            item_id=file.item_id,
            expected=file.name,
        )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long, or with a character that no name has
        return False


def _unnamed(
    documents: Sequence[Stored], folders: dict[str, set[int]], found: dict[str, set[int]]
) -> Iterator[Difference]:
    """The documents of an export that its manifests do not name and that tell of none of their meetings."""
    sittings = {d.document_id: d.sittings for d in documents if d.is_manifest}
    said: set[int] = set()
    for document in documents:
        folder = _nearest(document.path, folders)
        if folder is None or document.is_manifest or document.document_id in said or not found.get(folder):
            continue
        own = frozenset().union(*(sittings[one] for one in folders[folder]))
        if document.document_id in found[folder] or document.sittings & own:
            continue
        said.add(document.document_id)
        yield Difference(
            code="manifest.unnamed_file",
            severity="info",
            message="Filen ligger i en eksport, men dens manifest nævner den ikke.",
            place=Path(document.path).name,
            document_id=document.document_id,
        )


def _nearest(path: str, folders: dict[str, set[int]]) -> str | None:
    """The folder of a manifest that a file lies in or below, the nearest one."""
    folder = folder_of(path)
    while folder:
        if folder in folders:
            return folder
        folder = folder.rpartition("/")[0]
    return None
