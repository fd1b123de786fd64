"""ZIP archives: their members by name, within limits, whatever program wrote them."""

import itertools
import re
import struct
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import IO, Protocol

from models.errors import ArchiveBomb, DamagedFile, EncryptedFile, InputError
from models.frozen import dataclass

MOST_MEMBERS = 20_000  # in all, archives inside archives included
MOST_BYTES = 8 << 30  # unpacked, in all
LARGEST_MEMBER = 1 << 30  # unpacked
DEEPEST = 5  # archives and letters inside each other
# a member that unpacks to more than this many times its size, and more than this many bytes, is no paper
MOST_RATIO, RATIO_FROM = 200, 64 << 20
# what systems put into archives beside a person's files
JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\.[^/]+)", re.I)
UNICODE_PATH = 0x7075  # Info-ZIP's extra field with the name in UTF-8
UTF8_FLAG, ENCRYPTED_FLAG = 0x800, 0x1
# æ, ø, å, Æ, Ø, Å in Windows' Latin-1 and in the code pages of DOS; the rest of both are rare in Danish names
LATIN_LETTERS = frozenset(b"\xe6\xf8\xe5\xc6\xd8\xc5")
DOS_LETTERS = frozenset(b"\x91\x9b\x86\x92\x9d\x8f")
UNPRINTED = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class Opener(Protocol):
    """Gives the bytes of a file inside another, or raises an InputError that says why not."""

    def __call__(self, limit: int | None = None) -> bytes:
        """The bytes, at most `limit` of them."""
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside an archive or a letter."""

    name: str
    size: int
    open: Opener
    sealed: bool = False  # its bytes can't be had, and opening it says why


@dataclass(frozen=True, slots=True)
class Held:
    """Gives bytes that are at hand."""

    data: bytes

    def __call__(self, limit: int | None = None) -> bytes:
        """The bytes."""
        return self.data[:limit]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Stands for bytes that can't be had."""

    fault: InputError

    def __call__(self, limit: int | None = None) -> bytes:
        """Raise why not."""
        raise self.fault


@dataclass(slots=True)
class Budget:
    """How much of a file's limits is used up by what was found inside it so far."""

    name: str
    members: int = 0
    size: int = 0

    def take(self, part: Part) -> None:
        """Count one part; raises ArchiveBomb past the limits."""
        self.members += 1
        self.size += 0 if part.sealed else part.size
        if self.members > MOST_MEMBERS:
            raise ArchiveBomb(
                f"{self.name}: arkivet har over {MOST_MEMBERS} filer. Pak det ud, og importér mappen i dele."
            )
        if self.size > MOST_BYTES:
            raise ArchiveBomb(
                f"{self.name}: arkivet fylder over {MOST_BYTES >> 30} GB udpakket. "
                "Tjek, at det er ægte, pak det ud, og importér mappen."
            )


def list_archive(stream: IO[bytes], name: str) -> tuple[Part, ...]:
    """The files of a ZIP archive in its own order, folders and systems' own files passed over.

    stream must stay open as long as parts are opened. Raises DamagedFile when it can't be read at all.
    """
    try:
        package = zipfile.ZipFile(stream)
        infos = [info for info in package.infolist() if not info.is_dir()]
    except Exception as err:  # zipfile raises errors of many kinds on broken bytes
        raise DamagedFile(
            f"{name}: arkivet er beskadiget og kan ikke åbnes. Hent det igen fra kilden."
        ) from err
    named = [(clean_name(_member_name(info)), info) for info in infos[: MOST_MEMBERS + 1]]
    kept = [(path, info) for path, info in named if path and not JUNK.search(path)]
    paths = unique_names(path for path, _ in kept)
    return tuple(_part(package, info, path, name) for path, (_, info) in zip(paths, kept, strict=True))


def _part(package: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, archive: str) -> Part:
    where = f"{archive}/{path}"
    fault = _fault(info, where)
    if fault is not None:
        return Part(path, info.file_size, Refusal(fault), sealed=True)
    return Part(path, info.file_size, _Member(package, info, where))


@dataclass(frozen=True, slots=True)
class _Member:
    """Unpacks one member."""

    package: zipfile.ZipFile
    info: zipfile.ZipInfo
    where: str

    def __call__(self, limit: int | None = None) -> bytes:
        try:
            with self.package.open(self.info) as stream:
                return stream.read() if limit is None else stream.read(limit)
        except NotImplementedError as err:
            message = "er pakket på en måde, der ikke kan læses her. Pak arkivet ud, og importér mappen."
            raise InputError(f"{self.where}: filen {message}") from err
        except Exception as err:  # zipfile, zlib and lzma raise errors of many kinds on broken bytes
            raise DamagedFile(
                f"{self.where}: filen er beskadiget i arkivet. Hent arkivet igen fra kilden."
            ) from err


def _fault(info: zipfile.ZipInfo, where: str) -> InputError | None:
    if info.flag_bits & ENCRYPTED_FLAG:
        return EncryptedFile(
            f"{where}: filen er låst med adgangskode. Pak arkivet ud med koden, og importér mappen."
        )
    if info.file_size > LARGEST_MEMBER:
        return ArchiveBomb(
            f"{where}: filen fylder over {LARGEST_MEMBER >> 30} GB udpakket. "
            "Tjek, at arkivet er ægte, og pak det ud."
        )
    if info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * max(1, info.compress_size):
        return ArchiveBomb(
            f"{where}: filen vokser over {MOST_RATIO} gange ved udpakning og ligner en arkivbombe. "
            "Tjek, at arkivet er ægte, og pak det ud."
        )
    return None


def check_package(stream: IO[bytes], name: str) -> None:
    """Raise ArchiveBomb for a document packed as ZIP (DOCX, ODT) that unpacks to more than any paper."""
    with zipfile.ZipFile(stream) as package:
        infos = package.infolist()
    grown = any(
        i.file_size > RATIO_FROM and i.file_size > MOST_RATIO * max(1, i.compress_size) for i in infos
    )
    if grown or len(infos) > MOST_MEMBERS or sum(i.file_size for i in infos) > LARGEST_MEMBER:
        raise ArchiveBomb(
            f"{name}: dokumentet vokser urimeligt ved udpakning. Tjek, at det er ægte, og gem det som PDF."
        )


def _member_name(info: zipfile.ZipInfo) -> str:
    """A member's name as its writer meant it: UTF-8 where marked or plain, else by its Danish letters."""
    if info.flag_bits & UTF8_FLAG:
        return info.orig_filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename
    return _unicode_path(info.extra) or decode_name(raw)


def decode_name(raw: bytes) -> str:
    """A file name of unknown encoding: UTF-8 if it is that, else Latin-1 or DOS by the Danish letters in it.

    Example: decode_name("Møde.pdf".encode("cp865")) gives "Møde.pdf".
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        letters = set(raw)
    latin = len(letters & LATIN_LETTERS) > len(letters & DOS_LETTERS)
    return raw.decode("cp1252" if latin else "cp850", errors="replace")


def _unicode_path(extra: bytes) -> str | None:
    while len(extra) >= 4:
        field, size = struct.unpack("<HH", extra[:4])
        if field == UNICODE_PATH and size > 5:
            return extra[9 : 4 + size].decode("utf-8", errors="replace")
        extra = extra[4 + size :]
    return None


def clean_name(path: str) -> str:
    """A path inside an archive as a plain relative one: no drive, no "..", no control characters."""
    path = UNPRINTED.sub("_", path.split("\x00")[0]).replace("\\", "/")
    path = re.sub(r"^[A-Za-z]:", "", path)
    steps = [step.strip() for step in path.split("/")]
    return unicodedata.normalize("NFC", "/".join(s for s in steps if s not in ("", ".", "..")))


def unique_names(paths: Iterable[str]) -> list[str]:
    """The paths, with " (2)" and so on before the ending of those that were there before."""
    seen: set[str] = set()
    return [_unseen(path, seen) for path in paths]


def _unseen(path: str, seen: set[str]) -> str:
    end = PurePosixPath(path).suffix
    stem = path.removesuffix(end)
    tries: Iterator[str] = itertools.chain([path], (f"{stem} ({n}){end}" for n in itertools.count(2)))
    name = next(one for one in tries if one not in seen)
    seen.add(name)
    return name
