"""A paragraph to its sentences: the points of "kr.", "mio.", "ca." and of numbers end none."""

import re
from itertools import pairwise

# ". Der", "? ", "; •": the end of a sentence and what begins the next
END = re.compile(r"(?P<point>[.!?])(?P<close>[)\"»”']?)\s+(?=[\"«(„”]?[A-ZÆØÅ0-9•–-])")
ITEM = re.compile(r"\s(?=[•▪◦]\s)")
# what stands before the point of a shortened word that may stand before a capital or a number
SHORTENED = re.compile(
    r"(?:\b(?:mio|mia|mill|ca|pr|nr|jf|inkl|ekskl|bl\.a|f\.eks|fx|maks|max|min|hhv|evt|kap|stk|tlf|d|s|t|pkt|kl|st|dvs|vedr"
    r"|t\.o\.m|f\.o\.m|p\.t|pct|mv|m\.v|mm|m\.m|afd|art|gns|ift|ifm|udg|samt|tabel)|(?<!\d\d)\d)$",
    re.IGNORECASE,
)
KRONER = re.compile(r"\bkr$", re.IGNORECASE)


def find_sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends, without the space between them."""
    cuts = sorted(
        {*(m.end() for m in END.finditer(text) if _ends(text, m)), *(m.end() for m in ITEM.finditer(text))}
    )
    edges = [0, *cuts, len(text)]
    spans = []
    for start, end in pairwise(edges):
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        if piece.strip():
            spans.append((left, left + len(piece.strip())))
    return spans


def _ends(text: str, end: re.Match[str]) -> bool:
    """Whether a point ends a sentence; that of "kr." does so before a capital, not before a number."""
    if end["point"] != "." or end["close"]:
        return True
    before = text[max(0, end.start() - 12) : end.start()]
    following = text[end.end() : end.end() + 1]
    if KRONER.search(before):
        return following.isalpha()
    return SHORTENED.search(before) is None and not (following.isdigit() and before[-1:].isdigit())
