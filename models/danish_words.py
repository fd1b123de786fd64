"""The half a million inflected words of spaCy's Danish tables, each with its base form.

As a dict they take 90 MB in every process and a second to build. Here they are the lines of the file itself,
put in order: 20 MB that processes started from one another have in common, and found by halving.
"""

import gzip
import mmap
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

# words of a document are few, and most come again
REMEMBERED = 4096
# a line of the file:     "skolen": "skole",
BEFORE, BETWEEN, AFTER = b'    "', b'": "', b'"'
# so many words are looked for from one end of the file to the other, which a search is done with; putting the
# file in order takes as long as a hundred
FEW = 20
# where halving stops: more bytes than the longest line has
NEAR = 512


def find_known(words: Iterable[str]) -> set[str]:
    """Those of the words, in small letters, that the tables have.

    >>> sorted(find_known({"skolen", "skolxn"}))
    ['skolen']
    """
    return {word for word in words if is_known(word)}


def is_known(word: str) -> bool:
    """Whether the tables have a word, given in small letters."""
    return bool(word) and _find_line(word) is not None


@lru_cache(maxsize=REMEMBERED)
def look_up(word: str) -> str:
    """The base form that the tables give for a word, the word itself where they give none.

    >>> look_up("sagerne")
    'sag'
    """
    line = _find_line(word)
    return word if line is None else line[: line.rindex(AFTER)].decode()


def put_in_order() -> None:
    """Make ready for many words, in a process whose children share what it has."""
    _lines()


def _find_line(word: str) -> bytes | None:
    """What stands behind a word in its line; None where it has none."""
    sought = BEFORE + word.encode("utf-8", "surrogatepass") + BETWEEN
    if not _lines.cache_info().currsize and _find_unordered.cache_info().currsize < FEW:
        return _find_unordered(sought)
    lines = _lines()
    low, high, length = 0, len(lines), len(sought)
    while high - low > NEAR:
        middle = (low + high) // 2
        start = lines.find(b"\n", middle) + 1
        if lines[start : start + length] <= sought:
            low = start
        else:
            high = middle
    at = lines.find(sought, low, high + NEAR)
    return None if at < 0 else lines[at + length : lines.find(b"\n", at)]


@lru_cache(maxsize=FEW)
def _find_unordered(sought: bytes) -> bytes | None:
    """The same from one end of the file to the other."""
    lines = _unordered()
    at = lines.find(b"\n" + sought) + 1
    return lines[at + len(sought) : lines.find(b"\n", at)] if at else None


@cache
def _lines() -> mmap.mmap:
    """The lines of the file in order of their bytes, each with an end, where forked processes share them."""
    lines = _unordered().split(b"\n")
    _unordered.cache_clear()
    lines.sort()
    ordered = b"\n".join([*lines, b""])
    shared = mmap.mmap(-1, len(ordered))
    shared.write(ordered)
    return shared


@cache
def _unordered() -> bytes:
    """The lines as the file has them, an end before and after each; JSON writes a slash in its own way."""
    packed = files("spacy_lookups_data").joinpath("data/da_lemma_lookup.json.gz")
    return b"\n" + gzip.decompress(packed.read_bytes()).replace(b"\\/", b"/") + b"\n"
