"""One agenda item put together from the rows that belong to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from models.evidence import Found
from models.records import AgendaItem, Passage, Recommendation
from models.records_rulings import Attendance
from parsers.flow import Piece, found
from parsers.minutes.agenda.absent_items import find_absent_told
from parsers.minutes.agenda.contents import Group
from parsers.minutes.agenda.group_ends import CLOSED_GROUP
from parsers.minutes.agenda.head import Head
from parsers.minutes.agenda.labelled import (
    find_case_in_heading,
    find_case_number,
    find_duration,
    find_label,
    find_tasks,
    find_time_slot,
    find_told_beside,
)
from parsers.minutes.agenda.leads import case_between
from parsers.minutes.agenda.likeness import alike
from parsers.minutes.agenda.meetings import Segment
from parsers.minutes.blocks.attachments import build_attachments, build_listed
from parsers.minutes.blocks.cut import ANNEX, Block, build_blocks
from parsers.minutes.blocks.rulings_of_day import (
    mark_rulings_as_minutes,
    mark_rulings_of_day,
    part_rulings_from_proposals,
)
from parsers.minutes.decisions.follow_ups import build_follow_ups
from parsers.minutes.decisions.of_item import Decided, build_decision
from parsers.minutes.decisions.on_record import build_on_record
from parsers.minutes.decisions.points import find_sentences
from parsers.minutes.decisions.recommendations import build_recommendations
from parsers.minutes.heads.attendance import find_recused
from parsers.minutes.paper.prose import build_prose
from parsers.minutes.paper.rows import Row
from parsers.minutes.paper.stamps import Sheets, Stamp
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.people import find_names, unique
from parsers.text import join_lines

# "integra- tion": a word that was broken at the end of a line
HALVES = re.compile(r"(?<=[^\W\d_]{2}-)\s(?=[a-zæøå]{2})")
# memos addressed to these are the item's own: the one who decides at this meeting
BODIES = re.compile(r"\b(?:by|kommunal|regions|borger|magistrat|udvalg|økonomi)\w*", re.IGNORECASE)


@dataclass(slots=True)
class ItemParts:
    """What was found of one item: its heads, its segments, its stamps and its group.

    The first `printed` heads stand in the text, the item's own heading before those of its decisions; the
    others are lines of contents. slot is when the item is taken, by its title. plain says that the minutes
    have no word for a decision: the text under an item is what was decided.
    """

    number: str
    heads: list[Head]
    segments: list[Segment]
    stamps: list[Stamp] = field(default_factory=list)
    group: Group | None = None
    plain: bool = False
    printed: int = 0
    slot: Found[str] | None = None


@dataclass(slots=True)
class Read:
    """An item as read, with what it says of the meeting and what it leaves over."""

    item: AgendaItem
    absent: tuple[Found[str], ...]
    present: tuple[Found[str], ...] = ()


def build_item(
    sheets: Sheets, parts: ItemParts, body: str | None, skipped: frozenset[int], met: date | None = None
) -> Read:
    """The record of one item; body tells its own memos and met, the day, its own decision from others."""
    blocks = _read_blocks(sheets, parts, skipped)
    title = build_title(parts.heads, sheets.known)
    part_rulings_from_proposals(blocks)
    own, nested = _recommendations(blocks, body, sheets.known)
    mark_rulings_of_day(blocks, met)
    mark_rulings_as_minutes(blocks)
    decided, absent = build_decision(blocks, sheets.known, met, parts.plain, parts.number)
    if parts.plain and not decided.points and any(block.heading is not None for block in blocks):
        decided = Decided()
        for block in blocks:
            block.role = "text" if block.role == "decision" else block.role
    listed = [
        name for b in blocks if b.role == "absent" for name in names_in(b, sheets.known, "minutes.absent")
    ]
    absent = unique([*absent, *listed, *find_absent_told(parts.heads, decided.prose, sheets.known)])
    item = AgendaItem(
        number=build_number(parts),
        title=title,
        duration_min=find_duration(parts.heads, blocks),
        category=_category(parts.group),
        case_number=find_case_number(blocks) or find_case_in_heading(parts.heads),
        caseworker=find_label(blocks, "caseworker", sheets.known),
        responsible=find_label(blocks, "responsible", sheets.known),
        time_slot=find_time_slot(blocks) or parts.slot,
        closed=_is_closed(parts, blocks),
        recommendations=own,
        nested_recommendations=nested,
        attachments=build_attachments(parts.stamps),
        listed_attachments=_listed(blocks, sheets.known),
        passages=_passages(parts.heads, blocks, sheets.known),
        attendance=_once((*decided.attendance, *find_recused(blocks, sheets.known))),
        pages=_pages(sheets.rows, parts),
    )
    item = _with_on_record(_with_decision(item, decided, parts.plain), sheets, parts)
    tasks = (*find_tasks(item, blocks, sheets.known), *find_told_beside(blocks, sheets.known))
    return Read(replace(item, follow_ups=(*item.follow_ups, *tasks)), absent, decided.present)


def _once(told: Sequence[Attendance]) -> tuple[Attendance, ...]:
    """What is told of each person, each status once."""
    return tuple({(one.name.value, one.status): one for one in reversed(told)}.values())[::-1]


def build_number(parts: ItemParts) -> Found[str]:
    """The number of an item as printed, or as it was counted."""
    head = parts.heads[0]
    if not head.counted:
        return found(head.printed, [head.number_piece], "minutes.item.number")
    note = "Punktet har intet nummer i referatet; punkterne er talt i rækkefølge."
    return Found(parts.number, (), "minutes.item.counted", "inferred", note)


def _with_decision(item: AgendaItem, decided: Decided, plain: bool) -> AgendaItem:
    prose = decided.prose
    if prose is None:
        return item
    rule = "minutes.decision.unheaded" if plain else "minutes.decision.heading"
    text = prose.found(0, len(prose.text), rule, "inferred" if plain else "printed")
    if plain:
        text = replace(text, note="Referatet har ingen overskrift over beslutninger.")
    sentences: list[tuple[int, int]] = []
    start = 0
    for part in prose.text.split("\n"):
        sentences += find_sentences(prose.text, start, start + len(part))
        start += len(part) + 1
    return replace(
        item,
        decision_text=text,
        decision_points=decided.points,
        ballots=decided.ballots,
        statements=decided.statements,
        follow_ups=build_follow_ups(prose, sentences),
    )


def _with_on_record(item: AgendaItem, sheets: Sheets, parts: ItemParts) -> AgendaItem:
    """An item with what a paper puts on record to it behind its last item."""
    title = item.title.value if item.title else ""
    for segment in (one for one in parts.segments if one.part == "statements"):
        passage, said = build_on_record(sheets.rows[segment.start : segment.end], title, sheets.known)
        item = replace(item, passages=(*item.passages, passage), statements=(*item.statements, *said))
    return item


def _read_blocks(sheets: Sheets, parts: ItemParts, skipped: frozenset[int]) -> list[Block]:
    blocks: list[Block] = []
    for segment in parts.segments:
        if segment.part == "statements":
            continue
        if segment.part == "annexes":
            listed = [*sheets.rows[segment.start + 1 : segment.end]]
            blocks += [Block("attachments", sheets.rows[segment.start], ANNEX, False, rows=listed)]
            continue
        start = segment.head.after if segment.head is not None else segment.start
        rows = [sheets.rows[i] for i in range(start, segment.end) if i not in skipped]
        rows = [*case_between(sheets.rows, segment.head), *rows]
        if segment.head is not None and segment.head.lead:
            blocks += build_blocks(sheets.rows[segment.start : segment.head.row], "text")
        decides = segment.part in ("decision", "result") or (parts.plain and segment.part == "item")
        cut = build_blocks(rows, "decision" if decides else "text", segment.part == "memo")
        if segment.part in ("decision", "result") and cut and segment.head and cut[0].heading is None:
            cut[0].heading = sheets.rows[segment.head.row]
        if segment.part == "memo":
            _address_memos(cut)
        blocks += cut
    return blocks


def _address_memos(blocks: Sequence[Block]) -> None:
    """Tell each block of a memo whom the memo is for."""
    to: str | None = None
    start = 0
    for i, block in enumerate(blocks):
        if block.role == "memo" and block.heading is not None and block.hit is not None:
            to, start = block.heading.text[block.hit.rest or 0 :], i
            block.in_memo = True
        elif block.role == "memo_to" and block.rows:
            to = block.rows[0].text
            for earlier in blocks[start:i]:
                earlier.memo_to = earlier.memo_to or to
        if to is not None:
            block.memo_to = to


def build_title(heads: Sequence[Head], known: frozenset[str]) -> Found[str] | None:
    """The title most places print; the longest where some are cut short."""
    titles = [head for head in heads if head.title]
    if not titles:
        return None
    votes = {head.title: sum(1 for other in titles if other.title == head.title) for head in titles}
    best = max(
        titles,
        key=lambda head: (
            votes[head.title] > 1,
            len(head.title) if votes[head.title] == max(votes.values()) else 0,
        ),
    )
    pieces = [piece for head in titles for piece in head.title_pieces]
    return found(join_lines(HALVES.split(best.title), known), pieces, "minutes.item.title")


def _category(group: Group | None) -> Found[str] | None:
    if group is None or not group.name:
        return None
    return group.prose.found(group.start, len(group.prose.text), "minutes.item.group")


def _is_closed(parts: ItemParts, blocks: Sequence[Block]) -> bool:
    """Whether an item says that it is closed, or stands under a line that gathers closed ones."""
    told = any(head.closed for head in parts.heads) or any(block.role == "closed" for block in blocks)
    if told or parts.group is None or CLOSED_GROUP.match(parts.group.name) is None:
        return told
    hit = find_heading(parts.heads[0].title)
    return hit is None or hit.role != "signature"  # the sheet to sign ends the whole agenda


def _recommendations(
    blocks: Sequence[Block], body: str | None, known: frozenset[str]
) -> tuple[tuple[Recommendation, ...], tuple[Recommendation, ...]]:
    """The item's own points, and those of a memo to another body."""
    own: tuple[Recommendation, ...] = ()
    nested: tuple[Recommendation, ...] = ()
    firmness = 0
    for group in _joined(blocks):
        foreign = group.memo_to is not None and _is_foreign(group.memo_to, body)
        rule = "minutes.nested_recommendation" if foreign else "minutes.recommendation"
        points = build_recommendations(group, known, rule)
        firm = _firmness(group, points)
        if not points or (group.in_memo and firm == 0):
            continue
        if foreign:
            nested = nested or points
        elif _numbers_go_on(own, points):
            own = (*own, *points)
        elif firm > firmness or not own:
            own, firmness = points, firm
    return own, nested


def _firmness(block: Block, points: Sequence[Recommendation]) -> int:
    """How sure it is that points are ones: 2 with numbers, 1 with the words that open them, else 0."""
    if any(point.point is not None for point in points):
        return 2
    words = [row.text for row in ([block.heading] if block.heading else []) + block.rows[:2]]
    return int(
        any(re.search(r"\bindstille[sr]\b|^at\s|^[-–•]\s*at\s", text, re.IGNORECASE) for text in words)
    )


def _numbers_go_on(own: Sequence[Recommendation], points: Sequence[Recommendation]) -> bool:
    return bool(own and points) and own[-1].point is not None and points[0].point == own[-1].point + 1


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """The recommendation blocks, each with the text that a label interrupted."""
    joined: list[Block] = []
    for block in blocks:
        if block.role not in ("recommendation", "recommendation_and_decision"):
            continue
        if joined and block.heading is None:
            joined[-1].rows.extend(block.rows)
            continue
        joined.append(
            Block(block.role, block.heading, block.hit, block.in_memo, block.memo_to, list(block.rows))
        )
    return joined


def _is_foreign(to: str, body: str | None) -> bool:
    """Whether a memo is meant for another body than the meeting's."""
    if BODIES.search(to) is None:
        return False
    if body is None:
        return False
    stem = re.sub(r"(?:møde|mødet|et|en|ne)$", "", body.lower())[:12]
    return stem not in to.lower()


def _listed(blocks: Sequence[Block], known: frozenset[str]) -> tuple[Found[str], ...]:
    listed: list[Found[str]] = []
    for block in blocks:
        again = block.hit is ANNEX and block.heading is not None and bool(listed)
        if block.role == "attachments" and not (block.hit and block.hit.empty) and not again:
            listed += [
                entry
                for entry in build_listed(block, known)
                if not any(alike(entry.value, o.value) for o in listed)
            ]
    return tuple(listed)


def _passages(heads: Sequence[Head], blocks: Sequence[Block], known: frozenset[str]) -> tuple[Passage, ...]:
    """Every block as a passage, so that nothing the item prints is lost."""
    passages: list[Passage] = []
    for head in heads:
        piece = head.number_piece
        whole = Piece(piece.place, 0 if piece.start < 30 else piece.start, len(piece.place.text))
        passages.append(
            Passage(
                role="item_heading",
                heading=found(head.title or head.number, [whole], "minutes.item.heading"),
                text=None,
            )
        )
    for block in blocks:
        heading = (
            found(block.heading.text, [block.heading.piece], "minutes.heading") if block.heading else None
        )
        if block.role == "decision":
            if heading is not None:
                passages.append(Passage(role="decision", heading=heading, text=None))
            continue
        prose = build_prose(block.rows, known)
        text = prose.found(0, len(prose.text), f"minutes.passage.{block.role}") if prose.text else None
        if heading is not None or text is not None:
            passages.append(Passage(role=block.role, heading=heading, text=text))
    return tuple(passages)


def _pages(rows: Sequence[Row], parts: ItemParts) -> tuple[int, int] | None:
    """From the page of the item's heading, its line in the contents apart, to the last page it is on."""
    own = [segment for segment in parts.segments if segment.part != "statements"]
    numbers = [rows[i].page for segment in own for i in (segment.start, segment.end - 1)]
    numbers += [stamp.page for stamp in parts.stamps]
    headed = [rows[head.row].page for head in parts.heads[: parts.printed] if not head.decision]
    return ((headed or [min(numbers)])[0], max(numbers)) if numbers else None


def names_in(block: Block, known: frozenset[str], rule: str) -> tuple[Found[str], ...]:
    """The persons that a label's block lists."""
    if not block.rows:
        return ()
    prose = build_prose(block.rows, known, [True] * len(block.rows))
    return find_names(prose, 0, len(prose.text), rule)
