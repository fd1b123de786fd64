"""How well some lines of plain text read as one label of a finance table.

A label that starts in lower case, ends with a hyphen or leaves a bracket open is none; what speaks against a
label is counted as a price, 0 for nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache

from models.frozen import dataclass
from models.records import RowKind
from parsers.finance.assemble import row_kind
from parsers.finance.plain_header import is_unfinished, tail_start
from parsers.money import NumberHit, find_numbers, is_dash
from parsers.text import key

# "4. Tidsplan", "4.1 Effekt", "2 | Titel"
NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\s?[.)|]\s*(?=[A-ZÆØÅ])")
CAPITALS = re.compile(r"[A-ZÆØÅ]{2,}")
SENTENCE = re.compile(r"[a-zæøå]{3}\. [A-ZÆØÅ]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the lines around tell of labels.

    repeated counts how often lines stand in the document, by key and without their numbers. reach is how many
    characters fit in a line of a label, 0 where that cannot be told.
    """

    repeated: Mapping[str, int] = field(default_factory=dict)
    reach: int = 0


@lru_cache(maxsize=4096)
def tail_of(text: str) -> tuple[NumberHit, ...]:
    """The numbers and dashes that end a line."""
    start = tail_start(text)
    return tuple(hit for hit in find_numbers(text) if hit.start >= start)


def is_all_numbers(text: str) -> bool:
    """Whether a line holds nothing but numbers and dashes."""
    hits = tail_of(text)
    return bool(hits) and not text[: hits[0].start].strip()


@lru_cache(maxsize=4096)
def kind_of(label: str) -> RowKind:
    """What kind of row a label names, by its words."""
    return row_kind(label)


def label_cost(lines: Sequence[str], around: Surroundings) -> float:
    """What speaks against some lines being one whole label."""
    texts = [line.strip() for line in lines if line.strip()]
    if not texts:
        return 0.0
    joined = " ".join(texts)
    cost = 3.0 if texts[0][0].islower() or texts[0][0] in "()]" else 0.0
    for i in range(1, len(texts)):
        cost += _seam_cost(texts[i - 1], texts[i], " ".join(texts[:i]), around)
    if texts[-1].endswith("-"):
        cost += 5.0
    elif is_unfinished(texts[-1]):
        cost += 2.0
    cost += 3.5 if has_open_bracket([joined]) else 0.0
    cost += max(0, len(texts) - 5) * 1.5 + (4.0 if len(joined) > 180 else 0.0)
    cost += 3.0 if SENTENCE.search(joined) else 0.0
    cost += 6.0 if not any(letter.isalpha() for letter in joined) else 0.0
    cost += sum(3.0 for text in texts[1:] if is_all_numbers(text))
    return cost + sum(1.0 for text in texts if tail_of(text) and not is_dash(text[-1]))


def _seam_cost(one: str, two: str, so_far: str, around: Surroundings) -> float:
    """What speaks against a label going on from one line to the next."""
    if NUMBERED.match(two):
        return 3.5
    if one.endswith("-") or two[0].islower() or has_open_bracket([so_far]):
        return 0.0 if not two[0].islower() or kind_of(two) == "detail" else 0.2
    if is_unfinished(one) or one.endswith("."):
        return 0.3
    if not two[0].isupper():
        return 0.5 if two[0] in "(+&/" else 1.2
    cost = 1.5 if CAPITALS.match(two) else 2.0
    cost += 1.5 if kind_of(two) != "detail" and kind_of(one) == "detail" else 0.0
    fits = len(one) + 1 + len(two.split()[0]) <= 0.75 * around.reach
    comes_back = around.repeated.get(key(two), 0) > around.repeated.get(key(one), 0)
    return cost + (1.0 if fits else 0.0) + (1.0 if comes_back else 0.0)


def has_open_bracket(texts: Sequence[str]) -> bool:
    """Whether the texts together open a bracket that they do not close."""
    joined = " ".join(texts)
    return joined.count("(") > joined.count(")")
