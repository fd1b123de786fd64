"""What labels and columns say of an item: its case, who has it, when it is taken, what is to be done."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.evidence import Found
from models.records import AgendaItem, FollowUp
from parsers.dates import find_dates
from parsers.flow import found
from parsers.minutes.agenda.head import CASE, DURATION, Head
from parsers.minutes.agenda.title_slots import HOURS
from parsers.minutes.blocks.cut import Block
from parsers.minutes.decisions.follow_ups import build_follow_ups
from parsers.minutes.decisions.of_item import cut
from parsers.minutes.decisions.points import find_sentences
from parsers.minutes.paper.prose import build_prose
from parsers.minutes.paper.rows import Row

# "15/34881", "(15/34881)", "Åbent - 2019/003114"
CASE_ALONE = re.compile(
    rf"^(?:(?:åbent?|lukket)\s*[-–:]?\s+|[A-ZÆØÅ]{{2,8}}\s*/\s*)?[(\[]?(?P<case>{CASE.pattern})[)\]]?$",
    re.IGNORECASE,
)
# "16.10 – 16.25 (15 min.)", "kl. 9.00-9.20"
SLOT = re.compile(rf"(?P<slot>{HOURS})")
# the rule of what columns of names and deadlines say
COLUMN = "minutes.follow_up.column"
MINUTES = re.compile(r"(?P<minutes>\d{1,3})\s*min", re.IGNORECASE)


def find_tasks(item: AgendaItem, blocks: Sequence[Block], known: frozenset[str]) -> tuple[FollowUp, ...]:
    """What a table's columns of names and deadlines say is to be done about the decision beside them."""
    owners = [i for i, block in enumerate(blocks) if block.role == "task_owner" and block.rows]
    if not owners or item.decision_text is None:
        return ()
    if len(owners) == 1:
        text = item.decision_text
        return _task(replace(text, value=text.value.rsplit("\n", 1)[-1], rule=COLUMN), blocks, known)
    told: list[FollowUp] = []
    for start, end in pairwise([*owners, len(blocks)]):
        decided = next((block for block in reversed(blocks[:start]) if block.role == "decision"), None)
        if decided is not None and decided.rows:
            prose = build_prose(decided.rows, known)
            told += _task(prose.found(0, len(prose.text), COLUMN), blocks[start:end], known)
    return tuple(told)


def _task(text: Found[str], blocks: Sequence[Block], known: frozenset[str]) -> tuple[FollowUp, ...]:
    """The follow-up whose name and day these blocks hold."""
    owner, deadline = find_label(blocks, "task_owner", known), find_label(blocks, "task_deadline", known)
    if owner is None:
        return ()
    if deadline is None:
        owner, deadline = _owner_and_day(blocks, known) or (owner, None)
    return (FollowUp(responsible=owner, text=text, deadline=deadline),)


def _owner_and_day(blocks: Sequence[Block], known: frozenset[str]) -> tuple[Found[str], Found[str]] | None:
    """Who and by when, where one column says both: "Karen Holm, 1. december"."""
    rows = next(block.rows for block in blocks if block.role == "task_owner" and block.rows)
    prose = build_prose([Row(row.piece, 0, False) for row in rows], known)
    days = [hit for hit in find_dates(prose.text) if hit.end >= len(prose.text.rstrip("."))]
    lead = re.match(r"[^\d,;]{2,60}(?=[,;]\s)", prose.text) if days else None
    if lead is None or days[0].start < lead.end():
        return None
    who = prose.found(0, lead.end(), "minutes.item.task_owner")
    return who, prose.found(days[0].start, days[0].end, "minutes.item.task_deadline")


def find_told_beside(blocks: Sequence[Block], known: frozenset[str]) -> tuple[FollowUp, ...]:
    """What a table's column of things to do says, beside what was decided."""
    told: list[FollowUp] = []
    for block in blocks:
        if block.role == "follow_up" and block.hit is not None and block.hit.inside:
            prose = build_prose(block.rows, known)
            told += build_follow_ups(prose, find_sentences(prose.text, 0, len(prose.text)))
    return tuple(told)


def find_duration(heads: Sequence[Head], blocks: Sequence[Block]) -> Found[int] | None:
    """How many minutes an item takes, by its heading or the label of its time."""
    for head in heads:
        if head.duration is not None:
            timed = [p for p in head.title_pieces if DURATION.search(p.text) or MINUTES.search(p.text)]
            return found(head.duration, timed or head.title_pieces, "minutes.item.duration")
    for block in blocks:
        if block.role == "slot" and block.rows and not block.in_memo:
            for row in block.rows:
                if match := MINUTES.search(row.text):
                    return found(int(match["minutes"]), [cut(row, *match.span())], "minutes.item.slot")
    return None


def find_case_number(blocks: Sequence[Block]) -> Found[str] | None:
    """The number of an item's case, at its label or alone among the first rows."""
    for block in blocks:
        if block.role == "case_number" and block.rows:
            row = block.rows[0]
            match = CASE.search(row.text) or re.match(r"[\w./-]*\d[\w./-]*", row.text)
            if match:
                return found(match[0].rstrip("."), [cut(row, *match.span())], "minutes.item.case_number")
    for block in blocks[:2]:  # the first may be what stands above the heading
        for row in block.rows[:2]:
            whole = CASE_ALONE.match(row.text)
            if whole and block.role == "text":
                piece = cut(row, *whole.span("case"))
                return found(whole["case"], [piece], "minutes.item.case_number_alone")
    return None


def find_case_in_heading(heads: Sequence[Head]) -> Found[str] | None:
    """The case number that an item's heading ends with in brackets."""
    for head in heads:
        if head.case_number is not None:
            shown = [piece for piece in head.title_pieces if head.case_number in piece.text]
            return found(head.case_number, shown or head.title_pieces, "minutes.item.case_number_in_title")
    return None


def find_label(blocks: Sequence[Block], role: str, known: frozenset[str]) -> Found[str] | None:
    """What the first label of a role says."""
    for block in blocks:
        if block.role == role and block.rows:
            prose = build_prose([Row(row.piece, 0, False) for row in block.rows], known)
            if prose.text.strip(" .-"):
                return prose.found(0, len(prose.text), f"minutes.item.{role}")
    return None


def find_time_slot(blocks: Sequence[Block]) -> Found[str] | None:
    """From when to when an item is taken, at a label."""
    for block in blocks:
        if block.role == "slot" and block.rows:
            prose = build_prose([Row(row.piece, 0, False) for row in block.rows], frozenset())
            if match := SLOT.search(prose.text):
                return prose.found(*match.span("slot"), "minutes.item.slot")
    return None
