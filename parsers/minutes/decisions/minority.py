"""What some members thought or voted, which is no decision of the body."""

import re
from functools import cache

from parsers.lexicons import load_lexicon
from parsers.minutes.phrases.people import NAME, find_body

# "V stemte imod, hvorefter forslaget er forkastet"
RESULT_AFTER = re.compile(r"\b(?:dermed|hermed|hvorefter|herefter|derefter|hvormed)\b", re.IGNORECASE)

# "Karen Holm og Bo Dam kunne tiltræde indstillingen": what some could, which says nothing of the others
ACCEPTS = re.compile(
    rf"^\W*(?P<name>{NAME})(?:\s*\([^()]*\))?(?:(?:\s*,\s*|\s+(?:og|samt)\s+){NAME}(?:\s*\([^()]*\))?)*"
    r"\s+(?:kan|kunne)\s+(?:tiltræde|godkende|støtte)\b"
)
# "Karen Holm (V) anbefalede Bo Dam som formand": what one person moved, and nothing that came of it
MOVED = re.compile(rf"^\W*(?P<name>{NAME})(?:\s*\([^()]*\))?\s+(?:anbefalede|foreslog)\b")
CAME_OF_IT = re.compile(r"\b(?:hvilket|vedtaget|godkendt|tiltrådt|forkastet|enighed|enigt?)\b", re.IGNORECASE)


@cache
def _minority_pattern() -> re.Pattern[str]:
    """What some members thought or voted: "Et mindretal stemte imod", "V kunne ikke tiltræde planen"."""
    parties = "|".join(sorted(map(re.escape, load_lexicon("people")["parties"]), key=len, reverse=True))
    group = r"(?:(?:[Ll]ister?(?:ne)?|[Gg]ruppe[nr]?(?:ne)?)\s+)?"
    voter = (
        rf"{group}(?:{NAME}|[A-ZÆØÅ]\b(?!\.)|(?i:{parties})(?:\b|s\b(?=\s)))(?:\s+[a-zæøå]*gruppe[rn]?\b)?"
        r"(?:\s*\([^()]*\))?"
    )
    verbs = (
        r"(?:stemte|stemmer|undlod|undlader|kunne\s+ikke|kan\s+ikke|ønske[rd]e?\s+ikke|tog|tager|støttede"
        r"|tilkendegav|begærede)"
    )
    side = r"(?:[A-ZÆØÅ]-siden|(?i:[a-zæøå]*siden))"
    return re.compile(
        rf"^\W*(?:{side}\s+(?:kan|kunne)\s+ikke\b|(?:[Ee]t\s+)?[Mm]indretal(?:let)?\b|{voter}(?:(?:\s*,\s*|\s+(?:og|samt)\s+){voter})*"
        rf"\s+{verbs}\b)"
    )


def is_minority(text: str) -> bool:
    """Whether a sentence only tells what some members thought or how they voted.

    is_minority("A og B kunne ikke tiltræde indstillingen.") is true, but a sentence that goes on with what
    came of it ("..., hvorefter forslaget er forkastet") is a decision.
    """
    if _minority_pattern().match(text) is not None:
        return not RESULT_AFTER.search(text)
    return _is_only_moved(text) or _accepts_alone(text)


def _accepts_alone(text: str) -> bool:
    """Whether a sentence only tells that some, who are no body, could accept a matter."""
    accepts = ACCEPTS.match(text) if " kunne " in text or " kan " in text else None
    return accepts is not None and find_body(accepts["name"]) is None and RESULT_AFTER.search(text) is None


def _is_only_moved(text: str) -> bool:
    """Whether a sentence only tells what one person moved; a body that recommends decides."""
    moved = MOVED.match(text) if "anbefalede" in text or "foreslog" in text else None
    if moved is None or find_body(moved["name"]) is not None:
        return False
    return RESULT_AFTER.search(text) is None and CAME_OF_IT.search(text) is None
