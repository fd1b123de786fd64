"""How a row ends: whether the one under it goes on with its sentence, is new text, or is its title."""

from collections.abc import Collection, Sequence

from parsers.minutes.paper.rows import Row, is_beside
from parsers.minutes.phrases.headings import find_heading

# how a title may end in a full stop: "Vilkår for udeservering m.m."
SHORTENED = (" m.m.", " mv.", " m.v.", " o.l.", " m.fl.", " mm.")


def runs_on(before: Row, row: Row) -> bool:
    """Whether a row after a blank line of a text goes on with the sentence before: text set double."""
    return row.box is None and row.text[:1].islower() and len(before.text) > 50 and before.text[-1].isalpha()


def had_room(before: Row, row: Row) -> bool:
    """Whether a row's first word had fitted on the row before, as far as this one reaches: it is new text."""
    if before.box is None or row.box is None or not row.text[:1].isupper():
        return False
    letter = (row.box.x1 - row.box.x0) / max(1, len(row.text))
    return before.box.x1 + (len(row.text.split(" ", 1)[0]) + 1) * letter < row.box.x1


def room_left(before: Row, text: str) -> float:
    """How many letters a line of a page has left, were the first word of a text on it; below 0: no room."""
    lines = before.piece.place.page.lines
    if before.box is None:
        return 0.0
    right = max((line.box.x1 for line in lines if line.box is not None and not line.running), default=0.0)
    letter = (before.box.x1 - before.box.x0) / max(1, len(before.text))
    return (right - before.box.x1) / letter - len(text.split(" ", 1)[0]) - 1


def is_over_title(rows: Sequence[Row], i: int, sign: str, roles: Collection[str]) -> bool:
    """Whether the row under a number alone on its line may be the title: "3." over "Budget 2030".

    Without a sign, "3" may be a page's number as well: a heading of one of some roles stands under the title.
    """
    text = rows[i + 1].text
    if is_beside(rows[i].piece, rows[i + 1].piece):  # the number in a column of its own, in larger letters
        return text[:1].isupper() and len(text) < 160 and not text.endswith((".", ";", ","))
    titled = (
        text[:1].isupper()
        and len(text) < 160
        and (not text.endswith((".", ";", ",")) or text.endswith(SHORTENED))
        and not text.isupper()
    )
    if sign or not titled or find_heading(text) is not None:
        return bool(sign) and titled
    under = rows[i + 2].heading if i + 2 < len(rows) else None
    return under is not None and under.role in roles
