"""Letters as Outlook saves them, written byte by byte: compound files (MS-CFB) with properties (MS-OXMSG)."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT_SECTOR, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
STRING, BINARY, NUMBER, TIME, OBJECT, BOOLEAN = 0x001F, 0x0102, 0x0003, 0x0040, 0x000D, 0x000B

Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int
    right: int = NONE
    child: int = NONE
    start: int = END
    data: bytes = b""


def write_ole(tree: Tree) -> bytes:
    """A compound file of streams (bytes) and storages (mappings)."""
    entries = [_Entry("Root Entry", 5)]
    _add(entries, 0, tree)
    fat: list[int] = []
    body = bytearray()
    mini, minifat = bytearray(), []
    for entry in entries:
        if entry.kind == 2 and len(entry.data) < CUTOFF and entry.data:
            count = -(-len(entry.data) // MINI)
            entry.start = len(minifat)
            minifat += [entry.start + i + 1 for i in range(count - 1)] + [END]
            mini += entry.data.ljust(count * MINI, b"\x00")
        elif entry.kind == 2 and entry.data:
            entry.start = _store(entry.data, body, fat)
    entries[0].data = bytes(mini)
    entries[0].start = _store(bytes(mini), body, fat) if mini else END
    mini_start = _store(struct.pack(f"<{len(minifat)}I", *minifat), body, fat, FREE) if minifat else END
    directory = b"".join(_packed(entry) for entry in entries)
    first = _store(directory, body, fat)
    sectors = -(-(len(fat) + 1) // (SECTOR // 4 - 1))
    places = [len(fat) + i for i in range(sectors)]
    fat += [FAT_SECTOR] * sectors
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(sectors * SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, sectors, first, 0, CUTOFF, mini_start, 1 if minifat else 0, END, 0)
    head += struct.pack("<109I", *places, *[FREE] * (109 - sectors))
    return head + bytes(body) + table


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    before = None
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        value = tree[name]
        at = len(entries)
        entries.append(_Entry(name, 2 if isinstance(value, bytes) else 1))
        if before is None:
            entries[parent].child = at
        else:
            entries[before].right = at
        before = at
        if isinstance(value, bytes):
            entries[at].data = value
        else:
            _add(entries, at, value)


def _store(data: bytes, body: bytearray, fat: list[int], fill: int = 0) -> int:
    start, count = len(fat), max(1, -(-len(data) // SECTOR))
    fat += [start + i + 1 for i in range(count - 1)] + [END]
    body += data.ljust(count * SECTOR, b"\xff" if fill else b"\x00")
    return start


def _packed(entry: _Entry) -> bytes:
    name = (entry.name + "\x00").encode("utf-16-le")
    links = struct.pack("<2B3I", entry.kind, 1, NONE, entry.right, entry.child)
    return (
        name.ljust(64, b"\x00")
        + struct.pack("<H", len(name))
        + links
        + bytes(36)
        + struct.pack("<IQ", entry.start, len(entry.data))
    )


@dataclass
class Msg:
    """A letter: its texts and numbers by property, and what is attached to it."""

    texts: dict[int, str] = field(default_factory=dict)
    binaries: dict[int, bytes] = field(default_factory=dict)
    sent: datetime | None = None
    files: list[tuple[str, bytes | Msg]] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)  # content ids of pictures in the text

    def tree(self, header: int = 32) -> Tree:
        counts = struct.pack("<8x4I", 0, len(self.files), 0, len(self.files)).ljust(header, b"\x00")
        numbers = {(0x0039, TIME): _filetime(self.sent)} if self.sent else {}
        made: dict[str, bytes | Tree] = dict(_properties(counts, self.texts, self.binaries, numbers))
        for n, (name, data) in enumerate(self.files):
            made[f"__attach_version1.0_#{n:08X}"] = self._attachment(name, data)
        return made

    def _attachment(self, name: str, data: bytes | Msg) -> Tree:
        texts = {0x3707: name, 0x3001: name}
        if name in self.shown:
            texts |= {0x3712: self.shown[name], 0x370E: "image/png"}
        if isinstance(data, bytes):
            numbers = {(0x3705, NUMBER): struct.pack("<Q", 1)}
            return _properties(bytes(8), texts, {0x3701: data}, numbers)
        numbers = {
            (0x3705, NUMBER): struct.pack("<Q", 5),
            (0x3701, OBJECT): struct.pack("<2I", 0xFFFFFFFF, 1),
        }
        return {**_properties(bytes(8), texts, {}, numbers), "__substg1.0_3701000D": data.tree(24)}


def _filetime(when: datetime) -> bytes:
    since = when - datetime(1601, 1, 1, tzinfo=UTC)
    return struct.pack("<Q", int(since.total_seconds()) * 10_000_000)


def _properties(
    header: bytes,
    texts: Mapping[int, str],
    binaries: Mapping[int, bytes],
    numbers: Mapping[tuple[int, int], bytes],
) -> dict[str, bytes]:
    streams = {(prop, STRING): text.encode("utf-16-le") for prop, text in texts.items()}
    streams |= {(prop, BINARY): data for prop, data in binaries.items()}
    made = {f"__substg1.0_{prop:04X}{kind:04X}": data for (prop, kind), data in streams.items()}
    rows = [struct.pack("<2H3I", kind, prop, 6, len(data), 0) for (prop, kind), data in streams.items()]
    rows += [struct.pack("<2HI", kind, prop, 6) + value for (prop, kind), value in numbers.items()]
    return {"__properties_version1.0": header + b"".join(rows), **made}


def write_msg(letter: Msg) -> bytes:
    """The letter as a file."""
    return write_ole(letter.tree())
