"""Who voted for and against: parties, letters or persons, as a decision prints them."""

import re

from models.evidence import Found
from models.records import Votes
from parsers.minutes.prose import Prose

# "For stemte: A, B og C.", "Imod: 6 (Karen Holm (A), ...)", "hverken for eller imod stemte 5"
FOR = (
    r"(?:for\s+(?:[\w-]*indstilling\w*\s+(?:fra\s+\w+\s+)?|(?:[A-ZÆØÅ][\wæøå.-]*\s+){0,3}[\w-]*forslag\w*\s+"
    r"(?:fra\s+[A-ZÆØÅ]\w*\s+)?)?stemte|stemte\s+for"
    r"|stemmer\s+for|for\s*:|stemte\s+ja|ja(?:-stemmer)?\s*:)"
)
AGAINST = (
    r"(?:imod\s+(?:[\w-]*indstilling\w*\s+|[\w-]*forslag\w*\s+)?stemte|stemte\s+imod|mod\s+stemte"
    r"|stemte\s+mod|stemmer\s+imod|imod\s*:|mod\s*:|stemte\s+nej|nej(?:-stemmer)?\s*:)"
)
ABSTAIN = (
    r"(?:hverken\s+for\s+eller\s+imod(?:\s+stemte)?|undlod\s+at\s+stemme|undlader\s+at\s+stemme"
    r"|undlod|stemte\s+blankt|stemte\s+hverken(?:\s+for\s+eller\s+imod)?|undladt\s+at\s+stemme"
    r"|undlod\s*:|blankt?\s*:|blankt?\s+stemte|afholdt\s+sig\s+fra\s+at\s+stemme|afstod\s+fra\s+at\s+stemme)"
)
SIDE = re.compile(rf"(?P<abstain>\b{ABSTAIN})|(?P<against>\b{AGAINST})|(?P<for>\b{FOR})", re.IGNORECASE)
# "11 for (C og V) og 20 imod (A)"
COUNTED = re.compile(
    r"\b\d+\s+(?:stemmer\s+)?(?P<side>for|imod|mod|undlod)\s*\((?P<names>(?:[^()]|\([^()]*\))*)\)",
    re.IGNORECASE,
)
# "med 24 stemmer for (A, V) mod 4 (Ø)"
COUNTED_AFTER = re.compile(
    r"\b(?P<side>i?mod)\s+\d+\s*(?:stemmer\s*)?\((?P<names>(?:[^()]|\([^()]*\))*)\)", re.IGNORECASE
)
# "et flertal bestående af A, B og C", "et mindretal (V og Ø)", "et flertal på 16 (A, V og C)"
MAJORITY = re.compile(
    r"\b(?P<size>flertal|mindretal)(?:let)?\s*(?:på\s+\d+\s*)?(?:i\s+[a-zæøå]+\s*)?(?:,?\s*(?:bestående\s+af|nemlig|dvs\.)|\()\s*"
    r"(?P<names>[^.;)]+?)"
    r"(?=\)|\s+(?:stemte|godkendte|tiltrådte|vedtog|kunne|ønske\w*|anbefale\w*|indstille\w*"
    r"|stemmer|var|der|som)\b|[.;]|$)",
    re.IGNORECASE,
)
# "A, B og C stemte imod": the names stand before
WORD = r"(?:N\.\s?N\.|[A-ZÆØÅ]\.(?=\s?[A-ZÆØÅ][.\w])|[A-ZÆØÅ][\wæøå-]*)"
VOTER = rf"{WORD}(?:\s+{WORD})*(?:\s*\([^()]*\))?"
BEFORE = re.compile(
    rf"(?<![\w.])(?P<names>{VOTER}(?:(?:\s*,\s*|\s+og\s+|\s+samt\s+){VOTER})*)\s+"
    r"(?:(?:kan|kunne)\s+ikke\s+\w+\s+(?:for\s+)?(?:indstillingen\s+|forslaget\s+)?og\s+)?"
    r"(?P<verb>stemte|stemmer|undlod|undlader|afholdt|afstod)\s+(?:(?:derfor|herefter|dog)\s+)?"
    r"(?P<side>for|imod|mod|hverken|blankt|at\s+stemme|sig|fra)\b"
)
# "A og F stemte for, og V imod": the verb is said once
AGAIN = re.compile(
    r"\bstemte\s+for(?:\s+\w+)?,?\s+(?:og|mens)\s+(?P<names>(?:[Ll]iste\s+)?[A-ZÆØÅ][^.;\n]{0,80}?)\s+i?mod\b"
)
# "godkendt med stemmerne fra A, F og Ø"
VOICES = re.compile(r"\bstemmer(?:ne)?\s+fra\s+(?P<names>[^.;\n]+?)(?=\s+(?:imod|mod|for)\b|[.;\n]|$)")
# "A, B (8) og V": party letters alone
LETTERS = re.compile(
    r"^[\s:]*(?:\d+\s*:?\s*)?(?:(?:[Ll]iste\s+)?[A-ZÆØÅ](?:\s*\([^()]*\))?(?:\s*[,/]\s*|\s+og\s+|\s+samt\s+|$))+$"
)
# each "for" opens a round of voting; an amendment is voted on before the matter itself
ROUND = re.compile(rf"\b(?:{FOR}|\d+\s+(?:stemmer\s+)?for\s*\()", re.IGNORECASE)
AMENDED = re.compile(
    r"ændringsforslag|modforslag|underændring|\bforslag\s+om\b|\bforeslog\b|\bforslag\s+fra\b", re.IGNORECASE
)
NOBODY = frozenset({
    "ingen", "alle", "samtlige", "resten", "øvrige", "de øvrige", "flertallet", "mindretallet",
    "et mindretal", "et flertal", "udvalget", "byrådet", "imod", "for", "et enigt udvalg", "et enigt byråd",
})  # fmt: skip


def build_votes(prose: Prose) -> Votes | None:
    """The votes a decision's text tells of; None where none are told ("uden afstemning" tells none).

    Where an amendment was put to the vote first, they are those on the matter itself.
    """
    return _votes_from(prose, _last_vote(prose.text)) or _votes_from(prose, 0)


def _last_vote(text: str) -> int:
    """Where the last vote is told after one on an amendment; 0 where there is but one vote."""
    rounds = [match.start() for match in ROUND.finditer(text)]
    if len(rounds) < 2 or AMENDED.search(text, 0, rounds[-1]) is None:
        return 0
    return max(text.rfind(". ", 0, rounds[-1]), text.rfind("\n", 0, rounds[-1])) + 1


def _votes_from(prose: Prose, at: int) -> Votes | None:
    """The votes told in the text from an offset on."""
    sides: dict[str, list[Found[str]]] = {"for": [], "against": [], "abstain": []}
    for match in COUNTED.finditer(prose.text, at):
        side = {"for": "for", "undlod": "abstain"}.get(match["side"].lower(), "against")
        sides[side] += _names(prose, *match.span("names"))
    for match in COUNTED_AFTER.finditer(prose.text, at):
        if not sides["against"]:
            sides["against"] += _names(prose, *match.span("names"))
    _read_before(prose, sides, at)
    _read_sides(prose, sides, at)
    if not any(sides.values()):
        for match in VOICES.finditer(prose.text, at):
            sides["for"] += _names(prose, *match.span("names"))
    if not sides["for"]:
        for match in MAJORITY.finditer(prose.text, at):
            side = "for" if match["size"].lower() == "flertal" else "against"
            if not sides[side]:
                sides[side] += _names(prose, *match.span("names"))
    if not any(sides.values()):
        return None
    return Votes(
        in_favour=_once(sides["for"]), against=_once(sides["against"]), abstain=_once(sides["abstain"])
    )


def _once(names: list[Found[str]]) -> tuple[Found[str], ...]:
    seen: dict[str, Found[str]] = {}
    for name in names:
        seen.setdefault(name.value, name)
    return tuple(seen.values())


def _read_sides(prose: Prose, sides: dict[str, list[Found[str]]], at: int) -> None:
    """Read "For stemte: A og B" and "Imod: 6 (...)", where the names follow."""
    for match in SIDE.finditer(prose.text, at):
        side = next(name for name in ("abstain", "against", "for") if match[name])
        if sides[side]:
            continue
        start, end = match.end(), _end_of_list(prose.text, match.end())
        sides[side] += _names(prose, start, end)


def _read_before(prose: Prose, sides: dict[str, list[Found[str]]], at: int) -> None:
    for match in BEFORE.finditer(prose.text, at):
        word = match["side"].lower()
        side = "for" if word == "for" else "against" if word in ("imod", "mod") else "abstain"
        if not match["verb"].startswith("stem"):
            side = "abstain"
        if match["names"].strip().lower() in NOBODY or sides[side]:
            continue
        sides[side] += _names(prose, *match.span("names"))
    for match in AGAIN.finditer(prose.text, at):
        if not sides["against"]:
            sides["against"] += _names(prose, *match.span("names"))


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
            r"\.\s+(?:[A-ZÆØÅ][a-zæøå]+\s+(?:stemte|undlod)|Imod|For|Undlod|Hverken|Mod)", text[i:]
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
        if (c in ",;" and depth <= 0) or word:
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
    piece = prose.text[start:end]
    lead = re.match(
        r"[\s:]*(?:\d+\s*(?:medlemmer|stemmer)?\s*:?\s*)?(?:partierne\s+|gruppen\s+|listen?\s+(?=[A-ZÆØÅ]\b))?",
        piece,
        re.IGNORECASE,
    )
    start += lead.end() if lead else 0
    while end > start and prose.text[end - 1] in " .:":
        end -= 1
    text = prose.text[start:end]
    if not text or not text[0].isupper() or len(text) > 60 or text.lower() in NOBODY:
        return []
    return [prose.found(start, end, "minutes.votes")]
