"""Records packed for their way from one process to another, and unpacked there piece by piece.

Those of a pack of 3,000 pages are 25 MB as bytes and 200 MB as objects: who saves them unpacks one piece,
writes it and lets go of it.
"""

import threading
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Generic, TypeVar, get_type_hints

import msgspec

from models.evidence import Issue, Span
from models.records import (
    DocumentKind,
    FinanceTable,
    Meeting,
    Parsed,
    Proposal,
    SumCheck,
    TextAmount,
    TypedTable,
)

T = TypeVar("T")
# MessagePack: an array with its length in four bytes.
ARRAY_HEAD = b"\xdd"
# A piece is as many records as fill so many bytes, one at least; zlib's quickest.
PIECE, LEVEL = 100_000, 1
_BUILDING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Packed(Generic[T]):
    """Some records in compressed pieces; to go through them unpacks one piece at a time.

    field is the name of the field of Parsed that they are.
    """

    field: str
    pieces: tuple[bytes, ...]

    def __iter__(self) -> Iterator[T]:
        """The records one by one, as often as wanted."""
        for piece in self.pieces:
            yield from _decoder(self.field).decode(zlib.decompress(piece))


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedRecords:
    """The records of a document, packed; each field is that of Parsed of the same name."""

    kind: DocumentKind
    meetings: Packed[Meeting]
    proposals: Packed[Proposal]
    overview_tables: Packed[FinanceTable]
    typed_tables: Packed[TypedTable]
    text_amounts: Packed[TextAmount]
    checks: Packed[SumCheck]
    issues: Packed[Issue]
    unclaimed: Packed[Span]
    furniture: Packed[Span]

    def unpack(self) -> Parsed:
        """All of them at once."""
        values: dict[str, Any] = {
            spec.name: tuple(value) if isinstance(value := getattr(self, spec.name), Packed) else value
            for spec in fields(self)
        }
        return Parsed(**values)


def pack_records(parsed: Parsed) -> PackedRecords | Parsed:
    """The records as compressed bytes; as they are where they hold half a character or a long number."""
    values = {spec.name: getattr(parsed, spec.name) for spec in fields(parsed)}
    try:
        packed: dict[str, Any] = {
            name: Packed(name, tuple(_pieces(value))) if isinstance(value, tuple) else value
            for name, value in values.items()
        }
    except (UnicodeEncodeError, OverflowError):
        return parsed
    return PackedRecords(**packed)


def _pieces(records: Sequence[Any]) -> Iterator[bytes]:
    encode = msgspec.msgpack.Encoder().encode
    piece: list[bytes] = []
    size = 0
    for record in records:
        piece.append(encode(record))
        size += len(piece[-1])
        if size >= PIECE:
            yield _piece(piece)
            piece, size = [], 0
    if piece:
        yield _piece(piece)


def _piece(encoded: Sequence[bytes]) -> bytes:
    return zlib.compress(b"".join([ARRAY_HEAD, len(encoded).to_bytes(4, "big"), *encoded]), LEVEL)


def _decoder(field: str) -> "msgspec.msgpack.Decoder[Any]":
    """What unpacks a field. While it is built no other thread may: msgspec hands out what is half built."""
    with _BUILDING:
        return _build_decoder(field)


@cache
def _build_decoder(field: str) -> "msgspec.msgpack.Decoder[Any]":
    return msgspec.msgpack.Decoder(get_type_hints(Parsed)[field])
