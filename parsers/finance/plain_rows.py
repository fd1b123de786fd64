"""Which lines of plain text make up each row of a finance table.

A label can be wrapped over lines before and after its numbers, headings group rows, and somewhere the table
ends. Every way to cut the lines into rows is given a price for what speaks against it (a label that starts
in lower case, ends with a hyphen, leaves a bracket open) and a prize for complete rows; the best is taken.
"""

import re
from collections.abc import Sequence
from dataclasses import field, replace
from functools import cache
from typing import Literal

from models.frozen import dataclass
from parsers.finance.assemble import find_caption, words
from parsers.finance.plain_fields import split_fields, split_steering
from parsers.finance.plain_header import is_unfinished
from parsers.finance.plain_labels import (
    NUMBERED,
    Surroundings,
    has_open_bracket,
    is_all_numbers,
    kind_of,
    label_cost,
    tail_of,
)
from parsers.flow import Piece, Place
from parsers.money import is_dash
from parsers.text import join_lines, key

SegmentKind = Literal["heading", "row", "blank", "payback"]

# "Note: ...", "*Beløb i ...", "Kilde: ...", "Anm.: ..."
NOTE = re.compile(r"(?:note[rn]?\b|anm(?:ærkning)?\b|kilde\b|\*|¹|²|\d\)\s)", re.IGNORECASE)
# "6 år", "6", "2,5 år", "-"
YEARS_SPENT = re.compile(r"(?:^|\s)(?P<years>\d{1,2}(?:,\d+)?)\s*(?:år)?\s*[-_–]*\s*$")
TRAILING_DASH = re.compile(r"\s[-–_]+$")
ONLY_YEARS = re.compile(r"(?:\d{1,2}(?:,\d+)?\s*(?:år)?|[-_–\s]+)$")

COMPLETE = 6.0  # a row with a number for each column
INCOMPLETE = 5.0
SINGLE = 1.8  # a row with one number of several
LONG_LABEL = 70  # characters; a longer line is no line of a label
MOST_LINES = 9  # of one row
HOPELESS = 10.0  # a way to cut that has fallen so far behind is dropped


@dataclass(frozen=True, slots=True)
class Cut:
    """Some lines of a table, taken together. lines and anchors count in the lines given to cut_rows.

    label, steering, appropriation are what stands before (and after) the numbers; numbers are the hits in
    the anchor lines, each with its piece. spare are pieces of no field: the years of a payback row. text is
    the label as one text.
    """

    kind: SegmentKind
    first: int
    last: int
    label: tuple[Piece, ...] = ()
    steering: tuple[Piece, ...] = ()
    appropriation: tuple[Piece, ...] = ()
    numbers: tuple[Piece, ...] = ()
    spare: tuple[Piece, ...] = ()
    text: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", join_lines([piece.text for piece in self.label]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a table's head says of its rows, and what the lines around tell of their labels.

    sectioned says that the table has several sums, so that headings are likely.
    """

    width: int
    steering: bool
    appropriation: bool
    around: Surroundings
    sectioned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One way to take some lines together: what speaks for it, however the table is written out.

    below and on_top are what speaks against its wrapped label when numbers stand below or beside its first
    line. key is that of the label, known whether it is a known heading, state what it leaves behind, and room
    how many more numbers the row could have.
    """

    cut: Cut
    score: float
    below: float
    on_top: float
    key: str
    known: bool
    state: str
    room: int


@dataclass(frozen=True, slots=True)
class CutTable:
    """The rows that some lines make, and how well they read as a table."""

    score: float
    cuts: tuple[Cut, ...]


Candidates = Sequence[Sequence[Candidate]]


def table_stop(places: Sequence[Place], first: int, last: int) -> int:
    """The line where the table that begins at `first` must end: a note, a caption, a numbered heading."""
    without = 0
    numbered_rows = False
    for i in range(first, last):
        text = places[i].text.strip()
        without = 0 if tail_of(text) else without + 1
        if without > 2 * MOST_LINES or NOTE.match(text) or find_caption(text) is not None:
            return i
        if NUMBERED.match(text):
            if not _is_row_ahead(places[i : min(i + (MOST_LINES if numbered_rows else 4), last)]):
                return i
            numbered_rows = True
    return last


def _is_row_ahead(places: Sequence[Place]) -> bool:
    """Whether a numbered line is the label of a row: numbers follow at the end of it or soon after."""
    return any(len(tail_of(p.text)) > 1 for p in places)


def find_candidates(places: Sequence[Place], shape: Shape) -> Candidates:
    """For each line all ways to take it and some lines below together, as row, heading or payback row."""
    shape = replace(shape, around=replace(shape.around, reach=_label_reach(places, shape)))
    shape = replace(shape, sectioned=sum(_is_total_line(p.text) for p in places) > 1)
    full = [len(tail_of(place.text)) > 1 for place in places]
    found: list[list[Candidate]] = []
    for i in range(len(places)):
        payback = _payback(places, i)
        if payback is not None:
            found.append([_candidate(payback, 3.0, shape)])
            continue
        here: list[Candidate] = []
        for last in range(i, min(i + MOST_LINES, len(places))):
            rows = _rows(places, i, last, shape, full)
            here += [_candidate(cut, _row_score(cut, shape), shape) for cut in rows]
            if last < i + 3 and not any(full[i : last + 1]):
                here += _lone(places, i, last, shape)
        found.append(here)
    return found


def cut_rows(candidates: Candidates, labels: frozenset[str], on_top: bool) -> CutTable:
    """The best rows at the start of a table's lines, as far as they make a table; lines after are left out.

    labels are those of rows in neighbouring tables. on_top says that the numbers of a wrapped row stand
    beside the first line of its label.
    """
    paths: list[dict[str, CutTable]] = [{} for _ in range(len(candidates) + 1)]
    paths[0]["start"] = CutTable(0.0, ())
    best = 0.0
    for i, here in enumerate(candidates):
        best = max([best, *(path.score for state, path in paths[i].items() if state != "heading")])
        for before, path in paths[i].items():
            if path.score < best - HOPELESS:
                continue
            for candidate in here:
                score = path.score + candidate.score + _in_place(candidate, before, path, labels, on_top)
                states = paths[candidate.cut.last + 1]
                if candidate.state not in states or states[candidate.state].score < score:
                    states[candidate.state] = CutTable(score, (*path.cuts, candidate.cut))
    ends = [path for states in paths for state, path in states.items() if state != "heading"]
    return max(ends, key=lambda path: path.score)


def _in_place(
    candidate: Candidate, before: str, path: CutTable, labels: frozenset[str], on_top: bool
) -> float:
    """What speaks for a candidate where it stands: after what came before, beside the other tables."""
    cut = candidate.cut
    score = -(candidate.on_top if on_top else candidate.below)
    if cut.kind == "heading":
        again = bool(path.cuts) and key(path.cuts[-1].text) == candidate.key
        score -= 4.0 if before == "heading" else 0.0
        score += 1.5 if before == "total" and not candidate.known else 0.0
        return score + (2.0 if again else 0.0)
    if cut.kind == "blank":
        score -= 0.0 if before in ("row", "blank") else 20.0
        return score + (2.5 if candidate.key in labels else 0.0)
    if before == "total" and _is_word_number(cut):
        score -= 2.0
    if not cut.label:
        score -= {"total": 1.0, "start": 1.0}.get(before, 3.0)
        score -= 6.0 if path.cuts and len(path.cuts[-1].numbers) <= candidate.room else 0.0
    if candidate.state == "total" and before == "heading":
        score -= 3.0
    return score + (2.0 if candidate.key in labels else 0.0)


def _candidate(cut: Cut, score: float, shape: Shape) -> Candidate:
    text = cut.text
    total = cut.kind == "row" and kind_of(text) != "detail"
    return Candidate(
        cut=cut,
        score=score,
        below=_after_cost(cut, on_top=False) if cut.kind == "row" else 0.0,
        on_top=_after_cost(cut, on_top=True) if cut.kind == "row" else 0.0,
        key=key(text),
        known=cut.kind == "heading" and _is_section(text),
        state="total" if total else cut.kind,
        room=shape.width - len(cut.numbers),
    )


def _label_reach(places: Sequence[Place], shape: Shape) -> int:
    """How many characters the longest line of a label has; 0 when there are too few lines to tell."""
    last = max((i for i, p in enumerate(places) if len(tail_of(p.text)) > 1), default=-1)
    lengths = [_label_length(p, shape) for p in places[: last + 1]]
    lengths = [length for length in lengths if 0 < length < LONG_LABEL]
    return max(lengths) if len(lengths) > 2 else 0


def _label_length(place: Place, shape: Shape) -> int:
    hits = tail_of(place.text)
    pieces = [place.piece(0, hits[0].start)] if hits else [place.piece()]
    label, _ = split_steering(pieces) if shape.steering else (pieces, [])
    return len(label[0].text.strip()) if label else 0


def _is_total_line(text: str) -> bool:
    hits = tail_of(text)
    return len(hits) > 1 and kind_of(text[: hits[0].start]) in ("total", "grand_total")


def _payback(places: Sequence[Place], first: int) -> Cut | None:
    """A payback row: its label, with the years at the end, between or below its lines, or nowhere."""
    if kind_of(places[first].text) != "payback":
        return None
    label: list[Piece] = []
    spare: list[Piece] = []
    last = first
    for i in range(first, min(first + 4, len(places))):
        text = TRAILING_DASH.sub("", places[i].text.rstrip())
        if i > first and ONLY_YEARS.match(places[i].text):
            if spare:
                break
            spare.append(places[i].piece())
        elif i == first or _label_goes_on(label[-1].text, text, bool(spare)):
            years = YEARS_SPENT.search(text) if not spare else None
            label.append(places[i].piece(0, years.start() if years else len(text)))
            spare += [places[i].piece(years.start("years"), years.end("years"))] if years else []
        else:
            break
        last = i
    return Cut("payback", first, last, label=tuple(label), spare=tuple(spare))


def _label_goes_on(label: str, text: str, ended: bool) -> bool:
    """Whether a line goes on with a payback label; ended says that its years have been printed."""
    if kind_of(text) == "payback":
        return False
    return is_unfinished(label.strip()) or (text[:1].islower() and (not ended or len(text) < 40))


def _lone(places: Sequence[Place], first: int, last: int, shape: Shape) -> list[Candidate]:
    """The lines as a heading, and as a row whose cells are all empty."""
    label = tuple(p.piece() for p in places[first : last + 1])
    text = join_lines([piece.text for piece in label])
    wrong = label_cost([p.text for p in label], shape.around) + (1.0 if tail_of(label[-1].text) else 0.0)
    known = _is_section(text)
    score = (1.5 if known else -1.0 if NUMBERED.match(text) else -2.8) - wrong
    if not known and shape.sectioned:
        score += (0.5 if first == 0 else 0.0) + (1.5 if _is_summed_below(text, places[last + 1 :]) else 0.0)
    found = [_candidate(Cut("heading", first, last, label=label), score, shape)]
    if not known:
        ahead = places[last + 1].text if last + 1 < len(places) else ""
        score = (-1.5 if kind_of(ahead) in ("total", "grand_total") else -4.5) - wrong
        found.append(_candidate(Cut("blank", first, last, label=label), score, shape))
    return found


def _is_summed_below(heading: str, places: Sequence[Place]) -> bool:
    """Whether the next sum below takes up a word of a heading: "Drift" and "Drift i alt"."""
    total = next((p.text for p in places if _is_total_line(p.text)), "")
    stems = {word[:6] for word in key(heading).split() if len(word) > 4}
    return any(word[:6] in stems for word in key(total).split())


@cache
def _headings_closed_up() -> frozenset[str]:
    return frozenset(word.replace(" ", "") for word in words("section") | words("amount_columns"))


def _is_section(text: str) -> bool:
    """Whether a text is a known heading; a word broken at a line end without a hyphen still is."""
    compact = key(text).replace(" ", "")
    if compact in _headings_closed_up():
        return True
    begun = any(key(text).startswith(f"{word} ") for word in words("section") if " " in word)
    return begun and kind_of(text) == "detail"


def _rows(places: Sequence[Place], first: int, last: int, shape: Shape, full: Sequence[bool]) -> list[Cut]:
    """The lines as one row, for each line in them that its numbers can stand in.

    full says of each line whether it ends in several numbers, so that it is no part of a label.
    """
    cuts = []
    for anchor in range(first, last + 1):
        if anchor > first and full[anchor - 1]:
            break
        if not tail_of(places[anchor].text):
            continue
        numbers, end = _numbers(places, anchor, last, shape.width)
        if len(numbers) > shape.width + 3 or any(full[end + 1 : last + 1]):
            continue
        before = [places[i].piece() for i in range(first, anchor)]
        lead = places[anchor].piece(0, numbers[0].start)
        after = [places[i].piece() for i in range(end + 1, last + 1)]
        before += [lead] if lead.text.strip() else []
        label, steering, code = split_fields(before, shape.steering, shape.appropriation)
        cuts.append(
            Cut("row", first, last, (*label, *after), tuple(steering), tuple(code), numbers=tuple(numbers))
        )
    return cuts


def _numbers(places: Sequence[Place], anchor: int, last: int, width: int) -> tuple[list[Piece], int]:
    """The numbers at the end of a line and of the lines of numbers below it, and the last such line."""
    numbers = [places[anchor].piece(hit.start, hit.end) for hit in tail_of(places[anchor].text)]
    end = anchor
    while end < last and is_all_numbers(places[end + 1].text):
        more = [places[end + 1].piece(hit.start, hit.end) for hit in tail_of(places[end + 1].text)]
        if len(numbers) + len(more) > width:
            break
        numbers, end = [*numbers, *more], end + 1
    return numbers, end


def _row_score(cut: Cut, shape: Shape) -> float:
    count = len(cut.numbers)
    score = COMPLETE if count >= shape.width else INCOMPLETE - 0.2 * (shape.width - count)
    if count == 1 and shape.width > 1:
        score = SINGLE - (1.4 if _is_word_number(cut) else 0.0)
        score -= 3.0 if is_dash(cut.numbers[0].text) and cut.label else 0.0
    if len({n.place.index for n in cut.numbers}) > 1:
        score -= 0.5
    kind = kind_of(cut.text)
    if kind != "detail":
        score += 0.5
    if shape.steering and kind == "detail":
        score += 1.2 if cut.steering else -0.6
    if shape.appropriation and kind == "detail":
        score += 1.2 if cut.appropriation else 0.0
        score -= 4.0 if _is_code(cut) else 0.0
    return score - label_cost([p.text for p in cut.label], shape.around)


def _is_code(cut: Cut) -> bool:
    """Whether the one number of a row could be the code of its appropriation: "3200"."""
    lone = len(cut.numbers) == 1 and not cut.appropriation
    return lone and re.fullmatch(r"\d{4,6}", cut.numbers[0].text) is not None


def _is_word_number(cut: Cut) -> bool:
    """Whether the one number of a row could as well be part of its label: "8", "24", "2022"."""
    lone = len(cut.numbers) == 1 and bool(cut.label)
    return lone and re.fullmatch(r"\d{1,2}|(?:19|20)\d\d", cut.numbers[0].text) is not None


def _after_cost(cut: Cut, *, on_top: bool) -> float:
    """What speaks against label lines below the numbers, or above them where numbers stand on top."""
    anchor = cut.numbers[-1].place.index
    after = [p for p in cut.label if p.place.index > anchor]
    above = [p for p in cut.label if p.place.index <= anchor]
    cost = 4.0 if after and not above else 0.0
    for i, piece in enumerate(after):
        previous = after[i - 1].text if i else (above[-1].text if above else "")
        if is_unfinished(previous.strip()) or has_open_bracket([p.text for p in above]):
            cost += 0.3
        elif piece.text[:1].islower() or piece.text[:1] == "(":
            cost += -0.2 if on_top else 0.9
        elif not on_top:
            cost += 3.0
    if on_top and above and cut.steering and above[-1].place.index < anchor:
        cost += 1.0
    return cost + (0.7 * max(0, len(above) - 1) if on_top else 0.0)
