"""Whether the text that lies in a page is worth reading, or the page must be read from its picture."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from extract.sheet import Ink
from models.danish_words import find_known

Verdict = Literal["good", "sparse", "worthless", "none"]

FEW = 25  # words: a page with fewer may be a scan with a stamp on it
SPACED = 0.5  # of the words with letters are one letter: letter-spaced, ...
SPACED_LETTERS = 0.25  # ... and so much of all letters: more than a heading set in signs
BROKEN = 0.08  # of the characters stand for nothing
ODD = 0.5  # of the longer words can't be spoken
KNOWN = 0.3  # of the longer words are in the dictionary: enough for names, tables and abbreviations
ALIKE = 0.8  # how alike letters must be used to those of Danish text, 0 to 1
ENOUGH_LETTERS = 150
LOOKED_AT = 400  # words of a page
# The words that every Danish text is full of; a tenth of the words settles the matter.
COMMON = frozenset({
    "og", "i", "at", "det", "en", "den", "til", "er", "som", "på", "de", "med", "af", "for", "ikke", "der",
    "et", "om", "har", "fra", "vil", "kan", "skal", "ved", "the", "of", "and", "to", "in",
})  # fmt: skip
SETTLED = 0.1
# "(cid:12)", a place for private use, a replacement, a control character: what stands for no letter
NOTHING = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]")
LETTERS = re.compile(r"[^\W\d_]+")
SPEAKABLE = re.compile(
    r"(?=.*[aeiouyæøåäöéüAEIOUYÆØÅÄÖÉÜ])(?!.*[^\WaeiouyæøåäöéüAEIOUYÆØÅÄÖÉÜ\d_]{6})(?!.*[a-zæøå][A-ZÆØÅ][a-zæøå])"
)
# How often each letter stands in a thousand letters of Danish.
USE = {
    "e": 155, "r": 90, "n": 72, "t": 69, "a": 60, "i": 60, "d": 59, "s": 58, "l": 52, "o": 46, "g": 41,
    "k": 34, "m": 32, "f": 24, "v": 23, "b": 20, "u": 20, "p": 18, "h": 16, "å": 12, "ø": 9, "æ": 9, "y": 7,
    "j": 7, "c": 3,
}  # fmt: skip


def judge_text(words: Sequence[Ink]) -> Verdict:
    """What the words of a page are worth.

    "none" without words, "worthless" for letters set apart, signs that stand for nothing and words nobody
    can speak or find in a dictionary, "sparse" for a few good words, and "good".
    """
    if not words:
        return "none"
    texts = [word.text for word in words[:LOOKED_AT]]
    text = " ".join(texts)
    if len(texts) > FEW and _common(texts) >= SETTLED * len(texts) and not NOTHING.search(text):
        return "good"
    if _is_worthless(texts, text):
        return "worthless"
    return "good" if len(words) > FEW else "sparse"


def _common(texts: Iterable[str]) -> int:
    return sum(map(COMMON.__contains__, map(str.lower, texts)))


def _is_worthless(texts: Sequence[str], text: str) -> bool:
    nothing = sum(len(found) for found in NOTHING.findall(text))
    if nothing > max(3.0, BROKEN * len(text)):
        return True
    lettered = [part for text in texts for part in LETTERS.findall(NOTHING.sub("", text))]
    alone, letters = sum(len(part) == 1 for part in lettered), "".join(lettered).lower()
    if len(lettered) >= 12 and alone > SPACED * len(lettered) and alone > SPACED_LETTERS * len(letters):
        return True
    longer = [part for part in lettered if len(part) > 3]
    if len(longer) < 6:
        return False
    odd = sum(not SPEAKABLE.match(part) for part in longer if not part.isupper())
    if odd > ODD * len(longer):
        return True
    if len(letters) < ENOUGH_LETTERS or _likeness(letters) >= ALIKE:
        return False
    return known_share(longer) < KNOWN


def _likeness(letters: str) -> float:
    """How alike the letters are used to those of Danish text: 1 the same, 0 nothing in common."""
    counts = Counter(letters)
    product = sum(counts[letter] * use for letter, use in USE.items())
    length = math.hypot(*counts.values()) * math.hypot(*USE.values())
    return product / length if length else 0.0


def known_share(words: Sequence[str]) -> float:
    """The share of the words that a Danish dictionary has; 0 without words."""
    if not words:
        return 0.0
    known = find_known({word.lower() for word in words})
    return sum(word.lower() in known for word in words) / len(words)
