"""Sentences of a decision that tell what was decided on another day: "Byrådet vedtog den 3. marts planen"."""

import re
from datetime import date

from parsers.dates import find_dates

# what a body did then, right before the day: "vedtog den 3. marts", "henviste sagen den 3. marts"
DID = re.compile(
    r"\b(?:godkendte|vedtog|besluttede|anbefalede|henviste|udsatte|tiltrådte|behandlede|drøftede|forelagdes"
    r"|indstillede|afviste|forkastede|oversendte|bevilgede|frigav)\s+(?:\w+\s+){0,3}?(?:den\s+|d\.\s*)?$",
    re.IGNORECASE,
)
# the same with the meeting first: "Sagen blev på mødet den 3. marts", "På mødet den 3. marts blev"
AT_MEETING = re.compile(
    r"(?:\b(?:blev|er|var)\b.{0,40}|^)\b(?:på|i|ved)\s+(?:\w+\s+){0,3}?\w*mød\w*\s+(?:den\s+|d\.\s*)?$",
    re.IGNORECASE,
)
BEFORE = re.compile(r"\bhar\s+tidligere\b", re.IGNORECASE)


def is_retold(sentence: str, day: date | None) -> bool:
    """Whether a sentence only tells what came of a matter before the meeting of `day`.

    is_retold("Byrådet vedtog den 3. marts 2030 planen.", date(2030, 5, 1)) is true, on the day itself false.
    """
    if BEFORE.search(sentence):
        return True
    if day is None:
        return False
    for hit in find_dates(sentence):
        told = sentence[: hit.start]
        if hit.value is not None and hit.value < day and (DID.search(told) or AT_MEETING.search(told)):
            return True
    return False
