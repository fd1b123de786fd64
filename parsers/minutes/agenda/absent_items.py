"""Who was away, where an item of the agenda is about nothing else: "1. Fraværende"."""

from collections.abc import Sequence

from models.evidence import Found
from parsers.minutes.agenda.head import Head
from parsers.minutes.paper.prose import Prose, build_prose
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.people import find_names, find_roster_label

RULE = "minutes.absent"
# "1. Fraværende": what it says below is names and no more
LONGEST = 300


def find_absent_told(
    heads: Sequence[Head], decision: Prose | None, known: frozenset[str]
) -> tuple[Found[str], ...]:
    """The persons that such an item names, in its title ("Fraværende: Karen Holm") or as what was decided."""
    label = find_roster_label(heads[0].title) if heads and heads[0].title else None
    if label is None or label[0] != "absent":
        return ()
    if label[1] < len(heads[0].title):
        prose = build_prose([Row(piece, 0, False) for piece in heads[0].title_pieces], known)
        return find_names(prose, label[1], len(prose.text), RULE)
    if decision is None or len(decision.text) > LONGEST:
        return ()
    return find_names(decision, 0, len(decision.text), RULE)
