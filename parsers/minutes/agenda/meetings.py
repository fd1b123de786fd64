"""Runs of items put together to meetings, and every row given to the item it belongs to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import field
from typing import Literal

from models.frozen import dataclass
from parsers.lexicons import load_lexicon
from parsers.minutes.agenda.closing import ONLY_ENDED, find_closing
from parsers.minutes.agenda.contents import find_group
from parsers.minutes.agenda.head import Head
from parsers.minutes.agenda.likeness import alike
from parsers.minutes.agenda.marks import is_named
from parsers.minutes.agenda.runs import Run
from parsers.minutes.agenda.statements import find_gathered
from parsers.minutes.blocks.annex_list import find_annex_list
from parsers.minutes.heads.header import add_rosters, find_header
from parsers.minutes.heads.record import Header
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.paper.stamps import Sheets
from parsers.minutes.phrases.outcomes import find_outcome
from parsers.text import key

# words for items in a line that gathers them
GATHERS = re.compile(r"punkter|sager|døre|dagsorden|referat|kategori|møde", re.IGNORECASE)
Part = Literal["item", "decision", "result", "memo", "head", "contents", "annexes", "statements"]


@dataclass(slots=True)
class Draft:
    """A meeting while it is put together: its runs in order of print, its head, and where it is nested."""

    runs: list[Run]
    header: Header | None = None
    carrier: str | None = None
    carrier_inferred: bool = False

    @property
    def start(self) -> int:
        """The first row of the meeting."""
        starts = [run.start for run in self.runs]
        return min([*starts, self.header.start] if self.header else starts)

    @property
    def last(self) -> int:
        """The row of its last head."""
        return max(run.last for run in self.runs)

    @property
    def heads(self) -> list[Head]:
        """All heads of the meeting in order of print, those of contents left out."""
        return sorted((head for run in self.runs for head in run.heads), key=lambda head: head.row)

    @property
    def agenda_heads(self) -> list[Head]:
        """The heads outside the decisions gathered at the end."""
        return [head for run in self.runs if not run.part for head in run.heads]


@dataclass(slots=True)
class _Printed:
    """What the runs of a meeting print so far: the titles of each number, and the numbers decided."""

    titles: dict[str, dict[str, None]] = field(default_factory=dict)
    decided: set[str] = field(default_factory=set)

    def add(self, run: Run) -> None:
        listed = run.contents.entries if run.contents else ()
        for head in (*listed, *run.heads):
            self.titles.setdefault(head.number, {})[head.title] = None
        self.decided |= {head.number for head in run.heads if head.decision}


@dataclass(frozen=True, slots=True)
class Segment:
    """Rows [start, end) that belong to one item of a meeting (number None: to the meeting itself)."""

    start: int
    end: int
    draft: int
    number: str | None
    part: Part
    head: Head | None = None


@dataclass(slots=True)
class Layout:
    """The meetings of a document, outermost first, their segments, and rows that only repeat others."""

    drafts: list[Draft]
    segments: list[Segment] = field(default_factory=list)
    repeated: frozenset[int] = frozenset()


def build_layout(sheets: Sheets, runs: Sequence[Run]) -> Layout:
    """Meetings and segments of a document; no meeting where it has no items."""
    drafts = _order(_merge(runs))
    if not drafts:
        return Layout([])
    _find_headers(sheets, drafts)
    drafts = [drafts[0], *(draft for draft in drafts[1:] if _is_meeting(drafts[0], draft))]
    for draft in drafts[1:]:
        _nest(drafts[0], draft)
    layout = Layout(drafts)
    layout.repeated = _repeated_memo_heads(sheets.rows)
    layout.segments = _build_segments(sheets, layout)
    return layout


def _is_meeting(outer: Draft, draft: Draft) -> bool:
    """Whether a run beside the outermost meeting's is one itself, and not a list in one of its items.

    It has a head of its own, a table of contents or several decisions, or the item it stands in lays minutes
    before the meeting.
    """
    header = draft.header
    if (
        header is not None
        and header.day
        and (header.body or header.title or header.begins or header.location)
    ):
        return True
    if any(run.contents or run.part for run in draft.runs):
        return True
    if sum(1 for head in draft.heads if head.decision) >= 2:
        return True
    before = [head for head in outer.agenda_heads if head.row < draft.start]
    heads = before[-1:] or [head for head in outer.heads if _carries(head.title, "minutes")]
    return len(draft.heads) > 1 and any(_carries(head.title, "minutes") for head in heads)


def _merge(runs: Sequence[Run]) -> list[Draft]:
    drafts: list[Draft] = []
    printed: list[_Printed] = []
    for run in runs:
        home = _home(printed, run)
        if home is None:
            home = len(drafts)
            drafts.append(Draft([]))
            printed.append(_Printed())
        drafts[home].runs.append(run)
        printed[home].add(run)
    return drafts


def _home(printed: Sequence[_Printed], run: Run) -> int | None:
    """The meeting whose items a run repeats or decides, None when it is a meeting of its own."""
    if not run.part and run.contents is not None:
        return None
    decides = {head.number for head in run.heads if head.decision} if not run.part else set()
    best, most = None, 0
    for d, meeting in enumerate(printed):
        if decides.isdisjoint(meeting.decided) and (matches := _count_matches(meeting, run)) > most:
            best, most = d, matches
    return best


def _count_matches(meeting: _Printed, run: Run) -> int:
    """How many items of a run a meeting has too; 0 where one of its numbers is another item's there."""
    matches = 0
    for head in run.heads:
        titles = meeting.titles.get(head.number)
        if titles:
            if not any(alike(title, head.title) for title in titles):
                return 0
            matches += 1
    return matches


def _order(drafts: list[Draft]) -> list[Draft]:
    """The meetings with the one that holds the others first."""
    if len(drafts) < 2:
        return drafts
    starts = sorted(draft.start for draft in drafts)
    scores = []
    for draft in drafts:
        inside = bisect_right(starts, draft.last) - bisect_left(starts, draft.start) - 1
        scores.append(inside + (2 if any(run.part for run in draft.runs) else 0))
    outer = max(range(len(drafts)), key=lambda i: (scores[i], -i))
    return [drafts[outer], *(draft for i, draft in enumerate(drafts) if i != outer)]


def _find_headers(sheets: Sheets, drafts: Sequence[Draft]) -> None:
    heads = sorted(
        {head.row: head for draft in drafts for head in draft.heads}.values(), key=lambda head: head.row
    )
    rows = [head.row for head in heads]
    for draft in drafts:
        start = draft.start
        first = min(draft.runs, key=lambda run: run.start)
        if first.contents is None and first.heads and first.heads[0].order[0] > 1 and start > 80:
            continue
        before = heads[: bisect_left(rows, start)][-1:]
        low = before[-1].after if before else 0
        draft.header = find_header(sheets.rows, low, start, sheets.known, not before)
        if draft.header is not None and first.contents is not None and first.heads:
            low, high = first.contents.end, first.heads[0].top
            draft.header = add_rosters(draft.header, sheets.rows, low, high, sheets.known)


def _nest(outer: Draft, draft: Draft) -> None:
    """Tie a meeting to the item of the outer one that carries it; one that merely follows is tied to none."""
    before = [head for head in outer.agenda_heads if head.row < draft.start]
    if not before:
        carrier = next((h for h in outer.heads if _carries(h.title, "minutes")), None)
        first = min((head.order for head in outer.agenda_heads), default=None)
        if carrier is not None and (first is None or carrier.order <= first):
            draft.carrier, draft.carrier_inferred = carrier.printed, True
        return
    head = before[-1]
    goes_on = any(other.row > draft.last for other in outer.heads) or _expects_more(outer, head)
    if goes_on or _carries(head.title, "minutes") or _carries(head.title, "agenda"):
        draft.carrier = head.printed


def _expects_more(outer: Draft, head: Head) -> bool:
    listed = [entry for run in outer.runs if run.contents for entry in run.contents.entries]
    return any(entry.order > head.order for entry in listed)


def _carries(title: str, kind: str) -> bool:
    words = key(title).split()
    listed = load_lexicon("headings")["carriers"][kind]
    return any(word.startswith(entry) or word.endswith(entry) for word in words for entry in listed)


def _repeated_memo_heads(rows: Sequence[Row]) -> frozenset[int]:
    """Rows of a memo's head printed again on its next pages, with the line under it if that repeats too."""
    seen: dict[str, int] = {}
    repeated: set[int] = set()
    for i, row in enumerate(rows):
        heading = row.heading
        if heading is None or heading.role != "memo":
            continue
        first = seen.get(key(row.text))
        if first is not None and i + 1 < len(rows) and key(rows[first + 1].text) == key(rows[i + 1].text):
            repeated |= {i, i + 1}
        else:
            seen[key(row.text)] = i
    return frozenset(repeated)


def _build_segments(sheets: Sheets, layout: Layout) -> list[Segment]:
    marks: dict[int, tuple[int, str | None, Part, Head | None]] = {}
    for d, draft in enumerate(layout.drafts):
        if draft.header is not None:
            marks[draft.header.start] = (d, None, "head", None)
        for run in draft.runs:
            if run.contents is not None:
                marks[run.contents.start] = (d, None, "contents", None)
                marks.setdefault(run.contents.end, (d, None, "head", None))
            if run.opener is not None:
                marks[run.opener] = (d, None, "head", None)
    for d, draft in enumerate(layout.drafts):
        for run in draft.runs:
            for head in run.heads:
                part: Part = "decision" if head.decision else "result" if run.part else "item"
                marks[head.top] = (d, head.number, part, head)
    for d, draft in enumerate(layout.drafts):
        ends = [*marks, len(sheets.rows)]
        closing = find_closing(sheets.rows, draft.heads, draft.header, ends)
        if closing is not None:
            marks[closing] = (d, None, "head", None)
        if draft.heads:
            stop = min(row for row in (*marks, len(sheets.rows)) if row > draft.heads[-1].row)
            for row, to in find_gathered(sheets.rows, draft.heads, stop):
                marks[row] = (d, to, "statements", None)
        for row, number in find_annex_list(sheets.rows, draft.heads, ends):
            marks[row] = (d, number, "annexes" if number else "head", None)
        for head in draft.heads[1:]:
            for at in range(max(0, head.top - 2), head.top):
                if ONLY_ENDED.match(sheets.rows[at].text):  # the open part ended before the closed items
                    marks.setdefault(at, (d, None, "head", None))
    for row in _group_rows(sheets, layout):
        marks.setdefault(row, (0, None, "head", None))
    of_items = sorted((at, mark[0], mark[1]) for at, mark in marks.items() if mark[1] is not None)
    for row in _memo_rows(sheets, layout):
        if row not in marks:
            at = bisect_left(of_items, (row,)) - 1
            d, number = _memo_owner(sheets, layout, row, of_items[at][1:] if at >= 0 else None)
            marks[row] = (d, number, "memo", None)
    places = sorted(marks)
    ends = [*places[1:], len(sheets.rows)]
    return [Segment(row, end, *marks[row]) for row, end in zip(places, ends, strict=True) if end > row]


def _group_rows(sheets: Sheets, layout: Layout) -> list[int]:
    """Rows right above an item's heading that gather the items below, and are no text of the item before.

    "Til orientering" may be a decision too: it must stand out, or name items ("Lukkede punkter"). A name that
    no list knows must stand out too, or have numbers begin again under it.
    """
    rows = sheets.rows
    found: list[int] = []
    for draft in layout.drafts:
        for head in draft.agenda_heads:
            at = head.top - 1
            if at < 1 or rows[at].text.endswith("."):
                continue
            if find_group(rows, at, sheets.known) is None:
                found += [at] if _names_group(rows, head) else []
                continue
            names = GATHERS.search(rows[at].text) is not None
            above = rows[at - 1].heading
            if (above is None or above.rest is not None) and (
                names or (rows[at].bold and not rows[at - 1].bold)
            ):
                found.append(at)
    return found


def _names_group(rows: Sequence[Row], head: Head) -> bool:
    """Whether the row above a head is the name of a group that no list knows."""
    at = head.top - 1
    row, above = rows[at], rows[at - 1]
    if not is_named(rows, head.top) or find_outcome(row.text) is not None:
        return False
    larger = (row.size or 0) > (above.size or 0)
    stands_out = (row.bold and not above.bold) or (row.text.isupper() and not above.text.isupper()) or larger
    hit = heading_of(above)
    apart = row.gap > 0 and (hit is None or hit.rest is not None)
    return apart and (stands_out or (head.begins is not None and head.is_first))


def _memo_rows(sheets: Sheets, layout: Layout) -> list[int]:
    found = set(sheets.memo_heads)
    for i, row in enumerate(sheets.rows):
        heading = row.heading
        if heading is not None and heading.role == "memo" and i not in layout.repeated:
            found.add(i)
    return sorted(found | _stamped_starts(sheets) | _titled_starts(sheets, layout))


def _titled_starts(sheets: Sheets, layout: Layout) -> set[int]:
    """Rows that print the title of an item whose own heading is missing: its papers start there."""
    outer = layout.drafts[0]
    headed = {head.number for head in outer.agenda_heads}
    lost = [head for head in outer.heads if head.number not in headed and head.title]
    stop = min((run.start for run in outer.runs if run.part), default=0)
    keys = [key(row.text) for row in sheets.rows[:stop]] if lost else []
    found: set[int] = set()
    for head in lost:
        title = key(head.title)
        at = keys.index(title) if title in keys else None
        if at is not None and not any(at - 6 <= i <= at for i in sheets.memo_heads):
            found.add(at)
    return found


def _stamped_starts(sheets: Sheets) -> set[int]:
    """The first rows of pages that a stamp gives to another annex than the page before; layout is needed."""
    rows = sheets.rows
    if not rows or rows[0].box is None:
        return set()
    by_page = {stamp.page: (stamp.item, stamp.number) for stamp in sheets.stamps}
    firsts = {row.page: i for i, row in reversed(list(enumerate(rows)))}
    return {i for page, i in firsts.items() if page in by_page and by_page.get(page - 1) != by_page[page]}


def _memo_owner(
    sheets: Sheets, layout: Layout, row: int, current: tuple[int, str] | None
) -> tuple[int, str | None]:
    """The item a memo belongs to: the one a stamp or its own title names, else the one it stands in.

    current is the meeting and the number of the item whose head was printed last.
    """
    if current is not None and current[0] == 0:
        return 0, current[1]
    outer = layout.drafts[0]
    numbers = {head.number for head in outer.heads}
    nexts = [head.row for head in outer.agenda_heads if head.row > row]
    limit = min(nexts, default=len(sheets.rows))
    for k in range(row, min(row + 7, len(sheets.rows))):
        for head in outer.heads:
            if alike(head.title, sheets.rows[k].text):
                return 0, head.number
    stamped = [stamp.item for stamp in sheets.stamps if row < stamp.row <= limit]
    if stamped and stamped[0] in numbers:
        return 0, stamped[0]
    if (
        current is not None
        and layout.drafts[current[0]].carrier is not None
        and not marks_inside(layout, current[0], row)
    ):
        return 0, layout.drafts[current[0]].carrier
    return (current[0], current[1]) if current else (0, None)


def marks_inside(layout: Layout, draft: int, row: int) -> bool:
    """Whether a meeting has heads on both sides of a row."""
    heads = layout.drafts[draft].heads
    return any(head.row < row for head in heads) and any(head.row > row for head in heads)
