"""What the columns of an agenda set as a table hold: by the words over them, and by the numbers in them."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from models.page import Cell
from parsers.lexicons import load_lexicon
from parsers.minutes.phrases.headings import alone_words
from parsers.text import key

# "3. Budget", "Punkt 3", "7a Budget"
ITEM_START = re.compile(
    r"^(?:(?:punkt|pkt|sag)\.?\s*(?:nr\.?\s*)?)?(?P<number>\d{1,3})[a-z]?\s*[.:)]?(?:\s|$)", re.IGNORECASE
)
# so many cells of a column must count on; roles that a heading word over a column may have
LEAST_COUNTED = 3
TEXT_ROLES = frozenset({"summary", "case_presentation", "recommendation", "decision", "attachments"})


@cache
def _column_words() -> dict[str, str]:
    lists = load_lexicon("headings")["columns"]
    return {key(word): role for role, words in lists.items() for word in words}


def find_column_role(text: str) -> str:
    """What a column holds by its head: "Referat og beslutning" is what was decided; "" for words unknown."""
    words = key(text)
    role = _column_words().get(words) or ""
    if role or not words:
        return role
    parts = {_column_words().get(word, "") for word in words.split() if word not in ("og", "samt")}
    if parts and "" not in parts:
        return next((role for role in ("decision", "said") if role in parts), sorted(parts)[0])
    alone = alone_words().get(words)
    return alone if alone in TEXT_ROLES else ""


def tell_by_numbers(roles: list[str], below: Sequence[Sequence[Cell | None]]) -> None:
    """Give the columns that no list knows their roles where one of them counts the items.

    Beside a column of what was said or decided, the one whose cells count on is the subjects', and what
    stands in the others is text of the items.
    """
    counts = [c for c in range(len(roles)) if roles[c] in ("", "subject") and _counts_on(below, c)]
    if not counts or not {"decision", "said"} & set(roles) or ("subject" in roles and roles[counts[0]] == ""):
        return
    roles[counts[0]] = "subject"
    roles[:] = [role or "other" for role in roles]


def _counts_on(below: Sequence[Sequence[Cell | None]], column: int) -> bool:
    """Whether the cells of a column begin with numbers that go up one at a time, three or more of them."""
    numbers = [number for row in below if (cell := row[column]) and (number := find_number(cell.text))]
    return len(numbers) >= LEAST_COUNTED and all(b == a + 1 for a, b in pairwise(numbers))


def find_number(text: str) -> int:
    """The number that an item's subject starts with; 0 for none."""
    match = ITEM_START.match(text)
    return int(match["number"]) if match else 0
