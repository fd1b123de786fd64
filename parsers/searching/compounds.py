"""What a Danish compound is made of, so that "teknologi" finds "velfærdsteknologiske"."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from parsers.lexicons import load_lexicon
from parsers.searching.words import REMEMBERED, Token, find_stem

# the first letters of a word stands between two parts: "velfærd-s-teknologi", "jul-e-træ"
LINKS = ("", "s", "e")
# a part's letters at least; with fewer than the second it has to be in the lexicon; those of a compound
SHORTEST, PART, COMPOUND = 2, 4, 6
# longer words are misprints, and would take long
LONGEST = 60
# what stands before a word that is only a part of another one
MARK = "_"

IsWord = Callable[[str], bool]


def build_index_text(text: str, tokens: Sequence[Token], is_word: IsWord) -> str:
    """The text as a full-text index takes it: stems in order, then the parts of compounds, each marked.

    tokens are the text's own; words parted by a hyphen are also one word. is_word: what a dictionary has.

    >>> said = "Nye skolebusser"
    >>> build_index_text(said, find_tokens(said), {"skole", "busser"}.__contains__)
    'ny skolebus _skol _bus'
    """
    extra: dict[str, None] = {}
    for before, after in pairwise(tokens):
        if text[before.end : after.start] == "-":
            extra[find_stem(before.form + after.form)] = None
    for token in tokens:
        if len(token.form) >= COMPOUND:
            extra.update(dict.fromkeys(find_parts(token.form, is_word)))
    return " ".join([token.stem for token in tokens] + [MARK + stem for stem in extra])


@lru_cache(maxsize=REMEMBERED)
def find_parts(form: str, is_word: IsWord) -> tuple[str, ...]:
    """The stems of the words that a compound is made of, those made of others too; () for a simple word.

    Where it can be parted in two ways that are as good, both are given.

    >>> find_parts("skolebusserne", {"skole", "busserne"}.__contains__)
    ('skol', 'bus')
    """
    if not COMPOUND <= len(form) <= LONGEST or not form.isalpha():
        return ()
    found = [word for pair in _find_pairs(form, is_word) for word in pair]
    deeper = [part for word in found for part in find_parts(word, is_word)]
    return tuple(dict.fromkeys([*map(find_stem, found), *deeper]))


def _find_pairs(form: str, is_word: IsWord) -> list[tuple[str, str]]:
    """The best ways to part a word in two; none where a prefix and a word make it."""
    if any(form.startswith(prefix) and is_word(form[len(prefix) :]) for prefix in _prefixes()):
        return []
    for link in LINKS:
        pairs = [(form[:end], form[end + len(link) :]) for end in _ends(form, link)]
        heads = [(head, tail) for head, tail in pairs if _is_part(head, is_word)]
        whole = [(head, tail) for head, tail in heads if _is_part(tail, is_word)]
        if whole:
            return whole
    for link in LINKS:
        pairs = [(form[:end], form[end + len(link) :]) for end in _ends(form, link)]
        made = [(head, tail) for head, tail in pairs if _is_part(head, is_word) and find_parts(tail, is_word)]
        if made:
            return made[-1:]
    return []


def _ends(form: str, link: str) -> list[int]:
    """Where the first of two parts can end, with this link after it."""
    last = len(form) - len(link) - SHORTEST
    return [end for end in range(SHORTEST, last + 1) if form.startswith(link, end)]


def _is_part(word: str, is_word: IsWord) -> bool:
    return word in _short() if len(word) < PART else is_word(word)


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(load_lexicon("search")["prefixes"])


@cache
def _short() -> frozenset[str]:
    return frozenset(load_lexicon("search")["short"])
