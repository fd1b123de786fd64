"""The base form of each inflected Danish word that spaCy's tables know.

As a dict the half a million words take 90 MB in every process. Here they are one string in order of the
alphabet and the places where each word begins in it: 16 MB, which processes started from one another share.
"""

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import cast

from spacy.util import load_language_data, registry

# words of a document are few, and most come again
REMEMBERED = 4096


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
    table = cast(dict[str, str], load_language_data(registry.lookups.get("da")["lemma_lookup"]))
    # taken out one by one, so that memory never holds both
    lines = [f"{word}\t{base}".encode() for word in list(table) if (base := table.pop(word)) != word]
    lines.sort()
    return _Lines(b"".join(lines), array("I", accumulate(map(len, lines), initial=0)))


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
