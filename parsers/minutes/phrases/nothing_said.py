"""Sentences that decide nothing or refuse: with "ingen", and questions."""

import re
from functools import cache

from models.records import Outcome
from parsers.lexicons import load_lexicon
from parsers.text import key

# "Der købes ingen tønder", "Der ydes derfor intet tilskud"
NONE_GIVEN = re.compile(
    r"Der\s+(?P<verb>[a-zæøå]{2,}s)\s+(?:(?:dog|derfor|således|herefter)\s+)?(?:ingen|intet)\b"
    r"(?!\s+(?:[a-zæøå]+\s+)?(?:bemærkning|kommentar|spørgsmål|oplysning|indsigelse|indvending|ændring|afslag|forbud))"
)
# "Godkendt. Kan vi nå det", "vedtog temaet Hvad gør vi": a question begins behind these
QUESTION_START = re.compile(r"(?:[.!]\s+|:\s+)(?=[A-ZÆØÅ])|\s(?=Hv[a-zæøå]+\b)")


@cache
def _sentences() -> frozenset[str]:
    """Whole sentences that say there is nothing to tell, whose words mean something else elsewhere."""
    return frozenset(load_lexicon("decisions")["nothing_said"]["sentences"])


def says_nothing(text: str) -> bool:
    """Whether a whole sentence only says that there is nothing to tell: "Der var ingen bemærkninger."."""
    return key(text) in _sentences()


def find_refused(text: str) -> tuple[Outcome, int] | None:
    """What "Der købes ingen tønder" comes to, and where the words end that say so.

    It refuses where the verb is one of giving, buying or doing; any other verb leaves it unsure. None where
    nothing is refused ("Der findes ingen sager", "Der er ingen bemærkninger").
    """
    match = NONE_GIVEN.match(text) if text.startswith("Der ") else None
    if match is None:
        return None
    words = load_lexicon("decisions")["none_given"]
    if match["verb"] in words["there"]:
        return None
    return ("rejected" if match["verb"] in words["verbs"] else "other"), match.end()


def find_question(text: str) -> int:
    """Where the question starts that a text ends in; 0 where all of it asks ("Henvises sagen til udvalget?").

    find_question("Byrådet vedtog temaet: Hvad gør vi?") is 22, where the question stands.
    """
    starts = [match.end() for match in QUESTION_START.finditer(text[:-1])]
    return starts[-1] if starts else 0
