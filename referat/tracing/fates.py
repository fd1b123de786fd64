"""What became of every proposal, in short: found some at a time, so that any archive can be told."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from referat.tracing.graph import find_fate, load_near

# How many proposals are looked at together: the links of so many are held at once.
TOGETHER = 100
CODES = "SELECT code FROM search_entry WHERE kind = 'proposal' ORDER BY id"


@dataclass(frozen=True, slots=True)
class ShortFate:
    """What became of a proposal, what says so (Danish), and the day that it was decided."""

    status: str
    because: str
    decided: datetime.date | None


def find_short_fates(connection: Connection) -> Iterator[tuple[str, ShortFate]]:
    """The code of every proposal with what became of it, by the links as they are now."""
    codes = list(connection.execute(text(CODES)).scalars())
    for first in range(0, len(codes), TOGETHER):
        some = codes[first : first + TOGETHER]
        graph = load_near(connection, some)
        for code in some:
            if code in graph.nodes:
                fate = find_fate(connection, graph, graph.nodes[code])
                yield code, ShortFate(fate.status, fate.because, fate.decided)
