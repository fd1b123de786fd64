"""Minutes and agendas: a stream of lines to meetings with their items."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from models.evidence import Found, Issue, Span
from models.frozen import dataclass
from models.records import AgendaItem, Meeting, MeetingKind, Nesting
from parsers.flow import Flow, Piece, found, spans_of
from parsers.minutes.agenda.build import ItemParts, Read, build_item, build_number, build_title
from parsers.minutes.agenda.bullets import without_bullets
from parsers.minutes.agenda.closing import find_adjourned
from parsers.minutes.agenda.colon_titles import find_colon_titles
from parsers.minutes.agenda.completeness import complete
from parsers.minutes.agenda.contents import Group, find_contents, find_group
from parsers.minutes.agenda.counted import with_counted
from parsers.minutes.agenda.cycles import find_cycles, find_one_numbered, find_single, opens_paper
from parsers.minutes.agenda.group_ends import ends_group
from parsers.minutes.agenda.items import find_heads
from parsers.minutes.agenda.leads import add_leads
from parsers.minutes.agenda.learned import RULINGS, learn_headings
from parsers.minutes.agenda.likeness import alike
from parsers.minutes.agenda.meetings import Draft, Layout, build_layout
from parsers.minutes.agenda.refrains import find_refrained
from parsers.minutes.agenda.run_ins import part_first_item, part_glued, part_run_ins
from parsers.minutes.agenda.runs import Run, find_runs
from parsers.minutes.agenda.subitems import add_subitems
from parsers.minutes.agenda.title_slots import part_slots
from parsers.minutes.agenda.titles_above import name_from_above
from parsers.minutes.agenda.unnumbered import find_signed, find_untitled
from parsers.minutes.agenda.untitled_cases import find_cased
from parsers.minutes.blocks.named_annexes import names_annexes
from parsers.minutes.heads.attendance import find_meeting_attendance
from parsers.minutes.heads.bodies import find_body_above_date
from parsers.minutes.heads.undated import (
    infer_body,
    infer_date,
    infer_deciding_body,
    infer_deciding_day,
    name_in_full,
)
from parsers.minutes.issues import find_issues
from parsers.minutes.paper.rows import heading_of
from parsers.minutes.paper.stamps import Sheets, read_sheets
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.outcomes import find_outcome
from parsers.minutes.phrases.people import unique

# a paper that does not say what it is, is minutes when so many of its first items begin with what was decided
MOST_ASKED, MOST_TOLD = 12, 0.5
# parts that are no text of the meeting's own
ASIDE = ("memo", "contents", "annexes")
# an item without headings that says what was decided says it in so many lines
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class MinutesParsed:
    """The meetings of a document, outermost first, what a person should look at, and page furniture."""

    meetings: tuple[Meeting, ...]
    issues: tuple[Issue, ...]
    furniture: tuple[Span, ...] = ()


def parse_minutes(flow: Flow) -> MinutesParsed:
    """All meetings of a document with their items, decisions, attachments and people.

    The outermost meeting comes first; one that lies in an item of it says so in nested_in_item. A document
    without items gives no meeting.
    """
    sheets, runs = read_items(flow)
    layout = build_layout(sheets, runs)
    shared = _share_bodies([_build_meeting(sheets, layout, d) for d in range(len(layout.drafts))])
    issues = [
        issue
        for meeting, draft in zip(shared, layout.drafts, strict=True)
        for issue in find_issues(meeting, draft)
    ]
    return MinutesParsed(shared, tuple(issues), _furniture(sheets, layout))


def find_meeting_heads(flow: Flow) -> tuple[Found[Any], ...]:
    """What every meeting of a document and every item of it begins with, as parse_minutes reads it.

    Titles, bodies and days of meetings, numbers and titles of items; what the items hold is not read.
    """
    sheets, runs = read_items(flow)
    layout = build_layout(sheets, runs)
    heads: list[Found[Any] | None] = []
    for d, draft in enumerate(layout.drafts):
        heads += [draft.header.title if draft.header else None, *_body_and_day(sheets, layout, d)]
        for parts in _collect(sheets, layout, d):
            heads += [build_number(parts), build_title(parts.heads, sheets.known)]
    return tuple(head for head in heads if head is not None)


def read_items(flow: Flow) -> tuple[Sheets, list[Run]]:
    """The rows of a document, each with the heading it is told to be, and the runs of items among them."""
    sheets = read_sheets(flow)
    sheets = replace(sheets, rows=part_run_ins(part_first_item(part_glued(without_bullets(sheets.rows)))))
    numbered = with_counted(sheets.rows, find_heads(sheets.rows, sheets.known), sheets.known)
    heads = name_from_above(sheets.rows, numbered, sheets.known)
    contents = find_contents(sheets.rows, heads, sheets.known)
    runs = find_runs(sheets.rows, heads, contents)
    if len({head.printed for run in runs for head in run.heads}) <= 1:  # figures do not count
        signed = _signed_runs(sheets)
        runs = signed if _count(signed) > max(1, _count(runs)) else runs
    single = find_one_numbered(sheets.rows, heads) if not runs else []
    if not (single and opens_paper(sheets.rows, single[0])):
        runs = runs or _runs_without_figures(sheets)
    if not runs and single:
        runs = [Run(single)]
    runs = complete(sheets.rows, runs, sheets.known)
    add_subitems(sheets.rows, runs, sheets.known)
    runs = add_leads(sheets.rows, runs)
    return replace(sheets, rows=learn_headings(sheets.rows, runs)), runs


def _count(runs: Sequence[Run]) -> int:
    return sum(len(run.heads) for run in runs)


def _signed_runs(sheets: Sheets) -> list[Run]:
    """The items that other signs than figures alone count up, by the sign that counts the most."""
    found: list[list[Run]] = [[]]
    for heads in find_signed(sheets.rows, sheets.known):
        contents = find_contents(sheets.rows, heads, sheets.known)
        found.append(find_runs(sheets.rows, heads, contents))
    return max(found, key=_count)


def _runs_without_figures(sheets: Sheets) -> list[Run]:
    """The items where no signs run: by what they say again and again, else by titles alone."""
    for find in (find_refrained, find_cased, find_colon_titles, find_untitled, find_cycles, find_single):
        if heads := find(sheets.rows, sheets.known):
            return [Run(heads)]
    return []


def _build_meeting(sheets: Sheets, layout: Layout, d: int) -> Meeting:
    draft = layout.drafts[d]
    header = draft.header
    body, day = _body_and_day(sheets, layout, d)
    reads = [
        build_item(sheets, parts, body.value if body else None, layout.repeated, day.value if day else None)
        for parts in _collect(sheets, layout, d)
    ]
    items = tuple(read.item for read in reads)
    kind = _kind(draft, items)
    absent = _absent(draft, reads)
    return Meeting(
        kind=kind,
        title=header.title if header else None,
        body=body,
        municipality=header.municipality if header else None,
        date=day,
        start=header.begins if header else None,
        end=(header.ends if header else None) or _adjourned(sheets, layout, d),
        location=header.location if header else None,
        information=header.information if header else None,
        present=_present(draft, reads),
        absent=absent,
        attendance=find_meeting_attendance(sheets.rows[header.start : header.end], absent, sheets.known)
        if header
        else (),
        nested_in_item=Nesting(meeting_index=0, item_number=draft.carrier) if draft.carrier else None,
        items=items,
        pages=_pages(items),
    )


def _body_and_day(sheets: Sheets, layout: Layout, d: int) -> tuple[Found[str] | None, Found[date] | None]:
    """Whose meeting it is and when, by its head, or by what else the first meeting's paper says."""
    header = layout.drafts[d].header
    body = name_in_full(sheets.rows, header.body if header else None)
    day = (header.day if header else None) or (
        infer_date(sheets) or infer_deciding_day(sheets.rows) if d == 0 else None
    )
    if d == 0 and body is None:
        body = infer_deciding_body(sheets.rows, day.value if day else None) or infer_body(sheets)
        if body is None and header is not None:
            body = find_body_above_date(sheets.rows, header.start, header.end)
    return body, day


def _adjourned(sheets: Sheets, layout: Layout, d: int) -> Found[time] | None:
    """When a meeting was closed, where its text says so ("Mødet hævet kl. 17.20")."""
    for segment in layout.segments:
        if segment.draft != d or segment.part in ASIDE:
            continue
        for row in sheets.rows[segment.start : segment.end]:
            if (hit := find_adjourned(row.text, bare=segment.number is None)) is not None:
                start = row.piece.start
                piece = Piece(row.piece.place, start + hit.start, start + hit.end)
                return found(hit.value, [piece], "minutes.adjourned")
    return None


def _absent(draft: Draft, reads: Sequence[Read]) -> tuple[Found[str], ...]:
    names = list(draft.header.absent) if draft.header else []
    if draft.header and draft.header.information:
        names += draft.header.said_absent
    for read in reads:
        names += read.absent
    return unique(names)


def _present(draft: Draft, reads: Sequence[Read]) -> tuple[Found[str], ...]:
    """Who was there: whom the head lists, else an item; those that every decision calls absent were not."""
    listed = draft.header.present if draft.header else ()
    decided = [{name.value for name in read.absent} for read in reads if read.item.decision_text]
    away = set.intersection(*decided) if decided else set()
    there = listed or unique([name for read in reads for name in read.present])
    return tuple(name for name in there if name.value not in away)


def _kind(draft: Draft, items: Sequence[AgendaItem]) -> MeetingKind:
    if any(item.decision_text for item in items) or any(head.decision for head in draft.heads):
        return "minutes"
    return "minutes" if draft.header and draft.header.says in ("referat", "protokol") else "agenda"


def _pages(items: Sequence[AgendaItem]) -> tuple[int, int] | None:
    pages = [page for item in items if item.pages for page in item.pages]
    return (min(pages), max(pages)) if pages else None


def _collect(sheets: Sheets, layout: Layout, d: int) -> list[ItemParts]:
    """The parts of each item of a meeting, in the order of their numbers; lines of contents come last."""
    draft = layout.drafts[d]
    parts: dict[str, ItemParts] = {}
    for head in draft.heads:
        parts.setdefault(head.number, ItemParts(head.number, [], [])).heads.append(head)
    for part in parts.values():
        part.heads.sort(key=lambda head: head.decision)
        part.printed = len(part.heads)
    for entry in (entry for run in draft.runs if run.contents for entry in run.contents.entries):
        parts.setdefault(entry.number, ItemParts(entry.number, [], [])).heads.append(entry)
    for segment in layout.segments:
        if segment.draft == d and segment.number in parts:
            parts[segment.number].segments.append(segment)
    for stamp in sheets.stamps:
        if d == 0 and stamp.item in parts:
            parts[stamp.item].stamps.append(stamp)
    groups = _groups(sheets, draft)
    plain = _is_plain(sheets, layout, d)
    header = layout.drafts[d].header
    minutes = header is not None and (
        header.says in ("referat", "protokol")
        or (header.says is None and _rules_by_heading(sheets, layout, d))
    )
    for number, part in parts.items():
        part.group, part.plain = groups.get(number), plain or (minutes and _is_told(sheets, part))
    items = sorted(parts.values(), key=lambda part: part.heads[0].order)
    for part, slot in zip(items, part_slots([part.heads for part in items]), strict=True):
        part.slot = slot
    return items


def _is_plain(sheets: Sheets, layout: Layout, d: int) -> bool:
    """Whether a meeting is told as minutes and has no heading for a decision anywhere.

    It calls itself minutes, or it does not call itself an agenda and most of its items say what was decided.
    """
    header = layout.drafts[d].header
    if header is None or header.says == "dagsorden" or _rules_by_heading(sheets, layout, d):
        return False
    told = items = 0
    for segment in layout.segments:
        if segment.draft != d or segment.part in ASIDE or segment.number is None:
            continue
        if segment.head is not None and segment.head.after < segment.end:
            first = sheets.rows[segment.head.after].text
            items += 1
            told += header.says is None and items <= MOST_ASKED and _is_ruling(first)
    return header.says is not None or told >= max(2, MOST_TOLD * min(items, MOST_ASKED))


def _rules_by_heading(sheets: Sheets, layout: Layout, d: int) -> bool:
    """Whether an item of a meeting has a heading for what was decided."""
    for segment in layout.segments:
        if segment.draft != d or segment.part in ASIDE or segment.number is None:
            continue
        if segment.part in ("decision", "result"):
            return True
        headings = [heading_of(row) for row in sheets.rows[segment.start : segment.end]]
        if any(hit is not None and hit.role.endswith("decision") for hit in headings):
            return True
    return False


def _is_told(sheets: Sheets, part: ItemParts) -> bool:
    """Whether an item of minutes says in a line or three what was decided, without any heading."""
    rows = [
        sheets.rows[i]
        for segment in part.segments
        if segment.part not in ("annexes", "statements")
        for i in range(segment.head.after if segment.head else segment.start, segment.end)
    ]
    rows = [row for row in rows if not names_annexes(row)]
    bare = 0 < len(rows) <= MOST_LINES and not any(heading_of(row) for row in rows)
    return (
        bare
        and all(segment.part in ("item", "annexes", "statements") for segment in part.segments)
        and _is_ruling(rows[0].text)
    )


def _is_ruling(text: str) -> bool:
    """Whether a line says what came of an item: "Planen blev vedtaget."."""
    whole = text.endswith((".", "!")) or text.isalpha()  # "Godkendt"
    hit = find_outcome(text) if len(text) < 160 and whole else None
    return hit is not None and hit.outcome in RULINGS and not hit.duty


def _groups(sheets: Sheets, draft: Draft) -> dict[str, Group]:
    """The group heading that each item stands under, by the contents first and the text else."""
    groups: dict[str, Group] = {}
    for run in draft.runs:
        if run.contents is not None:
            for entry, group in zip(run.contents.entries, run.contents.groups, strict=True):
                if group is not None:
                    groups.setdefault(entry.number, group)
    current: Group | None = None
    for before, head in zip([None, *draft.heads], draft.heads, strict=False):
        low = before.after if before is not None else max(0, head.row - 4)
        for i in range(max(low, head.top - 3), head.row):
            group = find_group(sheets.rows, i, sheets.known)
            current = group or (None if current and ends_group(sheets.rows, current, i, head) else current)
        if current is not None and not head.decision:
            groups.setdefault(head.number, current)
    return groups


def _share_bodies(meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """A nested meeting without a head takes the outer one's body when their items are the same kind."""
    shared: list[Meeting] = []
    outer = meetings[0] if meetings else None
    for meeting in meetings:
        if meeting.body is None and outer is not None and outer.body is not None and meeting is not outer:
            titles = [item.title.value for item in outer.items if item.title]
            same = [i for i in meeting.items if i.title and any(alike(i.title.value, t) for t in titles)]
            if len(same) * 2 >= len(meeting.items):
                note = "Som det møde, der bærer referatet: punkterne er de samme."
                body = replace(
                    outer.body, certainty="inferred", spans=(), note=note, rule="minutes.body.shared"
                )
                meeting = replace(meeting, body=body)
        shared.append(meeting)
    return tuple(shared)


def _furniture(sheets: Sheets, layout: Layout) -> tuple[Span, ...]:
    """Page marks, repeated heads and tables of contents: read, but no part of any text."""
    spans = [span for piece in sheets.furniture for span in spans_of([piece])]
    taken = [stamp.pieces for stamp in sheets.stamps]
    spans += [span for pieces in taken for span in spans_of(pieces)]
    rows = set(layout.repeated)
    for draft in layout.drafts:
        if draft.header is not None:
            spots = range(draft.header.start, draft.header.end)
            rows |= {i for i in spots if find_heading(sheets.rows[i].text) is not None}
        for run in draft.runs:
            if run.contents is not None:
                rows |= set(range(run.contents.start, run.contents.end))
            if run.opener is not None:
                rows.add(run.opener)
    return (*spans, *(span for i in sorted(rows) for span in spans_of([sheets.rows[i].piece])))
