"""Which lines of plain text make up each row of a finance table.

A label can be wrapped over lines before and after its numbers, headings group rows, and somewhere the table
ends. Every way to cut the lines into rows is given a price for what speaks against it (a label that starts
in lower case, ends with a hyphen, leaves a bracket open) and a prize for complete rows; the best is taken.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from parsers.finance import find_caption, is_steering_area, row_kind, words
from parsers.flow import Piece, Place
from parsers.money import NumberHit, find_numbers, is_dash
from parsers.text import join_lines, key
from parsers.text_table_header import UNFINISHED, tail_start

SegmentKind = Literal["heading", "row", "blank", "payback"]

# "Note: ...", "*Beløb i ...", "Kilde: ...", "Anm.: ..."
NOTE = re.compile(r"(?:note[rn]?\b|anm(?:ærkning)?\b|kilde\b|\*|¹|²|\d\)\s)", re.IGNORECASE)
# "3. Økonomi", "4.1 Effekt", "2 | Titel"
NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\s?[.)|]\s*(?=[A-ZÆØÅ])")
# "3000 Børn med særlige behov", "3200"
CODE = re.compile(r"\d{3,6}(?:\.\d+)*(?=\s+[A-ZÆØÅ]|\s*$)")
# "6 år", "6", "2,5 år", "-"
YEARS_SPENT = re.compile(r"(?:^|\s)(?P<years>\d{1,2}(?:,\d+)?)\s*(?:år)?\s*[-_–]*\s*$")
ONLY_YEARS = re.compile(r"(?:\d{1,2}(?:,\d+)?\s*(?:år)?|[-_–\s]+)$")
CAPITALS = re.compile(r"[A-ZÆØÅ]{2,}")
SENTENCE = re.compile(r"[a-zæøå]{3,}\. [A-ZÆØÅ]")

COMPLETE = 6.0  # a row with a number for each column
INCOMPLETE = 5.0
SINGLE = 1.8  # a row with one number of several
LONG_LABEL = 70  # characters; a longer line is no line of a label
MOST_LINES = 9  # of one row
ON_TOP = 1.5  # how much better a table must read before its numbers are taken to stand above its labels
HOPELESS = 10.0  # a way to cut that has fallen so far behind is dropped


@dataclass(frozen=True, slots=True)
class Cut:
    """Some lines of a table, taken together. lines and anchors count in the lines given to cut_rows.

    label, steering, appropriation are what stands before (and after) the numbers; numbers are the hits in
    the anchor lines, each with its piece. spare are pieces of no field: the years of a payback row.
    """

    kind: SegmentKind
    first: int
    last: int
    label: tuple[Piece, ...] = ()
    steering: tuple[Piece, ...] = ()
    appropriation: tuple[Piece, ...] = ()
    numbers: tuple[Piece, ...] = ()
    spare: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The label as one text."""
        return join_lines([piece.text for piece in self.label])


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a table's head says of its rows, labels known from elsewhere, and how its lines were written out.

    on_top says that the numbers of a wrapped row stand beside the first line of its label. reach is how many
    characters fit in a line of a label, 0 where that cannot be told.
    """

    width: int
    steering: bool
    appropriation: bool
    labels: frozenset[str] = frozenset()
    on_top: bool = False
    reach: int = 0


@dataclass(frozen=True, slots=True)
class _Path:
    score: float
    cuts: tuple[Cut, ...] = field(default=())


def table_stop(places: Sequence[Place], first: int, last: int) -> int:
    """The line where the table that begins at `first` must end: a note, a caption, a numbered heading."""
    without = 0
    numbered_rows = False
    for i in range(first, last):
        text = places[i].text.strip()
        without = 0 if _tail(text) else without + 1
        if without > 2 * MOST_LINES or NOTE.match(text) or find_caption(text) is not None:
            return i
        if NUMBERED.match(text):
            if not _is_row_ahead(places[i : min(i + (MOST_LINES if numbered_rows else 4), last)]):
                return i
            numbered_rows = True
    return last


def _is_row_ahead(places: Sequence[Place]) -> bool:
    """Whether a numbered line is the label of a row: numbers follow at the end of it or soon after."""
    return any(len(_tail(p.text)) > 1 for p in places)


@lru_cache(maxsize=4096)
def _tail(text: str) -> tuple[NumberHit, ...]:
    """The numbers and dashes that end a line."""
    start = tail_start(text)
    return tuple(hit for hit in find_numbers(text) if hit.start >= start)


def _all_numbers(text: str) -> bool:
    hits = _tail(text)
    return bool(hits) and not text[: hits[0].start].strip()


def cut_rows(places: Sequence[Place], shape: Shape) -> tuple[Cut, ...]:
    """The rows at the start of some lines, as far as they make a table; the lines after are left out."""
    shape = replace(shape, reach=_label_reach(places))
    below = _best_path(places, shape)
    on_top = _best_path(places, replace(shape, on_top=True))
    return (on_top if on_top.score > below.score + ON_TOP else below).cuts


def _label_reach(places: Sequence[Place]) -> int:
    """How many characters the longest line of text between the numbers has; 0 when there are too few."""
    last = max((i for i, p in enumerate(places) if len(_tail(p.text)) > 1), default=0)
    lengths = [len(p.text) for p in places[:last] if not _tail(p.text) and len(p.text) < LONG_LABEL]
    return max(lengths) if len(lengths) > 2 else 0


def _best_path(places: Sequence[Place], shape: Shape) -> _Path:
    paths: list[dict[str, _Path]] = [{} for _ in range(len(places) + 1)]
    paths[0]["start"] = _Path(0.0)
    best = 0.0
    for i in range(len(places)):
        best = max([best, *(path.score for state, path in paths[i].items() if state != "heading")])
        for before, path in paths[i].items():
            if path.score < best - HOPELESS:
                continue
            for cut, score in _cuts_from(places, i, before, shape):
                made = _Path(path.score + score, (*path.cuts, cut))
                _offer(paths[cut.last + 1], _state(cut), made)
    ends = [path for states in paths for state, path in states.items() if state != "heading"]
    return max(ends, key=lambda path: path.score)


def _state(cut: Cut) -> str:
    return "total" if cut.kind == "row" and row_kind(cut.text) != "detail" else cut.kind


def _offer(states: dict[str, _Path], state: str, path: _Path) -> None:
    if state not in states or states[state].score < path.score:
        states[state] = path


def _cuts_from(places: Sequence[Place], i: int, before: str, shape: Shape) -> list[tuple[Cut, float]]:
    payback = _payback(places, i)
    if payback is not None:
        return [(payback, 3.0)]
    found: list[tuple[Cut, float]] = []
    for last in range(i, min(i + MOST_LINES, len(places))):
        for cut in _rows(places, i, last, shape):
            found.append((cut, _row_score(cut, places, before, shape)))
        if last < i + 3:
            found += _lone(places, i, last, before, shape)
    return found


def _payback(places: Sequence[Place], first: int) -> Cut | None:
    """A payback row: its label, with the years at the end, between or below its lines, or nowhere."""
    if row_kind(places[first].text) != "payback":
        return None
    label: list[Piece] = []
    spare: list[Piece] = []
    last = first
    for i in range(first, min(first + 4, len(places))):
        text = places[i].text.rstrip()
        if i > first and ONLY_YEARS.match(text):
            if spare:
                break
            spare.append(places[i].piece())
        elif i > first and not (text[:1].islower() or UNFINISHED.search(label[-1].text.strip())):
            break
        elif i > first and spare and not UNFINISHED.search(label[-1].text.strip()):
            break
        else:
            years = YEARS_SPENT.search(text) if not spare else None
            end = years.start() if years else len(text)
            label.append(places[i].piece(0, end))
            spare += [places[i].piece(years.start("years"))] if years else []
        last = i
    return Cut("payback", first, last, label=tuple(label), spare=tuple(spare))


def _lone(
    places: Sequence[Place], first: int, last: int, before: str, shape: Shape
) -> list[tuple[Cut, float]]:
    """The lines as a heading, or as a row whose cells are all empty."""
    label = tuple(p.piece() for p in places[first : last + 1])
    if any(len(_tail(piece.text)) > 1 for piece in label):
        return []
    text = join_lines([piece.text for piece in label])
    wrong = _label_cost([p.text for p in label], shape) + (1.0 if _tail(label[-1].text) else 0.0)
    known = _is_section(text)
    heading = (1.5 if known else -1.0 if NUMBERED.match(text) else -2.5) - wrong - {"heading": 4.0, "start": 0.0}.get(before, 0.3 * (not known))
    cuts = [(Cut("heading", first, last, label=label), heading)]
    if before in ("row", "blank") and not known:
        ahead = places[last + 1].text if last + 1 < len(places) else ""
        blank = -1.5 if row_kind(ahead) in ("total", "grand_total") else -4.5
        blank -= 2.0 if shape.on_top else 0.0
        blank += 2.5 if key(text) in shape.labels else 0.0
        cuts.append((Cut("blank", first, last, label=label), blank - wrong))
    return cuts


def _is_section(text: str) -> bool:
    """Whether a text is a known heading; a word broken at a line end without a hyphen still is."""
    known = words("section") | words("amount_columns")
    return key(text).replace(" ", "") in {word.replace(" ", "") for word in known}


def _rows(places: Sequence[Place], first: int, last: int, shape: Shape) -> list[Cut]:
    """The lines as one row, for each line in them that its numbers can stand in."""
    cuts = []
    for anchor in range(first, last + 1):
        hits = _tail(places[anchor].text)
        if not hits:
            continue
        end, count = anchor, len(hits)
        numbers = [places[anchor].piece(h.start, h.end) for h in hits]
        while end < last and _all_numbers(places[end + 1].text) and count < shape.width:
            more = _tail(places[end + 1].text)
            if count + len(more) > shape.width:
                break
            numbers += [places[end + 1].piece(h.start, h.end) for h in more]
            end, count = end + 1, count + len(more)
        before = [places[i].piece() for i in range(first, anchor)]
        lead = places[anchor].piece(0, hits[0].start)
        after = [places[i].piece() for i in range(end + 1, last + 1)]
        if any(len(_tail(p.text)) > 1 for p in (*before, *after)) or count > shape.width + 3:
            continue
        cuts.append(_row(first, last, [*before, lead] if lead.text.strip() else before, after, numbers, shape))
    return cuts


def _row(
    first: int,
    last: int,
    before: list[Piece],
    after: list[Piece],
    numbers: list[Piece],
    shape: Shape,
) -> Cut:
    label, steering = _split_steering(before) if shape.steering else (before, [])
    label, appropriation = _split_code(label) if shape.appropriation else (label, [])
    return Cut(
        "row",
        first,
        last,
        label=(*label, *after),
        steering=tuple(steering),
        appropriation=tuple(appropriation),
        numbers=tuple(numbers),
    )


def _split_steering(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The label and the steering area at its end, which may be wrapped over up to three lines."""
    for taken in range(1, min(3, len(pieces)) + 1):
        split = _split_at_area(pieces, taken)
        if split is not None:
            return split
    return pieces, []


def _split_at_area(pieces: list[Piece], taken: int) -> tuple[list[Piece], list[Piece]] | None:
    """The split where the area takes up the last `taken` pieces, the first of them perhaps in part."""
    head, tail = pieces[-taken], pieces[len(pieces) - taken + 1 :]
    starts = [m.start() for m in re.finditer(r"\S+", head.text)]
    for start in starts:
        parts = [head.text[start:], *(p.text for p in tail)]
        glued = "".join(part.strip().removesuffix("-") if i < len(parts) - 1 else part.strip() for i, part in enumerate(parts))
        if not head.text[start].isupper() or not (is_steering_area(join_lines(parts)) or is_steering_area(glued)):
            continue
        rest = Piece(head.place, head.start, head.start + start)
        area = [Piece(head.place, head.start + start, head.end), *tail]
        kept = pieces[:-taken]
        return ([*kept, rest] if rest.text.strip() else kept), area
    return None


def _split_code(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The label and the appropriation behind it: from a number code at the start of a line, or in a line."""
    for i, piece in enumerate(pieces):
        for hit in re.finditer(r"\S+", piece.text):
            if (i or hit.start()) and CODE.match(piece.text[hit.start() :]):
                rest = Piece(piece.place, piece.start, piece.start + hit.start())
                code = Piece(piece.place, piece.start + hit.start(), piece.end)
                label = [*pieces[:i], rest] if rest.text.strip() else pieces[:i]
                return label, [code, *pieces[i + 1 :]]
    return pieces, []


def _row_score(cut: Cut, places: Sequence[Place], before: str, shape: Shape) -> float:
    count = len(cut.numbers)
    score = COMPLETE if count >= shape.width else INCOMPLETE - 0.2 * (shape.width - count)
    if count == 1 and shape.width > 1:
        score = SINGLE - (2.0 if _is_word_number(cut.numbers[0].text) and cut.label else 0.0)
        score -= 3.0 if is_dash(cut.numbers[0].text) and cut.label else 0.0
    if len({n.place.index for n in cut.numbers}) > 1:
        score -= 0.5
    score -= _label_cost([p.text for p in cut.label], shape)
    kind = row_kind(cut.text)
    if not cut.label:
        score -= {"total": 1.0, "start": 1.0}.get(before, 3.0)
    if kind != "detail":
        score += 0.5 - (3.0 if before == "heading" else 0.0)
    if shape.steering and kind == "detail":
        score += 1.2 if cut.steering else -0.6
    if shape.appropriation and kind == "detail":
        score += 1.2 if cut.appropriation else 0.0
        score -= 4.0 if _is_code(cut) else 0.0
    return score + (2.0 if key(cut.text) in shape.labels else 0.0) - _after_cost(cut, shape)


def _is_code(cut: Cut) -> bool:
    """Whether the one number of a row could be the code of its appropriation: "3200"."""
    lone = len(cut.numbers) == 1 and not cut.appropriation
    return lone and re.fullmatch(r"\d{4,6}", cut.numbers[0].text) is not None


def _is_word_number(text: str) -> bool:
    """Whether a number could as well be part of a label: "8", "24", "2022"."""
    return re.fullmatch(r"\d{1,2}|(?:19|20)\d\d", text) is not None


def _after_cost(cut: Cut, shape: Shape) -> float:
    """What speaks against label lines that stand below the numbers."""
    anchor = cut.numbers[-1].place.index
    after = [p for p in cut.label if p.place.index > anchor]
    above = [p for p in cut.label if p.place.index <= anchor]
    cost = 0.0
    for i, piece in enumerate(after):
        previous = after[i - 1].text if i else (above[-1].text if above else "")
        if UNFINISHED.search(previous.strip()) or _open_bracket([p.text for p in above]):
            cost += 0.3
        elif piece.text[:1].islower() or piece.text[:1] == "(":
            cost += -0.2 if shape.on_top else 0.9
        elif not shape.on_top:
            cost += 3.0
    if shape.on_top and above and cut.steering and above[-1].place.index < anchor:
        cost += 1.0
    return cost + (0.7 * max(0, len(above) - 1) if shape.on_top else 0.0)


def _label_cost(lines: Sequence[str], shape: Shape) -> float:
    """What speaks against some lines being one whole label."""
    texts = [line.strip() for line in lines if line.strip()]
    if not texts:
        return 0.0
    joined = " ".join(texts)
    cost = 3.0 if texts[0][0].islower() or texts[0][0] in "()]" else 0.0
    for i in range(1, len(texts)):
        cost += _seam_cost(texts[i - 1], texts[i], " ".join(texts[:i]), shape.reach)
    if texts[-1].endswith("-"):
        cost += 5.0
    elif UNFINISHED.search(texts[-1]):
        cost += 2.0
    cost += 3.5 if _open_bracket([joined]) else 0.0
    cost += max(0, len(texts) - 5) * 1.5 + (4.0 if len(joined) > 180 else 0.0)
    cost += 3.0 if SENTENCE.search(joined) else 0.0
    return cost + sum(1.0 for text in texts if _tail(text) and not is_dash(text[-1]))


def _seam_cost(one: str, two: str, so_far: str, reach: int) -> float:
    """What speaks against a label going on from one line to the next."""
    if one.endswith("-") or two[0].islower() or _open_bracket([so_far]):
        return 0.0 if not two[0].islower() or row_kind(two) == "detail" else 0.2
    if UNFINISHED.search(one) or one.endswith("."):
        return 0.3
    if two[0].isupper():
        starts_total = row_kind(two) != "detail" and row_kind(one) == "detail"
        cost = (1.5 if CAPITALS.match(two) else 2.0) + (1.5 if starts_total else 0.0)
        fits = len(one) + 1 + len(two.split()[0]) <= 0.75 * reach
        return cost + (1.0 if fits else 0.0)
    return 0.5 if two[0] in "(+&/" else 1.2


def _open_bracket(texts: Sequence[str]) -> bool:
    joined = " ".join(texts)
    return joined.count("(") > joined.count(")")
