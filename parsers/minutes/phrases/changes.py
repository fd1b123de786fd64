"""What makes an approval one with changes: the words of a sentence that add to it or take from it."""

from spacy.tokens import Doc

from models.frozen import dataclass
from parsers.lexicons import load_lexicon

# "med de af udvalget foreslåede ændringer"
CHANGE_OPENERS, CHANGE_GAP = frozenset({"med", "under", "på"}), 6
TELLS_WHO = frozenset({"idet", "dog"})  # "idet Karen Holm stemte imod": who, and nothing changed
# "dog bemærkede Karen Holm, at ...", "dog tog A forbehold"
REMARKED = frozenset({"bemærkede", "bemærker", "udtalte", "forbehold", "støtte", "tilslutte"})
# what sets a condition behind what is approved, and in "gebyret hæves, såfremt loven ændres" another
CONDITIONS = frozenset({"såfremt", "medmindre", "forudsat", "omfang"})
# "godkendt, forudsat i budgettet": as was reckoned with, and no condition
RECKONED_WITH = frozenset({"i", "ved", "af", "under", "."})
# what may stand between a ruling and "delvist", and what may follow it
PARTLY_BETWEEN = frozenset({"dog", "kun", "alene", "således", "hermed", "til"})
PARTLY_ENDS = frozenset({".", ",", ";", ":", "med", "ved", "for", "således", "idet", "på"})


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of the lexicon: doc[start:end] is printed; label is what it says."""

    label: str
    start: int
    end: int
    lemma: str


def find_change_end(doc: Doc, ruling: Match, matches: list[Match]) -> int | None:
    """Where the words end that make an approval one with changes; None where nothing is changed.

    A phrase of the lexicon does, and "med", "under" or "på" with a noun of it within a few words ("med de
    af udvalget foreslåede ændringer").
    """
    phrases = [m.end for m in matches if m.label == "changes" and _applies(doc, ruling, m)]
    if phrases:
        return phrases[0]
    if (partly := _find_partly(doc, ruling)) is not None:
        return partly
    nouns = tuple(load_lexicon("decisions")["changes"]["nouns"])
    for token in doc:
        if token.text not in CHANGE_OPENERS:
            continue
        for k in range(token.i + 1, min(len(doc), token.i + 1 + CHANGE_GAP)):
            if doc[k].text in (",", ".", ";", ":", "henblik", "hensyn", "ingen", "uden"):
                break
            if any(noun in doc[k].text for noun in nouns):
                return k + 1
    return None


def _find_partly(doc: Doc, ruling: Match) -> int | None:
    """Where "delvist" ends that goes with a ruling: "delvist godkendt", "imødekommes delvist".

    "Godkender delvis lukning af vejen" is about the road: behind the ruling the word must end its clause.
    """
    partly = load_lexicon("decisions")["changes"]["partly"]
    if ruling.start and doc[ruling.start - 1].text in partly:
        return ruling.end
    at = next((k for k in range(ruling.end, min(len(doc), ruling.end + 3)) if doc[k].text in partly), None)
    if at is None or not PARTLY_BETWEEN.issuperset(token.text for token in doc[ruling.end : at]):
        return None
    after = doc[at + 1].text if at + 1 < len(doc) else "."
    return at + 1 if after in PARTLY_ENDS else None


def _applies(doc: Doc, ruling: Match, match: Match) -> bool:
    if match.start and doc[match.start - 1].text in ("uden", "ikke"):
        return False
    own = {token.text for token in doc[match.start : match.end]}
    if own & CONDITIONS:
        between = [token.text for token in doc[ruling.end : match.start]]
        reckoned = "forudsat" in own and doc[match.end : match.end + 1].text in RECKONED_WITH
        return match.start >= ruling.end and "." not in between and not reckoned
    if not own & TELLS_WHO:
        return True
    told = {token.lemma_ for token in doc[match.end : match.end + 8]}
    if "dog" in own and not REMARKED.isdisjoint(token.text for token in doc[match.end : match.end + 8]):
        return False
    if doc[match.end : match.end + 1].text == "ingen":  # "godkendt, idet ingen ønskede ordet"
        return False
    return not told & {"stemme", "undlade", "enstemmig", "enig"}
