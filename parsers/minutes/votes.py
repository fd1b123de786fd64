"""Who voted for and against: parties, letters or persons, as a decision prints them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from models.evidence import Found
from models.records import Votes
from parsers.minutes.people import functions
from parsers.minutes.prose import Prose

Side = Literal["for", "against", "abstain"]

# "For stemte: A, B og C.", "Imod: 6 (Karen Holm (A), ...)", "hverken for eller imod stemte 5"
FOR = (
    r"(?:for\s+(?:[\w-]*indstilling\w*\s+(?:fra\s+\w+\s+)?|(?:[A-ZÆØÅ][\wæøå.-]*\s+){0,3}[\w-]*forslag\w*\s+"
    r"(?:fra\s+[A-ZÆØÅ]\w*\s+)?)?stemte|stemte\s+for|stemmer\s+for"
    r"|(?:stemmer\s+)?for\s*:|stemte\s+ja|ja(?:-stemmer)?\s*:)"
)
AGAINST = (
    r"(?:imod\s+(?:[\w-]*indstilling\w*\s+|[\w-]*forslag\w*\s+)?stemte|stemte\s+imod|mod\s+stemte"
    r"|stemte\s+mod|stemmer\s+imod|(?:stemmer\s+)?i?mod\s*:|stemte\s+nej|nej(?:-stemmer)?\s*:)"
)
ABSTAIN = (
    r"(?:(?:stemmer\s+)?hverken\s+for\s+eller\s+i?mod(?:\s+stemte)?|undl(?:od|ader|adt)(?:\s+at\s+stemme)?"
    r"|stemte\s+blankt|stemte\s+hverken(?:\s+for\s+eller\s+i?mod)?|blankt?\s*:|blankt?\s+stemte"
    r"|afholdt\s+sig\s+fra\s+at\s+stemme|afstod\s+fra\s+at\s+stemme)"
)
SIDE = re.compile(rf"(?P<abstain>\b{ABSTAIN})|(?P<against>\b{AGAINST})|(?P<for>\b{FOR})", re.IGNORECASE)
LIST = r"\((?P<names>(?:[^()]|\([^()]*\))*)\)"
# "11 for (C og V) og 20 imod (A)", "18 stemmer for (A)", "9 stemte for (Ø, F)"
COUNTED = re.compile(
    rf"\b\d+\s+(?:medlemmer\s+)?(?:stemmer\s+|stemte\s+)?(?P<side>for|i?mod|undlod)"
    rf"(?:\s+[a-zæøå]*(?:forslaget|indstillingen))?\s*{LIST}",
    re.IGNORECASE,
)
# "med 24 stemmer for (A, V) mod 4 (Ø)"
COUNTED_AFTER = re.compile(rf"\b(?P<side>i?mod)\s+\d+\s*(?:stemmer\s*)?{LIST}", re.IGNORECASE)
# "med 13 stemmer (A, B, F)"
COUNTED_VOICES = re.compile(rf"\b(?P<side>med)\s+\d+\s+stemmer\s*{LIST}", re.IGNORECASE)
# "et flertal bestående af A, B og C", "et mindretal (V og Ø)", "et flertal på 16 (A, V og C)"
MAJORITY = re.compile(
    r"\b(?P<size>flertal|mindretal)(?:let)?\s*(?:på\s+\d+\s*)?(?:i\s+[a-zæøå]+\s*)?"
    r"(?:,?\s*(?:bestående\s+af|nemlig|dvs\.)|(?P<bracket>\())\s*"
    r"(?P<names>(?:[^.;()]|\([^()]*\)|\b[A-ZÆØÅ]\.)+?)"
    r"(?=(?(bracket)\)|(?:\s+(?:stemte|godkend\w+|tiltræder|tiltrådte|vedtog|vedtager|kunne|kan|ønske\w*|anbefale\w*"
    r"|indstille\w*|stemmer|var|er|der|som|beslutte\w*|foreslå\w*|støtte\w*)\b|[.;]|$)))",
    re.IGNORECASE,
)
# "A, B og C stemte imod": the names stand before
WORD = r"(?:N\.\s?N\.|[A-ZÆØÅ]\.(?=\s?[A-ZÆØÅ][.\w])|[A-ZÆØÅ][\wæøå-]*)"
VOTER = rf"(?:(?:[Ll]iste|[Gg]ruppen?|[Pp]artiet)\s+)?{WORD}(?:\s+{WORD})*(?:\s*\([^()]*\))?"
VOTERS = rf"{VOTER}(?:(?:\s*,\s*|\s*\+\s*|\s+og\s+|\s+samt\s+){VOTER})*"
ADVERB = r"(?:(?:derfor|herefter|dog|ligeledes|også|således)\s+)?"
BEFORE = re.compile(
    rf"(?<![\w.])(?P<names>{VOTERS}),?\s+(?:(?:der|som)\s+)?{ADVERB}"
    r"(?:(?:kan|kunne)\s+ikke\s+[^.,;\n]{3,60}?\s+og\s+)?"
    rf"(?P<verb>stemte|stemmer|undlod|undlader|afholdt|afstod)\s+{ADVERB}"
    r"(?P<side>for|imod|mod|hverken|blankt|at\s+stemme|sig|fra)\b"
)
# "Herefter stemte A og B for indstillingen", "dog stemte Ø imod punkt 3"
AROUND = re.compile(
    rf"(?<![Ff]or\s)(?<![Ii]mod\s)\b(?P<verb>stemte|stemmer)\s+(?P<names>{VOTERS})\s+(?P<side>for|i?mod|hverken|blankt)\b"
)
# "A og F stemte for, og V imod": the verb is said once
AGAIN = re.compile(
    r"\bstemte\s+for(?:\s+\w+)?,?\s+(?:og|mens)\s+(?P<names>(?:[Ll]iste\s+)?[A-ZÆØÅ][^.;\n]{0,80}?)\s+(?P<side>i?mod)\b"
)
# "godkendt med stemmerne fra A, F og Ø"
VOICES = re.compile(
    r"\b(?P<side>stemmer)(?:ne)?\s+fra\s+(?P<names>[^.;\n]+?)(?=\s+(?:imod|mod|for)\b|[.;\n]|$)"
)
# "A, B (8) og V": party letters alone
LETTERS = re.compile(
    r"^[\s:]*(?:\d+\s*:?\s*)?(?:(?:[Ll]iste\s+)?[A-ZÆØÅ](?:\s*\([^()]*\))?(?:\s*[,/+]\s*|\s+og\s+|\s+samt\s+|$))+$"
)
# a new round of voting; an amendment is voted on before the matter itself
AMENDED = re.compile(
    r"ændringsforslag|modforslag|underændring|\bforslag\s+om\b|\bforeslog\b|\bforslag\s+fra\b", re.IGNORECASE
)
OPENS = re.compile(
    r"\b(?:herefter|derefter|dernæst|afstemning\s+om|sat(?:tes)?\s+(?:herefter\s+)?(?:til|under)\s+afstemning)\b",
    re.IGNORECASE,
)
# what a text about a vote must have; quick to look for
VOTING = re.compile(
    r"stem|undl|mod\b|flertal|mindretal|blank|afholdt|afstod|\b(?:for|ja|nej)\s*:", re.IGNORECASE
)
# words for those who voted that name nobody
NOBODY = frozenset({
    "ingen", "alle", "samtlige", "resten", "øvrige", "de øvrige", "flertallet", "mindretallet",
    "en", "én", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
    "et mindretal", "et flertal", "udvalget", "byrådet", "imod", "for", "et enigt udvalg", "et enigt byråd",
})  # fmt: skip
LEAD = re.compile(
    r"[\s:]*(?:\d+\s*(?:medlemmer|stemmer)?\s*:?\s*)?(?:(?:partie(?:rne|t)|hele|(?:gruppen?|listen?)(?=\s+[A-ZÆØÅ]\b))\s+)?",
    re.IGNORECASE,
)
# "Venstre (6)", "Karen Holm (A) m.fl."
COUNT_BEHIND = re.compile(r"\s*(?:\(\s*\d+\s*\)|\bm(?:\.\s?fl)?)$")
# "Ø Indstillingen blev vedtaget": a party's letter ends its line, and no full stop parts it from the next
LETTER_ALONE = re.compile(r"[A-ZÆØÅ](?=\s+[A-ZÆØÅ][a-zæøå]{3,})")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing a text says of a vote: which side, where that stands, and who; names may be empty."""

    side: Side
    start: int
    end: int
    names: tuple[Found[str], ...]


def build_votes(prose: Prose) -> Votes | None:
    """The votes a decision's text tells of; None where none are told ("uden afstemning" tells none).

    Where an amendment was put to the vote first, they are those on the matter itself.
    """
    if VOTING.search(prose.text) is None:
        return None
    rounds = _rounds(prose.text, _read_told(prose))
    named = [told for told in rounds if any(one.names for one in told)]
    if not named:
        return None
    on_matter = [told for told in named if not _on_amendment(prose.text, told, rounds)]
    chosen = (on_matter or named)[-1]
    sides = {side: _once(chosen, side) for side in ("for", "against", "abstain")}
    return Votes(in_favour=sides["for"], against=sides["against"], abstain=sides["abstain"])


def _once(round_: tuple[Told, ...], side: str) -> tuple[Found[str], ...]:
    seen: dict[str, Found[str]] = {}
    for told in round_:
        for name in told.names if told.side == side else ():
            seen.setdefault(name.value, name)
    return tuple(seen.values())


def _rounds(text: str, told: list[Told]) -> list[tuple[Told, ...]]:
    """What is told, by the round of voting: the same side twice with a new vote between, or "for" again."""
    rounds: list[list[Told]] = []
    for one in told:
        last = rounds[-1] if rounds else []
        again = bool(one.names) and any(before.side == one.side for before in last)
        opened = bool(last) and OPENS.search(text, last[-1].end, one.end) is not None
        amended = bool(last) and again and AMENDED.search(text, last[-1].end, one.end) is not None
        if not last or (again and (one.side == "for" or opened or amended)) or (opened and one.side == "for"):
            rounds.append([])
        rounds[-1].append(one)
    return [tuple(round_) for round_ in rounds]


def _on_amendment(text: str, told: tuple[Told, ...], rounds: list[tuple[Told, ...]]) -> bool:
    """Whether a round was on an amendment while another was on the matter: the words before it say so."""
    at = rounds.index(told)
    start = rounds[at - 1][-1].end if at else 0
    return len(rounds) > 1 and at < len(rounds) - 1 and AMENDED.search(text, start, told[0].end) is not None


def _read_told(prose: Prose) -> list[Told]:
    """All that a text says of who voted what, in order; a name is taken once, by the surest pattern."""
    found: list[Told] = []
    for pattern in (COUNTED, COUNTED_AFTER, COUNTED_VOICES, AROUND, BEFORE, AGAIN):
        for match in pattern.finditer(prose.text):
            names = match["names"].strip().lower()
            if names not in NOBODY and not _overlaps(found, *match.span("names")):
                found.append(_told(prose, match, _side(match)))
    for match in SIDE.finditer(prose.text):
        end = _end_of_list(prose.text, match.end())
        end = min([end, *(told.start for told in found if told.start >= match.end())])
        free = not _overlaps(found, match.start(), match.end())
        if free and not _overlaps(found, match.end(), max(end, match.end() + 1)):
            side = next(s for s in _sides() if match[s])
            found.append(Told(side, match.start(), end, tuple(_names(prose, match.end(), end))))
    if not any(told.names for told in found):
        found += [_told(prose, match, "for") for match in VOICES.finditer(prose.text)]
    for match in MAJORITY.finditer(prose.text):
        voted: Side = "for" if match["size"].lower() == "flertal" else "against"
        if not _overlaps(found, *match.span("names")):
            found.append(_told(prose, match, voted))
    return sorted(found, key=lambda told: told.start)


@cache
def _sides() -> tuple[Side, ...]:
    return ("abstain", "against", "for")


def _overlaps(found: list[Told], start: int, end: int) -> bool:
    return any(told.start < end and start < told.end for told in found)


def _told(prose: Prose, match: re.Match[str], side: Side) -> Told:
    return Told(side, match.start(), match.end(), tuple(_names(prose, *match.span("names"))))


def _side(match: re.Match[str]) -> Side:
    word, verb = match["side"].lower(), match.groupdict().get("verb")
    if verb is not None and not verb.startswith("stem"):
        return "abstain"
    if word in ("for", "med"):
        return "for"
    return "against" if word in ("imod", "mod") else "abstain"


def _end_of_list(text: str, start: int) -> int:
    """Where a list of voters ends: a full stop outside brackets, a new side, or a new line."""
    depth, i = 0, start
    while i < len(text):
        c = text[i]
        depth += (c == "(") - (c == ")")
        initial = (
            c == "."
            and not (LETTERS.match(text[start:i]) and text[i + 1 : i + 2] != "N")
            and re.search(r"(?:\b[A-ZÆØÅ]|N\.\s?N)$", text[max(0, i - 3) : i])
            and text[i + 1 : i + 2] not in ("\n", "")
        )
        single = c == "." and re.match(
            r"\.\s+(?:[A-ZÆØÅ][a-zæøå]+\s+(?:stemte|undlod)|Imod|For|Undl|Hverken|Mod|Nej|Blank)", text[i:]
        )
        if depth <= 0 and ((c == "." and (not initial or single)) or c in "\n;"):
            return i
        if depth <= 0 and i > start and SIDE.match(text, i) and not text[i - 1].isalnum():
            return i
        i += 1
    return i


def _names(prose: Prose, start: int, end: int) -> list[Found[str]]:
    """The voters in text[start:end]: parted by commas and "og" outside brackets, counts left out."""
    text = prose.text
    counted = re.match(r"[\s:]*(?:\d+\s*(?:medlemmer|stemmer)?\s*)?[:,]?\s*\(", text[start:end])
    if counted:
        close = _closing(text, start + counted.end() - 1, end)
        start, end = start + counted.end(), close
    names: list[Found[str]] = []
    depth, at = 0, start
    for i in range(start, end + 1):
        c = text[i] if i < end else ","
        depth += (c == "(") - (c == ")")
        word = depth == 0 and re.match(r"\s(?:og|samt)\s", text[i:end])
        if (c in ",;+" and depth <= 0) or word:
            names += _name(prose, at, i)
            at = i + (len(word[0]) if word else 1)
    return names


def _closing(text: str, start: int, end: int) -> int:
    depth = 0
    for i in range(start, end):
        depth += (text[i] == "(") - (text[i] == ")")
        if depth == 0:
            return i
    return end


def _name(prose: Prose, start: int, end: int) -> list[Found[str]]:
    lead = LEAD.match(prose.text[start:end])
    start += lead.end() if lead else 0
    while end > start and prose.text[end - 1] in " .:":
        end -= 1
    behind = COUNT_BEHIND.search(prose.text[start:end])
    end = start + behind.start() if behind else end
    letter = LETTER_ALONE.match(prose.text, start, end)
    end = letter.end() if letter else end
    text = prose.text[start:end]
    named = text[:1].isupper() or text in functions()
    if not text or not named or len(text) > 60 or text.lower() in NOBODY:
        return []
    return [prose.found(start, end, "minutes.votes")]
