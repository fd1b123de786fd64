"""When items are taken, at the ends of their titles: "Velkomst (kl. 8.30-8.35)", "Økonomi kl. 8.35-9.00".

Opening hours end a title too. They are told apart by the others: several items have hours, and these run on.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.evidence import Found
from parsers.flow import Piece, found
from parsers.minutes.agenda.head import Head, finish_title

HOUR = r"\d{1,2}[.:]\d{2}"
HOURS = rf"{HOUR}\s*[-–—]\s*{HOUR}"
TITLE_SLOT = re.compile(
    rf"\s*[,–-]?\s*(?:\(\s*(?:kl\.?\s*)?(?P<aside>{HOURS})\s*\)|\bkl\.?\s*(?P<plain>{HOURS}))$", re.IGNORECASE
)
# so many items have hours
LEAST = 2


def part_slots(items: Sequence[list[Head]]) -> list[Found[str] | None]:
    """When each item is taken, by its heads in order of their numbers, whose titles lose it."""
    slots = [_find_slot(heads) for heads in items]
    told = [slot for slot in slots if slot is not None]
    if len(told) < LEAST or not _run_on([slot.value for slot in told]):
        return [None] * len(items)
    for heads, slot in zip(items, slots, strict=True):
        if slot is not None:
            heads[:] = [finish_title(replace(head, title=_without_slot(head.title))) for head in heads]
    return slots


def _find_slot(heads: Sequence[Head]) -> Found[str] | None:
    for head in heads:
        piece = head.title_pieces[-1] if head.title_pieces else None
        told = (
            TITLE_SLOT.search(piece.text) if piece is not None and piece.text[-1:] in ")0123456789" else None
        )
        if piece is not None and told is not None:
            start, end = told.span("aside" if told["aside"] else "plain")
            at = Piece(piece.place, piece.start + start, piece.start + end)
            return found(piece.text[start:end], [at], "minutes.item.slot_in_title")
    return None


def _run_on(slots: Sequence[str]) -> bool:
    """Whether each of the hours begins when the one before is over or later, and some right then."""
    spans = [[_minutes(hour) for hour in re.findall(HOUR, slot)] for slot in slots]
    return (
        all(span[0] < span[1] for span in spans)
        and all(before[1] <= after[0] for before, after in pairwise(spans))
        and any(before[1] == after[0] for before, after in pairwise(spans))
    )


def _minutes(hour: str) -> int:
    hours, minutes = re.split("[.:]", hour)
    return 60 * int(hours) + int(minutes)


def _without_slot(title: str) -> str:
    slot = TITLE_SLOT.search(title) if title[-1:] in ")0123456789" else None
    return title[: slot.start()] if slot is not None and slot.start() > 0 else title
