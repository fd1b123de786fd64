"""What a person writes in the search box, as a question to the index.

Words all have to be there, in any form; ELLER between two asks for one of them. "..." is a row of words,
-word must not be there, word* begins so, titel:word has to stand in the title.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from models.errors import UnknownWord
from models.search_fields import SEARCH_FIELDS
from parsers.lexicons import load_lexicon
from parsers.searching.compounds import MARK
from parsers.searching.words import find_stem, find_tokens, is_ignored
from referat.danish.wording import CODES

# Fields by the names that a question can use.
FIELD_NAMES = {CODES["search_field"][name]: name for name in SEARCH_FIELDS} | {
    name: name for name in SEARCH_FIELDS
}
# -titel:"to ord"   word*   ELLER
PART = re.compile(r'(?P<minus>-)?(?:(?P<field>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
EITHER = ("ELLER", "OR")
# How many words an abbreviation stands for at most.
LONGEST = 5


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand next to each other, in a field or any; the last one may be the beginning of a word.

    begun are the words of the index that begin so, once they are looked up.
    """

    forms: tuple[str, ...]
    stems: tuple[str, ...]
    field: str | None
    prefix: bool
    begun: tuple[str, ...] | None = None

    def words(self) -> list[str]:
        """The words themselves, and what is a part of one word, as they stand in the index."""
        said = [" ".join(self.stems)]
        if len(self.forms) == 1:
            return [*said, MARK + self.stems[0]]
        joined = find_stem("".join(self.forms))
        return [*said, joined, MARK + joined]

    def beginnings(self) -> list[str]:
        """What words of the index, or parts of one, begin with."""
        if not self.prefix:
            return []
        begun = " ".join((*self.stems[:-1], self.forms[-1]))
        return [begun, MARK + begun] if len(self.forms) == 1 else [begun]

    def begun_fts(self, beginning: str) -> str:
        """What begins so, as FTS5 takes it: it joins all their lists first, so known words are named."""
        if self.begun is None:
            return f'"{beginning}" *'
        mark = MARK if beginning.startswith(MARK) else ""
        return " OR ".join(f'"{mark}{word}"' for word in self.begun)

    def fts(self, fields: Sequence[str] = ()) -> str:
        """The term as FTS5 takes it: the words themselves, or what is a part of one word.

        A term without a field of its own has to stand in one of the fields, if any are given.
        """
        parts = [f'"{words}"' for words in self.words()]
        parts += filter(None, map(self.begun_fts, self.beginnings()))
        either = f"({' OR '.join(parts)})"
        places = (self.field,) if self.field else fields
        return f"{{{' '.join(places)}}} : {either}" if places else either


@dataclass(frozen=True, slots=True)
class Question:
    """Of each group one term has to be there, of the others none.

    ways are the places of groups that are enough together, where not all of them have to be there.
    """

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...]
    ways: tuple[tuple[int, ...], ...] = ()

    def fts(self, fields: Sequence[str] = ()) -> str:
        """The question as FTS5 takes it; what is wanted has to stand in the fields, if any are given."""
        parts = [f"({' OR '.join(term.fts(fields) for term in group)})" for group in self.groups]
        wanted = " AND ".join(parts)
        if self.ways:
            wanted = " OR ".join(f"({' AND '.join(parts[n] for n in way)})" for way in self.ways)
        if not self.without:
            return wanted
        return f"({wanted}) NOT ({' OR '.join(term.fts() for term in self.without)})"

    @property
    def fields(self) -> set[str]:
        """The fields that terms name."""
        return {term.field for term in (*self.terms, *self.without) if term.field}

    @property
    def terms(self) -> tuple[Term, ...]:
        """All that is asked for."""
        return tuple(term for group in self.groups for term in group)


def parse_question(said: str) -> Question:
    """The question that a text asks. Raises UnknownWord (Danish) where it asks for nothing.

    >>> parse_question('hjemløse titel:"housing first" -fælled').fts()
    '(("hjemløs" OR "_hjemløs")) AND ({title} : ("housing first" OR "housingfirst" OR ...'
    """
    groups: list[list[Term]] = []
    without: list[Term] = []
    either = False
    for match in PART.finditer(said):
        if match["word"] in EITHER and not match["minus"]:
            either = bool(groups)
            continue
        term = _term(match)
        if term is None:
            continue
        if match["minus"]:
            without.append(term)
        elif either:
            groups[-1].append(term)
        else:
            groups.append([term])
        either = False
    if not groups:
        raise UnknownWord(f"{said!r}: der er intet ord at søge efter. Skriv mindst ét ord, der skal findes.")
    return Question(_telling(_widen(groups)), tuple(without))


@cache
def _same() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """What people write for what, each way round, by the first letters of the words that are written."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for pair in load_lexicon("abbreviations")["same"]:
        one, other = (tuple(token.form for token in find_tokens(said)) for said in pair)
        found[_initials(one)].append((one, other))
        found[_initials(other)].append((other, one))
    return dict(found)


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)


def _find_same(stems: tuple[str, ...] | None) -> list[tuple[str, ...]]:
    """The other ways to write words in a row; to find a stem takes a while, and words of one begin alike."""
    near = _same().get(_initials(stems), ()) if stems else ()
    return [other for one, other in near if tuple(map(find_stem, one)) == stems]


def _widen(groups: list[list[Term]]) -> list[list[Term]]:
    """The groups, an abbreviation or its words in a row asked for as either."""
    widened: list[list[Term]] = []
    at = 0
    while at < len(groups):
        taken = next((n for n in range(LONGEST, 0, -1) if _find_same(_stems(groups[at : at + n]))), 0)
        if not taken:
            widened.append(groups[at])
            at += 1
            continue
        some = [group[0] for group in groups[at : at + taken]]
        forms = tuple(form for term in some for form in term.forms)
        others = _find_same(_stems(groups[at : at + taken]))
        widened.append([build_term(one, some[0].field) for one in (forms, *others)])
        at += taken
    return widened


def _stems(groups: list[list[Term]]) -> tuple[str, ...] | None:
    """The stems of words that were written one after the other and stand alone, all in the same field."""
    if any(len(group) > 1 or group[0].prefix for group in groups):
        return None
    if len({group[0].field for group in groups}) > 1:
        return None
    return tuple(stem for group in groups for stem in group[0].stems)


def _term(match: re.Match[str]) -> Term | None:
    """The words of one part of a question; None where there are none."""
    said = match["phrase"] if match["phrase"] is not None else match["word"]
    forms = tuple(token.form for token in find_tokens(said))
    prefix = match["phrase"] is None and said.endswith("*")
    field = FIELD_NAMES.get((match["field"] or "").casefold())
    if match["field"] and field is None:
        known = ", ".join(CODES["search_field"].values())
        raise UnknownWord(f"{match['field']}: intet felt hedder sådan. Vælg et af: {known}.")
    return build_term(forms, field, prefix=prefix) if forms else None


def build_term(forms: tuple[str, ...], field: str | None = None, *, prefix: bool = False) -> Term:
    """The term of words, spelt as fold() gives them."""
    return Term(forms, tuple(map(find_stem, forms)), field, prefix)


def _telling(groups: list[list[Term]]) -> tuple[tuple[Term, ...], ...]:
    """The groups without words that stand everywhere, as long as others are left."""
    kept = [group for group in groups if not all(_stands_everywhere(term) for term in group)]
    return tuple(map(tuple, kept or groups))


def _stands_everywhere(term: Term) -> bool:
    return len(term.forms) == 1 and not term.prefix and is_ignored(term.forms[0])
