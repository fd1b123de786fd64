"""Labels with nothing between them and their values, as a form's columns come out in plain lines."""

from collections import Counter
from collections.abc import Iterator, Sequence

from parsers.flow import Piece, Place
from parsers.proposals.heads import is_form_head
from parsers.proposals.words import Label, find_bare_label, find_label, squeeze, words

# a form is looked for in so many lines of a proposal, and its title in so many below its heading
FORM_LINES, NEAR = 25, 4
# a label stands in at least this part of the proposals, and in two
SHARED = 0.66
# what a line holds: the label before each value and where it begins, the value's piece
Field = tuple[str, Label, Piece]


def find_shared_labels(stretches: Sequence[Sequence[Place]]) -> frozenset[str]:
    """The labels that begin a line in many proposals of a document without layout, a value right behind.

    "projekt" is one, and "projekt>center" says that "center" comes further on in the lines of "projekt".
    """
    counts: Counter[str] = Counter()
    for places in stretches:
        counts.update({name for place in places[:FORM_LINES] for name in _names(place)})
    least = max(2.0, SHARED * len(stretches))
    return frozenset(name for name, count in counts.items() if count >= least)


def _names(place: Place) -> Iterator[str]:
    hit = _bare(place.piece())
    if hit is not None:
        yield hit[0]
        for later, _ in _later(place.piece(hit[1].end)):
            yield f"{hit[0]}>{later}"


def _bare(piece: Piece) -> tuple[str, Label] | None:
    return find_bare_label(piece.text) if piece.place.line.size is None else None


def _later(rest: Piece) -> Iterator[tuple[str, int]]:
    """The labels further on in what stands behind one, with the offset in the line where each begins."""
    at = rest.text.find(" ")
    while at >= 0:
        hit = find_bare_label(rest.text[at + 1 :]) if rest.text[at + 1 : at + 2].isupper() else None
        if hit is not None:
            yield hit[0], rest.start + at + 1
        at = rest.text.find(" ", at + 1)


def part_fields(piece: Piece, shared: frozenset[str]) -> list[Field]:
    """The fields of a line that begins with a shared label, each with its value; empty for other lines."""
    hit = _bare(piece) if shared else None
    if hit is None or hit[0] not in shared:
        return []
    name, label = hit
    rest = Piece(piece.place, piece.start + label.end, piece.end)
    if find_label([rest], whole=True) is not None:  # a line of labels, their values below
        return []
    for later, at in _later(rest):
        if f"{name}>{later}" in shared:
            behind = part_fields(Piece(piece.place, at, piece.end), shared | {later})
            return [(name, label, Piece(piece.place, rest.start, at)), *behind]
    return [(name, label, rest)]


def find_bare_forms(places: Sequence[Place]) -> list[int]:
    """The headings of forms in plain lines, where all have a title with a bare label close below.

    Without headings the forms begin at their titles, where the label has more words than one.
    """
    if not places or places[0].line.size is not None:
        return []
    heads = [i for i, place in enumerate(places) if is_form_head(place.text)]
    if not heads:
        begins = {title[:4] for title in words("title")}
        likely = [i for i, place in enumerate(places) if squeeze(place.text[:5])[:4] in begins]
        titles = [i for i in likely if _names_title(places[i])]
        return titles if len(titles) > 1 else []
    below = [[_bare(place.piece()) for place in places[i + 1 : i + 1 + NEAR]] for i in heads]
    titled = [any(hit is not None and hit[1].field == "title" for hit in hits) for hits in below]
    firsts = [i for n, i in enumerate(heads) if not n or heads[n - 1] < i - NEAR]
    return firsts if len(firsts) > 1 and all(titled) else []


def _names_title(place: Place) -> bool:
    hit = _bare(place.piece())
    return hit is not None and hit[1].field == "title" and " " in place.text[: hit[1].end].strip()
