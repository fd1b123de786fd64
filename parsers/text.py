"""Text as printed to text as meant: white space folded, words broken at line ends joined again."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from parsers.lexicons import load_lexicon

# no characters to read: controls that are not white space, the zero-width space, byte order marks
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\ufeff\ufffe\uffff]")
# "Styrings-" + "område"; the letters before the hyphen and the rest of the line
BROKEN = re.compile(r"(?P<head>[^\W\d_]+(?:-[^\W\d_]+)*)[-\u00ad\u2010]$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
# "Psykiatri- og Socialudvalget": a hyphen before these stands for a left-out word part
JOINERS = frozenset(load_lexicon("words")["joiners"])
# many rules ask about the same line: as many as some hundred pages have are remembered, no paragraphs
REMEMBERED, LONGEST_REMEMBERED = 4096, 200
# words of a pack are taken from so many lines at once: all of them would need 100 MB for 3,000 pages
LINES_AT_ONCE = 1000
WORD = re.compile(r"[^\W_]+")
# "B E S L U T N I N G :"
LETTER_SPACED = re.compile(r"^(?:[^\W\d_]\s+){4,}[^\W\d_]\s*[.:]?$")
HYPHENED_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*-?")


def fold(text: str) -> str:
    """One line of text with every run of white space as one space, without control characters, NFC."""
    return _fold_line(text) if len(text) <= LONGEST_REMEMBERED else _fold(text)


def _fold(text: str) -> str:
    clean = text if text.isprintable() else CONTROL.sub("", text)
    folded = " ".join(unicodedata.normalize("NFC", clean).split())
    return text if folded == text else folded  # the very same: what is printed and what is read are held once


_fold_line = lru_cache(maxsize=REMEMBERED)(_fold)


def key(text: str) -> str:
    """A text reduced for comparing: lower case, letters and digits alone, parted by single spaces."""
    return _key_of_line(text) if len(text) <= LONGEST_REMEMBERED else _key(text)


def _key(text: str) -> str:
    return " ".join(WORD.findall(unicodedata.normalize("NFC", text).lower()))


_key_of_line = lru_cache(maxsize=REMEMBERED)(_key)


def lower_in_place(text: str) -> str:
    """A text in small letters, each at its own place: a letter that would become two stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def close_up(text: str) -> str | None:
    """A line set in spaced letters as one word, None for other lines; words are not told apart.

    close_up("B E S L U T N I N G :") is "BESLUTNING:".
    """
    return "".join(text.split()) if text[1:2] == " " and LETTER_SPACED.match(text) else None


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words of a document in lower case, hyphens inside kept; line ends are left out.

    join_lines asks it whether a broken word is known elsewhere with or without its hyphen.
    """
    words: set[str] = set()
    printed: set[str] = set()  # most words come often, so each is looked at once
    left = iter(texts)
    while some := list(islice(left, LINES_AT_ONCE)):
        broken = [text for text in some if "-" in text and text.rstrip().endswith("-")]
        for text in broken:
            words.update(HYPHENED_WORD.findall(text.lower())[:-1])
        whole = set(some).difference(broken)
        printed.update("\n".join(whole).lower().split())
    plain = set(filter(str.isalpha, printed))  # most are words as they stand
    words.update(plain, HYPHENED_WORD.findall(" ".join(printed - plain)))
    return frozenset(words)


def join_lines(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """The lines of one paragraph as one text; a word broken at a line end is made whole.

    A hyphen is kept where it belongs: before a joining word ("Psykiatri- og"), after capitals or digits
    ("IT-understøttelse", "0-punkts"), before a capital, and where the document has the word hyphenated.
    """
    if len(lines) == 1:
        return fold(lines[0])
    done: list[str] = []  # all but the last word, which the next line may go on with
    last = ""
    for line in lines:
        piece = fold(line)
        if piece:
            joined = _join(last, piece, known) if last else piece
            word = joined.rfind(" ") + 1
            done.append(joined[:word])
            last = joined[word:]
    return "".join((*done, last))


def _join(text: str, piece: str, known: frozenset[str]) -> str:
    if not text.endswith(("-", "\u00ad", "\u2010")):
        return f"{text} {piece}"
    broken, first = BROKEN.search(text), FIRST_WORD.match(piece)
    if broken is None or first is None:
        glued = len(text) > 1 and text[-2].isdigit() and piece[0].isalpha()  # "0-" + "punkts"
        return text + piece if glued else f"{text} {piece}"
    head, tail = broken["head"], first[0]
    if tail.lower() in JOINERS:
        return f"{text} {piece}"
    if text[-1] == "\u00ad":
        return text[:-1] + piece
    if tail[0].isupper() or keeps_hyphen(head, tail, known):
        return text[:-1] + "-" + piece
    return text[:-1] + piece


def keeps_hyphen(head: str, tail: str, known: frozenset[str]) -> bool:
    """Whether the hyphen between the two halves of a broken word is part of the word."""
    whole, parted = (head + tail).lower(), f"{head}-{tail}".lower()
    if whole in known:
        return False
    if parted in known:
        return True
    last = head.rsplit("-", 1)[-1]
    return len(last) > 1 and last.isupper()
