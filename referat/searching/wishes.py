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
# "ikke godkendt": what is wished for then; "ikke afvist" can be anything.
NOT, TURNED = "ikke", {"approved": "rejected"}
# What people ask by that stands in no paper.
ASKED = frozenset({"hvor", "mange", "alle", "blevet", "vores", "find", "vis"})
# What the search finds anyhow.
FOUND = frozenset(map(find_stem, ("forslag", "punkt", "sag", "beslutning")))


def _without_last(word: str) -> str:
    """A word joined by a hyphen to one that the search finds anyhow, without that: "AI-forslag"."""
    first, parted, last = word.rpartition("-")
    return first if parted and first and find_stem(last.casefold()) in FOUND else word


def read_wish(said: str) -> tuple[str, str] | None:
    """The words that are left, and the code of the outcome wished for; None where there is no such wish.

    No words are left where all of an outcome is wished for.

    >>> read_wish("afslåede forslag om kunstig intelligens")
    ('kunstig intelligens', 'rejected')
    >>> read_wish("afviste AI-forslag"), read_wish("AI-forslag, der ikke blev godkendt")
    (('AI', 'rejected'), ('AI', 'rejected'))
    >>> read_wish("afviste forslag"), read_wish("forslag godkendt, ikke afvist")
    (('', 'rejected'), ('', 'approved'))
    """
    if re.search(r'["*:]', said):
        return None
    wished: list[str | None] = []
    left: list[str] = []
    named = turned = False
    for part in re.findall(r"[^\s.,;?!]+", said):
        word = _without_last(part)
        folded = word.casefold()
        outcome = CODES.get(folded)
        if outcome:
            wished.append(TURNED.get(outcome) if turned else outcome)
            turned = False
        elif folded == NOT:
            turned = True
        elif find_stem(folded) in FOUND:
            named = True
        elif not is_ignored(folded) and folded not in ASKED:
            left.append(word)
    meant = {outcome for outcome in wished if outcome}
    return (" ".join(left), meant.pop()) if len(meant) == 1 and (left or named) else None
