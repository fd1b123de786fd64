"""The base form of each inflected Danish word that spaCy's tables know.

As a dict the half a million words take 90 MB in every process. Here they are one string in order of the
alphabet and the places where each word begins in it: 16 MB, which processes started from one another share.
"""

import gzip
import json
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate

# words of a document are few, and most come again
REMEMBERED = 4096
# bytes of the tables that are looked at together: few enough that those with odd signs are rare
BLOCK = 1 << 16
# a line that is a word and its base form has so many quotation marks, and one part more
MARKS = 4


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines one after the other; line i is the bytes from starts[i] to starts[i + 1]."""

    joined: bytes
    starts: "array[int]"

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, i: int) -> bytes:
        return self.joined[self.starts[i] : self.starts[i + 1]]


@cache
def _table() -> _Lines:
    """The words that have another base form, each with a tab and that form, in order of their bytes."""
    lines = sorted(_read_lines())
    return _Lines(b"".join(lines), array("I", accumulate(map(len, lines), initial=0)))


def _read_lines() -> Iterator[bytes]:
    """The words that have another base form, with it, block by block, so that the table is never whole."""
    packed = files("spacy_lookups_data").joinpath("data/da_lemma_lookup.json.gz")
    with packed.open("rb") as raw, gzip.open(raw, "rb") as lines:
        while block := lines.read(BLOCK) + lines.readline():
            parts = block.split(b'"')  # "skolen": "skole",
            if b"\\" in block or len(parts) % MARKS != 1:
                yield from _read_slowly(block)
            else:
                pairs = zip(parts[1::MARKS], parts[3::MARKS], strict=True)
                yield from [word + b"\t" + base for word, base in pairs if word != base]


def _read_slowly(block: bytes) -> Iterator[bytes]:
    """The same of a block with signs that JSON writes in another way."""
    for line in block.splitlines():
        parts = line.split(b'"')
        if len(parts) == MARKS + 1 and parts[1] != parts[3]:
            yield b"%s\t%s" % (parts[1], parts[3]) if b"\\" not in line else _unescaped(line)


def _unescaped(line: bytes) -> bytes:
    """A line with signs that JSON writes in another way."""
    ((word, base),) = json.loads(b"{%s}" % line.strip().rstrip(b",")).items()
    return f"{word}\t{base}".encode()


@lru_cache(maxsize=REMEMBERED)
def look_up(word: str) -> str:
    """The base form that the tables give for a word, the word itself where they give none.

    look_up("sagerne") is "sag".
    """
    lines, sought = _table(), f"{word}\t".encode()
    at = bisect_left(lines, sought)
    if at < len(lines) and (line := lines[at]).startswith(sought):
        return line[len(sought) :].decode()
    return word
