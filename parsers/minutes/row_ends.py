"""How a row ends: whether the one under it goes on with its sentence, or is new text."""

from parsers.minutes.rows import Row


def runs_on(before: Row, row: Row) -> bool:
    """Whether a row after a blank line of a text goes on with the sentence before: text set double."""
    return row.box is None and row.text[:1].islower() and len(before.text) > 50 and before.text[-1].isalpha()


def had_room(before: Row, row: Row) -> bool:
    """Whether a row's first word had fitted on the row before, as far as this one reaches: it is new text."""
    if before.box is None or row.box is None or not row.text[:1].isupper():
        return False
    letter = (row.box.x1 - row.box.x0) / max(1, len(row.text))
    return before.box.x1 + (len(row.text.split(" ", 1)[0]) + 1) * letter < row.box.x1
