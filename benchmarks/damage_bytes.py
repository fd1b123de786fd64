"""Damage to the bytes of a whole PDF, as broken copies, disks and programs leave it, and worse."""

import re
import zlib
from collections.abc import Callable
from random import Random

Damage = Callable[[bytes, Random], bytes]

ODD_NUMBERS = (
    b"-1",
    b"0",
    b"1",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"4294967295",
    b"9" * 20,
    b"1e9",
    b".",
)
KEYS = re.compile(
    rb"/(?:Type|Resources|Font|MediaBox|Pages|Kids|Count|Parent|Contents|Length|Filter|Root|Size|W)\b"
)
LENGTH = re.compile(rb"/Length \d+")
NUMBER = re.compile(rb"(?<=[\s\[])-?\d+(?=[\s\]/>])")
REFERENCE = re.compile(rb"\b\d+ 0 R\b")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
MARKS = re.compile(rb"endobj|endstream|stream|obj|xref|trailer|startxref|%%EOF|>>|<<|\]|\[")


def cut_off(data: bytes, rng: Random) -> bytes:
    return data[: rng.randrange(6, len(data))]


def cut_out(data: bytes, rng: Random) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.randrange(1, 4096) :]


def flip_bytes(data: bytes, rng: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 20, 200, 2000))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def flip_bits(data: bytes, rng: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 5, 50))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def blank_out(data: bytes, rng: Random) -> bytes:
    """A run of NUL, as a download or a disk that broke leaves it."""
    start = rng.randrange(len(data))
    end = min(len(data), start + rng.choice((16, 512, 4096, 65536)))
    return data[:start] + bytes(end - start) + data[end:]


def swap_blocks(data: bytes, rng: Random) -> bytes:
    size = rng.choice((64, 512, 4096))
    blocks = [data[at : at + size] for at in range(0, len(data), size)]
    for _ in range(rng.randrange(1, 5)):
        first, second = rng.randrange(len(blocks)), rng.randrange(len(blocks))
        blocks[first], blocks[second] = blocks[second], blocks[first]
    return b"".join(blocks)


def wrong_lengths(data: bytes, rng: Random) -> bytes:
    return replace_some(LENGTH, data, rng, lambda _: b"/Length " + rng.choice(ODD_NUMBERS))


def wrong_numbers(data: bytes, rng: Random) -> bytes:
    return replace_some(NUMBER, data, rng, lambda _: rng.choice(ODD_NUMBERS))


def wrong_references(data: bytes, rng: Random) -> bytes:
    """References that point elsewhere: loops, things of another kind, and nothing at all."""
    highest = max(2, data.count(b" obj") + 2)
    return replace_some(REFERENCE, data, rng, lambda _: b"%d 0 R" % rng.randrange(highest))


def lost_keys(data: bytes, rng: Random) -> bytes:
    return replace_some(KEYS, data, rng, lambda hit: b"/X" + hit[0][2:])


def lost_marks(data: bytes, rng: Random) -> bytes:
    return replace_some(MARKS, data, rng, lambda hit: rng.choice((b"", b" ", hit[0] + hit[0], b"endobj")))


def wrong_xref(data: bytes, rng: Random) -> bytes:
    """A table of objects that is shifted, shuffled, or not where it is said to be."""
    start = data.rfind(b"startxref")
    if start < 0 or rng.random() < 0.4:
        return data[: max(0, start)] + b"startxref\n%d\n%%%%EOF\n" % rng.randrange(2 * len(data))
    lines = data.split(b"\n")
    entries = [number for number, line in enumerate(lines) if re.fullmatch(rb"\d{10} \d{5} n ?\r?", line)]
    for number in entries:
        if rng.random() < 0.5:
            lines[number] = b"%010d 00000 n " % rng.randrange(len(data) + 100)
    return b"\n".join(lines)


def broken_streams(data: bytes, rng: Random) -> bytes:
    """Streams whose packed bytes are changed, so that they unpack to rubbish or not to the end."""
    return replace_some(
        STREAM, data, rng, lambda hit: b"stream\n" + flip_bytes(hit[1] or b"x", rng) + b"\nendstream"
    )


def other_content(data: bytes, rng: Random) -> bytes:
    """Streams that unpack well, to something that is no content at all."""
    rubbish = zlib.compress(
        rng.choice((rng.randbytes(5000), b"( [ << " * 2000, b"BT /F1 1e9 Tf (x) Tj " * 500))
    )
    return replace_some(STREAM, data, rng, lambda _: b"stream\n" + rubbish + b"\nendstream")


def rubbish_in_front(data: bytes, rng: Random) -> bytes:
    return rng.choice((rng.randbytes(rng.randrange(1, 900)), b"\r\n" * 300, bytes(700))) + data


def rubbish_behind(data: bytes, rng: Random) -> bytes:
    return data + rng.choice(
        (rng.randbytes(100_000), bytes(100_000), b"%%EOF\n" * 1000, data[: len(data) // 2])
    )


def line_ends(data: bytes, rng: Random) -> bytes:
    """Sent as text: line ends changed within packed bytes too, or the eighth bit lost."""
    if rng.random() < 0.2:
        return bytes(byte & 0x7F for byte in data)
    return data.replace(*rng.choice(((b"\n", b"\r\n"), (b"\r", b"\n"), (b"\n", b""))))


def several(data: bytes, rng: Random) -> bytes:
    """Two to four of the others, one on top of the other."""
    for damage in rng.sample(BYTE_DAMAGES[:-1], rng.randrange(2, 5)):
        data = damage(data, rng) or b"%PDF-1.4"
        if len(data) < 32:
            break
    return data


BYTE_DAMAGES: tuple[Damage, ...] = (
    cut_off,
    cut_out,
    flip_bytes,
    flip_bits,
    blank_out,
    swap_blocks,
    wrong_lengths,
    wrong_numbers,
    wrong_references,
    lost_keys,
    lost_marks,
    wrong_xref,
    broken_streams,
    other_content,
    rubbish_in_front,
    rubbish_behind,
    line_ends,
    several,
)


def replace_some(
    pattern: re.Pattern[bytes], data: bytes, rng: Random, change: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    """Hits of the pattern changed: one of them, or each with the same chance."""
    hits = list(pattern.finditer(data))
    if not hits:
        return flip_bytes(data, rng)
    share = rng.choice((0.0, 0.1, 0.5, 1.0))
    sure = rng.randrange(len(hits))
    parts, end = [], 0
    for number, hit in enumerate(hits):
        if number == sure or rng.random() < share:
            parts += [data[end : hit.start()], change(hit)]
            end = hit.end()
    return b"".join([*parts, data[end:]])
