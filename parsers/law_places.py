"""The places in acts that a document's items name, each with where it is printed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.evidence import Found
from models.records import AgendaItem, Parsed
from models.records_rulings import LawReference
from parsers.amounts.paragraphs import Paragraph, join_pieces
from parsers.flow import Flow, Piece, Place, spans_of
from parsers.laws import SIGN, LawHit, find_laws
from parsers.text import fold

CARRIED = "Samme lov som i henvisningen lige før."
# the meeting and the item, by position
Owner = tuple[int, int]


def add_law_references(flow: Flow, parsed: Parsed) -> Parsed:
    """The same records with the places in acts that the items' texts name.

    A document without a paragraph sign is given back as it is, and so is one without meetings.
    """
    if not parsed.meetings:
        return parsed
    marked = [at for at, place in enumerate(flow.places) if SIGN in place.text]
    if not marked:
        return parsed
    owned = _owned(parsed, [flow.places[at] for at in marked])
    found: dict[Owner, list[LawReference]] = defaultdict(list)
    for at in marked:
        owner = owned.get(flow.places[at].index)
        if owner is not None:
            found[owner] += _read_around(flow, at)
    meetings = tuple(
        replace(meeting, items=tuple(_with(item, found.get((m, i))) for i, item in enumerate(meeting.items)))
        for m, meeting in enumerate(parsed.meetings)
    )
    return replace(parsed, meetings=meetings)


def _with(item: AgendaItem, references: Sequence[LawReference] | None) -> AgendaItem:
    return replace(item, law_references=tuple(references)) if references else item


def _owned(parsed: Parsed, marked: Sequence[Place]) -> dict[int, Owner]:
    """The item each line belongs to, by the line's place in the flow; the first that has it keeps it."""
    lines: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place in marked:
        lines[place.page.number].append((place.line.start + place.text.index(SIGN), place.index))
    owned: dict[int, Owner] = {}
    for m, meeting in enumerate(parsed.meetings):
        for i, item in enumerate(meeting.items):
            for field in _texts(item):
                for span in field.spans:
                    signs = lines.get(span.page, [])
                    for start, index in signs[bisect_left(signs, (span.start, -1)) :]:
                        if start >= span.end:
                            break
                        owned.setdefault(index, (m, i))
    return owned


def _texts(item: AgendaItem) -> Iterator[Found[str]]:
    """The fields of an item that are running text."""
    if item.title is not None:
        yield item.title
    for point in (*item.recommendations, *item.nested_recommendations):
        yield point.text
    if item.decision_text is not None:
        yield item.decision_text
    for passage in item.passages:
        if passage.text is not None:
            yield passage.text


def _read_around(flow: Flow, at: int) -> Iterator[LawReference]:
    """What the signs on a line name, read with the line before and the one after."""
    place = flow.places[at]
    near = flow.places[max(0, at - 1) : at + 2]
    paragraph = join_pieces([one.piece() for one in near if one.page.number == place.page.number], flow.known)
    for hit in find_laws(paragraph.text):
        pieces = paragraph.cut(hit.start, hit.end)
        sign = _sign(paragraph, hit)
        if sign is not None and sign.place.index == place.index:
            yield _build(paragraph, hit, pieces)


def _sign(paragraph: Paragraph, hit: LawHit) -> Piece | None:
    at = paragraph.text.index(SIGN, hit.start, hit.end)
    return next(iter(paragraph.cut(at, at + 1)), None)


def _build(paragraph: Paragraph, hit: LawHit, pieces: Sequence[Piece]) -> LawReference:
    spans = spans_of(pieces)
    act = None
    if hit.act is not None and hit.carried:
        act = Found(hit.act, spans, "laws.act_before", "inferred", CARRIED)
    elif hit.act is not None:
        act = Found(hit.act, spans, "laws.act")
    printed = Found(fold(paragraph.text[hit.start : hit.end]), spans, "laws.reference")
    return LawReference(printed=printed, act=act, paragraph=hit.paragraph, part=hit.part)
