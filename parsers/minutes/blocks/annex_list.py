"""The list at the end of a paper that names the annexes of all its items, under the heading of each again."""

from collections.abc import Iterator, Sequence

from parsers.minutes.agenda.head import BARE, NUMBERED, WORDED, Head
from parsers.minutes.agenda.likeness import alike
from parsers.minutes.paper.rows import Row


def find_annex_list(
    rows: Sequence[Row], heads: Sequence[Head], ends: Sequence[int]
) -> Iterator[tuple[int, str | None]]:
    """The rows of such a list that begin it (None) and that name an item again (its number).

    heads are those of the meeting, in order; ends are the rows at which something else begins. A list of
    the last item alone, or of no item by name, is that item's own.
    """
    if len(heads) < 2:
        return
    last = heads[-1]
    stop = min(end for end in ends if end > last.row)
    for i in range(last.after, stop - 1):
        opens = rows[i].heading
        if opens is None or opens.role != "attachments" or opens.rest is not None:
            continue
        named = [(k, number) for k in range(i + 1, stop) if (number := _named(rows[k].text, heads))]
        if named and named[0][0] == i + 1 and (len(named) > 1 or named[0][1] != last.number):
            yield i, None
            yield from named
            return


def _named(text: str, heads: Sequence[Head]) -> str | None:
    """The number of the item whose heading a line prints: its number and its title."""
    match = NUMBERED.match(text) or WORDED.match(text) or BARE.match(text)
    if match is None:
        return None
    same = (h for h in heads if h.printed == match["number"] and h.title and alike(h.title, match["title"]))
    return next((head.number for head in same), None)
