"""A row of labels over a row of their values: "Sagsnr.   Sagsbehandler" over "12-2024-5   Karen Holm"."""

from collections.abc import Sequence
from itertools import pairwise

from parsers.flow import Piece, Place
from parsers.lexicons import load_lexicon, remembered
from parsers.minutes.phrases.heading_forms import Heading
from parsers.text import key

# parts of a line stand so many font sizes apart; a value begins no further than this from its label
LEAST_GAP, ASKEW = 0.9, 14.0
# a label is no longer than this; of a row so many are known, and that share of them
LONGEST, LEAST_KNOWN, AGREED = 30, 2, 0.5


@remembered()
def _labels() -> dict[str, str]:
    """The role of each label of a case or a meeting."""
    lists = load_lexicon("headings")["labels"]
    return {key(word): role for role, words in lists.items() for word in words}


@remembered()
def _first_words() -> frozenset[str]:
    """What a row of labels may begin with: quick to look for."""
    lists = load_lexicon("headings")["labels"]
    return frozenset(word.partition(" ")[0].rstrip(".:") for words in lists.values() for word in words)


def read_label_rows(
    places: Sequence[Place], pieces: dict[int, list[Piece]], opens: dict[tuple[int, int], Heading]
) -> None:
    """Put each value behind its label, where a row of labels stands over one of values.

    pieces tells by the index of a place what stands in its stead, opens the headings that pieces are.
    """
    first = _first_words()
    for above, below in pairwise(places):
        if above.text.partition(" ")[0].rstrip(".:").lower() not in first:
            continue
        if above.page is not below.page or above.index in pieces or below.index in pieces:
            continue
        labels = _parts(above)
        roles = [_role(part) for part in labels]
        known = [role for role in roles if role is not None]
        if len(known) < max(LEAST_KNOWN, AGREED * len(roles)):
            continue
        values = _parts(below)
        if len(values) != len(labels) or any(_role(part) is not None for part in values):
            continue
        told = list(zip(labels, values, roles, strict=True))
        if not all(_is_under(label, value) for label, value, _ in told):
            continue
        pieces[above.index] = [piece for label, value, _ in told for piece in (label, value)]
        pieces[below.index] = []
        opens |= {(label.place.index, label.start): Heading(role) for label, _, role in told if role}


def _role(part: Piece) -> str | None:
    text = part.text
    return _labels().get(key(text.rstrip(": "))) if len(text) <= LONGEST else None


def _parts(place: Place) -> list[Piece]:
    """The parts of a line that stand apart as cells do; none where all of it stands together."""
    line, starts = place.line, [0, *place.line.cuts]
    if line.box is not None:
        edges, least = line.word_x, LEAST_GAP * (line.size or 10.0)
        words = line.text.split(" ")
        at = 0
        for n, word in enumerate(words[:-1]):
            at += len(word) + 1
            if edges[2 * n + 2] - edges[2 * n + 1] > least:
                starts.append(at)
    ends = [*starts[1:], len(place.text) + 1]
    return [Piece(place, a, b - 1) for a, b in zip(starts, ends, strict=True)] if len(starts) > 1 else []


def _is_under(label: Piece, value: Piece) -> bool:
    """Whether a value begins under its label; a text without layout tells no more than the order."""
    above = label.place.line.box_of(label.start, label.end)
    below = value.place.line.box_of(value.start, value.end)
    return above is None or below is None or abs(above.x0 - below.x0) <= ASKEW
