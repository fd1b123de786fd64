"""Glyphs whose letters a file does not tell, or tells wrong, by the words they stand in.

Office programs and broken exports give the glyphs of "ff", "fi" or "ti" no Unicode, or the wrong one: the
glyph's number ("diƯust"), a place for private use, a replacement sign, a control character. What such a glyph
of a font means is what makes words of most of the words that it stands in.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from extract.pdf.glyphs import LIGATURES, MISREAD, PLAIN
from models.danish_words import find_known
from models.frozen import dataclass

FIRST_MARK = 0x100000  # glyphs are numbered from here while their letters are not known
MARK = re.compile("[\U00100000-\U0010ffff]")
MARKED_WORD = re.compile("(?:[^\\W\\d_]|[\U00100000-\U0010ffff])+")
NOTHING = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\ue000-\uf8ff\ufffd\ufffe\U000f0000-\U000ffffd"
STANDS_FOR_NOTHING = re.compile(f"[{NOTHING}]")
LETTER_PAIRS = ("ff", "fi", "fl", "ffi", "ffl", "ti", "tt", "tti", "ft", "fti", "tf", "fj", "fk", "fh", "fb")
DANISH_LETTERS = ("æ", "ø", "å")
MOST_WORDS = 40  # of a glyph are looked up
SHORTEST = 4  # letters: shorter words are words too easily
NAME_INITIAL = "\u014c"  # as in "Ōsaka"
LAST_LATIN = "\u024f"
MANY_GLYPHS = "\ufffd\ufffe"  # signs that exports write for whatever they can't tell
SHORTEST_PART = 3  # letters of each part of a word put together of two
WHOLE, COMPOUND, USUAL = 1.0, 0.8, 0.5  # what a word counts, and what the usual reading counts more
MANY_WORDS, MOST = (
    3,
    0.8,
)  # words, and the share of them that must be known for a letter that may well be meant
SOME = 0.34  # the share for what can be no letter of a word


@dataclass(slots=True)
class Glyph:
    """An odd glyph of a font: what the file says it is, whether that can't be, and its words.

    inner says that it was seen behind a letter, so that it is no bullet.
    """

    letter: str
    wrong: bool
    inner: bool = False
    words: set[str] = field(default_factory=set)
    meant: str | None = None

    @property
    def undecided(self) -> bool:
        """Whether its words may tell what it means, and have not."""
        return self.meant is None and (self.wrong or len(self.words) >= MANY_WORDS)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word with its odd glyphs as letters, how many were found, and how many could not be."""

    text: str
    repaired: int
    unread: int


class Speller:
    """Learns the words of a document and reads the odd glyphs in them."""

    def __init__(self) -> None:
        self._glyphs: list[Glyph] = []
        self._numbers: dict[tuple[str, str, bool], int] = {}
        self._seen: set[str] = set()
        self._looked_up: dict[str, bool] = {}
        self._by_word: dict[str, str] = {}
        self._settled = True

    def mark(self, font: str, letter: str, *, broken: bool) -> str:
        """A character that stands for this glyph of the font until its letters are known.

        broken says that the file has no Unicode for it: `letter` is its number, or nothing.
        """
        key = (font, letter, broken)
        if key not in self._numbers:
            self._numbers[key] = len(self._glyphs)
            wrong = broken or letter in MISREAD or STANDS_FOR_NOTHING.match(letter) is not None
            self._glyphs.append(Glyph(letter, wrong))
        return chr(FIRST_MARK + self._numbers[key])

    def learn(self, text: str) -> None:
        """The words of a text, those with marks and those that show which words the document uses."""
        for word in set(MARKED_WORD.findall(text)):
            marks = set(MARK.findall(word))
            if not marks:
                self._seen.add(word.lower())
            for mark in marks:
                glyph = self._glyph(mark)
                before = [word[at.start() - 1] for at in re.finditer(mark, word) if at.start()]
                glyph.inner = glyph.inner or bool(before)
                glyph.wrong = glyph.wrong or (
                    glyph.letter.isupper() and glyph.letter <= LAST_LATIN and any(map(str.islower, before))
                )
                glyph.words.add(word.lower())
                self._settled = False

    def spell(self, word: str) -> Spelled:
        """The word with letters for marks; what can't be told stays as the file has it."""
        if not self._settled:
            self._settle()
        meant = self._by_word.get("".join(MARKED_WORD.findall(word)).lower())
        parts: list[str] = []
        repaired = unread = 0
        for at, letter in enumerate(word):
            if not MARK.match(letter):
                parts.append(letter)
                continue
            glyph = self._glyph(letter)
            letters = glyph.meant or meant
            if letters is not None:
                parts.append(letters)
                repaired += 1
                continue
            between = at > 0 and word[at - 1].isalpha() and word[at + 1 : at + 2].isalpha()
            unread += glyph.wrong and at > 0 and word[at - 1].isalpha()
            nothing = STANDS_FOR_NOTHING.match(glyph.letter) and glyph.letter < "\x9f"
            parts.append("\ufffd" if between and (nothing or glyph.letter == "\ufffe") else glyph.letter)
        return Spelled("".join(parts), repaired, unread)

    def _glyph(self, mark: str) -> Glyph:
        return self._glyphs[ord(mark) - FIRST_MARK]

    def _settle(self) -> None:
        """Decide what the glyphs mean: those first that stand in words without another."""
        self._settled = True
        while True:
            open_words = {
                n: list(self._words_with(n)) for n, glyph in enumerate(self._glyphs) if glyph.undecided
            }
            self._look_up(_tries(word) for words in open_words.values() for word in words)
            meant = {n: self._decide(self._glyphs[n], words) for n, words in open_words.items()}
            if not any(meant.values()):
                break
            for n, letters in meant.items():
                self._glyphs[n].meant = letters
        for n, words in open_words.items():
            glyph = self._glyphs[n]
            if glyph.letter in MISREAD and (glyph.inner or glyph.letter != NAME_INITIAL):
                glyph.meant = MISREAD[glyph.letter]
            elif glyph.wrong:
                self._settle_words(n, words)

    def _words_with(self, number: int) -> Iterator[str]:
        """Words with this glyph and no other that is not known, in their usual lengths first."""
        mark = chr(FIRST_MARK + number)
        found = set()
        for word in self._glyphs[number].words:
            letters = [self._glyph(c).meant or c if MARK.match(c) and c != mark else c for c in word]
            spelled = "".join(letters)
            if set(MARK.findall(spelled)) == {mark} and len(spelled) >= SHORTEST - 1:
                found.add(spelled)
        yield from sorted(found, key=lambda word: (abs(len(word) - 8), word))[:MOST_WORDS]

    def _decide(self, glyph: Glyph, words: Sequence[str]) -> str | None:
        """The letters that make the most words of these, where one does and it is believable."""
        if not words or glyph.letter in MANY_GLYPHS:
            return None
        counts = {letters: self._count(words, letters) for letters in (*LETTER_PAIRS, *DANISH_LETTERS)}
        usual = MISREAD.get(glyph.letter)
        if usual is not None and counts[usual]:
            counts[usual] += USUAL
        (best, most), (_, second) = sorted(counts.items(), key=lambda count: -count[1])[:2]
        many = most >= MANY_WORDS * COMPOUND and most >= MOST * len(words)
        some = glyph.wrong and glyph.inner and most >= max(COMPOUND, SOME * len(words))
        return best if most > second and (many or some) else None

    def _count(self, words: Iterable[str], letters: str) -> float:
        return sum(self._worth(MARK.sub(letters, word)) for word in words)

    def _worth(self, word: str) -> float:
        """What a word counts: one that is used counts whole, one that may be put together a little less."""
        if len(word) < SHORTEST:
            return 0.0
        if word in self._seen or self._looked_up.get(word):
            return WHOLE
        parts = _parts(word)
        return COMPOUND if any(self._looked_up.get(a) and self._looked_up.get(b) for a, b in parts) else 0.0

    def _settle_words(self, number: int, words: Iterable[str]) -> None:
        """A sign that stands for several glyphs is read where one reading alone makes a word."""
        for word in words:
            fitting = [
                letters
                for letters in (*LETTER_PAIRS, *DANISH_LETTERS)
                if self._worth(MARK.sub(letters, word)) == WHOLE
            ]
            if len(fitting) == 1 and self._glyphs[number].inner:
                self._by_word[word] = fitting[0]

    def _look_up(self, tries: Iterable[set[str]]) -> None:
        asked = set().union(*tries).difference(self._looked_up)
        if asked:
            known = find_known(asked)
            self._looked_up |= {word: word in known for word in asked}


def _tries(word: str) -> set[str]:
    """All that must be looked up to tell what a word with one unknown glyph may be."""
    spelled = [MARK.sub(letters, word) for letters in (*LETTER_PAIRS, *DANISH_LETTERS)]
    return {*spelled, *(part for whole in spelled for pair in _parts(whole) for part in pair)}


def _parts(word: str) -> list[tuple[str, str]]:
    """The ways to part a word in two, with or without an "s" between: "trafik" and "politik"."""
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    parts = [(word[:cut], word[cut:]) for cut in cuts]
    return parts + [(a[:-1], b) for a, b in parts if a.endswith("s") and len(a) > SHORTEST_PART]


# A page with nothing but these has no odd glyph.
USUAL_SIGNS = " -~\t\r\n\u00a0§°½´«»·–—‘’‚“”„•…€æøåÆØÅéÉèüÜöÖäÄ\u00ad"
UNUSUAL = re.compile(f"[^{USUAL_SIGNS}]")
SMALL, LETTER = "a-zæøå", "a-zA-ZÀ-ÖØ-öø-ÿ"
ODD = re.compile(
    f"[{NOTHING}](?:(?<=[{LETTER}].)|(?=[{SMALL}]))"  # stands for nothing, at or in a word
    f"|[^\\W\\d_\\x00-\\xff](?:(?<=[{SMALL}].)|(?=[{SMALL}]))"  # a letter from far away
    f"|[\\xa1-\\xff](?<=[{SMALL}].)(?=[{SMALL}])",  # perhaps a number of a glyph
    re.DOTALL,
)


def find_odd(text: str) -> list[int]:
    """Where a text has characters that may be glyphs whose letters the file tells wrong, or not at all."""
    if not UNUSUAL.search(text):
        return []
    return [found.start() for found in ODD.finditer(text) if not _is_read(found)]


def _is_read(found: re.Match[str]) -> bool:
    """Whether it is a ligature with its own Unicode, or a sign of a symbol font before or after a word."""
    letter, at = found[0], found.start()
    if letter in LIGATURES:
        return True
    between = at > 0 and found.string[at - 1].islower() and found.string[at + 1 : at + 2].isalpha()
    return ord(letter) in PLAIN and letter not in "\x02\ufffe" and not between
