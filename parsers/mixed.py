"""Papers that hold a meeting and proposals: a pack with its annexes, a bundle with minutes behind it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from models.evidence import Found
from models.frozen import dataclass
from models.records import Proposal
from parsers.flow import Flow, Place
from parsers.proposals.split import split_proposals

# both parsers must be this sure that the paper is theirs
LEAST_SURE = 0.45
# so many of the proposals that are found must have a finance table, or they are no proposals
WITH_TABLE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The lines of a document that are of its proposals, and those of its meetings."""

    proposals: Flow
    meetings: Flow


def holds_forms(flow: Flow) -> bool:
    """Whether a document holds proposals on a form, which alone can be parted from a meeting."""
    split = split_proposals(flow)
    return bool(split.stretches) and split.stretches[0].kind == "form"


def part_paper(flow: Flow, meeting_heads: Sequence[Found[Any]]) -> Parts | None:
    """A document that holds forms parted into its proposals and its meetings; None where no meeting is left.

    A proposal goes from the head of its form to the next one, or to where a meeting, as it was read from the
    whole document, has an item or its own head; meeting_heads are what these say.
    """
    heads = _head_lines(flow, meeting_heads)
    inside: set[int] = set()
    for stretch in split_proposals(flow).stretches:
        inside |= set(_until_head(stretch.places, heads))
    if not heads - inside:
        return None
    within = [place for place in flow.places if place.index in inside]
    outside = [place for place in flow.places if place.index not in inside]
    return Parts(proposals=flow.without(outside), meetings=flow.without(within))


def are_proposals(proposals: Sequence[Proposal]) -> bool:
    """Whether what was read as proposals are some: most have a table of their finances."""
    with_table = sum(bool(proposal.tables) for proposal in proposals)
    return with_table > 0 and with_table >= WITH_TABLE * len(proposals)


def _until_head(places: Sequence[Place], heads: frozenset[int]) -> list[int]:
    """The lines of a form, by index, up to the first that is a meeting's."""
    found: list[int] = []
    for place in places:
        if place.index in heads:
            break
        found.append(place.index)
    return found


def _head_lines(flow: Flow, meeting_heads: Sequence[Found[Any]]) -> frozenset[int]:
    """The lines that items begin with, and those of the heads of meetings, by index."""
    starts: dict[int, list[int]] = defaultdict(list)
    for page, at in sorted((span.page, span.start) for head in meeting_heads for span in head.spans):
        starts[page].append(at)
    return frozenset(place.index for place in flow.places if _has_start(place, starts[place.page.number]))


def _has_start(place: Place, starts: Sequence[int]) -> bool:
    """Whether one of some places in the page's text, in order, lies in a line."""
    after = bisect_left(starts, place.line.start)
    return after < len(starts) and starts[after] < place.line.start + len(place.text)
