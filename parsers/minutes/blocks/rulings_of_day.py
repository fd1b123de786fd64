"""The decision of an item that has no heading of the usual words: "Byrådet den 3. maj 2020:", "Referat:"."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from parsers.dates import find_dates
from parsers.minutes.blocks.cut import ATTENDANCE, Block
from parsers.minutes.phrases.outcomes import find_outcome

# "(Teknik- og Miljøudvalget)", "(Stillet af Venstre)": whose proposal it is, on a line of its own below it
PROPOSER = re.compile(r"\([A-ZÆØÅ][^()]{3,120}\)$")
# "Indstillingen blev godkendt med 38 stemmer imod 14.", "Medlemsforslaget tiltrådtes."
RULED = re.compile(
    r"(?:[A-ZÆØÅ][\wæøå]+s\s+)?(?:[Ii]ndstillingen|[A-ZÆØÅ]?[a-zæøå]*[Ff]orslaget|[Ss]agen|[Pp]unktet)\s+"
    r"(?:(?:blev|er)\s+(?:herefter\s+|enstemmigt\s+)?[a-zæøå]+t\b|[a-zæøå]{4,}(?:dtes|oges|attes|ndes)\b)"
)


def mark_rulings_of_day(blocks: Sequence[Block], met: date | None) -> None:
    """Make "Kommunalbestyrelsen den 20. august 2020:" the heading of a decision, if the meeting was that day.

    What other bodies said before, in the same form, are decisions with it. Nothing is done in an item that
    has a heading for its decision.
    """
    said = [block for block in blocks if _says_before(block)]
    if met is None or not said or any(block.role == "decision" for block in blocks):
        return
    if not any(_day_of(block) == met for block in said):
        return
    for block in said:
        block.role = "decision"
    for before, block in pairwise(blocks):
        if before.role == "decision" and block.role in ATTENDANCE and block.heading is not None:
            _take_in(block, before)


def _take_in(label: Block, ruling: Block) -> None:
    """Make a label that says who was away a part of the decision it stands in."""
    if label.heading is None:
        return
    own = label.heading.piece.place.index
    label.rows = [label.heading, *(row for row in label.rows if row.piece.place.index != own)]
    label.role, label.heading, label.hit = "decision", None, ruling.hit


def mark_rulings_as_minutes(blocks: Sequence[Block]) -> None:
    """Make "Referat:" the heading of a decision in an item that has no other, where a ruling follows."""
    if any(block.role == "decision" for block in blocks):
        return
    for block in blocks:
        if block.role != "minutes_part" or block.in_memo or not block.rows or block.heading is None:
            continue
        hit = find_outcome(block.rows[0].text) if block.heading.text.rstrip().endswith(":") else None
        if hit is not None and not hit.duty:
            block.role = "decision"


def part_rulings_from_proposals(blocks: list[Block]) -> None:
    """Part what was decided from the proposal it stands under without a heading of its own.

    Old protocols print the proposal, whose it is in brackets, and then "Indstillingen blev godkendt". What is
    printed behind the brackets is decided; without them it begins with the ruling. Nothing is done in an
    item that has a heading for its decision.
    """
    if any(block.role == "decision" for block in blocks):
        return
    proposals = [block for block in blocks if block.role == "recommendation" and not block.in_memo]
    if not proposals:
        return
    last = proposals[-1]
    ruled = next((i for i, row in enumerate(last.rows) if i and _rules(row.text)), None)
    if ruled is None:
        return
    signed = [i for i in range(1, ruled) if PROPOSER.match(last.rows[i].text)]
    start = signed[-1] + 1 if signed else ruled
    decided = Block("decision", None, None, False, rows=last.rows[start:])
    whose = [Block("text", None, None, False, rows=last.rows[signed[-1] : start])] if signed else []
    del last.rows[(signed[-1] if signed else ruled) :]
    at = next(i for i, block in enumerate(blocks) if block is last)
    blocks[at + 1 : at + 1] = [*whose, decided]


def _rules(text: str) -> bool:
    hit = find_outcome(text) if RULED.match(text) else None
    return hit is not None and not hit.duty


def _says_before(block: Block) -> bool:
    """Whether a block is headed by a body and a day: "Økonomiudvalget, 12. august 2020:"."""
    hit = block.hit
    return block.role == "history" and hit is not None and hit.body is not None and hit.date is not None


def _day_of(block: Block) -> date | None:
    if block.heading is None or block.hit is None or block.hit.date is None:
        return None
    hits = find_dates(block.heading.text[slice(*block.hit.date)])
    return hits[0].value if hits else None
