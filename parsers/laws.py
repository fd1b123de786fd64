"""Places in acts that a text names: "servicelovens § 83, stk. 2", "§ 16 i lov om almene boliger"."""

import re
from functools import cache

from models.frozen import dataclass
from parsers.lexicons import load_lexicon

SIGN = "§"
# "83", "12 a", "20b"; the letter of "§ 16 i lov om" is none
NUMBER = r"\d{1,3}(?:\s?[a-hj-zæøå]\b|i\b)?"
# "§ 83, stk. 2, nr. 3", "§§ 83 og 86", "§ 107-109"
PLACE = re.compile(
    rf"§{{1,2}}\s*(?P<first>{NUMBER})(?:\s*(?P<link>og|eller|-|–|,(?=\s*\d))\s*(?P<second>\d{{1,3}}(?:\s?[a-hj-zæøå]\b)?)(?!\w))?"
    r"(?P<part>(?:\s*,?\s*(?:stk\.?\s*\d{1,2}|nr\.?\s*\d{1,2}|litra\s+[a-zæøå]\b|\d{1,2}\.\s*pkt\.?))*)"
)
# words that end the name of an act in running text
END = r"(?=\s*(?:[.,;:()§\n]|\b(?:jf|kan|skal|er|har|at|som|der|bliver|blev|gives|gælder|samt|træder)\b|$))"
NAMED = r"(?:[Ll]ov|[Bb]ekendtgørelse|[Vv]ejledning)\s+om\s+[^.,;:()§\n]{3,90}?"
SHORT = r"(?:[Bb]arnets\s+[Ll]ov|[A-ZÆØÅa-zæøå][\wæøå-]*(?:lov(?:en)?|bekendtgørelsen?))"
# the act in front: "servicelovens ", "Lov om aktiv socialpolitik, "
BEFORE = re.compile(rf"(?P<act>{NAMED}|{SHORT}s?)\s*,?\s*(?:jf\.\s*)?$")
# the act behind: " i lov om social service", ", i planloven"
BEHIND = re.compile(rf"\s*,?\s+i\s+(?:henhold\s+til\s+)?(?P<act>{NAMED}{END}|{SHORT}\b)")
# between two places in one act: "servicelovens § 112 og § 114", "§ 65, stk. 1, jf. § 3"
GOES_ON = re.compile(r"\s*(?:,|og|eller|samt|,?\s*jf\.|,?\s*sammenholdt\s+med)\s*")
# how far in front of the sign an act's name may begin
REACH = 110


@dataclass(frozen=True, slots=True)
class LawHit:
    """A place in an act: characters start to end of the text; act in one form, None where none is named.

    carried says that the act is that of the place before: "servicelovens § 112 og § 114".
    """

    start: int
    end: int
    act: str | None
    paragraph: str
    part: str | None
    carried: bool = False


def find_laws(text: str) -> list[LawHit]:
    """The places in acts that a text names, left to right; "§§ 83 og 86" gives two of the same characters.

    Raises nothing; a paragraph without an act has act None.
    """
    found: list[LawHit] = []
    at = 0
    for match in PLACE.finditer(text):
        if match.start() < at:
            continue
        start, end = match.start(), match.end()
        act: str | None = None
        low = max(at, start - REACH)
        before, behind = BEFORE.search(text[low:start]), BEHIND.match(text, end)
        if before is not None:
            act, start = before["act"], low + before.start("act")
        elif behind is not None:
            act, end = behind["act"], behind.end("act")
        carried = act is None and bool(found) and GOES_ON.fullmatch(text[found[-1].end : start]) is not None
        named = found[-1].act if carried else _named(act)
        carried = carried and named is not None
        part = re.sub(r"\s+", " ", match["part"]).strip(" ,") or None
        numbers = [match["first"], match["second"]]
        for number in filter(None, numbers):
            last = number == match["second"] or match["second"] is None
            found.append(LawHit(start, end, named, " ".join(number.split()), part if last else None, carried))
        at = end
    return found


def _named(act: str | None) -> str | None:
    """An act's name in one form: "Servicelovens" and "lov om social service" are "serviceloven"."""
    if act is None:
        return None
    name = " ".join(act.lower().split())
    for form in (name, name.removesuffix("s"), f"{name}en"):
        if form in _acts():
            return _acts()[form]
    return name.removesuffix("s") if name.endswith(("lovens", "lovs", "gørelsens", "gørelses")) else name


@cache
def _acts() -> dict[str, str]:
    """The one form of each name of an act."""
    acts: dict[str, list[str]] = load_lexicon("laws")["acts"]
    names = {other: name for name, others in acts.items() for other in others}
    return names | {name: name for name in acts}
