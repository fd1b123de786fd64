"""How alike two titles are, weighed by how rare their words are in the archive."""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from models.frozen import dataclass
from parsers.lexicons import load_lexicon
from parsers.searching.words import find_forms, find_stem, formal_stems, is_ignored

# A word of any minutes, or a number, counts so much of what it would.
FORMAL = 0.25
# A title that one body has so often says nothing by itself ("Orientering fra formanden").
COMMON = 5
# A word that is misspelt has so many letters at least, and can have kept an ending of so many.
TURNED, ENDING = 5, 3
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


def build_title(said: str | None, stems_known: Sequence[str] | None = None) -> Title:
    """The title of a text; empty for None. stems_known are those of all its words in order, if known.

    >>> sorted(build_title("Cykelsti langs Åvej 2025").stems)
    ['cykelsti', 'lang', 'åvej']
    """
    text = said or ""
    years = frozenset(YEAR.findall(text))
    forms = find_forms(text)
    each = map(find_stem, forms) if stems_known is None else stems_known
    pairs = zip(forms, each, strict=True)
    stems = {stem for form, stem in pairs if not is_ignored(form) and form not in years}
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
        self._common: dict[frozenset[str], bool] = {}

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
        known = self._common.get(title.stems)
        if known is None:
            formal = formal_stems()
            told = any(stem not in formal and not stem.isdigit() for stem in title.stems)
            known = self._common[title.stems] = self._same[title.stems] >= COMMON or not told
        return known

    def likeness(self, one: Title, other: Title) -> float:
        """How much of their words' weight two titles share, 0 to 1.

        0 where they name other years, numbers or months: reports and plans that come again under one name.
        """
        if _differ(one.years, other.years) or _differ(one.numbers, other.numbers):
            return 0.0
        if _differ(one.months, other.months):
            return 0.0
        whole = self._whole(one.stems) + self._whole(other.stems)
        if not whole:
            return 0.0
        shared = self.weights(one.stems & other.stems)
        slip = _find_slip(one.stems, other.stems) if shared else None
        return (2 * shared + (self.weights(slip) if slip else 0.0)) / whole

    def _whole(self, stems: frozenset[str]) -> float:
        """How much all words of a title weigh; titles are compared with many others."""
        known = self._wholes.get(stems)
        if known is None:
            known = self._wholes[stems] = self.weights(stems)
        return known


def _find_slip(these: frozenset[str], those: frozenset[str]) -> tuple[str, str] | None:
    """The one word that two titles do not share, where one has two of its letters changed about.

    >>> _find_slip(frozenset({"bro", "kanal"}), frozenset({"bro", "knaal"}))
    ('kanal', 'knaal')
    """
    if len(these) != len(those) or len(these - those) != 1:
        return None
    (one,), (other,) = these - those, those - these
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    turned = one[at : at + 2][::-1] == other[at : at + 2] and len(one[at:]) > 1
    ends = sorted((one[at + 2 :], other[at + 2 :]), key=len)
    alike = ends[1].startswith(ends[0]) and len(ends[1]) - len(ends[0]) <= ENDING
    return (one, other) if turned and alike and len(one) >= TURNED else None


def _differ(these: frozenset[str], those: frozenset[str]) -> bool:
    """Whether both name something, and nothing of it is the same."""
    return bool(these) and bool(those) and these.isdisjoint(those)


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
    weightiest: dict[frozenset[str], list[str]] = {}
    for n, title in enumerate(others):
        for stem in _weightiest(title, rarity, weightiest):
            by_stem[stem].append(n)
    for m, title in enumerate(ones):
        low, high = within[m] if within is not None else (0, len(others))
        found: set[int] = set()
        for stem in _weightiest(title, rarity, weightiest):
            places = by_stem.get(stem, ())
            found.update(places[bisect_left(places, low) : bisect_left(places, high)])
        for n in sorted(found):
            yield m, n


def _weightiest(title: Title, rarity: Rarity, known: dict[frozenset[str], list[str]]) -> list[str]:
    """The three words of a title that weigh most; those of a title that comes again are known."""
    found = known.get(title.stems)
    if found is None:
        found = sorted(title.stems, key=lambda stem: (-rarity.weight(stem), stem))[:3]
        known[title.stems] = found
    return found
