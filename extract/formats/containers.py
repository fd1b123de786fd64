"""Files inside files: what an archive or a letter holds, at any depth, and the bytes of each."""

import functools
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from extract.formats.archive import DEEPEST, Budget, Part, list_archive
from extract.formats.letters import read_eml
from extract.formats.outlook import read_msg
from extract.sniff import HEAD, OLE_MARK, ZIP_MARKS, find_kind, find_stream_kind, is_letter
from models.errors import ArchiveBomb, InputError

KEPT_OPEN = 3  # archives, of those read from last


def find_members(path: Path) -> tuple[str, ...]:
    """The files inside the archive or letter at `path`, in its order; empty for a file that is neither.

    A file in an archive in the archive is "indre.zip/fil.pdf". A letter inside is named too, before what is
    attached to it; an archive inside only where it can't be opened: reading it then says why. Members that
    can't be had (locked, damaged, too big) are named as well. Folders and what systems leave in archives
    (__MACOSX, Thumbs.db) are not. Raises an InputError when the file itself can't be opened (DamagedFile),
    or holds more than any archive of papers does (ArchiveBomb).

    Example: find_members(Path("moeder.zip")) gives ("2023/juni.pdf", "brev.eml", "brev.eml/bilag.docx").
    """
    kind = _container_kind(path)
    return tuple(_walk(_open(path, kind, ()), Budget(str(path)), 1)) if kind else ()


def read_member(path: Path, member: str) -> bytes:
    """The bytes of a file inside the archive or letter at `path`, named as find_members names it.

    Raises an InputError with one Danish line when it can't be had: locked, damaged, too big, not there.
    """
    kind = _container_kind(path)
    if not kind:
        raise InputError(f"{path}: er hverken et arkiv eller et brev, så {member} kan ikke ligge i den.")
    chain: tuple[str, ...] = ()
    parts, rest = _open(path, kind, chain), member
    while True:
        part, rest = _find(parts, rest, f"{path}/{member}")
        if not rest:
            return _checked(part, f"{path}/{member}", len(chain) + 1)
        chain = (*chain, part.name)
        parts = _open(path, kind, chain)


def explain_archive(data: bytes, name: str) -> str:
    """What there is to say of an archive read as if it were a document. Raises why it can't be opened."""
    if not list_archive(io.BytesIO(data), name):
        return "er et tomt ZIP-arkiv. Tjek, at det er pakket rigtigt."
    return "er et ZIP-arkiv; dets filer læses hver for sig."


def _container_kind(path: Path) -> str:
    """The kind of an archive or letter, "" for other files: told by the first bytes where they are enough."""
    try:
        kind = _find_kind_once(path, _stamp(path))
    except OSError as err:
        reason = err.strerror or str(err)
        raise InputError(f"{path}: filen kan ikke læses ({reason}). Tjek stien, og prøv igen.") from err
    return kind if kind in LISTERS else ""


@functools.lru_cache(maxsize=KEPT_OPEN)
def _find_kind_once(path: Path, stamp: tuple[int, int, int]) -> str:
    """The kind of a file, kept: all members of an archive ask for it."""
    with path.open("rb") as stream:
        if not _may_hold(stream.read(HEAD), path.name):
            return ""
        stream.seek(0)
        return find_stream_kind(stream, path.name)


def _stamp(path: Path) -> tuple[int, int, int]:
    """What tells a changed file, and a forked process, which must not share an open one."""
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size, os.getpid()


def _may_hold(head: bytes, name: str) -> bool:
    """Whether a file that begins with these bytes can be an archive or a letter."""
    return head.startswith((*ZIP_MARKS, OLE_MARK)) or is_letter(head, PurePosixPath(name).suffix.lower())


def _list_eml(stream: IO[bytes], name: str) -> tuple[Part, ...]:
    return read_eml(stream.read(), name).attachments


def _list_msg(stream: IO[bytes], name: str) -> tuple[Part, ...]:
    return read_msg(stream.read(), name).attachments


LISTERS: dict[str, Callable[[IO[bytes], str], tuple[Part, ...]]] = {
    "zip": list_archive,
    "eml": _list_eml,
    "msg": _list_msg,
}


def _open(path: Path, kind: str, chain: tuple[str, ...]) -> tuple[Part, ...]:
    """What is in the file, or in the archive or letter that the chain of names leads to inside it."""
    return _open_once(path, _stamp(path), kind, chain)


@functools.lru_cache(maxsize=KEPT_OPEN)
def _open_once(
    path: Path, stamp: tuple[int, int, int], kind: str, chain: tuple[str, ...]
) -> tuple[Part, ...]:
    if not chain:
        return LISTERS[kind](path.open("rb"), str(path))
    name = "/".join((str(path), *chain))
    part, _ = _find(_open_once(path, stamp, kind, chain[:-1]), chain[-1], name)
    data = part.open()
    lister = LISTERS.get(find_kind(data, part.name))
    if lister is None:
        raise InputError(f"{name}: er hverken et arkiv eller et brev. Importér arkivet igen.")
    return lister(io.BytesIO(data), name)


def _walk(parts: tuple[Part, ...], budget: Budget, depth: int) -> Iterator[str]:
    for part in parts:
        budget.take(part)
        data = b"" if part.sealed else _bytes(part)
        kind = find_kind(data, part.name) if data else ""
        if kind not in LISTERS or depth >= DEEPEST:
            yield part.name
            continue
        try:
            inside = LISTERS[kind](io.BytesIO(data), f"{budget.name}/{part.name}")
        except InputError:
            yield part.name
            continue
        if kind != "zip" or not inside:
            yield part.name
        yield from (f"{part.name}/{name}" for name in _walk(inside, budget, depth + 1))


def _bytes(part: Part) -> bytes:
    """A part's bytes where they could be an archive or a letter; else nothing."""
    try:
        head = part.open(HEAD)
        return part.open() if _may_hold(head, part.name) else b""
    except InputError:
        return b""


def _find(parts: tuple[Part, ...], member: str, where: str) -> tuple[Part, str]:
    """The part a name begins with, and the rest of the name."""
    for part in parts:
        if part.name == member:
            return part, ""
    for part in parts:
        if member.startswith(f"{part.name}/"):
            return part, member[len(part.name) + 1 :]
    raise InputError(f"{where}: filen findes ikke i arkivet. Importér arkivet igen.")


def _checked(part: Part, where: str, depth: int) -> bytes:
    data = part.open()
    if depth >= DEEPEST and find_kind(data, part.name) == "zip":
        raise ArchiveBomb(
            f"{where}: over {DEEPEST} arkiver ligger inde i hinanden. Pak dem ud, og importér mappen."
        )
    return data
