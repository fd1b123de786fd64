"""Which topics a text is about, by the words that point to them."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from models.danish_words import is_known
from models.frozen import dataclass
from parsers.searching.compounds import MARK, build_index_text
from parsers.searching.words import find_stem, find_tokens, formal_stems
from parsers.topics.lists import Topic, idle_rows

# How much a word counts by where it stands; of long texts less, since they have many words.
PLACES = {
    "title": 3.0,
    "recommendation": 1.5,
    "decision": 0.7,
    "attachments": 1.0,
    "labels": 0.7,
    "text": 1.0,
}
LONG = 100
# A part of a compound tells a little less than the word itself.
PART = 0.7
# A topic has at least so many points, so great a part of the best one's, and is among so many.
LEAST, LEAST_PART, MOST = 4.0, 0.4, 3

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A topic that a text is about; words are those it rests on, the weightiest first."""

    topic: Topic
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pointer:
    """Words that point to a topic."""

    stems: Stems
    said: str
    topic: Topic
    weight: float


class TopicWords:
    """The words of a list of topics, ready to be looked up in texts."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._by_first: dict[str, list[_Pointer]] = defaultdict(list)
        weights: dict[Stems, dict[str, float]] = defaultdict(dict)
        pointers: dict[tuple[Stems, str], _Pointer] = {}
        for topic in topics:
            for said, weight in topic.words:
                stems = tuple(find_stem(token.form) for token in find_tokens(said))
                known = pointers.get((stems, topic.code))
                if stems and (known is None or known.weight < weight):
                    pointers[stems, topic.code] = _Pointer(stems, said, topic, weight)
                    weights[stems][topic.group] = max(weight, weights[stems].get(topic.group, 0.0))
        formal = formal_stems()
        for (stems, _), pointer in pointers.items():
            if len(stems) == 1 and stems[0] in formal:
                continue
            share = weights[stems][pointer.topic.group] / sum(weights[stems].values())
            shared = _Pointer(stems, pointer.said, pointer.topic, pointer.weight * share)
            self._by_first[stems[0]].append(shared)

        self._idle = {tuple(find_stem(token.form) for token in find_tokens(said)) for said in idle_rows()}
        self._longest_idle = max(map(len, self._idle), default=0)

    def score(self, fields: Mapping[str, str]) -> tuple[Scored, ...]:
        """The topics of a text, best first; fields are texts of the index (stems, and parts of compounds)."""
        points: dict[str, dict[Stems, float]] = defaultdict(lambda: defaultdict(float))
        best: dict[str, dict[Stems, _Pointer]] = defaultdict(dict)
        for field, indexed in fields.items():
            for pointer, count in self._found(indexed).items():
                group, stems = pointer.topic.group, pointer.stems
                worth = pointer.weight * count * _place(field, indexed)
                points[group][stems] = max(points[group][stems], worth)
                known = best[group].get(stems)
                if known is None or known.weight < pointer.weight:
                    best[group][stems] = pointer
        sums = {group: sum(worth.values()) for group, worth in points.items()}
        least = max(LEAST, LEAST_PART * max(sums.values(), default=0.0))
        kept = sorted(
            (group for group in sums if sums[group] >= least), key=lambda group: (-sums[group], group)
        )
        return tuple(_scored(points[group], best[group], sums[group]) for group in kept[:MOST])

    def _found(self, indexed: str) -> dict[_Pointer, float]:
        """How much each pointer's words stand in a text: once is 1, often a little more.

        Words that stand in a row with others count as that row: "kunstig intelligens" is not about art.
        """
        stems = self._without_idle(indexed.split())
        counts: dict[_Pointer, float] = defaultdict(float)
        at = 0
        while at < len(stems):
            part = stems[at].startswith(MARK)
            fitting = [
                pointer
                for pointer in self._by_first.get(stems[at].removeprefix(MARK), ())
                if len(pointer.stems) == 1 or tuple(stems[at : at + len(pointer.stems)]) == pointer.stems
            ]
            longest = max((len(pointer.stems) for pointer in fitting), default=1)
            for pointer in fitting:
                if len(pointer.stems) == longest:
                    counts[pointer] += PART if part else 1
            at += longest
        return {pointer: min(count, 1 + math.log(max(count, 1))) for pointer, count in counts.items()}

    def _without_idle(self, stems: Sequence[str]) -> list[str]:
        """The stems without rows of words that are no topic, and without the parts of such compounds."""
        kept: list[str] = []
        dropped: Counter[str] = Counter()
        at = 0
        while at < len(stems):
            sizes = range(self._longest_idle, 1, -1)
            row = next((n for n in sizes if tuple(stems[at : at + n]) in self._idle), 0)
            if not row and (stems[at],) in self._idle:
                dropped.update(part for part in _parts(stems[at]))
            if dropped[stems[at]] and not row:
                dropped[stems[at]] -= 1
            elif not row:
                kept.append(stems[at])
            at += row or 1
        return kept


@cache
def _parts(word: str) -> tuple[str, ...]:
    """The parts of a compound as the index has them."""
    return tuple(build_index_text(word, find_tokens(word), is_known).split()[1:])


def _place(field: str, indexed: str) -> float:
    """How much a word counts in a field as long as this."""
    length = indexed.count(" ") + 1
    return PLACES.get(field, 0.0) / (1 + math.log2(max(1.0, length / LONG)))


def _scored(points: Mapping[Stems, float], best: Mapping[Stems, _Pointer], total: float) -> Scored:
    """The group's topic that most points are for, with the words of the whole group."""
    by_topic: dict[str, float] = defaultdict(float)
    topics: dict[str, Topic] = {}
    for stems, pointer in best.items():
        by_topic[pointer.topic.code] += points[stems]
        topics[pointer.topic.code] = pointer.topic
    code = min(by_topic, key=lambda one: (-by_topic[one], one))
    ordered = sorted(best.values(), key=lambda pointer: (-points[pointer.stems], pointer.said))
    return Scored(topic=topics[code], score=round(total, 2), words=tuple(one.said for one in ordered))
