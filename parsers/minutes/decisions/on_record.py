"""What members had put on record to an item, where a paper gathers it behind its last item."""

import re
from collections.abc import Sequence

from models.records import Passage
from models.records_rulings import Statement
from parsers.minutes.agenda.statements import opens_statement, said_behind
from parsers.minutes.paper.prose import build_prose
from parsers.minutes.paper.rows import Row
from parsers.minutes.voting.voters import are_voters, find_voters
from parsers.minutes.voting.words import VOTERS

# "Karen Holm (A) ønsker ...", "V og O: ..."
BY = re.compile(rf"(?P<by>{VOTERS})(?=:|,?\s+[a-zæøå])")


def build_on_record(
    rows: Sequence[Row], title: str, known: frozenset[str]
) -> tuple[Passage, tuple[Statement, ...]]:
    """The rows of a statement to an item, and the statement; none where only the item is named.

    The first rows say that statements follow and to which item: "Protokoltilførsler", "Ad punkt 2: ...".
    """
    at = 0 if opens_statement(rows[0].text) else 1
    prose = build_prose(rows[at:], known)
    behind = said_behind(rows[at].text, title)
    start = len(rows[at].text) if behind is None else behind
    head = build_prose(rows[: at + 1], known)
    end = len(head.text) - len(rows[at].text) + start
    heading = head.found(0, end, "minutes.heading")
    text = prose.found(start, len(prose.text), "minutes.statement.note")
    if not text.value:
        return Passage(role="statements", heading=heading, text=None), ()
    by = BY.match(text.value)
    first = prose.text.index(text.value, start)
    voters = find_voters(prose, first, first + by.end("by")) if by and are_voters(by["by"]) else []
    note = Statement(kind="note", text=text, by=tuple(voters))
    return Passage(role="statements", heading=heading, text=text), (note,)
