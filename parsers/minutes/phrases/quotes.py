"""What somebody is quoted for in a decision: their words, and no vote or ruling of the body."""

import re
from collections.abc import Iterator

QUOTED = re.compile(r"[”“„][^\"”“«»„]{20,2000}[”“]|»[^\"”“«»„]{20,2000}«|\"[^\"]{20,2000}\"")
# who goes on speaking, or is spoken of, after a sentence on what some members thought: "Han ønsker, at ..."
THE_SAME = re.compile(
    r"(?:Han|Hun|Vi|Partiet|Listen|Gruppen|Mindretallet|De(?=\s+(?:ønske|mene|finde|foreslå|bede|henvise|kan\b|kunne|vil\b)))\s+(?=[a-zæøå])"
)


def find_quotes(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where text[start:end] quotes more than a word or two; nothing where its marks do not go together."""
    stop = len(text) if end is None else end
    if not any(mark in text for mark in '"”»“„') or text.count('"', start, stop) % 2:
        return
    for match in QUOTED.finditer(text, start, stop):
        yield match.span()


def goes_on(sentence: str) -> bool:
    """Whether a sentence goes on with those that the one before told of: "Han ønsker, at ..."."""
    return THE_SAME.match(sentence) is not None
