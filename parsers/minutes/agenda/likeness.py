"""Whether two printed titles name the same item."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from parsers.text import key

# titles name the same item from this likeness on, or when one goes on where the other of so many letters ends
LEAST_ALIKE, LEAST_START = 88, 8


@lru_cache(maxsize=4096)
def alike(a: str, b: str) -> bool:
    """Whether two printed titles name the same item, one of them perhaps cut short."""
    x, y = key(a), key(b)
    if not x or not y:
        return False
    short, long = sorted((x, y), key=len)
    return x == y or (len(short) >= LEAST_START and long.startswith(short)) or ratio(x, y) >= LEAST_ALIKE


def find_alike(titles: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """For each of some titles those that `alike` says name the same item, itself among them.

    find_alike(["Budget 2031", "Budget 2031.", "Lukket"])["Lukket"] is ("Lukket",).
    """
    named = {title: words for title in titles if (words := key(title))}
    keys = sorted(set(named.values()))
    near: dict[str, set[str]] = {}
    for at, words in enumerate(keys):
        close = near.setdefault(words, set())
        close.update(
            hit for hit, _, _ in extract(words, keys, scorer=ratio, score_cutoff=LEAST_ALIKE, limit=None)
        )
        for longer in keys[at + 1 :] if len(words) >= LEAST_START else ():
            if not longer.startswith(words):
                break
            close.add(longer)
            near.setdefault(longer, set()).add(words)
    by_key: dict[str, list[str]] = {}
    for title, words in named.items():
        by_key.setdefault(words, []).append(title)
    return {
        title: tuple(other for words in near[named[title]] for other in by_key[words])
        if title in named
        else ()
        for title in titles
    }
