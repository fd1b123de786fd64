"""What a person wishes who writes how it was decided among the words: "afslåede forslag om solceller"."""

import re

from parsers.searching.words import find_stem, is_ignored

# What people call an outcome, beside what minutes say.
OUTCOMES = {
    "rejected": ("afslået", "afslåede", "afslag", "afvist", "afviste", "forkastet", "nedstemt", "nedstemte"),
    "approved": ("godkendt", "godkendte", "vedtaget", "vedtagne", "tiltrådt", "tiltrådte"),
    "postponed": ("udsat", "udskudt"),
    "referred": ("henvist", "henviste"),
    "withdrawn": ("udgået", "udgåede"),
}
CODES = {word: code for code, words in OUTCOMES.items() for word in words}
# What the search finds anyhow.
FOUND = frozenset(map(find_stem, ("forslag", "punkt", "sag", "beslutning")))


def _without_last(word: str) -> str:
    """A word joined by a hyphen to one that the search finds anyhow, without that: "AI-forslag"."""
    first, parted, last = word.rpartition("-")
    return first if parted and first and find_stem(last.casefold()) in FOUND else word


def read_wish(said: str) -> tuple[str, str] | None:
    """The words that are left, and the code of the outcome wished for; None where either is missing.

    >>> read_wish("afslåede forslag om kunstig intelligens")
    ('kunstig intelligens', 'rejected')
    >>> read_wish("afviste AI-forslag")
    ('AI', 'rejected')
    """
    if re.search(r'["*:]', said):
        return None
    wished, left = None, []
    for part in re.findall(r"[^\s.,;?!]+", said):
        word = _without_last(part)
        folded = word.casefold()
        outcome = CODES.get(folded)
        if outcome and wished in (None, outcome):
            wished = outcome
        elif not is_ignored(folded) and find_stem(folded) not in FOUND:
            left.append(word)
    return (" ".join(left), wished) if wished and left else None
