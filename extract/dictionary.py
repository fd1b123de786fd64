"""Which words a Danish dictionary has, with their forms.

As a set the half a million words take 70 MB in every process. Here they are one string in order of their
bytes and the places where each word begins in it: 9 MB, made when a word is first asked for.
"""

import gzip
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

# Bytes of the dictionary that are looked at together, and the quotation marks of each of its lines.
BLOCK, MARKS = 1 << 16, 4


@dataclass(frozen=True, slots=True)
class _Words:
    """Words one after the other; word i is the bytes from starts[i] to starts[i + 1]."""

    joined: bytes
    starts: "array[int]"

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, i: int) -> bytes:
        return self.joined[self.starts[i] : self.starts[i + 1]]


def find_known(words: Iterable[str]) -> set[str]:
    """Those of the words, in small letters, that the dictionary has.

    >>> find_known({"skolen", "skolxn"})
    {'skolen'}
    """
    return {word for word in words if is_known(word)}


def is_known(word: str) -> bool:
    """Whether the dictionary has a word, given in small letters."""
    known, sought = _dictionary(), word.encode("utf-8", "surrogatepass")
    at = bisect_left(known, sought)
    return at < len(known) and known[at] == sought


@cache
def _dictionary() -> _Words:
    words = sorted(_read_words())
    return _Words(b"".join(words), array("I", accumulate(map(len, words), initial=0)))


def _read_words() -> Iterator[bytes]:
    """The words block by block; the base forms beside them are words of their own, all but a misprint."""
    packed = files("spacy_lookups_data").joinpath("data/da_lemma_lookup.json.gz")
    with packed.open("rb") as raw, gzip.open(raw, "rb") as lines:
        while block := lines.read(BLOCK) + lines.readline():
            # "skolen": "skole",
            yield from block.replace(b"\\/", b"/").split(b'"')[1::MARKS]
