"""The lists of those who voted: where a list ends, and the parties and persons in it."""

import re
from collections.abc import Sequence

from models.evidence import Found
from parsers.minutes.paper.prose import Prose
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.people import NAME, find_body, functions, parties
from parsers.minutes.voting.words import LETTERS, NOBODY, SIDE, VOTERS
from parsers.party_letters import letter_of

LEAD = re.compile(
    r"[\s:–•*-]*(?:(?:i\s+alt\s+)?\d+\s*(?:medlem(?:mer)?|stemmer)?\s*[:–-]?\s*)?(?:(?:nemlig|kun|alene|dog|samt|desuden|også|fra)\s+)?"
    r"(?:(?:den\s+øvrige\s+del|resten)\s+af\s+)?"
    r"(?:(?:partie(?:rne|t)|hele|løsgænger(?:ne|en)?|(?:gruppen?|listen?)(?=\s+[A-ZÆØÅ]\b))\s+)?",
    re.IGNORECASE,
)
# "1 medlem af C (Karen Holm)": the person votes, and not the party
ONE_OF = re.compile(
    r"[\s:]*(?:\d+|en|et|to|tre|fire)\s+medlem(?:mer)?\s+(?:af|fra)\s+[A-ZÆØÅ][\wæøå ]*\((?=[A-ZÆØÅ]\w+ )"
)
# "C med undtagelse af 1 medlem (Karen Holm)", "V på nær Bo Dam": those who voted otherwise
EXCEPT = re.compile(
    r"\s*[,(]?\s*\b(?:med\s+undtagelse\s+af|undtagen|undtaget|bortset\s+fra|på\s+nær)\s.*",
    re.IGNORECASE | re.DOTALL,
)
# "Karen Holm", "Karen Holm (V)."
PERSON = re.compile(rf"\s*{NAME}(?:\s*\([^()]*\))?[\s.]*")
# "Venstre (6)", "N (5 medlemmer)", "Karen Holm (A) m.fl.", "Karen Holm (A) – i alt 10"
COUNT_BEHIND = re.compile(
    r"\s*(?:\(\s*\d+\s*(?:medlem(?:mer)?|stemmer?|mandat(?:er)?)?\s*\)|\bm(?:\.\s?fl)?|(?:,|\s[–-])?\s+i\s+alt\s+\d+)$"
)
# "A, B og C – i alt 12 med følgende bemærkning": the list ends in its sum
SUM = re.compile(r"\bi\s+alt\s+\d+")
# "i alt 10: A, C og V", "i alt 4 medlemmer (A og C)" right after the side: the list comes behind its sum
SUM_FIRST = re.compile(
    r"\s*:?\s*i\s+alt\s+\d+\b(?:\s+(?:[a-zæøå]*medlem(?:mer)?|stemmer|personer))?\s*[:(\n]"
)
# "Ø's", "Venstres" before "stemmer"
OWNED = re.compile(r"['’]s$|(?<=[a-zæøå])s$")
# "Ø Indstillingen blev vedtaget": a party's letter ends its line, and no full stop parts it from the next
LETTER_ALONE = re.compile(r"[A-ZÆØÅ](?=\s+[A-ZÆØÅ][a-zæøå]{3,})")
# "V (Karen Holm og Bo Ek)": the party, with those of it who were there
LETTER_OF = re.compile(r"[A-ZÆØÅ](?=\s*\((?:[A-ZÆØÅ][\w.-]*\s+){1,3}[A-ZÆØÅ][\w-]+(?:,|\)|\s+og\s))")
# "Venstres gruppe", "SFs byrådsgruppe"
GROUP = re.compile(r"\s[a-zæøå]*gruppe$")
# a line of a list, and one that heads a list
LISTED = re.compile(rf"[\s–•*-]*(?P<names>{VOTERS})(?:\s*\(\d+\))?\s*,?$")
HEADS = re.compile(r"\s*:?\s*(?:(?:i\s+alt\s+)?\d+(?:\s+(?:medlemmer|stemmer))?|\(\d+\))?\s*:?$")
TELLS = re.compile(r"[A-ZÆØÅ][\wæøå-]*\s+(?!(?:og|samt|af|von|van|de|la)\b)[a-zæøå]{2,}")
JOINED = re.compile(r"\s*(?:,|\+|\s+og\s+|\s+samt\s+)\s*")
NEW_SENTENCE = re.compile(
    r"\.\s+(?:[A-ZÆØÅ][a-zæøå]+\s+(?:stemte|undlod)|Imod|For|Undl|Hverken|Mod|Nej|Blank)"
)


# "C, A. Bent Holm (løsgænger), O", "E. Holm, idet": a person's initial, and the sentence goes on behind them
INITIAL_INSIDE = re.compile(
    rf"\.\s+(?:{NAME}\s*\([^()]*\)\s*(?:,|og\b)|(?!(?i:godkend|vedt|tilt|forkast|indstil))[A-ZÆØÅ][\w-]+(?:,|\s+og\s))"
)


def is_voter(text: str) -> bool:
    """Whether words can name one who votes: a letter, a party, a group, a person; no body and no office.

    is_voter("Ø"), is_voter("Karen Holm (V)") and is_voter("Venstres gruppe") are true.
    """
    bare = re.sub(r"\s*\([^()]*\)$", "", text).strip()
    if len(bare) == 1 or bare.lower() in parties() or GROUP.search(bare):
        return True
    if re.match(r"(?i:liste|gruppe)\s+[A-ZÆØÅ]$", bare) or re.search(r"\([A-ZÆØÅ]\)$", text):
        return True
    owner = OWNED.sub("", bare)
    if len(owner) == 1 or owner.lower() in parties():
        return True
    return re.fullmatch(NAME, bare) is not None and find_body(bare) is None


def are_voters(text: str) -> bool:
    """Whether each entry of a list can name one who votes."""
    return all(is_voter(part) for part in JOINED.split(re.sub(r"\([^()]*\)", "", text)) if part)


def find_side(line: str) -> re.Match[str] | None:
    """The side that a line opens with: "For stemte: A og B", or "Imod" alone."""
    return SIDE.match(line + "\n")


def find_list_rows(rows: Sequence[Row]) -> frozenset[int]:
    """The rows that open a line in lists under "For stemte:", "Imod" and the like, and the row after each."""
    found: set[int] = set()
    listed = False
    for i, row in enumerate(rows):
        if listed:
            found.add(i)
        side = find_side(row.text)
        rest = row.text[side.end() :] if side is not None else ""
        bare = side is not None and HEADS.match(rest) is not None
        follows = i + 1 < len(rows) and _is_listed(rows[i + 1].text)
        first = side is not None and follows and _is_one(rest)
        ended = side is not None and _is_listed(rest.lstrip(" :")) and _tells(rows, i + 1)
        listed = bare or first or ended or (listed and _is_listed(row.text))
    return frozenset(found)


def _tells(rows: Sequence[Row], i: int) -> bool:
    """Whether a row begins a sentence ("Indstillingen er vedtaget"), and goes on with no list of names."""
    return i < len(rows) and TELLS.match(rows[i].text) is not None


def _is_one(text: str) -> bool:
    """Whether the rest of a line that names a side is one voter, and so may be the first line of a list."""
    name = text.lstrip(" :")
    return len(JOINED.split(re.sub(r"\([^()]*\)", "", name))) == 1 and _is_listed(name)


def _is_listed(text: str) -> bool:
    match = LISTED.match(text)
    return match is not None and find_side(text) is None and are_voters(match["names"])


def end_of_list(text: str, start: int) -> int:
    """Where a list of voters that starts at `start` ends.

    At a full stop outside brackets, the end of the bracket around it, a new side, or a new line; but a list
    that has a line for each voter goes on while the lines are such.
    """
    end = _end_of_line(text, start)
    while text[end : end + 1] == "\n":
        line = text[end + 1 :].split("\n", 1)[0]
        own = text[start:end]
        headed = HEADS.match(own) or "\n" in own or own.endswith(",") or _is_one(own)
        if not headed or not _is_listed(line.rstrip(".")):
            return end
        end += 1 + len(line)
    return end


def _end_of_line(text: str, start: int) -> int:
    depth, i = 0, start
    ahead = SUM_FIRST.match(text, start)
    summed_at = ahead.end() if ahead else start
    while i < len(text):
        c = text[i]
        depth += (c == "(") - (c == ")")
        if (
            c == "i"
            and depth <= 0
            and i >= summed_at
            and (summed := SUM.match(text, i))
            and not text[i - 1].isalnum()
        ):
            return summed.end()
        if depth < 0 or (depth == 0 and ((c == "." and _stops(text, start, i)) or c in "\n;")):
            return i
        if depth <= 0 and i > start and SIDE.match(text, i) and not text[i - 1].isalnum():
            return i
        i += 1
    return i


def _stops(text: str, start: int, i: int) -> bool:
    """Whether the full stop at i ends a list, and is not that of an initial."""
    initial = (
        not (
            LETTERS.match(text[start:i]) and text[i + 1 : i + 2] != "N" and not INITIAL_INSIDE.match(text, i)
        )
        and re.search(r"(?:\b[A-ZÆØÅ]|N\.\s?N)$", text[max(0, i - 3) : i])
        and text[i + 1 : i + 2] not in ("\n", "")
    )
    return not initial or NEW_SENTENCE.match(text[i:]) is not None


def find_voters(prose: Prose, start: int, end: int) -> list[Found[str]]:
    """The voters in text[start:end]: parted by commas, lines and "og" outside brackets, counts left out."""
    text = prose.text
    counted = re.match(
        r"[\s:]*(?:(?:i\s+alt\s+)?\d+\s*(?:medlem(?:mer)?|stemmer)?\s*)?[:,]?\s*\(", text[start:end]
    )
    if counted:
        close = _closing(text, start + counted.end() - 1, end)
        start, end = start + counted.end(), close
    names: list[Found[str]] = []
    depth, at = 0, start
    apart = False
    for i in range(start, end + 1):
        c = text[i] if i < end else ","
        depth += (c == "(") - (c == ")")
        word = depth == 0 and c.isspace() and re.match(r"\s(?:og|samt)\s", text[i:end])
        if (c in ",;+\n" and depth <= 0) or word:
            went_on = apart and _is_person(text[at:i])
            names += () if went_on else _name(prose, at, i)
            apart = went_on or EXCEPT.search(text[at:i]) is not None
            at = i + (len(word[0]) if word else 1)
    return names


def _is_person(text: str) -> bool:
    """Whether words are a person's name, as behind "V med undtagelse af Bo Dam og": no party's."""
    return PERSON.fullmatch(text) is not None and letter_of(text) is None


def _closing(text: str, start: int, end: int) -> int:
    depth = 0
    for i in range(start, end):
        depth += (text[i] == "(") - (text[i] == ")")
        if depth == 0:
            return i
    return end


def _name(prose: Prose, start: int, end: int) -> list[Found[str]]:
    one_of = ONE_OF.match(prose.text, start, end)
    if one_of:
        return find_voters(prose, one_of.end(), _closing(prose.text, one_of.end() - 1, end))
    lead = LEAD.match(prose.text[start:end])
    start += lead.end() if lead else 0
    while end > start and prose.text[end - 1] in " .:":
        end -= 1
    apart = EXCEPT.search(prose.text[start:end]) if end - start > 12 else None
    end = start + apart.start() if apart else end
    behind = COUNT_BEHIND.search(prose.text[start:end])
    end = start + behind.start() if behind else end
    letter = LETTER_ALONE.match(prose.text, start, end) or LETTER_OF.match(prose.text, start, end)
    end = letter.end() if letter else end
    text = prose.text[start:end]
    named = text[:1].isupper() or text in functions()
    if not text or not named or len(text) > 60 or text.lower() in NOBODY:
        return []
    return [prose.found(start, end, "minutes.votes")]
