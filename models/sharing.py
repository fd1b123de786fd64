"""Equal values of a document kept once.

A position comes again and again: in the margin that lines begin at, in the rule that parts two columns. So do
labels of forms, and small sums. Each an object of its own, those of a pack of 3,000 pages take 100 MB.
"""

from collections.abc import Callable
from typing import TypeVar

from models.page import Box, Page

T = TypeVar("T")
# The first pages are left as they are: most files have no more, and sharing costs a fortieth of an import.
FEW_PAGES = 100


class Same(dict[T, T]):
    """Values of one type: asked for one, it gives the first equal one that it was asked for."""

    def __missing__(self, value: T) -> T:
        """The value itself, from now on; zero is not kept, as there are two of it."""
        if value:
            self[value] = value
        return value


class Shared:
    """What the pages of one document have in common so far: texts, places in text, and lengths."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.texts: Same[str] = Same()
        self.starts: Same[int] = Same()
        self.lengths: Same[float] = Same()


def share_values(page: Page, shared: Shared) -> Page:
    """The same page, whose texts, positions and sizes are the very objects of the pages before where equal.

    The first FEW_PAGES are left as they are. Done in place, as nothing that can be seen of the page changes;
    new lines and cells would cost a fiftieth of the time of reading.
    """
    if page.number <= FEW_PAGES:
        return page
    length, text, start = shared.lengths.__getitem__, shared.texts.__getitem__, shared.starts.__getitem__
    for line in page.lines:
        _set(line, "text", text(line.text))
        _set(line, "start", start(line.start))
        _set(line, "word_x", tuple(map(length, line.word_x)))
        if line.size is not None:
            _set(line, "size", length(line.size))
        _share_box(line.box, length)
    for table in page.tables:
        for cell in table.cells:
            _set(cell, "text", text(cell.text))
            _share_box(cell.box, length)
    return page


def _share_box(box: Box | None, length: Callable[[float], float]) -> None:
    if box is not None:
        _set(box, "x0", length(box.x0))
        _set(box, "top", length(box.top))
        _set(box, "x1", length(box.x1))
        _set(box, "bottom", length(box.bottom))


# a frozen object, from outside
_set = object.__setattr__
