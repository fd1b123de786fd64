"""The words of a record around what was asked for, with the hits marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.search_fields import SEARCH_FIELDS
from parsers.searching.compounds import PART
from parsers.searching.words import Token, find_tokens
from referat.searching.fields import Texts
from referat.searching.question import Question, Term

# What stands before and after a hit in a snippet that is data.
HIT = "**"
# How many characters a snippet has, and how many of them stand before the first hit.
LENGTH, BEFORE = 170, 50


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of one field's text on one line; hits marked with HIT on both sides."""

    field: str
    text: str


def find_snippet(texts: Texts, question: Question) -> Snippet | None:
    """The piece of text with most of what was asked for; None where no word of it stands in the texts.

    The title is told anyway, so another field comes first where it has as many of the terms.
    """
    best: tuple[int, Snippet] | None = None
    for field in (*(name for name in SEARCH_FIELDS if name != "title"), "title"):
        terms = [term for term in question.terms if term.field in (None, field)]
        for said in texts.get(field, ()):
            found, count = _densest(said, terms)
            if found and (best is None or count > best[0]):
                best = (count, Snippet(field, _cut(said, found)))
            if best is not None and best[0] == len(question.terms):
                return best[1]
    return None if best is None else best[1]


def find_hits(said: str, terms: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Where the terms stand: (start, end, number of the term), left to right, not overlapping."""
    tokens = find_tokens(said)
    hits: list[tuple[int, int, int]] = []
    at = 0
    while at < len(tokens):
        for n, term in enumerate(terms):
            length = _fits(tokens, at, term)
            if length:
                hits.append((tokens[at].start, tokens[at + length - 1].end, n))
                at += length - 1
                break
        at += 1
    return hits


def _fits(tokens: Sequence[Token], at: int, term: Term) -> int:
    """How many words from here on are the term; 0 where they are not."""
    first, length = tokens[at], len(term.forms)
    if length == 1:
        stem = term.stems[0]
        begins = term.prefix and first.form.startswith(term.forms[0])
        return int(begins or _same(first, stem) or (len(stem) >= PART and stem in first.form))
    if first.form[0] != term.forms[0][0]:
        return 0
    row = tokens[at : at + length]
    same = [token.stem for token in row] == list(term.stems)
    if term.prefix and len(row) == length and not same:
        begins = row[-1].form.startswith(term.forms[-1])
        same = begins and [token.stem for token in row[:-1]] == list(term.stems[:-1])
    if same:
        return length
    return int(first.form.startswith("".join(term.forms)))


def _same(token: Token, stem: str) -> bool:
    """Whether a word has this stem; forms of one word begin alike, and to find a stem takes a while."""
    return token.form[0] == stem[0] and token.stem == stem


def _densest(said: str, terms: Sequence[Term]) -> tuple[list[tuple[int, int]], int]:
    """The hits within one snippet's length that tell of most terms, and how many these are."""
    hits = find_hits(said, terms)
    best: list[tuple[int, int, int]] = []
    for n, (start, _, _) in enumerate(hits):
        near = [hit for hit in hits[n:] if hit[1] - start <= LENGTH - BEFORE]
        if len({hit[2] for hit in near}) > len({hit[2] for hit in best}):
            best = near
    return [(start, end) for start, end, _ in best], len({hit[2] for hit in best})


def _cut(said: str, hits: Sequence[tuple[int, int]]) -> str:
    """So much of a text as a snippet has, whole words, on one line, with the hits marked."""
    first = max(0, hits[0][0] - BEFORE)
    if first:
        space = said.find(" ", first, hits[0][0])
        first = space + 1 if space >= 0 else hits[0][0]
    last = min(len(said), max(first + LENGTH, hits[-1][1]))
    if last < len(said):
        space = said.rfind(" ", hits[-1][1], last)
        last = space if space >= 0 else hits[-1][1]
    marked, at = "", first
    for start, end in hits:
        marked += f"{said[at:start]}{HIT}{said[start:end]}{HIT}"
        at = end
    line = " ".join((marked + said[at:last]).split())
    return f"{'… ' if first else ''}{line}{' …' if last < len(said) else ''}"
