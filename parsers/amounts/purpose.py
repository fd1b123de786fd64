"""What an amount is for: the words around it that say "til ...", "for at ..." or "udgiften til ... er"."""

import re
from collections.abc import Sequence
from functools import cache

from parsers.amounts.words import any_of, lists

Place = tuple[int, int]

# where a purpose ends: at a mark, a year, another clause
END = r"""(?=\s+(?:på|i|fra)\s+(?:(?:19|20)\d\d|ca\.|\d)|\s+(?:og|samt)\s+(?:i|fra|herefter|at|der)\b
      |,|;|:|\.(?:\s|$)|\s\d\)|\(|\)|$|\s+(?:som|der|hvoraf|heraf|frigives|finansieres|afsættes|svarende)\b
      |\s+og\s*$|\s+(?:årligt|om\såret)\b)"""
# " i 2025 årligt", " fra puljen": words of time and of where it comes from that may stand before "til"
BETWEEN = r"""(?:[\s,)(]|(?:i|fra|og|med)\b|(?:19|20)\d\d(?:[-\u2013](?:19|20)\d\d)?|år(?:ligt|ene|et)?\b
      |herefter|frem|varigt|netto|(?:skal|kan|vil)\b|gå|går\b|bruges\b|anvendes\b|afsættes\b|afsat\b|ekstra|i\salt|fordelt\spå|pr\.)*"""
# " til nye legepladser", " til: 1) nye legepladser", " fra puljen til nye legepladser"
AFTER = re.compile(
    rf"""^{BETWEEN}(?:fra\s[^\W\d_]+\s)?\btil\b:?\s+(?:1\)\s+)?(?P<purpose>(?:at\s)?[^\W\d_].*?){END}""",
    re.VERBOSE | re.IGNORECASE,
)
# " for at udvikle nye ruter"
IN_ORDER_TO = re.compile(rf"^{BETWEEN}\bfor\s(?P<purpose>at\s[^\W\d_].*?){END}", re.VERBOSE | re.IGNORECASE)
# "Der er brugt 300.000 kr. på cykler"
SPENT = re.compile(r"\b(?:brug|anvend)(?:es?|t|er|te)?\b[^.;:]*$", re.IGNORECASE)
SPENT_ON = re.compile(rf"^\s(?:årligt\s)?på\s(?P<purpose>[^\W\d_].*?){END}", re.VERBOSE | re.IGNORECASE)
# "Nye legepladser: i alt 300 t.kr.": the label of a line
LABEL = re.compile(
    r"^\W*(?P<purpose>[^\W\d_][^.:;?!]{3,80}):\s*(?:i\salt|samlet|ca\.|på)?\s*$", re.IGNORECASE
)
# between two amounts that are for the same: "3 mio. kr. i 2024 og herefter 2 mio. kr. årligt til ..."
JOINED = re.compile(
    r"^(?:[\s,]|(?:i|år|fra|og|med|samt|herefter|derefter|frem|stigende|faldende|til|ca\.|årligt|op)\b|(?:19|20)\d\d)*$",
    re.IGNORECASE,
)
LONGEST = 160


@cache
def _before() -> re.Pattern[str]:
    """What stands right before: "Udgiften til nye legepladser er på", "penge til lys, svarende til"."""
    words = lists()["purpose"]
    return re.compile(
        rf"""\b[^\W\d_]*(?:{any_of(words["heads"])})[^\W\d_]*\s(?:til|af)\s(?P<purpose>[^\W\d_][^.;:()\d]*?)
        (?:\stil\sen\s(?:\S+\s)?pris(?=\spå))?(?:\s*\(|,?\s(?:{any_of(words["links"])}))(?:\s(?:{any_of(words["fillers"])}))*\s*$""",
        re.VERBOSE | re.IGNORECASE,
    )


def find_purposes(sentence: str, spots: Sequence[Place]) -> list[Place | None]:
    """Where the purpose of each amount stands in its sentence; None where nothing says it.

    spots are the places of the amounts. Amounts that are joined share the purpose of the last.

    >>> sentence = "Der afsættes 3 mio. kr. i 2025 til nye legepladser, som skal stå færdige."
    >>> [sentence[slice(*place)] for place in find_purposes(sentence, [(13, 23)])]
    ['nye legepladser']
    """
    found: list[Place | None] = []
    for at, (start, end) in enumerate(spots):
        left = spots[at - 1][1] if at else 0
        right = spots[at + 1][0] if at + 1 < len(spots) else len(sentence)
        found.append(_after(sentence, end, right, sentence[left:start]) or _ahead(sentence, left, start))
    for at in reversed(range(len(found) - 1)):
        gap = sentence[spots[at][1] : spots[at + 1][0]]
        following = found[at + 1]
        if found[at] is None and following and following[0] > spots[at + 1][1] and JOINED.match(gap):
            found[at] = following
    return found


def _after(sentence: str, end: int, right: int, before: str) -> Place | None:
    """The purpose in the words after an amount."""
    after = sentence[end:right]
    hit = AFTER.match(after) or IN_ORDER_TO.match(after)
    if hit is None and SPENT.search(before):
        hit = SPENT_ON.match(after)
    return None if hit is None else _place(hit, end)


def _ahead(sentence: str, left: int, start: int) -> Place | None:
    """The purpose in the words before an amount, or the label that it stands after."""
    before = sentence[left:start]
    hit = _before().search(before) or (LABEL.match(before) if not left else None)
    return None if hit is None else _place(hit, left)


def _place(hit: re.Match[str], offset: int) -> Place | None:
    """Where a purpose stands in the sentence; None for a number and for what is too long to be one."""
    text = hit["purpose"].rstrip(" -–")
    if not text or len(text) > LONGEST or re.match(r"(?:at\s+)?(?:\d|ca\b)", text):
        return None
    start = offset + hit.start("purpose")
    return start, start + len(text)
