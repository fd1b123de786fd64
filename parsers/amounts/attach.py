"""The amounts in a document's sentences, tied to the item or proposal, and the field, that they stand in."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from models.evidence import Found, Span
from models.frozen import dataclass
from models.records import AgendaItem, AmountPart, Parsed, Proposal, TextAmount
from parsers.amounts.compare import compare_amounts
from parsers.amounts.find import AmountHit, find_amounts
from parsers.amounts.numbers import may_have_money
from parsers.amounts.paragraphs import Paragraph, find_paragraphs, join_pieces
from parsers.amounts.text_checks import check_sentences
from parsers.flow import Flow, Piece, Place, claimed_spans, spans_of
from parsers.text import fold

# ("item", meeting, item) or ("proposal", its number, 0); None for the document
Record = tuple[str, int, int]
BARE = "Kr. er ikke trykt ved beløbet, men følger af sammenhængen."


@dataclass(frozen=True, slots=True)
class _Owner:
    """A field of a record that sentences stand in; the first that has an amount keeps it."""

    record: Record
    part: AmountPart
    position: int | None
    found: Found[str]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The lines of one page in order, and where each begins in the page's text."""

    places: list[Place]
    starts: list[int]

    def within(self, start: int, end: int) -> list[Piece]:
        """The pieces of the page's lines that stand between two places in its text."""
        at = max(0, bisect_right(self.starts, start) - 1)
        found: list[Piece] = []
        for place in self.places[at : bisect_left(self.starts, end)]:
            low, high = max(start - place.line.start, 0), min(end - place.line.start, len(place.text))
            if low < high:
                found.append(place.piece(low, high))
        return found


def add_amounts(flow: Flow, parsed: Parsed) -> Parsed:
    """The same records with the amounts of money in their sentences, compared with their finance tables.

    Raises nothing; a document without a word of money is given back as it is. Finance tables' own cells and
    headings are no sentences.
    """
    marked = [place for place in flow.places if may_have_money(place.text)]
    if not marked:
        return parsed
    found = _Finder(flow, marked).find(parsed)
    meetings = tuple(
        replace(
            meeting,
            items=tuple(_with_item(item, found.get(("item", m, i))) for i, item in enumerate(meeting.items)),
        )
        for m, meeting in enumerate(parsed.meetings)
    )
    proposals, issues, checks = [], list(parsed.issues), list(parsed.checks)
    for p, proposal in enumerate(parsed.proposals):
        amounts = found.get(("proposal", p, 0))
        if amounts:
            compared, said = compare_amounts(proposal, tuple(amounts))
            proposal = replace(proposal, text_amounts=compared)
            issues += said
            checks += check_sentences(p, proposal)
        proposals.append(proposal)
    loose = tuple(found.get(("document", 0, 0), ()))
    return replace(
        parsed,
        meetings=meetings,
        proposals=tuple(proposals),
        text_amounts=loose,
        checks=tuple(checks),
        issues=tuple(issues),
    )


def _with_item(item: AgendaItem, amounts: Sequence[TextAmount] | None) -> AgendaItem:
    return replace(item, text_amounts=tuple(amounts)) if amounts else item


class _Finder:
    """Finds the amounts of one document; each place in the text gives one at most."""

    def __init__(self, flow: Flow, marked: Sequence[Place]) -> None:
        self.flow = flow
        self.marked: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for place in marked:
            self.marked[place.page.number].append((place.line.start, place.line.start + len(place.text)))
        sheets: dict[int, list[Place]] = defaultdict(list)
        for place in flow.places:
            if place.page.number in self.marked or place.page.number - 1 in self.marked:
                sheets[place.page.number].append(place)
        self.sheets = {n: _Sheet(places, [p.line.start for p in places]) for n, places in sheets.items()}
        self.taken: dict[int, list[tuple[int, int]]] = defaultdict(list)

    def find(self, parsed: Parsed) -> dict[Record, list[TextAmount]]:
        found: dict[Record, list[TextAmount]] = defaultdict(list)
        owners = [owner for owner in _owners(parsed) if self._is_marked(owner.found.spans)]
        for owner in owners:
            pieces = [piece for span in owner.found.spans for piece in self._pieces(span)]
            found[owner.record] += self._amounts(pieces, owner.part, owner.position)
        for record, pieces in self._loose(parsed):
            found[record] += self._amounts(pieces, "other", None)
        for amounts in found.values():
            amounts.sort(key=_place_of)
        return found

    def _is_marked(self, spans: Sequence[Span]) -> bool:
        """Whether a line that may have money stands in one of the spans."""
        for span in spans:
            lines = self.marked.get(span.page)
            if lines is not None:
                at = bisect_left(lines, (span.end, 0)) - 1
                if at >= 0 and lines[at][1] > span.start:
                    return True
        return False

    def _pieces(self, span: Span) -> list[Piece]:
        sheet = self.sheets.get(span.page)
        return [] if sheet is None else sheet.within(span.start, span.end)

    def _amounts(self, pieces: list[Piece], part: AmountPart, position: int | None) -> Iterator[TextAmount]:
        for run in find_paragraphs(pieces):
            paragraph = join_pieces(run, self.flow.known)
            for hit in find_amounts(paragraph.text):
                spans = spans_of(paragraph.cut(hit.start, hit.end))
                if spans and not self._is_taken(spans):
                    yield _build_amount(paragraph, hit, spans, part, position)

    def _is_taken(self, spans: Sequence[Span]) -> bool:
        """Whether another field has the amount already; if not, it is taken now."""
        if any(s.start < end and start < s.end for s in spans for start, end in self.taken[s.page]):
            return True
        for span in spans:
            self.taken[span.page].append((span.start, span.end))
        return False

    def _loose(self, parsed: Parsed) -> Iterator[tuple[Record, list[Piece]]]:
        """The lines in no record among which money may stand, run by run, with the record around them."""
        unclaimed = {(span.page, span.start) for span in parsed.unclaimed}
        runs: list[list[Piece]] = [[]]
        for place in self.flow.places:
            if place.page.number in self.sheets and (place.page.number, place.line.start) in unclaimed:
                runs[-1].append(place.piece())
            elif runs[-1]:
                runs.append([])
        runs = [run for run in runs if any(may_have_money(piece.text) for piece in run)]
        if not runs:
            return
        owned = {(page, start): record for page, start, record in _claims(parsed)}
        keys = sorted(owned)
        for run in runs:
            yield self._around(run, keys, owned), run

    def _around(
        self, run: Sequence[Piece], keys: Sequence[tuple[int, int]], owned: dict[tuple[int, int], Record]
    ) -> Record:
        """The record whose lines stand both before and after some lines, else the document."""
        first, last = run[0].place, run[-1].place
        before = bisect_left(keys, (first.page.number, first.line.start)) - 1
        after = bisect_right(keys, (last.page.number, last.line.start))
        if before < 0 or after >= len(keys) or owned[keys[before]] != owned[keys[after]]:
            return ("document", 0, 0)
        return owned[keys[before]]


def _build_amount(
    paragraph: Paragraph, hit: AmountHit, spans: tuple[Span, ...], part: AmountPart, position: int | None
) -> TextAmount:
    printed = fold(paragraph.text[hit.start : hit.end])
    single = hit.low == hit.high
    purpose = None
    if hit.purpose is not None:
        text = fold(paragraph.text[slice(*hit.purpose)])
        purpose = Found(text, spans_of(paragraph.cut(*hit.purpose)), "amounts.purpose")
    return TextAmount(
        printed=Found(printed, spans, "amounts.text", "inferred", BARE)
        if hit.bare
        else Found(printed, spans, "amounts.text"),
        kroner=_plain(hit.high) if single else None,
        low=None if single else _plain(hit.low),
        high=None if single else _plain(hit.high),
        bound=hit.bound,
        expected=hit.expected,
        qualifier=hit.qualifier,
        direction=hit.direction,
        term=hit.term,
        from_year=hit.first_year,
        to_year=hit.last_year,
        years=hit.years,
        frequency=hit.frequency,
        per=hit.per,
        price_year=hit.price_year,
        purpose=purpose,
        sentence=fold(paragraph.text[slice(*hit.sentence)]),
        part=part,
        position=position,
    )


def _plain(value: Decimal) -> Decimal:
    """Whole kroner without decimals."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _place_of(amount: TextAmount) -> tuple[int, int]:
    span = amount.printed.spans[0]
    return span.page, span.start


def _owners(parsed: Parsed) -> list[_Owner]:
    """The fields with sentences, in the order in which they may keep an amount that several have."""
    owners: list[_Owner] = []
    for m, meeting in enumerate(parsed.meetings):
        for i, item in enumerate(meeting.items):
            owners += _item_owners(("item", m, i), item)
    for p, proposal in enumerate(parsed.proposals):
        owners += _proposal_owners(("proposal", p, 0), proposal)
    rank = {part: at for at, part in enumerate(AMOUNT_PARTS)}
    return sorted(owners, key=lambda owner: rank[owner.part])


AMOUNT_PARTS: tuple[AmountPart, ...] = (
    "recommendation",
    "decision_point",
    "nested_recommendation",
    "decision",
    "follow_up",
    "summary",
    "hearing",
    "section",
    "passage",
    "title",
    "other",
)


def _item_owners(record: Record, item: AgendaItem) -> Iterator[_Owner]:
    for n, point in enumerate(item.recommendations):
        yield _Owner(record, "recommendation", n, point.text)
    for n, point in enumerate(item.nested_recommendations):
        yield _Owner(record, "nested_recommendation", n, point.text)
    for n, decided in enumerate(item.decision_points):
        yield _Owner(record, "decision_point", n, decided.text)
    for n, task in enumerate(item.follow_ups):
        yield _Owner(record, "follow_up", n, task.text)
    for n, passage in enumerate(item.passages):
        if passage.text is not None:
            yield _Owner(record, "passage", n, passage.text)
    if item.decision_text is not None:
        yield _Owner(record, "decision", None, item.decision_text)
    if item.title is not None:
        yield _Owner(record, "title", None, item.title)


def _proposal_owners(record: Record, proposal: Proposal) -> Iterator[_Owner]:
    if proposal.summary is not None:
        yield _Owner(record, "summary", None, proposal.summary)
    for n, hearing in enumerate(proposal.hearings):
        if hearing.note is not None:
            yield _Owner(record, "hearing", n, hearing.note)
    for n, section in enumerate(proposal.sections):
        if section.text is not None:
            yield _Owner(record, "section", n, section.text)
    yield _Owner(record, "title", None, proposal.title)


def _claims(parsed: Parsed) -> Iterator[tuple[int, int, Record]]:
    """Where every span of an item or a proposal begins: page, start, record."""
    for m, meeting in enumerate(parsed.meetings):
        for span in claimed_spans(replace(meeting, items=())):
            yield span.page, span.start, ("document", 0, 0)
        for i, item in enumerate(meeting.items):
            for span in claimed_spans(item):
                yield span.page, span.start, ("item", m, i)
    for p, proposal in enumerate(parsed.proposals):
        for span in claimed_spans(proposal):
            yield span.page, span.start, ("proposal", p, 0)
