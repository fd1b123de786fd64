"""How many voted for, against and not at all, where a decision gives the numbers."""

import re
from typing import Literal

from models.evidence import Found
from models.frozen import dataclass
from parsers.minutes.paper.prose import Prose
from parsers.minutes.voting.words import ABSTAIN, AGAINST, FOR, NO_LABEL

Side = Literal["for", "against", "abstain"]

WORDS = {
    "ingen": 0, "en": 1, "én": 1, "et": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(WORDS)}))"
BRACKET = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
# "punkt 3 for", "§ 16 imod": numbers of other things
NOT_OF = r"(?<![\w.,§-])(?<!punkt )(?<!pkt\. )(?<!nr\. )(?<!kl\. )(?<!side )(?<!§ )(?<!ad )(?<!at )"
OF_SIDE = (
    r"(?:(?P<for>for|ja)|(?P<against>i?mod|nej)|(?P<abstain>undlod|undlader|undladt|hverken|blankt?e?))\b"
)
# the same behind the names of those who voted, and no label of the next list
SIDE_BEHIND = rf"(?=(?:for|ja|i?mod|nej|undlod|undlader|undladt|hverken|blankt?e?)\b{NO_LABEL})"
# "13 stemmer for", "8 stemte imod", "3 medlemmer stemte for", "9 stemmer (A og F) for", "ingen stemte imod"
VERBED = re.compile(
    rf"{NOT_OF}\b(?P<n>{NUMBER})\s+(?:medlem(?:mer)?|stemme(?:r)?|byrådsmedlemmer|udvalgsmedlemmer|stemte)\s+(?:stemte\s+|undlod)?"
    rf"(?:{BRACKET}\s*)?(?:stemte\s+|stemmer\s+)?{OF_SIDE}",
    re.IGNORECASE,
)
# "13 for, 8 imod, 2 undlod", "11 for (C og V) og 20 imod", "1 (Bo Dam) undlod"
BARE = re.compile(
    rf"{NOT_OF}\b(?P<n>\d{{1,3}})\s+(?:{BRACKET}\s+{SIDE_BEHIND})?{OF_SIDE}(?!\s+stem)"
    r"(?=\s*(?:at\s+stemme|for\s+eller\s+i?mod|/)|\s*[(,);.]|\s+og\b|\s+mod\s+\d|\s+\d|\s*$)",
    re.IGNORECASE,
)
# "For: 9 (A, B)", "imod stemte 7", "Undlader: 1", "Imod stemte ingen", "For stemte 10. Imod ..."
LABELLED = re.compile(
    rf"\b(?:(?P<abstain>{ABSTAIN})|(?P<against>{AGAINST})|(?P<for>{FOR}))\s*:?\s*(?:i\s+alt\s+)?"
    r"(?P<n>\d{1,3}|ingen)\b(?!\)\s*\w|\.(?-i:\s*[a-zæøå\d])|/|%)",
    re.IGNORECASE,
)
# "For (14): Karen Holm, ..."
BRACKETED = re.compile(
    r"\b(?:(?P<for>for)|(?P<against>i?mod)|(?P<abstain>undl\w+))\s*\((?P<n>\d{1,3})\)\s*:", re.IGNORECASE
)
# "med 17 stemmer mod 8", "med stemmerne 4-3", "med 13 stemmer (A, B) mod 12 stemmer (V)"
AGAINST_EACH = re.compile(
    rf"\b(?:med\s+(?P<one>\d{{1,3}})\s+stemmer?(?:\s+for)?|stemmer(?:ne)?\s+(?P<other>\d{{1,3}}))\s*(?:{BRACKET})?\s*"
    r"(?:i?mod|[-–])\s*(?P<n>\d{1,3})\b",
    re.IGNORECASE,
)
# "vedtaget med 24 stemmer", "et flertal på 5", "et mindretal på 2"
SINGLE = re.compile(
    r"\bmed\s+(?P<n>\d{1,3})\s+stemmer\b(?!\s*(?:\([^)]*\)\s*)?(?:for|i?mod)\b)|\bflertal\s+på\s+(?P<most>\d{1,3})\b"
    r"|\bmindretal\s+på\s+(?P<least>\d{1,3})\b",
    re.IGNORECASE,
)


# "forkastet med 39 stemmer imod 5": the larger number voted against what was put to the vote; not so where a
# motion to reject was carried ("Forslaget om at afvise planen blev vedtaget med 12 stemmer mod 5")
LOST_WORD = re.compile(r"\b(?:forkast|afvis|nedstem|faldt|stemt\s+ned)", re.IGNORECASE)
LOST = re.compile(
    LOST_WORD.pattern
    + r"(?:(?!godkend|vedtag|vedtog|tiltr[åæ]|tilslut|anbefal|bifald|stadfæst)[^.\n]){0,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many were on one side, and where the text says so."""

    side: Side
    start: int
    end: int
    number: Found[int]


def find_counts(prose: Prose) -> list[Count]:
    """The numbers of votes that a text gives, in order: "13 for, 8 imod, 2 undlod" gives three."""
    found: list[Count] = []
    for match in AGAINST_EACH.finditer(prose.text):
        group = "one" if match["one"] else "other"
        turned = _is_turned(prose.text, match)
        _add(found, prose, match, "against" if turned else "for", group)
        _add(found, prose, match, "for" if turned else "against", "n")
    for pattern in (VERBED, BARE, LABELLED):
        for match in pattern.finditer(prose.text):
            side: Side = "for" if match["for"] else "against" if match["against"] else "abstain"
            _add(found, prose, match, side, "n")
    for match in BRACKETED.finditer(prose.text):
        side = "for" if match["for"] else "against" if match["against"] else "abstain"
        _add(found, prose, match, side, "n")
    for match in SINGLE.finditer(prose.text):
        named = "n" if match["n"] else "most" if match["most"] else "least"
        _add(found, prose, match, "against" if named == "least" else "for", named)
    return sorted(found, key=lambda count: count.start)


def find_turned(text: str) -> list[tuple[int, int]]:
    """Where the side named first is the one against: "forkastet med 12 stemmer (A) mod 5", up to its 5."""
    if LOST_WORD.search(text) is None:
        return []
    return [match.span() for match in AGAINST_EACH.finditer(text) if _is_turned(text, match)]


def is_behind_loss(text: str, at: int) -> bool:
    """Whether a place stands behind words that a matter was lost: "forkastede forslaget mod"."""
    return LOST.search(text[max(0, at - 80) : at]) is not None


def _is_turned(text: str, match: re.Match[str]) -> bool:
    """Whether the first and larger number of a match of AGAINST_EACH voted against what was lost."""
    larger = int(match["one"] or match["other"]) > int(match["n"])
    return larger and is_behind_loss(text, match.start())


def _add(found: list[Count], prose: Prose, match: re.Match[str], side: Side, group: str) -> None:
    """Add a number unless its digits are taken."""
    start, end = match.span(group)
    if any(count.start < end and start < count.end for count in found):
        return
    printed = match[group].lower()
    number = int(printed) if printed.isdigit() else WORDS[printed]
    found.append(Count(side, start, end, prose.value(number, start, end, "minutes.votes.count")))
