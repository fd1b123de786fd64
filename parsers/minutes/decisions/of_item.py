"""The decision of one item: its text over all the bodies that decided, its points and its votes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.evidence import Found
from models.records import DecisionPoint
from models.records_rulings import Attendance, Ballot, Statement
from parsers.dates import find_dates
from parsers.flow import Piece, found
from parsers.minutes.blocks.cut import ATTENDANCE, Block, find_attendance, find_present, is_nothing
from parsers.minutes.decisions.points import NUMBERED, build_points, build_unsure_point, without_other_items
from parsers.minutes.decisions.statements import find_statements
from parsers.minutes.heads.attendance import find_attendance_told, find_recused
from parsers.minutes.paper.prose import Prose, build_prose, is_bullet
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.decision_headings import find_said_alone
from parsers.minutes.phrases.heading_forms import Heading
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.outcomes import find_outcome
from parsers.minutes.phrases.people import find_absent, find_names, unique
from parsers.minutes.voting.ballots import build_ballots
from parsers.minutes.voting.voters import find_list_rows, find_side
from parsers.minutes.voting.votes import read_rounds

# "4. august 2014: Punktet udgik."
DATED = re.compile(r"^(?:den\s)?\d{1,2}[./-]", re.IGNORECASE)
# "... med den ændring, at / punkt 3 behandles sidst": a sentence goes on
INSIDE = re.compile(r"(?:punkt|pkt\.?)\s\d{1,2}\s[a-zæøå]")
# "..., Irma Holm (O), Henning / H. Krag (A)": a name goes on
INITIAL = re.compile(r"[A-H]\.\s[A-ZÆØÅ][\w-]+\s\(")
LISTED = re.compile(r",\s[A-ZÆØÅ][\w-]+$")
# "... lukkes pr. / 1. august 2024"
AWAITS_DAY = re.compile(r"\b(?:pr\.?|d\.|den|inden|senest|fra|til|efter|før)$")
# "Godkendt", "Dagsordenen blev godkendt": all that a line says, and no full stop
RULED = re.compile(
    r"^(?:[A-ZÆØÅ][\wæøå]+\s+){0,1}(?:(?:blev|er|bliver)\s+)?(?i:[\wæøå]+(?:t|dt|tages|des|res|nes))$"
)


# so much of a heading may belong to the day it ends with
LONGEST_DAY = 16


@dataclass(slots=True)
class Decided:
    """The decision of an item: its text, points, and the rounds of voting."""

    prose: Prose | None = None
    points: tuple[DecisionPoint, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    statements: tuple[Statement, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    present: tuple[Found[str], ...] = ()


@dataclass(slots=True)
class _Mark:
    """Rows [start, end) that one body decided at one time; skip is how much of the first row says so."""

    start: int
    end: int
    block: Block
    skip: int = 0
    day: Found[date] | None = None
    body: Found[str] | None = None


def cut(row: Row, start: int, end: int) -> Piece:
    """The characters start to end of a row."""
    return Piece(row.piece.place, row.piece.start + start, row.piece.start + end)


def build_decision(
    blocks: Sequence[Block],
    known: frozenset[str],
    met: date | None = None,
    plain: bool = False,
    number: str = "",
) -> tuple[Decided, tuple[Found[str], ...]]:
    """The decision that an item's blocks hold, and who its text says was absent.

    The texts of several bodies follow on each other in order of print; a memo's own heading words count for
    nothing here. met is the day of the meeting; plain says that what has no heading was only told; number is
    the item's.
    """
    groups = [b for b in blocks if b.role in ("decision",) and (not b.in_memo)]
    rows: list[Row] = []
    marks: list[_Mark] = []
    headed = False
    for n, block in enumerate(groups):
        own = _without_empty_labels([row for row in block.rows if not is_nothing(row)])
        bodied = block.heading is not None and block.hit is not None and block.hit.body is not None
        headed = headed or (bodied and n > 0 and _is_bare(groups[n - 1]))
        if own and bodied and headed and block.heading is not None and block.hit and block.hit.rest is None:
            rows.append(block.heading)
        marks += _marks_of(block, own, len(rows))
        rows += own
    labels = find_attendance(rows)
    lines = {i for at, block in labels for i in _lines_of(at, block)}
    if len(lines) == len(rows) and not any(block.rows for _, block in labels):
        return Decided(), ()
    starts = {mark.start for mark in marks} | {i for i in range(len(rows)) if i in lines or i - 1 in lines}
    starts |= {i for i in range(len(rows)) if _breaks(rows, i)} | find_list_rows(rows)
    run_on = {i for i in lines if i - 1 in lines and rows[i - 1].text.endswith((",", "-", " og"))}
    prose = build_prose(rows, known, [i in starts - run_on for i in range(len(rows))])
    offsets = _offsets(prose)
    silent = [prose.marks[i][:2] for i in sorted(lines)]
    points: list[DecisionPoint] = []
    spans: list[tuple[int, int, Found[str] | None, Found[date] | None]] = []
    for mark in marks:
        start = offsets[mark.start] + mark.skip
        stop = offsets[mark.end] if mark.end < len(rows) else len(prose.text)
        body = mark.body or _decision_body(mark.block, groups)
        day = mark.day or _decision_date(mark.block, groups)
        if start < stop:
            ruled = mark.body is not None or _says_decided(mark.block, plain)
            spans += [(start, stop, body, day)] if ruled and mark.block.heading is not None else []
            told = build_points(prose, start, stop, body, day, silent, met)
            points += [without_other_items(point, number) for point in told if ruled or _is_ruling(point)]
    unsure = (build_unsure_point(prose, *span, silent, met) for span in spans if not points)
    points += [point for point in unsure if point is not None]
    elsewhere = [(m.start, m.end) for m in marks if _is_other_day(m, groups, met)]
    here = [(at, block) for at, block in labels if not any(a <= at < b for a, b in elsewhere)]
    absent = unique([*find_absent(_without(prose, elsewhere)), *_listed_absent(here, known)])
    attended = (*find_attendance_told(prose), *find_recused([block for _, block in labels], known))
    ballots = build_ballots(prose, read_rounds(prose), points)
    said = find_statements(prose, points, ballots)
    there = _listed_present(rows, known)
    return Decided(prose, tuple(points), ballots, said, attended, there), absent


def _says_decided(block: Block, plain: bool) -> bool:
    """Whether a block holds what was decided; "Referat", or nothing, may stand over all that was said."""
    if block.heading is None or block.hit is None:
        return not plain
    hit = block.hit if block.hit.body is not None else find_heading(block.heading.text)
    return hit is not None and hit.role != "minutes_part"


def _is_ruling(point: DecisionPoint) -> bool:
    """Whether a point says what came of a matter, and not only what ought to be done or was told."""
    hit = find_outcome(point.text.value)
    return hit is not None and not hit.duty


def _is_other_day(mark: _Mark, groups: Sequence[Block], met: date | None) -> bool:
    """Whether a stretch was decided on another day than the meeting's: who was away then is not so here."""
    day = mark.day or _decision_date(mark.block, groups)
    return met is not None and day is not None and day.value != met


def _without(prose: Prose, rows: Sequence[tuple[int, int]]) -> Prose:
    """A text with what some of its rows say left blank, every other character in its place."""
    text = prose.text
    for first, last in rows:
        start, end = prose.marks[first][0], prose.marks[last - 1][1]
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return replace(prose, text=text) if rows else prose


def _without_empty_labels(rows: list[Row]) -> list[Row]:
    """The rows less the labels at their end that have no value: "Følgende deltog ikke i behandlingen:"."""
    while len(rows) > 1:
        hit = heading_of(rows[-1])
        if hit is None or hit.role not in ATTENDANCE or hit.rest is not None or hit.inside:
            break
        rows = rows[:-1]
    return rows


def _lines_of(at: int, block: Block) -> range:
    """The rows of a label and the names under it."""
    below = sum(1 for row in block.rows if not _same_line(block.heading, row))
    return range(at, at + 1 + below)


def _same_line(heading: Row | None, row: Row) -> bool:
    return heading is not None and heading.piece.place.index == row.piece.place.index


def _listed_absent(labels: Sequence[tuple[int, Block]], known: frozenset[str]) -> list[Found[str]]:
    """Who the lists under "Fraværende" name; those who left one item only are no absent."""
    names: list[Found[str]] = []
    for _, block in labels:
        if block.role == "absent" and block.rows:
            prose = build_prose(block.rows, known, [True] * len(block.rows))
            names += find_names(prose, 0, len(prose.text), "minutes.absent")
    return names


def _listed_present(rows: Sequence[Row], known: frozenset[str]) -> tuple[Found[str], ...]:
    """Who a decision lists as having been there, as the first item of some minutes does."""
    listed = find_present(rows)
    if not listed:
        return ()
    prose = build_prose(listed, known, [True] * len(listed))
    return find_names(prose, 0, len(prose.text), "minutes.present")


def _is_bare(block: Block) -> bool:
    """Whether a block is a heading that names no body and has no text of its own."""
    return block.heading is not None and block.hit is not None and block.hit.body is None and not block.rows


def _marks_of(block: Block, own: Sequence[Row], at: int) -> list[_Mark]:
    """The stretches of a block's rows, which start at row `at`: one for each date or body that opens one."""
    marks: list[_Mark] = []
    for i, row in enumerate(own):
        said = _find_said(row.text)
        if said is not None:
            if marks:
                marks[-1].end = at + i
            marks.append(_said_mark(row, said, at + i, at + len(own), block))
            continue
        hits = find_dates(row.text) if DATED.match(row.text) else []
        dated = bool(hits) and hits[0].start < 5 and row.text[hits[0].end :].lstrip().startswith(":")
        if not dated and i:
            continue
        if marks:
            marks[-1].end = at + i
        marks.append(_Mark(at + i, at + len(own), block))
        if dated and hits[0].value is not None:
            colon = row.text.index(":", hits[0].end) + 1
            marks[-1].skip = len(row.text) - len(row.text[colon:].lstrip())
            marks[-1].day = found(
                hits[0].value, [cut(row, hits[0].start, hits[0].end)], "minutes.decision.dated_line"
            )
    return marks


def _find_said(text: str) -> Heading | None:
    """The body and the day that a line of a decision names before what was decided."""
    said = find_heading(text)
    if said is None:
        return find_said_alone(text)
    return said if said.role == "history" and said.body is not None and said.date is not None else None


def _said_mark(row: Row, said: Heading, start: int, end: int, block: Block) -> _Mark:
    """The stretch that "Økonomiudvalget, 4. marts 2019, pkt. 7:" opens."""
    mark = _Mark(start, end, block, said.rest if said.rest is not None else len(row.text))
    if said.body is not None and said.date is not None:
        name = row.text[slice(*said.body)]
        mark.body = found(name, [cut(row, *said.body)], "minutes.decision.body_of_line")
        hits = find_dates(row.text[slice(*said.date)])
        if hits and hits[0].value is not None:
            mark.day = found(hits[0].value, [cut(row, *said.date)], "minutes.decision.dated_line")
    return mark


def _breaks(rows: Sequence[Row], i: int) -> bool:
    """Whether a row of a decision opens a paragraph: a point, a label, or what follows on a label."""
    inside = i > 0 and INSIDE.match(rows[i].text) is not None and rows[i - 1].text[-1].isalnum()
    inside = inside or (
        i > 0 and INITIAL.match(rows[i].text) is not None and LISTED.search(rows[i - 1].text) is not None
    )
    inside = inside or (i > 0 and _awaits_day(rows[i - 1].text, rows[i].text))
    # "vedtaget med 4" / "stemmer for og 2 imod"
    runs_on = i > 0 and rows[i].text[:1].islower() and rows[i - 1].text[-1:].isalnum()
    if (NUMBERED.match(rows[i].text) and not inside) or rows[i].heading:
        return True
    if find_side(rows[i].text) and not runs_on:
        return True
    if find_said_alone(rows[i].text):
        return True
    if i == 0:
        return False
    if _says_all(rows[i - 1].text) and rows[i].text[:1].isupper():
        return True
    if find_side(rows[i - 1].text) and rows[i - 1].text.endswith(")") and rows[i].text[:1].isupper():
        return True  # "Imod stemte: A og B (13)" has no full stop
    before = rows[i - 1].heading
    return (before is not None and before.rest is not None) or _ended_early(rows, i)


def _awaits_day(before: str, text: str) -> bool:
    """Whether a line breaks off right before the day that the next one begins with."""
    if AWAITS_DAY.search(before) is None:
        return False
    return any(hit.start == 0 for hit in find_dates(text[:LONGEST_DAY]))


def _says_all(text: str) -> bool:
    """Whether a line is a ruling of a few words that wants no more: "Godkendt", "Planen er tiltrådt"."""
    return len(text) < 40 and RULED.match(text) is not None and find_outcome(text) is not None


def _ended_early(rows: Sequence[Row], i: int) -> bool:
    """Whether the line before ended its sentence, or its entry, with room left for this line's first word."""
    before, first = rows[i - 1], rows[i].text.split(" ", 1)[0]
    ended = before.text.endswith((".", "!", "?")) or is_bullet(before.text)
    if not ended or not first[:1].isupper():
        return False
    if before.box is not None:
        width = before.piece.place.page.width or 595.0
        right = max([0.78 * width, *(row.box.x1 for row in rows if row.box is not None)])
        letter = (before.box.x1 - before.box.x0) / max(1, len(before.text))
        return before.box.x1 + (len(first) + 2) * letter < right
    lengths = [len(line.text) for line in before.piece.place.page.lines if len(line.text) < 140]
    longest = max([70, *lengths, *(len(row.text) for row in rows)])
    return len(before.text) + 1 + len(first) < 0.75 * longest


def _offsets(prose: Prose) -> list[int]:
    return [mark[0] for mark in prose.marks]


def _heading_of(block: Block, groups: Sequence[Block]) -> Block | None:
    """The block whose heading a block stands under: its own, or the one before."""
    at = next(i for i, other in enumerate(groups) if other is block)
    return next((b for b in reversed(groups[: at + 1]) if b.heading is not None), None)


def _decision_body(block: Block, groups: Sequence[Block]) -> Found[str] | None:
    head = _heading_of(block, groups)
    if head is None or head.hit is None or head.hit.body is None or head.heading is None:
        return None
    start, end = head.hit.body
    text = head.heading.text[start:end]
    value = text.capitalize() if text.isupper() else text
    return found(value, [cut(head.heading, start, end)], "minutes.decision.body")


def _decision_date(block: Block, groups: Sequence[Block]) -> Found[date] | None:
    head = _heading_of(block, groups)
    if head is None or head.hit is None or head.heading is None:
        return None
    if head.tail is not None:
        return _day_over_lines(head.heading, head.tail)
    if head.hit.date is None:
        return None
    start, end = head.hit.date
    hits = find_dates(head.heading.text[start:end])
    if not hits or hits[0].value is None:
        return None
    return found(hits[0].value, [cut(head.heading, start, end)], "minutes.decision.date")


def _day_over_lines(above: Row, below: Row) -> Found[date] | None:
    """The day that a heading names over two lines: "Beslutning i Byrådet den 11." over "januar 2021"."""
    end = above.text[-LONGEST_DAY:]
    days = [hit.value for hit in find_dates(f"{end} {below.text}") if hit.value is not None]
    start = len(above.text) - len(end)
    pieces = [cut(above, start, len(above.text)), below.piece]
    return found(days[-1], pieces, "minutes.decision.date_over_lines") if days else None
