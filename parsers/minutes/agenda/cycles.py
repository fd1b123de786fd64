"""Items that nothing tells apart but their headings, which come again: Resumé ... Beslutning, Resumé ...

A page saved from a portal whose titles are folded away may have no case numbers either. An item begins where
the headings of an item begin from the first again; the paper of one item alone begins with its title.
"""

from collections.abc import Sequence

from parsers.minutes.agenda.head import CASE, Head, finish_title
from parsers.minutes.agenda.standing import stands_on_all
from parsers.minutes.heads.header import find_header
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.outcomes import find_outcome

# what an item begins with, of which the first two do in every order
FIRST = ("summary", "theme")
OPENERS = frozenset({*FIRST, "case_presentation"})
DECIDES = frozenset({"decision", "recommendation_and_decision"})
LEAST_ITEMS, LONGEST, SHORT = 2, 200, 120
# the label over a title
TITLE = "titel"
# the head of a meeting above its one item has no more lines than these
MOST_ABOVE = 40


def find_cycles(rows: Sequence[Row], known: frozenset[str]) -> list[Head]:
    """The rows where items begin whose headings come again after a decision; none where they do not.

    The paper opens with the head of a meeting that names its day, and all items but the last are decided.
    """
    starts: list[int] = []
    seen: set[str] = set()
    decided = ended = False
    for i, row in enumerate(rows):
        hit = heading_of(row)
        role = hit.role if hit is not None else ""
        again = role in FIRST or role in seen or ended
        if role in OPENERS and (not starts or (decided and again)):
            starts.append(i)
            seen, decided, ended = set(), False, False
        if starts and role:
            seen.add(role)
            ended = ended or (decided and role == "attachments")
            decided = decided or role in DECIDES
    if len(starts) < LEAST_ITEMS or not _has_day(rows, starts[0], known):
        return []
    bare = _bare_titles(rows, starts)
    return [_head(rows, i, number, i in bare) for number, i in enumerate(starts, start=1)]


def _bare_titles(rows: Sequence[Row], starts: Sequence[int]) -> frozenset[int]:
    """Where items begin right under a bare title, if all but the first do: a line apart, no ruling."""
    titled = [i for i in starts if _may_be_title(rows, i - 1) and rows[i].gap > 0]
    titled = [i for i in titled if len(rows[i - 1].text) < SHORT and find_outcome(rows[i - 1].text) is None]
    return frozenset(titled) if set(starts[1:]) <= set(titled) else frozenset()


def find_single(rows: Sequence[Row], known: frozenset[str]) -> list[Head]:
    """The title of a paper that holds one item alone, under the head of its meeting."""
    hits = [(i, hit) for i, row in enumerate(rows) if (hit := heading_of(row)) is not None]
    decided = [i for i, hit in hits if hit.role in DECIDES]
    first = next((i for i, hit in hits if hit.role in OPENERS | DECIDES | {"recommendation"}), None)
    if not decided or first is None or not first:
        return []
    titles = [i for i in range(first) if _may_be_title(rows, i)]
    if not titles or not _has_day(rows, titles[-1], known):
        return []
    at = titles[-1]
    piece = rows[at].piece
    return [finish_title(Head("numbered", "1", rows[at].text, at, at + 1, piece, (piece,), counted=True))]


def find_one_numbered(rows: Sequence[Row], heads: Sequence[Head]) -> list[Head]:
    """The one numbered head of a paper that holds one item of a meeting: its headings follow, one decides.

    An excerpt has the item's number in the whole agenda ("66. Temadag"), and no other item. An item of a few
    words has no heading but that of its decision, which stands right under the title, or is on every agenda.
    Numbers under the one heading of a decision are its points.
    """
    decided = [
        i for i, row in enumerate(rows) if (hit := heading_of(row)) is not None and hit.role in DECIDES
    ]
    heads = [head for head in heads if head.row < decided[0]] if len(decided) == 1 else heads
    numbers = {head.number for head in heads}
    if len(numbers) != 1 or heads[0].decision:
        return []
    below = rows[heads[-1].after :]
    roles = [hit.role for row in below if (hit := heading_of(row)) is not None]
    ruled = bool(roles) and roles[0] in DECIDES and heading_of(below[0]) is not None
    opened = (
        ruled
        or stands_on_all(heads[-1].title)
        or any(role in OPENERS or role == "recommendation" for role in roles)
    )
    if not opened or not DECIDES.intersection(roles) or heads[0].row > MOST_ABOVE:
        return []
    return [heads[-1]]


def opens_paper(rows: Sequence[Row], head: Head) -> bool:
    """Whether a numbered title is the paper's one: an item's heading or its case stands below, none above."""
    for row in rows[: head.row]:
        hit = heading_of(row)
        if hit is not None and hit.role in OPENERS | DECIDES | {"recommendation"}:
            return False
    under = rows[head.after] if head.after < len(rows) else None
    return under is not None and (heading_of(under) is not None or CASE.search(under.text) is not None)


def _has_day(rows: Sequence[Row], stop: int, known: frozenset[str]) -> bool:
    header = find_header(rows, 0, stop, known, True)
    return header is not None and header.day is not None


def _may_be_title(rows: Sequence[Row], i: int) -> bool:
    text = rows[i].text
    stands = (rows[i].gap > 0 or rows[i].bold) and i > 0
    sentence = not text[:1].isupper() or text.endswith((".", ",", ";", ":")) or len(text) > LONGEST
    return stands and not sentence and heading_of(rows[i]) is None


def _head(rows: Sequence[Row], i: int, number: int, bare: bool) -> Head:
    """An item without a title, whose first row is its first heading; or with the one that is labelled so."""
    if i > 1 and rows[i - 2].text.strip(" :").lower() == TITLE and heading_of(rows[i - 1]) is None:
        piece = rows[i - 1].piece
        head = Head("numbered", str(number), rows[i - 1].text, i - 2, i, piece, (piece,), counted=True)
        return finish_title(head)
    if bare:
        piece = rows[i - 1].piece
        head = Head("numbered", str(number), rows[i - 1].text, i - 1, i, piece, (piece,), counted=True)
        return finish_title(head)
    return Head("numbered", str(number), "", i, i, rows[i].piece, (), counted=True)
