"""What an amount is for: the words after it that say "til ..."."""

import re

# " til nye legepladser", " i 2025 årligt til ...": some words of time may stand before "til"
PURPOSE = re.compile(
    r"""
    ^(?:[\s,)(]|(?:i|fra|og|med)\b|(?:19|20)\d\d(?:[-\u2013](?:19|20)\d\d)?|år(?:ligt|ene|et)?\b|herefter|frem|varigt|netto
      |(?:skal|kan|vil)\b|gå|går\b|bruges\b|anvendes\b|afsættes\b|afsat\b|ekstra|i\salt|fordelt\spå|pr\.)*
    \btil\b:?\s+(?P<purpose>(?:at\s)?[^\W\d_].*?)
    (?=\s+(?:på|i|fra)\s+(?:(?:19|20)\d\d|ca\.|\d)|\s+(?:og|samt)\s+(?:i|fra|herefter|at|der)\b
      |,|;|:|\.(?:\s|$)|\(|\)|$|\s+(?:som|der|hvoraf|heraf|frigives|finansieres|afsættes|svarende)\b
      |\s+og\s*$|\s+(?:årligt|om\såret)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
LONGEST = 160


def find_purpose(after: str) -> tuple[int, int] | None:
    """Where the purpose stands in the text after an amount; None where nothing says it.

    >>> after = " i 2025 til nye legepladser, som skal stå færdige."
    >>> after[slice(*find_purpose(after))]
    'nye legepladser'
    """
    hit = PURPOSE.match(after)
    if hit is None or hit.end("purpose") - hit.start("purpose") > LONGEST:
        return None
    end = hit.start("purpose") + len(hit["purpose"].rstrip(" -–"))
    text = after[hit.start("purpose") : end]
    return None if re.match(r"(?:at\s+)?(?:\d|ca\b)", text) or not text else (hit.start("purpose"), end)
