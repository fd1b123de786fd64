"""How much a numbered line looks like the head of an item, by its dress and what stands around it."""

from collections.abc import Sequence

from parsers.minutes.agenda.head import FOLLOWERS, Head
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.outcomes import find_outcome

# what a line that proposes says, which no group of items is called
PROPOSING = ("indstiller", "anbefaler", "foreslår", "indstilles", "anbefales", "foreslås")


def find_likeness(rows: Sequence[Row], heads: Sequence[Head], opened: bool, bare: bool) -> list[float]:
    """How much each numbered line looks like the head of an item; below 0 for the points of a list.

    opened: the document opens with the head of a meeting, so that items may do without heading words; bare:
    it has no such words at all, so that what was decided stands right under an item.
    """
    scores: list[float] = []
    proposed = False
    for i, head in enumerate(heads):
        goes_on = i > 0 and head.row == heads[i - 1].after and head.order > heads[i - 1].order
        proposed = proposed if goes_on else _is_proposed(rows, head)
        scores.append(-3.0 if proposed else _likeness(rows, heads, i, opened, bare))
    return scores


def _likeness(rows: Sequence[Row], heads: Sequence[Head], i: int, opened: bool, bare: bool) -> float:
    head, row = heads[i], rows[heads[i].row]
    score = -0.4 if head.sure else -1.0
    stop = min(heads[i + 1].row if i + 1 < len(heads) else len(rows), head.after + 4)
    roles = [hit.role for k in range(head.after, stop) if (hit := heading_of(rows[k]))]
    first = heading_of(rows[head.after]) if head.after < len(rows) else None
    followed = first is not None and (first.role in FOLLOWERS or first.role == "minutes_part")
    if followed or any(role in FOLLOWERS for role in roles):
        score += 2.0 if followed else 1.5
    own = find_heading(head.title)
    valued = own is not None and own.rest is not None  # "1. Beslutning: Budget 2030"
    valued = valued or (own is not None and own.role in ("absent", "present") and followed)  # "1. Fraværende"
    if own is not None and own.role not in ("minutes_part", "contents", "closed", "signature") and not valued:
        score -= 3.0
    ruled = bare and not followed and _is_ruled(rows, head, stop)
    followed = followed or ruled
    score += 1.0 if row.bold else 0.0
    score += 1.5 if ruled else 0.0
    score += 1.0 if opened and (row.gap or row.top or row.bold) else 0.0
    score += 0.4 if row.gap or row.top else 0.0
    score -= 1.0 if head.title.endswith(".") and len(head.title) > 12 and not followed else 0.0
    score -= 0.8 if len(head.title) > 110 or head.title.endswith((":", ";")) else 0.0
    return score + (0.4 if head.duration is not None or head.closed else 0.0)


def _is_proposed(rows: Sequence[Row], head: Head) -> bool:
    """Whether a list of what is proposed begins with a line: right under "Forvaltningen indstiller, at"."""
    at = head.row - 1
    above = rows[at].text.lower() if at >= 0 else ""
    if not any([word in above for word in PROPOSING]):
        return False
    hit = heading_of(rows[at])
    asks = above.endswith(":")  # "Forvaltningen indstiller i samråd med direktionen, at Byrådet godkender:"
    return asks or (hit is not None and hit.role == "recommendation" and hit.rest is None)


def _is_ruled(rows: Sequence[Row], head: Head, stop: int) -> bool:
    """Whether the first line under a numbered one says what was decided: "Vedtoges.", "Udsattes."."""
    if head.after >= stop:
        return False
    text = rows[head.after].text
    hit = find_outcome(text) if len(text) < 160 and text.endswith(".") else None
    return hit is not None and not hit.duty and hit.outcome != "other"
