"""Headings that stood beside their text and lost the white between, as in "Beslutning Godkendt.".

A text taken from a paper with its headings in the margin prints them at the start of the line, before the
first words that stood beside them. One such line may be a sentence; where decisions and other headings do so
again and again, and hardly ever stand alone, the paper was set that way.
"""

from collections import Counter
from collections.abc import Sequence

from parsers.flow import Piece, Place
from parsers.minutes.paper.cuts import Columns, spot_of
from parsers.minutes.phrases.heading_forms import Heading
from parsers.minutes.phrases.headings import alone_words, find_heading
from parsers.text import key

# a heading in the margin is no longer than this; two kinds of them stand so often before their text, and so
# many of all kinds where no decision does
MOST_WORDS, LEAST, LEAST_OF_ALL = 4, 2, 6
ROLES = frozenset({
    "decision", "recommendation", "case_presentation", "summary", "attachments", "finance", "theme",
    "history", "law", "authoritative", "minutes_part",
})  # fmt: skip


def cut_side_words(places: Sequence[Place], columns: Columns) -> None:
    """Cut the headings off the text that stood beside them, in a text without layout."""
    if not places or places[0].line.box is not None:
        return
    beside: list[tuple[Place, int, str]] = []
    alone: Counter[str] = Counter()
    for place in places:
        at = _end_of_word(place.text)
        if at == len(place.text.rstrip(" :.")):
            alone[key(place.text)] += 1
        elif at and place.index not in columns.pieces and find_heading(place.text) is None:
            beside.append((place, at, key(place.text[:at])))
    often = Counter(word for _, _, word in beside)
    side = {word for word, count in often.items() if count > alone[word]}
    roles = Counter(alone_words()[word] for word in side for _ in range(often[word]))
    told = "decision" if roles["decision"] else "minutes_part"  # "Referat Drøftet."
    kinds = sum(1 for count in roles.values() if count >= LEAST)
    if kinds < 2 or (roles[told] < LEAST and sum(roles.values()) < LEAST_OF_ALL):
        return
    for place, at, word in beside:
        if word in side:
            left = Piece(place, 0, at)
            columns.pieces[place.index] = [left, Piece(place, at + 1, len(place.text))]
            role = alone_words()[word]
            columns.opens[spot_of(left)] = Heading("decision" if role == told else role)


def _end_of_word(text: str) -> int:
    """Where the heading word that a line begins with ends; 0 for none, and where a small letter follows."""
    if not text[:1].isupper():
        return 0
    words = text.split(" ", MOST_WORDS + 1)
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        head = " ".join(words[:count])
        if alone_words().get(key(head)) in ROLES and head[-1] not in ",;":
            after = words[count] if count < len(words) else ""
            runs_on = after[:1].islower() or after[:1].isdigit() or (len(after) == 1 and after.isalpha())
            return 0 if runs_on else len(head.rstrip(":."))  # "Bilag 1", "Bilag A", "Beslutning om budget"
    return 0
