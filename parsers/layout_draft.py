"""What a first hint on a layout can say, from one paper that has it: its headings that no list knows."""

import re
from collections import Counter
from collections.abc import Sequence

from models.frozen import dataclass
from parsers.flow import Flow
from parsers.minutes.agenda.learned import LISTED, LONGEST, MOST_WORDS
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.parser import read_items
from parsers.text import key

# "Løbenr.: 25/118", "Udeblevne: Ole Friis": a word or two before a colon and a value
LABEL = re.compile(r"^(?P<word>[^\W\d][^\W\d]*\.?(?: [^\W\d]+\.?){0,2})\s?:\s+\S")
# so many are shown at the most, those that come most often
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A line that may be a heading of the layout, or a label before a colon, and how often it stands there.

    role is what its repetition tells it to be ("decision"), None where a person has to say.
    """

    text: str
    times: int
    label: bool
    role: str | None


def find_own_words(flow: Flow) -> tuple[OwnWord, ...]:
    """The headings and labels that no list knows: those with a role first, then the most frequent."""
    sheets, runs = read_items(flow)
    titles = {i for run in runs for head in run.heads for i in range(head.top, head.after)}
    counts: Counter[tuple[str, bool, str | None]] = Counter()
    printed: dict[str, str] = {}
    for i, row in enumerate(sheets.rows):
        if i in titles or row.heading is not None:
            continue
        learned = heading_of(row)
        label = LABEL.match(row.text)
        if label is None and learned is None and not _may_head(sheets.rows, i):
            continue
        text = label["word"] if label else row.text.rstrip(" :")
        printed.setdefault(key(text), text)
        counts[key(text), label is not None, learned.role if learned else None] += 1
    found = [OwnWord(printed[words], times, label, role) for (words, label, role), times in counts.items()]
    found.sort(key=lambda own: (own.role is None, -own.times))
    return tuple(found[:MOST_SHOWN])


def _may_head(rows: Sequence[Row], i: int) -> bool:
    """Whether a line may be a heading: short, no sentence, with text under it that is none itself."""
    text = rows[i].text
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS or LISTED.match(text):
        return False
    if not text[:1].isupper() or text.endswith((".", ",", ";", "-")) or i + 1 >= len(rows):
        return False
    return len(rows[i + 1].text) > len(text) and rows[i + 1].page == rows[i].page
