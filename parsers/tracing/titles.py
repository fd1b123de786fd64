"""How alike two titles are, weighed by how rare their words are in the archive."""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsers.lexicons import load_lexicon
from parsers.searching.words import find_stem, find_tokens, formal_stems, is_ignored

# A word of any minutes, or a number, counts so much of what it would.
FORMAL = 0.25
# A title that one body has so often says nothing by itself ("Orientering fra formanden").
COMMON = 5
# "nr. 1092", "2. kvartal"; which reading of a matter it is ("2. behandling") is no number of it
NUMBER = re.compile(r"(?<![\w.,-])\d+(?![\w,-])(?!\.?\s*(?:behandling|forelæggelse|udkast))")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# the whole names alone: "jan" and "mar" are people too
MONTH = re.compile(rf"\b(?:{'|'.join(names[0] for names in load_lexicon('months')['months'].values())})\b")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is compared: the stems of its words, and the years, numbers and months it names."""

    said: str
    stems: frozenset[str]
    years: frozenset[str]
    numbers: frozenset[str]
    months: frozenset[str]


def build_title(said: str | None) -> Title:
    """The title of a text; empty for None.

    >>> sorted(build_title("Cykelsti langs Åvej 2025").stems)
    ['cykelsti', 'lang', 'åvej']
    """
    text = said or ""
    years = frozenset(YEAR.findall(text))
    forms = (token.form for token in find_tokens(text))
    stems = {find_stem(form) for form in forms if not is_ignored(form) and form not in years}
    return Title(
        text,
        frozenset(stem for stem in stems if len(stem) > 1 or stem.isdigit()),
        years,
        frozenset(NUMBER.findall(text)) - years,
        frozenset(MONTH.findall(text.casefold())),
    )


class Rarity:
    """How much the words of titles weigh: rare ones more, those of any minutes less."""

    def __init__(self, titles: Iterable[Title], held: Iterable[tuple[str | None, Title]] = ()) -> None:
        """Weigh the words of titles; held are those of items, with the body that met."""
        listed = list(titles)
        self._counts = Counter(stem for title in listed for stem in title.stems)
        self._same: Counter[frozenset[str]] = Counter()
        for (_, stems), times in Counter((body, title.stems) for body, title in held).items():
            self._same[stems] = max(self._same[stems], times)
        self._total = max(len(listed), 2)
        self._weights: dict[str, float] = {}
        self._wholes: dict[frozenset[str], float] = {}

    def weight(self, stem: str) -> float:
        """How much a word weighs."""
        known = self._weights.get(stem)
        if known is None:
            rare = math.log(1 + self._total / (1 + self._counts[stem]))
            known = rare * FORMAL if stem in formal_stems() or stem.isdigit() else rare
            self._weights[stem] = known
        return known

    def weights(self, stems: Iterable[str]) -> float:
        """How much words weigh together."""
        return sum(map(self.weight, stems))

    def is_common(self, title: Title) -> bool:
        """Whether one body has the title so often, or it has so few words, that it tells nothing apart."""
        told = [stem for stem in title.stems if stem not in formal_stems() and not stem.isdigit()]
        return self._same[title.stems] >= COMMON or not told

    def likeness(self, one: Title, other: Title) -> float:
        """How much of their words' weight two titles share, 0 to 1.

        0 where they name other years, numbers or months: reports and plans that come again under one name.
        """
        for these, those in (
            (one.years, other.years),
            (one.numbers, other.numbers),
            (one.months, other.months),
        ):
            if these and those and not these & those:
                return 0.0
        whole = self._whole(one.stems) + self._whole(other.stems)
        return 2 * self.weights(one.stems & other.stems) / whole if whole else 0.0

    def _whole(self, stems: frozenset[str]) -> float:
        """How much all words of a title weigh; titles are compared with many others."""
        known = self._wholes.get(stems)
        if known is None:
            known = self._wholes[stems] = self.weights(stems)
        return known


def find_pairs(
    ones: Sequence[Title],
    others: Sequence[Title],
    rarity: Rarity,
    within: Sequence[tuple[int, int]] | None = None,
) -> Iterator[tuple[int, int]]:
    """The places of titles that share one of their three weightiest words; all others are unlike.

    within are, for each of ones, the first place in others that it is compared with, and that after the last.
    """
    by_stem: dict[str, list[int]] = defaultdict(list)
    for n, title in enumerate(others):
        for stem in _weightiest(title, rarity):
            by_stem[stem].append(n)
    for m, title in enumerate(ones):
        low, high = within[m] if within is not None else (0, len(others))
        found: set[int] = set()
        for stem in _weightiest(title, rarity):
            places = by_stem.get(stem, ())
            found.update(places[bisect_left(places, low) : bisect_left(places, high)])
        for n in sorted(found):
            yield m, n


def _weightiest(title: Title, rarity: Rarity) -> list[str]:
    return sorted(title.stems, key=lambda stem: (-rarity.weight(stem), stem))[:3]
